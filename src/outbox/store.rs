//! Rows of the outbox.

use diesel::dsl::{count_star, min};
use diesel::prelude::*;

use super::{Delivery, Message, NewMail};
use crate::basics::{EmailAddress, Id, Timestamp};
use crate::db::schema::outbox;
use crate::db::{Connection, Result, StorageError, on_db};

/// A mail in the outbox.
#[derive(Debug, Clone, Queryable)]
pub struct Mail {
    /// Identifier.
    pub id: Id,
    /// The letter it is about.
    pub letter_id: Option<Id>,
    /// Kind, as in [`Message::kind`].
    pub kind: String,
    /// To whom, as typed.
    pub recipient: String,
    /// In which language.
    pub language: String,
    /// The [`Message`] as JSON.
    pub payload: String,
    /// What its link opens.
    pub link_purpose: Option<String>,
    /// What its link belongs to.
    pub link_id: Option<Id>,
    /// The link's generation.
    pub link_generation: i64,
    /// The same on every attempt.
    pub message_id: String,
    /// `ready`, `held`, `suppressed`, `parked`, `sent`, `perhaps sent` or `undeliverable`.
    pub status: String,
    /// How often it was leased.
    pub attempts: i64,
    /// Not before.
    pub due_at: Timestamp,
    /// Somebody else's until then.
    pub leased_until: Option<Timestamp>,
    /// What the server said last.
    pub last_error: String,
    /// When it was enqueued.
    pub created_at: Timestamp,
    /// When it was sent or given up.
    pub finished_at: Option<Timestamp>,
    /// The decision that causes it.
    pub decision_id: Option<Id>,
}

impl Mail {
    /// What it says.
    ///
    /// # Errors
    /// When the payload was written by a newer version.
    pub fn message(&self) -> std::result::Result<Message, serde_json::Error> {
        serde_json::from_str(&self.payload)
    }
}

pub(super) fn add(c: &mut Connection, id: Id, now: Timestamp, message_id: &str, mail: &NewMail<'_>) -> Result<()> {
    use outbox as o;
    let payload = serde_json::to_string(&mail.message).map_err(|error| StorageError::Fault(error.to_string()))?;
    let (status, due_at, decision) = match mail.delivery {
        Delivery::Now => ("ready", now, None),
        Delivery::WhenStands { decision, until, held } => (if held { "held" } else { "ready" }, until, Some(decision)),
        Delivery::Held => ("held", now, None),
        Delivery::Suppressed => ("suppressed", now, None),
    };
    on_db!(c, c => diesel::insert_into(o::table)
        .values((
            o::id.eq(id),
            o::letter_id.eq(mail.letter),
            o::kind.eq(mail.message.kind()),
            o::recipient.eq(mail.recipient.as_str()),
            o::language.eq(mail.language),
            o::payload.eq(payload),
            o::link_purpose.eq(mail.link.map(|link| link.purpose.as_str())),
            o::link_id.eq(mail.link.map(|link| link.id)),
            o::link_generation.eq(mail.link.map_or(0, |link| link.generation)),
            o::message_id.eq(message_id),
            o::status.eq(status),
            o::attempts.eq(0),
            o::due_at.eq(due_at),
            o::last_error.eq(""),
            o::created_at.eq(now),
            o::decision_id.eq(decision),
        ))
        .execute(c))?;
    Ok(())
}

/// One statement on both databases, without SKIP LOCKED: the outer condition lets only one of two workers win a row.
pub(super) fn lease(c: &mut Connection, now: Timestamp, until: Timestamp, most: i64) -> Result<Vec<Mail>> {
    use outbox as o;
    let waiting = diesel::alias!(outbox as waiting);
    let leased_until = waiting.field(o::leased_until);
    let due = waiting
        .select(waiting.field(o::id))
        .filter(waiting.field(o::status).eq("ready"))
        .filter(waiting.field(o::due_at).le(now))
        .filter(leased_until.is_null().or(leased_until.lt(now)))
        .order(waiting.field(o::due_at))
        .limit(most);
    Ok(diesel::update(o::table)
        .filter(o::id.eq_any(due))
        .filter(o::status.eq("ready"))
        .filter(o::leased_until.is_null().or(o::leased_until.lt(now)))
        .set((o::leased_until.eq(until), o::attempts.eq(o::attempts + 1)))
        .returning(o::all_columns)
        .get_results(c)?)
}

