//! The mail server.

use std::path::PathBuf;

use secrecy::SecretString;
use url::Url;

use super::ConfigError;

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// TLS from the first byte (`smtps://`, RFC 8314).
    Implicit,
    /// STARTTLS, required: a server without it gets no mail (`smtp://`).
    StartTls,
    /// None: local mode and trial only (`?tls=none`).
    None,
}

/// Where and how mail is handed over.
#[derive(Debug, Clone)]
pub struct SmtpConfig {
    /// Host name or address.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Protection.
    pub tls: Tls,
    /// User name and password.
    pub credentials: Option<(String, SecretString)>,
    /// An extra certificate authority to trust (`?ca=FILE`, PEM), for a relay with a private one.
    pub ca_file: Option<PathBuf>,
}

impl SmtpConfig {
    /// Reads `smtp://user:pass@host:587`, `smtps://…`, `smtp://127.0.0.1:1025?tls=none`.
    ///
    /// # Errors
    /// What part is wrong; the password never stands in the message.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let wrong = |reason: &str| ConfigError::new("smtp_url", reason);
        let url = Url::parse(text).map_err(|_| wrong("is not an address such as smtp://user:password@mail.example.org:587"))?;
        let (mut tls, default_port) = match url.scheme() {
            "smtps" => (Tls::Implicit, 465),
            "smtp" => (Tls::StartTls, 587),
            _ => return Err(wrong("must start with smtp:// or smtps://")),
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(|| wrong("has no host"))?.trim_matches(['[', ']']).to_owned();
        let mut ca_file = None;
        for (name, value) in url.query_pairs() {
            match (name.as_ref(), value.as_ref()) {
                ("tls", "none") if tls == Tls::StartTls => tls = Tls::None,
                ("tls", "required") => {}
                ("ca", file) => ca_file = Some(PathBuf::from(file)),
                _ => return Err(wrong("knows only ?tls=none, ?tls=required and ?ca=FILE")),
            }
        }
        let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().map(|text| text.into_owned());
        let credentials = match (url.username(), url.password()) {
            ("", _) => None,
            (user, password) => {
                let unreadable = |_| wrong("holds a user name or password that is not percent-encoded UTF-8");
                Some((decode(user).map_err(unreadable)?, SecretString::from(decode(password.unwrap_or_default()).map_err(unreadable)?)))
            }
        };
        Ok(Self { host, port: url.port().unwrap_or(default_port), tls, credentials, ca_file })
    }
}
