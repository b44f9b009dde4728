//! A consistent copy of a running SQLite database.

use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::connection::Purpose;
use super::{Connection, DatabaseUrl, Result, StorageError};
use crate::basics::Timestamp;

/// Writes a copy of `database` as it is at one moment into the new file `target`, while others write.
///
/// `VACUUM INTO` reads one snapshot, leaves out freed pages (so nothing erased travels along) and needs no `unsafe`, which
/// SQLite's page-by-page interface would.
///
/// # Errors
/// When the target exists, cannot be written, or the copy does not pass SQLite's own integrity check.
pub fn copy(database: &Path, target: &Path) -> Result<()> {
    create_private(target)?;
    // The snapshot must be readable even where the directory is not ours to write: hence a writing connection, which makes -shm.
    let mut c = DatabaseUrl::Sqlite(database.to_owned()).connect(Purpose::Writing)?;
    let quoted = target.to_string_lossy().replace('\'', "''");
    c.batch_execute(&format!("vacuum into '{quoted}'"))?;
    check(target)?;
    std::fs::File::open(target).and_then(|file| file.sync_all()).map_err(|error| StorageError::Unavailable(error.to_string()))
}

/// Is this file an undamaged database of ours?
///
/// # Errors
/// The first thing SQLite finds wrong with it.
pub fn check(file: &Path) -> Result<()> {
    if !file.is_file() {
        return Err(StorageError::Fault("there is no such file".to_owned()));
    }
    #[derive(QueryableByName)]
    struct Finding {
        #[diesel(sql_type = Text)]
        integrity_check: String,
    }
    let Connection::Sqlite(mut c) = DatabaseUrl::Sqlite(file.to_owned()).connect(Purpose::Reading)? else {
        return Err(StorageError::Fault("not an SQLite file".to_owned()));
    };
    let findings: Vec<Finding> = diesel::sql_query("pragma integrity_check").load(&mut c)?;
    match findings.first() {
        Some(first) if first.integrity_check == "ok" => {}
        Some(first) => return Err(StorageError::Fault(first.integrity_check.clone())),
        None => return Err(StorageError::Fault("the integrity check said nothing".to_owned())),
    }
    diesel::sql_query("select 1 from schema_migrations").execute(&mut c)?;
    Ok(())
}

/// A backup older than this is worth a warning.
pub const OLD: std::time::Duration = std::time::Duration::from_secs(24 * 3600);

const LAST: &str = "last backup";

/// Notes that a backup was made.
///
/// # Errors
/// When the database fails.
pub fn note(c: &mut Connection, at: Timestamp) -> Result<()> {
    use super::schema::facts as f;
    let value = at.as_micros().to_string();
    diesel::delete(f::table.find(LAST)).execute(c)?;
    diesel::insert_into(f::table).values((f::name.eq(LAST), f::value.eq(value))).execute(c)?;
    Ok(())
}

/// When the last backup was made.
///
/// # Errors
/// When the database fails.
pub fn last(c: &mut Connection) -> Result<Option<Timestamp>> {
    use super::schema::facts as f;
    let value: Option<String> = f::table.find(LAST).select(f::value).first(c).optional()?;
    Ok(value.and_then(|micros| micros.parse().ok()).map(Timestamp::from_micros))
}

/// Puts a checked backup where a database is to be, durably.
///
/// # Errors
/// When the target cannot be written.
pub fn copy_to_empty(backup: &Path, target: &Path) -> Result<()> {
    let failed = |error: std::io::Error| StorageError::Unavailable(error.to_string());
    // Under another name until it is whole: a restore that is cut off can simply be done again.
    let partial = target.with_extension("restoring");
    let _ = std::fs::remove_file(&partial);
    copy(backup, &partial)?;
    std::fs::rename(&partial, target).map_err(failed)
}

/// Makes the empty file, readable by its owner only: it will hold contact data. SQLite writes into an empty file.
fn create_private(target: &Path) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(target).map(|_| ()).map_err(|error| StorageError::Fault(format!("{}: {error}", target.display())))
}

/// Ends what must not go on in a restored copy: sessions, and mail that left long ago. Returns how many mails were parked.
///
/// # Errors
/// When the database fails.
pub fn quieten(c: &mut Connection) -> Result<usize> {
    use super::schema::{outbox as o, sessions};
    diesel::delete(sessions::table).execute(c)?;
    Ok(diesel::update(o::table.filter(o::status.eq_any(["ready", "held"]))).set(o::status.eq("parked")).execute(c)?)
}
