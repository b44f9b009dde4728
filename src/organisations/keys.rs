//! Keys derived from names. A name itself is never changed.

use std::sync::LazyLock;

use caseless::default_case_fold_str;
use icu_collator::options::{AlternateHandling, CollatorOptions, Strength};
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use unicode_normalization::UnicodeNormalization;

/// Leading articles, folded. `al-` is joined to its word in transliterated Arabic.
const ARTICLES: [&str; 24] = [
    "the ", "a ", "an ", "la ", "le ", "les ", "l'", "l’", "el ", "los ", "las ", "o ", "os ", "as ", "der ", "die ", "das ", "il ", "lo ",
    "gli ", "i ", "de ", "het ", "al-",
];

/// Legal forms behind a name, folded, without dots and spaces.
const LEGAL_FORMS: [&str; 33] = [
    "ev",
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "asbl",
    "vzw",
    "aisbl",
    "ivzw",
    "gmbh",
    "ggmbh",
    "ug",
    "ag",
    "kg",
    "sa",
    "sarl",
    "sas",
    "sl",
    "srl",
    "spa",
    "bv",
    "nv",
    "ab",
    "as",
    "aps",
    "oy",
    "ry",
    "zs",
    "cic",
    "rv",
];

/// What two names are compared by: NFKC, case folded, ignorable characters stripped, spaces folded, article and legal form dropped.
///
/// Never empty: where nothing would be left, less is dropped.
pub fn comparison_key(name: &str) -> String {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let visible: String = name.nfkc().filter(|c| !ignorable.contains(*c)).collect();
    // Folding can denormalise (UAX #15 §10), so normalise once more.
    let folded: String = default_case_fold_str(&visible).nfkc().collect();
    let spaced = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = without_legal_form(without_article(&spaced)).trim();
    if bare.is_empty() { spaced } else { bare.to_owned() }
}

/// The name without its leading article, if something is left behind it. Compares ignoring case.
pub fn without_article(name: &str) -> &str {
    let lower = name.to_lowercase();
    ARTICLES
        .iter()
        .filter(|article| lower.starts_with(**article))
        .filter_map(|article| name.get(article.len()..))
        .map(str::trim_start)
        .find(|rest| !rest.is_empty())
        .unwrap_or(name)
}

/// `chaos computer club e. v.` → `chaos computer club`.
fn without_legal_form(name: &str) -> &str {
    for (at, _) in name.match_indices([' ', ',']).collect::<Vec<_>>() {
        let tail: String = name[at..].chars().filter(|c| c.is_alphanumeric()).collect();
        if LEGAL_FORMS.contains(&tail.as_str()) {
            return name[..at].trim_end_matches([' ', ',']);
        }
    }
    name
}

static ROOT: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    // Punctuation and spaces count last: `/e/ Foundation` is filed under E.
    options.alternate_handling = Some(AlternateHandling::Shifted);
    CollatorBorrowed::try_new(CollatorPreferences::default(), options).ok()
});

/// A key whose bytes sort as the root collation sorts names (UTS #10): what both databases order by.
pub fn sort_key(name: &str) -> Vec<u8> {
    let mut key = Vec::new();
    if let Some(collator) = ROOT.as_ref() {
        let Ok(()) = collator.write_sort_key_to(name, &mut key);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_organisation_written_differently_has_one_key() {
        for (a, b) in [
            ("Chaos Computer Club e. V.", "The  Chaos Computer Club"),
            ("D64 – Zentrum für digitalen Fortschritt e.V.", "D64 – Zentrum für digitalen Fortschritt e. V."),
            ("LICADHO", "licadho\u{200B}"),
            ("Straße", "STRASSE"),
            ("ＡＢＣ", "abc"),
            ("Example, Inc.", "Example"),
        ] {
            assert_eq!(comparison_key(a), comparison_key(b), "{a} / {b}");
        }
        for (a, b) in [("Amnesty International", "Amnesty International Sweden"), ("CNE", "CNET"), ("The", "A")] {
            assert_ne!(comparison_key(a), comparison_key(b), "{a} / {b}");
        }
    }

    #[test]
    fn a_key_is_never_empty() {
        for name in ["The", "e.V.", "The e.V.", "A", "Inc.", "La ", "al-"] {
            assert!(!comparison_key(name).is_empty(), "{name}");
        }
    }

    #[test]
    fn names_sort_as_people_file_them() {
        let mut names = vec!["Zebra", "Éclair", "epicenter.works", "/e/ Foundation", "7amleh", "350.org", "Access Now"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["350.org", "7amleh", "Access Now", "Éclair", "/e/ Foundation", "epicenter.works", "Zebra"]);
    }
}
