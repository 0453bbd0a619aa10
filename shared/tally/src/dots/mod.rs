//! Points over items: everyone spreads some over the items, perhaps so many at most on one.
//!
//! Source: cumulative voting; see Dodgson, "The Principles of Parliamentary Representation" (1884).

mod ballots;
mod merged;

use super::catalogue::{Count, Entry, Setting, Sources};
use super::counted::{Counted, Item, Order, by_id, ranks, ties};
use super::fault::{Fault, Unfit};
use super::options::Options;
use super::table::{Names, Table};
use ballots::{Ballots, Given};
use serde_json::{Map, Value, json};

/// Points given to items.
#[derive(Debug, Clone, Default)]
pub struct Points {
    ballots: Ballots,
    ballot_names: Names,
    items: Names,
    /// In words, for the items of the list.
    words: Vec<String>,
    /// Where items that are not on the list, which come after those that are, were first met.
    unlisted: Vec<(u64, u64)>,
    warnings: Vec<String>,
}

/// Reads the files of a case. Without a list of items, the items are those that got points.
pub fn read(sources: &mut Sources<'_>, _options: &Options) -> Result<Points, Fault> {
    let mut points = Points::default();
    let listed = sources.items.is_some();
    if let Some(items) = sources.items.as_deref_mut() {
        let mut table = Table::open(items, "items")?;
        // The names help people; the count does not need them.
        table.columns(["item"])?;
        let columns = table.known_columns(["item", "name"]);
        table.each(&columns, |row| {
            let (before, item) = (points.items.len(), row.name(0, &mut points.items)?);
            if points.items.len() > before {
                points.words.push(String::from_utf8_lossy(row.cell(1)).into_owned());
            } else {
                let id = points.items.name(usize::try_from(item).unwrap_or(usize::MAX));
                points.warnings.push(format!("Item {id} stands twice in the list of items; the first name was taken."));
            }
            Ok(())
        })?;
    } else {
        points.warnings.push("There is no list of items: an item that got no row in any ballot is missing.".to_owned());
    }
    let mut table = Table::open(sources.ballots()?, "ballots")?;
    let columns = table.columns(["ballot", "item", "points"])?;
    let Points { ballots, ballot_names, items, unlisted, .. } = &mut points;
    let mut known = items.len();
    table.each(&columns, |row| {
        let ballot = row.name(0, ballot_names)?;
        let item = row.name(1, items)?;
        if items.len() > known {
            known = items.len();
            unlisted.push((row.line, row.column(1)));
        }
        ballots.push(usize::try_from(ballot).unwrap_or(usize::MAX), item, row.whole(2)?);
        Ok(())
    })?;
    if !listed {
        points.words = points.items.iter().map(str::to_owned).collect();
        points.unlisted.clear();
    }
    Ok(points)
}

/// What a ballot may do.
struct Limits {
    total: Option<i128>,
    on_one: Option<i128>,
}

impl Limits {
    fn of(options: &Options) -> Result<Self, Fault> {
        let most = |name| options.whole(name).map(|limit| limit.map(i128::from));
        Ok(Self { total: most("points_per_ballot")?, on_one: most("most_on_one_item")? })
    }
}

/// Whether a ballot keeps the limits, gives nothing negative and names no item twice; `met` says which ballot last named each.
fn is_valid(given: &[Given], limits: &Limits, met: &mut [usize], ballot: usize) -> bool {
    let total = given.iter().fold(0_i128, |sum, (_, points)| sum.saturating_add(*points));
    let mut valid = limits.total.is_none_or(|most| total <= most);
    for (item, points) in given {
        let twice = met.get_mut(*item).is_some_and(|last| std::mem::replace(last, ballot) == ballot);
        valid &= !twice && *points >= 0 && limits.on_one.is_none_or(|most| *points <= most);
    }
    valid
}

/// Sums per item.
struct Sums {
    points: Vec<i128>,
    supporters: Vec<u64>,
    invalid: Vec<usize>,
}

