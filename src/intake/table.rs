//! CSV in the encodings and with the separators that forms and spreadsheets write.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::sheet::{MOST_COLUMNS, MOST_ROWS, SheetError, SheetRow};

/// All rows, the header among them.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<SheetRow>, SheetError> {
    let text = decode(bytes);
    // What is left of a file that is no text: CSV has no NUL.
    if text.contains('\0') {
        return Err(SheetError::Unreadable);
    }
    let (table, separator) = separated_by(&text);
    let mut lines = Lines::of(&text, text.len() - table.len());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(table.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| SheetError::Unreadable)?;
        let number = lines.number_at(record.position().map_or(0, csv::Position::byte));
        if record.len() > MOST_COLUMNS {
            return Err(SheetError::TooManyColumns);
        }
        if rows.len() >= MOST_ROWS * 2 {
            return Err(SheetError::TooManyRows);
        }
        rows.push(SheetRow::new(number, record.iter().map(str::to_owned).collect()));
    }
    Ok(rows)
}

/// Counts the lines of a text, each of which ends in CR LF, LF or CR. The reader leaves out blank lines, and counts LF only.
struct Lines<'a> {
    text: &'a [u8],
    /// Where the rows begin.
    start: usize,
    at: usize,
    number: usize,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str, start: usize) -> Self {
        Self { text: text.as_bytes(), start, at: 0, number: 1 }
    }

    /// The line of the first record at or behind this place among the rows, counted from 1. Places come in their order.
    fn number_at(&mut self, place: u64) -> usize {
        let place = self.start.saturating_add(usize::try_from(place).unwrap_or(usize::MAX));
        // Blank lines may stand before the record; it does not begin with the end of a line itself.
        while let Some(byte) = self.text.get(self.at).filter(|byte| self.at < place || matches!(byte, b'\r' | b'\n')) {
            let ends_a_line = *byte == b'\r' || (*byte == b'\n' && !self.text[..self.at].ends_with(b"\r"));
            self.number += usize::from(ends_a_line);
            self.at += 1;
        }
        self.number
    }
}

/// A byte order mark decides; then the NULs of UTF-16; then whether it reads as UTF-8. What is left is Windows-1252, as Excel writes.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    let encoding = utf_16(bytes).unwrap_or_else(|| if is_mostly_utf_8(bytes) { UTF_8 } else { WINDOWS_1252 });
    encoding.decode_without_bom_handling(bytes).0
}

/// Headers are mostly of ASCII letters: in UTF-16 every other byte of them is 0.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let beginning = &bytes[..bytes.len().min(512)];
    let zeros = |odd: usize| beginning.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let many = |zeros: usize| zeros * 4 > beginning.len();
    match (many(first), many(second)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// One damaged character does not make a file Windows-1252; the row it stands in is told.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let (mut read, mut damaged) = (0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        if c == char::REPLACEMENT_CHARACTER { damaged += 1 } else { read += 1 }
    }
    damaged == 0 || read > damaged
}

/// The text behind Excel's `sep=;`, and what separates the cells of its first line.
fn separated_by(text: &str) -> (&str, u8) {
    const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
    let first = text.lines().next().unwrap_or_default();
    if let Some(said) = first.strip_prefix("sep=").and_then(|rest| rest.bytes().next()).filter(|said| SEPARATORS.contains(said)) {
        return (text.split_once('\n').map_or("", |(_, rest)| rest), said);
    }
    let header = header(text);
    let count = |separator: u8| outside_quotes(header).filter(|byte| *byte == separator).count();
    // The first of those that are equally many: a file of one column has none of them.
    let most = SEPARATORS.into_iter().map(count).max().unwrap_or_default();
    (text, SEPARATORS.into_iter().find(|separator| count(*separator) == most).unwrap_or(b','))
}

/// The first line that holds something; a question in quotes may have line breaks.
fn header(text: &str) -> &str {
    let text = text.trim_start_matches(['\r', '\n']);
    let mut quoted = false;
    let end = text.bytes().position(|byte| {
        quoted ^= byte == b'"';
        !quoted && matches!(byte, b'\r' | b'\n')
    });
    &text[..end.unwrap_or(text.len())]
}

fn outside_quotes(text: &str) -> impl Iterator<Item = u8> {
    let mut quoted = false;
    text.bytes().filter(move |byte| {
        quoted ^= *byte == b'"';
        !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let rows = rows(bytes).unwrap();
        rows.iter().map(|row| (0..3).map(|column| row.cell(column).to_owned()).collect()).collect()
    }

    #[test]
    fn a_separator_inside_quotes_separates_nothing() {
        let read = cells(b"\"Name; short, or long\";\"Pays,\r\npa\xC3\xADs\";Mail\r\nOne;KH;a@b.example\r\n");
        assert_eq!(read[0], ["Name; short, or long", "Pays,\r\npaís", "Mail"]);
        assert_eq!(read[1], ["One", "KH", "a@b.example"]);
    }

    #[test]
    fn excel_may_say_what_separates() {
        assert_eq!(cells(b"sep=;\r\na;b,c\r\n1;2\r\n"), [["a", "b,c", ""], ["1", "2", ""]]);
    }

    #[test]
    fn rows_have_the_numbers_of_their_lines() {
        let numbers = |text: &str| rows(text.as_bytes()).unwrap().iter().map(|row| row.number).collect::<Vec<_>>();
        for end in ["\n", "\r\n", "\r"] {
            let text = ["", "a,b", "", "", "\"x", "y\",1", "z,2", "  ", "last,3"].join(end);
            assert_eq!(numbers(&text), [2, 5, 7, 8, 9], "{end:?}");
        }
        assert_eq!(numbers("sep=;\r\na;b\r\n\r\nc;d"), [2, 4]);
    }

    #[test]
    fn one_damaged_character_does_not_damage_the_others() {
        assert_eq!(cells("a\nÉté à l’île\n".as_bytes())[1][0], "Été à l’île");
        assert_eq!(cells(b"a\nT\xE9moin\n")[1][0], "Témoin");
        assert_eq!(cells(b"a\n\xC3\x89t\xC3\xA9 \xFF\n")[1][0], "Été \u{FFFD}");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(rows(&[0; 64]), Err(SheetError::Unreadable));
        assert_eq!(rows(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(SheetError::Unreadable));
    }
}
