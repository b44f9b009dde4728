//! Every route on a screen.

use actix_web::dev::ResourceDef;
use actix_web::guard;
use actix_web::web::ServiceConfig;
use actix_web::{HttpRequest, HttpResponse, Resource, Route as ActixRoute};

use super::error::PageError;
use super::{assets, desk, public};
use crate::accounts::Role;

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Whoever holds the mailed link.
    Link,
    /// Local mode only.
    Local,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever has at least this role on the letter.
    Role(Role),
}

/// A route as the access tests see it.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// `GET` (which answers HEAD too) or `POST`.
    pub method: &'static str,
    /// Its pattern.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
}

macro_rules! routes {
    ($($method:ident $path:literal $access:expr => $handler:path;)*) => {
        /// All routes.
        pub const TABLE: &[Route] = &[$(Route { method: stringify!($method), path: $path, access: $access }),*];

        pub(super) fn configure(config: &mut ServiceConfig) {
            $(config.service(Resource::new($path).guard(methods(stringify!($method))).route(ActixRoute::new().to($handler)));)*
        }
    };
}

/// No route took the request: a path of ours with another method is told so (RFC 9110 §15.5.6).
pub(super) async fn nowhere(request: HttpRequest) -> Result<HttpResponse, PageError> {
    let known = TABLE.iter().any(|route| ResourceDef::new(route.path).is_match(request.path()));
    Err(if known { PageError::MethodNotAllowed } else { PageError::NotFound })
}

/// Looking answers HEAD as well as GET; anything else changes something.
fn methods(method: &'static str) -> impl guard::Guard {
    guard::fn_guard(move |context| match context.head().method.as_str() {
        "GET" | "HEAD" => method == "GET",
        other => other == method,
    })
}

use Access::{Link, Local, Public, SignedIn};
const OBSERVER: Access = Access::Role(Role::Observer);
const COORDINATOR: Access = Access::Role(Role::Coordinator);
const OWNER: Access = Access::Role(Role::Owner);

