//! `/desk/account`: one's own keys and sessions.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, Sent, sent, to_sign_in};
use crate::accounts::{self, Keys, Often};
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::sessions::{self, OpenSession, Session};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    saved: String,
    ended: Option<usize>,
}

#[derive(Template)]
#[template(path = "desk/account.html")]
struct AccountPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    email: &'a str,
    on: bool,
    /// What each key does, and the key as it was typed.
    keys: Vec<(&'static str, String)>,
    keys_wrong: bool,
    often: Often,
    saved: bool,
    ended: Option<usize>,
    sessions: Vec<OpenSession>,
}

impl AccountPage<'_> {
    fn wishes(&self) -> [Often; 4] {
        Often::ALL
    }
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    asked: web::Query<Asked>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let keys = session.account.keys();
    let typed = keys.all().map(|(act, key)| (act, key.to_string())).to_vec();
    let mut page = page(&web, &reader, &request, &session, keys.on, typed).await?;
    (page.saved, page.ended) = (!asked.saved.is_empty(), asked.ended);
    respond::page(StatusCode::OK, &page)
}

async fn page<'a>(
    web: &Web,
    reader: &'a Reader,
    request: &HttpRequest,
    session: &'a Session,
    on: bool,
    keys: Vec<(&'static str, String)>,
) -> Result<AccountPage<'a>, PageError> {
    let own = guard::secret(web, request).ok_or(PageError::Internal)?;
    Ok(AccountPage {
        shell: Shell::new(web, reader),
        desk: Desk::of(session),
        email: &session.account.email,
        on,
        keys,
        keys_wrong: false,
        often: session.account.often(),
        saved: false,
        ended: None,
        sessions: sessions::open_sessions(&web.app, session.account.id, &own).await?,
    })
}

/// `POST /desk/account/keys`
pub(in crate::http) async fn keys(
    web: web::Data<Web>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let on = form.get("on") == "yes";
    let Some(keys) = Keys::typed(on, |act| form.get(&format!("key_{act}")).to_owned()) else {
        return wrong_keys(&web, &reader, &request, &session, &form, on).await;
    };
    accounts::set_keys(&web.app, session.account.id, keys).await?;
    Ok(respond::see_other(&reader.to("/desk/account?saved=keys")))
}

/// What was typed again, with what is wrong with it.
async fn wrong_keys(
    web: &Web,
    reader: &Reader,
    request: &HttpRequest,
    session: &Session,
    form: &Form,
    on: bool,
) -> Result<HttpResponse, PageError> {
    let typed = Keys::default().all().map(|(act, _)| (act, form.get(&format!("key_{act}")).to_owned())).to_vec();
    let mut page = page(web, reader, request, session, on, typed).await?;
    page.keys_wrong = true;
    respond::page(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `POST /desk/account/notices`
pub(in crate::http) async fn notices(
    web: web::Data<Web>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let often = Often::parse(form.get("often")).ok_or(PageError::BadRequest)?;
    accounts::set_often(&web.app, session.account.id, often).await?;
    Ok(respond::see_other(&reader.to("/desk/account?saved=notices")))
}

/// `POST /desk/account/sessions`: signs out everywhere else.
pub(in crate::http) async fn end_sessions(
    web: web::Data<Web>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let session = match sent(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, _) => session,
        Sent::Kept(response) => return Ok(response),
    };
    let own = guard::secret(&web, &request).ok_or(PageError::Internal)?;
    let ended = sessions::end_others(&web.app, session.account.id, &own).await?;
    Ok(respond::see_other(&reader.to(&format!("/desk/account?ended={ended}"))))
}
