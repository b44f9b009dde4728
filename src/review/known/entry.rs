//! An organisation as one reader may know it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Sight, store};
use crate::basics::{Country, EmailAddress, Id, WebAddress};
use crate::db::{Connection, Result};
use crate::organisations::{self, Traits, own_domain};
use crate::signatures::{Signature, Status};

/// A sign-on that the reader may see.
#[derive(Debug, Clone)]
pub struct SignOn {
    /// The sign-on.
    pub signature: Signature,
    /// Can everybody read it on its letter now?
    pub is_public: bool,
    /// Does the reader hold a role on its letter, and so see contacts too?
    pub is_inside: bool,
}

/// An organisation as one reader may know it.
#[derive(Debug, Clone)]
pub struct Known {
    /// Identifier.
    pub id: Id,
    /// Its sign-ons that the reader may see: of the reader's letters newest first, then of others.
    pub sign_ons: Vec<SignOn>,
    /// What people have written down as names: as compared, and as written. Empty where the reader may not know.
    pub written_names: Vec<(String, String)>,
    /// What people have written down as domains. Empty where the reader may not know.
    pub written_domains: Vec<String>,
    /// The body it is a section of, where the reader may know.
    pub parent: Option<Id>,
    /// May the reader write something down, and merge it with another?
    pub may_amend: bool,
    /// As it was first linked: for administrators, where no sign-on is left.
    first_name: String,
}

/// These organisations as the reader may know them, in this order, without those that the reader may not know.
pub(super) fn gather(c: &mut Connection, sight: &Sight, ids: &[Id]) -> Result<Vec<Known>> {
    let linked = store::linked(c, ids, sight)?;
    let mut by_organisation: BTreeMap<Id, Vec<SignOn>> = BTreeMap::new();
    for sign_on in sight.of(linked) {
        if let Some(id) = sign_on.signature.organisation_id {
            by_organisation.entry(id).or_default().push(sign_on);
        }
    }
    let rows: BTreeMap<Id, _> = organisations::all_by_id(c, ids)?.into_iter().map(|row| (row.id, row)).collect();
    let (names, domains) = (organisations::names_of(c, ids)?, organisations::domains_of(c, ids)?);
    let mut known = Vec::new();
    for id in ids {
        let Some(row) = rows.get(id).filter(|row| row.merged_into.is_none()) else { continue };
        let sign_ons = by_organisation.remove(id).unwrap_or_default();
        // For a sign-on that waits somebody has chosen it by hand. Whoever knows of it through nothing else may not know why.
        if sign_ons.iter().all(|sign_on| sign_on.signature.status == Status::Confirmed) && !sight.is_everything() {
            continue;
        }
        let is_public = sign_ons.iter().any(|sign_on| sign_on.is_public);
        let reads_written = is_public || sight.is_everything();
        // What follows from a confidential sign-on would tell of it; and whoever runs a letter may vouch there for anything.
        let gives_right =
            |sign_on: &SignOn| sign_on.is_public && sign_on.signature.is_proven() && sight.decides_on(sign_on.signature.letter_id);
        let own_names = names.iter().filter(|name| reads_written && name.0 == *id);
        let own_domains = domains.iter().filter(|domain| reads_written && domain.0 == *id);
        known.push(Known {
            id: *id,
            written_names: own_names.map(|name| (name.1.clone(), name.2.clone())).collect(),
            written_domains: own_domains.map(|domain| domain.1.clone()).collect(),
            parent: row.parent_id.filter(|_| reads_written),
            may_amend: sight.is_everything() || sign_ons.iter().any(gives_right),
            first_name: row.name.clone(),
            sign_ons,
        });
    }
    Ok(known)
}

/// One organisation as the reader may know it.
pub(super) fn one(c: &mut Connection, sight: &Sight, id: Id) -> Result<Option<Known>> {
    Ok(gather(c, sight, &[id])?.pop())
}

impl Known {
    /// The sign-on that it is shown by: the first on a list, or the first.
    fn face(&self) -> Option<&Signature> {
        let signatures = || self.sign_ons.iter().map(|sign_on| &sign_on.signature);
        signatures().find(|signature| signature.status == Status::Approved).or_else(|| signatures().next())
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        self.face().map_or(&self.first_name, |signature| &signature.organisation_name)
    }

    /// What everybody may call it; empty where it is known in confidence only. The logs of letters are read by people who see less than
    /// whoever writes into them.
    pub(super) fn public_name(&self) -> &str {
        let public = self.sign_ons.iter().find(|sign_on| sign_on.is_public);
        public.map_or("", |sign_on| &sign_on.signature.organisation_name)
    }

