//! Who may learn that an organisation signed.

use serde::{Deserialize, Serialize};

/// From the most to the least visible; `Ord` follows privacy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Named everywhere.
    Public,
    /// Named to the recipient, not to the public.
    RecipientOnly,
    /// Named to coordinators only; counted at most.
    Withheld,
}

impl Visibility {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Public, Self::RecipientOnly, Self::Withheld];

    /// As stored and posted.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::RecipientOnly => "recipient_only",
            Self::Withheld => "withheld",
        }
    }

    /// The visibility of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|visibility| visibility.as_str() == text)
    }
}
