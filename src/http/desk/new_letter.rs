//! `/desk/letters/new`: a letter from nothing; `/desk/letters/{slug}/duplicate`: one from another.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::fields::{Errors, text_error};
use super::{Desk, Sent, sent, to_sign_in};
use crate::accounts::Role;
use crate::basics::{LanguageTag, Slug, text};
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::letters::{self, LetterError};
use crate::sessions::Session;

#[derive(Template)]
#[template(path = "desk/new_letter.html")]
struct NewLetterPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    /// The letter that is copied.
    from: Option<&'a str>,
    form: &'a Form,
    errors: Errors,
    languages: Vec<String>,
}

impl NewLetterPage<'_> {
    fn value(&self, field: &str) -> &str {
        self.form.get(field)
    }

    fn error(&self, field: &str) -> Option<String> {
        self.errors.of(field, self.shell.t)
    }

    fn wrong(&self) -> Vec<(&'static str, String)> {
        self.errors.all(self.shell.t)
    }
}

fn show(web: &Web, reader: &Reader, session: &Session, from: Option<&str>, form: &Form, errors: Errors) -> Result<HttpResponse, PageError> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let languages = web.app.catalogue.languages().map(LanguageTag::code).collect();
    let page = NewLetterPage { shell: Shell::new(web, reader), desk: Desk::of(session), from, form, errors, languages };
    respond::page(status, &page)
}

pub(in crate::http) async fn get(web: web::Data<Web>, reader: Reader, signed_in: SignedIn, here: Here) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let form = Form::filled(vec![("language".to_owned(), reader.t.code().to_owned())]);
    show(&web, &reader, &session, None, &form, Errors::default())
}

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let mut errors = Errors::default();
    let title = errors.take("title", text::one_line(form.get("title"), 300).map_err(text_error));
    let slug = slug(&form, title.as_deref(), &mut errors);
    let language = errors.take("language", LanguageTag::parse(form.get("language")).ok_or("language"));
    let (Some(title), Some(slug), Some(language)) = (title, slug, language) else {
        return show(&web, &reader, &session, None, &form, errors);
    };
    match letters::create(&web.app, &session.account, slug.clone(), language, title).await {
        Ok(()) => Ok(respond::see_other(&reader.to(&format!("/desk/letters/{slug}/text")))),
        Err(error) => {
            errors.add("slug", slug_error(error)?);
            show(&web, &reader, &session, None, &form, errors)
        }
    }
}

/// `GET /desk/letters/{slug}/duplicate`
pub(in crate::http) async fn get_copy(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let (letter, _) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    show(&web, &reader, &session, Some(letter.slug.as_str()), &Form::default(), Errors::default())
}

/// `POST /desk/letters/{slug}/duplicate`
pub(in crate::http) async fn copy(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    let again = |errors| show(&web, &reader, &session, Some(letter.slug.as_str()), &form, errors);
    let mut errors = Errors::default();
    // Without a title the copy keeps the old one.
    let title = match form.get("title").trim() {
        "" => Some(String::new()),
        typed => errors.take("title", text::one_line(typed, 300).map_err(text_error)),
    };
    let new = self::slug(&form, title.as_deref(), &mut errors);
    let (Some(title), Some(new)) = (title, new) else { return again(errors) };
    match letters::duplicate(&web.app, reviewer, new.clone(), title).await {
        Ok(()) => Ok(respond::see_other(&reader.to(&format!("/desk/letters/{new}/text")))),
        Err(error) => {
            errors.add("slug", slug_error(error)?);
            again(errors)
        }
    }
}

/// The part of the address: as typed, or made from the title.
fn slug(form: &Form, title: Option<&str>, errors: &mut Errors) -> Option<Slug> {
    let made = match (form.get("slug").trim(), title) {
        ("", None) => return None,
        ("", Some(title)) => Slug::from_title(title),
        (typed, _) => Slug::parse(typed),
    };
    errors.take("slug", made.map_err(|_| "slug"))
}

/// What is wrong with a slug that is well formed.
fn slug_error(error: LetterError) -> Result<&'static str, PageError> {
    match error {
        LetterError::SlugTaken => Ok("slug-taken"),
        LetterError::SlugReserved => Ok("slug-reserved"),
        other => Err(other.into()),
    }
}
