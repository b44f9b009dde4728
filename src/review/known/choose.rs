//! People say which organisation a sign-on is of.

use super::entry::one;
use super::{Known, Sight, link};
use crate::accounts::Reviewer;
use crate::app::App;
use crate::audit::{self, Event};
use crate::basics::Id;
use crate::db::{Connection, Result};
use crate::review::ReviewError;
use crate::signatures::{self, Signature, Status};

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
            let sight = Sight::of_reviewer(c, reviewer, now)?;
            let organisation = match choice {
                Choice::New => None,
                Choice::Known(organisation) => Some(one(c, &sight, organisation)?.ok_or(ReviewError::NotFound)?.id),
            };
            let chosen = organisation.is_some() && organisation == signature.organisation_id;
            if chosen || !matches!(signature.status, Status::Confirmed | Status::Approved) {
                return Ok(chosen);
            }
            let event = in_words(c, &sight, reviewer, &signature, organisation)?;
            let organisation = match organisation {
                Some(organisation) => link::hold(c, organisation).map(|()| organisation)?,
                None => link::add(&app_inside, c, &signature, now)?,
            };
            link::attach(c, &signature, organisation)?;
            if let Some(before) = signature.organisation_id {
                link::forget_if_unused(c, before)?;
            }
            audit::record(c, now, &event)?;
            Ok(true)
        })
        .await
}

/// What the log says of it. Everybody on the letter reads its log. Where they know of the organisation through nothing but this sign-on,
/// they may not know why it was chosen: then it is in the log of no letter, for administrators.
fn in_words(c: &mut Connection, sight: &Sight, reviewer: Reviewer, signature: &Signature, to: Option<Id>) -> Result<Event> {
    let theirs = sight.on_letter(reviewer.letter());
    let from = otherwise_known(c, &theirs, signature, signature.organisation_id)?.map(|known| known.name().to_owned());
    let known = otherwise_known(c, &theirs, signature, to)?;
    let (actor, act) = (reviewer.actor(), "organisation linked");
    if let (Some(organisation), None) = (to, &known) {
        let detail = serde_json::json!({ "signature": signature.id.to_string(), "to": signature.organisation_name });
        return Ok(Event { actor, act, letter: None, subject: Some(organisation), detail });
    }
    // Without an organisation that was chosen, it is a new one in the words of the sign-on.
    let name = known.map_or_else(|| signature.organisation_name.clone(), |known| known.name().to_owned());
    let detail = serde_json::json!({ "from": from, "to": name, "organisation": to.map(|id| id.to_string()) });
    Ok(Event { actor, act, letter: Some(reviewer.letter()), subject: Some(signature.id), detail })
}

/// The organisation as they know it without this sign-on.
fn otherwise_known(c: &mut Connection, sight: &Sight, signature: &Signature, organisation: Option<Id>) -> Result<Option<Known>> {
    let Some(id) = organisation else { return Ok(None) };
    Ok(one(c, sight, id)?.and_then(|known| known.without(signature.id)))
}
