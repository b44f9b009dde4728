//! All tests in one binary: linking is the slow part.

mod architecture;
mod catalogue;
mod journeys;
mod mails;
mod pages;
mod schema_parity;
mod storage;
mod support;
