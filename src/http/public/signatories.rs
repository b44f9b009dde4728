//! `GET /letters/{slug}/signatories[.csv|.json]`: the public list, in pages and as files.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::letter::Signatory;
use super::published;
use crate::documents::{self, Format};
use crate::http::error::PageError;
use crate::http::respond;
use crate::http::views::{LetterText, Reader, Shell, letter_text};
use crate::http::web::Web;
use crate::letters::Letter;
use crate::roster::{self, Audience, Roster};

/// Names on a page.
const PAGE: usize = 500;

#[derive(Deserialize)]
pub(in crate::http) struct Paging {
    #[serde(default)]
    page: usize,
}

#[derive(Template)]
#[template(path = "pages/signatories.html")]
struct Signatories<'a> {
    shell: Shell<'a>,
    shown: LetterText<'a>,
    letter_path: String,
    count: usize,
    countries: usize,
    list: bool,
    first: usize,
    signatories: Vec<Signatory>,
    before: Option<String>,
    after: Option<String>,
    csv: String,
    json: String,
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    slug: web::Path<String>,
    paging: web::Query<Paging>,
    reader: Reader,
) -> Result<HttpResponse, PageError> {
    let (letter, texts) = published(&web, &slug).await?;
    let shown = letter_text(&texts, &reader).ok_or(PageError::NotFound)?;
    let roster = list(&web, &letter, &reader).await?;
    let page = paging.page.max(1);
    let list = letter.shows_list(web.app.now());
    let here = |page: usize| reader.to(&format!("/letters/{}/signatories?page={page}", letter.slug));
    let rows = if list { roster.entries.as_slice() } else { &[] };
    let first = (page - 1).saturating_mul(PAGE);
    let view = Signatories {
        shell: Shell::new(&web, &reader),
        shown,
        letter_path: reader.to(&format!("/letters/{}", letter.slug)),
        count: roster.named,
        countries: roster.countries,
        list,
        first: first.saturating_add(1),
        signatories: rows.iter().skip(first).take(PAGE).map(|entry| Signatory::of(entry, &reader)).collect(),
        before: (page > 1).then(|| here(page - 1)),
        after: (rows.len() > first.saturating_add(PAGE)).then(|| here(page + 1)),
        csv: reader.to(&format!("/letters/{}/signatories.csv", letter.slug)),
        json: reader.to(&format!("/letters/{}/signatories.json", letter.slug)),
    };
    respond::page(StatusCode::OK, &view)
}

pub(in crate::http) async fn csv(web: web::Data<Web>, slug: web::Path<String>, reader: Reader) -> Result<HttpResponse, PageError> {
    file(&web, &slug, &reader, Format::Csv { bom: true }).await
}

pub(in crate::http) async fn json(web: web::Data<Web>, slug: web::Path<String>, reader: Reader) -> Result<HttpResponse, PageError> {
    file(&web, &slug, &reader, Format::Json).await
}

async fn file(web: &Web, slug: &str, reader: &Reader, format: Format) -> Result<HttpResponse, PageError> {
    let (letter, _) = published(web, slug).await?;
    if !letter.shows_list(web.app.now()) {
        return Err(PageError::NotFound);
    }
    let roster = list(web, &letter, reader).await?;
    let bytes = documents::write(&roster, format, &reader.t).map_err(|_| PageError::Internal)?;
    Ok(respond::file(format.media_type(), &format!("{}-signatories.{}", letter.slug, format.extension()), bytes))
}

async fn list(web: &Web, letter: &Letter, reader: &Reader) -> Result<Roster, PageError> {
    Ok(roster::collect(&web.app, letter.slug.as_str(), Audience::Public, None, Some(reader.t.code().to_owned())).await?)
}
