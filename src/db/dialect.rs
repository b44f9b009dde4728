//! The one place where the two databases are told apart.

use super::{Connection, Result};

/// Runs the same query text on the connection that is inside, for what the multi-connection cannot express: `on_conflict`,
/// batch insert, `as_returning`. Used in `store.rs` only.
macro_rules! on_db {
    ($connection:expr, $c:ident => $query:expr) => {
        match $connection {
            $crate::db::Connection::Sqlite($c) => $query,
            $crate::db::Connection::Postgres($c) => $query,
        }
    };
}
pub(crate) use on_db;

#[diesel::declare_sql_function]
extern "SQL" {
    /// Rows that this connection has changed since it was opened (SQLite).
    fn total_changes() -> diesel::sql_types::BigInt;
}

/// How many rows a connection to SQLite has changed: the same number twice means that nothing was written between.
pub(super) fn rows_changed(c: &mut Connection) -> Result<i64> {
    use diesel::RunQueryDsl;
    let query = diesel::select(total_changes());
    Ok(on_db!(c, c => query.get_result(c))?)
}
