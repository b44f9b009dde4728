//! Queries for others that may be the same organisation, or of the same people.

use std::collections::BTreeSet;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::basics::Id;
use crate::db::schema::{signature_keys as k, signatures as s};
use crate::db::{Connection, Result, on_db};
use crate::letters::Visibility;
use crate::signatures::store::of_address;
use crate::signatures::{Signature, Status};

/// Files a sign-on under these keys and no others.
pub(super) fn set_keys(c: &mut Connection, id: Id, keys: &BTreeSet<String>) -> Result<()> {
    diesel::delete(k::table.filter(k::signature_id.eq(id))).execute(c)?;
    let rows: Vec<_> = keys.iter().map(|key| (k::search_key.eq(key), k::signature_id.eq(id))).collect();
    on_db!(c, c => diesel::insert_into(k::table).values(&rows).execute(c))?;
    Ok(())
}

/// The sign-ons filed under any of these keys, at most so many.
pub(super) fn filed_under(c: &mut Connection, keys: &[String], most: usize) -> Result<Vec<Id>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Ok(k::table.filter(k::search_key.eq_any(keys)).select(k::signature_id).order(k::signature_id.desc()).limit(most).load(c)?)
}

/// How many sign-ons are filed under each of these keys, the rarest first.
pub(super) fn rarest(c: &mut Connection, keys: &[String]) -> Result<Vec<(String, i64)>> {
    let mut counted: Vec<(String, i64)> =
        k::table.filter(k::search_key.eq_any(keys)).group_by(k::search_key).select((k::search_key, count_star())).load(c)?;
    counted.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    Ok(counted)
}

/// Other organisations that the address of a sign-on has confirmed for on the same letter.
///
/// # Errors
/// When the database fails.
pub fn others_of_address(c: &mut Connection, signature: &Signature) -> Result<Vec<Signature>> {
    // Imported without an address: those have none in common.
    if signature.email_key.is_empty() {
        return Ok(Vec::new());
    }
    let all = of_address(c, signature.letter_id, &signature.email_key)?;
    let other = |found: &Signature| found.name_key != signature.name_key && matches!(found.status, Status::Confirmed | Status::Approved);
    Ok(all.into_iter().filter(other).collect())
}

/// Other organisations whose contacts have confirmed on the same letter from an address at this domain.
///
/// # Errors
/// When the database fails.
pub fn others_of_domain(c: &mut Connection, signature: &Signature, domain: &str) -> Result<Vec<Signature>> {
    Ok(s::table
        .filter(s::letter_id.eq(signature.letter_id))
        .filter(s::email_key.like(format!("%@{}", domain.replace('_', "\\_"))).escape('\\'))
        .filter(s::name_key.ne(&signature.name_key))
        .filter(s::email_key.ne(&signature.email_key))
        .filter(s::status.eq_any([Status::Confirmed, Status::Approved]))
        .order(s::id)
        .limit(20)
        .load(c)?)
}

/// The sign-ons of an address on other letters that everybody can read there, by name: their order tells nothing of when they came. Of
/// these letters the caller says whose lists everybody can read ([`crate::letters::with_open_list`]). Nothing where nobody has proven
/// the address: whoever types one in would learn what it signed. What a coordinator of another letter vouched for does not count.
///
/// # Errors
/// When the database fails.
pub fn approved_elsewhere(c: &mut Connection, signature: &Signature, open: &BTreeSet<Id>) -> Result<Vec<Signature>> {
    if signature.email_key.is_empty() || !signature.is_proven() {
        return Ok(Vec::new());
    }
    let public: Vec<Signature> = s::table
        .filter(s::email_key.eq(&signature.email_key))
        .filter(s::letter_id.ne(signature.letter_id))
        .filter(s::letter_id.eq_any(open.iter().copied()))
        .filter(s::status.eq(Status::Approved))
        .filter(s::visibility.eq(Visibility::Public))
        .order((s::sort_key, s::letter_id))
        .limit(100)
        .load(c)?;
    Ok(public.into_iter().filter(Signature::is_proven).take(20).collect())
}
