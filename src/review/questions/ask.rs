//! A coordinator asks the signer, or another address at the organisation.

use super::{Answer, LIFETIME, Question, Whom, store};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::audit::{self, Event};
use crate::basics::{EmailAddress, Id, OrganisationName, Timestamp, WebAddress};
use crate::db::{Connection, StorageError, storage_failure};
use crate::letters::{self, Visibility};
use crate::links::Purpose;
use crate::organisations::{self, Provider};
use crate::outbox::{self, Delivery, Link, Message, NewMail};
use crate::signatures::{self, Signature, Status};
use crate::verification;

/// Questions about one sign-on that may wait for an answer.
const MOST_OPEN: i64 = 3;

/// What is to be asked.
#[derive(Debug, Clone)]
pub enum NewQuestion {
    /// Of whoever signed.
    Signer {
        /// What; the mail holds it.
        body: String,
    },
    /// Of another address at the organisation: does it sign?
    Organisation {
        /// The address.
        email: EmailAddress,
        /// A word to go with it, or empty; shown behind the link, never in the mail (R6).
        body: String,
    },
}

/// Warnings that the coordinator has seen and passed over.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen {
    /// The sign-on is confidential: the question tells the other address that it exists.
    pub confidential: bool,
    /// The address is neither at the website's domain nor at the contact's.
    pub other_domain: bool,
}

/// Why nothing was asked.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// Not a sign-on of this letter.
    #[error("not found")]
    NotFound,
    /// It was withdrawn or merged.
    #[error("this sign-on has ended")]
    Ended,
    /// Nobody has proven the signer's address.
    #[error("nobody has confirmed from this address")]
    NotProven,
    /// Somebody who reads the address said "not me" about this letter.
    #[error("this address wants no mail about this letter")]
    SaidNotMe,
    /// The address has answered "no" about this sign-on.
    #[error("this address said no")]
    SaidNo,
    /// Three questions wait for an answer.
    #[error("three questions wait for an answer")]
    TooManyOpen,
    /// The address has had its mails of the day (R1).
    #[error("this address has had its mails of the day")]
    TooMuchMail,
    /// The other address is the contact's own.
    #[error("this is the contact's own address")]
    SameAddress,
    /// The sign-on is confidential, and that has not been thought of.
    #[error("this sign-on is confidential")]
    Confidential,
    /// The address is elsewhere, and that has not been thought of.
    #[error("this address is at another domain")]
    OtherDomain,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(AskError);

impl AskError {
    /// The sentence for the coordinator, as a key of the catalogue; `None` where there is no page to say it on.
    pub fn key(&self) -> Option<&'static str> {
        match self {
            Self::Ended => Some("questions-ended"),
            Self::NotProven => Some("questions-not-proven"),
            Self::SaidNotMe => Some("questions-said-not-me"),
            Self::SaidNo => Some("questions-said-no"),
            Self::TooManyOpen => Some("questions-too-many-open"),
            Self::TooMuchMail => Some("questions-too-much-mail"),
            Self::SameAddress => Some("questions-same-address"),
            Self::Confidential => Some("questions-confidential-unseen"),
            Self::OtherDomain => Some("questions-other-domain"),
            Self::NotFound | Self::Storage(_) => None,
        }
    }
}

/// Asks about a sign-on of the reviewer's letter. The limits of the address are looked at before the mail is enqueued.
///
/// # Errors
/// [`AskError`]; then nothing is asked.
pub async fn ask(app: &App, reviewer: Reviewer, id: Id, new: NewQuestion, seen: Seen) -> Result<(), AskError> {
    let (question, now, app_inside) = (app.new_id(), app.now(), app.clone());
    app.db
        .write("ask", move |c| {
            // Locked: two coordinators at once do not get past the number of open questions.
            let found = signatures::locked(c, id)?.filter(|found| found.letter_id == reviewer.letter());
            let signature = found.ok_or(AskError::NotFound)?;
            let email = recipient(&signature, &new, seen)?;
            may_be_asked(c, &signature, &new, &email, now)?;
            let delivery = match new {
                NewQuestion::Signer { .. } => verification::question_allowed(&app_inside, c, &email, now)?,
                NewQuestion::Organisation { .. } => verification::unproven_allowed(&app_inside, c, signature.letter_id, &email, now)?,
            };
            if delivery == Delivery::Suppressed {
                return Err(AskError::TooMuchMail);
            }
            let row = new_row(question, reviewer, &signature, &email, &new, now);
            store::add(c, &row)?;
            mail(&app_inside, c, &signature, &row, &email, delivery)?;
            let detail = serde_json::json!({ "question": row.id.to_string(), "whom": row.whom.as_str(), "to": row.domain() });
            let event = Event { actor: reviewer.actor(), act: "question asked", letter: Some(row.letter_id), subject: Some(id), detail };
            Ok(audit::record(c, now, &event)?)
        })
        .await?;
    app.signals.mail.notify_one();
    Ok(())
}

