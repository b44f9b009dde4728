//! What every row of a file would become: an entry or its problems, and what it looks like.

use std::collections::{BTreeSet, HashMap};

use super::error;
use super::row::{Problem, Rules, read_answers};
use super::{Field, Mapping, Sheet};
use crate::basics::{Id, text};
use crate::i18n::Translator;
use crate::letters::Visibility;
use crate::organisations::matching::{Directory, Reason};
use crate::signatures::{Arrival, Entry, Signature, Status, reading_of};

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
    /// Who may learn of it.
    pub visibility: Visibility,
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
    /// As [`Self::sentence`], for those who may not learn who signs the letter in confidence, or signs it no longer.
    pub fn sentence_for_others(&self, t: &Translator) -> String {
        match self.place {
            Place::Letter(_, Status::Rejected | Status::Withdrawn) => t.get("import-another"),
            Place::Letter(..) if self.visibility != Visibility::Public => t.get("import-another"),
            Place::Letter(..) | Place::Row(_) => self.sentence(t),
        }
    }

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

/// What rows are compared with.
pub(super) struct There {
    /// The sign-ons of the letter.
    pub(super) signatures: Vec<Signature>,
    /// Addresses, as compared, of which somebody said "not me" about the letter.
    pub(super) said_not_me: BTreeSet<String>,
}

/// Looks at every row.
pub(super) fn check(sheet: &Sheet, mapping: &Mapping, rules: &Rules<'_>, there: &There) -> Checked {
    let mut neighbours = Neighbours::of(there);
    let rows = sheet
        .rows
        .iter()
        .map(|row| {
            let cell = |field: Field| mapping.column(field).map_or("", |column| row.cell(column));
            let mut answers = read_answers(rules, cell);
            let looks_like = answers.entry.as_ref().map(|entry| neighbours.look(row.number, entry)).unwrap_or_default();
            let refused = answers.entry.as_ref().and_then(|entry| neighbours.refuse(row.number, entry, rules));
            if let Some(problem) = refused {
                answers.entry = None;
                answers.problems.push(problem);
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

/// Who has an identity that only one confirmed sign-on can have, or had it and has ended.
#[derive(Clone, Copy)]
enum Taken {
    ByRow(usize),
    ByLetter(Status),
    Ended(Status),
}

impl Taken {
    /// Does it stop a sign-on that arrives like this? Who is to be confirmed may be there already: the mail asks.
    fn stops(self, arrival: Arrival) -> bool {
        arrival.needs_note() || matches!(self, Self::Ended(_))
    }

    fn sentence(self, t: &Translator, organisation: &str) -> String {
        match self {
            Self::Ended(status) => error::ended(t, organisation, status),
            Self::ByRow(number) => t.with("import-same-as-row", "number", number),
            Self::ByLetter(status) => t.with("import-already-there", "state", t.get(format!("state-{}", status.as_str()))),
        }
    }
}

/// The sign-ons of the letter and the rows above.
struct Neighbours<'a> {
    names: Vec<(String, Visibility, Place)>,
    directory: Directory<usize>,
    taken: HashMap<(String, String), Taken>,
    said_not_me: &'a BTreeSet<String>,
}

impl<'a> Neighbours<'a> {
    fn of(there: &'a There) -> Self {
        let (names, directory, taken) = (Vec::new(), Directory::default(), HashMap::new());
        let mut all = Self { names, directory, taken, said_not_me: &there.said_not_me };
        for signature in there.signatures.iter().filter(|signature| signature.status != Status::Merged) {
            let status = signature.status;
            all.directory.add(all.names.len(), reading_of(signature));
            all.names.push((signature.organisation_name.clone(), signature.visibility, Place::Letter(signature.id, status)));
            let identity = (signature.email_key.clone(), signature.name_key.clone());
            match status {
                Status::Unconfirmed | Status::Merged => {}
                // One that stands says that the organisation has come back since.
                Status::Confirmed | Status::Approved => {
                    all.taken.insert(identity, Taken::ByLetter(status));
                }
                Status::Rejected | Status::Withdrawn => {
                    all.taken.entry(identity).or_insert(Taken::Ended(status));
                }
            }
        }
        all
    }

    /// Those that a row looks like; then it is one of them.
    fn look(&mut self, number: usize, entry: &Entry) -> Vec<LooksLike> {
        let reading = entry.reading();
        let found = self.directory.suggest(&reading, NAMED).into_iter().filter_map(|found| {
            let (organisation, visibility, place) = self.names.get(found.id)?.clone();
            Some(LooksLike { organisation, place, visibility, reasons: found.verdict.reasons })
        });
        let found = found.collect();
        self.directory.add(self.names.len(), reading);
        self.names.push((entry.organisation.as_str().to_owned(), entry.visibility, Place::Row(number)));
        found
    }

    /// What keeps a row out because of others. Without an address nothing does: two of one name may be two bodies.
    fn refuse(&mut self, number: usize, entry: &Entry, rules: &Rules<'_>) -> Option<Problem> {
        let identity = entry.identity()?;
        if self.said_not_me.contains(&identity.0) {
            return Some(Problem { field: Field::Email, sentence: rules.t.get("import-said-not-me") });
        }
        let by = self.taken.get(&identity).copied();
        self.taken.entry(identity).or_insert(Taken::ByRow(number));
        let by = by.filter(|by| by.stops(rules.arrival))?;
        Some(Problem { field: Field::OrganisationName, sentence: by.sentence(rules.t, entry.organisation.as_str()) })
    }
}
