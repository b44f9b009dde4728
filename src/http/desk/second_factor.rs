//! `/desk/account/security`: another password, another authenticator, new recovery codes, and the passkeys. Each needs a fresh sign-in.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use qrcode::QrCode;
use qrcode::render::svg;
use serde::Deserialize;

use super::invitation::{CodesPage, password_error};
use super::{Desk, Sent, sent_freshly, to_fresh_sign_in, to_sign_in};
use crate::accounts::passkeys::{self, Passkey};
use crate::accounts::{self, AccountError, Password};
use crate::basics::Id;
use crate::http::error::PageError;
use crate::http::forms;
use crate::http::guard::{Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::sessions::Session;

/// A secret as it is shown once: as text and as a picture to scan.
pub(super) struct Shown {
    pub(super) secret: String,
    /// An SVG of our own making, without anything typed in it but the address inside the code.
    pub(super) picture: String,
}

/// The secret of an account's authenticator (otpauth, as authenticator apps read it).
pub(super) fn shown(web: &Web, account: Id, generation: i64, email: &str) -> Shown {
    let secret = web.app.links.totp_secret(account, generation);
    let label: String = url::form_urlencoded::byte_serialize(email.as_bytes()).collect();
    let issuer = web.app.config.public_url.host();
    let text = format!("otpauth://totp/{issuer}:{label}?secret={secret}&issuer={issuer}");
    let picture = QrCode::new(text).map(|code| code.render::<svg::Color<'_>>().min_dimensions(200, 200).build()).unwrap_or_default();
    // The XML declaration has no place inside a page.
    let picture = picture.find("<svg").map(|at| picture[at..].to_owned()).unwrap_or_default();
    Shown { secret, picture }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    /// What was done with a passkey: `added` or `removed`.
    passkey: String,
}

#[derive(Template)]
#[template(path = "desk/second_factor.html")]
struct SecondFactorPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    email: &'a str,
    new: Shown,
    /// The number the new secret is made from: comes back with its first code.
    generation: i64,
    codes_left: usize,
    passkeys: Vec<Passkey>,
    /// Can this installation use passkeys?
    can_use: bool,
    /// Has the account as many as it may have?
    full: bool,
    /// What was done with a passkey.
    done: &'a str,
    /// The name that was typed for a passkey.
    name: &'a str,
    /// Key of what went wrong; empty when nothing did.
    error: &'static str,
}

/// What the page says of what was sent.
#[derive(Debug, Default)]
pub(super) struct Said<'a> {
    /// Key of what went wrong; empty when nothing did.
    pub(super) error: &'static str,
    /// What was done with a passkey.
    pub(super) done: &'a str,
    /// The name that was typed for a passkey.
    pub(super) name: &'a str,
}

/// `GET /desk/account/security`
pub(in crate::http) async fn get(
    web: web::Data<Web>,
    asked: web::Query<Asked>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    // The new secret is shown here, so looking needs a fresh sign-in too.
    match signed_in.0 {
        Some(session) if session.is_fresh(web.app.now()) => {
            show(&web, &reader, &session, Said { done: &asked.passkey, ..Said::default() }).await
        }
        Some(_) => Ok(to_fresh_sign_in(&here.0)),
        None => Ok(to_sign_in(&here.0)),
    }
}

/// The page, with what it says of what was sent.
pub(super) async fn show(web: &Web, reader: &Reader, session: &Session, said: Said<'_>) -> Result<HttpResponse, PageError> {
    let (account, generation) = (&session.account, accounts::new_generation(&web.app));
    let passkeys = passkeys::list(&web.app, account.id).await?;
    let page = SecondFactorPage {
        shell: Shell::new(web, reader),
        desk: Desk::of(session),
        email: &account.email,
        new: shown(web, account.id, generation, &account.email),
        generation,
        codes_left: accounts::recovery_left(account),
        can_use: passkeys::are_available(&web.app),
        full: passkeys.len() >= passkeys::MOST,
        passkeys,
        done: said.done,
        name: said.name,
        error: said.error,
    };
    respond::page(if page.error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
}

/// The page with what went wrong.
async fn wrong(web: &Web, reader: &Reader, session: &Session, error: &'static str) -> Result<HttpResponse, PageError> {
    show(web, reader, session, Said { error, ..Said::default() }).await
}

/// `POST /desk/account/security`: `act` is `password`, `authenticator` or `codes`.
pub(in crate::http) async fn post(
    web: web::Data<Web>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent_freshly(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let account = &session.account;
    let changed = match form.get("act") {
        "codes" => {
            let codes = accounts::new_recovery_codes(&web.app, account.id).await?;
            return respond::page(StatusCode::OK, &CodesPage { shell: Shell::new(&web, &reader), codes, next: reader.to("/desk") });
        }
        "authenticator" => {
            let generation = form.get("generation").parse().map_err(|_| PageError::BadRequest)?;
            accounts::change_authenticator(&web.app, account, generation, form.get("code")).await
        }
        "password" if form.get("password") != form.get("again") => return wrong(&web, &reader, &session, "password-differs").await,
        "password" => match Password::chosen(form.get("password"), &[&account.name, &account.email]) {
            Ok(new) => accounts::change_password(&web.app, account, &Password::typed(form.get("current")), &new).await,
            Err(error) => return wrong(&web, &reader, &session, password_error(error)).await,
        },
        _ => return Err(PageError::BadRequest),
    };
    match changed {
        // Every session has ended, this one too.
        Ok(()) => Ok(respond::see_other(&reader.to("/desk/sign-in?why=changed"))),
        Err(AccountError::WrongCode) => wrong(&web, &reader, &session, "invitation-wrong-code").await,
        Err(AccountError::WrongPassword) => wrong(&web, &reader, &session, "password-wrong").await,
        Err(error) => Err(error.into()),
    }
}
