//! Is a sign-on of a body that is known already? The rule that links without asking anybody is narrow on purpose: two bodies taken for
//! one are worse than one that is there twice, which people see and merge.

use std::collections::BTreeSet;

/// What sign-ons, or people, say of a body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traits {
    /// Names as compared.
    pub names: BTreeSet<String>,
    /// Codes of countries; none where it was not said.
    pub countries: BTreeSet<String>,
    /// Domains of its own ([`super::own_domain`]), from sign-ons whose address is proven.
    pub domains: BTreeSet<String>,
    /// Domains that people wrote down, or vouched for: they speak against, and never for.
    pub unproven: BTreeSet<String>,
    /// Mail addresses as compared.
    pub addresses: BTreeSet<String>,
}

/// How far a sign-on is like a known body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Another name, or another country: a section and its headquarters have different countries.
    Different,
    /// The same name and country, from another domain. People look.
    NameOnly,
    /// The same name and country, and nothing in their domains against it.
    Same,
    /// The same name, and the same domain or mail address.
    Proven,
}

impl Traits {
    /// How far the body behind this sign-on is like a known one.
    pub fn likeness(&self, known: &Self) -> Likeness {
        if self.names.is_disjoint(&known.names) {
            return Likeness::Different;
        }
        if !self.addresses.is_disjoint(&known.addresses) {
            return Likeness::Proven;
        }
        if !fit(&self.countries, &known.countries) {
            return Likeness::Different;
        }
        if !self.domains.is_disjoint(&known.domains) {
            return Likeness::Proven;
        }
        let nothing_against = fit(&self.domains, &known.domains) && fit(&self.domains, &known.unproven);
        if nothing_against { Likeness::Same } else { Likeness::NameOnly }
    }
}

/// Do they have something in common, or does one say nothing?
fn fit(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    a.is_empty() || b.is_empty() || !a.is_disjoint(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(name: &str, country: &str, domain: &str, address: &str) -> Traits {
        let one = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty()).into_iter().collect();
        Traits { names: one(name), countries: one(country), domains: one(domain), addresses: one(address), ..Traits::default() }
    }

    #[test]
    fn a_name_alone_links_nothing_across_countries_or_domains() {
        let known = body("rekava rivers", "KH", "rekava-test.org", "a@rekava-test.org");
        for (own, expected) in [
            (body("rekava rivers", "KH", "rekava-test.org", "b@rekava-test.org"), Likeness::Proven),
            (body("rekava rivers", "KH", "", "b@gmail.com"), Likeness::Same),
            (body("rekava rivers", "", "", "b@gmail.com"), Likeness::Same),
            (body("rekava rivers", "KH", "other-test.org", "b@other-test.org"), Likeness::NameOnly),
            (body("rekava rivers", "XX", "rekava-test.org", "b@rekava-test.org"), Likeness::Different),
            (body("rekava rivers – kenya", "KH", "rekava-test.org", "a@rekava-test.org"), Likeness::Different),
            (body("rekava rivers", "FR", "rekava-test.org", "a@rekava-test.org"), Likeness::Proven),
        ] {
            assert_eq!(own.likeness(&known), expected, "{own:?}");
        }
    }

    #[test]
    fn a_domain_that_nobody_has_proven_speaks_against_and_never_for() {
        let known =
            |unproven: &str| Traits { unproven: [unproven.to_owned()].into(), ..body("rekava rivers", "KH", "rekava-test.org", "") };
        let own = |domain: &str| body("rekava rivers", "KH", domain, "");
        assert_eq!(own("written-test.org").likeness(&known("written-test.org")), Likeness::NameOnly);
        let only_written = Traits { domains: BTreeSet::new(), ..known("written-test.org") };
        assert_eq!(own("other-test.org").likeness(&only_written), Likeness::NameOnly);
        assert_eq!(own("").likeness(&only_written), Likeness::Same);
    }
}