/// Sums the points of valid ballots.
fn sum(points: &Points, limits: &Limits) -> Result<Sums, Fault> {
    let listed = points.words.len();
    let mut sums = Sums { points: vec![0; listed], supporters: vec![0; listed], invalid: Vec::new() };
    let mut met = vec![usize::MAX; points.items.len()];
    let mut given = Vec::new();
    for ballot in 0..points.ballot_names.len() {
        points.ballots.fetch(ballot, &mut given);
        if !is_valid(&given, limits, &mut met, ballot) {
            sums.invalid.push(ballot);
            continue;
        }
        for (item, given) in &given {
            let (Some(sum), Some(supporters)) = (sums.points.get_mut(*item), sums.supporters.get_mut(*item)) else {
                let place = item.checked_sub(listed).and_then(|at| points.unlisted.get(at));
                let (line, column) = place.copied().unwrap_or_default();
                return Err(Unfit::at(line, column, points.items.name(*item), "an item of the list of items").into());
            };
            *sum = sum.saturating_add(*given);
            *supporters += u64::from(*given > 0);
        }
    }
    Ok(sums)
}

/// A sum beyond 64 bits is shown to 16 digits.
fn number(sum: i128) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "JSON has no larger whole numbers that all readers share")]
    i64::try_from(sum).map_or_else(|_| json!(sum as f64), |sum| json!(sum))
}

fn count(points: &Points, options: &Options) -> Result<Counted, Fault> {
    let limits = Limits::of(options)?;
    let sums = sum(points, &limits)?;
    let ids: Vec<&str> = points.items.iter().take(points.words.len()).collect();
    let mut by_points: Vec<(&str, i128)> = ids.iter().copied().zip(sums.points.iter().copied()).collect();
    by_points.sort_by(|(a, left), (b, right)| right.cmp(left).then_with(|| by_id(a, b)));
    let order: Order =
        by_points.chunk_by(|(_, a), (_, b)| a == b).map(|group| group.iter().map(|(id, _)| (*id).to_owned()).collect()).collect();
    let place: Map<String, Value> = ranks(&order).map(|(id, rank)| (id.to_owned(), json!(rank))).collect();
    let mut invalid: Vec<&str> = sums.invalid.iter().map(|ballot| points.ballot_names.name(*ballot)).collect();
    invalid.sort_by(|a, b| by_id(a, b));
    let ballots = points.ballot_names.len();
    let by_item = |figures: Vec<Value>| ids.iter().map(|id| (*id).to_owned()).zip(figures).collect::<Map<_, _>>();
    let words: Map<String, Value> = by_item(points.words.iter().map(|word| json!(word)).collect());
    let items = ranks(&order).zip(&by_points).map(|((id, rank), (_, sum))| Item {
        id: id.to_owned(),
        name: words.get(id).and_then(Value::as_str).filter(|name| !name.is_empty()).unwrap_or(id).to_owned(),
        score: number(*sum).as_f64(),
        rank: Some(rank),
    });
    let mut warnings = points.warnings.clone();
    if ballots == 0 {
        warnings.push("There is no ballot.".to_owned());
    }
    if !invalid.is_empty() {
        let why = "they give more points than allowed, or negative ones, or name an item twice";
        warnings.push(format!("{} of {ballots} ballots were not counted: {why}.", invalid.len()));
    }
    Ok(Counted {
        items: items.collect(),
        ties: ties(&order),
        winners: order.first().filter(|_| by_points.first().is_some_and(|(_, sum)| *sum > 0)).cloned(),
        warnings,
        values: json!({
            "ballots": ballots,
            "invalid_ballots": invalid,
            "points": by_item(sums.points.iter().copied().map(number).collect()),
            "supporters": by_item(sums.supporters.iter().map(|supporters| json!(supporters)).collect()),
            "place": place,
            "order": order,
        }),
        ..Counted::default()
    })
}

/// The ways to count.
pub const ENTRIES: &[Entry] = &[Entry {
    id: "dots",
    method: "dots",
    variant: "The points of all valid ballots are summed per item; a supporter gave an item more than 0; equal sums share a place \
              (1, 2, 2, 4). A ballot over a limit, with negative points or with an item twice counts for nothing. Rows of one ballot \
              may stand anywhere in the file.",
    source: "Charles L. Dodgson, The Principles of Parliamentary Representation, 1884 (cumulative voting); the limit per item as used \
             with stickers on paper",
    settings: &[
        Setting {
            name: "points_per_ballot",
            about: "The most points that one ballot may give in all, a whole number.",
            default: "no limit",
        },
        Setting {
            name: "most_on_one_item",
            about: "The most points that one ballot may give to one item, a whole number.",
            default: "no limit",
        },
    ],
    count: Count::Dots(count),
}];

#[cfg(test)]
mod tests;
