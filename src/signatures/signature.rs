//! A signature and the moves its states allow.

use sha2::{Digest, Sha256};

use super::Source;
use crate::basics::{Country, EmailAddress, Id, OrganisationName, Timestamp};
use crate::db::Row;
use crate::letters::Visibility;
use crate::organisations::{ConsultativeStatus, Kind};

/// Where a signature stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// The address is not proven.
    Unconfirmed,
    /// Proven; waits for a decision.
    Confirmed,
    /// On the list.
    Approved,
    /// Not on the list, by a coordinator's decision.
    Rejected,
    /// Not on the list, by the organisation's own wish.
    Withdrawn,
    /// Taken into another signature.
    Merged,
}

/// The move is not possible from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a signature that is {} cannot be {wanted}", .from.as_str())]
pub struct Refusal {
    /// Where it stands.
    pub from: Status,
    /// What was wanted.
    pub wanted: &'static str,
}

impl Status {
    /// All of them, in the order of the journey.
    pub const ALL: [Self; 6] = [Self::Unconfirmed, Self::Confirmed, Self::Approved, Self::Rejected, Self::Withdrawn, Self::Merged];

    /// As stored and filtered by.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Unconfirmed => "unconfirmed",
            Self::Confirmed => "confirmed",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Merged => "merged",
        }
    }

    /// The status of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// The contact confirms.
    ///
    /// # Errors
    /// [`Refusal`] unless it is unconfirmed.
    pub fn confirm(self) -> Result<Self, Refusal> {
        self.from(&[Self::Unconfirmed], Self::Confirmed, "confirmed")
    }

    /// A coordinator puts it on the list; also after having rejected it.
    ///
    /// # Errors
    /// [`Refusal`] unless it is confirmed or rejected.
    pub fn approve(self) -> Result<Self, Refusal> {
        self.from(&[Self::Confirmed, Self::Rejected], Self::Approved, "approved")
    }

    /// A coordinator keeps it off the list; also after having approved it.
    ///
    /// # Errors
    /// [`Refusal`] unless it is confirmed or approved.
    pub fn reject(self) -> Result<Self, Refusal> {
        self.from(&[Self::Confirmed, Self::Approved], Self::Rejected, "rejected")
    }

    /// The organisation leaves.
    ///
    /// # Errors
    /// [`Refusal`] when it has left already or was merged.
    pub fn withdraw(self) -> Result<Self, Refusal> {
        self.from(&[Self::Unconfirmed, Self::Confirmed, Self::Approved, Self::Rejected], Self::Withdrawn, "withdrawn")
    }

    fn from(self, allowed: &[Self], to: Self, wanted: &'static str) -> Result<Self, Refusal> {
        if allowed.contains(&self) { Ok(to) } else { Err(Refusal { from: self, wanted }) }
    }
}

/// A signature with everything coordinators may see.
#[derive(Debug, Clone, Row)]
pub struct Signature {
    /// Identifier.
    pub id: Id,
    /// The letter.
    pub letter_id: Id,
    /// Where it stands.
    pub status: Status,
    /// The name, exactly as typed.
    pub organisation_name: String,
    /// The name in its own script, or empty.
    pub original_name: String,
    /// The acronym, or empty.
    pub acronym: String,
    /// Country, or empty when imported without one.
    pub country_code: String,
    /// Kind.
    pub kind: Kind,
    /// Website, or empty.
    pub website: String,
    /// Consultative status.
    pub consultative_status: ConsultativeStatus,
    /// The human who acts; never on any list.
    pub contact_name: String,
    /// What they do there, or empty.
    pub contact_role: String,
    /// Their address as typed.
    pub email: String,
    /// Their address as compared.
    pub email_key: String,
    /// The name as compared.
    pub name_key: String,
    /// Who may learn of it.
    pub visibility: Visibility,
    /// A word to the coordinators, or empty.
    pub comment: String,
    /// Wishes for news.
    pub updates: bool,
    /// The language of the form, and of mails.
    pub language: String,
    /// By which door it came.
    pub source: Source,
    /// The text that was signed.
    pub text_edition: i64,
    /// The form's own number, so that a repeated post makes one row.
    pub form_nonce: Option<String>,
    /// Marks, separated by commas.
    pub flags: String,
    /// When it was posted.
    pub created_at: Timestamp,
    /// When it was confirmed; set on an unconfirmed one that was confirmed too late.
    pub confirmed_at: Option<Timestamp>,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
    /// By whom.
    pub decided_by: Option<Id>,
    /// Why it was rejected, or empty.
    pub reason: String,
    /// Into which other it was taken.
    pub merged_into: Option<Id>,
    /// What lists are ordered by in the database.
    pub sort_key: Vec<u8>,
    /// A name the signer asks for instead, or empty.
    pub correction: String,
    /// The organisation it was linked to when it was approved.
    pub organisation_id: Option<Id>,
}

