//! "It was not me": stops mail to an address for a letter and tells the coordinators. Can be taken back from the same link.

use super::{LIFETIME, LinkError, Verification, open_link, store};
use crate::accounts;
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{EmailAddress, Id};
use crate::db::{Connection, StorageError};
use crate::letters::{self, Letter};
use crate::outbox::{self, Delivery, Message, NewMail};

/// Marks the sign-ons of an address, or takes the mark away: `signatures` knows how, and stands above this room.
pub type Mark = fn(&mut Connection, &Verification, bool) -> Result<(), LinkError>;

/// Somebody who reads the address says that they did not sign.
///
/// # Errors
/// [`LinkError`].
pub async fn say_not_me(app: &App, token: &str, mark: Mark) -> Result<(), LinkError> {
    let (token, now, app_inside) = (token.to_owned(), app.now(), app.clone());
    app.db
        .write("not me", move |c| {
            let verification = open_link(&app_inside, c, &token)?;
            if store::set_not_me(c, verification.id, Some(now))? {
                // It can be taken back from the same link for as long as a new one lives.
                store::extend(c, verification.id, now.plus(LIFETIME))?;
                let detail = serde_json::json!({});
                let letter = Some(verification.letter_id);
                audit::record(c, now, &Event { actor: Actor::Signer, act: "said not me", letter, subject: Some(verification.id), detail })?;
                mark(c, &verification, true)?;
                // Whatever waits for the address, not only what carries this link.
                if let Some(email) = verification.address() {
                    outbox::suppress_to(c, verification.letter_id, &email)?;
                }
                // Once for each address: turning it on and off must not flood the coordinators.
                let told = audit::of_subject(c, verification.id)?.iter().filter(|entry| entry.act == "said not me").count() > 1;
                if let Some(letter) = letters::by_id(c, verification.letter_id)?.filter(|_| !told) {
                    tell_coordinators(&app_inside, c, &letter)?;
                }
            }
            Ok::<_, LinkError>(())
        })
        .await?;
    app.signals.mail.notify_one();
    Ok(())
}

/// Takes it back.
///
/// # Errors
/// [`LinkError`]; after the link has expired only a coordinator can.
pub async fn take_back(app: &App, token: &str, mark: Mark) -> Result<(), LinkError> {
    let (token, now, app_inside) = (token.to_owned(), app.now(), app.clone());
    app.db
        .write("take back not me", move |c| {
            let verification = open_link(&app_inside, c, &token)?;
            if store::set_not_me(c, verification.id, None)? {
                let detail = serde_json::json!({});
                let letter = Some(verification.letter_id);
                audit::record(
                    c,
                    now,
                    &Event { actor: Actor::Signer, act: "took back not me", letter, subject: Some(verification.id), detail },
                )?;
                mark(c, &verification, false)?;
            }
            Ok::<_, LinkError>(())
        })
        .await
}

/// A coordinator lets an address be written to again: the link with which it could be taken back has expired, or they have
/// spoken to the organisation. `false` when nothing was in the way.
///
/// # Errors
/// When the database fails.
pub fn clear_not_me(c: &mut Connection, letter: Id, email: &EmailAddress) -> Result<bool, StorageError> {
    match store::by_address(c, letter, email)? {
        Some(verification) => store::set_not_me(c, verification.id, None),
        None => Ok(false),
    }
}

/// Did somebody who reads this address, or the same without its `+tag`, say "not me" about this letter?
///
/// # Errors
/// When the database fails.
pub fn said_not_me(c: &mut Connection, letter: Id, email: &EmailAddress) -> Result<bool, StorageError> {
    store::any_not_me(c, letter, &[email.key(), email.limit_key()])
}

/// As [`said_not_me`], of every `+tag` of the mailbox. Whoever says it at this moment is waited for, or waits until the transaction
/// ends and finds the mail that it enqueued.
///
/// # Errors
/// When the database fails.
pub fn mailbox_said_not_me(c: &mut Connection, letter: Id, email: &EmailAddress) -> Result<bool, StorageError> {
    Ok(store::lock_mailbox(c, letter, email)?.iter().any(|verification| verification.not_me_at.is_some()))
}

fn tell_coordinators(app: &App, c: &mut Connection, letter: &Letter) -> Result<(), LinkError> {
    let title = letters::texts(c, letter.id, letter.current_edition)?.into_iter().next().map(|text| text.title).unwrap_or_default();
    for coordinator in accounts::coordinators_of(c, letter.id)? {
        let Ok(recipient) = EmailAddress::parse(&coordinator.email) else { continue };
        let message = Message::NotMe { letter: title.clone(), slug: letter.slug.to_string() };
        let mail = NewMail {
            letter: Some(letter.id),
            recipient: &recipient,
            language: letter.language.base(),
            message,
            link: None,
            delivery: Delivery::Now,
        };
        outbox::enqueue(app, c, &mail)?;
    }
    Ok(())
}
