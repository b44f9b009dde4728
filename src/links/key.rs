//! The server key: 32 bytes in a file outside the database.

use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use crate::basics::{Entropy, entropy};

/// The key. Its `Debug` is blind.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or written.
    #[error("{0}: {1}")]
    File(String, String),
    /// Others may read the file.
    #[error("{0} can be read by others: chmod 600 it")]
    Open(String),
    /// The file holds something else.
    #[error("{0} does not hold a key made by `undersigned init`")]
    Malformed(String),
}

impl Key {
    /// A key from bytes: for tests.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads the key file.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let name = || path.display().to_string();
        let failed = |error: std::io::Error| KeyError::File(name(), error.to_string());
        let mut file = std::fs::File::open(path).map_err(failed)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            if file.metadata().map_err(failed)?.permissions().mode() & 0o077 != 0 {
                return Err(KeyError::Open(name()));
            }
        }
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(failed)?;
        let bytes = STANDARD_NO_PAD.decode(text.trim()).map_err(|_| KeyError::Malformed(name()))?;
        bytes.try_into().map(Self).map_err(|_| KeyError::Malformed(name()))
    }

    /// Writes a new key file, readable by its owner only, and returns the key. An existing file is never touched.
    ///
    /// # Errors
    /// When the file exists or cannot be written.
    pub fn create(path: &Path, source: &dyn Entropy) -> Result<Self, KeyError> {
        let failed = |error: std::io::Error| KeyError::File(path.display().to_string(), error.to_string());
        let key = Self(entropy::bytes(source));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let mut file = options.open(path).map_err(failed)?;
        writeln!(file, "{}", STANDARD_NO_PAD.encode(key.0)).and_then(|()| file.sync_all()).map_err(failed)?;
        Ok(key)
    }

    /// Reads the key file, making it first where it is missing: local mode only.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn read_or_create(path: &Path, source: &dyn Entropy) -> Result<Self, KeyError> {
        if path.exists() {
            return Self::read(path);
        }
        // Two commands may start at once: whoever came second reads what the first wrote.
        Self::create(path, source).or_else(|_| Self::read(path))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// HOTP (RFC 4226 §5.3): six digits for a counter. Authenticator apps know HMAC-SHA-1 everywhere, other hashes hardly anywhere.
#[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
pub(super) fn hotp(secret: &[u8], counter: u64) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(&counter.to_be_bytes());
    let tag = mac.finalize().into_bytes();
    let offset = usize::from(tag[19] & 0xf);
    let word = u32::from_be_bytes([tag[offset], tag[offset + 1], tag[offset + 2], tag[offset + 3]]) & 0x7fff_ffff;
    format!("{:06}", word % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hotp_gives_the_values_of_the_rfc() {
        let expected = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
        for (counter, digits) in (0..).zip(expected) {
            assert_eq!(hotp(b"12345678901234567890", counter), digits);
        }
    }

    #[test]
    fn a_key_file_is_private_and_read_back() {
        let dir = std::env::temp_dir().join(format!("undersigned-key-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let path = dir.join("key");
        let made = Key::create(&path, &crate::basics::entropy::SeededEntropy::new(1)).unwrap();
        assert_eq!(Key::read(&path).unwrap().0, made.0);
        assert!(Key::create(&path, &crate::basics::entropy::SeededEntropy::new(2)).is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
            assert!(matches!(Key::read(&path), Err(KeyError::Open(_))));
        }
        std::fs::remove_dir_all(dir).unwrap();
    }
}
