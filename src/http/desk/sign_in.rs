//! `/desk/sign-in`, `/desk/sign-out`. A form whose session has expired is kept through signing in.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::accounts::Password;
use crate::accounts::passkeys::{Answer, Challenge};
use crate::http::assets;
use crate::http::client::client_ip;
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard;
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::sessions::{self, Factor, Session, SignIn, SignInError};

#[derive(Deserialize)]
pub(in crate::http) struct Next {
    #[serde(default)]
    next: String,
    /// Why somebody is sent here.
    #[serde(default)]
    why: String,
}

impl Next {
    /// The key of the sentence that says why; empty when there is none.
    fn reason(&self) -> &'static str {
        match self.why.as_str() {
            "fresh" => "sign-in-why-fresh",
            "changed" => "sign-in-why-changed",
            "new" => "sign-in-why-new",
            _ => "",
        }
    }
}

#[derive(Template)]
#[template(path = "desk/sign_in.html")]
struct SignInPage<'a> {
    shell: Shell<'a>,
    email: &'a str,
    /// Key of what went wrong; empty when nothing did.
    error: &'static str,
    /// Key of why somebody was sent here; empty when they came by themselves.
    why: &'static str,
    /// The password was right: now the second factor.
    due: Option<Due<'a>>,
    next: &'a str,
    kept: &'a str,
    script: &'static str,
}

/// What the second page is made of.
struct Due<'a> {
    /// Carried along.
    password: &'a str,
    /// For the passkeys of whoever has some.
    passkey: Option<Challenge>,
}

#[derive(Template)]
#[template(path = "desk/resume.html")]
struct Resume<'a> {
    shell: Shell<'a>,
    action: &'a str,
    fields: &'a [(String, String)],
    form_token: String,
}

pub(in crate::http) async fn get(web: web::Data<Web>, reader: Reader, next: web::Query<Next>) -> Result<HttpResponse, PageError> {
    let (shell, script) = (Shell::new(&web, &reader), assets::passkey_script());
    let page = SignInPage { shell, email: "", error: "", why: next.reason(), due: None, next: &next.next, kept: "", script };
    respond::page(StatusCode::OK, &page)
}

/// Asks to sign in and keeps the form that was posted without a valid session. `cap` is what a form of this route may hold.
///
/// # Errors
/// [`PageError::TooLarge`] for what grows when it is kept: a browser has encoded all that is encoded here, programs have not.
pub(super) fn keep_form(web: &Web, reader: &Reader, action: &str, form: &Form, cap: usize) -> Result<HttpResponse, PageError> {
    let kept = kept(form);
    let sent_back: usize = url::form_urlencoded::byte_serialize(kept.as_bytes()).map(str::len).sum();
    // Beside it come an address and a password.
    if kept.len() > cap || sent_back > forms::KEPT - forms::FORM {
        return Err(PageError::TooLarge);
    }
    page(web, reader, StatusCode::UNAUTHORIZED, "", "sign-in-expired", None, action, &kept)
}

/// Asks to sign in again for an act that needs a fresh sign-in, and keeps the form.
pub(super) fn ask_again(web: &Web, reader: &Reader, session: &Session, action: &str, form: &Form) -> Result<HttpResponse, PageError> {
    page(web, reader, StatusCode::UNAUTHORIZED, &session.account.email, "sign-in-again", None, action, &kept(form))
}

