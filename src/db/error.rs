//! What can go wrong in the cellar.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// A failure of storage, sorted by what the caller can do.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The row that must exist does not.
    #[error("not found")]
    NotFound,
    /// A unique index refused the row.
    #[error("already there")]
    Conflict,
    /// Another transaction was in the way (serialization failure or deadlock); trying again helps.
    #[error("another transaction was in the way")]
    Contention,
    /// The database cannot be reached, is locked, overloaded or full; trying later helps.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The closure panicked; what it wrote was undone.
    #[error("a panic was caught inside a database closure")]
    Panicked,
    /// Anything else: a defect of ours or a damaged database.
    #[error("the database refused: {0}")]
    Fault(String),
}

/// An error type that a closure behind [`super::Db::write`] may return.
pub trait Failure: From<StorageError> + Send + 'static {
    /// The storage failure inside, if it is one: the door has to know whether trying again helps.
    fn storage(&self) -> Option<&StorageError>;
}

impl Failure for StorageError {
    fn storage(&self) -> Option<&StorageError> {
        Some(self)
    }
}

/// Makes a room's error enum with a variant `Storage(#[from] StorageError)` usable behind the doors.
macro_rules! storage_failure {
    ($error:ty) => {
        impl $crate::db::Failure for $error {
            fn storage(&self) -> Option<&$crate::db::StorageError> {
                if let Self::Storage(error) = self { Some(error) } else { None }
            }
        }
    };
}
pub(crate) use storage_failure;

impl From<DieselError> for StorageError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(kind, info) => by_kind(&kind, info.message()),
            DieselError::BrokenTransactionManager => Self::Unavailable("the connection broke".to_owned()),
            other => Self::Fault(other.to_string()),
        }
    }
}

fn by_kind(kind: &DatabaseErrorKind, message: &str) -> StorageError {
    const LATER: [&str; 12] = [
        "database is locked",
        "database or disk is full",
        "disk I/O error",
        "out of memory",
        "unable to open database file",
        "server closed the connection",
        "could not connect",
        "terminating connection",
        "shutting down",
        "starting up",
        "No space left",
        "connection",
    ];
    match kind {
        DatabaseErrorKind::UniqueViolation => StorageError::Conflict,
        DatabaseErrorKind::SerializationFailure => StorageError::Contention,
        // PostgreSQL 40P01; diesel has no kind for it.
        _ if message.contains("deadlock detected") => StorageError::Contention,
        DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => StorageError::Unavailable(message.to_owned()),
        _ if LATER.iter().any(|part| message.contains(part)) => StorageError::Unavailable(message.to_owned()),
        _ => StorageError::Fault(message.to_owned()),
    }
}

impl From<diesel::ConnectionError> for StorageError {
    fn from(error: diesel::ConnectionError) -> Self {
        // The text of a failed connection can hold the address, so only its kind is passed on.
        Self::Unavailable(match error {
            diesel::ConnectionError::BadConnection(reason) => reason.lines().next().unwrap_or("cannot connect").to_owned(),
            _ => "cannot connect".to_owned(),
        })
    }
}
