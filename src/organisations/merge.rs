//! Two organisations taken for one, and taken apart again.

use serde::{Deserialize, Serialize};

use super::amend::is_below;
use super::store;
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, Result, Row, StorageError};

/// A merge as it was made.
#[derive(Debug, Clone, Row)]
pub struct Merge {
    /// Identifier.
    pub id: Id,
    /// The organisation that went.
    pub from: Id,
    /// The one that stayed.
    pub into: Id,
    /// Who merged them; `None` is the command line.
    pub account: Option<Id>,
    /// When.
    pub at: Timestamp,
    /// Until when they can be taken apart.
    pub undo_until: Timestamp,
    /// When they were.
    pub undone_at: Option<Timestamp>,
    moved: String,
}

/// A merge to be made.
#[derive(Debug, Clone)]
pub struct NewMerge {
    /// Identifier.
    pub id: Id,
    /// The organisation that goes.
    pub from: Id,
    /// The one that stays.
    pub into: Id,
    /// Who merges them.
    pub account: Option<Id>,
    /// When.
    pub at: Timestamp,
    /// Until when they can be taken apart.
    pub undo_until: Timestamp,
    /// What the one that goes was called, as far as whoever merges them may know.
    pub name: String,
    /// Does the one that stays also get what people have written down of the other? Not where the other is known in confidence only.
    pub carry: bool,
}

/// What taking apart puts back.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Moved {
    name: String,
    signatures: Vec<String>,
    /// Added to the one that stays: it did not have them before.
    names: Vec<String>,
    domains: Vec<String>,
    /// Sections of the one that went.
    sections: Vec<String>,
    /// What the one that stays was a section of, where that was the one that went or a section of it.
    parent: Option<String>,
}

impl Merge {
    /// What the organisation that went was called.
    ///
    /// # Errors
    /// When the row is damaged.
    pub fn name(&self) -> Result<String> {
        Ok(self.moved()?.name)
    }

    fn moved(&self) -> Result<Moved> {
        serde_json::from_str(&self.moved).map_err(|error| StorageError::Fault(error.to_string()))
    }
}

/// Takes one organisation into another, within a transaction, and writes down what taking apart puts back. The sign-ons that the caller
/// has moved are among it.
///
/// # Errors
/// When the database fails.
pub fn merge(c: &mut Connection, new: &NewMerge, signatures: &[Id]) -> Result<()> {
    let mut moved = Moved { name: new.name.clone(), signatures: signatures.iter().map(Id::to_string).collect(), ..Moved::default() };
    for key in store::keys_of(c, new.from)? {
        // Finding it by more keys does no harm after taking apart: keys only lead to it.
        store::file(c, new.into, &key)?;
    }
    if is_below(c, new.into, new.from)? {
        let parent = store::by_id(c, new.into)?.and_then(|into| into.parent_id);
        moved.parent = parent.map(|parent| parent.to_string());
        store::set_parent(c, new.into, None)?;
    }
    if new.carry {
        for section in store::sections_of(c, new.from)? {
            store::set_parent(c, section, Some(new.into))?;
            moved.sections.push(section.to_string());
        }
        for (_, key, name) in store::names_of(c, &[new.from])? {
            if store::add_name(c, new.into, &key, &name)? {
                moved.names.push(key);
            }
        }
        for (_, domain) in store::domains_of(c, &[new.from])? {
            if store::add_domain(c, new.into, &domain)? {
                moved.domains.push(domain);
            }
        }
    }
    store::set_merged_into(c, new.from, Some(new.into))?;
    let written = serde_json::to_string(&moved).map_err(|error| StorageError::Fault(error.to_string()))?;
    store::add_merge(c, new, &written)
}

/// Takes two organisations apart, within a transaction. Returns the sign-ons that the caller moves back, or `None` when the time is over
/// or somebody else was quicker.
///
/// # Errors
/// When the database fails.
pub fn take_apart(c: &mut Connection, merge: &Merge, now: Timestamp) -> Result<Option<Vec<Id>>> {
    // One that was itself taken into another has to come out of that first.
    if !store::hold(c, merge.into)? || !store::mark_undone(c, merge.id, now)? {
        return Ok(None);
    }
    let moved = merge.moved()?;
    for key in &moved.names {
        store::remove_name(c, merge.into, key)?;
    }
    for domain in &moved.domains {
        store::remove_domain(c, merge.into, domain)?;
    }
    let now_below = store::sections_of(c, merge.into)?;
    for section in ids(&moved.sections).into_iter().filter(|section| now_below.contains(section)) {
        store::set_parent(c, section, Some(merge.from))?;
    }
    if let Some(parent) = moved.parent.as_deref().and_then(|parent| parent.parse().ok()) {
        store::set_parent(c, merge.into, Some(parent))?;
    }
    store::set_merged_into(c, merge.from, None)?;
    Ok(Some(ids(&moved.signatures)))
}

fn ids(texts: &[String]) -> Vec<Id> {
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}
