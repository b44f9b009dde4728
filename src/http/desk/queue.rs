//! `GET /desk/letters/{slug}/signatures`: the queue.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, to_sign_in};
use crate::accounts::Role;
use crate::basics::{Country, Id};
use crate::http::assets;
use crate::http::error::PageError;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{self, Reader, Shell};
use crate::http::web::Web;
use crate::letters::Visibility;
use crate::organisations::Kind;
use crate::review::{self, Answer, Filter, Queue, Sort, Total, Undoable};
use crate::sessions::Session;
use crate::signatures::{Flag, Signature, Status};

/// The query of the queue's address. Words that are not understood are left out.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    status: String,
    q: String,
    country: String,
    kind: String,
    flag: String,
    tag: String,
    sort: String,
    visibility: String,
    after: String,
    done: usize,
    undone: usize,
    skipped: usize,
    #[serde(rename = "too-late")]
    too_late: String,
    none: String,
    reason: String,
    /// How many sign-ons were tagged, or had a tag taken off.
    tagged: Option<usize>,
    /// How many had too many tags.
    full: usize,
}

#[derive(Template)]
#[template(path = "desk/queue.html")]
struct QueuePage<'a> {
    shell: Shell<'a>,
    script: &'static str,
    desk: Desk,
    slug: &'a str,
    /// The letter's time zone.
    zone: &'a str,
    may_decide: bool,
    queue: Queue,
    asked: &'a Asked,
    status: &'static str,
    back: String,
    next: Option<String>,
    countries: Vec<(&'static str, String)>,
    /// The keys of whoever looks, as JSON for the script; empty where they are off.
    keys: String,
    undo_minutes: usize,
    account: Id,
}

impl QueuePage<'_> {
    fn statuses(&self) -> [Status; 6] {
        Status::ALL
    }

    /// The same search and filters in another state.
    fn tab(&self, status: &str) -> String {
        let address = self.asked.address_in(self.slug, status, None);
        format!("{address}{}", self.shell.and_lang)
    }

    fn found(&self) -> Option<String> {
        let t = self.shell.t;
        Some(match self.queue.total? {
            Total::Exactly(count) => t.with("queue-found", "count", count),
            Total::More => t.get("queue-found-more"),
        })
    }

    fn flags(&self) -> [Flag; 7] {
        Flag::ALL
    }

    fn kinds(&self) -> [Kind; 4] {
        Kind::CHOICES
    }

    fn visibilities(&self) -> [Visibility; 3] {
        Visibility::ALL
    }

    /// Did they sign before the meaning of the text changed?
    fn is_of_older_text(&self, signature: &Signature) -> bool {
        signature.is_of_older_text(self.queue.last_material)
    }

    /// Who is looking at a row, if it is somebody else.
    fn looking(&self, signature: &Signature) -> Option<&str> {
        let claim = self.queue.claims.iter().find(|claim| claim.signature == signature.id && claim.account != self.account)?;
        Some(&claim.by)
    }

    /// The tags of a row.
    fn tags(&self, signature: &Signature) -> Vec<&str> {
        self.queue.tags.iter().filter(|(id, _)| *id == signature.id).map(|(_, tag)| tag.as_str()).collect()
    }

    /// Whether something was asked about a row by mail, and the newest question answered; empty where nothing was.
    fn question(&self, signature: &Signature) -> &'static str {
        match self.queue.answers.iter().find(|(id, _)| *id == signature.id) {
            None => "",
            Some((_, Answer::Open)) => "asked",
            Some(_) => "answered",
        }
    }

    /// The newest decision of whoever looks, while it can be undone.
    fn newest_own(&self) -> Option<&Undoable> {
        self.queue.undoable.iter().find(|decision| decision.own)
    }

    /// Until when a decision can be undone, in words.
    fn until(&self, undoable: &Undoable) -> String {
        self.shell.t.short_moment(undoable.until, self.zone)
    }

    fn country(&self, signature: &Signature) -> String {
        signature.country().map(|country| self.shell.t.country(country)).unwrap_or_default()
    }

    fn received(&self, signature: &Signature) -> String {
        self.shell.t.short_moment(signature.created_at, self.zone)
    }
}

impl Asked {
    fn filter(&self) -> Filter {
        let status = match self.status.as_str() {
            // What needs a decision comes first.
            "" => Some(Status::Confirmed),
            word => Status::parse(word),
        };
        Filter {
            status,
            search: self.q.trim().chars().filter(|c| !c.is_control()).take(200).collect(),
            country: Country::parse(&self.country),
            kind: Kind::parse(&self.kind).filter(|_| !self.kind.is_empty()),
            visibility: Visibility::parse(&self.visibility),
            flag: self.flag.chars().filter(|c| c.is_ascii_alphabetic() || *c == '-').take(20).collect(),
            tag: self.tag.trim().chars().filter(|c| !c.is_control()).take(40).collect(),
            sort: Sort::parse(&self.sort),
            after: self.after.parse().ok(),
            ..Filter::default()
        }
    }

    /// The address of the same view, from another row on.
    fn address(&self, slug: &str, after: Option<String>) -> String {
        self.address_in(slug, &self.status, after)
    }

    /// The address of the same search and filters in another state.
    fn address_in(&self, slug: &str, status: &str, after: Option<String>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("status", status),
            ("q", &self.q),
            ("country", &self.country),
            ("kind", &self.kind),
            ("visibility", &self.visibility),
            ("flag", &self.flag),
            ("tag", &self.tag),
            ("sort", &self.sort),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if let Some(after) = after {
            query.append_pair("after", &after);
        }
        let query = query.finish();
        format!("/desk/letters/{slug}/signatures{}{query}", if query.is_empty() { "" } else { "?" })
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
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Observer).await?;
    let filter = asked.filter();
    let status = filter.status.map_or("all", |status| status.as_str());
    let queue = review::queue(&web.app, reviewer, filter).await?;
    let slug = letter.slug.as_str();
    let page = QueuePage {
        shell: Shell::new(&web, &reader),
        script: assets::desk_script(),
        desk: Desk::of(&session),
        slug,
        zone: &letter.time_zone,
        may_decide: reviewer.role() >= Role::Coordinator,
        status,
        back: asked.address(slug, Some(asked.after.clone()).filter(|after| !after.is_empty())),
        next: queue.next.map(|id| asked.address(slug, Some(id.to_string()))),
        account: session.account.id,
        countries: views::countries(&reader.t),
        keys: keys_for_script(&session),
        undo_minutes: usize::try_from(web.app.config.undo.as_secs() / 60).unwrap_or(usize::MAX),
        queue,
        asked: &asked,
    };
    respond::page(StatusCode::OK, &page)
}

fn keys_for_script(session: &Session) -> String {
    let keys = session.account.keys();
    let all: serde_json::Map<String, serde_json::Value> =
        keys.all().into_iter().map(|(act, key)| (act.to_owned(), key.to_string().into())).collect();
    if keys.on { serde_json::Value::Object(all).to_string() } else { String::new() }
}
