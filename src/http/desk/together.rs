//! `POST …/signatures/{id}/notes` and `…/claim`: a word among coordinators, and who is looking.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{Sent, sent};
use crate::accounts::{Reviewer, Role};
use crate::basics::{Id, text};
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard;
use crate::http::respond;
use crate::http::views::Reader;
use crate::http::web::Web;
use crate::letters::Letter;
use crate::review;

/// The longest note, in characters.
const LONGEST: usize = 10_000;

/// A form about one sign-on, from somebody who may decide on its letter.
pub(super) struct About {
    pub(super) letter: Letter,
    pub(super) reviewer: Reviewer,
    pub(super) id: Id,
    pub(super) form: Form,
}

/// Reads the form; `Err` holds the page on which somebody whose session has ended signs in.
pub(super) async fn about(
    web: &Web,
    path: (String, String),
    reader: &Reader,
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<Result<About, HttpResponse>, PageError> {
    let (session, form) = match sent(web, reader, request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(Err(response)),
    };
    let (letter, reviewer) = guard::reviewer(web, &session, &path.0, Role::Coordinator).await?;
    let id = path.1.parse().map_err(|_| PageError::NotFound)?;
    Ok(Ok(About { letter, reviewer, id, form }))
}

impl About {
    /// Back to the sign-on's page.
    pub(super) fn back(&self, reader: &Reader, place: &str) -> HttpResponse {
        respond::see_other(&reader.to(&format!("/desk/letters/{}/signatures/{}{place}", self.letter.slug, self.id)))
    }
}

pub(in crate::http) async fn note(
    web: web::Data<Web>,
    path: web::Path<(String, String)>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let about = match about(&web, path.into_inner(), &reader, &request, payload).await? {
        Ok(about) => about,
        Err(sign_in) => return Ok(sign_in),
    };
    // Characters that reorder or hide what is read are left out, rather than the note refused.
    let typed = about.form.get("note").replace("\r\n", "\n");
    let clean: String = typed.chars().filter(|c| *c == '\n' || !text::is_refused(*c)).take(LONGEST).collect();
    if !clean.trim().is_empty() {
        review::add_note(&web.app, about.reviewer, about.id, clean.trim().to_owned()).await?;
    }
    Ok(about.back(&reader, "#notes"))
}

pub(in crate::http) async fn claim(
    web: web::Data<Web>,
    path: web::Path<(String, String)>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let about = match about(&web, path.into_inner(), &reader, &request, payload).await? {
        Ok(about) => about,
        Err(sign_in) => return Ok(sign_in),
    };
    review::claim(&web.app, about.reviewer, about.id, about.form.get("looks") == "yes").await?;
    Ok(about.back(&reader, ""))
}
