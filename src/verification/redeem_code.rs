//! The typed code: the second way to the confirm page, for those whose mail cannot be opened on the phone they sign with.

use super::{CODE_TRIES, LinkError, store};
use crate::app::App;
use crate::basics::EmailAddress;
use crate::letters;
use crate::links::{Purpose, Token};

/// The confirm link that belongs to an address and its code. It confirms nothing itself.
///
/// # Errors
/// [`LinkError::Unknown`] for a wrong code, an unknown address and used-up tries alike. The link itself stays valid.
pub async fn redeem_code(app: &App, slug: &str, email: &str, code: &str) -> Result<Token, LinkError> {
    let email = EmailAddress::parse(email).map_err(|_| LinkError::Unknown)?;
    let (slug, code, now, app_inside) = (slug.to_owned(), code.to_owned(), app.now(), app.clone());
    let found = app
        .db
        .write("try code", move |c| {
            // Every try writes, so that a known address costs a durable commit as an unknown one does, and as many statements.
            store::take_of_hour(c, "codes", now.hour(), i64::MAX)?;
            let Some(letter) = letters::by_slug(c, &slug)? else { return Ok(None) };
            let Some(verification) = store::by_address(c, letter.id, &email)? else {
                let _ = app_inside.links.code_matches(&code, store::NOBODY, 0);
                store::count_try(c, store::NOBODY, CODE_TRIES)?;
                return Ok(None);
            };
            let right = app_inside.links.code_matches(&code, verification.id, verification.generation);
            let alive = verification.generation > 0 && verification.expires_at > now;
            if !store::count_try(c, verification.id, CODE_TRIES)? || !right || !alive {
                return Ok::<_, LinkError>(None);
            }
            store::uncount_try(c, verification.id)?;
            Ok(Some((verification.id, verification.generation)))
        })
        .await?;
    let (id, generation) = found.ok_or(LinkError::Unknown)?;
    Ok(app.links.token(Purpose::Confirm, id, generation))
}
