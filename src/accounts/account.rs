//! An account and its roles.

use crate::basics::{Id, Timestamp};
use crate::db::Row;

/// A coordinator's account.
#[derive(Debug, Clone, Row)]
pub struct Account {
    /// Identifier.
    pub id: Id,
    /// Mail address as typed.
    pub email: String,
    /// Mail address as compared.
    pub email_key: String,
    /// Name shown to colleagues.
    pub name: String,
    /// PHC string.
    pub password_hash: String,
    /// Administrator of the installation.
    pub is_admin: bool,
    /// Since when it may not sign in.
    pub disabled_at: Option<Timestamp>,
    /// The last step of the second factor that was used (RFC 6238 §5.2: each once).
    pub totp_last_step: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// [`Keys`](super::Keys) and other wishes as JSON.
    pub settings: String,
    /// The number its authenticator's secret is made from: another one for each authenticator.
    pub totp_generation: i64,
    /// The number its recovery codes are made from.
    pub recovery_generation: i64,
    /// Which of them were used, a bit each.
    pub recovery_used: i64,
}

/// What somebody may do on one letter. Ordered: each may what the one before may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Sees.
    Observer,
    /// Decides.
    Coordinator,
    /// Runs the letter.
    Owner,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Observer, Self::Coordinator, Self::Owner];

    /// As stored and typed.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Observer => "observer",
            Self::Coordinator => "coordinator",
            Self::Owner => "owner",
        }
    }

    /// The role of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}
