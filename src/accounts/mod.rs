//! Coordinators: who they are, what they may do on which letter.

mod account;
mod add;
mod authorise;
mod keys;
mod manage;
mod password;
mod store;

pub use account::{Account, Role};
pub use add::{NewAccount, add};
pub use authorise::{Reviewer, authorise};
pub use keys::{Keys, set_keys};
pub use manage::{disable, grant, list, reset_password, revoke};
pub use password::{MIN_PASSWORD, Password, PasswordError};
pub use store::{by_email, by_id, coordinators_of, roles_of, take_totp_step};

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
