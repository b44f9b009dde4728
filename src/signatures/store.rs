//! Rows of signatures.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::{Flag, Signature, Source, Status};
use crate::basics::{Id, Timestamp};
use crate::db::schema::signatures as s;
use crate::db::{Connection, Result, kept, on_db, text_column};
use crate::letters::{self, Letter, Visibility};
use crate::organisations::{ConsultativeStatus, Kind};

text_column!(Status);
text_column!(Source);
text_column!(Kind);
text_column!(ConsultativeStatus);

/// The columns of a new row that are not the signer's answers.
pub(super) struct NewRow<'a> {
    pub(super) id: Id,
    pub(super) letter: Id,
    pub(super) edition: i64,
    pub(super) name_key: &'a str,
    pub(super) sort_key: &'a [u8],
    pub(super) flags: &'a [Flag],
    pub(super) now: Timestamp,
}

/// The columns that are answers, by whichever door they came. What was not said is empty.
pub(super) struct Answers<'a> {
    pub(super) organisation: &'a str,
    pub(super) original_name: &'a str,
    pub(super) acronym: &'a str,
    pub(super) country: &'a str,
    pub(super) kind: Kind,
    pub(super) website: &'a str,
    pub(super) consultative_status: ConsultativeStatus,
    pub(super) contact_name: &'a str,
    pub(super) contact_role: &'a str,
    pub(super) email: &'a str,
    pub(super) email_key: String,
    pub(super) visibility: Visibility,
    pub(super) comment: &'a str,
    pub(super) updates: bool,
    pub(super) language: &'a str,
    pub(super) source: Source,
}

/// Adds a sign-on that nobody has confirmed; `false` when this form was posted before.
pub(super) fn add(c: &mut Connection, row: &NewRow<'_>, new: &Answers<'_>, form_nonce: Option<&str>) -> Result<bool> {
    let flags = row.flags.iter().map(Flag::as_str).collect::<Vec<_>>().join(",");
    let values = (
        (
            s::id.eq(row.id),
            s::letter_id.eq(row.letter),
            s::status.eq(Status::Unconfirmed),
            s::organisation_name.eq(new.organisation),
            s::original_name.eq(new.original_name),
            s::acronym.eq(new.acronym),
            s::country.eq(new.country),
            s::kind.eq(new.kind),
            s::website.eq(new.website),
            s::consultative_status.eq(new.consultative_status),
            s::contact_name.eq(new.contact_name),
            s::contact_role.eq(new.contact_role),
        ),
        (
            s::email.eq(new.email),
            s::email_key.eq(&new.email_key),
            s::name_key.eq(row.name_key),
            s::visibility.eq(new.visibility),
            s::comment.eq(new.comment),
            s::updates.eq(new.updates),
            s::language.eq(new.language),
            s::source.eq(new.source),
            s::text_edition.eq(row.edition),
            s::form_nonce.eq(form_nonce),
            s::flags.eq(flags),
            s::created_at.eq(row.now),
        ),
        (s::reason.eq(""), s::sort_key.eq(row.sort_key), s::correction.eq("")),
    );
    let added = on_db!(c, c => kept!(diesel::insert_into(s::table)
        .values(values)
        .on_conflict((s::letter_id, s::form_nonce))
        .do_nothing()
        .returning(s::id))
    .get_result::<Id>(c))
    .optional()?;
    Ok(added.is_some())
}

/// The signature with this identifier.
///
/// # Errors
/// When the database fails.
pub fn by_id(c: &mut Connection, id: Id) -> Result<Option<Signature>> {
    Ok(s::table.find(id).first(c).optional()?)
}

/// The names of these signatures, for pages that speak of many.
///
/// # Errors
/// When the database fails.
pub fn names_of(c: &mut Connection, ids: &[Id]) -> Result<Vec<(Id, String)>> {
    let mut names = Vec::with_capacity(ids.len());
    // SQLite takes at most so many values in one statement.
    for some in ids.chunks(1_000) {
        names.extend(s::table.filter(s::id.eq_any(some)).select((s::id, s::organisation_name)).load::<(Id, String)>(c)?);
    }
    Ok(names)
}

