//! The cellar: two databases behind two doors, [`Db::read`] and [`Db::write`].
//!
//! *diesel* is named here and in files called `store.rs`, nowhere else.

pub mod backup;
pub(crate) mod columns;
#[expect(missing_docs, reason = "the derive writes items without documentation")]
mod connection;
mod dialect;
mod error;
mod kept;
mod migrate;
mod pool;
pub(crate) mod schema;
mod writer;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

pub(crate) use columns::text_column;
pub use connection::{AnyConnection as Connection, DatabaseUrl, MultiBackend};
pub(crate) use dialect::on_db;
/// A struct that a whole row is read into, column by column.
pub use diesel::Queryable as Row;
pub(crate) use error::storage_failure;
pub use error::{Failure, StorageError};
pub(crate) use kept::{Kept, kept};
pub use migrate::MigrateError;
pub use pool::Pooling;

use crate::basics::Clock;

/// What a query gives back.
pub type Result<T> = std::result::Result<T, StorageError>;

/// Runs a closure on a PostgreSQL transaction again this often when another transaction was in its way.
const TRIES: u32 = 12;

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: pool::Pool,
    writer: Option<Arc<writer::Writer>>,
    url: DatabaseUrl,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.writer.is_some() { "Db(SQLite)" } else { "Db(PostgreSQL)" })
    }
}

impl Db {
    /// Opens the database.
    ///
    /// # Errors
    /// When the address is not understood, or the database cannot be reached.
    pub fn open(url: &str, pooling: Pooling) -> Result<Self> {
        let url = DatabaseUrl::parse(url)?;
        let writer = match &url {
            DatabaseUrl::Sqlite(_) => Some(Arc::new(writer::Writer::start(url.connect(connection::Purpose::Writing)?)?)),
            DatabaseUrl::Postgres(_) => None,
        };
        let pool = pool::Pool::open(&url, pooling)?;
        Ok(Self { pool, writer, url })
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// When the database is newer than this binary, a migration was changed after it ran, or the database fails.
    pub fn migrate(&self, clock: &dyn Clock) -> std::result::Result<Vec<String>, MigrateError> {
        migrate::run(&mut self.url.connect(connection::Purpose::Migrating)?, clock)
    }

    /// Has no migration ever run on it?
    pub async fn is_fresh(&self) -> bool {
        self.read(|c| Ok::<_, StorageError>(migrate::has_run(c))).await.is_ok_and(|has_run| !has_run)
    }

    /// Is the schema the one this binary was made for?
    ///
    /// # Errors
    /// As [`Db::migrate`]; also when migrations are missing.
    pub async fn check_schema(&self) -> std::result::Result<(), MigrateError> {
        self.read(migrate::missing).await?.is_empty().then_some(()).ok_or(MigrateError::Missing)
    }

    /// Reads. The closure runs on a thread that may block.
    ///
    /// # Errors
    /// What the closure returns, or that no connection was free within two seconds.
    pub async fn read<T, E>(
        &self,
        act: impl FnOnce(&mut Connection) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: Failure,
    {
        let pool = self.pool.clone();
        off_the_async_threads(move || act(&mut *pool.get()?)).await
    }

    /// Writes, all or nothing: an `Err` from the closure undoes what it did.
    ///
    /// On SQLite the closure shares one durable commit with others that wait; on both it may run several times. So it touches
    /// nothing but the connection. `name` says in logs which act it was.
    ///
    /// # Errors
    /// What the closure returns, or that the commit failed; then nothing of it is in the database.
    pub async fn write<T, E>(
        &self,
        name: &'static str,
        act: impl Fn(&mut Connection) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: Failure,
    {
        let started = std::time::Instant::now();
        let outcome = match &self.writer {
            Some(writer) => writer.write(act).await,
            None => {
                let pool = self.pool.clone();
                off_the_async_threads(move || in_transaction(&mut *pool.get()?, act)).await
            }
        };
        let took = started.elapsed();
        if took > Duration::from_millis(500) {
            tracing::warn!(act = name, ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX), "slow write");
        }
        outcome
    }

    /// The SQLite file, if this is one.
    pub fn sqlite_file(&self) -> Option<&Path> {
        match &self.url {
            DatabaseUrl::Sqlite(path) => Some(path),
            DatabaseUrl::Postgres(_) => None,
        }
    }
}

async fn off_the_async_threads<T, E>(act: impl FnOnce() -> std::result::Result<T, E> + Send + 'static) -> std::result::Result<T, E>
where
    T: Send + 'static,
    E: Failure,
{
    match tokio::task::spawn_blocking(act).await {
        Ok(outcome) => outcome,
        Err(_) => Err(StorageError::Panicked.into()),
    }
}

/// One PostgreSQL transaction, again and again while others are in its way.
fn in_transaction<T, E: Failure>(
    c: &mut Connection,
    act: impl Fn(&mut Connection) -> std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    let mut attempt = 0;
    loop {
        let outcome = connection::transaction(c, &act);
        attempt += 1;
        match &outcome {
            Err(error) if attempt < TRIES && matches!(error.storage(), Some(StorageError::Contention)) => {
                std::thread::sleep(Duration::from_millis(1 << attempt.min(6)));
            }
            _ => return outcome,
        }
    }
}