routes! {
    GET  "/"                                          Public      => public::home::get;
    GET  "/letters/{slug}"                            Public      => public::letter::get;
    GET  "/letters/{slug}/sign"                       Public      => public::sign::get;
    POST "/letters/{slug}/sign"                       Public      => public::sign::post;
    GET  "/letters/{slug}/sign/sent"                  Public      => public::sent::get;
    POST "/letters/{slug}/sign/code"                  Public      => public::code::post;
    GET  "/letters/{slug}/privacy"                    Public      => public::privacy::get;
    GET  "/letters/{slug}/signatories"                Public      => public::signatories::get;
    GET  "/letters/{slug}/signatories.csv"            Public      => public::signatories::csv;
    GET  "/letters/{slug}/signatories.json"           Public      => public::signatories::json;
    POST "/letters/{slug}/lost-link"                  Public      => public::lost_link::post;

    GET  "/confirm/{token}"                           Link        => public::confirm::get;
    POST "/confirm/{token}"                           Link        => public::confirm::post;
    POST "/confirm/{token}/not-me"                    Link        => public::confirm::not_me;
    GET  "/signature/{token}"                         Link        => public::own::get;
    POST "/signature/{token}"                         Link        => public::own::post;
    GET  "/question/{token}"                          Link        => public::question::get;
    POST "/question/{token}"                          Link        => public::question::post;

    GET  "/desk/sign-in"                              Public      => desk::sign_in::get;
    POST "/desk/sign-in"                              Public      => desk::sign_in::post;
    POST "/desk/sign-out"                             SignedIn    => desk::sign_in::sign_out;
    GET  "/desk"                                      SignedIn    => desk::letters::get;
    GET  "/desk/account"                              SignedIn    => desk::account::get;
    POST "/desk/account/keys"                         SignedIn    => desk::account::keys;
    POST "/desk/account/notices"                      SignedIn    => desk::account::notices;
    POST "/desk/account/sessions"                     SignedIn    => desk::account::end_sessions;
    GET  "/desk/account/security"                     SignedIn    => desk::second_factor::get;
    POST "/desk/account/security"                     SignedIn    => desk::second_factor::post;
    POST "/desk/account/passkeys"                     SignedIn    => desk::passkeys::post;
    GET  "/desk/invitation/{token}"                   Link        => desk::invitation::get;
    POST "/desk/invitation/{token}"                   Link        => desk::invitation::post;
    GET  "/desk/letters/new"                          SignedIn    => desk::new_letter::get;
    POST "/desk/letters/new"                          SignedIn    => desk::new_letter::post;
    GET  "/desk/letters/{slug}/text"                  OBSERVER    => desk::text::get;
    POST "/desk/letters/{slug}/text"                  COORDINATOR => desk::text::post;
    GET  "/desk/letters/{slug}/preview"               OBSERVER    => desk::letter_preview::get;
    GET  "/desk/letters/{slug}/settings"              OWNER       => desk::settings::get;
    POST "/desk/letters/{slug}/settings"              OWNER       => desk::settings::post;
    GET  "/desk/letters/{slug}/state"                 OWNER       => desk::step::get;
    POST "/desk/letters/{slug}/state"                 OWNER       => desk::step::post;
    GET  "/desk/letters/{slug}/duplicate"             COORDINATOR => desk::new_letter::get_copy;
    POST "/desk/letters/{slug}/duplicate"             COORDINATOR => desk::new_letter::copy;
    GET  "/desk/letters/{slug}/people"                COORDINATOR => desk::people::get;
    POST "/desk/letters/{slug}/people"                OWNER       => desk::people::post;
    POST "/desk/letters/{slug}/invitations"           OWNER       => desk::people::invite;
    GET  "/desk/letters/{slug}"                       OBSERVER    => desk::letter::get;
    GET  "/desk/letters/{slug}/signatures"            OBSERVER    => desk::queue::get;
    POST "/desk/letters/{slug}/signatures/decide"     COORDINATOR => desk::decide::post;
    POST "/desk/letters/{slug}/signatures/undo"       COORDINATOR => desk::undo::post;
    POST "/desk/letters/{slug}/signatures/tags"       COORDINATOR => desk::tags::post;
    GET  "/desk/letters/{slug}/signatures/select"     COORDINATOR => desk::select::get;
    GET  "/desk/letters/{slug}/signatures/new"        COORDINATOR => desk::new_signature::get;
    POST "/desk/letters/{slug}/signatures/new"        COORDINATOR => desk::new_signature::post;
    GET  "/desk/letters/{slug}/import"                COORDINATOR => desk::import::get;
    POST "/desk/letters/{slug}/import"                COORDINATOR => desk::import::post;
    GET  "/desk/letters/{slug}/import/{id}"           COORDINATOR => desk::import_file::get;
    POST "/desk/letters/{slug}/import/{id}"           COORDINATOR => desk::import_file::post;
    GET  "/desk/letters/{slug}/import/{id}/report.csv" COORDINATOR => desk::import_file::report;
    GET  "/desk/letters/{slug}/signatures/{id}"       OBSERVER    => desk::signature::get;
    POST "/desk/letters/{slug}/signatures/{id}/notes" COORDINATOR => desk::together::note;
    POST "/desk/letters/{slug}/signatures/{id}/claim" COORDINATOR => desk::together::claim;
    POST "/desk/letters/{slug}/signatures/{id}/organisation" COORDINATOR => desk::choose::post;
    POST "/desk/letters/{slug}/signatures/{id}/questions" COORDINATOR => desk::questions::post;
    GET  "/desk/letters/{slug}/messages"              OBSERVER    => desk::messages::get;
    GET  "/desk/letters/{slug}/log"                   OBSERVER    => desk::log::get;
    GET  "/desk/letters/{slug}/log.csv"               OBSERVER    => desk::log::csv;
    GET  "/desk/letters/{slug}/documents/{format}"    OBSERVER    => desk::documents::get;
    GET  "/desk/organisations"                        SignedIn    => desk::organisations::get;
    GET  "/desk/organisations/{id}"                   SignedIn    => desk::organisation::get;
    POST "/desk/organisations/{id}"                   SignedIn    => desk::organisation::post;
    GET  "/desk/organisations/{id}/merge"             SignedIn    => desk::organisation_merge::get;
    POST "/desk/organisations/{id}/merge"             SignedIn    => desk::organisation_merge::post;

    GET  "/demo/inbox"                                Local       => public::preview::get;
    GET  "/assets/{name}"                             Public      => assets::get;
    GET  "/healthz"                                   Public      => public::health::healthz;
    GET  "/readyz"                                    Public      => public::health::readyz;
}
