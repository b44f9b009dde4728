//! `/desk/letters/{slug}/import/{id}`: which column is which field, every row before it is imported, and what became of them.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::{Desk, Sent, sent, to_sign_in};
use crate::accounts::{Reviewer, Role};
use crate::basics::{Id, text};
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::intake::{self, Chosen, Field, IntakeError, Mapping, MappingError, Plan, Report, Sheet};
use crate::letters::Letter;
use crate::sessions::Session;
use crate::signatures::Arrival;

/// The longest note, in characters.
const LONGEST: usize = 2_000;

#[derive(Template)]
#[template(path = "desk/import_columns.html")]
struct ColumnsPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    name: &'a str,
    may_approve: bool,
    sheet: &'a Sheet,
    /// Field, and the column chosen for it.
    fields: Vec<(Field, Option<usize>)>,
    arrival: Arrival,
    note: &'a str,
    /// What is wrong with the choice; empty when nothing is.
    error: String,
    action: String,
}

impl ColumnsPage<'_> {
    fn arrivals(&self) -> impl Iterator<Item = Arrival> {
        let may_approve = self.may_approve;
        Arrival::ALL.into_iter().filter(move |arrival| may_approve || *arrival != Arrival::Approved)
    }

    /// The name of a column, and what its first row holds.
    fn option(&self, column: &usize) -> String {
        let example: String = self.sheet.rows.first().map_or("", |row| row.cell(*column)).chars().take(40).collect();
        format!("{} – {example}", self.sheet.headers.get(*column).map_or("", String::as_str))
    }

    fn columns(&self) -> std::ops::Range<usize> {
        0..self.sheet.headers.len()
    }

    fn is_chosen(&self, chosen: &Option<usize>, column: &usize) -> bool {
        chosen.as_ref() == Some(column)
    }
}

#[derive(Template)]
#[template(path = "desk/import_preview.html")]
struct PreviewPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    arrival: &'static str,
    report: Report,
    wrong: usize,
    alike: usize,
    /// The form again, to be sent with `confirm=yes`.
    fields: Vec<(String, String)>,
    action: String,
}

#[derive(Template)]
#[template(path = "desk/import_done.html")]
struct DonePage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    name: &'a str,
    report: Report,
    action: String,
}

/// Who works on which file.
struct Work<'a> {
    web: &'a Web,
    reader: &'a Reader,
    session: &'a Session,
    letter: &'a Letter,
    reviewer: Reviewer,
    id: Id,
    name: String,
}

impl Work<'_> {
    fn action(&self) -> String {
        format!("/desk/letters/{}/import/{}", self.letter.slug, self.id)
    }

    fn columns(&self, plan: &Plan, error: String) -> Result<HttpResponse, PageError> {
        let status = if error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let page = ColumnsPage {
            shell: Shell::new(self.web, self.reader),
            desk: Desk::of(self.session),
            slug: self.letter.slug.as_str(),
            name: &self.name,
            may_approve: self.reviewer.role() >= Role::Owner,
            sheet: &plan.sheet,
            fields: Field::asked(self.letter).map(|field| (field, plan.mapping.column(field))).collect(),
            arrival: plan.arrival,
            note: &plan.note,
            error,
            action: self.action(),
        };
        respond::page(status, &page)
    }

    /// The choice again with what is wrong about it; what has a page of its own goes there.
    fn refused(&self, plan: &Plan, error: IntakeError) -> Result<HttpResponse, PageError> {
        match error.sentence(&self.reader.t) {
            Some(sentence) => self.columns(plan, sentence),
            None => Err(error.into()),
        }
    }

    fn preview(&self, form: &Form, plan: &Plan, report: Report) -> Result<HttpResponse, PageError> {
        let wrong = report.lines.iter().filter(|line| !line.problems.is_empty()).count();
        let alike = report.lines.iter().filter(|line| !line.looks_like.is_empty()).count();
        let page = PreviewPage {
            shell: Shell::new(self.web, self.reader),
            desk: Desk::of(self.session),
            arrival: plan.arrival.as_str(),
            report,
            wrong,
            alike,
            fields: form.pairs().iter().filter(|(name, _)| !matches!(name.as_str(), "form_token" | "confirm")).cloned().collect(),
            action: self.action(),
        };
        respond::page(if wrong == 0 { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
    }
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    path: web::Path<(String, String)>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let (slug, id) = path.into_inner();
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    let _turn = web.heavy_turn().await?;
    let Some((id, staged)) = find(&web, reviewer, &id).await? else { return Ok(gone(&reader, &letter)) };
    let work = Work { web: &web, reader: &reader, session: &session, letter: &letter, reviewer, id, name: staged.name };
    match staged.chosen {
        Chosen::Open { sheet, mapping, arrival, note } => work.columns(&Plan { sheet, mapping, arrival, note }, String::new()),
        Chosen::Imported(report) => {
            let page = DonePage {
                shell: Shell::new(&web, &reader),
                desk: Desk::of(&session),
                slug: letter.slug.as_str(),
                name: &work.name,
                report,
                action: work.action(),
            };
            respond::page(StatusCode::OK, &page)
        }
    }
}

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    path: web::Path<(String, String)>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let (slug, id) = path.into_inner();
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    let _turn = web.heavy_turn().await?;
    let Some((id, staged)) = find(&web, reviewer, &id).await? else { return Ok(gone(&reader, &letter)) };
    let work = Work { web: &web, reader: &reader, session: &session, letter: &letter, reviewer, id, name: staged.name };
    let Chosen::Open { sheet, mapping, .. } = staged.chosen else {
        return Ok(respond::see_other(&reader.to(&work.action())));
    };
    let (plan, wrong) = plan(&form, sheet, mapping);
    match wrong {
        Some(error) => work.refused(&plan, error.into()),
        None => act(&work, &form, &plan).await,
    }
}

