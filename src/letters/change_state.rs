//! Closes and deletes letters.

use super::{Letter, LetterError, State, store};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::Timestamp;
use crate::db::Connection;

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
        let detail = serde_json::json!({});
        audit::record(c, now, &Event { actor, act: "letter closed", letter: Some(letter.id), subject: Some(letter.id), detail })?;
    }
    Ok(())
}
