//! `/confirm/{token}`: says what will happen; only a POST with a ticked box does it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use crate::basics::Id;
use crate::http::error::PageError;
use crate::http::forms::PublicForm;
use crate::http::respond;
use crate::http::views::{LetterText, Reader, Shell, letter_text};
use crate::http::web::Web;
use crate::letters::Phase;
use crate::signatures::{self, ConfirmError, Confirmed, Signature, Waiting};
use crate::verification::LinkError;

#[derive(Template)]
#[template(path = "pages/confirm.html")]
struct ConfirmPage<'a> {
    shell: Shell<'a>,
    shown: LetterText<'a>,
    waiting: &'a [Signature],
    confirmed: &'a [Signature],
    email: &'a str,
    edition: i64,
    is_over: bool,
    said_not_me: bool,
    none_ticked: bool,
    sure_missing: bool,
    done: Confirmed,
    action: String,
    not_me: String,
    letter_path: String,
}

impl ConfirmPage<'_> {
    fn country(&self, signature: &Signature) -> String {
        signature.country().map(|country| self.shell.t.country(country)).unwrap_or_default()
    }
}

/// What a POST found, to be said on the page.
#[derive(Default, Clone, Copy)]
struct Said {
    none_ticked: bool,
    sure_missing: bool,
    done: Confirmed,
}

pub(in crate::http) async fn get(web: web::Data<Web>, token: web::Path<String>, reader: Reader) -> Result<HttpResponse, PageError> {
    show(&web, &token, &reader, StatusCode::OK, Said::default()).await
}

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    token: web::Path<String>,
    reader: Reader,
    PublicForm(form): PublicForm,
) -> Result<HttpResponse, PageError> {
    let ticked: Vec<Id> = form.all("authorised").filter_map(|value| value.parse().ok()).collect();
    match signatures::confirm(&web.app, &token, ticked).await {
        Ok(done) => show(&web, &token, &reader, StatusCode::OK, Said { done, ..Said::default() }).await,
        Err(ConfirmError::NoneTicked) => {
            show(&web, &token, &reader, StatusCode::UNPROCESSABLE_ENTITY, Said { none_ticked: true, ..Said::default() }).await
        }
        Err(ConfirmError::NotMe) => show(&web, &token, &reader, StatusCode::UNPROCESSABLE_ENTITY, Said::default()).await,
        Err(error) => Err(error.into()),
    }
}

/// `POST /confirm/{token}/not-me`, with a box of its own; `take_back=on` takes it back.
pub(in crate::http) async fn not_me(
    web: web::Data<Web>,
    token: web::Path<String>,
    reader: Reader,
    PublicForm(form): PublicForm,
) -> Result<HttpResponse, PageError> {
    if !form.ticked("sure") {
        return show(&web, &token, &reader, StatusCode::UNPROCESSABLE_ENTITY, Said { sure_missing: true, ..Said::default() }).await;
    }
    let outcome: Result<(), LinkError> = match form.ticked("take_back") {
        true => signatures::take_back_not_me(&web.app, &token).await,
        false => signatures::say_not_me(&web.app, &token).await,
    };
    outcome?;
    Ok(respond::see_other(&reader.to(&format!("/confirm/{token}"))))
}

async fn show(web: &Web, token: &str, reader: &Reader, status: StatusCode, said: Said) -> Result<HttpResponse, PageError> {
    let Waiting { letter, texts, verification, waiting, confirmed, phase } = signatures::waiting(&web.app, token).await?;
    let shown = letter_text(&texts, reader).ok_or(PageError::NotFound)?;
    let page = ConfirmPage {
        shell: Shell::new(web, reader),
        shown,
        waiting: &waiting,
        confirmed: &confirmed,
        email: &verification.email,
        edition: letter.current_edition,
        is_over: matches!(phase, Phase::Over { .. }),
        said_not_me: verification.not_me_at.is_some(),
        none_ticked: said.none_ticked,
        sure_missing: said.sure_missing,
        done: said.done,
        action: reader.to(&format!("/confirm/{token}")),
        not_me: reader.to(&format!("/confirm/{token}/not-me")),
        letter_path: reader.to(&format!("/letters/{}", letter.slug)),
    };
    respond::page(status, &page)
}
