//! The page of a letter's text: as it is, or with what somebody typed over it.

use askama::Template;

use super::Desk;
use super::fields::{Errors, text_error};
use super::rendered::Rendered;
use crate::accounts::{Reviewer, Role};
use crate::basics::LanguageTag;
use crate::db::StorageError;
use crate::http::error::PageError;
use crate::http::forms::Form;
use crate::http::guard;
use crate::http::views::{Reader, Shell};
use crate::http::web::Web;
use crate::letters::{self, Letter, Text, TextFaults};
use crate::sessions::Session;

#[derive(Template)]
#[template(path = "desk/text.html")]
pub(super) struct TextPage<'a> {
    pub(super) shell: Shell<'a>,
    pub(super) desk: Desk,
    pub(super) slug: &'a str,
    pub(super) may_change: bool,
    /// The languages there are, the original first.
    pub(super) languages: Vec<String>,
    /// The one that is shown, and its direction.
    pub(super) language: LanguageTag,
    pub(super) is_original: bool,
    pub(super) is_new: bool,
    pub(super) title: String,
    pub(super) addressees: String,
    pub(super) body: String,
    /// Digest of the text that the form was filled in from.
    pub(super) seen: String,
    pub(super) errors: Errors,
    /// A word about the whole; empty when there is none.
    pub(super) trouble: &'static str,
    pub(super) preview: Option<Rendered>,
    pub(super) difference: Vec<(&'static str, String)>,
    /// Stands for the change whose difference is shown: only that one may be named.
    pub(super) shown: String,
    pub(super) saved: bool,
}

impl TextPage<'_> {
    fn error(&self, field: &str) -> Option<String> {
        self.errors.of(field, self.shell.t)
    }

    /// Is there something to type into, or to take along? What was typed is shown even where it could not be saved.
    fn has_form(&self) -> bool {
        self.may_change || matches!(self.trouble, "owner" | "closed")
    }

    fn wrong(&self) -> Vec<(&'static str, String)> {
        self.errors.all(self.shell.t)
    }

    pub(super) fn fill(&mut self, form: &Form) {
        self.title = form.get("title").to_owned();
        self.addressees = form.get("addressees").to_owned();
        self.body = form.get("body").to_owned();
        self.seen = form.get("seen").to_owned();
    }

    pub(super) fn note(&mut self, faults: TextFaults) {
        for (field, fault) in [("title", faults.title), ("addressees", faults.addressees), ("body", faults.body)] {
            if let Some(fault) = fault {
                self.errors.add(field, text_error(fault));
            }
        }
    }
}

/// A letter's texts as they are now, and who looks at them.
pub(super) struct Present {
    pub(super) letter: Letter,
    pub(super) reviewer: Reviewer,
    pub(super) texts: Vec<Text>,
    pub(super) is_signed: bool,
}

impl Present {
    pub(super) async fn find(web: &Web, session: &Session, slug: &str, role: Role) -> Result<Self, PageError> {
        let (letter, reviewer) = guard::reviewer(web, session, slug, role).await?;
        let (id, edition) = (letter.id, letter.current_edition);
        let (texts, is_signed) =
            web.app.db.read(move |c| Ok::<_, StorageError>((letters::texts(c, id, edition)?, letters::is_signed(c, id)?))).await?;
        Ok(Self { letter, reviewer, texts, is_signed })
    }

    pub(super) fn text(&self, language: &LanguageTag) -> Option<&Text> {
        self.texts.iter().find(|text| text.language == *language)
    }

    /// The page with the text as it is; a translation that is still to be made begins with the original's addressees.
    pub(super) fn page<'a>(&'a self, web: &Web, reader: &'a Reader, session: &Session, language: LanguageTag) -> TextPage<'a> {
        let text = self.text(&language);
        let addressees = text.or_else(|| self.texts.first()).map(|text| text.addressees.join("\n")).unwrap_or_default();
        TextPage {
            shell: Shell::new(web, reader),
            desk: Desk::of(session),
            slug: self.letter.slug.as_str(),
            may_change: self.letter.text_is_open_to(self.reviewer.role()).is_ok(),
            languages: self.texts.iter().map(|text| text.language.code()).collect(),
            is_original: language == self.letter.language,
            is_new: text.is_none(),
            title: text.map(|text| text.title.clone()).unwrap_or_default(),
            addressees,
            body: text.map(|text| text.body.clone()).unwrap_or_default(),
            seen: text.map(|text| text.digest.clone()).unwrap_or_default(),
            language,
            errors: Errors::default(),
            trouble: "",
            preview: None,
            difference: Vec::new(),
            shown: String::new(),
            saved: false,
        }
    }
}
