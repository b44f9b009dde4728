//! The loop that sends mail and does what nobody asks for: closing letters, letting held mail go, tidying up.

mod chores;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, timeout};

use crate::app::App;
use crate::mail::{Mailer, deliver_due};

/// How often the outbox is looked at when nobody says that mail waits: other replicas cannot.
const LOOK: Duration = Duration::from_secs(1);
/// How often chores are done.
const CHORES: Duration = Duration::from_secs(30);

/// Works until `stop` says true. What is under way is finished.
pub async fn run(app: App, mailer: Arc<Mailer>, mut stop: watch::Receiver<bool>) {
    let mut chores_due = Instant::now();
    while !*stop.borrow() {
        if Instant::now() >= chores_due {
            chores::run(&app).await;
            chores_due = Instant::now() + CHORES;
        }
        match deliver_due(&app, &mailer).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::error!(%error, "the outbox cannot be read"),
        }
        tokio::select! {
            _ = timeout(LOOK, app.signals.mail.notified()) => {}
            _ = stop.changed() => {}
        }
    }
}
