//! Makes a letter: a draft, or from its file an open one.

use super::change_text::digests;
use super::{LetterError, LetterFile, Settings, State, Step, Text, store};
use crate::accounts::Account;
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{Id, LanguageTag, Slug, Timestamp};
use crate::db::{Connection, StorageError};

/// A letter that is to be made.
#[derive(Debug)]
pub(super) struct New {
    /// Identifier.
    pub(super) id: Id,
    /// Its part of the address.
    pub(super) slug: Slug,
    /// Everything that is no text of an edition.
    pub(super) file: LetterFile,
    /// The first edition.
    pub(super) texts: Vec<Text>,
    /// Draft or open.
    pub(super) state: State,
}

/// Makes a draft that only its maker sees, as its owner.
///
/// # Errors
/// [`LetterError::SlugTaken`], [`LetterError::SlugReserved`].
pub async fn create(app: &App, by: &Account, slug: Slug, language: LanguageTag, title: String) -> Result<(), LetterError> {
    let file = LetterFile {
        slug: None,
        language: language.clone(),
        title: title.clone(),
        addressees: Vec::new(),
        soft_deadline: None,
        hard_deadline: None,
        time_zone: "UTC".to_owned(),
        settings: Settings::default(),
        body: String::new(),
    };
    let texts = vec![Text::new(language, title, Vec::new(), String::new())];
    draft(app, by.id, New { id: app.new_id(), slug, file, texts, state: State::Draft }, None).await
}

/// Writes a draft of `owner`; `from` is the letter it was copied from.
pub(super) async fn draft(app: &App, owner: Id, new: New, from: Option<Slug>) -> Result<(), LetterError> {
    let now = app.now();
    let made = app.db.write("create letter", move |c| {
        if store::by_slug(c, new.slug.as_str())?.is_some() {
            return Err(LetterError::SlugTaken);
        }
        make(c, Actor::Account(owner), &new, from.as_ref(), now)?;
        Ok(store::grant(c, owner, new.id)?)
    });
    match made.await {
        // Somebody took it between our look and our write.
        Err(LetterError::Storage(StorageError::Conflict)) => Err(LetterError::SlugTaken),
        outcome => outcome,
    }
}

/// Writes a letter with its first text.
pub(super) fn make(c: &mut Connection, actor: Actor, new: &New, from: Option<&Slug>, now: Timestamp) -> Result<(), LetterError> {
    if new.slug.is_reserved() {
        return Err(LetterError::SlugReserved);
    }
    store::add(c, new, now)?;
    store::add_texts(c, new.id, 1, "first", &new.texts, now)?;
    let (act, to) = match new.state {
        State::Draft => ("letter created", new.slug.as_str()),
        other => (Step::Publish.act(), other.as_str()),
    };
    let detail = serde_json::json!({ "edition": 1, "from": from.map(Slug::as_str), "to": to, "digests": digests(&new.texts) });
    audit::record(c, now, &Event { actor, act, letter: Some(new.id), subject: Some(new.id), detail })?;
    Ok(())
}
