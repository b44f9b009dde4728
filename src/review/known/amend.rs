//! People write down what they know of an organisation beside its sign-ons.

use super::entry::one;
use super::{Known, Sight, link};
use crate::accounts::Account;
use crate::app::App;
use crate::audit::{self, Actor, Event};
use crate::basics::{Id, Timestamp};
use crate::db::Connection;
use crate::organisations::{self, Amended, Amendment};
use crate::review::ReviewError;

/// Writes something down, or takes it back. For those who decide on a letter that the organisation signed publicly from a proven address,
/// and for administrators: what is written down is read by whoever may know of the organisation through a public sign-on, so nobody can
/// conclude from it that somebody else deals with the organisation in confidence.
///
/// # Errors
/// [`ReviewError::NotFound`] for an organisation that the reader may not know of or not write about; also for such a parent.
pub async fn amend(app: &App, reader: &Account, id: Id, amendment: Amendment) -> Result<Amended, ReviewError> {
    let (now, reader) = (app.now(), reader.clone());
    app.db
        .write("amend organisation", move |c| {
            let sight = Sight::of_account(c, &reader, now)?;
            let known = one(c, &sight, id)?.filter(|known| known.may_amend).ok_or(ReviewError::NotFound)?;
            let (what, from, to) = in_words(c, &sight, &known, &amendment)?;
            link::hold(c, id)?;
            let amended = organisations::amend(c, id, &amendment)?;
            if amended == Amended::Done {
                let detail = serde_json::json!({ "organisation": known.public_name(), "what": what, "from": from, "to": to });
                note(c, &sight, &reader, &known, &detail, now)?;
            }
            Ok(amended)
        })
        .await
}

/// What the log says of it.
fn in_words(
    c: &mut Connection,
    sight: &Sight,
    known: &Known,
    amendment: &Amendment,
) -> Result<(&'static str, String, String), ReviewError> {
    let none = String::new();
    Ok(match amendment {
        Amendment::AddName(name) => ("name", none, name.to_string()),
        Amendment::RemoveName(key) => {
            let written = known.written_names.iter().find(|(other, _)| other == key).map(|(_, name)| name.clone());
            ("name", written.unwrap_or_default(), none)
        }
        Amendment::AddDomain(domain) => ("domain", none, domain.clone()),
        Amendment::RemoveDomain(domain) => ("domain", domain.clone(), none),
        Amendment::SetParent(parent) => {
            let before = known.parent.map(|parent| one(c, sight, parent)).transpose()?.flatten();
            let before = before.map(|before| before.public_name().to_owned()).unwrap_or_default();
            let Some(parent) = parent else { return Ok(("parent", before, none)) };
            let found = one(c, sight, *parent)?.filter(|found| found.is_public() || sight.is_everything());
            ("parent", before, found.ok_or(ReviewError::NotFound)?.public_name().to_owned())
        }
    })
}

/// In the log of every letter that gave the right to it, so that those who run these letters together see it.
fn note(
    c: &mut Connection,
    sight: &Sight,
    reader: &Account,
    known: &Known,
    detail: &serde_json::Value,
    now: Timestamp,
) -> Result<(), ReviewError> {
    let public = known.sign_ons.iter().filter(|sign_on| sign_on.is_public).map(|sign_on| sign_on.signature.letter_id);
    let mut letters: Vec<Option<Id>> = public.filter(|letter| sight.decides_on(*letter)).map(Some).collect();
    letters.sort_unstable();
    letters.dedup();
    if letters.is_empty() {
        letters.push(None);
    }
    for letter in letters {
        let (actor, subject) = (Actor::Account(reader.id), Some(known.id));
        audit::record(c, now, &Event { actor, act: "organisation amended", letter, subject, detail: detail.clone() })?;
    }
    Ok(())
}