/// The address to ask, if this question may go to it.
fn recipient(signature: &Signature, new: &NewQuestion, seen: Seen) -> Result<EmailAddress, AskError> {
    if matches!(signature.status, Status::Withdrawn | Status::Merged) {
        return Err(AskError::Ended);
    }
    match new {
        // A coordinator's free text goes to nobody but whoever has proven the address (R6).
        NewQuestion::Signer { .. } => signature.address().filter(|_| signature.is_proven()).ok_or(AskError::NotProven),
        NewQuestion::Organisation { email, .. } => {
            if signature.address().is_some_and(|contact| contact.limit_key() == email.limit_key()) {
                return Err(AskError::SameAddress);
            }
            if signature.visibility != Visibility::Public && !seen.confidential {
                return Err(AskError::Confidential);
            }
            if !is_at_the_organisation(signature, email.domain()) && !seen.other_domain {
                return Err(AskError::OtherDomain);
            }
            Ok(email.clone())
        }
    }
}

fn may_be_asked(
    c: &mut Connection,
    signature: &Signature,
    new: &NewQuestion,
    email: &EmailAddress,
    now: Timestamp,
) -> Result<(), AskError> {
    if verification::mailbox_said_not_me(c, signature.letter_id, email)? {
        return Err(AskError::SaidNotMe);
    }
    let said_no = |question: &Question| {
        let same = EmailAddress::parse(&question.email).is_ok_and(|asked| asked.limit_key() == email.limit_key());
        same && question.whom == Whom::Organisation && question.answer == Answer::No
    };
    let asked = store::of_signature(c, signature)?;
    if matches!(new, NewQuestion::Organisation { .. }) && asked.iter().any(|(question, _)| said_no(question)) {
        return Err(AskError::SaidNo);
    }
    if store::count_open(c, signature.id, now)? >= MOST_OPEN {
        return Err(AskError::TooManyOpen);
    }
    Ok(())
}

fn new_row(id: Id, reviewer: Reviewer, signature: &Signature, email: &EmailAddress, new: &NewQuestion, now: Timestamp) -> Question {
    let (whom, body) = match new {
        NewQuestion::Signer { body } => (Whom::Signer, body),
        NewQuestion::Organisation { body, .. } => (Whom::Organisation, body),
    };
    Question {
        id,
        letter_id: signature.letter_id,
        signature_id: signature.id,
        whom,
        email: email.as_str().to_owned(),
        email_key: email.key(),
        body: body.clone(),
        asked_by: reviewer.account(),
        asked_at: now,
        expires_at: now.plus(LIFETIME),
        answer: Answer::Open,
        words: String::new(),
        answered_at: None,
    }
}

fn mail(
    app: &App,
    c: &mut Connection,
    signature: &Signature,
    question: &Question,
    recipient: &EmailAddress,
    delivery: Delivery,
) -> Result<(), AskError> {
    let of = letters::by_id(c, question.letter_id)?.ok_or(AskError::NotFound)?;
    let letter = signatures::title(c, &of, &signature.language)?;
    let name = &signature.organisation_name;
    let message = match question.whom {
        Whom::Signer => Message::Question { letter, organisation: name.clone(), question: question.body.clone() },
        Whom::Organisation => {
            let harmless = OrganisationName::parse(name).is_ok_and(|name| name.may_stand_in_unverified_mail(recipient.domain()));
            Message::SecondQuestion { letter, organisation: harmless.then(|| name.clone()) }
        }
    };
    let link = Some(Link { purpose: Purpose::Question, id: question.id, generation: 0 });
    let mail = NewMail { letter: Some(of.id), recipient, language: &signature.language, message, link, delivery };
    Ok(outbox::enqueue(app, c, &mail)?)
}

/// The registered domains that speak of the organisation: its website's and its contact's, where they are its own.
fn own_domains(signature: &Signature) -> Vec<String> {
    let website = WebAddress::parse(&signature.website).filter(|website| !organisations::is_shared_host(website.host()));
    let contact = signature.address().filter(|contact| organisations::provider(contact.domain()) == Provider::Own);
    let hosts = [website.as_ref().map(|website| website.host()), contact.as_ref().map(|contact| contact.domain())];
    hosts.into_iter().flatten().filter_map(organisations::registrable).map(str::to_owned).collect()
}

/// Is this mail domain the website's or the contact's, or under one registered domain with it?
pub(in crate::review) fn is_at_the_organisation(signature: &Signature, mail_domain: &str) -> bool {
    let registrable = organisations::registrable(mail_domain);
    own_domains(signature).iter().any(|own| Some(own.as_str()) == registrable)
}

/// The address that organisations usually answer at, made from the website's domain; empty where there is none but the contact's own.
pub fn suggested_address(signature: &Signature) -> String {
    let contact = signature.address().map(|contact| contact.limit_key());
    own_domains(signature)
        .first()
        .map(|domain| format!("info@{domain}"))
        .filter(|suggested| contact.as_ref() != Some(suggested))
        .unwrap_or_default()
}
