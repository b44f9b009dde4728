//! Proof that somebody reads an address: one verification for each letter and address.

mod budget;
mod issue;
mod not_me;
mod open_link;
mod redeem_code;
mod store;

pub use budget::{Alarm, alarm, release_held};
pub use issue::{Issued, issue, issue_later, lost_link_allowed, question_allowed, unproven_allowed};
pub use not_me::{Mark, clear_not_me, mailbox_said_not_me, said_not_me, say_not_me, take_back};
pub use open_link::{LinkError, Verification, open_link};
pub use redeem_code::redeem_code;
pub use store::{all_who_said_not_me, by_address as of_address};

use std::time::Duration;

/// How long a link lives.
pub const LIFETIME: Duration = Duration::from_secs(72 * 3600);

/// Codes that may be tried for one generation of a link.
pub const CODE_TRIES: i64 = 10;
