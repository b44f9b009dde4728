//! `coordinator add|list|disable|reset|grant|revoke`

use std::io::{BufRead, IsTerminal, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{CliError, setup};
use crate::accounts::{self, NewAccount, Password, Role};
use crate::app::App;
use crate::audit::Actor;
use crate::basics::{EmailAddress, Id, entropy, text};
use crate::config::Config;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Act {
    /// Make an account; without --password-stdin a password is made and printed.
    Add {
        email: String,
        /// Name shown to colleagues.
        #[arg(long)]
        name: String,
        /// Administrator of the installation.
        #[arg(long)]
        admin: bool,
        /// Read the password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// List all accounts.
    List,
    /// Keep an account from signing in.
    Disable { email: String },
    /// Set another password and end all sessions.
    Reset {
        email: String,
        /// Read the password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Give a role on a letter.
    Grant { email: String, slug: String, role: String },
    /// Take the role on a letter away.
    Revoke { email: String, slug: String },
}

pub(super) async fn run(config: Config, act: Act) -> Result<(), CliError> {
    let app = setup::app(config).await?;
    match act {
        Act::Add { email, name, admin, password_stdin } => add(&app, &email, &name, admin, password_stdin).await,
        Act::List => list(&app).await,
        Act::Disable { email } => accounts::disable(&app, Actor::CommandLine, &address(&email)?).await.map_err(CliError::failed),
        Act::Reset { email, password_stdin } => {
            let (password, shown) = password(&app, password_stdin)?;
            let email = address(&email)?;
            accounts::reset_password(&app, Actor::CommandLine, &email, &password).await.map_err(CliError::failed)?;
            print_password(shown);
            let asked = email.clone();
            if let Some(account) =
                app.db.read(move |c| accounts::by_email(c, &asked)).await.map_err(CliError::failed)?.filter(|_| !app.config.is_local())
            {
                print_second_factor(&app, account.id, account.totp_generation, &email);
            }
            Ok(())
        }
        Act::Grant { email, slug, role } => {
            let role = Role::parse(&role).ok_or_else(|| CliError::Usage("a role is owner, coordinator or observer".to_owned()))?;
            accounts::grant(&app, Actor::CommandLine, &address(&email)?, &slug, role).await.map_err(CliError::failed)
        }
        Act::Revoke { email, slug } => accounts::revoke(&app, Actor::CommandLine, &address(&email)?, &slug).await.map_err(CliError::failed),
    }
}

async fn add(app: &App, email: &str, name: &str, is_admin: bool, password_stdin: bool) -> Result<(), CliError> {
    let name = text::one_line(name, 200).map_err(|error| CliError::Usage(format!("--name {error}")))?;
    let email = address(email)?;
    let (password, shown) = password(app, password_stdin)?;
    let id = accounts::add(app, Actor::CommandLine, NewAccount { email: email.clone(), name, password, is_admin })
        .await
        .map_err(CliError::failed)?;
    println!("{email} can sign in at {}/desk/sign-in", app.config.public_url.base());
    print_password(shown);
    if !app.config.is_local() {
        print_second_factor(app, id, 0, &email);
    }
    Ok(())
}

/// The secret for an authenticator app, as the text behind its QR code.
fn print_second_factor(app: &App, id: Id, generation: i64, email: &EmailAddress) {
    let issuer = app.config.public_url.host();
    let label: String = url::form_urlencoded::byte_serialize(email.as_str().as_bytes()).collect();
    println!(
        "Second factor, for an authenticator app: otpauth://totp/{issuer}:{label}?secret={}&issuer={issuer}",
        app.links.totp_secret(id, generation)
    );
}

fn print_password(shown: Option<String>) {
    if let Some(shown) = shown {
        println!("Password: {shown}");
    }
}

async fn list(app: &App) -> Result<(), CliError> {
    for account in accounts::list(app).await.map_err(CliError::failed)? {
        let mut marks = Vec::new();
        if account.is_admin {
            marks.push("administrator");
        }
        if account.disabled_at.is_some() {
            marks.push("disabled");
        }
        println!("{}\t{}\t{}", account.email, account.name, marks.join(", "));
    }
    Ok(())
}

fn address(text: &str) -> Result<EmailAddress, CliError> {
    EmailAddress::parse(text).map_err(|error| CliError::Usage(format!("“{text}” {error}")))
}

/// A password from standard input, or a new one together with its text.
fn password(app: &App, from_stdin: bool) -> Result<(Password, Option<String>), CliError> {
    if !from_stdin {
        let made = URL_SAFE_NO_PAD.encode(entropy::bytes::<15>(&*app.entropy));
        return Ok((Password::chosen(&made, &[]).map_err(CliError::failed)?, Some(made)));
    }
    if std::io::stdin().is_terminal() {
        eprint!("Password (at least {} characters): ", accounts::MIN_PASSWORD);
        let _ = std::io::stderr().flush();
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(CliError::failed)?;
    Ok((Password::chosen(line.trim_end_matches(['\r', '\n']), &[]).map_err(|error| CliError::Usage(error.to_string()))?, None))
}