/// All sign-ons of an address for a letter, newest first.
pub(in crate::signatures) fn of_address(c: &mut Connection, letter: Id, email_key: &str) -> Result<Vec<Signature>> {
    Ok(s::table.filter(s::letter_id.eq(letter)).filter(s::email_key.eq(email_key)).order(s::id.desc()).load(c)?)
}

/// The same, locked on PostgreSQL until the transaction ends: writing a value back takes the row locks.
///
/// Sign-ons without an address are not of one another: see [`locked`].
pub(super) fn lock_address(c: &mut Connection, letter: Id, email_key: &str) -> Result<Vec<Signature>> {
    diesel::update(s::table.filter(s::letter_id.eq(letter)).filter(s::email_key.eq(email_key)))
        .set(s::email_key.eq(s::email_key))
        .execute(c)?;
    of_address(c, letter, email_key)
}

/// How a sign-on of this name by this address has ended, unless another of them stands: it left, or was rejected.
pub(super) fn ended(c: &mut Connection, letter: Id, email_key: &str, name_key: &str) -> Result<Option<Status>> {
    let all: Vec<Status> = s::table
        .filter(s::letter_id.eq(letter))
        .filter(s::email_key.eq(email_key))
        .filter(s::name_key.eq(name_key))
        .order(s::id)
        .select(s::status)
        .load(c)?;
    let stands = all.iter().any(|status| matches!(status, Status::Confirmed | Status::Approved));
    Ok(all.into_iter().rfind(|status| !stands && matches!(status, Status::Withdrawn | Status::Rejected)))
}

/// Other sign-ons of the same organisation by the same address that have not ended. Without an address there are none.
pub(super) fn same_identity(c: &mut Connection, signature: &Signature) -> Result<Vec<Signature>> {
    if signature.email_key.is_empty() {
        return Ok(Vec::new());
    }
    Ok(s::table
        .filter(s::letter_id.eq(signature.letter_id))
        .filter(s::email_key.eq(&signature.email_key))
        .filter(s::name_key.eq(&signature.name_key))
        .filter(s::id.ne(signature.id))
        .filter(s::status.eq_any([Status::Unconfirmed, Status::Confirmed, Status::Approved]))
        .order(s::id)
        .load(c)?)
}

pub(super) fn confirm(c: &mut Connection, id: Id, now: Timestamp) -> Result<bool> {
    let confirmed = diesel::update(s::table.filter(s::id.eq(id)).filter(s::status.eq(Status::Unconfirmed)))
        .set((s::status.eq(Status::Confirmed), s::confirmed_at.eq(now)))
        .execute(c)?;
    Ok(confirmed == 1)
}

pub(super) fn mark_confirmed_late(c: &mut Connection, id: Id, now: Timestamp) -> Result<bool> {
    let marked = diesel::update(s::table.filter(s::id.eq(id)).filter(s::status.eq(Status::Unconfirmed)).filter(s::confirmed_at.is_null()))
        .set(s::confirmed_at.eq(now))
        .execute(c)?;
    Ok(marked == 1)
}

/// Takes one signature into another.
///
/// # Errors
/// When the database fails.
pub fn merge_into(c: &mut Connection, from: Id, into: Id) -> Result<()> {
    // Never over a withdrawal: whoever has left stays out.
    diesel::update(s::table.filter(s::id.eq(from)).filter(s::status.ne(Status::Withdrawn)))
        .set((s::status.eq(Status::Merged), s::merged_into.eq(into)))
        .execute(c)?;
    Ok(())
}

pub(super) fn set_visibility(c: &mut Connection, id: Id, visibility: Visibility) -> Result<()> {
    diesel::update(s::table.find(id)).set(s::visibility.eq(visibility)).execute(c)?;
    Ok(())
}

/// Puts a mark on a sign-on, or takes it away.
///
/// # Errors
/// When the database fails.
pub fn set_mark(c: &mut Connection, signature: &Signature, flag: Flag, set: bool) -> Result<()> {
    let mut marks: Vec<&str> = signature.flags.split(',').filter(|mark| !mark.is_empty() && *mark != flag.as_str()).collect();
    if set {
        marks.push(flag.as_str());
    }
    diesel::update(s::table.find(signature.id)).set(s::flags.eq(marks.join(","))).execute(c)?;
    Ok(())
}

