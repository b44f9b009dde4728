//! What a browser was asked to sign. It is kept in the database, where every replica finds it, until the browser answers, and used once.

use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{json, store};
use crate::app::App;
use crate::basics::Id;
use crate::db::StorageError;

/// An answer is taken for this long: what the standard gives people to find their key (Web Authentication §15.1).
const LIFETIME: Duration = Duration::from_secs(5 * 60);

/// Something for a browser to sign.
#[derive(Debug, Clone)]
pub struct Challenge {
    /// Comes back with the answer.
    pub id: Id,
    /// What `navigator.credentials` is given, as JSON; bytes are base64url without padding.
    pub options: String,
}

/// What a browser answered, as it was posted.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The identifier of the challenge.
    pub challenge: String,
    /// What `navigator.credentials` gave, as JSON.
    pub credential: String,
}

/// Keeps the library's state until the answer comes. It must never be given to the browser, which could replay it: hence the name of
/// the library's feature that lets it be written down.
pub(super) async fn keep(app: &App, account: Id, state: &impl Serialize, options: &impl Serialize) -> Result<Challenge, StorageError> {
    let (id, expires_at) = (app.new_id(), app.now().plus(LIFETIME));
    let (state, options) = (json(state)?, json(options)?);
    app.db.write("keep challenge", move |c| store::add_challenge(c, id, account, &state, expires_at)).await?;
    Ok(Challenge { id, options })
}

/// The state that an answer belongs to, and never again: whatever the answer is worth, there is no second try.
///
/// The state of adding a passkey does not read as one of signing in, nor the other way round.
pub(super) async fn take<S: DeserializeOwned>(app: &App, account: Id, answer: &Answer) -> Result<Option<S>, StorageError> {
    let Ok(id) = answer.challenge.parse::<Id>() else { return Ok(None) };
    let now = app.now();
    let state = app.db.write("take challenge", move |c| store::take_challenge(c, id, account, now)).await?;
    Ok(state.and_then(|state| serde_json::from_str(&state).ok()))
}

/// Forgets challenges that nobody answered in time. Returns how many.
///
/// # Errors
/// When the database fails.
pub async fn forget_challenges(app: &App) -> Result<usize, StorageError> {
    let now = app.now();
    app.db.write("forget challenges", move |c| store::drop_challenges(c, now)).await
}
