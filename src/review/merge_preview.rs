//! Merging two sign-ons, looked at before it is done: both side by side, and what every list shows before and after.

use super::{ReviewError, can_merge};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::basics::Id;
use crate::roster::Audience;
use crate::signatures::{self, Signature, Status};

/// What merging two sign-ons will do.
#[derive(Debug, Clone)]
pub struct SignaturesMerge {
    /// The one that stays, with all its answers.
    pub stays: Signature,
    /// The one that goes into it.
    pub goes: Signature,
}

/// The lines of both on one list.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    /// Whose list.
    pub audience: Audience,
    /// Before.
    pub before: Vec<&'a Signature>,
    /// After.
    pub after: Vec<&'a Signature>,
}

/// Looks at what merging would do; `None` where it cannot be done. Changes nothing.
///
/// # Errors
/// [`ReviewError::NotFound`] unless both are of the reviewer's letter.
pub async fn preview_merge(app: &App, reviewer: Reviewer, id: Id, into: Id) -> Result<Option<SignaturesMerge>, ReviewError> {
    app.db
        .read(move |c| {
            let mut own = |id| signatures::by_id(c, id)?.filter(|found| found.letter_id == reviewer.letter()).ok_or(ReviewError::NotFound);
            let (goes, stays) = (own(id)?, own(into)?);
            Ok(can_merge(&goes, &stays).then_some(SignaturesMerge { stays, goes }))
        })
        .await
}

impl SignaturesMerge {
    /// What the public's and the recipient's list show of the two.
    pub fn lists(&self) -> Vec<Lines<'_>> {
        let lists = [Audience::Public, Audience::Recipient];
        let lines = |audience: Audience| {
            let listed = |signature: &&Signature| signature.status == Status::Approved && audience.may_read(signature.visibility);
            let before = [&self.stays, &self.goes].into_iter().filter(listed).collect();
            Lines { audience, before, after: Some(&self.stays).into_iter().filter(listed).collect() }
        };
        lists.into_iter().map(lines).collect()
    }

    /// Is the one that goes seen by fewer than the one that stays? Then somebody asked for a privacy that the other did not.
    pub fn loses_privacy(&self) -> bool {
        self.goes.visibility > self.stays.visibility
    }
}
