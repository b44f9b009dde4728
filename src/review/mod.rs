//! Coordinators decide: the queue, and what can be done with a signature in it.

mod decide;
mod queue;
mod store;

pub use decide::{Decided, Decision, ReviewError, Skipped, decide, decide_on_what_was_seen};
pub use queue::{Filter, Queue, Sort, queue};
