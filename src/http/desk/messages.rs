//! `GET /desk/letters/{slug}/messages`: what was asked by mail, what came back, and which mails did not arrive.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::{Desk, to_sign_in};
use crate::accounts::Role;
use crate::basics::Timestamp;
use crate::http::error::PageError;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::review::{self, Messages};

#[derive(Template)]
#[template(path = "desk/messages.html")]
struct MessagesPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    zone: &'a str,
    messages: Messages,
    now: Timestamp,
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
    let page = MessagesPage {
        shell: Shell::new(&web, &reader),
        desk: Desk::of(&session),
        slug: letter.slug.as_str(),
        zone: &letter.time_zone,
        messages: review::messages(&web.app, reviewer).await?,
        now: web.app.now(),
    };
    respond::page(StatusCode::OK, &page)
}
