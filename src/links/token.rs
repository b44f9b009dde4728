//! `base64url(id ‖ purpose ‖ generation ‖ HMAC-SHA256)`.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::basics::Id;

const BODY: usize = 16 + 1 + 4;
const TAG: usize = 32;
const CHARACTERS: usize = (BODY + TAG) * 4 / 3 + 1;

/// What a link may be used for. A link of one purpose opens nothing of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Prove an address and confirm the sign-ons that wait for it.
    Confirm,
    /// The signer's own page.
    Manage,
    /// A coordinator's account, or a role for one.
    Invite,
    /// Answer a question of the coordinators.
    Question,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Confirm, Self::Manage, Self::Invite, Self::Question];

    /// As kept in the outbox.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Manage => "manage",
            Self::Invite => "invite",
            Self::Question => "question",
        }
    }

    /// The purpose kept under this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }

    fn byte(self) -> u8 {
        match self {
            Self::Confirm => 1,
            Self::Manage => 2,
            Self::Invite => 3,
            Self::Question => 4,
        }
    }
}

/// A secret that stands in a mailed address. Prints itself only through `Display`; its `Debug` is blind.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

pub(super) fn body(id: Id, purpose: Purpose, generation: i64) -> [u8; BODY] {
    let mut body = [0; BODY];
    body[..16].copy_from_slice(id.as_bytes());
    body[16] = purpose.byte();
    body[17..].copy_from_slice(&u32::try_from(generation).unwrap_or(u32::MAX).to_be_bytes());
    body
}

pub(super) fn join(body: &[u8; BODY], tag: &[u8; TAG]) -> Token {
    let mut bytes = Vec::with_capacity(BODY + TAG);
    bytes.extend_from_slice(body);
    bytes.extend_from_slice(tag);
    Token(URL_SAFE_NO_PAD.encode(bytes))
}

pub(super) fn split(token: &str) -> Option<([u8; BODY], [u8; TAG])> {
    if token.len() != CHARACTERS {
        return None;
    }
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (body, tag) = bytes.split_at_checked(BODY)?;
    Some((body.try_into().ok()?, tag.try_into().ok()?))
}

pub(super) fn parts(body: &[u8; BODY], purpose: Purpose) -> Option<(Id, i64)> {
    if body[16] != purpose.byte() {
        return None;
    }
    let id = Id::from_bytes(body[..16].try_into().ok()?);
    Some((id, u32::from_be_bytes(body[17..].try_into().ok()?).into()))
}
