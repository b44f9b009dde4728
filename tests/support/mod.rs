//! What tests stand on: the real application in process on either database, a clock set by hand, a mailbox, a client.

pub mod app;
pub mod authenticator;
pub mod binary;
pub mod client;
pub mod database;
pub mod directory;
pub mod passkey;
pub mod smtp;

pub use app::TestApp;
pub use database::Kind;

/// Writes a test once and runs it on both databases.
#[macro_export]
macro_rules! on_both {
    ($(#[$meta:meta])* fn $name:ident($kind:ident) $body:block) => {
        mod $name {
            use super::*;

            fn story($kind: $crate::support::Kind) $body

            #[test]
            fn on_sqlite() {
                story($crate::support::Kind::Sqlite);
            }

            #[test]
            fn on_postgres() {
                if $crate::support::database::has_postgres() {
                    story($crate::support::Kind::Postgres);
                }
            }
        }
    };
}
