//! The sign form: from what was typed to a checked sign-on, all errors at once.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, MapDeserializer};
use validator::Validate;

use crate::app::App;
use crate::basics::email_address::EmailAddressError;
use crate::basics::text::{self, TextError};
use crate::basics::{Country, EmailAddress, Id, OrganisationName, Timestamp, WebAddress};
use crate::http::forms::Form;
use crate::i18n::Translator;
use crate::letters::{FormField, Letter, Requirement, Visibility};
use crate::organisations::{ConsultativeStatus, Kind};
use crate::signatures::{Flag, NewSignOn, Source};

/// Nobody reads and fills in the form faster.
const FAST: std::time::Duration = std::time::Duration::from_secs(4);

/// The fields as posted. Unknown fields are ignored, absent ones are empty. Sizes are checked here, in characters.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
#[serde(default)]
pub(super) struct Posted {
    #[validate(length(max = 200, code = "too-long"))]
    organisation_name: String,
    #[validate(length(max = 200, code = "too-long"))]
    original_name: String,
    #[validate(length(max = 200, code = "too-long"))]
    acronym: String,
    country: String,
    kind: String,
    #[validate(length(max = 200, code = "too-long"))]
    website: String,
    consultative_status: String,
    #[validate(length(max = 200, code = "too-long"))]
    contact_name: String,
    #[validate(length(max = 200, code = "too-long"))]
    contact_role: String,
    #[validate(length(max = 254, code = "too-long"))]
    email: String,
    visibility: String,
    #[validate(length(max = 2000, code = "too-long-comment"))]
    comment: String,
    updates: String,
    privacy: String,
    edition: String,
    nonce: String,
    /// Hidden from people; only programs fill it in.
    fax: String,
}

/// A field that is wrong, and the key of the sentence that says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldError {
    pub(super) field: &'static str,
    pub(super) key: String,
}

impl Posted {
    /// The fields of a form; where one is repeated, the first counts.
    pub(super) fn of(form: &Form) -> Self {
        let mut fields: HashMap<&str, String> = HashMap::new();
        for (name, value) in form.pairs() {
            // A browser counts a line break as one character and sends two.
            fields.entry(name).or_insert_with(|| value.trim().replace("\r\n", "\n"));
        }
        let fields = fields.into_iter().map(|(name, value)| (name, value.into_deserializer()));
        let fields: MapDeserializer<'_, _, ValueError> = MapDeserializer::new(fields);
        Self::deserialize(fields).unwrap_or_default()
    }

    /// What was typed into a field, to be shown again.
    pub(super) fn value(&self, field: &str) -> &str {
        match field {
            "organisation_name" => &self.organisation_name,
            "original_name" => &self.original_name,
            "acronym" => &self.acronym,
            "country" => &self.country,
            "kind" => &self.kind,
            "website" => &self.website,
            "consultative_status" => &self.consultative_status,
            "contact_name" => &self.contact_name,
            "contact_role" => &self.contact_role,
            "email" => &self.email,
            "visibility" => &self.visibility,
            "comment" => &self.comment,
            "updates" => &self.updates,
            "privacy" => &self.privacy,
            "edition" => &self.edition,
            "nonce" => &self.nonce,
            _ => "",
        }
    }

    /// Checks everything at once.
    pub(super) fn check(&self, app: &App, letter: &Letter, t: &Translator) -> Result<NewSignOn, Vec<FieldError>> {
        let mut check = Check { letter, errors: self.sizes() };
        let organisation = check.text("organisation_name", OrganisationName::parse(&self.organisation_name));
        let original_name = check.optional("original_name", FormField::OriginalName, &self.original_name, |text| text::one_line(text, 200));
        let acronym = check.optional("acronym", FormField::Acronym, &self.acronym, |text| text::one_line(text, 200));
        let country = check.required("country", &self.country, Country::parse(&self.country));
        let kind = check.required("kind", &self.kind, Kind::parse(&self.kind).filter(|kind| *kind != Kind::NotStated));
        let website = check.website(&self.website);
        let consultative_status = check.consultative_status(&self.consultative_status);
        let contact_name = check.text("contact_name", text::one_line(&self.contact_name, 200));
        let contact_role = check.optional("contact_role", FormField::ContactRole, &self.contact_role, |text| text::one_line(text, 200));
        let email = check.email(&self.email);
        let offered = |visibility: &Visibility| letter.settings.visibility.contains(visibility);
        let visibility = check.required("visibility", &self.visibility, Visibility::parse(&self.visibility).filter(offered));
        let comment = check.optional("comment", FormField::Comment, &self.comment, |text| text::paragraphs(text, 2000));
        if !is_on(&self.privacy) {
            check.add("privacy", "privacy-required");
        }
        let (Some(organisation), Some(country), Some(kind), Some(contact_name), Some(email), Some(visibility), true) =
            (organisation, country, kind, contact_name, email, visibility, check.errors.is_empty())
        else {
            return Err(check.in_order());
        };
        Ok(NewSignOn {
            organisation,
            original_name,
            acronym,
            country,
            kind,
            website,
            consultative_status,
            contact_name,
            contact_role,
            email,
            visibility,
            comment,
            updates: is_on(&self.updates),
            language: t.code().to_owned(),
            source: Source::Form,
            edition: self.edition.parse().ok(),
            form_nonce: self.nonce.parse::<Id>().ok().map(|id| id.to_string()),
            flags: self.flags(app),
        })
    }

