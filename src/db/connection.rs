//! One connection to either database.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use diesel::connection::{SimpleConnection, TransactionManager};
use diesel::{PgConnection, SqliteConnection};

use super::{Failure, StorageError};

/// A connection to SQLite or to PostgreSQL; queries are written once for both.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// The embedded default.
    Sqlite(SqliteConnection),
    /// For several replicas.
    Postgres(PgConnection),
}

/// Where the database is. The variant is chosen by the scheme alone: a mistyped address must not become a file.
#[derive(Debug, Clone)]
pub enum DatabaseUrl {
    /// A file.
    Sqlite(PathBuf),
    /// A server, as libpq reads it.
    Postgres(String),
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Reading,
    Writing,
    Migrating,
}

impl DatabaseUrl {
    /// Reads `sqlite:FILE` or `postgres://…`.
    ///
    /// # Errors
    /// On any other scheme, and for a remote PostgreSQL where this build has no TLS for it.
    pub fn parse(url: &str) -> Result<Self, StorageError> {
        if let Some(file) = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:")) {
            return if file.is_empty() {
                Err(StorageError::Fault("sqlite: needs a file name".to_owned()))
            } else {
                Ok(Self::Sqlite(file.into()))
            };
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return postgres(url);
        }
        Err(StorageError::Fault("the database address must start with sqlite: or postgres://".to_owned()))
    }

    pub(super) fn connect(&self, purpose: Purpose) -> Result<AnyConnection, StorageError> {
        use diesel::Connection as _;
        match self {
            Self::Sqlite(file) => {
                let mut c = SqliteConnection::establish(&file.to_string_lossy())?;
                prepare(&mut c)?;
                if purpose == Purpose::Reading {
                    c.batch_execute("pragma query_only = on;")?;
                }
                Ok(AnyConnection::Sqlite(c))
            }
            Self::Postgres(url) => {
                let mut c = PgConnection::establish(url)?;
                c.batch_execute("set client_min_messages = warning; set timezone = 'UTC';")?;
                // A migration of a large table may take its time; a request may not.
                if purpose != Purpose::Migrating {
                    c.batch_execute("set statement_timeout = '30s';")?;
                }
                Ok(AnyConnection::Postgres(c))
            }
        }
    }
}

/// Settings of every SQLite connection.
///
/// The first to open a new file turns it to write-ahead logging; SQLite answers "locked" to others who try at that moment without
/// asking its busy handler, so they try again themselves.
fn prepare(c: &mut SqliteConnection) -> Result<(), StorageError> {
    // FULL: an acknowledged sign-on survives a power cut. A command beside a running server waits half a minute.
    // What a savepoint may have to undo stays in memory: a file would be slower and hold personal data.
    const SETTINGS: &str = "pragma busy_timeout = 30000; pragma journal_mode = wal; pragma synchronous = full; \
         pragma foreign_keys = on; pragma secure_delete = on; \
         pragma cache_size = -16000; pragma temp_store = memory;";
    let mut tries = 0;
    loop {
        match c.batch_execute(SETTINGS).map_err(StorageError::from) {
            Err(StorageError::Unavailable(_)) if tries < 200 => tries += 1,
            outcome => return outcome,
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
}

/// libpq is built without TLS unless the feature `postgres-tls` is on: then only a socket or loopback is safe.
fn postgres(url: &str) -> Result<DatabaseUrl, StorageError> {
    let parsed = url::Url::parse(url).map_err(|_| StorageError::Fault("the postgres address cannot be read".to_owned()))?;
    let pairs: Vec<(String, String)> = parsed.query_pairs().into_owned().collect();
    let from_query = pairs.iter().find(|(name, _)| name == "host").map(|(_, host)| host.clone());
    let host = from_query.or_else(|| parsed.host_str().map(str::to_owned)).unwrap_or_default();
    let local = host.is_empty() || host.starts_with('/') || crate::config::is_loopback_host(&host);
    if local {
        return Ok(DatabaseUrl::Postgres(url.to_owned()));
    }
    if cfg!(not(feature = "postgres-tls")) {
        return Err(StorageError::Fault(
            "this build talks to PostgreSQL on a socket or loopback only; build with the cargo feature postgres-tls for another host"
                .to_owned(),
        ));
    }
    let has_mode = pairs.iter().any(|(name, _)| name == "sslmode");
    let joiner = if parsed.query().is_some() { '&' } else { '?' };
    Ok(DatabaseUrl::Postgres(if has_mode { url.to_owned() } else { format!("{url}{joiner}sslmode=verify-full") }))
}

/// Runs a closure in a transaction of its own. A panic undoes it like an error.
pub(super) fn transaction<T, E: Failure>(c: &mut AnyConnection, act: impl Fn(&mut AnyConnection) -> Result<T, E>) -> Result<T, E> {
    type Manager = <AnyConnection as diesel::Connection>::TransactionManager;
    Manager::begin_transaction(c).map_err(StorageError::from)?;
    match catch_unwind(AssertUnwindSafe(|| act(c))) {
        Ok(Ok(value)) => Manager::commit_transaction(c).map(|()| value).map_err(|error| StorageError::from(error).into()),
        Ok(Err(error)) => {
            // A connection that broke has undone it already.
            let _ = Manager::rollback_transaction(c);
            Err(error)
        }
        Err(_) => {
            let _ = Manager::rollback_transaction(c);
            Err(StorageError::Panicked.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_known_scheme_opens_a_database() {
        assert!(matches!(DatabaseUrl::parse("sqlite:a.db"), Ok(DatabaseUrl::Sqlite(_))));
        assert!(matches!(DatabaseUrl::parse("postgres://localhost/x"), Ok(DatabaseUrl::Postgres(_))));
        assert!(matches!(DatabaseUrl::parse("postgres:///x?host=/run/pg"), Ok(DatabaseUrl::Postgres(_))));
        for bad in ["postgresql:oops", "a.db", "sqlite:", "mysql://x", ""] {
            assert!(DatabaseUrl::parse(bad).is_err(), "{bad}");
        }
    }

    #[cfg(not(feature = "postgres-tls"))]
    #[test]
    fn a_remote_server_without_tls_is_refused_with_the_name_of_the_feature() {
        for remote in ["postgres://db.example.org/x", "postgres://u@10.0.0.1/x", "postgres:///x?host=db.example.org"] {
            let error = DatabaseUrl::parse(remote).unwrap_err().to_string();
            assert!(error.contains("postgres-tls"), "{remote}: {error}");
        }
    }
}
