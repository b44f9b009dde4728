//! `GET /desk/letters/{slug}`: one letter at a glance.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{Desk, to_sign_in};
use crate::accounts::Role;
use crate::http::error::PageError;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::letters::{self, State, Step};
use crate::outbox::{self, Mail};
use crate::signatures::{self, Came, Counts, Funnel, Status};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    /// The step that was taken.
    done: String,
}

#[derive(Template)]
#[template(path = "desk/letter.html")]
struct LetterPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    may_decide: bool,
    may_run: bool,
    is_draft: bool,
    /// The steps that the letter can take now.
    steps: Vec<Step>,
    done: Option<&'static str>,
    title: String,
    state: &'static str,
    deadline: Option<String>,
    counts: Counts,
    undeliverable: Vec<Mail>,
    /// How far sign-ons came: the word for it, the number, and its share of the longest bar in percent.
    stages: Vec<(&'static str, i64, i64)>,
    funnel: Funnel,
    /// Of the busiest day.
    most: usize,
}

impl LetterPage<'_> {
    /// The numbers behind the picture, and those of mail domains.
    fn tables(&self) -> [(&'static str, &[(String, Came)]); 2] {
        [("funnel-day", &self.funnel.days), ("funnel-domain", &self.funnel.domains)]
    }

    /// How high a column stands, of a hundred.
    fn height(&self, count: &usize) -> usize {
        count * 100 / self.most.max(1)
    }

    fn statuses(&self) -> [Status; 6] {
        Status::ALL
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
    let (id, edition) = (letter.id, letter.current_edition);
    let zone = letter.time_zone.clone();
    let (texts, counts, undeliverable, mails, funnel) = web
        .app
        .db
        .read(move |c| {
            Ok::<_, crate::db::StorageError>((
                letters::texts(c, id, edition)?,
                signatures::counts(c, id)?,
                outbox::undeliverable(c, id, 50)?,
                outbox::confirmation_mails(c, id)?,
                signatures::funnel(c, id, &zone)?,
            ))
        })
        .await?;
    let page = LetterPage {
        shell: Shell::new(&web, &reader),
        desk: Desk::of(&session),
        slug: letter.slug.as_str(),
        may_decide: reviewer.role() >= Role::Coordinator,
        may_run: reviewer.role() >= Role::Owner,
        is_draft: letter.state == State::Draft,
        steps: letter.state.steps().collect(),
        done: Step::parse(&asked.done).map(|step| step.as_str()),
        title: texts.into_iter().next().map(|text| text.title).unwrap_or_default(),
        state: letter.state.as_str(),
        deadline: letter.hard_deadline.map(|deadline| reader.t.moment(deadline, &letter.time_zone)),
        stages: stages(&counts, mails),
        most: funnel.days.iter().map(|(_, came)| came.received).max().unwrap_or_default(),
        funnel,
        counts,
        undeliverable,
    };
    respond::page(StatusCode::OK, &page)
}

fn stages(counts: &Counts, (mails, bounced): (i64, i64)) -> Vec<(&'static str, i64, i64)> {
    let confirmed = counts.total() - counts.of(Status::Unconfirmed) - counts.of(Status::Merged);
    let all = [
        ("stage-received", counts.total()),
        ("stage-mailed", mails),
        ("stage-bounced", bounced),
        ("stage-confirmed", confirmed),
        ("stage-waiting", counts.of(Status::Confirmed)),
        ("stage-approved", counts.of(Status::Approved)),
        ("stage-rejected", counts.of(Status::Rejected)),
        ("stage-withdrawn", counts.of(Status::Withdrawn)),
    ];
    let most = all.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    all.into_iter().map(|(key, count)| (key, count, count * 100 / most)).collect()
}
