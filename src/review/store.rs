//! Queries of the queue.

use diesel::prelude::*;

use super::{Filter, Sort};
use crate::basics::Id;
use crate::db::schema::signatures as s;
use crate::db::{Connection, Result};
use crate::signatures::{Signature, Status};

pub(super) fn page(c: &mut Connection, letter: Id, filter: &Filter, most: usize) -> Result<Vec<Signature>> {
    let mut query = s::table.filter(s::letter_id.eq(letter)).limit(i64::try_from(most).unwrap_or(i64::MAX)).into_boxed();
    if let Some(status) = filter.status {
        query = query.filter(s::status.eq(status));
    }
    if let Some(country) = filter.country {
        query = query.filter(s::country.eq(country.code().to_owned()));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(s::kind.eq(kind));
    }
    if !filter.flag.is_empty() {
        query = match filter.flag.as_str() {
            "correction" => query.filter(s::correction.ne("")),
            "too-late" => query.filter(s::status.eq(Status::Unconfirmed)).filter(s::confirmed_at.is_not_null()),
            flag => query.filter(s::flags.like(containing(flag)).escape('\\')),
        };
    }
    if !filter.search.is_empty() {
        let typed = containing(filter.search.trim());
        // name_key is folded by us, so it finds capitals and accents of any script alike on both databases.
        let folded = containing(&crate::organisations::comparison_key(&filter.search));
        query = query.filter(
            s::name_key
                .like(folded)
                .escape('\\')
                .or(s::organisation_name.like(typed.clone()).escape('\\'))
                .or(s::original_name.like(typed.clone()).escape('\\'))
                .or(s::acronym.like(typed.clone()).escape('\\'))
                .or(s::contact_name.like(typed.clone()).escape('\\'))
                .or(s::email_key.like(typed.to_lowercase()).escape('\\')),
        );
    }
    let after = filter
        .after
        .map(|id| s::table.find(id).filter(s::letter_id.eq(letter)).select(s::sort_key).first::<Vec<u8>>(c))
        .transpose()
        .optional()?
        .flatten();
    if let (Some(id), Some(key)) = (filter.after, after) {
        query = match filter.sort {
            Sort::Oldest => query.filter(s::id.gt(id)),
            Sort::Newest => query.filter(s::id.lt(id)),
            Sort::Name => query.filter(s::sort_key.gt(key.clone()).or(s::sort_key.eq(key).and(s::id.gt(id)))),
        };
    }
    // Identifiers sort by time (UUIDv7).
    query = match filter.sort {
        Sort::Oldest => query.order(s::id.asc()),
        Sort::Newest => query.order(s::id.desc()),
        Sort::Name => query.order((s::sort_key.asc(), s::id.asc())),
    };
    Ok(query.load(c)?)
}

fn containing(text: &str) -> String {
    format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// Other sign-ons of the same organisation by the same address in a status.
pub(super) fn same_identity_in(c: &mut Connection, signature: &Signature, status: Status) -> Result<Vec<Id>> {
    Ok(s::table
        .filter(s::letter_id.eq(signature.letter_id))
        .filter(s::email_key.eq(&signature.email_key))
        .filter(s::name_key.eq(&signature.name_key))
        .filter(s::status.eq(status))
        .filter(s::id.ne(signature.id))
        .select(s::id)
        .load(c)?)
}
