//! One complete writing of a name: what its words mean, its places, its languages.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{fold, in_capitals, length, stem};
use super::lexicon::{Lexicon, Places, WordKind, lexicon};
use super::sound::sound;
use super::words::{Word, words};

/// One meaningful word.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) word: String,
    pub(super) stem: String,
    pub(super) sound: String,
    /// What it may mean; empty when the lexicon does not know it.
    pub(super) concepts: Vec<&'static str>,
    /// Printed in capitals.
    pub(super) caps: bool,
}

impl Item {
    fn new(word: String, concepts: Vec<&'static str>, caps: bool) -> Self {
        Self { stem: stem(&word).to_owned(), sound: sound(&word), word, concepts, caps }
    }

    /// The lexicon does not know it.
    pub(super) fn is_rare(&self) -> bool {
        self.concepts.is_empty()
    }
}

/// A word that may give its beginning to an acronym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Beginning {
    pub(super) word: String,
    /// An article or preposition: it may be left out.
    pub(super) small: bool,
}

/// One complete writing of a name.
#[derive(Debug, Clone, Default)]
pub(super) struct Form {
    pub(super) items: Vec<Item>,
    pub(super) places: Places,
    /// Empty when the words do not tell.
    pub(super) languages: BTreeSet<&'static str>,
    /// All letters without spaces, with and without articles.
    pub(super) joined: BTreeSet<String>,
    /// What the joined letters sound like.
    pub(super) joined_sounds: BTreeSet<String>,
    /// Has letters that are not Latin.
    pub(super) beyond_latin: bool,
    /// The place that ends the form and is not part of its name.
    pub(super) tail_place: Option<&'static str>,
    pub(super) beginnings: Vec<Beginning>,
    /// Countries that the legal form is at home in.
    pub(super) home: Places,
}

impl Form {
    fn set_joined(&mut self, joined: BTreeSet<String>) {
        self.joined_sounds = joined.iter().map(|letters| sound(letters)).collect();
        self.beyond_latin = joined.iter().any(|letters| letters.contains(|c: char| c > '\u{24f}'));
        self.joined = joined;
    }

    /// The same without one of its items.
    pub(super) fn without(&self, at: usize) -> Self {
        let mut form = self.clone();
        let item = form.items.remove(at);
        form.set_joined(self.joined.iter().map(|letters| letters.replacen(&item.word, "", 1)).collect());
        form.beginnings.retain(|beginning| beginning.small || beginning.word != item.word);
        form
    }

    /// Does every item have one of these meanings, or none of them?
    pub(super) fn only_general_words(&self) -> bool {
        self.items.iter().all(|item| !item.is_rare())
    }
}

/// How a text is to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// The whole name is in capitals, so that they say nothing.
    pub(super) shouting: bool,
    /// The text begins the name.
    pub(super) first: bool,
}

/// Reads a text as one writing of the name.
pub(super) fn make_form(text: &str, style: Style) -> Form {
    let printed = words(text);
    let lexicon = lexicon();
    let folded: Vec<String> = printed.iter().map(|word| without_article(lexicon, &word.folded)).collect();
    let meaningful = folded.iter().filter(|word| !lexicon.is_small(word) && !lexicon.has(WordKind::Ngo, word)).count();
    let mut walk = Walk { lexicon, style, printed, folded, meaningful, at: 0, form: Form::default(), votes: BTreeMap::new() };
    while walk.at < walk.folded.len() {
        if !(walk.place() || walk.legal_form() || walk.ngo() || walk.small_word()) {
            walk.word();
        }
    }
    walk.finish()
}

fn without_article(lexicon: &Lexicon, word: &str) -> String {
    let arabic = word.contains(|c: char| ('\u{600}'..='\u{6ff}').contains(&c));
    if arabic { lexicon.without_arabic_article(word) } else { word.to_owned() }
}

/// A walk over the words of a text.
struct Walk {
    lexicon: &'static Lexicon,
    style: Style,
    printed: Vec<Word>,
    folded: Vec<String>,
    meaningful: usize,
    at: usize,
    form: Form,
    /// For each language, how many words speak for it.
    votes: BTreeMap<&'static str, usize>,
}

impl Walk {
    fn rest(&self) -> &[String] {
        &self.folded[self.at..]
    }

    /// A place. Short ones, such as UK, only in capitals.
    fn place(&mut self) -> bool {
        let slipped = || self.lexicon.slipped_place(&self.folded[self.at]).filter(|_| self.meaningful > 1);
        let (code, size) = match self.lexicon.place(self.rest()) {
            Some((key, code, size)) if size > 1 || length(&key) > 3 || in_capitals(&self.printed[self.at].printed) => (code, size),
            Some(_) => return false,
            None => match slipped() {
                Some(code) => (code, 1),
                None => return false,
            },
        };
        // "of Kenya" is part of the name.
        let part_of_name = self.at > 0 && self.lexicon.is_small(&self.folded[self.at - 1]);
        self.form.tail_place = Some(code).filter(|_| !part_of_name);
        self.form.places.insert(code);
        self.keep(false);
        self.at += size;
        true
    }

