//! `GET`, `POST /desk/letters/{slug}/text`: the text of a letter in one of its languages. Nothing typed is ever lost.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::rendered::{Rendered, lines};
use super::text_page::{Present, TextPage};
use super::{Sent, sent, sign_in, to_sign_in};
use crate::accounts::Role;
use crate::basics::LanguageTag;
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard::{Here, SignedIn};
use crate::http::respond;
use crate::http::views::Reader;
use crate::http::web::Web;
use crate::letters::{self, Change, Edit, Letter, LetterError, Text};
use crate::sessions::Session;

/// In the place of a text's digest, when a translation is to be taken away.
const GONE: &str = "gone";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    /// The language of the text; the original's when it is empty.
    language: String,
    saved: String,
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
    let present = Present::find(&web, &session, &slug, Role::Observer).await?;
    let original = present.letter.language.clone();
    let language = if asked.language.is_empty() { Some(original.clone()) } else { LanguageTag::parse(&asked.language) };
    let is_tag = language.is_some();
    let mut page = present.page(&web, &reader, &session, language.unwrap_or(original));
    page.saved = !asked.saved.is_empty();
    page.trouble = if is_tag { "" } else { "language" };
    respond::page(if is_tag { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
}

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::TEXT).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let present = Present::find(&web, &session, &slug, Role::Coordinator).await?;
    let language = LanguageTag::parse(form.get("language")).ok_or(PageError::BadRequest)?;
    let mut page = present.page(&web, &reader, &session, language.clone());
    page.fill(&form);
    let text = match form.get("act") {
        "remove" => None,
        _ => match Text::typed(language.clone(), form.get("title"), form.get("addressees"), form.get("body")) {
            Ok(text) => Some(text),
            Err(faults) => {
                page.note(faults);
                return respond::page(StatusCode::UNPROCESSABLE_ENTITY, &page);
            }
        },
    };
    if text.is_none() && !form.ticked("sure") {
        page.errors.add("sure", "tick");
        return respond::page(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    if form.get("act") == "preview" {
        page.preview = text.as_ref().map(Rendered::of);
        return respond::page(StatusCode::OK, &page);
    }
    let change = named(&form, text.as_ref());
    // What organisations have signed is changed by somebody who has just shown who they are; the difference can be looked at before.
    if present.is_signed && change.is_some() && !session.is_fresh(web.app.now()) {
        return sign_in::ask_again(&web, &reader, &session, request.path(), &form);
    }
    let edit = Edit { language, text, seen: form.get("seen").to_owned(), change };
    match letters::change_text(&web.app, present.reviewer, edit.clone()).await {
        Ok(_) => Ok(respond::see_other(&reader.to(&saved_at(&present.letter, &edit)))),
        Err(error) => refused(&web, &session, page, &edit, error).await,
    }
}

/// What kind of change it is said to be, if the difference that was shown is still the difference.
fn named(form: &Form, text: Option<&Text>) -> Option<Change> {
    let shown = text.map_or(GONE, |text| text.digest.as_str());
    Change::parse(form.get("change")).filter(|_| form.get("shown") == shown)
}

fn saved_at(letter: &Letter, edit: &Edit) -> String {
    let language = if edit.text.is_some() { edit.language.code() } else { letter.language.code() };
    format!("/desk/letters/{}/text?language={language}&saved=1", letter.slug)
}

/// The page again, with what was typed and what stands in the way.
async fn refused(web: &Web, session: &Session, mut page: TextPage<'_>, edit: &Edit, error: LetterError) -> Result<HttpResponse, PageError> {
    let is_material = matches!(error, LetterError::NeedsMaterial { .. });
    let status = match error {
        LetterError::NeedsChange { difference } | LetterError::NeedsMaterial { difference } => {
            page.difference = lines(&difference);
            page.shown = edit.text.as_ref().map_or_else(|| GONE.to_owned(), |text| text.digest.clone());
            page.trouble = if is_material { "addressees" } else { "signed" };
            StatusCode::UNPROCESSABLE_ENTITY
        }
        LetterError::Stale => {
            let present = Present::find(web, session, page.slug, Role::Coordinator).await?;
            let there = present.text(&edit.language).cloned();
            page.seen = there.as_ref().map(|text| text.digest.clone()).unwrap_or_default();
            page.difference = lines(&letters::difference(there.as_slice(), edit.text.as_slice()));
            page.trouble = "stale";
            StatusCode::CONFLICT
        }
        LetterError::Forbidden => {
            page.trouble = "owner";
            StatusCode::FORBIDDEN
        }
        LetterError::WrongState(_) => {
            page.trouble = "closed";
            StatusCode::CONFLICT
        }
        other => return Err(other.into()),
    };
    respond::page(status, &page)
}
