//! How many signatures stand where.

mod store;

use super::Status;
use crate::app::App;
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

/// How many signatures of a letter stand where, from the tallies that the database keeps in the transaction of each change.
///
/// # Errors
/// When the database fails.
pub fn counts(c: &mut Connection, letter: Id) -> Result<Counts> {
    store::tallies(c, letter).map(Counts)
}

/// Adds up the rows that PostgreSQL's writers leave beside each other. Safe on every replica at once.
///
/// # Errors
/// When the database fails.
pub async fn fold_tallies(app: &App) -> Result<()> {
    app.db.write("fold tallies", store::fold_tallies).await
}

/// The letters whose tallies are not what counting gives. Both are read at one moment.
///
/// # Errors
/// When the database fails.
pub fn miscounted(c: &mut Connection) -> Result<Vec<Id>> {
    store::miscounted(c)
}
