//! Reads a letter file: YAML between two lines of `---`, then Markdown.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_saphyr::Spanned;

use super::text::{MAX_LINE, check_body};
use super::{Contact, Controller, FormField, Hrc, ListPolicy, Order, Requirement, Settings, Visibility};
use crate::basics::text::{self, TextError};
use crate::basics::{LanguageTag, Slug, Timestamp};

/// What is wrong with a letter file, and in which line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct FrontMatterError {
    /// Counted from 1, in the file.
    pub line: u64,
    /// The reason, in a sentence.
    pub reason: String,
}

/// A letter as written in a file.
#[derive(Debug, Clone)]
pub struct LetterFile {
    /// Slug, if given.
    pub slug: Option<Slug>,
    /// Language of the text.
    pub language: LanguageTag,
    /// Title.
    pub title: String,
    /// To whom.
    pub addressees: Vec<String>,
    /// Soft deadline.
    pub soft_deadline: Option<Timestamp>,
    /// Hard deadline.
    pub hard_deadline: Option<Timestamp>,
    /// Zone of the deadlines.
    pub time_zone: String,
    /// Everything else.
    pub settings: Settings,
    /// Markdown.
    pub body: String,
}

/// A translation beside a letter file.
#[derive(Debug, Clone)]
pub struct Translation {
    /// Language.
    pub language: LanguageTag,
    /// Title.
    pub title: String,
    /// To whom; empty means as in the original.
    pub addressees: Vec<String>,
    /// Markdown.
    pub body: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    slug: Option<Spanned<String>>,
    title: Spanned<String>,
    #[serde(default)]
    addressees: Vec<String>,
    language: Option<Spanned<String>>,
    deadline: Option<Spanned<String>>,
    soft_deadline: Option<Spanned<String>>,
    contact: Option<Contact>,
    controller: Option<Controller>,
    #[serde(default)]
    fields: BTreeMap<FormField, Requirement>,
    visibility: Option<Vec<Visibility>>,
    #[serde(default)]
    list: ListPolicy,
    #[serde(default)]
    order: Order,
    hrc: Option<Hrc>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TranslationKeys {
    title: Spanned<String>,
    #[serde(default)]
    addressees: Vec<String>,
}

impl LetterFile {
    /// Reads a letter.
    ///
    /// # Errors
    /// [`FrontMatterError`]: an unknown key, a date that does not exist, a missing title, a body that is empty or too long.
    pub fn parse(source: &str) -> Result<Self, FrontMatterError> {
        let (yaml, body, body_line) = split(source)?;
        let keys: Keys = read(yaml)?;
        let slug = keys.slug.map(|slug| Slug::parse(&slug.value).map_err(|reason| at(&slug, reason))).transpose()?;
        let language = match keys.language {
            None => tag("en"),
            Some(language) => {
                LanguageTag::parse(&language.value).ok_or_else(|| at(&language, "language is a tag such as en, fr or zh-Hans".to_owned()))
            }
        }?;
        let moment = |text: Option<Spanned<String>>| {
            text.map(|text| Timestamp::parse_zoned(&text.value).map_err(|reason| at(&text, reason))).transpose()
        };
        let (hard, soft) = (moment(keys.deadline)?, moment(keys.soft_deadline)?);
        if let (Some((hard, _)), Some((soft, _))) = (&hard, &soft)
            && soft > hard
        {
            return Err(FrontMatterError { line: 1, reason: "soft_deadline is after deadline".to_owned() });
        }
        let time_zone = hard.as_ref().or(soft.as_ref()).map_or_else(|| "UTC".to_owned(), |(_, zone)| zone.clone());
        let visibility = keys.visibility.filter(|offered| !offered.is_empty()).unwrap_or_else(|| vec![Visibility::Public]);
        Ok(Self {
            slug,
            language,
            title: title(&keys.title)?,
            addressees: keys.addressees,
            soft_deadline: soft.map(|(moment, _)| moment),
            hard_deadline: hard.map(|(moment, _)| moment),
            time_zone,
            settings: Settings {
                contact: keys.contact,
                controller: keys.controller,
                fields: keys.fields,
                visibility,
                list: keys.list,
                order: keys.order,
                hrc: keys.hrc,
            },
            body: checked_body(body, body_line)?,
        })
    }
}

impl Translation {
    /// Reads a translation; its language comes from the file's name.
    ///
    /// # Errors
    /// As [`LetterFile::parse`].
    pub fn parse(source: &str, language: LanguageTag) -> Result<Self, FrontMatterError> {
        let (yaml, body, body_line) = split(source)?;
        let keys: TranslationKeys = read(yaml)?;
        Ok(Self { language, title: title(&keys.title)?, addressees: keys.addressees, body: checked_body(body, body_line)? })
    }
}

/// Returns the YAML, the Markdown, and the line the Markdown begins on.
fn split(source: &str) -> Result<(&str, &str, u64), FrontMatterError> {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let missing = |line| FrontMatterError { line, reason: "a letter begins with a line --- , its keys, and another line ---".to_owned() };
    let rest = source.strip_prefix("---\n").or_else(|| source.strip_prefix("---\r\n")).ok_or_else(|| missing(1))?;
    let mut offset = 0;
    for (number, line) in (2..).zip(rest.split_inclusive('\n')) {
        if line.trim_end() == "---" {
            return Ok((&rest[..offset], &rest[offset + line.len()..], number + 1));
        }
        offset += line.len();
    }
    Err(missing(1))
}

fn read<'de, T: Deserialize<'de>>(yaml: &'de str) -> Result<T, FrontMatterError> {
    serde_saphyr::from_str(yaml).map_err(|error| {
        // The line of `---` itself is not in what the reader saw.
        let line = error.location().map_or(1, |location| location.line() + 1);
        let text = error.without_snippet().to_string();
        let reason = text.lines().next().unwrap_or("cannot be read").to_owned();
        FrontMatterError { line, reason }
    })
}

fn at(spanned: &Spanned<String>, reason: String) -> FrontMatterError {
    FrontMatterError { line: spanned.referenced.line() + 1, reason }
}

fn tag(code: &str) -> Result<LanguageTag, FrontMatterError> {
    LanguageTag::parse(code).ok_or_else(|| FrontMatterError { line: 1, reason: "language".to_owned() })
}

fn title(title: &Spanned<String>) -> Result<String, FrontMatterError> {
    text::one_line(&title.value, MAX_LINE).map_err(|error| at(title, format!("title {error}")))
}

fn checked_body(body: &str, line: u64) -> Result<String, FrontMatterError> {
    check_body(body).map_err(|error| {
        let reason = match error {
            TextError::Empty => "the letter has no text".to_owned(),
            TextError::TooLong(_) => "the text is longer than 200,000 bytes".to_owned(),
            other => format!("the text {other}"),
        };
        FrontMatterError { line, reason }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "---\nslug: a-letter\ntitle: A letter\naddressees: [\"The Council\"]\nlanguage: no\ndeadline: 2027-01-15T18:00[Europe/Zurich]\nfields: {acronym: required, logo: off}\nvisibility: [public, withheld]\nlist: after-close\norder: {by: country, articles: ignore, pin: [X]}\nhrc: {session: 33, agenda_item: 4}\n---\nText.\n";

    #[test]
    fn every_key_is_read_and_no_is_a_language() {
        let letter = LetterFile::parse(GOOD).unwrap();
        assert_eq!(letter.language.code(), "no");
        assert_eq!(letter.time_zone, "Europe/Zurich");
        assert_eq!(letter.settings.requirement(FormField::Acronym), Requirement::Required);
        assert_eq!(letter.settings.requirement(FormField::Website), Requirement::Optional);
        assert_eq!(letter.settings.list, ListPolicy::AfterClose);
        assert_eq!(letter.body, "Text.\n");
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        for (from, to, line) in [
            ("slug: a-letter", "slug: A Letter", 2),
            ("language: no", "language: '!'", 5),
            ("2027-01-15T18:00[Europe/Zurich]", "2027-02-31T18:00[Europe/Zurich]", 6),
            ("2027-01-15T18:00[Europe/Zurich]", "2027-01-15T18:00", 6),
            ("acronym: required", "acronym: perhaps", 7),
            ("visibility: [public, withheld]", "visibility: [secret]", 8),
            ("list: after-close", "lists: public", 9),
            ("title: A letter", "title: \"\"", 3),
        ] {
            let error = LetterFile::parse(&GOOD.replace(from, to)).unwrap_err();
            assert_eq!(error.line, line, "{to}: {error}");
        }
        assert!(LetterFile::parse("no front matter").is_err());
        assert!(LetterFile::parse("---\ntitle: x\n").is_err());
        assert!(LetterFile::parse(&GOOD.replace("Text.", " ")).is_err());
    }
}
