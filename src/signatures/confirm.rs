//! The contact says, with a ticked box for each, which sign-ons are theirs.

use super::{Flag, Signature, Status, doubles, store};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, StorageError, storage_failure};
use crate::letters::{self, Letter, Phase};
use crate::links::Purpose;
use crate::outbox::{self, Delivery, Link, Message, NewMail};
use crate::verification::{self, LinkError};

/// Why nothing was confirmed.
#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    /// The link opens nothing.
    #[error(transparent)]
    Link(LinkError),
    /// No box was ticked.
    #[error("no box was ticked")]
    NoneTicked,
    /// Somebody said "not me" with this link; that has to be taken back first.
    #[error("this address said that it was not them")]
    NotMe,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(ConfirmError);

impl From<LinkError> for ConfirmError {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Storage(error) => Self::Storage(error),
            other => Self::Link(other),
        }
    }
}

/// What confirming did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Confirmed {
    /// Now waiting for a decision.
    pub confirmed: usize,
    /// Confirmed after the day of grace: kept for a coordinator to admit.
    pub too_late: usize,
}

/// Confirms the ticked sign-ons. Ticking one again does nothing more: one state change, one event, one receipt.
///
/// # Errors
/// [`ConfirmError`].
pub async fn confirm(app: &App, token: &str, ticked: Vec<Id>) -> Result<Confirmed, ConfirmError> {
    if ticked.is_empty() {
        return Err(ConfirmError::NoneTicked);
    }
    let (token, now, app_inside) = (token.to_owned(), app.now(), app.clone());
    let done = app
        .db
        .write("confirm", move |c| {
            let verification = verification::open_link(&app_inside, c, &token)?;
            if verification.not_me_at.is_some() {
                return Err(ConfirmError::NotMe);
            }
            let letter = letters::by_id(c, verification.letter_id)?.ok_or(ConfirmError::Link(LinkError::Unknown))?;
            // Locks every sign-on of this address, so that two confirmations at once run one after the other.
            let mut waiting = store::lock_address(c, letter.id, &verification.email_key)?;
            // Newest first: where two versions of one organisation are ticked, its answers stay and the older ones go into it.
            waiting.sort_by_key(|signature| std::cmp::Reverse(signature.id));
            let mut done = Confirmed::default();
            for signature in waiting.iter().filter(|signature| ticked.contains(&signature.id)) {
                match letter.phase(now) {
                    Phase::Over { .. } | Phase::Hidden => done.too_late += usize::from(confirm_late(c, &letter, signature, now)?),
                    Phase::Open | Phase::Grace { .. } => {
                        done.confirmed += usize::from(confirm_one(&app_inside, c, &letter, signature, now)?)
                    }
                }
            }
            Ok(done)
        })
        .await?;
    // More privacy may have taken effect.
    app.signals.public_changed();
    app.signals.mail.notify_one();
    Ok(done)
}

/// Keeps it for a coordinator to admit.
fn confirm_late(c: &mut Connection, letter: &Letter, signature: &Signature, now: Timestamp) -> Result<bool, ConfirmError> {
    if !store::mark_confirmed_late(c, signature.id, now)? {
        return Ok(false);
    }
    let detail = serde_json::json!({});
    audit::record(
        c,
        now,
        &Event { actor: Actor::Signer, act: "confirmed late", letter: Some(letter.id), subject: Some(signature.id), detail },
    )?;
    Ok(true)
}

/// `false` when it was confirmed already.
fn confirm_one(app: &App, c: &mut Connection, letter: &Letter, signature: &Signature, now: Timestamp) -> Result<bool, ConfirmError> {
    // Read again: a newer version ticked in the same request may have taken this one in.
    let Some(signature) = store::by_id(c, signature.id)? else { return Ok(false) };
    if signature.status.confirm().is_err() || signature.confirmed_at.is_some() {
        return Ok(false);
    }
    let same = store::same_identity(c, &signature)?;
    if let Some(newer) = same.iter().find(|other| other.status == Status::Confirmed && other.is_proven() && other.id > signature.id) {
        merge(c, &signature, newer, now)?;
        return Ok(true);
    }
    // Older answers of the same organisation that are not decided; a newer one that waits is left to be confirmed. What the signer
    // says wins over what a coordinator entered for them, whichever came first.
    let gives_way = |other: &Signature| match other.status {
        Status::Unconfirmed => other.id < signature.id,
        Status::Confirmed => !other.is_proven() || other.id < signature.id,
        _ => false,
    };
    for older in same.iter().filter(|other| gives_way(other)) {
        merge(c, older, &signature, now)?;
    }
    // Marks may have come with what was taken in.
    let Some(signature) = store::by_id(c, signature.id)? else { return Ok(false) };
    let on_list = same.iter().find(|other| other.status == Status::Approved);
    if let Some(approved) = on_list {
        if signature.says_the_same_as(approved) {
            // Nothing new: fold it into the one on the list.
            merge(c, &signature, approved, now)?;
            // Whoever confirms reads the address: what a coordinator entered for it is now proven.
            if let Some(approved) = store::by_id(c, approved.id)? {
                store::set_mark(c, &approved, Flag::Vouched, false)?;
            }
            mail_receipt(app, c, letter, approved)?;
            return Ok(true);
        }
        // Privacy does not wait for a decision.
        if signature.visibility > approved.visibility {
            store::set_visibility(c, approved.id, signature.visibility)?;
            letters::bump_revision(c, letter.id)?;
        }
        store::set_mark(c, &signature, Flag::Repeats, true)?;
    }
    if !store::confirm(c, signature.id, now)? {
        return Ok(false);
    }
    doubles::file(c, &signature)?;
    let detail = serde_json::json!({ "from": "unconfirmed", "to": "confirmed", "edition": signature.text_edition, "replaces": same.iter().map(|other| other.id.to_string()).collect::<Vec<_>>() });
    audit::record(c, now, &Event { actor: Actor::Signer, act: "confirmed", letter: Some(letter.id), subject: Some(signature.id), detail })?;
    mail_receipt(app, c, letter, &signature)?;
    Ok(true)
}

/// Takes one version into another, and says so in the log. What others said of the organisation stays said.
fn merge(c: &mut Connection, from: &Signature, into: &Signature, now: Timestamp) -> Result<(), ConfirmError> {
    store::merge_into(c, from.id, into.id)?;
    if from.has_flag(Flag::SaidNo) {
        let into = store::by_id(c, into.id)?.ok_or(StorageError::NotFound)?;
        store::set_mark(c, &into, Flag::SaidNo, true)?;
    }
    let into = into.id;
    let detail = serde_json::json!({ "from": from.status.as_str(), "to": "merged", "into": into.to_string() });
    let (letter, subject) = (Some(from.letter_id), Some(from.id));
    Ok(audit::record(c, now, &Event { actor: Actor::Signer, act: "merged", letter, subject, detail })?)
}

fn mail_receipt(app: &App, c: &mut Connection, letter: &Letter, signature: &Signature) -> Result<(), ConfirmError> {
    let Some(recipient) = signature.address() else { return Ok(()) };
    let message = Message::Receipt {
        letter: store::title(c, letter, &signature.language)?,
        organisation: signature.organisation_name.clone(),
        visibility: signature.visibility.as_str().to_owned(),
    };
    let link = Some(Link { purpose: Purpose::Manage, id: signature.id, generation: 0 });
    let mail =
        NewMail { letter: Some(letter.id), recipient: &recipient, language: &signature.language, message, link, delivery: Delivery::Now };
    Ok(outbox::enqueue(app, c, &mail)?)
}