/// A worker whose lease ran out meanwhile changes nothing: the mail is another's.
pub(super) fn finish(c: &mut Connection, id: Id, lease: Option<Timestamp>, status: &str, now: Timestamp, error: &str) -> Result<()> {
    use outbox as o;
    diesel::update(o::table.filter(o::id.eq(id)).filter(o::leased_until.eq(lease)))
        .set((o::status.eq(status), o::finished_at.eq(now), o::last_error.eq(error), o::leased_until.eq(None::<Timestamp>)))
        .execute(c)?;
    Ok(())
}

/// As [`finish`], for another attempt at `due`.
pub(super) fn postpone(c: &mut Connection, id: Id, lease: Option<Timestamp>, due: Timestamp, error: &str) -> Result<()> {
    use outbox as o;
    diesel::update(o::table.filter(o::id.eq(id)).filter(o::leased_until.eq(lease)))
        .set((o::due_at.eq(due), o::last_error.eq(error), o::leased_until.eq(None::<Timestamp>)))
        .execute(c)?;
    Ok(())
}

/// The oldest mails that the hourly budget held back, but for those whose decision can still be undone.
///
/// # Errors
/// When the database fails.
pub fn held(c: &mut Connection, now: Timestamp, most: i64) -> Result<Vec<Mail>> {
    use outbox as o;
    Ok(o::table.filter(o::status.eq("held")).filter(o::due_at.le(now)).order(o::due_at).limit(most).load(c)?)
}

/// Lets a held mail go; `false` when another replica was quicker.
///
/// # Errors
/// When the database fails.
pub fn release(c: &mut Connection, id: Id, now: Timestamp) -> Result<bool> {
    use outbox as o;
    let released = diesel::update(o::table.filter(o::id.eq(id)).filter(o::status.eq("held")))
        .set((o::status.eq("ready"), o::due_at.eq(now)))
        .execute(c)?;
    Ok(released == 1)
}

/// Takes a mail back that was let go a moment ago in the same transaction.
///
/// # Errors
/// When the database fails.
pub fn hold(c: &mut Connection, id: Id) -> Result<()> {
    diesel::update(outbox::table.find(id)).set(outbox::status.eq("held")).execute(c)?;
    Ok(())
}

/// Keeps the mails from leaving that carry this link and have not left yet.
///
/// # Errors
/// When the database fails.
pub fn suppress_link(c: &mut Connection, link: Id) -> Result<()> {
    use outbox as o;
    diesel::update(o::table.filter(o::link_id.eq(link)).filter(o::status.eq_any(["ready", "held"])))
        .set(o::status.eq("suppressed"))
        .execute(c)?;
    Ok(())
}

/// Keeps every mail about a letter from leaving that waits for a mailbox, whatever `+tag` its address carries. What coordinators are
/// told leaves.
///
/// # Errors
/// When the database fails.
pub fn suppress_to(c: &mut Connection, letter: Id, email: &EmailAddress) -> Result<()> {
    use outbox as o;
    let waiting: Vec<(Id, String)> = o::table
        .filter(o::letter_id.eq(letter))
        .filter(o::status.eq_any(["ready", "held"]))
        .filter(o::kind.eq_any(Message::TO_SIGNERS))
        .select((o::id, o::recipient))
        .load(c)?;
    let mailbox = email.limit_key();
    for (id, recipient) in waiting {
        // Recipients are kept as they were typed, so they are compared here.
        if EmailAddress::parse(&recipient).is_ok_and(|other| other.limit_key() == mailbox) {
            diesel::update(o::table.filter(o::id.eq(id)).filter(o::status.eq_any(["ready", "held"])))
                .set(o::status.eq("suppressed"))
                .execute(c)?;
        }
    }
    Ok(())
}

