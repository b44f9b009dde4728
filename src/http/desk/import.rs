//! `/desk/letters/{slug}/import`: a file of sign-ons is sent.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, to_sign_in};
use crate::accounts::Role;
use crate::http::error::PageError;
use crate::http::forms;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::intake;
use crate::letters::Letter;
use crate::sessions::Session;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    /// The file that was asked for is forgotten.
    gone: String,
}

#[derive(Template)]
#[template(path = "desk/import.html")]
struct ImportPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    /// What is wrong with the file that was sent; empty when nothing is.
    error: String,
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
    let (letter, _) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    let error = if asked.gone.is_empty() { String::new() } else { reader.t.get("import-gone") };
    show(&web, &reader, &session, &letter, error)
}

fn show(web: &Web, reader: &Reader, session: &Session, letter: &Letter, error: String) -> Result<HttpResponse, PageError> {
    let status = if error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    respond::page(status, &ImportPage { shell: Shell::new(web, reader), desk: Desk::of(session), slug: letter.slug.as_str(), error })
}

/// A file is too large to be carried through signing in: whoever comes without a session is sent there first.
pub(in crate::http) async fn post(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let Some(session) = guard::session(&web, &request).await? else { return Ok(to_sign_in(request.path())) };
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    let upload = forms::read_upload(&request, payload, forms::IMPORT).await?;
    guard::check_form(&web, &request, &session, &upload.form)?;
    if upload.content.is_empty() {
        return show(&web, &reader, &session, &letter, reader.t.get("import-choose-file"));
    }
    let _turn = web.heavy_turn().await?;
    match intake::stage(&web.app, reviewer, &upload.name, upload.content).await {
        Ok(id) => Ok(respond::see_other(&reader.to(&format!("/desk/letters/{}/import/{id}", letter.slug)))),
        Err(error) => match error.sentence(&reader.t) {
            Some(sentence) => show(&web, &reader, &session, &letter, sentence),
            None => Err(error.into()),
        },
    }
}
