//! Small regular work. Each is safe to run on every replica at once.

use std::fmt::Display;
use std::time::Duration;

use crate::app::App;
use crate::{accounts, audit, intake, letters, outbox, review, signatures, verification};

/// Rows that were never to be sent are kept this long, so that the moment of their removal tells nothing.
const SUPPRESSED_KEPT: Duration = Duration::from_secs(3600);

pub(super) async fn run(app: &App) {
    noted("letters past their deadline could not be closed", letters::close_overdue(app).await);
    noted("held mail could not be released", verification::release_held(app).await);
    noted("the log could not be sealed", audit::seal(app).await);
    noted("tallies could not be added up", signatures::fold_tallies(app).await);
    noted("coordinators could not be told what waits", review::tell_coordinators(app).await);
    noted("old decisions could not be forgotten", review::forget_old(app).await);
    noted("old files of imports could not be forgotten", intake::forget_old(app).await);
    noted("old challenges for passkeys could not be forgotten", accounts::passkeys::forget_challenges(app).await);
    let before = app.now().minus(SUPPRESSED_KEPT);
    noted("the outbox could not be tidied", app.db.write("tidy outbox", move |c| outbox::drop_suppressed(c, before)).await);
}

/// A chore that fails is tried again at the next round; the others do not wait for it.
fn noted<T, E: Display>(what: &str, outcome: Result<T, E>) {
    if let Err(error) = outcome {
        tracing::error!(%error, "{what}");
    }
}
