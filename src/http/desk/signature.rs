//! `GET /desk/letters/{slug}/signatures/{id}`: one signature with everything known of it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::history::{self, Happened};
use super::organisations::{Offered, offered};
use super::{Desk, to_sign_in};
use crate::accounts::Role;
use crate::basics::Id;
use crate::http::error::PageError;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::review::known::Suggestion;
use crate::review::{self, Claim, Evidence};
use crate::signatures::{self, Double, Flag, Signature, Status};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::http) struct Asked {
    /// A search for the organisation that signs.
    find: String,
}

#[derive(Template)]
#[template(path = "desk/signature.html")]
struct SignaturePage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    may_decide: bool,
    signature: Signature,
    country: String,
    history: Vec<Happened>,
    evidence: Evidence,
    account: Id,
    /// May whoever looks say which organisation it is of?
    may_choose: bool,
    find: &'a str,
    /// Organisations that the search found.
    found: Vec<Offered>,
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

    fn flags(&self) -> [Flag; 5] {
        Flag::ALL
    }

    fn country_of(&self, suggestion: &Suggestion) -> String {
        suggestion.country.map(|country| self.shell.t.country(country)).unwrap_or_default()
    }
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    path: web::Path<(String, String)>,
    asked: web::Query<Asked>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let (slug, id) = path.into_inner();
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Observer).await?;
    let id: Id = id.parse().map_err(|_| PageError::NotFound)?;
    let letter_id = letter.id;
    let t = reader.t.clone();
    let found = web
        .app
        .db
        .read(move |c| {
            let Some(signature) = signatures::by_id(c, id)?.filter(|found| found.letter_id == letter_id) else { return Ok(None) };
            Ok::<_, crate::db::StorageError>(Some((signature, history::of(c, &t, id)?)))
        })
        .await?;
    let (signature, history) = found.ok_or(PageError::NotFound)?;
    let evidence = review::evidence(&web.app, reviewer, id).await?;
    let may_decide = reviewer.role() >= Role::Coordinator;
    let may_choose = may_decide && matches!(signature.status, Status::Confirmed | Status::Approved);
    let found = if may_choose { offered(&web, &reader, &session, &asked.find).await? } else { Vec::new() };
    let page = SignaturePage {
        shell: Shell::new(&web, &reader),
        desk: Desk::of(&session),
        slug: letter.slug.as_str(),
        may_decide,
        country: signature.country().map(|country| reader.t.country(country)).unwrap_or_default(),
        signature,
        history,
        evidence,
        account: session.account.id,
        may_choose,
        find: &asked.find,
        found,
    };
    respond::page(StatusCode::OK, &page)
}
