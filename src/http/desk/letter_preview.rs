//! `GET /desk/letters/{slug}/preview`: the letter as its readers will see it, for those who run it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::rendered::Rendered;
use super::to_sign_in;
use crate::accounts::Role;
use crate::http::error::PageError;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell, letter_text};
use crate::http::web::Web;
use crate::letters::{self, Contact};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    /// Which text, also in a language that the interface does not speak; otherwise it goes by the reader's.
    language: String,
}

#[derive(Template)]
#[template(path = "desk/letter_preview.html")]
struct PreviewPage<'a> {
    shell: Shell<'a>,
    slug: &'a str,
    rendered: Rendered,
    is_foreign: bool,
    deadline: Option<String>,
    soft_deadline: Option<String>,
    contact: Option<&'a Contact>,
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
    let (letter, _) = guard::reviewer(&web, &session, &slug, Role::Observer).await?;
    let (id, edition) = (letter.id, letter.current_edition);
    let texts = web.app.db.read(move |c| letters::texts(c, id, edition)).await?;
    let wanted = texts.iter().find(|text| text.language.code() == asked.language);
    let readers = letter_text(&texts, &reader).ok_or(PageError::NotFound)?;
    let in_words = |moment| reader.t.moment(moment, &letter.time_zone);
    let page = PreviewPage {
        shell: Shell::new(&web, &reader),
        slug: letter.slug.as_str(),
        rendered: Rendered::of(wanted.unwrap_or(readers.text)),
        is_foreign: wanted.is_none() && readers.is_foreign,
        deadline: letter.hard_deadline.map(in_words),
        soft_deadline: letter.soft_deadline.map(in_words),
        contact: letter.settings.contact.as_ref(),
    };
    respond::page(StatusCode::OK, &page)
}
