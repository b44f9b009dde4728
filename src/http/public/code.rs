//! `POST /letters/{slug}/sign/code`: from the typed code to the confirm page. Confirms nothing itself.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::sent;
use crate::http::client::client_ip;
use crate::http::error::PageError;
use crate::http::views::Reader;
use crate::http::web::Web;
use crate::http::{forms, respond};
use crate::verification::{self, LinkError};

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = forms::read(&request, payload, forms::FORM).await?;
    web.limits.take(client_ip(&request, &web.app.config.trusted_proxies)).map_err(PageError::TooMany)?;
    match verification::redeem_code(&web.app, &slug, form.get("email"), form.get("code")).await {
        Ok(token) => Ok(respond::see_other(&reader.to(&format!("/confirm/{token}")))),
        Err(LinkError::Storage(error)) => Err(error.into()),
        Err(_) => sent::show(&web, &slug, &reader, StatusCode::UNPROCESSABLE_ENTITY, form.get("email"), sent::Wrong::Code).await,
    }
}
