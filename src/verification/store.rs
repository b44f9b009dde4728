//! Rows of verifications and mail limits.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::Verification;
use crate::basics::{EmailAddress, Id, Timestamp};
use crate::db::schema::{mail_budgets as b, mail_quotas as q, verifications as v};
use crate::db::{Connection, Result, kept, on_db};

/// Stands in where a statement is to run and to find no row.
pub(super) const NOBODY: Id = Id::from_bytes([0; 16]);

pub(super) fn by_id(c: &mut Connection, id: Id) -> Result<Option<Verification>> {
    Ok(v::table.find(id).first(c).optional()?)
}

/// The verification of an address for a letter.
///
/// # Errors
/// When the database fails.
pub fn by_address(c: &mut Connection, letter: Id, email: &EmailAddress) -> Result<Option<Verification>> {
    Ok(v::table.filter(v::letter_id.eq(letter)).filter(v::email_key.eq(email.key())).first(c).optional()?)
}

/// Did somebody say "not me" of one of these addresses?
pub(super) fn any_not_me(c: &mut Connection, letter: Id, keys: &[String]) -> Result<bool> {
    let found: Option<Id> = v::table
        .filter(v::letter_id.eq(letter))
        .filter(v::email_key.eq_any(keys))
        .filter(v::not_me_at.is_not_null())
        .select(v::id)
        .first(c)
        .optional()?;
    Ok(found.is_some())
}

/// The verifications of a mailbox for a letter, whatever `+tag` its addresses carry, locked until the transaction ends.
pub(super) fn lock_mailbox(c: &mut Connection, letter: Id, email: &EmailAddress) -> Result<Vec<Verification>> {
    let mailbox = email.limit_key();
    let (local, domain) = mailbox.rsplit_once('@').unwrap_or_default();
    let tagged = format!("{}+%@{domain}", local.replace('_', "\\_"));
    let same_or_tagged = v::email_key.eq(mailbox.clone()).or(v::email_key.like(tagged).escape('\\'));
    let ids: Vec<Id> = v::table.filter(v::letter_id.eq(letter)).filter(same_or_tagged).select(v::id).load(c)?;
    // Writing the old value back takes PostgreSQL's row locks.
    diesel::update(v::table.filter(v::id.eq_any(&ids))).set(v::generation.eq(v::generation)).execute(c)?;
    Ok(v::table.filter(v::id.eq_any(&ids)).load(c)?)
}

/// The addresses, as compared, of which somebody said "not me" about a letter.
///
/// # Errors
/// When the database fails.
pub fn all_who_said_not_me(c: &mut Connection, letter: Id) -> Result<BTreeSet<String>> {
    let said: Vec<String> = v::table.filter(v::letter_id.eq(letter)).filter(v::not_me_at.is_not_null()).select(v::email_key).load(c)?;
    Ok(said.into_iter().collect())
}

/// The verification of an address, made if there is none, locked until the transaction ends.
pub(super) fn lock(c: &mut Connection, id: Id, letter: Id, email: &EmailAddress, now: Timestamp) -> Result<Verification> {
    let row = (
        v::id.eq(id),
        v::letter_id.eq(letter),
        v::email.eq(email.as_str()),
        v::email_key.eq(email.key()),
        v::generation.eq(0),
        v::expires_at.eq(now),
        v::code_tries.eq(0),
        v::created_at.eq(now),
    );
    // Writing the old value back takes PostgreSQL's row lock.
    Ok(on_db!(c, c => kept!(diesel::insert_into(v::table)
        .values(row)
        .on_conflict((v::letter_id, v::email_key))
        .do_update()
        .set(v::generation.eq(v::generation))
        .returning(v::all_columns))
    .get_result(c))?)
}

pub(super) fn renew(c: &mut Connection, id: Id, generation: i64, tries: i64, expires_at: Timestamp) -> Result<()> {
    on_db!(c, c => kept!(diesel::update(v::table.find(id))
        .set((v::generation.eq(generation), v::code_tries.eq(tries), v::expires_at.eq(expires_at)))
        .returning(v::id))
    .get_result::<Id>(c))
    .optional()?;
    Ok(())
}

pub(super) fn extend(c: &mut Connection, id: Id, expires_at: Timestamp) -> Result<()> {
    diesel::update(v::table.find(id)).set(v::expires_at.eq(expires_at)).execute(c)?;
    Ok(())
}

