//! A chain of hashes over the log: whoever changes, removes or slips in an entry breaks it at that place.
//!
//! Entries are sealed by the worker shortly after they are written, so that writers of PostgreSQL need not queue for the end of the
//! chain. What the chain cannot show: that its end was cut off, or all of it made anew, by somebody with the database. That takes a
//! head that has left the machine: `undersigned check` prints it.

use sha2::{Digest, Sha256};

use super::{Entry, store};
use crate::app::App;
use crate::db::{Connection, StorageError, storage_failure};

/// Sealed in one transaction.
const BATCH: i64 = 5_000;

/// What stands before the first entry.
const START: &str = "undersigned log 1";

/// A chain that is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Entries in it.
    pub sealed: i64,
    /// Entries that were written since: they are sealed within a minute.
    pub unsealed: i64,
    /// The last hash; empty for an empty log.
    pub head: String,
}

/// The chain is not whole.
#[derive(Debug, thiserror::Error)]
pub enum ChainError {
    /// The first entry that is not as it was sealed.
    #[error("entry {entry} of the log {what}")]
    Broken {
        /// Its number.
        entry: i64,
        /// What is wrong with it.
        what: &'static str,
    },
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(ChainError);

/// Seals what was written since the last time. Safe on every replica at once: only one of two can take a place.
///
/// # Errors
/// When the database fails.
pub async fn seal(app: &App) -> Result<usize, StorageError> {
    let mut sealed = 0;
    loop {
        let now = match app.db.write("seal log", seal_some).await {
            // Another replica was quicker.
            Err(StorageError::Conflict) => 0,
            outcome => outcome?,
        };
        sealed += now;
        if i64::try_from(now).unwrap_or(0) < BATCH {
            return Ok(sealed);
        }
    }
}

fn seal_some(c: &mut Connection) -> Result<usize, StorageError> {
    let (mut place, newest, mut previous) = store::last_seal(c)?.unwrap_or((0, 0, String::new()));
    let entries = store::unsealed(c, newest, BATCH)?;
    for entry in &entries {
        place += 1;
        previous = hash(&previous, entry);
        store::add_seal(c, place, entry.seq, &previous)?;
    }
    Ok(entries.len())
}

/// The end of the chain as `PLACE:HASH`, to be kept outside the machine; empty for an empty log.
///
/// # Errors
/// When the database fails.
pub fn checkpoint(c: &mut Connection) -> Result<String, StorageError> {
    Ok(store::last_seal(c)?.map(|(place, _, hash)| format!("{place}:{hash}")).unwrap_or_default())
}

/// Is the log still the one that this checkpoint was taken of?
///
/// # Errors
/// When the database fails.
pub fn stands(c: &mut Connection, checkpoint: &str) -> Result<bool, StorageError> {
    let Some((place, hash)) = checkpoint.trim().split_once(':') else { return Ok(false) };
    let Ok(place) = place.parse() else { return Ok(false) };
    Ok(store::hash_at(c, place)?.is_some_and(|sealed| sealed == hash))
}

/// Follows the chain from its first entry to its last.
///
/// # Errors
/// [`ChainError::Broken`] names the first entry that is not as it was sealed.
pub async fn verify(app: &App) -> Result<Chain, ChainError> {
    app.db
        .read(|c| {
            let mut chain = Chain { sealed: 0, unsealed: 0, head: String::new() };
            loop {
                let seals = store::seals_after(c, chain.sealed, BATCH)?;
                if seals.is_empty() {
                    chain.unsealed = store::count(c)? - chain.sealed;
                    return Ok(chain);
                }
                for (place, seq, sealed_hash, entry) in seals {
                    let broken = |what| Err(ChainError::Broken { entry: seq, what });
                    if place != chain.sealed + 1 {
                        return broken("follows one whose seal is missing");
                    }
                    let Some(entry) = entry else { return broken("is missing") };
                    if hash(&chain.head, &entry) != sealed_hash {
                        return broken("was changed");
                    }
                    (chain.sealed, chain.head) = (place, sealed_hash);
                }
            }
        })
        .await
}

/// SHA-256, in hexadecimal, of a JSON array: a fixed word, the hash before, and the entry's columns in the order of the table; times
/// are microseconds since 1970.
fn hash(previous: &str, entry: &Entry) -> String {
    let id = |id: Option<crate::basics::Id>| id.map(|id| id.to_string());
    let written = serde_json::json!([
        START,
        previous,
        entry.seq,
        entry.at.as_micros(),
        id(entry.letter),
        entry.actor_kind,
        id(entry.actor),
        entry.act,
        id(entry.subject),
        entry.detail
    ]);
    Sha256::digest(written.to_string()).iter().map(|byte| format!("{byte:02x}")).collect()
}
