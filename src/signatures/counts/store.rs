//! Queries of the tallies.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use crate::basics::Id;
use crate::db::columns::sql;
use crate::db::schema::tallies as t;
use crate::db::{Connection, Result, on_db};
use crate::signatures::Status;

pub(super) fn tallies(c: &mut Connection, letter: Id) -> Result<Vec<(Status, i64)>> {
    let mut sums: Vec<(Status, i64)> = Vec::new();
    let rows: Vec<(Status, i64)> = t::table.filter(t::letter_id.eq(letter)).select((t::status, t::amount)).load(c)?;
    for (status, amount) in rows {
        match sums.iter_mut().find(|(known, _)| *known == status) {
            Some((_, sum)) => *sum += amount,
            None => sums.push((status, amount)),
        }
    }
    Ok(sums)
}

/// Takes the rows away and adds what they say to those in place 0. Of two at once, each takes rows of its own.
pub(super) fn fold_tallies(c: &mut Connection) -> Result<()> {
    let rows: Vec<(Id, String, i64)> =
        on_db!(c, c => diesel::delete(t::table.filter(t::place.gt(0))).returning((t::letter_id, t::status, t::amount)).load(c))?;
    let mut sums: BTreeMap<(Id, String), i64> = BTreeMap::new();
    for (letter, status, amount) in rows {
        *sums.entry((letter, status)).or_default() += amount;
    }
    for ((letter, status), sum) in sums {
        let row = (t::letter_id.eq(letter), t::status.eq(status), t::place.eq(0), t::amount.eq(sum));
        on_db!(c, c => diesel::insert_into(t::table)
            .values(&row)
            .on_conflict((t::letter_id, t::status, t::place))
            .do_update()
            .set(t::amount.eq(t::amount + sum))
            .execute(c))?;
    }
    Ok(())
}

/// Letters whose tallies differ from their signatures, in one statement: what comes meanwhile is in neither or in both.
pub(super) fn miscounted(c: &mut Connection) -> Result<Vec<Id>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = sql::Id)]
        letter_id: Id,
    }
    let rows: Vec<Row> = diesel::sql_query(
        "select letter_id from \
         (select letter_id, status, amount from tallies union all select letter_id, status, -1 from signatures) counted \
         group by letter_id, status having sum(amount) <> 0",
    )
    .load(c)?;
    let letters: BTreeSet<Id> = rows.into_iter().map(|row| row.letter_id).collect();
    Ok(letters.into_iter().collect())
}
