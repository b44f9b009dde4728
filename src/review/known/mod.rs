//! The directory: what is known of organisations across letters, as far as whoever reads may know it.
//!
//! The directory joins letters, and their coordinators must not learn through it who signed another letter in confidence. So it keeps
//! no page about an organisation: each reader's is put together anew from the sign-ons that this reader may see, which are all of the
//! letters where they hold a role, and of other letters those that everybody can read there now ([`Sight`]). From that follows:
//!
//! - An organisation known only through sign-ons that the reader may not see is as if it was not there: no page, no search result, no
//!   fact, no choice, and the same 404 as for one that does not exist.
//! - More privacy works at once: a sign-on that is hidden or withdrawn takes its names and domains along.
//! - What people write down by hand ([`amend`](fn@amend)) is written by those who run a letter that the organisation signed *publicly*,
//!   or by an administrator, and read only while some sign-on is public. Otherwise a name that appears from nowhere would tell that
//!   somebody else deals with the organisation. The same holds for merging.
//! - The program links by itself only on what everybody on the letter may see, whoever decides. A coordinator of two letters may link
//!   by hand what only they can know; the others see no more of it than before, and until the approval not that anybody did.
//! - Identifiers are random, and neither a page nor an order shows when an organisation became known or signed another letter: it would
//!   tell that it was known before.
//! - Anybody may run a letter. So what its people vouch for or write down, and nobody has proven, speaks for no sign-on of another
//!   letter, links nothing and gives no right; and an address that nobody has proven is compared with nothing.
//! - Mail domains of other letters are compared, and never shown: who signs from there is contact data.
//!
//! An administrator sees everything.

mod amend;
mod choose;
mod entry;
mod link;
mod list;
mod merge;
mod page;
mod place;
mod sight;
mod store;

pub use amend::amend;
pub use choose::{Choice, choose};
pub use entry::{Known, SignOn};
pub use link::link;
pub use list::{Listed, list};
pub use merge::{LetterLines, MergePreview, merge, preview_merge, take_apart};
pub use page::{Named, Page, Signed, Undoable, page};
pub use place::{Place, Suggestion};
pub use sight::Sight;

pub(super) use link::{forget_if_unused, refile};
pub(super) use place::place;
