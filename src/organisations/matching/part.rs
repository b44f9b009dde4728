//! A segment of a name with its words, and what they make of it.

use super::fold::{is_number, is_word_char, looks_like_acronym};
use super::lexicon::{WordKind, lexicon};
use super::segments::{Mark, Segment};
use super::words::words;

/// A segment with its words.
pub(super) struct Part {
    pub(super) mark: Mark,
    pub(super) text: String,
    /// Folded.
    pub(super) words: Vec<String>,
    /// The first word as printed.
    pub(super) printed_first: String,
}

impl Part {
    /// Splits a segment into its words.
    pub(super) fn new(segment: Segment) -> Self {
        let words = words(&segment.text);
        let printed_first = words.first().map(|word| word.printed.clone()).unwrap_or_default();
        Self { mark: segment.mark, words: words.into_iter().map(|word| word.folded).collect(), text: segment.text, printed_first }
    }

    /// Has a word of this kind?
    pub(super) fn has(&self, kind: WordKind) -> bool {
        self.words.iter().any(|word| lexicon().has(kind, word))
    }

    /// Says "chapter", "branch" …; not "Section 27", and not that word alone.
    pub(super) fn is_section(&self) -> bool {
        let says = |(at, word): (usize, &String)| {
            lexicon().has(WordKind::Section, word) && !self.words.get(at + 1).is_some_and(|next| is_number(next))
        };
        self.words.len() > 1 && self.words.iter().enumerate().any(says)
    }

    /// One word that looks like an acronym, or several on hyphens that begin with one.
    pub(super) fn is_acronym(&self) -> bool {
        (self.words.len() == 1 || is_hyphened(&self.text, "+", "+.")) && looks_like_acronym(&self.printed_first)
    }
}

/// Words on hyphens without spaces, in which these other characters may stand.
pub(super) fn is_hyphened(text: &str, in_first: &str, in_others: &str) -> bool {
    let fits = |part: &str, more: &str| !part.is_empty() && part.chars().all(|c| is_word_char(c) || more.contains(c));
    let mut parts = text.split('-');
    let first = parts.next().is_some_and(|first| fits(first, in_first));
    let mut others = parts.peekable();
    first && others.peek().is_some() && others.all(|other| fits(other, in_others))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str) -> Part {
        Part::new(Segment { mark: Mark::Dash, text: text.to_owned() })
    }

    #[test]
    fn a_chapter_is_a_section_and_a_number_is_not() {
        assert!(part("Kenya Chapter").is_section());
        assert!(!part("Section 27").is_section() && !part("Chapter").is_section());
    }

    #[test]
    fn acronyms_may_hang_on_hyphens() {
        assert!(part("RCR").is_acronym() && part("RCR-Kenya").is_acronym());
        assert!(!part("Rekava-Kenya").is_acronym() && !part("RCR Kenya").is_acronym());
    }
}
