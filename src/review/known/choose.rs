//! People say which organisation a sign-on is of.

use super::entry::one;
use super::{Sight, link};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::audit::{self, Event};
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, Result};
use crate::review::ReviewError;
use crate::signatures::{self, Status};

/// Which organisation a sign-on is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// This one.
    Known(Id),
    /// One that is not in the directory.
    New,
}

/// Links a sign-on of the reviewer's letter, waiting or on the list. Approving leaves it as chosen. `false` when it stands elsewhere.
///
/// # Errors
/// [`ReviewError::NotFound`] for a sign-on of another letter, and for an organisation that the reviewer may not know of.
pub async fn choose(app: &App, reviewer: Reviewer, id: Id, choice: Choice) -> std::result::Result<bool, ReviewError> {
    let (now, app_inside) = (app.now(), app.clone());
    app.db
        .write("choose organisation", move |c| {
            let found = signatures::locked(c, id)?.filter(|found| found.letter_id == reviewer.letter());
            let signature = found.ok_or(ReviewError::NotFound)?;
            let organisation = match choice {
                Choice::New => None,
                Choice::Known(organisation) => {
                    let sight = Sight::of_reviewer(c, reviewer, now)?;
                    Some(one(c, &sight, organisation)?.ok_or(ReviewError::NotFound)?.id)
                }
            };
            let chosen = organisation.is_some() && organisation == signature.organisation_id;
            if chosen || !matches!(signature.status, Status::Confirmed | Status::Approved) {
                return Ok(chosen);
            }
            let from = name_on_letter(c, reviewer, signature.organisation_id, now)?;
            let organisation = match organisation {
                Some(organisation) => link::hold(c, organisation).map(|()| organisation)?,
                None => link::add(&app_inside, c, &signature, now)?,
            };
            link::attach(c, &signature, organisation)?;
            if let Some(before) = signature.organisation_id {
                link::forget_if_unused(c, before)?;
            }
            let to = name_on_letter(c, reviewer, Some(organisation), now)?;
            let detail = serde_json::json!({ "from": from, "to": to, "organisation": organisation.to_string() });
            let (actor, letter) = (reviewer.actor(), Some(reviewer.letter()));
            audit::record(c, now, &Event { actor, act: "organisation linked", letter, subject: Some(id), detail })?;
            Ok(true)
        })
        .await
}

/// What everybody on the letter may call it: they all read the log.
fn name_on_letter(c: &mut Connection, reviewer: Reviewer, organisation: Option<Id>, now: Timestamp) -> Result<Option<String>> {
    let Some(id) = organisation else { return Ok(None) };
    Ok(one(c, &Sight::of_letter(reviewer.letter(), now), id)?.map(|known| known.name().to_owned()))
}
