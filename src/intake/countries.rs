//! Names of countries, in every language of the interface. A slip of the pen is named, never corrected.

use std::collections::{BTreeMap, BTreeSet};

use super::vocabulary::words;
use crate::basics::Country;
use crate::i18n::Translator;
use crate::organisations::matching::slips;

/// Other names that mean one country and no other: code and name.
const OTHER_NAMES: &str = include_str!("countries.tsv");
/// Articles and the like; `Bosnia & Herzegovina` is written with and without its `and`.
const SMALL: [&str; 20] =
    ["the", "and", "of", "la", "le", "les", "l", "de", "du", "des", "d", "et", "y", "und", "el", "los", "las", "e", "do", "da"];
/// How many names are suggested.
const SUGGESTED: usize = 3;

/// Names of countries.
#[derive(Debug, Clone)]
pub(super) struct Countries(BTreeMap<String, BTreeSet<Country>>);

impl Countries {
    pub(super) fn of(languages: &[Translator]) -> Self {
        let mut names = Self(BTreeMap::new());
        for t in languages {
            for country in Country::all().iter().chain(&[Country::INTERNATIONAL, Country::REGIONAL]) {
                names.add(*country, &t.country(*country));
            }
        }
        for (code, name) in OTHER_NAMES.lines().filter_map(|line| line.split_once('\t')) {
            if let Some(country) = Country::parse(code) {
                names.add(country, name);
            }
        }
        names
    }

    /// `Myanmar (Burma)` is found by the whole, by what stands before the brackets, and by what stands in them.
    fn add(&mut self, country: Country, name: &str) {
        let parts = name.split_once('(').map(|(before, inside)| [before, inside.trim_end_matches(')')]);
        for name in std::iter::once(name).chain(parts.into_iter().flatten()).map(key).filter(|name| !name.is_empty()) {
            self.0.entry(name).or_default().insert(country);
        }
    }

    /// The country of a code or a name; `None` as well where a name means several.
    pub(super) fn find(&self, typed: &str) -> Option<Country> {
        Country::parse(typed).or_else(|| match self.0.get(&key(typed)) {
            Some(found) if found.len() == 1 => found.first().copied(),
            _ => None,
        })
    }

    /// The countries whose names come near, the nearest first: one or two slips, or the same words and more.
    pub(super) fn near(&self, typed: &str) -> Vec<Country> {
        let typed = key(typed);
        // Longer than any country's name with slips, and short enough to compare with all of them.
        if typed.is_empty() || typed.chars().count() > 60 {
            return Vec::new();
        }
        let limit = if typed.chars().count() < 6 { 1 } else { 2 };
        let distance = |name: &str| {
            let more = || format!(" {name} ").contains(&format!(" {typed} ")) && typed.chars().count() > 3;
            slips(&typed, name, limit).or_else(|| more().then_some(limit + 1))
        };
        let mut found: Vec<(usize, Country)> =
            self.0.iter().filter_map(|(name, countries)| Some((distance(name)?, countries))).flat_map(each).collect();
        found.sort_unstable();
        let mut seen = BTreeSet::new();
        found.into_iter().filter(|(_, country)| seen.insert(*country)).map(|(_, country)| country).take(SUGGESTED).collect()
    }
}

fn each((distance, countries): (usize, &BTreeSet<Country>)) -> Vec<(usize, Country)> {
    countries.iter().map(|country| (distance, *country)).collect()
}

fn key(name: &str) -> String {
    words(name).split(' ').filter(|word| !SMALL.contains(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Catalogue;

    fn countries() -> Countries {
        let catalogue = Catalogue::load().unwrap();
        let languages: Vec<Translator> = catalogue.languages().map(|tag| catalogue.translator(tag)).collect();
        Countries::of(&languages)
    }

    #[test]
    fn codes_and_names_of_every_language_are_found() {
        let countries = countries();
        for (typed, code) in [
            ("KH", "KH"),
            ("kh", "KH"),
            ("Cambodia", "KH"),
            ("CAMBODGE", "KH"),
            ("  the Gambia ", "GM"),
            ("Côte d'Ivoire", "CI"),
            ("Bosnia and Herzegovina", "BA"),
            ("Myanmar", "MM"),
            ("Burma", "MM"),
            ("USA", "US"),
            ("U.S.A.", "US"),
            ("UK", "GB"),
            ("Viet Nam", "VN"),
            ("DR Congo", "CD"),
            ("International", "XX"),
            ("Suisse", "CH"),
        ] {
            assert_eq!(countries.find(typed).map(|country| country.code().to_owned()).as_deref(), Some(code), "{typed}");
        }
    }

    #[test]
    fn what_is_near_is_suggested_and_never_taken() {
        let countries = countries();
        let near = |typed: &str| countries.near(typed).iter().map(|country| country.code().to_owned()).collect::<Vec<_>>();
        for (typed, first) in [("Camboda", "KH"), ("Swizterland", "CH"), ("Frnace", "FR")] {
            assert_eq!(countries.find(typed), None, "{typed}");
            assert_eq!(near(typed).first().map(String::as_str), Some(first), "{typed}");
        }
        assert_eq!(countries.find("Korea"), None);
        assert_eq!(near("Korea"), ["KP", "KR"]);
        assert!(near("Atlantis and beyond").is_empty() && near("").is_empty() && near(&"x".repeat(10_000)).is_empty());
    }
}
