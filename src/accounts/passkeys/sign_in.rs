//! Proves with a passkey who is signing in, once the password was right.

use webauthn_rs::prelude::{AuthenticationResult, Passkey as Credential, PasskeyAuthentication, PublicKeyCredential};

use super::challenge::{self, Answer, Challenge};
use super::relying_party::{are_available, relying_party};
use super::{Passkey, fault, json, list, store};
use crate::app::App;
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, StorageError};

/// Has the account passkeys, and can this installation use them?
///
/// # Errors
/// When the database fails.
pub async fn are_usable(app: &App, account: Id) -> Result<bool, StorageError> {
    Ok(are_available(app) && !list(app, account).await?.is_empty())
}

/// What a browser needs to prove that it has one of the account's passkeys; `None` where there is none to prove.
///
/// # Errors
/// When the database fails.
pub async fn begin_sign_in(app: &App, account: Id) -> Result<Option<Challenge>, StorageError> {
    let Some(party) = relying_party(app) else { return Ok(None) };
    let credentials: Vec<Credential> = list(app, account).await?.iter().map(Passkey::credential).collect::<Result<_, _>>()?;
    if credentials.is_empty() {
        return Ok(None);
    }
    let (options, state) = party.start_passkey_authentication(&credentials).map_err(fault)?;
    challenge::keep(app, account, &state, &options).await.map(Some)
}

/// Has the browser proven one of the account's passkeys? Each challenge is good for one answer.
///
/// # Errors
/// When the database fails.
pub async fn finish_sign_in(app: &App, account: Id, answer: &Answer) -> Result<bool, StorageError> {
    let Some(party) = relying_party(app) else { return Ok(false) };
    let Some(state) = challenge::take::<PasskeyAuthentication>(app, account, answer).await? else { return Ok(false) };
    let Ok(proof) = serde_json::from_str::<PublicKeyCredential>(&answer.credential) else { return Ok(false) };
    let proven = match party.finish_passkey_authentication(&proof, &state) {
        Ok(proven) => proven,
        Err(error) => {
            // A counter that did not grow is refused here too: it may be a copy of the key (Web Authentication §6.1.1).
            tracing::info!(%error, "a passkey was refused");
            return Ok(false);
        }
    };
    let now = app.now();
    app.db.write("use passkey", move |c| keep_use(c, account, &proven, now)).await
}

/// Keeps counter and flags of the device; `false` when the passkey was removed since the challenge was made.
fn keep_use(c: &mut Connection, account: Id, proven: &AuthenticationResult, now: Timestamp) -> Result<bool, StorageError> {
    for passkey in store::of_account(c, account)? {
        let mut credential = passkey.credential()?;
        if credential.update_credential(proven).is_some() {
            store::set_used(c, passkey.id, &json(&credential)?, now)?;
            return Ok(true);
        }
    }
    Ok(false)
}
