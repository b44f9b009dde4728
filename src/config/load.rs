//! From file and environment to a checked [`Config`].

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use super::{Cidr, Config, ConfigError, Limits, PublicUrl, SmtpConfig};
use crate::basics::EmailAddress;

/// Variables of tests and tools that share our prefix.
const NOT_OURS: [&str; 2] = ["UNDERSIGNED_TEST_", "UNDERSIGNED_BIN"];

/// The keys as the file has them, before they are checked.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileKeys {
    database_url: Option<String>,
    listen: Option<String>,
    public_url: Option<String>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    key_file: Option<PathBuf>,
    trusted_proxies: Option<String>,
    metrics_listen: Option<String>,
    log: Option<String>,
    retention_days: Option<u32>,
    onion_url: Option<String>,
    limits: Option<String>,
    trial: Option<String>,
    statement_cache: Option<String>,
    undo_minutes: Option<u32>,
}

/// Reads the file, if any, then the variables, and checks every value.
///
/// `variables` are name and value as the environment has them.
///
/// # Errors
/// [`ConfigError`] naming the first key that is unknown or wrong.
pub fn load(file: Option<&Path>, variables: impl Iterator<Item = (String, String)>) -> Result<Config, ConfigError> {
    let mut table = match file {
        None => toml::Table::new(),
        Some(path) => std::fs::read_to_string(path)
            .map_err(|error| ConfigError::new("config", format!("{}: {error}", path.display())))?
            .parse::<toml::Table>()
            .map_err(|error| ConfigError::new("config", format!("{}: {}", path.display(), one_line(&error.to_string()))))?,
    };
    for (name, value) in variables {
        let Some(key) = name.strip_prefix("UNDERSIGNED_").filter(|_| !NOT_OURS.iter().any(|other| name.starts_with(other))) else {
            continue;
        };
        let key = key.to_ascii_lowercase();
        let value = match value.parse::<i64>() {
            Ok(number) if matches!(key.as_str(), "retention_days" | "undo_minutes") => toml::Value::Integer(number),
            _ => toml::Value::String(value),
        };
        table.insert(key, value);
    }
    let keys: FileKeys = table.try_into().map_err(|error: toml::de::Error| in_key(&error))?;
    check(keys)
}

fn check(keys: FileKeys) -> Result<Config, ConfigError> {
    let listen: SocketAddr = address("listen", keys.listen.as_deref().unwrap_or("127.0.0.1:8080"))?;
    let database_url = keys.database_url.unwrap_or_else(|| "sqlite:undersigned.db".to_owned());
    if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| database_url.starts_with(scheme)) {
        return Err(ConfigError::new("database_url", "must start with sqlite: or postgres:"));
    }
    let public_url = PublicUrl::parse(keys.public_url.as_deref().unwrap_or("http://127.0.0.1:8080"))?;
    let mail_from = keys.mail_from.unwrap_or_else(|| "Undersigned <undersigned@localhost.localdomain>".to_owned());
    check_sender(&mail_from)?;
    Ok(Config {
        listen,
        database_url,
        public_url,
        smtp: keys.smtp_url.filter(|url| !url.is_empty()).map(|url| SmtpConfig::parse(&url)).transpose()?,
        mail_from,
        key_file: keys.key_file.unwrap_or_else(|| PathBuf::from("undersigned.key")),
        trusted_proxies: keys
            .trusted_proxies
            .unwrap_or_default()
            .split(',')
            .filter(|range| !range.trim().is_empty())
            .map(Cidr::parse)
            .collect::<Result<_, _>>()?,
        metrics_listen: keys.metrics_listen.map(|text| address("metrics_listen", &text)).transpose()?,
        log: keys.log.unwrap_or_else(|| "info".to_owned()),
        retention_days: keys.retention_days.unwrap_or(90),
        onion_url: keys.onion_url,
        limits: Limits::parse(keys.limits.as_deref().unwrap_or_default())?,
        trial: on_or_off("trial", keys.trial.as_deref(), false)?,
        statement_cache: on_or_off("statement_cache", keys.statement_cache.as_deref(), true)?,
        undo: undo(keys.undo_minutes.unwrap_or(10))?,
    })
}

fn address(key: &str, text: &str) -> Result<SocketAddr, ConfigError> {
    text.parse().map_err(|_| ConfigError::new(key, format!("“{text}” is not an address with a port, such as 127.0.0.1:8080")))
}

fn undo(minutes: u32) -> Result<Duration, ConfigError> {
    match minutes {
        0..=60 => Ok(Duration::from_secs(u64::from(minutes) * 60)),
        _ => Err(ConfigError::new("undo_minutes", "is a number from 0 to 60")),
    }
}

fn on_or_off(key: &str, text: Option<&str>, default: bool) -> Result<bool, ConfigError> {
    match text {
        None => Ok(default),
        Some("on") => Ok(true),
        Some("off" | "") => Ok(false),
        Some(_) => Err(ConfigError::new(key, "is on or off")),
    }
}

