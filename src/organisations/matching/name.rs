//! Reads a printed name.

use std::collections::BTreeSet;

use super::fold::{fold, length, looks_like_acronym};
use super::form::{Form, Style, make_form};
use super::lexicon::{Places, WordKind, lexicon};
use super::part::{Part, is_hyphened};
use super::segments::{Mark, segments, split_hyphened};
use super::words::{clean, folded_words, words};
use crate::organisations::domains::own_domain;

/// A name as somebody printed it, and what stands beside it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Printed<'a> {
    /// The name.
    pub name: &'a str,
    /// The acronym given for it, or empty.
    pub acronym: &'a str,
    /// An ISO code, a country's name in any language of the lexicon, or empty.
    pub country: &'a str,
    /// The organisation's own domain, or empty.
    pub domain: &'a str,
}

/// A name, read: its writings, acronyms and places.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The raw name, folded.
    pub(super) folded: String,
    /// The complete writings, often in several languages. Never empty.
    pub(super) forms: Vec<Form>,
    /// Printed beside the name.
    pub(super) acronyms: BTreeSet<String>,
    /// A word in capitals inside the name.
    pub(super) weak_acronyms: BTreeSet<String>,
    /// Places after a comma or in brackets.
    pub(super) soft_places: Places,
    /// Places after a dash.
    pub(super) hard_places: Places,
    /// A section, chapter or office of a larger body.
    pub(super) section: bool,
    /// As printed beside the name: an ISO code, or the folded name of a country the lexicon does not know.
    pub(super) country: Option<String>,
    /// Countries that the legal form is at home in.
    pub(super) home: Places,
    pub(super) domain: String,
    /// A word mixes Latin letters with others that look like them.
    pub(super) look_alike: bool,
    /// The name is an acronym and nothing else.
    pub(super) only_acronym: bool,
}

impl Reading {
    /// Is it the country printed beside the name?
    pub(super) fn is_in(&self, place: &str) -> bool {
        self.country.as_deref() == Some(place)
    }

    /// Does it stand beside the name, after a comma, a dash or in brackets?
    pub(super) fn has_place(&self, place: &str) -> bool {
        self.soft_places.contains(place) || self.hard_places.contains(place)
    }
}

/// Reads a printed name.
pub fn read(printed: &Printed<'_>) -> Reading {
    let cleaned = clean(printed.name);
    let shouting = is_shouting(&cleaned.text);
    let mut parts = segments(&cleaned.text).into_iter().flat_map(|segment| split_hyphened(segment, shouting)).map(Part::new);
    let mut reader = Reader::new(parts.by_ref().find(|part| !part.words.is_empty()), shouting);
    for part in parts.filter(|part| !part.words.is_empty()) {
        reader.further(part);
    }
    let mut reading = reader.finish();
    reading.folded = fold(printed.name);
    reading.look_alike = cleaned.look_alike;
    reading.country = country(printed.country);
    reading.domain = own_domain(printed.domain).unwrap_or_default();
    reading.acronyms.insert(folded_words(&clean(printed.acronym).text).concat());
    reading.acronyms.remove("");
    reading
}

/// More than one word, nearly all in capitals.
fn is_shouting(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals * 10 > letters * 8 && words(text).len() > 1
}

/// The code of a country, or its folded name when the lexicon does not know it.
fn country(printed: &str) -> Option<String> {
    if printed.is_empty() {
        return None;
    }
    let lexicon = lexicon();
    let words = folded_words(&clean(printed).text);
    let mut rest = &words[..];
    while rest.first().is_some_and(|word| lexicon.has(WordKind::Article, word)) && lexicon.country(&rest.join("_")).is_none() {
        rest = &rest[1..];
    }
    let bare: Vec<String> = rest.iter().map(|word| lexicon.without_arabic_article(word)).collect();
    let code = lexicon.country(&bare.join("_")).or_else(|| lexicon.country(&rest.join("_")));
    Some(code.map_or_else(|| fold(printed), str::to_owned))
}

/// Where a text after a comma goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Main,
    Alias,
}

