//! Addresses: the public one, and the proxies that are believed.

use std::fmt;
use std::net::IpAddr;

use url::{Host, Url};

use super::ConfigError;

/// The base of every link: scheme and host, no path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(Url);

impl PublicUrl {
    /// Reads a base address.
    ///
    /// # Errors
    /// When it is not `http(s)://host[:port]`.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let wrong = || ConfigError::new("public_url", "must be http:// or https://, a host, and nothing behind it");
        let url = Url::parse(text).map_err(|_| wrong())?;
        let plain = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty();
        if plain { Ok(Self(url)) } else { Err(wrong()) }
    }

    /// The base without a slash at its end.
    pub fn base(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    /// The host alone, for Message-IDs.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// The host where it is a name, `localhost` counts; `None` for an IP address.
    pub fn name(&self) -> Option<&str> {
        self.0.domain()
    }

    /// The address itself.
    pub fn as_url(&self) -> &Url {
        &self.0
    }

    /// Is its host a loopback one?
    pub fn is_loopback(&self) -> bool {
        match self.0.host() {
            Some(Host::Domain(name)) => is_loopback_name(name),
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            None => false,
        }
    }

    /// Is it reached over TLS?
    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }
}

/// `localhost` and what is below it (RFC 6761).
fn is_loopback_name(name: &str) -> bool {
    name == "localhost" || name.ends_with(".localhost")
}

/// Is the host of a `Host` header (with or without port) a loopback one?
pub fn is_loopback_host(header: &str) -> bool {
    Url::parse(&format!("http://{header}/")).is_ok_and(|url| PublicUrl(url).is_loopback())
}

/// A range of addresses, such as `10.0.0.0/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cidr {
    network: IpAddr,
    prefix: u8,
}

impl Cidr {
    /// Reads a range; a single address is a range of one.
    ///
    /// # Errors
    /// When it is not an address with a prefix length.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let wrong = || ConfigError::new("trusted_proxies", format!("“{text}” is not a range such as 10.0.0.0/8"));
        let (network, prefix) = text.trim().split_once('/').map_or((text.trim(), None), |(network, prefix)| (network, Some(prefix)));
        let network: IpAddr = network.parse().map_err(|_| wrong())?;
        let widest = if network.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(widest), |prefix| prefix.parse().map_err(|_| wrong()))?;
        if prefix > widest { Err(wrong()) } else { Ok(Self { network, prefix }) }
    }

    /// Does the range hold this address?
    pub fn contains(&self, ip: IpAddr) -> bool {
        match (self.network, ip) {
            (IpAddr::V4(network), IpAddr::V4(ip)) => same_prefix(u32::from(network).into(), u32::from(ip).into(), 32, self.prefix),
            (IpAddr::V6(network), IpAddr::V6(ip)) => same_prefix(network.into(), ip.into(), 128, self.prefix),
            _ => false,
        }
    }
}

fn same_prefix(a: u128, b: u128, width: u8, prefix: u8) -> bool {
    let shift = u32::from(width - prefix);
    a.checked_shr(shift).unwrap_or(0) == b.checked_shr(shift).unwrap_or(0)
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.network, self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_hold_what_they_say() {
        let range = Cidr::parse("10.1.0.0/16").unwrap();
        assert!(range.contains("10.1.2.3".parse().unwrap()));
        assert!(!range.contains("10.2.2.3".parse().unwrap()));
        assert!(Cidr::parse("::/0").unwrap().contains("2001:db8::1".parse().unwrap()));
        for bad in ["", "10.0.0.0/33", "x", "10.0.0/8", "::/129"] {
            assert!(Cidr::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_ip_address_is_no_name() {
        for (address, name) in [
            ("https://letters.example.org", Some("letters.example.org")),
            ("http://localhost:8080", Some("localhost")),
            ("http://127.0.0.1:8080", None),
            ("http://[::1]:8080", None),
        ] {
            assert_eq!(PublicUrl::parse(address).unwrap().name(), name, "{address}");
        }
    }

    #[test]
    fn loopback_hosts_are_recognised() {
        for host in ["127.0.0.1:8080", "localhost", "a.localhost:1", "[::1]:80"] {
            assert!(is_loopback_host(host), "{host}");
        }
        for host in ["example.org", "localhost.evil.example", "10.0.0.1", "", "a b"] {
            assert!(!is_loopback_host(host), "{host}");
        }
    }
}
