//! `GET`, `POST /desk/letters/{slug}/settings`: what a letter asks, shows and closes on. Nothing typed is ever lost.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::fields::Errors;
use super::settings_form::{self, FIELDS};
use super::{Desk, Sent, sent, to_sign_in};
use crate::accounts::Role;
use crate::basics::time_zone;
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::letters::{self, Articles, FormField, Letter, LetterError, ListPolicy, OrderBy, Requirement, Visibility};
use crate::sessions::Session;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    saved: String,
}

#[derive(Template)]
#[template(path = "desk/settings.html")]
struct SettingsPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    /// Does the letter have these deadlines, so that they can be taken away?
    has_soft_deadline: bool,
    has_deadline: bool,
    form: &'a Form,
    /// The settings that the form was filled in from.
    seen: String,
    errors: Errors,
    /// A word about the whole; empty when there is none.
    trouble: &'static str,
    zones: Vec<String>,
    saved: bool,
}

impl SettingsPage<'_> {
    fn value(&self, field: &str) -> &str {
        self.form.get(field)
    }

    fn is(&self, field: &str, word: &str) -> bool {
        self.form.all(field).any(|value| value == word)
    }

    fn error(&self, field: &str) -> Option<String> {
        self.errors.of(field, self.shell.t)
    }

    fn wrong(&self) -> Vec<(&'static str, String)> {
        self.errors.all(self.shell.t)
    }

    /// A field of the browser's own for dates would drop what it cannot read, and with it what was typed.
    fn kind(&self, field: &str) -> &'static str {
        if self.errors.of(field, self.shell.t).is_some() { "text" } else { "datetime-local" }
    }

    /// A deadline in words, with weekday and zone.
    fn in_words(&self, field: &str) -> Option<String> {
        settings_form::moment(self.form, field).map(|(moment, zone)| self.shell.t.moment(moment, &zone))
    }

    /// Each field of the sign form: its name there, its name here, what may be asked. News are offered with a box, which nobody has
    /// to tick.
    fn asked(&self) -> Vec<(&'static str, &'static str, &'static [Requirement])> {
        let choices = |field: FormField| -> &'static [Requirement] {
            if field == FormField::Updates { &[Requirement::Off, Requirement::Optional] } else { Requirement::ALL }
        };
        FIELDS.into_iter().map(|(field, name)| (name.trim_start_matches("field_"), name, choices(field))).collect()
    }

    fn visibilities(&self) -> [Visibility; 3] {
        Visibility::ALL
    }

    fn lists(&self) -> &'static [ListPolicy] {
        ListPolicy::ALL
    }

    fn orders(&self) -> &'static [OrderBy] {
        OrderBy::ALL
    }

    fn articles(&self) -> &'static [Articles] {
        Articles::ALL
    }
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    slug: web::Path<String>,
    asked: web::Query<Asked>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let (letter, _) = guard::reviewer(&web, &session, &slug, Role::Owner).await?;
    let form = settings_form::filled(&letter);
    let mut page = page(&web, &reader, &session, &letter, &form);
    page.saved = !asked.saved.is_empty();
    respond::page(StatusCode::OK, &page)
}

fn page<'a>(web: &Web, reader: &'a Reader, session: &Session, letter: &'a Letter, form: &'a Form) -> SettingsPage<'a> {
    SettingsPage {
        shell: Shell::new(web, reader),
        desk: Desk::of(session),
        slug: letter.slug.as_str(),
        has_soft_deadline: letter.soft_deadline.is_some(),
        has_deadline: letter.hard_deadline.is_some(),
        form,
        seen: form.get("seen").to_owned(),
        errors: Errors::default(),
        trouble: "",
        zones: time_zone::names(),
        saved: false,
    }
}

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::BULK).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Owner).await?;
    let mut page = page(&web, &reader, &session, &letter, &form);
    let (settings, deadlines) = match settings_form::check(&form, &letter, web.app.config.is_local(), web.app.now()) {
        Ok(checked) => checked,
        Err(errors) => {
            page.errors = errors;
            return respond::page(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    match letters::change_settings(&web.app, reviewer, settings, deadlines, form.get("seen").to_owned()).await {
        Ok(()) => Ok(respond::see_other(&reader.to(&format!("/desk/letters/{}/settings?saved=1", letter.slug)))),
        Err(LetterError::Stale) => {
            let (present, _) = guard::reviewer(&web, &session, &slug, Role::Owner).await?;
            page.seen = present.settings_digest();
            page.trouble = "stale";
            respond::page(StatusCode::CONFLICT, &page)
        }
        Err(LetterError::WrongState(_)) => {
            page.trouble = "archived";
            respond::page(StatusCode::CONFLICT, &page)
        }
        Err(error) => Err(error.into()),
    }
}
