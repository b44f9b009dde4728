//! Binds and runs the web service.

use std::net::SocketAddr;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::middleware::from_fn;
use actix_web::{App as ActixApp, HttpServer, web};

use super::web::Web;
use super::{error::PageError, middleware, routes};

/// Header and first byte must arrive within this time.
const HEADER_DEADLINE: Duration = Duration::from_secs(5);
/// A client that does not read what it asked for is cut off after this time.
const WRITE_IDLE: Duration = Duration::from_secs(30);
/// A stop lets requests finish for this long.
const GRACE_SECONDS: u64 = 10;

/// Why the service cannot listen.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {0}: {1}")]
pub struct ServeError(SocketAddr, std::io::Error);

/// A web service that is bound and can be run.
pub struct Server {
    /// Where it listens; with port 0 in the configuration, the port it got.
    pub address: SocketAddr,
    running: actix_web::dev::Server,
}

impl Server {
    /// A handle to stop it gracefully.
    pub fn handle(&self) -> ServerHandle {
        self.running.handle()
    }

    /// Serves until it is stopped.
    ///
    /// # Errors
    /// When the sockets fail.
    pub async fn run(self) -> std::io::Result<()> {
        self.running.await
    }
}

/// Binds the service.
///
/// # Errors
/// [`ServeError`].
pub fn bind(web: Web, workers: usize) -> Result<Server, ServeError> {
    let listen = web.app.config.listen;
    let web = web::Data::new(web);
    let server = HttpServer::new(move || {
        // The last one wrapped is the first one asked.
        ActixApp::new()
            .app_data(web.clone())
            .wrap(from_fn(middleware::local_mode))
            .wrap(from_fn(middleware::panics))
            .wrap(from_fn(middleware::error_pages))
            .wrap(from_fn(middleware::headers))
            .wrap(from_fn(middleware::log))
            .app_data(web::QueryConfig::default().error_handler(|_, _| PageError::BadRequest.into()))
            .app_data(web::PathConfig::default().error_handler(|_, _| PageError::NotFound.into()))
            .configure(routes::configure)
            .default_service(web::to(routes::nowhere))
    })
    .workers(workers)
    .max_connections(10_000)
    .client_request_timeout(HEADER_DEADLINE)
    .keep_alive(Duration::from_secs(30))
    .shutdown_timeout(GRACE_SECONDS)
    .disable_signals()
    .on_connect(|connection, _| {
        if let Some(stream) = connection.downcast_ref::<actix_web::rt::net::TcpStream>() {
            // Linux closes a connection whose peer has not read for this long (RFC 5482).
            let _ = socket2::SockRef::from(stream).set_tcp_user_timeout(Some(WRITE_IDLE));
        }
    })
    .bind(listen)
    .map_err(|error| ServeError(listen, error))?;
    let address = server.addrs().first().copied().unwrap_or(listen);
    Ok(Server { address, running: server.run() })
}
