//! One sign-on that a coordinator received by mail, by telephone or on paper.

use super::IntakeError;
use crate::accounts::Reviewer;
use crate::app::App;
use crate::letters;
use crate::review;
use crate::signatures::{self, Arrival, Entered, Entering, Entry};

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

/// A sign-on that a coordinator received.
#[derive(Debug, Clone)]
pub struct Received {
    /// Its answers.
    pub entry: Entry,
    /// How far it is.
    pub arrival: Arrival,
    /// How it was received.
    pub how: How,
    /// The evidence, and why no mail asks where none does.
    pub note: String,
    /// The organisation left or was rejected, and has changed its mind.
    pub again: bool,
}

/// Enters one sign-on.
///
/// # Errors
/// [`IntakeError`].
pub async fn enter_by_hand(app: &App, reviewer: Reviewer, received: Received) -> Result<Entered, IntakeError> {
    if received.note.trim().is_empty() {
        return Err(IntakeError::NoteMissing);
    }
    let app_inside = app.clone();
    let entered = app
        .db
        .write("enter sign-on", move |c| {
            let letter = letters::by_id(c, reviewer.letter())?.ok_or(IntakeError::NotFound)?;
            let Received { entry, arrival, how, note, again } = &received;
            // The note may hold what is to be forgotten one day: the log, which forgets nothing, says only that there is one.
            let detail = serde_json::json!({
                "to": arrival.as_str(),
                "noted": true,
                "source": entry.source.as_str(),
                "how": how.as_str(),
                "again": again,
                "edition": letter.current_edition,
            });
            let entering = Entering { reviewer, arrival: *arrival, act: "entered", detail, again: *again };
            let entered = signatures::enter(&app_inside, c, &letter, entry, &entering)
                .map_err(|error| IntakeError::entering(error, entry.organisation.as_str()))?;
            review::note_on_entry(&app_inside, c, reviewer, entered.id, note)?;
            Ok::<_, IntakeError>(entered)
        })
        .await?;
    app.signals.public_changed();
    app.signals.mail.notify_one();
    Ok(entered)
}
