//! Reads a posted form: a cap for each route, a deadline and a least rate for the body, every field kept.

use std::pin::Pin;
use std::time::Duration;

use actix_multipart::Multipart;
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::{self, Bytes, Payload};
use actix_web::{FromRequest, HttpRequest};
use futures_util::{StreamExt, stream};
use tokio::time::{Instant, timeout_at};

use super::client::client_ip;
use super::error::PageError;
use super::web::Web;
use crate::basics::markdown;

/// The largest form of the public and the desk, in bytes.
pub(super) const FORM: usize = 32 * 1024;
/// Bulk decisions carry up to a thousand identifiers.
pub(super) const BULK: usize = 64 * 1024;
/// A letter's text, of which each byte may arrive as three (`%E1`), and the fields beside it.
pub(super) const TEXT: usize = 3 * markdown::MAX_BYTES + 2 * FORM;
/// What is kept through signing in is encoded once more: `%E1` becomes `%25E1`.
pub(super) const KEPT: usize = TEXT / 3 * 5 + FORM;
/// A file to import, and the few fields beside it (R57).
pub(super) const IMPORT: usize = 2 * 1024 * 1024 + 16 * 1024;
/// More parts than a form with a file has.
const PARTS: usize = 10;
/// More fields than any form of ours has.
const FIELDS: usize = 1_100;

/// A body may take this long, and a second more for every 16 KiB that have arrived.
const BODY_DEADLINE: Duration = Duration::from_secs(10);
const PER_SECOND: usize = 16 * 1024;

/// A posted form in the order of its fields.
#[derive(Debug, Clone, Default)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    /// The first value of a field; an absent field equals an empty one.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field that may be repeated.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Is a check box ticked?
    pub(super) fn ticked(&self, name: &str) -> bool {
        matches!(self.get(name), "on" | "true" | "1")
    }

    /// All fields.
    pub(super) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// A form as if it had been posted, to be shown filled in.
    pub(super) fn filled(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// A form from an encoded body. Bytes that are not UTF-8 become U+FFFD, which validation names.
    pub(super) fn decode(body: &[u8]) -> Self {
        Self(url::form_urlencoded::parse(body).take(FIELDS).map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }
}

/// Reads the body of a POST as a form.
pub(super) async fn read(request: &HttpRequest, payload: Payload, cap: usize) -> Result<Form, PageError> {
    check_headers(request, "application/x-www-form-urlencoded", cap)?;
    Ok(Form::decode(&body(payload, cap).await?))
}

/// A posted form with one file (RFC 7578).
#[derive(Debug, Default)]
pub(super) struct Upload {
    /// The fields that are no file.
    pub(super) form: Form,
    /// The file's name on the computer it comes from.
    pub(super) name: String,
    /// What it holds.
    pub(super) content: Vec<u8>,
}

/// Reads the body of a POST as a form with one file.
pub(super) async fn read_upload(request: &HttpRequest, payload: Payload, cap: usize) -> Result<Upload, PageError> {
    check_headers(request, "multipart/form-data", cap)?;
    // Whole before it is taken apart: size, deadline and rate are those of every other form.
    let whole = Ok::<_, PayloadError>(Bytes::from(body(payload, cap).await?));
    let mut parts = Multipart::new(request.headers(), stream::iter([whole]));
    let mut upload = Upload::default();
    let mut count = 0;
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|_| PageError::BadRequest)?;
        count += 1;
        if count > PARTS {
            return Err(PageError::BadRequest);
        }
        let file = part.content_disposition().and_then(|disposition| disposition.get_filename()).map(str::to_owned);
        let field = part.name().unwrap_or_default().to_owned();
        let mut value = Vec::new();
        while let Some(chunk) = part.next().await {
            value.extend_from_slice(&chunk.map_err(|_| PageError::BadRequest)?);
        }
        match file {
            Some(name) => (upload.name, upload.content) = (name, value),
            None => upload.form.0.push((field, String::from_utf8_lossy(&value).into_owned())),
        }
    }
    Ok(upload)
}

fn check_headers(request: &HttpRequest, media_type: &str, cap: usize) -> Result<(), PageError> {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !header(CONTENT_TYPE).to_ascii_lowercase().starts_with(media_type) {
        return Err(PageError::UnsupportedMedia);
    }
    if !matches!(header(CONTENT_ENCODING), "" | "identity") {
        return Err(PageError::UnsupportedMedia);
    }
    if header(CONTENT_LENGTH).parse::<usize>().is_ok_and(|length| length > cap) {
        return Err(PageError::TooLarge);
    }
    Ok(())
}

/// A form of the public: within its size, its time and the rate of its source.
pub(super) struct PublicForm(pub(super) Form);

impl FromRequest for PublicForm {
    type Error = PageError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, PageError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut actix_web::dev::Payload) -> Self::Future {
        let (request, body) = (request.clone(), Payload::from_request(request, payload));
        Box::pin(async move {
            let web = request.app_data::<web::Data<Web>>().ok_or(PageError::Internal)?;
            let body = body.await.map_err(|_| PageError::BadRequest)?;
            let form = read(&request, body, FORM).await?;
            web.limits.take(client_ip(&request, &web.app.config.trusted_proxies)).map_err(PageError::TooMany)?;
            Ok(Self(form))
        })
    }
}

async fn body(mut payload: Payload, cap: usize) -> Result<Vec<u8>, PageError> {
    let started = Instant::now();
    let mut body = Vec::new();
    loop {
        let deadline = started + BODY_DEADLINE + Duration::from_secs((body.len() / PER_SECOND) as u64);
        match timeout_at(deadline, payload.next()).await {
            Err(_) => return Err(PageError::TooSlow),
            Ok(None) => return Ok(body),
            Ok(Some(Err(_))) => return Err(PageError::BadRequest),
            Ok(Some(Ok(chunk))) if body.len() + chunk.len() > cap => return Err(PageError::TooLarge),
            Ok(Some(Ok(chunk))) => body.extend_from_slice(&chunk),
        }
    }
}
