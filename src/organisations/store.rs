//! Rows of the directory.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::{Merge, NewMerge, Organisation};
use crate::basics::{Id, Timestamp};
use crate::db::schema::{
    organisation_domains as d, organisation_keys as k, organisation_merges as m, organisation_names as n, organisations as o,
};
use crate::db::{Connection, Result, on_db};

/// How many organisations of one name are looked at.
const MOST_OF_A_NAME: i64 = 100;

/// Adds an organisation.
///
/// # Errors
/// When the database fails.
pub fn add(c: &mut Connection, new: &Organisation) -> Result<()> {
    diesel::insert_into(o::table)
        .values((
            o::id.eq(new.id),
            o::name.eq(&new.name),
            o::original_name.eq(&new.original_name),
            o::acronym.eq(&new.acronym),
            o::country.eq(&new.country_code),
            o::kind.eq(new.kind),
            o::website.eq(&new.website),
            o::parent_id.eq(new.parent_id),
            o::merged_into.eq(new.merged_into),
            o::created_at.eq(new.created_at),
        ))
        .execute(c)?;
    Ok(())
}

pub(super) fn by_id(c: &mut Connection, id: Id) -> Result<Option<Organisation>> {
    Ok(o::table.find(id).first(c).optional()?)
}

/// The organisations with these identifiers.
///
/// # Errors
/// When the database fails.
pub fn all_by_id(c: &mut Connection, ids: &[Id]) -> Result<Vec<Organisation>> {
    Ok(o::table.filter(o::id.eq_any(ids)).load(c)?)
}

/// Holds an organisation until the transaction ends (PostgreSQL): nobody merges or removes it meanwhile. `false` when it has been merged
/// into another, or is gone.
///
/// # Errors
/// When the database fails.
pub fn hold(c: &mut Connection, id: Id) -> Result<bool> {
    let held = diesel::update(o::table.filter(o::id.eq(id)).filter(o::merged_into.is_null())).set(o::name.eq(o::name)).execute(c)?;
    Ok(held == 1)
}

