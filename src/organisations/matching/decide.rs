//! The rules, for one writing of each name. The first that applies decides.

use std::collections::BTreeSet;

use super::acronyms::{SCOPE, foreign_initials, initials, spells};
use super::fold::{is_number, length, slips};
use super::form::{Form, Item};
use super::lexicon::{WordKind, lexicon};
use super::name::Reading;
use super::places::{apart, in_different_countries};
use super::relate::{How, Relation, relate};
use super::verdict::{Reason, Verdict};

/// A writing of one name beside a writing of another.
struct Pair<'a> {
    a: &'a Reading,
    b: &'a Reading,
    form_a: &'a Form,
    form_b: &'a Form,
    conflict: bool,
    /// An acronym printed with both, the longest: in capitals.
    acronym: Option<String>,
}

/// What the rules say of one writing of each name.
pub(super) fn decide(a: &Reading, b: &Reading, form_a: &Form, form_b: &Form) -> Verdict {
    let conflict = in_different_countries(a, b, form_a, form_b);
    let pair = Pair { a, b, form_a, form_b, conflict, acronym: shared_acronym(a, b) };
    if let Some(verdict) = pair.acronym_alone() {
        return verdict;
    }
    let mut relation = relate(form_a, form_b);
    let places = apart(a, b, form_a, form_b, relation.size());
    if !form_a.joined.is_disjoint(&form_b.joined) && form_a.places == form_b.places {
        relation = pair.same_letters();
    }
    if !relation.is_equal() && pair.sound_alike() {
        return if conflict { Verdict::different(Reason::NameElsewhere) } else { Verdict::same(80, Reason::OtherAlphabet) };
    }
    if form_a.items.is_empty() || form_b.items.is_empty() {
        return Verdict::different(Reason::OnlyAPlace);
    }
    if let Some(reason) = places {
        return Verdict::different(reason);
    }
    if relation.is_equal() {
        return pair.all_words(&relation);
    }
    if conflict {
        return Verdict::different(Reason::WordsAndCountries);
    }
    if let Some(acronym) = &pair.acronym {
        return pair.some_words_and_acronym(&relation, acronym);
    }
    if relation.only_a.is_empty() || relation.only_b.is_empty() {
        return pair.words_added(&relation);
    }
    nearly_translated(&relation)
}

/// Printed with both, or with one and inside the other in capitals.
fn shared_acronym(a: &Reading, b: &Reading) -> Option<String> {
    let both = a.acronyms.intersection(&b.acronyms);
    let shared = both.chain(a.acronyms.intersection(&b.weak_acronyms)).chain(a.weak_acronyms.intersection(&b.acronyms));
    shared.min_by_key(|acronym| (std::cmp::Reverse(length(acronym)), acronym.as_str())).map(|acronym| acronym.to_uppercase())
}

impl<'a> Pair<'a> {
    /// One is an acronym and nothing else, the other a name.
    fn acronym_alone(&self) -> Option<Verdict> {
        let (alone, name, form) = match (self.a.only_acronym, self.b.only_acronym) {
            (true, false) => (self.a, self.b, self.form_b),
            (false, true) => (self.b, self.a, self.form_a),
            _ => return None,
        };
        let own = alone.forms.first()?;
        let printed = |acronym: &&String| name.acronyms.contains(*acronym) || name.weak_acronyms.contains(*acronym);
        if let Some(acronym) = alone.acronyms.iter().find(printed) {
            let shown = acronym.to_uppercase();
            return Some(if self.conflict {
                Verdict::different(Reason::AcronymElsewhere(shown))
            } else if has_place_apart(acronym, alone, name, form, own) {
                Verdict::different(Reason::PlaceOfOne)
            } else {
                Verdict::same(84, Reason::PrintedAcronym(shown))
            });
        }
        let acronym = alone.acronyms.first().filter(|acronym| length(acronym) >= 3)?;
        let there = |place: &str| form.places.contains(place) || name.is_in(place) || name.has_place(place);
        if !name.acronyms.is_empty() || self.conflict || !own.places.iter().all(|place| there(place)) {
            return None;
        }
        made_of(acronym, alone, name, form)
    }

