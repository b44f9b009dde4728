//! Signing in: password, second factor where it is due, and a session kept on the server.

mod session;
mod sign_in;
mod store;
mod throttle;

pub use session::{OpenSession, Session, SessionSecret, end, end_others, find, open_sessions};
pub use sign_in::{Factor, SignIn, SignInError, sign_in};
pub use throttle::Throttle;
