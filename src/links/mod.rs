//! Mailed links and codes. Nothing usable is stored: a link is made from the key whenever it is needed.
//!
//! This room is the only user of the key.

mod key;
mod token;

pub use key::{Key, KeyError};
pub use token::{Purpose, Token};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::basics::{Id, Timestamp};

/// Letters and digits that are not mistaken for one another on a phone.
const CODE_ALPHABET: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const CODE_LENGTH: usize = 8;

/// How many recovery codes an account has.
pub const RECOVERY_CODES: usize = 10;
const RECOVERY_LENGTH: usize = 12;

/// RFC 6238: steps of 30 seconds.
const TOTP_STEP: u64 = 30;

/// Makes and checks everything that is derived from the key.
#[derive(Clone)]
pub struct Links {
    key: Key,
}

impl std::fmt::Debug for Links {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Links")
    }
}

impl Links {
    /// Links made with `key`.
    pub fn new(key: Key) -> Self {
        Self { key }
    }

    /// The token for one purpose, thing and generation. The same input gives the same token, so every retry carries one link.
    pub fn token(&self, purpose: Purpose, id: Id, generation: i64) -> Token {
        let body = token::body(id, purpose, generation);
        token::join(&body, &self.mac(b"link", &body))
    }

    /// The thing and generation a token was made for, if it was made by us for this purpose.
    pub fn read(&self, token: &str, purpose: Purpose) -> Option<(Id, i64)> {
        let (body, tag) = token::split(token)?;
        let mut mac = self.keyed(b"link");
        mac.update(&body);
        // Constant time (hmac's own comparison).
        mac.verify_slice(&tag).ok()?;
        token::parts(&body, purpose)
    }

    /// The typed code that stands beside a confirm link: eight characters, bound to the same generation.
    pub fn code(&self, id: Id, generation: i64) -> String {
        let tag = self.mac(b"code", &token::body(id, Purpose::Confirm, generation));
        readable(&tag, CODE_LENGTH)
    }

    /// Is this what was typed for the code? Case, spaces and hyphens do not matter.
    pub fn code_matches(&self, typed: &str, id: Id, generation: i64) -> bool {
        self.same(&bare(typed, CODE_LENGTH), &self.code(id, generation))
    }

    /// A mailbox in tables of limits: recognisable to us, to nobody who holds only the database.
    pub fn mailbox(&self, folded: &str) -> String {
        hex(&self.mac(b"mailbox", folded.as_bytes())[..16])
    }

    /// The anti-forgery token of a session's forms.
    pub fn form_token(&self, session: &[u8]) -> String {
        hex(&self.mac(b"form", session)[..16])
    }

    /// Are two secrets equal? Takes the same time wherever they differ.
    pub fn same(&self, a: &str, b: &str) -> bool {
        let mut mac = self.keyed(b"same");
        mac.update(a.as_bytes());
        mac.verify_slice(&self.mac(b"same", b.as_bytes())).is_ok()
    }

    /// The secret of an account's second factor, to be scanned into an authenticator (base32, RFC 4648). Each generation has another.
    pub fn totp_secret(&self, account: Id, generation: i64) -> String {
        base32(&self.totp_key(account, generation))
    }

    /// The step whose code was typed, one step early or late allowed (RFC 6238 §5.2). The caller lets each step pass once.
    pub fn totp_step(&self, account: Id, generation: i64, typed: &str, now: Timestamp) -> Option<i64> {
        let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
        let current = u64::try_from(now.as_micros()).ok()? / 1_000_000 / TOTP_STEP;
        let key = self.totp_key(account, generation);
        (current.saturating_sub(1)..=current + 1)
            .find(|step| self.same(&key::hotp(&key, *step), &typed))
            .and_then(|step| i64::try_from(step).ok())
    }

    fn totp_key(&self, account: Id, generation: i64) -> [u8; 20] {
        let mac = self.mac(b"totp", &numbered(account, generation));
        std::array::from_fn(|i| mac[i])
    }

    /// The codes for an account whose authenticator is lost: each works once.
    pub fn recovery_codes(&self, account: Id, generation: i64) -> [String; RECOVERY_CODES] {
        std::array::from_fn(|place| {
            let mut data = numbered(account, generation).to_vec();
            data.push(u8::try_from(place).unwrap_or(u8::MAX));
            readable(&self.mac(b"recovery", &data), RECOVERY_LENGTH)
        })
    }