/// Moves a signature, if it still stands where it was read.
///
/// # Errors
/// When the database fails.
pub fn set_status(c: &mut Connection, id: Id, from: Status, to: Status) -> Result<bool> {
    let moved = diesel::update(s::table.filter(s::id.eq(id)).filter(s::status.eq(from))).set(s::status.eq(to)).execute(c)?;
    Ok(moved == 1)
}

/// A coordinator's decision.
#[derive(Debug)]
pub struct Decision<'a> {
    /// When.
    pub at: Timestamp,
    /// By whom; `None` is the command line.
    pub by: Option<Id>,
    /// Why, or empty.
    pub reason: &'a str,
}

/// Moves a signature by a decision, if it still stands where it was read.
///
/// # Errors
/// When the database fails.
pub fn approve(c: &mut Connection, id: Id, from: Status, to: Status, decision: &Decision<'_>) -> Result<bool> {
    let moved = diesel::update(s::table.filter(s::id.eq(id)).filter(s::status.eq(from)))
        .set((s::status.eq(to), s::decided_at.eq(decision.at), s::decided_by.eq(decision.by), s::reason.eq(decision.reason)))
        .execute(c)?;
    Ok(moved == 1)
}

/// Changes the name and the keys that follow from it, and clears a wished correction.
///
/// # Errors
/// [`crate::db::StorageError::Conflict`] when the same address has an undecided or approved sign-on of that name. `false` when its
/// status is another by now.
pub fn set_name(c: &mut Connection, id: Id, status: Status, name: &str, name_key: &str, sort_key: &[u8]) -> Result<bool> {
    let renamed = diesel::update(s::table.filter(s::id.eq(id)).filter(s::status.eq(status)))
        .set((s::organisation_name.eq(name), s::name_key.eq(name_key), s::sort_key.eq(sort_key), s::correction.eq("")))
        .execute(c)?;
    Ok(renamed == 1)
}

/// Is there another undecided or approved sign-on of this address with this name? Without an address there is none.
///
/// # Errors
/// When the database fails.
pub fn name_is_taken(c: &mut Connection, signature: &Signature, name_key: &str) -> Result<bool> {
    if signature.email_key.is_empty() {
        return Ok(false);
    }
    let others: i64 = s::table
        .filter(s::letter_id.eq(signature.letter_id))
        .filter(s::email_key.eq(&signature.email_key))
        .filter(s::name_key.eq(name_key))
        .filter(s::id.ne(signature.id))
        .filter(s::status.eq_any([Status::Confirmed, Status::Approved]))
        .select(count_star())
        .first(c)?;
    Ok(others > 0)
}

/// Is there another sign-on of this address with this name in this status? The database allows one, and any number without an address.
pub(super) fn identity_is_taken(c: &mut Connection, signature: &Signature, name_key: &str, status: Status) -> Result<bool> {
    if signature.email_key.is_empty() {
        return Ok(false);
    }
    let others: i64 = s::table
        .filter(s::letter_id.eq(signature.letter_id))
        .filter(s::email_key.eq(&signature.email_key))
        .filter(s::name_key.eq(name_key))
        .filter(s::id.ne(signature.id))
        .filter(s::status.eq(status))
        .select(count_star())
        .first(c)?;
    Ok(others > 0)
}

/// The columns that decisions change.
pub(super) struct Decided<'a> {
    pub(super) status: Status,
    pub(super) organisation: &'a str,
    pub(super) name_key: &'a str,
    pub(super) sort_key: &'a [u8],
    pub(super) correction: &'a str,
    pub(super) visibility: Visibility,
    pub(super) reason: &'a str,
    pub(super) decided_at: Option<Timestamp>,
    pub(super) decided_by: Option<Id>,
    pub(super) merged_into: Option<Id>,
    pub(super) organisation_id: Option<Id>,
}

/// Writes them all, if the signature still stands where it was read.
pub(super) fn put_back(c: &mut Connection, signature: &Signature, decided: &Decided<'_>) -> Result<bool> {
    let put = diesel::update(s::table.filter(s::id.eq(signature.id)).filter(s::status.eq(signature.status)))
        .set((
            s::status.eq(decided.status),
            s::organisation_name.eq(decided.organisation),
            s::name_key.eq(decided.name_key),
            s::sort_key.eq(decided.sort_key),
            s::correction.eq(decided.correction),
            s::visibility.eq(decided.visibility),
            s::reason.eq(decided.reason),
            s::decided_at.eq(decided.decided_at),
            s::decided_by.eq(decided.decided_by),
            s::merged_into.eq(decided.merged_into),
            s::organisation_id.eq(decided.organisation_id),
        ))
        .execute(c)?;
    Ok(put == 1)
}

