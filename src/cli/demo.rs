//! `demo`: everything to try out, on a fresh temporary database.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use super::{CliError, serve, setup};
use crate::accounts::{self, NewAccount, Password, Reviewer};
use crate::app::App;
use crate::audit::Actor;
use crate::basics::clock::ManualClock;
use crate::basics::entropy::{SystemEntropy, bytes};
use crate::basics::{Country, EmailAddress, OrganisationName, WebAddress};
use crate::config::{Config, Limits, PublicUrl};
use crate::letters::{self, LetterFile, Translation, Visibility};
use crate::organisations::{ConsultativeStatus, Kind};
use crate::outbox::{self, Outcome};
use crate::review::{self, Decision};
use crate::signatures::{self, NewSignOn, Source, Status};

const LETTER: &str = include_str!("../../assets/demo/letter.md");
const LETTER_FR: &str = include_str!("../../assets/demo/letter.fr.md");
const ORGANISATIONS: &str = include_str!("../../assets/demo/organisations.tsv");

/// Both accounts; good for this computer only, where the demo runs.
const COORDINATORS: [(&str, &str); 2] = [("maria@coordinators.example", "Maria"), ("sopheak@coordinators.example", "Sopheak")];
const PASSWORD: &str = "undersigned-demo";

pub(super) async fn run(mut config: Config) -> Result<(), CliError> {
    let folder = temporary_folder()?;
    let listen = free_address(config.listen.ip().is_loopback().then_some(config.listen))?;
    config.listen = listen;
    config.public_url = PublicUrl::parse(&format!("http://{listen}"))?;
    config.database_url = format!("sqlite:{}", folder.join("demo.db").display());
    config.key_file = folder.join("demo.key");
    config.smtp = None;
    config.trusted_proxies.clear();
    config.limits = Limits { off: true, ..Limits::default() };
    println!("Filling a fresh database in {} …", folder.display());
    let app = setup::app(config).await?;
    fill(&app).await?;
    let served = serve::serve(app, true, say).await;
    // The folder is ours alone; what the demo wrote goes with it.
    let _ = std::fs::remove_dir_all(&folder);
    served
}

fn say(address: &str) {
    let (maria, sopheak) = (COORDINATORS[0].0, COORDINATORS[1].0);
    println!();
    println!("  The letter         {address}/letters/demo");
    println!("  Mail (preview)     {address}/demo/inbox");
    println!("  The desk           {address}/desk");
    println!("  Sign in as         {maria} or {sopheak}");
    println!("  Password           {PASSWORD}");
    println!();
    println!("The organisations are invented. Stop with Ctrl-C; nothing is kept.");
}

fn temporary_folder() -> Result<std::path::PathBuf, CliError> {
    let name: String = bytes::<6>(&SystemEntropy).iter().map(|byte| format!("{byte:02x}")).collect();
    let folder = std::env::temp_dir().join(format!("undersigned-demo-{name}"));
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(&folder).map_err(CliError::failed)?;
    Ok(folder)
}

/// The wished address, or another port where somebody else listens there.
fn free_address(wished: Option<std::net::SocketAddr>) -> Result<std::net::SocketAddr, CliError> {
    let wished = wished.unwrap_or_else(|| ([127, 0, 0, 1], 8080).into());
    let listener = TcpListener::bind(wished).or_else(|_| TcpListener::bind((wished.ip(), 0))).map_err(CliError::failed)?;
    listener.local_addr().map_err(CliError::failed)
}

async fn fill(app: &App) -> Result<(), CliError> {
    // Signed over the last ten days, with a clock of its own.
    let rows: Vec<&str> = ORGANISATIONS.lines().filter(|line| !line.is_empty()).collect();
    let clock = Arc::new(ManualClock::at(app.now().minus(Duration::from_secs(10 * 24 * 3600))));
    let past = App { clock: clock.clone(), ids: Arc::default(), ..app.clone() };
    let owner = people(&past).await?;
    let letter = letters::publish(&past, Actor::CommandLine, letter(app)?, vec![translation()?], Some(owner), None, false)
        .await
        .map_err(CliError::failed)?;
    let slug = letter.slug.to_string();
    accounts::grant(&past, Actor::CommandLine, &address(COORDINATORS[1].0)?, &slug, accounts::Role::Coordinator)
        .await
        .map_err(CliError::failed)?;
    let step = Duration::from_secs(9 * 24 * 3600) / u32::try_from(rows.len().max(1)).unwrap_or(1);
    for (number, row) in rows.iter().enumerate() {
        clock.advance(step);
        sample(&past, &slug, number, row).await?;
    }
    // Nobody is to find two hundred mails of the past in the preview inbox.
    loop {
        let mails = outbox::lease(app, 500).await.map_err(CliError::failed)?;
        if mails.is_empty() {
            return Ok(());
        }
        for mail in mails {
            outbox::settle(app, &mail, Outcome::Sent).await.map_err(CliError::failed)?;
        }
    }
}

