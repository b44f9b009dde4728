//! What happened, append-only: every act of people and of the system. The databases themselves refuse to change a row.

mod chain;
mod store;

use serde_json::Value;

use crate::basics::{Id, Timestamp};
use crate::db::{Connection, Result};

pub use chain::{Chain, ChainError, checkpoint, seal, stands, verify};
pub use store::{Entry, acts_and_actors, of_letter, of_subject};

/// Which entries of a letter's log are wanted.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only this act; empty for all.
    pub act: String,
    /// Only acts of this kind of actor; empty for all.
    pub actor_kind: String,
    /// Only acts of this account.
    pub actor: Option<Id>,
    /// Only from this moment on.
    pub from: Option<Timestamp>,
    /// Only before this moment.
    pub until: Option<Timestamp>,
    /// Only entries before this one.
    pub before: Option<i64>,
}

/// Who acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The program itself.
    System,
    /// Somebody with a mailed link or the public form.
    Signer,
    /// A coordinator.
    Account(Id),
    /// Whoever has the command line.
    CommandLine,
}

impl Actor {
    fn kind(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Signer => "signer",
            Self::Account(_) => "account",
            Self::CommandLine => "command line",
        }
    }

    fn id(self) -> Option<Id> {
        match self {
            Self::Account(id) => Some(id),
            _ => None,
        }
    }
}

/// One act. `detail` never holds contact data: the log outlives its erasure.
#[derive(Debug)]
pub struct Event {
    /// Who.
    pub actor: Actor,
    /// What, as a past participle: `approved`.
    pub act: &'static str,
    /// On which letter.
    pub letter: Option<Id>,
    /// On which signature, account or text.
    pub subject: Option<Id>,
    /// From what to what.
    pub detail: Value,
}

/// Adds an event, in the transaction of the act itself.
///
/// # Errors
/// When the database fails.
pub fn record(c: &mut Connection, at: Timestamp, event: &Event) -> Result<()> {
    store::add(c, at, event)
}
