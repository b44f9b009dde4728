//! Queries of the queue.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::notices::Waiting;
use super::{Filter, Sort};
use crate::basics::{Id, Timestamp};
use crate::db::schema::{
    accounts, claims as cl, decision_items as i, decisions as d, notes as no, notices as n, signatures as s, tags as t,
};
use crate::db::{Connection, MultiBackend, Result, StorageError, on_db};
use crate::letters;
use crate::signatures::{Signature, Standing, Status};

/// The sign-ons of a letter that a filter lets through, whatever words it looks for; order and place are left to the caller.
fn filtered(c: &mut Connection, letter: Id, filter: &Filter) -> Result<s::BoxedQuery<'static, MultiBackend>> {
    let mut query = s::table.filter(s::letter_id.eq(letter)).into_boxed();
    if let Some(status) = filter.status {
        query = query.filter(s::status.eq(status));
    }
    if let Some(country) = filter.country {
        query = query.filter(s::country.eq(country.code().to_owned()));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(s::kind.eq(kind));
    }
    if let Some(visibility) = filter.visibility {
        query = query.filter(s::visibility.eq(visibility));
    }
    if !filter.tag.is_empty() {
        let tagged = t::table.filter(t::letter_id.eq(letter)).filter(t::tag.eq(filter.tag.clone())).select(t::signature_id);
        query = query.filter(s::id.eq_any(tagged));
    }
    if !filter.domain.is_empty() {
        let (at, under) = (ending(&format!("@{}", filter.domain)), ending(&format!(".{}", filter.domain)));
        query = query.filter(s::email_key.like(at).escape('\\').or(s::email_key.like(under).escape('\\')));
    }
    if let Some(from) = filter.from {
        query = query.filter(s::created_at.ge(from));
    }
    if let Some(before) = filter.before {
        query = query.filter(s::created_at.lt(before));
    }
    if !filter.flag.is_empty() {
        query = match filter.flag.as_str() {
            "correction" => query.filter(s::correction.ne("")),
            "older-text" => query
                .filter(s::status.eq_any([Status::Confirmed, Status::Approved]))
                .filter(s::text_edition.lt(letters::last_material(c, letter)?)),
            "too-late" => query.filter(s::status.eq(Status::Unconfirmed)).filter(s::confirmed_at.is_not_null()),
            flag => query.filter(s::flags.like(containing(flag)).escape('\\')),
        };
    }
    Ok(query)
}

/// The rows of a letter in a state, or in all of them, from some place on. Each state has an index in either order; all states are
/// read one after the other and put in order.
pub(super) fn page(c: &mut Connection, letter: Id, filter: &Filter, most: usize) -> Result<Vec<Signature>> {
    let after = filter
        .after
        .map(|id| s::table.find(id).filter(s::letter_id.eq(letter)).select((s::id, s::sort_key)).first::<(Id, Vec<u8>)>(c))
        .transpose()
        .optional()?
        .flatten();
    let statuses = filter.status.map_or_else(|| Status::ALL.to_vec(), |status| vec![status]);
    let mut rows = Vec::new();
    for status in statuses {
        rows.extend(in_one_status(c, letter, status, filter.sort, after.clone(), most)?);
    }
    match filter.sort {
        Sort::Oldest => rows.sort_by_key(|row| row.id),
        Sort::Newest => rows.sort_by_key(|row| std::cmp::Reverse(row.id)),
        Sort::Name => rows.sort_by(|a, b| (&a.sort_key, a.id).cmp(&(&b.sort_key, b.id))),
    }
    rows.truncate(most);
    Ok(rows)
}

fn in_one_status(
    c: &mut Connection,
    letter: Id,
    status: Status,
    sort: Sort,
    after: Option<(Id, Vec<u8>)>,
    most: usize,
) -> Result<Vec<Signature>> {
    let query = s::table.filter(s::letter_id.eq(letter)).filter(s::status.eq(status));
    let mut query = query.limit(i64::try_from(most).unwrap_or(i64::MAX)).into_boxed();
    if let Some((id, key)) = after {
        query = match sort {
            Sort::Oldest => query.filter(s::id.gt(id)),
            Sort::Newest => query.filter(s::id.lt(id)),
            // The first condition is what the index begins at.
            Sort::Name => query.filter(s::sort_key.ge(key.clone())).filter(s::sort_key.gt(key).or(s::id.gt(id))),
        };
    }
    // Identifiers sort by time (UUIDv7).
    query = match sort {
        Sort::Oldest => query.order(s::id.asc()),
        Sort::Newest => query.order(s::id.desc()),
        Sort::Name => query.order((s::sort_key.asc(), s::id.asc())),
    };
    Ok(query.load(c)?)
}

/// Identifier and name of every sign-on that a filter lets through, oldest first.
pub(super) fn matching(c: &mut Connection, letter: Id, filter: &Filter) -> Result<Vec<(Id, String)>> {
    Ok(filtered(c, letter, filter)?.order(s::id.asc()).select((s::id, s::organisation_name)).load(c)?)
}

