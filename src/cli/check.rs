//! `check`: what is wrong, in a line each.

use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;

use super::{CliError, setup};
use crate::audit::{self, Chain};
use crate::basics::Id;
use crate::config::Config;
use crate::db::backup;
use crate::{outbox, review, signatures};

pub(super) async fn run(config: Config, checkpoints: Vec<String>) -> Result<(), CliError> {
    let mut wrong = Vec::new();
    let mut say = |what: &str, found: Result<String, String>| match found {
        Ok(good) => println!("ok       {what}: {good}"),
        Err(bad) => {
            println!("WRONG    {what}: {bad}");
            wrong.push(what.to_owned());
        }
    };
    say(
        "configuration",
        config.check_for_service().map(|()| if config.is_local() { "local mode" } else { "open" }.to_owned()).map_err(|e| e.to_string()),
    );
    if let Some(smtp) = config.smtp.clone() {
        let reached = timeout(Duration::from_secs(5), TcpStream::connect((smtp.host.as_str(), smtp.port))).await;
        say(
            "mail server",
            match reached {
                Ok(Ok(_)) => Ok(format!("{}:{} answers", smtp.host, smtp.port)),
                Ok(Err(error)) => Err(error.to_string()),
                Err(_) => Err("does not answer within five seconds".to_owned()),
            },
        );
    } else {
        say("mail server", Ok("none: mail is shown in the preview inbox".to_owned()));
    }
    match setup::open(config) {
        Err(error) => say("database", Err(error.to_string())),
        Ok(app) => {
            say("schema", app.db.check_schema().await.map(|()| "up to date".to_owned()).map_err(|error| error.to_string()));
            if let Some(file) = app.db.sqlite_file() {
                say("database file", backup::check(file).map(|()| "undamaged".to_owned()).map_err(|error| error.to_string()));
                let now = app.now();
                let last = app.db.read(backup::last).await;
                say(
                    "backup",
                    match last {
                        Ok(Some(at)) if now.since(at) <= backup::OLD => Ok(at.to_string()),
                        Ok(Some(at)) => Err(format!("the last one is of {at}")),
                        Ok(None) => Err("there has never been one: undersigned backup FILE".to_owned()),
                        Err(error) => Err(error.to_string()),
                    },
                );
            }
            say(
                "log",
                match audit::verify(&app).await {
                    Ok(Chain { sealed, unsealed, head }) => Ok(format!(
                        "{sealed} entries in an unbroken chain, {unsealed} not sealed yet, head {}",
                        if head.is_empty() { "none" } else { &head }
                    )),
                    Err(error) => Err(error.to_string()),
                },
            );
            for checkpoint in checkpoints {
                let short: String = checkpoint.chars().take(20).collect();
                let stands = app.db.read(move |c| audit::stands(c, &checkpoint)).await;
                say(
                    "checkpoint",
                    match stands {
                        Ok(true) => Ok(format!("the log still holds {short}…")),
                        Ok(false) => Err(format!("the log is not the one that {short}… was taken of")),
                        Err(error) => Err(error.to_string()),
                    },
                );
            }
            say(
                "counts",
                match app.db.read(signatures::miscounted).await {
                    Ok(letters) if letters.is_empty() => Ok("what is counted is what there is".to_owned()),
                    Ok(letters) => Err(format!("the tallies of {} letters are wrong: {}", letters.len(), written(&letters))),
                    Err(error) => Err(error.to_string()),
                },
            );
            if !app.db.read(review::has_search_index).await.unwrap_or(true) {
                say(
                    "search",
                    Err("PostgreSQL's extension pg_trgm is missing, so searching a letter of many thousands is slow: \
                         create extension pg_trgm; create index search_documents_by_words on search_documents using gin (words gin_trgm_ops)"
                        .to_owned()),
                );
            }
            if let Ok(backlog) = app.db.read(outbox::backlog).await {
                say(
                    "outbox",
                    match backlog.held {
                        0 => Ok(format!("{} mails wait", backlog.ready)),
                        held => Err(format!("{held} mails wait for the next hour's budget")),
                    },
                );
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(CliError::Failed(format!("to be mended: {}", wrong.join(", ")))) }
}

fn written(letters: &[Id]) -> String {
    letters.iter().map(Id::to_string).collect::<Vec<_>>().join(", ")
}
