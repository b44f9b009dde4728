//! Marks that others gave a sign-on go with it into the one that it is taken into, and leave that again when this is undone.

use super::questions;
use crate::basics::Id;
use crate::db::{Connection, StorageError};
use crate::signatures::{self, Flag, Signature};
use crate::verification;

/// After a sign-on was taken into another, or has come out of it again: the other's marks follow from what was said of it, and of
/// those that are taken into it now.
pub(super) fn follow(c: &mut Connection, from: &Signature, into: Id) -> Result<(), StorageError> {
    let Some(stays) = signatures::locked(c, into)? else { return Ok(()) };
    questions::mark(c, &stays)?;
    if !from.said_not_me() {
        return Ok(());
    }
    let Some(stays) = signatures::by_id(c, into)? else { return Ok(()) };
    let family = questions::family(c, &stays)?;
    let taken = signatures::all_by_id(c, &family)?.iter().any(|other| other.id != stays.id && other.said_not_me());
    let own = match stays.address() {
        Some(email) => verification::said_not_me(c, stays.letter_id, &email)?,
        None => false,
    };
    signatures::set_mark(c, &stays, Flag::NotMe, taken || own)
}
