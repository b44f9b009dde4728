//! From a row of the outbox to a message at the mail server. Only the worker and the command line call it.

mod bounded;
mod compose;
mod deliver;
mod mailer;
mod message;
mod smtp;

pub use compose::{ComposeError, Composed, compose};
pub use deliver::deliver_due;
pub use mailer::Mailer;
pub use message::{EncodeError, encode, is_sender};
pub use smtp::{Deadlines, SmtpMailer, SmtpSetupError};
