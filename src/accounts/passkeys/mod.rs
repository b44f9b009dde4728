//! Passkeys (W3C Web Authentication, Level 3): a second factor that a browser proves with a key of its device, in the place of the
//! code. Only public keys are stored. The library draws its challenges itself: they are random in tests too.

mod challenge;
mod register;
mod relying_party;
mod remove;
mod sign_in;
mod store;

use serde::Serialize;
use sha2::{Digest, Sha256};
use webauthn_rs::prelude::{Passkey as Credential, WebauthnError};

use crate::app::App;
use crate::basics::{Id, Timestamp};
use crate::db::{Row, StorageError};

pub use challenge::{Answer, Challenge, forget_challenges};
pub use register::{begin_registration, finish_registration};
pub use relying_party::are_available;
pub use remove::remove;
pub use sign_in::{are_usable, begin_sign_in, finish_sign_in};
pub(super) use store::remove_all;

/// An account has at most so many.
pub const MOST: usize = 10;

/// A passkey of an account.
#[derive(Debug, Clone, Row)]
pub struct Passkey {
    /// Identifier, made from the credential's.
    pub id: Id,
    /// Whose.
    pub account_id: Id,
    /// What its owner calls it.
    pub name: String,
    /// Public key, counter and what else the library keeps, as JSON.
    credential: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

impl Passkey {
    fn credential(&self) -> Result<Credential, StorageError> {
        serde_json::from_str(&self.credential).map_err(|error| StorageError::Fault(error.to_string()))
    }
}

/// The passkeys of an account, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App, account: Id) -> Result<Vec<Passkey>, StorageError> {
    app.db.read(move |c| store::of_account(c, account)).await
}

/// The identifier of the passkey with this credential: a digest, so that the primary key keeps one credential from two accounts
/// (Web Authentication §7.1, step 26).
fn id_of(credential: &Credential) -> Id {
    let digest = Sha256::digest(credential.cred_id());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Id::from_bytes(bytes)
}

fn json(value: &impl Serialize) -> Result<String, StorageError> {
    serde_json::to_string(value).map_err(|error| StorageError::Fault(error.to_string()))
}

/// The library could not make a challenge: a defect.
fn fault(error: WebauthnError) -> StorageError {
    StorageError::Fault(error.to_string())
}
