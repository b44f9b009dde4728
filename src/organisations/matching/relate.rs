//! Which words two writings share, and how.

use std::collections::BTreeSet;

use super::fold::{beginning, has_digit, is_number, length, slips};
use super::form::{Form, Item};

/// How one word stands for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// It is the same word.
    Word,
    /// Another ending, an abbreviation.
    Variant,
    /// The same meaning in another language.
    Translation,
    /// A slip of the pen.
    Slip,
    /// It looks or sounds alike in another language.
    Cognate,
    /// All letters are the same, with other spaces.
    Spacing,
}

/// The order in which pairs of words are looked for, the surest first.
const SUREST_FIRST: [&[How]; 3] = [&[How::Variant, How::Translation], &[How::Slip], &[How::Cognate]];

/// What two writings have in common.
#[derive(Debug)]
pub(super) struct Relation<'a> {
    /// Words of the first that the second has too.
    pub(super) shared: Vec<&'a Item>,
    /// Words that only the first has.
    pub(super) only_a: Vec<&'a Item>,
    /// Words that only the second has.
    pub(super) only_b: Vec<&'a Item>,
    pub(super) hows: BTreeSet<How>,
    pub(super) reordered: bool,
    /// They may be written in one language.
    pub(super) same_language: bool,
}

impl Relation<'_> {
    /// Every word has its counterpart.
    pub(super) fn is_equal(&self) -> bool {
        self.only_a.is_empty() && self.only_b.is_empty() && !self.shared.is_empty()
    }

    /// How many words they share.
    pub(super) fn size(&self) -> usize {
        self.shared.len()
    }

    /// Is at most one word a side without its counterpart?
    pub(super) fn is_nearly_equal(&self) -> bool {
        self.only_a.len() <= 1 && self.only_b.len() <= 1
    }
}

/// What the words may mean.
pub(super) fn concepts(items: &[Item]) -> impl Iterator<Item = &'static str> {
    items.iter().flat_map(|item| item.concepts.iter().copied())
}

/// Pairs the words of two writings, the surest pairs first.
pub(super) fn relate<'a>(a: &'a Form, b: &'a Form) -> Relation<'a> {
    let same_language = a.languages.is_empty() || b.languages.is_empty() || !a.languages.is_disjoint(&b.languages);
    let mut partners: Vec<Option<usize>> = vec![None; a.items.len()];
    let mut free: Vec<usize> = (0..b.items.len()).collect();
    let mut hows = BTreeSet::new();
    for (i, item) in a.items.iter().enumerate() {
        if let Some(at) = free.iter().position(|j| b.items[*j].word == item.word) {
            partners[i] = Some(free.remove(at));
            hows.insert(How::Word);
        }
    }
    let lone = a.items.len() + a.places.len() < 2;
    pair_unequal(a, b, same_language, lone, &mut partners, &mut free, &mut hows);
    let order: Vec<usize> = partners.iter().flatten().copied().collect();
    let side = |paired: bool| a.items.iter().zip(&partners).filter(move |(_, j)| j.is_some() == paired).map(|(item, _)| item).collect();
    Relation {
        shared: side(true),
        only_a: side(false),
        only_b: free.iter().map(|j| &b.items[*j]).collect(),
        hows,
        reordered: !order.is_sorted(),
        same_language,
    }
}

/// Pairs the words that are left and are not the same.
fn pair_unequal(
    a: &Form,
    b: &Form,
    same_language: bool,
    lone: bool,
    partners: &mut [Option<usize>],
    free: &mut Vec<usize>,
    hows: &mut BTreeSet<How>,
) {
    let mut found: Vec<(usize, usize, How)> = Vec::new();
    for i in (0..partners.len()).filter(|i| partners[*i].is_none()) {
        for j in free.iter().copied() {
            let how = unequal_words(&a.items[i], &b.items[j], same_language);
            // A slip in a name's only word says little, unless the word is long.
            found.extend(how.filter(|how| *how != How::Slip || !lone || length(&a.items[i].word) >= 8).map(|how| (i, j, how)));
        }
    }
    for wanted in SUREST_FIRST {
        for (i, j, how) in &found {
            if wanted.contains(how) && partners[*i].is_none() && free.contains(j) {
                partners[*i] = Some(*j);
                free.retain(|other| other != j);
                hows.insert(*how);
            }
        }
    }
}

/// How two words that are not the same stand for each other.
fn unequal_words(a: &Item, b: &Item, same_language: bool) -> Option<How> {
    if is_number(&a.word) || is_number(&b.word) {
        return None;
    }
    if a.stem == b.stem {
        return Some(How::Variant);
    }
    if a.concepts.iter().any(|concept| b.concepts.contains(concept)) {
        return if !same_language {
            Some(How::Translation)
        } else {
            // Synonyms, such as freedom and liberty, are different names.
            is_variant(&a.word, &b.word).then_some(How::Variant)
        };
    }
    if !a.is_rare() && !b.is_rare() || a.caps || b.caps {
        return None;
    }
    if is_slip(&a.word, &b.word) { Some(How::Slip) } else { (!same_language && is_cognate(a, b)).then_some(How::Cognate) }
}

/// Two spellings of one word, or an abbreviation: `centre` and `center`, `intl` and `international`.
fn is_variant(a: &str, b: &str) -> bool {
    let (short, long) = if length(a) <= length(b) { (a, b) } else { (b, a) };
    let abbreviated = || length(short) >= 3 && long.starts_with(beginning(short, 3)) && short.chars().all(|c| long.contains(c));
    slips(a, b, 2).is_some() || abbreviated()
}

fn is_slip(a: &str, b: &str) -> bool {
    let longest = length(a).max(length(b));
    let limit = if longest >= 9 { 2 } else { 1 };
    let alike = longest >= 7 || a.chars().next() == b.chars().next();
    longest >= 5 && alike && !has_digit(a) && !has_digit(b) && slips(a, b, limit).is_some()
}

fn is_cognate(a: &Item, b: &Item) -> bool {
    let common = a.word.chars().zip(b.word.chars()).take_while(|(a, b)| a == b).count();
    let (x, y) = (a.sound.as_str(), b.sound.as_str());
    common >= 5 || common >= 4 && length(x) >= 3 && beginning(x, 4) == beginning(y, 4) || x == y && length(x) >= 4
}

#[cfg(test)]
mod tests {
    use super::super::form::{Style, make_form};
    use super::*;

    fn form(text: &str) -> Form {
        make_form(text, Style { shouting: false, first: true })
    }

    fn hows(a: &str, b: &str) -> Option<Vec<How>> {
        let (a, b) = (form(a), form(b));
        let relation = relate(&a, &b);
        relation.is_equal().then(|| relation.hows.into_iter().collect())
    }

    #[test]
    fn words_are_paired_by_the_surest_likeness() {
        assert_eq!(hows("Rekava Rights Centre", "Rekava Rights Center"), Some(vec![How::Word, How::Variant]));
        assert_eq!(hows("Rekavado Water", "Rekavedo Water"), Some(vec![How::Word, How::Slip]));
        assert_eq!(hows("Water Peace League", "Ligue de l'eau pour la paix"), Some(vec![How::Translation]));
        assert_eq!(hows("Rekava Freedom", "Rekava Liberty"), None);
        assert_eq!(hows("Group 21", "Group 22"), None);
    }
}
