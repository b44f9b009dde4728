//! A body as the directory keeps it.

use super::Kind;
use crate::app::App;
use crate::basics::{Id, Timestamp, entropy};
use crate::db::Row;

/// A body across letters, in the words of the first sign-on that was linked to it.
///
/// That sign-on may be confidential, so these words are for administrators only. What others read is put together anew from the
/// sign-ons that they may see (`review::known`).
#[derive(Debug, Clone, Row)]
pub struct Organisation {
    /// Identifier, from [`new_id`].
    pub id: Id,
    /// Name.
    pub name: String,
    /// Name in its own script, or empty.
    pub original_name: String,
    /// Acronym, or empty.
    pub acronym: String,
    /// Country, or empty.
    pub country_code: String,
    /// Kind.
    pub kind: Kind,
    /// Website, or empty.
    pub website: String,
    /// The body it is a section of.
    pub parent_id: Option<Id>,
    /// The organisation it was taken into.
    pub merged_into: Option<Id>,
    /// When it was first linked.
    pub created_at: Timestamp,
}

/// An identifier for an organisation: all random (RFC 9562 §5.4). One that tells the time would tell coordinators that an organisation
/// which is new to them was known before: that it has signed another letter in confidence.
pub fn new_id(app: &App) -> Id {
    let mut bytes = entropy::bytes::<16>(&*app.entropy);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    Id::from_bytes(bytes)
}
