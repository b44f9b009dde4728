//! The list of organisations that somebody may know of, by name.

use std::collections::BTreeMap;

use super::entry::gather;
use super::store::{self, Wanted};
use super::{Known, Sight};
use crate::accounts::Account;
use crate::app::App;
use crate::basics::Id;
use crate::db::{Connection, Result};
use crate::organisations::{self, comparison_key};
use crate::review::ReviewError;
use crate::signatures;

/// Organisations of a page.
const PAGE: usize = 50;
/// Sign-ons that are read at once.
const BATCH: i64 = 200;
/// The sign-ons of the organisations of a batch.
const MOST: i64 = 10_000;

/// One page of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The organisations, by name.
    pub rows: Vec<Known>,
    /// Where the next page begins, if there is one.
    pub next: Option<Id>,
}

/// Reads a page of the organisations that the reader may know of: those with a name, a name in their own script or an acronym that holds
/// `search`, behind the sign-on `after`.
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

/// An organisation stands at the first of its sign-ons that fit, in the order of names. An order by anything that the reader may not see
/// would tell of it.
fn page(c: &mut Connection, sight: &Sight, search: &str, after: Option<Id>) -> Result<Listed> {
    let written = written_like(c, sight, search)?;
    let wanted = Wanted { sight, of: None, search, or_of: &written, after: None, most: BATCH };
    let mut place = place_of(c, sight, after)?;
    let mut found: Vec<(Id, Id)> = Vec::new();
    while found.len() <= PAGE {
        let batch = store::by_name(c, &wanted.after(place.as_ref()))?;
        let Some(last) = batch.last() else { break };
        place = Some((last.sort_key.clone(), last.id));
        let ids: Vec<Id> = batch.iter().filter_map(|signature| signature.organisation_id).collect();
        let firsts = firsts(c, &wanted.of(&ids, MOST))?;
        let begin = |signature: &signatures::Signature| signature.organisation_id.filter(|id| firsts.get(id) == Some(&signature.id));
        found.extend(batch.iter().filter_map(|signature| begin(signature).map(|id| (id, signature.id))));
    }
    let next = (found.len() > PAGE).then(|| found[PAGE - 1].1);
    found.truncate(PAGE);
    let ids: Vec<Id> = found.into_iter().map(|(id, _)| id).collect();
    Ok(Listed { rows: gather(c, sight, &ids)?, next })
}

/// The first sign-on of each organisation that fits and may be seen.
fn firsts(c: &mut Connection, wanted: &Wanted<'_>) -> Result<BTreeMap<Id, Id>> {
    let mut firsts = BTreeMap::new();
    let all = store::by_name(c, wanted)?;
    for sign_on in wanted.sight.of(c, all)? {
        if let Some(id) = sign_on.signature.organisation_id {
            firsts.entry(id).or_insert(sign_on.signature.id);
        }
    }
    Ok(firsts)
}

/// The organisations that people have written such a name down for, where the reader may know what they wrote.
fn written_like(c: &mut Connection, sight: &Sight, search: &str) -> Result<Vec<Id>> {
    if search.is_empty() {
        return Ok(Vec::new());
    }
    let found = organisations::called_like(c, &store::containing(&comparison_key(search)))?;
    let known = gather(c, sight, &found)?;
    Ok(known.into_iter().filter(|known| !known.written_names.is_empty()).map(|known| known.id).collect())
}

/// The place of a sign-on in the order of names, if the reader may see it.
fn place_of(c: &mut Connection, sight: &Sight, after: Option<Id>) -> Result<Option<(Vec<u8>, Id)>> {
    let found = after.map(|id| signatures::by_id(c, id)).transpose()?.flatten();
    let seen = sight.of(c, found.into_iter().collect())?.pop();
    Ok(seen.map(|sign_on| (sign_on.signature.sort_key, sign_on.signature.id)))
}
