//! From a composed mail to the bytes of a message (RFC 5322).

use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};
use lettre::{Address, error::Error as LettreError};

use super::Composed;
use crate::basics::{EmailAddress, Timestamp};

/// A message that could not be encoded: a defect of ours or of the configuration.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// An address that lettre does not take.
    #[error("address: {0}")]
    Address(#[from] lettre::address::AddressError),
    /// Anything else.
    #[error(transparent)]
    Message(#[from] LettreError),
}

/// Can this text stand as the sender of a mail?
pub fn is_sender(text: &str) -> bool {
    text.parse::<Mailbox>().is_ok()
}

/// Envelope and bytes of a mail. The same Message-ID on every attempt; no host name of this machine; `Auto-Submitted` (RFC 3834).
///
/// # Errors
/// [`EncodeError`].
pub fn encode(
    from: &str,
    to: &EmailAddress,
    message_id: &str,
    date: Timestamp,
    mail: &Composed,
) -> Result<(Envelope, Vec<u8>), EncodeError> {
    let from: Mailbox = from.parse()?;
    let recipient: Address = to.deliverable().parse()?;
    let envelope = Envelope::new(Some(from.email.clone()), vec![recipient.clone()])?;
    let seconds = u64::try_from(date.as_micros() / 1_000_000).unwrap_or(0);
    let auto_submitted = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
    let message = Message::builder()
        .from(from)
        // Without a display name: a typed one could break the header.
        .to(Mailbox::new(None, recipient))
        .subject(&mail.subject)
        .date(std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds))
        .message_id(Some(message_id.to_owned()))
        .raw_header(auto_submitted)
        .multipart(
            MultiPart::alternative()
                .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(mail.text.clone()))
                .singlepart(SinglePart::builder().header(ContentType::TEXT_HTML).body(mail.html.clone())),
        )?;
    Ok((envelope, message.formatted()))
}
