//! Every string a person reads: the catalogues of `locales/`, compiled in.
//!
//! One file a language. To add a language, add `locales/<tag>.ftl` and `locales/countries/<tag>.tsv`; no code changes.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets;
use icu_datetime::input::{Date, DateTime, Time};
use include_dir::{Dir, include_dir};

use crate::basics::{Country, LanguageTag, Timestamp};

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The language everything falls back to.
const FALLBACK: &str = "en";

/// All languages of the interface.
#[derive(Clone)]
pub struct Catalogue(Arc<BTreeMap<String, Language>>);

struct Language {
    tag: LanguageTag,
    bundle: FluentBundle<FluentResource>,
    countries: HashMap<String, String>,
}

/// What is wrong with a catalogue file.
#[derive(Debug, thiserror::Error)]
#[error("locales/{file}: {reason}")]
pub struct CatalogueError {
    file: String,
    reason: String,
}

impl Catalogue {
    /// Reads the catalogues that were compiled in.
    ///
    /// # Errors
    /// When one is not valid Fluent; a test keeps that from being released.
    pub fn load() -> Result<Self, CatalogueError> {
        let mut languages = BTreeMap::new();
        for file in LOCALES.files() {
            let name = file.path().to_string_lossy().into_owned();
            let wrong = |reason: String| CatalogueError { file: name.clone(), reason };
            let Some(tag) = name.strip_suffix(".ftl").and_then(LanguageTag::parse) else { continue };
            let text = file.contents_utf8().ok_or_else(|| wrong("not UTF-8".to_owned()))?;
            let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| wrong(format!("{errors:?}")))?;
            let identifier = tag.code().parse().map_err(|_| wrong("not a language tag".to_owned()))?;
            let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
            // Isolation marks would end up in subjects and plain text; names stand in <bdi> instead.
            bundle.set_use_isolating(false);
            bundle.add_resource(resource).map_err(|errors| wrong(format!("{errors:?}")))?;
            let countries = LOCALES
                .get_file(format!("countries/{}.tsv", tag.code()))
                .and_then(|file| file.contents_utf8())
                .unwrap_or_default()
                .lines()
                .filter_map(|line| line.split_once('\t').map(|(code, name)| (code.to_owned(), name.to_owned())))
                .collect();
            languages.insert(tag.code(), Language { tag, bundle, countries });
        }
        match languages.contains_key(FALLBACK) {
            true => Ok(Self(Arc::new(languages))),
            false => Err(CatalogueError { file: format!("{FALLBACK}.ftl"), reason: "is missing".to_owned() }),
        }
    }

    /// The tags of all languages, in alphabetical order.
    pub fn languages(&self) -> impl Iterator<Item = &LanguageTag> {
        self.0.values().map(|language| &language.tag)
    }

    /// Does the interface speak this language?
    pub fn speaks(&self, tag: &LanguageTag) -> bool {
        self.find(tag).is_some()
    }

    /// A translator into the given language, or English where the interface does not speak it.
    pub fn translator(&self, tag: &LanguageTag) -> Translator {
        let code = self.find(tag).unwrap_or_else(|| FALLBACK.to_owned());
        Translator { catalogue: self.clone(), code }
    }

    /// A translator into the language with this code, or English.
    pub fn translator_for(&self, code: &str) -> Translator {
        LanguageTag::parse(code)
            .map_or_else(|| Translator { catalogue: self.clone(), code: FALLBACK.to_owned() }, |tag| self.translator(&tag))
    }

    /// The best language for an `Accept-Language` header (RFC 9110 §12.5.4); malformed parts are passed over.
    pub fn negotiate(&self, header: &str) -> Option<LanguageTag> {
        let mut wishes: Vec<(f32, LanguageTag)> = header
            .split(',')
            .take(20)
            .filter_map(|part| {
                let (tag, quality) = part.split_once(';').map_or((part, 1.0), |(tag, q)| {
                    (
                        tag,
                        q.trim().strip_prefix("q=").and_then(|q| q.trim().parse().ok()).filter(|q| (0.0..=1.0).contains(q)).unwrap_or(0.0),
                    )
                });
                Some((quality, LanguageTag::parse(tag)?))
            })
            .filter(|(quality, tag)| *quality > 0.0 && self.speaks(tag))
            .collect();
        // Stable: equal wishes keep the order in which the browser sent them.
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes.into_iter().next().map(|(_, tag)| tag)
    }

    fn find(&self, tag: &LanguageTag) -> Option<String> {
        [tag.code(), tag.base().to_owned()].into_iter().find(|code| self.0.contains_key(code))
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// Gives strings of one language. Arguments are not escaped here: templates do that.
#[derive(Clone, Debug)]
pub struct Translator {
    catalogue: Catalogue,
    code: String,
}

/// A value for a placeable of a message.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// Text, shown as it is.
    Text(&'a str),
    /// A number, which plural rules look at.
    Number(i64),
}

/// What may be put into a message. Templates hand their fields over by reference, so a reference to one is one too.
pub trait Argument {
    /// The value.
    fn value(&self) -> Value<'_>;
}

impl Argument for str {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl Argument for String {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl Argument for i64 {
    fn value(&self) -> Value<'_> {
        Value::Number(*self)
    }
}

impl Argument for usize {
    fn value(&self) -> Value<'_> {
        Value::Number(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}

impl<T: Argument + ?Sized> Argument for &T {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

impl Translator {
    /// The message of a key. A key without a message is shown as the key itself; a test keeps that from happening.
    pub fn get(&self, key: impl AsRef<str>) -> String {
        self.format(key.as_ref(), None)
    }

    /// The message with one argument.
    pub fn with(&self, key: impl AsRef<str>, name: &str, value: impl Argument) -> String {
        self.all(key.as_ref(), &[(name, value.value())])
    }

    /// The message with two arguments.
    pub fn with2(&self, key: &str, name: &str, value: impl Argument, name2: &str, value2: impl Argument) -> String {
        self.all(key, &[(name, value.value()), (name2, value2.value())])
    }

    /// The message with any number of arguments.
    pub fn all(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in arguments {
            match value {
                Value::Text(text) => args.set((*name).to_owned(), FluentValue::from((*text).to_owned())),
                Value::Number(number) => args.set((*name).to_owned(), FluentValue::from(*number)),
            }
        }
        self.format(key, Some(&args))
    }

    /// Has this language, without falling back, a message of this key?
    pub fn has(&self, key: &str) -> bool {
        self.catalogue.0.get(&self.code).is_some_and(|language| language.bundle.has_message(key))
    }

    /// The tag of the language, for `lang`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// `ltr` or `rtl`, for `dir`.
    pub fn direction(&self) -> &'static str {
        self.catalogue.0.get(&self.code).map_or("ltr", |language| language.tag.direction())
    }

    /// The name of a country, or of international and regional bodies.
    pub fn country(&self, country: Country) -> String {
        if country == Country::INTERNATIONAL {
            return self.get("country-international");
        }
        if country == Country::REGIONAL {
            return self.get("country-regional");
        }
        let name = |code: &str| self.catalogue.0.get(code).and_then(|language| language.countries.get(country.code()).cloned());
        name(&self.code).or_else(|| name(FALLBACK)).unwrap_or_else(|| country.code().to_owned())
    }

    /// A moment in words, with weekday, time and the zone: `Friday, 15 January 2027 at 18:00 (Europe/Zurich, UTC+1)`.
    pub fn moment(&self, moment: Timestamp, zone: &str) -> String {
        let (civil, offset) = moment.civil(zone);
        let words = self.civil_words(civil, true);
        match utc_offset(offset) {
            offset if offset == zone => format!("{words} ({offset})"),
            offset => format!("{words} ({}, {offset})", zone.replace('_', " ")),
        }
    }

    /// Date and time in the reader's language, with weekday where there is room.
    fn civil_words(&self, civil: jiff::civil::DateTime, long: bool) -> String {
        let small = |number: i8| u8::try_from(number).unwrap_or(1);
        // British order for English: a letter to Geneva is not dated 1/15.
        let locale = if self.code == "en" { "en-GB" } else { &self.code };
        let words = || {
            let locale: icu_locale_core::Locale = locale.parse().ok()?;
            let date = Date::try_new_iso(civil.year().into(), small(civil.month()), small(civil.day())).ok()?;
            let moment = DateTime { date, time: Time::try_new(small(civil.hour()), small(civil.minute()), 0, 0).ok()? };
            Some(match long {
                true => DateTimeFormatter::try_new(locale.into(), fieldsets::YMDE::long().with_time_hm()).ok()?.format(&moment).to_string(),
                false => {
                    DateTimeFormatter::try_new(locale.into(), fieldsets::YMD::medium().with_time_hm()).ok()?.format(&moment).to_string()
                }
            })
        };
        words().unwrap_or_else(|| civil.to_string())
    }

    /// A moment in UTC, short enough for a table: `15 Nov 2026, 13:48 UTC`.
    pub fn short_moment(&self, moment: Timestamp, zone: &str) -> String {
        let (civil, offset) = moment.civil(zone);
        format!("{} {}", self.civil_words(civil, false), utc_offset(offset))
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        for code in [self.code.as_str(), FALLBACK] {
            let Some(language) = self.catalogue.0.get(code) else { continue };
            let Some(pattern) = language.bundle.get_message(key).and_then(|message| message.value()) else { continue };
            let mut errors = Vec::new();
            let text = language.bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
            if !errors.is_empty() {
                tracing::error!(key, "a message lacks an argument");
            }
            return text;
        }
        tracing::error!(key, "a message is missing");
        key.to_owned()
    }
}

fn utc_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '−' } else { '+' };
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() % 3600 / 60);
    match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_malformed_header_is_no_reason_to_fail() {
        let catalogue = Catalogue::load().unwrap();
        for header in ["", ";;;", "*", "fr;q=zz", "\u{0}", "xx-!!", &"fr,".repeat(10_000)] {
            let _ = catalogue.negotiate(header);
        }
        assert_eq!(catalogue.negotiate("de, fr-CH;q=0.9, en;q=0.8").unwrap().code(), "fr-CH");
        assert!(catalogue.negotiate("fr;q=0").is_none());
    }

    #[test]
    fn a_deadline_is_told_in_words_with_its_zone() {
        let catalogue = Catalogue::load().unwrap();
        let (moment, zone) = Timestamp::parse_zoned("2027-01-15T18:00[Europe/Zurich]").unwrap();
        assert_eq!(catalogue.translator_for("en").moment(moment, &zone), "Friday, 15 January 2027 at 18:00 (Europe/Zurich, UTC+1)");
        assert_eq!(catalogue.translator_for("fr").moment(moment, &zone), "vendredi 15 janvier 2027 à 18:00 (Europe/Zurich, UTC+1)");
    }
}
