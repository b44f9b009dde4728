//! What an installation decides: a TOML file, then `UNDERSIGNED_…` variables, then flags. Unknown keys are refused.

mod limits;
mod load;
mod network;
mod smtp;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

pub use limits::Limits;
pub use load::{FileKeys, load};
pub use network::{Cidr, PublicUrl, is_loopback_host};
pub use smtp::{SmtpConfig, Tls};

/// A configuration error: one line that names the key.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{key}: {reason}")]
pub struct ConfigError {
    /// The key as written in the file, such as `public_url`.
    pub key: String,
    /// What is wrong and what to write instead. Never holds a secret.
    pub reason: String,
}

impl ConfigError {
    /// An error about one key.
    pub fn new(key: &str, reason: impl Into<String>) -> Self {
        Self { key: key.to_owned(), reason: reason.into() }
    }
}

/// The checked configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// `sqlite:FILE` or `postgres://…`.
    pub database_url: String,
    /// Where the web service listens.
    pub listen: SocketAddr,
    /// The base of every link.
    pub public_url: PublicUrl,
    /// The mail server; `None` means the preview inbox, in local mode only.
    pub smtp: Option<SmtpConfig>,
    /// The sender of every mail.
    pub mail_from: String,
    /// The key that links are made with.
    pub key_file: PathBuf,
    /// Proxies whose forwarding headers are believed.
    pub trusted_proxies: Vec<Cidr>,
    /// Where metrics are served, if anywhere.
    pub metrics_listen: Option<SocketAddr>,
    /// Log filter, such as `info`.
    pub log: String,
    /// Days after closing until contact data is erased.
    pub retention_days: u32,
    /// The installation's onion address, if any.
    pub onion_url: Option<String>,
    /// Rates and budgets.
    pub limits: Limits,
    /// Trial of the compose file: plaintext SMTP to a mail catcher although the port is open.
    pub trial: bool,
    /// A pooler in transaction mode breaks named prepared statements.
    pub statement_cache: bool,
    /// How long a decision can be taken back; the mails it causes wait so long.
    pub undo: Duration,
}

impl Config {
    /// Both the public address and the listening address are loopback: everything for trying out is allowed here, and only here.
    pub fn is_local(&self) -> bool {
        self.public_url.is_loopback() && self.listen.ip().is_loopback()
    }

    /// Is mail shown in the browser instead of sent?
    pub fn previews_mail(&self) -> bool {
        self.is_local() && self.smtp.is_none()
    }

    /// What `serve` and `worker` need beyond a readable configuration.
    ///
    /// # Errors
    /// The first key that would make the service unsafe, or that is missing.
    pub fn check_for_service(&self) -> Result<(), ConfigError> {
        if self.is_local() {
            return Ok(());
        }
        let trial = self.trial && self.public_url.is_loopback();
        if self.public_url.is_loopback() && !trial {
            return Err(ConfigError::new(
                "public_url",
                "is a loopback address although listen is not: set it to the https address that signers use (or TRIAL=on to try out)",
            ));
        }
        if !self.public_url.is_https() && !trial {
            return Err(ConfigError::new("public_url", "must start with https:// outside local mode"));
        }
        match &self.smtp {
            None => return Err(ConfigError::new("smtp_url", "is missing: outside local mode mail needs a server")),
            Some(smtp) if smtp.tls == Tls::None && !trial => {
                return Err(ConfigError::new("smtp_url", "tls=none is allowed in local mode only"));
            }
            Some(_) => {}
        }
        if self.mail_from.contains("@localhost.localdomain") && !trial {
            return Err(ConfigError::new("mail_from", "is missing: say who sends the mail, such as Letters <letters@example.org>"));
        }
        if self.limits.off {
            return Err(ConfigError::new("limits", "off is allowed in local mode only"));
        }
        if !self.key_file.is_file() {
            return Err(ConfigError::new("key_file", "does not exist: make one with `undersigned init`"));
        }
        Ok(())
    }
}
