//! The one place where the two databases are told apart.

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
