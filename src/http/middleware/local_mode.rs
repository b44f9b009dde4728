//! In local mode the desk needs no second factor and mail is shown in the browser: so nobody from outside may come in.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::HOST;
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError, web};

use crate::config::is_loopback_host;
use crate::http::client::FORWARDING;
use crate::http::error::PageError;
use crate::http::web::Web;

pub(in crate::http) async fn local_mode(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let is_local = request.app_data::<web::Data<Web>>().is_some_and(|web| web.app.config.is_local());
    if is_local && !is_at_home(&request) {
        return Ok(request.into_response(PageError::Misdirected.error_response()));
    }
    next.call(request).await.map(ServiceResponse::map_into_boxed_body)
}

/// A loopback peer, a loopback Host, and no proxy in between.
fn is_at_home(request: &ServiceRequest) -> bool {
    let peer = request.peer_addr().is_some_and(|peer| peer.ip().to_canonical().is_loopback());
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).is_some_and(is_loopback_host);
    peer && host && FORWARDING.iter().all(|name| !request.headers().contains_key(*name))
}
