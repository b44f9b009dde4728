//! The signer's own page: "is my name on it?"

use super::{Signature, Status, store};
use crate::app::App;
use crate::db::{Connection, StorageError, storage_failure};
use crate::letters::{self, Letter, Text};
use crate::links::Purpose;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum OwnError {
    /// Not a link of ours, or not for this.
    #[error("no such link")]
    Unknown,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(OwnError);

/// What the page shows.
#[derive(Debug, Clone)]
pub struct OwnPage {
    /// The letter.
    pub letter: Letter,
    /// Its text, the original's language first.
    pub texts: Vec<Text>,
    /// The signature as it stands.
    pub signature: Signature,
}

/// Reads the page behind a lifelong link. Changes nothing.
///
/// # Errors
/// [`OwnError`].
pub async fn own_page(app: &App, token: &str) -> Result<OwnPage, OwnError> {
    let (token, app_inside) = (token.to_owned(), app.clone());
    app.db
        .read(move |c| {
            let signature = signature_of(&app_inside, c, &token)?;
            let letter = letters::by_id(c, signature.letter_id)?.ok_or(OwnError::Unknown)?;
            let texts = letters::texts(c, letter.id, letter.current_edition)?;
            Ok(OwnPage { letter, texts, signature })
        })
        .await
}

/// The signature of a lifelong link: where it was merged into another of the same address, that one. What a coordinator has merged into
/// somebody else's sign-on is theirs to look at and no more.
pub(super) fn signature_of(app: &App, c: &mut Connection, token: &str) -> Result<Signature, OwnError> {
    let (mut id, _) = app.links.read(token, Purpose::Manage).ok_or(OwnError::Unknown)?;
    // A chain of merges is short; the bound keeps a damaged one from looping.
    for _ in 0..32 {
        let signature = store::by_id(c, id)?.ok_or(OwnError::Unknown)?;
        match (signature.status, signature.merged_into) {
            (Status::Merged, Some(other)) => {
                let into = store::by_id(c, other)?.filter(|into| into.email_key == signature.email_key);
                match into {
                    Some(_) => id = other,
                    None => return Ok(signature),
                }
            }
            _ => return Ok(signature),
        }
    }
    Err(OwnError::Unknown)
}
