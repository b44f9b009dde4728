//! `GET`, `POST /letters/{slug}/sign`: the form. Nothing typed is ever lost to an error.

use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::published;
use super::sign_form::{FIELDS, FieldError, Posted};
use crate::http::client::client_ip;
use crate::http::error::PageError;
use crate::http::forms;
use crate::http::respond;
use crate::http::views::{self, LetterText, Reader, Shell, letter_text};
use crate::http::web::Web;
use crate::letters::{FormField, Letter, Phase, Requirement, Text};
use crate::organisations::{ConsultativeStatus, Kind};
use crate::signatures::{self, SignOnError};

#[derive(Template)]
#[template(path = "pages/sign.html")]
struct SignPage<'a> {
    shell: Shell<'a>,
    letter: &'a Letter,
    shown: LetterText<'a>,
    posted: &'a Posted,
    errors: &'a [FieldError],
    /// A word about the whole form: `closed`, `too-many`, `unavailable`; empty when there is none.
    trouble: &'static str,
    countries: Vec<(&'static str, String)>,
    /// The text edition that the form was first shown with.
    edition: String,
    nonce: String,
    action: String,
    letter_path: String,
    privacy: String,
    deadline: Option<String>,
}

impl SignPage<'_> {
    fn error(&self, field: &str) -> Option<String> {
        self.errors.iter().find(|error| error.field == field).map(|error| self.shell.t.get(&error.key))
    }

    fn value(&self, field: &str) -> &str {
        self.posted.value(field)
    }

    fn is(&self, field: &str, value: &str) -> bool {
        self.posted.value(field) == value
    }

    fn asks(&self, field: FormField) -> bool {
        self.letter.settings.requirement(field) != Requirement::Off
    }

    fn requires(&self, field: FormField) -> bool {
        self.letter.settings.requirement(field) == Requirement::Required
    }

    fn kinds(&self) -> [Kind; 4] {
        Kind::CHOICES
    }

    fn statuses(&self) -> [ConsultativeStatus; 4] {
        ConsultativeStatus::CHOICES
    }
}

pub(in crate::http) async fn get(web: web::Data<Web>, slug: web::Path<String>, reader: Reader) -> Result<HttpResponse, PageError> {
    let (letter, texts) = published(&web, &slug).await?;
    let closed = letter.phase(web.app.now()) != Phase::Open;
    let (status, trouble) = if closed { (StatusCode::GONE, "closed") } else { (StatusCode::OK, "") };
    show(&web, &reader, &letter, &texts, status, &Posted::default(), &[], trouble)
}

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = forms::read(&request, payload, forms::FORM).await?;
    let posted = Posted::of(&form);
    let (letter, texts) = match published(&web, &slug).await {
        Ok(found) => found,
        Err(error) => return typed_again(&web, &reader, &posted, error),
    };
    let again = |status, errors: &[FieldError], trouble| show(&web, &reader, &letter, &texts, status, &posted, errors, trouble);
    if let Err(seconds) = web.limits.take(client_ip(&request, &web.app.config.trusted_proxies)) {
        let mut response = again(StatusCode::TOO_MANY_REQUESTS, &[], "too-many")?;
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
        return Ok(response);
    }
    if letter.phase(web.app.now()) != Phase::Open {
        return again(StatusCode::GONE, &[], "closed");
    }
    let new = match posted.check(&web.app, &letter, &reader.t) {
        Ok(new) => new,
        Err(errors) => return again(StatusCode::UNPROCESSABLE_ENTITY, &errors, ""),
    };
    match signatures::sign_on(&web.app, &slug, new).await {
        Ok(_) => Ok(respond::see_other(&reader.to(&format!("/letters/{slug}/sign/sent")))),
        Err(SignOnError::Closed) => again(StatusCode::GONE, &[], "closed"),
        Err(error) => {
            tracing::error!(%error, "a sign-on could not be written");
            let mut response = again(StatusCode::SERVICE_UNAVAILABLE, &[], "unavailable")?;
            response.headers_mut().insert(RETRY_AFTER, 2.into());
            Ok(response)
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one page, one call in each branch above")]
fn show(
    web: &Web,
    reader: &Reader,
    letter: &Letter,
    texts: &[Text],
    status: StatusCode,
    posted: &Posted,
    errors: &[FieldError],
    trouble: &'static str,
) -> Result<HttpResponse, PageError> {
    let shown = letter_text(texts, reader).ok_or(PageError::NotFound)?;
    // The form keeps its number over errors, so that a repeated post makes one row.
    let nonce = if posted.value("nonce").is_empty() { web.app.new_id().to_string() } else { posted.value("nonce").to_owned() };
    // So does it keep the text that could be read.
    let edition = if posted.value("edition").is_empty() { letter.current_edition.to_string() } else { posted.value("edition").to_owned() };
    let here = |rest: &str| reader.to(&format!("/letters/{}{rest}", letter.slug));
    let page = SignPage {
        shell: Shell::new(web, reader),
        letter,
        shown,
        posted,
        errors,
        trouble,
        countries: views::countries(&reader.t),
        edition,
        nonce,
        action: here("/sign"),
        letter_path: here(""),
        privacy: here("/privacy"),
        deadline: letter.hard_deadline.map(|deadline| reader.t.moment(deadline, &letter.time_zone)),
    };
    respond::page(status, &page)
}

#[derive(Template)]
#[template(path = "pages/typed.html")]
struct Typed<'a> {
    shell: Shell<'a>,
    word: &'static str,
    typed: Vec<(&'static str, &'a str)>,
}

/// There is no letter to show the form with: what was typed is shown so that it can be copied.
fn typed_again(web: &Web, reader: &Reader, posted: &Posted, error: PageError) -> Result<HttpResponse, PageError> {
    use actix_web::ResponseError;
    let typed = FIELDS.into_iter().map(|field| (field, posted.value(field))).filter(|(_, value)| !value.is_empty()).collect();
    let mut response = respond::page(error.status_code(), &Typed { shell: Shell::new(web, reader), word: error.word(), typed })?;
    if error == PageError::Unavailable {
        response.headers_mut().insert(RETRY_AFTER, 2.into());
    }
    Ok(response)
}
