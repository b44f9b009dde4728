//! Rows of verifications and mail limits.

use diesel::prelude::*;

use super::Verification;
use crate::basics::{EmailAddress, Id, Timestamp};
use crate::db::schema::{mail_budgets as b, mail_quotas as q, verifications as v};
use crate::db::{Connection, Result, on_db};

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
    Ok(on_db!(c, c => diesel::insert_into(v::table)
        .values(row)
        .on_conflict((v::letter_id, v::email_key))
        .do_update()
        .set(v::generation.eq(v::generation))
        .returning(v::all_columns)
        .get_result(c))?)
}

pub(super) fn renew(c: &mut Connection, id: Id, generation: i64, tries: i64, expires_at: Timestamp) -> Result<()> {
    diesel::update(v::table.find(id))
        .set((v::generation.eq(generation), v::code_tries.eq(tries), v::expires_at.eq(expires_at)))
        .execute(c)?;
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

/// One mail more for a mailbox. Where it is not granted the same statement runs and takes nothing.
pub(super) struct Take {
    pub(super) now: Timestamp,
    pub(super) window_start: Timestamp,
    pub(super) granted: bool,
}

impl Take {
    /// A place is free when it was last used before this moment; nothing is older than the distant past.
    fn cutoff(&self) -> Timestamp {
        if self.granted { self.window_start } else { Timestamp::from_micros(-1) }
    }

    fn row<'a>(&self, scope: &'a str, address: &'a str) -> QuotaRow<'a> {
        let sent_1 = if self.granted { self.now } else { Timestamp::DISTANT_PAST };
        QuotaRow { scope, address, sent_1, sent_2: Timestamp::DISTANT_PAST, sent_3: Timestamp::DISTANT_PAST }
    }
}

#[derive(Insertable)]
#[diesel(table_name = q)]
struct QuotaRow<'a> {
    scope: &'a str,
    address: &'a str,
    sent_1: Timestamp,
    sent_2: Timestamp,
    sent_3: Timestamp,
}

/// Writes down one more mail, if fewer than two were sent in the window. One guarded statement: it slides and has no race.
pub(super) fn take_one_of_two(c: &mut Connection, scope: &str, address: &str, take: &Take) -> Result<bool> {
    let (row, cutoff) = (take.row(scope, address), take.cutoff());
    let taken = on_db!(c, c => diesel::query_dsl::methods::FilterDsl::filter(
        diesel::insert_into(q::table)
            .values(&row)
            .on_conflict((q::scope, q::address))
            .do_update()
            .set((q::sent_3.eq(q::sent_2), q::sent_2.eq(q::sent_1), q::sent_1.eq(take.now))),
        q::sent_2.le(cutoff),
    )
    .execute(c))?;
    Ok(taken == 1 && take.granted)
}

/// As [`take_one_of_two`], with three.
pub(super) fn take_one_of_three(c: &mut Connection, scope: &str, address: &str, take: &Take) -> Result<bool> {
    let (row, cutoff) = (take.row(scope, address), take.cutoff());
    let taken = on_db!(c, c => diesel::query_dsl::methods::FilterDsl::filter(
        diesel::insert_into(q::table)
            .values(&row)
            .on_conflict((q::scope, q::address))
            .do_update()
            .set((q::sent_3.eq(q::sent_2), q::sent_2.eq(q::sent_1), q::sent_1.eq(take.now))),
        q::sent_3.le(cutoff),
    )
    .execute(c))?;
    Ok(taken == 1 && take.granted)
}

/// Counts one more mail of an hour, if fewer than `most` were counted.
pub(super) fn take_of_hour(c: &mut Connection, scope: &str, hour: i64, most: i64) -> Result<bool> {
    let row = (b::scope.eq(scope), b::hour.eq(hour), b::used.eq(i64::from(most > 0)));
    let taken = on_db!(c, c => diesel::query_dsl::methods::FilterDsl::filter(
        diesel::insert_into(b::table)
            .values(row)
            .on_conflict((b::scope, b::hour))
            .do_update()
            .set(b::used.eq(b::used + 1)),
        b::used.lt(most),
    )
    .execute(c))?;
    Ok(taken == 1 && most > 0)
}

pub(super) fn forget_hours_before(c: &mut Connection, hour: i64) -> Result<()> {
    diesel::delete(b::table.filter(b::hour.lt(hour))).execute(c)?;
    Ok(())
}
