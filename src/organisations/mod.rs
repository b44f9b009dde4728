//! What is known of organisations across letters: kinds, consultative status, and the keys their names are compared by.

mod keys;
mod kind;

pub use keys::{comparison_key, sort_key, without_article};
pub use kind::{ConsultativeStatus, Kind};
