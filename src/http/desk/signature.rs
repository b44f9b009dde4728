//! `GET /desk/letters/{slug}/signatures/{id}`: one signature with everything known of it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::history::{self, Happened};
use super::organisations::{Offered, offered};
use super::{Desk, to_sign_in};
use crate::accounts::{Reviewer, Role};
use crate::basics::{Id, Timestamp};
use crate::http::error::PageError;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::i18n::Translator;
use crate::letters::{Letter, Visibility};
use crate::review::known::Suggestion;
use crate::review::{self, Claim, Evidence, Undoable, Whom};
use crate::sessions::Session;
use crate::signatures::{self, Double, Flag, Signature, Status};

/// The query of the page's address: what a form of it did, and a search for the organisation that signs.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Done {
    asked: String,
    full: usize,
    find: String,
    done: usize,
    undone: usize,
    skipped: usize,
    #[serde(rename = "too-late")]
    too_late: String,
    /// It was entered, and no mail asks to confirm.
    #[serde(rename = "no-mail")]
    no_mail: usize,
}

/// A question that was not asked: why, and what was typed.
#[derive(Default, Clone, Copy)]
pub(super) struct Refused<'a> {
    /// Key of the sentence; empty when nothing was refused.
    pub(super) key: &'static str,
    /// Who was to be asked.
    pub(super) whom: Option<Whom>,
    pub(super) email: &'a str,
    pub(super) body: &'a str,
}

#[derive(Template)]
#[template(path = "desk/signature.html")]
struct SignaturePage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    zone: &'a str,
    may_decide: bool,
    signature: Signature,
    country: String,
    history: Vec<Happened>,
    evidence: Evidence,
    account: Id,
    /// May whoever looks say which organisation it is of?
    may_choose: bool,
    /// Organisations that the search found.
    found: Vec<Offered>,
    now: Timestamp,
    done: &'a Done,
    refused: Refused<'a>,
    /// Where another address of the organisation would be asked.
    suggested: String,
    letter_tags: Vec<String>,
    /// What whoever looks has just decided, while it can be taken back.
    undoable: Option<Undoable>,
    /// The next one that waits.
    next: Option<Id>,
}

impl SignaturePage<'_> {
    fn may_merge(&self, double: &Double) -> bool {
        self.may_decide && review::can_merge(&self.signature, &double.signature)
    }

    /// Is it whoever looks at the page that has it?
    fn is_own(&self, claim: &Claim) -> bool {
        self.account == claim.account
    }

    fn is_here(&self, double: &Double) -> bool {
        double.signature.letter_id == self.signature.letter_id
    }

    fn flags(&self) -> [Flag; 7] {
        Flag::ALL
    }

    fn country_of(&self, suggestion: &Suggestion) -> String {
        suggestion.country.map(|country| self.shell.t.country(country)).unwrap_or_default()
    }

    /// May anybody still be asked about it?
    fn may_ask(&self) -> bool {
        self.may_decide && !matches!(self.signature.status, Status::Withdrawn | Status::Merged)
    }

    /// The signer's address is proven, so that mail to it may hold a coordinator's words.
    fn may_ask_signer(&self) -> bool {
        self.signature.is_proven()
    }

    fn is_confidential(&self) -> bool {
        self.signature.visibility != Visibility::Public
    }

    /// What was typed into a form that was refused.
    fn typed_question(&self, whom: &str) -> &str {
        if self.refused.whom.is_some_and(|refused| refused.as_str() == whom) { self.refused.body } else { "" }
    }

    fn typed_email(&self) -> &str {
        if self.refused.whom == Some(Whom::Organisation) { self.refused.email } else { &self.suggested }
    }
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    path: web::Path<(String, String)>,
    done: web::Query<Done>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let (slug, id) = path.into_inner();
    show(&web, &reader, &session, (&slug, &id), &done, Refused::default()).await
}

/// The page, with what was typed for a question that was refused.
pub(super) async fn show(
    web: &Web,
    reader: &Reader,
    session: &Session,
    (slug, id): (&str, &str),
    done: &Done,
    refused: Refused<'_>,
) -> Result<HttpResponse, PageError> {
    let (letter, reviewer) = guard::reviewer(web, session, slug, Role::Observer).await?;
    let id: Id = id.parse().map_err(|_| PageError::NotFound)?;
    let (signature, history) = found(web, &letter, id, reader.t.clone()).await?.ok_or(PageError::NotFound)?;
    let evidence = review::evidence(&web.app, reviewer, id).await?;
    let may_decide = reviewer.role() >= Role::Coordinator;
    let may_choose = may_decide && matches!(signature.status, Status::Confirmed | Status::Approved);
    let page = SignaturePage {
        shell: Shell::new(web, reader),
        desk: Desk::of(session),
        slug: letter.slug.as_str(),
        zone: &letter.time_zone,
        may_decide,
        may_choose,
        found: if may_choose { offered(web, reader, session, &done.find).await? } else { Vec::new() },
        country: signature.country().map(|country| reader.t.country(country)).unwrap_or_default(),
        suggested: review::suggested_address(&signature),
        signature,
        history,
        evidence,
        account: session.account.id,
        now: web.app.now(),
        done,
        refused,
        letter_tags: review::tags(&web.app, reviewer).await?,
        undoable: if done.done == 0 { None } else { newest_own(web, reviewer).await? },
        next: review::next_waiting(&web.app, reviewer, id).await?,
    };
    respond::page(if refused.key.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
}

async fn newest_own(web: &Web, reviewer: Reviewer) -> Result<Option<Undoable>, PageError> {
    Ok(review::undoable(&web.app, reviewer).await?.into_iter().find(|decision| decision.own))
}

/// A sign-on of this letter and what happened to it.
async fn found(web: &Web, letter: &Letter, id: Id, t: Translator) -> Result<Option<(Signature, Vec<Happened>)>, PageError> {
    let (letter, zone) = (letter.id, letter.time_zone.clone());
    let found = web
        .app
        .db
        .read(move |c| {
            let Some(signature) = signatures::by_id(c, id)?.filter(|found| found.letter_id == letter) else { return Ok(None) };
            let history = history::of(c, &t, &zone, id)?;
            Ok::<_, crate::db::StorageError>(Some((signature, history)))
        })
        .await?;
    Ok(found)
}
