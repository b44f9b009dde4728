//! `/desk/invitation/{token}`: from an invitation to an account of one's own, or to another role for it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::second_factor;
use crate::accounts::{self, AccountError, NewMember, Opened, Password, PasswordError};
use crate::basics::text;
use crate::http::error::PageError;
use crate::http::forms::{Form, PublicForm};
use crate::http::guard;
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;

/// Where somebody goes who has just made their account.
const MADE: &str = "/desk/sign-in?why=new";

#[derive(Template)]
#[template(path = "desk/invitation.html")]
struct InvitationPage<'a> {
    shell: Shell<'a>,
    action: String,
    opened: &'a Opened,
    /// Signed in as the invited: one button accepts.
    form_token: Option<String>,
    sign_in: String,
    name: &'a str,
    error: &'static str,
    /// Secret and picture of it; none in local mode, where no second factor is asked for.
    factor: Option<second_factor::Shown>,
}

#[derive(Template)]
#[template(path = "desk/codes.html")]
pub(super) struct CodesPage<'a> {
    pub(super) shell: Shell<'a>,
    pub(super) codes: Vec<String>,
    /// Where to go on.
    pub(super) next: String,
}

/// The invitation was used, taken back, or is too old.
#[derive(Template)]
#[template(path = "desk/ended.html")]
struct EndedPage<'a> {
    shell: Shell<'a>,
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    token: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    match accounts::open_invitation(&web.app, &token).await {
        Ok(opened) => show(&web, &reader, &request, &token, &opened, "", "").await,
        Err(AccountError::Ended) => respond::page(StatusCode::GONE, &EndedPage { shell: Shell::new(&web, &reader) }),
        Err(error) => Err(error.into()),
    }
}

async fn show(
    web: &Web,
    reader: &Reader,
    request: &HttpRequest,
    token: &str,
    opened: &Opened,
    name: &str,
    error: &'static str,
) -> Result<HttpResponse, PageError> {
    let action = reader.to(&format!("/desk/invitation/{token}"));
    let session = guard::session(web, request).await?;
    let own = session.filter(|session| session.account.email_key == opened.invitation.email_key);
    let next: String = url::form_urlencoded::byte_serialize(action.as_bytes()).collect();
    let page = InvitationPage {
        shell: Shell::new(web, reader),
        sign_in: format!("/desk/sign-in?next={next}"),
        action,
        opened,
        form_token: own.map(|session| session.form_token),
        name,
        error,
        factor: (!web.app.config.is_local()).then(|| second_factor::shown(web, opened.invitation.id, 0, &opened.invitation.email)),
    };
    respond::page(if error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
}

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    token: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    PublicForm(form): PublicForm,
) -> Result<HttpResponse, PageError> {
    guard::check_site(&web, &request)?;
    let opened = accounts::open_invitation(&web.app, &token).await?;
    if let Some(session) = guard::session(&web, &request).await?.filter(|_| opened.account.is_some()) {
        guard::check_form(&web, &request, &session, &form)?;
        accounts::accept_as_member(&web.app, &token, &session.account).await?;
        return Ok(respond::see_other(&reader.to(&format!("/desk/letters/{}", opened.slug))));
    }
    let accepted = match member(&form, &opened) {
        Ok(new) => accounts::accept_as_new(&web.app, &token, new).await,
        Err(error) => return show(&web, &reader, &request, &token, &opened, form.get("name"), error).await,
    };
    let error = match accepted {
        Ok(codes) if web.app.config.is_local() => {
            drop(codes);
            return Ok(respond::see_other(&reader.to(MADE)));
        }
        Ok(codes) => return respond::page(StatusCode::OK, &CodesPage { shell: Shell::new(&web, &reader), codes, next: reader.to(MADE) }),
        Err(AccountError::WrongCode) => "invitation-wrong-code",
        Err(AccountError::Exists) => "invitation-exists",
        Err(error) => return Err(error.into()),
    };
    show(&web, &reader, &request, &token, &opened, form.get("name"), error).await
}

/// What was typed, or the key of what is wrong with it.
fn member(form: &Form, opened: &Opened) -> Result<NewMember, &'static str> {
    let name = text::one_line(form.get("name"), 200).ok().filter(|name| !name.is_empty()).ok_or("invitation-no-name")?;
    if form.get("password") != form.get("again") {
        return Err("password-differs");
    }
    let password = Password::chosen(form.get("password"), &[&name, &opened.invitation.email]).map_err(password_error)?;
    Ok(NewMember { name, password, code: form.get("code").to_owned() })
}

/// The key of what is wrong with a new password.
pub(super) fn password_error(error: PasswordError) -> &'static str {
    match error {
        PasswordError::TooShort => "password-too-short",
        PasswordError::TooLong => "password-too-long",
        PasswordError::Guessable | PasswordError::Failed => "password-guessable",
    }
}
