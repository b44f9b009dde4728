//! In which language somebody reads.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{FromRequest, HttpRequest, web};

use crate::basics::LanguageTag;
use crate::http::error::PageError;
use crate::http::web::Web;
use crate::i18n::Translator;

/// The reader of a page: `?lang=` wins over `Accept-Language`, English is left.
#[derive(Clone)]
pub(in crate::http) struct Reader {
    /// Strings in their language.
    pub(in crate::http) t: Translator,
    /// The path they asked for, without its query.
    pub(in crate::http) path: String,
    /// The query without `lang`, encoded.
    pub(in crate::http) query: String,
    /// Was the language chosen in the address? Then links keep it.
    pub(in crate::http) chosen: bool,
    /// Did they look, and not post? Then the page has an address of its own in every language.
    pub(in crate::http) is_look: bool,
}

impl Reader {
    /// The reader of a request.
    pub(in crate::http) fn of(request: &HttpRequest) -> Option<Self> {
        let web = request.app_data::<web::Data<Web>>()?;
        let catalogue = &web.app.catalogue;
        let mut asked = None;
        let mut rest = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in url::form_urlencoded::parse(request.query_string().as_bytes()) {
            if name == "lang" {
                asked = LanguageTag::parse(&value).filter(|tag| catalogue.speaks(tag));
            } else {
                rest.append_pair(&name, &value);
            }
        }
        let chosen = asked.is_some();
        let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let tag = asked.or_else(|| catalogue.negotiate(header));
        let t = tag.map_or_else(|| catalogue.translator_for("en"), |tag| catalogue.translator(&tag));
        // A path that begins with two slashes would be read as another host.
        let path = format!("/{}", request.path().trim_start_matches('/'));
        let is_look = matches!(request.method().as_str(), "GET" | "HEAD");
        Some(Self { t, path, query: rest.finish(), chosen, is_look })
    }

    /// A path of ours in the reader's language, if they chose one.
    pub(in crate::http) fn to(&self, path: &str) -> String {
        if self.chosen { format!("{path}{}lang={}", if path.contains('?') { '&' } else { '?' }, self.t.code()) } else { path.to_owned() }
    }

    /// This very page in another language.
    pub(in crate::http) fn in_language(&self, code: &str) -> String {
        if self.query.is_empty() { format!("{}?lang={code}", self.path) } else { format!("{}?{}&lang={code}", self.path, self.query) }
    }
}

impl FromRequest for Reader {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request).ok_or(PageError::Internal))
    }
}
