//! The form of a letter's settings: filled in from the letter, and read back with every error at once.

use super::fields::{Errors, text_error};
use crate::basics::email_address::EmailAddressError;
use crate::basics::time_zone::{self, LocalTimeError};
use crate::basics::{EmailAddress, Timestamp, text};
use crate::http::forms::Form;
use crate::letters::{
    Articles, Contact, Controller, Deadlines, FormField, Hrc, Letter, LetterError, ListPolicy, Order, OrderBy, Requirement, Settings,
    Visibility,
};

/// The fields of the sign form that a letter may ask for or leave out, with their names here. A logo cannot be sent yet.
pub(super) const FIELDS: [(FormField, &str); 7] = [
    (FormField::Acronym, "field_acronym"),
    (FormField::OriginalName, "field_original_name"),
    (FormField::Website, "field_website"),
    (FormField::ConsultativeStatus, "field_consultative_status"),
    (FormField::ContactRole, "field_contact_role"),
    (FormField::Comment, "field_comment"),
    (FormField::Updates, "field_updates"),
];

/// The form as it stands for a letter.
pub(super) fn filled(letter: &Letter) -> Form {
    let settings = &letter.settings;
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut put = |name: &str, value: String| pairs.push((name.to_owned(), value));
    let local = |moment: Option<Timestamp>| moment.map(|moment| moment.to_local(&letter.time_zone)).unwrap_or_default();
    put("soft_deadline", local(letter.soft_deadline));
    put("deadline", local(letter.hard_deadline));
    put("time_zone", letter.time_zone.clone());
    if let Some(contact) = &settings.contact {
        put("contact", contact.name.clone());
        put("contact_email", contact.email.clone());
    }
    if let Some(controller) = &settings.controller {
        put("controller", controller.name.clone());
        put("controller_address", controller.postal_address.clone());
        put("controller_email", controller.email.clone());
    }
    for (field, name) in FIELDS {
        put(name, settings.requirement(field).as_str().to_owned());
    }
    for visibility in &settings.visibility {
        put("visibility", visibility.as_str().to_owned());
    }
    put("list", settings.list.as_str().to_owned());
    put("order", settings.order.by.as_str().to_owned());
    put("articles", settings.order.articles.as_str().to_owned());
    put("pins", settings.order.pin.join("\n"));
    if let Some(hrc) = &settings.hrc {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        put("hrc_session", number(hrc.session));
        put("hrc_agenda_item", number(hrc.agenda_item));
        put("hrc_submitter", hrc.submitter.clone().unwrap_or_default());
        put("hrc_font_size", number(hrc.font_size));
    }
    put("seen", letter.settings_digest());
    Form::filled(pairs)
}

/// Reads the form.
///
/// # Errors
/// Every field that is wrong.
pub(super) fn check(form: &Form, letter: &Letter, is_local: bool, now: Timestamp) -> Result<(Settings, Deadlines), Errors> {
    let mut check = Check { form, errors: Errors::default() };
    let deadlines = check.deadlines(letter, now);
    let mut fields = letter.settings.fields.clone();
    for (field, name) in FIELDS {
        if let Some(requirement) = check.chosen(name, Requirement::parse) {
            fields.insert(field, requirement);
        }
    }
    let visibility: Vec<Visibility> =
        Visibility::ALL.into_iter().filter(|visibility| form.all("visibility").any(|word| word == visibility.as_str())).collect();
    if visibility.is_empty() {
        check.errors.add("visibility", "choose");
    }
    let list = check.chosen("list", ListPolicy::parse).unwrap_or_default();
    let by = check.chosen("order", OrderBy::parse).unwrap_or_default();
    let articles = check.chosen("articles", Articles::parse).unwrap_or_default();
    let pin = check.errors.take("pins", text::lines(form.get("pins"), 200).map_err(text_error)).unwrap_or_default();
    let contact = check.contact();
    let controller = check.controller();
    if controller.is_none() && !is_local && letter.is_published() {
        check.errors.add("controller", "controller-needed");
    }
    let hrc = check.hrc();
    let settings = Settings { contact, controller, fields, visibility, list, order: Order { by, articles, pin }, hrc };
    if check.errors.is_empty() { Ok((settings, deadlines)) } else { Err(check.errors) }
}

/// A deadline that was typed, if it names a moment.
pub(super) fn moment(form: &Form, name: &str) -> Option<(Timestamp, String)> {
    let zone = time_zone::parse(form.get("time_zone"))?;
    Timestamp::from_local(form.get(name), &zone).ok().map(|moment| (moment, zone))
}

