//! Queries of the search index.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::words::mark;
use crate::basics::{Country, Id};
use crate::db::columns::sql;
use crate::db::schema::{search_documents as d, search_pending as p, signatures as s};
use crate::db::{Connection, Result, on_db};
use crate::letters::Visibility;
use crate::organisations::Kind;
use crate::signatures::{Signature, Status};

/// Takes some of what the index does not know; it is filed in the same transaction or stays.
///
/// On PostgreSQL rows that somebody is writing at this moment are left for the next time: a decision on many sign-ons holds them, and
/// waiting for it here could end with each waiting for the other.
pub(super) fn take_pending(c: &mut Connection, most: usize) -> Result<Vec<Id>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = sql::Id)]
        signature_id: Id,
    }
    let free = match c {
        Connection::Sqlite(_) => "",
        Connection::Postgres(_) => "for update skip locked",
    };
    let text = format!(
        "delete from search_pending where signature_id in \
         (select signature_id from search_pending order by signature_id limit $1 {free}) returning signature_id"
    );
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let rows: Vec<Row> = diesel::sql_query(text).bind::<BigInt, _>(most).load(c)?;
    Ok(rows.into_iter().map(|row| row.signature_id).collect())
}

pub(super) fn file(c: &mut Connection, signature: &Signature, words: &str) -> Result<()> {
    let values = (
        d::letter_id.eq(signature.letter_id),
        d::status.eq(signature.status),
        d::country.eq(&signature.country_code),
        d::kind.eq(signature.kind),
        d::visibility.eq(signature.visibility),
        d::words.eq(words),
    );
    on_db!(c, c => diesel::insert_into(d::table)
        .values((d::signature_id.eq(signature.id), values))
        .on_conflict(d::signature_id)
        .do_update()
        .set(values)
        .execute(c))?;
    Ok(())
}

/// What of a letter the index does not know as it is now.
pub(super) struct Pending {
    /// Oldest first, each with its number in the index if it has one.
    pub(super) found: Vec<(Signature, Option<i64>)>,
    /// There were too many to look at them all.
    pub(super) too_many: bool,
}

/// The sign-ons of a letter that the index does not know as they are now; at most so many, the newest.
pub(super) fn pending(c: &mut Connection, letter: Id, most: usize) -> Result<Pending> {
    let limit = i64::try_from(most).unwrap_or(i64::MAX - 1);
    // In steps of its own: joined, SQLite would begin at the letter's sign-ons, and those may be a million.
    let mut ids: Vec<Id> = p::table.select(p::signature_id).order(p::signature_id).limit(limit + 1).load(c)?;
    let too_many = ids.len() > most;
    if too_many {
        let of_letter = p::table.inner_join(s::table.on(s::id.eq(p::signature_id))).filter(s::letter_id.eq(letter));
        ids = of_letter.select(p::signature_id).order(p::signature_id.desc()).limit(limit).load(c)?;
    }
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
    found.sort_by_key(|(signature, _): &(Signature, Option<i64>)| signature.id);
    Ok(Pending { found, too_many })
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
    pub(super) kind: Option<Kind>,
    pub(super) visibility: Option<Visibility>,
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

/// FTS5 walks the lists of all trigrams at once, in order, and stops at the limit. Of several words it is given the rarest; the others
/// are looked for in what it finds.
fn in_sqlite(c: &mut Connection, wanted: &Wanted, beyond: Option<i64>, most: i64) -> Result<Vec<Candidate>> {
    let mut whats = Vec::new();
    match (wanted.status, wanted.country) {
        (Some(status), Some(country)) => whats.push(format!("{} {}", status.as_str(), country.code())),
        (status, country) => {
            whats.extend(status.map(|status| status.as_str().to_owned()));
            whats.extend(country.map(|country| country.code().to_owned()));
        }
    }
    whats.extend(wanted.kind.map(|kind| format!("kind {}", kind.as_str())));
    whats.extend(wanted.visibility.map(|visibility| format!("visibility {}", visibility.as_str())));
    if whats.is_empty() {
        whats.push(String::new());
    }
    let mut parts: Vec<String> = whats.iter().map(|what| mark(wanted.letter, what)).collect();
    let (needle, rarest) = match &wanted.needle {
        Some(needle) => (needle.as_str(), Some(rarest_part(&sample(c, wanted)?, needle))),
        None => ("", None),
    };
    parts.extend(rarest.map(str::to_owned));
    let expression = parts.iter().map(|part| format!("\"{}\"", part.replace('"', "\"\""))).collect::<Vec<_>>().join(" AND ");
    let (beyond_is, order) = direction(wanted);
    let text = format!(
        "select d.number as number, d.signature_id as signature_id from search_index cross join search_documents d on d.number = search_index.rowid \
         where search_index match $1 and search_index.rowid {beyond_is} $2 and d.letter_id = $3 and instr(d.words, $4) > 0 \
         order by search_index.rowid {order} limit $5"
    );
    let beyond = beyond.unwrap_or(if wanted.newest_first { i64::MAX } else { i64::MIN });
    Ok(diesel::sql_query(text)
        .bind::<Text, _>(expression)
        .bind::<BigInt, _>(beyond)
        .bind::<sql::Id, _>(wanted.letter)
        .bind::<Text, _>(needle)
        .bind::<BigInt, _>(most)
        .load(c)?)
}

/// PostgreSQL walks the numbers of the letter where what is looked for is frequent, and the trigrams where it is rare. It cannot tell
/// by itself which it is, so a few sign-ons are looked at first.
fn in_postgres(c: &mut Connection, wanted: &Wanted, beyond: Option<i64>, most: i64) -> Result<Vec<Candidate>> {
    let Some(needle) = &wanted.needle else { return walk(c, wanted, beyond, most, &[]) };
    let sample = sample(c, wanted)?;
    let anywhere = ("strpos(words, {}) > 0", needle.clone());
    if frequency(&sample, needle) * RARE > sample.len() {
        return walk(c, wanted, beyond, most, &[anywhere]);
    }
    let by_trigrams = ("words like {}", crate::review::store::containing(rarest_part(&sample, needle)));
    walk(c, wanted, beyond, most, &[by_trigrams, anywhere])
}

fn frequency(sample: &[String], part: &str) -> usize {
    sample.iter().filter(|words| words.contains(part)).count()
}

/// Of several words the rarest leads to the fewest. What is too short for a trigram leads nowhere.
fn rarest_part<'a>(sample: &[String], needle: &'a str) -> &'a str {
    let parts = needle.split(super::words::BEGINS).filter(|part| part.chars().count() > 2);
    parts.min_by_key(|part| (frequency(sample, part), std::cmp::Reverse(part.len()))).unwrap_or(needle)
}

