//! A file between the pages of the desk: sent, its columns chosen, imported, forgotten after a day.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::mapping::{fingerprint, guess};
use super::{IntakeError, Mapping, Report, Sheet, sheet, store};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::basics::Id;
use crate::db::StorageError;
use crate::signatures::Arrival;

/// A file is forgotten after this time, imported or not.
const KEPT: Duration = Duration::from_secs(24 * 3600);
/// The longest file name that is shown.
const LONGEST_NAME: usize = 100;

/// What was chosen for a file, as kept beside it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Choices {
    pub(super) mapping: Option<BTreeMap<String, usize>>,
    pub(super) arrival: String,
    pub(super) note: String,
    pub(super) report: Option<Report>,
}

/// A file at the desk.
#[derive(Debug, Clone)]
pub struct Staged {
    /// Its name on the computer it came from.
    pub name: String,
    /// How far it is.
    pub chosen: Chosen,
}

/// How far a file is.
#[derive(Debug, Clone)]
pub enum Chosen {
    /// Its columns can be chosen.
    Open {
        /// The rows.
        sheet: Arc<Sheet>,
        /// As chosen; or as chosen for the same form before; or as the names of the columns tell.
        mapping: Mapping,
        /// How far the sign-ons are.
        arrival: Arrival,
        /// How they were confirmed.
        note: String,
    },
    /// It was imported.
    Imported(Report),
}

/// Keeps a file for the next pages, if it can be read, in the place of what the reviewer has sent before and not imported.
///
/// # Errors
/// [`IntakeError`].
pub async fn stage(app: &App, reviewer: Reviewer, name: &str, content: Vec<u8>) -> Result<Id, IntakeError> {
    let (_, content) = read(content).await?;
    let name: String = name.chars().filter(|c| !crate::basics::text::is_refused(*c)).take(LONGEST_NAME).collect();
    let (id, now) = (app.new_id(), app.now());
    app.db
        .write("stage import", move |c| {
            let row = store::NewFile { id, letter: reviewer.letter(), account: reviewer.account(), name: &name, content: &content, now };
            store::forget_unfinished(c, reviewer.letter(), reviewer.account())?;
            Ok::<_, IntakeError>(store::add_file(c, &row)?)
        })
        .await?;
    Ok(id)
}

/// Reads it on a thread that may take its time.
async fn read(content: Vec<u8>) -> Result<(Sheet, Vec<u8>), IntakeError> {
    let reading = tokio::task::spawn_blocking(move || (sheet::read(&content), content));
    let (sheet, content) = reading.await.map_err(|_| StorageError::Panicked)?;
    Ok((sheet?, content))
}

/// A file of the reviewer's letter.
///
/// # Errors
/// [`IntakeError::NotFound`] for one of another letter, or forgotten.
pub async fn staged(app: &App, reviewer: Reviewer, id: Id) -> Result<Staged, IntakeError> {
    let since = app.now().minus(KEPT);
    let found = app.db.read(move |c| store::file(c, reviewer.letter(), id, since)).await?;
    let (name, content, choices) = found.ok_or(IntakeError::NotFound)?;
    let choices: Choices = serde_json::from_str(&choices).unwrap_or_default();
    if let Some(report) = choices.report {
        return Ok(Staged { name, chosen: Chosen::Imported(report) });
    }
    let (sheet, _) = read(content).await?;
    let headers = fingerprint(&sheet);
    let remembered = app.db.read(move |c| store::remembered(c, reviewer.letter(), &headers)).await?;
    let remembered = remembered.and_then(|stored| serde_json::from_str(&stored).ok());
    let mapping = match choices.mapping.or(remembered) {
        Some(stored) => Mapping::from_stored(&stored, &sheet),
        None => guess(&sheet).mapping,
    };
    let arrival = Arrival::parse(&choices.arrival).unwrap_or(Arrival::Unconfirmed);
    Ok(Staged { name, chosen: Chosen::Open { sheet: Arc::new(sheet), mapping, arrival, note: choices.note } })
}

/// Keeps what was chosen for a file, and the columns for the next file of the same form.
///
/// # Errors
/// [`IntakeError::NotFound`], also when it has been imported meanwhile.
pub async fn choose(app: &App, reviewer: Reviewer, id: Id, plan: &super::Plan) -> Result<(), IntakeError> {
    let stored = plan.mapping.stored();
    let written = |value: serde_json::Result<String>| value.map_err(|error| StorageError::Fault(error.to_string()));
    let columns = written(serde_json::to_string(&stored))?;
    let choices = Choices { mapping: Some(stored), arrival: plan.arrival.as_str().to_owned(), note: plan.note.clone(), report: None };
    let (choices, headers) = (written(serde_json::to_string(&choices))?, fingerprint(&plan.sheet));
    app.db
        .write("choose columns", move |c| {
            store::set_choices(c, reviewer.letter(), id, &choices)?.then_some(()).ok_or(IntakeError::NotFound)?;
            Ok::<_, IntakeError>(store::remember(c, reviewer.letter(), &headers, &columns)?)
        })
        .await
}

/// Forgets files older than a day. Returns how many.
///
/// # Errors
/// When the database fails.
pub async fn forget_old(app: &App) -> Result<usize, StorageError> {
    let before = app.now().minus(KEPT);
    app.db.write("forget imports", move |c| store::forget_before(c, before)).await
}
