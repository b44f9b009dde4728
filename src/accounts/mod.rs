//! Coordinators: who they are, what they may do on which letter.

mod account;
mod add;
mod authorise;
mod invitation;
mod keys;
mod manage;
pub mod passkeys;
mod password;
mod people;
mod second_factor;
mod settings;
mod store;

pub use account::{Account, Role};
pub use add::{NewAccount, add};
pub use authorise::{Reviewer, authorise};
pub use invitation::{Invitation, NewMember, Opened, accept_as_member, accept_as_new, invite, open_invitation, withdraw_invitation};
pub use keys::Keys;
pub use manage::{change_password, disable, grant, list, reset_password, revoke};
pub use password::{MIN_PASSWORD, Password, PasswordError};
pub use people::{People, people, set_role};
pub use second_factor::{change_authenticator, new_generation, new_recovery_codes, recovery_left, use_code};
pub use settings::{Often, set_keys, set_often};
pub use store::{by_email, by_id, coordinators_of, end_other_sessions, people as people_of, roles_of};

use crate::db::{StorageError, storage_failure};

/// Why an act on accounts was refused.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The address belongs to an account already.
    #[error("there is an account with this address already")]
    Exists,
    /// No such account.
    #[error("there is no account with this address")]
    Unknown,
    /// The link was used, withdrawn or is too old.
    #[error("this invitation has ended")]
    Ended,
    /// The current password is wrong.
    #[error("the password is wrong")]
    WrongPassword,
    /// The code of the authenticator is wrong.
    #[error("the code is wrong")]
    WrongCode,
    /// The public address has no name: browsers make no passkeys for an IP address.
    #[error("passkeys need a public address with a name")]
    NoRelyingParty,
    /// What the browser answered was not right, too late, or used before: one answer for all.
    #[error("the passkey was refused")]
    PasskeyRefused,
    /// As many as an account may have.
    #[error("an account has {} passkeys at most", passkeys::MOST)]
    TooManyPasskeys,
    /// More invitations in a day than anybody needs.
    #[error("too many invitations today")]
    TooOften,
    /// Somebody must run the letter.
    #[error("a letter needs one owner at least")]
    LastOwner,
    /// No such letter.
    #[error("there is no letter “{0}”")]
    UnknownLetter(String),
    /// The password is too weak.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// May not do this, or the thing does not exist: the same to whoever asks.
    #[error("not found")]
    Forbidden,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(AccountError);
