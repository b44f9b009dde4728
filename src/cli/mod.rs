//! The command line: one file a command.

mod backup;
mod check;
mod compare;
mod coordinator;
mod demo;
mod export;
mod import;
mod init;
mod letter;
mod migrate;
mod serve;
mod setup;
mod worker;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::ConfigError;

/// Hosts a joint civil-society letter, verifies the sign-ons of organisations, and produces the list of signatories.
#[derive(Debug, Parser)]
#[command(name = "undersigned", version, arg_required_else_help = true)]
struct Cli {
    /// Configuration file (TOML); UNDERSIGNED_… variables win over it.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a commented configuration and a key file.
    Init(init::Args),
    /// Run the web service and the worker.
    Serve(serve::Args),
    /// Run the worker only, for installations with many replicas.
    Worker,
    /// Try everything out: a sample letter, invented organisations, two coordinators.
    Demo,
    /// Bring the database schema up to date.
    Migrate,
    /// Check configuration, database, key, mail server and backups, and say what is wrong.
    Check {
        /// A line of a mail to coordinators (PLACE:HASH): is the log still the one it was taken of? May be repeated.
        #[arg(long = "log", value_name = "PLACE:HASH")]
        checkpoints: Vec<String>,
    },
    /// Accounts of coordinators and their roles.
    #[command(subcommand)]
    Coordinator(coordinator::Act),
    /// Publish, list, show, close and delete letters.
    #[command(subcommand)]
    Letter(letter::Act),
    /// Take in sign-ons from a file: a form elsewhere, or a sheet.
    Import(import::Args),
    /// Write the list of signatories of a letter.
    Export(export::Args),
    /// Do two names look like one organisation, and why?
    Compare(compare::Args),
    /// Make a consistent copy of the SQLite database while it is in use.
    Backup(backup::BackupArgs),
    /// Put a backup in the place of an empty database.
    Restore(backup::RestoreArgs),
}

/// How a command fails.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// Exit code 78.
    #[error("configuration: {0}")]
    Config(#[from] ConfigError),
    /// Exit code 1.
    #[error("{0}")]
    Failed(String),
    /// Exit code 2.
    #[error("{0}")]
    Usage(String),
}

impl CliError {
    fn failed(error: impl std::fmt::Display) -> Self {
        Self::Failed(error.to_string())
    }

    fn exit_code(&self) -> ExitCode {
        match self {
            Self::Config(_) => ExitCode::from(78),
            Self::Failed(_) => ExitCode::from(1),
            Self::Usage(_) => ExitCode::from(2),
        }
    }
}

/// Runs the command that was asked for.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("undersigned: {error}");
            return ExitCode::from(1);
        }
    };
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("undersigned: {error}");
            error.exit_code()
        }
    }
}

async fn run(cli: Cli) -> Result<(), CliError> {
    // These need neither configuration nor database.
    match &cli.command {
        Command::Init(args) => return init::run(args),
        Command::Compare(args) => return compare::run(args),
        _ => {}
    }
    let config = crate::config::load(cli.config.as_deref(), std::env::vars())?;
    // The demo prints what a newcomer needs; requests would drown it.
    let quiet = matches!(cli.command, Command::Demo) && config.log == "info";
    crate::telemetry::init(if quiet { "warn" } else { &config.log });
    match cli.command {
        Command::Init(_) | Command::Compare(_) => Ok(()),
        Command::Serve(args) => serve::run(config, args).await,
        Command::Worker => worker::run(config).await,
        Command::Demo => demo::run(config).await,
        Command::Migrate => migrate::run(config),
        Command::Check { checkpoints } => check::run(config, checkpoints).await,
        Command::Coordinator(act) => coordinator::run(config, act).await,
        Command::Letter(act) => letter::run(config, act).await,
        Command::Import(args) => import::run(config, args).await,
        Command::Export(args) => export::run(config, args).await,
        Command::Backup(args) => backup::backup(config, args).await,
        Command::Restore(args) => backup::restore(config, args).await,
    }
}
