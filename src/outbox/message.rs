//! What a mail says, all but its link: names and titles at the moment of the act.

use serde::{Deserialize, Serialize};

use crate::basics::Id;

/// The kinds of mail. Each has a folder in `templates/mail/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Message {
    /// To an address nobody has verified: may hold no free text but a harmless name.
    Confirm {
        /// The letter's title.
        letter: String,
        /// Its slug, for the page where the code is typed.
        slug: String,
        /// The organisation, when its name is harmless (R6).
        organisation: Option<String>,
    },
    /// After confirming.
    Receipt {
        /// The letter's title.
        letter: String,
        /// The exact name.
        organisation: String,
        /// `public`, `recipient_only` or `withheld`.
        visibility: String,
    },
    /// After approval.
    Approved {
        /// The letter's title.
        letter: String,
        /// The exact name, unless nobody has proven the address and the name is not harmless (R6).
        organisation: Option<String>,
        /// `public`, `recipient_only` or `withheld`.
        visibility: String,
    },
    /// After rejection.
    Rejected {
        /// The letter's title.
        letter: String,
        /// The exact name.
        organisation: String,
        /// Why, in the coordinator's words; may be empty.
        reason: String,
    },
    /// After leaving.
    Withdrawn {
        /// The letter's title.
        letter: String,
        /// The exact name.
        organisation: String,
    },
    /// The links to the signer's own pages, again.
    LostLink {
        /// The letter's title.
        letter: String,
        /// One for each sign-on of the address.
        own: Vec<OwnLink>,
    },
    /// To coordinators: decisions wait. Names only behind sign-in.
    Waiting {
        /// The letter's title.
        letter: String,
        /// Its slug, for the desk.
        slug: String,
        /// How many came to wait since the last mail.
        count: i64,
        /// How many of them have a mark.
        marked: i64,
        /// A checkpoint of the log (`PLACE:HASH`): every mailbox it reaches can tell later whether the log was made anew.
        #[serde(default)]
        checkpoint: String,
    },
    /// To somebody who is to help running a letter.
    Invitation {
        /// The letter's title.
        letter: String,
        /// `observer`, `coordinator` or `owner`.
        role: String,
        /// The name of whoever invites.
        by: String,
    },
    /// To a signer whose address is proven: the coordinators ask something.
    Question {
        /// The letter's title.
        letter: String,
        /// The exact name.
        organisation: String,
        /// What they ask, in their own words.
        question: String,
    },
    /// To another address at an organisation, which nobody has verified: does it sign? No free text but a harmless name.
    SecondQuestion {
        /// The letter's title.
        letter: String,
        /// The organisation, when its name is harmless (R6).
        organisation: Option<String>,
    },
    /// To coordinators: a question was answered. Names only behind sign-in.
    Answered {
        /// The letter's title.
        letter: String,
        /// Its slug, for the desk.
        slug: String,
        /// Does an organisation say that it does not sign?
        no: bool,
    },
    /// To coordinators: somebody says that a sign-on was not theirs. Names only behind sign-in.
    NotMe {
        /// The letter's title.
        letter: String,
        /// Its slug, for the desk.
        slug: String,
    },
}

impl Message {
    /// The kinds that go to addresses of signers and organisations; the others go to coordinators.
    pub(super) const TO_SIGNERS: [&'static str; 8] =
        ["confirm", "receipt", "approved", "rejected", "withdrawn", "lost-link", "question", "second-question"];

    /// The name of the mail's folder, and the prefix of its strings.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Confirm { .. } => "confirm",
            Self::Receipt { .. } => "receipt",
            Self::Approved { .. } => "approved",
            Self::Rejected { .. } => "rejected",
            Self::Withdrawn { .. } => "withdrawn",
            Self::LostLink { .. } => "lost-link",
            Self::Waiting { .. } => "waiting",
            Self::Invitation { .. } => "invitation",
            Self::Question { .. } => "question",
            Self::SecondQuestion { .. } => "second-question",
            Self::Answered { .. } => "answered",
            Self::NotMe { .. } => "not-me",
        }
    }
}

/// A sign-on whose page is linked; the link itself is made when the mail is composed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLink {
    /// The exact name; empty where it may not stand in a mail to this address (R6).
    pub organisation: String,
    /// The signature's id, as text.
    signature: String,
}

impl OwnLink {
    /// A link to the page of this signature.
    pub fn new(organisation: String, signature: Id) -> Self {
        Self { organisation, signature: signature.to_string() }
    }

    /// The signature.
    pub fn signature(&self) -> Option<Id> {
        self.signature.parse().ok()
    }
}