/// What is carried through signing in: never a password.
fn kept(form: &Form) -> String {
    const LEFT_OUT: [&str; 4] = ["form_token", "password", "again", "current"];
    let pairs = form.pairs().iter().filter(|(name, _)| !LEFT_OUT.contains(&name.as_str()));
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    guard::check_site(&web, &request)?;
    let ip = client_ip(&request, &web.app.config.trusted_proxies);
    // Each try costs a hash, and memory where it carries a long text: one source must not keep all places busy.
    web.limits.take(ip).map_err(PageError::TooMany)?;
    let form = forms::read(&request, payload, forms::KEPT).await?;
    let (email, next, kept) = (form.get("email"), form.get("next"), form.get("kept"));
    let typed = SignIn {
        email: email.to_owned(),
        password: Password::typed(form.get("password")),
        factor: factor(&form),
        source: web.limits.source(ip),
    };
    let again = |status, error, due| page(&web, &reader, status, email, error, due, next, kept);
    let due = |passkey| Some(Due { password: form.get("password"), passkey });
    match sessions::sign_in(&web.app, &web.throttle, typed).await {
        Ok(secret) => {
            // The session that asked is over: whoever has its secret has nothing any more.
            if let Some(old) = guard::secret(&web, &request) {
                sessions::end(&web.app, &old).await?;
            }
            let mut response = match kept {
                "" => respond::see_other(local_path(next)),
                _ => resume(&web, &reader, &secret, next, kept).await?,
            };
            response.add_cookie(&guard::session_cookie(&web, &secret)).map_err(|_| PageError::Internal)?;
            Ok(response)
        }
        Err(SignInError::Wrong) => again(StatusCode::UNPROCESSABLE_ENTITY, "sign-in-wrong", None),
        Err(SignInError::FactorDue(passkey)) => again(StatusCode::OK, "", due(passkey)),
        Err(SignInError::WrongCode(passkey)) => again(StatusCode::UNPROCESSABLE_ENTITY, "sign-in-wrong-code", due(passkey)),
        Err(SignInError::WrongPasskey(passkey)) => again(StatusCode::UNPROCESSABLE_ENTITY, "sign-in-wrong-passkey", due(passkey)),
        Err(SignInError::TooOften) => {
            let mut response = again(StatusCode::TOO_MANY_REQUESTS, "sign-in-too-often", None)?;
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("60"));
            Ok(response)
        }
        Err(SignInError::Storage(error)) => Err(error.into()),
        Err(SignInError::Password(_)) => Err(PageError::Unavailable),
    }
}

/// What came for the second factor: the answer of a passkey, which only a script sends, or a typed code.
fn factor(form: &Form) -> Option<Factor> {
    match (form.get("passkey"), form.get("code")) {
        ("", "") => None,
        ("", code) => Some(Factor::Code(code.to_owned())),
        (credential, _) => Some(Factor::Passkey(Answer { challenge: form.get("challenge").to_owned(), credential: credential.to_owned() })),
    }
}

/// `POST /desk/sign-out`
pub(in crate::http) async fn sign_out(web: web::Data<Web>, request: HttpRequest, payload: web::Payload) -> Result<HttpResponse, PageError> {
    let form = forms::read(&request, payload, forms::FORM).await?;
    if let (Some(secret), Some(session)) = (guard::secret(&web, &request), guard::session(&web, &request).await?) {
        guard::check_form(&web, &request, &session, &form)?;
        sessions::end(&web.app, &secret).await?;
    }
    let mut response = respond::see_other("/desk/sign-in");
    response.add_cookie(&guard::expired_cookie(&web)).map_err(|_| PageError::Internal)?;
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}

/// Shows what had been posted before the session expired, to be sent again with one button.
async fn resume(web: &Web, reader: &Reader, secret: &sessions::SessionSecret, next: &str, kept: &str) -> Result<HttpResponse, PageError> {
    let session = sessions::find(&web.app, secret).await?.ok_or(PageError::Internal)?;
    let form = Form::decode(kept.as_bytes());
    let page = Resume { shell: Shell::new(web, reader), action: local_path(next), fields: form.pairs(), form_token: session.form_token };
    respond::page(StatusCode::OK, &page)
}

/// Only ever back to the desk: never to somebody else's address.
fn local_path(next: &str) -> &str {
    let safe = (next == "/desk" || next.starts_with("/desk/")) && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if safe { next } else { "/desk" }
}

#[expect(clippy::too_many_arguments, reason = "one page, one call in each branch above")]
fn page(
    web: &Web,
    reader: &Reader,
    status: StatusCode,
    email: &str,
    error: &'static str,
    due: Option<Due<'_>>,
    next: &str,
    kept: &str,
) -> Result<HttpResponse, PageError> {
    let (shell, script) = (Shell::new(web, reader), assets::passkey_script());
    respond::page(status, &SignInPage { shell, email, error, why: "", due, next, kept, script })
}
