//! The loop that sends mail and does what nobody asks for: closing letters, letting held mail go, tidying up.

mod chores;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::app::App;
use crate::mail::{Mailer, deliver_due};
use crate::review;

/// How often the outbox is looked at when nobody says that mail waits: other replicas cannot.
const LOOK: Duration = Duration::from_secs(1);
/// How often chores are done.
const CHORES: Duration = Duration::from_secs(30);
/// A stop lets mails under way end for this long; what is cut off then goes again when its lease runs out.
const GRACE: Duration = Duration::from_secs(9);

/// Works until `stop` says true. What is under way is finished.
pub async fn run(app: App, mailer: Arc<Mailer>, mut stop: watch::Receiver<bool>) {
    // In a task of their own: a mail server that hangs must not keep a letter open.
    let chores = tokio::spawn(regularly(app.clone(), stop.clone()));
    let filing = tokio::spawn(file_for_searching(app.clone(), stop.clone()));
    while !*stop.borrow() {
        let mut sending = Box::pin(deliver_due(&app, &mailer));
        let sent = tokio::select! {
            sent = &mut sending => sent,
            _ = stop.changed() => {
                let _ = timeout(GRACE, sending).await;
                break;
            }
        };
        match sent {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::error!(%error, "the outbox cannot be read"),
        }
        tokio::select! {
            _ = timeout(LOOK, app.signals.mail.notified()) => {}
            _ = stop.changed() => {}
        }
    }
    let _ = tokio::join!(chores, filing);
}

/// Every second, so that searching need not read much one by one.
async fn file_for_searching(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = review::index(&app).await {
            tracing::error!(%error, "sign-ons could not be filed for searching");
        }
        tokio::select! {
            () = sleep(LOOK) => {}
            _ = stop.changed() => {}
        }
    }
}

async fn regularly(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        chores::run(&app).await;
        tokio::select! {
            () = sleep(CHORES) => {}
            _ = stop.changed() => {}
        }
    }
}
