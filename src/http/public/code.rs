//! `POST /letters/{slug}/sign/code`: from the typed code to the confirm page. Confirms nothing itself.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::sent;
use crate::http::error::PageError;
use crate::http::forms::PublicForm;
use crate::http::respond;
use crate::http::views::Reader;
use crate::http::web::Web;
use crate::verification::{self, LinkError};

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    PublicForm(form): PublicForm,
) -> Result<HttpResponse, PageError> {
    match verification::redeem_code(&web.app, &slug, form.get("email"), form.get("code")).await {
        Ok(token) => Ok(respond::see_other(&reader.to(&format!("/confirm/{token}")))),
        Err(LinkError::Storage(error)) => Err(error.into()),
        Err(_) => sent::show(&web, &slug, &reader, StatusCode::UNPROCESSABLE_ENTITY, form.get("email"), sent::Wrong::Code).await,
    }
}
