//! Coordinators decide: the queue, what can be done with a signature in it, and what is known of the organisation behind it.

mod decide;
mod evidence;
pub mod known;
mod marks;
mod merge_preview;
mod notices;
mod preview;
mod questions;
mod queue;
mod search;
mod select;
mod store;
mod tags;
mod together;
mod undo;

pub use decide::{Decided, Decision, MOST, ReviewError, SeenAs, Skipped, can_merge, decide, decide_on_what_was_seen};
pub use evidence::{Evidence, Fact, Tone, evidence};
pub use merge_preview::{Lines, SignaturesMerge, preview_merge};
pub use notices::tell_coordinators;
pub use preview::{Preview, preview};
pub use questions::{
    Answer, AskError, AskedQuestion, Messages, NewQuestion, Opened, Question, Reply, Seen, Undeliverable, Whom, answer, ask, messages,
    open_question, suggested_address, withdraw,
};
pub use queue::{Filter, Queue, Sort, next_waiting, queue};
pub use search::{Total, has_search_index, index};
pub use select::{Pattern, Selected, mail_domain, select};
pub use tags::{Tag, Tagged, tag, tags};
pub use together::{Claim, Note, add_note, claim, note_on_entry};
pub use undo::{Undoable, Undone, forget_old, undo, undoable};
