//! Approves, rejects, admits and corrects: one signature or many, each re-checked, all in one transaction.

use std::time::Duration;

use super::known::{self, Sight};
use super::undo::Record;
use super::{marks, store};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::audit::{self, Event};
use crate::basics::{EmailAddress, Id, Timestamp};
use crate::db::{Connection, StorageError, storage_failure};
use crate::letters::{self, Letter, State};
use crate::links::Purpose;
use crate::organisations::{comparison_key, sort_key};
use crate::outbox::{self, Delivery, Link, Message, NewMail};
use crate::signatures::{self, Signature, Status};
use crate::verification;

/// What a coordinator decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Put on the list.
    Approve,
    /// Keep off the list.
    Reject {
        /// Why; may be empty. The signer reads it.
        reason: String,
        /// The signer is not told.
        silent: bool,
    },
    /// Let in a sign-on that was confirmed after the day of grace.
    Admit,
    /// Print the name that the signer asks for.
    AcceptCorrection,
    /// Keep the name as it is.
    DeclineCorrection,
    /// Take it into another sign-on of the same organisation on this letter, which stays.
    Merge(Id),
    /// Write to the address again although somebody said "not me".
    ClearNotMe,
}

impl Decision {
    /// The word it is posted as.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Reject { .. } => "reject",
            Self::Admit => "admit",
            Self::AcceptCorrection => "accept-correction",
            Self::DeclineCorrection => "decline-correction",
            Self::Merge(_) => "merge",
            Self::ClearNotMe => "clear-not-me",
        }
    }

    /// The decision of a posted word. `reason` and `silent` go with a rejection.
    pub fn parse(word: &str, reason: &str, silent: bool) -> Option<Self> {
        match word {
            "approve" => Some(Self::Approve),
            "reject" => Some(Self::Reject { reason: reason.trim().chars().filter(|c| !c.is_control()).take(1_000).collect(), silent }),
            "admit" => Some(Self::Admit),
            _ if word.starts_with("merge-") => word.strip_prefix("merge-").and_then(|id| id.parse().ok()).map(Self::Merge),
            "accept-correction" => Some(Self::AcceptCorrection),
            "decline-correction" => Some(Self::DeclineCorrection),
            "clear-not-me" => Some(Self::ClearNotMe),
            _ => None,
        }
    }
}

/// Mails leave so long after a decision can no longer be undone.
const LAST_SECOND: Duration = Duration::from_secs(30);

/// The most signatures that are decided on at once.
pub const MOST: usize = 1_000;

/// Why nothing was decided.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// One of the identifiers is not a signature of this letter: the whole request is refused, nothing changed.
    #[error("not found")]
    NotFound,
    /// Nothing was chosen.
    #[error("nothing was chosen")]
    NothingChosen,
    /// More than can be decided at once.
    #[error("more than 1,000 at once")]
    TooMany,
    /// The letter is put away and stays as it is.
    #[error("the letter is archived")]
    Archived,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(ReviewError);

/// An archived letter changes by nobody's decision; those who signed may still leave it.
pub(super) fn must_not_be_archived(letter: &Letter) -> Result<(), ReviewError> {
    if letter.state == State::Archived { Err(ReviewError::Archived) } else { Ok(()) }
}

/// A signature that could not follow the decision, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its name.
    pub organisation: String,
    /// Where it stands.
    pub status: Status,
}

/// What a decision did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    /// How many followed it.
    pub done: usize,
    /// Those that could not: somebody else was quicker, or their state does not allow it.
    pub skipped: Vec<Skipped>,
}

/// Decides on signatures of the reviewer's letter.
///
/// # Errors
/// [`ReviewError`].
pub async fn decide(app: &App, reviewer: Reviewer, ids: Vec<Id>, decision: Decision) -> Result<Decided, ReviewError> {
    decide_on_what_was_seen(app, reviewer, ids, decision, Vec::new()).await
}

