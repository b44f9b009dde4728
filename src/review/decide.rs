//! Approves, rejects, admits and corrects: one signature or many, each re-checked, all in one transaction.

use super::store;
use crate::accounts::Reviewer;
use crate::app::App;
use crate::audit::{self, Event};
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, StorageError, storage_failure};
use crate::letters::{self, Letter};
use crate::links::Purpose;
use crate::organisations::{comparison_key, sort_key};
use crate::outbox::{self, Delivery, Link, Message, NewMail};
use crate::signatures::{self, Signature, Status};

/// What a coordinator decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Put on the list.
    Approve,
    /// Keep off the list, for this reason (may be empty); the signer is told.
    Reject(String),
    /// Let in a sign-on that was confirmed after the day of grace.
    Admit,
    /// Print the name that the signer asks for.
    AcceptCorrection,
    /// Keep the name as it is.
    DeclineCorrection,
    /// Write to the address again although somebody said "not me".
    ClearNotMe,
}

impl Decision {
    /// The decision of a posted word.
    pub fn parse(word: &str, reason: &str) -> Option<Self> {
        match word {
            "approve" => Some(Self::Approve),
            "reject" => Some(Self::Reject(reason.trim().chars().filter(|c| !c.is_control()).take(1_000).collect())),
            "admit" => Some(Self::Admit),
            "accept-correction" => Some(Self::AcceptCorrection),
            "decline-correction" => Some(Self::DeclineCorrection),
            "clear-not-me" => Some(Self::ClearNotMe),
            _ => None,
        }
    }
}

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
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(ReviewError);

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

/// As [`decide`], leaving out each signature that does not stand where the coordinator saw it: somebody else was quicker.
///
/// # Errors
/// [`ReviewError`].
pub async fn decide_on_what_was_seen(
    app: &App,
    reviewer: Reviewer,
    ids: Vec<Id>,
    decision: Decision,
    seen: Vec<(Id, Status)>,
) -> Result<Decided, ReviewError> {
    match ids.len() {
        0 => return Err(ReviewError::NothingChosen),
        1..=1_000 => {}
        _ => return Err(ReviewError::TooMany),
    }
    let (now, app_inside) = (app.now(), app.clone());
    let decided = app
        .db
        .write("decide", move |c| {
            let letter = letters::by_id(c, reviewer.letter())?.ok_or(ReviewError::NotFound)?;
            let mut decided = Decided::default();
            for id in &ids {
                let signature = signatures::locked(c, *id)?.filter(|found| found.letter_id == letter.id).ok_or(ReviewError::NotFound)?;
                let unchanged = seen.iter().all(|(other, status)| other != id || *status == signature.status);
                match unchanged && one(&app_inside, c, reviewer, &letter, &signature, &decision, now)? {
                    true => decided.done += 1,
                    false => decided.skipped.push(Skipped { organisation: signature.organisation_name, status: signature.status }),
                }
            }
            if decided.done > 0 {
                letters::bump_revision(c, letter.id)?;
            }
            Ok::<_, ReviewError>(decided)
        })
        .await?;
    app.signals.public_changed();
    app.signals.mail.notify_one();
    Ok(decided)
}

fn one(
    app: &App,
    c: &mut Connection,
    reviewer: Reviewer,
    letter: &Letter,
    signature: &Signature,
    decision: &Decision,
    now: Timestamp,
) -> Result<bool, ReviewError> {
    let (act, done) = match decision {
        Decision::Approve => ("approved", approve(c, reviewer, signature, now)?),
        Decision::Reject(reason) => ("rejected", moved(c, signature, signature.status.reject().ok(), reviewer, reason, now)?),
        Decision::Admit => ("admitted", admit(c, signature)?),
        Decision::ClearNotMe => ("not me cleared", signatures::clear_not_me(c, signature)?),
        Decision::AcceptCorrection => ("correction accepted", accept_correction(c, signature)?),
        Decision::DeclineCorrection if signature.correction.is_empty() => ("correction declined", false),
        Decision::DeclineCorrection => ("correction declined", signatures::set_correction(c, signature.id, "").map(|()| true)?),
    };
    if !done {
        return Ok(false);
    }
    let detail = match decision {
        Decision::Reject(reason) => serde_json::json!({ "from": signature.status.as_str(), "reason": reason }),
        Decision::AcceptCorrection => serde_json::json!({ "from": signature.organisation_name, "to": signature.correction }),
        _ => serde_json::json!({ "from": signature.status.as_str() }),
    };
    audit::record(c, now, &Event { actor: reviewer.actor(), act, letter: Some(letter.id), subject: Some(signature.id), detail })?;
    tell_signer(app, c, letter, signature, decision)?;
    Ok(true)
}

