//! `import`: rows of a form or a sheet, with a report row by row.

use std::path::PathBuf;
use std::sync::Arc;

use super::{CliError, setup};
use crate::accounts::Reviewer;
use crate::basics::text;
use crate::config::Config;
use crate::i18n::Translator;
use crate::intake::{self, Field, IntakeError, Line, MOST_BYTES, Mapping, MappingError, Plan, Report};
use crate::letters;
use crate::signatures::Arrival;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    slug: String,
    /// CSV or XLSX; the first line names the columns.
    file: PathBuf,
    /// Which column is which field, such as email=Contact; columns named as the fields are found by themselves.
    #[arg(long = "map", value_name = "FIELD=COLUMN")]
    maps: Vec<String>,
    /// Say what would happen, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// unconfirmed (each address gets the confirmation mail), confirmed or approved.
    #[arg(long, default_value = "unconfirmed")]
    state: String,
    /// How they were confirmed; kept as a note on each sign-on.
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
}

pub(super) async fn run(config: Config, args: Args) -> Result<(), CliError> {
    let usage = |text: &str| CliError::Usage(text.to_owned());
    let arrival = Arrival::parse(&args.state).ok_or_else(|| usage("--state is unconfirmed, confirmed or approved"))?;
    if arrival.needs_note() && args.note.trim().is_empty() {
        return Err(usage("--note must say how they were confirmed, for --state confirmed and approved"));
    }
    let said = args.maps.iter().map(|map| said(map)).collect::<Result<Vec<_>, _>>()?;
    let app = setup::app(config).await?;
    let t = app.catalogue.translator_for("en");
    let sheet = read(&args.file)?;
    let refused = |error: IntakeError| CliError::Failed(error.sentence(&t).unwrap_or_else(|| error.to_string()));
    let mapping = Mapping::said(&sheet, &said).map_err(|error| match error {
        MappingError::UnknownColumn(_) => CliError::Usage(format!("--map: {}", error.sentence(&t))),
        MappingError::Contested { field, .. } => CliError::Failed(format!("{} Use --map {}=COLUMN.", error.sentence(&t), field.as_str())),
        other => CliError::Failed(other.sentence(&t)),
    })?;
    let slug = args.slug.clone();
    let letter = app.db.read(move |c| letters::by_slug(c, &slug)).await.map_err(CliError::failed)?;
    let letter = letter.ok_or_else(|| CliError::Failed(format!("there is no letter “{}”", args.slug)))?;
    let reviewer = Reviewer::command_line(letter.id);
    let note: String = args.note.chars().filter(|c| !text::is_refused(*c)).collect();
    let plan = Plan { sheet: Arc::new(sheet), mapping, arrival, note };
    eprintln!("{} rows read", plan.sheet.rows.len());
    let report = match args.dry_run {
        true => Report::of(&intake::preview(&app, reviewer, &plan, &t).await.map_err(refused)?, arrival, false, &t),
        false => intake::import(&app, reviewer, &plan, None, &t).await.map_err(refused)?,
    };
    print(&report, args.dry_run, &t)
}

/// `email=Contact`: a field and the name of a column, which may hold `=` itself.
fn said(map: &str) -> Result<(Field, String), CliError> {
    let known = || Field::ALL.map(|field| field.as_str()).join(", ");
    let (field, column) =
        map.split_once('=').ok_or_else(|| CliError::Usage(format!("--map {map}: write FIELD=COLUMN; the fields are {}", known())))?;
    let field = Field::parse(field.trim()).ok_or_else(|| CliError::Usage(format!("--map {map}: the fields are {}", known())))?;
    Ok((field, column.trim().to_owned()))
}

/// Reads no more of a file than may be imported.
fn read(file: &std::path::Path) -> Result<intake::Sheet, CliError> {
    let failed = |reason: String| CliError::Failed(format!("{}: {reason}", file.display()));
    let size = std::fs::metadata(file).map_err(|error| failed(error.to_string()))?.len();
    if size > u64::try_from(MOST_BYTES).unwrap_or(u64::MAX) {
        return Err(failed(intake::SheetError::TooLarge.to_string()));
    }
    let bytes = std::fs::read(file).map_err(|error| failed(error.to_string()))?;
    intake::read(&bytes).map_err(|error| failed(error.to_string()))
}

/// Lines on standard output, problems on standard error.
fn print(report: &Report, dry_run: bool, t: &Translator) -> Result<(), CliError> {
    for line in &report.lines {
        println!("{}", shown(line, dry_run, t));
        for problem in &line.problems {
            eprintln!("row {}: {problem}", line.row);
        }
    }
    let (all, wrong) = (report.lines.len(), report.lines.iter().filter(|line| !line.problems.is_empty()).count());
    let alike = report.lines.iter().filter(|line| !line.looks_like.is_empty()).count();
    if wrong != 0 {
        return Err(CliError::Failed(format!("{wrong} of {all} rows have problems: nothing was imported")));
    }
    match dry_run {
        true => println!("{all} rows could be imported, {alike} of them may be duplicates; nothing was changed (--dry-run)"),
        false => println!("{all} rows imported, {alike} of them may be duplicates"),
    }
    Ok(())
}

/// Row, organisation and outcome, then what is to be known of it, separated by tabs.
fn shown(line: &Line, dry_run: bool, t: &Translator) -> String {
    let outcome = match (line.outcome.as_str(), dry_run) {
        (outcome @ ("error" | "left out"), _) | (outcome, false) => outcome.to_owned(),
        (outcome, true) => format!("would be {outcome}"),
    };
    let mut parts = vec![line.row.to_string(), line.organisation.replace(['\t', '\r', '\n'], " "), outcome];
    if !line.visibility.is_empty() {
        let kind = if line.kind.is_empty() { t.get("import-kind-not-stated") } else { line.kind.clone() };
        parts.push(format!("visibility {}, {kind}", line.visibility));
    }
    if !line.no_mail.is_empty() {
        parts.push(line.no_mail.clone());
    }
    if !line.left_empty.is_empty() {
        parts.push(format!("left empty: {}", line.left_empty.join(", ")));
    }
    parts.extend(line.looks_like.iter().map(|other| format!("possible duplicate: {other}")));
    parts.join("\t")
}
