//! Working together on one queue: notes among coordinators, and who is looking at what.

use std::time::Duration;

use super::{ReviewError, store};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::audit::{self, Event};
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, StorageError};
use crate::signatures::{self, Signature};

/// Whoever looks at a sign-on holds it for this long, unless they say so again.
const HELD: Duration = Duration::from_secs(15 * 60);

/// A word among coordinators; no signer ever sees it.
#[derive(Debug, Clone)]
pub struct Note {
    /// When.
    pub at: Timestamp,
    /// By whom; empty for an account that is gone.
    pub by: String,
    /// What.
    pub body: String,
}

/// Somebody is looking at a sign-on.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The sign-on.
    pub signature: Id,
    /// The account.
    pub account: Id,
    /// Its name.
    pub by: String,
    /// Since when.
    pub at: Timestamp,
}

/// The notes on a sign-on of the reviewer's letter, oldest first.
pub(super) fn notes(c: &mut Connection, signature: Id) -> Result<Vec<Note>, ReviewError> {
    Ok(store::notes(c, signature)?.into_iter().map(|(at, body, by)| Note { at, body, by: by.unwrap_or_default() }).collect())
}

/// Who is looking at these sign-ons now.
pub(super) fn claims(c: &mut Connection, signatures: &[Id], now: Timestamp) -> Result<Vec<Claim>, ReviewError> {
    let rows = store::claims(c, signatures, now.minus(HELD))?;
    Ok(rows.into_iter().map(|(signature, account, at, by)| Claim { signature, account, by, at }).collect())
}

/// Adds a note. The log says that there is one, and not what it says: notes may hold contact data.
///
/// # Errors
/// [`ReviewError::NotFound`] for a sign-on of another letter.
pub async fn add_note(app: &App, reviewer: Reviewer, id: Id, body: String) -> Result<(), ReviewError> {
    let (note, now) = (app.new_id(), app.now());
    app.db
        .write("add note", move |c| {
            let signature = own(c, reviewer, id)?;
            store::add_note(c, note, signature.id, reviewer.account(), now, &body)?;
            let event = Event {
                actor: reviewer.actor(),
                act: "noted",
                letter: Some(signature.letter_id),
                subject: Some(id),
                detail: serde_json::json!({}),
            };
            Ok(audit::record(c, now, &event)?)
        })
        .await
}

/// Adds the first note on a sign-on of the reviewer's letter, inside the act that enters it; that act's entry in the log speaks for both.
///
/// # Errors
/// When the database fails.
pub fn note_on_entry(app: &App, c: &mut Connection, reviewer: Reviewer, signature: Id, body: &str) -> Result<(), StorageError> {
    store::add_note(c, app.new_id(), signature, reviewer.account(), app.now(), body)
}

/// Says that the reviewer is looking at a sign-on, in place of whoever did; or no longer.
///
/// # Errors
/// [`ReviewError::NotFound`] for a sign-on of another letter.
pub async fn claim(app: &App, reviewer: Reviewer, id: Id, looks: bool) -> Result<(), ReviewError> {
    let now = app.now();
    app.db
        .write("claim", move |c| {
            own(c, reviewer, id)?;
            let Some(account) = reviewer.account() else { return Ok(()) };
            match looks {
                true => Ok(store::set_claim(c, id, account, now)?),
                false => Ok(store::remove_claim(c, id, account)?),
            }
        })
        .await
}

fn own(c: &mut Connection, reviewer: Reviewer, id: Id) -> Result<Signature, ReviewError> {
    signatures::by_id(c, id)?.filter(|found| found.letter_id == reviewer.letter()).ok_or(ReviewError::NotFound)
}
