//! `POST /letters/{slug}/lost-link`: mails the links again. Same answer for everybody.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::sent;
use crate::basics::EmailAddress;
use crate::http::error::PageError;
use crate::http::forms::PublicForm;
use crate::http::respond;
use crate::http::views::Reader;
use crate::http::web::Web;
use crate::signatures;

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    PublicForm(form): PublicForm,
) -> Result<HttpResponse, PageError> {
    let Ok(email) = EmailAddress::parse(form.get("email")) else {
        return sent::show(&web, &slug, &reader, StatusCode::UNPROCESSABLE_ENTITY, form.get("email"), sent::Wrong::LostLink).await;
    };
    signatures::lost_link(&web.app, &slug, email, reader.t.code().to_owned()).await?;
    Ok(respond::see_other(&reader.to(&format!("/letters/{slug}/sign/sent?lost=1"))))
}
