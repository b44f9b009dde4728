//! `serve`

use std::sync::Arc;

use tokio::sync::watch;

use super::{CliError, setup};
use crate::app::App;
use crate::config::Config;
use crate::http::{self, Web};
use crate::outbox::PreviewInbox;
use crate::worker;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Web only: a worker runs elsewhere.
    #[arg(long)]
    no_worker: bool,
    /// Do not bring the schema up to date; refuse to start when it is not.
    #[arg(long)]
    no_migrate: bool,
}

pub(super) async fn run(config: Config, args: Args) -> Result<(), CliError> {
    config.check_for_service()?;
    if config.metrics_listen.is_some() {
        tracing::warn!("metrics_listen is set, and this version serves no metrics yet");
    }
    let app = setup::open(config)?;
    if args.no_migrate {
        app.db.check_schema().await.map_err(CliError::failed)?;
    } else {
        app.db.migrate(&*app.clock).map_err(CliError::failed)?;
    }
    serve(app, !args.no_worker, |address| println!("Undersigned listens on {address}")).await
}

/// Serves until the process is told to stop; then finishes what is under way.
pub(super) async fn serve(app: App, with_worker: bool, ready: impl FnOnce(&str)) -> Result<(), CliError> {
    let preview = app.config.previews_mail().then(PreviewInbox::default);
    let workers = std::thread::available_parallelism().map_or(2, usize::from).max(2);
    let server = http::bind(Web::new(app.clone(), preview.clone()), workers).map_err(CliError::failed)?;
    let (stop, stopped) = watch::channel(false);
    let working = match with_worker {
        true => Some(tokio::spawn(worker::run(app.clone(), Arc::new(setup::mailer(&app.config, preview.as_ref())?), stopped))),
        false => None,
    };
    let handle = server.handle();
    let address = format!("http://{}", server.address);
    tokio::spawn(async move {
        stop_signal().await;
        let _ = stop.send(true);
        handle.stop(true).await;
    });
    ready(&address);
    server.run().await.map_err(CliError::failed)?;
    if let Some(working) = working {
        working.await.map_err(CliError::failed)?;
    }
    Ok(())
}

/// Waits for Ctrl-C or SIGTERM.
pub(super) async fn stop_signal() {
    #[cfg(unix)]
    if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    let _ = tokio::signal::ctrl_c().await;
}
