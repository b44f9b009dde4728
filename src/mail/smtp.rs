//! Talks SMTP (RFC 5321) with a deadline for every stage, so that no server can hold a mail or eat memory.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use lettre::address::Envelope;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use secrecy::ExposeSecret;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::bounded::Bounded;
use crate::config::{SmtpConfig, Tls};
use crate::outbox::Outcome;

/// How long each stage may take. Both together stay under the lease of the outbox.
#[derive(Debug, Clone, Copy)]
pub struct Deadlines {
    /// From connecting to the server's leave to send the message.
    pub to_data: Duration,
    /// From the first byte of the message to the server's answer.
    pub after_data: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self { to_data: Duration::from_secs(45), after_data: Duration::from_secs(45) }
    }
}

/// One address of the server is tried for this long.
const CONNECT: Duration = Duration::from_secs(10);
/// An idle connection is used again within this time.
const REUSE: Duration = Duration::from_secs(5);

/// Why a mailer could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SmtpSetupError {
    /// The extra authority's file.
    #[error("{0}: {1}")]
    CaFile(String, String),
    /// TLS.
    #[error("TLS: {0}")]
    Tls(String),
}

/// A mail server, and connections to it that are still warm.
pub struct SmtpMailer {
    config: SmtpConfig,
    hello: ClientId,
    starttls: Option<TlsParameters>,
    implicit: Option<TlsConnector>,
    warm: Mutex<Vec<(Instant, AsyncSmtpConnection)>>,
    deadlines: Deadlines,
}

impl std::fmt::Debug for SmtpMailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SmtpMailer({}:{})", self.config.host, self.config.port)
    }
}

/// A refusal and how to go on from it.
struct Failed(Outcome);

impl SmtpMailer {
    /// A mailer for this server. `host` is what it says in EHLO: the public host, not the machine's name.
    ///
    /// # Errors
    /// [`SmtpSetupError`].
    pub fn new(config: SmtpConfig, host: &str) -> Result<Self, SmtpSetupError> {
        let starttls = match config.tls {
            Tls::StartTls => Some(starttls_parameters(&config)?),
            Tls::Implicit | Tls::None => None,
        };
        let implicit = match config.tls {
            Tls::Implicit => Some(implicit_connector(config.ca_file.as_deref())?),
            Tls::StartTls | Tls::None => None,
        };
        Ok(Self {
            config,
            hello: ClientId::Domain(host.to_owned()),
            starttls,
            implicit,
            warm: Mutex::default(),
            deadlines: Deadlines::default(),
        })
    }

    /// The same mailer with other deadlines.
    pub fn with_deadlines(self, deadlines: Deadlines) -> Self {
        Self { deadlines, ..self }
    }

    /// Hands one message over.
    pub async fn send(&self, envelope: &Envelope, message: &[u8]) -> Outcome {
        match timeout(self.deadlines.to_data, self.until_data(envelope)).await {
            Err(_) => Outcome::Later("the mail server did not answer in time".to_owned()),
            Ok(Err(Failed(outcome))) => outcome,
            Ok(Ok(mut connection)) => {
                let outcome = match timeout(self.deadlines.after_data, connection.message(message)).await {
                    Ok(Ok(_)) => Outcome::Sent,
                    Ok(Err(error)) if error.is_permanent() => Outcome::Undeliverable(words(&error)),
                    Ok(Err(error)) if error.is_transient() => Outcome::Later(words(&error)),
                    Ok(Err(error)) => Outcome::PerhapsSent(words(&error)),
                    Err(_) => Outcome::PerhapsSent("the mail server did not answer after the message".to_owned()),
                };
                if outcome == Outcome::Sent
                    && let Ok(mut warm) = self.warm.lock()
                {
                    warm.push((Instant::now(), connection));
                }
                outcome
            }
        }
    }

    /// A connection on which the server waits for the message.
    async fn until_data(&self, envelope: &Envelope) -> Result<AsyncSmtpConnection, Failed> {
        if let Some(mut connection) = self.warm_connection() {
            match recipient(&mut connection, envelope).await {
                // A connection that went cold says nothing about the mail: take a new one.
                Err(Failed(Outcome::Later(_))) => {}
                other => return other.map(|()| connection),
            }
        }
        let mut connection = self.connect().await?;
        recipient(&mut connection, envelope).await?;
        Ok(connection)
    }

