//! `GET /desk/letters/{slug}`: one letter at a glance.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::{Desk, to_sign_in};
use crate::accounts::Role;
use crate::http::error::PageError;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::letters;
use crate::outbox::{self, Mail};
use crate::signatures::{self, Counts, Status};

#[derive(Template)]
#[template(path = "desk/letter.html")]
struct LetterPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    may_decide: bool,
    title: String,
    state: &'static str,
    deadline: Option<String>,
    counts: Counts,
    undeliverable: Vec<Mail>,
}

impl LetterPage<'_> {
    fn statuses(&self) -> [Status; 6] {
        Status::ALL
    }
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Observer).await?;
    let (id, edition) = (letter.id, letter.current_edition);
    let (texts, counts, undeliverable) = web
        .app
        .db
        .read(move |c| {
            Ok::<_, crate::db::StorageError>((
                letters::texts(c, id, edition)?,
                signatures::counts(c, id)?,
                outbox::undeliverable(c, id, 50)?,
            ))
        })
        .await?;
    let page = LetterPage {
        shell: Shell::new(&web, &reader),
        desk: Desk::of(&session),
        slug: letter.slug.as_str(),
        may_decide: reviewer.role() >= Role::Coordinator,
        title: texts.into_iter().next().map(|text| text.title).unwrap_or_default(),
        state: letter.state.as_str(),
        deadline: letter.hard_deadline.map(|deadline| reader.t.moment(deadline, &letter.time_zone)),
        counts,
        undeliverable,
    };
    respond::page(StatusCode::OK, &page)
}
