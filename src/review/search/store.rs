//! Queries of the search index.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::words::mark;
use crate::basics::{Country, Id};
use crate::db::columns::sql;
use crate::db::schema::{search_documents as d, search_pending as p, signatures as s};
use crate::db::{Connection, Result, on_db};
use crate::signatures::{Signature, Status};

/// Takes some of what the index does not know; it is filed in the same transaction or stays.
pub(super) fn take_pending(c: &mut Connection, most: usize) -> Result<Vec<Id>> {
    let some: Vec<Id> = p::table.select(p::signature_id).order(p::signature_id).limit(i64::try_from(most).unwrap_or(i64::MAX)).load(c)?;
    Ok(on_db!(c, c => diesel::delete(p::table.filter(p::signature_id.eq_any(&some))).returning(p::signature_id).load(c))?)
}

pub(super) fn file(c: &mut Connection, signature: &Signature, words: &str) -> Result<()> {
    let values =
        (d::letter_id.eq(signature.letter_id), d::status.eq(signature.status), d::country.eq(&signature.country_code), d::words.eq(words));
    on_db!(c, c => diesel::insert_into(d::table)
        .values((d::signature_id.eq(signature.id), values))
        .on_conflict(d::signature_id)
        .do_update()
        .set(values)
        .execute(c))?;
    Ok(())
}

/// The sign-ons of a letter that the index does not know as they are now, oldest first, and their numbers in the index if they have
/// one. Of all letters at most so many are looked at.
pub(super) fn pending(c: &mut Connection, letter: Id, most: i64) -> Result<Vec<(Signature, Option<i64>)>> {
    // In steps of its own: joined, SQLite would begin at the letter's sign-ons, and those may be a million.
    let ids: Vec<Id> = p::table.select(p::signature_id).order(p::signature_id).limit(most).load(c)?;
    let mut found = Vec::new();
    for some in ids.chunks(1_000) {
        let signatures: Vec<Signature> = s::table.filter(s::id.eq_any(some)).load(c)?;
        let numbers: Vec<(Id, i64)> = d::table.filter(d::signature_id.eq_any(some)).select((d::signature_id, d::number)).load(c)?;
        let numbers: HashMap<Id, i64> = numbers.into_iter().collect();
        let of_letter = signatures.into_iter().filter(|signature| signature.letter_id == letter);
        found.extend(of_letter.map(|signature| {
            let number = numbers.get(&signature.id).copied();
            (signature, number)
        }));
    }
    found.sort_by_key(|(signature, _)| signature.id);
    Ok(found)
}

pub(super) fn number(c: &mut Connection, signature: Id) -> Result<Option<i64>> {
    Ok(d::table.filter(d::signature_id.eq(signature)).select(d::number).first(c).optional()?)
}

/// What the index is asked for.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub(super) letter: Id,
    pub(super) status: Option<Status>,
    pub(super) country: Option<Country>,
    pub(super) needle: Option<String>,
    pub(super) newest_first: bool,
}

#[derive(Debug, QueryableByName)]
pub(super) struct Candidate {
    #[diesel(sql_type = BigInt)]
    pub(super) number: i64,
    #[diesel(sql_type = sql::Id)]
    pub(super) signature_id: Id,
}

/// Sign-ons in the order they were filed, behind a number.
///
/// The two databases look for parts of words in ways of their own, so this query has two texts. Neither is kept prepared: PostgreSQL
/// chooses its way by what is looked for.
pub(super) fn candidates(c: &mut Connection, wanted: &Wanted, beyond: Option<i64>, most: usize) -> Result<Vec<Candidate>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    match c {
        Connection::Sqlite(_) => in_sqlite(c, wanted, beyond, most),
        Connection::Postgres(_) => in_postgres(c, wanted, beyond, most),
    }
}

/// FTS5 walks the lists of all trigrams at once, in order, and stops at the limit.
fn in_sqlite(c: &mut Connection, wanted: &Wanted, beyond: Option<i64>, most: i64) -> Result<Vec<Candidate>> {
    let letter = wanted.letter;
    let mut parts = Vec::new();
    parts.extend(wanted.status.map(|status| mark(letter, status.as_str())));
    parts.extend(wanted.country.map(|country| mark(letter, country.code())));
    if parts.is_empty() {
        parts.push(mark(letter, ""));
    }
    parts.extend(wanted.needle.clone());
    let expression = parts.iter().map(|part| format!("\"{}\"", part.replace('"', "\"\""))).collect::<Vec<_>>().join(" AND ");
    let (beyond_is, order) = direction(wanted);
    let text = format!(
        "select d.number as number, d.signature_id as signature_id from search_index cross join search_documents d on d.number = search_index.rowid \
         where search_index match $1 and search_index.rowid {beyond_is} $2 order by search_index.rowid {order} limit $3"
    );
    let beyond = beyond.unwrap_or(if wanted.newest_first { i64::MAX } else { i64::MIN });
    Ok(diesel::sql_query(text).bind::<Text, _>(expression).bind::<BigInt, _>(beyond).bind::<BigInt, _>(most).load(c)?)
}

/// PostgreSQL walks the numbers of the letter where what is looked for is frequent, and the trigrams where it is rare.
fn in_postgres(c: &mut Connection, wanted: &Wanted, beyond: Option<i64>, most: i64) -> Result<Vec<Candidate>> {
    let (beyond_is, order) = direction(wanted);
    let mut text = "select number, signature_id from search_documents where letter_id = $1 and number ".to_owned();
    text.push_str(beyond_is);
    text.push_str(" $2");
    let beyond = beyond.unwrap_or(if wanted.newest_first { i64::MAX } else { i64::MIN });
    let mut query = diesel::sql_query("").into_boxed().bind::<sql::Id, _>(wanted.letter).bind::<BigInt, _>(beyond);
    let mut place = 2;
    let mut next = |text: &mut String, condition: &str| {
        place += 1;
        text.push_str(&format!(" and {condition} ${place}"));
    };
    if let Some(status) = wanted.status {
        next(&mut text, "status =");
        query = query.bind::<Text, _>(status.as_str());
    }
    if let Some(country) = wanted.country {
        next(&mut text, "country =");
        query = query.bind::<Text, _>(country.code().to_owned());
    }
    if let Some(needle) = &wanted.needle {
        next(&mut text, "words like");
        query = query.bind::<Text, _>(crate::review::store::containing(needle));
    }
    text.push_str(&format!(" order by number {order} limit {most}"));
    Ok(query.sql(text).load(c)?)
}

fn direction(wanted: &Wanted) -> (&'static str, &'static str) {
    if wanted.newest_first { ("<", "desc") } else { (">", "asc") }
}

/// Is there an index that finds parts of words? SQLite always has one.
///
/// # Errors
/// When the database fails.
pub fn has_search_index(c: &mut Connection) -> Result<bool> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        found: i64,
    }
    match c {
        Connection::Sqlite(_) => Ok(true),
        Connection::Postgres(_) => {
            let row: Row = diesel::sql_query(
                "select count(*) as found from pg_indexes where schemaname = current_schema() and indexname = 'search_documents_by_words'",
            )
            .get_result(c)?;
            Ok(row.found == 1)
        }
    }
}
