//! Permission as a value: whoever holds a [`Reviewer`] may act on that letter.

use super::{Account, AccountError, Role, store};
use crate::app::App;
use crate::audit::Actor;
use crate::basics::Id;

/// Somebody who may act on one letter. Only [`authorise`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewer {
    actor: Actor,
    letter: Id,
    role: Role,
}

impl Reviewer {
    /// Who acts, for the log.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// The account that acts.
    pub fn account(&self) -> Option<Id> {
        match self.actor {
            Actor::Account(id) => Some(id),
            _ => None,
        }
    }

    /// On which letter.
    pub fn letter(&self) -> Id {
        self.letter
    }

    /// As what.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Whoever has the command line has the database too: it acts as owner, and the log says that it did.
    pub fn command_line(letter: Id) -> Self {
        Self { actor: Actor::CommandLine, letter, role: Role::Owner }
    }
}

/// May this account act on this letter as `needed`?
///
/// # Errors
/// [`AccountError::Forbidden`]; a letter that does not exist gives the same answer.
pub async fn authorise(app: &App, account: &Account, letter: Id, needed: Role) -> Result<Reviewer, AccountError> {
    let (id, is_admin) = (account.id, account.is_admin);
    let role = if is_admin { Some(Role::Owner) } else { app.db.read(move |c| store::role(c, id, letter)).await? };
    match role {
        Some(role) if role >= needed && account.disabled_at.is_none() => Ok(Reviewer { actor: Actor::Account(id), letter, role }),
        _ => Err(AccountError::Forbidden),
    }
}
