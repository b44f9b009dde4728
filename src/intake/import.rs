//! Takes all rows of a file, or none.

use std::sync::Arc;

use super::check::{Checked, There, check};
use super::row::Rules;
use super::{IntakeError, Mapping, Report, Sheet, Vocabulary, store};
use crate::accounts::{Reviewer, Role};
use crate::app::App;
use crate::basics::Id;
use crate::db::{Connection, StorageError};
use crate::i18n::Translator;
use crate::letters::{self, Letter};
use crate::review;
use crate::review::known::Sight;
use crate::signatures::{self, Arrival, Entering, Entry, Source};
use crate::verification;

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
            let (signatures, said_not_me) = (signatures::list_all(c, letter.id)?, verification::all_who_said_not_me(c, letter.id)?);
            Ok::<_, IntakeError>((letter, There { signatures, said_not_me }))
        })
        .await?;
    plan.arrival.fits(&letter, now).map_err(|error| IntakeError::entering(error, ""))?;
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
    let ready = Report::of(&checked, plan.arrival, true, t);
    let rows = Rows { app: app.clone(), reviewer, arrival: plan.arrival, note: plan.note.trim().to_owned() };
    let no_mail = t.get("import-no-mail");
    let report = app
        .db
        .write("import", move |c| {
            let letter = letters::by_id(c, reviewer.letter())?.ok_or(IntakeError::NotFound)?;
            if let Some(id) = staged {
                store::take_content(c, letter.id, id)?.then_some(()).ok_or(IntakeError::Done)?;
            }
            let mut report = ready.clone();
            for (row, line) in checked.rows.iter().zip(&mut report.lines) {
                let Some(entry) = &row.entry else { continue };
                if rows.enter(c, &letter, entry, row.number)? {
                    line.no_mail.clone_from(&no_mail);
                }
            }
            if let Some(id) = staged {
                store::keep_report(c, letter.id, id, &report)?;
            }
            Ok::<_, IntakeError>(report)
        })
        .await?;
    app.signals.public_changed();
    app.signals.mail.notify_one();
    Ok(report)
}

/// How every row of an import is entered.
struct Rows {
    app: App,
    reviewer: Reviewer,
    arrival: Arrival,
    note: String,
}

impl Rows {
    /// `true` where a mail should ask to confirm, and its address had its mails of the day.
    fn enter(&self, c: &mut Connection, letter: &Letter, entry: &Entry, number: usize) -> Result<bool, IntakeError> {
        let Self { app, reviewer, arrival, note } = self;
        // The note may hold what is to be forgotten one day: the log, which forgets nothing, says only that there is one.
        let detail = serde_json::json!({
            "to": arrival.as_str(),
            "noted": !note.is_empty(),
            "source": entry.source.as_str(),
            "row": number,
            "edition": letter.current_edition,
        });
        let entering = Entering { reviewer: *reviewer, arrival: *arrival, act: "imported", detail, again: false };
        let entered = signatures::enter(app, c, letter, entry, &entering)
            .map_err(|error| IntakeError::entering(error, entry.organisation.as_str()))?;
        if !note.is_empty() {
            review::note_on_entry(app, c, *reviewer, entered.id, note)?;
        }
        if *arrival == Arrival::Approved {
            let signature = signatures::by_id(c, entered.id)?.ok_or(StorageError::NotFound)?;
            let sight = Sight::of_letter(c, signature.letter_id, app.now())?;
            review::known::link(app, c, &sight, &signature, app.now())?;
        }
        Ok(entered.over_limit)
    }
}
