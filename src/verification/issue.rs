//! Decides whether a mail with the link may go to an address, inside the transaction that enqueues it.

use super::{LIFETIME, budget, store};
use crate::app::App;
use crate::basics::{EmailAddress, Id, Timestamp};
use crate::db::{Connection, Result};
use crate::outbox::Delivery;

/// What a sign-on learns about its verification.
#[derive(Debug, Clone, Copy)]
pub struct Issued {
    /// The verification.
    pub verification: Id,
    /// The generation of its link: another one only after expiry.
    pub generation: i64,
    /// Whether the mail may leave. Suppressed stands for a blocked address and for one over its limit alike.
    pub delivery: Delivery,
}

/// Makes or renews the verification of an address for a letter and takes its share of the mail limits.
///
/// The same statements run for new, known, blocked and over-limit addresses: nothing can be told from the work (R7).
///
/// # Errors
/// When the database fails.
pub fn issue(app: &App, c: &mut Connection, letter: Id, email: &EmailAddress, now: Timestamp) -> Result<Issued> {
    issue_by(budget::take, app, c, letter, email, now)
}

/// As [`issue`], for one of many mails: it is held until [`super::release_held`] finds room for it in the budget of an hour.
///
/// # Errors
/// When the database fails.
pub fn issue_later(app: &App, c: &mut Connection, letter: Id, email: &EmailAddress, now: Timestamp) -> Result<Issued> {
    issue_by(budget::take_later, app, c, letter, email, now)
}

/// How a mail takes its share of the limits.
type Take = fn(&App, &mut Connection, &str, &EmailAddress, bool, Timestamp) -> Result<Delivery>;

fn issue_by(take: Take, app: &App, c: &mut Connection, letter: Id, email: &EmailAddress, now: Timestamp) -> Result<Issued> {
    let verification = store::lock(c, app.new_id(), letter, email, now)?;
    let alive = verification.generation > 0 && verification.expires_at > now;
    let generation = if alive { verification.generation } else { verification.generation + 1 };
    let tries = if alive { verification.code_tries } else { 0 };
    let delivery = take(app, c, &letter.to_string(), email, verification.not_me_at.is_none(), now)?;
    // Only a mail that leaves gives the link another three days: strangers cannot keep one alive.
    let expires_at = if alive && delivery == Delivery::Suppressed { verification.expires_at } else { now.plus(LIFETIME) };
    store::renew(c, verification.id, generation, tries, expires_at)?;
    Ok(Issued { verification: verification.id, generation, delivery })
}

/// May another mail with the links to a signer's own pages go to this address?
///
/// As many statements run as for [`issue`]: whether an address waits for its confirmation cannot be told from the work (R7).
///
/// # Errors
/// When the database fails.
pub fn lost_link_allowed(app: &App, c: &mut Connection, letter: Id, email: &EmailAddress, known: bool, now: Timestamp) -> Result<Delivery> {
    let blocked = store::by_address(c, letter, email)?.is_some_and(|verification| verification.not_me_at.is_some());
    let delivery = budget::take(app, c, &format!("lost {letter}"), email, known && !blocked, now)?;
    store::renew(c, store::NOBODY, 0, 0, now)?;
    Ok(delivery)
}

/// May a question that a coordinator asks go to this proven address? It takes its share of the limits over all letters, with every
/// other mail to the address (R1); [`Delivery::Suppressed`] means that the address has had its mails of the day.
///
/// # Errors
/// When the database fails.
pub fn question_allowed(app: &App, c: &mut Connection, email: &EmailAddress, now: Timestamp) -> Result<Delivery> {
    budget::take_over_all(app, c, email, true, now)
}

/// May a mail that coordinators cause, other than the one that asks to confirm, go to an address that nobody has proven? It takes its
/// share of the limits of the letter and of all letters, as [`issue`] does (R1, R5).
///
/// # Errors
/// When the database fails.
pub fn unproven_allowed(app: &App, c: &mut Connection, letter: Id, email: &EmailAddress, now: Timestamp) -> Result<Delivery> {
    budget::take(app, c, &letter.to_string(), email, true, now)
}