/// Files an organisation under a name as compared. A key only leads to it: what it was filed for may be confidential, so whoever finds
/// it asks what they may see.
///
/// # Errors
/// When the database fails.
pub fn file(c: &mut Connection, id: Id, key: &str) -> Result<()> {
    if key.is_empty() {
        return Ok(());
    }
    let row = (k::search_key.eq(key), k::organisation_id.eq(id));
    on_db!(c, c => diesel::insert_into(k::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// The organisations that are filed under a name as compared.
///
/// # Errors
/// When the database fails.
pub fn filed_under(c: &mut Connection, key: &str) -> Result<Vec<Id>> {
    Ok(k::table.filter(k::search_key.eq(key)).order(k::organisation_id).limit(MOST_OF_A_NAME).select(k::organisation_id).load(c)?)
}

pub(super) fn keys_of(c: &mut Connection, id: Id) -> Result<Vec<String>> {
    Ok(k::table.filter(k::organisation_id.eq(id)).select(k::search_key).load(c)?)
}

/// What people have written down as names: organisation, name as compared, name.
///
/// # Errors
/// When the database fails.
pub fn names_of(c: &mut Connection, ids: &[Id]) -> Result<Vec<(Id, String, String)>> {
    Ok(n::table.filter(n::organisation_id.eq_any(ids)).order(n::name_key).select((n::organisation_id, n::name_key, n::name)).load(c)?)
}

/// What people have written down as domains: organisation, domain.
///
/// # Errors
/// When the database fails.
pub fn domains_of(c: &mut Connection, ids: &[Id]) -> Result<Vec<(Id, String)>> {
    Ok(d::table.filter(d::organisation_id.eq_any(ids)).order(d::domain).select((d::organisation_id, d::domain)).load(c)?)
}

pub(super) fn add_name(c: &mut Connection, id: Id, key: &str, name: &str) -> Result<bool> {
    let row = (n::organisation_id.eq(id), n::name_key.eq(key), n::name.eq(name));
    let added = on_db!(c, c => diesel::insert_into(n::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(added == 1)
}

pub(super) fn remove_name(c: &mut Connection, id: Id, key: &str) -> Result<bool> {
    let gone = diesel::delete(n::table.filter(n::organisation_id.eq(id)).filter(n::name_key.eq(key))).execute(c)?;
    Ok(gone == 1)
}

pub(super) fn add_domain(c: &mut Connection, id: Id, domain: &str) -> Result<bool> {
    let row = (d::organisation_id.eq(id), d::domain.eq(domain));
    let added = on_db!(c, c => diesel::insert_into(d::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(added == 1)
}

pub(super) fn remove_domain(c: &mut Connection, id: Id, domain: &str) -> Result<bool> {
    let gone = diesel::delete(d::table.filter(d::organisation_id.eq(id)).filter(d::domain.eq(domain))).execute(c)?;
    Ok(gone == 1)
}

/// `false` when it was so already.
pub(super) fn set_parent(c: &mut Connection, id: Id, parent: Option<Id>) -> Result<bool> {
    if by_id(c, id)?.is_none_or(|organisation| organisation.parent_id == parent) {
        return Ok(false);
    }
    diesel::update(o::table.find(id)).set(o::parent_id.eq(parent)).execute(c)?;
    Ok(true)
}

/// The sections of a body.
///
/// # Errors
/// When the database fails.
pub fn sections_of(c: &mut Connection, id: Id) -> Result<Vec<Id>> {
    Ok(o::table.filter(o::parent_id.eq(id)).order(o::id).limit(1_000).select(o::id).load(c)?)
}

pub(super) fn set_merged_into(c: &mut Connection, id: Id, into: Option<Id>) -> Result<()> {
    diesel::update(o::table.find(id)).set(o::merged_into.eq(into)).execute(c)?;
    Ok(())
}

pub(super) fn add_merge(c: &mut Connection, new: &NewMerge, moved: &str) -> Result<()> {
    diesel::insert_into(m::table)
        .values((
            m::id.eq(new.id),
            m::from_id.eq(new.from),
            m::into_id.eq(new.into),
            m::account_id.eq(new.account),
            m::at.eq(new.at),
            m::undo_until.eq(new.undo_until),
            m::moved.eq(moved),
        ))
        .execute(c)?;
    Ok(())
}

/// The merge with this identifier.
///
/// # Errors
/// When the database fails.
pub fn merge_by_id(c: &mut Connection, id: Id) -> Result<Option<Merge>> {
    Ok(m::table.find(id).first(c).optional()?)
}

/// The merges into an organisation that can still be taken apart, newest first.
///
/// # Errors
/// When the database fails.
pub fn undoable_merges(c: &mut Connection, into: Id, now: Timestamp) -> Result<Vec<Merge>> {
    Ok(m::table
        .filter(m::into_id.eq(into))
        .filter(m::undo_until.gt(now))
        .filter(m::undone_at.is_null())
        .order(m::id.desc())
        .limit(10)
        .load(c)?)
}

/// `false` when the time is over or somebody else was quicker.
pub(super) fn mark_undone(c: &mut Connection, merge: Id, now: Timestamp) -> Result<bool> {
    let marked = diesel::update(m::table.filter(m::id.eq(merge)).filter(m::undone_at.is_null()).filter(m::undo_until.gt(now)))
        .set(m::undone_at.eq(now))
        .execute(c)?;
    Ok(marked == 1)
}

/// Removes an organisation that nothing hangs on any more: no name, domain or section was written down, and no merge speaks of it. The
/// caller knows that no sign-on is linked to it.
///
/// # Errors
/// When the database fails.
pub fn remove_if_bare(c: &mut Connection, id: Id) -> Result<()> {
    let merges: i64 = m::table.filter(m::from_id.eq(id).or(m::into_id.eq(id))).select(count_star()).first(c)?;
    let bare = merges == 0 && names_of(c, &[id])?.is_empty() && domains_of(c, &[id])?.is_empty() && sections_of(c, id)?.is_empty();
    if bare {
        diesel::delete(o::table.find(id)).execute(c)?;
    }
    Ok(())
}
