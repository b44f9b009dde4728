//! Which column is which field. Columns of the usual names are found; where two could be one field, people say which.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use super::vocabulary::words;
use super::{Field, Sheet};
use crate::i18n::Translator;
use crate::signatures::Arrival;

/// Field and column name.
const NAMES: &str = include_str!("columns.tsv");
/// Words of a header that say nothing of what it asks.
const SMALL: [&str; 38] = [
    "a", "an", "the", "of", "for", "in", "is", "which", "where", "to", "please", "enter", "complete", "official", "legal", "exact", "its",
    "de", "la", "le", "les", "l", "d", "du", "des", "el", "los", "del", "en", "der", "die", "das", "von", "o", "da", "do", "e", "y",
];
/// Left out when a header is not found with them.
const WHOSE: [&str; 9] = ["your", "our", "votre", "notre", "su", "tu", "nuestra", "ihre", "sua"];

static KNOWN: LazyLock<HashMap<String, Field>> = LazyLock::new(|| {
    NAMES.lines().filter_map(|line| line.split_once('\t')).filter_map(|(field, name)| Some((key(name), Field::parse(field)?))).collect()
});

/// Why columns cannot be told apart.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// No column has this name.
    #[error("there is no column “{0}”")]
    UnknownColumn(String),
    /// More than one column could be this field.
    #[error("{} could be any of the columns {}", .field.as_str(), .columns.join(", "))]
    Contested {
        /// The field.
        field: Field,
        /// The names of the columns.
        columns: Vec<String>,
    },
    /// One column was said to be several fields.
    #[error("the column “{column}” was given to more than one field")]
    Twice {
        /// Its name.
        column: String,
        /// The fields.
        fields: Vec<Field>,
    },
    /// No column is this field, which is needed.
    #[error("no column is {}", .0.as_str())]
    Missing(Field),
}

impl MappingError {
    /// What people are told.
    pub fn sentence(&self, t: &Translator) -> String {
        match self {
            Self::UnknownColumn(column) => t.with("import-no-column", "column", column),
            Self::Contested { field, columns } => {
                t.with2("import-contested", "field", t.get(field.label()), "columns", columns.join(" · "))
            }
            Self::Twice { column, fields } => {
                let fields: Vec<String> = fields.iter().map(|field| t.get(field.label())).collect();
                t.with2("import-twice", "column", column, "fields", fields.join(" · "))
            }
            Self::Missing(field) => t.with("import-missing", "field", t.get(field.label())),
        }
    }
}

/// Which column is which field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<Field, usize>);

/// What the names of the columns tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guess {
    /// Fields that one column was found for.
    pub mapping: Mapping,
    /// Fields that several could be.
    pub contested: Vec<(Field, Vec<String>)>,
}

impl Mapping {
    /// The fields and their columns as somebody chose them.
    ///
    /// # Errors
    /// [`MappingError::Twice`], [`MappingError::UnknownColumn`].
    pub fn chosen(sheet: &Sheet, choices: impl IntoIterator<Item = (Field, usize)>) -> Result<Self, MappingError> {
        let mapping = Self(choices.into_iter().collect());
        let mut fields: BTreeMap<usize, Vec<Field>> = BTreeMap::new();
        for (field, column) in &mapping.0 {
            if *column >= sheet.headers.len() {
                return Err(MappingError::UnknownColumn((column + 1).to_string()));
            }
            fields.entry(*column).or_default().push(*field);
        }
        match fields.into_iter().find(|(_, fields)| fields.len() != 1) {
            Some((column, fields)) => Err(MappingError::Twice { column: sheet.headers[column].clone(), fields }),
            None => Ok(mapping),
        }
    }

