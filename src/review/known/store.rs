//! Queries of sign-ons by the organisation they are linked to.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::Sight;
use crate::basics::Id;
use crate::db::schema::signatures as s;
use crate::db::{Connection, Result};
use crate::letters::Visibility;
use crate::signatures::{Signature, Status};

/// How many sign-ons of organisations are read for a page.
const MOST: i64 = 10_000;

/// Which linked sign-ons are wanted.
pub(super) struct Wanted<'a> {
    pub(super) sight: &'a Sight,
    /// Only of these organisations.
    pub(super) of: Option<&'a [Id]>,
    /// Only with a name, a name in its own script or an acronym that holds this; empty for all.
    pub(super) search: &'a str,
    /// … or of one of these organisations.
    pub(super) or_of: &'a [Id],
    /// Behind this place in the order of names.
    pub(super) after: Option<&'a (Vec<u8>, Id)>,
    /// At most so many.
    pub(super) most: i64,
}

impl Wanted<'_> {
    /// Those of them of these organisations.
    pub(super) fn of<'b>(&'b self, organisations: &'b [Id], most: i64) -> Wanted<'b> {
        Wanted { sight: self.sight, of: Some(organisations), search: self.search, or_of: self.or_of, after: None, most }
    }

    /// Those of them behind a place in the order of names.
    pub(super) fn after<'b>(&'b self, place: Option<&'b (Vec<u8>, Id)>) -> Wanted<'b> {
        Wanted { sight: self.sight, of: self.of, search: self.search, or_of: self.or_of, after: place, most: self.most }
    }
}

/// Sign-ons that are linked to an organisation, by name. Of letters without a role only public ones that are approved; whether their
/// lists are shown is for [`Sight::of`] to see.
pub(super) fn by_name(c: &mut Connection, wanted: &Wanted<'_>) -> Result<Vec<Signature>> {
    let mut query =
        s::table.filter(s::organisation_id.is_not_null()).order((s::sort_key.asc(), s::id.asc())).limit(wanted.most).into_boxed();
    if !wanted.sight.is_everything() {
        let public = s::status.eq(Status::Approved).and(s::visibility.eq(Visibility::Public));
        query = query.filter(s::letter_id.eq_any(wanted.sight.letters()).or(public));
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
        query = query.filter(s::sort_key.gt(key.clone()).or(s::sort_key.eq(key.clone()).and(s::id.gt(*id))));
    }
    Ok(query.load(c)?)
}

/// A pattern for `like`.
pub(super) fn containing(text: &str) -> String {
    format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// The sign-ons of these organisations, newest first; as [`by_name`] of what may be seen.
pub(super) fn linked(c: &mut Connection, organisations: &[Id], sight: &Sight) -> Result<Vec<Signature>> {
    let mut found = by_name(c, &Wanted { sight, of: Some(organisations), search: "", or_of: &[], after: None, most: MOST })?;
    // Identifiers sort by time (UUIDv7).
    found.sort_by_key(|signature| std::cmp::Reverse(signature.id));
    Ok(found)
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
