//! The page of an organisation.

use std::collections::BTreeMap;

use super::entry::{gather, one};
use super::{Known, Sight, SignOn};
use crate::accounts::Account;
use crate::app::App;
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, Result};
use crate::letters;
use crate::organisations;
use crate::review::ReviewError;

/// Merges into merges into merges: a chain is short, and the bound keeps a damaged one from looping.
const CHAIN: usize = 32;

/// An organisation and its name.
#[derive(Debug, Clone)]
pub struct Named {
    /// Identifier.
    pub id: Id,
    /// Name.
    pub name: String,
}

/// A sign-on and its letter.
#[derive(Debug, Clone)]
pub struct Signed {
    /// Title of the letter.
    pub letter: String,
    /// Its part of the address.
    pub slug: String,
    /// The sign-on.
    pub sign_on: SignOn,
}

/// A merge that the reader may take apart.
#[derive(Debug, Clone)]
pub struct Undoable {
    /// The merge.
    pub id: Id,
    /// The organisation that went.
    pub name: String,
    /// Until when.
    pub until: Timestamp,
}

/// An organisation with everything that the reader may know.
#[derive(Debug, Clone)]
pub struct Page {
    /// The organisation. Another one than was asked for where that was taken into it.
    pub known: Known,
    /// The body it is a section of.
    pub parent: Option<Named>,
    /// Its sections.
    pub sections: Vec<Named>,
    /// What it signed: the reader's letters newest first, then others by title.
    pub signed: Vec<Signed>,
    /// Merges that the reader may take apart.
    pub undoable: Vec<Undoable>,
}

/// Reads the page of an organisation.
///
/// # Errors
/// [`ReviewError::NotFound`] where the reader may not know of it.
pub async fn page(app: &App, reader: &Account, id: Id) -> std::result::Result<Page, ReviewError> {
    let (now, reader) = (app.now(), reader.clone());
    app.db
        .read(move |c| {
            let sight = Sight::of_account(c, &reader, now)?;
            let known = stands(c, &sight, id)?.ok_or(ReviewError::NotFound)?;
            // A section shows where everybody may know of it.
            let public = |found: &Known| sight.is_everything() || found.is_public();
            let parent = known.parent.map(|parent| one(c, &sight, parent)).transpose()?.flatten();
            let below = if public(&known) { organisations::sections_of(c, known.id)? } else { Vec::new() };
            let sections = gather(c, &sight, &below)?;
            let undoable = undoable(c, &sight, &reader, known.id, now)?;
            Ok(Page {
                parent: parent.filter(public).map(|parent| named(&parent)),
                sections: sections.iter().filter(|section| public(section)).map(named).collect(),
                signed: signed(c, &known)?,
                undoable,
                known,
            })
        })
        .await
}

/// The organisation, or the one that it was taken into.
fn stands(c: &mut Connection, sight: &Sight, id: Id) -> Result<Option<Known>> {
    let mut id = id;
    for _ in 0..CHAIN {
        match organisations::all_by_id(c, &[id])?.pop() {
            None => return Ok(None),
            Some(organisation) => match organisation.merged_into {
                Some(into) => id = into,
                None => return one(c, sight, id),
            },
        }
    }
    Ok(None)
}

fn named(known: &Known) -> Named {
    Named { id: known.id, name: known.name().to_owned() }
}

fn signed(c: &mut Connection, known: &Known) -> Result<Vec<Signed>> {
    let letters: Vec<Id> = known.sign_ons.iter().map(|sign_on| sign_on.signature.letter_id).collect();
    let titles = titles(c, &letters)?;
    let line = |sign_on: &SignOn| {
        let (letter, slug) = titles.get(&sign_on.signature.letter_id)?.clone();
        Some(Signed { letter, slug, sign_on: sign_on.clone() })
    };
    let (mut signed, mut others): (Vec<Signed>, Vec<Signed>) =
        known.sign_ons.iter().filter_map(line).partition(|signed| signed.sign_on.is_inside);
    // When something came to a letter of others is not told, by the order either.
    others.sort_by_key(|signed| organisations::sort_key(&signed.letter));
    signed.append(&mut others);
    Ok(signed)
}

/// Title and slug of each letter.
pub(super) fn titles(c: &mut Connection, ids: &[Id]) -> Result<BTreeMap<Id, (String, String)>> {
    let mut titles = BTreeMap::new();
    for id in ids {
        if titles.contains_key(id) {
            continue;
        }
        let Some(letter) = letters::by_id(c, *id)? else { continue };
        let title = letters::texts(c, letter.id, letter.current_edition)?.into_iter().next().map(|text| text.title);
        titles.insert(*id, (title.unwrap_or_else(|| letter.slug.to_string()), letter.slug.to_string()));
    }
    Ok(titles)
}

/// One's own merges, and all of them for an administrator: that there was one tells others what they may not know.
fn undoable(c: &mut Connection, sight: &Sight, reader: &Account, id: Id, now: Timestamp) -> Result<Vec<Undoable>> {
    let merges = organisations::undoable_merges(c, id, now)?;
    let own = merges.into_iter().filter(|merge| sight.is_everything() || merge.account == Some(reader.id));
    own.map(|merge| Ok(Undoable { id: merge.id, name: merge.name()?, until: merge.undo_until })).collect()
}
