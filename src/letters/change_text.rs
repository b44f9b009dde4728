//! Changes the text of a letter, from a file or at the desk: one path for both.

use super::{Letter, LetterError, State, Text, diff, store};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{LanguageTag, Timestamp};
use crate::db::Connection;

/// What kind of change another edition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Wording only.
    Editorial,
    /// The meaning. Nobody is asked automatically: the desk shows who signed an older text.
    Material,
}

impl Change {
    /// As stored and posted.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Editorial => "editorial",
            Self::Material => "material",
        }
    }

    /// The change of this word.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Editorial, Self::Material].into_iter().find(|change| change.as_str() == text)
    }
}

/// A change of the text in one language.
#[derive(Debug, Clone)]
pub struct Edit {
    /// Which language.
    pub language: LanguageTag,
    /// The new text; `None` takes the translation away.
    pub text: Option<Text>,
    /// Digest of the text that was changed; empty when there was none.
    pub seen: String,
    /// Needed once somebody has signed.
    pub change: Option<Change>,
}

/// What changing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChanged {
    /// The text edition that is signed now.
    pub edition: i64,
    /// What differs from before; empty when nothing does.
    pub difference: String,
}

/// Saves the text in one language, or takes a translation away; the other languages stay.
///
/// # Errors
/// [`LetterError::Stale`] when somebody else changed this text meanwhile; [`LetterError::NeedsChange`] once somebody signed and
/// `change` is not said; [`LetterError::NeedsMaterial`] where the addressees of a signed text change; [`LetterError::Forbidden`],
/// [`LetterError::WrongState`], [`LetterError::IsOriginal`].
pub async fn change_text(app: &App, reviewer: Reviewer, edit: Edit) -> Result<TextChanged, LetterError> {
    let now = app.now();
    let changed = app
        .db
        .write("change text", move |c| {
            let letter = store::take(c, reviewer.letter())?;
            letter.text_is_open_to(reviewer.role())?;
            let before = store::texts(c, letter.id, letter.current_edition)?;
            let texts = with(&letter, &before, &edit)?;
            put(c, reviewer.actor(), &letter, &texts, edit.change, now)
        })
        .await?;
    app.signals.public_changed();
    Ok(changed)
}

/// All texts of the letter as they are after the edit.
fn with(letter: &Letter, before: &[Text], edit: &Edit) -> Result<Vec<Text>, LetterError> {
    let seen = before.iter().find(|text| text.language == edit.language).map_or("", |text| text.digest.as_str());
    if seen != edit.seen {
        return Err(LetterError::Stale);
    }
    if edit.text.is_none() && edit.language == letter.language {
        return Err(LetterError::IsOriginal);
    }
    let original = before.iter().find(|text| text.language == letter.language).map(|text| text.addressees.clone()).unwrap_or_default();
    let mut texts: Vec<Text> = before.iter().filter(|text| text.language != edit.language).cloned().collect();
    if let Some(text) = edit.text.clone() {
        // As in a file: a translation without addressees has the original's.
        texts.push(match text.addressees.is_empty() && text.language != letter.language {
            true => Text::new(text.language, text.title, original, text.body),
            false => text,
        });
    }
    Ok(texts)
}

/// Puts other texts in the place of all that a letter has. A draft's are replaced, for nobody has seen them; a published letter gets
/// another edition, and once somebody has signed it has to be said what kind of change that is.
///
/// The letter has been locked by [`store::take`].
pub(super) fn put(
    c: &mut Connection,
    actor: Actor,
    letter: &Letter,
    texts: &[Text],
    change: Option<Change>,
    now: Timestamp,
) -> Result<TextChanged, LetterError> {
    let is_draft = match letter.state {
        State::Draft => true,
        State::Open => false,
        other => return Err(LetterError::WrongState(other.as_str())),
    };
    let before = store::texts(c, letter.id, letter.current_edition)?;
    let difference = diff::texts(&before, texts);
    if difference.is_empty() {
        return Ok(TextChanged { edition: letter.current_edition, difference });
    }
    let (edition, kind) = if is_draft {
        store::remove_texts(c, letter.id, letter.current_edition)?;
        (letter.current_edition, "first")
    } else {
        let is_signed = store::is_signed(c, letter.id)?;
        if is_signed && change.is_none() {
            return Err(LetterError::NeedsChange { difference });
        }
        if is_signed && change == Some(Change::Editorial) && has_other_addressees(&before, texts) {
            return Err(LetterError::NeedsMaterial { difference });
        }
        (letter.current_edition + 1, change.map_or("before signing", Change::as_str))
    };
    store::add_texts(c, letter.id, edition, kind, texts, now)?;
    store::set_edition(c, letter.id, edition)?;
    let detail = serde_json::json!({ "edition": edition, "change": kind, "digests": digests(texts) });
    audit::record(c, now, &Event { actor, act: "text changed", letter: Some(letter.id), subject: Some(letter.id), detail })?;
    Ok(TextChanged { edition, difference })
}

/// Is the letter, in a language that it has and keeps, to somebody else than before?
fn has_other_addressees(before: &[Text], after: &[Text]) -> bool {
    before.iter().any(|old| after.iter().any(|new| new.language == old.language && new.addressees != old.addressees))
}

/// The digest of the text in each language, for the log.
pub(super) fn digests(texts: &[Text]) -> serde_json::Value {
    texts.iter().map(|text| (text.language.code(), serde_json::Value::from(text.digest.as_str()))).collect::<serde_json::Map<_, _>>().into()
}
