//! `/desk/letters/{slug}/people`: who runs the letter, invitations.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, Sent, sent_freshly, to_sign_in};
use crate::accounts::{self, AccountError, People, Role};
use crate::basics::{EmailAddress, Timestamp};
use crate::http::error::PageError;
use crate::http::forms;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::letters::Letter;
use crate::sessions::Session;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    /// What was done: `invited`, `changed` or `withdrawn`.
    done: String,
}

#[derive(Template)]
#[template(path = "desk/people.html")]
struct PeoplePage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    zone: &'a str,
    may_change: bool,
    people: People,
    done: &'a str,
    /// Key of what went wrong; empty when nothing did.
    error: &'static str,
    email: &'a str,
    now: Timestamp,
}

impl PeoplePage<'_> {
    fn roles(&self) -> [Role; 3] {
        Role::ALL
    }
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
    show(&web, &reader, &session, &slug, &asked.done, "", "").await
}

async fn show(
    web: &Web,
    reader: &Reader,
    session: &Session,
    slug: &str,
    done: &str,
    error: &'static str,
    email: &str,
) -> Result<HttpResponse, PageError> {
    let (letter, reviewer) = guard::reviewer(web, session, slug, Role::Coordinator).await?;
    let page = PeoplePage {
        shell: Shell::new(web, reader),
        desk: Desk::of(session),
        slug: letter.slug.as_str(),
        zone: &letter.time_zone,
        may_change: reviewer.role() >= Role::Owner,
        people: accounts::people(&web.app, reviewer).await?,
        done,
        error,
        email,
        now: web.app.now(),
    };
    respond::page(if error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
}

/// `POST /desk/letters/{slug}/people`: another role, or none.
pub(in crate::http) async fn post(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent_freshly(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Owner).await?;
    let account = form.get("account").parse().map_err(|_| PageError::BadRequest)?;
    let role = match form.get("role") {
        "none" => None,
        word => Some(Role::parse(word).ok_or(PageError::BadRequest)?),
    };
    match accounts::set_role(&web.app, reviewer, account, role).await {
        Ok(()) => Ok(done(&reader, &letter, "changed")),
        Err(AccountError::LastOwner) => show(&web, &reader, &session, &slug, "", "people-last-owner", "").await,
        Err(error) => Err(error.into()),
    }
}

/// `POST /desk/letters/{slug}/invitations`: invites, or takes an invitation back.
pub(in crate::http) async fn invite(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent_freshly(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Owner).await?;
    if !form.get("withdraw").is_empty() {
        let id = form.get("withdraw").parse().map_err(|_| PageError::BadRequest)?;
        return match accounts::withdraw_invitation(&web.app, reviewer, id).await {
            Ok(()) | Err(AccountError::Ended) => Ok(done(&reader, &letter, "withdrawn")),
            Err(error) => Err(error.into()),
        };
    }
    let email = form.get("email");
    let again = |error| show(&web, &reader, &session, &slug, "", error, email);
    let Ok(address) = EmailAddress::parse(email) else { return again("people-bad-email").await };
    let role = Role::parse(form.get("role")).ok_or(PageError::BadRequest)?;
    match accounts::invite(&web.app, reviewer, address, role).await {
        Ok(()) => Ok(done(&reader, &letter, "invited")),
        Err(AccountError::TooOften) => again("people-too-often").await,
        Err(error) => Err(error.into()),
    }
}

fn done(reader: &Reader, letter: &Letter, what: &str) -> HttpResponse {
    respond::see_other(&reader.to(&format!("/desk/letters/{}/people?done={what}", letter.slug)))
}
