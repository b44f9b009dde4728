//! `POST /desk/letters/{slug}/signatures/undo`: takes a decision back.

use actix_web::{HttpRequest, HttpResponse, web};

use super::decide::back;
use super::{Sent, sent};
use crate::accounts::Role;
use crate::http::error::PageError;
use crate::http::forms;
use crate::http::guard;
use crate::http::respond;
use crate::http::views::Reader;
use crate::http::web::Web;
use crate::review::{self, Undone};

pub(in crate::http) async fn post(
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
    let decision = form.get("undo").parse().map_err(|_| PageError::BadRequest)?;
    let back = back(&form, letter.slug.as_str());
    let joiner = if back.contains('?') { '&' } else { '?' };
    let said = match review::undo(&web.app, reviewer, decision).await? {
        Undone::Done(undone) => format!("undone={}&skipped={}", undone.done, undone.skipped.len()),
        Undone::TooLate => "too-late=1".to_owned(),
    };
    Ok(respond::see_other(&reader.to(&format!("{back}{joiner}{said}"))))
}
