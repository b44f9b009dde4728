//! From a configuration to an application.

use std::sync::Arc;

use super::CliError;
use crate::app::App;
use crate::basics::clock::SystemClock;
use crate::basics::entropy::SystemEntropy;
use crate::config::{Config, ConfigError};
use crate::db::{Db, Pooling};
use crate::i18n::Catalogue;
use crate::links::{Key, Links};
use crate::mail::{self, Mailer, SmtpMailer};
use crate::outbox::PreviewInbox;

/// An application on a database whose schema fits: what commands that read and write need.
pub(super) async fn app(config: Config) -> Result<App, CliError> {
    let app = open(config)?;
    // A fresh database gets its schema; one in use is migrated by `migrate` or `serve`, never by the way.
    if app.db.is_fresh().await {
        app.db.migrate(&*app.clock).map_err(CliError::failed)?;
    }
    app.db.check_schema().await.map_err(CliError::failed)?;
    Ok(app)
}

/// An application whose schema is not looked at.
pub(super) fn open(config: Config) -> Result<App, CliError> {
    let links = Links::new(key(&config)?);
    let pooling = Pooling { statement_cache: config.statement_cache, ..Pooling::default() };
    let db = Db::open(&config.database_url, pooling).map_err(CliError::failed)?;
    Ok(App {
        db,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        ids: Arc::default(),
        config: Arc::new(config),
        links,
        catalogue: Catalogue::load().map_err(CliError::failed)?,
        signals: Arc::default(),
    })
}

/// In local mode whichever command needs the key first makes it; elsewhere it must be there.
fn key(config: &Config) -> Result<Key, CliError> {
    let read = if config.is_local() { Key::read_or_create(&config.key_file, &SystemEntropy) } else { Key::read(&config.key_file) };
    read.map_err(|error| ConfigError::new("key_file", error.to_string()).into())
}

/// The mailer that the configuration asks for.
pub(super) fn mailer(config: &Config, preview: Option<&PreviewInbox>) -> Result<Mailer, CliError> {
    if !mail::is_sender(&config.mail_from) {
        return Err(
            ConfigError::new("mail_from", "is not a sender that mail servers take: put a name with signs in quotation marks").into()
        );
    }
    match (&config.smtp, preview) {
        (Some(smtp), _) => SmtpMailer::new(smtp.clone(), config.public_url.host())
            .map(|server| Mailer::Smtp(Box::new(server)))
            .map_err(|error| ConfigError::new("smtp_url", error.to_string()).into()),
        (None, Some(preview)) => Ok(Mailer::Preview(preview.clone())),
        (None, None) => Err(ConfigError::new("smtp_url", "is missing").into()),
    }
}
