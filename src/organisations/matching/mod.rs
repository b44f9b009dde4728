//! Are two printed names the same organisation?
//!
//! A name is read once ([`read`]): its words and what they mean, its places, its acronyms. Two readings are compared by rules
//! ([`compare()`]); every verdict carries its reasons. A [`Directory`] finds the few entries that are worth comparing.
//! The rules know words and places, never an organisation.

mod acronyms;
mod compare;
mod decide;
mod directory;
mod fold;
mod form;
mod keys;
mod lexicon;
mod name;
mod part;
mod places;
mod relate;
mod segments;
mod sound;
mod verdict;
mod words;

pub use compare::compare;
pub use directory::{Directory, Suggestion};
pub use fold::{fold, slips};
pub use keys::{is_common, keys};
pub use name::{Printed, Reading, read};
pub use verdict::{Kind, Reason, Verdict};