    /// What the names of the columns tell, and above it what somebody says: the command line.
    ///
    /// # Errors
    /// [`MappingError`].
    pub fn said(sheet: &Sheet, said: &[(Field, String)]) -> Result<Self, MappingError> {
        let guess = guess(sheet);
        if let Some((field, columns)) = guess.contested.into_iter().find(|(field, _)| said.iter().all(|(other, _)| other != field)) {
            return Err(MappingError::Contested { field, columns });
        }
        let mut choices: BTreeMap<Field, usize> = BTreeMap::new();
        for (field, name) in said {
            let column = named(sheet, name).ok_or_else(|| MappingError::UnknownColumn(name.clone()))?;
            choices.insert(*field, column);
        }
        let taken: BTreeSet<usize> = choices.values().copied().collect();
        let guessed = guess.mapping.0.into_iter().filter(|(field, column)| !choices.contains_key(field) && !taken.contains(column));
        let all: Vec<(Field, usize)> = guessed.chain(choices.clone()).collect();
        Self::chosen(sheet, all)
    }

    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.0.get(&field).copied()
    }

    /// Is every field there without which nothing can be imported?
    ///
    /// # Errors
    /// [`MappingError::Missing`].
    pub fn suffices(&self, arrival: Arrival) -> Result<(), MappingError> {
        let needed = [Field::OrganisationName].into_iter().chain((arrival == Arrival::Unconfirmed).then_some(Field::Email));
        match needed.into_iter().find(|field| !self.0.contains_key(field)) {
            Some(field) => Err(MappingError::Missing(field)),
            None => Ok(()),
        }
    }

    /// As kept in the database.
    pub(super) fn stored(&self) -> BTreeMap<String, usize> {
        self.0.iter().map(|(field, column)| (field.as_str().to_owned(), *column)).collect()
    }

    /// As read from there. What does not fit the sheet is left out.
    pub(super) fn from_stored(stored: &BTreeMap<String, usize>, sheet: &Sheet) -> Self {
        let fits = |(field, column): (&String, &usize)| Some((Field::parse(field)?, *column)).filter(|_| *column < sheet.headers.len());
        Self(stored.iter().filter_map(fits).collect())
    }
}

