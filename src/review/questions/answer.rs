//! Whoever was asked answers, behind the mailed link. Opening it changes nothing.

use super::{Answer, Question, Whom, store};
use crate::accounts::{self, Often};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{Country, EmailAddress, Timestamp};
use crate::db::{Connection, StorageError};
use crate::letters::{self, Letter, Text};
use crate::links::Purpose;
use crate::outbox::{self, Delivery, Message, NewMail};
use crate::signatures::{self, Flag, Signature, Status};
use crate::verification::LinkError;

/// Coordinators get a mail for so many answers to one question, however often it is answered again; and for the first "no".
const MOST_TOLD: usize = 3;

/// What the page behind the link shows. Neither visibility nor contact: somebody else may read it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The question.
    pub question: Question,
    /// The letter.
    pub letter: Letter,
    /// Its text, the original's language first.
    pub texts: Vec<Text>,
    /// The organisation's exact name.
    pub organisation: String,
    /// Its country, if one was given.
    pub country: Option<Country>,
}

/// An answer that fits the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    answer: Answer,
    words: String,
}

impl Reply {
    /// What was posted: an organisation says yes, no or not sure, and perhaps some words; the signer says words. `None` where that
    /// is missing.
    pub fn new(whom: Whom, word: &str, words: String) -> Option<Self> {
        let answer = match whom {
            Whom::Signer => Some(Answer::Answered).filter(|_| !words.is_empty()),
            Whom::Organisation => Answer::parse(word).filter(|answer| matches!(answer, Answer::Yes | Answer::No | Answer::Unsure)),
        }?;
        Some(Self { answer, words })
    }
}

/// Reads the question behind a link. Changes nothing.
///
/// # Errors
/// [`LinkError`].
pub async fn open_question(app: &App, token: &str) -> Result<Opened, LinkError> {
    let (token, app_inside) = (token.to_owned(), app.clone());
    app.db
        .read(move |c| {
            let question = question_of(&app_inside, c, &token)?;
            let letter = letters::by_id(c, question.letter_id)?.ok_or(LinkError::Unknown)?;
            let texts = letters::texts(c, letter.id, letter.current_edition)?;
            let signature = signatures::by_id(c, question.signature_id)?.ok_or(LinkError::Unknown)?;
            let country = signature.country();
            Ok(Opened { question, letter, texts, organisation: signature.organisation_name, country })
        })
        .await
}

fn question_of(app: &App, c: &mut Connection, token: &str) -> Result<Question, LinkError> {
    let (id, _) = app.links.read(token, Purpose::Question).ok_or(LinkError::Unknown)?;
    let question = store::by_id(c, id)?.ok_or(LinkError::Unknown)?;
    if question.expires_at <= app.now() { Err(LinkError::Expired) } else { Ok(question) }
}

/// Keeps an answer, in place of the one before. A "no" of an organisation marks the sign-on for as long as it stands.
///
/// # Errors
/// [`LinkError`].
pub async fn answer(app: &App, token: &str, reply: Reply) -> Result<(), LinkError> {
    let (token, now, app_inside) = (token.to_owned(), app.now(), app.clone());
    app.db
        .write("answer", move |c| {
            let asked = question_of(&app_inside, c, &token)?;
            // One answer at a time: the sign-on is locked first, then the question is read as it stands.
            let signature = signatures::locked(c, asked.signature_id)?.ok_or(LinkError::Unknown)?;
            let before = store::by_id(c, asked.id)?.ok_or(LinkError::Unknown)?;
            if before.expires_at <= now {
                return Err(LinkError::Expired);
            }
            if before.answer == reply.answer && before.words == reply.words {
                return Ok(());
            }
            store::set_answer(c, before.id, reply.answer, &reply.words, now)?;
            if before.whom == Whom::Organisation {
                mark(c, &signature)?;
            }
            let told = is_news(c, &before, reply.answer)?;
            record(c, &before, reply.answer, now)?;
            if told {
                tell_coordinators(&app_inside, c, &before, reply.answer)?;
            }
            Ok::<_, LinkError>(())
        })
        .await?;
    app.signals.mail.notify_one();
    Ok(())
}

/// The log says what was answered, and not in which words: those may hold contact data.
fn record(c: &mut Connection, question: &Question, answer: Answer, now: Timestamp) -> Result<(), StorageError> {
    let detail = serde_json::json!({
        "question": question.id.to_string(), "whom": question.whom.as_str(), "from": question.answer.as_str(), "to": answer.as_str(),
    });
    let (letter, subject) = (Some(question.letter_id), Some(question.signature_id));
    audit::record(c, now, &Event { actor: Actor::Signer, act: "question answered", letter, subject, detail })
}

/// A sign-on is marked while an address at its organisation says that it does not sign; where it was taken into another, that one.
pub(in crate::review) fn mark(c: &mut Connection, signature: &Signature) -> Result<(), StorageError> {
    let stands = stands_in(c, signature)?;
    let asked = store::of_signature(c, &stands)?;
    let says_no = asked.iter().any(|(question, _)| question.whom == Whom::Organisation && question.answer == Answer::No);
    signatures::set_mark(c, &stands, Flag::SaidNo, says_no)
}

fn stands_in(c: &mut Connection, signature: &Signature) -> Result<Signature, StorageError> {
    let mut stands = signature.clone();
    // A chain of merges is short; the bound keeps a damaged one from looping.
    for _ in 0..32 {
        let into = stands.merged_into.filter(|_| stands.status == Status::Merged);
        match into.map(|into| signatures::locked(c, into)).transpose()?.flatten() {
            Some(other) => stands = other,
            None => break,
        }
    }
    Ok(stands)
}

/// Answering again and again must not flood the coordinators.
fn is_news(c: &mut Connection, question: &Question, answer: Answer) -> Result<bool, StorageError> {
    let id = question.id.to_string();
    let before: Vec<serde_json::Value> = audit::of_subject(c, question.signature_id)?
        .iter()
        .filter(|entry| entry.act == "question answered")
        .filter_map(|entry| serde_json::from_str(&entry.detail).ok())
        .filter(|detail: &serde_json::Value| detail["question"] == id.as_str())
        .collect();
    let first_no = answer == Answer::No && before.iter().all(|detail| detail["to"] != Answer::No.as_str());
    Ok(before.len() < MOST_TOLD || first_no)
}

/// At once: a "no" to everybody who decides, other answers to those who want mail at all.
fn tell_coordinators(app: &App, c: &mut Connection, question: &Question, answer: Answer) -> Result<(), LinkError> {
    let letter = letters::by_id(c, question.letter_id)?.ok_or(LinkError::Unknown)?;
    let language = letter.language.base();
    let (title, no) = (signatures::title(c, &letter, language)?, answer == Answer::No);
    for coordinator in accounts::coordinators_of(c, letter.id)? {
        let Ok(recipient) = EmailAddress::parse(&coordinator.email) else { continue };
        if !no && coordinator.often() == Often::Never {
            continue;
        }
        let message = Message::Answered { letter: title.clone(), slug: letter.slug.to_string(), no };
        let mail = NewMail { letter: Some(letter.id), recipient: &recipient, language, message, link: None, delivery: Delivery::Now };
        outbox::enqueue(app, c, &mail)?;
    }
    Ok(())
}
