//! What is known of organisations across letters: kinds, consultative status, and the keys their names are compared by.

mod domains;
mod keys;
mod kind;
mod look_alike;
pub mod matching;

pub use domains::{Provider, Relation, is_shared_host, provider, registrable, relation};
pub use keys::{comparison_key, sort_key, without_article};
pub use kind::{ConsultativeStatus, Kind};
pub use look_alike::mixes_scripts;
