//! The part of an address that names a letter.

use std::fmt;

/// 1 to 80 of `a-z 0-9 -`, no hyphen at either end.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Slug(String);

impl Slug {
    /// Words that stand in a slug's place in our own addresses: `/desk/letters/new`.
    const RESERVED: [&str; 1] = ["new"];

    /// Reads a slug.
    ///
    /// # Errors
    /// A sentence that says what a slug may hold.
    pub fn parse(text: &str) -> Result<Self, String> {
        let fits = (1..=80).contains(&text.len())
            && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            && !text.starts_with('-')
            && !text.ends_with('-');
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err("a slug is 1 to 80 small letters, digits and hyphens, such as cambodia-hrc-33".to_owned())
        }
    }

    /// A slug made from a title: what is not a letter or digit of ASCII becomes a hyphen.
    ///
    /// # Errors
    /// As [`Slug::parse`], when nothing is left.
    pub fn from_title(title: &str) -> Result<Self, String> {
        let words: Vec<String> =
            title.to_lowercase().split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let mut slug = String::new();
        for word in words {
            if slug.len() + word.len() > 60 {
                break;
            }
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(&word);
        }
        Self::parse(&slug)
    }

    /// Is it a word of our own addresses, which no new letter may have?
    pub fn is_reserved(&self) -> bool {
        Self::RESERVED.contains(&self.as_str())
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
