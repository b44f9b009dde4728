//! An organisation's website.

use std::fmt;

use url::Url;

/// An `http` or `https` address with a host that has a dot and no user name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WebAddress(Url);

impl WebAddress {
    /// Reads an address; `example.org` is read as `https://example.org/`. `None` when it is no web address.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let with_scheme = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
        let url = Url::parse(&with_scheme).ok()?;
        let host = url.domain()?;
        let plain = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
        (plain && host.contains('.') && !typed.contains(char::is_whitespace) && with_scheme.chars().count() <= 200).then_some(Self(url))
    }

    /// The address; labels that are not ASCII stand in punycode.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Its host in ASCII.
    pub fn host(&self) -> &str {
        self.0.domain().unwrap_or_default()
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_domain_is_enough_and_a_trick_is_refused() {
        assert_eq!(WebAddress::parse("licadho-cambodia.org").unwrap().as_str(), "https://licadho-cambodia.org/");
        assert_eq!(WebAddress::parse("http://facebook.com/Group").unwrap().host(), "facebook.com");
        for bad in ["javascript:alert(1)", "ftp://x.org", "https://user@x.org", "localhost", "a b.org", "http://127.0.0.1/", "-"] {
            assert!(WebAddress::parse(bad).is_none(), "{bad}");
        }
    }
}
