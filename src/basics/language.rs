//! Languages as BCP 47 tags.

use std::fmt;

use unic_langid::{CharacterDirection, LanguageIdentifier};

/// A well-formed tag such as `fr`, `zh-Hans`, `pt-BR` (BCP 47).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct LanguageTag(LanguageIdentifier);

impl LanguageTag {
    /// Reads a tag; `None` when it is not well formed.
    pub fn parse(text: &str) -> Option<Self> {
        let tag: LanguageIdentifier = text.trim().parse().ok()?;
        (!tag.language.is_empty()).then_some(Self(tag))
    }

    /// The tag in canonical form.
    pub fn code(&self) -> String {
        self.0.to_string()
    }

    /// The language without script and region: `fr` of `fr-CA`.
    pub fn base(&self) -> &str {
        self.0.language.as_str()
    }

    /// `rtl` or `ltr`: the value for HTML's `dir`.
    pub fn direction(&self) -> &'static str {
        match self.0.character_direction() {
            CharacterDirection::RTL => "rtl",
            _ => "ltr",
        }
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
