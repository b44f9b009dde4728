//! Pages for everybody, and the pages behind mailed links.

pub(super) mod code;
pub(super) mod confirm;
pub(super) mod health;
pub(super) mod home;
pub(super) mod letter;
pub(super) mod lost_link;
pub(super) mod own;
pub(super) mod preview;
pub(super) mod privacy;
pub(super) mod question;
pub(super) mod sent;
pub(super) mod sign;
mod sign_form;
pub(super) mod signatories;

use super::error::PageError;
use super::web::Web;
use crate::letters::{self, Letter, Text};

/// A published letter with its text; anything else does not exist.
pub(super) async fn published(web: &Web, slug: &str) -> Result<(Letter, Vec<Text>), PageError> {
    let slug = slug.to_owned();
    let found = web
        .app
        .db
        .read(move |c| {
            let Some(letter) = letters::by_slug(c, &slug)?.filter(Letter::is_published) else { return Ok(None) };
            let texts = letters::texts(c, letter.id, letter.current_edition)?;
            Ok::<_, crate::db::StorageError>(Some((letter, texts)))
        })
        .await?;
    found.ok_or(PageError::NotFound)
}
