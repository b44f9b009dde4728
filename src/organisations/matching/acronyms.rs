//! Is an acronym made of the words of a name?

use std::collections::BTreeSet;

use super::form::{Beginning, Form, Item};
use super::lexicon::lexicon;
use super::relate::concepts;

/// Words that say how far a body reaches, not what it does.
pub(super) const SCOPE: [&str; 5] = ["international", "world", "global", "national", "regional"];

/// Languages in which acronyms are looked for, the commonest first.
pub(super) const LANGUAGES: [&str; 7] = ["en", "fr", "es", "pt", "de", "it", "nl"];

/// Is it made of the beginnings of the words, in order? Each word gives one to four letters; small words one or none.
pub(super) fn spells(acronym: &str, form: &Form) -> bool {
    form.beginnings.iter().filter(|beginning| !beginning.small).count() >= 2 && spelled(acronym, &form.beginnings)
}

fn spelled(rest: &str, words: &[Beginning]) -> bool {
    let Some((first, others)) = words.split_first() else { return rest.is_empty() };
    if first.small && spelled(rest, others) {
        return true;
    }
    let most = if first.small { 1 } else { 4 };
    let mut tail = rest;
    for letter in first.word.chars().take(most) {
        match tail.strip_prefix(letter) {
            Some(behind) => tail = behind,
            None => return false,
        }
        if spelled(tail, others) {
            return true;
        }
    }
    false
}

/// First letters of the words, without small words.
pub(super) fn initials(form: &Form) -> String {
    form.beginnings.iter().filter(|beginning| !beginning.small).filter_map(|beginning| beginning.word.chars().next()).collect()
}

/// First letters of all words.
pub(super) fn all_initials(form: &Form) -> String {
    form.beginnings.iter().filter_map(|beginning| beginning.word.chars().next()).collect()
}

/// The first letters that a word may have in a language.
pub(super) fn initials_in(item: &Item, language: &'static str) -> BTreeSet<char> {
    item.concepts.iter().flat_map(|concept| lexicon().initials(concept, language)).collect()
}

/// The language in which the words begin with the letters of the acronym: in order, or in any order from four letters to six.
pub(super) fn foreign_initials(acronym: &str, form: &Form) -> Option<&'static str> {
    let letters: Vec<char> = acronym.chars().collect();
    let vague = letters.len() == 3 && concepts(&form.items).any(|concept| SCOPE.contains(&concept));
    let fits = form.items.len() == letters.len() && letters.len() >= 3 && form.places.is_empty();
    if !fits || vague || !letters.iter().all(|c| c.is_alphabetic()) {
        return None;
    }
    LANGUAGES.into_iter().find(|language| {
        let mut words: Vec<BTreeSet<char>> = form.items.iter().map(|item| initials_in(item, language)).collect();
        if (4..=6).contains(&letters.len()) {
            in_some_order(&letters, &mut words)
        } else {
            letters.iter().zip(&words).all(|(letter, word)| word.contains(letter))
        }
    })
}

/// Can each letter be given a word of its own?
fn in_some_order(letters: &[char], words: &mut Vec<BTreeSet<char>>) -> bool {
    let Some((letter, others)) = letters.split_first() else { return true };
    (0..words.len()).any(|at| {
        if !words[at].contains(letter) {
            return false;
        }
        let word = words.remove(at);
        let fits = in_some_order(others, words);
        words.insert(at, word);
        fits
    })
}

#[cfg(test)]
mod tests {
    use super::super::form::{Style, make_form};
    use super::*;

    fn form(text: &str) -> Form {
        make_form(text, Style { shouting: false, first: true })
    }

    #[test]
    fn beginnings_in_order_spell_an_acronym() {
        let form = form("Rekava Council of Rivers");
        for yes in ["rcr", "rcor", "recor", "recouri"] {
            assert!(spells(yes, &form), "{yes}");
        }
        assert!(!spells("rrc", &form) && !spells("rc", &form));
        assert_eq!((initials(&form).as_str(), all_initials(&form).as_str()), ("rcr", "rcor"));
    }

    #[test]
    fn initials_in_another_language_are_found() {
        assert_eq!(foreign_initials("odl", &form("Freedom Rights Organisation")), None);
        assert_eq!(foreign_initials("lep", &form("League Water Peace")), Some("fr"));
        assert_eq!(foreign_initials("lepp", &form("Water Peace Press League")), Some("fr"));
    }
}
