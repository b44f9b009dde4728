//! The letter page is rendered once for each revision and language and kept as ready bytes.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use actix_web::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use sha2::{Digest, Sha256};

use super::error::PageError;

/// A replica asks the database for the revision at most this often.
const CHECKED: Duration = Duration::from_secs(1);
/// Pages kept; more are made anew.
const KEPT: usize = 500;

/// A page in every encoding. Its ETag is a hash of its bytes, never of the revision: a confidential approval must not show.
pub(super) struct ReadyPage {
    etag: String,
    identity: Bytes,
    gzip: Bytes,
    brotli: Bytes,
}

struct Kept {
    page: Arc<ReadyPage>,
    freshness: Freshness,
    checked: Instant,
    process_version: u64,
}

/// What a page was made from; equal means that it is still right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Freshness {
    pub(super) revision: i64,
    pub(super) phase: crate::letters::Phase,
}

/// The pages of this process.
#[derive(Default)]
pub(super) struct ReadyPages(Mutex<HashMap<(String, String), Kept>>);

impl std::fmt::Debug for ReadyPages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReadyPages")
    }
}

impl ReadyPages {
    /// A page that needs no question to the database: checked within the last second, and nothing changed in this process since.
    pub(super) fn fresh(&self, slug: &str, language: &str, process_version: u64) -> Option<Arc<ReadyPage>> {
        let pages = self.0.lock().ok()?;
        let kept = pages.get(&(slug.to_owned(), language.to_owned()))?;
        (kept.checked.elapsed() < CHECKED && kept.process_version == process_version).then(|| kept.page.clone())
    }

    /// A page that is still right by what the database says now.
    pub(super) fn confirmed(&self, slug: &str, language: &str, freshness: Freshness, process_version: u64) -> Option<Arc<ReadyPage>> {
        let mut pages = self.0.lock().ok()?;
        let kept = pages.get_mut(&(slug.to_owned(), language.to_owned())).filter(|kept| kept.freshness == freshness)?;
        kept.checked = Instant::now();
        kept.process_version = process_version;
        Some(kept.page.clone())
    }

    /// A page however old: for when the database is down.
    pub(super) fn any(&self, slug: &str, language: &str) -> Option<Arc<ReadyPage>> {
        self.0.lock().ok()?.get(&(slug.to_owned(), language.to_owned())).map(|kept| kept.page.clone())
    }

    /// Keeps a page.
    pub(super) fn keep(&self, slug: &str, language: &str, freshness: Freshness, process_version: u64, page: Arc<ReadyPage>) {
        if let Ok(mut pages) = self.0.lock() {
            if pages.len() >= KEPT {
                pages.clear();
            }
            pages.insert((slug.to_owned(), language.to_owned()), Kept { page, freshness, checked: Instant::now(), process_version });
        }
    }
}

impl ReadyPage {
    /// Encodes a rendered page.
    pub(super) fn new(html: String) -> Result<Self, PageError> {
        let failed = |_| PageError::Internal;
        let etag = Sha256::digest(html.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
        gzip.write_all(html.as_bytes()).map_err(failed)?;
        let gzip = gzip.finish().map_err(failed)?;
        let mut brotli = Vec::new();
        brotli::CompressorWriter::new(&mut brotli, 4096, 6, 20).write_all(html.as_bytes()).map_err(failed)?;
        Ok(Self { etag, identity: html.into(), gzip: gzip.into(), brotli: brotli.into() })
    }

    /// Answers a request: 304 where the browser has it, else in the best encoding it takes.
    pub(super) fn respond(&self, request: &HttpRequest) -> HttpResponse {
        let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let accepts = |coding: &str| {
            header(ACCEPT_ENCODING).split(',').any(|part| {
                let (name, quality) = part.split_once(';').unwrap_or((part, ""));
                name.trim() == coding && quality.trim() != "q=0"
            })
        };
        let (bytes, coding) = match () {
            () if accepts("br") => (&self.brotli, "br"),
            () if accepts("gzip") => (&self.gzip, "gzip"),
            () => (&self.identity, "identity"),
        };
        // A strong validator names the representation, so each encoding has its own (RFC 9110 §8.8.3.3).
        let etag = format!("\"{}-{coding}\"", self.etag);
        let known = header(IF_NONE_MATCH).split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag);
        let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
        response
            .insert_header((ETAG, etag))
            .insert_header((CACHE_CONTROL, "public, no-cache"))
            .insert_header((VARY, "accept-encoding, accept-language"));
        if known {
            return response.finish();
        }
        if coding != "identity" {
            response.insert_header((CONTENT_ENCODING, coding));
        }
        response.insert_header((CONTENT_TYPE, "text/html; charset=utf-8")).body(bytes.clone())
    }
}
