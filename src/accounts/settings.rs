//! What each person has set for their own desk.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Account, AccountError, Keys, store};
use crate::app::App;
use crate::audit::{self, Event};
use crate::basics::Id;

/// How often somebody wants to hear that decisions wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Often {
    /// Within a minute.
    AtOnce,
    /// Once an hour at most.
    Hourly,
    /// Once a day at most.
    #[default]
    Daily,
    /// Not by mail.
    Never,
}

impl Often {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::AtOnce, Self::Hourly, Self::Daily, Self::Never];

    /// As posted and named in the catalogue.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::AtOnce => "at-once",
            Self::Hourly => "hourly",
            Self::Daily => "daily",
            Self::Never => "never",
        }
    }

    /// The wish of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|often| often.as_str() == text)
    }

    /// The least time between two mails; `None` for never.
    pub fn period(self) -> Option<Duration> {
        match self {
            Self::AtOnce => Some(Duration::from_secs(60)),
            Self::Hourly => Some(Duration::from_secs(3600)),
            Self::Daily => Some(Duration::from_secs(24 * 3600)),
            Self::Never => None,
        }
    }
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct Settings {
    keys: Keys,
    often: Often,
}

impl Account {
    fn settings(&self) -> Settings {
        serde_json::from_str(&self.settings).unwrap_or_default()
    }

    /// The keys of this person.
    pub fn keys(&self) -> Keys {
        self.settings().keys
    }

    /// How often this person wants to hear that decisions wait.
    pub fn often(&self) -> Often {
        self.settings().often
    }
}

/// Keeps somebody's own keys.
///
/// # Errors
/// When the database fails.
pub async fn set_keys(app: &App, account: Id, keys: Keys) -> Result<(), AccountError> {
    change(app, account, "keys set", move |settings| settings.keys = keys.clone()).await
}

/// Keeps how often somebody wants to hear that decisions wait.
///
/// # Errors
/// When the database fails.
pub async fn set_often(app: &App, account: Id, often: Often) -> Result<(), AccountError> {
    change(app, account, "notices set", move |settings| settings.often = often).await
}

async fn change(app: &App, id: Id, act: &'static str, set: impl Fn(&mut Settings) + Send + 'static) -> Result<(), AccountError> {
    let now = app.now();
    app.db
        .write("change settings", move |c| {
            let account = store::by_id(c, id)?.ok_or(AccountError::Unknown)?;
            let mut settings = account.settings();
            set(&mut settings);
            let text = serde_json::to_string(&settings).map_err(|error| crate::db::StorageError::Fault(error.to_string()))?;
            store::set_settings(c, id, &text)?;
            let actor = audit::Actor::Account(id);
            let event = Event { actor, act, letter: None, subject: Some(id), detail: serde_json::json!({}) };
            Ok(audit::record(c, now, &event)?)
        })
        .await
}
