//! Networks: which proxies are trusted, and which part of an address stands for whoever sits behind it.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// A range of addresses, as `10.0.0.0/8` or `::1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    base: u128,
    mask: u128,
}

/// Both kinds of address as one number.
fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

impl Network {
    /// Whether the address is in it.
    pub fn holds(&self, address: IpAddr) -> bool {
        number(address) & self.mask == self.base
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no network: write 10.0.0.0/8, 192.0.2.7 or fd00::/8");
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.trim().parse().map_err(|_| wrong())?;
        let width = if address.is_ipv4() { 32 } else { 128 };
        let bits: u32 = bits.map_or(Ok(width), str::parse).map_err(|_| wrong())?;
        if bits > width {
            return Err(wrong());
        }
        let mask = u128::MAX.checked_shl(width - bits).unwrap_or(0);
        // A range that names an address inside itself was meant for something else.
        let base = number(address);
        if base & mask == base { Ok(Self { base, mask }) } else { Err(wrong()) }
    }
}

/// Reads `10.0.0.0/8, ::1`.
pub fn list(text: &str) -> Result<Vec<Network>, String> {
    text.split([',', ' ']).filter(|part| !part.is_empty()).map(str::parse).collect()
}

/// What attempts are counted by: an IPv4 address, or the half of an IPv6 address that a household or an office is given.
pub fn household(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX)).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Network, household, list};

    #[test]
    fn a_network_holds_its_own_addresses_of_either_kind() {
        let holds = |network: &str, address: &str| network.parse::<Network>().unwrap().holds(address.parse().unwrap());
        assert!(holds("10.0.0.0/8", "10.200.3.4") && holds("10.0.0.0/8", "::ffff:10.1.1.1"));
        assert!(!holds("10.0.0.0/8", "11.0.0.1") && !holds("0.0.0.0/0", "2001:db8::1"));
        assert!(holds("::1", "::1") && !holds("::1", "::2") && holds("fd00::/8", "fd12::9") && holds("::/0", "10.0.0.1"));
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for wrong in ["10.0.0.0/33", "10.0.0.1/8", "proxy", "10.0.0.0/x", "/8", "::/129"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
        assert_eq!(list("10.0.0.0/8, ::1").map(|l| l.len()), Ok(2));
        assert_eq!(list(""), Ok(Vec::new()));
    }

    #[test]
    fn a_household_has_one_budget_however_many_addresses_it_has() {
        let of = |address: &str| household(address.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:aaaa::1"), of("2001:db8:1:2:bbbb::2"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.1"), "192.0.2.1");
    }
}
