//! "It was not me", as it shows on the sign-ons of an address.

use super::{Flag, Signature, store};
use crate::app::App;
use crate::db::{Connection, StorageError};
use crate::verification::{self, LinkError, Verification};

/// Says that the sign-ons of a link's address were not theirs.
///
/// # Errors
/// [`LinkError`].
pub async fn say_not_me(app: &App, token: &str) -> Result<(), LinkError> {
    verification::say_not_me(app, token, mark).await
}

/// Takes it back.
///
/// # Errors
/// [`LinkError`].
pub async fn take_back_not_me(app: &App, token: &str) -> Result<(), LinkError> {
    verification::take_back(app, token, mark).await
}

/// A coordinator lets the address of a signature be written to again. `false` when nothing was in the way.
///
/// # Errors
/// When the database fails.
pub fn clear_not_me(c: &mut Connection, signature: &Signature) -> Result<bool, StorageError> {
    let Some(email) = signature.address() else { return Ok(false) };
    let cleared = verification::clear_not_me(c, signature.letter_id, &email)?;
    store::mark_address(c, signature.letter_id, &signature.email_key, Flag::NotMe, false)?;
    // The mark may have come with another sign-on that was taken into it: then there is nothing but the mark to clear.
    Ok(cleared || signature.said_not_me())
}

fn mark(c: &mut Connection, verification: &Verification, set: bool) -> Result<(), LinkError> {
    store::mark_address(c, verification.letter_id, &verification.email_key, Flag::NotMe, set)?;
    Ok(())
}
