//! `compare`: do two names look like one organisation, and why. Needs no configuration and no database.

use std::path::{Path, PathBuf};

use super::CliError;
use crate::basics::WebAddress;
use crate::i18n::{Catalogue, Translator};
use crate::organisations::matching::{Kind, Printed, Verdict, compare, read};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// One name …
    #[arg(required_unless_present = "pairs", requires = "b")]
    a: Option<String>,
    /// … and another.
    b: Option<String>,
    /// A CSV file with columns a,b and optionally country_a,country_b,website_a,website_b.
    #[arg(long, value_name = "FILE", conflicts_with = "a")]
    pairs: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<(), CliError> {
    let catalogue = Catalogue::load().map_err(CliError::failed)?;
    let t = catalogue.translator_for("en");
    if let Some(file) = &args.pairs {
        return pairs(file, &t);
    }
    let side = |name: &Option<String>| read(&Printed { name: name.as_deref().unwrap_or_default(), ..Printed::default() });
    let verdict = compare(&side(&args.a), &side(&args.b));
    let word = match verdict.kind {
        Kind::Same => "yes",
        Kind::Maybe => "perhaps",
        Kind::Different => "no",
    };
    println!("{word}: {}", reasons(&verdict, &t));
    Ok(())
}

fn pairs(file: &Path, t: &Translator) -> Result<(), CliError> {
    let unreadable = |error: csv::Error| CliError::Usage(format!("{}: {error}", file.display()));
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_path(file).map_err(unreadable)?;
    let header = rows.headers().map_err(unreadable)?.clone();
    // A byte order mark belongs to no column.
    let column = |name: &str| header.iter().position(|title| title.trim().trim_start_matches('\u{FEFF}') == name);
    let (Some(a), Some(b)) = (column("a"), column("b")) else {
        return Err(CliError::Usage(format!("{}: the first line must name the columns a and b", file.display())));
    };
    let (countries, websites) = ([column("country_a"), column("country_b")], [column("website_a"), column("website_b")]);
    let mut out = csv::Writer::from_writer(std::io::stdout().lock());
    out.write_record(["a", "b", "same", "score", "reasons"]).map_err(CliError::failed)?;
    for row in rows.records() {
        let row = row.map_err(unreadable)?;
        let cell = |column: Option<usize>| column.and_then(|at| row.get(at)).unwrap_or_default();
        let side = |name, place: usize| {
            let website = WebAddress::parse(cell(websites[place]));
            let domain = website.as_ref().map(WebAddress::host).unwrap_or_default();
            read(&Printed { name, country: cell(countries[place]), domain, ..Printed::default() })
        };
        let verdict = compare(&side(cell(Some(a)), 0), &side(cell(Some(b)), 1));
        let same = if verdict.kind == Kind::Same { "yes" } else { "no" };
        let score = verdict.score.min(100).to_string();
        out.write_record([cell(Some(a)), cell(Some(b)), same, &score, &reasons(&verdict, t)]).map_err(CliError::failed)?;
    }
    out.flush().map_err(CliError::failed)
}

/// The reasons as sentences.
fn reasons(verdict: &Verdict, t: &Translator) -> String {
    let all: Vec<String> =
        verdict.reasons.iter().map(|reason| t.with(format!("match-{}", reason.key()), "detail", reason.detail())).collect();
    all.join("; ")
}
