//! Queries of sign-ons by the organisation they are linked to.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::Sight;
use crate::basics::Id;
use crate::db::schema::{organisation_names as n, signatures as s};
use crate::db::{Connection, MultiBackend, Result};
use crate::letters::Visibility;
use crate::signatures::{Signature, Status};

/// How many sign-ons of organisations are read for a page.
const MOST: i64 = 10_000;
/// How many organisations a written name finds.
const MOST_WRITTEN: i64 = 1_000;

/// Where an organisation stands in the list: a key that names sort by, and its identifier.
pub(super) type Place = (Vec<u8>, Id);

/// Which linked sign-ons are wanted.
pub(super) struct Wanted<'a> {
    pub(super) sight: &'a Sight,
    /// Only of these organisations.
    pub(super) of: Option<&'a [Id]>,
    /// Only with a name, a name in its own script or an acronym that holds this; empty for all.
    pub(super) search: &'a str,
    /// … or of one of these organisations.
    pub(super) or_of: &'a [Id],
    /// Behind this place.
    pub(super) after: Option<&'a Place>,
    /// At most so many.
    pub(super) most: i64,
}

impl Wanted<'_> {
    /// Those of them of these organisations.
    pub(super) fn of<'b>(&'b self, organisations: &'b [Id], most: i64) -> Wanted<'b> {
        Wanted { sight: self.sight, of: Some(organisations), search: self.search, or_of: self.or_of, after: None, most }
    }

    /// Those of them behind a place.
    pub(super) fn after<'b>(&'b self, place: Option<&'b Place>) -> Wanted<'b> {
        Wanted { sight: self.sight, of: self.of, search: self.search, or_of: self.or_of, after: place, most: self.most }
    }
}

/// Sign-ons that are linked to an organisation and that may be seen: the same rule as [`Sight::of`], for the database. So neither what
/// is read nor how long it takes tells of others.
fn seen(sight: &Sight) -> s::BoxedQuery<'static, MultiBackend> {
    let query = s::table.filter(s::organisation_id.is_not_null()).into_boxed();
    if sight.is_everything() {
        return query;
    }
    let public = s::status.eq(Status::Approved).and(s::visibility.eq(Visibility::Public));
    let shown = public.and(s::letter_id.eq_any(sight.open().iter().copied()));
    query.filter(s::letter_id.eq_any(sight.letters()).or(shown))
}

/// The places of organisations in the list, in order: one for each name that such a sign-on has. Among equal names nothing tells when
/// they came. A sign-on that waits takes no organisation into the list, for whom somebody has chosen it by hand.
pub(super) fn places(c: &mut Connection, wanted: &Wanted<'_>) -> Result<Vec<Place>> {
    let mut query = seen(wanted.sight);
    if !wanted.sight.is_everything() {
        query = query.filter(s::status.ne(Status::Confirmed));
    }
    if let Some(organisations) = wanted.of {
        query = query.filter(s::organisation_id.assume_not_null().eq_any(organisations.to_vec()));
    }
    if !wanted.search.is_empty() {
        let typed = containing(wanted.search);
        query = query.filter(
            s::name_key
                .like(containing(&crate::organisations::comparison_key(wanted.search)))
                .escape('\\')
                .or(s::original_name.like(typed.clone()).escape('\\'))
                .or(s::acronym.like(typed).escape('\\'))
                .or(s::organisation_id.assume_not_null().eq_any(wanted.or_of.to_vec())),
        );
    }
    if let Some((key, id)) = wanted.after {
        let behind = s::sort_key.eq(key.clone()).and(s::organisation_id.assume_not_null().gt(*id));
        query = query.filter(s::sort_key.gt(key.clone()).or(behind));
    }
    let places: Vec<(Vec<u8>, Option<Id>)> = query
        .select((s::sort_key, s::organisation_id))
        .distinct()
        .order((s::sort_key.asc(), s::organisation_id.asc()))
        .limit(wanted.most)
        .load(c)?;
    Ok(places.into_iter().filter_map(|(key, id)| Some((key, id?))).collect())
}

/// The organisations that people have written such a name down for, where the reader may know what they wrote: where a sign-on is public.
pub(super) fn written_like(c: &mut Connection, sight: &Sight, search: &str) -> Result<Vec<Id>> {
    let called = n::table.filter(n::name_key.like(containing(search)).escape('\\')).select(n::organisation_id);
    let mut query = seen(sight).filter(s::organisation_id.assume_not_null().eq_any(called));
    if !sight.is_everything() {
        let public = s::status.eq(Status::Approved).and(s::visibility.eq(Visibility::Public));
        query = query.filter(public.and(s::letter_id.eq_any(sight.open().iter().copied())));
    }
    let found: Vec<Option<Id>> = query.select(s::organisation_id).distinct().limit(MOST_WRITTEN).load(c)?;
    Ok(found.into_iter().flatten().collect())
}

/// A pattern for `like`.
fn containing(text: &str) -> String {
    format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// The sign-ons of these organisations that may be seen: first those of letters with a role, newest first; then the others by letter and
/// name, so that their order does not tell when they came.
pub(super) fn linked(c: &mut Connection, organisations: &[Id], sight: &Sight) -> Result<Vec<Signature>> {
    let query = seen(sight).filter(s::organisation_id.assume_not_null().eq_any(organisations.to_vec()));
    let found: Vec<Signature> = query.order((s::sort_key.asc(), s::letter_id.asc())).limit(MOST).load(c)?;
    let (mut linked, mut others): (Vec<Signature>, Vec<Signature>) =
        found.into_iter().partition(|signature| sight.is_inside(signature.letter_id));
    // Identifiers sort by time (UUIDv7).
    linked.sort_by_key(|signature| std::cmp::Reverse(signature.id));
    others.sort_by_key(|signature| signature.letter_id);
    linked.append(&mut others);
    Ok(linked)
}

/// How many sign-ons are linked to an organisation, whoever may see them.
pub(super) fn count_linked(c: &mut Connection, organisation: Id) -> Result<i64> {
    Ok(s::table.filter(s::organisation_id.eq(organisation)).select(count_star()).first(c)?)
}

/// Links every sign-on of one organisation to another, whoever may see them. Returns which.
pub(super) fn move_all(c: &mut Connection, from: Id, into: Id) -> Result<Vec<Id>> {
    let moved = s::table.filter(s::organisation_id.eq(from)).order(s::id).select(s::id).load(c)?;
    diesel::update(s::table.filter(s::organisation_id.eq(from))).set(s::organisation_id.eq(into)).execute(c)?;
    Ok(moved)
}

/// Links those of the sign-ons back that are still linked to where they were moved.
pub(super) fn move_back(c: &mut Connection, ids: &[Id], into: Id, from: Id) -> Result<()> {
    // SQLite takes at most so many values in one statement.
    for some in ids.chunks(1_000) {
        let still_there = s::table.filter(s::id.eq_any(some)).filter(s::organisation_id.eq(into));
        diesel::update(still_there).set(s::organisation_id.eq(from)).execute(c)?;
    }
    Ok(())
}