/// The same form gives the same columns: what a mapping is remembered by.
pub(super) fn fingerprint(sheet: &Sheet) -> String {
    let headers = serde_json::json!(sheet.headers).to_string();
    Sha256::digest(headers).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The column of exactly this name, or else the only one that is so called but for capitals and accents.
fn named(sheet: &Sheet, name: &str) -> Option<usize> {
    let exactly = sheet.headers.iter().position(|header| header == name.trim());
    exactly.or_else(|| {
        let mut alike = (0..sheet.headers.len()).filter(|column| words(&sheet.headers[*column]) == words(name));
        alike.next().filter(|_| alike.next().is_none())
    })
}

/// What the names of the columns tell. A column named exactly as the field wins; a column that nobody answered is none.
pub(super) fn guess(sheet: &Sheet) -> Guess {
    let mut guess = Guess::default();
    let candidates: Vec<(usize, Field)> = (0..sheet.headers.len())
        .filter(|column| sheet.rows.iter().any(|row| is_answer(row.cell(*column))))
        .filter_map(|column| Some((column, meaning(&sheet.headers[column])?)))
        .collect();
    for field in Field::ALL {
        let found: Vec<usize> = candidates.iter().filter(|(_, other)| *other == field).map(|(column, _)| *column).collect();
        let exact: Vec<usize> = found.iter().copied().filter(|column| sheet.headers[*column] == field.as_str()).collect();
        match (found.as_slice(), exact.as_slice()) {
            ([column], _) | (_, [column]) => {
                guess.mapping.0.insert(field, *column);
            }
            ([], _) => {}
            (several, _) => guess.contested.push((field, several.iter().map(|column| sheet.headers[*column].clone()).collect())),
        }
    }
    guess
}

/// Forms write `anonymous` where they were told not to ask who somebody is.
fn is_answer(cell: &str) -> bool {
    let cell = cell.trim();
    !cell.is_empty() && !cell.eq_ignore_ascii_case("anonymous")
}

/// The field that a header asks for. A question in several languages is one when its parts do not contradict each other.
fn meaning(header: &str) -> Option<Field> {
    let plain = without_brackets(header);
    if let Some(field) = Field::parse(header.trim()).or_else(|| known(&plain)) {
        return Some(field);
    }
    let parts: BTreeSet<Field> = plain.split(['/', '|', '\n', '–', ':', '?']).filter_map(known).collect();
    parts.first().copied().filter(|_| parts.len() == 1)
}

fn known(header: &str) -> Option<Field> {
    let whole = key(header);
    let less = || whole.split(' ').filter(|word| !WHOSE.contains(word)).collect::<Vec<_>>().join(" ");
    KNOWN.get(&whole).or_else(|| KNOWN.get(&less())).copied()
}

/// `Website (if you have one)` asks for a website.
fn without_brackets(header: &str) -> String {
    let mut depth = 0_usize;
    let kept: String = header
        .chars()
        .filter(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect();
    if kept.trim().is_empty() { header.to_owned() } else { kept }
}

/// The words that matter, in alphabetical order: `Name of organisation` and `Organisation name` are one.
fn key(header: &str) -> String {
    let all = format!(" {} ", words(header)).replace(" e mail ", " email ");
    let some: BTreeSet<&str> = all.split_whitespace().filter(|word| !SMALL.contains(word)).collect();
    some.into_iter().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::SheetRow;

    fn sheet(headers: &[&str]) -> Sheet {
        let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
        let rows = vec![SheetRow::new(2, vec!["answer".to_owned(); headers.len()])];
        Sheet { headers, rows }
    }

    fn found(headers: &[&str]) -> Vec<(&'static str, usize)> {
        let guess = guess(&sheet(headers));
        assert!(guess.contested.is_empty(), "{guess:?}");
        Field::ALL.into_iter().filter_map(|field| Some((field.as_str(), guess.mapping.column(field)?))).collect()
    }

    #[test]
    fn headers_of_forms_are_understood() {
        assert_eq!(
            found(&[
                "Timestamp",
                "Email Address",
                "Name of your organisation *",
                "Country where your organization is based",
                "Website (if any)"
            ]),
            [("organisation_name", 2), ("country", 3), ("website", 4), ("email", 1)]
        );
        assert_eq!(
            found(&["Nom de l’organisation", "Pays", "Courriel", "Votre nom", "Sigle"]),
            [("organisation_name", 0), ("acronym", 4), ("country", 1), ("contact_name", 3), ("email", 2)]
        );
        assert_eq!(
            found(&["Organisation / Organización", "País/Country", "E-mail"]),
            [("organisation_name", 0), ("country", 1), ("email", 2)]
        );
        assert_eq!(found(&["organisation_name", "Organisation", "name"]), [("organisation_name", 0)], "the field's own name wins");
    }

    #[test]
    fn two_columns_for_one_field_are_for_people_to_choose() {
        let two = sheet(&["Organisation", "Email", "Contact e-mail"]);
        let contested = MappingError::Contested { field: Field::Email, columns: vec!["Email".to_owned(), "Contact e-mail".to_owned()] };
        assert_eq!(Mapping::said(&two, &[]), Err(contested));
        let said = |column: &str| Mapping::said(&two, &[(Field::Email, column.to_owned())]);
        assert_eq!(said("contact E-MAIL").unwrap().column(Field::Email), Some(2));
        assert_eq!(said("Mail"), Err(MappingError::UnknownColumn("Mail".to_owned())));
        let twice = Mapping::said(&two, &[(Field::Email, "Email".to_owned()), (Field::Comment, "Email".to_owned())]);
        assert_eq!(twice, Err(MappingError::Twice { column: "Email".to_owned(), fields: vec![Field::Email, Field::Comment] }));
    }

    #[test]
    fn a_column_that_nobody_answered_is_none() {
        let mut form = sheet(&["ID", "Email", "Organization name", "Contact email"]);
        form.rows = vec![SheetRow::new(2, ["1", "anonymous", "One", "a@one.example"].map(str::to_owned).to_vec())];
        assert_eq!(guess(&form).mapping.column(Field::Email), Some(3));
    }
}
