//! A sign-on that comes by another door than the form: from a file, or from a coordinator's hand.

use serde_json::Value;

use super::ask::{self, Asked};
use super::doubles::{self, Named};
use super::store::{self, Answers};
use super::{Decision, Flag, Signature, Source, Status};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::audit::{self, Event};
use crate::basics::{Country, EmailAddress, Id, OrganisationName, Timestamp, WebAddress};
use crate::db::{Connection, StorageError, storage_failure};
use crate::letters::{self, Letter, Phase, State, Visibility};
use crate::organisations::matching::Reading;
use crate::organisations::{ConsultativeStatus, Kind, comparison_key, sort_key};
use crate::outbox::Delivery;
use crate::verification;

/// How far a sign-on is when it is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arrival {
    /// To be confirmed: its address gets the mail that asks for it.
    Unconfirmed,
    /// Confirmed, as a coordinator has noted; it waits for a decision.
    Confirmed,
    /// Confirmed, as a coordinator has noted, and on the list at once.
    Approved,
}

impl Arrival {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Unconfirmed, Self::Confirmed, Self::Approved];

    /// The state it begins in.
    pub fn status(self) -> Status {
        match self {
            Self::Unconfirmed => Status::Unconfirmed,
            Self::Confirmed => Status::Confirmed,
            Self::Approved => Status::Approved,
        }
    }

    /// The word for it.
    pub fn as_str(&self) -> &'static str {
        self.status().as_str()
    }

    /// The arrival of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|arrival| arrival.as_str() == text)
    }

    /// Must somebody say how it was confirmed?
    pub fn needs_note(self) -> bool {
        self != Self::Unconfirmed
    }

    /// May sign-ons arrive like this now? What is confirmed already may come after the deadline, until the letter is put away; to be
    /// confirmed needs a letter that collects.
    ///
    /// # Errors
    /// [`EnterError::Draft`], [`EnterError::Archived`] and [`EnterError::Closed`].
    pub fn fits(self, letter: &Letter, now: Timestamp) -> Result<(), EnterError> {
        match letter.phase(now) {
            _ if letter.state == State::Archived => Err(EnterError::Archived),
            Phase::Hidden => Err(EnterError::Draft),
            Phase::Grace { .. } | Phase::Over { .. } if self == Self::Unconfirmed => Err(EnterError::Closed),
            Phase::Open | Phase::Grace { .. } | Phase::Over { .. } => Ok(()),
        }
    }
}

/// The answers of such a sign-on, all checked. What was not said is empty or absent.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Name.
    pub organisation: OrganisationName,
    /// Name in its own script, or empty.
    pub original_name: String,
    /// Acronym, or empty.
    pub acronym: String,
    /// Country.
    pub country: Option<Country>,
    /// Kind.
    pub kind: Kind,
    /// Website.
    pub website: Option<WebAddress>,
    /// Consultative status.
    pub consultative_status: ConsultativeStatus,
    /// The human who acts, or empty.
    pub contact_name: String,
    /// What they do, or empty.
    pub contact_role: String,
    /// Their address.
    pub email: Option<EmailAddress>,
    /// Who may learn of it.
    pub visibility: Visibility,
    /// A word to the coordinators, or empty.
    pub comment: String,
    /// Wishes for news.
    pub updates: bool,
    /// The language of mails to them.
    pub language: String,
    /// By which door it came.
    pub source: Source,
}

impl Entry {
    /// The name, read for comparing it with others of the letter.
    pub fn reading(&self) -> Reading {
        let (name, acronym) = (self.organisation.as_str(), self.acronym.as_str());
        Named { name, acronym, country: self.country, website: self.website.as_ref(), email: self.email.as_ref() }.reading()
    }

    /// Two with one identity cannot both be confirmed, or both be on the list: address and name as compared. Without an address there
    /// is none: two of one name may be two bodies.
    pub fn identity(&self) -> Option<(String, String)> {
        Some((self.email.as_ref()?.key(), comparison_key(self.organisation.as_str())))
    }

    fn answers(&self) -> Answers<'_> {
        Answers {
            organisation: self.organisation.as_str(),
            original_name: &self.original_name,
            acronym: &self.acronym,
            country: self.country.as_ref().map(Country::code).unwrap_or_default(),
            kind: self.kind,
            website: self.website.as_ref().map(WebAddress::as_str).unwrap_or_default(),
            consultative_status: self.consultative_status,
            contact_name: &self.contact_name,
            contact_role: &self.contact_role,
            email: self.email.as_ref().map(EmailAddress::as_str).unwrap_or_default(),
            email_key: self.email.as_ref().map(EmailAddress::key).unwrap_or_default(),
            visibility: self.visibility,
            comment: &self.comment,
            updates: self.updates,
            language: &self.language,
            source: self.source,
        }
    }
}

