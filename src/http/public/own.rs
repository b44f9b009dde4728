//! `/signature/{token}`: the signer's own page for life: state, correction, visibility, leaving.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use crate::basics::OrganisationName;
use crate::http::error::PageError;
use crate::http::forms::PublicForm;
use crate::http::respond;
use crate::http::views::{LetterText, Reader, Shell, letter_text};
use crate::http::web::Web;
use crate::letters::{Letter, Visibility};
use crate::review;
use crate::signatures::{self, AmendError, Amended, OwnPage, Signature, Status};

#[derive(Template)]
#[template(path = "pages/own.html")]
struct View<'a> {
    shell: Shell<'a>,
    letter: &'a Letter,
    shown: LetterText<'a>,
    signature: &'a Signature,
    country: String,
    typed_name: &'a str,
    typed_visibility: &'a str,
    tried: &'a str,
    said: Said,
    action: String,
    letter_path: String,
}

/// What a POST did or found: a key of the catalogue, and whether it is an error.
#[derive(Default, Clone, Copy)]
struct Said {
    key: &'static str,
    is_error: bool,
}

impl View<'_> {
    fn may_correct(&self) -> bool {
        matches!(self.signature.status, Status::Unconfirmed | Status::Confirmed | Status::Approved)
    }

    fn has_ended(&self) -> bool {
        matches!(self.signature.status, Status::Withdrawn | Status::Merged)
    }

    fn is_on_list(&self) -> bool {
        self.signature.status == Status::Approved
    }

    fn is_typed(&self, visibility: &Visibility) -> bool {
        self.typed_visibility == visibility.as_str()
    }

    fn visibilities(&self) -> &[Visibility] {
        &self.letter.settings.visibility
    }
}

pub(in crate::http) async fn get(web: web::Data<Web>, token: web::Path<String>, reader: Reader) -> Result<HttpResponse, PageError> {
    show(&web, &token, &reader, StatusCode::OK, Said::default(), ("", "", "")).await
}

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    token: web::Path<String>,
    reader: Reader,
    PublicForm(form): PublicForm,
) -> Result<HttpResponse, PageError> {
    let typed = (form.get("organisation_name"), form.get("visibility"), form.get("act"));
    let refuse = |key| show(&web, &token, &reader, StatusCode::UNPROCESSABLE_ENTITY, Said { key, is_error: true }, typed);
    if !form.ticked("sure") {
        return refuse("own-sure-missing").await;
    }
    let outcome = match form.get("act") {
        "correct" => match OrganisationName::parse(form.get("organisation_name")) {
            Err(_) => return refuse("own-name-refused").await,
            Ok(name) => signatures::correct_name(&web.app, &token, name).await.map(|amended| match amended {
                Amended::Now => "own-corrected",
                Amended::Asked => "own-correction-asked",
            }),
        },
        "visibility" => match Visibility::parse(form.get("visibility")) {
            None => return refuse("own-not-offered").await,
            Some(wanted) => signatures::change_visibility(&web.app, &token, wanted)
                .await
                .map(|changed| if changed { "own-visibility-changed" } else { "own-unchanged" }),
        },
        "leave" => review::withdraw(&web.app, &token).await.map(|()| "own-left"),
        _ => return refuse("own-unknown-act").await,
    };
    match outcome {
        Ok(key) => show(&web, &token, &reader, StatusCode::OK, Said { key, is_error: false }, ("", "", "")).await,
        Err(AmendError::Ended) => refuse("own-ended").await,
        Err(AmendError::NotOffered) => refuse("own-not-offered").await,
        Err(AmendError::NameTaken) => refuse("own-name-taken").await,
        Err(error) => Err(error.into()),
    }
}

async fn show(
    web: &Web,
    token: &str,
    reader: &Reader,
    status: StatusCode,
    said: Said,
    (typed_name, typed_visibility, tried): (&str, &str, &str),
) -> Result<HttpResponse, PageError> {
    let OwnPage { letter, texts, signature } = signatures::own_page(&web.app, token).await?;
    let shown = letter_text(&texts, reader).ok_or(PageError::NotFound)?;
    let page = View {
        shell: Shell::new(web, reader),
        letter: &letter,
        shown,
        country: signature.country().map(|country| reader.t.country(country)).unwrap_or_default(),
        typed_name: if typed_name.is_empty() { &signature.organisation_name } else { typed_name },
        typed_visibility: if typed_visibility.is_empty() { signature.visibility.as_str() } else { typed_visibility },
        signature: &signature,
        tried,
        said,
        action: reader.to(&format!("/signature/{token}")),
        letter_path: reader.to(&format!("/letters/{}", letter.slug)),
    };
    respond::page(status, &page)
}
