//! Mail waiting to be sent. A row commits together with the act that causes it; only the worker sends.

mod enqueue;
mod lease;
mod message;
mod preview;
mod settle;
mod store;

pub use enqueue::{Delivery, Link, NewMail, enqueue};
pub use lease::{LEASE, lease};
pub use message::{Message, OwnLink};
pub use preview::{PreviewInbox, PreviewMail};
pub use settle::{Outcome, settle};
pub use store::{
    Backlog, Mail, backlog, confirmation_mails, drop_suppressed, held, hold, release, suppress_link, suppress_to, suppress_undecided,
    undeliverable, undo_mail,
};
