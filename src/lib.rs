//! Undersigned hosts a joint civil-society letter, collects and verifies the sign-ons of organisations by email, lets
//! coordinators approve them, and produces the list of signatories.
//!
//! The rooms, from the front door to the cellar. An arrow means "may use" and always points down:
//! `http, worker, cli → intake → review, documents → roster → signatures → organisations, letters, verification → sessions →
//! accounts → outbox, audit → app → db, links, i18n, config → basics`. `mail` stands beside: it uses outbox, app and what is
//! below, and only `worker` and `cli` call it. *diesel* is named only in `db` and in files called `store.rs`; *actix* only in `http`;
//! *lettre* only in `mail`. `tests/architecture.rs` checks all of it.

pub mod cli;
pub mod http;
pub mod worker;

pub mod intake;

pub mod documents;
pub mod review;
pub mod roster;
pub mod signatures;

pub mod letters;
pub mod organisations;
pub mod verification;

pub mod accounts;
pub mod sessions;

pub mod audit;
pub mod mail;
pub mod outbox;

pub mod app;
pub mod config;
pub mod db;
pub mod i18n;
pub mod links;
pub mod telemetry;

pub mod basics;
