//! A word to coordinators when decisions wait: as often as each of them wishes, with numbers and without names.

use std::time::Duration;

use super::store;
use crate::accounts::{self, Account, Often, Role};
use crate::app::App;
use crate::audit;
use crate::basics::{EmailAddress, Timestamp};
use crate::db::{Connection, StorageError};
use crate::letters::{self, Letter, State};
use crate::outbox::{self, Delivery, Message, NewMail};

/// Confirmations older than this are all in the database.
const SETTLED: Duration = Duration::from_secs(20);
/// Marked sign-ons are told at once, and not more often than this.
const MARKED: Duration = Duration::from_secs(10 * 60);

/// What came to wait on a letter since a coordinator was last told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Waiting {
    pub(super) all: i64,
    /// Those with a mark: they are told at once.
    pub(super) marked: i64,
}

/// A coordinator of a letter whose mail is due, or who is new.
struct Due {
    letter: Letter,
    account: Account,
    /// Until when they were told; `None` for somebody new.
    told_at: Option<Timestamp>,
    waiting: Waiting,
}

/// Writes to every coordinator whose time has come. Safe on every replica at once. Returns how many mails were enqueued.
///
/// Counting happens before anything is written: nobody who signs on waits for it.
///
/// # Errors
/// When the database fails.
pub async fn tell_coordinators(app: &App) -> Result<usize, StorageError> {
    let now = app.now();
    let due = app.db.read(move |c| all_due(c, now)).await?;
    let mut told = 0;
    for one in due {
        let app_inside = app.clone();
        told += usize::from(app.db.write("tell coordinator", move |c| tell(&app_inside, c, &one, now)).await?);
    }
    app.signals.mail.notify_one();
    Ok(told)
}

fn all_due(c: &mut Connection, now: Timestamp) -> Result<Vec<Due>, StorageError> {
    let mut due = Vec::new();
    for letter in letters::list(c)?.into_iter().filter(|letter| matches!(letter.state, State::Open | State::Closed)) {
        for (account, role) in accounts::people_of(c, letter.id)? {
            if role >= Role::Coordinator && account.disabled_at.is_none() {
                due.extend(is_due(c, &letter, account, now)?);
            }
        }
    }
    Ok(due)
}

fn is_due(c: &mut Connection, letter: &Letter, account: Account, now: Timestamp) -> Result<Option<Due>, StorageError> {
    let told_at = store::told_at(c, account.id, letter.id)?;
    let letter = letter.clone();
    let Some(at) = told_at else { return Ok(Some(Due { letter, account, told_at, waiting: Waiting { all: 0, marked: 0 } })) };
    let waiting = store::waiting_between(c, letter.id, at, until(now))?;
    let due = match account.often().period() {
        Some(period) => waiting.all > 0 && now.since(at) >= period,
        None => false,
    };
    let marked = waiting.marked > 0 && account.often() != Often::Never && now.since(at) >= MARKED;
    Ok((due || marked).then_some(Due { letter, account, told_at, waiting }))
}

/// What is being confirmed at this moment may be written down a little later.
fn until(now: Timestamp) -> Timestamp {
    now.minus(SETTLED)
}

fn tell(app: &App, c: &mut Connection, due: &Due, now: Timestamp) -> Result<bool, StorageError> {
    let (account, letter) = (&due.account, &due.letter);
    let Some(told_at) = due.told_at else { return store::begin_telling(c, account.id, letter.id, now).map(|()| false) };
    // Another replica may have told them since it was read.
    if !store::set_told(c, account.id, letter.id, told_at, until(now))? {
        return Ok(false);
    }
    let Ok(recipient) = EmailAddress::parse(&account.email) else { return Ok(false) };
    enqueue(app, c, letter, &recipient, due.waiting)?;
    Ok(true)
}

fn enqueue(app: &App, c: &mut Connection, letter: &Letter, recipient: &EmailAddress, waiting: Waiting) -> Result<(), StorageError> {
    let title = letters::texts(c, letter.id, letter.current_edition)?.into_iter().next().map(|text| text.title).unwrap_or_default();
    let message = Message::Waiting {
        letter: title,
        slug: letter.slug.to_string(),
        count: waiting.all,
        marked: waiting.marked,
        checkpoint: audit::checkpoint(c)?,
    };
    let mail =
        NewMail { letter: Some(letter.id), recipient, language: letter.language.base(), message, link: None, delivery: Delivery::Now };
    outbox::enqueue(app, c, &mail)
}