/// Those of these sign-ons that a filter lets through, whatever words it looks for.
pub(super) fn fitting(c: &mut Connection, letter: Id, filter: &Filter, ids: &[Id]) -> Result<Vec<Id>> {
    let mut fitting = Vec::new();
    // SQLite takes at most so many values in one statement.
    for some in ids.chunks(1_000) {
        fitting.extend(filtered(c, letter, filter)?.filter(s::id.eq_any(some.to_vec())).select(s::id).load::<Id>(c)?);
    }
    Ok(fitting)
}

/// A pattern for `like` that finds this text anywhere. Its escape is the usual backslash.
pub(super) fn containing(text: &str) -> String {
    format!("{}%", ending(text))
}

fn ending(text: &str) -> String {
    format!("%{}", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

pub(super) fn tags_of(c: &mut Connection, signatures: &[Id]) -> Result<Vec<(Id, String)>> {
    Ok(t::table.filter(t::signature_id.eq_any(signatures)).select((t::signature_id, t::tag)).load(c)?)
}

pub(super) fn tags_of_letter(c: &mut Connection, letter: Id) -> Result<Vec<String>> {
    Ok(t::table.filter(t::letter_id.eq(letter)).select(t::tag).distinct().load(c)?)
}

/// `false` when it was there already.
pub(super) fn add_tag(c: &mut Connection, letter: Id, tag: &str, signature: Id) -> Result<bool> {
    let row = (t::letter_id.eq(letter), t::tag.eq(tag), t::signature_id.eq(signature));
    let added = on_db!(c, c => diesel::insert_into(t::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(added == 1)
}

/// `false` when it was not there.
pub(super) fn remove_tag(c: &mut Connection, letter: Id, tag: &str, signature: Id) -> Result<bool> {
    let removed =
        diesel::delete(t::table.filter(t::letter_id.eq(letter)).filter(t::tag.eq(tag)).filter(t::signature_id.eq(signature))).execute(c)?;
    Ok(removed == 1)
}

/// Other sign-ons of the same organisation by the same address in a status. Without an address there are none.
pub(super) fn same_identity_in(c: &mut Connection, signature: &Signature, status: Status) -> Result<Vec<Signature>> {
    if signature.email_key.is_empty() {
        return Ok(Vec::new());
    }
    Ok(s::table
        .filter(s::letter_id.eq(signature.letter_id))
        .filter(s::email_key.eq(&signature.email_key))
        .filter(s::name_key.eq(&signature.name_key))
        .filter(s::status.eq(status))
        .filter(s::id.ne(signature.id))
        .load(c)?)
}

/// A decision to be kept until it can no longer be undone.
pub(super) struct DecisionRow<'a> {
    pub(super) id: Id,
    pub(super) letter: Id,
    pub(super) account: Option<Id>,
    pub(super) act: &'a str,
    pub(super) at: Timestamp,
    pub(super) until: Timestamp,
}

/// One signature that a decision moved.
pub(super) struct Item {
    pub(super) signature: Id,
    pub(super) before: Standing,
    pub(super) after: Standing,
}

pub(super) fn add_decision(c: &mut Connection, row: &DecisionRow<'_>, items: &[(Id, Standing, Standing)]) -> Result<()> {
    diesel::insert_into(d::table)
        .values((
            d::id.eq(row.id),
            d::letter_id.eq(row.letter),
            d::account_id.eq(row.account),
            d::act.eq(row.act),
            d::at.eq(row.at),
            d::undo_until.eq(row.until),
        ))
        .execute(c)?;
    let written = |standing: &Standing| serde_json::to_string(standing).map_err(|error| StorageError::Fault(error.to_string()));
    for (place, (signature, before, after)) in (0_i64..).zip(items) {
        diesel::insert_into(i::table)
            .values((
                i::decision_id.eq(row.id),
                i::place.eq(place),
                i::signature_id.eq(signature),
                i::standing_before.eq(written(before)?),
                i::standing_after.eq(written(after)?),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// How many signatures a decision moved.
pub(super) fn count_items(c: &mut Connection, decision: Id) -> Result<i64> {
    Ok(i::table.filter(i::decision_id.eq(decision)).select(count_star()).first(c)?)
}

/// The signatures that a decision moved, the last one first; at most so many.
pub(super) fn items(c: &mut Connection, decision: Id, most: i64) -> Result<Vec<Item>> {
    let rows: Vec<(Id, String, String)> = i::table
        .filter(i::decision_id.eq(decision))
        .order(i::place.desc())
        .limit(most)
        .select((i::signature_id, i::standing_before, i::standing_after))
        .load(c)?;
    let read = |text: &str| serde_json::from_str(text).map_err(|error| StorageError::Fault(error.to_string()));
    rows.into_iter().map(|(signature, before, after)| Ok(Item { signature, before: read(&before)?, after: read(&after)? })).collect()
}

/// Decision, account, act, and until when it can be undone.
pub(super) type UndoableRow = (Id, Option<Id>, String, Timestamp);

pub(super) fn undoable(c: &mut Connection, letter: Id, now: Timestamp) -> Result<Vec<UndoableRow>> {
    Ok(d::table
        .filter(d::letter_id.eq(letter))
        .filter(d::undo_until.gt(now))
        .filter(d::undone_at.is_null())
        .order(d::id.desc())
        .limit(10)
        .select((d::id, d::account_id, d::act, d::undo_until))
        .load(c)?)
}

pub(super) fn is_decision_of(c: &mut Connection, decision: Id, letter: Id) -> Result<bool> {
    let found: Option<Id> = d::table.find(decision).filter(d::letter_id.eq(letter)).select(d::id).first(c).optional()?;
    Ok(found.is_some())
}

/// Was a decision made and not undone?
pub(super) fn stands(c: &mut Connection, decision: Id) -> Result<bool> {
    let found: Option<Id> = d::table.find(decision).filter(d::undone_at.is_null()).select(d::id).first(c).optional()?;
    Ok(found.is_some())
}

/// `false` when the time is over or somebody else was quicker.
pub(super) fn mark_undone(c: &mut Connection, decision: Id, now: Timestamp) -> Result<bool> {
    let marked = diesel::update(d::table.filter(d::id.eq(decision)).filter(d::undone_at.is_null()).filter(d::undo_until.gt(now)))
        .set(d::undone_at.eq(now))
        .execute(c)?;
    Ok(marked == 1)
}

/// Decisions that can no longer be undone: the log keeps what was decided.
pub(super) fn forget_decisions_before(c: &mut Connection, moment: Timestamp) -> Result<usize> {
    Ok(diesel::delete(d::table.filter(d::undo_until.lt(moment))).execute(c)?)
}

pub(super) fn told_at(c: &mut Connection, account: Id, letter: Id) -> Result<Option<Timestamp>> {
    Ok(n::table.find((account, letter)).select(n::told_at).first(c).optional()?)
}

/// From now on: what waited before somebody came is in the queue for them to see.
pub(super) fn begin_telling(c: &mut Connection, account: Id, letter: Id, now: Timestamp) -> Result<()> {
    let row = (n::account_id.eq(account), n::letter_id.eq(letter), n::told_at.eq(now));
    on_db!(c, c => diesel::insert_into(n::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// `false` when another replica was quicker.
pub(super) fn set_told(c: &mut Connection, account: Id, letter: Id, from: Timestamp, now: Timestamp) -> Result<bool> {
    let set = diesel::update(n::table.find((account, letter)).filter(n::told_at.eq(from))).set(n::told_at.eq(now)).execute(c)?;
    Ok(set == 1)
}

pub(super) fn waiting_between(c: &mut Connection, letter: Id, since: Timestamp, until: Timestamp) -> Result<Waiting> {
    let waiting = s::table
        .filter(s::letter_id.eq(letter))
        .filter(s::status.eq(Status::Confirmed))
        .filter(s::confirmed_at.gt(since))
        .filter(s::confirmed_at.le(until));
    let all = waiting.select(count_star()).first(c)?;
    let marked = waiting.filter(s::flags.ne("")).select(count_star()).first(c)?;
    Ok(Waiting { all, marked })
}

pub(super) fn add_note(c: &mut Connection, id: Id, signature: Id, by: Option<Id>, at: Timestamp, body: &str) -> Result<()> {
    diesel::insert_into(no::table)
        .values((no::id.eq(id), no::signature_id.eq(signature), no::account_id.eq(by), no::at.eq(at), no::body.eq(body)))
        .execute(c)?;
    Ok(())
}

/// When, what, by whom.
pub(super) fn notes(c: &mut Connection, signature: Id) -> Result<Vec<(Timestamp, String, Option<String>)>> {
    Ok(no::table
        .left_join(accounts::table.on(no::account_id.eq(accounts::id.nullable())))
        .filter(no::signature_id.eq(signature))
        .order(no::id)
        .limit(500)
        .select((no::at, no::body, accounts::name.nullable()))
        .load(c)?)
}

/// Sign-on, account, since when, its name.
pub(super) type ClaimRow = (Id, Id, Timestamp, String);

pub(super) fn claims(c: &mut Connection, signatures: &[Id], since: Timestamp) -> Result<Vec<ClaimRow>> {
    Ok(cl::table
        .inner_join(accounts::table.on(cl::account_id.eq(accounts::id)))
        .filter(cl::signature_id.eq_any(signatures))
        .filter(cl::at.gt(since))
        .select((cl::signature_id, cl::account_id, cl::at, accounts::name))
        .load(c)?)
}

pub(super) fn set_claim(c: &mut Connection, signature: Id, account: Id, now: Timestamp) -> Result<()> {
    let row = (cl::signature_id.eq(signature), cl::account_id.eq(account), cl::at.eq(now));
    on_db!(c, c => diesel::insert_into(cl::table)
        .values(row)
        .on_conflict(cl::signature_id)
        .do_update()
        .set((cl::account_id.eq(account), cl::at.eq(now)))
        .execute(c))?;
    Ok(())
}

/// Only one's own.
pub(super) fn remove_claim(c: &mut Connection, signature: Id, account: Id) -> Result<()> {
    diesel::delete(cl::table.filter(cl::signature_id.eq(signature)).filter(cl::account_id.eq(account))).execute(c)?;
    Ok(())
}
