//! Takes a decision back while its mails have not left: one decision, however many signatures it moved.

use std::time::Duration;

use super::decide::must_not_be_archived;
use super::{Decided, ReviewError, Skipped, known, marks, store};
use crate::accounts::{self, Reviewer};
use crate::app::App;
use crate::audit::{self, Event};
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, StorageError};
use crate::signatures::{self, Signature, Standing, Status};
use crate::{letters, outbox, verification};

/// Decisions stay this long after their time is over, for whoever undoes at the last moment.
const KEPT: Duration = Duration::from_secs(3600);

/// Names that a decision is described with.
const NAMES: i64 = 3;

/// A decision that can still be taken back.
#[derive(Debug, Clone)]
pub struct Undoable {
    /// The decision.
    pub id: Id,
    /// What was decided, as in the log: `approved`.
    pub act: String,
    /// By whom; empty for the command line.
    pub by: String,
    /// Until when it can be undone.
    pub until: Timestamp,
    /// The first few organisations.
    pub names: Vec<String>,
    /// How many signatures it moved.
    pub count: usize,
    /// Made by whoever looks.
    pub own: bool,
}

/// What undoing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// Put back; those that something newer has happened to are left as they are.
    Done(Decided),
    /// The time is over, or somebody else has undone it.
    TooLate,
}

/// A decision being made: what it changes is written down beside the changes.
pub(super) struct Record {
    pub(super) id: Id,
    act: &'static str,
    items: Vec<(Id, Standing, Standing)>,
}

impl Record {
    pub(super) fn new(id: Id) -> Self {
        Self { id, act: "", items: Vec::new() }
    }

    /// Notes how a signature stood, and reads how it stands now.
    pub(super) fn changed(&mut self, c: &mut Connection, act: &'static str, before: &Signature) -> Result<(), StorageError> {
        if let Some(after) = signatures::by_id(c, before.id)? {
            self.act = act;
            self.items.push((before.id, Standing::of(before), Standing::of(&after)));
        }
        Ok(())
    }

    pub(super) fn keep(self, c: &mut Connection, reviewer: Reviewer, now: Timestamp, until: Timestamp) -> Result<(), StorageError> {
        if self.items.is_empty() || until <= now {
            return Ok(());
        }
        let row = store::DecisionRow { id: self.id, letter: reviewer.letter(), account: reviewer.account(), act: self.act, at: now, until };
        store::add_decision(c, &row, &self.items)
    }
}

/// The decisions on a letter that can still be taken back, newest first.
pub(super) fn of_letter(c: &mut Connection, letter: Id, reader: Option<Id>, now: Timestamp) -> Result<Vec<Undoable>, StorageError> {
    let mut found = Vec::new();
    for (id, account, act, until) in store::undoable(c, letter, now)? {
        let items = store::items(c, id, NAMES)?;
        let by = account.map(|account| accounts::by_id(c, account)).transpose()?.flatten();
        found.push(Undoable {
            id,
            act,
            by: by.map(|account| account.name).unwrap_or_default(),
            until,
            names: items.iter().map(|item| item.before.organisation().to_owned()).collect(),
            count: usize::try_from(store::count_items(c, id)?).unwrap_or_default(),
            own: account.is_some() && account == reader,
        });
    }
    Ok(found)
}

/// The decisions on the reviewer's letter that can still be taken back, newest first.
///
/// # Errors
/// When the database fails.
pub async fn undoable(app: &App, reviewer: Reviewer) -> Result<Vec<Undoable>, ReviewError> {
    let now = app.now();
    app.db.read(move |c| Ok(of_letter(c, reviewer.letter(), reviewer.account(), now)?)).await
}

/// Takes back a decision on the reviewer's letter. Its mails do not leave.
///
/// # Errors
/// [`ReviewError::NotFound`] for a decision on another letter; [`ReviewError::Archived`].
pub async fn undo(app: &App, reviewer: Reviewer, decision: Id) -> Result<Undone, ReviewError> {
    let now = app.now();
    let undone = app
        .db
        .write("undo", move |c| {
            if !store::is_decision_of(c, decision, reviewer.letter())? {
                return Err(ReviewError::NotFound);
            }
            must_not_be_archived(&letters::by_id(c, reviewer.letter())?.ok_or(ReviewError::NotFound)?)?;
            if !store::mark_undone(c, decision, now)? {
                return Ok(Undone::TooLate);
            }
            let mut done = Decided::default();
            // Backwards: what was merged can only come back when the place it was merged into is free again.
            for item in store::items(c, decision, i64::MAX)? {
                put_back(c, reviewer, decision, &item, now, &mut done)?;
            }
            letters::bump_revision(c, reviewer.letter())?;
            Ok(Undone::Done(done))
        })
        .await?;
    app.signals.public_changed();
    Ok(undone)
}

fn put_back(
    c: &mut Connection,
    reviewer: Reviewer,
    decision: Id,
    item: &store::Item,
    now: Timestamp,
    done: &mut Decided,
) -> Result<(), ReviewError> {
    let stands = signatures::locked(c, item.signature)?;
    let linked = stands.as_ref().and_then(|signature| signature.organisation_id);
    if !signatures::put_back(c, item.signature, &item.before, &item.after)? {
        done.skipped.extend(stands.map(|signature| Skipped { organisation: signature.organisation_name, status: signature.status }));
        return Ok(());
    }
    if let Some(organisation) = linked.filter(|_| item.before.linked_to() != item.after.linked_to()) {
        known::forget_if_unused(c, organisation)?;
    }
    if let Some(from) = &stands
        && let Some(into) = from.merged_into.filter(|_| from.status == Status::Merged)
    {
        marks::follow(c, from, into)?;
    }
    // What "not me" has silenced stays silent.
    let silent = match stands.as_ref().and_then(Signature::address) {
        Some(email) => verification::said_not_me(c, reviewer.letter(), &email)?,
        None => false,
    };
    outbox::undo_mail(c, item.signature, decision, |c, other| Ok(!silent && store::stands(c, other)?))?;
    let status = |standing: &Standing| standing.status().map(|status| status.as_str());
    let detail = serde_json::json!({ "from": status(&item.after), "to": status(&item.before) });
    let letter = Some(reviewer.letter());
    audit::record(c, now, &Event { actor: reviewer.actor(), act: "undone", letter, subject: Some(item.signature), detail })?;
    done.done += 1;
    Ok(())
}

/// Forgets decisions that can no longer be undone. The log keeps what was decided.
///
/// # Errors
/// When the database fails.
pub async fn forget_old(app: &App) -> Result<usize, StorageError> {
    let before = app.now().minus(KEPT);
    app.db.write("forget decisions", move |c| store::forget_decisions_before(c, before)).await
}
