//! Cleans a printed name and splits it into words.

use unicode_normalization::UnicodeNormalization;

use super::fold::{fold, is_word_char};

/// A printed name in one spelling of characters, spaces and dots.
pub(super) struct Cleaned {
    pub(super) text: String,
    /// A word mixed Latin letters with others that look like them.
    pub(super) look_alike: bool,
}

/// A word as printed and as compared.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) printed: String,
    pub(super) folded: String,
}

/// French and Italian words that end in an apostrophe before a vowel. `l` also in Catalan and `n` in Afrikaans.
const ELISIONS: [&str; 8] = ["l", "d", "n", "dell", "sull", "dall", "nell", "qu"];

/// Greek and Cyrillic letters, and below them the Latin ones they look like.
const STRANGERS: &str = "АВЕЅІЈКМНОРСТХУаеѕіјорсухԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
const LATIN: &str = "ABESIJKMHOPCTXYaesijopcyxdABEZHIKMNOPTYXo";

/// Endings of web addresses that are not part of a name.
const WEB_ENDINGS: [&str; 4] = ["org", "com", "net", "info"];

/// One spelling for characters, spaces, apostrophes and dotted letters.
pub(super) fn clean(raw: &str) -> Cleaned {
    let visible: String =
        raw.nfkc().filter(|c| !is_format(*c)).map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect();
    let mut look_alike = false;
    let mut tokens = Vec::new();
    for token in visible.split(' ') {
        let mixed = token.contains(|c: char| c.is_ascii_alphabetic()) && token.contains(|c: char| ('\u{370}'..='\u{4ff}').contains(&c));
        look_alike |= mixed;
        tokens.push(if mixed { token.chars().map(latin_look_alike).collect() } else { token.to_owned() });
    }
    let plain = tokens.join(" ").replace(['’', '‘', '´', '`', 'ʼ'], "'");
    let joined = join_dotted_letters(&plain);
    Cleaned { text: joined.split_whitespace().collect::<Vec<_>>().join(" "), look_alike }
}

/// Invisible characters of general category Cf.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0001}' | '\u{e0020}'..='\u{e007f}')
}

fn latin_look_alike(c: char) -> char {
    STRANGERS.chars().zip(LATIN.chars()).find(|(stranger, _)| *stranger == c).map_or(c, |(_, latin)| latin)
}

/// `e. V.` → `eV`, `S.T.O.P.` → `STOP`.
fn join_dotted_letters(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut joined = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let starts_word = at == 0 || !is_word_char(chars[at - 1]);
        match starts_word.then(|| dotted_letters(&chars, at)).flatten() {
            Some((letters, end)) => {
                joined.push_str(&letters);
                joined.push(' ');
                at = end;
            }
            None => {
                joined.push(chars[at]);
                at += 1;
            }
        }
    }
    joined
}

/// Two or more dotted letters, or one and a single letter behind it; and where they end.
fn dotted_letters(chars: &[char], start: usize) -> Option<(String, usize)> {
    let mut letters = String::new();
    let mut at = start;
    let letter = |at: usize| chars.get(at).copied().filter(|c| c.is_alphabetic());
    while let Some(c) = letter(at).filter(|_| chars.get(at + 1) == Some(&'.')) {
        letters.push(c);
        at += 2;
        at += usize::from(chars.get(at) == Some(&' '));
    }
    let dotted = letters.chars().count();
    let alone = chars.get(at + 1).is_none_or(|next| !is_word_char(*next) && *next != '\'' && *next != '.');
    let last = letter(at).filter(|_| alone);
    letters.extend(last);
    (dotted >= 2 || dotted == 1 && last.is_some()).then(|| (letters, at + usize::from(last.is_some())))
}

/// The words of a cleaned text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let chars: Vec<char> = text.replace('&', " and ").chars().collect();
    let chars = without_inner_dots(&without_web_ending(&without_apostrophes(&without_possessive(&chars))));
    chars
        .split(|c| !c.is_alphanumeric())
        .map(|word| word.iter().collect::<String>())
        .map(|printed| Word { folded: fold(&printed), printed })
        .filter(|word| !word.folded.is_empty())
        .collect()
}

