//! Who asks for passkeys: the installation, under the name in its public address.

use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::app::App;

/// The relying party; `None` where the public address is an IP address: browsers tie a passkey to a name (Web Authentication §5.1.3).
pub(super) fn relying_party(app: &App) -> Option<Webauthn> {
    let address = &app.config.public_url;
    let builder = WebauthnBuilder::new(address.name()?, address.as_url()).ok()?;
    builder.build().ok()
}

/// Can this installation use passkeys?
pub fn are_available(app: &App) -> bool {
    relying_party(app).is_some()
}
