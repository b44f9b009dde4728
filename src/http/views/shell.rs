//! What stands around every page.

use super::Reader;
use crate::http::assets;
use crate::http::web::Web;
use crate::i18n::Translator;

/// Head, header and foot of a page.
pub(in crate::http) struct Shell<'a> {
    /// Strings.
    pub(in crate::http) t: &'a Translator,
    /// Where the style sheet is.
    pub(in crate::http) style: &'static str,
    /// Where the icon is.
    pub(in crate::http) icon: &'static str,
    /// The other languages: code, own name, this page in it.
    pub(in crate::http) languages: Vec<(String, String, String)>,
    /// Local mode: the page says so and links to the preview inbox.
    pub(in crate::http) local: bool,
    /// Is there a preview inbox?
    pub(in crate::http) has_preview: bool,
    /// `?lang=…` where the reader chose a language in the address, for links of the desk.
    pub(in crate::http) lang: String,
    /// `&lang=…` likewise, behind another query.
    pub(in crate::http) and_lang: String,
    /// The way home.
    pub(in crate::http) home: String,
}

impl<'a> Shell<'a> {
    /// The shell for a reader.
    pub(in crate::http) fn new(web: &Web, reader: &'a Reader) -> Self {
        let languages = web
            .app
            .catalogue
            .languages()
            // A link would drop what was posted.
            .filter(|_| reader.is_look)
            .map(|tag| {
                let name = web.app.catalogue.translator(tag).get("language-name");
                (tag.code(), name, reader.in_language(&tag.code()))
            })
            .collect();
        Self {
            t: &reader.t,
            style: assets::style(),
            icon: assets::icon(),
            languages,
            local: web.app.config.is_local(),
            has_preview: web.preview.is_some(),
            lang: reader.to(""),
            and_lang: reader.to("?").trim_start_matches('?').to_owned(),
            home: reader.to("/"),
        }
    }
}
