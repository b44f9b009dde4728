//! Other sign-ons that may be the same organisation. The program suggests, people merge.

mod store;

use std::collections::{BTreeMap, BTreeSet};

pub use store::{approved_elsewhere, others_of_address, others_of_domain};

use super::store::{all_by_id, by_id};
use super::{Signature, Status};
use crate::basics::{Country, EmailAddress, Id, WebAddress};
use crate::db::{Connection, Result};
use crate::letters::Visibility;
use crate::organisations::matching::{Kind, Printed, Reading, Reason, Verdict, compare, is_common, keys, read};

/// How many are compared with a sign-on, at most.
const MOST_COMPARED: usize = 300;
/// How many are suggested.
const SUGGESTED: usize = 5;

/// Another sign-on that is, or may be, of the same organisation.
#[derive(Debug, Clone)]
pub struct Double {
    /// The other sign-on: of this letter, or on the public list of another.
    pub signature: Signature,
    /// Same or maybe, and why.
    pub verdict: Verdict,
}

/// A name, and what stands beside it.
pub(super) struct Named<'a> {
    pub(super) name: &'a str,
    pub(super) acronym: &'a str,
    pub(super) country: Option<Country>,
    pub(super) website: Option<&'a WebAddress>,
    pub(super) email: Option<&'a EmailAddress>,
}

impl Named<'_> {
    pub(super) fn reading(&self) -> Reading {
        // A page on a host of everybody says nothing; then the mail address may.
        let of_website = self.website.map(WebAddress::host).filter(|host| !crate::organisations::is_shared_host(host));
        let domain = of_website.or_else(|| self.email.map(EmailAddress::domain)).unwrap_or_default();
        // A body of many countries is in none: that speaks against no country.
        let country = self.country.filter(|country| !country.is_body());
        let country = country.as_ref().map(Country::code).unwrap_or_default();
        read(&Printed { name: self.name, acronym: self.acronym, country, domain })
    }
}

/// The name of a sign-on, read with what stands beside it. The mail address counts where the reader may see it.
fn reading(signature: &Signature, with_address: bool) -> Reading {
    let website = WebAddress::parse(&signature.website);
    let email = EmailAddress::parse(&signature.email).ok().filter(|_| with_address);
    let (name, acronym) = (&signature.organisation_name, &signature.acronym);
    Named { name, acronym, country: signature.country(), website: website.as_ref(), email: email.as_ref() }.reading()
}

/// The name of a sign-on, read for comparing it with others of its own letter.
pub fn reading_of(signature: &Signature) -> Reading {
    reading(signature, true)
}

/// Files a sign-on under its keys, in the transaction that confirms or renames it.
pub(super) fn file(c: &mut Connection, signature: &Signature) -> Result<()> {
    store::set_keys(c, signature.id, &keys(&reading(signature, true)))
}

/// Files a sign-on again, after it got another name.
///
/// # Errors
/// When the database fails.
pub fn refile(c: &mut Connection, id: Id) -> Result<()> {
    match by_id(c, id)? {
        Some(signature) => file(c, &signature),
        None => Ok(()),
    }
}

/// Other sign-ons that may be the same organisation, the surest first: waiting or approved on this letter, public on the lists of
/// others that everybody can read ([`crate::letters::with_open_list`]).
///
/// # Errors
/// When the database fails.
pub fn doubles(c: &mut Connection, signature: &Signature, open: &BTreeSet<Id>) -> Result<Vec<Double>> {
    let own = reading(signature, true);
    let mut found = Vec::new();
    let candidates = candidates(c, signature.id, &own)?;
    for other in all_by_id(c, &candidates)? {
        let here = other.letter_id == signature.letter_id && matches!(other.status, Status::Confirmed | Status::Approved);
        // Of other letters only what everybody may read: the reviewer may have no role there.
        let public = other.status == Status::Approved && other.visibility == Visibility::Public && open.contains(&other.letter_id);
        let elsewhere = other.letter_id != signature.letter_id && public;
        if !here && !elsewhere {
            continue;
        }
        let verdict = compare(&own, &reading(&other, here));
        // The same name in another country may be a section: people are shown it, and decide.
        let elsewhere = matches!(verdict.reasons.first(), Some(Reason::NameElsewhere | Reason::AcronymElsewhere(_)));
        if verdict.kind != Kind::Different || elsewhere {
            found.push(Double { signature: other, verdict });
        }
    }
    // This letter's first: they are what a decision is about. By name, since an order by time would tell when others came.
    found.sort_by_key(|double| {
        let (other, score) = (&double.signature, std::cmp::Reverse(double.verdict.score));
        (other.letter_id != signature.letter_id, score, other.sort_key.clone(), other.id)
    });
    found.truncate(SUGGESTED);
    Ok(found)
}

/// Those that share a sure key, then those that share the rarest words.
fn candidates(c: &mut Connection, id: Id, own: &Reading) -> Result<Vec<Id>> {
    let (common, sure): (Vec<String>, Vec<String>) = keys(own).into_iter().partition(|key| is_common(key));
    let mut weight: BTreeMap<Id, i64> = BTreeMap::new();
    for other in store::filed_under(c, &sure, MOST_COMPARED)? {
        *weight.entry(other).or_default() += 4;
    }
    for (key, _) in store::rarest(c, &common)?.into_iter().take(6) {
        for other in store::filed_under(c, &[key], MOST_COMPARED)? {
            *weight.entry(other).or_default() += 1;
        }
    }
    weight.remove(&id);
    let mut likeliest: Vec<(i64, Id)> = weight.into_iter().map(|(id, weight)| (-weight, id)).collect();
    likeliest.sort_unstable();
    Ok(likeliest.into_iter().take(MOST_COMPARED).map(|(_, id)| id).collect())
}
