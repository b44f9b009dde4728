//! Slows guessing for one address from one source; the true user on another connection is not locked out.

use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Tries at once; then one every six seconds.
const TRIES: NonZeroU32 = NonZeroU32::new(10).unwrap();

/// Tries of this process.
pub struct Throttle(DefaultKeyedRateLimiter<(String, u64)>);

impl std::fmt::Debug for Throttle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Throttle")
    }
}

impl Default for Throttle {
    fn default() -> Self {
        Self(RateLimiter::keyed(Quota::per_minute(TRIES)))
    }
}

impl Throttle {
    /// May this address be tried from this source once more?
    pub fn allows(&self, address: &str, source: u64) -> bool {
        if self.0.len() > 10_000 {
            self.0.retain_recent();
        }
        self.0.check_key(&(address.to_owned(), source)).is_ok()
    }
}
