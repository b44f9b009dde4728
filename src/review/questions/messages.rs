//! Everything that was asked about the sign-ons of a letter, and the mails of the letter that did not arrive.

use super::{AskedQuestion, Question, store};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::basics::{EmailAddress, Id};
use crate::db::{Connection, StorageError};
use crate::outbox::{self, Mail};
use crate::review::ReviewError;

/// Questions, and mails, on the page.
const MOST: i64 = 200;

/// What the desk shows of a letter's mail.
#[derive(Debug, Clone)]
pub struct Messages {
    /// Each with the name of the organisation, newest first.
    pub asked: Vec<(AskedQuestion, String)>,
    /// Mails that never arrived, or of which nobody knows, newest first.
    pub undeliverable: Vec<Undeliverable>,
}

/// A mail that did not arrive.
#[derive(Debug, Clone)]
pub struct Undeliverable {
    /// The mail.
    pub mail: Mail,
    /// The sign-ons that it concerns: identifier and name.
    pub about: Vec<(Id, String)>,
}

/// Reads the questions, the answers and the failed mails of the reviewer's letter.
///
/// # Errors
/// When the database fails.
pub async fn messages(app: &App, reviewer: Reviewer) -> Result<Messages, ReviewError> {
    let letter = reviewer.letter();
    app.db
        .read(move |c| {
            let asked = store::of_letter(c, letter, MOST)?
                .into_iter()
                .map(|(question, organisation, by)| (AskedQuestion { question, by: by.unwrap_or_default() }, organisation))
                .collect();
            let mut undeliverable = Vec::new();
            for mail in outbox::undeliverable(c, letter, MOST)? {
                let about = about(c, letter, &mail)?;
                undeliverable.push(Undeliverable { mail, about });
            }
            Ok(Messages { asked, undeliverable })
        })
        .await
}

/// The sign-ons that a mail concerns: the one asked about, or those of the address it went to.
fn about(c: &mut Connection, letter: Id, mail: &Mail) -> Result<Vec<(Id, String)>, StorageError> {
    let question: Option<Question> =
        mail.link_id.filter(|_| mail.link_purpose.as_deref() == Some("question")).map(|id| store::by_id(c, id)).transpose()?.flatten();
    match (question, EmailAddress::parse(&mail.recipient)) {
        (Some(question), _) => crate::signatures::names_of(c, &[question.signature_id]),
        (None, Ok(email)) => store::names_at(c, letter, &email.key()),
        (None, Err(_)) => Ok(Vec::new()),
    }
}
