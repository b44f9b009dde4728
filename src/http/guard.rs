//! Who is at the desk, and whether a form was sent by their own page.

use std::future::{Ready, ready};
use std::pin::Pin;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::http::header::ORIGIN;
use actix_web::{FromRequest, HttpRequest, web};

use super::error::PageError;
use super::forms::Form;
use super::web::Web;
use crate::accounts::{Reviewer, Role, authorise};
use crate::letters::{self, Letter};
use crate::sessions::{self, Session, SessionSecret};

/// Over TLS the browser itself keeps the cookie to this host and path (`__Host-`, RFC 6265bis).
fn cookie_name(web: &Web) -> &'static str {
    if web.app.config.public_url.is_https() { "__Host-session" } else { "session" }
}

/// The cookie of a new session.
pub(super) fn session_cookie(web: &Web, secret: &SessionSecret) -> Cookie<'static> {
    Cookie::build(cookie_name(web), secret.as_str().to_owned())
        .path("/")
        .http_only(true)
        .secure(web.app.config.public_url.is_https())
        .same_site(SameSite::Lax)
        .finish()
}

/// A cookie that removes the session's.
pub(super) fn expired_cookie(web: &Web) -> Cookie<'static> {
    let mut cookie = Cookie::build(cookie_name(web), "").path("/").http_only(true).secure(web.app.config.public_url.is_https()).finish();
    cookie.make_removal();
    cookie
}

/// The secret that the browser sent, if any.
pub(super) fn secret(web: &Web, request: &HttpRequest) -> Option<SessionSecret> {
    request.cookie(cookie_name(web)).map(|cookie| SessionSecret::from_cookie(cookie.value()))
}

/// The session of a request, if there is one.
pub(super) async fn session(web: &Web, request: &HttpRequest) -> Result<Option<Session>, PageError> {
    match secret(web, request) {
        Some(secret) => Ok(sessions::find(&web.app, &secret).await?),
        None => Ok(None),
    }
}

/// Somebody who is signed in, for pages that are only looked at; others are sent to sign in.
pub(super) struct SignedIn(pub(super) Option<Session>);

impl FromRequest for SignedIn {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let web = request.app_data::<web::Data<Web>>().ok_or(PageError::Internal)?;
            Ok(Self(session(web, &request).await?))
        })
    }
}

/// The path and query of a request, to come back to after signing in.
pub(super) struct Here(pub(super) String);

impl FromRequest for Here {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string))))
    }
}

/// Was this form sent by a page of ours? The token must fit, and what the browser says of the origin must not contradict it.
///
/// Our own pages say `no-referrer`, so browsers send `Origin: null` with their forms; `Sec-Fetch-Site` then tells.
pub(super) fn check_form(web: &Web, request: &HttpRequest, session: &Session, form: &Form) -> Result<(), PageError> {
    check_site(web, request)?;
    if web.app.links.same(form.get("form_token"), &session.form_token) { Ok(()) } else { Err(PageError::Forbidden) }
}

/// Does what the browser says of the form's origin fit a page of ours? For forms that no session vouches for.
pub(super) fn check_site(web: &Web, request: &HttpRequest) -> Result<(), PageError> {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let site_fits = header("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    let origin_fits = header(ORIGIN.as_str()).is_none_or(|origin| origin == "null" || origin == web.app.config.public_url.base());
    if site_fits && origin_fits { Ok(()) } else { Err(PageError::Forbidden) }
}

/// The letter of this slug and the right to act on it as `role`. A letter of others answers as one that does not exist.
pub(super) async fn reviewer(web: &Web, session: &Session, slug: &str, role: Role) -> Result<(Letter, Reviewer), PageError> {
    let slug = slug.to_owned();
    let letter = web.app.db.read(move |c| letters::by_slug(c, &slug)).await?.ok_or(PageError::NotFound)?;
    let reviewer = authorise(&web.app, &session.account, letter.id, role).await?;
    Ok((letter, reviewer))
}
