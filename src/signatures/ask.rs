//! Asks an address by mail to confirm what waits for it.

use crate::app::App;
use crate::basics::{EmailAddress, Id, OrganisationName, Timestamp};
use crate::db::{Connection, Result};
use crate::links::Purpose;
use crate::outbox::{self, Delivery, Link, Message, NewMail};
use crate::verification;

/// Who is asked, and for what.
pub(super) struct Asked<'a> {
    pub(super) letter: Id,
    /// The letter's title in the language of the mail.
    pub(super) title: String,
    pub(super) slug: &'a str,
    /// See [`name_in_mail`].
    pub(super) organisation: Option<String>,
    pub(super) email: &'a EmailAddress,
    pub(super) language: &'a str,
    /// One of many: it waits for its turn in the budget of an hour.
    pub(super) one_of_many: bool,
}

/// The organisation's name, where it may stand in a mail to an address that nobody has verified.
pub(super) fn name_in_mail(organisation: &OrganisationName, email: &EmailAddress) -> Option<String> {
    organisation.may_stand_in_unverified_mail(email.domain()).then(|| organisation.as_str().to_owned())
}

/// Enqueues the mail, as far as the limits of its address allow. Returns whether it leaves: for coordinators, never for the public
/// form (R7).
pub(super) fn to_confirm(app: &App, c: &mut Connection, asked: Asked<'_>, now: Timestamp) -> Result<Delivery> {
    let issue = if asked.one_of_many { verification::issue_later } else { verification::issue };
    let issued = issue(app, c, asked.letter, asked.email, now)?;
    let message = Message::Confirm { letter: asked.title, slug: asked.slug.to_owned(), organisation: asked.organisation };
    let link = Some(Link { purpose: Purpose::Confirm, id: issued.verification, generation: issued.generation });
    let mail =
        NewMail { letter: Some(asked.letter), recipient: asked.email, language: asked.language, message, link, delivery: issued.delivery };
    outbox::enqueue(app, c, &mail)?;
    Ok(issued.delivery)
}
