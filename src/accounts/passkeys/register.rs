//! Adds a passkey to an account.

use webauthn_rs::prelude::{CredentialID, PasskeyRegistration, RegisterPublicKeyCredential, Uuid, WebauthnError};

use super::challenge::{self, Answer, Challenge};
use super::relying_party::relying_party;
use super::{MOST, Passkey, fault, id_of, json, list, store};
use crate::accounts::{self, Account, AccountError};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::db::StorageError;

/// What a browser needs to make a new passkey for an account. It refuses a device that has one already.
///
/// # Errors
/// [`AccountError::NoRelyingParty`], [`AccountError::TooManyPasskeys`], or storage.
pub async fn begin_registration(app: &App, account: &Account) -> Result<Challenge, AccountError> {
    let party = relying_party(app).ok_or(AccountError::NoRelyingParty)?;
    let passkeys = list(app, account.id).await?;
    if passkeys.len() >= MOST {
        return Err(AccountError::TooManyPasskeys);
    }
    let known: Vec<CredentialID> =
        passkeys.iter().map(|passkey| Ok(passkey.credential()?.cred_id().clone())).collect::<Result<_, StorageError>>()?;
    let user = Uuid::from_bytes(*account.id.as_bytes());
    let (options, state) = party.start_passkey_registration(user, &account.email, &account.name, Some(known)).map_err(fault)?;
    Ok(challenge::keep(app, account.id, &state, &options).await?)
}

/// Adds the passkey that a browser made, and ends the account's other sessions: all but `session`, the hash of the one that asks.
///
/// # Errors
/// [`AccountError::PasskeyRefused`] for an answer that is not right, comes too late or comes again, and for a credential that any
/// account has; [`AccountError::NoRelyingParty`], [`AccountError::TooManyPasskeys`], or storage.
pub async fn finish_registration(
    app: &App,
    account: &Account,
    session: [u8; 32],
    answer: &Answer,
    name: String,
) -> Result<(), AccountError> {
    let party = relying_party(app).ok_or(AccountError::NoRelyingParty)?;
    let state: PasskeyRegistration = challenge::take(app, account.id, answer).await?.ok_or(AccountError::PasskeyRefused)?;
    let made: RegisterPublicKeyCredential = serde_json::from_str(&answer.credential).map_err(|_| AccountError::PasskeyRefused)?;
    let credential = party.finish_passkey_registration(&made, &state).map_err(refused)?;
    let now = app.now();
    let new =
        Passkey { id: id_of(&credential), account_id: account.id, name, credential: json(&credential)?, created_at: now, used_at: None };
    app.db
        .write("add passkey", move |c| {
            accounts::store::lock(c, new.account_id)?;
            if store::of_account(c, new.account_id)?.len() >= MOST {
                return Err(AccountError::TooManyPasskeys);
            }
            if !store::add(c, &new)? {
                return Err(AccountError::PasskeyRefused);
            }
            accounts::end_other_sessions(c, new.account_id, &session)?;
            let (actor, detail) = (Actor::Account(new.account_id), serde_json::json!({ "name": new.name }));
            let event = Event { actor, act: "passkey added", letter: None, subject: Some(new.account_id), detail };
            Ok(audit::record(c, now, &event)?)
        })
        .await
}

/// The operator may read why; whoever tried is told one thing.
fn refused(error: WebauthnError) -> AccountError {
    tracing::info!(%error, "a passkey was not added");
    AccountError::PasskeyRefused
}