impl Signature {
    /// The country, if one was given.
    pub fn country(&self) -> Option<Country> {
        Country::parse(&self.country_code)
    }

    /// The address to write to.
    pub fn address(&self) -> Option<EmailAddress> {
        EmailAddress::parse(&self.email).ok()
    }

    /// Is this mark on it?
    pub fn has_flag(&self, flag: super::Flag) -> bool {
        self.flags.split(',').any(|mark| mark == flag.as_str())
    }

    /// Did somebody who reads the address say that it was not them?
    pub fn said_not_me(&self) -> bool {
        self.has_flag(super::Flag::NotMe)
    }

    /// Has somebody shown that they read its address? A coordinator's word does not.
    pub fn is_proven(&self) -> bool {
        self.confirmed_at.is_some() && !self.has_flag(super::Flag::Vouched)
    }

    /// A name of it as a mail to its address may hold it: where nobody has shown that they read that, only a harmless one (R6).
    pub fn name_in_mail(&self, name: &str) -> Option<String> {
        let harmless =
            |email: EmailAddress| OrganisationName::parse(name).is_ok_and(|name| name.may_stand_in_unverified_mail(email.domain()));
        (self.is_proven() || self.address().is_some_and(harmless)).then(|| name.to_owned())
    }

    /// Confirmed after the day of grace: a coordinator may admit it.
    pub fn waits_for_admission(&self) -> bool {
        self.status == Status::Unconfirmed && self.confirmed_at.is_some()
    }

    /// Did they sign before the meaning of the text changed? `last_material` is the newest edition that changed it.
    pub fn is_of_older_text(&self, last_material: i64) -> bool {
        matches!(self.status, Status::Confirmed | Status::Approved) && self.text_edition < last_material
    }

    /// A short digest of what a coordinator decides on, in hexadecimal: it changes when the signer changes an answer meanwhile.
    pub fn answers_digest(&self) -> String {
        let answers = [
            self.organisation_name.as_str(),
            &self.original_name,
            &self.acronym,
            &self.country_code,
            &self.website,
            self.visibility.as_str(),
            &self.correction,
        ];
        let digest = Sha256::digest(serde_json::json!(answers).to_string());
        digest[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Is every answer the same as in another sign-on of the same organisation?
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let answers = |s: &Self| {
            (
                [
                    &s.organisation_name,
                    &s.original_name,
                    &s.acronym,
                    &s.country_code,
                    &s.website,
                    &s.contact_name,
                    &s.contact_role,
                    &s.comment,
                ]
                .map(Clone::clone),
                (s.kind, s.consultative_status, s.visibility, s.updates, s.text_edition),
            )
        };
        answers(self) == answers(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_moves_of_the_journey_are_possible() {
        type Move = fn(Status) -> Result<Status, Refusal>;
        let moves: [(&str, Move); 4] =
            [("confirm", Status::confirm), ("approve", Status::approve), ("reject", Status::reject), ("withdraw", Status::withdraw)];
        let mut possible = Vec::new();
        for from in Status::ALL {
            for (name, act) in moves {
                if let Ok(to) = act(from) {
                    possible.push(format!("{} {name} {}", from.as_str(), to.as_str()));
                }
            }
        }
        assert_eq!(
            possible,
            [
                "unconfirmed confirm confirmed",
                "unconfirmed withdraw withdrawn",
                "confirmed approve approved",
                "confirmed reject rejected",
                "confirmed withdraw withdrawn",
                "approved reject rejected",
                "approved withdraw withdrawn",
                "rejected approve approved",
                "rejected withdraw withdrawn",
            ]
        );
    }
}