    /// All letters are the same: as if all words were.
    fn same_letters(&self) -> Relation<'a> {
        let how = if self.form_a.items.len() == self.form_b.items.len() { How::Word } else { How::Spacing };
        Relation {
            shared: self.form_a.items.iter().collect(),
            only_a: Vec::new(),
            only_b: Vec::new(),
            hows: BTreeSet::from([how]),
            reordered: false,
            same_language: true,
        }
    }

    /// One is not in Latin letters, and they sound alike.
    fn sound_alike(&self) -> bool {
        let alike = |x: &str, y: &str| length(x) >= 4 && (x == y || length(x) >= 6 && slips(x, y, 1).is_some());
        let (a, b) = (&self.form_a.joined_sounds, &self.form_b.joined_sounds);
        self.form_a.beyond_latin != self.form_b.beyond_latin && a.iter().any(|x| b.iter().any(|y| alike(x, y)))
    }

    /// Every word has its counterpart.
    fn all_words(&self, relation: &Relation<'_>) -> Verdict {
        let (items_a, items_b) = (&self.form_a.items, &self.form_b.items);
        if self.a.only_acronym && self.b.only_acronym && relation.hows != BTreeSet::from([How::Word]) {
            return Verdict::different(Reason::TwoAcronyms);
        }
        let general = relation.size() <= 3 && relation.shared.iter().all(|item| !item.is_rare());
        if relation.reordered && relation.same_language && self.acronym.is_none() && general {
            return Verdict::different(Reason::GeneralWordsReordered);
        }
        if self.conflict && self.acronym.as_ref().is_none_or(|acronym| length(acronym) < 4) {
            let respelled = items_a.iter().zip(items_b).any(|(a, b)| a.word != b.word);
            let some_acronym = !self.a.acronyms.is_empty() || !self.b.acronyms.is_empty();
            let maybe = self.acronym.is_some() || items_a.len() >= 3 && respelled && some_acronym;
            return if maybe { Verdict::maybe(40, Reason::NameElsewhere) } else { Verdict::different(Reason::NameElsewhere) };
        }
        if !relation.same_language && relation.size() < 2 && self.acronym.is_none() {
            return Verdict::different(Reason::OneGeneralWord);
        }
        let how = |how| relation.hows.contains(&how);
        if how(How::Slip) {
            Verdict::same(88, Reason::SpellingSlip)
        } else if how(How::Translation) || how(How::Cognate) {
            self.translated()
        } else if how(How::Spacing) {
            Verdict::same(94, Reason::OtherSpacing)
        } else if relation.reordered {
            Verdict::same(86, Reason::OtherOrder)
        } else {
            Verdict::same(if self.a.folded == self.b.folded { 100 } else { 96 }, Reason::SameWords)
        }
    }

    fn translated(&self) -> Verdict {
        let mut verdict = Verdict::same(if self.acronym.is_some() { 90 } else { 82 }, Reason::OtherLanguage);
        verdict.reasons.extend(self.acronym.clone().map(Reason::SameAcronym));
        verdict
    }

    /// They print one acronym and share some words.
    fn some_words_and_acronym(&self, relation: &Relation<'_>, acronym: &str) -> Verdict {
        let (size, letters) = (relation.size(), length(acronym));
        let shorter = self.form_a.items.len().min(self.form_b.items.len());
        let content = relation.shared.iter().filter(|item| !item.concepts.iter().any(|concept| SCOPE.contains(concept))).count();
        let same_country = self.a.country.is_some() && self.a.country == self.b.country;
        let languages_known = !self.form_a.languages.is_empty() && !self.form_b.languages.is_empty();
        if relation.same_language && languages_known {
            if content >= 2 && size * 10 >= shorter * 6 {
                return Verdict::same(80, Reason::AcronymAndWords(acronym.to_owned()));
            }
        } else if content > 0 && (size * 2 >= shorter || letters >= 4 || same_country) || letters >= 5 || same_country && letters >= 4 {
            return Verdict::same(76, Reason::AcronymAndLanguage(acronym.to_owned()));
        }
        if same_country && content > 0 && letters >= 3 {
            return Verdict::same(72, Reason::AcronymAndCountry(acronym.to_owned()));
        }
        let reason = Reason::AcronymOnly(acronym.to_owned());
        if same_country { Verdict::maybe(42, reason) } else { Verdict::different(reason) }
    }

    /// One has all words of the other, and more.
    fn words_added(&self, relation: &Relation<'_>) -> Verdict {
        let (longer, shorter_form, extra) =
            if relation.only_a.is_empty() { (self.b, self.form_a, &relation.only_b) } else { (self.a, self.form_b, &relation.only_a) };
        let size = relation.size();
        let short = initials(shorter_form);
        if size >= 3 && length(&short) >= 3 && longer.acronyms.contains(&short) {
            return Verdict::same(79, Reason::InitialsOfOther(short.to_uppercase()));
        }
        if let [item] = extra[..]
            && lexicon().has(WordKind::Softhead, &item.word)
            && relation.shared.iter().any(|item| item.is_rare() && length(&item.word) >= 4)
        {
            return Verdict::same(74, Reason::ExtraWord(item.word.clone()));
        }
        let unknown = |item: &&Item| item.is_rare() && !is_number(&item.word);
        if size >= 5 && extra.len() <= 2 && extra.iter().all(unknown) {
            return Verdict::same(70, Reason::LongNameWithMore);
        }
        if size >= 4 && extra.len() <= 4 { Verdict::maybe(44, Reason::MissingWords) } else { Verdict::different(Reason::MissingWords) }
    }
}

/// Does one side name a place that the other lacks: at the end of the name, after a dash, or beside the acronym?
fn has_place_apart(acronym: &str, alone: &Reading, name: &Reading, form: &Form, own: &Form) -> bool {
    let tail = form.tail_place.filter(|_| !spells(acronym, form));
    let mut of_name = name.hard_places.iter().chain(&tail);
    let mut of_acronym = own.places.iter().filter(|_| own.items.iter().any(|item| item.word == acronym));
    of_name.any(|place| !alone.is_in(place) && !own.places.contains(place))
        || of_acronym.any(|place| !name.is_in(place) && !form.places.contains(place) && !name.has_place(place))
}

/// Is the acronym made of the words of the name, in its language or in another?
fn made_of(acronym: &str, alone: &Reading, name: &Reading, form: &Form) -> Option<Verdict> {
    let located = name.soft_places.iter().chain(&name.hard_places).any(|place| !alone.is_in(place));
    let long = form.items.len() + form.places.len() >= 2;
    if long && spells(acronym, form) && (!located || acronym == initials(form)) {
        return Some(Verdict::same(78, Reason::Initials(acronym.to_uppercase())));
    }
    let language = foreign_initials(acronym, form)?;
    Some(Verdict::same(70, Reason::ForeignInitials { acronym: acronym.to_uppercase(), language }))
}

/// Nearly all words have their counterpart in another language.
fn nearly_translated(relation: &Relation<'_>) -> Verdict {
    let nearly = !relation.same_language && relation.is_nearly_equal();
    match relation.size() {
        4.. if nearly => Verdict::same(68, Reason::NearlyTranslated),
        3 if nearly => Verdict::maybe(43, Reason::NearlyTranslated),
        _ => Verdict::different(Reason::DifferentWords),
    }
}
