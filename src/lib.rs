//! x
pub mod app;
pub mod basics;
pub mod config;
pub mod db;
pub mod i18n;
pub mod links;
