//! Rows of accounts and grants.

use diesel::prelude::*;

use super::{Account, Role};
use crate::basics::{EmailAddress, Id, Timestamp};
use crate::db::schema::{accounts, grants, letters, sessions};
use crate::db::{Connection, Result, on_db, text_column};

text_column!(Role);

/// Adds an account; `false` when the address has one.
pub(super) fn add(c: &mut Connection, id: Id, now: Timestamp, email: &EmailAddress, name: &str, hash: &str, admin: bool) -> Result<bool> {
    use accounts as a;
    let row = (
        a::id.eq(id),
        a::email.eq(email.as_str()),
        a::email_key.eq(email.key()),
        a::name.eq(name),
        a::password_hash.eq(hash),
        a::is_admin.eq(admin),
        a::totp_last_step.eq(0),
        a::created_at.eq(now),
        a::settings.eq("{}"),
    );
    let added = on_db!(c, c => diesel::insert_into(a::table).values(row).on_conflict(a::email_key).do_nothing().execute(c))?;
    Ok(added == 1)
}

/// The account of an address.
///
/// # Errors
/// When the database fails.
pub fn by_email(c: &mut Connection, email: &EmailAddress) -> Result<Option<Account>> {
    use accounts as a;
    Ok(a::table.filter(a::email_key.eq(email.key())).first(c).optional()?)
}

/// The account with this identifier.
///
/// # Errors
/// When the database fails.
pub fn by_id(c: &mut Connection, id: Id) -> Result<Option<Account>> {
    Ok(accounts::table.find(id).first(c).optional()?)
}

pub(super) fn list(c: &mut Connection) -> Result<Vec<Account>> {
    Ok(accounts::table.order((accounts::name, accounts::id)).load(c)?)
}

pub(super) fn set_disabled(c: &mut Connection, id: Id, now: Timestamp) -> Result<()> {
    diesel::update(accounts::table.find(id)).set(accounts::disabled_at.eq(now)).execute(c)?;
    Ok(())
}

pub(super) fn set_settings(c: &mut Connection, id: Id, settings: &str) -> Result<()> {
    diesel::update(accounts::table.find(id)).set(accounts::settings.eq(settings)).execute(c)?;
    Ok(())
}

pub(super) fn set_password(c: &mut Connection, id: Id, hash: &str) -> Result<()> {
    diesel::update(accounts::table.find(id)).set(accounts::password_hash.eq(hash)).execute(c)?;
    Ok(())
}

pub(super) fn end_sessions(c: &mut Connection, id: Id) -> Result<()> {
    diesel::delete(sessions::table.filter(sessions::account_id.eq(id))).execute(c)?;
    Ok(())
}

/// Uses up a step of the second factor; `false` when it, or a later one, was used before.
///
/// # Errors
/// When the database fails.
pub fn take_totp_step(c: &mut Connection, id: Id, step: i64) -> Result<bool> {
    use accounts as a;
    let taken =
        diesel::update(a::table.filter(a::id.eq(id)).filter(a::totp_last_step.lt(step))).set(a::totp_last_step.eq(step)).execute(c)?;
    Ok(taken == 1)
}

pub(super) fn role(c: &mut Connection, account: Id, letter: Id) -> Result<Option<Role>> {
    Ok(grants::table.find((account, letter)).select(grants::role).first(c).optional()?)
}

/// The letters on which an account has a role.
///
/// # Errors
/// When the database fails.
pub fn roles_of(c: &mut Connection, account: Id) -> Result<Vec<(Id, Role)>> {
    Ok(grants::table.filter(grants::account_id.eq(account)).select((grants::letter_id, grants::role)).load(c)?)
}

/// Who decides on a letter: its owners and coordinators that may sign in.
///
/// # Errors
/// When the database fails.
pub fn coordinators_of(c: &mut Connection, letter: Id) -> Result<Vec<Account>> {
    Ok(accounts::table
        .inner_join(grants::table.on(grants::account_id.eq(accounts::id)))
        .filter(grants::letter_id.eq(letter))
        .filter(grants::role.ne(Role::Observer))
        .filter(accounts::disabled_at.is_null())
        .select(accounts::all_columns)
        .load(c)?)
}

pub(super) fn set_role(c: &mut Connection, account: Id, letter: Id, role: Option<Role>) -> Result<()> {
    diesel::delete(grants::table.find((account, letter))).execute(c)?;
    if let Some(role) = role {
        diesel::insert_into(grants::table)
            .values((grants::account_id.eq(account), grants::letter_id.eq(letter), grants::role.eq(role)))
            .execute(c)?;
    }
    Ok(())
}

pub(super) fn letter_id(c: &mut Connection, slug: &str) -> Result<Option<Id>> {
    Ok(letters::table.filter(letters::slug.eq(slug)).select(letters::id).first(c).optional()?)
}
