//! `POST …/signatures/{id}/notes` and `…/claim`: a word among coordinators, and who is looking.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{Sent, sent};
use crate::accounts::Role;
use crate::basics::{Id, text};
use crate::http::error::PageError;
use crate::http::forms;
use crate::http::guard;
use crate::http::respond;
use crate::http::views::Reader;
use crate::http::web::Web;
use crate::review;

/// The longest note, in characters.
const LONGEST: usize = 10_000;

pub(in crate::http) async fn note(
    web: web::Data<Web>,
    path: web::Path<(String, String)>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let (slug, id) = path.into_inner();
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    let id: Id = id.parse().map_err(|_| PageError::NotFound)?;
    // Characters that reorder or hide what is read are left out, rather than the note refused.
    let typed = form.get("note").replace("\r\n", "\n");
    let clean: String = typed.chars().filter(|c| *c == '\n' || !text::is_refused(*c)).take(LONGEST).collect();
    if !clean.trim().is_empty() {
        review::add_note(&web.app, reviewer, id, clean.trim().to_owned()).await?;
    }
    Ok(respond::see_other(&reader.to(&format!("/desk/letters/{}/signatures/{id}#notes", letter.slug))))
}

pub(in crate::http) async fn claim(
    web: web::Data<Web>,
    path: web::Path<(String, String)>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let (slug, id) = path.into_inner();
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    let id: Id = id.parse().map_err(|_| PageError::NotFound)?;
    review::claim(&web.app, reviewer, id, form.get("looks") == "yes").await?;
    Ok(respond::see_other(&reader.to(&format!("/desk/letters/{}/signatures/{id}", letter.slug))))
}
