//! What happens around every handler.

mod error_pages;
mod headers;
mod local_mode;
mod log;
mod panics;

pub(super) use error_pages::error_pages;
pub(super) use headers::headers;
pub(super) use local_mode::local_mode;
pub(super) use log::log;
pub(super) use panics::panics;
