//! A session: 256 random bits in a cookie, only their hash in the database.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::store;
use crate::accounts::{self, Account};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{Id, Timestamp, entropy};
use crate::db::{Connection, Result, StorageError};

/// A session that was not used for this long is over.
pub const IDLE: Duration = Duration::from_secs(30 * 60);
/// A session older than this is over.
pub const ABSOLUTE: Duration = Duration::from_secs(12 * 3600);
/// Dangerous acts need a sign-in that is no older than this.
const FRESH: Duration = Duration::from_secs(5 * 60);
/// Use is written down at most this often.
const TOUCH: Duration = Duration::from_secs(60);

/// What the browser holds. Its `Debug` is blind.
#[derive(Clone)]
pub struct SessionSecret(String);

impl std::fmt::Debug for SessionSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionSecret(…)")
    }
}

impl SessionSecret {
    pub(super) fn new(app: &App) -> Self {
        Self(URL_SAFE_NO_PAD.encode(entropy::bytes::<32>(&*app.entropy)))
    }

    /// What a cookie held.
    pub fn from_cookie(value: &str) -> Self {
        Self(value.chars().take(64).collect())
    }

    /// The value for the cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the database knows the session by.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Session {
    /// Who.
    pub account: Account,
    /// The anti-forgery token of this session's forms.
    pub form_token: String,
    /// When password and second factor were last given.
    pub signed_in_at: Timestamp,
}

impl Session {
    /// Was it signed in a moment ago? Dangerous acts ask for that.
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        now.since(self.signed_in_at) <= FRESH
    }
}

/// The session of a secret, if it is not over and its account may sign in.
///
/// # Errors
/// When the database fails.
pub async fn find(app: &App, secret: &SessionSecret) -> Result<Option<Session>> {
    let (hash, now) = (secret.hash(), app.now());
    let found = app.db.read(move |c| live(c, &hash, now)).await?;
    let Some((account, signed_in_at, seen_at)) = found else { return Ok(None) };
    if now.since(seen_at) > TOUCH {
        // A full disk must not close the desk for reading.
        if let Err(error) = app.db.write("touch session", move |c| store::touch(c, &hash, now)).await {
            tracing::warn!(%error, "the use of a session could not be written down");
        }
    }
    Ok(Some(Session { account, form_token: app.links.form_token(&hash), signed_in_at }))
}

/// Ends a session.
///
/// # Errors
/// When the database fails.
pub async fn end(app: &App, secret: &SessionSecret) -> Result<()> {
    let hash = secret.hash();
    app.db.write("end session", move |c| store::remove(c, &hash)).await
}

/// A session of somebody, as they see it in their account.
#[derive(Debug, Clone, Copy)]
pub struct OpenSession {
    /// Since when.
    pub since: Timestamp,
    /// Last used.
    pub seen_at: Timestamp,
    /// The one that asks.
    pub own: bool,
}

/// The sessions of an account that are not over.
///
/// # Errors
/// When the database fails.
pub async fn open_sessions(app: &App, account: Id, own: &SessionSecret) -> Result<Vec<OpenSession>> {
    let (hash, now) = (own.hash(), app.now());
    let all = app.db.read(move |c| store::of_account(c, account, &hash, now.minus(ABSOLUTE))).await?;
    let open = all.into_iter().filter(|(_, seen_at, _)| now.since(*seen_at) <= IDLE);
    Ok(open.map(|(since, seen_at, own)| OpenSession { since, seen_at, own }).collect())
}

/// Signs an account out everywhere but here. Returns how many sessions ended.
///
/// # Errors
/// When the database fails.
pub async fn end_others(app: &App, account: Id, own: &SessionSecret) -> Result<usize> {
    let (hash, now) = (own.hash(), app.now());
    app.db
        .write("sign out everywhere", move |c| {
            let ended = accounts::end_other_sessions(c, account, &hash)?;
            let detail = serde_json::json!({ "sessions": ended });
            let actor = Actor::Account(account);
            audit::record(c, now, &Event { actor, act: "signed out everywhere", letter: None, subject: Some(account), detail })?;
            Ok::<_, StorageError>(ended)
        })
        .await
}

fn live(c: &mut Connection, hash: &[u8], now: Timestamp) -> Result<Option<(Account, Timestamp, Timestamp)>> {
    let Some((account_id, created_at, seen_at)) = store::find(c, hash)? else { return Ok(None) };
    if now.since(seen_at) > IDLE || now.since(created_at) > ABSOLUTE {
        return Ok(None);
    }
    let account: Option<Account> = account_of(c, account_id)?;
    Ok(account.map(|account| (account, created_at, seen_at)))
}

fn account_of(c: &mut Connection, id: Id) -> Result<Option<Account>> {
    Ok(accounts::by_id(c, id)?.filter(|account| account.disabled_at.is_none()))
}
