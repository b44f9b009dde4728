//! Begins a new letter with what another one has.

use super::create::{New, draft};
use super::{LetterError, LetterFile, State, Text, store};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::basics::{Slug, Timestamp};

/// Makes a draft with the texts and settings of the reviewer's letter: no signatures, no people, no deadline that has passed.
/// Whoever asks for it owns it. An empty `title` keeps the old one.
///
/// # Errors
/// [`LetterError::SlugTaken`], [`LetterError::SlugReserved`]; [`LetterError::Forbidden`] for the command line, which owns nothing.
pub async fn duplicate(app: &App, reviewer: Reviewer, slug: Slug, title: String) -> Result<(), LetterError> {
    let owner = reviewer.account().ok_or(LetterError::Forbidden)?;
    let (letter, texts) = app
        .db
        .read(move |c| {
            let letter = store::by_id(c, reviewer.letter())?.ok_or(LetterError::Forbidden)?;
            let texts = store::texts(c, letter.id, letter.current_edition)?;
            Ok::<_, LetterError>((letter, texts))
        })
        .await?;
    let now = app.now();
    let to_come = |moment: &Timestamp| *moment > now;
    let texts: Vec<Text> = texts
        .into_iter()
        .map(|text| match text.language == letter.language && !title.is_empty() {
            true => Text::new(text.language, title.clone(), text.addressees, text.body),
            false => text,
        })
        .collect();
    let file = LetterFile {
        slug: None,
        language: letter.language.clone(),
        title,
        addressees: Vec::new(),
        soft_deadline: letter.soft_deadline.filter(to_come),
        hard_deadline: letter.hard_deadline.filter(to_come),
        time_zone: letter.time_zone.clone(),
        settings: letter.settings.clone(),
        body: String::new(),
    };
    draft(app, owner, New { id: app.new_id(), slug, file, texts, state: State::Draft }, Some(letter.slug)).await
}
