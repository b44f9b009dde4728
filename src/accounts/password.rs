//! Passwords: at least 15 characters, Argon2id, never more than two computations at a time (OWASP ASVS 6.2).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Semaphore;
use zxcvbn::Score;

use crate::basics::{Entropy, entropy};

/// The shortest password taken, in characters.
pub const MIN_PASSWORD: usize = 15;
/// The longest, in characters: long enough for a passphrase, short enough to hash.
const MAX_PASSWORD: usize = 128;

/// Each computation holds 19 MiB; two keep both cores busy.
static AT_A_TIME: Semaphore = Semaphore::const_new(2);

/// The hash of a password nobody has, for accounts that do not exist: both ways take the same time.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlz$1yEVCO1OMPnVCEDPCR/hdLnjhR4OQ4pKxbrEv7OsIzo";

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Fewer than [`MIN_PASSWORD`] characters.
    #[error("a password needs at least 15 characters; a few words with spaces do well")]
    TooShort,
    /// Known from breaches, a pattern of the keyboard, or made of somebody's own name.
    #[error("this password can be guessed: it is common, a pattern, or holds your own name; a few unrelated words do well")]
    Guessable,
    /// More than 128 characters.
    #[error("a password has at most 128 characters")]
    TooLong,
    /// The hash function failed: no memory.
    #[error("the password could not be processed")]
    Failed,
}

/// A password that was typed. Its `Debug` is blind.
#[derive(Debug, Clone)]
pub struct Password(SecretString);

impl Password {
    /// A password for a new or changed account. `personal` are the name and address that it must not be made of.
    ///
    /// # Errors
    /// Too short, too long, or easily guessed.
    pub fn chosen(typed: &str, personal: &[&str]) -> Result<Self, PasswordError> {
        match typed.chars().count() {
            ..MIN_PASSWORD => return Err(PasswordError::TooShort),
            MIN_PASSWORD..=MAX_PASSWORD => {}
            _ => return Err(PasswordError::TooLong),
        }
        if is_personal(typed, personal) {
            return Err(PasswordError::Guessable);
        }
        let mut own: Vec<&str> = personal.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).collect();
        own.extend(["undersigned", "letter", "coordinator"]);
        match zxcvbn::zxcvbn(typed, &own).score() {
            // Fewer than a million guesses: in a list of breached passwords, or a pattern.
            Score::Zero | Score::One => Err(PasswordError::Guessable),
            _ => Ok(Self::typed(typed)),
        }
    }

    /// A password typed for signing in: whatever it is, it gets compared.
    pub fn typed(typed: &str) -> Self {
        Self(SecretString::from(typed.chars().take(MAX_PASSWORD + 1).collect::<String>()))
    }

    /// The hash to store (PHC string, Argon2id with 19 MiB and two passes).
    ///
    /// # Errors
    /// When there is no memory for it.
    pub async fn hash(&self, source: &dyn Entropy) -> Result<String, PasswordError> {
        let salt: [u8; 16] = entropy::bytes(source);
        let password = self.0.clone();
        blocking(move || {
            let hash: PasswordHash =
                Argon2::default().hash_password_with_salt(password.expose_secret().as_bytes(), &salt).map_err(|_| PasswordError::Failed)?;
            Ok(hash.to_string())
        })
        .await?
    }

    /// Is it the password of this hash? `None` stands for an account that does not exist and takes as long.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub async fn matches(&self, hash: Option<&str>) -> Result<bool, PasswordError> {
        let exists = hash.is_some();
        let hash = hash.unwrap_or(NOBODY).to_owned();
        let password = self.0.clone();
        let equal = blocking(move || {
            PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(password.expose_secret().as_bytes(), &hash).is_ok())
        })
        .await?;
        Ok(equal && exists)
    }
}

/// Made of somebody's name, address or their parts, and little more.
fn is_personal(typed: &str, personal: &[&str]) -> bool {
    let mut rest = typed.to_lowercase();
    let texts = personal.iter().flat_map(|text| std::iter::once(*text).chain(text.split(|c: char| !c.is_alphanumeric())));
    let mut parts: Vec<String> = texts.filter(|part| part.chars().count() >= 3).map(str::to_lowercase).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    for part in &parts {
        rest = rest.replace(part.as_str(), "");
    }
    rest != typed.to_lowercase() && rest.chars().filter(|c| c.is_alphanumeric()).count() < 8
}

async fn blocking<T: Send + 'static>(act: impl FnOnce() -> T + Send + 'static) -> Result<T, PasswordError> {
    let _permit = AT_A_TIME.acquire().await.map_err(|_| PasswordError::Failed)?;
    tokio::task::spawn_blocking(act).await.map_err(|_| PasswordError::Failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_nobody_is_one_that_can_be_computed() {
        assert!(PasswordHash::new(NOBODY).is_ok());
        let hash = PasswordHash::new(NOBODY).unwrap();
        let params = argon2::Params::try_from(&hash).unwrap();
        assert_eq!((params.m_cost(), params.t_cost()), (19_456, 2));
    }

    #[test]
    fn length_is_the_only_rule() {
        assert!(Password::chosen(&"x".repeat(14), &[]).is_err());
        assert!(Password::chosen("ពាក្យសម្ងាត់វែងណាស់", &[]).is_ok());
        assert!(Password::chosen(&"x".repeat(129), &[]).is_err());
        let own = ["Maria Sok", "maria@coordinators.example"];
        for guessable in ["maria@coordinators.example", "Maria Sok Maria 2026", "passwordpassword1"] {
            assert!(matches!(Password::chosen(guessable, &own), Err(PasswordError::Guessable)), "{guessable}");
        }
        assert!(Password::chosen("maria lanterns drift quietly", &own).is_ok());
    }
}