/// Takes the parts of a name in turn.
struct Reader {
    shouting: bool,
    reading: Reading,
    main: String,
    /// Other complete writings.
    aliases: Vec<String>,
    open: Open,
    /// The name begins with one lone word, perhaps an acronym.
    lone: bool,
    /// … which looks like an acronym.
    acronym_first: bool,
    /// The name itself says "committee", "office" …
    subbody: bool,
}

impl Reader {
    fn new(first: Option<Part>, shouting: bool) -> Self {
        let reading = Reading::default();
        let mut reader = Self {
            shouting,
            reading,
            main: String::new(),
            aliases: Vec::new(),
            open: Open::Main,
            lone: false,
            acronym_first: false,
            subbody: false,
        };
        let Some(part) = first else { return reader };
        let form = make_form(&part.text, Style { shouting, first: true });
        reader.lone = form.places.is_empty()
            && matches!(&form.items[..], [item] if part.words.len() == 1 || item.caps)
            && length(&part.printed_first) <= 14;
        reader.acronym_first = looks_like_acronym(&part.printed_first);
        reader.subbody = part.has(WordKind::Subbody);
        reader.reading.section = part.is_section();
        reader.reading.home = form.home;
        reader.main = part.text;
        reader
    }

    /// Takes a further part; the first thing that it may be is what it is.
    fn further(&mut self, part: Part) {
        let mut form = make_form(&part.text, Style { shouting: self.shouting, first: false });
        self.reading.home.append(&mut form.home);
        let small_tail = part.mark == Mark::Dash && !self.lone && !self.subbody && form.items.len() <= 4;
        if form.items.is_empty() {
            self.place(part.mark, form.places);
        } else if part.is_acronym() {
            self.acronym(&part);
        } else if part.is_section() {
            self.section(part, form);
        } else if matches!(part.mark, Mark::Comma | Mark::Dash) && part.has(WordKind::Host) {
            // "…, University of X": where it lives.
        } else if small_tail && lexicon().begins_with_subbody(&part.words) {
            self.reading.section = true;
            self.reading.hard_places.extend(form.places);
        } else if self.goes_on(&part, &form) {
            self.append(&part.text);
        } else if !self.is_tagline(&part, &form) {
            self.open = if part.mark == Mark::Bracket { Open::Main } else { Open::Alias };
            self.aliases.push(part.text);
        }
    }

    fn place(&mut self, mark: Mark, places: Places) {
        match mark {
            Mark::Dash | Mark::Slash => self.reading.hard_places.extend(places),
            Mark::None | Mark::Bracket | Mark::Comma | Mark::Colon => self.reading.soft_places.extend(places),
        }
    }

    fn acronym(&mut self, part: &Part) {
        if part.mark != Mark::Comma || self.reading.acronyms.is_empty() {
            self.reading.acronyms.insert(part.words.concat());
        }
        // "ABC-Kenya": ABC may be printed elsewhere.
        if let [first, .., last] = &part.words[..]
            && lexicon().place_of(last).is_some()
        {
            self.reading.weak_acronyms.insert(first.clone());
        }
    }

    fn section(&mut self, part: Part, form: Form) {
        self.reading.section = true;
        self.reading.hard_places.extend(form.places);
        if matches!(part.mark, Mark::Comma | Mark::None) {
            self.append(&part.text);
        } else if form.items.len() > 2 {
            self.aliases.push(part.text);
        }
    }

    /// Behind a comma or a bracket the text opened last goes on; behind a lone acronym another writing begins.
    fn goes_on(&self, part: &Part, form: &Form) -> bool {
        let begins_alias = part.mark == Mark::Comma && self.open == Open::Main && self.lone && self.acronym_first && form.items.len() > 1;
        matches!(part.mark, Mark::Comma | Mark::None) && !begins_alias
    }

    fn append(&mut self, text: &str) {
        let open = match self.open {
            Open::Main => &mut self.main,
            Open::Alias => self.aliases.last_mut().unwrap_or(&mut self.main),
        };
        open.push(' ');
        open.push_str(text);
    }

