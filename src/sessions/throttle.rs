//! Slows guessing for one address from one source; the true user on another connection is not locked out.

use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Tries at once; then one every six seconds.
const TRIES: NonZeroU32 = NonZeroU32::new(10).unwrap();

/// Codes of the second factor that may be tried for one account from all sources, once the password was right.
const CODES: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// … and then so many an hour: guessing takes years, and a recovery code always works.
const HOURLY_CODES: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// Tries of this process.
pub struct Throttle {
    tries: DefaultKeyedRateLimiter<(String, u64)>,
    codes: DefaultKeyedRateLimiter<String>,
}

impl std::fmt::Debug for Throttle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Throttle")
    }
}

impl Default for Throttle {
    fn default() -> Self {
        Self {
            tries: RateLimiter::keyed(Quota::per_minute(TRIES)),
            codes: RateLimiter::keyed(Quota::per_hour(HOURLY_CODES).allow_burst(CODES)),
        }
    }
}

impl Throttle {
    /// May this address be tried from this source once more?
    pub fn allows(&self, address: &str, source: u64) -> bool {
        if self.tries.len() > 10_000 {
            self.tries.retain_recent();
        }
        self.tries.check_key(&(address.to_owned(), source)).is_ok()
    }

    /// May another code be tried for this account, whatever the source?
    pub fn allows_code(&self, address: &str) -> bool {
        if self.codes.len() > 10_000 {
            self.codes.retain_recent();
        }
        self.codes.check_key(&address.to_owned()).is_ok()
    }
}