/// Shows every row, or imports them when that was confirmed.
async fn act(work: &Work<'_>, form: &Form, plan: &Plan) -> Result<HttpResponse, PageError> {
    let (app, t) = (&work.web.app, &work.reader.t);
    if form.get("confirm") == "yes" {
        return match intake::import(app, work.reviewer, plan, Some(work.id), t).await {
            Ok(report) if !report.imported => work.preview(form, plan, report),
            Ok(_) | Err(IntakeError::Done) => Ok(respond::see_other(&work.reader.to(&work.action()))),
            Err(error) => work.refused(plan, error),
        };
    }
    match intake::preview(app, work.reviewer, plan, t).await {
        Ok(checked) => {
            intake::choose(app, work.reviewer, work.id, plan).await?;
            work.preview(form, plan, Report::of(&checked, plan.arrival, false, t))
        }
        Err(error) => work.refused(plan, error),
    }
}

/// `GET …/report.csv`: what became of each row.
pub(in crate::http) async fn report(
    web: web::Data<Web>,
    path: web::Path<(String, String)>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let (slug, id) = path.into_inner();
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    let _turn = web.heavy_turn().await?;
    let Some((_, staged)) = find(&web, reviewer, &id).await? else { return Ok(gone(&reader, &letter)) };
    let report = match staged.chosen {
        Chosen::Imported(report) => report,
        // Before it is imported, the report says what would happen.
        Chosen::Open { sheet, mapping, arrival, note } => {
            let plan = Plan { sheet, mapping, arrival, note };
            Report::of(&intake::preview(&web.app, reviewer, &plan, &reader.t).await?, plan.arrival, false, &reader.t)
        }
    };
    let bytes = report.csv().map_err(|_| PageError::Internal)?;
    Ok(respond::file("text/csv; charset=utf-8", &format!("{}-import.csv", letter.slug), bytes))
}

/// The file, unless it is forgotten.
async fn find(web: &Web, reviewer: Reviewer, id: &str) -> Result<Option<(Id, intake::Staged)>, PageError> {
    let Ok(id) = id.parse::<Id>() else { return Ok(None) };
    match intake::staged(&web.app, reviewer, id).await {
        Ok(staged) => Ok(Some((id, staged))),
        Err(IntakeError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Files are forgotten after a day: back to sending one.
fn gone(reader: &Reader, letter: &Letter) -> HttpResponse {
    respond::see_other(&reader.to(&format!("/desk/letters/{}/import?gone=1", letter.slug)))
}

/// What was chosen; where that cannot be, what stood there before and why.
fn plan(form: &Form, sheet: Arc<Sheet>, before: Mapping) -> (Plan, Option<MappingError>) {
    let column = |field: &Field| form.get(&format!("map_{}", field.as_str())).parse().ok();
    let choices: Vec<(Field, usize)> = Field::ALL.iter().filter_map(|field| Some((*field, column(field)?))).collect();
    let (mapping, wrong) = match Mapping::chosen(&sheet, choices) {
        Ok(mapping) => (mapping, None),
        Err(error) => (before, Some(error)),
    };
    let typed = form.get("note").replace("\r\n", "\n");
    let note: String = typed.chars().filter(|c| *c == '\n' || !text::is_refused(*c)).take(LONGEST).collect();
    let arrival = Arrival::parse(form.get("state")).unwrap_or(Arrival::Unconfirmed);
    (Plan { sheet, mapping, arrival, note: note.trim().to_owned() }, wrong)
}
