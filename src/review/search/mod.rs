//! Finds sign-ons of one letter by part of any word, however many there are.
//!
//! The database notes in the transaction of each change which sign-ons the index does not know as they are now; the worker files them
//! within seconds, and until then searching reads them one by one. So what is found is always what stands.

mod find;
mod index;
mod store;
mod words;

pub use find::Total;
pub(super) use find::{Found, find};
pub use index::index;
pub use store::has_search_index;
