//! The words and places that the rules know: two tables, read once.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use super::fold::{fold, has_digit, length, slips, stem};

/// What a word of the lexicon is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum WordKind {
    Article,
    Stopword,
    Ngo,
    Section,
    Subbody,
    Host,
    Softhead,
}

/// Codes of countries, and of regions as `R-…`.
pub(super) type Places = BTreeSet<&'static str>;

/// Longest phrase, in words.
const LONGEST: usize = 5;

/// Both tables.
#[derive(Default)]
pub(super) struct Lexicon {
    words: HashMap<WordKind, HashSet<String>>,
    /// A legal form and the one country it is at home in, if any.
    legal: HashMap<String, Option<&'static str>>,
    /// Under each word and its stem.
    concepts: HashMap<String, BTreeSet<&'static str>>,
    languages: HashMap<String, BTreeSet<&'static str>>,
    /// First letters of a concept's words in a language.
    initials: HashMap<(&'static str, &'static str), BTreeSet<char>>,
    places: HashMap<String, &'static str>,
    countries: HashMap<String, &'static str>,
    /// Places of one long word, by first letter, in order.
    long_places: BTreeMap<char, Vec<String>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for row in rows(include_str!("lexicon.tsv")) {
        lexicon.add_words(row);
    }
    for row in rows(include_str!("places.tsv")) {
        lexicon.add_places(row);
    }
    let mut long: Vec<&String> = lexicon.places.keys().filter(|place| length(place) >= 6 && !place.contains('_')).collect();
    long.sort();
    for place in long {
        if let Some(first) = place.chars().next() {
            lexicon.long_places.entry(first).or_default().push(place.clone());
        }
    }
    lexicon
});

/// The tables.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

fn rows(table: &'static str) -> impl Iterator<Item = [&'static str; 4]> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| <[&str; 4]>::try_from(line.split('\t').collect::<Vec<_>>()).ok())
}

impl Lexicon {
    fn add_words(&mut self, [kind, language, words, meaning]: [&'static str; 4]) {
        let kind = match kind {
            "article" => WordKind::Article,
            "stopword" => WordKind::Stopword,
            "ngo" => WordKind::Ngo,
            "section" => WordKind::Section,
            "subbody" => WordKind::Subbody,
            "host" => WordKind::Host,
            "softhead" => WordKind::Softhead,
            "legal" => {
                let home = Some(meaning).filter(|home| !home.is_empty());
                self.legal.extend(words.split_whitespace().map(|word| (fold(word), home)));
                return;
            }
            _ => return self.add_concept(language, words, meaning),
        };
        for word in words.split_whitespace().map(fold) {
            if matches!(kind, WordKind::Article | WordKind::Stopword) {
                self.languages.entry(word.clone()).or_default().insert(language);
            }
            self.words.entry(kind).or_default().insert(word);
        }
    }

    fn add_concept(&mut self, language: &'static str, words: &'static str, concept: &'static str) {
        for word in words.split_whitespace().map(fold) {
            for key in [word.as_str(), stem(&word)] {
                self.concepts.entry(key.to_owned()).or_default().insert(concept);
                self.languages.entry(key.to_owned()).or_default().insert(language);
            }
            self.initials.entry((concept, language)).or_default().extend(word.chars().next());
        }
    }

    fn add_places(&mut self, [code, language, _, words]: [&'static str; 4]) {
        for word in words.split_whitespace().map(fold) {
            let word = match language {
                "ar" => word.split('_').map(|part| self.without_arabic_article(part)).collect::<Vec<_>>().join("_"),
                _ => word,
            };
            self.places.entry(word.clone()).or_insert(code);
            if !code.starts_with("R-") {
                self.countries.entry(word).or_insert(code);
                self.countries.entry(code.to_lowercase()).or_insert(code);
            }
        }
    }

    /// Is the folded word of this kind?
    pub(super) fn has(&self, kind: WordKind, word: &str) -> bool {
        self.words.get(&kind).is_some_and(|words| words.contains(word))
    }

    /// An article or another word that carries no meaning of its own.
    pub(super) fn is_small(&self, word: &str) -> bool {
        self.has(WordKind::Article, word) || self.has(WordKind::Stopword, word)
    }

    /// What the folded word, or its stem, may mean.
    pub(super) fn concepts(&self, word: &str) -> BTreeSet<&'static str> {
        [word, stem(word)].iter().filter_map(|key| self.concepts.get(*key)).flatten().copied().collect()
    }

    /// The languages the word, or else its stem, belongs to.
    pub(super) fn languages(&self, word: &str) -> impl Iterator<Item = &'static str> {
        self.languages.get(word).or_else(|| self.languages.get(stem(word))).into_iter().flatten().copied()
    }

