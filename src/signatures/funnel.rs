//! How a letter's sign-ons came in, by day and by mail domain.

use std::collections::BTreeMap;

use super::{Status, store};
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, Result};

/// Only the newest so many are looked at.
const MOST: i64 = 20_000;
/// Days and domains that are shown.
const DAYS: usize = 14;
const DOMAINS: usize = 10;

/// How many of some sign-ons came how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Came {
    /// Received.
    pub received: usize,
    /// Confirmed, whatever became of them.
    pub confirmed: usize,
    /// On the list now.
    pub approved: usize,
}

/// How sign-ons came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Funnel {
    /// The last days on which some came, oldest first: date (ISO 8601, in the letter's time zone) and numbers.
    pub days: Vec<(String, Came)>,
    /// The mail domains most came from.
    pub domains: Vec<(String, Came)>,
    /// Older ones were left out.
    pub partial: bool,
}

/// Reads how the sign-ons of a letter came in; days begin at midnight in `zone`.
///
/// # Errors
/// When the database fails.
pub fn funnel(c: &mut Connection, letter: Id, zone: &str) -> Result<Funnel> {
    let rows = store::newest(c, letter, MOST)?;
    let partial = i64::try_from(rows.len()).is_ok_and(|read| read == MOST);
    Ok(count(rows, zone, partial))
}

/// Address, state, when received, when confirmed.
pub(super) type Row = (String, Status, Timestamp, Option<Timestamp>);

fn count(rows: Vec<Row>, zone: &str, partial: bool) -> Funnel {
    let (mut days, mut domains): (BTreeMap<String, Came>, BTreeMap<String, Came>) = Default::default();
    for (email_key, status, received_at, confirmed_at) in rows {
        let domain = email_key.rsplit_once('@').map(|(_, domain)| domain.to_owned()).unwrap_or_default();
        let day = received_at.civil(zone).0.date().to_string();
        // Imported without an address: those are of no domain.
        let mut counted = vec![days.entry(day).or_default()];
        if !domain.is_empty() {
            counted.push(domains.entry(domain).or_default());
        }
        for came in counted {
            came.received += 1;
            came.confirmed += usize::from(confirmed_at.is_some());
            came.approved += usize::from(status == Status::Approved);
        }
    }
    let mut domains: Vec<(String, Came)> = domains.into_iter().collect();
    domains.sort_by(|a, b| b.1.received.cmp(&a.1.received).then_with(|| a.0.cmp(&b.0)));
    domains.truncate(DOMAINS);
    let old = days.len().saturating_sub(DAYS);
    Funnel { days: days.into_iter().skip(old).collect(), domains, partial }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_begin_at_midnight_of_the_letters_zone() {
        // 2026-12-01T23:30Z is 2 December in Zurich.
        let late = Timestamp::from_micros(1_796_167_800_000_000);
        let row = |email: &str, status| (email.to_owned(), status, late, Some(late));
        let rows =
            vec![row("a@x.example", Status::Approved), row("b@x.example", Status::Rejected), row("c@y.example", Status::Unconfirmed)];
        let funnel = count(rows, "Europe/Zurich", false);
        assert_eq!(funnel.days, [("2026-12-02".to_owned(), Came { received: 3, confirmed: 3, approved: 1 })]);
        assert_eq!(funnel.domains[0], ("x.example".to_owned(), Came { received: 2, confirmed: 2, approved: 1 }));
    }
}
