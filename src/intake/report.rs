//! What became of each row, as lines to show and to download.

use serde::{Deserialize, Serialize};

use super::check::{Checked, CheckedRow};
use crate::basics::Country;
use crate::documents::{self, DocumentError};
use crate::i18n::Translator;
use crate::letters::Visibility;
use crate::signatures::Arrival;

/// A row of a report. No contact data: a report is sent around.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Number in the file.
    pub row: usize,
    /// The name.
    pub organisation: String,
    /// What became of it: `unconfirmed`, `confirmed`, `approved`, `error`, or `left out` where another row stopped the import.
    pub outcome: String,
    /// What is wrong, in sentences.
    pub problems: Vec<String>,
    /// Others that may be the same, in sentences for the coordinators of the letter.
    pub looks_like: Vec<String>,
    /// The same, for whoever else the report is sent to: who signs in confidence is not named.
    #[serde(default)]
    pub looks_like_for_others: Vec<String>,
    /// What the form would have asked for, in words.
    pub left_empty: Vec<String>,
    /// The country's code, or empty.
    pub country: String,
    /// `international` … or empty for "not stated".
    pub kind: String,
    /// `public` …
    pub visibility: String,
    /// Why no mail asks to confirm, in a sentence; empty where one does, or none is needed.
    #[serde(default)]
    pub no_mail: String,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Row by row.
    pub lines: Vec<Line>,
    /// Was it imported? Otherwise nothing was.
    pub imported: bool,
}

impl Report {
    /// The report of rows that were looked at, with its sentences in one language. `imported` says that they arrived.
    pub fn of(checked: &Checked, arrival: Arrival, imported: bool, t: &Translator) -> Self {
        let stopped = checked.wrong() != 0;
        let lines = checked.rows.iter().map(|row| line(row, if stopped { "left out" } else { arrival.as_str() }, t)).collect();
        Self { lines, imported }
    }

    /// As CSV that a spreadsheet opens without running anything; the names of the columns are the same in every language.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub fn csv(&self) -> Result<Vec<u8>, DocumentError> {
        let header =
            ["row", "organisation", "outcome", "problems", "possible_duplicates", "left_empty", "country", "kind", "visibility", "mail"];
        let rows = self.lines.iter().cloned().map(|line| {
            let joined = |sentences: Vec<String>| sentences.join(" | ");
            vec![
                line.row.to_string(),
                line.organisation,
                line.outcome,
                joined(line.problems),
                joined(line.looks_like_for_others),
                joined(line.left_empty),
                line.country,
                line.kind,
                line.visibility,
                line.no_mail,
            ]
        });
        documents::table(true, &header, rows)
    }
}

fn line(row: &CheckedRow, outcome: &str, t: &Translator) -> Line {
    let entry = row.entry.as_ref();
    let wrong = !row.problems.is_empty();
    Line {
        row: row.number,
        organisation: row.organisation.clone(),
        outcome: if wrong { "error" } else { outcome }.to_owned(),
        problems: row.problems.iter().map(|problem| format!("{}: {}", t.get(problem.field.label()), problem.sentence)).collect(),
        looks_like: row.looks_like.iter().map(|other| other.sentence(t)).collect(),
        looks_like_for_others: row.looks_like.iter().map(|other| other.sentence_for_others(t)).collect(),
        left_empty: row.left_empty.iter().map(|field| t.get(field.label())).collect(),
        country: entry.and_then(|entry| entry.country).as_ref().map(Country::code).unwrap_or_default().to_owned(),
        kind: entry.map(|entry| entry.kind.as_str()).unwrap_or_default().to_owned(),
        visibility: entry.map(|entry| entry.visibility).as_ref().map(Visibility::as_str).unwrap_or_default().to_owned(),
        no_mail: String::new(),
    }
}
