//! `GET /healthz`, `/readyz`: for those who keep the service running. Reveal no version and no secret.

use std::time::Duration;

use actix_web::{HttpResponse, web};

use crate::http::web::Web;
use crate::outbox;

/// Mail that waits longer than this means that something is wrong.
const BACKLOG: Duration = Duration::from_secs(1800);

/// The process answers.
pub(in crate::http) async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}

/// The database answers, its schema fits, and mail is leaving.
pub(in crate::http) async fn readyz(web: web::Data<Web>) -> HttpResponse {
    let schema = web.app.db.check_schema().await.is_ok();
    let now = web.app.now();
    let mail = match web.app.db.read(outbox::backlog).await {
        Ok(backlog) => backlog.oldest.is_none_or(|oldest| now.since(oldest) < BACKLOG),
        Err(_) => false,
    };
    let (status, body) = match (schema, mail) {
        (true, true) => (actix_web::http::StatusCode::OK, "ready\n"),
        (false, _) => (actix_web::http::StatusCode::SERVICE_UNAVAILABLE, "database\n"),
        (true, false) => (actix_web::http::StatusCode::SERVICE_UNAVAILABLE, "mail\n"),
    };
    HttpResponse::build(status).content_type("text/plain; charset=utf-8").body(body)
}
