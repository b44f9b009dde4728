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

pub(super) fn touch(c: &mut Connection, hash: &[u8], now: Timestamp) -> Result<()> {
    diesel::update(s::table.find(hash)).set(s::seen_at.eq(now)).execute(c)?;
    Ok(())
}

pub(super) fn remove(c: &mut Connection, hash: &[u8]) -> Result<()> {
    diesel::delete(s::table.find(hash)).execute(c)?;
    Ok(())
}
