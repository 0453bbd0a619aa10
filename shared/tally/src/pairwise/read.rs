//! Reads `winner,loser,count`: one row says how often one item was chosen over another.

use super::Comparisons;
use crate::catalogue::Sources;
use crate::counted::by_id;
use crate::fault::{Fault, Unfit};
use crate::options::Options;
use csv::{ByteRecord, ReaderBuilder};
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::io::{self, BufRead, Cursor, Read};

/// Reads comparisons. The columns may stand in any order and beside others; without a `count`, or with an empty one, a row
/// counts once. Equal rows are added up. The option `items`, a list of names, adds items that were never compared.
pub fn read(sources: &mut Sources<'_>, options: &Options) -> Result<Comparisons, Fault> {
    let ballots = sources.ballots()?;
    let mut head = Vec::new();
    ballots.take(3).read_to_end(&mut head)?;
    if head == BYTE_ORDER_MARK {
        head.clear();
    }
    let lines = Lines::of(Cursor::new(head).chain(ballots));
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).buffer_capacity(1 << 16).from_reader(lines);
    let mut record = ByteRecord::new();
    let mut table = Table::default();
    let mut columns: Option<Columns> = None;
    while reader.read_byte_record(&mut record).map_err(medium)? {
        // The reader stands behind the row. Its own note of where the row began counts the empty lines before it.
        let line = || {
            let inside = record.as_slice().split(|byte| *byte == b'\n').skip(1).count();
            reader.position().line().saturating_sub(1).saturating_sub(u64::try_from(inside).unwrap_or(0)).max(1)
        };
        match &columns {
            None => columns = Some(Columns::of(&record, line())?),
            Some(columns) => table.row(columns, &record, line)?,
        }
    }
    if columns.is_none() {
        return Err(Unfit::at(1, 1, "", HEADER).into());
    }
    for name in listed(options)? {
        table.item(name.as_bytes()).map_err(|()| Fault::Setting { name: "items".into(), expected: "fewer items".into() })?;
    }
    Ok(table.done())
}

const BYTE_ORDER_MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];
const HEADER: &str = "a header line with the columns winner, loser and count";

/// Names that the option `items` adds.
fn listed(options: &Options) -> Result<Vec<&str>, Fault> {
    let refuse = || Fault::Setting { name: "items".into(), expected: "a list of names".into() };
    match options.get("items") {
        None => Ok(Vec::new()),
        Some(Value::Array(names)) => names.iter().map(|name| name.as_str().ok_or_else(refuse)).collect(),
        Some(_) => Err(refuse()),
    }
}

fn medium(error: csv::Error) -> Fault {
    Fault::Medium(error.into())
}

/// Which cell holds what, from 0.
struct Columns {
    winner: usize,
    loser: usize,
    count: Option<usize>,
    all: usize,
}

impl Columns {
    fn of(header: &ByteRecord, line: u64) -> Result<Self, Unfit> {
        let mut found = [None; 3];
        for (place, cell) in header.iter().enumerate() {
            let name = cell.trim_ascii();
            for (slot, wanted) in found.iter_mut().zip(["winner", "loser", "count"]) {
                if name.eq_ignore_ascii_case(wanted.as_bytes()) && slot.replace(place).is_some() {
                    return Err(Unfit::at(line, column(place), wanted, "each column once"));
                }
            }
        }
        match found {
            [Some(winner), Some(loser), count] => Ok(Self { winner, loser, count, all: header.len() }),
            _ => Err(Unfit::at(line, 1, &String::from_utf8_lossy(header.get(0).unwrap_or_default()), HEADER)),
        }
    }
}

fn column(place: usize) -> u64 {
    u64::try_from(place).map_or(u64::MAX, |place| place.saturating_add(1))
}

/// What was read so far: items as they came up, and counts by pair of items.
#[derive(Default)]
struct Table {
    ids: FxHashMap<Box<[u8]>, u32>,
    names: Vec<String>,
    wins: FxHashMap<(u32, u32), f64>,
    sum: f64,
}

