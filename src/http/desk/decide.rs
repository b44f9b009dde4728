//! `POST /desk/letters/{slug}/signatures/decide`: one signature or many.

use actix_web::{HttpRequest, HttpResponse, web};

use super::sign_in;
use crate::accounts::Role;
use crate::basics::Id;
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard;
use crate::http::respond;
use crate::http::views::Reader;
use crate::http::web::Web;
use crate::review::{self, Decision};
use crate::signatures::Status;

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = forms::read(&request, payload, forms::BULK).await?;
    let Some(session) = guard::session(&web, &request).await? else {
        guard::check_site(&web, &request)?;
        return sign_in::keep_form(&web, &reader, request.path(), &form);
    };
    guard::check_form(&web, &request, &session, &form)?;
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    let (ids, decision) = asked(&form).ok_or(PageError::BadRequest)?;
    let back = back(&form, letter.slug.as_str());
    let joiner = if back.contains('?') { '&' } else { '?' };
    if ids.is_empty() {
        // The reason that was typed comes back with the word that no row was ticked.
        let reason: String = url::form_urlencoded::byte_serialize(form.get("reason").as_bytes()).collect();
        return Ok(respond::see_other(&reader.to(&format!("{back}{joiner}none=1&reason={reason}"))));
    }
    let decided = review::decide_on_what_was_seen(&web.app, reviewer, ids, decision, seen(&form)).await?;
    Ok(respond::see_other(&reader.to(&format!("{back}{joiner}done={}&skipped={}", decided.done, decided.skipped.len()))))
}

/// A row's own button (`only=approve:ID`) wins over the ticked boxes.
fn asked(form: &Form) -> Option<(Vec<Id>, Decision)> {
    let reason = form.get("reason");
    if let Some((word, id)) = form.get("only").split_once(':') {
        return Some((vec![id.parse().ok()?], Decision::parse(word, reason)?));
    }
    let ids = form.all("ids").map(|id| id.parse().ok()).collect::<Option<Vec<Id>>>()?;
    Some((ids, Decision::parse(form.get("decision"), reason)?))
}

/// Where each signature stood on the page that was decided on (`seen=ID:status`).
fn seen(form: &Form) -> Vec<(Id, Status)> {
    form.all("seen")
        .filter_map(|seen| seen.split_once(':'))
        .filter_map(|(id, status)| Some((id.parse().ok()?, Status::parse(status)?)))
        .collect()
}

/// Back to the view the decision was made in: only ever a page of this letter.
fn back(form: &Form, slug: &str) -> String {
    let own = format!("/desk/letters/{slug}/signatures");
    let asked = form.get("back");
    let safe = asked.starts_with(&own) && asked.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if safe { asked.to_owned() } else { own }
}
