//! The joint letter: its text in editions, its addressees, deadlines and states.

mod change_state;
mod diff;
mod front_matter;
mod letter;
mod publish;
mod settings;
mod store;
mod visibility;

pub use change_state::{close, close_overdue, delete};
pub use front_matter::{FrontMatterError, LetterFile, Translation};
pub use letter::{Closed, Letter, Phase, State, Text};
pub use publish::{Change, Published, publish};
pub use settings::{Articles, Contact, Controller, FormField, Hrc, ListPolicy, Order, OrderBy, Requirement, Settings};
pub use store::{Brief, brief, bump_revision, by_id, by_slug, list, revision, texts};
pub use visibility::Visibility;

use crate::db::{StorageError, storage_failure};

/// How long after the deadline a sign-on that was posted before it may still be confirmed.
pub const GRACE: std::time::Duration = std::time::Duration::from_secs(24 * 3600);

/// Why an act on a letter was refused.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// No such letter.
    #[error("there is no letter “{0}”")]
    Unknown(String),
    /// The text differs and organisations have signed it.
    #[error("organisations have signed this text; say --editorial (they are not asked again) or --material (they are)")]
    NeedsChange {
        /// What differs, line by line.
        difference: String,
    },
    /// A deadline has passed already.
    #[error("the deadline has passed already")]
    DeadlinePassed,
    /// A letter outside local mode says who is responsible for the data.
    #[error("`controller` is missing: outside local mode a letter names who is responsible for the data")]
    NoController,
    /// The state does not allow it.
    #[error("a letter that is {0} cannot be changed like this")]
    WrongState(&'static str),
    /// Organisations have signed.
    #[error("{0} organisations have signed on; a letter with signatures is never deleted")]
    HasSignatures(i64),
    /// No such account.
    #[error("there is no account with the address {0}")]
    UnknownOwner(String),
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(LetterError);
