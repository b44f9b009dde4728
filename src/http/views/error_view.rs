//! An error page says what happened and where one can go next.

use actix_web::{HttpRequest, web};
use askama::Template;

use super::{Reader, Shell};
use crate::http::error::PageError;
use crate::http::web::Web;

#[derive(Template)]
#[template(path = "pages/error.html")]
struct ErrorPage<'a> {
    shell: Shell<'a>,
    word: &'static str,
}

/// The page for an error in the reader's language; `None` leaves the plain one.
pub(in crate::http) fn error_page(request: &HttpRequest, error: PageError) -> Option<String> {
    let web = request.app_data::<web::Data<Web>>()?;
    let reader = Reader::of(request)?;
    ErrorPage { shell: Shell::new(web, &reader), word: error.word() }.render().ok()
}
