//! `/desk/letters/{slug}/log`: what happened on a letter, by whom, from what to what.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, to_sign_in};
use crate::accounts::{self, Role};
use crate::audit::{self, Entry, Event, Filter};
use crate::basics::Id;
use crate::db::{Connection, StorageError};
use crate::documents;
use crate::http::error::PageError;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::i18n::Translator;
use crate::letters::State;
use crate::review::Answer;
use crate::signatures;

const PAGE: usize = 100;
/// An export holds at most so many entries, the newest.
const EXPORT: i64 = 100_000;

/// The query of the log's address. Words that are not understood find nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    act: String,
    who: String,
    before: Option<i64>,
}

impl Asked {
    /// `who` is an account's identifier or a kind of actor.
    fn filter(&self) -> Filter {
        let actor: Option<Id> = self.who.parse().ok();
        let actor_kind = if actor.is_some() { String::new() } else { self.who.clone() };
        let clean = |text: &str| text.chars().filter(|c| !c.is_control()).take(60).collect::<String>();
        Filter { act: clean(&self.act), actor_kind: clean(&actor_kind), actor, before: self.before }
    }
}

/// One entry in words.
struct Line {
    entry: Entry,
    who: String,
    /// The organisation, where the entry is about a sign-on that is still there.
    organisation: Option<String>,
    from: String,
    to: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "desk/log.html")]
struct LogPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    asked: &'a Asked,
    lines: Vec<Line>,
    acts: Vec<String>,
    people: Vec<(String, String)>,
    next: Option<String>,
}

impl LogPage<'_> {
    fn act(&self, act: &str) -> String {
        named(self.shell.t, act)
    }
}

/// The word for an act in the reader's language.
fn named(t: &Translator, act: &str) -> String {
    t.get(format!("act-{}", act.replace(' ', "-")))
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    slug: web::Path<String>,
    asked: web::Query<Asked>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let (letter, _) = guard::reviewer(&web, &session, &slug, Role::Observer).await?;
    let (id, filter, t) = (letter.id, asked.filter(), reader.t.clone());
    let (mut lines, acts, people) = web
        .app
        .db
        .read(move |c| {
            let (acts, accounts) = audit::acts_and_actors(c, id)?;
            let names = names(c, &accounts)?;
            let entries = audit::of_letter(c, id, &filter, (PAGE + 1) as i64)?;
            let mut people: Vec<(String, String)> = names.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
            people.sort_by(|a, b| a.1.cmp(&b.1));
            let kinds = ["signer", "system", "command line"].map(|kind| (kind.to_owned(), actor(&t, kind)));
            people.extend(kinds);
            Ok::<_, StorageError>((in_words(c, &t, &names, entries)?, acts, people))
        })
        .await?;
    let next = (lines.len() > PAGE).then(|| {
        let last = lines[PAGE - 1].entry.seq;
        lines.truncate(PAGE);
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("act", asked.act.as_str()), ("who", asked.who.as_str()), ("before", &last.to_string())])
            .finish();
        format!("/desk/letters/{}/log?{query}{}", letter.slug, reader.to("?").trim_start_matches('?'))
    });
    let slug = letter.slug.as_str();
    let page = LogPage { shell: Shell::new(&web, &reader), desk: Desk::of(&session), slug, asked: &asked, lines, acts, people, next };
    respond::page(StatusCode::OK, &page)
}

/// `GET /desk/letters/{slug}/log.csv`: holds names that are withheld, so it needs a fresh sign-in, and is in the log itself.
pub(in crate::http) async fn csv(
    web: web::Data<Web>,
    slug: web::Path<String>,
    asked: web::Query<Asked>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Observer).await?;
    if !session.is_fresh(web.app.now()) {
        return Ok(to_sign_in(&here.0));
    }
    let (id, filter, t, now) = (letter.id, asked.filter(), reader.t.clone(), web.app.now());
    let note = move |c: &mut Connection| {
        let detail = serde_json::json!({ "format": "log" });
        audit::record(c, now, &Event { actor: reviewer.actor(), act: "exported", letter: Some(id), subject: Some(id), detail })
    };
    web.app.db.write("note export", note).await?;
    let lines = web
        .app
        .db
        .read(move |c| {
            let (_, accounts) = audit::acts_and_actors(c, id)?;
            let (names, entries) = (names(c, &accounts)?, audit::of_letter(c, id, &filter, EXPORT)?);
            in_words(c, &t, &names, entries)
        })
        .await?;
    let header = ["number", "at", "who", "act", "organisation", "from", "to", "reason", "subject", "detail"];
    let rows = lines.into_iter().map(|line| {
        vec![
            line.entry.seq.to_string(),
            line.entry.at.to_string(),
            line.who,
            line.entry.act,
            line.organisation.unwrap_or_default(),
            line.from,
            line.to,
            line.reason,
            line.entry.subject.map(|id| id.to_string()).unwrap_or_default(),
            line.entry.detail,
        ]
    });
    let bytes = documents::table(true, &header, rows).map_err(|_| PageError::Internal)?;
    Ok(respond::file("text/csv; charset=utf-8", &format!("{}-log.csv", letter.slug), bytes))
}

fn actor(t: &Translator, kind: &str) -> String {
    t.get(format!("actor-{}", kind.replace(' ', "-")))
}

fn names(c: &mut Connection, accounts: &[Id]) -> Result<HashMap<Id, String>, StorageError> {
    let mut names = HashMap::new();
    for id in accounts {
        if let Some(account) = accounts::by_id(c, *id)? {
            names.insert(*id, account.name);
        }
    }
    Ok(names)
}

fn in_words(c: &mut Connection, t: &Translator, names: &HashMap<Id, String>, entries: Vec<Entry>) -> Result<Vec<Line>, StorageError> {
    let ids: Vec<Id> = entries.iter().filter_map(|entry| entry.subject).collect();
    let organisations: HashMap<Id, String> = signatures::names_of(c, &ids)?.into_iter().collect();
    Ok(entries
        .into_iter()
        .map(|entry| {
            let detail: serde_json::Value = serde_json::from_str(&entry.detail).unwrap_or_default();
            // A state and an answer are named in the reader's language, a name as it was.
            let word = |key: &str| {
                let text = detail[key].as_str().unwrap_or_default();
                let key = match entry.act.as_str() {
                    "question answered" => Answer::parse(text)
                        .filter(|answer| *answer != Answer::Open)
                        .map(|answer| format!("question-state-{}", answer.as_str())),
                    act if act.starts_with("letter ") => State::parse(text).map(|state| format!("letter-state-{}", state.as_str())),
                    _ => signatures::Status::parse(text).map(|status| format!("state-{}", status.as_str())),
                };
                key.map_or_else(|| text.to_owned(), |key| t.get(key))
            };
            let name = entry.actor.and_then(|id| names.get(&id)).cloned();
            Line {
                who: name.unwrap_or_else(|| actor(t, &entry.actor_kind)),
                organisation: entry.subject.and_then(|id| organisations.get(&id)).cloned(),
                from: word("from"),
                to: word("to"),
                reason: word("reason"),
                entry,
            }
        })
        .collect())
}
