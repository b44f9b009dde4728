//! "It was not me", as it shows on the sign-ons of an address.

use super::{Flag, store};
use crate::app::App;
use crate::db::Connection;
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

fn mark(c: &mut Connection, verification: &Verification, set: bool) -> Result<(), LinkError> {
    store::mark_address(c, verification.letter_id, &verification.email_key, Flag::NotMe, set)?;
    Ok(())
}