/// The folded words.
pub(super) fn folded_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

fn is_word_at(chars: &[char], at: Option<usize>) -> bool {
    at.and_then(|at| chars.get(at)).is_some_and(|c| is_word_char(*c))
}

/// `river's` → `river`.
fn without_possessive(chars: &[char]) -> Vec<char> {
    let mut kept = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let possessive = chars[at] == '\'' && matches!(chars.get(at + 1), Some('s' | 'S'));
        if possessive && is_word_at(chars, at.checked_sub(1)) && !is_word_at(chars, Some(at + 2)) {
            at += 2;
        } else {
            kept.push(chars[at]);
            at += 1;
        }
    }
    kept
}

/// `l'eau` → `l eau`; other apostrophes in and behind words go.
fn without_apostrophes(chars: &[char]) -> Vec<char> {
    let mut kept = Vec::with_capacity(chars.len());
    for (at, c) in chars.iter().enumerate() {
        if *c != '\'' {
            kept.push(*c);
            continue;
        }
        let (before, behind) = (is_word_at(chars, at.checked_sub(1)), is_word_at(chars, Some(at + 1)));
        if behind && is_elision(&chars[..at]) {
            kept.push(' ');
        } else if !(before && behind || at > 0 && chars[at - 1] == 's') {
            kept.push('\'');
        }
    }
    kept
}

/// Does the text end in `l`, `dell` …, small but for the first letter?
fn is_elision(before: &[char]) -> bool {
    let start = before.iter().rposition(|c| !is_word_char(*c)).map_or(0, |at| at + 1);
    let mut letters = before[start..].iter();
    let word: String = letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters.copied()).collect();
    ELISIONS.contains(&word.as_str())
}

/// `example.org` → `example`.
fn without_web_ending(chars: &[char]) -> Vec<char> {
    let mut kept = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let size = if chars[at] == '.' && two_words_before(chars, at) { web_ending(&chars[at + 1..]) } else { None };
        match size {
            Some(size) => at += 1 + size,
            None => {
                kept.push(chars[at]);
                at += 1;
            }
        }
    }
    kept
}

fn web_ending(chars: &[char]) -> Option<usize> {
    let size = chars.iter().position(|c| !is_word_char(*c)).unwrap_or(chars.len());
    let ending: String = chars[..size].iter().map(char::to_ascii_lowercase).collect();
    WEB_ENDINGS.contains(&ending.as_str()).then_some(size)
}

/// `example.works` → `exampleworks`.
fn without_inner_dots(chars: &[char]) -> Vec<char> {
    let inner = |at: usize| two_words_before(chars, at) && is_word_at(chars, Some(at + 1)) && is_word_at(chars, Some(at + 2));
    chars.iter().enumerate().filter(|(at, c)| **c != '.' || !inner(*at)).map(|(_, c)| *c).collect()
}

fn two_words_before(chars: &[char], at: usize) -> bool {
    is_word_at(chars, at.checked_sub(1)) && is_word_at(chars, at.checked_sub(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> String {
        words(&clean(text).text).iter().map(|word| word.printed.as_str()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn dotted_letters_are_one_word() {
        assert_eq!(split("Rekava Rivers e. V."), "Rekava|Rivers|eV");
        assert_eq!(split("R.I.V.E.R. Rekava"), "RIVER|Rekava");
        assert_eq!(split("J. Rekava"), "J|Rekava");
    }

    #[test]
    fn apostrophes_and_web_endings_go() {
        assert_eq!(split("L’eau de l’été & River's"), "L|eau|de|l|été|and|River");
        assert_eq!(split("rekava.org, reka.works"), "rekava|rekaworks");
        assert_eq!(split("Rivers' Friends O'Reka"), "Rivers|Friends|OReka");
    }

    #[test]
    fn strangers_among_latin_letters_are_read_as_latin() {
        let cleaned = clean("Rеkava\u{200b} Rivers");
        assert_eq!((cleaned.text.as_str(), cleaned.look_alike), ("Rekava Rivers", true));
        assert!(!clean("Рекава Rivers").look_alike);
    }
}
