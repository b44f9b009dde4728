//! The words that answers are given in: codes, and their names in every language of the interface.

use std::collections::HashMap;

use super::countries::Countries;
use crate::i18n::{Catalogue, Translator};
use crate::letters::Visibility;
use crate::organisations::matching::fold;
use crate::organisations::{ConsultativeStatus, Kind};

/// The words of all languages.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    pub(super) countries: Countries,
    kinds: HashMap<String, Kind>,
    statuses: HashMap<String, ConsultativeStatus>,
    visibilities: HashMap<String, Visibility>,
}

impl Vocabulary {
    /// Gathers the words of a catalogue.
    pub fn of(catalogue: &Catalogue) -> Self {
        let languages: Vec<Translator> = catalogue.languages().map(|tag| catalogue.translator(tag)).collect();
        Self {
            kinds: named(&languages, &Kind::CHOICES, |t, kind| [kind.as_str().to_owned(), t.get(format!("kind-{}", kind.as_str()))]),
            statuses: named(&languages, &ConsultativeStatus::CHOICES, |t, status| {
                [status.as_str().to_owned(), t.get(format!("status-{}", status.as_str()))]
            }),
            visibilities: named(&languages, &Visibility::ALL, |t, visibility| {
                [visibility.as_str().to_owned(), t.get(format!("visibility-{}", visibility.as_str()))]
            }),
            countries: Countries::of(&languages),
        }
    }

    pub(super) fn kind(&self, typed: &str) -> Option<Kind> {
        self.kinds.get(&words(typed)).copied()
    }

    pub(super) fn status(&self, typed: &str) -> Option<ConsultativeStatus> {
        self.statuses.get(&words(typed)).copied()
    }

    pub(super) fn visibility(&self, typed: &str) -> Option<Visibility> {
        self.visibilities.get(&words(typed)).copied()
    }
}

/// Is it a yes? `None` for what is neither yes nor no.
pub(super) fn is_yes(typed: &str) -> Option<bool> {
    match words(typed).as_str() {
        "on" | "yes" | "y" | "true" | "1" | "x" | "oui" | "si" | "sim" | "ja" => Some(true),
        "" | "off" | "no" | "n" | "false" | "0" | "non" | "nao" | "nein" => Some(false),
        _ => None,
    }
}

/// The words of a text, folded, with one space between them.
pub(super) fn words(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Each choice under its code and its names. A name that means two things in two languages means nothing.
fn named<T: Copy + PartialEq>(
    languages: &[Translator],
    choices: &[T],
    names: impl Fn(&Translator, T) -> [String; 2],
) -> HashMap<String, T> {
    let mut all: HashMap<String, Option<T>> = HashMap::new();
    for t in languages {
        for choice in choices {
            for name in names(t, *choice) {
                let meaning = all.entry(words(&name)).or_insert(Some(*choice));
                if *meaning != Some(*choice) {
                    *meaning = None;
                }
            }
        }
    }
    all.into_iter().filter_map(|(name, choice)| Some((name, choice?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_understood_in_every_language() {
        let words = Vocabulary::of(&Catalogue::load().unwrap());
        for (typed, kind) in [("national", Kind::National), ("Régional", Kind::Regional), (" INTERNATIONAL ", Kind::International)] {
            assert_eq!(words.kind(typed), Some(kind), "{typed}");
        }
        assert_eq!(words.visibility("recipient_only"), Some(Visibility::RecipientOnly));
        assert_eq!(words.visibility("Confidentiel"), Some(Visibility::Withheld));
        assert_eq!(words.status("Special consultative status"), Some(ConsultativeStatus::Special));
        assert_eq!((words.kind("a big one"), words.visibility("hidden")), (None, None));
        assert_eq!((is_yes("Sí"), is_yes("non"), is_yes(""), is_yes("perhaps")), (Some(true), Some(false), Some(false), None));
    }
}
