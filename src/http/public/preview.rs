//! `GET /demo/inbox`: local mode without a mail server shows mail here.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use crate::http::error::PageError;
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;

#[derive(Template)]
#[template(path = "pages/preview.html")]
struct Preview<'a> {
    shell: Shell<'a>,
    mails: Vec<Shown>,
}

struct Shown {
    at: String,
    to: String,
    subject: String,
    language: String,
    /// Lines of the text; those that are an address of ours are links.
    lines: Vec<Line>,
}

struct Line {
    text: String,
    link: Option<String>,
}

pub(in crate::http) async fn get(web: web::Data<Web>, reader: Reader) -> Result<HttpResponse, PageError> {
    let inbox = web.preview.as_ref().ok_or(PageError::NotFound)?;
    let base = web.app.config.public_url.base();
    let mails = inbox
        .mails()
        .into_iter()
        .map(|mail| Shown {
            at: mail.at.to_string(),
            to: mail.to,
            subject: mail.subject,
            language: mail.language,
            lines: mail
                .text
                .lines()
                .map(|line| Line {
                    text: line.to_owned(),
                    link: line.strip_prefix(base).filter(|rest| rest.starts_with('/')).map(str::to_owned),
                })
                .collect(),
        })
        .collect();
    respond::page(StatusCode::OK, &Preview { shell: Shell::new(&web, &reader), mails })
}
