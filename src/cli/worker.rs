//! `worker`

use std::sync::Arc;

use tokio::sync::watch;

use super::{CliError, serve, setup};
use crate::config::Config;

pub(super) async fn run(config: Config) -> Result<(), CliError> {
    config.check_for_service()?;
    if config.previews_mail() {
        return Err(CliError::Failed(
            "without smtp_url mail is shown by `serve` itself; a worker of its own needs a mail server".to_owned(),
        ));
    }
    let app = setup::app(config).await?;
    let mailer = Arc::new(setup::mailer(&app.config, None)?);
    let (stop, stopped) = watch::channel(false);
    let working = tokio::spawn(crate::worker::run(app, mailer, stopped));
    println!("Undersigned works");
    serve::stop_signal().await;
    let _ = stop.send(true);
    working.await.map_err(CliError::failed)
}
