//! Takes letters from state to state, and deletes them.

use super::{Letter, LetterError, Obstacle, Phase, State, Step, store};
use crate::accounts::{Reviewer, Role};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{Timestamp, text};
use crate::db::Connection;

/// The longest reason for opening a letter again, in characters.
const LONGEST_REASON: usize = 1_000;

/// Takes a step with the reviewer's letter. Only [`Step::Reopen`] asks for a reason, which the log keeps.
///
/// # Errors
/// [`LetterError::Forbidden`]; [`LetterError::WrongState`]; [`LetterError::NotReady`] with everything that stands in the way.
pub async fn take_step(app: &App, reviewer: Reviewer, step: Step, reason: &str) -> Result<State, LetterError> {
    if reviewer.role() < Role::Owner {
        return Err(LetterError::Forbidden);
    }
    let (now, is_local) = (app.now(), app.config.is_local());
    let reason = match step {
        Step::Reopen => text::one_line(reason, LONGEST_REASON).unwrap_or_default(),
        _ => String::new(),
    };
    let state = app
        .db
        .write("change state of letter", move |c| {
            let letter = store::take(c, reviewer.letter())?;
            let to = letter.state.after(step).ok_or(LetterError::WrongState(letter.state.as_str()))?;
            let mut obstacles = obstacles(c, &letter, step, is_local, now)?;
            if step == Step::Reopen && reason.is_empty() {
                obstacles.push(Obstacle::NoReason);
            }
            if !obstacles.is_empty() {
                return Err(LetterError::NotReady(obstacles));
            }
            let (opened_at, closed_at) = match step {
                Step::Publish => (Some(now), None),
                Step::Close => (letter.opened_at, Some(now)),
                Step::Reopen => (letter.opened_at, None),
                Step::Submit | Step::Archive => (letter.opened_at, letter.closed_at),
            };
            store::set_state(c, letter.id, to, opened_at, closed_at)?;
            let mut detail = serde_json::json!({ "from": letter.state.as_str(), "to": to.as_str() });
            if !reason.is_empty() {
                detail["reason"] = reason.as_str().into();
            }
            let event = Event { actor: reviewer.actor(), act: step.act(), letter: Some(letter.id), subject: Some(letter.id), detail };
            audit::record(c, now, &event)?;
            Ok(to)
        })
        .await?;
    app.signals.public_changed();
    Ok(state)
}

/// What keeps a letter from a step that its state allows, except for a reason that is still to be typed.
///
/// # Errors
/// When the database fails.
pub fn obstacles(c: &mut Connection, letter: &Letter, step: Step, is_local: bool, now: Timestamp) -> Result<Vec<Obstacle>, LetterError> {
    let mut found = Vec::new();
    if step == Step::Publish && !is_local && letter.settings.controller.is_none() {
        found.push(Obstacle::NoController);
    }
    if matches!(step, Step::Publish | Step::Reopen) && letter.hard_deadline.is_some_and(|deadline| deadline <= now) {
        found.push(Obstacle::DeadlinePassed);
    }
    if step == Step::Publish && store::texts(c, letter.id, letter.current_edition)?.iter().any(|text| text.body.trim().is_empty()) {
        found.push(Obstacle::NoText);
    }
    if step == Step::Archive && matches!(letter.phase(now), Phase::Grace { .. }) {
        found.push(Obstacle::Grace);
    }
    Ok(found)
}

/// Ends collecting now.
///
/// # Errors
/// [`LetterError::Unknown`], [`LetterError::WrongState`].
pub async fn close(app: &App, actor: Actor, slug: &str) -> Result<(), LetterError> {
    let (slug, now) = (slug.to_owned(), app.now());
    app.db
        .write("close letter", move |c| {
            let letter = store::by_slug(c, &slug)?.ok_or_else(|| LetterError::Unknown(slug.clone()))?;
            if letter.state != State::Open {
                return Err(LetterError::WrongState(letter.state.as_str()));
            }
            close_at(c, actor, &letter, now, now)
        })
        .await?;
    app.signals.public_changed();
    Ok(())
}

/// Closes the letters whose deadline has passed, as of that deadline. Returns how many.
///
/// # Errors
/// When the database fails.
pub async fn close_overdue(app: &App) -> Result<usize, LetterError> {
    let now = app.now();
    let closed = app
        .db
        .write("close overdue letters", move |c| {
            let overdue = store::overdue(c, now)?;
            for letter in &overdue {
                close_at(c, Actor::System, letter, letter.hard_deadline.unwrap_or(now), now)?;
            }
            Ok::<_, LetterError>(overdue.len())
        })
        .await?;
    if closed > 0 {
        app.signals.public_changed();
    }
    Ok(closed)
}

/// Deletes a letter that nobody has signed.
///
/// # Errors
/// [`LetterError::Unknown`], [`LetterError::HasSignatures`].
pub async fn delete(app: &App, actor: Actor, slug: &str) -> Result<(), LetterError> {
    let (slug, now) = (slug.to_owned(), app.now());
    app.db
        .write("delete letter", move |c| {
            let letter = store::by_slug(c, &slug)?.ok_or_else(|| LetterError::Unknown(slug.clone()))?;
            match store::count_signatures(c, letter.id)? {
                0 => store::remove(c, letter.id)?,
                count => return Err(LetterError::HasSignatures(count)),
            }
            let detail = serde_json::json!({ "slug": slug });
            Ok(audit::record(c, now, &Event { actor, act: "letter deleted", letter: None, subject: Some(letter.id), detail })?)
        })
        .await?;
    app.signals.public_changed();
    Ok(())
}

fn close_at(c: &mut Connection, actor: Actor, letter: &Letter, at: Timestamp, now: Timestamp) -> Result<(), LetterError> {
    // A replica may have been quicker; then there is nothing to record.
    if store::close(c, letter, at)? {
        let detail = serde_json::json!({ "from": State::Open.as_str(), "to": State::Closed.as_str() });
        audit::record(c, now, &Event { actor, act: Step::Close.act(), letter: Some(letter.id), subject: Some(letter.id), detail })?;
    }
    Ok(())
}
