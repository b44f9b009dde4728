//! Who runs a letter.

use super::{Account, AccountError, Invitation, Reviewer, Role, store};
use crate::app::App;
use crate::audit::{self, Event};
use crate::basics::Id;

/// Everybody with a role on a letter, and who was invited.
#[derive(Debug, Clone)]
pub struct People {
    /// Accounts and their roles, by name.
    pub members: Vec<(Account, Role)>,
    /// Invitations that wait to be accepted; expired ones too.
    pub invitations: Vec<Invitation>,
}

/// Who runs the reviewer's letter.
///
/// # Errors
/// When the database fails.
pub async fn people(app: &App, reviewer: Reviewer) -> Result<People, AccountError> {
    app.db
        .read(move |c| {
            let members = store::people(c, reviewer.letter())?;
            Ok(People { members, invitations: store::open_invitations(c, reviewer.letter())? })
        })
        .await
}

/// Gives somebody on the letter another role, or takes it away and ends their sessions.
///
/// # Errors
/// [`AccountError::Forbidden`] unless the reviewer runs the letter and the other is on it; [`AccountError::LastOwner`].
pub async fn set_role(app: &App, reviewer: Reviewer, account: Id, role: Option<Role>) -> Result<(), AccountError> {
    if reviewer.role() < Role::Owner {
        return Err(AccountError::Forbidden);
    }
    let now = app.now();
    app.db
        .write("change role", move |c| {
            store::lock_people(c, reviewer.letter())?;
            let members = store::people(c, reviewer.letter())?;
            let (member, before) = members.iter().find(|(member, _)| member.id == account).ok_or(AccountError::Forbidden)?;
            let owners = members.iter().filter(|(member, role)| *role == Role::Owner && member.disabled_at.is_none()).count();
            if *before == Role::Owner && role != Some(Role::Owner) && owners == 1 {
                return Err(AccountError::LastOwner);
            }
            store::set_role(c, account, reviewer.letter(), role)?;
            // What is still open must not bring the old role back.
            store::withdraw_invitations(c, reviewer.letter(), &member.email_key, Some(account), now)?;
            store::end_sessions(c, account)?;
            let detail = serde_json::json!({ "from": before.as_str(), "to": role.map(|role| role.as_str()) });
            let event =
                Event { actor: reviewer.actor(), act: "role changed", letter: Some(reviewer.letter()), subject: Some(account), detail };
            Ok(audit::record(c, now, &event)?)
        })
        .await
}