/// Keeps the mails from leaving that a decision on this signature causes and that still wait for it to stand: it was undone, or
/// something newer is to be told.
///
/// # Errors
/// When the database fails.
pub fn suppress_undecided(c: &mut Connection, signature: Id, now: Timestamp) -> Result<()> {
    use outbox as o;
    diesel::update(
        o::table
            .filter(o::link_id.eq(signature))
            .filter(o::status.eq_any(["ready", "held"]))
            .filter(o::decision_id.is_not_null())
            // One that was tried already is on its way; one that the budget holds back is not, however long.
            .filter(o::attempts.eq(0))
            .filter(o::due_at.gt(now).or(o::status.eq("held"))),
    )
    .set(o::status.eq("suppressed"))
    .execute(c)?;
    Ok(())
}

/// Keeps the mail of one decision on a signature from leaving, and lets the newest of those it had silenced leave after all, where
/// `stands` says that its decision was not undone.
///
/// # Errors
/// When the database fails.
pub fn undo_mail(
    c: &mut Connection,
    signature: Id,
    decision: Id,
    mut stands: impl FnMut(&mut Connection, Id) -> Result<bool>,
) -> Result<()> {
    use outbox as o;
    let of_signature = o::table.filter(o::link_id.eq(signature)).filter(o::attempts.eq(0));
    diesel::update(of_signature.filter(o::decision_id.eq(decision)).filter(o::status.eq_any(["ready", "held"])))
        .set(o::status.eq("suppressed"))
        .execute(c)?;
    let silenced: Vec<(Id, Option<Id>)> = of_signature
        .filter(o::status.eq("suppressed"))
        .filter(o::decision_id.ne(decision))
        .order(o::id.desc())
        .select((o::id, o::decision_id))
        .load(c)?;
    for (mail, other) in silenced {
        if let Some(other) = other
            && stands(c, other)?
        {
            diesel::update(o::table.find(mail)).set(o::status.eq("ready")).execute(c)?;
            return Ok(());
        }
    }
    Ok(())
}

/// Removes rows that were never to be sent.
///
/// # Errors
/// When the database fails.
pub fn drop_suppressed(c: &mut Connection, before: Timestamp) -> Result<usize> {
    use outbox as o;
    Ok(diesel::delete(o::table.filter(o::status.eq("suppressed")).filter(o::created_at.lt(before))).execute(c)?)
}

/// What waits.
#[derive(Debug, Clone, Copy, Default)]
pub struct Backlog {
    /// Mails ready to leave.
    pub ready: i64,
    /// Mails held back by the budget.
    pub held: i64,
    /// Since when the one that waits longest could have left; a postponed one waits for its time.
    pub oldest: Option<Timestamp>,
}

/// What waits in the outbox.
///
/// # Errors
/// When the database fails.
pub fn backlog(c: &mut Connection) -> Result<Backlog> {
    use outbox as o;
    let (ready, oldest) = o::table.filter(o::status.eq("ready")).select((count_star(), min(o::due_at))).first(c)?;
    let held = o::table.filter(o::status.eq("held")).select(count_star()).first(c)?;
    Ok(Backlog { ready, held, oldest })
}

/// How many confirmation mails of a letter have left, and how many will never arrive.
///
/// # Errors
/// When the database fails.
pub fn confirmation_mails(c: &mut Connection, letter: Id) -> Result<(i64, i64)> {
    use outbox as o;
    let of_kind = o::table.filter(o::letter_id.eq(letter)).filter(o::kind.eq("confirm"));
    let left = of_kind.filter(o::status.eq_any(["sent", "perhaps sent"])).select(count_star()).first(c)?;
    Ok((left, of_kind.filter(o::status.eq("undeliverable")).select(count_star()).first(c)?))
}

/// Mails of a letter that will never arrive, or of which nobody knows, newest first: recipient, kind, what the server said.
///
/// # Errors
/// When the database fails.
pub fn undeliverable(c: &mut Connection, letter: Id, most: i64) -> Result<Vec<Mail>> {
    use outbox as o;
    Ok(o::table
        .filter(o::letter_id.eq(letter))
        .filter(o::status.eq_any(["undeliverable", "perhaps sent"]))
        .order(o::finished_at.desc())
        .limit(most)
        .load(c)?)
}
