//! What speaks for and against a sign-on, as facts in words. Never a score: people weigh.

use crate::accounts::Reviewer;
use crate::app::App;
use crate::basics::{EmailAddress, Id, Timestamp, WebAddress};
use crate::db::StorageError;
use crate::letters;
use crate::organisations::{self, Provider, Relation};
use crate::signatures::{self, Double, Signature};

use super::known::{self, Place, Sight};
use super::questions::{self, Answer, AskedQuestion, Whom};
use super::together::{self, Claim, Note};
use super::{ReviewError, tags};

/// How a fact is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It speaks for the sign-on.
    For,
    /// It says nothing for or against.
    Plain,
    /// It wants a closer look.
    Look,
}

impl Tone {
    /// As named in the catalogue and the style sheet.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Plain => "plain",
            Self::Look => "look",
        }
    }
}

/// A fact: the word it is named by in the catalogue, and what its sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// `evidence-…` in the catalogue.
    pub key: &'static str,
    /// How it is to be read.
    pub tone: Tone,
    /// What the sentence names.
    pub one: String,
    /// … and beside it.
    pub two: String,
}

impl Fact {
    pub(super) fn new(tone: Tone, key: &'static str, one: impl Into<String>, two: impl Into<String>) -> Self {
        Self { key, tone, one: one.into(), two: two.into() }
    }
}

/// What is known of a sign-on.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Facts, those that want a closer look first.
    pub facts: Vec<Fact>,
    /// Sign-ons that may be the same organisation.
    pub doubles: Vec<Double>,
    /// Words among coordinators.
    pub notes: Vec<Note>,
    /// Who is looking at it.
    pub claim: Option<Claim>,
    /// Where it stands in the directory.
    pub place: Place,
    /// What was asked about it by mail, oldest first.
    pub questions: Vec<AskedQuestion>,
    /// Words that coordinators sort it by.
    pub tags: Vec<String>,
    /// Signed before the meaning of the text changed.
    pub older_text: bool,
}

/// Gathers what speaks for and against a sign-on of the reviewer's letter.
///
/// # Errors
/// [`ReviewError::NotFound`] for a sign-on of another letter.
pub async fn evidence(app: &App, reviewer: Reviewer, id: Id) -> Result<Evidence, ReviewError> {
    let now = app.now();
    app.db
        .read(move |c| {
            let found = signatures::by_id(c, id)?.filter(|found| found.letter_id == reviewer.letter());
            let signature = found.ok_or(ReviewError::NotFound)?;
            let mut facts = address(&signature);
            facts.extend(name(&signature));
            let sight = Sight::of_reviewer(c, reviewer, now)?;
            let before = signatures::approved_elsewhere(c, &signature, sight.open())?;
            if !before.is_empty() {
                let names: Vec<String> = before.iter().map(|other| other.organisation_name.clone()).collect();
                facts.push(Fact::new(Tone::For, "evidence-signed-before", before.len().to_string(), names.join(", ")));
            }
            facts.extend(same_address(c, &signature)?);
            facts.extend(same_domain(c, &signature)?);
            let doubles = signatures::doubles(c, &signature, sight.open())?;
            let (place, of_organisation) = known::place(c, &sight, &signature, &doubles)?;
            facts.extend(of_organisation);
            let questions = questions::of_signature(c, &signature)?;
            facts.extend(questions.iter().filter_map(|asked| second_question(&signature, asked)));
            facts.sort_by_key(|fact| match fact.tone {
                Tone::Look => 0,
                Tone::For => 1,
                Tone::Plain => 2,
            });
            let claim = together::claims(c, &[id], now)?.pop();
            let tags = tags::of(c, &[id])?.into_iter().map(|(_, tag)| tag).collect();
            let older_text = signature.is_of_older_text(letters::last_material(c, reviewer.letter())?);
            Ok(Evidence { facts, doubles, notes: together::notes(c, id)?, claim, place, questions, tags, older_text })
        })
        .await
}

