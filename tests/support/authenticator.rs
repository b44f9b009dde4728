//! An authenticator app: RFC 6238 over the secret that is shown, written for the tests from the standard.

use hmac::{Hmac, KeyInit, Mac};
use undersigned::basics::Id;

use super::TestApp;

/// The six digits that it shows now for an account whose secret is of this generation.
pub fn code(app: &TestApp, account: Id, generation: i64) -> String {
    let step = app.app.clock.now().as_micros() / 1_000_000 / 30;
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(&base32(&app.app.links.totp_secret(account, generation))).unwrap();
    mac.update(&step.to_be_bytes());
    let tag = mac.finalize().into_bytes();
    let at = usize::from(tag[19] & 15);
    let number = u32::from_be_bytes(tag[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

/// RFC 4648 §6.
fn base32(text: &str) -> Vec<u8> {
    let (mut bits, mut held, mut bytes) = (0_u32, 0, Vec::new());
    for c in text.bytes() {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            _ => c - b'2' + 26,
        };
        bits = bits << 5 | u32::from(value);
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap());
        }
    }
    bytes
}
