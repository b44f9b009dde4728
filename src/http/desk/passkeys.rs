//! `/desk/account/passkeys`: adds and removes passkeys. Each act needs a fresh sign-in.
//!
//! Adding takes two forms: the first asks for a name, the second holds what the browser signs. So the name is right before a device
//! makes a key, looking at the account writes nothing, and nobody loses the five minutes of a challenge by reading.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::second_factor::{self, Said};
use super::{Desk, Sent, sent_freshly};
use crate::accounts::AccountError;
use crate::accounts::passkeys::{self, Answer, Challenge};
use crate::basics::text;
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::http::{assets, guard};
use crate::sessions::Session;

/// The longest name of a passkey, in characters.
const LONGEST_NAME: usize = 100;

#[derive(Template)]
#[template(path = "desk/passkey.html")]
struct PasskeyPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    name: &'a str,
    challenge: Challenge,
    script: &'static str,
}

/// `POST /desk/account/passkeys`: `act` is `begin`, `add` or `remove`.
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
    let own = guard::secret(&web, &request).ok_or(PageError::Internal)?.hash();
    let (changed, done) = match form.get("act") {
        "begin" => return begin(&web, &reader, &session, &form).await,
        "add" => (add(&web, &session, own, &form).await, "added"),
        "remove" => {
            let id = form.get("passkey").parse().map_err(|_| PageError::BadRequest)?;
            (passkeys::remove(&web.app, session.account.id, own, id).await, "removed")
        }
        _ => return Err(PageError::BadRequest),
    };
    match changed {
        Ok(()) => Ok(respond::see_other(&reader.to(&format!("/desk/account/security?passkey={done}")))),
        Err(error) => refused(&web, &reader, &session, &form, error).await,
    }
}

/// The page whose button asks the browser for a passkey of this name.
async fn begin(web: &Web, reader: &Reader, session: &Session, form: &Form) -> Result<HttpResponse, PageError> {
    let Ok(name) = text::one_line(form.get("passkey_name"), LONGEST_NAME) else {
        let said = Said { error: "passkeys-name-wrong", name: form.get("passkey_name"), ..Said::default() };
        return second_factor::show(web, reader, session, said).await;
    };
    match passkeys::begin_registration(&web.app, &session.account).await {
        Ok(challenge) => {
            let (shell, script) = (Shell::new(web, reader), assets::passkey_script());
            respond::page(StatusCode::OK, &PasskeyPage { shell, desk: Desk::of(session), name: &name, challenge, script })
        }
        Err(error) => refused(web, reader, session, form, error).await,
    }
}

async fn add(web: &Web, session: &Session, own: [u8; 32], form: &Form) -> Result<(), AccountError> {
    // It was right on the first form: whoever changed it since did not use our page.
    let name = text::one_line(form.get("passkey_name"), LONGEST_NAME).map_err(|_| AccountError::PasskeyRefused)?;
    let answer = Answer { challenge: form.get("challenge").to_owned(), credential: form.get("passkey").to_owned() };
    passkeys::finish_registration(&web.app, &session.account, own, &answer, name).await
}

async fn refused(web: &Web, reader: &Reader, session: &Session, form: &Form, error: AccountError) -> Result<HttpResponse, PageError> {
    let error = match error {
        AccountError::PasskeyRefused => "passkeys-refused",
        AccountError::NoRelyingParty => "passkeys-unavailable",
        AccountError::TooManyPasskeys => "passkeys-full",
        other => return Err(other.into()),
    };
    second_factor::show(web, reader, session, Said { error, name: form.get("passkey_name"), ..Said::default() }).await
}
