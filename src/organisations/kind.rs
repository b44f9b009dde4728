//! Kinds of organisations.

/// How far an organisation reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Several regions.
    International,
    /// Several countries.
    Regional,
    /// One country.
    National,
    /// Part of a country.
    Local,
    /// Imported without a kind.
    NotStated,
}

impl Kind {
    /// Those a signer chooses from.
    pub const CHOICES: [Self; 4] = [Self::International, Self::Regional, Self::National, Self::Local];

    /// As stored and posted.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::International => "international",
            Self::Regional => "regional",
            Self::National => "national",
            Self::Local => "local",
            Self::NotStated => "",
        }
    }

    /// The kind of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::CHOICES.into_iter().chain([Self::NotStated]).find(|kind| kind.as_str() == text)
    }
}

/// Consultative status with the UN Economic and Social Council (ECOSOC resolution 1996/31).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConsultativeStatus {
    /// General.
    General,
    /// Special.
    Special,
    /// On the roster.
    Roster,
    /// None.
    None,
    /// Not said.
    NotStated,
}

impl ConsultativeStatus {
    /// Those a signer chooses from.
    pub const CHOICES: [Self; 4] = [Self::General, Self::Special, Self::Roster, Self::None];

    /// As stored and posted.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Special => "special",
            Self::Roster => "roster",
            Self::None => "none",
            Self::NotStated => "",
        }
    }

    /// The status of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::CHOICES.into_iter().chain([Self::NotStated]).find(|status| status.as_str() == text)
    }
}
