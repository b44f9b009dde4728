//! All tests in one binary: linking is the slow part.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod architecture;
mod browser;
mod catalogue;
mod journeys;
mod mails;
mod matching;
mod pages;
mod promises;
mod schema_parity;
mod storage;
mod support;
