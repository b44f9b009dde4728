//! Responses: pages, redirects, files.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION};
use actix_web::{HttpResponse, HttpResponseBuilder};
use askama::Template;

use super::error::PageError;

/// A page that is never stored by anybody: the usual case.
pub(super) fn page(status: StatusCode, template: &impl Template) -> Result<HttpResponse, PageError> {
    let mut response = HttpResponse::build(status);
    response.insert_header((CONTENT_TYPE, "text/html; charset=utf-8"));
    Ok(response.body(template.render()?))
}

/// "See other" (RFC 9110 §15.4.4): the browser goes there with GET.
pub(super) fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path)).finish()
}

/// A file to be saved under a harmless name (RFC 6266): the parts are a slug and words of ours.
pub(super) fn file(media_type: &str, name: &str, bytes: Vec<u8>) -> HttpResponse {
    let safe: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')).collect();
    builder(media_type).insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{safe}\""))).body(bytes)
}

fn builder(media_type: &str) -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_TYPE, media_type));
    response
}
