//! Local mode without a mail server: mail is shown in the browser instead of sent.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use crate::basics::Timestamp;

/// How many mails are kept.
const KEPT: usize = 500;

/// A mail as it would have been sent.
#[derive(Debug, Clone)]
pub struct PreviewMail {
    /// When.
    pub at: Timestamp,
    /// To whom.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// The plain text part, links included.
    pub text: String,
    /// The language it is written in.
    pub language: String,
}

/// The inbox of everybody, in memory only: nothing usable is ever stored.
#[derive(Debug, Clone, Default)]
pub struct PreviewInbox(Arc<Mutex<VecDeque<PreviewMail>>>);

impl PreviewInbox {
    /// Puts a mail on top.
    pub fn add(&self, mail: PreviewMail) {
        if let Ok(mut mails) = self.0.lock() {
            mails.push_front(mail);
            mails.truncate(KEPT);
        }
    }

    /// All mails, newest first.
    pub fn mails(&self) -> Vec<PreviewMail> {
        self.0.lock().map(|mails| mails.iter().cloned().collect()).unwrap_or_default()
    }
}
