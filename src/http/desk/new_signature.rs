//! `/desk/letters/{slug}/signatures/new`: a coordinator enters a sign-on received by mail, by telephone or on paper.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::{Desk, Sent, sent, to_sign_in};
use crate::accounts::Role;
use crate::basics::text::{self, TextError};
use crate::http::error::PageError;
use crate::http::forms::{self, Form};
use crate::http::guard::{self, Here, SignedIn};
use crate::http::respond;
use crate::http::views::{self, Reader, Shell};
use crate::http::web::Web;
use crate::i18n::Translator;
use crate::intake::{self, Field, How, IntakeError, Received, Rules, Vocabulary, read_answers};
use crate::letters::Letter;
use crate::organisations::{ConsultativeStatus, Kind};
use crate::sessions::Session;
use crate::signatures::{Arrival, Source};

/// The longest note, in characters.
const LONGEST: usize = 2_000;

/// What is wrong with an answer: the id of its field, the key of its label, and the sentence.
struct Wrong {
    id: &'static str,
    label: &'static str,
    sentence: String,
}

#[derive(Template)]
#[template(path = "desk/entry.html")]
struct EntryPage<'a> {
    shell: Shell<'a>,
    desk: Desk,
    letter: &'a Letter,
    slug: &'a str,
    form: &'a Form,
    wrong: &'a [Wrong],
    /// What keeps the whole sign-on from being entered; empty when nothing does.
    trouble: String,
}

impl EntryPage<'_> {
    fn fields(&self) -> impl Iterator<Item = Field> {
        Field::asked(self.letter)
    }

    fn ways(&self) -> [How; 4] {
        How::ALL
    }

    fn value(&self, name: &str) -> &str {
        self.form.get(name)
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.form.get(name) == value
    }

    fn error(&self, id: &str) -> Option<&str> {
        self.wrong.iter().find(|wrong| wrong.id == id).map(|wrong| wrong.sentence.as_str())
    }

    /// Is it to be said that the organisation comes back? Only where it has ended before.
    fn offers_again(&self) -> bool {
        self.form.ticked("again") || self.error("again").is_some()
    }

    /// Value and words of each choice; empty for a field that is typed.
    fn choices(&self, field: &Field) -> Vec<(String, String)> {
        let t = self.shell.t;
        let nothing = (String::new(), t.get("entry-not-said"));
        let choices: Vec<(String, String)> = match field {
            Field::Country => {
                let bodies = [("XX", t.get("country-international")), ("XR", t.get("country-regional"))];
                bodies.into_iter().chain(views::countries(t)).map(|(code, name)| (code.to_owned(), name)).collect()
            }
            Field::Kind => named(&Kind::CHOICES, |kind| (kind.as_str(), t.get(format!("kind-{}", kind.as_str())))),
            Field::ConsultativeStatus => {
                named(&ConsultativeStatus::CHOICES, |status| (status.as_str(), t.get(format!("status-{}", status.as_str()))))
            }
            // The first is what holds when nothing was said.
            Field::Visibility => {
                let offered = &self.letter.settings.visibility;
                return named(offered, |visibility| (visibility.as_str(), t.get(format!("visibility-{}", visibility.as_str()))));
            }
            _ => return Vec::new(),
        };
        std::iter::once(nothing).chain(choices).collect()
    }
}

