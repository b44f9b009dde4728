//! Identifiers.

use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};

use uuid::Uuid;

use super::{Clock, Entropy, entropy};

/// A UUIDv7 (RFC 9562): sorts by the time it was made, so that rows of one letter lie together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Uuid);

/// Makes identifiers that grow: within one millisecond, and when the clock steps back, a counter goes on (RFC 9562 §6.2).
#[derive(Debug, Default)]
pub struct IdSource {
    /// The last milliseconds and counter given out, as 48 and 12 bits.
    last: AtomicU64,
}

impl IdSource {
    /// A new identifier, greater than every one this source has made.
    pub fn make(&self, clock: &dyn Clock, source: &dyn Entropy) -> Id {
        let now = u64::try_from(clock.now().as_micros() / 1000).unwrap_or(0) << 12;
        let next = |last: u64| now.max(last + 1);
        let last = self.last.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| Some(next(last))).unwrap_or_default();
        let mut random: [u8; 10] = entropy::bytes(source);
        random[..2].copy_from_slice(&u16::try_from(next(last) & 0xfff).unwrap_or_default().to_be_bytes());
        Id(uuid::Builder::from_unix_timestamp_millis(next(last) >> 12, &random).into_uuid())
    }
}

impl Id {
    /// The identifier with these 16 bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// Its 16 bytes, in network order.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::basics::Timestamp;
    use crate::basics::clock::ManualClock;
    use crate::basics::entropy::SeededEntropy;

    #[test]
    fn identifiers_grow_although_the_clock_stands_or_steps_back() {
        let (source, entropy, clock) = (IdSource::default(), SeededEntropy::new(1), ManualClock::at(Timestamp::from_micros(1_000_000_000)));
        let mut made: Vec<Id> = (0..5_000).map(|_| source.make(&clock, &entropy)).collect();
        clock.set(Timestamp::from_micros(500_000_000));
        made.extend((0..10).map(|_| source.make(&clock, &entropy)));
        assert!(made.is_sorted());
        assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), made.len());
    }
}
