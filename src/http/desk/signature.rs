//! `GET /desk/letters/{slug}/signatures/{id}`: one signature with everything known of it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::{Desk, to_sign_in};
use crate::accounts::Role;
use crate::audit;
use crate::basics::Id;
use crate::http::error::PageError;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::review::{self, Claim, Evidence};
use crate::signatures::{self, Double, Flag, Signature};

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
}

struct Happened {
    at: String,
    act: String,
    by: String,
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
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Observer).await?;
    let id: Id = id.parse().map_err(|_| PageError::NotFound)?;
    let letter_id = letter.id;
    let t = reader.t.clone();
    let found = web
        .app
        .db
        .read(move |c| {
            let Some(signature) = signatures::by_id(c, id)?.filter(|found| found.letter_id == letter_id) else { return Ok(None) };
            let mut history = Vec::new();
            for entry in audit::of_subject(c, id)? {
                let name = entry.actor.map(|id| crate::accounts::by_id(c, id)).transpose()?.flatten().map(|account| account.name);
                let by = name.unwrap_or_else(|| t.get(format!("actor-{}", entry.actor_kind.replace(' ', "-"))));
                history.push(Happened { at: t.moment(entry.at, "UTC"), act: t.get(format!("act-{}", entry.act.replace(' ', "-"))), by });
            }
            Ok::<_, crate::db::StorageError>(Some((signature, history)))
        })
        .await?;
    let (signature, history) = found.ok_or(PageError::NotFound)?;
    let evidence = review::evidence(&web.app, reviewer, id).await?;
    let page = SignaturePage {
        shell: Shell::new(&web, &reader),
        desk: Desk::of(&session),
        slug: letter.slug.as_str(),
        may_decide: reviewer.role() >= Role::Coordinator,
        country: signature.country().map(|country| reader.t.country(country)).unwrap_or_default(),
        signature,
        history,
        evidence,
        account: session.account.id,
    };
    respond::page(StatusCode::OK, &page)
}
