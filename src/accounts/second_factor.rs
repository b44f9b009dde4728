//! The second factor: a code of the authenticator, or one of ten recovery codes. Nothing usable is stored.

use super::{Account, AccountError, store};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{Id, entropy};
use crate::db::StorageError;

/// Uses a typed code: each step of the authenticator once (RFC 6238 §5.2), each recovery code once.
///
/// # Errors
/// When the database fails.
pub async fn use_code(app: &App, account: &Account, typed: &str) -> Result<bool, StorageError> {
    let (id, now) = (account.id, app.now());
    if let Some(step) = app.links.totp_step(id, account.totp_generation, typed, now) {
        return app.db.write("use code", move |c| store::take_totp_step(c, id, step)).await;
    }
    let Some(place) = app.links.recovery_place(id, account.recovery_generation, typed) else { return Ok(false) };
    let (bit, account) = (1_i64 << place, account.clone());
    if account.recovery_used & bit != 0 {
        return Ok(false);
    }
    app.db
        .write("use recovery code", move |c| {
            let taken = store::take_recovery(c, &account, bit)?;
            if taken {
                audit::record(c, now, &event(id, "recovery code used"))?;
            }
            Ok(taken)
        })
        .await
}

/// How many recovery codes were not used yet.
pub fn recovery_left(account: &Account) -> usize {
    crate::links::RECOVERY_CODES.saturating_sub(usize::try_from(account.recovery_used.count_ones()).unwrap_or_default())
}

/// Makes new recovery codes; the old ones are worthless from now on. They are shown once.
///
/// # Errors
/// When the database fails.
pub async fn new_recovery_codes(app: &App, id: Id) -> Result<Vec<String>, AccountError> {
    let now = app.now();
    let account = app
        .db
        .write("new recovery codes", move |c| {
            store::renew_recovery(c, id)?;
            audit::record(c, now, &event(id, "recovery codes renewed"))?;
            store::by_id(c, id)?.ok_or(AccountError::Unknown)
        })
        .await?;
    Ok(app.links.recovery_codes(id, account.recovery_generation).to_vec())
}

/// The number for a secret that nobody has seen: random, so that no page shown earlier tells it.
pub fn new_generation(app: &App) -> i64 {
    i64::from_be_bytes(entropy::bytes(&*app.entropy)) & i64::MAX
}

/// Another authenticator, proven by a code of the new secret, which was made with `generation`. Ends all sessions: whoever lost a
/// telephone wants that.
///
/// # Errors
/// [`AccountError::WrongCode`], or storage.
pub async fn change_authenticator(app: &App, account: &Account, generation: i64, typed: &str) -> Result<(), AccountError> {
    let (id, from, now) = (account.id, account.totp_generation, app.now());
    let step = app.links.totp_step(id, generation, typed, now).filter(|_| generation != from).ok_or(AccountError::WrongCode)?;
    app.db
        .write("change authenticator", move |c| {
            if !store::renew_totp(c, id, from, generation, step)? {
                return Err(AccountError::WrongCode);
            }
            store::end_sessions(c, id)?;
            Ok(audit::record(c, now, &event(id, "authenticator changed"))?)
        })
        .await
}

fn event(id: Id, act: &'static str) -> Event {
    Event { actor: Actor::Account(id), act, letter: None, subject: Some(id), detail: serde_json::json!({}) }
}
