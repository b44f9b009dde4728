//! `/desk/letters/{slug}/log`: what happened on a letter, by whom, from what to what.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::history::{self, Happened};
use super::{Desk, to_fresh_sign_in, to_sign_in};
use crate::accounts::Role;
use crate::audit::{self, Event, Filter};
use crate::basics::{Id, Timestamp};
use crate::db::{Connection, StorageError};
use crate::documents;
use crate::http::error::PageError;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;

const PAGE: usize = 100;
/// An export holds at most so many entries, the newest.
const EXPORT: i64 = 100_000;
const DAY: Duration = Duration::from_secs(24 * 3600);

/// The query of the log's address. Words that are not understood find nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    act: String,
    who: String,
    /// First and last day, as a browser's date field sends them; in the letter's zone.
    from: String,
    until: String,
    before: Option<i64>,
}

impl Asked {
    /// `who` is an account's identifier or a kind of actor.
    fn filter(&self, zone: &str) -> Filter {
        let midnight = |day: &str| Timestamp::from_local(&format!("{day}T00:00"), zone).ok();
        let actor: Option<Id> = self.who.parse().ok();
        let actor_kind = if actor.is_some() { String::new() } else { self.who.clone() };
        let clean = |text: &str| text.chars().filter(|c| !c.is_control()).take(60).collect::<String>();
        Filter {
            act: clean(&self.act),
            actor_kind: clean(&actor_kind),
            actor,
            from: midnight(&self.from),
            until: midnight(&self.until).map(|last| last.plus(DAY)),
            before: self.before,
        }
    }
}

#[derive(Template)]
#[template(path = "desk/log.html")]
struct LogPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    asked: &'a Asked,
    lines: Vec<Happened>,
    acts: Vec<String>,
    people: Vec<(String, String)>,
    next: Option<String>,
}

impl LogPage<'_> {
    fn act(&self, act: &str) -> String {
        history::act(self.shell.t, act)
    }
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
    let (id, filter, t, zone) = (letter.id, asked.filter(&letter.time_zone), reader.t.clone(), letter.time_zone.clone());
    let (mut lines, acts, people) = web
        .app
        .db
        .read(move |c| {
            let (acts, accounts) = audit::acts_and_actors(c, id)?;
            let names = history::people(c, accounts.into_iter())?;
            let entries = audit::of_letter(c, id, &filter, (PAGE + 1) as i64)?;
            let mut people: Vec<(String, String)> = names.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
            people.sort_by(|a, b| a.1.cmp(&b.1));
            let kinds = ["signer", "system", "command line"].map(|kind| (kind.to_owned(), history::actor(&t, kind)));
            people.extend(kinds);
            Ok::<_, StorageError>((history::in_words(c, &t, &zone, entries)?, acts, people))
        })
        .await?;
    let next = (lines.len() > PAGE).then(|| {
        let last = lines[PAGE - 1].entry.seq;
        lines.truncate(PAGE);
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("act", asked.act.as_str()), ("who", &asked.who), ("from", &asked.from), ("until", &asked.until)])
            .append_pair("before", &last.to_string())
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
        return Ok(to_fresh_sign_in(&here.0));
    }
    let (id, filter, t, now) = (letter.id, asked.filter(&letter.time_zone), reader.t.clone(), web.app.now());
    let zone = letter.time_zone.clone();
    let note = move |c: &mut Connection| {
        let detail = serde_json::json!({ "format": "log" });
        audit::record(c, now, &Event { actor: reviewer.actor(), act: "exported", letter: Some(id), subject: Some(id), detail })
    };
    web.app.db.write("note export", note).await?;
    let lines = web
        .app
        .db
        .read(move |c| {
            let entries = audit::of_letter(c, id, &filter, EXPORT)?;
            history::in_words(c, &t, &zone, entries)
        })
        .await?;
    let header = ["number", "at", "who", "act", "organisation", "from", "to", "reason", "subject", "detail", "person"];
    let rows = lines.into_iter().map(|line| {
        vec![
            line.entry.seq.to_string(),
            line.entry.at.to_string(),
            line.by,
            line.entry.act,
            line.organisation.unwrap_or_default(),
            line.from,
            line.to,
            line.reason,
            line.entry.subject.map(|id| id.to_string()).unwrap_or_default(),
            line.entry.detail,
            line.person.unwrap_or_default(),
        ]
    });
    let bytes = documents::table(true, &header, rows).map_err(|_| PageError::Internal)?;
    Ok(respond::file("text/csv; charset=utf-8", &format!("{}-log.csv", letter.slug), bytes))
}