    /// What the reader knows of it without this sign-on; `None` where that is nothing.
    pub(super) fn without(mut self, sign_on: Id) -> Option<Self> {
        self.sign_ons.retain(|other| other.signature.id != sign_on);
        (!self.sign_ons.is_empty()).then_some(self)
    }

    /// Where it is.
    pub fn country(&self) -> Option<Country> {
        self.face().and_then(Signature::country)
    }

    /// Can everybody read one of its sign-ons now?
    pub fn is_public(&self) -> bool {
        self.sign_ons.iter().any(|sign_on| sign_on.is_public)
    }

    /// The names it has signed with, in every script; each once.
    pub fn names(&self) -> Vec<&str> {
        self.each_once(|signature| vec![&signature.organisation_name, &signature.original_name])
    }

    /// The acronyms it has signed with; each once.
    pub fn acronyms(&self) -> Vec<&str> {
        self.each_once(|signature| vec![&signature.acronym])
    }

    /// The domains it has signed with: of its websites, and of mail addresses where the reader may see these.
    pub fn domains(&self) -> BTreeSet<String> {
        let shown = |sign_on: &SignOn| domains(&sign_on.signature, sign_on.is_inside);
        self.approved().flat_map(shown).collect()
    }

    /// The letters that it is on the list of.
    pub fn letters(&self) -> BTreeSet<Id> {
        self.approved().map(|sign_on| sign_on.signature.letter_id).collect()
    }

    /// The letters that it is on the list of by a sign-on whose address is proven: those that speak for it.
    pub(super) fn proven_letters(&self) -> BTreeSet<Id> {
        self.approved().filter(|sign_on| sign_on.signature.is_proven()).map(|sign_on| sign_on.signature.letter_id).collect()
    }

    /// What a sign-on is compared with. Another sign-on does not count where it is the one to be compared. What nobody has proven,
    /// vouched for or written down by whoever runs some letter, says nothing for anybody.
    pub(super) fn traits(&self, except: Id) -> Traits {
        let mut traits = Traits::default();
        for sign_on in self.approved().filter(|sign_on| sign_on.signature.id != except) {
            if !sign_on.signature.is_proven() {
                traits.unproven.extend(domains(&sign_on.signature, true));
                continue;
            }
            let more = traits_of(&sign_on.signature);
            traits.names.extend(more.names);
            traits.countries.extend(more.countries);
            traits.domains.extend(more.domains);
            traits.addresses.extend(more.addresses);
        }
        // Without a sign-on there is nobody that these would be the names of.
        if !traits.names.is_empty() {
            traits.names.extend(self.written_names.iter().map(|(key, _)| key.clone()));
            traits.unproven.extend(self.written_domains.iter().cloned());
        }
        traits
    }

    fn approved(&self) -> impl Iterator<Item = &SignOn> {
        self.sign_ons.iter().filter(|sign_on| sign_on.signature.status == Status::Approved)
    }

    /// Texts of the sign-ons on lists, or of all where none is on a list; each once.
    fn each_once<'a>(&'a self, texts: impl Fn(&'a Signature) -> Vec<&'a String>) -> Vec<&'a str> {
        let none_listed = self.approved().next().is_none();
        let told = self.sign_ons.iter().map(|sign_on| &sign_on.signature);
        let mut all: Vec<&str> = Vec::new();
        for text in told.filter(|signature| none_listed || signature.status == Status::Approved).flat_map(texts) {
            if !text.is_empty() && !all.contains(&text.as_str()) {
                all.push(text);
            }
        }
        all
    }
}

/// What a sign-on says of the body behind it. Where nobody has proven its address, neither that nor a domain: whoever types them in would
/// learn from what they find who signed another letter.
pub(super) fn traits_of(signature: &Signature) -> Traits {
    let proven = signature.is_proven();
    Traits {
        names: [signature.name_key.clone()].into(),
        countries: Some(signature.country_code.clone()).filter(|code| !code.is_empty()).into_iter().collect(),
        domains: if proven { domains(signature, true) } else { BTreeSet::new() },
        addresses: Some(signature.email_key.clone()).filter(|key| proven && !key.is_empty()).into_iter().collect(),
        unproven: BTreeSet::new(),
    }
}

/// The domain that the contact's address is at, where it is the organisation's own.
pub(super) fn mail_domain(signature: &Signature) -> Option<String> {
    EmailAddress::parse(&signature.email).ok().and_then(|email| own_domain(email.domain()))
}

fn domains(signature: &Signature, with_mail: bool) -> BTreeSet<String> {
    let website = WebAddress::parse(&signature.website).and_then(|website| own_domain(website.host()));
    website.into_iter().chain(mail_domain(signature).filter(|_| with_mail)).collect()
}