    fn is_tagline(&self, part: &Part, form: &Form) -> bool {
        let sentence = part.mark != Mark::Bracket && part.words.first().is_some_and(|word| lexicon().has(WordKind::Stopword, word));
        let general = form.items.len() <= 2 && form.only_general_words();
        sentence || matches!(part.mark, Mark::Dash | Mark::Colon) && !self.lone && general
    }

    fn finish(self) -> Reading {
        let style = Style { shouting: self.shouting, first: true };
        let (mut reading, mut texts) = (self.reading, self.aliases);
        let text = without_host(&self.main);
        let main = make_form(&text, style);
        let all = words(&text);
        let first = all.first().map(|word| word.printed.as_str()).unwrap_or_default();
        let lone = match &main.items[..] {
            [item] if (item.caps || looks_like_acronym(first)) && fold(first) == item.word => Some(item.word.clone()),
            _ => None,
        };
        let hyphened = is_hyphened(&text, ".", ".") && looks_like_acronym(first);
        reading.only_acronym = texts.is_empty() && (lone.is_some() || hyphened);
        let acronym_of_aliases = lone.is_some() && main.places.is_empty() && !texts.is_empty();
        if acronym_of_aliases || reading.only_acronym {
            reading.acronyms.extend(lone);
        }
        if reading.only_acronym && hyphened {
            reading.acronyms.insert(all.iter().map(|word| word.folded.as_str()).collect());
        }
        if !acronym_of_aliases {
            texts.insert(0, text);
        }
        for text in &texts {
            add_form(&mut reading, make_form(text, style));
        }
        reading
    }
}

/// Adds a form; and again without its acronym, where one is written in the name without brackets.
fn add_form(reading: &mut Reading, form: Form) {
    reading.home.extend(&form.home);
    let acronyms: Vec<usize> = (0..form.items.len()).filter(|at| form.items[*at].caps && length(&form.items[*at].word) >= 3).collect();
    let without = match acronyms[..] {
        [at] if form.items.len() >= 3 => {
            reading.weak_acronyms.insert(form.items[at].word.clone());
            Some(form.without(at))
        }
        _ => None,
    };
    reading.forms.push(form);
    reading.forms.extend(without);
}

/// Cuts "… of the University of X" at the end.
fn without_host(text: &str) -> String {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let folded: Vec<String> = tokens.iter().map(|token| fold(token)).collect();
    let lexicon = lexicon();
    let is_host = |at: &usize| {
        lexicon.has(WordKind::Host, &folded[*at]) && lexicon.has(WordKind::Stopword, &folded[at + 1]) && lexicon.is_small(&folded[at - 1])
    };
    match (3..tokens.len().saturating_sub(1)).find(is_host) {
        Some(at) => tokens[..at].join(" "),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> Reading {
        read(&Printed { name, ..Printed::default() })
    }

    #[test]
    fn acronyms_and_places_around_a_name_are_found() {
        let reading = name("Rekava Rivers (RR) – Kenya");
        assert_eq!(reading.acronyms, BTreeSet::from(["rr".to_owned()]));
        assert_eq!((reading.hard_places, reading.soft_places), (Places::from(["KE"]), Places::new()));
        assert!(name("RR").only_acronym && !name("Rekava").only_acronym);
    }

    #[test]
    fn a_chapter_is_a_section_and_a_tagline_is_nothing() {
        assert!(name("Rekava Rivers, Kenya Chapter").section);
        assert!(!name("Rekava Rivers").section);
        assert_eq!(name("Rekava Rivers: for the rivers").forms.len(), 1);
    }

    #[test]
    fn a_country_is_known_by_code_and_by_name() {
        for printed in ["DE", "Germany", "Allemagne", "The Germany"] {
            assert_eq!(country(printed).as_deref(), Some("DE"), "{printed}");
        }
        assert_eq!(country("Rekavia").as_deref(), Some("rekavia"));
    }

    #[test]
    fn a_name_without_words_is_read_all_the_same() {
        for odd in ["", "???", "( )", "- – —", ", (", "'"] {
            assert_eq!(name(odd).forms.len(), 1, "{odd}");
        }
    }
}
