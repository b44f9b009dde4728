//! The organisation leaves.

use super::own_page::signature_of;
use super::{AmendError, Signature, Status, store};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::Timestamp;
use crate::db::{Connection, StorageError};
use crate::letters;
use crate::outbox::{self, Delivery, Message, NewMail};

/// Ends what was asked about a sign-on: `review` knows how, and stands above this room.
pub type EndQuestions = fn(&mut Connection, &Signature, Timestamp) -> Result<(), StorageError>;

/// Withdraws the signature: its name is on no list from now on.
///
/// # Errors
/// [`AmendError::Ended`] when it has left already.
pub async fn withdraw(app: &App, token: &str, end_questions: EndQuestions) -> Result<(), AmendError> {
    let (token, now, app_inside) = (token.to_owned(), app.now(), app.clone());
    app.db
        .write("withdraw", move |c| {
            let signature = signature_of(&app_inside, c, &token)?;
            let next = signature.status.withdraw().map_err(|_| AmendError::Ended)?;
            if !store::set_status(c, signature.id, signature.status, next)? {
                return Err(AmendError::Ended);
            }
            // Another version of the same sign-on must not put the name back.
            for other in store::same_identity(c, &signature)? {
                if store::set_status(c, other.id, other.status, Status::Withdrawn)? {
                    outbox::suppress_undecided(c, other.id, now)?;
                    end_questions(c, &other, now)?;
                    left(c, &other, now)?;
                }
            }
            outbox::suppress_undecided(c, signature.id, now)?;
            end_questions(c, &signature, now)?;
            letters::bump_revision(c, signature.letter_id)?;
            left(c, &signature, now)?;
            let letter = Some(signature.letter_id);
            if let (Some(recipient), Some(of)) = (signature.address(), letters::by_id(c, signature.letter_id)?) {
                let title = store::title(c, &of, &signature.language)?;
                let message = Message::Withdrawn { letter: title, organisation: signature.organisation_name.clone() };
                let mail =
                    NewMail { letter, recipient: &recipient, language: &signature.language, message, link: None, delivery: Delivery::Now };
                outbox::enqueue(&app_inside, c, &mail)?;
            }
            Ok(())
        })
        .await?;
    app.signals.public_changed();
    app.signals.mail.notify_one();
    Ok(())
}

fn left(c: &mut Connection, signature: &Signature, now: Timestamp) -> Result<(), StorageError> {
    let detail = serde_json::json!({ "from": signature.status.as_str(), "to": "withdrawn" });
    let (letter, subject) = (Some(signature.letter_id), Some(signature.id));
    audit::record(c, now, &Event { actor: Actor::Signer, act: "withdrawn", letter, subject, detail })
}
