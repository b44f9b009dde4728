//! The joint letter: its text in editions, its addressees, deadlines and states.

mod change_settings;
mod change_state;
mod change_text;
mod create;
mod diff;
mod duplicate;
mod front_matter;
mod letter;
mod publish;
mod settings;
mod step;
mod store;
mod text;
mod visibility;

pub use change_settings::{Deadlines, change_settings};
pub use change_state::{close, close_overdue, delete, obstacles, take_step};
pub use change_text::{Change, Edit, TextChanged, change_text};
pub use create::create;
pub use diff::texts as difference;
pub use duplicate::duplicate;
pub use front_matter::{FrontMatterError, LetterFile, Translation};
pub use letter::{Closed, Letter, Phase, State};
pub use publish::{Published, publish};
pub use settings::{Articles, Contact, Controller, FormField, Hrc, ListPolicy, Order, OrderBy, Requirement, Settings};
pub use step::{Obstacle, Step};
pub use store::{Brief, brief, bump_revision, by_id, by_slug, is_signed, last_material, list, revision, texts, with_open_list};
pub use text::{Text, TextFaults};
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
    #[error(
        "organisations have signed this text; say --editorial (the wording only) or --material (the meaning). Nobody is asked automatically: the desk shows who signed an older text"
    )]
    NeedsChange {
        /// What differs, line by line.
        difference: String,
    },
    /// The addressees differ and organisations have signed: that is never wording only.
    #[error("organisations have signed this to other addressees, so the change is not of wording only; say --material")]
    NeedsMaterial {
        /// What differs, line by line.
        difference: String,
    },
    /// A file would take the place of a draft that somebody began at the desk.
    #[error("a draft of this letter was begun at the desk; say --replace-settings to put the file's text and settings in its place")]
    DraftAtDesk,
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
    /// May not do this, or the letter does not exist: the same to whoever asks.
    #[error("not found")]
    Forbidden,
    /// Somebody else changed the same thing since it was read.
    #[error("somebody else has changed this meanwhile")]
    Stale,
    /// The language the letter was written in stays.
    #[error("this is the letter itself, not a translation")]
    IsOriginal,
    /// Another letter has this slug.
    #[error("another letter has this slug already")]
    SlugTaken,
    /// A word of our own addresses.
    #[error("this slug is reserved")]
    SlugReserved,
    /// The soft deadline has passed.
    #[error("the soft deadline has passed already")]
    SoftDeadlinePassed,
    /// The soft deadline is the later one.
    #[error("the soft deadline is after the deadline")]
    SoftAfterHard,
    /// Something is missing for the next step.
    #[error("the letter is not ready: {}", .0.iter().map(Obstacle::as_str).collect::<Vec<_>>().join(", "))]
    NotReady(Vec<Obstacle>),
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(LetterError);
