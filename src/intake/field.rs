//! What a column can be.

use crate::letters::{FormField, Letter, Requirement};

/// A field of the sign form that a file or a coordinator can fill in. The names are those of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Name of the organisation.
    OrganisationName,
    /// Its name in its own script.
    OriginalName,
    /// Acronym.
    Acronym,
    /// Country.
    Country,
    /// How far it reaches.
    Kind,
    /// Website.
    Website,
    /// Consultative status.
    ConsultativeStatus,
    /// The human who acts.
    ContactName,
    /// What they do there.
    ContactRole,
    /// Their address.
    Email,
    /// Who may learn of it.
    Visibility,
    /// A word to the coordinators.
    Comment,
    /// Wishes for news.
    Updates,
}

impl Field {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 13] = [
        Self::OrganisationName,
        Self::OriginalName,
        Self::Acronym,
        Self::Country,
        Self::Kind,
        Self::Website,
        Self::ConsultativeStatus,
        Self::ContactName,
        Self::ContactRole,
        Self::Email,
        Self::Visibility,
        Self::Comment,
        Self::Updates,
    ];

    /// As on the form.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::OrganisationName => "organisation_name",
            Self::OriginalName => "original_name",
            Self::Acronym => "acronym",
            Self::Country => "country",
            Self::Kind => "kind",
            Self::Website => "website",
            Self::ConsultativeStatus => "consultative_status",
            Self::ContactName => "contact_name",
            Self::ContactRole => "contact_role",
            Self::Email => "email",
            Self::Visibility => "visibility",
            Self::Comment => "comment",
            Self::Updates => "updates",
        }
    }

    /// The field of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == text)
    }

    /// The key of its name for people who speak of somebody else's answers.
    pub fn label(&self) -> &'static str {
        match self {
            Self::OrganisationName => "field-organisation_name",
            Self::OriginalName => "field-original_name",
            Self::Acronym => "field-acronym",
            Self::Country => "field-country",
            Self::Kind => "field-kind",
            Self::Website => "field-website",
            Self::ConsultativeStatus => "field-consultative_status",
            Self::ContactName => "entry-contact_name",
            Self::ContactRole => "entry-contact_role",
            Self::Email => "field-email",
            Self::Visibility => "field-visibility",
            Self::Comment => "entry-comment",
            Self::Updates => "entry-updates",
        }
    }

    /// How the letter's own form treats it.
    pub fn requirement(self, letter: &Letter) -> Requirement {
        let asked = match self {
            Self::OrganisationName | Self::Country | Self::Kind | Self::ContactName | Self::Email | Self::Visibility => {
                return Requirement::Required;
            }
            Self::OriginalName => FormField::OriginalName,
            Self::Acronym => FormField::Acronym,
            Self::Website => FormField::Website,
            Self::ConsultativeStatus => FormField::ConsultativeStatus,
            Self::ContactRole => FormField::ContactRole,
            Self::Comment => FormField::Comment,
            Self::Updates => FormField::Updates,
        };
        letter.settings.requirement(asked)
    }

    /// Those that the letter asks for: what it does not ask for is not kept.
    pub fn asked(letter: &Letter) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|field| field.requirement(letter) != Requirement::Off)
    }
}
