//! What people write down of an organisation beside its sign-ons: a name in another script, an acronym, a domain, its parent body.

use super::{comparison_key, own_domain, store};
use crate::basics::{Id, OrganisationName, WebAddress};
use crate::db::{Connection, Result};

/// Sections of sections of sections: no real body has more floors.
const FLOORS: usize = 32;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amendment {
    /// It is also called so: in another script or language, or by an acronym.
    AddName(OrganisationName),
    /// No longer, by the name as compared.
    RemoveName(String),
    /// It has this domain.
    AddDomain(String),
    /// No longer.
    RemoveDomain(String),
    /// It is a section of this body, or of none.
    SetParent(Option<Id>),
}

/// What an amendment did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amended {
    /// It is done.
    Done,
    /// It was so already.
    Unchanged,
    /// The body would be a section of itself.
    Circle,
}

/// Reads a domain as people type or paste it: `example.org`, a web address, a mail address. `None` where it is no domain, or one that
/// everybody may use.
pub fn parse_domain(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let behind_at = typed.rsplit_once('@').map_or(typed, |(_, domain)| domain);
    own_domain(WebAddress::parse(behind_at)?.host())
}

/// Changes what is written down of an organisation, within a transaction. Who may is for the caller to know.
///
/// # Errors
/// When the database fails.
pub fn amend(c: &mut Connection, id: Id, amendment: &Amendment) -> Result<Amended> {
    let changed = match amendment {
        Amendment::AddName(name) => {
            let key = comparison_key(name.as_str());
            store::file(c, id, &key)?;
            store::add_name(c, id, &key, name.as_str())?
        }
        Amendment::RemoveName(key) => store::remove_name(c, id, key)?,
        Amendment::AddDomain(domain) => store::add_domain(c, id, domain)?,
        Amendment::RemoveDomain(domain) => store::remove_domain(c, id, domain)?,
        Amendment::SetParent(None) => store::set_parent(c, id, None)?,
        Amendment::SetParent(Some(parent)) if is_below(c, *parent, id)? => return Ok(Amended::Circle),
        Amendment::SetParent(Some(parent)) => store::set_parent(c, id, Some(*parent))?,
    };
    Ok(if changed { Amended::Done } else { Amended::Unchanged })
}

/// Is the first body the second, or a section of it, or of one of its sections?
pub(super) fn is_below(c: &mut Connection, id: Id, top: Id) -> Result<bool> {
    let mut next = Some(id);
    for _ in 0..FLOORS {
        match next {
            Some(found) if found == top => return Ok(true),
            Some(found) => next = store::by_id(c, found)?.and_then(|organisation| organisation.parent_id),
            None => return Ok(false),
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_read_as_people_paste_it() {
        for typed in ["rekava-test.org", " www.Rekava-Test.org ", "https://rekava-test.org/about", "info@mail.rekava-test.org"] {
            assert_eq!(parse_domain(typed).as_deref(), Some("rekava-test.org"), "{typed}");
        }
        for typed in ["", "gmail.com", "a@gmail.com", "facebook.com/rekava", "rekava", "not a domain", "org.kh"] {
            assert_eq!(parse_domain(typed), None, "{typed}");
        }
    }
}
