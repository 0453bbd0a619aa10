//! A session with hundreds of contributions stays usable: its page shows a part, and every part is reached by its links.

use crate::support::world::Client;
use constat_shared::api::consultation::{ContributionState, QueueView};
use std::collections::BTreeSet;
use std::time::Instant;

/// Largest page, in bytes: what a phone loads at a table.
const LARGEST: usize = 400_000;

/// Walks through the accepted ones as a reader does; milliseconds of the slowest page.
pub async fn every_part_is_reached(coordinator: &Client, queue: &QueueView) -> u128 {
    let mut slowest = 0;
    let mut read = async |path: &str| {
        let begun = Instant::now();
        let (status, page) = coordinator.page(path).await;
        slowest = slowest.max(begun.elapsed().as_millis());
        assert_eq!(status, 200, "{path}");
        assert!(page.len() < LARGEST, "{path}: {} bytes", page.len());
        page
    };
    let home = format!("/sessions/{}", queue.session.id);
    let ids =
        |page: &str| page.split(" id=\"c-").skip(1).filter_map(|p| p.split_once('"')).map(|(id, _)| id.to_owned()).collect::<Vec<_>>();
    let whole = read(&home).await;
    assert!(ids(&whole).len() <= 75, "{}", ids(&whole).len());
    let (mut seen, mut number) = (BTreeSet::new(), 1);
    loop {
        let page = read(&format!("{home}?state=accepted&page={number}")).await;
        seen.extend(ids(&page));
        number += 1;
        if !page.contains(&format!("?state=accepted&amp;page={number}")) {
            break;
        }
    }
    let accepted = queue.contributions.iter().filter(|c| c.state == ContributionState::Accepted);
    assert_eq!(seen, accepted.map(|c| c.id.to_string()).collect::<BTreeSet<_>>());
    slowest
}
