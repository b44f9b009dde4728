//! Puts a page in the reader's language in the place of a bare error.

use actix_web::Error;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::middleware::Next;

use crate::http::error::PageError;
use crate::http::views;

pub(in crate::http) async fn error_pages(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let response = next.call(request).await?.map_into_boxed_body();
    let Some(error) = response.response().extensions().get::<PageError>().copied() else { return Ok(response) };
    let Some(html) = views::error_page(response.request(), error) else { return Ok(response) };
    let mut response = response.map_body(|_, _| BoxBody::new(html));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    Ok(response)
}
