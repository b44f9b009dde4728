//! `GET /letters/{slug}`: the letter, its signatories, the way to sign. Kept ready.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::published;
use crate::basics::markdown::Markdown;
use crate::http::error::PageError;
use crate::http::ready_page::{Freshness, ReadyPage};
use crate::http::views::{LetterText, Reader, Shell, letter_text};
use crate::http::web::Web;
use crate::letters::{Letter, Phase};
use crate::roster::{self, Audience};

/// Names on the letter's own page; the full list has pages of its own.
const SHOWN: usize = 500;

#[derive(Template)]
#[template(path = "pages/letter.html")]
struct LetterPage<'a> {
    shell: Shell<'a>,
    letter: &'a Letter,
    shown: LetterText<'a>,
    body: String,
    open: bool,
    deadline: Option<String>,
    soft_deadline: Option<String>,
    count: usize,
    countries: usize,
    list: bool,
    signatories: Vec<Signatory>,
    more: bool,
    sign: String,
    all: String,
    privacy: String,
    lost_link: String,
    onion: Option<&'a str>,
}

/// A line of a public list.
pub(super) struct Signatory {
    pub(super) name: String,
    pub(super) acronym: String,
    pub(super) original_name: String,
    pub(super) country: String,
}

impl Signatory {
    /// The public line of a roster entry.
    pub(super) fn of(entry: &roster::Entry, reader: &Reader) -> Self {
        let s = &entry.signature;
        let country = s.country().map(|country| reader.t.country(country)).unwrap_or_default();
        Self { name: s.organisation_name.clone(), acronym: s.acronym.clone(), original_name: s.original_name.clone(), country }
    }
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let language = format!("{}{}", reader.t.code(), if reader.chosen { "!" } else { "" });
    let version = web.app.signals.public_version();
    if let Some(page) = web.pages.fresh(&slug, &language, version) {
        return Ok(page.respond(&request));
    }
    let (letter, texts) = match published(&web, &slug).await {
        // The database is down: what was shown last is better than nothing.
        Err(PageError::Unavailable) => {
            return web.pages.any(&slug, &language).map(|page| page.respond(&request)).ok_or(PageError::Unavailable);
        }
        other => other?,
    };
    let freshness = Freshness { revision: letter.revision, phase: letter.phase(web.app.now()) };
    if let Some(page) = web.pages.confirmed(&slug, &language, freshness, version) {
        return Ok(page.respond(&request));
    }
    // The page is kept for everybody: nothing of this visitor's address may stand in it.
    let reader = Reader { path: format!("/letters/{}", letter.slug), query: String::new(), ..reader };
    let shown = letter_text(&texts, &reader).ok_or(PageError::NotFound)?;
    let html = render(&web, &reader, &letter, shown).await?;
    let page = Arc::new(ReadyPage::new(html)?);
    web.pages.keep(&slug, &language, freshness, version, page.clone());
    Ok(page.respond(&request))
}

async fn render(web: &Web, reader: &Reader, letter: &Letter, shown: LetterText<'_>) -> Result<String, PageError> {
    let now = web.app.now();
    let roster = roster::collect(&web.app, letter.slug.as_str(), Audience::Public, None, Some(shown.text.language.code())).await?;
    let list = letter.shows_list(now);
    let signatories: Vec<Signatory> =
        roster.entries.iter().filter(|_| list).take(SHOWN).map(|entry| Signatory::of(entry, reader)).collect();
    let in_words = |moment| reader.t.moment(moment, &letter.time_zone);
    let here = |rest: &str| reader.to(&format!("/letters/{}{rest}", letter.slug));
    let page = LetterPage {
        shell: Shell::new(web, reader),
        letter,
        body: Markdown::parse(&shown.text.body).to_html("note-"),
        open: letter.phase(now) == Phase::Open,
        deadline: letter.hard_deadline.map(in_words),
        soft_deadline: letter.soft_deadline.map(in_words),
        count: roster.named,
        countries: roster.countries,
        list,
        more: list && roster.named > signatories.len(),
        signatories,
        sign: here("/sign"),
        all: here("/signatories"),
        privacy: here("/privacy"),
        lost_link: here("/sign/sent"),
        onion: web.app.config.onion_url.as_deref(),
        shown,
    };
    Ok(page.render()?)
}
