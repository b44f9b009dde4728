//! What pages are made of: the shell around each, the reader's language, fields and their errors.

mod error_view;
mod reader;
mod shell;

pub(super) use error_view::error_page;
pub(super) use reader::Reader;
pub(super) use shell::Shell;

use crate::basics::Country;
use crate::i18n::Translator;
use crate::letters::Text;
use crate::organisations::sort_key;

/// A letter's text in the reader's language, or in its own with a word about it.
pub(super) struct LetterText<'a> {
    /// The text.
    pub(super) text: &'a Text,
    /// Is it in another language than the page?
    pub(super) is_foreign: bool,
}

/// Chooses the text for a reader; the original comes first among `texts`.
pub(super) fn letter_text<'a>(texts: &'a [Text], reader: &Reader) -> Option<LetterText<'a>> {
    let own = texts.iter().find(|text| text.language.base() == reader.t.code());
    let text = own.or_else(|| texts.first())?;
    Some(LetterText { text, is_foreign: own.is_none() })
}

/// Every country, in the order of its names in a language: code and name.
pub(super) fn countries(t: &Translator) -> Vec<(&'static str, String)> {
    let mut countries: Vec<_> = Country::all().iter().map(|country| (country.code(), t.country(*country))).collect();
    countries.sort_by_cached_key(|(_, name)| sort_key(name));
    countries
}
