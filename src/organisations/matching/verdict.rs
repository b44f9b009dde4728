//! What comparing two names says, and why.

/// Are they the same organisation?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Two organisations, as far as the names tell.
    Different,
    /// Worth a line among suggestions, not a merge.
    Maybe,
    /// The same organisation.
    Same,
}

/// What comparing two names says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Same, maybe or different.
    pub kind: Kind,
    /// Ranks verdicts among each other; 0 when different.
    pub score: u8,
    /// The deciding reason first.
    pub reasons: Vec<Reason>,
}

impl Verdict {
    pub(super) fn same(score: u8, reason: Reason) -> Self {
        Self { kind: Kind::Same, score, reasons: vec![reason] }
    }

    pub(super) fn maybe(score: u8, reason: Reason) -> Self {
        Self { kind: Kind::Maybe, score, reasons: vec![reason] }
    }

    pub(super) fn different(reason: Reason) -> Self {
        Self { kind: Kind::Different, score: 0, reasons: vec![reason] }
    }
}

/// Why two names are the same organisation, or are not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The same but for articles, legal form, punctuation, place or acronym.
    SameWords,
    /// The same letters, spaced otherwise.
    OtherSpacing,
    /// The same words in another order.
    OtherOrder,
    /// The same words but for one spelling slip.
    SpellingSlip,
    /// The same words in another language.
    OtherLanguage,
    /// The same name in another alphabet.
    OtherAlphabet,
    /// Nearly the same words, in another language.
    NearlyTranslated,
    /// This acronym alone is printed with the other as its acronym.
    PrintedAcronym(String),
    /// This acronym alone is the initials of the other.
    Initials(String),
    /// This acronym alone is the initials of the other in another language.
    ForeignInitials {
        /// The acronym.
        acronym: String,
        /// The language, as an ISO 639 code.
        language: &'static str,
    },
    /// The acronym printed with one is the initials of the other.
    InitialsOfOther(String),
    /// Both print this acronym.
    SameAcronym(String),
    /// Both print this acronym, and most words are the same.
    AcronymAndWords(String),
    /// Both print this acronym; the names are in different languages.
    AcronymAndLanguage(String),
    /// Both print this acronym and are in one country, with a word in common.
    AcronymAndCountry(String),
    /// The same but for this general word, such as "foundation".
    ExtraWord(String),
    /// A long name with one or two words added.
    LongNameWithMore,
    /// One is the other, cut off.
    CutOff,
    /// Both have this domain.
    SameDomain(String),
    /// Letters of another alphabet look like Latin ones: perhaps an imitation.
    LookAlike,
    /// One is a section, chapter or office of a larger body.
    Section,
    /// Each names a place that the other does not.
    DifferentPlaces,
    /// One names a place that is not the country printed with the other.
    AnotherCountry,
    /// One names a place and the other does not: section and parent body.
    PlaceOfOne,
    /// This acronym is in both, but in different countries.
    AcronymElsewhere(String),
    /// The same name, but in another country.
    NameElsewhere,
    /// Different words and different countries.
    WordsAndCountries,
    /// Both print this acronym, with different words.
    AcronymOnly(String),
    /// Two acronyms that are not the same.
    TwoAcronyms,
    /// The same general words in another order.
    GeneralWordsReordered,
    /// They share one general word.
    OneGeneralWord,
    /// One has words that the other lacks.
    MissingWords,
    /// One is nothing but a place.
    OnlyAPlace,
    /// The words differ.
    DifferentWords,
}

impl Reason {
    /// A stable word for it: what a sentence in any language is looked up by.
    pub fn key(&self) -> &'static str {
        match self {
            Self::SameWords => "same-words",
            Self::OtherSpacing => "other-spacing",
            Self::OtherOrder => "other-order",
            Self::SpellingSlip => "spelling-slip",
            Self::OtherLanguage => "other-language",
            Self::OtherAlphabet => "other-alphabet",
            Self::NearlyTranslated => "nearly-translated",
            Self::PrintedAcronym(_) => "printed-acronym",
            Self::Initials(_) => "initials",
            Self::ForeignInitials { .. } => "foreign-initials",
            Self::InitialsOfOther(_) => "initials-of-other",
            Self::SameAcronym(_) => "same-acronym",
            Self::AcronymAndWords(_) => "acronym-and-words",
            Self::AcronymAndLanguage(_) => "acronym-and-language",
            Self::AcronymAndCountry(_) => "acronym-and-country",
            Self::ExtraWord(_) => "extra-word",
            Self::LongNameWithMore => "long-name-with-more",
            Self::CutOff => "cut-off",
            Self::SameDomain(_) => "same-domain",
            Self::LookAlike => "look-alike",
            Self::Section => "section",
            Self::DifferentPlaces => "different-places",
            Self::AnotherCountry => "another-country",
            Self::PlaceOfOne => "place-of-one",
            Self::AcronymElsewhere(_) => "acronym-elsewhere",
            Self::NameElsewhere => "name-elsewhere",
            Self::WordsAndCountries => "words-and-countries",
            Self::AcronymOnly(_) => "acronym-only",
            Self::TwoAcronyms => "two-acronyms",
            Self::GeneralWordsReordered => "general-words-reordered",
            Self::OneGeneralWord => "one-general-word",
            Self::MissingWords => "missing-words",
            Self::OnlyAPlace => "only-a-place",
            Self::DifferentWords => "different-words",
        }
    }

    /// The acronym, word or domain that the sentence names; empty for most. The language of [`Reason::ForeignInitials`] is beside it.
    pub fn detail(&self) -> &str {
        match self {
            Self::PrintedAcronym(detail)
            | Self::Initials(detail)
            | Self::ForeignInitials { acronym: detail, .. }
            | Self::InitialsOfOther(detail)
            | Self::SameAcronym(detail)
            | Self::AcronymAndWords(detail)
            | Self::AcronymAndLanguage(detail)
            | Self::AcronymAndCountry(detail)
            | Self::ExtraWord(detail)
            | Self::SameDomain(detail)
            | Self::AcronymElsewhere(detail)
            | Self::AcronymOnly(detail) => detail,
            _ => "",
        }
    }

    /// Two bodies of one family: a domain in common does not make them one.
    pub(super) fn is_family(&self) -> bool {
        matches!(self, Self::Section | Self::DifferentPlaces | Self::AnotherCountry | Self::PlaceOfOne)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_has_a_key_and_its_detail() {
        let reason = Reason::ForeignInitials { acronym: "REK".to_owned(), language: "fr" };
        assert_eq!((reason.key(), reason.detail()), ("foreign-initials", "REK"));
        assert_eq!(Reason::CutOff.detail(), "");
    }
}
