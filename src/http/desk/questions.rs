//! `POST /desk/letters/{slug}/signatures/{id}/questions`: asks the signer, or another address at the organisation.

use actix_web::{HttpRequest, HttpResponse, web};

use super::signature::{self, Done, Refused};
use super::{Sent, sent};
use crate::accounts::Role;
use crate::basics::text::{self, TextError};
use crate::basics::{EmailAddress, Id};
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard;
use crate::http::respond;
use crate::http::views::Reader;
use crate::http::web::Web;
use crate::review::{self, NewQuestion, Seen, Whom};

/// The longest question, in characters.
const LONGEST: usize = 1_000;

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
    let about: Id = id.parse().map_err(|_| PageError::NotFound)?;
    let whom = Whom::parse(form.get("whom")).ok_or(PageError::BadRequest)?;
    let key = match typed(whom, &form) {
        Ok(new) => {
            let seen = Seen { confidential: form.ticked("sure"), other_domain: form.ticked("elsewhere") };
            match review::ask(&web.app, reviewer, about, new, seen).await {
                Ok(()) => {
                    let page = reader.to(&format!("/desk/letters/{}/signatures/{about}?asked=1", letter.slug));
                    return Ok(respond::see_other(&format!("{page}#questions")));
                }
                Err(error) => error.key().ok_or_else(|| PageError::from(error))?,
            }
        }
        Err(key) => key,
    };
    let refused = Refused { key, whom: Some(whom), email: form.get("email"), body: form.get("question") };
    signature::show(&web, &reader, &session, (&slug, &id), &Done::default(), refused).await
}

/// The question, or the key of what is wrong with it.
fn typed(whom: Whom, form: &Form) -> Result<NewQuestion, &'static str> {
    let body = match (text::paragraphs(form.get("question"), LONGEST), whom) {
        (Ok(body), _) => body,
        (Err(TextError::Empty), Whom::Organisation) => String::new(),
        (Err(TextError::Empty), Whom::Signer) => return Err("questions-empty"),
        (Err(TextError::TooLong(_)), _) => return Err("questions-too-long"),
        (Err(_), _) => return Err("error-control-characters"),
    };
    match whom {
        Whom::Signer => Ok(NewQuestion::Signer { body }),
        Whom::Organisation => {
            let email = EmailAddress::parse(form.get("email")).map_err(|_| "error-email")?;
            Ok(NewQuestion::Organisation { email, body })
        }
    }
}