    /// Which of an account's recovery codes was typed.
    pub fn recovery_place(&self, account: Id, generation: i64, typed: &str) -> Option<usize> {
        let typed = bare(typed, RECOVERY_LENGTH);
        self.recovery_codes(account, generation).iter().position(|code| self.same(code, &typed))
    }

    fn mac(&self, what: &[u8], data: &[u8]) -> [u8; 32] {
        let mut mac = self.keyed(what);
        mac.update(data);
        mac.finalize().into_bytes().into()
    }

    /// A MAC for one use: `what` keeps a value made for one use from being taken for another.
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    fn keyed(&self, what: &[u8]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.key.bytes()).expect("HMAC takes a key of any length");
        mac.update(what);
        mac.update(&[0]);
        mac
    }
}

/// An account and a generation, as bytes to be authenticated.
fn numbered(account: Id, generation: i64) -> [u8; 24] {
    let mut data = [0; 24];
    data[..16].copy_from_slice(account.as_bytes());
    data[16..].copy_from_slice(&generation.to_be_bytes());
    data
}

/// A code of letters and digits made from a tag. 31^12 is under 2^60; 128 bits of the tag leave no bias worth naming.
fn readable(tag: &[u8; 32], length: usize) -> String {
    let mut rest = u128::from_be_bytes(std::array::from_fn(|i| tag[i]));
    (0..length)
        .map(|_| {
            let digit = usize::try_from(rest % CODE_ALPHABET.len() as u128).unwrap_or(0);
            rest /= CODE_ALPHABET.len() as u128;
            char::from(CODE_ALPHABET[digit])
        })
        .collect()
}

/// What was typed for a code, without case, spaces and hyphens.
fn bare(typed: &str, length: usize) -> String {
    typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).take(length + 1).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn base32(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut bits = 0_u32;
    let mut held = 0;
    let mut out = String::new();
    for byte in bytes {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            out.push(char::from(ALPHABET[(bits >> held & 31) as usize]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(key: u8) -> Links {
        Links::new(Key::from_bytes([key; 32]))
    }

    #[test]
    fn a_token_opens_only_what_it_was_made_for() {
        let (ours, theirs, id) = (links(1), links(2), Id::from_bytes([7; 16]));
        for purpose in Purpose::ALL {
            let token = ours.token(purpose, id, 3).to_string();
            for other in Purpose::ALL {
                assert_eq!(ours.read(&token, other).is_some(), other == purpose, "{purpose:?} as {other:?}");
            }
            assert_eq!(ours.read(&token, purpose), Some((id, 3)));
            assert_eq!(theirs.read(&token, purpose), None);
        }
    }

    #[test]
    fn a_token_with_any_bit_changed_is_refused() {
        let (links, id) = (links(1), Id::from_bytes([7; 16]));
        let token = links.token(Purpose::Confirm, id, 1).to_string();
        for at in 0..token.len() {
            for replacement in ["A", "B", "_"] {
                let mut other = token.clone();
                other.replace_range(at..=at, replacement);
                assert_eq!(links.read(&other, Purpose::Confirm).is_some(), other == token);
            }
        }
        for bad in ["", "a", "😀", &token[1..], &format!("{token}A"), &"A".repeat(10_000)] {
            assert!(links.read(bad, Purpose::Confirm).is_none());
        }
    }

    #[test]
    fn a_code_is_typed_in_any_way_and_dies_with_its_generation() {
        let (links, id) = (links(1), Id::from_bytes([7; 16]));
        let code = links.code(id, 1);
        assert_eq!(code.len(), 8);
        assert!(code.bytes().all(|b| CODE_ALPHABET.contains(&b)));
        assert!(links.code_matches(&format!(" {}-{} ", code[..4].to_lowercase(), &code[4..]), id, 1));
        assert!(!links.code_matches(&code, id, 2));
        assert!(!links.code_matches("", id, 1));
        assert!(!links.code_matches(&format!("{code}A"), id, 1));
    }

    #[test]
    fn base32_is_that_of_the_standard() {
        assert_eq!(base32(b"12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