impl Table {
    fn row(&mut self, columns: &Columns, record: &ByteRecord, line: impl Fn() -> u64) -> Result<(), Unfit> {
        if record.len() != columns.all {
            let expected = format!("{} cells, as the header has", columns.all);
            // The first cell that is missing, or that is too much.
            let place = record.len().min(columns.all);
            return Err(Unfit::at(line(), column(place), &String::from_utf8_lossy(record.get(place).unwrap_or_default()), expected));
        }
        let refuse = |place: usize, expected: &str| {
            let found = record.get(place).unwrap_or_default();
            Unfit::at(line(), column(place), &String::from_utf8_lossy(found), expected)
        };
        let mut item = |place: usize| {
            let cell = record.get(place).unwrap_or_default();
            self.item(cell).map_err(|()| refuse(place, "the name of an item, in UTF-8"))
        };
        let (winner, loser) = (item(columns.winner)?, item(columns.loser)?);
        if winner == loser {
            return Err(refuse(columns.loser, "another item than the winner: an item cannot be compared with itself"));
        }
        let cell = columns.count.and_then(|place| record.get(place)).unwrap_or_default().trim_ascii();
        let count = if cell.is_empty() { Some(1.0) } else { number(cell) };
        let place = columns.count.unwrap_or_default();
        let count = count.filter(|n| n.is_finite() && *n >= 0.0).ok_or_else(|| refuse(place, "a finite number, 0 or more"))?;
        self.sum += count;
        if !self.sum.is_finite() {
            return Err(refuse(place, "counts whose sum is a finite number"));
        }
        *self.wins.entry((winner, loser)).or_default() += count;
        Ok(())
    }
    /// The number of this item, from 0 in the order of their appearance.
    fn item(&mut self, name: &[u8]) -> Result<u32, ()> {
        if let Some(id) = self.ids.get(name) {
            return Ok(*id);
        }
        let text = std::str::from_utf8(name).ok().filter(|text| !text.trim().is_empty()).ok_or(())?;
        let id = u32::try_from(self.names.len()).map_err(|_| ())?;
        self.names.push(text.to_owned());
        self.ids.insert(name.into(), id);
        Ok(id)
    }
    /// Items in the order of their names, pairs in the order of the items: rows in another order give the same.
    fn done(self) -> Comparisons {
        let mut order: Vec<(String, usize)> = self.names.into_iter().zip(0..).collect();
        order.sort_by(|(left, _), (right, _)| by_id(left, right));
        let mut place = vec![0; order.len()];
        for (new, (_, old)) in order.iter().enumerate() {
            if let Some(slot) = place.get_mut(*old) {
                *slot = new;
            }
        }
        let at = |id: u32| usize::try_from(id).ok().and_then(|id| place.get(id)).copied().unwrap_or_default();
        let wins = self.wins.into_iter().map(|((winner, loser), count)| (at(winner), at(loser), count));
        Comparisons::new(order.into_iter().map(|(name, _)| name).collect(), wins)
    }
}

fn number(cell: &[u8]) -> Option<f64> {
    // Most counts are 1.
    if cell == b"1" { Some(1.0) } else { std::str::from_utf8(cell).ok()?.parse().ok() }
}

/// Text whose lines all end in one line feed, so that lines are counted as an editor does.
struct Lines<R> {
    inner: R,
    /// The last byte was a carriage return, given on as a line feed: a line feed now belongs to it.
    returned: bool,
    /// The last byte given on.
    last: u8,
}

impl<R: BufRead> Lines<R> {
    fn of(inner: R) -> Self {
        Self { inner, returned: false, last: b'\n' }
    }
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let chunk = self.inner.fill_buf()?;
            if chunk.is_empty() {
                // The last line may lack its end.
                let missing = std::mem::replace(&mut self.last, b'\n') != b'\n';
                let slot = out.first_mut().filter(|_| missing);
                return Ok(slot.map_or(0, |slot| {
                    *slot = b'\n';
                    1
                }));
            }
            let taken = chunk.len().min(out.len());
            let mut slots = out.iter_mut();
            let mut given = 0;
            for byte in chunk.iter().take(taken) {
                let second = self.returned && *byte == b'\n';
                self.returned = *byte == b'\r';
                if !second && let Some(slot) = slots.next() {
                    *slot = if self.returned { b'\n' } else { *byte };
                    self.last = *slot;
                    given += 1;
                }
            }
            self.inner.consume(taken);
            if given > 0 || taken == 0 {
                return Ok(given);
            }
        }
    }
}
