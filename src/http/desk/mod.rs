//! The coordinators' pages.

pub(super) mod account;
pub(super) mod choose;
pub(super) mod decide;
pub(super) mod documents;
mod fields;
mod history;
pub(super) mod import;
pub(super) mod import_file;
pub(super) mod invitation;
pub(super) mod letter;
pub(super) mod letter_preview;
pub(super) mod letters;
pub(super) mod log;
pub(super) mod messages;
pub(super) mod new_letter;
pub(super) mod new_signature;
pub(super) mod organisation;
pub(super) mod organisation_merge;
pub(super) mod organisations;
pub(super) mod passkeys;
pub(super) mod people;
pub(super) mod questions;
pub(super) mod queue;
mod rendered;
pub(super) mod second_factor;
pub(super) mod select;
pub(super) mod settings;
mod settings_form;
pub(super) mod sign_in;
pub(super) mod signature;
pub(super) mod step;
pub(super) mod tags;
pub(super) mod text;
mod text_page;
pub(super) mod together;
pub(super) mod undo;

use actix_web::{HttpRequest, HttpResponse, web};

use super::client::client_ip;
use super::error::PageError;
use super::forms::{self, Form};
use super::views::Reader;
use super::web::Web;
use super::{guard, respond};
use crate::sessions::Session;

/// Sends somebody who is not signed in to the sign-in page, and back here afterwards.
fn to_sign_in(here: &str) -> HttpResponse {
    respond::see_other(&sign_in_before(here))
}

/// Sends somebody who signed in too long ago for what is here to sign in again, and says so there.
fn to_fresh_sign_in(here: &str) -> HttpResponse {
    respond::see_other(&format!("{}&why=fresh", sign_in_before(here)))
}

fn sign_in_before(here: &str) -> String {
    let next: String = url::form_urlencoded::byte_serialize(here.as_bytes()).collect();
    format!("/desk/sign-in?next={next}")
}

/// What every desk page shows of who is there.
pub(super) struct Desk {
    /// The name of whoever is signed in.
    pub(super) name: String,
    /// The anti-forgery token for its forms.
    pub(super) form_token: String,
}

impl Desk {
    fn of(session: &Session) -> Self {
        Self { name: session.account.name.clone(), form_token: session.form_token.clone() }
    }
}

/// A form that somebody sent from a desk page.
pub(super) enum Sent {
    /// From a session that is open, by a page of ours.
    Form(Session, Form),
    /// The session had ended: what was typed is kept through signing in.
    Kept(HttpResponse),
}

/// Reads a form of the desk and checks where it comes from.
async fn sent(web: &Web, reader: &Reader, request: &HttpRequest, payload: web::Payload, cap: usize) -> Result<Sent, PageError> {
    let form = forms::read(request, payload, cap).await?;
    match guard::session(web, request).await? {
        Some(session) => {
            guard::check_form(web, request, &session, &form)?;
            Ok(Sent::Form(session, form))
        }
        None => {
            guard::check_site(web, request)?;
            // Nobody vouches for it, and the answer is as long as what was sent.
            web.limits.take(client_ip(request, &web.app.config.trusted_proxies)).map_err(PageError::TooMany)?;
            sign_in::keep_form(web, reader, request.path(), &form, cap).map(Sent::Kept)
        }
    }
}

/// As [`sent`], for dangerous acts: whoever signed in more than a few minutes ago does so again first, and the form is kept.
async fn sent_freshly(web: &Web, reader: &Reader, request: &HttpRequest, payload: web::Payload, cap: usize) -> Result<Sent, PageError> {
    match sent(web, reader, request, payload, cap).await? {
        Sent::Form(session, form) if !session.is_fresh(web.app.now()) => {
            sign_in::ask_again(web, reader, &session, request.path(), &form).map(Sent::Kept)
        }
        sent => Ok(sent),
    }
}
