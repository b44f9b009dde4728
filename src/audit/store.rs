//! Rows of the log.

use diesel::prelude::*;

use super::Event;
use crate::basics::{Id, Timestamp};
use crate::db::schema::audit_events;
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
