//! Removes a passkey.

use super::store;
use crate::accounts::{self, AccountError};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::Id;

/// Removes one of an account's passkeys and ends its other sessions: all but `session`, the hash of the one that asks.
///
/// # Errors
/// [`AccountError::Forbidden`] when it is not there or somebody else's; or storage.
pub async fn remove(app: &App, account: Id, session: [u8; 32], id: Id) -> Result<(), AccountError> {
    let now = app.now();
    app.db
        .write("remove passkey", move |c| {
            let name = store::remove(c, account, id)?.ok_or(AccountError::Forbidden)?;
            accounts::end_other_sessions(c, account, &session)?;
            let (actor, detail) = (Actor::Account(account), serde_json::json!({ "name": name }));
            let event = Event { actor, act: "passkey removed", letter: None, subject: Some(account), detail };
            Ok(audit::record(c, now, &event)?)
        })
        .await
}
