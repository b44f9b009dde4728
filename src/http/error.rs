//! The one place where errors become HTTP.

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};

use crate::accounts::AccountError;
use crate::db::StorageError;
use crate::intake::IntakeError;
use crate::letters::LetterError;
use crate::review::{AskError, ReviewError};
use crate::roster::RosterError;
use crate::signatures::{AmendError, ConfirmError, OwnError, SignOnError};
use crate::verification::LinkError;

/// What a person is told when a page cannot be shown. Each variant has its strings in the catalogue: `error-<word>-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum PageError {
    #[error("not found")]
    NotFound,
    #[error("another method")]
    MethodNotAllowed,
    #[error("a link that has expired")]
    LinkExpired,
    #[error("bad request")]
    BadRequest,
    #[error("too large")]
    TooLarge,
    #[error("unsupported media type")]
    UnsupportedMedia,
    #[error("too slow")]
    TooSlow,
    #[error("too many requests")]
    TooMany(u64),
    #[error("forbidden")]
    Forbidden,
    #[error("an archived letter")]
    Archived,
    #[error("this installation is in local mode")]
    Misdirected,
    #[error("not available")]
    Unavailable,
    #[error("a defect")]
    Internal,
}

impl PageError {
    /// The word in the catalogue's keys.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::LinkExpired => "link-expired",
            Self::BadRequest => "bad-request",
            Self::TooLarge => "too-large",
            Self::UnsupportedMedia => "unsupported-media",
            Self::TooSlow => "too-slow",
            Self::TooMany(_) => "too-many",
            Self::Forbidden => "forbidden",
            Self::Archived => "archived",
            Self::Misdirected => "misdirected",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }
}

impl ResponseError for PageError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::LinkExpired => StatusCode::GONE,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Archived => StatusCode::CONFLICT,
            Self::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A plain page; the middleware that knows the reader's language puts a full one in its place.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.insert_header((CONTENT_TYPE, "text/html; charset=utf-8"));
        match self {
            Self::TooMany(seconds) => response.insert_header((RETRY_AFTER, seconds.to_string())),
            Self::Unavailable => response.insert_header((RETRY_AFTER, "2")),
            // What is there can be looked at or posted to, never anything else.
            Self::MethodNotAllowed => response.insert_header((ALLOW, "GET, HEAD, POST")),
            _ => &mut response,
        };
        let mut response = response.body("<!doctype html><meta charset=utf-8><title>Undersigned</title><p>This did not work. Please try again.<p>Cela n’a pas fonctionné. Veuillez réessayer.");
        super::secure_headers::harden(response.headers_mut(), false);
        response.extensions_mut().insert(*self);
        response
    }
}

impl From<StorageError> for PageError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::NotFound => Self::NotFound,
            StorageError::Unavailable(_) | StorageError::Contention => {
                tracing::warn!(%error, "the database is not available");
                Self::Unavailable
            }
            other => {
                tracing::error!(error = %other, "the database refused");
                Self::Internal
            }
        }
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        tracing::error!(%error, "a template failed");
        Self::Internal
    }
}

impl From<SignOnError> for PageError {
    fn from(error: SignOnError) -> Self {
        match error {
            SignOnError::UnknownLetter | SignOnError::Closed => Self::NotFound,
            SignOnError::Storage(error) => error.into(),
        }
    }
}

impl From<LinkError> for PageError {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Unknown => Self::NotFound,
            LinkError::Expired => Self::LinkExpired,
            LinkError::Storage(error) => error.into(),
        }
    }
}

impl From<ConfirmError> for PageError {
    fn from(error: ConfirmError) -> Self {
        match error {
            ConfirmError::Link(error) => error.into(),
            ConfirmError::NoneTicked | ConfirmError::NotMe => Self::BadRequest,
            ConfirmError::Storage(error) => error.into(),
        }
    }
}

impl From<OwnError> for PageError {
    fn from(error: OwnError) -> Self {
        match error {
            OwnError::Unknown => Self::NotFound,
            OwnError::Storage(error) => error.into(),
        }
    }
}

impl From<AmendError> for PageError {
    fn from(error: AmendError) -> Self {
        match error {
            AmendError::Unknown => Self::NotFound,
            AmendError::Ended | AmendError::NotOffered | AmendError::NameTaken => Self::BadRequest,
            AmendError::Storage(error) => error.into(),
        }
    }
}

impl From<AccountError> for PageError {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Storage(error) => error.into(),
            AccountError::Ended => Self::LinkExpired,
            _ => Self::NotFound,
        }
    }
}

impl From<LetterError> for PageError {
    fn from(error: LetterError) -> Self {
        match error {
            LetterError::Storage(error) => error.into(),
            LetterError::Unknown(_) | LetterError::Forbidden => Self::NotFound,
            _ => Self::BadRequest,
        }
    }
}

impl From<ReviewError> for PageError {
    fn from(error: ReviewError) -> Self {
        match error {
            ReviewError::NotFound => Self::NotFound,
            ReviewError::Archived => Self::Archived,
            ReviewError::NothingChosen | ReviewError::TooMany => Self::BadRequest,
            ReviewError::Storage(error) => error.into(),
        }
    }
}

impl From<AskError> for PageError {
    fn from(error: AskError) -> Self {
        match error {
            AskError::NotFound => Self::NotFound,
            AskError::Storage(error) => error.into(),
            // These are said on the sign-on's own page.
            _ => Self::BadRequest,
        }
    }
}

impl From<IntakeError> for PageError {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::NotFound => Self::NotFound,
            IntakeError::Storage(error) => error.into(),
            _ => Self::BadRequest,
        }
    }
}

impl From<RosterError> for PageError {
    fn from(error: RosterError) -> Self {
        match error {
            RosterError::UnknownLetter(_) => Self::NotFound,
            RosterError::Storage(error) => error.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PageError;
    use crate::i18n::Catalogue;

    #[test]
    fn every_error_has_its_sentences_in_every_language() {
        use PageError::{
            Archived, BadRequest, Forbidden, Internal, LinkExpired, MethodNotAllowed, Misdirected, NotFound, TooLarge, TooMany, TooSlow,
            Unavailable, UnsupportedMedia,
        };
        let catalogue = Catalogue::load().unwrap();
        for error in [
            NotFound,
            MethodNotAllowed,
            LinkExpired,
            BadRequest,
            TooLarge,
            UnsupportedMedia,
            TooSlow,
            TooMany(1),
            Forbidden,
            Archived,
            Misdirected,
            Unavailable,
            Internal,
        ] {
            for tag in catalogue.languages() {
                let t = catalogue.translator(tag);
                assert!(
                    t.has(&format!("error-{}-title", error.word())) && t.has(&format!("error-{}-text", error.word())),
                    "{error:?} in {tag}"
                );
            }
        }
    }
}
