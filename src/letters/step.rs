//! The steps a letter takes: `draft → open → closed → submitted → archived`, and back from closed to open.

use super::State;

/// A step that a person takes with a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A draft begins to collect.
    Publish,
    /// Collecting ends.
    Close,
    /// Collecting goes on, for a reason.
    Reopen,
    /// It was handed over.
    Submit,
    /// It is put away.
    Archive,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Publish, Self::Close, Self::Reopen, Self::Submit, Self::Archive];

    /// As posted.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::Submit => "submit",
            Self::Archive => "archive",
        }
    }

    /// The step of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == text)
    }

    /// What the log calls it.
    pub fn act(self) -> &'static str {
        match self {
            Self::Publish => "letter published",
            Self::Close => "letter closed",
            Self::Reopen => "letter reopened",
            Self::Submit => "letter submitted",
            Self::Archive => "letter archived",
        }
    }
}

impl State {
    /// Where a step leads from here; `None` when it cannot be taken.
    pub fn after(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::Draft, Step::Publish) | (Self::Closed, Step::Reopen) => Some(Self::Open),
            (Self::Open, Step::Close) => Some(Self::Closed),
            (Self::Closed, Step::Submit) => Some(Self::Submitted),
            (Self::Closed | Self::Submitted, Step::Archive) => Some(Self::Archived),
            _ => None,
        }
    }

    /// The steps that can be taken from here.
    pub fn steps(self) -> impl Iterator<Item = Step> {
        Step::ALL.into_iter().filter(move |step| self.after(*step).is_some())
    }
}

/// Why a step cannot be taken yet. A person can do something about each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Outside local mode a letter names who is responsible for the data.
    NoController,
    /// The deadline has passed already.
    DeadlinePassed,
    /// A title without a text, in one of the languages.
    NoText,
    /// Opening again needs a reason.
    NoReason,
    /// What was posted in time may still be confirmed.
    Grace,
}

impl Obstacle {
    /// The word in the catalogue's keys.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::NoController => "no-controller",
            Self::DeadlinePassed => "deadline-passed",
            Self::NoText => "no-text",
            Self::NoReason => "no-reason",
            Self::Grace => "grace",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_goes_one_way_except_that_a_closed_one_opens_again() {
        let from = |state: State| state.steps().map(|step| step.as_str()).collect::<Vec<_>>().join(" ");
        assert_eq!(from(State::Draft), "publish");
        assert_eq!(from(State::Open), "close");
        assert_eq!(from(State::Closed), "reopen submit archive");
        assert_eq!(from(State::Submitted), "archive");
        assert_eq!(from(State::Archived), "");
    }
}
