//! Two organisations that are one: a look at what every list will show, merging, and taking apart.

use super::entry::gather;
use super::page::titles;
use super::{Known, Sight, SignOn, link, store};
use crate::accounts::Account;
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::Id;
use crate::db::Connection;
use crate::organisations::{self, NewMerge};
use crate::review::ReviewError;
use crate::roster::Audience;
use crate::signatures::Status;

/// What a letter's lists show after a merge of organisations: the same as before, since every sign-on stays.
#[derive(Debug, Clone)]
pub struct LetterLines {
    /// Title of the letter.
    pub letter: String,
    /// Its part of the address.
    pub slug: String,
    /// Does the reader hold a role on it?
    pub is_inside: bool,
    /// Did both sign it? Then it has two sign-ons of one organisation.
    pub both: bool,
    /// The sign-ons of both that the reader may see.
    pub sign_ons: Vec<SignOn>,
}

impl LetterLines {
    /// The names of both that a list shows.
    pub fn on_list_of(&self, audience: Audience) -> Vec<&str> {
        let listed = self.sign_ons.iter().map(|sign_on| &sign_on.signature).filter(|signature| signature.status == Status::Approved);
        listed.filter(|signature| audience.may_read(signature.visibility)).map(|signature| signature.organisation_name.as_str()).collect()
    }
}

/// What merging two organisations will do.
#[derive(Debug, Clone)]
pub struct MergePreview {
    /// The one that stays.
    pub stays: Known,
    /// The one that goes into it.
    pub goes: Known,
    /// Every letter that the reader may see one of them on.
    pub letters: Vec<LetterLines>,
}

/// Looks at what merging two organisations would do. Changes nothing.
///
/// # Errors
/// [`ReviewError::NotFound`] unless the reader may amend both: a merge by whoever deals with one of them in confidence only would tell
/// everybody that they do.
pub async fn preview_merge(app: &App, reader: &Account, id: Id, with: Id) -> Result<MergePreview, ReviewError> {
    let (now, reader) = (app.now(), reader.clone());
    app.db
        .read(move |c| {
            let sight = Sight::of_account(c, &reader, now)?;
            let (stays, goes) = both(c, &sight, id, with)?;
            let letters = lines(c, &stays, &goes)?;
            Ok(MergePreview { stays, goes, letters })
        })
        .await
}

/// Merges two organisations: the sign-ons of both are of one from now on. No sign-on changes, and no list. Returns the one that stays.
///
/// # Errors
/// As [`preview_merge`].
pub async fn merge(app: &App, reader: &Account, id: Id, with: Id) -> Result<Id, ReviewError> {
    let (now, reader, app_inside) = (app.now(), reader.clone(), app.clone());
    app.db
        .write("merge organisations", move |c| {
            let sight = Sight::of_account(c, &reader, now)?;
            let (stays, goes) = both(c, &sight, id, with)?;
            // Always in one order, so that two merges at once do not wait for each other.
            link::hold(c, stays.id.min(goes.id))?;
            link::hold(c, stays.id.max(goes.id))?;
            let moved = store::move_all(c, goes.id, stays.id)?;
            let new = NewMerge {
                id: organisations::new_id(&app_inside),
                from: goes.id,
                into: stays.id,
                account: Some(reader.id),
                at: now,
                undo_until: now.plus(app_inside.config.undo),
                name: goes.name().to_owned(),
                carry: goes.is_public() || !stays.is_public(),
            };
            organisations::merge(c, &new, &moved)?;
            let detail = serde_json::json!({ "from": goes.id.to_string(), "to": stays.id.to_string() });
            // In the log of no letter: who runs one of them may not know of the other organisation.
            let (actor, subject) = (Actor::Account(reader.id), Some(stays.id));
            audit::record(c, now, &Event { actor, act: "organisations merged", letter: None, subject, detail })?;
            Ok(stays.id)
        })
        .await
}

/// Takes two organisations apart, if the reader has merged them or is an administrator. `false` when the time is over, or somebody was
/// quicker.
///
/// # Errors
/// [`ReviewError::NotFound`] for a merge of others or into another organisation.
pub async fn take_apart(app: &App, reader: &Account, id: Id, merge: Id) -> Result<bool, ReviewError> {
    let (now, reader) = (app.now(), reader.clone());
    app.db
        .write("take organisations apart", move |c| {
            let own = |merge: &organisations::Merge| merge.into == id && (reader.is_admin || merge.account == Some(reader.id));
            let merge = organisations::merge_by_id(c, merge)?.filter(own).ok_or(ReviewError::NotFound)?;
            let Some(signatures) = organisations::take_apart(c, &merge, now)? else { return Ok(false) };
            store::move_back(c, &signatures, merge.into, merge.from)?;
            let detail = serde_json::json!({ "from": merge.into.to_string(), "to": merge.from.to_string() });
            let (actor, subject) = (Actor::Account(reader.id), Some(merge.into));
            audit::record(c, now, &Event { actor, act: "organisations taken apart", letter: None, subject, detail })?;
            Ok(true)
        })
        .await
}

/// The one that stays and the one that goes. Where everybody may know of one of them only, that one stays: what is written down of the
/// other is not to become public.
fn both(c: &mut Connection, sight: &Sight, id: Id, with: Id) -> Result<(Known, Known), ReviewError> {
    let found: Vec<Known> = gather(c, sight, &[id, with])?.into_iter().filter(|known| known.may_amend).collect();
    let [stays, goes]: [Known; 2] = found.try_into().map_err(|_| ReviewError::NotFound)?;
    if stays.id == goes.id {
        return Err(ReviewError::NotFound);
    }
    Ok(if goes.is_public() && !stays.is_public() { (goes, stays) } else { (stays, goes) })
}

fn lines(c: &mut Connection, stays: &Known, goes: &Known) -> Result<Vec<LetterLines>, ReviewError> {
    let all = || stays.sign_ons.iter().chain(&goes.sign_ons);
    let letters: Vec<Id> = all().map(|sign_on| sign_on.signature.letter_id).collect();
    let signed = |known: &Known, id: Id| known.letters().contains(&id);
    let titles = titles(c, &letters)?;
    Ok(titles
        .into_iter()
        .map(|(id, (letter, slug))| {
            let sign_ons: Vec<SignOn> = all().filter(|sign_on| sign_on.signature.letter_id == id).cloned().collect();
            let is_inside = sign_ons.iter().any(|sign_on| sign_on.is_inside);
            LetterLines { letter, slug, is_inside, both: signed(stays, id) && signed(goes, id), sign_ons }
        })
        .collect())
}
