//! Takes mails to send. No lock is held while talking to the mail server.

use std::time::Duration;

use super::{Mail, store};
use crate::app::App;
use crate::db::Result;

/// How long a worker has a mail to itself. A worker that dies loses it after this time; a send is given up well before.
pub const LEASE: Duration = Duration::from_secs(110);

/// Takes up to `most` mails that are due, for this worker alone.
///
/// # Errors
/// When the database fails.
pub async fn lease(app: &App, most: i64) -> Result<Vec<Mail>> {
    let now = app.now();
    app.db.write("lease mail", move |c| store::lease(c, now, now.plus(LEASE), most)).await
}
