//! Writes a mail in its recipient's language, as text and as HTML of the same meaning. Links are made here and stored nowhere.

use askama::Template;

use crate::app::App;
use crate::i18n::Translator;
use crate::links::Purpose;
use crate::outbox::{Mail, Message, OwnLink};

/// A mail that could not be written; it stays in the outbox.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// Written by a newer version.
    #[error("the payload is not understood: {0}")]
    Payload(#[from] serde_json::Error),
    /// A template failed.
    #[error(transparent)]
    Template(#[from] askama::Error),
}

/// A mail, ready to be encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// HTML of the same meaning, without remote content.
    pub html: String,
}

/// Every kind of mail: one struct for its text, one for its HTML.
macro_rules! mail {
    ($text:ident $text_path:tt, $html:ident $html_path:tt, { $($field:ident: $type:ty),* $(,)? }) => {
        #[derive(Template)]
        #[template(path = $text_path, escape = "none")]
        struct $text<'a> { t: &'a Translator, $($field: $type),* }
        #[derive(Template)]
        #[template(path = $html_path)]
        struct $html<'a> { t: &'a Translator, $($field: $type),* }
    };
}

mail!(ConfirmText "mail/confirm/text.txt", ConfirmHtml "mail/confirm/html.html", { letter: &'a str, organisation: Option<&'a str>, link: &'a str, code: &'a str, code_page: &'a str });
mail!(ReceiptText "mail/receipt/text.txt", ReceiptHtml "mail/receipt/html.html", { letter: &'a str, organisation: &'a str, visibility: &'a str, link: &'a str });
mail!(ApprovedText "mail/approved/text.txt", ApprovedHtml "mail/approved/html.html", { letter: &'a str, organisation: Option<&'a str>, visibility: &'a str, link: &'a str });
mail!(RejectedText "mail/rejected/text.txt", RejectedHtml "mail/rejected/html.html", { letter: &'a str, organisation: &'a str, reason: &'a str, link: &'a str });
mail!(WithdrawnText "mail/withdrawn/text.txt", WithdrawnHtml "mail/withdrawn/html.html", { letter: &'a str, organisation: &'a str });
mail!(LostLinkText "mail/lost-link/text.txt", LostLinkHtml "mail/lost-link/html.html", { letter: &'a str, own: &'a [(String, String)] });
mail!(InvitationText "mail/invitation/text.txt", InvitationHtml "mail/invitation/html.html", { letter: &'a str, role: &'a str, by: &'a str, link: &'a str });
mail!(WaitingText "mail/waiting/text.txt", WaitingHtml "mail/waiting/html.html", { letter: &'a str, count: i64, marked: i64, link: &'a str, settings: &'a str, checkpoint: &'a str });
mail!(QuestionText "mail/question/text.txt", QuestionHtml "mail/question/html.html", { letter: &'a str, organisation: &'a str, question: &'a str, link: &'a str });
mail!(SecondQuestionText "mail/second-question/text.txt", SecondQuestionHtml "mail/second-question/html.html", { letter: &'a str, organisation: Option<&'a str>, link: &'a str });
mail!(AnsweredText "mail/answered/text.txt", AnsweredHtml "mail/answered/html.html", { letter: &'a str, no: bool, link: &'a str });
mail!(NotMeText "mail/not-me/text.txt", NotMeHtml "mail/not-me/html.html", { letter: &'a str, link: &'a str });

/// Renders both parts of one kind with the same fields.
macro_rules! both {
    ($text:ident, $html:ident, $t:expr, { $($field:ident: $value:expr),* $(,)? }) => {
        ($text { t: $t, $($field: $value),* }.render()?, $html { t: $t, $($field: $value),* }.render()?)
    };
}

/// Writes the mail of an outbox row.
///
/// # Errors
/// [`ComposeError`].
pub fn compose(app: &App, mail: &Mail) -> Result<Composed, ComposeError> {
    let t = &app.catalogue.translator_for(&mail.language);
    let base = app.config.public_url.base();
    let link = &link(app, mail);
    let message = mail.message()?;
    let (text, html) = match &message {
        Message::Confirm { letter, slug, organisation } => {
            let code = mail.link_id.map(|id| app.links.code(id, mail.link_generation)).unwrap_or_default();
            let code_page = format!("{base}/letters/{slug}/sign/sent?lang={}", t.code());
            both!(ConfirmText, ConfirmHtml, t, { letter: letter, organisation: organisation.as_deref(), link: link, code: &code, code_page: &code_page })
        }
        Message::Receipt { letter, organisation, visibility } => {
            both!(ReceiptText, ReceiptHtml, t, { letter: letter, organisation: organisation, visibility: visibility, link: link })
        }
        Message::Approved { letter, organisation, visibility } => {
            both!(ApprovedText, ApprovedHtml, t, { letter: letter, organisation: organisation.as_deref(), visibility: visibility, link: link })
        }
        Message::Rejected { letter, organisation, reason } => {
            both!(RejectedText, RejectedHtml, t, { letter: letter, organisation: organisation, reason: reason, link: link })
        }
        Message::Withdrawn { letter, organisation } => {
            both!(WithdrawnText, WithdrawnHtml, t, { letter: letter, organisation: organisation })
        }
        Message::LostLink { letter, own } => {
            let own = own_links(app, own, t);
            both!(LostLinkText, LostLinkHtml, t, { letter: letter, own: &own })
        }
        Message::Invitation { letter, role, by } => {
            both!(InvitationText, InvitationHtml, t, { letter: letter, role: role, by: by, link: link })
        }
        Message::Waiting { letter, slug, count, marked, checkpoint } => {
            let desk = format!("{base}/desk/letters/{slug}/signatures");
            let settings = format!("{base}/desk/account");
            both!(WaitingText, WaitingHtml, t, { letter: letter, count: *count, marked: *marked, link: &desk, settings: &settings, checkpoint: checkpoint })
        }
        Message::Question { letter, organisation, question } => {
            both!(QuestionText, QuestionHtml, t, { letter: letter, organisation: organisation, question: question, link: link })
        }
        Message::SecondQuestion { letter, organisation } => {
            both!(SecondQuestionText, SecondQuestionHtml, t, { letter: letter, organisation: organisation.as_deref(), link: link })
        }
        Message::Answered { letter, slug, no } => {
            let desk = format!("{base}/desk/letters/{slug}/messages");
            both!(AnsweredText, AnsweredHtml, t, { letter: letter, no: *no, link: &desk })
        }
        Message::NotMe { letter, slug } => {
            let desk = format!("{base}/desk/letters/{slug}");
            both!(NotMeText, NotMeHtml, t, { letter: letter, link: &desk })
        }
    };
    Ok(Composed { subject: one_line(&subject(t, &message)), text, html })
}

fn subject(t: &Translator, message: &Message) -> String {
    let key = format!("mail-{}-subject", message.kind());
    match message {
        Message::Confirm { letter, .. }
        | Message::Receipt { letter, .. }
        | Message::Approved { letter, .. }
        | Message::Rejected { letter, .. }
        | Message::Withdrawn { letter, .. }
        | Message::LostLink { letter, .. }
        | Message::Invitation { letter, .. }
        | Message::Waiting { letter, .. }
        | Message::Question { letter, .. }
        | Message::SecondQuestion { letter, .. }
        | Message::Answered { letter, .. }
        | Message::NotMe { letter, .. } => t.with(&key, "letter", letter),
    }
}

/// The address of the mail's button: always from the configuration, never from a request.
fn link(app: &App, mail: &Mail) -> String {
    let base = app.config.public_url.base();
    let purpose = mail.link_purpose.as_deref().and_then(Purpose::parse);
    let (Some(purpose), Some(id)) = (purpose, mail.link_id) else { return base.to_owned() };
    let token = app.links.token(purpose, id, mail.link_generation);
    match purpose {
        Purpose::Confirm => format!("{base}/confirm/{token}?lang={}", mail.language),
        Purpose::Manage => format!("{base}/signature/{token}?lang={}", mail.language),
        Purpose::Invite => format!("{base}/desk/invitation/{token}?lang={}", mail.language),
        Purpose::Question => format!("{base}/question/{token}?lang={}", mail.language),
    }
}

fn own_links(app: &App, own: &[OwnLink], t: &Translator) -> Vec<(String, String)> {
    let base = app.config.public_url.base();
    own.iter()
        .filter_map(|own| {
            let token = app.links.token(Purpose::Manage, own.signature()?, 0);
            Some((own.organisation.clone(), format!("{base}/signature/{token}?lang={}", t.code())))
        })
        .collect()
}

/// A subject is one line of bearable length whatever a title holds.
fn one_line(subject: &str) -> String {
    subject.chars().take(400).map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}
