//! Rows of sessions.

use diesel::prelude::*;

use crate::basics::{Id, Timestamp};
use crate::db::schema::sessions as s;
use crate::db::{Connection, Result};

pub(super) fn add(c: &mut Connection, hash: &[u8], account: Id, now: Timestamp) -> Result<()> {
    diesel::insert_into(s::table)
        .values((s::id_hash.eq(hash), s::account_id.eq(account), s::created_at.eq(now), s::seen_at.eq(now)))
        .execute(c)?;
    Ok(())
}

pub(super) fn find(c: &mut Connection, hash: &[u8]) -> Result<Option<(Id, Timestamp, Timestamp)>> {
    Ok(s::table.find(hash).select((s::account_id, s::created_at, s::seen_at)).first(c).optional()?)
}

/// Start and last use of the sessions of an account that may still be open, and whether each is the one of `own`; last used first.
pub(super) fn of_account(c: &mut Connection, account: Id, own: &[u8], oldest: Timestamp) -> Result<Vec<(Timestamp, Timestamp, bool)>> {
    let rows: Vec<(Vec<u8>, Timestamp, Timestamp)> = s::table
        .filter(s::account_id.eq(account))
        .filter(s::created_at.gt(oldest))
        .order(s::seen_at.desc())
        .select((s::id_hash, s::created_at, s::seen_at))
        .load(c)?;
    Ok(rows.into_iter().map(|(hash, created_at, seen_at)| (created_at, seen_at, hash == own)).collect())
}

pub(super) fn touch(c: &mut Connection, hash: &[u8], now: Timestamp) -> Result<()> {
    diesel::update(s::table.find(hash)).set(s::seen_at.eq(now)).execute(c)?;
    Ok(())
}

pub(super) fn remove(c: &mut Connection, hash: &[u8]) -> Result<()> {
    diesel::delete(s::table.find(hash)).execute(c)?;
    Ok(())
}
