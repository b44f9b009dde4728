//! Publishes a letter from its file, or the next edition of its text.

use super::change_settings::{Deadlines, detail, differences};
use super::change_text::put;
use super::create::{New, make};
use super::{Change, Letter, LetterError, LetterFile, State, Step, Text, Translation, store};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{EmailAddress, Slug, Timestamp};
use crate::db::Connection;

/// What publishing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The letter's part of the address.
    pub slug: Slug,
    /// The text edition that is signed now.
    pub edition: i64,
    /// Is it the first?
    pub is_new: bool,
    /// What differs from the edition before; empty for a first or unchanged text.
    pub difference: String,
    /// Settings and deadlines that the file has put in the place of others, one a line: `list never → public`.
    pub changed: Vec<String>,
}

/// Publishes a letter and its translations. A known slug makes the next text edition, and gets the file's settings. A draft of that
/// slug, which somebody began at the desk, is published with what the file says if `over_draft` is set.
///
/// # Errors
/// [`LetterError::NeedsChange`] once somebody signed and `change` is not said; a deadline in the past; a missing controller
/// outside local mode; an unknown owner; a slug that is reserved; [`LetterError::DraftAtDesk`].
pub async fn publish(
    app: &App,
    actor: Actor,
    file: LetterFile,
    translations: Vec<Translation>,
    owner: Option<EmailAddress>,
    change: Option<Change>,
    over_draft: bool,
) -> Result<Published, LetterError> {
    let now = app.now();
    if !app.config.is_local() && file.settings.controller.is_none() {
        return Err(LetterError::NoController);
    }
    if file.hard_deadline.is_some_and(|deadline| deadline <= now) {
        return Err(LetterError::DeadlinePassed);
    }
    let slug = match &file.slug {
        Some(slug) => slug.clone(),
        None => Slug::from_title(&file.title).map_err(|_| LetterError::Unknown(file.title.clone()))?,
    };
    let texts = texts(&file, translations);
    let new = New { id: app.new_id(), slug: slug.clone(), file, texts, state: State::Open };
    let published = app
        .db
        .write("publish letter", move |c| {
            let published = match store::by_slug(c, slug.as_str())? {
                None => first(c, actor, &new, now)?,
                Some(letter) if letter.state == State::Draft && !over_draft => return Err(LetterError::DraftAtDesk),
                Some(letter) => next(c, actor, &letter, &new, change, now)?,
            };
            if let Some(owner) = &owner {
                store::grant_owner(c, &slug, owner)?.then_some(()).ok_or_else(|| LetterError::UnknownOwner(owner.to_string()))?;
            }
            Ok::<_, LetterError>(published)
        })
        .await?;
    app.signals.public_changed();
    Ok(published)
}

fn first(c: &mut Connection, actor: Actor, new: &New, now: Timestamp) -> Result<Published, LetterError> {
    make(c, actor, new, None, now)?;
    Ok(Published { slug: new.slug.clone(), edition: 1, is_new: true, difference: String::new(), changed: Vec::new() })
}

fn next(
    c: &mut Connection,
    actor: Actor,
    letter: &Letter,
    new: &New,
    change: Option<Change>,
    now: Timestamp,
) -> Result<Published, LetterError> {
    // Locked first, so that what is read now stays true.
    let letter = store::take(c, letter.id)?;
    let changed = put(c, actor, &letter, &new.texts, change, now)?;
    let file = &new.file;
    let deadlines = Deadlines { soft: file.soft_deadline, hard: file.hard_deadline, time_zone: file.time_zone.clone() };
    let differences = differences(&letter, &file.settings, &deadlines)?;
    store::update(c, letter.id, file)?;
    if !differences.is_empty() {
        let detail = detail(&differences);
        let event = Event { actor, act: "settings changed", letter: Some(letter.id), subject: Some(letter.id), detail };
        audit::record(c, now, &event)?;
    }
    if letter.state == State::Draft {
        store::set_state(c, letter.id, State::Open, Some(now), None)?;
        let detail = serde_json::json!({ "from": "draft", "to": "open", "edition": changed.edition });
        let event = Event { actor, act: Step::Publish.act(), letter: Some(letter.id), subject: Some(letter.id), detail };
        audit::record(c, now, &event)?;
    }
    let settings = differences.iter().map(ToString::to_string).collect();
    Ok(Published { slug: letter.slug, edition: changed.edition, is_new: false, difference: changed.difference, changed: settings })
}

fn texts(file: &LetterFile, translations: Vec<Translation>) -> Vec<Text> {
    let mut texts = vec![Text::new(file.language.clone(), file.title.clone(), file.addressees.clone(), file.body.clone())];
    for translation in translations {
        let addressees = if translation.addressees.is_empty() { file.addressees.clone() } else { translation.addressees };
        texts.push(Text::new(translation.language, translation.title, addressees, translation.body));
    }
    texts
}