    /// First letters of a concept's words in a language.
    pub(super) fn initials(&self, concept: &'static str, language: &'static str) -> impl Iterator<Item = char> {
        self.initials.get(&(concept, language)).into_iter().flatten().copied()
    }

    /// The place at the head of the words, and how many words it takes. The key is the folded phrase.
    pub(super) fn place(&self, words: &[String]) -> Option<(String, &'static str, usize)> {
        longest(words, |phrase| self.places.get(phrase).copied())
    }

    /// The place a single word stands for.
    pub(super) fn place_of(&self, word: &str) -> Option<&'static str> {
        self.places.get(word).copied()
    }

    /// The country a folded phrase or a small ISO code stands for.
    pub(super) fn country(&self, phrase: &str) -> Option<&'static str> {
        self.countries.get(phrase).copied()
    }

    /// The place a long unknown word stands for, if one letter slipped.
    pub(super) fn slipped_place(&self, word: &str) -> Option<&'static str> {
        let known = self.concepts.contains_key(word) || self.concepts.contains_key(stem(word)) || self.has(WordKind::Softhead, word);
        if length(word) < 6 || known || has_digit(word) {
            return None;
        }
        let nearby = self.long_places.get(&word.chars().next()?)?;
        nearby.iter().find(|place| slips(place, word, 1).is_some()).and_then(|place| self.place_of(place))
    }

    /// The legal form at the head of the words: its phrase, its one home country, its length in words.
    pub(super) fn legal_form(&self, words: &[String]) -> Option<(String, Option<&'static str>, usize)> {
        longest(words, |phrase| self.legal.get(phrase).copied())
    }

    /// How many words at the head say "NGO".
    pub(super) fn ngo(&self, words: &[String]) -> Option<usize> {
        longest(words, |phrase| self.has(WordKind::Ngo, phrase).then_some(())).map(|(_, (), size)| size)
    }

    /// Do the words begin with a committee, an office …?
    pub(super) fn begins_with_subbody(&self, words: &[String]) -> bool {
        longest(words, |phrase| self.has(WordKind::Subbody, phrase).then_some(())).is_some()
    }

    /// A phrase of several words with one meaning, and its length.
    pub(super) fn concept_phrase(&self, words: &[String]) -> Option<(String, usize)> {
        longest(words, |phrase| (phrase.contains('_') && self.concepts.contains_key(phrase)).then_some(()))
            .map(|(phrase, (), size)| (phrase, size))
    }

    /// Drops the Arabic article and prepositions that are written as one with their word.
    pub(super) fn without_arabic_article(&self, word: &str) -> String {
        let bare = without_al(word);
        let mut rest = bare.chars();
        match rest.next() {
            Some('ل' | 'ب' | 'و' | 'ك') if !self.concepts.contains_key(bare) && self.concepts.contains_key(rest.as_str()) => {
                rest.as_str().to_owned()
            }
            _ => bare.to_owned(),
        }
    }
}

fn without_al(word: &str) -> &str {
    let after_lam = word.strip_prefix("لل").filter(|rest| length(rest) >= 2);
    let after_al = || word.strip_prefix(['و', 'ب', 'ف', 'ك']).and_then(|rest| rest.strip_prefix("ال")).or_else(|| word.strip_prefix("ال"));
    after_lam.or_else(|| after_al().filter(|rest| length(rest) >= 2)).unwrap_or(word)
}

/// The longest phrase at the head of the words that is known, what is known of it, and its length in words.
fn longest<T>(words: &[String], known: impl Fn(&str) -> Option<T>) -> Option<(String, T, usize)> {
    (1..=words.len().min(LONGEST)).rev().find_map(|size| {
        let phrase = words[..size].join("_");
        known(&phrase).map(|found| (phrase, found, size))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_both_tables_has_four_columns() {
        for table in [include_str!("lexicon.tsv"), include_str!("places.tsv")] {
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                assert_eq!(line.split('\t').count(), 4, "{line}");
            }
        }
    }

    #[test]
    fn a_country_has_names_in_many_languages() {
        for name in ["germany", "allemagne", "alemania", "de"] {
            assert_eq!(lexicon().country(name), Some("DE"), "{name}");
        }
        assert_eq!(lexicon().slipped_place("germny"), Some("DE"));
        assert_eq!(lexicon().slipped_place("freedom"), None);
    }

    #[test]
    fn words_of_two_languages_share_a_meaning() {
        assert!(!lexicon().concepts("rights").is_disjoint(&lexicon().concepts("derechos")));
        assert_eq!(lexicon().without_arabic_article("الحقوق"), "حقوق");
    }
}
