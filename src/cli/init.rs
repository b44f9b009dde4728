//! `init [DIR]`

use std::path::PathBuf;

use super::CliError;
use crate::basics::entropy::SystemEntropy;
use crate::links::Key;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where to write undersigned.toml and undersigned.key.
    #[arg(default_value = ".")]
    dir: PathBuf,
}

const TEMPLATE: &str = include_str!("../../docs/undersigned.toml");

pub(super) fn run(args: &Args) -> Result<(), CliError> {
    std::fs::create_dir_all(&args.dir).map_err(CliError::failed)?;
    let (config, key) = (args.dir.join("undersigned.toml"), args.dir.join("undersigned.key"));
    if config.exists() {
        return Err(CliError::Failed(format!("{} exists already; nothing was written", config.display())));
    }
    Key::create(&key, &SystemEntropy).map_err(CliError::failed)?;
    std::fs::write(&config, TEMPLATE).map_err(CliError::failed)?;
    println!("Wrote {} and {}.", config.display(), key.display());
    println!("Keep a copy of the key in a safe place: without it no link that was mailed works any more.");
    Ok(())
}
