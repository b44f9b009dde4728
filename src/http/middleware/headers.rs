//! The headers of R41 on every response, errors included.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use crate::http::secure_headers::harden;
use crate::http::web::Web;

pub(in crate::http) async fn headers(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let https = request.app_data::<web::Data<Web>>().is_some_and(|web| web.app.config.public_url.is_https());
    let mut response = next.call(request).await?;
    harden(response.headers_mut(), https);
    Ok(response)
}
