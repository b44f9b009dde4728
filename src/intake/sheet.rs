//! A file as rows of text.

use super::{table, workbook};

/// The largest file, in bytes (R57).
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// The most rows of one file: all of them are written in one transaction.
pub(super) const MOST_ROWS: usize = 5_000;
/// More columns than any form has questions.
pub(super) const MOST_COLUMNS: usize = 200;

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// Over 2 MiB, or what it unpacks to is out of all proportion.
    #[error("the file is too large")]
    TooLarge,
    /// More rows than are imported at once.
    #[error("the file has more than 5,000 rows")]
    TooManyRows,
    /// More columns than any form has.
    #[error("the file has more than 200 columns")]
    TooManyColumns,
    /// No header, or nothing below it.
    #[error("the file has no rows below its first line")]
    Empty,
    /// The format of Excel before 2007, or a file with a password.
    #[error("the file is in the format of old Excel, or has a password")]
    OldExcel,
    /// Neither CSV nor XLSX.
    #[error("the file is neither CSV nor XLSX")]
    Unreadable,
}

impl SheetError {
    /// The key of the sentence that says so.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "import-sheet-too-large",
            Self::TooManyRows => "import-sheet-too-many-rows",
            Self::TooManyColumns => "import-sheet-too-many-columns",
            Self::Empty => "import-sheet-empty",
            Self::OldExcel => "import-sheet-old-excel",
            Self::Unreadable => "import-sheet-unreadable",
        }
    }
}

/// The rows of a file below its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The names of the columns.
    pub headers: Vec<String>,
    /// The rows that are not empty.
    pub rows: Vec<SheetRow>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number in the file: of a sheet as the spreadsheet counts, of CSV the line where it begins.
    pub number: usize,
    cells: Vec<String>,
}

impl SheetRow {
    pub(super) fn new(number: usize, cells: Vec<String>) -> Self {
        Self { number, cells }
    }

    /// The text in a column; empty where the row is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Reads CSV (comma, semicolon, tab; UTF-8, UTF-16, Windows-1252) or the first sheet of an XLSX.
///
/// # Errors
/// [`SheetError`].
pub fn read(bytes: &[u8]) -> Result<Sheet, SheetError> {
    if bytes.len() > MOST_BYTES {
        return Err(SheetError::TooLarge);
    }
    let rows = match bytes {
        // A ZIP archive (APPNOTE 4.3.7) …
        [b'P', b'K', 3, 4, ..] => workbook::rows(bytes)?,
        // … and a compound file (MS-CFB 2.2).
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(SheetError::OldExcel),
        _ => table::rows(bytes)?,
    };
    let mut rows = rows.into_iter().skip_while(SheetRow::is_blank);
    let headers: Vec<String> = rows.next().ok_or(SheetError::Empty)?.cells.iter().map(|name| name.trim().to_owned()).collect();
    let rows: Vec<SheetRow> = rows.filter(|row| !row.is_blank()).collect();
    match rows.len() {
        0 => Err(SheetError::Empty),
        1..=MOST_ROWS => Ok(Sheet { headers, rows }),
        _ => Err(SheetError::TooManyRows),
    }
}