    fn sizes(&self) -> Vec<FieldError> {
        let Err(errors) = self.validate() else { return Vec::new() };
        let fields = errors.field_errors();
        FIELDS
            .into_iter()
            .filter_map(|field| {
                fields.get(field).and_then(|errors| errors.first()).map(|error| FieldError { field, key: format!("error-{}", error.code) })
            })
            .collect()
    }

    /// Marks for coordinators; none of them refuses anybody.
    fn flags(&self, app: &App) -> Vec<Flag> {
        let mut flags = Vec::new();
        if !self.fax.is_empty() {
            flags.push(Flag::Honeypot);
        }
        if !app.config.limits.off && self.nonce.parse::<Id>().is_ok_and(|id| app.now().since(made_at(id)) < FAST) {
            flags.push(Flag::Fast);
        }
        flags
    }
}

/// When the form was made: its number is a UUIDv7, which begins with milliseconds.
fn made_at(nonce: Id) -> Timestamp {
    let millis = nonce.as_bytes()[..6].iter().fold(0_i64, |sum, byte| sum << 8 | i64::from(*byte));
    Timestamp::from_micros(millis.saturating_mul(1000))
}

fn is_on(value: &str) -> bool {
    matches!(value, "on" | "true" | "1")
}

/// Every field in the order of the form.
pub(super) const FIELDS: [&str; 14] = [
    "organisation_name",
    "original_name",
    "acronym",
    "country",
    "kind",
    "website",
    "consultative_status",
    "contact_name",
    "contact_role",
    "email",
    "visibility",
    "comment",
    "updates",
    "privacy",
];

struct Check<'l> {
    letter: &'l Letter,
    errors: Vec<FieldError>,
}

impl Check<'_> {
    fn add(&mut self, field: &'static str, key: &str) {
        if self.errors.iter().all(|error| error.field != field) {
            self.errors.push(FieldError { field, key: format!("error-{key}") });
        }
    }

    fn in_order(mut self) -> Vec<FieldError> {
        self.errors.sort_by_key(|error| FIELDS.iter().position(|field| *field == error.field));
        self.errors
    }

    fn text<T>(&mut self, field: &'static str, parsed: Result<T, TextError>) -> Option<T> {
        parsed.map_err(|error| self.add(field, text_error(field, error))).ok()
    }

    fn required<T>(&mut self, field: &'static str, typed: &str, parsed: Option<T>) -> Option<T> {
        if parsed.is_none() {
            self.add(field, if typed.is_empty() { "choose" } else { "choose-from-list" });
        }
        parsed
    }

    /// A field that the letter may ask for; one it does not ask for is not kept.
    fn optional(&mut self, name: &'static str, field: FormField, typed: &str, parse: impl Fn(&str) -> Result<String, TextError>) -> String {
        match (self.letter.settings.requirement(field), typed.is_empty()) {
            (Requirement::Off, _) | (Requirement::Optional, true) => String::new(),
            (Requirement::Required, true) => {
                self.add(name, "required");
                String::new()
            }
            (_, false) => self.text(name, parse(typed)).unwrap_or_default(),
        }
    }

    fn website(&mut self, typed: &str) -> Option<WebAddress> {
        let typed = self.optional("website", FormField::Website, typed, |text| text::one_line(text, 200));
        if typed.is_empty() {
            return None;
        }
        let parsed = WebAddress::parse(&typed);
        if parsed.is_none() {
            self.add("website", "website");
        }
        parsed
    }

    fn consultative_status(&mut self, typed: &str) -> ConsultativeStatus {
        let typed = self.optional("consultative_status", FormField::ConsultativeStatus, typed, |text| text::one_line(text, 200));
        ConsultativeStatus::parse(&typed).unwrap_or_else(|| {
            self.add("consultative_status", "choose-from-list");
            ConsultativeStatus::NotStated
        })
    }

    fn email(&mut self, typed: &str) -> Option<EmailAddress> {
        EmailAddress::parse(typed)
            .map_err(|error| {
                let key = match error {
                    EmailAddressError::Empty => "required",
                    EmailAddressError::Malformed => "email",
                    EmailAddressError::NotAscii => "email-not-ascii",
                };
                self.add("email", key);
            })
            .ok()
    }
}

fn text_error(field: &str, error: TextError) -> &'static str {
    match error {
        TextError::Empty => "required",
        TextError::TooLong(_) if field == "comment" => "too-long-comment",
        TextError::TooLong(_) => "too-long",
        TextError::Control => "control-characters",
        TextError::NothingVisible => "nothing-visible",
        TextError::Unreadable => "unreadable",
    }
}
