//! Files what the index does not know yet.

use super::{store, words};
use crate::app::App;
use crate::db::StorageError;
use crate::signatures;

/// Filed in one transaction: some milliseconds, so that no sign-on waits long behind it.
const CHUNK: usize = 250;

/// Files sign-ons that came or changed since. Safe on every replica at once. Returns how many; fewer than a chunk means that nothing
/// is left.
///
/// # Errors
/// When the database fails.
pub async fn index(app: &App) -> Result<usize, StorageError> {
    let mut filed = 0;
    loop {
        let some = app
            .db
            .write("index for searching", |c| {
                let ids = store::take_pending(c, CHUNK)?;
                // Read after they were taken: whoever changes one from now on makes it pending again.
                let mut found = signatures::all_by_id(c, &ids)?;
                found.sort_by_key(|signature| signature.id);
                for signature in &found {
                    store::file(c, signature, &words::of(signature))?;
                }
                Ok::<_, StorageError>(ids.len())
            })
            .await?;
        filed += some;
        if some < CHUNK {
            return Ok(filed);
        }
    }
}