/// One approved signature for an organisation and address: the one it replaces is taken into it first.
fn approve(c: &mut Connection, reviewer: Reviewer, signature: &Signature, now: Timestamp) -> Result<bool, ReviewError> {
    let Ok(next) = signature.status.approve() else { return Ok(false) };
    for other in store::same_identity_in(c, signature, Status::Approved)? {
        signatures::merge_into(c, other, signature.id)?;
        let detail = serde_json::json!({ "into": signature.id.to_string() });
        let letter = Some(signature.letter_id);
        audit::record(c, now, &Event { actor: reviewer.actor(), act: "merged", letter, subject: Some(other), detail })?;
    }
    moved(c, signature, Some(next), reviewer, "", now)
}

fn moved(
    c: &mut Connection,
    signature: &Signature,
    next: Option<Status>,
    reviewer: Reviewer,
    reason: &str,
    now: Timestamp,
) -> Result<bool, ReviewError> {
    let Some(next) = next else { return Ok(false) };
    let decision = signatures::Decision { at: now, by: reviewer.account(), reason };
    Ok(signatures::approve(c, signature.id, signature.status, next, &decision)?)
}

fn admit(c: &mut Connection, signature: &Signature) -> Result<bool, ReviewError> {
    if !signature.waits_for_admission() {
        return Ok(false);
    }
    for other in store::same_identity_in(c, signature, Status::Confirmed)? {
        signatures::merge_into(c, other, signature.id)?;
    }
    Ok(signatures::set_status(c, signature.id, Status::Unconfirmed, Status::Confirmed)?)
}

fn accept_correction(c: &mut Connection, signature: &Signature) -> Result<bool, ReviewError> {
    let (name, key) = (&signature.correction, comparison_key(&signature.correction));
    if name.is_empty() || signature.status != Status::Approved || signatures::name_is_taken(c, signature, &key)? {
        return Ok(false);
    }
    Ok(signatures::set_name(c, signature.id, signature.status, name, &key, &sort_key(name))?)
}

fn tell_signer(app: &App, c: &mut Connection, letter: &Letter, signature: &Signature, decision: &Decision) -> Result<(), ReviewError> {
    let Some(recipient) = signature.address() else { return Ok(()) };
    let texts = letters::texts(c, letter.id, letter.current_edition)?;
    let title = texts.iter().find(|text| text.language.base() == signature.language).or_else(|| texts.first());
    let title = title.map(|text| text.title.clone()).unwrap_or_default();
    let organisation = signature.organisation_name.clone();
    let message = match decision {
        Decision::Approve => Message::Approved { letter: title, organisation, visibility: signature.visibility.as_str().to_owned() },
        Decision::Reject(reason) => Message::Rejected { letter: title, organisation, reason: reason.clone() },
        Decision::AcceptCorrection => Message::Approved {
            letter: title,
            organisation: signature.correction.clone(),
            visibility: signature.visibility.as_str().to_owned(),
        },
        Decision::Admit | Decision::DeclineCorrection | Decision::ClearNotMe => return Ok(()),
    };
    let link = Some(Link { purpose: Purpose::Manage, id: signature.id, generation: 0 });
    let mail =
        NewMail { letter: Some(letter.id), recipient: &recipient, language: &signature.language, message, link, delivery: Delivery::Now };
    Ok(outbox::enqueue(app, c, &mail)?)
}
