//! Reads the list for one audience.

use std::collections::BTreeSet;

use super::{Audience, arrange};
use crate::app::App;
use crate::basics::{Country, Id};
use crate::db::{Connection, StorageError, storage_failure};
use crate::i18n::Translator;
use crate::letters::{self, Letter, Order, Text};
use crate::signatures::{self, Signature, Status};

/// Why there is no list.
#[derive(Debug, thiserror::Error)]
pub enum RosterError {
    /// No such letter.
    #[error("there is no letter “{0}”")]
    UnknownLetter(String),
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

storage_failure!(RosterError);

/// A line of the list.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The signature; writers print only what their audience may read.
    pub signature: Signature,
    /// The name of the coordinator who decided, for coordinators.
    pub decided_by: String,
}

/// The ordered list for one audience.
#[derive(Debug, Clone)]
pub struct Roster {
    /// The letter.
    pub letter: Letter,
    /// Its text in the language of the list.
    pub text: Text,
    /// For whom.
    pub audience: Audience,
    /// In order.
    pub entries: Vec<Entry>,
    /// How many names this audience may read.
    pub named: usize,
    /// How many countries those come from; international and regional bodies have none.
    pub countries: usize,
    /// How many approved signatories this audience may not read. Never told to the public.
    pub not_named: usize,
}

/// Collects the list of the letter with this slug.
///
/// `order` overrides the letter's own; `language` chooses the text and the order of country names.
///
/// # Errors
/// [`RosterError`].
pub async fn collect(
    app: &App,
    slug: &str,
    audience: Audience,
    order: Option<Order>,
    language: Option<String>,
) -> Result<Roster, RosterError> {
    let (slug, app_inside) = (slug.to_owned(), app.clone());
    app.db
        .read(move |c| {
            let letter = letters::by_slug(c, &slug)?.ok_or_else(|| RosterError::UnknownLetter(slug.clone()))?;
            let order = order.clone().unwrap_or_else(|| letter.settings.order.clone());
            let language = language.clone().unwrap_or_else(|| letter.language.code());
            let translator = app_inside.catalogue.translator_for(&language);
            collect_in(c, letter, audience, &order, &language, &translator)
        })
        .await
}

/// Collects within a transaction or read that is under way.
///
/// # Errors
/// When the database fails.
pub fn collect_in(
    c: &mut Connection,
    letter: Letter,
    audience: Audience,
    order: &Order,
    language: &str,
    translator: &Translator,
) -> Result<Roster, RosterError> {
    let mut texts = letters::texts(c, letter.id, letter.current_edition)?;
    let at = texts.iter().position(|text| text.language.code() == language).unwrap_or(0);
    if texts.is_empty() {
        return Err(RosterError::UnknownLetter(letter.slug.to_string()));
    }
    let text = texts.swap_remove(at);
    let approved = signatures::in_status(c, letter.id, Status::Approved)?;
    let readable = |signature: &&Signature| audience.may_read(signature.visibility);
    let named = approved.iter().filter(readable).count();
    let countries = approved
        .iter()
        .filter(readable)
        .filter_map(|signature| signature.country())
        .filter(|country| !country.is_body())
        .collect::<BTreeSet<Country>>()
        .len();
    let not_named = approved.len() - named;
    // Coordinators see every sign-on in every state; the others only what is on their list.
    let listed = match audience {
        Audience::Coordinators => signatures::list_all(c, letter.id)?,
        _ => approved.into_iter().filter(|signature| audience.may_read(signature.visibility)).collect(),
    };
    let deciders = deciders(c, audience, &listed)?;
    let entries = arrange(listed, order, &text.language, translator)
        .into_iter()
        .map(|signature| {
            let decided_by =
                signature.decided_by.and_then(|id| deciders.iter().find(|(account, _)| *account == id)).map(|(_, name)| name.clone());
            Entry { signature, decided_by: decided_by.unwrap_or_default() }
        })
        .collect();
    Ok(Roster { letter, text, audience, entries, named, countries, not_named })
}

fn deciders(c: &mut Connection, audience: Audience, listed: &[Signature]) -> Result<Vec<(Id, String)>, RosterError> {
    if audience != Audience::Coordinators {
        return Ok(Vec::new());
    }
    let ids: BTreeSet<Id> = listed.iter().filter_map(|signature| signature.decided_by).collect();
    let mut names = Vec::new();
    for id in ids {
        if let Some(account) = crate::accounts::by_id(c, id)? {
            names.push((id, account.name));
        }
    }
    Ok(names)
}