async fn people(app: &App) -> Result<EmailAddress, CliError> {
    for (email, name) in COORDINATORS {
        let password = Password::chosen(PASSWORD, &[]).map_err(CliError::failed)?;
        let new = NewAccount { email: address(email)?, name: name.to_owned(), password, is_admin: false };
        accounts::add(app, Actor::CommandLine, new).await.map_err(CliError::failed)?;
    }
    address(COORDINATORS[0].0)
}

/// The sample letter closes in two weeks, whenever the demo is started.
fn letter(app: &App) -> Result<LetterFile, CliError> {
    let mut letter = LetterFile::parse(LETTER).map_err(CliError::failed)?;
    letter.soft_deadline = Some(app.now().plus(Duration::from_secs(12 * 24 * 3600)));
    letter.hard_deadline = Some(app.now().plus(Duration::from_secs(14 * 24 * 3600)));
    letter.time_zone = "Europe/Zurich".to_owned();
    Ok(letter)
}

fn translation() -> Result<Translation, CliError> {
    let language = crate::basics::LanguageTag::parse("fr").ok_or_else(|| CliError::failed("fr"))?;
    Translation::parse(LETTER_FR, language).map_err(CliError::failed)
}

fn address(text: &str) -> Result<EmailAddress, CliError> {
    EmailAddress::parse(text).map_err(CliError::failed)
}

/// One invented organisation, brought into its state by the acts that lead there.
async fn sample(app: &App, slug: &str, number: usize, row: &str) -> Result<(), CliError> {
    let wrong = |what: &str| CliError::Failed(format!("assets/demo/organisations.tsv, line {}: {what}", number + 1));
    let columns: [&str; 10] = row.split('\t').collect::<Vec<_>>().try_into().map_err(|_| wrong("not ten columns"))?;
    let [name, original_name, acronym, country, kind, website, status, contact, visibility, state] = columns;
    let website = WebAddress::parse(website);
    let domain = website.as_ref().map_or("mail.example", |website| website.host()).to_owned();
    let new = NewSignOn {
        organisation: OrganisationName::parse(name).map_err(|error| wrong(&error.to_string()))?,
        original_name: original_name.to_owned(),
        acronym: acronym.to_owned(),
        country: Country::parse(country).ok_or_else(|| wrong("country"))?,
        kind: Kind::parse(kind).ok_or_else(|| wrong("kind"))?,
        website,
        consultative_status: ConsultativeStatus::parse(status).ok_or_else(|| wrong("status"))?,
        contact_name: contact.to_owned(),
        contact_role: String::new(),
        email: address(&format!("contact{number}@{domain}"))?,
        visibility: Visibility::parse(visibility).ok_or_else(|| wrong("visibility"))?,
        comment: String::new(),
        updates: false,
        language: "en".to_owned(),
        source: Source::Form,
        edition: None,
        form_nonce: None,
        flags: Vec::new(),
    };
    let state = Status::parse(state).ok_or_else(|| wrong("state"))?;
    let id = signatures::sign_on(app, slug, new).await.map_err(CliError::failed)?.signature.ok_or_else(|| wrong("posted twice"))?;
    bring(app, id, state).await
}

async fn bring(app: &App, id: crate::basics::Id, state: Status) -> Result<(), CliError> {
    if state == Status::Unconfirmed {
        return Ok(());
    }
    let signature =
        app.db.read(move |c| signatures::by_id(c, id)).await.map_err(CliError::failed)?.ok_or_else(|| CliError::failed("sample"))?;
    let token = signatures::confirm_token(app, &signature).await.map_err(CliError::failed)?;
    signatures::confirm(app, &token.to_string(), vec![id]).await.map_err(CliError::failed)?;
    let reviewer = Reviewer::command_line(signature.letter_id);
    let decision = match state {
        Status::Approved => Some(Decision::Approve),
        Status::Rejected => {
            Some(Decision::Reject { reason: "We could not reach your organisation at its public address.".to_owned(), silent: false })
        }
        _ => None,
    };
    if let Some(decision) = decision {
        review::decide(app, reviewer, vec![id], decision).await.map_err(CliError::failed)?;
    }
    if state == Status::Withdrawn {
        let token = app.links.token(crate::links::Purpose::Manage, id, 0);
        review::withdraw(app, &token.to_string()).await.map_err(CliError::failed)?;
    }
    Ok(())
}
