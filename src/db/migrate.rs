//! Brings the schema up to date: one runs, the others wait; what ran is never changed afterwards.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::connection::transaction;
use super::{Connection, StorageError};
use crate::basics::Clock;

static SQLITE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/migrations/sqlite");
static POSTGRES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/migrations/postgres");

/// "UNDERSGN" as a number: the advisory lock that one migrator holds on PostgreSQL.
const LOCK: i64 = 0x554e_4445_5253_474e;

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A newer version of the program has been here.
    #[error("the database is newer than this program: it has migration {0}, which this version does not know")]
    Newer(String),
    /// A migration differs from the one that ran.
    #[error("migration {0} was changed after it ran on this database")]
    Changed(String),
    /// Migrations of this program have not run yet.
    #[error("the database is older than this program: run `undersigned migrate`")]
    Missing,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

super::storage_failure!(MigrateError);

pub(super) struct Migration {
    name: String,
    sql: &'static str,
    checksum: String,
}

#[derive(QueryableByName)]
struct Applied {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    checksum: String,
}

/// Runs what is missing and returns its names.
pub(super) fn run(c: &mut Connection, clock: &dyn Clock) -> Result<Vec<String>, MigrateError> {
    match c {
        // SQLite's write lock does it: the transaction begins immediate, and the losers find nothing left to do.
        Connection::Sqlite(_) => {
            c.batch_execute("begin immediate").map_err(StorageError::from)?;
            let outcome = apply(c, clock);
            c.batch_execute(if outcome.is_ok() { "commit" } else { "rollback" }).map_err(StorageError::from)?;
            outcome
        }
        Connection::Postgres(_) => {
            lock(c)?;
            let outcome = transaction(c, |c| apply(c, clock));
            diesel::sql_query("select pg_advisory_unlock($1)").bind::<BigInt, _>(LOCK).execute(c).map_err(StorageError::from)?;
            outcome
        }
    }
}

/// A waiting lock would hold a snapshot open and deadlock with `create index concurrently`; so try, and sleep between.
fn lock(c: &mut Connection) -> Result<(), MigrateError> {
    #[derive(QueryableByName)]
    struct Locked {
        #[diesel(sql_type = Bool)]
        locked: bool,
    }
    for _ in 0..600 {
        let got: Locked = diesel::sql_query("select pg_try_advisory_lock($1) as locked")
            .bind::<BigInt, _>(LOCK)
            .get_result(c)
            .map_err(StorageError::from)?;
        if got.locked {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err(StorageError::Unavailable("another process has been migrating for a minute".to_owned()).into())
}

fn apply(c: &mut Connection, clock: &dyn Clock) -> Result<Vec<String>, MigrateError> {
    c.batch_execute(
        "create table if not exists schema_migrations (name text not null primary key, checksum text not null, applied_at bigint not null)",
    )
    .map_err(StorageError::from)?;
    let mut ran = Vec::new();
    for migration in missing(c)? {
        c.batch_execute(migration.sql).map_err(StorageError::from)?;
        let row = "insert into schema_migrations (name, checksum, applied_at) values ";
        let values = format!("('{}', '{}', {})", migration.name, migration.checksum, clock.now().as_micros());
        c.batch_execute(&format!("{row}{values}")).map_err(StorageError::from)?;
        ran.push(migration.name);
    }
    Ok(ran)
}

/// Is there a table of migrations?
pub(super) fn has_run(c: &mut Connection) -> bool {
    diesel::sql_query("select 1 from schema_migrations").execute(c).is_ok()
}

/// The migrations that have not run, oldest first.
pub(super) fn missing(c: &mut Connection) -> Result<Vec<Migration>, MigrateError> {
    let known = known(c);
    let applied: Vec<Applied> =
        diesel::sql_query("select name, checksum from schema_migrations order by name").load(c).map_err(StorageError::from)?;
    for row in &applied {
        match known.iter().find(|migration| migration.name == row.name) {
            None => return Err(MigrateError::Newer(row.name.clone())),
            Some(migration) if migration.checksum != row.checksum => return Err(MigrateError::Changed(row.name.clone())),
            Some(_) => {}
        }
    }
    Ok(known.into_iter().filter(|migration| applied.iter().all(|row| row.name != migration.name)).collect())
}

fn known(c: &Connection) -> Vec<Migration> {
    let folder = match c {
        Connection::Sqlite(_) => &SQLITE,
        Connection::Postgres(_) => &POSTGRES,
    };
    let mut migrations: Vec<Migration> = folder
        .dirs()
        .filter_map(|dir| {
            let sql = dir.get_file(dir.path().join("up.sql"))?.contents_utf8()?;
            let name = dir.path().file_name()?.to_str()?.to_owned();
            let checksum = Sha256::digest(sql).iter().map(|byte| format!("{byte:02x}")).collect();
            Some(Migration { name, sql, checksum })
        })
        .collect();
    migrations.sort_by(|a, b| a.name.cmp(&b.name));
    migrations
}
