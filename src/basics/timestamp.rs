//! Moments in time.

use std::fmt;
use std::time::Duration;

use jiff::tz::TimeZone;

/// A moment in UTC, in whole microseconds since 1970: what both databases keep without loss.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Timestamp(i64);

impl Timestamp {
    /// A moment no stored one is earlier than.
    pub const DISTANT_PAST: Self = Self(0);
    /// A moment no stored one is later than: the end of the year 9999, which both databases can keep.
    pub const DISTANT_FUTURE: Self = Self(253_402_300_799_000_000);

    /// The moment this many microseconds after 1970-01-01T00:00Z.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970-01-01T00:00Z.
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// The moment `by` later.
    pub fn plus(self, by: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX)))
    }

    /// The moment `by` earlier.
    pub fn minus(self, by: Duration) -> Self {
        Self(self.0.saturating_sub(i64::try_from(by.as_micros()).unwrap_or(i64::MAX)))
    }

    /// How long after `earlier` this is; zero when it is not after.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0 - earlier.0).unwrap_or(0))
    }

    /// The number of the hour since 1970, for hourly budgets.
    pub const fn hour(self) -> i64 {
        self.0.div_euclid(3_600_000_000)
    }

    /// Reads `2027-01-15T18:00[Europe/Zurich]` (RFC 9557) or `2027-01-15T18:00Z`.
    ///
    /// Returns the moment and the name of its time zone.
    ///
    /// # Errors
    /// One sentence when there is no zone, the zone is unknown, or the date does not exist.
    pub fn parse_zoned(text: &str) -> Result<(Self, String), String> {
        if let Ok(zoned) = text.parse::<jiff::ZonedDateTime>() {
            let zone = zoned.time_zone().iana_name().unwrap_or("UTC").to_owned();
            return Ok((Self(zoned.timestamp().as_microsecond()), zone));
        }
        match text.parse::<jiff::Timestamp>() {
            Ok(moment) => Ok((Self(moment.as_microsecond()), "UTC".to_owned())),
            Err(_) => Err(format!("“{text}” is not a time with a zone, such as 2027-01-15T18:00[Europe/Zurich]")),
        }
    }

    /// The civil date and time in a zone: year, month, day, hour, minute, offset from UTC in seconds.
    ///
    /// An unknown zone reads as UTC: the zone was checked when it was stored.
    pub fn civil(self, zone: &str) -> (jiff::civil::DateTime, i32) {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let offset = zone.to_offset(self.to_jiff());
        (offset.to_datetime(self.to_jiff()), offset.seconds())
    }

    fn to_jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
}

/// RFC 3339 in UTC, to the second: what exports and logs print.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.0}", jiff::Timestamp::from_second(self.0.div_euclid(1_000_000)).unwrap_or(jiff::Timestamp::UNIX_EPOCH))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zoned_time_is_read_in_its_zone() {
        let (moment, zone) = Timestamp::parse_zoned("2027-01-15T18:00[Europe/Zurich]").unwrap();
        assert_eq!(moment.to_string(), "2027-01-15T17:00:00Z");
        assert_eq!(zone, "Europe/Zurich");
    }

    #[test]
    fn a_time_without_a_zone_is_refused() {
        assert!(Timestamp::parse_zoned("2027-01-15T18:00").is_err());
        assert!(Timestamp::parse_zoned("2027-02-30T18:00[Europe/Zurich]").is_err());
        assert!(Timestamp::parse_zoned("2027-01-15T18:00[Mars/Olympus]").is_err());
    }
}
