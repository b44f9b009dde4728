//! The coordinators' pages.

pub(super) mod decide;
pub(super) mod documents;
pub(super) mod letter;
pub(super) mod letters;
pub(super) mod queue;
pub(super) mod sign_in;
pub(super) mod signature;

use actix_web::HttpResponse;

use super::respond;
use crate::sessions::Session;

/// Sends somebody who is not signed in to the sign-in page, and back here afterwards.
fn to_sign_in(here: &str) -> HttpResponse {
    let next: String = url::form_urlencoded::byte_serialize(here.as_bytes()).collect();
    respond::see_other(&format!("/desk/sign-in?next={next}"))
}

/// What every desk page shows of who is there.
pub(super) struct Desk {
    /// The name of whoever is signed in.
    pub(super) name: String,
    /// The anti-forgery token for its forms.
    pub(super) form_token: String,
}

impl Desk {
    fn of(session: &Session) -> Self {
        Self { name: session.account.name.clone(), form_token: session.form_token.clone() }
    }
}
