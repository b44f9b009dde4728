//! `/desk/organisations/{id}`: what somebody may know of an organisation, and what they write down.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::history::{self, Happened};
use super::organisations::{Offered, country, offered};
use super::{Desk, Sent, sent, to_sign_in};
use crate::basics::{Id, OrganisationName};
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard::{Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::organisations::{Amended, Amendment, parse_domain};
use crate::review::known::{self, Page, Signed, Undoable};
use crate::sessions::Session;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    /// What was done: one of the words of `said`.
    done: String,
    /// A search for another organisation.
    find: String,
}

/// What can be said to be done.
const DONE: [&str; 5] = ["amended", "unchanged", "merged", "apart", "too-late"];

#[derive(Template)]
#[template(path = "desk/organisation.html")]
struct OrganisationPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    page: Page,
    country: String,
    done: &'static str,
    /// Key of what went wrong; empty when nothing did.
    error: &'static str,
    /// What was typed, to be corrected.
    typed: &'a str,
    find: &'a str,
    found: Vec<Offered>,
    /// For administrators: the log speaks of organisations that others may not know of.
    history: Vec<Happened>,
}

impl OrganisationPage<'_> {
    fn names(&self) -> Vec<&str> {
        self.page.known.names()
    }

    fn acronyms(&self) -> Vec<&str> {
        self.page.known.acronyms()
    }

    fn domains(&self) -> Vec<String> {
        self.page.known.domains().into_iter().collect()
    }

    fn name(&self) -> &str {
        self.page.known.name()
    }

    /// When a sign-on came, where the reader may know it.
    fn received(&self, signed: &Signed) -> String {
        if signed.sign_on.is_inside { self.shell.t.short_moment(signed.sign_on.signature.created_at, "UTC") } else { String::new() }
    }

    fn until(&self, merge: &Undoable) -> String {
        self.shell.t.short_moment(merge.until, "UTC")
    }
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    id: web::Path<String>,
    asked: web::Query<Asked>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let asked_for = parse(&id)?;
    let page = known::page(&web.app, &session.account, asked_for).await?;
    if page.known.id != asked_for {
        return Ok(respond::see_other(&reader.to(&address(page.known.id))));
    }
    show(&web, &reader, &session, page, &asked, ("", "")).await
}

/// `wrong` is the key of what went wrong, and what was typed.
async fn show(
    web: &Web,
    reader: &Reader,
    session: &Session,
    page: Page,
    asked: &Asked,
    wrong: (&'static str, &str),
) -> Result<HttpResponse, PageError> {
    let (t, id) = (reader.t.clone(), page.known.id);
    let history = match session.account.is_admin {
        true => web.app.db.read(move |c| history::of(c, &t, "UTC", id)).await?,
        false => Vec::new(),
    };
    let mut found = offered(web, reader, session, &asked.find).await?;
    found.retain(|other| other.id != id);
    let page = OrganisationPage {
        shell: Shell::new(web, reader),
        desk: Desk::of(session),
        country: country(reader, &page.known),
        page,
        done: DONE.into_iter().find(|word| *word == asked.done).unwrap_or_default(),
        error: wrong.0,
        typed: wrong.1,
        find: &asked.find,
        found,
        history,
    };
    respond::page(if wrong.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
}

/// Writes something down, takes it back, or takes two organisations apart.
pub(in crate::http) async fn post(
    web: web::Data<Web>,
    id: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::FORM).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let id = parse(&id)?;
    // What somebody may not know of is not there, whatever they send.
    let page = known::page(&web.app, &session.account, id).await?;
    let done = |word: &str| Ok(respond::see_other(&reader.to(&format!("{}?done={word}", address(id)))));
    if form.get("act") == "take-apart" {
        let merge = form.get("merge").parse().map_err(|_| PageError::BadRequest)?;
        let apart = known::take_apart(&web.app, &session.account, id, merge).await?;
        return done(if apart { "apart" } else { "too-late" });
    }
    let nothing = Asked::default();
    let amendment = match asked(&form)? {
        Ok(amendment) => amendment,
        Err((error, typed)) => return show(&web, &reader, &session, page, &nothing, (error, typed)).await,
    };
    match known::amend(&web.app, &session.account, id, amendment).await? {
        Amended::Done => done("amended"),
        Amended::Unchanged => done("unchanged"),
        Amended::Circle => show(&web, &reader, &session, page, &nothing, ("organisation-circle", "")).await,
    }
}

/// The amendment of a form, or the key of what is wrong with what was typed.
fn asked(form: &Form) -> Result<Result<Amendment, (&'static str, &str)>, PageError> {
    Ok(match form.get("act") {
        "add-name" => {
            let typed = form.get("name");
            OrganisationName::parse(typed).map(Amendment::AddName).map_err(|_| ("organisation-bad-name", typed))
        }
        "add-domain" => {
            let typed = form.get("domain");
            parse_domain(typed).map(Amendment::AddDomain).ok_or(("organisation-bad-domain", typed))
        }
        "remove-name" => Ok(Amendment::RemoveName(form.get("name").to_owned())),
        "remove-domain" => Ok(Amendment::RemoveDomain(form.get("domain").to_owned())),
        "set-parent" => Ok(Amendment::SetParent(Some(form.get("parent").parse().map_err(|_| PageError::BadRequest)?))),
        "no-parent" => Ok(Amendment::SetParent(None)),
        _ => return Err(PageError::BadRequest),
    })
}

/// What is no identifier is the same as one that does not exist.
pub(super) fn parse(id: &str) -> Result<Id, PageError> {
    id.parse().map_err(|_| PageError::NotFound)
}

/// The address of an organisation's page.
pub(super) fn address(id: Id) -> String {
    format!("/desk/organisations/{id}")
}
