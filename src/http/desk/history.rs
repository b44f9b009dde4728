//! What happened to one thing, in words.

use crate::accounts;
use crate::audit;
use crate::basics::Id;
use crate::db::{Connection, StorageError};
use crate::i18n::Translator;

/// One entry of the log in words.
pub(super) struct Happened {
    pub(super) at: String,
    pub(super) act: String,
    pub(super) by: String,
}

/// What happened to it, oldest first.
pub(super) fn of(c: &mut Connection, t: &Translator, subject: Id) -> Result<Vec<Happened>, StorageError> {
    let mut history = Vec::new();
    for entry in audit::of_subject(c, subject)? {
        let name = entry.actor.map(|id| accounts::by_id(c, id)).transpose()?.flatten().map(|account| account.name);
        let by = name.unwrap_or_else(|| t.get(format!("actor-{}", entry.actor_kind.replace(' ', "-"))));
        history.push(Happened { at: t.moment(entry.at, "UTC"), act: t.get(format!("act-{}", entry.act.replace(' ', "-"))), by });
    }
    Ok(history)
}
