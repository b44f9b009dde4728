//! Where a sign-on stands in the directory, and what that says for and against it.

use super::entry::{gather, mail_domain, one};
use super::link::{Match, find};
use super::page::titles;
use super::{Known, Sight};
use crate::basics::{Country, EmailAddress, Id};
use crate::db::{Connection, Result};
use crate::review::evidence::{Fact, Tone};
use crate::signatures::{Double, Signature, Status};

/// How many other letters are named.
const NAMED: usize = 5;

/// An organisation that a sign-on may be linked to.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// Identifier.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Country.
    pub country: Option<Country>,
    /// How many other letters the reader may see it on.
    pub letters: usize,
}

/// Where a sign-on stands in the directory.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// The organisation it is linked to, where the reader may know why.
    pub linked: Option<Suggestion>,
    /// The one that approving will link it to; none where it will be new.
    pub will: Option<Suggestion>,
    /// Others that it may be: people choose.
    pub others: Vec<Suggestion>,
}

/// Where a sign-on stands in the directory, as far as the reader may know, and the facts that follow from it. No facts where nobody has
/// proven the address: they would tell whoever types one in of other letters.
pub(in crate::review) fn place(c: &mut Connection, sight: &Sight, signature: &Signature, doubles: &[Double]) -> Result<(Place, Vec<Fact>)> {
    let linked = shown_link(c, sight, signature)?;
    let by_rule = match signature.organisation_id {
        Some(_) => Match::None,
        None => find(c, &sight.on_letter(signature.letter_id), signature)?,
    };
    // Whoever holds a role elsewhere may know more than the rule goes by.
    let by_reader = find(c, sight, signature)?;
    let will = by_rule.known();
    let mut ids: Vec<Id> = linked.into_iter().chain([by_rule, by_reader].into_iter().filter_map(Match::id)).collect();
    for double in doubles {
        ids.extend(shown_link(c, sight, &double.signature)?);
    }
    let mut once = std::collections::BTreeSet::new();
    ids.retain(|id| once.insert(*id));
    let known = gather(c, sight, &ids)?;
    let suggested = |id: Option<Id>| known.iter().find(|known| Some(known.id) == id).map(|known| suggestion(known, signature));
    let sure = linked.or(by_reader.known()).or(by_rule.known());
    let main = sure.or(by_reader.id()).or(by_rule.id());
    let mut facts = Vec::new();
    if let Some(known) = known.iter().find(|known| Some(known.id) == main && signature.is_proven()) {
        if sure.is_some() {
            facts.extend(before(c, known, signature)?);
        }
        facts.extend(domain(known, signature));
    }
    let others = ids.iter().filter(|id| ![linked, will].contains(&Some(**id))).filter_map(|id| suggested(Some(*id))).collect();
    Ok((Place { linked: suggested(linked), will: suggested(will), others }, facts))
}

/// The organisation that a sign-on is linked to. Before it is on the list, somebody has chosen it by hand: whoever knows of the
/// organisation through nothing else is not told, since they may not know why.
fn shown_link(c: &mut Connection, sight: &Sight, signature: &Signature) -> Result<Option<Id>> {
    let Some(id) = signature.organisation_id else { return Ok(None) };
    if signature.status == Status::Approved {
        return Ok(Some(id));
    }
    let otherwise = one(c, sight, id)?.and_then(|known| known.without(signature.id));
    Ok(otherwise.map(|known| known.id))
}

impl Match {
    /// The one that it is.
    fn known(self) -> Option<Id> {
        if let Self::Known(id) = self { Some(id) } else { None }
    }

    /// The one that it is or may be.
    fn id(self) -> Option<Id> {
        match self {
            Self::Known(id) | Self::NameOnly(id) => Some(id),
            Self::None => None,
        }
    }
}

fn suggestion(known: &Known, signature: &Signature) -> Suggestion {
    let letters = known.letters().into_iter().filter(|letter| *letter != signature.letter_id).count();
    Suggestion { id: known.id, name: known.name().to_owned(), country: known.country(), letters }
}

/// What its organisation signed before.
fn before(c: &mut Connection, known: &Known, signature: &Signature) -> Result<Option<Fact>> {
    let before: Vec<Id> = known.proven_letters().into_iter().filter(|letter| *letter != signature.letter_id).collect();
    if before.is_empty() {
        return Ok(None);
    }
    let titles = titles(c, &before[..before.len().min(NAMED)])?;
    let named: Vec<String> = titles.into_values().map(|(title, _)| title).collect();
    Ok(Some(Fact::new(Tone::For, "evidence-known", before.len().to_string(), named.join(", "))))
}

/// Does it sign from a domain that the other sign-ons of its organisation have?
fn domain(known: &Known, signature: &Signature) -> Option<Fact> {
    let (domains, written) = (known.traits(signature.id).domains, &known.written_domains);
    let email = EmailAddress::parse(&signature.email).ok().filter(|_| !domains.is_empty() || !written.is_empty())?;
    Some(match mail_domain(signature) {
        Some(domain) if domains.contains(&domain) => Fact::new(Tone::For, "evidence-known-domain", domain, ""),
        // Whoever runs a letter that it signed may write down any.
        Some(domain) if written.contains(&domain) => Fact::new(Tone::Plain, "evidence-written-domain", domain, known.name()),
        // The domains of other letters' contacts are not told: only that this is none of them.
        _ => Fact::new(Tone::Look, "evidence-other-domain", email.domain(), known.name()),
    })
}
