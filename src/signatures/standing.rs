//! How a signature stands for the lists: what a decision changes, and what undoing it puts back.

use serde::{Deserialize, Serialize};

use super::{Signature, Status, doubles, store};
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, Result};
use crate::organisations::{comparison_key, sort_key};

/// What decisions change of a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    status: String,
    organisation: String,
    correction: String,
    reason: String,
    decided_at: Option<i64>,
    decided_by: Option<String>,
    merged_into: Option<String>,
    /// The organisation it is linked to. Decisions of older versions do not say.
    #[serde(default)]
    linked_to: Option<String>,
}

impl Standing {
    /// How this signature stands.
    pub fn of(signature: &Signature) -> Self {
        Self {
            status: signature.status.as_str().to_owned(),
            organisation: signature.organisation_name.clone(),
            correction: signature.correction.clone(),
            reason: signature.reason.clone(),
            decided_at: signature.decided_at.map(Timestamp::as_micros),
            decided_by: signature.decided_by.map(|id| id.to_string()),
            merged_into: signature.merged_into.map(|id| id.to_string()),
            linked_to: signature.organisation_id.map(|id| id.to_string()),
        }
    }

    /// Its status.
    pub fn status(&self) -> Option<Status> {
        Status::parse(&self.status)
    }

    /// The name that lists print.
    pub fn organisation(&self) -> &str {
        &self.organisation
    }

    /// The organisation it is linked to.
    pub fn linked_to(&self) -> Option<Id> {
        self.linked_to.as_deref().and_then(|id| id.parse().ok())
    }
}

/// Puts a signature back to how it stood before a decision, if it stands now as the decision left it. What the decision did not
/// touch stays: a name that the signer has asked for since, a visibility.
///
/// `false` when something newer has happened to it, or another sign-on has taken its place.
///
/// # Errors
/// When the database fails.
pub fn put_back(c: &mut Connection, id: Id, before: &Standing, after: &Standing) -> Result<bool> {
    let Some(now) = store::locked(c, id)? else { return Ok(false) };
    let same = |a: &Standing, b: &Standing| {
        (&a.status, &a.organisation, a.decided_at, &a.merged_into) == (&b.status, &b.organisation, b.decided_at, &b.merged_into)
    };
    let Some(status) = before.status().filter(|_| same(&Standing::of(&now), after)) else { return Ok(false) };
    // Whoever has left stays out, and more privacy stays, although it was another version that left or hid.
    let into = now.merged_into.map(|into| store::by_id(c, into)).transpose()?.flatten();
    let into = into.filter(|into| into.email_key == now.email_key);
    if into.as_ref().is_some_and(|into| into.status == Status::Withdrawn) {
        return Ok(false);
    }
    let name_key = comparison_key(&before.organisation);
    if matches!(status, Status::Confirmed | Status::Approved) && store::identity_is_taken(c, &now, &name_key, status)? {
        return Ok(false);
    }
    let columns = store::Decided {
        status,
        organisation: &before.organisation,
        name_key: &name_key,
        sort_key: &sort_key(&before.organisation),
        // What the signer has asked for since wins over what stood before.
        correction: if now.correction == after.correction { &before.correction } else { &now.correction },
        visibility: into.map_or(now.visibility, |into| into.visibility.max(now.visibility)),
        reason: &before.reason,
        decided_at: before.decided_at.map(Timestamp::from_micros),
        decided_by: before.decided_by.as_deref().and_then(|id| id.parse().ok()),
        merged_into: before.merged_into.as_deref().and_then(|id| id.parse().ok()),
        // Only the link that the decision made goes: somebody may have chosen another organisation since, or merged them.
        organisation_id: if now.organisation_id == after.linked_to() { before.linked_to() } else { now.organisation_id },
    };
    let put = store::put_back(c, &now, &columns)?;
    if put && now.organisation_name != before.organisation {
        doubles::refile(c, id)?;
    }
    Ok(put)
}
