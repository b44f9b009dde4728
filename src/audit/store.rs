//! Rows of the log.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::{Event, Filter};
use crate::basics::{Id, Timestamp};
use crate::db::schema::{audit_events, audit_seals as seals};
use crate::db::{Connection, Result, on_db};

/// An event as it was recorded.
#[derive(Debug, Queryable)]
pub struct Entry {
    /// Position in the log.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// On which letter.
    pub letter: Option<Id>,
    /// `system`, `signer`, `account` or `command line`.
    pub actor_kind: String,
    /// Which account.
    pub actor: Option<Id>,
    /// What.
    pub act: String,
    /// On what.
    pub subject: Option<Id>,
    /// Detail as JSON.
    pub detail: String,
}

pub(super) fn add(c: &mut Connection, at: Timestamp, event: &Event) -> Result<()> {
    use audit_events as e;
    on_db!(c, c => diesel::insert_into(e::table)
        .values((
            e::at.eq(at),
            e::letter_id.eq(event.letter),
            e::actor_kind.eq(event.actor.kind()),
            e::actor_id.eq(event.actor.id()),
            e::act.eq(event.act),
            e::subject_id.eq(event.subject),
            e::detail.eq(event.detail.to_string()),
        ))
        .execute(c))?;
    Ok(())
}

/// What happened to one thing, oldest first.
///
/// # Errors
/// When the database fails.
pub fn of_subject(c: &mut Connection, subject: Id) -> Result<Vec<Entry>> {
    use audit_events as e;
    Ok(e::table.filter(e::subject_id.eq(subject)).order(e::seq).load(c)?)
}

/// Entries with a smaller number than the newest sealed one may be committed later (PostgreSQL gives numbers before the commit),
/// by this many at most.
const LATE: i64 = 100_000;

/// Place, entry and hash of the last seal.
pub(super) fn last_seal(c: &mut Connection) -> Result<Option<(i64, i64, String)>> {
    Ok(seals::table.order(seals::place.desc()).first(c).optional()?)
}

pub(super) fn hash_at(c: &mut Connection, place: i64) -> Result<Option<String>> {
    Ok(seals::table.find(place).select(seals::hash).first(c).optional()?)
}

pub(super) fn unsealed(c: &mut Connection, newest: i64, most: i64) -> Result<Vec<Entry>> {
    use audit_events as e;
    Ok(e::table
        .left_join(seals::table.on(seals::seq.eq(e::seq)))
        .filter(e::seq.gt(newest - LATE))
        .filter(seals::place.is_null())
        .order(e::seq)
        .limit(most)
        .select(e::all_columns)
        .load(c)?)
}

pub(super) fn add_seal(c: &mut Connection, place: i64, seq: i64, hash: &str) -> Result<()> {
    let row = (seals::place.eq(place), seals::seq.eq(seq), seals::hash.eq(hash));
    diesel::insert_into(seals::table).values(row).execute(c)?;
    Ok(())
}

/// A seal: place, number of its entry, hash, and the entry if it is still there.
pub(super) type Seal = (i64, i64, String, Option<Entry>);

pub(super) fn seals_after(c: &mut Connection, place: i64, most: i64) -> Result<Vec<Seal>> {
    use audit_events as e;
    Ok(seals::table
        .left_join(e::table.on(e::seq.eq(seals::seq)))
        .filter(seals::place.gt(place))
        .order(seals::place)
        .limit(most)
        .select((seals::place, seals::seq, seals::hash, e::all_columns.nullable()))
        .load(c)?)
}

pub(super) fn count(c: &mut Connection) -> Result<i64> {
    Ok(audit_events::table.select(count_star()).first(c)?)
}

/// What happened on a letter, newest first.
///
/// # Errors
/// When the database fails.
pub fn of_letter(c: &mut Connection, letter: Id, filter: &Filter, most: i64) -> Result<Vec<Entry>> {
    use audit_events as e;
    let mut query = e::table.filter(e::letter_id.eq(letter)).order(e::seq.desc()).limit(most).into_boxed();
    if !filter.act.is_empty() {
        query = query.filter(e::act.eq(filter.act.clone()));
    }
    if !filter.actor_kind.is_empty() {
        query = query.filter(e::actor_kind.eq(filter.actor_kind.clone()));
    }
    if let Some(actor) = filter.actor {
        query = query.filter(e::actor_id.eq(actor));
    }
    if let Some(from) = filter.from {
        query = query.filter(e::at.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(e::at.lt(until));
    }
    if let Some(before) = filter.before {
        query = query.filter(e::seq.lt(before));
    }
    Ok(query.load(c)?)
}

/// The acts that happened on a letter, and the accounts that acted.
///
/// # Errors
/// When the database fails.
pub fn acts_and_actors(c: &mut Connection, letter: Id) -> Result<(Vec<String>, Vec<Id>)> {
    use audit_events as e;
    let acts = e::table.filter(e::letter_id.eq(letter)).select(e::act).distinct().order(e::act).load(c)?;
    let actors: Vec<Option<Id>> = e::table.filter(e::letter_id.eq(letter)).select(e::actor_id).distinct().load(c)?;
    Ok((acts, actors.into_iter().flatten().collect()))
}
