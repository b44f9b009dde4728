//! `backup FILE`, `restore FILE`

use std::path::PathBuf;

use super::{CliError, setup};
use crate::config::Config;
use crate::db::{DatabaseUrl, backup as copy};

#[derive(Debug, clap::Args)]
pub(super) struct BackupArgs {
    /// The new file.
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct RestoreArgs {
    /// A file made by `undersigned backup`.
    file: PathBuf,
}

pub(super) async fn backup(config: Config, args: BackupArgs) -> Result<(), CliError> {
    let key_file = config.key_file.clone();
    let app = setup::open(config)?;
    let Some(database) = app.db.sqlite_file() else {
        return Err(CliError::Failed("this installation is on PostgreSQL: use pg_dump or your server's own backups".to_owned()));
    };
    let (database, target, started) = (database.to_owned(), args.file.clone(), app.now());
    println!("Copying {} …", database.display());
    tokio::task::spawn_blocking(move || copy::copy(&database, &target)).await.map_err(CliError::failed)?.map_err(CliError::failed)?;
    app.db.write("note backup", move |c| copy::note(c, started)).await.map_err(CliError::failed)?;
    println!("{} holds the database as it was at {started}.", args.file.display());
    println!("It does not hold the key: keep a copy of {} elsewhere.", key_file.display());
    Ok(())
}

pub(super) async fn restore(config: Config, args: RestoreArgs) -> Result<(), CliError> {
    let DatabaseUrl::Sqlite(target) = DatabaseUrl::parse(&config.database_url).map_err(CliError::failed)? else {
        return Err(CliError::Failed("this installation is on PostgreSQL: use your server's own restore".to_owned()));
    };
    if std::fs::metadata(&target).is_ok_and(|file| file.len() > 0) {
        return Err(CliError::Failed(format!("{} is not empty; nothing was restored", target.display())));
    }
    copy::check(&args.file).map_err(|error| CliError::Failed(format!("{} is not a whole backup: {error}", args.file.display())))?;
    copy::copy_to_empty(&args.file, &target).map_err(CliError::failed)?;
    let app = setup::open(config)?;
    let parked = app.db.write("quieten", copy::quieten).await.map_err(CliError::failed)?;
    println!("{} is restored from {}. Everybody has to sign in again.", target.display(), args.file.display());
    if parked > 0 {
        println!("{parked} mails were waiting when the backup was made. They stay unsent: most have left since.");
    }
    Ok(())
}
