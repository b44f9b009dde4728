//! What sign-ons are searched by, and what is looked for: folded in the same way.

use caseless::default_case_fold_str;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::basics::Id;
use crate::signatures::Signature;

/// Each word has this before it: with one more character it is a trigram, so that one character finds the beginnings of words.
pub(super) const BEGINS: &str = "  ";

/// First of the private-use characters that marks are made of: three of them are one trigram. Nobody types them.
const MARKS: u32 = 0xE000;
const MARK_CHARACTERS: u64 = 6_400;

/// The words of a sign-on as the index holds them: what it belongs to, then every name, the acronym, the contact, the address, the
/// website, a line each.
pub(super) fn of(signature: &Signature) -> String {
    let (letter, status) = (signature.letter_id, signature.status.as_str());
    let country = signature.country_code.as_str();
    let marks = [
        String::new(),
        status.to_owned(),
        country.to_owned(),
        format!("{status} {country}"),
        format!("kind {}", signature.kind.as_str()),
        format!("visibility {}", signature.visibility.as_str()),
    ];
    let mut words = marks.map(|what| mark(letter, &what)).join("\n");
    for text in [
        &signature.organisation_name,
        &signature.original_name,
        &signature.acronym,
        &signature.contact_name,
        &signature.email,
        &signature.website,
    ] {
        if !text.is_empty() {
            words.push('\n');
            words.push_str(&spaced(&fold(text)));
        }
    }
    words
}

/// What somebody typed, as it stands in the words it is looked for in; `None` when nothing is left of it.
///
/// One or two characters are looked for at the beginning of words, more of them anywhere.
pub(super) fn typed(text: &str) -> Option<String> {
    let folded = fold(text);
    let needle = folded.split_whitespace().collect::<Vec<_>>().join(BEGINS);
    match needle.chars().count() {
        0 => None,
        1 | 2 => Some(format!("{BEGINS}{needle}")),
        _ => Some(needle),
    }
}

/// Is it there?
pub(super) fn hold(signature: &Signature, needle: &str) -> bool {
    of(signature).contains(needle)
}

/// A trigram that sign-ons of one letter share, or those of one state, country, kind or visibility there. Of two letters it may be
/// the same by chance, so the letter is asked for beside it.
pub(super) fn mark(letter: Id, what: &str) -> String {
    let digest = Sha256::new().chain_update(letter.as_bytes()).chain_update(what).finalize();
    let mut rest = u64::from_be_bytes(std::array::from_fn(|i| digest[i]));
    (0..3)
        .filter_map(|_| {
            let digit = u32::try_from(rest % MARK_CHARACTERS).ok()?;
            rest /= MARK_CHARACTERS;
            char::from_u32(MARKS + digit)
        })
        .collect()
}

/// Case, accents of European scripts, and the form of an apostrophe do not matter. Vowel signs of other scripts do.
fn fold(text: &str) -> String {
    let folded = default_case_fold_str(&text.nfkc().collect::<String>());
    let bare = folded.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36F}')).nfc();
    bare.map(|c| if c == '’' { '\'' } else { c }).collect()
}

/// Two spaces before each word; the parts of a word that has punctuation in it once more, so that their beginnings are found.
fn spaced(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len() * 2);
    for word in folded.split_whitespace() {
        out.push_str(BEGINS);
        out.push_str(word);
    }
    for part in folded.split_whitespace().flat_map(|word| word.split(|c: char| c.is_ascii_punctuation() || c == '–').skip(1)) {
        if !part.is_empty() {
            out.push_str(BEGINS);
            out.push_str(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(name: &str, text: &str) -> bool {
        typed(text).is_some_and(|needle| spaced(&fold(name)).contains(&needle))
    }

    #[test]
    fn any_part_of_a_word_is_found_and_one_or_two_characters_at_beginnings() {
        for (name, text) in [
            ("Égalité pour toutes", "galite"),
            ("Égalité pour toutes", "ÉGALITÉ  POUR"),
            ("Straße e.V.", "strasse"),
            ("臺灣人權促進會", "臺灣"),
            ("臺灣人權促進會", "人權促"),
            ("អង្គការសិទ្ធិមនុស្ស", "សិទ្ធិ"),
            ("People’s Voice", "people's"),
            ("Human-Rights Watchers", "ri"),
            ("info@example.org", "ex"),
            ("info@example.org", "@example.org"),
            ("350.org", "35"),
        ] {
            assert!(finds(name, text), "{text} in {name}");
        }
        for (name, text) in [("Human Rights", "um"), ("臺灣人權促進會", "人權"), ("Human Rights", ""), ("Human Rights", "humanrights")]
        {
            assert!(!finds(name, text), "{text} in {name}");
        }
    }

    #[test]
    fn marks_are_trigrams_of_their_own() {
        let (one, other) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        assert_eq!(mark(one, "confirmed").chars().count(), 3);
        assert_ne!(mark(one, "confirmed"), mark(other, "confirmed"));
        assert_ne!(mark(one, "confirmed"), mark(one, ""));
    }
}
