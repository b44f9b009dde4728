//! `GET /`: the open letters, or the one letter.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use crate::http::error::PageError;
use crate::http::respond;
use crate::http::views::{Reader, Shell, letter_text};
use crate::http::web::Web;
use crate::letters::{self, Letter, Phase, State};

#[derive(Template)]
#[template(path = "pages/home.html")]
struct Home<'a> {
    shell: Shell<'a>,
    letters: Vec<Line>,
}

struct Line {
    path: String,
    title: String,
    language: String,
    direction: &'static str,
    open: bool,
    deadline: Option<String>,
}

pub(in crate::http) async fn get(web: web::Data<Web>, reader: Reader) -> Result<HttpResponse, PageError> {
    let (now, inside) = (web.app.now(), reader.clone());
    let lines: Vec<Line> = web
        .app
        .db
        .read(move |c| {
            let mut lines = Vec::new();
            let mut published: Vec<Letter> = letters::list(c)?.into_iter().filter(Letter::is_published).collect();
            // What was put away stands behind the rest.
            published.sort_by_key(|letter| letter.state == State::Archived);
            for letter in published {
                let texts = letters::texts(c, letter.id, letter.current_edition)?;
                let Some(shown) = letter_text(&texts, &inside) else { continue };
                lines.push(Line {
                    path: inside.to(&format!("/letters/{}", letter.slug)),
                    title: shown.text.title.clone(),
                    language: shown.text.language.code(),
                    direction: shown.text.language.direction(),
                    open: letter.phase(now) == Phase::Open,
                    deadline: letter.hard_deadline.map(|deadline| inside.t.moment(deadline, &letter.time_zone)),
                });
            }
            Ok::<_, crate::db::StorageError>(lines)
        })
        .await?;
    match lines.as_slice() {
        [only] => Ok(respond::see_other(&only.path)),
        _ => respond::page(StatusCode::OK, &Home { shell: Shell::new(&web, &reader), letters: lines }),
    }
}
