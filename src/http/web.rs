//! What every handler is given.

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::app::App;
use crate::outbox::PreviewInbox;
use crate::sessions::Throttle;

use super::error::PageError;
use super::ready_page::ReadyPages;
use super::source_limits::SourceLimits;

/// Files that are read and compared at a time (R59): more would take both cores from those who sign.
const HEAVY_AT_A_TIME: usize = 2;

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
    heavy: Semaphore,
}

impl Web {
    /// The web side of an application.
    pub fn new(app: App, preview: Option<PreviewInbox>) -> Self {
        let limits = SourceLimits::new(&app.config.limits);
        let heavy = Semaphore::new(HEAVY_AT_A_TIME);
        Self { app, preview, limits, throttle: Throttle::default(), pages: ReadyPages::default(), heavy }
    }

    /// Waits for a turn at work that keeps a core busy; it lasts as long as what is returned.
    pub(super) async fn heavy_turn(&self) -> Result<SemaphorePermit<'_>, PageError> {
        self.heavy.acquire().await.map_err(|_| PageError::Internal)
    }
}
