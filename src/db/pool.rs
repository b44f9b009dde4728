//! Connections kept open.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, Pool as R2d2Pool, PooledConnection};

use super::connection::Purpose;
use super::{Connection, DatabaseUrl, Result, StorageError};

/// How connections are kept.
#[derive(Debug, Clone, Copy)]
pub struct Pooling {
    /// The most connections at a time.
    pub size: u32,
    /// Keep prepared statements by name; off behind a pooler in transaction mode.
    pub statement_cache: bool,
}

impl Default for Pooling {
    fn default() -> Self {
        Self { size: 8, statement_cache: true }
    }
}

#[derive(Clone)]
pub(super) struct Pool(R2d2Pool<Manager>);

pub(super) struct Manager {
    url: DatabaseUrl,
    statement_cache: bool,
}

impl Pool {
    pub(super) fn open(url: &DatabaseUrl, pooling: Pooling) -> Result<Self> {
        R2d2Pool::builder()
            .max_size(pooling.size)
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(2))
            .build(Manager { url: url.clone(), statement_cache: pooling.statement_cache })
            .map(Self)
            .map_err(|error| StorageError::Unavailable(error.to_string()))
    }

    pub(super) fn get(&self) -> Result<PooledConnection<Manager>> {
        self.0.get().map_err(|_| StorageError::Unavailable("no connection was free within two seconds".to_owned()))
    }
}

impl ManageConnection for Manager {
    type Connection = Connection;
    type Error = PoolError;

    fn connect(&self) -> std::result::Result<Connection, PoolError> {
        use diesel::connection::CacheSize;
        let purpose = match self.url {
            DatabaseUrl::Sqlite(_) => Purpose::Reading,
            DatabaseUrl::Postgres(_) => Purpose::Writing,
        };
        let mut c = self.url.connect(purpose).map_err(PoolError)?;
        if !self.statement_cache {
            diesel::Connection::set_prepared_statement_cache_size(&mut c, CacheSize::Disabled);
        }
        Ok(c)
    }

    fn is_valid(&self, c: &mut Connection) -> std::result::Result<(), PoolError> {
        c.batch_execute("select 1").map_err(|error| PoolError(error.into()))
    }

    fn has_broken(&self, c: &mut Connection) -> bool {
        use diesel::r2d2::R2D2Connection;
        std::thread::panicking() || c.is_broken()
    }
}

#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(super) struct PoolError(StorageError);
