//! For whom a list is made.

use crate::letters::Visibility;

/// Each audience gets another object, never the same one with parts hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody.
    Public,
    /// The one the letter is sent to.
    Recipient,
    /// Those who run the letter.
    Coordinators,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Public, Self::Recipient, Self::Coordinators];

    /// As typed and exported.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Recipient => "recipient",
            Self::Coordinators => "coordinators",
        }
    }

    /// The audience of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.as_str() == text)
    }

    /// May this audience read the name of a signatory of this visibility?
    pub fn may_read(self, visibility: Visibility) -> bool {
        match self {
            Self::Public => visibility == Visibility::Public,
            Self::Recipient => visibility <= Visibility::RecipientOnly,
            Self::Coordinators => true,
        }
    }
}
