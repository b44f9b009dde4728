//! What a common decision would do, before it is made.

use super::{Decision, MOST, ReviewError, SeenAs, Skipped};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::basics::Id;
use crate::signatures::{self, Signature, Status};

/// What would happen.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// The sign-ons that would follow the decision.
    pub would: Vec<Signature>,
    /// Those that could not, and where they stand.
    pub could_not: Vec<Skipped>,
}

/// Looks at what a decision on signatures that were seen like this would do. Changes nothing.
///
/// # Errors
/// [`ReviewError`], as deciding would.
pub async fn preview(app: &App, reviewer: Reviewer, ids: Vec<Id>, decision: Decision, seen: Vec<SeenAs>) -> Result<Preview, ReviewError> {
    if ids.len() > MOST {
        return Err(ReviewError::TooMany);
    }
    app.db
        .read(move |c| {
            let mut preview = Preview::default();
            for id in &ids {
                let found = signatures::by_id(c, *id)?.filter(|found| found.letter_id == reviewer.letter());
                let signature = found.ok_or(ReviewError::NotFound)?;
                let unchanged = seen.iter().filter(|seen| seen.id == *id).all(|seen| seen.is_still(&signature));
                match unchanged && can_follow(&signature, &decision) {
                    true => preview.would.push(signature),
                    false => preview.could_not.push(Skipped { organisation: signature.organisation_name, status: signature.status }),
                }
            }
            Ok(preview)
        })
        .await
}

fn can_follow(signature: &Signature, decision: &Decision) -> bool {
    match decision {
        Decision::Approve => signature.status.approve().is_ok(),
        Decision::Reject { .. } => signature.status.reject().is_ok(),
        Decision::Admit => signature.waits_for_admission(),
        Decision::AcceptCorrection => signature.status == Status::Approved && !signature.correction.is_empty(),
        Decision::DeclineCorrection => !signature.correction.is_empty(),
        Decision::Merge(into) => *into != signature.id && matches!(signature.status, Status::Confirmed | Status::Approved),
        Decision::ClearNotMe => signature.said_not_me(),
    }
}
