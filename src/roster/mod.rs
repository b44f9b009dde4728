//! The ordered list of signatories as data: who sees whom, in which order, and the counts that follow.

mod audience;
mod collect;
mod order;

pub use audience::Audience;
pub use collect::{Entry, Roster, RosterError, collect, collect_in};
pub use order::arrange;
