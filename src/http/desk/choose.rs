//! `POST …/signatures/{id}/organisation`: which organisation a sign-on is of.

use actix_web::{HttpRequest, HttpResponse, web};

use super::together::about;
use crate::http::error::PageError;
use crate::http::views::Reader;
use crate::http::web::Web;
use crate::review::known::{self, Choice};

pub(in crate::http) async fn post(
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
    let choice = match about.form.get("organisation") {
        "new" => Choice::New,
        id => Choice::Known(id.parse().map_err(|_| PageError::BadRequest)?),
    };
    // Where it stands elsewhere by now, its page shows so.
    known::choose(&web.app, about.reviewer, about.id, choice).await?;
    Ok(about.back(&reader, "#organisation"))
}
