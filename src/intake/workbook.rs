//! The first sheet of an XLSX. The archive is measured before anything else looks into it (R58).

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use zip::ZipArchive;

use super::sheet::{MOST_COLUMNS, MOST_ROWS, SheetError, SheetRow};

const MOST_ENTRIES: usize = 200;
const MOST_EXPANDED: u64 = 20 * 1024 * 1024;
const MOST_RATIO: u64 = 100;
/// Cells may all point to one long text: the sum of what they show is bounded too.
const MOST_TEXT: usize = 8 * 1024 * 1024;

/// All rows, the header among them.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<SheetRow>, SheetError> {
    measure(bytes)?;
    let unreadable = |_| SheetError::Unreadable;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let name = book.sheet_names().first().cloned().ok_or(SheetError::Empty)?;
    // Cell by cell: a range of all cells would be as large as its farthest corner.
    let mut cells = book.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut text = 0;
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let shown = shown(cell.get_value());
        if shown.is_empty() {
            continue;
        }
        text += shown.len();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(SheetError::TooManyColumns);
        }
        let cells = rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = shown;
        if rows.len() > MOST_ROWS + 1 {
            return Err(SheetError::TooManyRows);
        }
        if text > MOST_TEXT {
            return Err(SheetError::TooLarge);
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| SheetRow::new(usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1), cells)).collect())
}

/// Unpacks everything once and keeps nothing: the sizes that an archive states of itself may be lies. So may the number of texts that
/// a workbook says it has, and the reader makes room for them before it has seen one.
fn measure(bytes: &[u8]) -> Result<(), SheetError> {
    unpack(bytes, &mut 0)
}

/// As [`measure`]; counts the bytes that came out.
fn unpack(bytes: &[u8], expanded: &mut u64) -> Result<(), SheetError> {
    let unreadable = |_| SheetError::Unreadable;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > MOST_ENTRIES {
        return Err(SheetError::TooLarge);
    }
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let most = MOST_EXPANDED.min(packed.saturating_mul(MOST_RATIO));
    for entry in 0..archive.len() {
        let entry = archive.by_index(entry).map_err(|_| SheetError::Unreadable)?;
        if entry.enclosed_name().is_none() || entry.is_symlink() {
            return Err(SheetError::Unreadable);
        }
        let holds_texts = entry.name().map_err(unreadable)?.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let mut entry = entry.take(most.saturating_sub(*expanded) + 1);
        let mut texts = Vec::new();
        *expanded += match holds_texts {
            true => entry.read_to_end(&mut texts).map(|read| u64::try_from(read).unwrap_or(u64::MAX)),
            false => std::io::copy(&mut entry, &mut std::io::sink()),
        }
        .map_err(|_| SheetError::Unreadable)?;
        if *expanded > most || says_too_many(&texts) {
            return Err(SheetError::TooLarge);
        }
    }
    Ok(())
}

/// Does it say that it has more texts than bytes? Wherever that stands: which element the reader takes it from is the reader's secret.
fn says_too_many(texts: &[u8]) -> bool {
    let said = String::from_utf8_lossy(texts);
    said.split("uniqueCount").skip(1).any(|rest| {
        let value = rest.split(['"', '\'']).nth(1).unwrap_or_default();
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        !digits.is_empty() && digits.parse::<usize>().unwrap_or(usize::MAX) > texts.len()
    })
}

/// What people see in a cell.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        DataRef::DateTime(moment) => moment_shown(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        // Nothing, or a formula that failed: neither is an answer.
        _ => String::new(),
    }
}

fn moment_shown(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return moment.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    match (hour, minute, second) {
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_bomb_is_refused_before_it_goes_off() {
        let out_of_proportion = archive(&[("xl/workbook.xml", vec![b'a'; 10 << 20])]);
        let packed = u64::try_from(out_of_proportion.len()).unwrap();
        assert!(packed < 100_000);
        let mut expanded = 0;
        assert_eq!(unpack(&out_of_proportion, &mut expanded), Err(SheetError::TooLarge));
        assert!(expanded <= packed * MOST_RATIO + 1, "{expanded} bytes of {packed} were unpacked");
        let many: Vec<(String, Vec<u8>)> = (0..201).map(|number| (format!("{number}.xml"), b"x".to_vec())).collect();
        let many: Vec<(&str, Vec<u8>)> = many.iter().map(|(name, content)| (name.as_str(), content.clone())).collect();
        assert_eq!(measure(&archive(&many)), Err(SheetError::TooLarge));
        assert_eq!(measure(&archive(&[("../../etc/passwd", b"x".to_vec())])), Err(SheetError::Unreadable));
    }

    #[test]
    fn a_workbook_that_says_it_has_more_texts_than_bytes_is_refused() {
        let texts = |head: &str| archive(&[("xl/SharedStrings.xml", format!("{head}<si><t>One</t></si></sst>").into_bytes())]);
        for count in ["1000000000000", "99999999999999999999999999", "00001000"] {
            for head in [
                format!("<?xml version=\"1.0\"?>\n<sst uniqueCount=\"{count}\">"),
                format!("<other uniqueCount='1'/><x:sst count='1' uniqueCount\n = '{count}'>"),
            ] {
                assert_eq!(measure(&texts(&head)), Err(SheetError::TooLarge), "{head}");
            }
        }
        // How often the texts are used may be any number, and nothing is made room for.
        assert_eq!(measure(&texts("<sst count=\"5000\" uniqueCount=\"1\">")), Ok(()));
        assert_eq!(measure(&texts("<sst uniqueCount=\"\" count=\"\">")), Ok(()));
    }

    #[test]
    fn an_archive_that_is_no_workbook_is_refused() {
        assert_eq!(rows(&archive(&[("hello.txt", b"hello".to_vec())])), Err(SheetError::Unreadable));
        assert_eq!(rows(b"PK\x03\x04nothing"), Err(SheetError::Unreadable));
    }
}
