//! Rows of passkeys and of what browsers were asked to sign.

use diesel::prelude::*;

use super::Passkey;
use crate::basics::{Id, Timestamp};
use crate::db::schema::{passkey_challenges as ch, passkeys as p};
use crate::db::{Connection, Result, on_db};

pub(super) fn of_account(c: &mut Connection, account: Id) -> Result<Vec<Passkey>> {
    Ok(p::table.filter(p::account_id.eq(account)).order((p::created_at, p::id)).load(c)?)
}

/// Adds a passkey; `false` when an account has this credential already.
pub(super) fn add(c: &mut Connection, new: &Passkey) -> Result<bool> {
    let row = (
        p::id.eq(new.id),
        p::account_id.eq(new.account_id),
        p::name.eq(&new.name),
        p::credential.eq(&new.credential),
        p::created_at.eq(new.created_at),
    );
    let added = on_db!(c, c => diesel::insert_into(p::table).values(row).on_conflict(p::id).do_nothing().execute(c))?;
    Ok(added == 1)
}

pub(super) fn set_used(c: &mut Connection, id: Id, credential: &str, now: Timestamp) -> Result<()> {
    diesel::update(p::table.find(id)).set((p::credential.eq(credential), p::used_at.eq(now))).execute(c)?;
    Ok(())
}

/// Removes a passkey of an account and returns its name; `None` when it is not there.
pub(super) fn remove(c: &mut Connection, account: Id, id: Id) -> Result<Option<String>> {
    let own = p::table.filter(p::id.eq(id)).filter(p::account_id.eq(account));
    let name: Option<String> = own.select(p::name).first(c).optional()?;
    let removed = diesel::delete(own).execute(c)? == 1;
    Ok(name.filter(|_| removed))
}

/// Removes every passkey of an account.
pub(in crate::accounts) fn remove_all(c: &mut Connection, account: Id) -> Result<()> {
    diesel::delete(p::table.filter(p::account_id.eq(account))).execute(c)?;
    Ok(())
}

pub(super) fn add_challenge(c: &mut Connection, id: Id, account: Id, state: &str, expires_at: Timestamp) -> Result<()> {
    diesel::insert_into(ch::table)
        .values((ch::id.eq(id), ch::account_id.eq(account), ch::state.eq(state), ch::expires_at.eq(expires_at)))
        .execute(c)?;
    Ok(())
}

/// Takes a challenge of an account out; `None` when it is not there, too old, or somebody else was quicker.
pub(super) fn take_challenge(c: &mut Connection, id: Id, account: Id, now: Timestamp) -> Result<Option<String>> {
    let own = ch::table.filter(ch::id.eq(id)).filter(ch::account_id.eq(account));
    let found: Option<(String, Timestamp)> = own.select((ch::state, ch::expires_at)).first(c).optional()?;
    // Of two answers at the same moment only one deletes the row.
    let taken = diesel::delete(own).execute(c)? == 1;
    Ok(found.filter(|(_, expires_at)| taken && *expires_at > now).map(|(state, _)| state))
}

pub(super) fn drop_challenges(c: &mut Connection, now: Timestamp) -> Result<usize> {
    Ok(diesel::delete(ch::table.filter(ch::expires_at.le(now))).execute(c)?)
}
