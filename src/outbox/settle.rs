//! Records what became of an attempt.

use std::time::Duration;

use super::store;
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{Id, Timestamp, entropy};
use crate::db::Result;

/// Retries stop after this long (RFC 5321 §4.5.4.1: at least four to five days).
const GIVE_UP_AFTER: Duration = Duration::from_secs(4 * 24 * 3600);

/// Stands before what the server said where the last attempt may have delivered the mail.
const PERHAPS: &str = "perhaps delivered: ";

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it.
    Sent,
    /// Trying later may help: 4xx, refused, time-out before the message was handed over.
    Later(String),
    /// The connection ended after the message was handed over and before the answer (RFC 5321 §4.5.3.2.6): it may have arrived.
    PerhapsSent(String),
    /// The server will never take it: 5xx.
    Undeliverable(String),
}

/// Records the outcome and decides about another attempt.
///
/// # Errors
/// When the database fails; then the lease runs out and the mail is tried again.
pub async fn settle(app: &App, mail: &super::Mail, outcome: Outcome) -> Result<()> {
    let (id, lease, letter, attempts, created_at) = (mail.id, mail.leased_until, mail.letter_id, mail.attempts, mail.created_at);
    let now = app.now();
    let was_perhaps_sent = mail.last_error.starts_with(PERHAPS);
    let jitter = u64::from(entropy::bytes::<1>(&*app.entropy)[0]);
    app.db
        .write("settle mail", move |c| match &outcome {
            Outcome::Sent => store::finish(c, id, lease, "sent", now, ""),
            Outcome::Undeliverable(reason) => undeliverable(c, now, letter, (id, lease), reason),
            // One more try, not soon: a second copy is better than none, a flood is not.
            Outcome::PerhapsSent(reason) if was_perhaps_sent => store::finish(c, id, lease, "perhaps sent", now, reason),
            Outcome::PerhapsSent(reason) => {
                store::postpone(c, id, lease, now.plus(Duration::from_secs(1800)), &format!("{PERHAPS}{reason}"))
            }
            Outcome::Later(reason) if now >= created_at.plus(GIVE_UP_AFTER) => undeliverable(c, now, letter, (id, lease), reason),
            Outcome::Later(reason) => store::postpone(c, id, lease, next_try(now, attempts, jitter), reason),
        })
        .await
}

fn undeliverable(
    c: &mut crate::db::Connection,
    now: Timestamp,
    letter: Option<Id>,
    (id, lease): (Id, Option<Timestamp>),
    reason: &str,
) -> Result<()> {
    store::finish(c, id, lease, "undeliverable", now, reason)?;
    let event = Event { actor: Actor::System, act: "mail undeliverable", letter, subject: Some(id), detail: serde_json::json!({}) };
    audit::record(c, now, &event)
}

/// A minute or two at first, then at least half an hour (RFC 5321 §4.5.4.1), doubling up to four hours; never two at one moment.
fn next_try(now: Timestamp, attempts: i64, jitter: u64) -> Timestamp {
    let base = match attempts {
        ..=1 => 60,
        n => (1800_u64 << (n - 2).clamp(0, 3)).min(4 * 3600),
    };
    now.plus(Duration::from_millis(base * 1000 + base * 1000 * jitter / 512))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_as_the_standard_asks() {
        let now = Timestamp::from_micros(0);
        let wait = |attempts, jitter| next_try(now, attempts, jitter).since(now).as_secs();
        assert!((60..=300).contains(&wait(1, 0)) && (60..=300).contains(&wait(1, 255)));
        assert!(wait(2, 0) >= 1800);
        assert!(wait(50, 255) <= 6 * 3600);
    }
}
