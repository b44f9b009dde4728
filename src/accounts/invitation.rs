//! Invitations: whoever is to help running a letter gets a mail and makes their own account. Nobody sets a password for another.

use std::time::Duration;

use super::{Account, AccountError, Password, Reviewer, Role, store};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{EmailAddress, Id, Timestamp};
use crate::db::{Connection, Row};
use crate::links::Purpose;
use crate::outbox::{self, Delivery, Link, Message, NewMail};

/// How long an invitation can be accepted.
const LIFETIME: Duration = Duration::from_secs(7 * 24 * 3600);
/// Invitations count against the limits for this long.
const WINDOW: Duration = Duration::from_secs(24 * 3600);
/// At most so many of a letter in this time, and to one address.
const MOST: (i64, i64) = (50, 2);

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq, Row)]
pub struct Invitation {
    /// Identifier; the account that is made of it has the same.
    pub id: Id,
    /// The letter.
    pub letter_id: Id,
    /// To whom, as typed.
    pub email: String,
    /// The address as compared.
    pub email_key: String,
    /// As what.
    pub role: Role,
    /// By whom.
    pub invited_by: Option<Id>,
    /// When.
    pub created_at: Timestamp,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
    /// When it was accepted.
    pub accepted_at: Option<Timestamp>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
}

impl Invitation {
    /// Is it too old to be accepted?
    pub fn is_expired(&self, now: &Timestamp) -> bool {
        self.expires_at <= *now
    }
}

/// An invitation as whoever opens its link sees it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The invitation.
    pub invitation: Invitation,
    /// The letter's title.
    pub title: String,
    /// The letter's slug.
    pub slug: String,
    /// Who invites; empty for the command line.
    pub by: String,
    /// The account that the address has already.
    pub account: Option<Account>,
}

/// Invites somebody to the reviewer's letter.
///
/// # Errors
/// [`AccountError::Forbidden`] unless the reviewer runs the letter, [`AccountError::TooOften`].
pub async fn invite(app: &App, reviewer: Reviewer, email: EmailAddress, role: Role) -> Result<(), AccountError> {
    if reviewer.role() < Role::Owner {
        return Err(AccountError::Forbidden);
    }
    let (now, app_inside) = (app.now(), app.clone());
    app.db
        .write("invite", move |c| {
            let (all, one) = store::invited_since(c, reviewer.letter(), &email.key(), now.minus(WINDOW))?;
            if all >= MOST.0 || one >= MOST.1 {
                return Err(AccountError::TooOften);
            }
            let invitation = Invitation {
                id: app_inside.new_id(),
                letter_id: reviewer.letter(),
                email: email.as_str().to_owned(),
                email_key: email.key(),
                role,
                invited_by: reviewer.account(),
                created_at: now,
                expires_at: now.plus(LIFETIME),
                accepted_at: None,
                withdrawn_at: None,
            };
            store::add_invitation(c, &invitation)?;
            mail(&app_inside, c, &invitation, &email)?;
            note(c, now, reviewer.actor(), "invited", &invitation)
        })
        .await?;
    app.signals.mail.notify_one();
    Ok(())
}

fn mail(app: &App, c: &mut Connection, invitation: &Invitation, recipient: &EmailAddress) -> Result<(), AccountError> {
    let Some((title, language, _)) = store::letter_words(c, invitation.letter_id)? else { return Err(AccountError::Forbidden) };
    let by = invitation.invited_by.map(|id| store::by_id(c, id)).transpose()?.flatten().map(|account| account.name);
    let message = Message::Invitation {
        letter: title,
        role: invitation.role.as_str().to_owned(),
        by: by.unwrap_or_else(|| "Undersigned".to_owned()),
    };
    let link = Some(Link { purpose: Purpose::Invite, id: invitation.id, generation: 0 });
    let letter = Some(invitation.letter_id);
    let language = language.split('-').next().unwrap_or("en");
    Ok(outbox::enqueue(app, c, &NewMail { letter, recipient, language, message, link, delivery: Delivery::Now })?)
}

/// The invitation behind a mailed link.
///
/// # Errors
/// [`AccountError::Forbidden`] for a link that is not ours, [`AccountError::Ended`] for one that was used, withdrawn or is too old.
pub async fn open_invitation(app: &App, token: &str) -> Result<Opened, AccountError> {
    let id = id_of(app, token)?;
    let now = app.now();
    app.db
        .read(move |c| {
            let invitation = live(c, id, now)?;
            let (title, _, slug) = store::letter_words(c, invitation.letter_id)?.ok_or(AccountError::Ended)?;
            let by = invitation.invited_by.map(|id| store::by_id(c, id)).transpose()?.flatten().map(|account| account.name);
            let account = EmailAddress::parse(&invitation.email).ok().map(|email| store::by_email(c, &email)).transpose()?.flatten();
            Ok(Opened { invitation, title, slug, by: by.unwrap_or_default(), account })
        })
        .await
}

