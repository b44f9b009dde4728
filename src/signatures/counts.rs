//! How many signatures stand where.

use super::{Status, store};
use crate::basics::Id;
use crate::db::{Connection, Result};

/// Signatures of a letter by status.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts(Vec<(Status, i64)>);

impl Counts {
    /// How many stand here.
    pub fn of(&self, status: Status) -> i64 {
        self.0.iter().find(|(counted, _)| *counted == status).map_or(0, |(_, count)| *count)
    }

    /// All of them.
    pub fn total(&self) -> i64 {
        self.0.iter().map(|(_, count)| count).sum()
    }
}

/// Counts the signatures of a letter.
///
/// # Errors
/// When the database fails.
pub fn counts(c: &mut Connection, letter: Id) -> Result<Counts> {
    store::count_by_status(c, letter).map(Counts)
}
