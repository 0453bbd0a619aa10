//! Where a request comes from. What a proxy says of it counts only when the proxy is trusted.

use crate::app::App;
use crate::auth::network::{Network, household};
use actix_web::HttpRequest;
use std::net::{IpAddr, SocketAddr};

/// What is known of a request's way here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The network that attempts are counted by.
    pub network: String,
    /// Whether it came over TLS.
    pub secure: bool,
}

/// Of this request.
pub fn of(app: &App, request: &HttpRequest) -> Origin {
    let all = |name: &str| {
        let lines: Vec<&str> = request.headers().get_all(name).filter_map(|line| line.to_str().ok()).collect();
        (!lines.is_empty()).then(|| lines.join(","))
    };
    let said = Said { forwarded: all("forwarded"), list: all("x-forwarded-for"), scheme: all("x-forwarded-proto") };
    let mut origin = Origin { network: String::new(), secure: app.public_url.starts_with("https://") };
    let Some(peer) = request.peer_addr().map(|peer| peer.ip().to_canonical()) else { return origin };
    origin.network = household(sender(peer, &app.config.trusted_proxies, &said));
    origin.secure |= holds(&app.config.trusted_proxies, peer) && said.over_tls();
    origin
}

/// What the headers say.
#[derive(Default)]
struct Said {
    forwarded: Option<String>,
    list: Option<String>,
    scheme: Option<String>,
}

impl Said {
    /// What the nearest proxy says of how it was reached.
    fn over_tls(&self) -> bool {
        let nearest = |text: &str| text.rsplit(',').next().is_some_and(|last| last.trim().eq_ignore_ascii_case("https"));
        let last = self.forwarded.as_deref().and_then(|text| pairs(text, "proto").pop().flatten());
        self.scheme.as_deref().is_some_and(nearest) || last.is_some_and(|proto| nearest(&proto))
    }
}

fn holds(trusted: &[Network], address: IpAddr) -> bool {
    trusted.iter().any(|network| network.holds(address))
}

/// The right-most address that is no trusted proxy's. What stands left of it anybody may have written.
fn sender(peer: IpAddr, trusted: &[Network], said: &Said) -> IpAddr {
    if !holds(trusted, peer) {
        return peer;
    }
    let by_list = said.list.as_deref().map(|text| walk(peer, trusted, text.split(',').map(|part| Some(part.trim().to_owned())).collect()));
    let by_name = said.forwarded.as_deref().map(|text| walk(peer, trusted, pairs(text, "for")));
    match (by_list, by_name) {
        // A proxy writes one of the two and lets the other through as the visitor sent it: where they differ, neither is known.
        (Some(one), Some(other)) if one != other => peer,
        (Some(found), _) | (None, Some(found)) => found,
        (None, None) => peer,
    }
}

fn walk(peer: IpAddr, trusted: &[Network], hops: Vec<Option<String>>) -> IpAddr {
    let mut nearest = peer;
    for hop in hops.into_iter().rev() {
        // "unknown" and hidden names: then whoever said so is all that is known.
        let Some(address) = hop.as_deref().and_then(address) else { return nearest };
        nearest = address;
        if !holds(trusted, address) {
            break;
        }
    }
    nearest
}

/// `192.0.2.1`, `192.0.2.1:47`, `[2001:db8::1]:47`, `2001:db8::1`.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let read = bare.parse::<IpAddr>().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()));
    read.map(|address| address.to_canonical())
}

/// The values of one name in each element of `Forwarded`, the nearest proxy's last.
fn pairs(text: &str, name: &str) -> Vec<Option<String>> {
    let of = |element: &str| {
        element
            .split(';')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| key.trim().eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().trim_matches('"').to_owned())
    };
    text.split(',').map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::{Said, sender};
    use crate::auth::network::list;

    fn from(peer: &str, forwarded: Option<&str>, x: Option<&str>) -> String {
        let said = Said { forwarded: forwarded.map(str::to_owned), list: x.map(str::to_owned), scheme: None };
        sender(peer.parse().unwrap(), &list("10.0.0.0/8, ::1").unwrap(), &said).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_asked_whom_it_speaks_for() {
        assert_eq!(from("203.0.113.9", Some("for=192.0.2.1"), Some("192.0.2.1")), "203.0.113.9");
        assert_eq!(from("10.0.0.1", None, Some("192.0.2.1")), "192.0.2.1");
        assert_eq!(from("::1", Some("for=192.0.2.1;proto=https"), None), "192.0.2.1");
        assert_eq!(from("10.0.0.1", None, None), "10.0.0.1");
    }

    #[test]
    fn what_a_visitor_wrote_in_front_is_not_believed() {
        assert_eq!(from("10.0.0.1", None, Some("198.51.100.1, 192.0.2.1, 10.0.0.7")), "192.0.2.1");
        assert_eq!(from("10.0.0.1", Some("for=198.51.100.1, for=\"[2001:db8::7]:80\";by=10.0.0.2"), None), "2001:db8::7");
    }

    #[test]
    fn what_cannot_be_read_or_contradicts_itself_is_the_proxys_own() {
        assert_eq!(from("10.0.0.1", Some("for=unknown"), None), "10.0.0.1");
        assert_eq!(from("10.0.0.1", None, Some("192.0.2.1, x, 10.0.0.5")), "10.0.0.5");
        assert_eq!(from("10.0.0.1", Some("for=198.51.100.1"), Some("192.0.2.1")), "10.0.0.1");
        assert_eq!(from("10.0.0.1", Some("for=192.0.2.1:4711"), Some("192.0.2.1")), "192.0.2.1");
    }

    #[test]
    fn the_nearest_proxy_says_whether_it_was_tls() {
        let said = |scheme: Option<&str>, forwarded: Option<&str>| {
            Said { scheme: scheme.map(str::to_owned), forwarded: forwarded.map(str::to_owned), list: None }.over_tls()
        };
        assert!(said(Some("https"), None) && said(None, Some("for=a;proto=http, for=b;proto=https")));
        assert!(!said(Some("https, http"), None) && !said(None, Some("proto=https, for=b")) && !said(None, None));
    }
}
