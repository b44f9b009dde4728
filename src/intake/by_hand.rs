//! One sign-on that a coordinator received by mail, by telephone or on paper.

use super::IntakeError;
use crate::accounts::Reviewer;
use crate::app::App;
use crate::basics::Id;
use crate::letters;
use crate::review;
use crate::signatures::{self, Arrival, Entering, Entry};

/// How a sign-on was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// A mail or a letter from the organisation.
    Mail,
    /// By telephone.
    Telephone,
    /// On paper, at a meeting.
    Paper,
    /// Otherwise; the note says how.
    Other,
}

impl How {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Mail, Self::Telephone, Self::Paper, Self::Other];

    /// As posted and kept.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Telephone => "telephone",
            Self::Paper => "paper",
            Self::Other => "other",
        }
    }

    /// The way of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.as_str() == text)
    }
}

/// Enters one sign-on. `note` is the evidence, and why no mail asks where none does. Returns its identifier.
///
/// # Errors
/// [`IntakeError`].
pub async fn enter_by_hand(
    app: &App,
    reviewer: Reviewer,
    entry: Entry,
    arrival: Arrival,
    how: How,
    note: String,
) -> Result<Id, IntakeError> {
    if note.trim().is_empty() {
        return Err(IntakeError::NoteMissing);
    }
    let app_inside = app.clone();
    let id = app
        .db
        .write("enter sign-on", move |c| {
            let letter = letters::by_id(c, reviewer.letter())?.ok_or(IntakeError::NotFound)?;
            let detail = serde_json::json!({
                "to": arrival.as_str(),
                "reason": note,
                "source": entry.source.as_str(),
                "how": how.as_str(),
                "edition": letter.current_edition,
            });
            let entering = Entering { reviewer, arrival, act: "entered", detail };
            let id = signatures::enter(&app_inside, c, &letter, &entry, &entering)
                .map_err(|error| IntakeError::entering(error, entry.organisation.as_str()))?;
            review::note_on_entry(&app_inside, c, reviewer, id, &note)?;
            Ok::<_, IntakeError>(id)
        })
        .await?;
    app.signals.public_changed();
    app.signals.mail.notify_one();
    Ok(id)
}
