//! A letter and what its state allows.

use super::text::hexadecimal;
use super::{GRACE, LetterError, Settings};
use crate::accounts::Role;
use crate::basics::{Id, LanguageTag, Slug, Timestamp};

/// Where a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being written.
    Draft,
    /// Collecting.
    Open,
    /// No longer collecting.
    Closed,
    /// Handed over.
    Submitted,
    /// Put away.
    Archived,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Open, Self::Closed, Self::Submitted, Self::Archived];

    /// As stored.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Submitted => "submitted",
            Self::Archived => "archived",
        }
    }

    /// The state of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// A letter without its text.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Identifier.
    pub id: Id,
    /// Its part of the address.
    pub slug: Slug,
    /// Where it stands.
    pub state: State,
    /// The language it was written in.
    pub language: LanguageTag,
    /// "Please sign by".
    pub soft_deadline: Option<Timestamp>,
    /// Nothing is taken after it.
    pub hard_deadline: Option<Timestamp>,
    /// The zone its deadlines are told in.
    pub time_zone: String,
    /// What its front matter decides.
    pub settings: Settings,
    /// The text that is signed now.
    pub current_edition: i64,
    /// Grows with every public change.
    pub revision: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was published.
    pub opened_at: Option<Timestamp>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
}

/// Collecting has ended, or has not begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the letter is not collecting sign-ons")]
pub struct Closed;

/// What a letter takes at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Not published.
    Hidden,
    /// Sign-ons are taken.
    Open,
    /// Sign-ons posted before `since` may be confirmed.
    Grace {
        /// When collecting ended.
        since: Timestamp,
    },
    /// Over.
    Over {
        /// When collecting ended.
        since: Timestamp,
    },
}

/// The same rule for the row of a page and the row of a transaction.
pub(super) fn phase(state: State, hard_deadline: Option<Timestamp>, closed_at: Option<Timestamp>, now: Timestamp) -> Phase {
    let passed = hard_deadline.filter(|deadline| *deadline <= now);
    let ended = match state {
        State::Draft => return Phase::Hidden,
        State::Open => passed,
        State::Closed | State::Submitted | State::Archived => Some(closed_at.into_iter().chain(passed).min().unwrap_or(now)),
    };
    match ended {
        None => Phase::Open,
        Some(since) if now < since.plus(GRACE) && state != State::Archived => Phase::Grace { since },
        Some(since) => Phase::Over { since },
    }
}

impl Letter {
    /// What the letter takes at `now`.
    pub fn phase(&self, now: Timestamp) -> Phase {
        phase(self.state, self.hard_deadline, self.closed_at, now)
    }

    /// May somebody with this role change the text? While it is a draft, those who decide may; afterwards, whoever runs the letter.
    ///
    /// # Errors
    /// [`LetterError::Forbidden`]; [`LetterError::WrongState`] once the letter is closed.
    pub fn text_is_open_to(&self, role: Role) -> Result<(), LetterError> {
        match self.state {
            State::Draft if role >= Role::Coordinator => Ok(()),
            State::Open if role >= Role::Owner => Ok(()),
            State::Draft | State::Open => Err(LetterError::Forbidden),
            other => Err(LetterError::WrongState(other.as_str())),
        }
    }

    /// Stands for settings and deadlines as they are: a form that was filled in from others is stale.
    pub fn settings_digest(&self) -> String {
        let moments = [self.soft_deadline, self.hard_deadline].map(|moment| moment.map(Timestamp::as_micros));
        hexadecimal(&serde_json::json!([self.settings, moments, self.time_zone]).to_string())
    }

    /// May anybody see it?
    pub fn is_published(&self) -> bool {
        self.state != State::Draft
    }

    /// Can everybody read its list of signatories now? A letter that does not show it tells no other letter either.
    pub fn has_open_list(&self, now: Timestamp) -> bool {
        self.is_published() && self.shows_list(now)
    }

    /// May the public see the list of signatories now?
    pub fn shows_list(&self, now: Timestamp) -> bool {
        match self.settings.list {
            super::ListPolicy::Public => true,
            super::ListPolicy::AfterClose => !matches!(self.phase(now), Phase::Open | Phase::Hidden),
            super::ListPolicy::Never => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> Timestamp {
        Timestamp::from_micros(hour * 3_600_000_000)
    }

    #[test]
    fn the_deadline_ends_collecting_and_leaves_a_day_to_confirm() {
        let phase = |now| phase(State::Open, Some(at(100)), None, at(now));
        assert_eq!(phase(99), Phase::Open);
        assert_eq!(phase(100), Phase::Grace { since: at(100) });
        assert_eq!(phase(123), Phase::Grace { since: at(100) });
        assert_eq!(phase(124), Phase::Over { since: at(100) });
    }

    #[test]
    fn closing_by_hand_counts_from_that_moment() {
        assert_eq!(phase(State::Closed, Some(at(100)), Some(at(50)), at(51)), Phase::Grace { since: at(50) });
        assert_eq!(phase(State::Submitted, None, Some(at(50)), at(51)), Phase::Grace { since: at(50) });
        assert_eq!(phase(State::Submitted, None, Some(at(50)), at(74)), Phase::Over { since: at(50) });
        assert_eq!(phase(State::Draft, None, None, at(51)), Phase::Hidden);
    }
}
