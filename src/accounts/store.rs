//! Rows of accounts and grants.

use diesel::prelude::*;

use super::{Account, Invitation, Role};
use crate::basics::{EmailAddress, Id, Timestamp};
use crate::db::schema::{accounts, grants, invitations as i, letter_texts, letters, sessions};
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
        a::totp_generation.eq(0),
        a::recovery_generation.eq(0),
        a::recovery_used.eq(0),
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

/// Ends every session of an account but the one with this hash. Returns how many ended.
///
/// # Errors
/// When the database fails.
pub fn end_other_sessions(c: &mut Connection, id: Id, own: &[u8]) -> Result<usize> {
    Ok(diesel::delete(sessions::table.filter(sessions::account_id.eq(id)).filter(sessions::id_hash.ne(own))).execute(c)?)
}

/// Locks an account until the transaction ends (PostgreSQL): two acts at once must not both be its last one allowed.
pub(super) fn lock(c: &mut Connection, id: Id) -> Result<()> {
    diesel::update(accounts::table.find(id)).set(accounts::name.eq(accounts::name)).execute(c)?;
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

/// Uses up a recovery code; `false` when it was used before or the codes are others by now.
pub(super) fn take_recovery(c: &mut Connection, account: &Account, bit: i64) -> Result<bool> {
    let taken = diesel::update(
        accounts::table
            .filter(accounts::id.eq(account.id))
            .filter(accounts::recovery_generation.eq(account.recovery_generation))
            .filter(accounts::recovery_used.eq(account.recovery_used)),
    )
    .set(accounts::recovery_used.eq(account.recovery_used | bit))
    .execute(c)?;
    Ok(taken == 1)
}

/// Other recovery codes from now on.
pub(super) fn renew_recovery(c: &mut Connection, id: Id) -> Result<()> {
    diesel::update(accounts::table.find(id))
        .set((accounts::recovery_generation.eq(accounts::recovery_generation + 1), accounts::recovery_used.eq(0)))
        .execute(c)?;
    Ok(())
}

/// Another authenticator from now on, if nobody was quicker.
pub(super) fn renew_totp(c: &mut Connection, id: Id, from: i64, to: i64, step: i64) -> Result<bool> {
    let renewed = diesel::update(accounts::table.filter(accounts::id.eq(id)).filter(accounts::totp_generation.eq(from)))
        .set((accounts::totp_generation.eq(to), accounts::totp_last_step.eq(step)))
        .execute(c)?;
    Ok(renewed == 1)
}

/// The accounts with a role on a letter, by name.
///
/// # Errors
/// When the database fails.
pub fn people(c: &mut Connection, letter: Id) -> Result<Vec<(Account, Role)>> {
    Ok(accounts::table
        .inner_join(grants::table.on(grants::account_id.eq(accounts::id)))
        .filter(grants::letter_id.eq(letter))
        .order((accounts::name, accounts::id))
        .select((accounts::all_columns, grants::role))
        .load(c)?)
}

pub(super) fn add_invitation(c: &mut Connection, new: &Invitation) -> Result<()> {
    diesel::insert_into(i::table)
        .values((
            i::id.eq(new.id),
            i::letter_id.eq(new.letter_id),
            i::email.eq(&new.email),
            i::email_key.eq(&new.email_key),
            i::role.eq(new.role),
            i::invited_by.eq(new.invited_by),
            i::created_at.eq(new.created_at),
            i::expires_at.eq(new.expires_at),
        ))
        .execute(c)?;
    Ok(())
}

pub(super) fn invitation(c: &mut Connection, id: Id) -> Result<Option<Invitation>> {
    Ok(i::table.find(id).first(c).optional()?)
}

/// The invitations of a letter that were neither accepted nor withdrawn, newest first; expired ones too.
pub(super) fn open_invitations(c: &mut Connection, letter: Id) -> Result<Vec<Invitation>> {
    Ok(i::table
        .filter(i::letter_id.eq(letter))
        .filter(i::accepted_at.is_null())
        .filter(i::withdrawn_at.is_null())
        .order(i::id.desc())
        .limit(200)
        .load(c)?)
}

/// How many invitations of a letter were made since a moment: to everybody, and to one address.
pub(super) fn invited_since(c: &mut Connection, letter: Id, email_key: &str, since: Timestamp) -> Result<(i64, i64)> {
    let all = i::table.filter(i::letter_id.eq(letter)).filter(i::created_at.gt(since));
    let count: i64 = all.select(diesel::dsl::count_star()).first(c)?;
    let one: i64 = all.filter(i::email_key.eq(email_key)).select(diesel::dsl::count_star()).first(c)?;
    Ok((count, one))
}

/// Takes back the open invitations of a letter to an address, and those that an account has sent.
pub(super) fn withdraw_invitations(c: &mut Connection, letter: Id, email_key: &str, by: Option<Id>, now: Timestamp) -> Result<()> {
    let open = i::table.filter(i::letter_id.eq(letter)).filter(i::accepted_at.is_null()).filter(i::withdrawn_at.is_null());
    diesel::update(open.filter(i::email_key.eq(email_key))).set(i::withdrawn_at.eq(now)).execute(c)?;
    if let Some(by) = by {
        diesel::update(open.filter(i::invited_by.eq(by))).set(i::withdrawn_at.eq(now)).execute(c)?;
    }
    Ok(())
}

/// Locks who runs a letter until the transaction ends (PostgreSQL): two owners must not demote each other at once.
pub(super) fn lock_people(c: &mut Connection, letter: Id) -> Result<()> {
    diesel::update(grants::table.filter(grants::letter_id.eq(letter))).set(grants::role.eq(grants::role)).execute(c)?;
    Ok(())
}

/// Ends an invitation once; `false` when it has ended already.
pub(super) fn end_invitation(c: &mut Connection, id: Id, now: Timestamp, accepted: bool) -> Result<bool> {
    let open = i::table.filter(i::id.eq(id)).filter(i::accepted_at.is_null()).filter(i::withdrawn_at.is_null());
    let ended = match accepted {
        true => diesel::update(open).set(i::accepted_at.eq(now)).execute(c)?,
        false => diesel::update(open).set(i::withdrawn_at.eq(now)).execute(c)?,
    };
    Ok(ended == 1)
}

/// Title, language and slug of a letter: this room stands below `letters`.
pub(super) fn letter_words(c: &mut Connection, letter: Id) -> Result<Option<(String, String, String)>> {
    Ok(letters::table
        .inner_join(
            letter_texts::table.on(letter_texts::letter_id
                .eq(letters::id)
                .and(letter_texts::edition.eq(letters::current_edition))
                .and(letter_texts::language.eq(letters::language))),
        )
        .filter(letters::id.eq(letter))
        .select((letter_texts::title, letters::language, letters::slug))
        .first(c)
        .optional()?)
}
