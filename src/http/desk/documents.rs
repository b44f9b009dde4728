//! `GET /desk/letters/{slug}/documents/{format}?audience=`: the list as a file.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::{to_fresh_sign_in, to_sign_in};
use crate::accounts::Role;
use crate::audit::{self, Event};
use crate::documents::{self, Format};
use crate::http::error::PageError;
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::Reader;
use crate::http::web::Web;
use crate::roster::{self, Audience};

#[derive(Deserialize)]
pub(in crate::http) struct Asked {
    #[serde(default)]
    audience: String,
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
    let (slug, format) = path.into_inner();
    let audience =
        if asked.audience.is_empty() { Audience::Public } else { Audience::parse(&asked.audience).ok_or(PageError::NotFound)? };
    // Contact data leaves the house only in the hands of those who decide.
    let needed = if audience == Audience::Coordinators { Role::Coordinator } else { Role::Observer };
    let (letter, reviewer) = guard::reviewer(&web, &session, &slug, needed).await?;
    if audience != Audience::Public && !session.is_fresh(web.app.now()) {
        return Ok(to_fresh_sign_in(&here.0));
    }
    let format = Format::parse(&format).ok_or(PageError::NotFound)?;
    let roster = roster::collect(&web.app, letter.slug.as_str(), audience, None, Some(reader.t.code().to_owned())).await?;
    let bytes = documents::write(&roster, format, &reader.t).map_err(|_| PageError::Internal)?;
    let (id, now) = (letter.id, web.app.now());
    let detail = serde_json::json!({ "audience": audience.as_str(), "format": format.extension() });
    web.app
        .db
        .write("note export", move |c| {
            audit::record(
                c,
                now,
                &Event { actor: reviewer.actor(), act: "exported", letter: Some(id), subject: Some(id), detail: detail.clone() },
            )
        })
        .await?;
    Ok(respond::file(format.media_type(), &format!("{}-{}.{}", letter.slug, audience.as_str(), format.extension()), bytes))
}
