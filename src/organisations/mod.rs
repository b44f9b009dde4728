//! What is known of organisations across letters: kinds, consultative status, the keys their names are compared by, and the directory.

mod amend;
mod domains;
mod keys;
mod kind;
mod link;
mod look_alike;
pub mod matching;
mod merge;
mod organisation;
mod store;

pub use amend::{Amended, Amendment, amend, parse_domain};
pub use domains::{Provider, Relation, is_shared_host, own_domain, provider, registrable, relation};
pub use keys::{comparison_key, sort_key, without_article};
pub use kind::{ConsultativeStatus, Kind};
pub use link::{Likeness, Traits};
pub use look_alike::mixes_scripts;
pub use merge::{Merge, NewMerge, merge, take_apart};
pub use organisation::{Organisation, new_id};
pub use store::{add, all_by_id, domains_of, file, filed_under, hold, merge_by_id, names_of, remove_if_bare, sections_of, undoable_merges};