struct Check<'f> {
    form: &'f Form,
    errors: Errors,
}

impl Check<'_> {
    /// One of several words.
    fn chosen<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.errors.take(name, parse(self.form.get(name)).ok_or("choose-from-list"))
    }

    fn line(&mut self, name: &'static str) -> String {
        self.errors.take(name, text::one_line(self.form.get(name), 200).map_err(text_error)).unwrap_or_default()
    }

    fn email(&mut self, name: &'static str) -> String {
        let parsed = EmailAddress::parse(self.form.get(name)).map_err(|error| match error {
            EmailAddressError::Empty => "required",
            EmailAddressError::Malformed => "email",
            EmailAddressError::NotAscii => "email-not-ascii",
        });
        self.errors.take(name, parsed).map(|address| address.as_str().to_owned()).unwrap_or_default()
    }

    /// Is anything typed into one of these?
    fn any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| !self.form.get(name).trim().is_empty())
    }

    /// Name and address, or neither.
    fn contact(&mut self) -> Option<Contact> {
        self.any(&["contact", "contact_email"]).then(|| Contact { name: self.line("contact"), email: self.email("contact_email") })
    }

    fn controller(&mut self) -> Option<Controller> {
        self.any(&["controller", "controller_address", "controller_email"]).then(|| Controller {
            name: self.line("controller"),
            postal_address: self.line("controller_address"),
            email: self.email("controller_email"),
        })
    }

    fn hrc(&mut self) -> Option<Hrc> {
        let asked = self.any(&["hrc_session", "hrc_agenda_item", "hrc_submitter", "hrc_font_size"]);
        asked.then(|| Hrc {
            session: self.number("hrc_session", |session| (1..=999).contains(&session)),
            agenda_item: self.number("hrc_agenda_item", |item| (1..=10).contains(&item)),
            submitter: self.any(&["hrc_submitter"]).then(|| self.line("hrc_submitter")),
            font_size: self.number("hrc_font_size", |size| matches!(size, 10 | 12)),
        })
    }

    fn number(&mut self, name: &'static str, fits: impl Fn(u32) -> bool) -> Option<u32> {
        match self.form.get(name).trim() {
            "" => None,
            typed => self.errors.take(name, typed.parse::<u32>().ok().filter(|number| fits(*number)).ok_or("number")),
        }
    }

    fn deadlines(&mut self, letter: &Letter, now: Timestamp) -> Deadlines {
        let zone = self.errors.take("time_zone", time_zone::parse(self.form.get("time_zone")).ok_or("time-zone"));
        let time_zone = zone.unwrap_or_else(|| letter.time_zone.clone());
        let soft = self.moment("soft_deadline", letter.soft_deadline, letter, &time_zone);
        let hard = self.moment("deadline", letter.hard_deadline, letter, &time_zone);
        let deadlines = Deadlines { soft, hard, time_zone };
        for fault in deadlines.faults(letter, now) {
            match fault {
                LetterError::SoftDeadlinePassed => self.errors.add("soft_deadline", "passed"),
                LetterError::SoftAfterHard => self.errors.add("soft_deadline", "soft-after-hard"),
                LetterError::DeadlinePassed => self.errors.add("deadline", "passed"),
                _ => self.errors.add("deadline", "has-ended"),
            }
        }
        deadlines
    }

    /// A deadline as typed. One that was left alone stays exact: its seconds, and which of two equal hours it is in.
    fn moment(&mut self, name: &'static str, old: Option<Timestamp>, letter: &Letter, zone: &str) -> Option<Timestamp> {
        let typed = self.form.get(name).trim();
        // A browser sends a date that was typed by half as nothing: a deadline ends with a box that says so.
        match (typed.is_empty(), self.form.ticked(&format!("no_{name}"))) {
            (true, false) if old.is_some() => {
                self.errors.add(name, "deadline-empty");
                return None;
            }
            (true, _) => return None,
            (false, true) => {
                self.errors.add(name, "deadline-or-none");
                return None;
            }
            (false, false) => {}
        }
        if zone == letter.time_zone && old.is_some_and(|old| old.to_local(zone) == typed) {
            return old;
        }
        let parsed = Timestamp::from_local(typed, zone).map_err(|error| match error {
            LocalTimeError::Unreadable => "local-time",
            LocalTimeError::Skipped => "skipped-time",
        });
        self.errors.take(name, parsed)
    }
}
