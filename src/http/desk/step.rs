//! `GET`, `POST /desk/letters/{slug}/state`: publish, close, open again, hand over, put away; each behind a box.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, Sent, sent, sign_in, to_sign_in};
use crate::accounts::Role;
use crate::http::error::PageError;
use crate::http::forms;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::letters::{self, Letter, LetterError, Obstacle, Step};
use crate::sessions::Session;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    act: String,
}

#[derive(Template)]
#[template(path = "desk/step.html")]
struct StepPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    step: Step,
    state: &'static str,
    /// Can it be taken from where the letter stands?
    fits: bool,
    obstacles: Vec<Obstacle>,
    reason: &'a str,
    /// The box was not ticked.
    unsure: bool,
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
    let (letter, _) = guard::reviewer(&web, &session, &slug, Role::Owner).await?;
    let step = Step::parse(&asked.act).ok_or(PageError::BadRequest)?;
    let (seen, now, is_local) = (letter.clone(), web.app.now(), web.app.config.is_local());
    let obstacles = web.app.db.read(move |c| letters::obstacles(c, &seen, step, is_local, now)).await?;
    let page = page(&web, &reader, &session, &letter, step, obstacles);
    respond::page(if page.fits { StatusCode::OK } else { StatusCode::CONFLICT }, &page)
}

fn page<'a>(web: &Web, reader: &'a Reader, session: &Session, letter: &'a Letter, step: Step, obstacles: Vec<Obstacle>) -> StepPage<'a> {
    StepPage {
        shell: Shell::new(web, reader),
        desk: Desk::of(session),
        slug: letter.slug.as_str(),
        step,
        state: letter.state.as_str(),
        fits: letter.state.after(step).is_some(),
        obstacles,
        reason: "",
        unsure: false,
    }
}

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Owner).await?;
    let step = Step::parse(form.get("act")).ok_or(PageError::BadRequest)?;
    // Organisations were told that collecting is over: whoever opens it again shows first who they are.
    if step == Step::Reopen && !session.is_fresh(web.app.now()) {
        return sign_in::ask_again(&web, &reader, &session, request.path(), &form);
    }
    let again = |obstacles: Vec<Obstacle>, status: StatusCode| {
        let mut page = page(&web, &reader, &session, &letter, step, obstacles);
        (page.reason, page.unsure) = (form.get("reason"), !form.ticked("sure"));
        page.fits = status != StatusCode::CONFLICT;
        respond::page(status, &page)
    };
    if !form.ticked("sure") {
        return again(Vec::new(), StatusCode::UNPROCESSABLE_ENTITY);
    }
    match letters::take_step(&web.app, reviewer, step, form.get("reason")).await {
        Ok(_) => Ok(respond::see_other(&reader.to(&format!("/desk/letters/{}?done={}", letter.slug, step.as_str())))),
        Err(LetterError::NotReady(obstacles)) => again(obstacles, StatusCode::UNPROCESSABLE_ENTITY),
        Err(LetterError::WrongState(_)) => again(Vec::new(), StatusCode::CONFLICT),
        Err(error) => Err(error.into()),
    }
}
