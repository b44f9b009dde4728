//! What a sign-on holds when it arrives.

use crate::basics::{Country, EmailAddress, OrganisationName, WebAddress};
use crate::letters::Visibility;
use crate::organisations::{ConsultativeStatus, Kind};

use super::Signature;
use super::store::Answers;

/// By which door a sign-on came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The public form.
    Form,
    /// The JSON API.
    Api,
    /// A file.
    Import,
    /// A coordinator, from a mail, a telephone call or paper.
    Desk,
}

impl Source {
    /// As stored and exported.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Api => "api",
            Self::Import => "import",
            Self::Desk => "desk",
        }
    }

    /// The source of this word.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Form, Self::Api, Self::Import, Self::Desk].into_iter().find(|source| source.as_str() == text)
    }
}

/// A mark for coordinators. A mark never refuses anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// Posted after the soft deadline.
    Late,
    /// A field that people do not see was filled in.
    Honeypot,
    /// Filled in faster than people read.
    Fast,
    /// Signs again what is on the list already, with other answers.
    Repeats,
    /// Somebody who reads the address said that it was not them.
    NotMe,
    /// Another address at the organisation said that it does not sign.
    SaidNo,
    /// A coordinator says that it was confirmed; nobody has shown that they read its address.
    Vouched,
}

impl Flag {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Late, Self::Honeypot, Self::Fast, Self::Repeats, Self::NotMe, Self::SaidNo, Self::Vouched];

    /// As stored.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Honeypot => "honeypot",
            Self::Fast => "fast",
            Self::Repeats => "repeats",
            Self::NotMe => "not-me",
            Self::SaidNo => "said-no",
            Self::Vouched => "vouched",
        }
    }
}

/// A sign-on whose fields have all been checked.
#[derive(Debug, Clone)]
pub struct NewSignOn {
    /// Name.
    pub organisation: OrganisationName,
    /// Name in its own script, or empty.
    pub original_name: String,
    /// Acronym, or empty.
    pub acronym: String,
    /// Country.
    pub country: Country,
    /// Kind.
    pub kind: Kind,
    /// Website.
    pub website: Option<WebAddress>,
    /// Consultative status.
    pub consultative_status: ConsultativeStatus,
    /// The human who acts.
    pub contact_name: String,
    /// What they do, or empty.
    pub contact_role: String,
    /// Their address.
    pub email: EmailAddress,
    /// Who may learn of it.
    pub visibility: Visibility,
    /// A word to the coordinators, or empty.
    pub comment: String,
    /// Wishes for news.
    pub updates: bool,
    /// The language of the form.
    pub language: String,
    /// By which door it came.
    pub source: Source,
    /// The text edition that could be read when the form was shown; `None` is the one of now.
    pub edition: Option<i64>,
    /// The form's own number.
    pub form_nonce: Option<String>,
    /// Marks.
    pub flags: Vec<Flag>,
}

impl NewSignOn {
    /// What its row holds.
    pub(super) fn answers(&self) -> Answers<'_> {
        Answers {
            organisation: self.organisation.as_str(),
            original_name: &self.original_name,
            acronym: &self.acronym,
            country: self.country.code(),
            kind: self.kind,
            website: self.website.as_ref().map(WebAddress::as_str).unwrap_or_default(),
            consultative_status: self.consultative_status,
            contact_name: &self.contact_name,
            contact_role: &self.contact_role,
            email: self.email.as_str(),
            email_key: self.email.key(),
            visibility: self.visibility,
            comment: &self.comment,
            updates: self.updates,
            language: &self.language,
            source: self.source,
        }
    }

    /// Are these the answers of that row?
    pub(super) fn is_stored_as(&self, row: &Signature) -> bool {
        let texts = [
            (self.organisation.as_str(), &row.organisation_name),
            (&self.original_name, &row.original_name),
            (&self.acronym, &row.acronym),
            (self.country.code(), &row.country_code),
            (self.website.as_ref().map(WebAddress::as_str).unwrap_or_default(), &row.website),
            (&self.contact_name, &row.contact_name),
            (&self.contact_role, &row.contact_role),
            (self.email.as_str(), &row.email),
            (&self.comment, &row.comment),
        ];
        texts.iter().all(|(typed, stored)| typed == stored)
            && (self.kind, self.consultative_status, self.visibility) == (row.kind, row.consultative_status, row.visibility)
    }
}