fn id_of(app: &App, token: &str) -> Result<Id, AccountError> {
    app.links.read(token, Purpose::Invite).map(|(id, _)| id).ok_or(AccountError::Forbidden)
}

fn live(c: &mut Connection, id: Id, now: Timestamp) -> Result<Invitation, AccountError> {
    let invitation = store::invitation(c, id)?.ok_or(AccountError::Forbidden)?;
    let ended = invitation.accepted_at.is_some() || invitation.withdrawn_at.is_some() || invitation.expires_at <= now;
    if ended { Err(AccountError::Ended) } else { Ok(invitation) }
}

/// What somebody types to accept an invitation and make their account.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// Name shown to colleagues.
    pub name: String,
    /// Password.
    pub password: Password,
    /// The first code of the authenticator; not asked for in local mode.
    pub code: String,
}

/// Makes the account of whoever was invited, with its role. Returns the recovery codes, shown once.
///
/// # Errors
/// [`AccountError`].
pub async fn accept_as_new(app: &App, token: &str, new: NewMember) -> Result<Vec<String>, AccountError> {
    let id = id_of(app, token)?;
    let now = app.now();
    let step = match app.links.totp_step(id, 0, &new.code, now) {
        Some(step) => step,
        None if app.config.is_local() => 0,
        None => return Err(AccountError::WrongCode),
    };
    let hash = new.password.hash(&*app.entropy).await?;
    app.db
        .write("accept invitation", move |c| {
            let invitation = live(c, id, now)?;
            let email = EmailAddress::parse(&invitation.email).map_err(|_| AccountError::Ended)?;
            if !store::add(c, id, now, &email, &new.name, &hash, false)? {
                return Err(AccountError::Exists);
            }
            store::take_totp_step(c, id, step)?;
            accept(c, &invitation, id, now)
        })
        .await?;
    Ok(app.links.recovery_codes(id, 0).to_vec())
}

/// Gives the role to somebody who has an account with the invited address and is signed in.
///
/// # Errors
/// [`AccountError::Forbidden`] when the invitation is for another address.
pub async fn accept_as_member(app: &App, token: &str, account: &Account) -> Result<(), AccountError> {
    let id = id_of(app, token)?;
    let (now, account) = (app.now(), account.clone());
    app.db
        .write("accept invitation", move |c| {
            let invitation = live(c, id, now)?;
            if invitation.email_key != account.email_key {
                return Err(AccountError::Forbidden);
            }
            accept(c, &invitation, account.id, now)
        })
        .await
}

fn accept(c: &mut Connection, invitation: &Invitation, account: Id, now: Timestamp) -> Result<(), AccountError> {
    if !store::end_invitation(c, invitation.id, now, true)? {
        return Err(AccountError::Ended);
    }
    // An older invitation demotes nobody, and brings nobody back later.
    let role = store::role(c, account, invitation.letter_id)?.map_or(invitation.role, |has| has.max(invitation.role));
    store::set_role(c, account, invitation.letter_id, Some(role))?;
    store::withdraw_invitations(c, invitation.letter_id, &invitation.email_key, None, now)?;
    note(c, now, Actor::Account(account), "invitation accepted", invitation)
}

/// Takes an invitation back.
///
/// # Errors
/// [`AccountError::Forbidden`] for one of another letter; [`AccountError::Ended`].
pub async fn withdraw_invitation(app: &App, reviewer: Reviewer, id: Id) -> Result<(), AccountError> {
    if reviewer.role() < Role::Owner {
        return Err(AccountError::Forbidden);
    }
    let now = app.now();
    app.db
        .write("withdraw invitation", move |c| {
            let found = store::invitation(c, id)?.filter(|found| found.letter_id == reviewer.letter());
            let invitation = found.ok_or(AccountError::Forbidden)?;
            outbox::suppress_link(c, id)?;
            match store::end_invitation(c, id, now, false)? {
                true => note(c, now, reviewer.actor(), "invitation withdrawn", &invitation),
                false => Err(AccountError::Ended),
            }
        })
        .await
}

/// The log names the role, never the address.
fn note(c: &mut Connection, now: Timestamp, actor: Actor, act: &'static str, invitation: &Invitation) -> Result<(), AccountError> {
    let detail = serde_json::json!({ "role": invitation.role.as_str() });
    let event = Event { actor, act, letter: Some(invitation.letter_id), subject: Some(invitation.id), detail };
    Ok(audit::record(c, now, &event)?)
}
