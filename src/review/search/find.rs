//! One page of what is looked for, and how many there are.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::store::{self, Wanted};
use super::words;
use crate::basics::Id;
use crate::db::{Connection, Result};
use crate::review::store as rows;
use crate::review::{Filter, Sort};
use crate::signatures::Signature;

/// Totals are exact up to this many; beyond it the page says "more than 1,000".
const MANY: usize = 1_000;
/// Read from the index at a time.
const CHUNK: usize = 1_100;
/// So many are looked at where the filter is one that the index does not know; then the page ends early, and the next one goes on.
const LOOKED_AT: usize = 22_000;
/// Sign-ons that are not filed yet and are looked at one by one: more than come in some seconds.
const UNFILED: usize = 20_000;

/// How many were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// So many.
    Exactly(usize),
    /// More than 1,000, or too many to look at them all.
    More,
}

/// A page of what was found.
#[derive(Debug)]
pub(in crate::review) struct Found {
    /// The sign-ons.
    pub(in crate::review) rows: Vec<Signature>,
    /// Where the next page begins, if there is one.
    pub(in crate::review) next: Option<Id>,
    /// How many there are in all, where it is not a state that was asked for.
    pub(in crate::review) total: Option<Total>,
}

/// Where a sign-on stands among the others: its number in the index, or behind all that have one.
type Place = (i64, Id);

/// The sign-ons that match a filter, in order, from some place on.
struct Matching {
    ids: Vec<Place>,
    /// The last one looked at, when that was not all.
    stopped_at: Option<Id>,
}

/// Finds one page of sign-ons of a letter.
pub(in crate::review) fn find(c: &mut Connection, letter: Id, filter: &Filter, page: usize) -> Result<Found> {
    let search = Search::begin(c, letter, filter)?;
    let all = search.matching(c, None, MANY + 1)?;
    let total = match all.stopped_at.is_none() && !search.incomplete && all.ids.len() <= MANY {
        true => Total::Exactly(all.ids.len()),
        false => Total::More,
    };
    if let (Sort::Name, Total::Exactly(_)) = (filter.sort, total) {
        let (rows, next) = by_name(c, &all.ids, filter.after, page)?;
        return Ok(Found { rows, next, total: Some(total) });
    }
    let mut matching = match filter.after {
        None => all,
        Some(after) => {
            let place = search.place_of(c, after)?;
            search.matching(c, Some(place), page + 1)?
        }
    };
    let more = matching.ids.len() > page;
    matching.ids.truncate(page);
    let next = if more { matching.ids.last().map(|place| place.1) } else { matching.stopped_at };
    let ids: Vec<Id> = matching.ids.iter().map(|place| place.1).collect();
    let mut rows = crate::signatures::all_by_id(c, &ids)?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(Found { rows, next, total: Some(total) })
}

/// Few enough to be put in order here.
fn by_name(c: &mut Connection, all: &[Place], after: Option<Id>, page: usize) -> Result<(Vec<Signature>, Option<Id>)> {
    let ids: Vec<Id> = all.iter().map(|place| place.1).collect();
    let mut rows = crate::signatures::all_by_id(c, &ids)?;
    rows.sort_by(|a, b| (&a.sort_key, a.id).cmp(&(&b.sort_key, b.id)));
    // The last row of the page before may not be among them any more.
    let last = after.map(|after| crate::signatures::by_id(c, after)).transpose()?.flatten();
    if let Some(last) = last {
        rows.retain(|row| (&row.sort_key, row.id) > (&last.sort_key, last.id));
    }
    let next = (rows.len() > page).then(|| rows[page - 1].id);
    rows.truncate(page);
    Ok((rows, next))
}

struct Search<'a> {
    filter: &'a Filter,
    wanted: Wanted,
    /// Those the index does not know as they are: never taken from it.
    unfiled: HashSet<Id>,
    /// Those of them that match.
    matching_unfiled: Vec<Place>,
    /// There were more of them than are looked at: totals are not exact.
    incomplete: bool,
}

