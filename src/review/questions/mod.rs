//! Questions by mail: to the signer, or to another address at the organisation, whether it signs.

mod answer;
mod ask;
mod end;
mod messages;
mod store;

pub(super) use answer::mark;
pub use answer::{Opened, Reply, answer, open_question};
pub(super) use ask::is_at_the_organisation;
pub use ask::{AskError, NewQuestion, Seen, ask, suggested_address};
pub use end::withdraw;
pub use messages::{Messages, Undeliverable, messages};
pub(super) use store::family;

use std::time::Duration;

use crate::basics::{Id, Timestamp};
use crate::db::{Connection, Row, StorageError};
use crate::signatures::Signature;

/// How long a question can be answered.
pub const LIFETIME: Duration = Duration::from_secs(14 * 24 * 3600);

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Whoever signed, at the address that was proven.
    Signer,
    /// Another address at the organisation: does it sign?
    Organisation,
}

impl Whom {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Signer, Self::Organisation];

    /// As stored and posted.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Signer => "signer",
            Self::Organisation => "organisation",
        }
    }

    /// Whom this word means.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|whom| whom.as_str() == text)
    }
}

/// What came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    Open,
    /// The organisation signs.
    Yes,
    /// It does not.
    No,
    /// Whoever answers does not know.
    Unsure,
    /// Words of the signer.
    Answered,
}

impl Answer {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Open, Self::Yes, Self::No, Self::Unsure, Self::Answered];

    /// As stored, posted and logged.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unsure => "unsure",
            Self::Answered => "answered",
        }
    }

    /// The answer of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.as_str() == text)
    }
}

/// A question and what came back.
#[derive(Debug, Clone, Row)]
pub struct Question {
    /// Identifier; its link is made from it.
    pub id: Id,
    /// The letter.
    pub letter_id: Id,
    /// The sign-on it is about.
    pub signature_id: Id,
    /// Who is asked.
    pub whom: Whom,
    /// The address as typed.
    pub email: String,
    /// The address as compared.
    pub email_key: String,
    /// The coordinators' words; may be empty where an organisation is asked.
    pub body: String,
    /// Who asked.
    pub asked_by: Option<Id>,
    /// When.
    pub asked_at: Timestamp,
    /// Until when it can be answered.
    pub expires_at: Timestamp,
    /// What came back.
    pub answer: Answer,
    /// The words that came with it, or empty.
    pub words: String,
    /// When it was answered last.
    pub answered_at: Option<Timestamp>,
}

impl Question {
    /// How it stands, as named in the catalogue: `open`, `expired`, or the answer.
    pub fn state(&self, now: &Timestamp) -> &'static str {
        match self.answer {
            Answer::Open if self.expires_at <= *now => "expired",
            Answer::Open => "open",
            answer => answer.as_str(),
        }
    }

    /// What stands behind the @.
    pub fn domain(&self) -> &str {
        self.email_key.rsplit('@').next().unwrap_or_default()
    }
}

/// A question as the desk shows it.
#[derive(Debug, Clone)]
pub struct AskedQuestion {
    /// The question.
    pub question: Question,
    /// Who asked; empty for an account that is gone.
    pub by: String,
}

/// The questions about a sign-on, and about those that were taken into it, oldest first.
pub(super) fn of_signature(c: &mut Connection, signature: &Signature) -> Result<Vec<AskedQuestion>, StorageError> {
    let rows = store::of_signature(c, signature)?;
    Ok(rows.into_iter().map(|(question, by)| AskedQuestion { question, by: by.unwrap_or_default() }).collect())
}

/// The newest answer on each of these sign-ons that something was asked about.
pub(super) fn newest(c: &mut Connection, signatures: &[Id]) -> Result<Vec<(Id, Answer)>, StorageError> {
    let mut newest: Vec<(Id, Answer)> = Vec::new();
    // Newest first: what comes later about the same sign-on is older.
    for (signature, answer) in store::answers(c, signatures)? {
        if newest.iter().all(|(seen, _)| *seen != signature) {
            newest.push((signature, answer));
        }
    }
    Ok(newest)
}
