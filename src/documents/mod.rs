//! A roster as a file: CSV, JSON. Written from data, deterministically: the same roster gives the same bytes.

mod csv;
mod json;

pub use csv::table;

use crate::roster::Roster;

/// A format that a list can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180, with a byte order mark unless told otherwise.
    Csv {
        /// U+FEFF in front, for spreadsheets that guess.
        bom: bool,
    },
    /// The canonical roster: lossless.
    Json,
}

impl Format {
    /// The format of this word.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "csv" => Some(Self::Csv { bom: true }),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The end of its files' names.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv { .. } => "csv",
            Self::Json => "json",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv { .. } => "text/csv; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }
}

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be written: {0}")]
pub struct DocumentError(String);

/// Writes a roster. `translator` names countries in the language of the document.
///
/// # Errors
/// [`DocumentError`].
pub fn write(roster: &Roster, format: Format, translator: &crate::i18n::Translator) -> Result<Vec<u8>, DocumentError> {
    match format {
        Format::Csv { bom } => csv::write(roster, bom, translator),
        Format::Json => json::write(roster, translator),
    }
}
