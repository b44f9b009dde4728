//! What is wrong with the fields of a form, all at once.

use crate::basics::text::TextError;
use crate::i18n::Translator;

/// A field that is wrong, and the sentence that says why: `error-<key>` in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wrong {
    field: &'static str,
    key: &'static str,
}

/// Every field that is wrong, in the order of the form; each is named once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Errors(Vec<Wrong>);

impl Errors {
    /// Notes what is wrong with a field; the first word about it counts.
    pub(super) fn add(&mut self, field: &'static str, key: &'static str) {
        if self.0.iter().all(|wrong| wrong.field != field) {
            self.0.push(Wrong { field, key });
        }
    }

    /// The value of a field, or `None` and a note.
    pub(super) fn take<T>(&mut self, field: &'static str, parsed: Result<T, &'static str>) -> Option<T> {
        parsed.map_err(|key| self.add(field, key)).ok()
    }

    /// The sentence about a field.
    pub(super) fn of(&self, field: &str, t: &Translator) -> Option<String> {
        self.0.iter().find(|wrong| wrong.field == field).map(|wrong| sentence(wrong, t))
    }

    /// All of them: the field and the sentence.
    pub(super) fn all(&self, t: &Translator) -> Vec<(&'static str, String)> {
        self.0.iter().map(|wrong| (wrong.field, sentence(wrong, t))).collect()
    }

    /// Is nothing wrong?
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn sentence(wrong: &Wrong, t: &Translator) -> String {
    t.get(["error-", wrong.key].concat())
}

/// The key of the sentence about a text that was refused.
pub(super) fn text_error(error: TextError) -> &'static str {
    match error {
        TextError::Empty => "required",
        TextError::TooLong(200) => "too-long",
        TextError::TooLong(300) => "too-long-line",
        TextError::TooLong(_) => "too-long-letter",
        TextError::Control => "control-characters",
        TextError::NothingVisible => "nothing-visible",
        TextError::Unreadable => "unreadable",
    }
}
