//! From address, password and code to a session.

use super::{SessionSecret, Throttle, store};
use crate::accounts::{self, Account, Password, PasswordError};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::EmailAddress;
use crate::db::{StorageError, storage_failure};

/// What somebody typed.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// Address as typed.
    pub email: String,
    /// Password as typed.
    pub password: Password,
    /// Code of the second factor, once asked for.
    pub code: Option<String>,
    /// Where the request came from, hashed.
    pub source: u64,
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Unknown address, wrong password or disabled account: one answer for all.
    #[error("address or password is wrong")]
    Wrong,
    /// The password was right; now the code.
    #[error("the code of the second factor is due")]
    CodeDue,
    /// The code was wrong or used before.
    #[error("the code is wrong")]
    WrongCode,
    /// Too many tries from this source for this address.
    #[error("too many tries")]
    TooOften,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The hash could not be computed.
    #[error(transparent)]
    Password(#[from] PasswordError),
}

storage_failure!(SignInError);

/// Signs somebody in. Outside local mode the code of the second factor is due.
///
/// # Errors
/// [`SignInError`]; nothing in text, status or time tells whether the account exists.
pub async fn sign_in(app: &App, throttle: &Throttle, typed: SignIn) -> Result<SessionSecret, SignInError> {
    let email = EmailAddress::parse(&typed.email).ok();
    let key = email.as_ref().map(EmailAddress::key).unwrap_or_default();
    if !app.config.limits.off && !throttle.allows(&key, typed.source) {
        return Err(SignInError::TooOften);
    }
    let account = match email {
        Some(email) => app.db.read(move |c| accounts::by_email(c, &email)).await?,
        None => None,
    };
    let account = account.filter(|account| account.disabled_at.is_none());
    let right = typed.password.matches(account.as_ref().map(|account| account.password_hash.as_str())).await?;
    let Some(account) = account.filter(|_| right) else { return Err(SignInError::Wrong) };
    if !app.config.is_local() {
        let code = typed.code.as_deref();
        let is_recovery = code.is_some_and(|code| code.chars().any(char::is_alphabetic));
        if code.is_some() && !is_recovery && !app.config.limits.off && !throttle.allows_code(&key) {
            return Err(SignInError::TooOften);
        }
        second_factor(app, &account, code).await?;
    }
    open(app, &account).await
}

async fn second_factor(app: &App, account: &Account, code: Option<&str>) -> Result<(), SignInError> {
    let code = code.ok_or(SignInError::CodeDue)?;
    match accounts::use_code(app, account, code).await? {
        true => Ok(()),
        false => Err(SignInError::WrongCode),
    }
}

/// Every sign-in makes a new secret, so a planted cookie gains nothing.
async fn open(app: &App, account: &Account) -> Result<SessionSecret, SignInError> {
    let secret = SessionSecret::new(app);
    let (hash, id, now, seen) = (secret.hash(), account.id, app.now(), account.password_hash.clone());
    app.db
        .write("sign in", move |c| {
            // The password may have been reset, or the account disabled, while the hash was computed.
            let unchanged = accounts::by_id(c, id)?.is_some_and(|now| now.password_hash == seen && now.disabled_at.is_none());
            if !unchanged {
                return Err(SignInError::Wrong);
            }
            store::add(c, &hash, id, now)?;
            let event =
                Event { actor: Actor::Account(id), act: "signed in", letter: None, subject: Some(id), detail: serde_json::json!({}) };
            Ok(audit::record(c, now, &event)?)
        })
        .await?;
    Ok(secret)
}