/// Each choice under its code, in words.
fn named<T>(choices: &[T], name: impl Fn(&T) -> (&'static str, String)) -> Vec<(String, String)> {
    choices.iter().map(name).map(|(code, words)| (code.to_owned(), words)).collect()
}

pub(in crate::http) async fn get(
    web: web::Data<Web>,
    slug: web::Path<String>,
    reader: Reader,
    signed_in: SignedIn,
    here: Here,
) -> Result<HttpResponse, PageError> {
    let Some(session) = signed_in.0 else { return Ok(to_sign_in(&here.0)) };
    let (letter, _) = guard::reviewer(&web, &session, &slug, Role::Coordinator).await?;
    show(&web, &reader, &session, &letter, &Form::default(), &[], String::new())
}

fn show(
    web: &Web,
    reader: &Reader,
    session: &Session,
    letter: &Letter,
    form: &Form,
    wrong: &[Wrong],
    trouble: String,
) -> Result<HttpResponse, PageError> {
    let status = if wrong.is_empty() && trouble.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let slug = letter.slug.as_str();
    respond::page(status, &EntryPage { shell: Shell::new(web, reader), desk: Desk::of(session), letter, slug, form, wrong, trouble })
}

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
    let checked = check(&web, &reader, &letter, &form);
    let again = |wrong: &[Wrong], trouble| show(&web, &reader, &session, &letter, &form, wrong, trouble);
    let received = match checked {
        Ok(received) => received,
        Err(wrong) => return again(&wrong, String::new()),
    };
    match intake::enter_by_hand(&web.app, reviewer, received).await {
        Ok(entered) => {
            let said = if entered.over_limit { "?no-mail=1" } else { "" };
            Ok(respond::see_other(&reader.to(&format!("/desk/letters/{}/signatures/{}{said}", letter.slug, entered.id))))
        }
        Err(error) => match (at_a_field(&error, &reader.t), error.sentence(&reader.t)) {
            (Some(wrong), _) => again(&[wrong], String::new()),
            (None, Some(sentence)) => again(&[], sentence),
            (None, None) => Err(error.into()),
        },
    }
}

/// What is wrong with one answer, as the letter knows it: who left does not come back unless it says so, who said "not me" not at all.
fn at_a_field(error: &IntakeError, t: &Translator) -> Option<Wrong> {
    match error {
        IntakeError::Ended { status, .. } => {
            let sentence = t.with("entry-ended", "state", t.get(format!("state-{}", status.as_str())));
            Some(Wrong { id: "again", label: "field-organisation_name", sentence })
        }
        IntakeError::SaidNotMe(_) => Some(Wrong { id: "email", label: "field-email", sentence: t.get("import-said-not-me") }),
        _ => None,
    }
}

/// Checks everything at once.
fn check(web: &Web, reader: &Reader, letter: &Letter, form: &Form) -> Result<Received, Vec<Wrong>> {
    let t = &reader.t;
    let by_mail = form.get("confirm") != "noted";
    let arrival = if by_mail { Arrival::Unconfirmed } else { Arrival::Confirmed };
    let vocabulary = Vocabulary::of(&web.app.catalogue);
    let rules = Rules { letter, vocabulary: &vocabulary, arrival, source: Source::Desk, t };
    let answers = read_answers(&rules, |field| form.get(field.as_str()));
    let mut wrong: Vec<Wrong> = answers
        .problems
        .into_iter()
        .map(|problem| Wrong { id: problem.field.as_str(), label: problem.field.label(), sentence: problem.sentence })
        .collect();
    let how = How::parse(form.get("how"));
    if how.is_none() {
        wrong.push(Wrong { id: "how", label: "entry-how", sentence: t.get("error-choose") });
    }
    let note = words(t, form, "note", "entry-note", &mut wrong);
    let why = if by_mail { String::new() } else { words(t, form, "why", "entry-why", &mut wrong) };
    let (Some(entry), Some(how), true) = (answers.entry, how, wrong.is_empty()) else { return Err(wrong) };
    let mut evidence = format!("{}: {note}", t.get(format!("entry-how-{}", how.as_str())));
    if !by_mail {
        evidence.push_str(&format!("\n{}: {why}", t.get("entry-why")));
    }
    Ok(Received { entry, arrival, how, note: evidence, again: form.ticked("again") })
}

/// Words that must be there.
fn words(t: &Translator, form: &Form, id: &'static str, label: &'static str, wrong: &mut Vec<Wrong>) -> String {
    text::paragraphs(form.get(id), LONGEST).unwrap_or_else(|error| {
        let key = match error {
            TextError::Empty => "error-required",
            TextError::TooLong(_) => "error-too-long-comment",
            TextError::Unreadable => "error-unreadable",
            TextError::Control | TextError::NothingVisible => "error-control-characters",
        };
        wrong.push(Wrong { id, label, sentence: t.get(key) });
        String::new()
    })
}