/// A signature as somebody saw it when they decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenAs {
    /// Which.
    pub id: Id,
    /// Where it stood.
    pub status: Status,
    /// What it said ([`Signature::answers_digest`]); empty where the page did not tell.
    pub answers: String,
}

impl SeenAs {
    pub(super) fn is_still(&self, signature: &Signature) -> bool {
        self.status == signature.status && (self.answers.is_empty() || self.answers == signature.answers_digest())
    }
}

/// As [`decide`], leaving out each signature that is not as the coordinator saw it: somebody else was quicker, or the signer has
/// changed an answer.
///
/// # Errors
/// [`ReviewError`].
pub async fn decide_on_what_was_seen(
    app: &App,
    reviewer: Reviewer,
    ids: Vec<Id>,
    decision: Decision,
    seen: Vec<SeenAs>,
) -> Result<Decided, ReviewError> {
    match ids.len() {
        0 => return Err(ReviewError::NothingChosen),
        1..=MOST => {}
        _ => return Err(ReviewError::TooMany),
    }
    let (now, app_inside) = (app.now(), app.clone());
    let decided = app
        .db
        .write("decide", move |c| {
            let letter = letters::by_id(c, reviewer.letter())?.ok_or(ReviewError::NotFound)?;
            must_not_be_archived(&letter)?;
            let sight = Sight::of_letter(c, letter.id, now)?;
            let mut deciding = Deciding {
                app: &app_inside,
                reviewer,
                letter,
                decision: &decision,
                now,
                undo_until: now.plus(app_inside.config.undo),
                record: Record::new(app_inside.new_id()),
                sight,
            };
            let mut decided = Decided::default();
            for id in &ids {
                let found = signatures::locked(c, *id)?.filter(|found| found.letter_id == deciding.letter.id);
                let signature = found.ok_or(ReviewError::NotFound)?;
                let unchanged = seen.iter().filter(|seen| seen.id == *id).all(|seen| seen.is_still(&signature));
                match unchanged && deciding.one(c, &signature)? {
                    true => decided.done += 1,
                    false => decided.skipped.push(Skipped { organisation: signature.organisation_name, status: signature.status }),
                }
            }
            if decided.done > 0 {
                letters::bump_revision(c, deciding.letter.id)?;
            }
            deciding.record.keep(c, reviewer, now, deciding.undo_until)?;
            Ok::<_, ReviewError>(decided)
        })
        .await?;
    app.signals.public_changed();
    app.signals.mail.notify_one();
    Ok(decided)
}

/// One decision on its way through the signatures it was made for.
struct Deciding<'a> {
    app: &'a App,
    reviewer: Reviewer,
    letter: Letter,
    decision: &'a Decision,
    now: Timestamp,
    undo_until: Timestamp,
    record: Record,
    /// What everybody on the letter may see of the directory.
    sight: Sight,
}

