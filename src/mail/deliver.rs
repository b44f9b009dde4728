//! Empties the outbox.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tokio::time::timeout;

use super::{Mailer, compose};
use crate::app::App;
use crate::db::Result;
use crate::outbox::{self, Mail, Outcome};

/// Mails under way at a time: one alone reaches 23 a second, twelve over a hundred; lettre's own pool would not cap them.
const SENDERS: usize = 12;

/// While some are under way, more are looked for this often: one that hangs does not hold the others.
const LOOK: Duration = Duration::from_secs(1);

/// Sends what is due, never leasing more than can be under way at once. Returns how many mails were tried; none means that the
/// outbox can rest.
///
/// # Errors
/// When the database fails; what was leased is tried again when its lease runs out.
pub async fn deliver_due(app: &App, mailer: &Arc<Mailer>) -> Result<usize> {
    let mut under_way = FuturesUnordered::new();
    let (mut tried, mut failed) = (0, Ok(()));
    loop {
        let free = SENDERS - under_way.len();
        if free > 0 && failed.is_ok() {
            match outbox::lease(app, i64::try_from(free).unwrap_or(1)).await {
                Ok(leased) => {
                    tried += leased.len();
                    under_way.extend(leased.into_iter().map(|mail| deliver(app, mailer, mail)));
                }
                Err(error) => failed = Err(error),
            }
        }
        if under_way.is_empty() {
            return failed.map(|()| tried);
        }
        // Sends under way are finished even where one outcome could not be recorded.
        if let Ok(Some(settled)) = timeout(LOOK, under_way.next()).await {
            failed = failed.and(settled);
        }
    }
}

async fn deliver(app: &App, mailer: &Mailer, mail: Mail) -> Result<()> {
    let outcome = match compose(app, &mail) {
        Ok(composed) => mailer.send(app, &mail, &composed).await,
        Err(error) => {
            tracing::error!(%error, kind = %mail.kind, "a mail could not be written");
            Outcome::Later(error.to_string())
        }
    };
    if let Outcome::Later(reason) | Outcome::PerhapsSent(reason) | Outcome::Undeliverable(reason) = &outcome {
        tracing::warn!(kind = %mail.kind, attempt = mail.attempts, reason, "a mail was not taken");
    }
    outbox::settle(app, &mail, outcome).await
}
