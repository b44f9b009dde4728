//! `migrate`

use super::{CliError, setup};
use crate::config::Config;

pub(super) fn run(config: Config) -> Result<(), CliError> {
    let app = setup::open(config)?;
    let ran = app.db.migrate(&*app.clock).map_err(CliError::failed)?;
    match ran.as_slice() {
        [] => println!("The schema is up to date."),
        ran => ran.iter().for_each(|name| println!("{name}")),
    }
    Ok(())
}
