//! `GET /letters/{slug}/sign/sent`: "look at your inbox", the same for everybody, with the form for the typed code.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::published;
use crate::http::error::PageError;
use crate::http::respond;
use crate::http::views::{LetterText, Reader, Shell, letter_text};
use crate::http::web::Web;

/// Which of the page's forms was filled in wrongly.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    Nothing,
    Code,
    LostLink,
    /// None; the links were asked for, and this is the answer to everybody.
    NothingLinksSent,
}

#[derive(Template)]
#[template(path = "pages/sent.html")]
struct Sent<'a> {
    shell: Shell<'a>,
    shown: LetterText<'a>,
    letter_path: String,
    sign: String,
    code: String,
    lost_link: String,
    email: &'a str,
    code_error: bool,
    lost_error: bool,
    lost_sent: bool,
}

#[derive(Deserialize)]
pub(in crate::http) struct Asked {
    #[serde(default)]
    lost: String,
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    slug: web::Path<String>,
    asked: web::Query<Asked>,
    reader: Reader,
) -> Result<HttpResponse, PageError> {
    show(&web, &slug, &reader, StatusCode::OK, "", if asked.lost.is_empty() { Wrong::Nothing } else { Wrong::NothingLinksSent }).await
}

/// The page, with the address kept where the code was wrong.
pub(super) async fn show(
    web: &Web,
    slug: &str,
    reader: &Reader,
    status: StatusCode,
    email: &str,
    wrong: Wrong,
) -> Result<HttpResponse, PageError> {
    let (letter, texts) = published(web, slug).await?;
    let shown = letter_text(&texts, reader).ok_or(PageError::NotFound)?;
    let here = |rest: &str| reader.to(&format!("/letters/{}{rest}", letter.slug));
    let page = Sent {
        shell: Shell::new(web, reader),
        shown,
        letter_path: here(""),
        sign: here("/sign"),
        code: here("/sign/code"),
        lost_link: here("/lost-link"),
        email,
        code_error: wrong == Wrong::Code,
        lost_error: wrong == Wrong::LostLink,
        lost_sent: wrong == Wrong::NothingLinksSent,
    };
    respond::page(status, &page)
}