impl<'a> Search<'a> {
    fn begin(c: &mut Connection, letter: Id, filter: &'a Filter) -> Result<Self> {
        let needle = words::typed(&filter.search);
        let pending = store::pending(c, letter, UNFILED)?;
        let (pending, incomplete) = (pending.found, pending.too_many);
        let unfiled: HashSet<Id> = pending.iter().map(|(signature, _)| signature.id).collect();
        let holding: Vec<(Id, i64)> = pending
            .iter()
            .filter(|(signature, _)| needle.as_ref().is_none_or(|needle| words::hold(signature, needle)))
            .map(|(signature, number)| (signature.id, number.unwrap_or(i64::MAX)))
            .collect();
        let ids: Vec<Id> = holding.iter().map(|(id, _)| *id).collect();
        let fitting: HashSet<Id> = rows::fitting(c, letter, filter, &ids)?.into_iter().collect();
        let matching_unfiled = holding.into_iter().filter(|(id, _)| fitting.contains(id)).map(|(id, number)| (number, id)).collect();
        let wanted = Wanted {
            letter,
            status: filter.status,
            country: filter.country,
            kind: filter.kind,
            visibility: filter.visibility,
            needle,
            newest_first: filter.sort == Sort::Newest,
        };
        Ok(Self { filter, wanted, unfiled, matching_unfiled, incomplete })
    }

    fn place_of(&self, c: &mut Connection, id: Id) -> Result<Place> {
        Ok((store::number(c, id)?.unwrap_or(i64::MAX), id))
    }

    /// Does `place` come behind `after`?
    fn is_behind(&self, place: Place, after: Option<Place>) -> bool {
        after.is_none_or(|after| if self.wanted.newest_first { place < after } else { place > after })
    }

    /// The first so many behind a place.
    fn matching(&self, c: &mut Connection, after: Option<Place>, most: usize) -> Result<Matching> {
        let unfiled = self.matching_unfiled.iter().copied().filter(|place| self.is_behind(*place, after));
        let mut ids: Vec<Place> = unfiled.collect();
        let mut beyond = after.map(|place| place.0);
        let (mut looked_at, mut stopped_at, mut filed) = (0, None, 0);
        loop {
            let some = store::candidates(c, &self.wanted, beyond, CHUNK.min(most + self.unfiled.len().min(CHUNK)))?;
            let Some(last) = some.last() else { break };
            (beyond, looked_at) = (Some(last.number), looked_at + some.len());
            let places: Vec<Place> =
                some.iter().map(|one| (one.number, one.signature_id)).filter(|p| !self.unfiled.contains(&p.1)).collect();
            let last = last.signature_id;
            let fitting = self.fitting(c, places)?;
            filed += fitting.len();
            ids.extend(fitting);
            if filed >= most {
                break;
            }
            if looked_at >= LOOKED_AT {
                stopped_at = Some(last);
                break;
            }
        }
        match self.wanted.newest_first {
            true => ids.sort_by_key(|place| Reverse(*place)),
            false => ids.sort_unstable(),
        }
        if let Some(stopped) = stopped_at {
            // What comes behind belongs to the next page.
            let end = self.place_of(c, stopped)?;
            ids.retain(|place| !self.is_behind(*place, Some(end)));
        }
        ids.truncate(most);
        Ok(Matching { ids, stopped_at })
    }

    /// The index knows state, country and words of what is filed; everything else is asked of the sign-ons themselves.
    fn fitting(&self, c: &mut Connection, places: Vec<Place>) -> Result<Vec<Place>> {
        if !self.filter.asks_more_than_the_index_knows() {
            return Ok(places);
        }
        let ids: Vec<Id> = places.iter().map(|place| place.1).collect();
        let fitting: HashSet<Id> = rows::fitting(c, self.wanted.letter, self.filter, &ids)?.into_iter().collect();
        Ok(places.into_iter().filter(|place| fitting.contains(&place.1)).collect())
    }
}
