//! What a mailed link opens.

use super::store;
use crate::app::App;
use crate::basics::{EmailAddress, Id, Timestamp};
use crate::db::{Connection, Row, StorageError, storage_failure};
use crate::links::Purpose;

/// The verification of one address for one letter.
#[derive(Debug, Clone, Row)]
pub struct Verification {
    /// Identifier; links are made from it.
    pub id: Id,
    /// The letter.
    pub letter_id: Id,
    /// The address as it was typed first.
    pub email: String,
    /// The address as compared.
    pub email_key: String,
    /// Which link is valid now.
    pub generation: i64,
    /// Until when.
    pub expires_at: Timestamp,
    /// Wrong codes typed for this generation.
    pub code_tries: i64,
    /// When somebody who reads the address said that it was not them.
    pub not_me_at: Option<Timestamp>,
    /// When the address was first used for this letter.
    pub created_at: Timestamp,
}

impl Verification {
    /// The address to write to.
    pub fn address(&self) -> Option<EmailAddress> {
        EmailAddress::parse(&self.email).ok()
    }
}

/// Why a link opens nothing.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// Not made by us, or not for this.
    #[error("no such link")]
    Unknown,
    /// It was valid once.
    #[error("the link has expired")]
    Expired,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(LinkError);

/// The verification that a confirm link belongs to. Changes nothing.
///
/// # Errors
/// [`LinkError`].
pub fn open_link(app: &App, c: &mut Connection, token: &str) -> Result<Verification, LinkError> {
    let (id, generation) = app.links.read(token, Purpose::Confirm).ok_or(LinkError::Unknown)?;
    let verification = store::by_id(c, id)?.ok_or(LinkError::Unknown)?;
    if verification.generation != generation || verification.expires_at <= app.now() {
        return Err(LinkError::Expired);
    }
    Ok(verification)
}
