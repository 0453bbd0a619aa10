//! The single transferable vote by the rules of Scottish local elections, in whole hundred-thousandths of a vote.
//!
//! Source: The Scottish Local Government Elections Order 2007, SSI 2007/42, schedule 1, rules 46 to 52.

use super::super::catalogue::{Count, Entry};
use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::lots;
use super::outcome::{float, outcome, per_item};
use super::papers::{Next, Papers, UNIT};
use super::profile::Profile;
use super::seats::{SEATS, papers, seats, warn};
use serde_json::{Value, json};

/// `quota`, `stages`, and `elected`, or where only lot decides `elected_before_lot` and `possible_results`.
pub(super) const STV_SCOTTISH: Entry = Entry {
    id: "stv_scottish",
    method: "ranking",
    variant: "Fixed quota: ballots divided by seats + 1, rounded down, plus 1. The largest surplus moves first, and surpluses before \
              exclusions. All papers of the item move, each at its value times surplus divided by total, cut to five decimals (weighted \
              inclusive Gregory). A tie is decided by the latest earlier stage at which the tied items differ; where none does, lot \
              decides: the stages stop there and all results that lot can lead to are listed.",
    source: "The Scottish Local Government Elections Order 2007, SSI 2007/42",
    settings: &[SEATS],
    count: Count::Ranking(stv_scottish),
};

fn stv_scottish(profile: &Profile, options: &Options) -> Result<Counted, Fault> {
    let (seats, said) = seats(profile, options)?;
    let ballots = papers(profile);
    let mut count = Papers::new(profile.items().len(), &ballots, seats);
    let mut stages = Vec::new();
    let mut moved = json!({"action": "first preferences"});
    let tied = loop {
        let (new, next) = count.declare();
        let mut stage = stage(profile, &count, moved, &new);
        match next {
            Next::Done => {
                stages.push(stage);
                break None;
            }
            Next::Lot(tied) => {
                let names: Vec<String> = tied.iter().map(|item| format!("'{}'", profile.id(*item))).collect();
                let what = if count.surplus_waits() { "equal surpluses" } else { "tie for exclusion" };
                say(&mut stage, "stopped", json!(format!("{what} [{}]: lot", names.join(", "))));
                stages.push(stage);
                break Some(tied);
            }
            Next::Move(item) => {
                stages.push(stage);
                let action = if count.surplus_waits() { "transfer surplus" } else { "exclude" };
                moved = json!({"action": action, "item": profile.id(item)});
                count.go_on(item);
            }
        }
    };
    let mut values = json!({"quota": count.quota(), "stages": stages});
    let elected = profile.ids(count.elected().iter().copied());
    let mut by_id = count.elected().to_vec();
    by_id.sort_unstable();
    let order: Vec<Vec<usize>> = count.elected().iter().map(|item| vec![*item]).collect();
    let scores: Vec<f64> = (0..profile.items().len()).map(|item| votes(count.tally(item))).collect();
    let mut warnings = Vec::new();
    if let Some(tied) = &tied {
        let (possible, complete) = lots::results(&count, tied);
        let mut possible: Vec<Vec<String>> = possible.into_iter().map(|set| profile.ids(set)).collect();
        possible.sort();
        say(&mut values, "elected_before_lot", json!(elected));
        say(&mut values, "possible_results", json!(possible));
        warnings.push(format!("Items are level at every stage ({}): only lot can go on.", profile.ids(tied.iter().copied()).join(", ")));
        if !complete {
            warnings
                .push("Lot could decide in too many ways to look at all; there may be more possible results than are listed.".to_owned());
        }
    } else {
        say(&mut values, "elected", json!(profile.ids(by_id)));
    }
    let mut counted = outcome(profile, &order, Some(&scores), values);
    counted.winners = None;
    counted.warnings.append(&mut warnings);
    counted.ties = tied.iter().map(|tied| profile.ids(tied.iter().copied())).collect();
    counted.committee = tied.is_none().then_some(elected);
    counted.rounds = Some(Value::Array(stages));
    warn(profile, seats, said, &mut counted);
    Ok(counted)
}

/// What stands after a stage: the votes of all that are not excluded.
fn stage(profile: &Profile, count: &Papers<'_>, moved: Value, elected: &[usize]) -> Value {
    let mut stage = moved;
    let standing = (0..profile.items().len()).filter(|item| !count.is_excluded(*item));
    say(&mut stage, "tally", per_item(profile, standing, |item| json!(votes(count.tally(item)))));
    say(&mut stage, "not_transferable", json!(votes(count.lost())));
    say(&mut stage, "elected", json!(profile.ids(elected.iter().copied())));
    stage
}

fn say(object: &mut Value, key: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(key.to_owned(), value);
    }
}

/// Hundred-thousandths as votes.
fn votes(units: u128) -> f64 {
    let whole = u64::try_from(units / UNIT).unwrap_or(u64::MAX);
    let rest = u64::try_from(units % UNIT).unwrap_or_default();
    float(whole) + float(rest) / 100_000.0
}
