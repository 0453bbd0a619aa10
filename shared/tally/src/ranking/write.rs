//! Writes orders as a `PrefLib` file.

use super::profile::Profile;
use std::fmt::Write as _;

/// A profile as `PrefLib` text, of the narrowest type that holds it. Names lose line breaks, which the format cannot hold.
pub fn write_preflib(profile: &Profile, title: &str) -> String {
    let items = profile.items().len();
    let ties = profile.orders().any(|(order, _)| order.strict().len() < order.listed());
    let complete = profile.orders().all(|(order, _)| order.listed() == items);
    let kind = format!("{}o{}", if ties { 't' } else { 's' }, if complete { 'c' } else { 'i' });
    let mut text = format!("# TITLE: {}\n# DATA TYPE: {kind}\n# NUMBER ALTERNATIVES: {items}\n", one_line(title));
    // Writing to a text cannot fail.
    let _ = writeln!(text, "# NUMBER VOTERS: {}\n# NUMBER UNIQUE ORDERS: {}", profile.ballots(), profile.distinct());
    if let Some(seats) = profile.seats {
        let _ = writeln!(text, "# SEATS: {seats}");
    }
    for item in profile.items() {
        let _ = writeln!(text, "# ALTERNATIVE NAME {}: {}", item.id, one_line(&item.name));
    }
    for (order, count) in profile.orders() {
        let groups: Vec<String> = order
            .groups()
            .map(|group| {
                let ids = profile.ids(group.items()).join(",");
                if group.len() > 1 { format!("{{{ids}}}") } else { ids }
            })
            .collect();
        let _ = writeln!(text, "{count}: {}", groups.join(","));
    }
    text
}

fn one_line(text: &str) -> String {
    text.split(['\r', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
