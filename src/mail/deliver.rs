//! Empties the outbox.

use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::stream;

use super::{Mailer, compose};
use crate::app::App;
use crate::db::Result;
use crate::outbox::{self, Mail, Outcome};

/// Mails under way at a time: one alone reaches 23 a second, twelve over a hundred; lettre's own pool would not cap them.
const SENDERS: usize = 12;
/// Mails leased at a time.
const LEASED: i64 = 24;

/// Sends what is due. Returns how many mails were tried; none means that the outbox can rest.
///
/// # Errors
/// When the database fails; what was leased is tried again when its lease runs out.
pub async fn deliver_due(app: &App, mailer: &Arc<Mailer>) -> Result<usize> {
    let leased = outbox::lease(app, LEASED).await?;
    let count = leased.len();
    let mut settled = stream::iter(leased).map(|mail| deliver(app, mailer, mail)).buffer_unordered(SENDERS);
    while let Some(outcome) = settled.next().await {
        outcome?;
    }
    Ok(count)
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
