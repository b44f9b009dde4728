//! One conformance suite, run on both databases.

mod backup;
mod doors;
mod log;
mod migrations;
mod outbox;
mod work;
