//! What every row of a file would become: an entry or its problems, and what it looks like.

use std::collections::HashMap;

use super::row::{Problem, Rules, read_answers};
use super::{Field, Mapping, Sheet};
use crate::basics::{Id, text};
use crate::i18n::Translator;
use crate::organisations::matching::{Directory, Reason};
use crate::signatures::{Entry, Signature, Status, reading_of};

/// How many look-alikes of a row are named.
const NAMED: usize = 3;

/// All rows of a file, looked at.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// In the order of the file.
    pub rows: Vec<CheckedRow>,
}

/// A row, looked at.
#[derive(Debug, Clone)]
pub struct CheckedRow {
    /// Its number in the file.
    pub number: usize,
    /// The name, as it stands there.
    pub organisation: String,
    /// What would be entered, unless something is wrong.
    pub entry: Option<Entry>,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// Others that may be the same organisation. Never a reason to refuse.
    pub looks_like: Vec<LooksLike>,
    /// What the form would have asked for.
    pub left_empty: Vec<Field>,
}

/// Another that may be the same organisation, and why.
#[derive(Debug, Clone)]
pub struct LooksLike {
    /// Its name.
    pub organisation: String,
    /// Where it is.
    pub place: Place,
    /// Why, the deciding reason first.
    pub reasons: Vec<Reason>,
}

/// Where another was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a row above in the same file.
    Row(usize),
    /// Among the sign-ons of the letter.
    Letter(Id, Status),
}

impl Checked {
    /// Rows with something wrong.
    pub fn wrong(&self) -> usize {
        self.rows.iter().filter(|row| !row.problems.is_empty()).count()
    }

    /// Rows that may be of an organisation that is there already.
    pub fn alike(&self) -> usize {
        self.rows.iter().filter(|row| !row.looks_like.is_empty()).count()
    }
}

impl LooksLike {
    /// Who it is and why, in a sentence.
    pub fn sentence(&self, t: &Translator) -> String {
        let reasons: Vec<String> =
            self.reasons.iter().map(|reason| t.with(format!("match-{}", reason.key()), "detail", reason.detail())).collect();
        let place = match self.place {
            Place::Row(number) => t.with("import-in-row", "number", number),
            Place::Letter(_, status) => t.get(format!("state-{}", status.as_str())),
        };
        format!("{} ({place}): {}", self.organisation, reasons.join("; "))
    }
}

/// Looks at every row. `there` are the sign-ons of the letter.
pub(super) fn check(sheet: &Sheet, mapping: &Mapping, rules: &Rules<'_>, there: &[Signature]) -> Checked {
    let mut neighbours = Neighbours::of(there);
    let rows = sheet
        .rows
        .iter()
        .map(|row| {
            let cell = |field: Field| mapping.column(field).map_or("", |column| row.cell(column));
            let mut answers = read_answers(rules, cell);
            let looks_like = answers.entry.as_ref().map(|entry| neighbours.look(row.number, entry)).unwrap_or_default();
            let taken = answers.entry.as_ref().filter(|_| rules.arrival.needs_note()).and_then(|entry| neighbours.taken(row.number, entry));
            if let Some(by) = taken {
                answers.entry = None;
                answers.problems.push(Problem { field: Field::OrganisationName, sentence: by.sentence(rules.t) });
            }
            CheckedRow {
                number: row.number,
                organisation: shown(cell(Field::OrganisationName)),
                entry: answers.entry,
                problems: answers.problems,
                looks_like,
                left_empty: answers.left_empty,
            }
        })
        .collect();
    Checked { rows }
}

/// A name to find the row by, also where it is refused: without what would reorder the page around it.
fn shown(cell: &str) -> String {
    cell.trim().chars().filter(|c| !text::is_refused(*c)).take(200).collect()
}

/// Who has an identity that only one confirmed sign-on can have.
#[derive(Clone, Copy)]
enum Taken {
    ByRow(usize),
    ByLetter(Status),
}

impl Taken {
    fn sentence(self, t: &Translator) -> String {
        match self {
            Self::ByRow(number) => t.with("import-same-as-row", "number", number),
            Self::ByLetter(status) => t.with("import-already-there", "state", t.get(format!("state-{}", status.as_str()))),
        }
    }
}

/// The sign-ons of the letter and the rows above.
struct Neighbours {
    names: Vec<(String, Place)>,
    directory: Directory<usize>,
    taken: HashMap<(String, String), Taken>,
}

impl Neighbours {
    fn of(there: &[Signature]) -> Self {
        let mut all = Self { names: Vec::new(), directory: Directory::default(), taken: HashMap::new() };
        let lives = |status| matches!(status, Status::Unconfirmed | Status::Confirmed | Status::Approved);
        for signature in there.iter().filter(|signature| lives(signature.status)) {
            all.directory.add(all.names.len(), reading_of(signature));
            all.names.push((signature.organisation_name.clone(), Place::Letter(signature.id, signature.status)));
            if signature.status != Status::Unconfirmed {
                all.taken.insert((signature.email_key.clone(), signature.name_key.clone()), Taken::ByLetter(signature.status));
            }
        }
        all
    }

    /// Those that a row looks like; then it is one of them.
    fn look(&mut self, number: usize, entry: &Entry) -> Vec<LooksLike> {
        let reading = entry.reading();
        let found = self.directory.suggest(&reading, NAMED).into_iter().filter_map(|found| {
            let (organisation, place) = self.names.get(found.id)?.clone();
            Some(LooksLike { organisation, place, reasons: found.verdict.reasons })
        });
        let found = found.collect();
        self.directory.add(self.names.len(), reading);
        self.names.push((entry.organisation.as_str().to_owned(), Place::Row(number)));
        found
    }

    fn taken(&mut self, number: usize, entry: &Entry) -> Option<Taken> {
        let identity = entry.identity();
        let by = self.taken.get(&identity).copied();
        self.taken.entry(identity).or_insert(Taken::ByRow(number));
        by
    }
}
