//! What the page behind a confirm link shows. Looking changes nothing.

use super::{Signature, store};
use crate::app::App;
use crate::letters::{self, Letter, Phase, Text};
use crate::verification::{self, LinkError, Verification};

/// The page behind a confirm link.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The letter.
    pub letter: Letter,
    /// Its text, the original's language first.
    pub texts: Vec<Text>,
    /// The address that the link proves.
    pub verification: Verification,
    /// Sign-ons that wait for this address, newest first.
    pub waiting: Vec<Signature>,
    /// Sign-ons of this address that were confirmed already, newest first.
    pub confirmed: Vec<Signature>,
    /// May they still be confirmed?
    pub phase: Phase,
}

/// Reads what waits behind a confirm link.
///
/// # Errors
/// [`LinkError`].
pub async fn waiting(app: &App, token: &str) -> Result<Waiting, LinkError> {
    let (token, app_inside) = (token.to_owned(), app.clone());
    app.db
        .read(move |c| {
            let verification = verification::open_link(&app_inside, c, &token)?;
            let letter = letters::by_id(c, verification.letter_id)?.ok_or(LinkError::Unknown)?;
            let texts = letters::texts(c, letter.id, letter.current_edition)?;
            let (waiting, rest) = store::of_address(c, letter.id, &verification.email_key)?
                .into_iter()
                .partition(|signature| signature.status == super::Status::Unconfirmed && signature.confirmed_at.is_none());
            let confirmed: Vec<Signature> = rest;
            let confirmed = confirmed.into_iter().filter(|signature| signature.status != super::Status::Merged).collect();
            let phase = letter.phase(app_inside.now());
            Ok(Waiting { letter, texts, verification, waiting, confirmed, phase })
        })
        .await
}

/// The confirm link of a signature, for the demo: nobody else makes one outside a mail.
///
/// # Errors
/// [`LinkError::Unknown`] when its address has no verification.
pub async fn confirm_token(app: &App, signature: &Signature) -> Result<crate::links::Token, LinkError> {
    let (letter, email) = (signature.letter_id, signature.address().ok_or(LinkError::Unknown)?);
    let found = app.db.read(move |c| verification::of_address(c, letter, &email)).await?.ok_or(LinkError::Unknown)?;
    Ok(app.links.token(crate::links::Purpose::Confirm, found.id, found.generation))
}
