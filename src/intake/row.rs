//! Answers to the fields of the form, checked as the form checks them; but most may be missing.

use super::vocabulary::is_yes;
use super::{Field, Vocabulary};
use crate::basics::email_address::EmailAddressError;
use crate::basics::text::{self, TextError};
use crate::basics::{Country, EmailAddress, OrganisationName, WebAddress};
use crate::i18n::Translator;
use crate::letters::{Letter, Requirement, Visibility};
use crate::organisations::{ConsultativeStatus, Kind};
use crate::signatures::{Arrival, Entry, Source};

/// What answers are read by.
#[derive(Debug, Clone)]
pub struct Rules<'a> {
    /// The letter they are for.
    pub letter: &'a Letter,
    /// The words of all languages.
    pub vocabulary: &'a Vocabulary,
    /// How far the sign-on is: without the mail, an address is not needed.
    pub arrival: Arrival,
    /// By which door it comes.
    pub source: Source,
    /// The language of problems.
    pub t: &'a Translator,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field.
    pub field: Field,
    /// What is wrong, and what to do.
    pub sentence: String,
}

/// What became of some answers.
#[derive(Debug, Clone)]
pub struct Answers {
    /// The entry, unless something is wrong.
    pub entry: Option<Entry>,
    /// All that is wrong, in the order of the form.
    pub problems: Vec<Problem>,
    /// What the letter's form asks of every signer, and is empty here.
    pub left_empty: Vec<Field>,
}

/// Reads the answers that `typed` gives for each field, all problems at once.
pub fn read_answers<'a>(rules: &Rules<'_>, typed: impl Fn(Field) -> &'a str) -> Answers {
    let typed = |field: Field| if field.requirement(rules.letter) == Requirement::Off { "" } else { typed(field).trim() };
    let mut check = Check { rules, problems: Vec::new() };
    let organisation = check.text(Field::OrganisationName, OrganisationName::parse(typed(Field::OrganisationName)));
    let original_name = check.line(Field::OriginalName, typed(Field::OriginalName));
    let acronym = check.line(Field::Acronym, typed(Field::Acronym));
    let country = check.country(typed(Field::Country));
    let kind = check.choice(Field::Kind, typed(Field::Kind), Kind::NotStated, Vocabulary::kind);
    let website = check.website(typed(Field::Website));
    let consultative_status =
        check.choice(Field::ConsultativeStatus, typed(Field::ConsultativeStatus), ConsultativeStatus::NotStated, Vocabulary::status);
    let contact_name = check.line(Field::ContactName, typed(Field::ContactName));
    let contact_role = check.line(Field::ContactRole, typed(Field::ContactRole));
    let email = check.email(typed(Field::Email));
    let visibility = check.visibility(typed(Field::Visibility));
    let comment = check.comment(typed(Field::Comment));
    let updates = check.updates(typed(Field::Updates));
    let problems = check.problems;
    let entry = organisation.filter(|_| problems.is_empty()).map(|organisation| Entry {
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
        updates,
        language: rules.letter.language.base().to_owned(),
        source: rules.source,
    });
    let required = |field: &Field| field.requirement(rules.letter) == Requirement::Required;
    let left_empty = Field::ALL.into_iter().filter(|field| required(field) && typed(*field).is_empty()).collect();
    Answers { entry, problems, left_empty }
}

struct Check<'r> {
    rules: &'r Rules<'r>,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn say(&mut self, field: Field, sentence: String) {
        self.problems.push(Problem { field, sentence });
    }

    fn text<T>(&mut self, field: Field, parsed: Result<T, TextError>) -> Option<T> {
        parsed.map_err(|error| self.say(field, self.rules.t.get(text_error(field, error)))).ok()
    }

    fn line(&mut self, field: Field, typed: &str) -> String {
        if typed.is_empty() { String::new() } else { self.text(field, text::one_line(typed, 200)).unwrap_or_default() }
    }

    fn comment(&mut self, typed: &str) -> String {
        if typed.is_empty() { String::new() } else { self.text(Field::Comment, text::paragraphs(typed, 2_000)).unwrap_or_default() }
    }

    fn country(&mut self, typed: &str) -> Option<Country> {
        let (countries, t) = (&self.rules.vocabulary.countries, self.rules.t);
        let found = countries.find(typed);
        if found.is_none() && !typed.is_empty() {
            let shown: String = typed.chars().filter(|c| !text::is_refused(*c)).take(80).collect();
            let near: Vec<String> = countries.near(typed).into_iter().map(|country| t.country(country)).collect();
            let sentence = match near.is_empty() {
                true => t.with("import-country-unknown", "typed", shown),
                false => t.with2("import-country-near", "typed", shown, "near", near.join(" · ")),
            };
            self.say(Field::Country, sentence);
        }
        found
    }

    /// One of the choices by code or name, or what stands for no answer.
    fn choice<T>(&mut self, field: Field, typed: &str, none: T, find: impl Fn(&Vocabulary, &str) -> Option<T>) -> T {
        if typed.is_empty() {
            return none;
        }
        find(self.rules.vocabulary, typed).unwrap_or_else(|| {
            self.say(field, self.rules.t.get("error-choose-from-list"));
            none
        })
    }

    fn website(&mut self, typed: &str) -> Option<WebAddress> {
        let typed = self.line(Field::Website, typed);
        let parsed = WebAddress::parse(&typed);
        if parsed.is_none() && !typed.is_empty() {
            self.say(Field::Website, self.rules.t.get("error-website"));
        }
        parsed
    }

    fn email(&mut self, typed: &str) -> Option<EmailAddress> {
        let key = match EmailAddress::parse(typed) {
            Ok(email) => return Some(email),
            Err(EmailAddressError::Empty) if self.rules.arrival != Arrival::Unconfirmed => return None,
            Err(EmailAddressError::Empty) => "import-email-needed",
            Err(EmailAddressError::Malformed) => "error-email",
            Err(EmailAddressError::NotAscii) => "error-email-not-ascii",
        };
        self.say(Field::Email, self.rules.t.get(key));
        None
    }

    /// Public unless said otherwise; where the letter offers no such thing, as private as it offers.
    fn visibility(&mut self, typed: &str) -> Visibility {
        let offered = &self.rules.letter.settings.visibility;
        let usual = offered.iter().copied().find(|visibility| *visibility == Visibility::Public);
        let usual = usual.or_else(|| offered.iter().copied().max()).unwrap_or(Visibility::Public);
        if typed.is_empty() {
            return usual;
        }
        let found = self.rules.vocabulary.visibility(typed).filter(|visibility| offered.contains(visibility));
        found.unwrap_or_else(|| {
            self.say(Field::Visibility, self.rules.t.get("error-choose-from-list"));
            usual
        })
    }

    fn updates(&mut self, typed: &str) -> bool {
        is_yes(typed).unwrap_or_else(|| {
            self.say(Field::Updates, self.rules.t.get("import-yes-or-no"));
            false
        })
    }
}

fn text_error(field: Field, error: TextError) -> &'static str {
    match error {
        TextError::Empty => "error-required",
        TextError::TooLong(_) if field == Field::Comment => "error-too-long-comment",
        TextError::TooLong(_) => "error-too-long",
        TextError::Control => "error-control-characters",
        TextError::NothingVisible => "error-nothing-visible",
        TextError::Unreadable => "error-unreadable",
    }
}
