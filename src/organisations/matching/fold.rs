//! The spelling under which words are looked up and compared.

use caseless::default_case_fold_str;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Case folded, without accents, `-isation` as `-ization`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in default_case_fold_str(text).nfkd().filter(|c| canonical_combining_class(*c) == 0) {
        match c {
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ى' => folded.push('ي'),
            'ة' => folded.push('ه'),
            other => folded.push(other),
        }
    }
    folded.replace("isation", "ization")
}

/// A weak stem: without a plural s, then without one closing vowel.
pub(super) fn stem(word: &str) -> &str {
    let mut stem = word;
    if length(stem) >= 4 && stem.ends_with('s') && !stem.ends_with("ss") {
        stem = &stem[..stem.len() - 1];
    }
    if length(stem) >= 5 && stem.ends_with(['a', 'e', 'o']) {
        stem = &stem[..stem.len() - 1];
    }
    stem
}

/// Number of characters.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// The first characters.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

/// Has capitals and no small letters.
pub(super) fn in_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Nothing but digits.
pub(super) fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_numeric)
}

/// Has a digit.
pub(super) fn has_digit(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}

/// A letter, a digit or an underscore.
pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Is the word written like an acronym?
pub(super) fn looks_like_acronym(word: &str) -> bool {
    let length = length(word);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let by_capitals = capitals >= 2 && (capitals * 2 >= length || length <= 8);
    (2..=14).contains(&length) && (by_capitals || capitals >= 1 && has_digit(word))
}

/// Slips of the pen between two words: a letter more, less, changed, or two neighbours swapped. `None` beyond the limit.
pub fn slips(a: &str, b: &str, limit: usize) -> Option<usize> {
    if length(a).abs_diff(length(b)) > limit {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
        // A swap looks back two rows; behind two rows beyond the limit nothing comes back.
        if before.iter().chain(&last).all(|distance| *distance > limit) {
            return None;
        }
    }
    last.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_count() {
        assert_eq!(fold("Œuvre Straße ŁÓDŹ"), "oeuvre strasse lodz");
        assert_eq!(fold("Organisation"), fold("ORGANIZATION"));
    }

    #[test]
    fn a_stem_loses_plural_and_closing_vowel() {
        assert_eq!([stem("rights"), stem("press"), stem("libre"), stem("gas")], ["right", "press", "libr", "gas"]);
    }

    #[test]
    fn slips_are_counted_up_to_a_limit() {
        assert_eq!(slips("river", "rivre", 1), Some(1));
        assert_eq!(slips("river", "rivers", 1), Some(1));
        assert_eq!(slips("river", "ridge", 1), None);
    }

    #[test]
    fn acronyms_have_capitals() {
        for yes in ["CCR", "CoR", "R2", "WatR"] {
            assert!(looks_like_acronym(yes), "{yes}");
        }
        for no in ["River", "A", "Clear"] {
            assert!(!looks_like_acronym(no), "{no}");
        }
    }
}
