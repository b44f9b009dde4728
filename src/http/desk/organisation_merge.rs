//! `/desk/organisations/{id}/merge?with=…`: what merging two organisations will do, and doing it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::organisation::{address, parse};
use super::organisations::country;
use super::{Desk, Sent, sent, to_sign_in};
use crate::http::error::PageError;
use crate::http::forms;
use crate::http::guard::{Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::review::known::{self, LetterLines, MergePreview};
use crate::roster::Audience;
use crate::sessions::Session;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    with: String,
}

#[derive(Template)]
#[template(path = "desk/organisation_merge.html")]
struct MergePage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    /// The organisation's part of the address, as it was asked for.
    id: &'a str,
    with: &'a str,
    preview: MergePreview,
    countries: [String; 2],
    sure_missing: bool,
    undo_minutes: usize,
}

impl MergePage<'_> {
    fn public<'a>(&self, lines: &'a LetterLines) -> Vec<&'a str> {
        lines.on_list_of(Audience::Public)
    }

    fn recipient<'a>(&self, lines: &'a LetterLines) -> Vec<&'a str> {
        lines.on_list_of(Audience::Recipient)
    }
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    id: web::Path<String>,
    asked: web::Query<Asked>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    show(&web, &reader, &session, &id, &asked.with, false).await
}

async fn show(web: &Web, reader: &Reader, session: &Session, id: &str, with: &str, sure_missing: bool) -> Result<HttpResponse, PageError> {
    let preview = known::preview_merge(&web.app, &session.account, parse(id)?, parse(with)?).await?;
    let page = MergePage {
        shell: Shell::new(web, reader),
        desk: Desk::of(session),
        id,
        with,
        countries: [country(reader, &preview.stays), country(reader, &preview.goes)],
        preview,
        sure_missing,
        undo_minutes: usize::try_from(web.app.config.undo.as_secs() / 60).unwrap_or(usize::MAX),
    };
    respond::page(if sure_missing { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    id: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let with = form.get("with");
    if !form.ticked("sure") {
        return show(&web, &reader, &session, &id, with, true).await;
    }
    let stays = known::merge(&web.app, &session.account, parse(&id)?, parse(with)?).await?;
    Ok(respond::see_other(&reader.to(&format!("{}?done=merged", address(stays)))))
}
