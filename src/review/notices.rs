//! A word to coordinators when decisions wait: as often as each of them wishes, with numbers and without names.

use std::time::Duration;

use super::store;
use crate::accounts::{self, Account, Often, Role};
use crate::app::App;
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

/// Writes to every coordinator whose time has come. Safe on every replica at once. Returns how many mails were enqueued.
///
/// # Errors
/// When the database fails.
pub async fn tell_coordinators(app: &App) -> Result<usize, StorageError> {
    let (now, app_inside) = (app.now(), app.clone());
    let told = app
        .db
        .write("tell coordinators", move |c| {
            let mut told = 0;
            for letter in letters::list(c)?.into_iter().filter(|letter| matches!(letter.state, State::Open | State::Closed)) {
                for (account, role) in accounts::people_of(c, letter.id)? {
                    let awake = role >= Role::Coordinator && account.disabled_at.is_none();
                    if awake && tell(&app_inside, c, &letter, &account, now)? {
                        told += 1;
                    }
                }
            }
            Ok::<_, StorageError>(told)
        })
        .await?;
    app.signals.mail.notify_one();
    Ok(told)
}

fn tell(app: &App, c: &mut Connection, letter: &Letter, account: &Account, now: Timestamp) -> Result<bool, StorageError> {
    let told_at = match store::told_at(c, account.id, letter.id)? {
        Some(at) => at,
        None => return store::begin_telling(c, account.id, letter.id, now).map(|()| false),
    };
    // What is being confirmed at this moment may be written down a little later.
    let until = now.minus(SETTLED);
    let waiting = store::waiting_between(c, letter.id, told_at, until)?;
    let due = match account.often().period() {
        Some(period) => waiting.all > 0 && now.since(told_at) >= period,
        None => false,
    };
    let marked = waiting.marked > 0 && account.often() != Often::Never && now.since(told_at) >= MARKED;
    if !(due || marked) || !store::set_told(c, account.id, letter.id, told_at, until)? {
        return Ok(false);
    }
    let Ok(recipient) = EmailAddress::parse(&account.email) else { return Ok(false) };
    enqueue(app, c, letter, &recipient, waiting)?;
    Ok(true)
}

fn enqueue(app: &App, c: &mut Connection, letter: &Letter, recipient: &EmailAddress, waiting: Waiting) -> Result<(), StorageError> {
    let title = letters::texts(c, letter.id, letter.current_edition)?.into_iter().next().map(|text| text.title).unwrap_or_default();
    let message = Message::Waiting { letter: title, slug: letter.slug.to_string(), count: waiting.all, marked: waiting.marked };
    let mail =
        NewMail { letter: Some(letter.id), recipient, language: letter.language.base(), message, link: None, delivery: Delivery::Now };
    outbox::enqueue(app, c, &mail)
}
