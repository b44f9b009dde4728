//! From address, password and second factor to a session.

use super::{SessionSecret, Throttle, store};
use crate::accounts::passkeys::{self, Answer, Challenge};
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
    /// The second factor, once asked for.
    pub factor: Option<Factor>,
    /// Where the request came from, hashed.
    pub source: u64,
}

/// What somebody has beside their password.
#[derive(Debug, Clone)]
pub enum Factor {
    /// A code of the authenticator, or a recovery code, as typed.
    Code(String),
    /// What the browser answered for a passkey.
    Passkey(Answer),
}

/// Why nobody was signed in. Where the second factor is due, a challenge for the account's passkeys comes along, if it has any.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Unknown address, wrong password or disabled account: one answer for all.
    #[error("address or password is wrong")]
    Wrong,
    /// The password was right; now the second factor.
    #[error("the second factor is due")]
    FactorDue(Option<Challenge>),
    /// The code was wrong or used before.
    #[error("the code is wrong")]
    WrongCode(Option<Challenge>),
    /// What the browser answered is not right, too late, or came before: one answer for all.
    #[error("the passkey is wrong")]
    WrongPasskey(Option<Challenge>),
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

/// Signs somebody in. The second factor is due outside local mode, and from whoever has a passkey there too: they made it to be asked.
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
    if !app.config.is_local() || passkeys::are_usable(app, account.id).await? {
        second_factor(app, throttle, &account, typed.factor).await?;
    }
    open(app, &account).await
}

async fn second_factor(app: &App, throttle: &Throttle, account: &Account, factor: Option<Factor>) -> Result<(), SignInError> {
    let challenge = || passkeys::begin_sign_in(app, account.id);
    match factor {
        None => Err(SignInError::FactorDue(challenge().await?)),
        Some(Factor::Code(code)) => {
            // Only six digits can be guessed. Recovery codes and passkeys cannot: they stay open to the true user whoever else tries.
            let is_recovery = code.chars().any(char::is_alphabetic);
            if !is_recovery && !app.config.limits.off && !throttle.allows_code(&account.email_key) {
                return Err(SignInError::TooOften);
            }
            match accounts::use_code(app, account, &code).await? {
                true => Ok(()),
                false => Err(SignInError::WrongCode(challenge().await?)),
            }
        }
        Some(Factor::Passkey(answer)) => match passkeys::finish_sign_in(app, account.id, &answer).await? {
            true => Ok(()),
            false => Err(SignInError::WrongPasskey(challenge().await?)),
        },
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