/// One in so many of those that were looked at is frequent.
const RARE: usize = 50;
/// So many are looked at.
const SAMPLE: i64 = 200;

/// The words of some of what is asked for, whatever the needle.
fn sample(c: &mut Connection, wanted: &Wanted) -> Result<Vec<String>> {
    let mut query = d::table.filter(d::letter_id.eq(wanted.letter)).select(d::words).limit(SAMPLE).into_boxed();
    if let Some(status) = wanted.status {
        query = query.filter(d::status.eq(status));
    }
    if let Some(country) = wanted.country {
        query = query.filter(d::country.eq(country.code().to_owned()));
    }
    Ok(query.order(d::number.desc()).load(c)?)
}

/// Sign-ons in the order of their numbers that fulfil conditions on their words; `{}` stands for the value beside it.
fn walk(c: &mut Connection, wanted: &Wanted, beyond: Option<i64>, most: i64, on_words: &[(&str, String)]) -> Result<Vec<Candidate>> {
    let (beyond_is, order) = direction(wanted);
    let beyond = beyond.unwrap_or(if wanted.newest_first { i64::MAX } else { i64::MIN });
    let mut text = format!("select number, signature_id from search_documents where letter_id = $1 and number {beyond_is} $2");
    let mut query = diesel::sql_query("").into_boxed().bind::<sql::Id, _>(wanted.letter).bind::<BigInt, _>(beyond);
    let columns = [
        ("status = {}", wanted.status.map(|status| status.as_str().to_owned())),
        ("country = {}", wanted.country.map(|country| country.code().to_owned())),
        ("kind = {}", wanted.kind.map(|kind| kind.as_str().to_owned())),
        ("visibility = {}", wanted.visibility.map(|visibility| visibility.as_str().to_owned())),
    ];
    let columns = columns.into_iter().filter_map(|(condition, value)| Some((condition, value?)));
    for (place, (condition, value)) in (3..).zip(columns.chain(on_words.iter().cloned())) {
        text.push_str(" and ");
        text.push_str(&condition.replace("{}", &format!("${place}")));
        query = query.bind::<Text, _>(value);
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
