//! `export`

use std::io::Write;
use std::path::PathBuf;

use super::{CliError, setup};
use crate::audit::{self, Actor, Event};
use crate::config::Config;
use crate::documents::{self, Format};
use crate::letters::{Order, OrderBy};
use crate::roster::{self, Audience};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    slug: String,
    /// csv or json.
    #[arg(long)]
    format: String,
    /// Only `current` in this version.
    #[arg(long, default_value = "current")]
    edition: String,
    /// public, recipient or coordinators.
    #[arg(long, default_value = "public")]
    audience: String,
    /// name, country, kind or date; without it the letter's own order.
    #[arg(long)]
    order: Option<String>,
    /// Language of the text and of country names.
    #[arg(long)]
    lang: Option<String>,
    /// CSV without a byte order mark.
    #[arg(long)]
    no_bom: bool,
    /// File to write; without it standard output.
    #[arg(short, long)]
    output: Option<PathBuf>,
}

pub(super) async fn run(config: Config, args: Args) -> Result<(), CliError> {
    let usage = |text: &str| CliError::Usage(text.to_owned());
    let audience = Audience::parse(&args.audience).ok_or_else(|| usage("--audience is public, recipient or coordinators"))?;
    let format = match Format::parse(&args.format).ok_or_else(|| usage("--format is csv or json in this version"))? {
        Format::Csv { .. } => Format::Csv { bom: !args.no_bom },
        other => other,
    };
    if args.edition != "current" {
        return Err(usage("--edition is current in this version: there are no frozen editions yet"));
    }
    let by = args
        .order
        .as_deref()
        .map(|word| OrderBy::parse(word).ok_or_else(|| usage("--order is name, country, kind or date")))
        .transpose()?;
    let app = setup::app(config).await?;
    let order = match by {
        None => None,
        Some(by) => {
            let own =
                roster::collect(&app, &args.slug, Audience::Public, None, None).await.map_err(CliError::failed)?.letter.settings.order;
            Some(Order { by, ..own })
        }
    };
    let roster = roster::collect(&app, &args.slug, audience, order, args.lang.clone()).await.map_err(CliError::failed)?;
    let translator = app.catalogue.translator(&roster.text.language);
    let bytes = documents::write(&roster, format, &translator).map_err(CliError::failed)?;
    let (letter, now) = (roster.letter.id, app.now());
    let detail = serde_json::json!({ "audience": audience.as_str(), "format": format.extension() });
    app.db
        .write("note export", move |c| {
            let event =
                Event { actor: Actor::CommandLine, act: "exported", letter: Some(letter), subject: Some(letter), detail: detail.clone() };
            audit::record(c, now, &event)
        })
        .await
        .map_err(CliError::failed)?;
    match args.output {
        Some(path) => std::fs::write(&path, bytes).map_err(|error| CliError::Failed(format!("{}: {error}", path.display()))),
        None => std::io::stdout().lock().write_all(&bytes).map_err(CliError::failed),
    }
}
