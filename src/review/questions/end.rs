//! Whoever has left is asked nothing more, and what was asked is answered by nobody.

use super::store;
use crate::app::App;
use crate::basics::Timestamp;
use crate::db::{Connection, StorageError};
use crate::outbox;
use crate::signatures::{self, AmendError, Signature};

/// Withdraws the signature of a lifelong link: its name is on no list from now on, and its questions end.
///
/// # Errors
/// [`AmendError::Ended`] when it has left already.
pub async fn withdraw(app: &App, token: &str) -> Result<(), AmendError> {
    signatures::withdraw(app, token, end).await
}

/// Ends the questions about a sign-on and about those taken into it; their mails do not leave.
fn end(c: &mut Connection, signature: &Signature, now: Timestamp) -> Result<(), StorageError> {
    for (question, _) in store::of_signature(c, signature)? {
        store::expire(c, question.id, now)?;
        outbox::suppress_link(c, question.id)?;
    }
    Ok(())
}
