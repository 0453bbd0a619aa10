//! What both ways of the single transferable vote share: how many seats, and which part of a ballot counts.

use super::super::catalogue::Setting;
use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::outcome::few_enough;
use super::profile::Profile;

/// How many are elected.
pub(super) const SEATS: Setting =
    Setting { name: "seats", about: "How many items are elected, 0 or more.", default: "what the file says (`# SEATS`), or else 1" };

/// The number of seats, and whether somebody said it. Refuses more items than can be counted in rounds.
pub(super) fn seats(profile: &Profile, options: &Options) -> Result<(usize, bool), Fault> {
    few_enough(profile)?;
    let said = options.whole("seats")?.or(profile.seats);
    Ok((said.map_or(1, |seats| usize::try_from(seats).unwrap_or(usize::MAX)), said.is_some()))
}

/// Ballots that count: strict orders up to the first tie.
pub(super) fn papers(profile: &Profile) -> Vec<(&[u32], u64)> {
    profile.orders().map(|(order, count)| (order.strict(), count)).filter(|(order, _)| !order.is_empty()).collect()
}

/// What a reader should know about seats and ties.
pub(super) fn warn(profile: &Profile, seats: usize, said: bool, counted: &mut Counted) {
    if !said {
        counted.warnings.push("Nothing says how many seats there are, so one was filled.".to_owned());
    }
    let items = profile.items().len();
    if seats > items {
        counted.warnings.push(format!("There are more seats ({seats}) than items ({items}), so all are elected."));
    }
    let ended: u64 = profile.orders().filter(|(order, _)| order.ties_inside(items)).map(|(_, count)| count).sum();
    if ended > 0 {
        counted.warnings.push(format!("{ended} of {} ballots tie items and count only up to their first tie.", profile.ballots()));
    }
}
