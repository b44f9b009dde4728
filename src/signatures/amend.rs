//! The signer corrects the name or changes who may see it.

use super::own_page::{OwnError, signature_of};
use super::{Signature, Status, doubles, store};
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::OrganisationName;
use crate::db::{StorageError, storage_failure};
use crate::letters::{self, Visibility};
use crate::organisations::{comparison_key, sort_key};

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum AmendError {
    /// No such link.
    #[error("no such link")]
    Unknown,
    /// Not from this state.
    #[error("a signature that has ended cannot be changed")]
    Ended,
    /// The letter does not offer this visibility.
    #[error("the letter does not offer this")]
    NotOffered,
    /// Another sign-on of the same address has this name.
    #[error("this address has signed on with that name already")]
    NameTaken,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(AmendError);

impl From<OwnError> for AmendError {
    fn from(error: OwnError) -> Self {
        match error {
            OwnError::Unknown => Self::Unknown,
            OwnError::Storage(error) => Self::Storage(error),
        }
    }
}

/// What an amendment did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amended {
    /// It is done.
    Now,
    /// A coordinator has been asked, since the name is on the list already.
    Asked,
}

/// Corrects the name before approval, asks for the correction after it. The old name stays in the log.
///
/// # Errors
/// [`AmendError`].
pub async fn correct_name(app: &App, token: &str, name: OrganisationName) -> Result<Amended, AmendError> {
    let (token, now, app_inside) = (token.to_owned(), app.now(), app.clone());
    let (name_key, sort_key) = (comparison_key(name.as_str()), sort_key(name.as_str()));
    app.db
        .write("correct name", move |c| {
            let signature = signature_of(&app_inside, c, &token)?;
            let (act, amended) = match signature.status {
                Status::Unconfirmed | Status::Confirmed => ("name corrected", Amended::Now),
                Status::Approved => ("correction asked for", Amended::Asked),
                Status::Rejected | Status::Withdrawn | Status::Merged => return Err(AmendError::Ended),
            };
            match amended {
                Amended::Asked => store::set_correction(c, signature.id, name.as_str())?,
                Amended::Now => match store::set_name(c, signature.id, signature.status, name.as_str(), &name_key, &sort_key) {
                    Err(StorageError::Conflict) => return Err(AmendError::NameTaken),
                    // A coordinator decided meanwhile: run again and see where it stands now.
                    Ok(false) => return Err(StorageError::Contention.into()),
                    other => other.map(|_| ())?,
                },
            }
            if signature.status == Status::Confirmed {
                doubles::refile(c, signature.id)?;
            }
            let detail = serde_json::json!({ "from": signature.organisation_name, "to": name.as_str() });
            audit::record(c, now, &event(&signature, act, detail))?;
            Ok(amended)
        })
        .await
}

/// Changes who may see the name, at once. `false` when it was so already.
///
/// # Errors
/// [`AmendError`].
pub async fn change_visibility(app: &App, token: &str, wanted: Visibility) -> Result<bool, AmendError> {
    let (token, now, app_inside) = (token.to_owned(), app.now(), app.clone());
    let changed = app
        .db
        .write("change visibility", move |c| {
            let signature = signature_of(&app_inside, c, &token)?;
            if matches!(signature.status, Status::Withdrawn | Status::Merged) {
                return Err(AmendError::Ended);
            }
            let letter = letters::by_id(c, signature.letter_id)?.ok_or(AmendError::Unknown)?;
            if !letter.settings.visibility.contains(&wanted) {
                return Err(AmendError::NotOffered);
            }
            if signature.visibility == wanted {
                return Ok(false);
            }
            store::set_visibility(c, signature.id, wanted)?;
            // What the signer hides must not come back with another version of the same sign-on.
            for other in store::same_identity(c, &signature)?.iter().filter(|other| other.visibility < wanted) {
                store::set_visibility(c, other.id, wanted)?;
            }
            letters::bump_revision(c, letter.id)?;
            let detail = serde_json::json!({ "from": signature.visibility.as_str(), "to": wanted.as_str() });
            audit::record(c, now, &event(&signature, "visibility changed", detail))?;
            Ok::<_, AmendError>(true)
        })
        .await?;
    app.signals.public_changed();
    Ok(changed)
}

fn event(signature: &Signature, act: &'static str, detail: serde_json::Value) -> Event {
    Event { actor: Actor::Signer, act, letter: Some(signature.letter_id), subject: Some(signature.id), detail }
}