/// Why a sign-on was not entered.
#[derive(Debug, thiserror::Error)]
pub enum EnterError {
    /// The letter does not collect (any more): nobody can be asked to confirm.
    #[error("the letter does not take sign-ons that are to be confirmed")]
    Closed,
    /// The letter is not published.
    #[error("the letter is a draft")]
    Draft,
    /// The letter was put away: nothing about it changes.
    #[error("the letter is archived")]
    Archived,
    /// Nobody can be asked without an address.
    #[error("there is no address to ask")]
    NoAddress,
    /// The same address has a sign-on of this name that is confirmed or on the list.
    #[error("already there")]
    AlreadyThere,
    /// The same address has a sign-on of this name that left, or was rejected.
    #[error("this organisation is {} on this letter", .0.as_str())]
    Ended(Status),
    /// Somebody who reads the address said "not me" about this letter.
    #[error("somebody who reads this address said that it was not them")]
    SaidNotMe,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(EnterError);

/// Who enters it and how, for the log.
#[derive(Debug)]
pub struct Entering {
    /// Who.
    pub reviewer: Reviewer,
    /// How far it is.
    pub arrival: Arrival,
    /// The word for the act.
    pub act: &'static str,
    /// What the log keeps beside it.
    pub detail: Value,
    /// Does the organisation come back after it left, or was rejected?
    pub again: bool,
}

/// A sign-on that was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entered {
    /// Its identifier.
    pub id: Id,
    /// It is to be confirmed, and no mail asks: its address had its mails of the day.
    pub over_limit: bool,
}

/// Adds a sign-on in the state it arrives in, inside the transaction of the act that enters it.
///
/// # Errors
/// [`EnterError`]; then the whole transaction has to be undone.
pub fn enter(app: &App, c: &mut Connection, letter: &Letter, entry: &Entry, entering: &Entering) -> Result<Entered, EnterError> {
    let (now, arrival) = (app.now(), entering.arrival);
    arrival.fits(letter, now)?;
    may_come(c, letter.id, entry, entering.again)?;
    let late = letter.phase(now) != Phase::Open || letter.soft_deadline.is_some_and(|deadline| deadline <= now);
    let (id, name) = (app.new_id(), entry.organisation.as_str());
    let row = store::NewRow {
        id,
        letter: letter.id,
        edition: letter.current_edition,
        name_key: &comparison_key(name),
        sort_key: &sort_key(name),
        flags: if late { &[Flag::Late] } else { &[] },
        now,
    };
    store::add(c, &row, &entry.answers(), None)?;
    let delivery = match arrival {
        Arrival::Unconfirmed => Some(mail(app, c, letter, entry)?),
        Arrival::Confirmed | Arrival::Approved => vouch(app, c, id, entering).map(|()| None)?,
    };
    let (actor, detail) = (entering.reviewer.actor(), entering.detail.clone());
    audit::record(c, now, &Event { actor, act: entering.act, letter: Some(letter.id), subject: Some(id), detail })?;
    Ok(Entered { id, over_limit: delivery == Some(Delivery::Suppressed) })
}

/// Whoever left, was rejected or said "not me" does not come back by somebody else's hand.
fn may_come(c: &mut Connection, letter: Id, entry: &Entry, again: bool) -> Result<(), EnterError> {
    let (Some(email), Some((email_key, name_key))) = (&entry.email, entry.identity()) else { return Ok(()) };
    if verification::of_address(c, letter, email)?.is_some_and(|verification| verification.not_me_at.is_some()) {
        return Err(EnterError::SaidNotMe);
    }
    match store::ended(c, letter, &email_key, &name_key)? {
        Some(status) if !again => Err(EnterError::Ended(status)),
        _ => Ok(()),
    }
}

fn mail(app: &App, c: &mut Connection, letter: &Letter, entry: &Entry) -> Result<Delivery, EnterError> {
    let email = entry.email.as_ref().ok_or(EnterError::NoAddress)?;
    let asked = Asked {
        letter: letter.id,
        title: store::title(c, letter, &entry.language)?,
        slug: letter.slug.as_str(),
        organisation: ask::name_in_mail(&entry.organisation, email),
        email,
        language: &entry.language,
        one_of_many: entry.source == Source::Import,
    };
    Ok(ask::to_confirm(app, c, asked, app.now())?)
}

/// Moves what somebody vouches for to where it belongs.
fn vouch(app: &App, c: &mut Connection, id: Id, entering: &Entering) -> Result<(), EnterError> {
    let now = app.now();
    let signature: Signature = store::by_id(c, id)?.ok_or(StorageError::NotFound)?;
    if store::name_is_taken(c, &signature, &signature.name_key)? {
        return Err(EnterError::AlreadyThere);
    }
    store::confirm(c, id, now).map_err(taken)?;
    store::set_mark(c, &signature, Flag::Vouched, true)?;
    doubles::file(c, &signature)?;
    if entering.arrival == Arrival::Approved {
        let decision = Decision { at: now, by: entering.reviewer.account(), reason: "" };
        store::approve(c, id, Status::Confirmed, Status::Approved, &decision).map_err(taken)?;
        letters::bump_revision(c, signature.letter_id)?;
    }
    Ok(())
}

/// Somebody else was quicker: the database itself allows one identity in a state.
fn taken(error: StorageError) -> EnterError {
    match error {
        StorageError::Conflict => EnterError::AlreadyThere,
        other => EnterError::Storage(other),
    }
}
