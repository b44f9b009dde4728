//! The text of a letter: what may stand in it, and what a signatory agrees to.

use sha2::{Digest, Sha256};

use crate::basics::text::{self, TextError};
use crate::basics::{LanguageTag, markdown};

/// The longest title and the longest line of addressees, in characters.
pub const MAX_LINE: usize = 300;

/// One immutable version of the text in one of its languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Number, from 1; 0 while it is in no edition.
    pub edition: i64,
    /// Language.
    pub language: LanguageTag,
    /// Title.
    pub title: String,
    /// To whom.
    pub addressees: Vec<String>,
    /// Markdown.
    pub body: String,
    /// SHA-256 over title, addressees and body, in hexadecimal.
    pub digest: String,
}

/// What was wrong with a text that somebody typed, part by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextFaults {
    /// Of the title.
    pub title: Option<TextError>,
    /// Of the addressees.
    pub addressees: Option<TextError>,
    /// Of the Markdown.
    pub body: Option<TextError>,
}

impl Text {
    /// A text that is in no edition yet.
    pub(super) fn new(language: LanguageTag, title: String, addressees: Vec<String>, body: String) -> Self {
        let digest = digest(&title, &addressees, &body);
        Self { edition: 0, language, title, addressees, body, digest }
    }

    /// Reads what somebody typed: a title, addressees one a line, Markdown.
    ///
    /// # Errors
    /// [`TextFaults`], all at once.
    pub fn typed(language: LanguageTag, title: &str, addressees: &str, body: &str) -> Result<Self, TextFaults> {
        match (text::one_line(title, MAX_LINE), text::lines(addressees, MAX_LINE), check_body(body)) {
            (Ok(title), Ok(addressees), Ok(body)) => Ok(Self::new(language, title, addressees, body)),
            (title, addressees, body) => Err(TextFaults { title: title.err(), addressees: addressees.err(), body: body.err() }),
        }
    }
}

/// Markdown as it is kept: trimmed, with one kind of line break.
///
/// # Errors
/// Nothing in it, more than [`markdown::MAX_BYTES`], control characters. Marks of direction pass: long texts copied from a word
/// processor are full of them.
pub(super) fn check_body(body: &str) -> Result<String, TextError> {
    let body = body.trim().replace("\r\n", "\n").replace('\r', "\n");
    if body.is_empty() {
        return Err(TextError::Empty);
    }
    if body.len() > markdown::MAX_BYTES {
        return Err(TextError::TooLong(markdown::MAX_BYTES));
    }
    if body.contains('\u{FFFD}') {
        return Err(TextError::Unreadable);
    }
    if body.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(TextError::Control);
    }
    Ok(body + "\n")
}

/// SHA-256 over the JSON array of title, addressees and body: what a signatory agrees to.
fn digest(title: &str, addressees: &[String], body: &str) -> String {
    hexadecimal(&serde_json::json!([title, addressees, body]).to_string())
}

/// SHA-256 of a text, in hexadecimal.
pub(super) fn hexadecimal(canonical: &str) -> String {
    Sha256::digest(canonical).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(title: &str, addressees: &str, body: &str) -> Result<Text, TextFaults> {
        Text::typed(LanguageTag::parse("en").unwrap(), title, addressees, body)
    }

    #[test]
    fn what_is_typed_is_trimmed_and_line_breaks_are_one_kind() {
        let text = typed(" A title ", "The Council\r\n\r\n  The Assembly ", "One\r\ntwo \u{202B}three\u{202C}\r\n\r\n").unwrap();
        assert_eq!((text.title.as_str(), text.body.as_str()), ("A title", "One\ntwo \u{202B}three\u{202C}\n"));
        assert_eq!(text.addressees, ["The Council", "The Assembly"]);
        assert_eq!(text.digest, typed("A title", "The Council\nThe Assembly", &text.body).unwrap().digest);
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let faults = typed(" ", &"x".repeat(301), "a\0b").unwrap_err();
        assert_eq!(faults.title, Some(TextError::Empty));
        assert_eq!(faults.addressees, Some(TextError::TooLong(300)));
        assert_eq!(faults.body, Some(TextError::Control));
        assert_eq!(typed("x", "", " ").unwrap_err().body, Some(TextError::Empty));
        assert!(typed("x", "", &"a".repeat(200_000)).is_ok());
        assert_eq!(typed("x", "", &"a".repeat(200_001)).unwrap_err().body, Some(TextError::TooLong(200_000)));
    }
}
