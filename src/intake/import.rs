//! Takes all rows of a file, or none.

use std::sync::Arc;

use super::check::{Checked, check};
use super::row::Rules;
use super::{IntakeError, Mapping, Report, Sheet, Vocabulary, store};
use crate::accounts::{Reviewer, Role};
use crate::app::App;
use crate::basics::Id;
use crate::db::StorageError;
use crate::i18n::Translator;
use crate::letters::{self, Letter, State};
use crate::review;
use crate::signatures::{self, Arrival, Entering, Source};

/// What is to be imported, and how.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The rows.
    pub sheet: Arc<Sheet>,
    /// Which column is which field.
    pub mapping: Mapping,
    /// How far the sign-ons are.
    pub arrival: Arrival,
    /// How they were confirmed; may be empty where the mail asks.
    pub note: String,
}

/// Looks at every row as importing would. Changes nothing. Sentences are in the language of `t`.
///
/// # Errors
/// [`IntakeError`].
pub async fn preview(app: &App, reviewer: Reviewer, plan: &Plan, t: &Translator) -> Result<Checked, IntakeError> {
    plan.mapping.suffices(plan.arrival)?;
    if plan.arrival.needs_note() && plan.note.trim().is_empty() {
        return Err(IntakeError::NoteMissing);
    }
    if plan.arrival == Arrival::Approved && reviewer.role() < Role::Owner {
        return Err(IntakeError::OwnersOnly);
    }
    let now = app.now();
    let (letter, there) = app
        .db
        .read(move |c| {
            let letter: Letter = letters::by_id(c, reviewer.letter())?.ok_or(IntakeError::NotFound)?;
            let there = signatures::list_all(c, letter.id)?;
            Ok::<_, IntakeError>((letter, there))
        })
        .await?;
    if letter.state == State::Archived {
        return Err(IntakeError::Archived);
    }
    if !plan.arrival.fits(letter.phase(now)) {
        return Err(IntakeError::Closed);
    }
    let (plan, t, catalogue) = (plan.clone(), t.clone(), app.catalogue.clone());
    // Thousands of names are compared with thousands: not on a thread that answers requests.
    let looking = tokio::task::spawn_blocking(move || {
        let vocabulary = Vocabulary::of(&catalogue);
        let rules = Rules { letter: &letter, vocabulary: &vocabulary, arrival: plan.arrival, source: Source::Import, t: &t };
        check(&plan.sheet, &plan.mapping, &rules, &there)
    });
    Ok(looking.await.map_err(|_| StorageError::Panicked)?)
}

/// Imports all rows in one transaction, unless something is wrong with one of them: then nothing is imported, and the report says why.
/// `staged` is the file at the desk; it is imported once, and what it held is forgotten.
///
/// # Errors
/// [`IntakeError`].
pub async fn import(app: &App, reviewer: Reviewer, plan: &Plan, staged: Option<Id>, t: &Translator) -> Result<Report, IntakeError> {
    let checked = preview(app, reviewer, plan, t).await?;
    if checked.wrong() != 0 {
        return Ok(Report::of(&checked, plan.arrival, false, t));
    }
    let report = Report::of(&checked, plan.arrival, true, t);
    let (app_inside, arrival, note) = (app.clone(), plan.arrival, plan.note.trim().to_owned());
    let kept = staged.map(|id| (id, report.clone()));
    app.db
        .write("import", move |c| {
            let letter = letters::by_id(c, reviewer.letter())?.ok_or(IntakeError::NotFound)?;
            if let Some((id, report)) = &kept {
                store::finish(c, letter.id, *id, report)?.then_some(()).ok_or(IntakeError::Done)?;
            }
            for row in &checked.rows {
                let Some(entry) = &row.entry else { continue };
                let detail = serde_json::json!({
                    "to": arrival.as_str(),
                    "reason": note,
                    "source": entry.source.as_str(),
                    "row": row.number,
                    "edition": letter.current_edition,
                });
                let entering = Entering { reviewer, arrival, act: "imported", detail };
                let id = signatures::enter(&app_inside, c, &letter, entry, &entering)
                    .map_err(|error| IntakeError::entering(error, entry.organisation.as_str()))?;
                if !note.is_empty() {
                    review::note_on_entry(&app_inside, c, reviewer, id, &note)?;
                }
            }
            Ok::<_, IntakeError>(())
        })
        .await?;
    app.signals.public_changed();
    app.signals.mail.notify_one();
    Ok(report)
}
