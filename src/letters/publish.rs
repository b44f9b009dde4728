//! Publishes a letter, or the next edition of its text.

use sha2::{Digest, Sha256};

use super::{LetterError, LetterFile, State, Text, Translation, diff, store};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{EmailAddress, Slug, Timestamp};

/// What kind of change another edition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Wording only: signatories are not asked again.
    Editorial,
    /// The meaning: signatories are asked again.
    Material,
}

impl Change {
    fn as_str(self) -> &'static str {
        match self {
            Self::Editorial => "editorial",
            Self::Material => "material",
        }
    }
}

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
}

/// Publishes a letter and its translations. A known slug makes the next text edition.
///
/// # Errors
/// [`LetterError::NeedsChange`] once somebody signed and `change` is not said; a deadline in the past; a missing controller
/// outside local mode; an unknown owner.
pub async fn publish(
    app: &App,
    actor: Actor,
    file: LetterFile,
    translations: Vec<Translation>,
    owner: Option<EmailAddress>,
    change: Option<Change>,
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
    let new_id = app.new_id();
    let published = app
        .db
        .write("publish letter", move |c| {
            let published = match store::by_slug(c, slug.as_str())? {
                None => first(c, actor, new_id, &slug, &file, &texts, now)?,
                Some(letter) => next(c, actor, &letter, &file, &texts, change, now)?,
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

fn first(
    c: &mut crate::db::Connection,
    actor: Actor,
    id: crate::basics::Id,
    slug: &Slug,
    file: &LetterFile,
    texts: &[Text],
    now: Timestamp,
) -> Result<Published, LetterError> {
    store::add(c, id, slug, file, now)?;
    store::add_texts(c, id, 1, "first", texts, now)?;
    let detail = serde_json::json!({ "edition": 1, "digests": digests(texts) });
    audit::record(c, now, &Event { actor, act: "letter published", letter: Some(id), subject: Some(id), detail })?;
    Ok(Published { slug: slug.clone(), edition: 1, is_new: true, difference: String::new() })
}

fn next(
    c: &mut crate::db::Connection,
    actor: Actor,
    letter: &super::Letter,
    file: &LetterFile,
    texts: &[Text],
    change: Option<Change>,
    now: Timestamp,
) -> Result<Published, LetterError> {
    if !matches!(letter.state, State::Draft | State::Open) {
        return Err(LetterError::WrongState(letter.state.as_str()));
    }
    let before = store::texts(c, letter.id, letter.current_edition)?;
    let difference = difference(&before, texts);
    let mut edition = letter.current_edition;
    if !difference.is_empty() {
        let signed = store::count_signatures(c, letter.id)? > 0;
        if signed && change.is_none() {
            return Err(LetterError::NeedsChange { difference });
        }
        edition += 1;
        let kind = change.map_or("before signing", Change::as_str);
        store::add_texts(c, letter.id, edition, kind, texts, now)?;
        let detail = serde_json::json!({ "edition": edition, "change": kind, "digests": digests(texts) });
        audit::record(c, now, &Event { actor, act: "text changed", letter: Some(letter.id), subject: Some(letter.id), detail })?;
    }
    store::update(c, letter.id, file, edition)?;
    Ok(Published { slug: letter.slug.clone(), edition, is_new: false, difference })
}

fn texts(file: &LetterFile, translations: Vec<Translation>) -> Vec<Text> {
    let text = |language, title: String, addressees: Vec<String>, body: String| {
        let digest = digest(&title, &addressees, &body);
        Text { edition: 0, language, title, addressees, body, digest }
    };
    let mut texts = vec![text(file.language.clone(), file.title.clone(), file.addressees.clone(), file.body.clone())];
    for translation in translations {
        let addressees = if translation.addressees.is_empty() { file.addressees.clone() } else { translation.addressees };
        texts.push(text(translation.language, translation.title, addressees, translation.body));
    }
    texts
}

/// SHA-256 over the JSON array of title, addressees and body: what a signatory agrees to.
fn digest(title: &str, addressees: &[String], body: &str) -> String {
    let canonical = serde_json::json!([title, addressees, body]).to_string();
    Sha256::digest(canonical).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digests(texts: &[Text]) -> serde_json::Value {
    texts.iter().map(|text| (text.language.code(), serde_json::Value::from(text.digest.as_str()))).collect::<serde_json::Map<_, _>>().into()
}

fn difference(before: &[Text], after: &[Text]) -> String {
    let whole = |text: &Text| format!("{}\n{}\n\n{}", text.title, text.addressees.join("\n"), text.body);
    let mut out = String::new();
    for text in after {
        let old = before.iter().find(|old| old.language == text.language).map(whole).unwrap_or_default();
        let changed = diff::lines(&old, &whole(text));
        if !changed.is_empty() {
            out.push_str(&format!("[{}]\n{changed}", text.language));
        }
    }
    for gone in before.iter().filter(|old| after.iter().all(|text| text.language != old.language)) {
        out.push_str(&format!("[{}]\n-{}\n", gone.language, gone.title));
    }
    out
}
