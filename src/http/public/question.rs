//! `/question/{token}`: what the coordinators ask. Looking changes nothing; only a POST with a choice of its own answers.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use crate::basics::text::{self, TextError};
use crate::http::error::PageError;
use crate::http::forms::PublicForm;
use crate::http::respond;
use crate::http::views::{LetterText, Reader, Shell, letter_text};
use crate::http::web::Web;
use crate::review::{self, Answer, Opened, Reply, Whom};
use crate::verification::LinkError;

/// The longest answer, in characters.
const LONGEST: usize = 2_000;

#[derive(Template)]
#[template(path = "pages/question.html")]
struct QuestionPage<'a> {
    shell: Shell<'a>,
    shown: LetterText<'a>,
    opened: &'a Opened,
    country: String,
    said: Said<'a>,
    action: String,
    letter_path: String,
}

/// It was answerable once.
#[derive(Template)]
#[template(path = "pages/question_ended.html")]
struct EndedPage<'a> {
    shell: Shell<'a>,
}

/// What a POST did or found, and what was typed.
#[derive(Default, Clone, Copy)]
struct Said<'a> {
    /// Key of what is wrong; empty when nothing is.
    error: &'static str,
    saved: bool,
    answer: &'a str,
    words: &'a str,
}

impl QuestionPage<'_> {
    fn choices(&self) -> [Answer; 3] {
        [Answer::Yes, Answer::No, Answer::Unsure]
    }

    fn is_to_signer(&self) -> bool {
        self.opened.question.whom == Whom::Signer
    }

    fn is_answered(&self) -> bool {
        self.opened.question.answer != Answer::Open
    }

    /// Nothing is chosen beforehand; what was chosen stays where something else was wrong.
    fn is_chosen(&self, answer: &Answer) -> bool {
        !self.said.error.is_empty() && self.said.answer == answer.as_str()
    }

    fn words(&self) -> &str {
        if self.said.error.is_empty() { &self.opened.question.words } else { self.said.words }
    }
}

pub(in crate::http) async fn get(web: web::Data<Web>, token: web::Path<String>, reader: Reader) -> Result<HttpResponse, PageError> {
    match opened(&web, &token, &reader).await? {
        Ok(opened) => show(&web, &token, &reader, &opened, Said::default()),
        Err(ended) => Ok(ended),
    }
}

pub(in crate::http) async fn post(
    web: web::Data<Web>,
    token: web::Path<String>,
    reader: Reader,
    PublicForm(form): PublicForm,
) -> Result<HttpResponse, PageError> {
    let open = match opened(&web, &token, &reader).await? {
        Ok(open) => open,
        Err(ended) => return Ok(ended),
    };
    let typed = Said { answer: form.get("answer"), words: form.get("words"), ..Said::default() };
    match reply(open.question.whom, typed, form.ticked("sure")) {
        Ok(reply) => review::answer(&web.app, &token, reply).await?,
        Err(error) => return show(&web, &token, &reader, &open, Said { error, ..typed }),
    }
    match opened(&web, &token, &reader).await? {
        Ok(open) => show(&web, &token, &reader, &open, Said { saved: true, ..Said::default() }),
        Err(ended) => Ok(ended),
    }
}

/// The question, or the page that says that its time is over.
async fn opened(web: &Web, token: &str, reader: &Reader) -> Result<Result<Opened, HttpResponse>, PageError> {
    match review::open_question(&web.app, token).await {
        Ok(opened) => Ok(Ok(opened)),
        Err(LinkError::Expired) => respond::page(StatusCode::GONE, &EndedPage { shell: Shell::new(web, reader) }).map(Err),
        Err(error) => Err(error.into()),
    }
}

/// The answer, or the key of what is wrong with it.
fn reply(whom: Whom, typed: Said<'_>, sure: bool) -> Result<Reply, &'static str> {
    let words = match text::paragraphs(typed.words, LONGEST) {
        Ok(words) => words,
        Err(TextError::Empty) => String::new(),
        Err(TextError::TooLong(_)) => return Err("error-too-long-comment"),
        Err(_) => return Err("error-control-characters"),
    };
    match (Reply::new(whom, typed.answer, words), whom) {
        (None, Whom::Signer) => Err("question-no-words"),
        (None, Whom::Organisation) => Err("question-none-chosen"),
        // The signer's answer needs a box of its own; an organisation's choice is one (R13).
        (Some(_), Whom::Signer) if !sure => Err("own-sure-missing"),
        (Some(reply), _) => Ok(reply),
    }
}

fn show(web: &Web, token: &str, reader: &Reader, opened: &Opened, said: Said<'_>) -> Result<HttpResponse, PageError> {
    let shown = letter_text(&opened.texts, reader).ok_or(PageError::NotFound)?;
    let page = QuestionPage {
        shell: Shell::new(web, reader),
        shown,
        opened,
        country: opened.country.map(|country| reader.t.country(country)).unwrap_or_default(),
        said,
        action: reader.to(&format!("/question/{token}")),
        letter_path: reader.to(&format!("/letters/{}", opened.letter.slug)),
    };
    respond::page(if said.error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &page)
}
