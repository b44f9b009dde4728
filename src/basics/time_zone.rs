//! Names of time zones, and what clocks on the wall show there.

use jiff::civil::DateTime;
use jiff::tz::{self, AmbiguousOffset, TimeZone};

use super::Timestamp;

/// Why a local time names no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LocalTimeError {
    /// Not a date that exists, with a time.
    #[error("is not a date and time, such as 2027-01-15T18:00")]
    Unreadable,
    /// Clocks are put forward over it.
    #[error("does not exist: clocks are put forward over it")]
    Skipped,
}

/// The proper name of a time zone (IANA), or `None` when there is none of this name.
pub fn parse(text: &str) -> Option<String> {
    TimeZone::get(text.trim()).ok()?.iana_name().map(str::to_owned)
}

/// The names that a person may choose from: `UTC` and those of places.
pub fn names() -> Vec<String> {
    let is_place = |name: &str| name == "UTC" || (name.contains('/') && !name.starts_with("Etc/"));
    tz::db().available().map(|name| name.as_str().to_owned()).filter(|name| is_place(name)).collect()
}

impl Timestamp {
    /// The moment when clocks in a zone show this: `2027-01-15T18:00`, as a field of the type `datetime-local` sends it.
    /// Of an hour that comes twice it is the first. An unknown zone reads as UTC.
    ///
    /// # Errors
    /// [`LocalTimeError`].
    pub fn from_local(text: &str, zone: &str) -> Result<Self, LocalTimeError> {
        // The reader behind it would take offsets and zones as well, and pass over them.
        let is_plain = |b: u8| b.is_ascii_digit() || matches!(b, b'-' | b':' | b'T' | b' ');
        let is_plain = (16..=19).contains(&text.len()) && text.bytes().all(is_plain);
        let civil = text.parse::<DateTime>().ok().filter(|_| is_plain).ok_or(LocalTimeError::Unreadable)?;
        let moment = TimeZone::get(zone).unwrap_or(TimeZone::UTC).to_ambiguous_timestamp(civil);
        if matches!(moment.offset(), AmbiguousOffset::Gap { .. }) {
            return Err(LocalTimeError::Skipped);
        }
        moment.compatible().map(|moment| Self::from_micros(moment.as_microsecond())).map_err(|_| LocalTimeError::Unreadable)
    }

    /// What clocks in a zone show at this moment, to the minute: the value of a field of the type `datetime-local`.
    pub fn to_local(self, zone: &str) -> String {
        self.civil(zone).0.strftime("%Y-%m-%dT%H:%M").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_time_is_read_in_its_zone_and_told_in_it() {
        let moment = Timestamp::from_local("2027-01-15T18:00", "Europe/Zurich").unwrap();
        assert_eq!(moment.to_string(), "2027-01-15T17:00:00Z");
        assert_eq!(moment.to_local("Europe/Zurich"), "2027-01-15T18:00");
        assert_eq!(moment.to_local("Asia/Phnom_Penh"), "2027-01-16T00:00");
    }

    #[test]
    fn a_time_that_clocks_skip_is_refused_and_of_one_that_comes_twice_the_first_is_meant() {
        assert_eq!(Timestamp::from_local("2027-03-28T02:30", "Europe/Zurich"), Err(LocalTimeError::Skipped));
        assert_eq!(Timestamp::from_local("2027-10-31T02:30", "Europe/Zurich").unwrap().to_string(), "2027-10-31T00:30:00Z");
    }

    #[test]
    fn what_is_no_local_time_is_refused() {
        let offset = "2027-01-15T18:00+01:00";
        for bad in ["", "2027-02-30T18:00", "2027-01-15", "2027-01-15T18:00Z", offset, "tomorrow, at noon", "2027-01-15T25:00"] {
            assert_eq!(Timestamp::from_local(bad, "UTC"), Err(LocalTimeError::Unreadable), "{bad}");
        }
    }

    #[test]
    fn zones_are_known_by_name() {
        assert_eq!(parse(" europe/zurich ").as_deref(), Some("Europe/Zurich"));
        assert_eq!(parse("Mars/Olympus"), None);
        assert_eq!(parse(""), None);
        assert!(names().iter().any(|name| name == "Asia/Phnom_Penh"));
    }
}