/// What the mail address and the website say of each other. They speak for nobody who has not shown that they read the address.
fn address(signature: &Signature) -> Vec<Fact> {
    let Ok(email) = EmailAddress::parse(&signature.email) else { return Vec::new() };
    let website = WebAddress::parse(&signature.website);
    let host = website.as_ref().map(WebAddress::host).unwrap_or_default();
    let domain = email.domain();
    let agrees = if signature.is_proven() { Tone::For } else { Tone::Plain };
    let mut facts = Vec::new();
    match organisations::provider(domain) {
        Provider::Disposable => facts.push(Fact::new(Tone::Look, "evidence-disposable", domain, "")),
        Provider::FreeMail => facts.push(Fact::new(Tone::Plain, "evidence-free-mail", domain, "")),
        Provider::Own => facts.push(match organisations::relation(domain, website.as_ref().map(WebAddress::host)) {
            Relation::Same => Fact::new(agrees, "evidence-mail-same", domain, ""),
            Relation::Under => Fact::new(agrees, "evidence-mail-under", domain, host),
            Relation::Differs => Fact::new(Tone::Look, "evidence-mail-differs", domain, host),
            Relation::NoWebsite => Fact::new(Tone::Plain, "evidence-no-website", "", ""),
            Relation::SharedHost => Fact::new(Tone::Plain, "evidence-shared-host", host, ""),
        }),
    }
    for ascii in [domain, host] {
        let (shown, _) = idna::domain_to_unicode(ascii);
        if shown != ascii {
            facts.push(Fact::new(Tone::Look, "evidence-punycode", shown, ascii));
        }
    }
    facts
}

/// What the name looks like.
fn name(signature: &Signature) -> Option<Fact> {
    organisations::mixes_scripts(&signature.organisation_name)
        .then(|| Fact::new(Tone::Look, "evidence-mixed-scripts", &signature.organisation_name, ""))
}

/// What another address at the organisation says of the sign-on. A "yes" speaks for it only from a domain of the organisation's own.
fn second_question(signature: &Signature, asked: &AskedQuestion) -> Option<Fact> {
    let question = &asked.question;
    if question.whom != Whom::Organisation {
        return None;
    }
    let own = questions::is_at_the_organisation(signature, question.domain());
    let (tone, key) = match question.answer {
        Answer::Yes if own => (Tone::For, "evidence-second-yes"),
        Answer::Yes => (Tone::Plain, "evidence-second-yes-elsewhere"),
        Answer::No => (Tone::Look, "evidence-second-no"),
        Answer::Unsure => (Tone::Plain, "evidence-second-unsure"),
        Answer::Open | Answer::Answered => (Tone::Plain, "evidence-second-asked"),
    };
    Some(Fact::new(tone, key, question.domain(), day(question.answered_at.unwrap_or(question.asked_at))))
}

/// The day in UTC, as `2026-12-01` (ISO 8601): read alike in every language.
fn day(moment: Timestamp) -> String {
    moment.to_string().chars().take(10).collect()
}

/// Other organisations that the same address signs for.
fn same_address(c: &mut crate::db::Connection, signature: &Signature) -> Result<Option<Fact>, StorageError> {
    let others: Vec<String> = signatures::others_of_address(c, signature)?.into_iter().map(|other| other.organisation_name).collect();
    Ok((!others.is_empty()).then(|| Fact::new(Tone::Look, "evidence-same-address", others.len().to_string(), others.join(", "))))
}

/// Other organisations whose contacts have an address at the same domain, where it is not one that everybody has.
fn same_domain(c: &mut crate::db::Connection, signature: &Signature) -> Result<Option<Fact>, StorageError> {
    let Ok(email) = EmailAddress::parse(&signature.email) else { return Ok(None) };
    if organisations::provider(email.domain()) != Provider::Own {
        return Ok(None);
    }
    let others = signatures::others_of_domain(c, signature, email.domain())?;
    let names: Vec<String> = others.into_iter().map(|other| other.organisation_name).collect();
    Ok((!names.is_empty()).then(|| Fact::new(Tone::Plain, "evidence-same-domain", email.domain(), names.join(", "))))
}
