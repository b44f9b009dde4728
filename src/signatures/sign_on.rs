//! Signs an organisation on: signature, verification, mail and log in one transaction.

use super::ask::{self, Asked};
use super::{Flag, NewSignOn, store};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::Id;
use crate::db::{StorageError, storage_failure};
use crate::letters::{self, Phase};
use crate::organisations::{comparison_key, sort_key};

/// Why a sign-on was not taken.
#[derive(Debug, thiserror::Error)]
pub enum SignOnError {
    /// No such letter, or not published.
    #[error("there is no such letter")]
    UnknownLetter,
    /// The letter does not collect any more.
    #[error("the letter is closed")]
    Closed,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(SignOnError);

/// The sign-on is durable. What else is known stays inside: new, known and blocked look the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Received {
    /// The signature; absent when this form was posted before.
    pub signature: Option<Id>,
}

/// What does not change when the transaction runs again.
struct Prepared {
    id: Id,
    name_key: String,
    sort_key: Vec<u8>,
    organisation_in_mail: Option<String>,
}

/// Takes a sign-on. Signing again replaces nothing until it is confirmed.
///
/// # Errors
/// [`SignOnError`].
pub async fn sign_on(app: &App, slug: &str, new: NewSignOn) -> Result<Received, SignOnError> {
    let name = new.organisation.as_str();
    let prepared = Prepared {
        id: app.new_id(),
        name_key: comparison_key(name),
        sort_key: sort_key(name),
        organisation_in_mail: ask::name_in_mail(&new.organisation, &new.email),
    };
    let (slug, app_inside) = (slug.to_owned(), app.clone());
    let received = app.db.write("sign on", move |c| take(&app_inside, c, &slug, &new, &prepared)).await?;
    app.signals.mail.notify_one();
    Ok(received)
}

fn take(app: &App, c: &mut crate::db::Connection, slug: &str, new: &NewSignOn, prepared: &Prepared) -> Result<Received, SignOnError> {
    let now = app.now();
    let letter = letters::brief(c, slug, now)?.ok_or(SignOnError::UnknownLetter)?;
    match letter.phase {
        Phase::Open => {}
        Phase::Hidden => return Err(SignOnError::UnknownLetter),
        Phase::Grace { .. } | Phase::Over { .. } => return Err(SignOnError::Closed),
    }
    let mut flags = new.flags.clone();
    if letter.soft_deadline.is_some_and(|deadline| deadline <= now) {
        flags.push(Flag::Late);
    }
    // What was read is what was agreed to, also where the text has changed since. Editions are numbered without a gap.
    let edition = new.edition.filter(|edition| (1..=letter.edition).contains(edition)).unwrap_or(letter.edition);
    let row = store::NewRow {
        id: prepared.id,
        letter: letter.id,
        edition,
        name_key: &prepared.name_key,
        sort_key: &prepared.sort_key,
        flags: &flags,
        now,
    };
    let answers = new.answers();
    if !store::add(c, &row, &answers, new.form_nonce.as_deref())? {
        // The same form again: a retry, unless the signer went back and changed an answer.
        let stored = new.form_nonce.as_deref().map(|nonce| store::by_nonce(c, letter.id, nonce)).transpose()?.flatten();
        if stored.is_some_and(|stored| new.is_stored_as(&stored)) {
            return Ok(Received { signature: None });
        }
        store::add(c, &row, &answers, None)?;
    }
    let asked = Asked {
        letter: letter.id,
        title: letter.title(&new.language),
        slug,
        organisation: prepared.organisation_in_mail.clone(),
        email: &new.email,
        language: &new.language,
        one_of_many: false,
    };
    ask::to_confirm(app, c, asked, now)?;
    let detail = serde_json::json!({ "edition": edition, "source": new.source.as_str() });
    let event = Event { actor: Actor::Signer, act: "signed on", letter: Some(letter.id), subject: Some(prepared.id), detail };
    audit::record(c, now, &event)?;
    Ok(Received { signature: Some(prepared.id) })
}
