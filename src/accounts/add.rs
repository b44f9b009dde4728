//! Makes an account.

use super::{AccountError, Password, store};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{EmailAddress, Id};

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Mail address.
    pub email: EmailAddress,
    /// Name shown to colleagues.
    pub name: String,
    /// Password.
    pub password: Password,
    /// Administrator of the installation?
    pub is_admin: bool,
}

/// Makes the account and returns its identifier.
///
/// # Errors
/// [`AccountError::Exists`], or storage.
pub async fn add(app: &App, actor: Actor, new: NewAccount) -> Result<Id, AccountError> {
    let hash = new.password.hash(&*app.entropy).await?;
    let (id, now) = (app.new_id(), app.now());
    app.db
        .write("add account", move |c| {
            if !store::add(c, id, now, &new.email, &new.name, &hash, new.is_admin)? {
                return Err(AccountError::Exists);
            }
            let detail = serde_json::json!({ "admin": new.is_admin });
            audit::record(c, now, &Event { actor, act: "account added", letter: None, subject: Some(id), detail })?;
            Ok(id)
        })
        .await
}
