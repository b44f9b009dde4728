//! `GET /desk/organisations`: the organisations that somebody may know of.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, to_sign_in};
use crate::basics::Id;
use crate::http::error::PageError;
use crate::http::guard::{Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::review::known::{self, Known};
use crate::sessions::Session;

/// How many organisations a search beside something else offers.
const OFFERED: usize = 10;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    q: String,
    after: String,
}

#[derive(Template)]
#[template(path = "desk/organisations.html")]
struct OrganisationsPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    q: &'a str,
    rows: Vec<Row>,
    next: Option<String>,
    /// May there be more, although the page is not full?
    cut: bool,
}

struct Row {
    id: Id,
    name: String,
    acronyms: Vec<String>,
    country: String,
    letters: usize,
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    asked: web::Query<Asked>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let search = searched(&asked.q);
    let listed = known::list(&web.app, &session.account, search.clone(), asked.after.parse().ok()).await?;
    let next = listed.next.map(|after| {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("q", search.as_str()), ("after", &after.to_string())])
            .finish();
        reader.to(&format!("/desk/organisations?{query}"))
    });
    let row = |known: Known| Row {
        id: known.id,
        name: known.name().to_owned(),
        acronyms: known.acronyms().into_iter().map(str::to_owned).collect(),
        country: country(&reader, &known),
        letters: known.letters().len(),
    };
    let page = OrganisationsPage {
        shell: Shell::new(&web, &reader),
        desk: Desk::of(&session),
        q: &search,
        rows: listed.rows.into_iter().map(row).collect(),
        next,
        cut: listed.cut,
    };
    respond::page(StatusCode::OK, &page)
}

/// What somebody typed into a search.
fn searched(typed: &str) -> String {
    typed.trim().chars().filter(|c| !c.is_control()).take(200).collect()
}

/// The country's name in the reader's language.
pub(super) fn country(reader: &Reader, known: &Known) -> String {
    known.country().map(|country| reader.t.country(country)).unwrap_or_default()
}

/// An organisation that may be chosen.
pub(super) struct Offered {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) country: String,
}

/// The first organisations that a search finds among those that somebody may know of; none for an empty search.
pub(super) async fn offered(web: &Web, reader: &Reader, session: &Session, find: &str) -> Result<Vec<Offered>, PageError> {
    let find = searched(find);
    if find.is_empty() {
        return Ok(Vec::new());
    }
    let listed = known::list(&web.app, &session.account, find, None).await?;
    let offer = |known: Known| Offered { id: known.id, name: known.name().to_owned(), country: country(reader, &known) };
    Ok(listed.rows.into_iter().take(OFFERED).map(offer).collect())
}
