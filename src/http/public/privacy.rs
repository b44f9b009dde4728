//! `GET /letters/{slug}/privacy`: made from the letter's controller and settings (GDPR Art. 13).

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::published;
use crate::http::error::PageError;
use crate::http::respond;
use crate::http::views::{LetterText, Reader, Shell, letter_text};
use crate::http::web::Web;
use crate::letters::Letter;

#[derive(Template)]
#[template(path = "pages/privacy.html")]
struct Privacy<'a> {
    shell: Shell<'a>,
    letter: &'a Letter,
    shown: LetterText<'a>,
    days: usize,
    letter_path: String,
    sent: String,
}

pub(in crate::http) async fn get(web: web::Data<Web>, slug: web::Path<String>, reader: Reader) -> Result<HttpResponse, PageError> {
    let (letter, texts) = published(&web, &slug).await?;
    let shown = letter_text(&texts, &reader).ok_or(PageError::NotFound)?;
    let page = Privacy {
        shell: Shell::new(&web, &reader),
        letter: &letter,
        shown,
        days: web.app.config.retention_days as usize,
        letter_path: reader.to(&format!("/letters/{}", letter.slug)),
        sent: reader.to(&format!("/letters/{}/sign/sent", letter.slug)),
    };
    respond::page(StatusCode::OK, &page)
}
