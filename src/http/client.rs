//! Where a request comes from. Forwarding headers are believed only from trusted proxies.

use std::net::{IpAddr, Ipv4Addr};

use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;

use crate::config::Cidr;

/// The headers by which a proxy tells where a request came from.
pub(super) const FORWARDING: [&str; 5] = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/// The address of the client: the peer, or behind trusted proxies the right-most hop that is not one of them.
pub(super) fn client_ip(request: &HttpRequest, trusted: &[Cidr]) -> IpAddr {
    let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip().to_canonical());
    from_hops(peer, request.headers(), trusted)
}

fn from_hops(peer: IpAddr, headers: &HeaderMap, trusted: &[Cidr]) -> IpAddr {
    let is_trusted = |ip: IpAddr| trusted.iter().any(|range| range.contains(ip));
    if !is_trusted(peer) {
        return peer;
    }
    let hops: Vec<&str> =
        headers.get_all("x-forwarded-for").filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).collect();
    // A malformed hop ends the chain: what is left of it was written by whoever wrote that.
    hops.iter()
        .rev()
        .map_while(|hop| hop.trim().parse::<IpAddr>().ok().map(|ip| ip.to_canonical()))
        .find(|hop| !is_trusted(*hop))
        .unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn seen(peer: &str, forwarded: &str, trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(HeaderName::from_static("x-forwarded-for"), HeaderValue::from_str(forwarded).unwrap());
        let trusted: Vec<Cidr> = trusted.iter().map(|range| Cidr::parse(range).unwrap()).collect();
        from_hops(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_its_own_hop() {
        assert_eq!(seen("198.51.100.7", "10.0.0.1", &[]), "198.51.100.7");
        assert_eq!(seen("10.0.0.1", "203.0.113.9", &["10.0.0.0/8"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", "1.1.1.1, 203.0.113.9", &["10.0.0.0/8"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", &["10.0.0.0/8"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", "1.1.1.1, nonsense", &["10.0.0.0/8"]), "10.0.0.1");
    }
}
