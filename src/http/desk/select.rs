//! `GET /desk/letters/{slug}/signatures/select`: sign-ons by a rule, counted before anything is decided.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, to_sign_in};
use crate::accounts::Role;
use crate::basics::Timestamp;
use crate::http::error::PageError;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::review::{self, Filter, MOST, Pattern, Selected};
use crate::signatures::Status;

/// The query of the page's address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    domain: String,
    from: String,
    until: String,
    name: String,
    status: String,
    tag: String,
}

#[derive(Template)]
#[template(path = "desk/select.html")]
struct SelectPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    asked: &'a Asked,
    status: &'a str,
    zone: &'a str,
    /// Key of what was not understood; empty when everything was.
    error: &'static str,
    /// What the rule chooses; `None` until one is sent.
    selected: Option<Selected>,
    letter_tags: Vec<String>,
    most: usize,
}

impl SelectPage<'_> {
    fn statuses(&self) -> [Status; 6] {
        Status::ALL
    }

    /// A decision is made on sign-ons of one state, and leaves out what stands elsewhere by then.
    fn has_one_state(&self) -> bool {
        Status::parse(self.status).is_some()
    }
}

impl Asked {
    /// The rule, or the key of what is wrong with it. Times are read in the letter's zone.
    fn rule(&self, zone: &str) -> Result<(Filter, Pattern), &'static str> {
        let domain = match self.domain.trim() {
            "" => String::new(),
            typed => review::mail_domain(typed).ok_or("select-wrong-domain")?,
        };
        // A minute holds everything until its end.
        let until = moment(&self.until, zone)?.map(|until| until.plus(Duration::from_secs(60)));
        let clean = |text: &str, most| text.chars().filter(|c| !c.is_control()).take(most).collect::<String>();
        let filter = Filter {
            status: Status::parse(&self.status),
            domain,
            from: moment(&self.from, zone)?,
            before: until,
            tag: clean(self.tag.trim(), 40),
            ..Filter::default()
        };
        Ok((filter, Pattern::parse(&clean(&self.name, 200))))
    }
}

fn moment(typed: &str, zone: &str) -> Result<Option<Timestamp>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        typed => Timestamp::parse_zoned(&format!("{typed}[{zone}]")).map(|(moment, _)| Some(moment)).map_err(|_| "select-wrong-time"),
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
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    let (selected, error) = match asked.rule(&letter.time_zone) {
        // The form always sends a status.
        _ if asked.status.is_empty() => (None, ""),
        Ok((filter, pattern)) => (Some(review::select(&web.app, reviewer, filter, pattern).await?), ""),
        Err(key) => (None, key),
    };
    let page = SelectPage {
        shell: Shell::new(&web, &reader),
        desk: Desk::of(&session),
        slug: letter.slug.as_str(),
        asked: &asked,
        status: if asked.status.is_empty() { Status::Confirmed.as_str() } else { &asked.status },
        zone: &letter.time_zone,
        error,
        selected,
        letter_tags: review::tags(&web.app, reviewer).await?,
        most: MOST,
    };
    respond::page(if error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
}
