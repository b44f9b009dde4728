//! The keys a reading is filed under.

use std::collections::BTreeSet;

use super::acronyms::{LANGUAGES, all_initials, initials, initials_in};
use super::fold::{beginning, length};
use super::form::Form;
use super::name::Reading;

/// Longest name whose initials in other languages are keys, in words.
const MOST_INITIALS: usize = 6;

/// The keys a reading is filed under.
///
/// `t:` for a word, meaning, place or sound, which many may share; the others are sure: `a:` for an acronym or initials, `f:` for sorted
/// initials in other languages, `j:` for the joined letters, `s:` for their sound, `d:` for the domain.
pub fn keys(reading: &Reading) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for form in &reading.forms {
        add_words(form, &mut keys);
        add_letters(form, &mut keys);
        add_foreign_initials(form, &mut keys);
    }
    for acronym in reading.acronyms.iter().chain(&reading.weak_acronyms) {
        keys.insert(format!("a:{acronym}"));
        keys.insert(format!("f:{}", sorted(acronym.chars())));
    }
    if let Some(label) = reading.domain.split('.').next().filter(|label| !label.is_empty()) {
        keys.insert(format!("d:{}", reading.domain));
        keys.insert(format!("a:{label}"));
    }
    keys
}

/// Is the key one that many may share?
pub fn is_common(key: &str) -> bool {
    key.starts_with("t:")
}

fn add_words(form: &Form, keys: &mut BTreeSet<String>) {
    for item in &form.items {
        keys.extend(item.concepts.iter().map(|concept| format!("t:c:{concept}")));
        if item.is_rare() {
            keys.insert(format!("t:w:{}", item.stem));
            if length(&item.sound) >= 3 {
                keys.insert(format!("t:s:{}", item.sound));
            }
        }
    }
    keys.extend(form.places.iter().map(|place| format!("t:p:{place}")));
}

fn add_letters(form: &Form, keys: &mut BTreeSet<String>) {
    if form.beginnings.iter().filter(|beginning| !beginning.small).count() >= 2 {
        keys.insert(format!("a:{}", initials(form)));
        keys.insert(format!("a:{}", all_initials(form)));
    }
    keys.extend(form.joined.iter().map(|letters| format!("j:{}", beginning(letters, 24))));
    let sounds = form.joined_sounds.iter().filter(|sound| length(sound) >= 4);
    keys.extend(sounds.map(|sound| format!("s:{}", beginning(sound, 12))));
}

/// Where the lexicon knows all words: what the acronym may be in other languages, its letters sorted.
fn add_foreign_initials(form: &Form, keys: &mut BTreeSet<String>) {
    if !(3..=MOST_INITIALS).contains(&form.items.len()) || !form.places.is_empty() || !form.only_general_words() {
        return;
    }
    for language in LANGUAGES {
        let mut spelled = vec![String::new()];
        for item in &form.items {
            let letters: Vec<char> = initials_in(item, language).into_iter().take(2).collect();
            spelled = spelled.iter().flat_map(|so_far| letters.iter().map(move |letter| format!("{so_far}{letter}"))).collect();
        }
        keys.extend(spelled.iter().map(|letters| format!("f:{}", sorted(letters.chars()))));
    }
}

fn sorted(letters: impl Iterator<Item = char>) -> String {
    let mut letters: Vec<char> = letters.collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::name::{Printed, read};
    use super::*;

    fn keys_of(name: &str, domain: &str) -> BTreeSet<String> {
        keys(&read(&Printed { name, domain, ..Printed::default() }))
    }

    #[test]
    fn a_name_is_filed_under_words_letters_and_acronyms() {
        let keys = keys_of("Rekava Rivers (RRR)", "rekava.example");
        for key in ["t:w:rekav", "a:rr", "a:rrr", "j:rekavarivers", "d:rekava.example", "a:rekava"] {
            assert!(keys.contains(key), "{key}: {keys:?}");
        }
    }

    #[test]
    fn an_acronym_finds_the_name_in_another_language() {
        let (acronym, name) = (keys_of("LEP", ""), keys_of("Water Peace League", ""));
        assert!(acronym.intersection(&name).any(|key| key.starts_with("f:")));
    }
}
