//! How much mail may leave: for an address, a domain, the installation. Kept in the database, so that replicas share it.

use std::time::Duration;

use super::LIFETIME;
use super::store::{self, Most};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{EmailAddress, Timestamp};
use crate::db::{Connection, Result};
use crate::outbox::{self, Delivery};

/// R1: at most three mails a day to an address over all letters …
const ALL_LETTERS: &str = "all";
/// … counted over this window, sliding.
const WINDOW: Duration = Duration::from_secs(24 * 3600);

/// The global budget is kept in shards, so that sign-ons on PostgreSQL do not queue for one row.
const SHARDS: i64 = 8;

/// Takes one mail's share of every limit.
///
/// `scope` is the letter (at most two a day to an address); `wanted` is false for an address that gets no mail: then the
/// statements run and take nothing.
pub(super) fn take(app: &App, c: &mut Connection, scope: &str, email: &EmailAddress, wanted: bool, now: Timestamp) -> Result<Delivery> {
    if app.config.limits.off {
        return take_over_all(app, c, email, wanted, now);
    }
    let for_letter = place(app, c, scope, Most::Two, email, wanted, now)?;
    take_over_all(app, c, email, for_letter, now)
}

/// As [`take`], for one mail of many: the limits of the address are taken now, the budget of the hour when the mail is let go
/// ([`release_held`]). So a long transaction keeps nobody else waiting for the budget.
pub(super) fn take_later(
    app: &App,
    c: &mut Connection,
    scope: &str,
    email: &EmailAddress,
    wanted: bool,
    now: Timestamp,
) -> Result<Delivery> {
    if app.config.limits.off {
        return take_over_all(app, c, email, wanted, now);
    }
    let for_letter = place(app, c, scope, Most::Two, email, wanted, now)?;
    let for_all = place(app, c, ALL_LETTERS, Most::Three, email, for_letter, now)?;
    Ok(if for_all { Delivery::Held } else { Delivery::Suppressed })
}

/// One of the mails that an address may get within the window.
fn place(app: &App, c: &mut Connection, scope: &str, most: Most, email: &EmailAddress, wanted: bool, now: Timestamp) -> Result<bool> {
    let mailbox = app.links.mailbox(&email.limit_key());
    store::take_place(c, scope, &mailbox, most, &store::Take { now, window_start: now.minus(WINDOW), granted: wanted })
}

/// Takes one mail's share of the limits that hold over all letters, as [`take`] does.
pub(super) fn take_over_all(app: &App, c: &mut Connection, email: &EmailAddress, wanted: bool, now: Timestamp) -> Result<Delivery> {
    if app.config.limits.off {
        return Ok(if wanted { Delivery::Now } else { Delivery::Suppressed });
    }
    let for_all = place(app, c, ALL_LETTERS, Most::Three, email, wanted, now)?;
    let within_budget = take_hourly(app, c, email.domain(), for_all, now, now.as_micros())?;
    Ok(match (for_all, within_budget) {
        (false, _) => Delivery::Suppressed,
        (true, true) => Delivery::Now,
        (true, false) => Delivery::Held,
    })
}

fn take_hourly(app: &App, c: &mut Connection, domain: &str, wanted: bool, now: Timestamp, turn: i64) -> Result<bool> {
    let limits = &app.config.limits;
    let most = |limit: i64| if wanted { limit } else { 0 };
    let domain_scope = format!("domain {}", app.links.mailbox(domain));
    let for_domain = store::take_of_hour(c, &domain_scope, now.hour(), most(limits.domain_mails_per_hour))?;
    // Round robin by the microsecond; with few mails an hour one shard holds the whole budget.
    let shards = if limits.mails_per_hour < 100 * SHARDS { 1 } else { SHARDS };
    let shard = turn.rem_euclid(shards);
    let most_of_shard = if for_domain { most(limits.mails_per_hour / shards) } else { 0 };
    let for_all = store::take_of_hour(c, &format!("all {shard}"), now.hour(), most_of_shard)?;
    Ok(for_domain && for_all && wanted)
}

/// Mails that the hourly budget holds back: the operator is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    /// How many wait for the next hour.
    pub held: i64,
}

/// Does the budget hold mails back now?
///
/// # Errors
/// When the database fails.
pub fn alarm(c: &mut Connection) -> Result<Option<Alarm>> {
    let backlog = outbox::backlog(c)?;
    Ok((backlog.held > 0).then_some(Alarm { held: backlog.held }))
}

/// Lets held mails go as far as the budget of this hour allows. Returns how many are still held.
///
/// # Errors
/// When the database fails.
pub async fn release_held(app: &App) -> Result<i64> {
    let (now, app_inside) = (app.now(), app.clone());
    let (held, refused) = app
        .db
        .write("release held mail", move |c| {
            let (mut released, mut refused) = (0, 0);
            for (turn, mail) in (0..).zip(outbox::held(c, now, 500)?) {
                let Ok(email) = EmailAddress::parse(&mail.recipient) else { continue };
                // The row first: two replicas must not take the budget twice for one mail.
                if !outbox::release(c, mail.id, now)? {
                    continue;
                }
                if !take_hourly(&app_inside, c, email.domain(), true, now, turn)? {
                    outbox::hold(c, mail.id)?;
                    refused += 1;
                    continue;
                }
                released += 1;
                // The link must live as long as one mailed at once.
                if let Some(verification) = mail.link_id {
                    store::extend(c, verification, now.plus(LIFETIME))?;
                }
            }
            store::forget_hours_before(c, now.hour() - 2)?;
            let held = outbox::backlog(c)?.held;
            if released > 0 {
                let detail = serde_json::json!({ "released": released, "held": held });
                audit::record(c, now, &Event { actor: Actor::System, act: "held mail released", letter: None, subject: None, detail })?;
            }
            Ok::<_, crate::db::StorageError>((held, refused))
        })
        .await?;
    // Others only wait for their turn: a file was imported.
    if refused > 0 {
        tracing::error!(held, "the hourly mail budget is used up: verification mails wait");
    }
    app.signals.mail.notify_one();
    Ok(held)
}