impl Deciding<'_> {
    fn one(&mut self, c: &mut Connection, signature: &Signature) -> Result<bool, ReviewError> {
        let (act, done) = match self.decision {
            Decision::Approve => ("approved", self.approve(c, signature)?),
            Decision::Reject { reason, .. } => ("rejected", self.moved(c, signature, signature.status.reject().ok(), reason)?),
            Decision::Admit => ("admitted", self.admit(c, signature)?),
            Decision::Merge(into) => ("merged", self.merge(c, signature, *into)?),
            Decision::ClearNotMe => ("not me cleared", signatures::clear_not_me(c, signature)?),
            Decision::AcceptCorrection => ("correction accepted", accept_correction(c, signature)?),
            Decision::DeclineCorrection if signature.correction.is_empty() => ("correction declined", false),
            Decision::DeclineCorrection => ("correction declined", signatures::set_correction(c, signature.id, "").map(|()| true)?),
        };
        if !done {
            return Ok(false);
        }
        let detail = match self.decision {
            Decision::Reject { reason, silent } => {
                serde_json::json!({ "from": signature.status.as_str(), "to": "rejected", "reason": reason, "silent": silent })
            }
            Decision::AcceptCorrection => serde_json::json!({ "from": signature.organisation_name, "to": signature.correction }),
            Decision::Approve => serde_json::json!({ "from": signature.status.as_str(), "to": "approved" }),
            Decision::Admit => serde_json::json!({ "from": signature.status.as_str(), "to": "confirmed" }),
            Decision::Merge(into) => serde_json::json!({ "from": signature.status.as_str(), "to": "merged", "into": into.to_string() }),
            Decision::DeclineCorrection | Decision::ClearNotMe => serde_json::json!({}),
        };
        self.log(c, act, signature.id, detail)?;
        // "Not me" belongs to the address and has no standing to go back to.
        if *self.decision != Decision::ClearNotMe {
            self.record.changed(c, act, signature)?;
        }
        self.tell_signer(c, signature)?;
        Ok(true)
    }

    fn log(&self, c: &mut Connection, act: &'static str, subject: Id, detail: serde_json::Value) -> Result<(), ReviewError> {
        let event = Event { actor: self.reviewer.actor(), act, letter: Some(self.letter.id), subject: Some(subject), detail };
        Ok(audit::record(c, self.now, &event)?)
    }

    /// One approved signature for an organisation and address: the one it replaces is taken into it first.
    fn approve(&mut self, c: &mut Connection, signature: &Signature) -> Result<bool, ReviewError> {
        let Ok(next) = signature.status.approve() else { return Ok(false) };
        // Before another version is taken in: it may tell which organisation this is.
        known::link(self.app, c, &self.sight, signature, self.now)?;
        self.take_in(c, signature, Status::Approved)?;
        self.moved(c, signature, Some(next), "")
    }

    /// Takes other versions of the same sign-on into this one.
    fn take_in(&mut self, c: &mut Connection, signature: &Signature, status: Status) -> Result<(), ReviewError> {
        for other in store::same_identity_in(c, signature, status)? {
            signatures::merge_into(c, other.id, signature.id)?;
            marks::follow(c, &other, signature.id)?;
            let detail = serde_json::json!({ "from": other.status.as_str(), "to": "merged", "into": signature.id.to_string() });
            self.log(c, "merged", other.id, detail)?;
            self.record.changed(c, "merged", &other)?;
        }
        Ok(())
    }

    /// The other must stand at least as far: what is on the list goes into nothing that is not.
    fn merge(&self, c: &mut Connection, signature: &Signature, into: Id) -> Result<bool, ReviewError> {
        let other = signatures::locked(c, into)?.filter(|other| other.letter_id == self.letter.id).ok_or(ReviewError::NotFound)?;
        if !can_merge(signature, &other) {
            return Ok(false);
        }
        signatures::merge_into(c, signature.id, into)?;
        marks::follow(c, signature, into)?;
        Ok(true)
    }

    fn moved(&self, c: &mut Connection, signature: &Signature, next: Option<Status>, reason: &str) -> Result<bool, ReviewError> {
        let Some(next) = next else { return Ok(false) };
        let decision = signatures::Decision { at: self.now, by: self.reviewer.account(), reason };
        Ok(signatures::approve(c, signature.id, signature.status, next, &decision)?)
    }

    fn admit(&mut self, c: &mut Connection, signature: &Signature) -> Result<bool, ReviewError> {
        if !signature.waits_for_admission() {
            return Ok(false);
        }
        self.take_in(c, signature, Status::Confirmed)?;
        signatures::refile(c, signature.id)?;
        Ok(signatures::set_status(c, signature.id, Status::Unconfirmed, Status::Confirmed)?)
    }

    /// Tells the signer when the decision can no longer be undone, unless something newer is to be told by then.
    fn tell_signer(&self, c: &mut Connection, signature: &Signature) -> Result<(), ReviewError> {
        let Some(recipient) = signature.address() else { return Ok(()) };
        if matches!(self.decision, Decision::Admit | Decision::DeclineCorrection | Decision::ClearNotMe) {
            return Ok(());
        }
        // The newest word only; and what was to be said before is no longer true.
        outbox::suppress_undecided(c, signature.id, self.now)?;
        // Whoever said "not me" gets no mail about this letter until a coordinator clears it (R18).
        if verification::said_not_me(c, self.letter.id, &recipient)? {
            return Ok(());
        }
        let Some(message) = self.message(c, signature)? else { return Ok(()) };
        let delivery = self.delivery(c, signature, &recipient)?;
        let link = Some(Link { purpose: Purpose::Manage, id: signature.id, generation: 0 });
        let mail = NewMail { letter: Some(self.letter.id), recipient: &recipient, language: &signature.language, message, link, delivery };
        Ok(outbox::enqueue(self.app, c, &mail)?)
    }

    /// What the signer is told, if anything. A coordinator's words go to nobody but whoever has proven the address (R6).
    fn message(&self, c: &mut Connection, signature: &Signature) -> Result<Option<Message>, ReviewError> {
        let letter = signatures::title(c, &self.letter, &signature.language)?;
        let visibility = signature.visibility.as_str().to_owned();
        Ok(match self.decision {
            Decision::Approve => {
                Some(Message::Approved { letter, organisation: signature.name_in_mail(&signature.organisation_name), visibility })
            }
            Decision::AcceptCorrection => {
                Some(Message::Approved { letter, organisation: signature.name_in_mail(&signature.correction), visibility })
            }
            Decision::Reject { reason, silent: false } if signature.is_proven() => {
                Some(Message::Rejected { letter, organisation: signature.organisation_name.clone(), reason: reason.clone() })
            }
            Decision::Reject { .. } | Decision::Merge(_) | Decision::Admit | Decision::DeclineCorrection | Decision::ClearNotMe => None,
        })
    }

    /// When the mail leaves. One to an address that nobody has proven takes its share of the limits (R1, R5).
    fn delivery(&self, c: &mut Connection, signature: &Signature, recipient: &EmailAddress) -> Result<Delivery, ReviewError> {
        let allowed = match signature.is_proven() {
            true => Delivery::Now,
            false => verification::unproven_allowed(self.app, c, self.letter.id, recipient, self.now)?,
        };
        let (held, may_be_undone) = (allowed == Delivery::Held, self.undo_until > self.now);
        if allowed == Delivery::Suppressed || !(held || may_be_undone) {
            return Ok(allowed);
        }
        // A moment later: an undo at the last second may still be waiting for its turn.
        let until = if may_be_undone { self.undo_until.plus(LAST_SECOND) } else { self.now };
        Ok(Delivery::WhenStands { decision: self.record.id, until, held })
    }
}

/// May a sign-on go into this other?
pub fn can_merge(signature: &Signature, other: &Signature) -> bool {
    let here = other.letter_id == signature.letter_id && other.id != signature.id;
    let as_far = matches!(
        (signature.status, other.status),
        (Status::Confirmed, Status::Confirmed | Status::Approved) | (Status::Approved, Status::Approved)
    );
    here && as_far
}

fn accept_correction(c: &mut Connection, signature: &Signature) -> Result<bool, ReviewError> {
    let (name, key) = (&signature.correction, comparison_key(&signature.correction));
    if name.is_empty() || signature.status != Status::Approved || signatures::name_is_taken(c, signature, &key)? {
        return Ok(false);
    }
    let renamed = signatures::set_name(c, signature.id, signature.status, name, &key, &sort_key(name))?;
    if renamed {
        signatures::refile(c, signature.id)?;
        known::refile(c, signature, name)?;
    }
    Ok(renamed)
}