    /// A legal form, which is dropped. A short one only with a capital, or as the last word.
    fn legal_form(&mut self) -> bool {
        let Some((key, home, size)) = self.lexicon.legal_form(self.rest()) else { return false };
        if self.at == 0 && self.style.first {
            return false;
        }
        let last = self.at + size == self.folded.len() && !self.lexicon.is_small(&key);
        let printed = &self.printed[self.at].printed;
        let capital = printed.starts_with(char::is_uppercase) || printed.ends_with(char::is_uppercase);
        if !(last || capital || size > 1 || length(&key.replace('_', "")) > 3) {
            return false;
        }
        self.form.home.extend(home);
        self.at += size;
        true
    }

    /// "NGO", which is dropped unless it is all there is.
    fn ngo(&mut self) -> bool {
        let size = self.lexicon.ngo(self.rest()).filter(|size| self.folded.len() > *size);
        self.at += size.unwrap_or(0);
        size.is_some()
    }

    /// An article or preposition, unless it is in capitals as an acronym is.
    fn small_word(&mut self) -> bool {
        let printed = &self.printed[self.at].printed;
        let acronym = in_capitals(printed) && length(printed) > 2 && !self.style.shouting;
        if acronym || !self.lexicon.is_small(&self.folded[self.at]) {
            return false;
        }
        self.vote(self.at, 1);
        self.keep(true);
        self.at += 1;
        true
    }

    /// Any other word, or a phrase with one meaning.
    fn word(&mut self) {
        let (key, size) = self.lexicon.concept_phrase(self.rest()).unwrap_or_else(|| (self.folded[self.at].clone(), 1));
        let concepts = self.lexicon.concepts(&key);
        for language in self.lexicon.languages(&key) {
            *self.votes.entry(language).or_default() += 2;
        }
        self.keep(false);
        match concepts.iter().find(|concept| concept.contains('+')) {
            Some(compound) => {
                self.form.items.extend(compound.split('+').map(|part| Item::new(part.to_owned(), vec![part], false)));
            }
            None => {
                let printed = &self.printed[self.at].printed;
                let caps = in_capitals(printed) && length(printed) > 1 && !self.style.shouting;
                self.form.items.push(Item::new(key, concepts.into_iter().collect(), caps));
            }
        }
        self.at += size;
        self.form.tail_place = None;
    }

    fn vote(&mut self, at: usize, weight: usize) {
        for language in self.lexicon.languages(&self.folded[at]) {
            *self.votes.entry(language).or_default() += weight;
        }
    }

    fn keep(&mut self, small: bool) {
        self.form.beginnings.push(Beginning { word: self.folded[self.at].clone(), small });
    }

    fn finish(self) -> Form {
        let mut form = self.form;
        if form.items.is_empty() && form.places.is_empty() {
            let small = form.beginnings.iter().filter(|beginning| beginning.small);
            form.items = small.map(|beginning| Item::new(beginning.word.clone(), Vec::new(), false)).collect();
        }
        let best = self.votes.values().copied().max().unwrap_or(0);
        // Below that, fewer than half of the words are of the language.
        if best > 0 && best >= form.items.len() {
            form.languages = self.votes.into_iter().filter(|(_, votes)| *votes == best).map(|(language, _)| language).collect();
        }
        let whole: String = self.printed.iter().map(|word| fold(&word.printed)).collect();
        let alone = self.folded.len() == 1;
        let bare = self.folded.iter().filter(|word| alone || !self.lexicon.has(WordKind::Article, word));
        form.set_joined(BTreeSet::from([whole, bare.map(String::as_str).collect()]));
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Form {
        make_form(text, Style { shouting: false, first: true })
    }

    fn items(form: &Form) -> Vec<&str> {
        form.items.iter().map(|item| item.word.as_str()).collect()
    }

    #[test]
    fn legal_forms_articles_and_places_are_not_items() {
        let form = form("The Rekava Rivers of Kenya Ltd");
        assert_eq!(items(&form), ["rekava", "rivers"]);
        assert_eq!((form.places.len(), form.tail_place), (1, None));
    }

    #[test]
    fn a_place_at_the_end_hangs_on_the_name() {
        assert_eq!(form("Rekava Rivers Kenya").tail_place, Some("KE"));
        assert_eq!(form("Rekava Rivers Kenia").places, Places::from(["KE"]));
    }

    #[test]
    fn a_compound_gives_two_items() {
        let form = form("Menschenrechte für Rekava");
        assert_eq!(items(&form), ["human", "rights", "rekava"]);
        assert_eq!(form.languages, BTreeSet::from(["de"]));
    }
}
