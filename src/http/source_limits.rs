//! How often one source may post. In memory, under a key of this process: no address of a visitor is kept.

use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::config::Limits;

/// Limits by source: an IPv4 address, an IPv6 /64.
pub(super) struct SourceLimits {
    key: RandomState,
    limiter: Option<DefaultKeyedRateLimiter<u64>>,
    refill: Duration,
}

impl std::fmt::Debug for SourceLimits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SourceLimits")
    }
}

impl SourceLimits {
    pub(super) fn new(limits: &Limits) -> Self {
        let refill = Duration::from_secs(limits.refill_seconds.into());
        let quota = NonZeroU32::new(limits.burst).and_then(|burst| Some(Quota::with_period(refill)?.allow_burst(burst)));
        Self { key: RandomState::new(), limiter: quota.filter(|_| !limits.off).map(RateLimiter::keyed), refill }
    }

    /// A number for a source that means nothing outside this process.
    pub(super) fn source(&self, ip: IpAddr) -> u64 {
        let prefix: u128 = match ip {
            IpAddr::V4(ip) => u32::from(ip).into(),
            IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
                Some(ip) => u32::from(ip).into(),
                None => (u128::from(ip) >> 64) << 64,
            },
        };
        self.key.hash_one(prefix)
    }

    /// Counts a post. `Err` holds the seconds to wait.
    pub(super) fn take(&self, ip: IpAddr) -> Result<(), u64> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        if limiter.len() > 100_000 {
            limiter.retain_recent();
        }
        limiter.check_key(&self.source(ip)).map_err(|_| self.refill.as_secs().max(1))
    }
}
