//! The front door: HTTP. The only room that knows actix.

mod assets;
mod client;
mod desk;
mod error;
mod forms;
mod guard;
mod middleware;
mod public;
mod ready_page;
mod respond;
mod routes;
mod secure_headers;
mod server;
mod source_limits;
mod views;
mod web;

pub use routes::{Access, Route, TABLE};
pub use server::{ServeError, Server, bind};
pub use web::Web;