/// `Name <address>` or an address.
fn check_sender(text: &str) -> Result<(), ConfigError> {
    let address = text.rsplit_once('<').map_or(text, |(_, rest)| rest.trim_end_matches('>'));
    match EmailAddress::parse(address) {
        Ok(_) if !text.chars().any(char::is_control) => Ok(()),
        _ => Err(ConfigError::new("mail_from", "is not a mail address, such as Letters <letters@example.org>")),
    }
}

/// Names the key that serde complains about: `unknown field `x`` or the span's key.
fn in_key(error: &toml::de::Error) -> ConfigError {
    let message = one_line(error.message());
    match message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next()) {
        Some(key) => ConfigError::new(key, "is not a setting of this version"),
        None => {
            let rendered = error.to_string();
            let key =
                rendered.lines().rev().find_map(|line| line.trim().strip_prefix("in `").map(|rest| rest.trim_end_matches('`').to_owned()));
            ConfigError::new(key.as_deref().unwrap_or("config"), message)
        }
    }
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        load(None, pairs.iter().map(|(name, value)| (format!("UNDERSIGNED_{name}"), (*value).to_owned())))
    }

    #[test]
    fn nothing_set_is_local_mode_with_a_preview_inbox() {
        let config = from(&[]).unwrap();
        assert!(config.is_local() && config.previews_mail());
        assert_eq!(config.check_for_service(), Ok(()));
    }

    #[test]
    fn every_wrong_value_names_its_key() {
        for (name, value, key) in [
            ("NONSENSE", "1", "nonsense"),
            ("LISTEN", "8080", "listen"),
            ("LISTEN", "localhost:http", "listen"),
            ("PUBLIC_URL", "example.org", "public_url"),
            ("PUBLIC_URL", "https://example.org/path", "public_url"),
            ("PUBLIC_URL", "ftp://example.org", "public_url"),
            ("DATABASE_URL", "postgresqloops", "database_url"),
            ("DATABASE_URL", "mysql://x", "database_url"),
            ("SMTP_URL", "mail.example.org", "smtp_url"),
            ("SMTP_URL", "http://mail.example.org", "smtp_url"),
            ("SMTP_URL", "smtp://mail.example.org?tls=maybe", "smtp_url"),
            ("SMTP_URL", "smtps://mail.example.org?tls=none", "smtp_url"),
            ("MAIL_FROM", "nobody", "mail_from"),
            ("MAIL_FROM", "a@b", "mail_from"),
            ("TRUSTED_PROXIES", "10.0.0.0/99", "trusted_proxies"),
            ("METRICS_LISTEN", "no", "metrics_listen"),
            ("RETENTION_DAYS", "soon", "retention_days"),
            ("RETENTION_DAYS", "-1", "retention_days"),
            ("LIMITS", "perhaps", "limits"),
            ("LIMITS", "burst=0", "limits"),
            ("TRIAL", "yes", "trial"),
            ("STATEMENT_CACHE", "1", "statement_cache"),
        ] {
            assert_eq!(from(&[(name, value)]).unwrap_err().key, key, "{name}={value}");
        }
    }

    #[test]
    fn outside_local_mode_the_service_wants_everything_safe() {
        let key = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        let good = [
            ("PUBLIC_URL", "https://letters.example.org"),
            ("SMTP_URL", "smtps://mail.example.org"),
            ("MAIL_FROM", "Letters <letters@example.org>"),
            ("KEY_FILE", key),
        ];
        assert_eq!(from(&good).unwrap().check_for_service(), Ok(()));
        for (name, value, blamed) in [
            ("PUBLIC_URL", "http://letters.example.org", "public_url"),
            ("SMTP_URL", "", "smtp_url"),
            ("SMTP_URL", "smtp://mail.example.org?tls=none", "smtp_url"),
            ("MAIL_FROM", "undersigned@localhost.localdomain", "mail_from"),
            ("KEY_FILE", "/does/not/exist", "key_file"),
            ("LIMITS", "off", "limits"),
        ] {
            let mut pairs = good.to_vec();
            pairs.push((name, value));
            assert_eq!(from(&pairs).unwrap().check_for_service().unwrap_err().key, blamed, "{name}={value}");
        }
        let open = from(&[("LISTEN", "0.0.0.0:8080")]).unwrap();
        assert_eq!(open.check_for_service().unwrap_err().key, "public_url");
    }

    #[test]
    fn a_password_never_stands_in_an_error_or_a_debug_print() {
        let config = from(&[("SMTP_URL", "smtp://u:geheim@mail.example.org")]).unwrap();
        assert!(!format!("{config:?}").contains("geheim"));
        let error = from(&[("SMTP_URL", "smtp://u:geheim@mail.example.org?x=1")]).unwrap_err();
        assert!(!error.to_string().contains("geheim"));
    }

    #[test]
    fn tools_may_share_the_prefix() {
        assert!(from(&[("TEST_POSTGRES_URL", "x"), ("BIN", "y")]).is_ok());
    }
}
