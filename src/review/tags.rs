//! Words that coordinators sort sign-ons by. A tag decides nothing, and no signer ever sees it.

use std::collections::HashMap;

use super::{MOST, ReviewError, store};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::audit::{self, Event};
use crate::basics::text::{self, TextError};
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, StorageError};
use crate::signatures;

/// The longest tag, in characters.
const LONGEST: usize = 40;

/// Tags that one sign-on may have.
const MOST_TAGS: usize = 20;

/// One line of 1 to 40 characters. Written as typed, compared without case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag(String);

impl Tag {
    /// Reads a tag.
    ///
    /// # Errors
    /// [`TextError`]: empty, too long, or with characters that hide what is read.
    pub fn parse(typed: &str) -> Result<Self, TextError> {
        text::one_line(typed, LONGEST).map(Self)
    }

    fn is(&self, other: &str) -> bool {
        self.0.to_lowercase() == other.to_lowercase()
    }
}

/// What tagging did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tagged {
    /// How many sign-ons were changed; the others were so already.
    pub done: usize,
    /// How many have as many tags as one can have.
    pub full: usize,
}

/// Puts a tag on sign-ons of the reviewer's letter, or takes it off.
///
/// # Errors
/// [`ReviewError`]; one sign-on of another letter refuses them all.
pub async fn tag(app: &App, reviewer: Reviewer, ids: Vec<Id>, tag: Tag, adds: bool) -> Result<Tagged, ReviewError> {
    match ids.len() {
        0 => return Err(ReviewError::NothingChosen),
        1..=MOST => {}
        _ => return Err(ReviewError::TooMany),
    }
    let now = app.now();
    app.db
        .write("tag", move |c| {
            let mut on: HashMap<Id, Vec<String>> = HashMap::new();
            for (id, word) in store::tags_of(c, &ids)? {
                on.entry(id).or_default().push(word);
            }
            let mut tagged = Tagged::default();
            // The letter has one spelling of each tag: the one that came first.
            let known = store::tags_of_letter(c, reviewer.letter())?;
            let word = known.iter().find(|known| tag.is(known)).unwrap_or(&tag.0);
            for id in &ids {
                let found = signatures::by_id(c, *id)?.filter(|found| found.letter_id == reviewer.letter());
                found.ok_or(ReviewError::NotFound)?;
                let own = on.get(id).map(Vec::as_slice).unwrap_or_default();
                match adds {
                    true if own.len() >= MOST_TAGS && !own.iter().any(|own| tag.is(own)) => tagged.full += 1,
                    true => tagged.done += usize::from(add(c, reviewer, *id, word, now)?),
                    false => tagged.done += usize::from(remove(c, reviewer, *id, own.iter().filter(|own| tag.is(own)), now)?),
                }
            }
            Ok(tagged)
        })
        .await
}

fn add(c: &mut Connection, reviewer: Reviewer, id: Id, word: &str, now: Timestamp) -> Result<bool, StorageError> {
    let added = store::add_tag(c, reviewer.letter(), word, id)?;
    if added {
        record(c, reviewer, id, "tag added", serde_json::json!({ "to": word }), now)?;
    }
    Ok(added)
}

fn remove<'a>(
    c: &mut Connection,
    reviewer: Reviewer,
    id: Id,
    words: impl Iterator<Item = &'a String>,
    now: Timestamp,
) -> Result<bool, StorageError> {
    let mut removed = false;
    for word in words {
        if store::remove_tag(c, reviewer.letter(), word, id)? {
            record(c, reviewer, id, "tag removed", serde_json::json!({ "from": word }), now)?;
            removed = true;
        }
    }
    Ok(removed)
}

fn record(
    c: &mut Connection,
    reviewer: Reviewer,
    id: Id,
    act: &'static str,
    detail: serde_json::Value,
    now: Timestamp,
) -> Result<(), StorageError> {
    audit::record(c, now, &Event { actor: reviewer.actor(), act, letter: Some(reviewer.letter()), subject: Some(id), detail })
}

/// The tags of a letter, for choosing one; without case, in alphabetical order.
///
/// # Errors
/// When the database fails.
pub async fn tags(app: &App, reviewer: Reviewer) -> Result<Vec<String>, ReviewError> {
    app.db.read(move |c| Ok(of_letter(c, reviewer.letter())?)).await
}

pub(super) fn of_letter(c: &mut Connection, letter: Id) -> Result<Vec<String>, StorageError> {
    let mut tags = store::tags_of_letter(c, letter)?;
    // The two databases order text each in its own way.
    tags.sort_by_cached_key(|tag| tag.to_lowercase());
    Ok(tags)
}

/// The tags of these sign-ons, in alphabetical order.
pub(super) fn of(c: &mut Connection, signatures: &[Id]) -> Result<Vec<(Id, String)>, StorageError> {
    let mut tags = store::tags_of(c, signatures)?;
    tags.sort_by_cached_key(|(_, tag)| tag.to_lowercase());
    Ok(tags)
}
