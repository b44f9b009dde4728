//! Puts a mail into the outbox.

use super::{Message, store};
use crate::app::App;
use crate::basics::{EmailAddress, Id, Timestamp, entropy};
use crate::db::{Connection, Result};
use crate::links::Purpose;

/// May the mail leave?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// At once.
    Now,
    /// When the decision that causes it can no longer be undone.
    WhenStands {
        /// The decision.
        decision: Id,
        /// Until when it can be undone.
        until: Timestamp,
        /// And not before the hourly budget allows it.
        held: bool,
    },
    /// When the hourly budget allows it.
    Held,
    /// Never: kept for a moment so that a blocked address costs the same work as any other (R7).
    Suppressed,
}

/// What the link of a mail is made from.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// What it opens.
    pub purpose: Purpose,
    /// The verification or signature.
    pub id: Id,
    /// Its generation.
    pub generation: i64,
}

/// A mail to be sent.
#[derive(Debug)]
pub struct NewMail<'a> {
    /// The letter it is about.
    pub letter: Option<Id>,
    /// To whom.
    pub recipient: &'a EmailAddress,
    /// In which language.
    pub language: &'a str,
    /// What it says.
    pub message: Message,
    /// Where its button leads.
    pub link: Option<Link>,
    /// Whether it may leave.
    pub delivery: Delivery,
}

/// Adds the mail, in the transaction of the act that causes it. Its Message-ID is fixed here: every attempt carries the same.
///
/// # Errors
/// When the database fails.
pub fn enqueue(app: &App, c: &mut Connection, mail: &NewMail<'_>) -> Result<()> {
    let id = app.new_id();
    // Random, not the row's id: an id would tell the recipient when it was enqueued.
    let local: String = entropy::bytes::<16>(&*app.entropy).iter().map(|byte| format!("{byte:02x}")).collect();
    let message_id = format!("<{local}@{}>", mail_host(app));
    store::add(c, id, app.now(), &message_id, mail)
}

/// The right side of Message-IDs: the public host, never the machine's name.
fn mail_host(app: &App) -> &str {
    app.config.public_url.host()
}
