//! `POST /desk/letters/{slug}/signatures/decide`: one signature or many.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::{Desk, Sent, sent};
use crate::accounts::Role;
use crate::basics::Id;
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard;
use crate::http::respond;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::letters::Letter;
use crate::review::{self, Decision, Lines, Preview, SeenAs, SignaturesMerge};
use crate::sessions::Session;
use crate::signatures::{Flag, Signature, Status};

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let (session, form) = match sent(&web, &reader, &request, payload, forms::BULK).await? {
        Sent::Form(session, form) => (session, form),
        Sent::Kept(response) => return Ok(response),
    };
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    let (ids, decision) = asked(&form).ok_or(PageError::BadRequest)?;
    let back = back(&form, letter.slug.as_str());
    let joiner = if back.contains('?') { '&' } else { '?' };
    if ids.is_empty() {
        // The reason that was typed comes back with the word that no row was ticked.
        let reason: String = url::form_urlencoded::byte_serialize(form.get("reason").as_bytes()).collect();
        return Ok(respond::see_other(&reader.to(&format!("{back}{joiner}none=1&reason={reason}"))));
    }
    if let (Decision::Merge(into), [id]) = (&decision, ids.as_slice())
        && form.get("confirm") != "yes"
        && let Some(merge) = review::preview_merge(&web.app, reviewer, *id, *into).await?
    {
        return show_merge(&web, &reader, &session, &letter, &form, &merge);
    }
    let seen = seen(&form, &ids);
    // What was chosen by a rule is shown first even where it is one.
    let common = form.get("only").is_empty() && (ids.len() > 1 || form.get("preview") == "yes");
    if common && form.get("confirm") != "yes" {
        let preview = review::preview(&web.app, reviewer, ids, decision.clone(), seen).await?;
        return show_preview(&web, &reader, &session, &letter, &form, &decision, preview);
    }
    let decided = review::decide_on_what_was_seen(&web.app, reviewer, ids, decision, seen).await?;
    Ok(respond::see_other(&reader.to(&format!("{back}{joiner}done={}&skipped={}", decided.done, decided.skipped.len()))))
}

#[derive(Template)]
#[template(path = "desk/preview.html")]
struct PreviewPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    decision: &'static str,
    reason: &'a str,
    silent: bool,
    preview: Preview,
    back: String,
    /// The form again, to be sent with `confirm=yes`.
    fields: Vec<(String, String)>,
}

impl PreviewPage<'_> {
    fn flags(&self) -> [Flag; 7] {
        Flag::ALL
    }

    fn country(&self, signature: &Signature) -> String {
        signature.country().map(|country| self.shell.t.country(country)).unwrap_or_default()
    }
}

/// What a common decision would do; the same form again makes it.
fn show_preview(
    web: &Web,
    reader: &Reader,
    session: &Session,
    letter: &Letter,
    form: &Form,
    decision: &Decision,
    preview: Preview,
) -> Result<HttpResponse, PageError> {
    let page = PreviewPage {
        shell: Shell::new(web, reader),
        desk: Desk::of(session),
        slug: letter.slug.as_str(),
        decision: decision.as_str(),
        reason: form.get("reason"),
        silent: form.get("silent") == "yes",
        preview,
        back: back(form, letter.slug.as_str()),
        fields: again(form),
    };
    respond::page(StatusCode::OK, &page)
}

/// The fields of a form, to be sent once more with `confirm=yes`.
fn again(form: &Form) -> Vec<(String, String)> {
    form.pairs().iter().filter(|(name, _)| !matches!(name.as_str(), "form_token" | "confirm")).cloned().collect()
}

#[derive(Template)]
#[template(path = "desk/merge.html")]
struct MergePage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    slug: &'a str,
    /// The one that goes, the one that stays.
    two: [Side<'a>; 2],
    lists: Vec<Lines<'a>>,
    loses_privacy: bool,
    back: String,
    /// The form again, to be sent with `confirm=yes`.
    fields: Vec<(String, String)>,
}

/// A sign-on beside another.
struct Side<'a> {
    key: &'static str,
    signature: &'a Signature,
    country: String,
    received: String,
}

/// What merging two sign-ons would do; the same form again does it.
fn show_merge(
    web: &Web,
    reader: &Reader,
    session: &Session,
    letter: &Letter,
    form: &Form,
    merge: &SignaturesMerge,
) -> Result<HttpResponse, PageError> {
    let side = |key, signature| Side {
        key,
        signature,
        country: country(reader, signature),
        received: reader.t.short_moment(signature.created_at, &letter.time_zone),
    };
    let page = MergePage {
        shell: Shell::new(web, reader),
        desk: Desk::of(session),
        slug: letter.slug.as_str(),
        two: [side("merge-goes", &merge.goes), side("merge-stays", &merge.stays)],
        lists: merge.lists(),
        loses_privacy: merge.loses_privacy(),
        back: back(form, letter.slug.as_str()),
        fields: again(form),
    };
    respond::page(StatusCode::OK, &page)
}

fn country(reader: &Reader, signature: &Signature) -> String {
    signature.country().map(|country| reader.t.country(country)).unwrap_or_default()
}

/// A row's own button (`only=approve:ID`) wins over the ticked boxes.
fn asked(form: &Form) -> Option<(Vec<Id>, Decision)> {
    let (reason, silent) = (form.get("reason"), form.get("silent") == "yes");
    if let Some((word, id)) = form.get("only").split_once(':') {
        return Some((vec![id.parse().ok()?], Decision::parse(word, reason, silent)?));
    }
    let ids = form.all("ids").map(|id| id.parse().ok()).collect::<Option<Vec<Id>>>()?;
    Some((ids, Decision::parse(form.get("decision"), reason, silent)?))
}

/// How each signature stood on the page that was decided on (`seen=ID:status:digest of its answers`), or all of them where a rule chose
/// them (`seen_status=status`).
fn seen(form: &Form, ids: &[Id]) -> Vec<SeenAs> {
    let each = form.all("seen").filter_map(|seen| {
        let mut parts = seen.splitn(3, ':');
        let (id, status) = (parts.next()?.parse().ok()?, Status::parse(parts.next()?)?);
        Some(SeenAs { id, status, answers: parts.next().unwrap_or_default().to_owned() })
    });
    let common = Status::parse(form.get("seen_status"));
    let all = ids.iter().filter_map(|id| common.map(|status| SeenAs { id: *id, status, answers: String::new() }));
    each.chain(all).collect()
}

/// Back to the view the decision was made in: only ever a page of this letter.
pub(super) fn back(form: &Form, slug: &str) -> String {
    let own = format!("/desk/letters/{slug}/signatures");
    let asked = form.get("back");
    let safe = asked.starts_with(&own) && asked.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if safe { asked.to_owned() } else { own }
}
