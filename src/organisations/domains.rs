//! What a mail address and a website say of each other. Facts to be read, never a score.

/// How the domain of a mail address stands to a website.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// The address is at the website's own domain.
    Same,
    /// One of them lies under the other's registrable domain (public suffix list): `mail.licadho.org.kh` and `licadho.org.kh`.
    Under,
    /// They belong to different registrants.
    Differs,
    /// No website was given.
    NoWebsite,
    /// The website is a page on a host that everybody may use: no domain of its own.
    SharedHost,
}

/// Who provides a mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    /// A domain that is not known to give addresses to anybody.
    Own,
    /// Anybody gets an address there.
    FreeMail,
    /// Addresses there are thrown away after minutes.
    Disposable,
}

/// How a mail domain stands to a website's host; both in ASCII.
pub fn relation(mail_domain: &str, website_host: Option<&str>) -> Relation {
    let Some(host) = website_host.map(|host| host.strip_prefix("www.").unwrap_or(host)) else { return Relation::NoWebsite };
    if mail_domain == host {
        return Relation::Same;
    }
    if is_shared_host(host) {
        return Relation::SharedHost;
    }
    match (registrable(mail_domain), registrable(host)) {
        (Some(mail), Some(web)) if mail == web => Relation::Under,
        _ => Relation::Differs,
    }
}

/// Who provides the mailboxes of a domain.
pub fn provider(mail_domain: &str) -> Provider {
    if is_listed(include_str!("domains/disposable.txt"), mail_domain) {
        Provider::Disposable
    } else if is_listed(include_str!("domains/free_mail.txt"), mail_domain) {
        Provider::FreeMail
    } else {
        Provider::Own
    }
}

/// The part of a domain that somebody registered, such as `licadho.org.kh`; `None` for a public suffix itself.
pub fn registrable(domain: &str) -> Option<&str> {
    psl::domain_str(domain)
}

/// The domain that an organisation has registered for itself, from a mail domain or a host; `None` where everybody gets an address or
/// a page.
pub fn own_domain(domain: &str) -> Option<String> {
    let domain = domain.to_lowercase();
    let own = provider(&domain) == Provider::Own && !is_shared_host(&domain);
    registrable(&domain).filter(|_| own).map(str::to_owned)
}

/// Is it a page on a host that everybody may use? Such hosts are listed here, or in the private part of the public suffix list.
pub fn is_shared_host(host: &str) -> bool {
    use psl::Psl;
    let private = psl::List.suffix(host.as_bytes()).is_some_and(|suffix| suffix.typ() == Some(psl::Type::Private));
    private || is_listed(include_str!("domains/shared_hosts.txt"), registrable(host).unwrap_or(host))
}

/// `name.*` in a list stands for the name before any public suffix.
fn is_listed(list: &str, domain: &str) -> bool {
    let domain = domain.to_lowercase();
    let name = registrable(&domain).and_then(|registrable| registrable.split('.').next());
    list.lines().filter(|line| !line.starts_with('#')).any(|line| match line.strip_suffix(".*") {
        Some(listed) => name == Some(listed),
        None => line == domain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_at_under_or_beside_a_website() {
        assert_eq!(relation("licadho.org.kh", Some("www.licadho.org.kh")), Relation::Same);
        assert_eq!(relation("mail.licadho.org.kh", Some("licadho.org.kh")), Relation::Under);
        assert_eq!(relation("licadho.org.kh", Some("news.licadho.org.kh")), Relation::Under);
        assert_eq!(relation("adhoc.org.kh", Some("licadho.org.kh")), Relation::Differs, "one suffix, two registrants");
        assert_eq!(relation("x.github.io", Some("y.github.io")), Relation::SharedHost);
        assert_eq!(relation("group.example", Some("www.facebook.com")), Relation::SharedHost);
        assert_eq!(relation("group.example", Some("sites.google.com")), Relation::SharedHost);
        assert_eq!(relation("group.example", None), Relation::NoWebsite);
    }

    #[test]
    fn providers_are_known_under_every_suffix() {
        for free in ["gmail.com", "yahoo.fr", "YAHOO.co.uk", "hotmail.com.br", "gmx.net", "riseup.net"] {
            assert_eq!(provider(free), Provider::FreeMail, "{free}");
        }
        assert_eq!(provider("mailinator.com"), Provider::Disposable);
        for own in ["licadho.org.kh", "mygmail.com", "live.gov.kh.example", "yahoo-watch.org"] {
            assert_eq!(provider(own), Provider::Own, "{own}");
        }
    }

    #[test]
    fn what_everybody_may_use_is_nobodys_own_domain() {
        for shared in ["GMX.net", "facebook.com", "x.github.io", "org.kh"] {
            assert_eq!(own_domain(shared), None, "{shared}");
        }
        assert_eq!(own_domain("www.Rekava.org.kh").as_deref(), Some("rekava.org.kh"));
    }
}
