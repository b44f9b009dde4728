//! Approving links a sign-on to an organisation, known or new.

use super::entry::{gather, traits_of};
use super::{Sight, store};
use crate::app::App;
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, Result, StorageError};
use crate::organisations::{self, Likeness, Organisation, comparison_key};
use crate::signatures::{self, Signature};

/// Which known organisation a sign-on is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    /// This one.
    Known(Id),
    /// One of the same name and country signs from other domains: perhaps this one, perhaps somebody who takes its name.
    NameOnly(Id),
    /// None; or several, and people have to say which.
    None,
}

/// Finds the organisation of a sign-on among those that may be seen. One whose address nobody has proven is of none until people say so.
pub(super) fn find(c: &mut Connection, sight: &Sight, signature: &Signature) -> Result<Match> {
    let filed = organisations::filed_under(c, &signature.name_key)?;
    if filed.is_empty() {
        return Ok(Match::None);
    }
    let own = traits_of(signature);
    let found: Vec<(Likeness, Id)> =
        gather(c, sight, &filed)?.iter().map(|known| (own.likeness(&known.traits(signature.id)), known.id)).collect();
    let best = found.iter().map(|(likeness, _)| *likeness).max().unwrap_or(Likeness::Different);
    let likest: Vec<Id> = found.iter().filter(|(likeness, _)| *likeness == best).map(|(_, id)| *id).collect();
    Ok(match (best, likest.as_slice()) {
        (Likeness::Different, _) => Match::None,
        (Likeness::Proven | Likeness::Same, [only]) if signature.is_proven() => Match::Known(*only),
        (_, [first, ..]) if best == Likeness::NameOnly || !signature.is_proven() => Match::NameOnly(*first),
        _ => Match::None,
    })
}

/// Links a sign-on that is being approved: to the organisation it is linked to already, to a known one, or to a new one. `sight` is
/// [`Sight::of_letter`]: what everybody on the letter may see, so that no link tells them what they may not know.
///
/// # Errors
/// When the database fails.
pub fn link(app: &App, c: &mut Connection, sight: &Sight, signature: &Signature, now: Timestamp) -> Result<Id> {
    if let Some(id) = signature.organisation_id {
        return Ok(id);
    }
    let id = match find(c, sight, signature)? {
        Match::Known(id) => hold(c, id).map(|()| id)?,
        Match::NameOnly(_) | Match::None => add(app, c, signature, now)?,
    };
    attach(c, signature, id)?;
    Ok(id)
}

/// Nobody merges or removes the organisation until the transaction ends; where somebody just has, the transaction runs again.
pub(super) fn hold(c: &mut Connection, id: Id) -> Result<()> {
    if organisations::hold(c, id)? { Ok(()) } else { Err(StorageError::Contention) }
}

/// A new organisation in the words of a sign-on.
pub(super) fn add(app: &App, c: &mut Connection, signature: &Signature, now: Timestamp) -> Result<Id> {
    let id = organisations::new_id(app);
    let new = Organisation {
        id,
        name: signature.organisation_name.clone(),
        original_name: signature.original_name.clone(),
        acronym: signature.acronym.clone(),
        country_code: signature.country_code.clone(),
        kind: signature.kind,
        website: signature.website.clone(),
        parent_id: None,
        merged_into: None,
        created_at: now,
    };
    organisations::add(c, &new)?;
    Ok(id)
}

/// Links a sign-on to an organisation and files the organisation under its names.
pub(super) fn attach(c: &mut Connection, signature: &Signature, id: Id) -> Result<()> {
    organisations::file(c, id, &signature.name_key)?;
    if !signature.original_name.is_empty() {
        organisations::file(c, id, &comparison_key(&signature.original_name))?;
    }
    signatures::set_organisation(c, signature.id, Some(id))
}

/// Files the organisation of a sign-on under the name that it got.
pub(in crate::review) fn refile(c: &mut Connection, signature: &Signature, name: &str) -> Result<()> {
    match signature.organisation_id {
        Some(id) => organisations::file(c, id, &comparison_key(name)),
        None => Ok(()),
    }
}

/// Removes an organisation that no sign-on is linked to any more and nobody has written anything down for.
pub(in crate::review) fn forget_if_unused(c: &mut Connection, id: Id) -> Result<()> {
    if organisations::hold(c, id)? && store::count_linked(c, id)? == 0 {
        organisations::remove_if_bare(c, id)?;
    }
    Ok(())
}
