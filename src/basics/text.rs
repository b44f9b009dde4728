//! Free text typed by strangers: what is refused everywhere.

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("is empty")]
    Empty,
    /// More characters than allowed.
    #[error("is longer than {0} characters")]
    TooLong(usize),
    /// A control character (Cc), or U+202A–202E, U+2066–2069, which reorder what is read.
    #[error("contains an invisible control character")]
    Control,
    /// Neither a letter, a digit nor a symbol.
    #[error("contains no letter, digit or symbol")]
    NothingVisible,
    /// Bytes that are not UTF-8 arrived in its place.
    #[error("contains characters that could not be read")]
    Unreadable,
}

/// Trims outer white space (no-break space included) and checks length and characters of one line.
///
/// # Errors
/// [`TextError`], never `NothingVisible`.
pub fn one_line(text: &str, max: usize) -> Result<String, TextError> {
    checked(text, max, |_| false)
}

/// As [`one_line`], but line breaks and tabs are kept.
///
/// # Errors
/// [`TextError`], never `NothingVisible`.
pub fn paragraphs(text: &str, max: usize) -> Result<String, TextError> {
    checked(&text.replace("\r\n", "\n"), max, |c| matches!(c, '\n' | '\t'))
}

/// One entry a line, each as [`one_line`]; empty lines are passed over.
///
/// # Errors
/// [`TextError`] of the first line that is refused.
pub fn lines(text: &str, max: usize) -> Result<Vec<String>, TextError> {
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| one_line(line, max)).collect()
}

fn checked(text: &str, max: usize, allowed: impl Fn(char) -> bool) -> Result<String, TextError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    if text.contains('\u{FFFD}') {
        return Err(TextError::Unreadable);
    }
    if text.chars().any(|c| is_refused(c) && !allowed(c)) {
        return Err(TextError::Control);
    }
    if text.chars().count() > max {
        return Err(TextError::TooLong(max));
    }
    Ok(text.to_owned())
}

/// Control characters and the bidirectional overrides and isolates. U+200B–200F pass: Khmer, Persian and Arabic need them.
pub fn is_refused(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Does it hold a letter, a digit or a symbol (Unicode general categories L, N, S)?
pub fn has_something_visible(text: &str) -> bool {
    let categories = CodePointMapData::<GeneralCategory>::new();
    text.chars().any(|c| {
        use GeneralCategory as G;
        let category = categories.get(c);
        c.is_alphanumeric() || matches!(category, G::MathSymbol | G::CurrencySymbol | G::ModifierSymbol | G::OtherSymbol | G::OtherNumber)
    })
}
