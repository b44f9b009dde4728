//! The list of organisations that somebody may know of, by name.

use std::collections::BTreeMap;

use super::entry::gather;
use super::store::{self, Place, Wanted};
use super::{Known, Sight};
use crate::accounts::Account;
use crate::app::App;
use crate::basics::Id;
use crate::db::{Connection, Result};
use crate::organisations::comparison_key;
use crate::review::ReviewError;

/// Organisations of a page.
const PAGE: usize = 50;
/// Places that are read at once.
const BATCH: i64 = 200;
/// How often, at most, until a page is full. Most organisations have few names, so that one or two do.
const ROUNDS: usize = 20;
/// The places of the organisations of a batch.
const MOST: i64 = 10_000;

/// One page of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The organisations, by name.
    pub rows: Vec<Known>,
    /// Behind which organisation the next page begins, if there is one.
    pub next: Option<Id>,
    /// The page is not full, and there may be more: organisations with very many names stand in the way.
    pub cut: bool,
}

/// Reads a page of the organisations that the reader may know of: those with a name, a name in their own script or an acronym that holds
/// `search`, behind the organisation `after`.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App, reader: &Account, search: String, after: Option<Id>) -> std::result::Result<Listed, ReviewError> {
    let (now, reader) = (app.now(), reader.clone());
    app.db
        .read(move |c| {
            let sight = Sight::of_account(c, &reader, now)?;
            Ok(page(c, &sight, search.trim(), after)?)
        })
        .await
}

/// An organisation stands at the first of its names that fit. An order by anything that the reader may not see would tell of it; so
/// would a sign-on in the address of the next page, since its identifier tells when it came.
fn page(c: &mut Connection, sight: &Sight, search: &str, after: Option<Id>) -> Result<Listed> {
    let written = if search.is_empty() { Vec::new() } else { store::written_like(c, sight, &comparison_key(search))? };
    let wanted = Wanted { sight, of: None, search, or_of: &written, after: None, most: BATCH };
    let mut place: Option<Place> = match after {
        Some(id) => firsts(c, &wanted.of(&[id], MOST))?.remove(&id).map(|key| (key, id)),
        None => None,
    };
    let (mut found, mut cut): (Vec<Id>, bool) = (Vec::new(), true);
    for _ in 0..ROUNDS {
        let batch = store::places(c, &wanted.after(place.as_ref()))?;
        let ids: Vec<Id> = batch.iter().map(|(_, id)| *id).collect();
        let firsts = firsts(c, &wanted.of(&ids, MOST))?;
        found.extend(batch.iter().filter(|(key, id)| firsts.get(id) == Some(key)).map(|(_, id)| *id));
        cut = i64::try_from(batch.len()).is_ok_and(|read| read >= BATCH);
        place = batch.into_iter().next_back();
        if !cut || found.len() > PAGE {
            break;
        }
    }
    let is_full = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().copied().filter(|_| is_full || cut);
    Ok(Listed { rows: gather(c, sight, &found)?, next, cut: cut && !is_full })
}

/// The first place of each organisation that fits.
fn firsts(c: &mut Connection, wanted: &Wanted<'_>) -> Result<BTreeMap<Id, Vec<u8>>> {
    let mut firsts = BTreeMap::new();
    for (key, id) in store::places(c, wanted)? {
        firsts.entry(id).or_insert(key);
    }
    Ok(firsts)
}
