//! `POST /desk/letters/{slug}/signatures/tags`: a tag on or off one sign-on or many. Without `act` it asks which tag.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::decide::back;
use super::{Desk, Sent, sent};
use crate::accounts::{Reviewer, Role};
use crate::basics::Id;
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard;
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::letters::Letter;
use crate::review::{self, Tag};
use crate::sessions::Session;

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::BULK).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    let ids = form.all("ids").map(|id| id.parse().ok()).collect::<Option<Vec<Id>>>().ok_or(PageError::BadRequest)?;
    let back = back(&form, letter.slug.as_str());
    let joiner = if back.contains('?') { '&' } else { '?' };
    if ids.is_empty() {
        return Ok(respond::see_other(&reader.to(&format!("{back}{joiner}none=1"))));
    }
    let adds = match form.get("act") {
        "add" => true,
        "remove" => false,
        _ => return which(&web, &reader, &session, (&letter, reviewer), &form, &ids).await,
    };
    let Ok(tag) = Tag::parse(form.get("tag")) else { return which(&web, &reader, &session, (&letter, reviewer), &form, &ids).await };
    let tagged = review::tag(&web.app, reviewer, ids, tag, adds).await?;
    Ok(respond::see_other(&reader.to(&format!("{back}{joiner}tagged={}&full={}", tagged.done, tagged.full))))
}

#[derive(Template)]
#[template(path = "desk/tag.html")]
struct TagPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    ids: &'a [Id],
    typed: &'a str,
    wrong: bool,
    back: String,
    letter_tags: Vec<String>,
}

/// Asks which tag. A field of its own in the queue would make the Enter key reject what is ticked.
async fn which(
    web: &Web,
    reader: &Reader,
    session: &Session,
    (letter, reviewer): (&Letter, Reviewer),
    form: &Form,
    ids: &[Id],
) -> Result<HttpResponse, PageError> {
    let page = TagPage {
        shell: Shell::new(web, reader),
        desk: Desk::of(session),
        slug: letter.slug.as_str(),
        ids,
        typed: form.get("tag"),
        wrong: !form.get("act").is_empty(),
        back: back(form, letter.slug.as_str()),
        letter_tags: review::tags(&web.app, reviewer).await?,
    };
    respond::page(if page.wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}
