//! `letter publish|list|show|close|delete`

use std::path::{Path, PathBuf};

use super::{CliError, setup};
use crate::audit::Actor;
use crate::basics::{EmailAddress, LanguageTag, Slug};
use crate::config::Config;
use crate::letters::{self, Change, LetterError, LetterFile, Translation};
use crate::signatures::{self, Status};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Act {
    /// Publish a letter from a Markdown file with front matter; FILE.fr.md beside it is its French translation.
    Publish {
        file: PathBuf,
        /// Part of the address; wins over the file's.
        #[arg(long)]
        slug: Option<String>,
        /// Mail address of the account that runs the letter.
        #[arg(long)]
        owner: Option<String>,
        /// The change is of wording only.
        #[arg(long, conflicts_with = "material")]
        editorial: bool,
        /// The change is of meaning. Nobody is asked automatically: the desk shows who signed an older text.
        #[arg(long)]
        material: bool,
        /// Publish the file although a draft of this slug was begun at the desk: its text and settings are replaced.
        #[arg(long)]
        replace_settings: bool,
    },
    /// List all letters.
    List,
    /// Show one letter.
    Show { slug: String },
    /// End collecting.
    Close { slug: String },
    /// Delete a letter that nobody has signed.
    Delete { slug: String },
}

pub(super) async fn run(config: Config, act: Act) -> Result<(), CliError> {
    match act {
        Act::Publish { file, slug, owner, editorial, material, replace_settings } => {
            let mut letter = LetterFile::parse(&read(&file)?).map_err(|error| in_file(&file, &error))?;
            if let Some(slug) = slug {
                letter.slug = Some(Slug::parse(&slug).map_err(CliError::Usage)?);
            }
            let translations = translations(&file)?;
            let owner =
                owner.map(|owner| EmailAddress::parse(&owner).map_err(|error| CliError::Usage(format!("--owner {error}")))).transpose()?;
            let change = if editorial { Some(Change::Editorial) } else { material.then_some(Change::Material) };
            publish(config, letter, translations, owner, change, replace_settings).await
        }
        Act::List => list(config).await,
        Act::Show { slug } => show(config, slug).await,
        Act::Close { slug } => letters::close(&setup::app(config).await?, Actor::CommandLine, &slug).await.map_err(CliError::failed),
        Act::Delete { slug } => letters::delete(&setup::app(config).await?, Actor::CommandLine, &slug).await.map_err(CliError::failed),
    }
}

async fn publish(
    config: Config,
    letter: LetterFile,
    translations: Vec<Translation>,
    owner: Option<EmailAddress>,
    change: Option<Change>,
    over_draft: bool,
) -> Result<(), CliError> {
    let app = setup::app(config).await?;
    let published = letters::publish(&app, Actor::CommandLine, letter, translations, owner, change, over_draft).await;
    let published = published.map_err(|error| {
        if let LetterError::NeedsChange { difference } | LetterError::NeedsMaterial { difference } = &error {
            println!("{difference}");
        }
        CliError::failed(error)
    })?;
    for difference in &published.changed {
        eprintln!("changed: {difference}");
    }
    if !published.difference.is_empty() {
        println!("{}", published.difference);
    }
    println!("{}/letters/{} (text edition {})", app.config.public_url.base(), published.slug, published.edition);
    Ok(())
}

async fn list(config: Config) -> Result<(), CliError> {
    let app = setup::app(config).await?;
    for letter in app.db.read(letters::list).await.map_err(CliError::failed)? {
        let deadline = letter.hard_deadline.map(|deadline| deadline.to_string()).unwrap_or_default();
        println!("{}\t{}\t{deadline}", letter.slug, letter.state.as_str());
    }
    Ok(())
}

async fn show(config: Config, slug: String) -> Result<(), CliError> {
    let app = setup::app(config).await?;
    let asked = slug.clone();
    let (letter, texts, counts) = app
        .db
        .read(move |c| {
            let letter = letters::by_slug(c, &asked)?.ok_or_else(|| LetterError::Unknown(asked.clone()))?;
            let texts = letters::texts(c, letter.id, letter.current_edition)?;
            let counts = signatures::counts(c, letter.id)?;
            Ok::<_, LetterError>((letter, texts, counts))
        })
        .await
        .map_err(CliError::failed)?;
    println!("slug          {}", letter.slug);
    println!("state         {}", letter.state.as_str());
    println!("text edition  {}", letter.current_edition);
    for text in texts {
        println!("{:<13} {} (sha256:{})", text.language.code(), text.title, text.digest);
    }
    if let Some(deadline) = letter.hard_deadline {
        println!("deadline      {deadline} ({})", letter.time_zone);
    }
    for status in Status::ALL {
        println!("{:<13} {}", status.as_str(), counts.of(status));
    }
    Ok(())
}

fn read(file: &Path) -> Result<String, CliError> {
    std::fs::read_to_string(file).map_err(|error| CliError::Failed(format!("{}: {error}", file.display())))
}

fn in_file(file: &Path, error: &letters::FrontMatterError) -> CliError {
    CliError::Failed(format!("{}: {error}", file.display()))
}

/// `letter.fr.md`, `letter.zh-Hans.md` beside `letter.md`.
fn translations(file: &Path) -> Result<Vec<Translation>, CliError> {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(CliError::failed)? {
        let path = entry.map_err(CliError::failed)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let tag = name.strip_prefix(stem).and_then(|rest| rest.strip_prefix('.')).and_then(|rest| rest.strip_suffix(".md"));
        let Some(tag) = tag else { continue };
        let language =
            LanguageTag::parse(tag).ok_or_else(|| CliError::Failed(format!("{}: “{tag}” is not a language tag", path.display())))?;
        found.push(Translation::parse(&read(&path)?, language).map_err(|error| in_file(&path, &error))?);
    }
    found.sort_by_key(|translation| translation.language.code());
    Ok(found)
}
