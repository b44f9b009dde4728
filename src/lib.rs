//! x
pub mod accounts;
pub mod app;
pub mod audit;
pub mod basics;
pub mod config;
pub mod db;
pub mod documents;
pub mod i18n;
pub mod letters;
pub mod links;
pub mod organisations;
pub mod outbox;
pub mod review;
pub mod roster;
pub mod sessions;
pub mod signatures;
pub mod verification;