/// Counts a try of the code before it is looked at; `false` when the tries are used up. Guarded, so that tries at once count each.
pub(super) fn count_try(c: &mut Connection, id: Id, most: i64) -> Result<bool> {
    let counted =
        diesel::update(v::table.filter(v::id.eq(id)).filter(v::code_tries.lt(most))).set(v::code_tries.eq(v::code_tries + 1)).execute(c)?;
    Ok(counted == 1)
}

/// A right code gives its try back.
pub(super) fn uncount_try(c: &mut Connection, id: Id) -> Result<()> {
    diesel::update(v::table.find(id)).set(v::code_tries.eq(v::code_tries - 1)).execute(c)?;
    Ok(())
}

/// Sets or clears "not me"; `false` when it was so already.
pub(super) fn set_not_me(c: &mut Connection, id: Id, at: Option<Timestamp>) -> Result<bool> {
    let changed = match at {
        Some(at) => diesel::update(v::table.filter(v::id.eq(id)).filter(v::not_me_at.is_null())).set(v::not_me_at.eq(at)).execute(c)?,
        None => diesel::update(v::table.filter(v::id.eq(id)).filter(v::not_me_at.is_not_null()))
            .set(v::not_me_at.eq(None::<Timestamp>))
            .execute(c)?,
    };
    Ok(changed == 1)
}

/// How many mails an address may get within the window.
#[derive(Clone, Copy)]
pub(super) enum Most {
    Two,
    Three,
}

/// One mail more for a mailbox. Where it is not granted the same statement runs and takes nothing.
pub(super) struct Take {
    pub(super) now: Timestamp,
    pub(super) window_start: Timestamp,
    pub(super) granted: bool,
}

/// Writes down one more mail, if fewer than `most` were sent in the window. One guarded statement: it slides and has no race.
pub(super) fn take_place(c: &mut Connection, scope: &str, address: &str, most: Most, take: &Take) -> Result<bool> {
    // The place must be free since the window began; nothing is older than the distant past, nothing is younger than the distant future.
    let cutoff = if take.granted { take.window_start } else { Timestamp::from_micros(-1) };
    let (second, third) = match most {
        Most::Two => (cutoff, Timestamp::DISTANT_FUTURE),
        Most::Three => (Timestamp::DISTANT_FUTURE, cutoff),
    };
    let row = (
        q::scope.eq(scope),
        q::address.eq(address),
        q::sent_1.eq(if take.granted { take.now } else { Timestamp::DISTANT_PAST }),
        q::sent_2.eq(Timestamp::DISTANT_PAST),
        q::sent_3.eq(Timestamp::DISTANT_PAST),
    );
    let taken = on_db!(c, c => kept!(diesel::query_dsl::methods::FilterDsl::filter(
        diesel::insert_into(q::table)
            .values(row)
            .on_conflict((q::scope, q::address))
            .do_update()
            .set((q::sent_3.eq(q::sent_2), q::sent_2.eq(q::sent_1), q::sent_1.eq(take.now))),
        q::sent_2.le(second).and(q::sent_3.le(third)),
    )
    .returning(q::sent_1))
    .get_result::<Timestamp>(c))
    .optional()?;
    Ok(taken.is_some() && take.granted)
}

/// Counts one more mail of an hour, if fewer than `most` were counted.
pub(super) fn take_of_hour(c: &mut Connection, scope: &str, hour: i64, most: i64) -> Result<bool> {
    let row = (b::scope.eq(scope), b::hour.eq(hour), b::used.eq(i64::from(most > 0)));
    let taken = on_db!(c, c => kept!(diesel::query_dsl::methods::FilterDsl::filter(
        diesel::insert_into(b::table)
            .values(row)
            .on_conflict((b::scope, b::hour))
            .do_update()
            .set(b::used.eq(b::used + 1)),
        b::used.lt(most),
    )
    .returning(b::used))
    .get_result::<i64>(c))
    .optional()?;
    Ok(taken.is_some() && most > 0)
}

pub(super) fn forget_hours_before(c: &mut Connection, hour: i64) -> Result<()> {
    diesel::delete(b::table.filter(b::hour.lt(hour))).execute(c)?;
    Ok(())
}
