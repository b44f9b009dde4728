//! Words everything else is written in: no I/O, no business.

pub mod clock;
pub mod country;
pub mod email_address;
pub mod entropy;
pub mod id;
pub mod language;
pub mod markdown;
pub mod organisation_name;
pub mod slug;
pub mod text;
pub mod time_zone;
pub mod timestamp;
pub mod web_address;

pub use clock::Clock;
pub use country::Country;
pub use email_address::EmailAddress;
pub use entropy::Entropy;
pub use id::{Id, IdSource};
pub use language::LanguageTag;
pub use organisation_name::OrganisationName;
pub use slug::Slug;
pub use timestamp::Timestamp;
pub use web_address::WebAddress;
