//! Mail addresses.

use std::fmt;

/// Why an address is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailAddressError {
    /// Nothing typed.
    #[error("is empty")]
    Empty,
    /// Not `name@domain.tld` in the form that mail servers deliver to.
    #[error("is not a mail address")]
    Malformed,
    /// The part before the @ has letters that mail servers do not carry everywhere (SMTPUTF8, RFC 6531).
    #[error("has letters before the @ that mail servers do not carry")]
    NotAscii,
}

/// An address as typed, checked more strictly than RFC 5322: it must be deliverable and harmless on a command line.
///
/// Refused although parsers take them: no dot in the domain, an address literal, a quoted local part, a local part that
/// starts with `-` or holds `%` or `!` (routing), over 64 + 254 characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EmailAddress {
    typed: String,
    local: String,
    domain: String,
}

impl EmailAddress {
    /// Reads an address.
    ///
    /// # Errors
    /// [`EmailAddressError`].
    pub fn parse(typed: &str) -> Result<Self, EmailAddressError> {
        use EmailAddressError::{Empty, Malformed, NotAscii};
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Empty);
        }
        let (local, domain) = typed.rsplit_once('@').ok_or(Malformed)?;
        if local.chars().any(|c| !c.is_ascii() && c.is_alphanumeric()) {
            return Err(NotAscii);
        }
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| Malformed)?;
        if !is_local_part(local) || !is_mail_domain(&domain) || local.len() + domain.len() > 253 {
            return Err(Malformed);
        }
        Ok(Self { typed: typed.to_owned(), local: local.to_owned(), domain })
    }

    /// As typed.
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// What goes into the envelope: the local part as typed, the domain in ASCII (IDNA).
    pub fn deliverable(&self) -> String {
        format!("{}@{}", self.local, self.domain)
    }

    /// The domain in ASCII and small letters.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// Two addresses with one key are one mailbox for us: only case and the form of the domain are folded.
    pub fn key(&self) -> String {
        format!("{}@{}", self.local.to_ascii_lowercase(), self.domain)
    }

    /// The key for mail limits only: a `+tag` is dropped too, since a mail-bomber adds them.
    pub fn limit_key(&self) -> String {
        let local = self.local.to_ascii_lowercase();
        let base = local.split('+').next().filter(|base| !base.is_empty()).unwrap_or(&local);
        format!("{base}@{}", self.domain)
    }
}

fn is_local_part(local: &str) -> bool {
    (1..=64).contains(&local.len())
        && !local.starts_with(['-', '.'])
        && !local.ends_with('.')
        && !local.contains("..")
        // RFC 5322 atext without % and !, which old relays read as routes.
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || b"#$&'*+-/=?^_`{|}~.".contains(&b))
}

fn is_mail_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let last = labels.last().copied().unwrap_or_default();
    labels.len() >= 2
        && domain.len() <= 253
        && labels.iter().all(|l| {
            (1..=63).contains(&l.len())
                && !l.starts_with('-')
                && !l.ends_with('-')
                && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
        && last.len() >= 2
        && !last.bytes().all(|b| b.is_ascii_digit())
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.typed.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_can_be_delivered_are_taken() {
        for good in [
            "info@licadho-cambodia.org",
            "a@b.co",
            "First.Last+tag@Example.ORG",
            "o'brien@example.ie",
            "x_y@a-b.example",
            "info@exämple.org",
            "info@xn--exmple-cua.org",
            "a/b=c@example.org",
            "1@1.example",
            "~a@example.org",
            " padded@example.org ",
            "info@例え.テスト",
            "very.common@sub.sub.example",
            "a#b@example.org",
            "x@museum.museum",
            "user-@example.org",
        ] {
            assert!(EmailAddress::parse(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn addresses_that_bite_are_refused() {
        for bad in [
            "",
            " ",
            "a",
            "@",
            "a@",
            "@b.org",
            "a@b",
            "a@localhost",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "\"a,b\"@x.org",
            "\"a b\"@x.org",
            "-f@x.org",
            "a%b@x.org",
            "a!b@x.org",
            "a@x..org",
            "a@.x.org",
            "a@x.org.",
            "a@-x.org",
            "a@x-.org",
            ".a@x.org",
            "a.@x.org",
            "a..b@x.org",
            "a b@x.org",
            "a@x.org\r\nBcc: v@y.org",
            "a@x.org\nb",
            "a\0@x.org",
            "a@x.org,b@y.org",
            "a;b@x.org",
            "<a@x.org>",
            "A <a@x.org>",
            "a@x_y.org",
            "a@@x.org",
            "a@b@x.org",
            "a@x.1",
            "a@x.o",
            "(c)a@x.org",
            "a@x.org(c)",
            "a\\b@x.org",
            "a@x.org%0a",
            "ខ្មែរ@x.org",
        ] {
            assert!(EmailAddress::parse(bad).is_err(), "{bad}");
        }
        assert!(EmailAddress::parse(&format!("{}@x.org", "a".repeat(65))).is_err());
        assert!(EmailAddress::parse(&format!("a@{}.org", "a".repeat(64))).is_err());
    }

    #[test]
    fn limits_fold_more_than_identity() {
        let a = EmailAddress::parse("Info+1@EXÄMPLE.org").unwrap();
        assert_eq!(a.as_str(), "Info+1@EXÄMPLE.org");
        assert_eq!(a.key(), "info+1@xn--exmple-cua.org");
        assert_eq!(a.limit_key(), "info@xn--exmple-cua.org");
    }
}
