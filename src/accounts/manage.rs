//! What the command line does with accounts.

use super::second_factor::new_generation;
use super::{Account, AccountError, Password, Role, passkeys, store};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{EmailAddress, Id};

/// All accounts, by name.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App) -> Result<Vec<Account>, AccountError> {
    Ok(app.db.read(store::list).await?)
}

/// Keeps an account from signing in and ends its sessions.
///
/// # Errors
/// [`AccountError::Unknown`], or storage.
pub async fn disable(app: &App, actor: Actor, email: &EmailAddress) -> Result<(), AccountError> {
    let (email, now) = (email.clone(), app.now());
    app.db
        .write("disable account", move |c| {
            let account = store::by_email(c, &email)?.ok_or(AccountError::Unknown)?;
            store::set_disabled(c, account.id, now)?;
            store::end_sessions(c, account.id)?;
            note(c, app_event(actor, "account disabled", account.id), now)
        })
        .await
}

/// Sets another password, asks for another authenticator, forgets the passkeys and ends all sessions.
///
/// # Errors
/// [`AccountError::Unknown`], or storage.
pub async fn reset_password(app: &App, actor: Actor, email: &EmailAddress, password: &Password) -> Result<(), AccountError> {
    let hash = password.hash(&*app.entropy).await?;
    let (email, now, generation) = (email.clone(), app.now(), new_generation(app));
    app.db
        .write("reset password", move |c| {
            let account = store::by_email(c, &email)?.ok_or(AccountError::Unknown)?;
            store::set_password(c, account.id, &hash)?;
            store::renew_totp(c, account.id, account.totp_generation, generation, 0)?;
            store::renew_recovery(c, account.id)?;
            passkeys::remove_all(c, account.id)?;
            store::end_sessions(c, account.id)?;
            note(c, app_event(actor, "password reset", account.id), now)
        })
        .await
}

/// Changes one's own password and ends the other sessions, and this one: whoever has the new password signs in again.
///
/// # Errors
/// [`AccountError::WrongPassword`], or storage.
pub async fn change_password(app: &App, account: &Account, current: &Password, new: &Password) -> Result<(), AccountError> {
    if !current.matches(Some(&account.password_hash)).await? {
        return Err(AccountError::WrongPassword);
    }
    let hash = new.hash(&*app.entropy).await?;
    let (id, now) = (account.id, app.now());
    app.db
        .write("change password", move |c| {
            store::set_password(c, id, &hash)?;
            store::end_sessions(c, id)?;
            note(c, app_event(Actor::Account(id), "password changed", id), now)
        })
        .await
}

/// Gives a role on a letter, in place of any it had.
///
/// # Errors
/// [`AccountError::Unknown`], [`AccountError::UnknownLetter`], or storage.
pub async fn grant(app: &App, actor: Actor, email: &EmailAddress, slug: &str, role: Role) -> Result<(), AccountError> {
    change_role(app, actor, email, slug, Some(role)).await
}

/// Takes the role on a letter away and ends all sessions.
///
/// # Errors
/// [`AccountError::Unknown`], [`AccountError::UnknownLetter`], or storage.
pub async fn revoke(app: &App, actor: Actor, email: &EmailAddress, slug: &str) -> Result<(), AccountError> {
    change_role(app, actor, email, slug, None).await
}

async fn change_role(app: &App, actor: Actor, email: &EmailAddress, slug: &str, role: Option<Role>) -> Result<(), AccountError> {
    let (email, slug, now) = (email.clone(), slug.to_owned(), app.now());
    app.db
        .write("change role", move |c| {
            let account = store::by_email(c, &email)?.ok_or(AccountError::Unknown)?;
            let letter = store::letter_id(c, &slug)?.ok_or_else(|| AccountError::UnknownLetter(slug.clone()))?;
            store::set_role(c, account.id, letter, role)?;
            if role.is_none() {
                store::withdraw_invitations(c, letter, &account.email_key, Some(account.id), now)?;
                store::end_sessions(c, account.id)?;
            }
            let detail = serde_json::json!({ "role": role.map(|role| role.as_str()) });
            Ok(audit::record(c, now, &Event { actor, act: "role changed", letter: Some(letter), subject: Some(account.id), detail })?)
        })
        .await
}

fn app_event(actor: Actor, act: &'static str, subject: Id) -> Event {
    Event { actor, act, letter: None, subject: Some(subject), detail: serde_json::json!({}) }
}

fn note(c: &mut crate::db::Connection, event: Event, now: crate::basics::Timestamp) -> Result<(), AccountError> {
    Ok(audit::record(c, now, &event)?)
}
