//! Mails the links again. The answer, and the work, are the same for everybody.

use super::{SignOnError, Status, store};
use crate::app::App;
use crate::basics::EmailAddress;
use crate::letters::{self, Phase};
use crate::links::Purpose;
use crate::outbox::{self, Link, Message, NewMail, OwnLink};
use crate::verification;

/// Mails to an address the links to its own pages of one letter; if nothing is confirmed yet, the confirm link.
///
/// # Errors
/// [`SignOnError::UnknownLetter`], or storage.
pub async fn lost_link(app: &App, slug: &str, email: EmailAddress, language: String) -> Result<(), SignOnError> {
    let (slug, now, app_inside) = (slug.to_owned(), app.now(), app.clone());
    app.db
        .write("lost link", move |c| {
            let app = &app_inside;
            let letter = letters::brief(c, &slug, now)?.filter(|letter| letter.phase != Phase::Hidden).ok_or(SignOnError::UnknownLetter)?;
            let all = store::of_address(c, letter.id, &email.key())?;
            let waits = all.iter().any(|signature| signature.status == Status::Unconfirmed);
            let own: Vec<OwnLink> = all
                .iter()
                .filter(|signature| matches!(signature.status, Status::Confirmed | Status::Approved | Status::Rejected))
                .map(|signature| OwnLink::new(signature.name_in_mail(&signature.organisation_name).unwrap_or_default(), signature.id))
                .collect();
            let title = letter.title(&language);
            let (message, link, delivery) = if own.is_empty() && waits {
                let issued = verification::issue(app, c, letter.id, &email, now)?;
                let link = Link { purpose: Purpose::Confirm, id: issued.verification, generation: issued.generation };
                (Message::Confirm { letter: title, slug: slug.clone(), organisation: None }, Some(link), issued.delivery)
            } else {
                let delivery = verification::lost_link_allowed(app, c, letter.id, &email, !own.is_empty(), now)?;
                (Message::LostLink { letter: title, own }, None, delivery)
            };
            let mail = NewMail { letter: Some(letter.id), recipient: &email, language: &language, message, link, delivery };
            Ok::<_, SignOnError>(outbox::enqueue(app, c, &mail)?)
        })
        .await?;
    app.signals.mail.notify_one();
    Ok(())
}
