//! Where mail goes.

use super::{Composed, SmtpMailer, encode};
use crate::app::App;
use crate::basics::EmailAddress;
use crate::outbox::{Mail, Outcome, PreviewInbox, PreviewMail};

/// A mail server, or the preview inbox of local mode.
#[derive(Debug)]
pub enum Mailer {
    /// A server.
    Smtp(Box<SmtpMailer>),
    /// Shown in the browser.
    Preview(PreviewInbox),
}

impl Mailer {
    /// Hands one mail over.
    pub async fn send(&self, app: &App, mail: &Mail, composed: &Composed) -> Outcome {
        match self {
            Self::Preview(inbox) => {
                inbox.add(PreviewMail {
                    at: app.now(),
                    to: mail.recipient.clone(),
                    subject: composed.subject.clone(),
                    text: composed.text.clone(),
                    language: mail.language.clone(),
                });
                Outcome::Sent
            }
            Self::Smtp(server) => {
                let Ok(to) = EmailAddress::parse(&mail.recipient) else {
                    return Outcome::Undeliverable("not a mail address".to_owned());
                };
                match encode(&app.config.mail_from, &to, &mail.message_id, mail.created_at, composed) {
                    Ok((envelope, bytes)) => server.send(&envelope, &bytes).await,
                    Err(error) => {
                        tracing::error!(%error, "a mail could not be encoded");
                        Outcome::Later(error.to_string())
                    }
                }
            }
        }
    }
}