/// The signature, read again after locking every sign-on of its address: what is decided on is what stands.
///
/// # Errors
/// When the database fails.
pub fn locked(c: &mut Connection, id: Id) -> Result<Option<Signature>> {
    let Some(signature) = by_id(c, id)? else { return Ok(None) };
    if signature.email_key.is_empty() {
        diesel::update(s::table.find(id)).set(s::email_key.eq(s::email_key)).execute(c)?;
        return by_id(c, id);
    }
    let all = lock_address(c, signature.letter_id, &signature.email_key)?;
    Ok(all.into_iter().find(|signature| signature.id == id))
}

/// Puts a mark on every sign-on of an address, or takes it away.
pub(super) fn mark_address(c: &mut Connection, letter: Id, email_key: &str, flag: Flag, set: bool) -> Result<()> {
    for signature in lock_address(c, letter, email_key)? {
        set_mark(c, &signature, flag, set)?;
    }
    Ok(())
}

/// What was posted with this form number.
pub(super) fn by_nonce(c: &mut Connection, letter: Id, nonce: &str) -> Result<Option<Signature>> {
    Ok(s::table.filter(s::letter_id.eq(letter)).filter(s::form_nonce.eq(nonce)).first(c).optional()?)
}

/// Notes the name a signer asks for; empty clears it.
///
/// # Errors
/// When the database fails.
pub fn set_correction(c: &mut Connection, id: Id, name: &str) -> Result<()> {
    diesel::update(s::table.find(id)).set(s::correction.eq(name)).execute(c)?;
    Ok(())
}

/// The signatures of a letter in a status, as the database orders names.
///
/// # Errors
/// When the database fails.
pub fn in_status(c: &mut Connection, letter: Id, status: Status) -> Result<Vec<Signature>> {
    Ok(s::table.filter(s::letter_id.eq(letter)).filter(s::status.eq(status)).order((s::sort_key, s::id)).load(c)?)
}

/// Every signature of a letter.
///
/// # Errors
/// When the database fails.
pub fn list_all(c: &mut Connection, letter: Id) -> Result<Vec<Signature>> {
    Ok(s::table.filter(s::letter_id.eq(letter)).order((s::sort_key, s::id)).load(c)?)
}

/// The signatures with these identifiers that there are, in the order of their identifiers.
///
/// # Errors
/// When the database fails.
pub fn all_by_id(c: &mut Connection, ids: &[Id]) -> Result<Vec<Signature>> {
    let mut found = Vec::with_capacity(ids.len());
    // SQLite takes at most so many values in one statement.
    for some in ids.chunks(1_000) {
        found.extend(s::table.filter(s::id.eq_any(some)).load::<Signature>(c)?);
    }
    found.sort_by_key(|signature| signature.id);
    Ok(found)
}

/// Links a sign-on to an organisation, or to none.
///
/// # Errors
/// When the database fails.
pub fn set_organisation(c: &mut Connection, id: Id, organisation: Option<Id>) -> Result<()> {
    diesel::update(s::table.find(id)).set(s::organisation_id.eq(organisation)).execute(c)?;
    Ok(())
}

pub(super) fn newest(c: &mut Connection, letter: Id, most: i64) -> Result<Vec<super::funnel::Row>> {
    Ok(s::table
        .filter(s::letter_id.eq(letter))
        .order(s::id.desc())
        .limit(most)
        .select((s::email_key, s::status, s::created_at, s::confirmed_at))
        .load(c)?)
}

/// The letter's title in a language, or in the original's.
///
/// # Errors
/// When the database fails.
pub fn title(c: &mut Connection, letter: &Letter, language: &str) -> Result<String> {
    let texts = letters::texts(c, letter.id, letter.current_edition)?;
    let chosen = texts.iter().find(|text| text.language.base() == language).or_else(|| texts.first());
    Ok(chosen.map(|text| text.title.clone()).unwrap_or_default())
}
