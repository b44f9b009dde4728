//! `GET /desk`: the letters somebody has a role on.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::{Desk, to_sign_in};
use crate::accounts;
use crate::basics::Timestamp;
use crate::db::backup;
use crate::http::error::PageError;
use crate::http::guard::{Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::letters::{self, Phase, State};
use crate::signatures::{self, Counts, Status};
use crate::verification;

#[derive(Template)]
#[template(path = "desk/letters.html")]
struct Letters<'a> {
    shell: Shell<'a>,
    desk: Desk,
    lines: Vec<Line>,
    backup_is_old: bool,
    last_backup: Option<Timestamp>,
    held: i64,
}

struct Line {
    slug: String,
    title: String,
    open: bool,
    state: State,
    deadline: Option<String>,
    waiting: i64,
    approved: i64,
    total: i64,
}

pub(in crate::http) async fn get(web: web::Data<Web>, reader: Reader, signed_in: SignedIn, here: Here) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let (now, t, account) = (web.app.now(), reader.t.clone(), session.account.clone());
    let (lines, last_backup, held) = web
        .app
        .db
        .read(move |c| {
            let roles = accounts::roles_of(c, account.id)?;
            let mut lines = Vec::new();
            for letter in letters::list(c)?.into_iter().filter(|letter| account.is_admin || roles.iter().any(|(id, _)| *id == letter.id)) {
                let title = letters::texts(c, letter.id, letter.current_edition)?.into_iter().next().map(|text| text.title);
                let counts: Counts = signatures::counts(c, letter.id)?;
                lines.push(Line {
                    slug: letter.slug.to_string(),
                    title: title.unwrap_or_else(|| letter.slug.to_string()),
                    open: letter.phase(now) == Phase::Open,
                    // One whose deadline has passed is closed, also before the worker says so.
                    state: if letter.state == State::Open { State::Closed } else { letter.state },
                    deadline: letter.hard_deadline.map(|deadline| t.moment(deadline, &letter.time_zone)),
                    waiting: counts.of(Status::Confirmed),
                    approved: counts.of(Status::Approved),
                    total: counts.total(),
                });
            }
            // What was put away stands behind the rest.
            lines.sort_by_key(|line| line.state == State::Archived);
            let held = verification::alarm(c)?.map_or(0, |alarm| alarm.held);
            Ok::<_, crate::db::StorageError>((lines, backup::last(c)?, held))
        })
        .await?;
    let backup_is_old = web.app.db.sqlite_file().is_some() && last_backup.is_none_or(|at| now.since(at) > backup::OLD);
    let page = Letters { shell: Shell::new(&web, &reader), desk: Desk::of(&session), lines, backup_is_old, last_backup, held };
    respond::page(StatusCode::OK, &page)
}
