//! Entries of the log in words: who, what, on whom or what, from what to what.

use std::collections::HashMap;

use crate::accounts::{self, Role};
use crate::audit::{self, Entry};
use crate::basics::Id;
use crate::db::{Connection, StorageError};
use crate::i18n::Translator;
use crate::letters::{State, Visibility};
use crate::review::Answer;
use crate::signatures::{self, Status};

/// One entry of the log in words.
pub(super) struct Happened {
    pub(super) entry: Entry,
    pub(super) at: String,
    pub(super) act: String,
    pub(super) by: String,
    /// The organisation, where the entry is about a sign-on that is still there.
    pub(super) organisation: Option<String>,
    /// The person, where the entry is about an account.
    pub(super) person: Option<String>,
    pub(super) from: String,
    pub(super) to: String,
    /// Why; and whether somebody was told.
    pub(super) reason: String,
}

/// What happened to it, oldest first.
pub(super) fn of(c: &mut Connection, t: &Translator, zone: &str, subject: Id) -> Result<Vec<Happened>, StorageError> {
    let entries = audit::of_subject(c, subject)?;
    in_words(c, t, zone, entries)
}

/// The entries in words, in the order they come; times in a zone.
pub(super) fn in_words(c: &mut Connection, t: &Translator, zone: &str, entries: Vec<Entry>) -> Result<Vec<Happened>, StorageError> {
    let into: Vec<Option<Id>> = entries.iter().map(|entry| detail(entry)["into"].as_str().and_then(|id| id.parse().ok())).collect();
    let subjects: Vec<Id> = entries.iter().filter_map(|entry| entry.subject).chain(into.iter().copied().flatten()).collect();
    let organisations: HashMap<Id, String> = signatures::names_of(c, &subjects)?.into_iter().collect();
    let people = people(c, entries.iter().flat_map(|entry| [entry.actor, entry.subject]).flatten())?;
    Ok(entries
        .into_iter()
        .zip(into)
        .map(|(entry, into)| {
            let by = entry.actor.and_then(|id| people.get(&id)).cloned();
            let merged_into = into.and_then(|id| organisations.get(&id)).cloned();
            Happened {
                at: t.short_moment(entry.at, zone),
                act: act(t, &entry.act),
                by: by.unwrap_or_else(|| who(t, &entry)),
                organisation: entry.subject.and_then(|id| organisations.get(&id)).cloned(),
                person: entry.subject.and_then(|id| people.get(&id)).cloned(),
                from: word(t, &entry, "from"),
                to: merged_into.unwrap_or_else(|| word(t, &entry, "to")),
                reason: reason(t, &entry),
                entry,
            }
        })
        .collect())
}

/// The word for an act in the reader's language.
pub(super) fn act(t: &Translator, act: &str) -> String {
    t.get(format!("act-{}", act.replace(' ', "-")))
}

/// The word for a kind of actor.
pub(super) fn actor(t: &Translator, kind: &str) -> String {
    t.get(format!("actor-{}", kind.replace(' ', "-")))
}

/// Who acted, where it was nobody with an account. An answer may come from another address than the signer's.
fn who(t: &Translator, entry: &Entry) -> String {
    match detail(entry)["whom"].as_str() {
        Some("organisation") if entry.act == "question answered" => t.get("actor-organisation"),
        _ => actor(t, &entry.actor_kind),
    }
}

/// The names of those of these that are accounts.
pub(super) fn people(c: &mut Connection, ids: impl Iterator<Item = Id>) -> Result<HashMap<Id, String>, StorageError> {
    let mut names = HashMap::new();
    let mut asked = std::collections::HashSet::new();
    for id in ids {
        if asked.insert(id)
            && let Some(account) = accounts::by_id(c, id)?
        {
            names.insert(id, account.name);
        }
    }
    Ok(names)
}

fn detail(entry: &Entry) -> serde_json::Value {
    serde_json::from_str(&entry.detail).unwrap_or_default()
}

/// A state, a role, a visibility and an answer are named in the reader's language; a name is as it was.
fn word(t: &Translator, entry: &Entry, key: &str) -> String {
    let detail = detail(entry);
    let text = detail[key].as_str().unwrap_or_default();
    let named = match entry.act.as_str() {
        "question answered" => {
            Answer::parse(text).filter(|answer| *answer != Answer::Open).map(|answer| format!("question-state-{}", answer.as_str()))
        }
        "role changed" if key == "to" && text.is_empty() => Some("role-name-none".to_owned()),
        "role changed" => Role::parse(text).map(|role| format!("role-name-{}", role.as_str())),
        "visibility changed" => Visibility::parse(text).map(|visibility| format!("visibility-{}", visibility.as_str())),
        act if act.starts_with("letter ") => State::parse(text).map(|state| format!("letter-state-{}", state.as_str())),
        _ => Status::parse(text).map(|status| format!("state-{}", status.as_str())),
    };
    named.map_or_else(|| text.to_owned(), |key| t.get(key))
}

fn reason(t: &Translator, entry: &Entry) -> String {
    let detail = detail(entry);
    let reason = detail["reason"].as_str().unwrap_or_default();
    match detail["silent"].as_bool() {
        Some(true) => [reason, &t.get("log-silent")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – "),
        _ => reason.to_owned(),
    }
}
