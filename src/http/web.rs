//! What every handler is given.

use crate::app::App;
use crate::outbox::PreviewInbox;
use crate::sessions::Throttle;

use super::ready_page::ReadyPages;
use super::source_limits::SourceLimits;

/// The application as the web sees it.
#[derive(Debug)]
pub struct Web {
    /// The application.
    pub app: App,
    /// Local mode without a mail server.
    pub preview: Option<PreviewInbox>,
    pub(super) limits: SourceLimits,
    pub(super) throttle: Throttle,
    pub(super) pages: ReadyPages,
}

impl Web {
    /// The web side of an application.
    pub fn new(app: App, preview: Option<PreviewInbox>) -> Self {
        let limits = SourceLimits::new(&app.config.limits);
        Self { app, preview, limits, throttle: Throttle::default(), pages: ReadyPages::default() }
    }
}
