//! Small regular work. Each is safe to run on every replica at once.

use std::time::Duration;

use crate::app::App;
use crate::{audit, intake, letters, outbox, review, signatures, verification};

/// Rows that were never to be sent are kept this long, so that the moment of their removal tells nothing.
const SUPPRESSED_KEPT: Duration = Duration::from_secs(3600);

pub(super) async fn run(app: &App) {
    if let Err(error) = letters::close_overdue(app).await {
        tracing::error!(%error, "letters past their deadline could not be closed");
    }
    if let Err(error) = verification::release_held(app).await {
        tracing::error!(%error, "held mail could not be released");
    }
    if let Err(error) = audit::seal(app).await {
        tracing::error!(%error, "the log could not be sealed");
    }
    if let Err(error) = signatures::fold_tallies(app).await {
        tracing::error!(%error, "tallies could not be added up");
    }
    if let Err(error) = review::tell_coordinators(app).await {
        tracing::error!(%error, "coordinators could not be told what waits");
    }
    if let Err(error) = review::forget_old(app).await {
        tracing::error!(%error, "old decisions could not be forgotten");
    }
    if let Err(error) = intake::forget_old(app).await {
        tracing::error!(%error, "old files of imports could not be forgotten");
    }
    let before = app.now().minus(SUPPRESSED_KEPT);
    if let Err(error) = app.db.write("tidy outbox", move |c| outbox::drop_suppressed(c, before)).await {
        tracing::error!(%error, "the outbox could not be tidied");
    }
}