    fn warm_connection(&self) -> Option<AsyncSmtpConnection> {
        let mut warm = self.warm.lock().ok()?;
        warm.retain(|(since, _)| since.elapsed() < REUSE);
        warm.pop().map(|(_, connection)| connection)
    }

    /// The first address that answers: one that swallows packets must not use up the time of the others.
    async fn reach(&self) -> std::io::Result<TcpStream> {
        let mut last = std::io::Error::other("the mail server has no address");
        for address in tokio::net::lookup_host((self.config.host.as_str(), self.config.port)).await? {
            match timeout(CONNECT, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => return Ok(stream),
                Ok(Err(error)) => last = error,
                Err(_) => last = std::io::ErrorKind::TimedOut.into(),
            }
        }
        Err(last)
    }

    /// A 5xx here is about the server or our account, not about a recipient: later, and the operator is told.
    async fn connect(&self) -> Result<AsyncSmtpConnection, Failed> {
        let later = |reason: String| {
            tracing::error!(host = %self.config.host, reason, "the mail server cannot be used");
            Failed(Outcome::Later(reason))
        };
        let stream = self.reach().await.map_err(|error| later(error.to_string()))?;
        // Without it the end of each message waits 40 ms for a delayed acknowledgement.
        stream.set_nodelay(true).map_err(|error| later(error.to_string()))?;
        let peer = stream.peer_addr().map_err(|error| later(error.to_string()))?;
        let stream = Bounded::new(stream, peer);
        let mut connection = match &self.implicit {
            None => AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.hello).await,
            Some(connector) => {
                let name = ServerName::try_from(self.config.host.clone()).map_err(|error| later(error.to_string()))?;
                let stream = connector.connect(name, stream).await.map_err(|error| later(format!("TLS: {error}")))?;
                AsyncSmtpConnection::connect_with_transport(Box::new(Bounded::new(stream, peer)), &self.hello).await
            }
        }
        .map_err(|error| later(words(&error)))?;
        if let Some(parameters) = &self.starttls {
            // lettre refuses when the server does not offer it: a stripped STARTTLS defers, it never sends in clear.
            connection.starttls(parameters.clone(), &self.hello).await.map_err(|error| later(words(&error)))?;
        }
        if let Some((user, password)) = &self.config.credentials {
            let credentials = Credentials::new(user.clone(), password.expose_secret().to_owned());
            connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).await.map_err(|error| later(words(&error)))?;
        }
        Ok(connection)
    }
}

async fn recipient(connection: &mut AsyncSmtpConnection, envelope: &Envelope) -> Result<(), Failed> {
    let later = |error: SmtpError| Failed(Outcome::Later(words(&error)));
    connection.command(MailFrom::new(envelope.from().cloned(), Vec::new())).await.map_err(later)?;
    for address in envelope.to() {
        connection.command(Rcpt::new(address.clone(), Vec::new())).await.map_err(|error| match error.is_permanent() {
            true => Failed(Outcome::Undeliverable(words(&error))),
            false => later(error),
        })?;
    }
    connection.command(Data).await.map_err(|error| match error.is_permanent() {
        true => Failed(Outcome::Undeliverable(words(&error))),
        false => later(error),
    })?;
    Ok(())
}

/// What the server said, without addresses: it is shown at the desk and may be logged.
fn words(error: &SmtpError) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        text = format!("{text}: {inner}");
        source = inner.source();
    }
    text.split_whitespace()
        .map(|word| if word.contains('@') { "…" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(300)
        .collect()
}

fn starttls_parameters(config: &SmtpConfig) -> Result<TlsParameters, SmtpSetupError> {
    let mut builder = TlsParameters::builder(config.host.clone());
    if let Some(path) = &config.ca_file {
        let pem = std::fs::read(path).map_err(|error| SmtpSetupError::CaFile(path.display().to_string(), error.to_string()))?;
        let certificate =
            Certificate::from_pem(&pem).map_err(|error| SmtpSetupError::CaFile(path.display().to_string(), error.to_string()))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build_rustls().map_err(|error| SmtpSetupError::Tls(error.to_string()))
}

fn implicit_connector(ca_file: Option<&Path>) -> Result<TlsConnector, SmtpSetupError> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(path) = ca_file {
        let wrong = |error: String| SmtpSetupError::CaFile(path.display().to_string(), error);
        let certificate = CertificateDer::from_pem_file(path).map_err(|error| wrong(error.to_string()))?;
        roots.add(certificate).map_err(|error| wrong(error.to_string()))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| SmtpSetupError::Tls(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}
