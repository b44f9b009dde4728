//! CSV (RFC 4180) that a spreadsheet opens without running anything.

use super::DocumentError;
use crate::i18n::Translator;
use crate::roster::{Audience, Roster};
use crate::signatures::Signature;

const PUBLIC: [&str; 9] =
    ["number", "organisation", "acronym", "original_name", "country", "country_code", "kind", "consultative_status", "website"];
const COORDINATORS: [&str; 15] = [
    "status",
    "visibility",
    "contact_name",
    "contact_role",
    "email",
    "signed_at",
    "confirmed_at",
    "decided_at",
    "decided_by",
    "language",
    "source",
    "text_edition",
    "evidence",
    "comment",
    "id",
];

pub(super) fn write(roster: &Roster, bom: bool, translator: &Translator) -> Result<Vec<u8>, DocumentError> {
    let for_coordinators = roster.audience == Audience::Coordinators;
    let header: Vec<&str> = PUBLIC.iter().chain(COORDINATORS.iter().filter(|_| for_coordinators)).copied().collect();
    let rows = (1..).zip(&roster.entries).map(|(number, entry)| {
        let mut cells = public_cells(number, &entry.signature, translator);
        if for_coordinators {
            cells.extend(coordinator_cells(&entry.signature, &entry.decided_by));
        }
        cells
    });
    table(bom, &header, rows)
}

/// A table of any rows, each cell harmless; `bom` puts U+FEFF in front.
///
/// # Errors
/// [`DocumentError`].
pub fn table(bom: bool, header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, DocumentError> {
    let failed = |error: String| DocumentError(error);
    let mut out = Vec::new();
    if bom {
        out.extend_from_slice("\u{FEFF}".as_bytes());
    }
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(header).map_err(|error| failed(error.to_string()))?;
    for cells in rows {
        writer.write_record(cells.iter().map(|cell| harmless(cell))).map_err(|error| failed(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| failed(error.to_string()))
}

fn public_cells(number: usize, signature: &Signature, translator: &Translator) -> Vec<String> {
    vec![
        number.to_string(),
        signature.organisation_name.clone(),
        signature.acronym.clone(),
        signature.original_name.clone(),
        signature.country().map(|country| translator.country(country)).unwrap_or_default(),
        signature.country_code.clone(),
        signature.kind.as_str().to_owned(),
        signature.consultative_status.as_str().to_owned(),
        signature.website.clone(),
    ]
}

fn coordinator_cells(signature: &Signature, decided_by: &str) -> Vec<String> {
    let moment = |at: Option<crate::basics::Timestamp>| at.map(|at| at.to_string()).unwrap_or_default();
    vec![
        signature.status.as_str().to_owned(),
        signature.visibility.as_str().to_owned(),
        signature.contact_name.clone(),
        signature.contact_role.clone(),
        signature.email.clone(),
        signature.created_at.to_string(),
        moment(signature.confirmed_at),
        moment(signature.decided_at),
        decided_by.to_owned(),
        signature.language.clone(),
        signature.source.as_str().to_owned(),
        signature.text_edition.to_string(),
        signature.flags.clone(),
        signature.comment.clone(),
        signature.id.to_string(),
    ]
}

/// A cell that a spreadsheet would compute gets an apostrophe in front (OWASP ASVS 1.2.10). JSON is the lossless form.
fn harmless(cell: &str) -> String {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '|' | '%') => format!("'{cell}"),
        Some(first) if first.is_control() => format!("'{cell}"),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_a_spreadsheet_would_compute_is_made_text() {
        for bad in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", "|calc", "%x"] {
            assert_eq!(harmless(bad), format!("'{bad}"));
        }
        for good in ["350.org", "/e/ Foundation", "La'o Hamutuk", "", "អាដហុក", "'x"] {
            assert_eq!(harmless(good), good);
        }
    }
}
