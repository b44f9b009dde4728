//! Why something was not taken in.

use super::{MappingError, SheetError};
use crate::db::{StorageError, storage_failure};
use crate::i18n::Translator;
use crate::signatures::{EnterError, Status};

/// Why something was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// No such letter, or no such file: it was never there, was for another letter, or is forgotten.
    #[error("not found")]
    NotFound,
    /// The file cannot be read.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// Its columns cannot be told apart.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// What is confirmed already needs a note that says how.
    #[error("a note must say how they were confirmed")]
    NoteMissing,
    /// Only an owner puts sign-ons on the list without anybody's decision on each.
    #[error("only an owner may import sign-ons as approved")]
    OwnersOnly,
    /// The letter does not collect.
    #[error("the letter does not take these sign-ons (any more)")]
    Closed,
    /// The letter is not published.
    #[error("the letter is a draft")]
    Draft,
    /// The letter was put away: nothing about it changes.
    #[error("the letter is archived")]
    Archived,
    /// Somebody has imported this file already.
    #[error("this file has been imported already")]
    Done,
    /// While it was being looked at, somebody entered the same sign-on.
    #[error("{0} has been entered by somebody else meanwhile")]
    AlreadyThere(String),
    /// It left, or was rejected, and nobody has said that it has changed its mind.
    #[error("{organisation} is {} on this letter", .status.as_str())]
    Ended {
        /// Which.
        organisation: String,
        /// How.
        status: Status,
    },
    /// Somebody who reads the address of this organisation said "not me" about the letter.
    #[error("somebody who reads the address of {0} said that it was not them")]
    SaidNotMe(String),
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(IntakeError);

impl IntakeError {
    /// As an act sees it that was entering this organisation.
    pub(super) fn entering(error: EnterError, organisation: &str) -> Self {
        match error {
            EnterError::Closed | EnterError::NoAddress => Self::Closed,
            EnterError::Draft => Self::Draft,
            EnterError::Archived => Self::Archived,
            EnterError::AlreadyThere => Self::AlreadyThere(organisation.to_owned()),
            EnterError::Ended(status) => Self::Ended { organisation: organisation.to_owned(), status },
            EnterError::SaidNotMe => Self::SaidNotMe(organisation.to_owned()),
            EnterError::Storage(error) => Self::Storage(error),
        }
    }

    /// What people are told; `None` for what has a page of its own.
    pub fn sentence(&self, t: &Translator) -> Option<String> {
        Some(match self {
            Self::NotFound | Self::Storage(_) => return None,
            Self::Sheet(error) => t.get(error.key()),
            Self::Mapping(error) => error.sentence(t),
            Self::NoteMissing => t.get("import-note-missing"),
            Self::OwnersOnly => t.get("import-owners-only"),
            Self::Closed => t.get("import-closed"),
            Self::Draft => t.get("import-draft"),
            Self::Archived => t.get("import-archived"),
            Self::Done => t.get("import-done-already"),
            Self::AlreadyThere(organisation) => t.with("import-meanwhile", "organisation", organisation),
            Self::Ended { organisation, status } => ended(t, organisation, *status),
            Self::SaidNotMe(organisation) => format!("{organisation}: {}", t.get("import-said-not-me")),
        })
    }
}

/// An organisation does not come back by an import.
pub(super) fn ended(t: &Translator, organisation: &str, status: Status) -> String {
    t.with2("import-ended", "organisation", organisation, "state", t.get(format!("state-{}", status.as_str())))
}
