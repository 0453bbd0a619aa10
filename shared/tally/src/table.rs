//! Tables of comma separated cells (RFC 4180) with a header line, read as a stream: one buffer, no allocation per row.
//!
//! Most lines of ballots have no quote; those are split at their commas. `csv-core` takes the others. A byte order mark,
//! line ends of any system, blank lines, columns in another order and columns that nobody asked for are all borne.

mod names;

use super::fault::{Fault, Unfit};
use csv_core::{ReadRecordResult, Reader};
pub use names::Names;
use std::io::{BufRead, ErrorKind};

/// A quote that nobody closes must not swallow the file.
const LONGEST: usize = 1 << 20;

/// Most columns of a header with quotes.
const MOST_COLUMNS: usize = 1 << 12;

/// A table whose header has been read.
pub struct Table<'r> {
    source: &'r mut dyn BufRead,
    role: &'static str,
    header: Vec<String>,
    /// What was read and not yet taken lies from `start` to `end`.
    bytes: Vec<u8>,
    start: usize,
    end: usize,
    finished: bool,
    /// Of the next record, from 1.
    line: u64,
    parser: Reader,
    /// Where cells end: of plain lines in `bytes`, of others in `unquoted`.
    ends: Vec<usize>,
    quoted_ends: Vec<usize>,
    unquoted: Vec<u8>,
}

/// Where the cells that a reader asked for stand.
pub struct Columns<const N: usize>([Option<usize>; N]);

/// The cells that a reader asked for, of one record.
pub struct Row<'a, const N: usize> {
    /// Where the record begins, from 1.
    pub line: u64,
    cells: [&'a [u8]; N],
    columns: &'a Columns<N>,
}

/// A record: its cells end at `ends`, with `gap` bytes between them.
struct Record<'a> {
    line: u64,
    bytes: &'a [u8],
    ends: &'a [usize],
    gap: usize,
}

/// How the next bytes look.
enum Scan {
    /// A record without a quote, of so many bytes.
    Plain(usize),
    /// A record with a quote.
    Quoted,
    /// More bytes are needed.
    Open,
}

/// Nearly all bytes come after the comma in ASCII: one comparison for each of them.
fn scan(bytes: &[u8], ends: &mut Vec<usize>) -> Scan {
    ends.clear();
    for (at, byte) in bytes.iter().enumerate() {
        if *byte > b',' {
            continue;
        }
        match byte {
            b',' => ends.push(at),
            b'\n' | b'\r' => {
                ends.push(at);
                return Scan::Plain(at);
            }
            b'"' => return Scan::Quoted,
            _ => {}
        }
    }
    Scan::Open
}

impl<'r> Table<'r> {
    /// Reads the header. `role` names the file in messages.
    pub fn open(source: &'r mut dyn BufRead, role: &'static str) -> Result<Self, Fault> {
        let mut table = Self {
            source,
            role,
            header: Vec::new(),
            bytes: vec![0; 1 << 16],
            start: 0,
            end: 0,
            finished: false,
            line: 1,
            parser: Reader::new(),
            ends: Vec::new(),
            quoted_ends: Vec::new(),
            unquoted: Vec::new(),
        };
        while table.end < 3 && !table.finished {
            table.fill()?;
        }
        if table.bytes.starts_with(b"\xEF\xBB\xBF") {
            table.start = 3;
        }
        let header = table.record()?.map(|record| record.cells().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect());
        table.header = header.ok_or_else(|| table.unfit(Unfit::whole("a first line with the names of the columns")))?;
        Ok(table)
    }
    /// Whether the header names this column.
    pub fn has(&self, name: &str) -> bool {
        self.header.iter().any(|column| column == name)
    }
    /// Columns that must be there.
    pub fn columns<const N: usize>(&self, names: [&str; N]) -> Result<Columns<N>, Fault> {
        let missing = names.iter().find(|name| !self.has(name));
        let unfit =
            |name| Unfit::at(1, 1, &self.header.join(","), format!("a column named {name}, and these in all: {}", names.join(", ")));
        missing.map_or_else(|| Ok(self.known_columns(names)), |name| Err(self.unfit(unfit(name))))
    }
    /// Columns of which any may be missing: their cells then read as empty.
    pub fn known_columns<const N: usize>(&self, names: [&str; N]) -> Columns<N> {
        Columns(names.map(|name| self.header.iter().rposition(|column| column == name)))
    }
    /// Hands over every record.
    pub fn each<const N: usize>(
        &mut self,
        columns: &Columns<N>,
        mut take: impl FnMut(&Row<'_, N>) -> Result<(), Unfit>,
    ) -> Result<(), Fault> {
        let (role, width) = (self.role, self.header.len());
        while let Some(record) = self.record()? {
            let done = if record.ends.len() == width {
                take(&Row { line: record.line, cells: columns.0.map(|at| at.map_or(&[][..], |at| record.cell(at))), columns })
            } else if record.bytes.iter().all(u8::is_ascii_whitespace) {
                Ok(())
            } else {
                Err(record.width(width))
            };
            done.map_err(|unfit| Fault::Unfit { role, unfit })?;
        }
        Ok(())
    }
    fn unfit(&self, unfit: Unfit) -> Fault {
        Fault::Unfit { role: self.role, unfit }
    }
    /// The next record that is not blank.
    fn record(&mut self) -> Result<Option<Record<'_>>, Fault> {
        loop {
            let (line, start) = (self.line, self.start);
            let rest = self.bytes.get(start..self.end).unwrap_or_default();
            let length = match scan(rest, &mut self.ends) {
                Scan::Plain(length) => length,
                Scan::Open if self.finished && rest.is_empty() => return Ok(None),
                Scan::Open if self.finished => {
                    self.ends.push(rest.len());
                    rest.len()
                }
                Scan::Open => {
                    self.fill()?;
                    continue;
                }
                Scan::Quoted => {
                    if let Some(cells) = self.quoted()? {
                        let ends = self.quoted_ends.get(..cells).unwrap_or_default();
                        let bytes = self.unquoted.get(..ends.last().copied().unwrap_or_default()).unwrap_or_default();
                        return Ok(Some(Record { line, bytes, ends, gap: 0 }));
                    }
                    self.fill()?;
                    continue;
                }
            };
            let Some(after) = self.line_end(rest, length) else {
                self.fill()?;
                continue;
            };
            self.start += after;
            self.line += 1;
            if length > 0 {
                let bytes = self.bytes.get(start..start + length).unwrap_or_default();
                return Ok(Some(Record { line, bytes, ends: &self.ends, gap: 1 }));
            }
        }
    }
    /// Where the next line begins, if what was read says so.
    fn line_end(&self, rest: &[u8], at: usize) -> Option<usize> {
        match (rest.get(at), rest.get(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => Some(at + 2),
            (Some(b'\r'), None) if !self.finished => None,
            (None, _) => Some(at),
            _ => Some(at + 1),
        }
    }
    /// Takes a record with quotes, if all of it has been read; how many cells it has.
    fn quoted(&mut self) -> Result<Option<usize>, Fault> {
        self.parser.reset();
        if self.unquoted.len() < self.bytes.len() {
            self.unquoted.resize(self.bytes.len(), 0);
        }
        // More than the header has, so that a cell too many shows.
        let width = if self.header.is_empty() { MOST_COLUMNS } else { self.header.len() + 2 };
        self.quoted_ends.resize(width, 0);
        let rest = self.bytes.get(self.start..self.end).unwrap_or_default();
        let unfit = |expected: &str| Unfit::at(self.line, 1, &String::from_utf8_lossy(rest.get(..200).unwrap_or(rest)), expected);
        let (mut state, mut taken, written, mut cells) = self.parser.read_record(rest, &mut self.unquoted, &mut self.quoted_ends);
        if self.finished && matches!(state, ReadRecordResult::InputEmpty) {
            // A line end closes the last record, unless a quote is open.
            let (unquoted, ends) = (self.unquoted.get_mut(written..), self.quoted_ends.get_mut(cells..));
            let (closed, _, _, more) = self.parser.read_record(b"\n", unquoted.unwrap_or_default(), ends.unwrap_or_default());
            if !matches!(closed, ReadRecordResult::Record) {
                return Err(self.unfit(unfit("a closing quote")));
            }
            (state, cells) = (closed, cells + more);
        }
        match state {
            ReadRecordResult::Record => {}
            ReadRecordResult::OutputEndsFull => return Err(self.unfit(unfit("as many cells as the header has"))),
            _ => return Ok(None),
        }
        if taken > 0 && rest.get(taken - 1) == Some(&b'\r') {
            let Some(after) = self.line_end(rest, taken - 1) else { return Ok(None) };
            taken = after;
        }
        let lines = rest.iter().take(taken).filter(|byte| **byte == b'\n').count().max(1);
        self.line = self.line.saturating_add(u64::try_from(lines).unwrap_or(u64::MAX));
        self.start += taken;
        Ok(Some(cells))
    }
    /// Reads on, behind what was not yet taken: at least as much again, since an unfinished record is looked at from its start.
    fn fill(&mut self) -> Result<(), Fault> {
        self.bytes.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.end >= LONGEST {
            let found = String::from_utf8_lossy(self.bytes.get(..200).unwrap_or_default()).into_owned();
            return Err(self.unfit(Unfit::at(self.line, 1, &found, "a row of less than a mebibyte; is a quote not closed?")));
        }
        let wanted = (2 * self.end).clamp(1, LONGEST);
        if self.bytes.len() < wanted {
            self.bytes.resize(wanted, 0);
        }
        while self.end < wanted && !self.finished {
            match self.source.read(self.bytes.get_mut(self.end..).unwrap_or_default()) {
                Ok(0) => self.finished = true,
                Ok(more) => self.end += more,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

impl<'a> Record<'a> {
    fn cell(&self, at: usize) -> &'a [u8] {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| end + self.gap);
        self.ends.get(at).and_then(|end| self.bytes.get(start..*end)).unwrap_or_default()
    }
    fn cells(&self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.ends.len()).map(|at| self.cell(at))
    }
    /// Too few cells, or too many.
    fn width(&self, width: usize) -> Unfit {
        let at = width.min(self.ends.len());
        let found = String::from_utf8_lossy(self.cell(at));
        let expected = format!("{width} cells, as in the header; a comma inside a cell needs quotes around the cell");
        Unfit::at(self.line, column(at), &found, expected)
    }
}

fn column(at: usize) -> u64 {
    u64::try_from(at).unwrap_or(u64::MAX).saturating_add(1)
}

impl<'a, const N: usize> Row<'a, N> {
    /// The cell as it stands.
    pub fn cell(&self, at: usize) -> &'a [u8] {
        self.cells.get(at).copied().unwrap_or_default()
    }
    /// What is wrong with a cell.
    pub fn wrong(&self, at: usize, expected: &str) -> Unfit {
        Unfit::at(self.line, self.column(at), &String::from_utf8_lossy(self.cell(at)), expected)
    }
    /// The number of the cell's column in the file, from 1.
    pub fn column(&self, at: usize) -> u64 {
        column(self.columns.0.get(at).copied().flatten().unwrap_or_default())
    }
    /// A finite number.
    pub fn number(&self, at: usize) -> Result<f64, Unfit> {
        number(self.cell(at)).ok_or_else(|| self.wrong(at, "a number"))
    }
    /// A finite number, or nothing.
    pub fn answer(&self, at: usize) -> Result<Option<f64>, Unfit> {
        let cell = self.cell(at);
        match number(cell) {
            None if cell.trim_ascii().is_empty() => Ok(None),
            None => Err(self.wrong(at, "a number, or nothing where there is no answer")),
            some => Ok(some),
        }
    }
    /// A whole number of at most 30 digits.
    pub fn whole(&self, at: usize) -> Result<i128, Unfit> {
        let cell = self.cell(at);
        let long = || str::from_utf8(cell.trim_ascii()).ok().filter(|text| text.len() <= 31).and_then(|text| text.parse().ok());
        small(cell).map(i128::from).or_else(long).ok_or_else(|| self.wrong(at, "a whole number"))
    }
    /// The code of the name in a cell.
    pub fn name(&self, at: usize, names: &mut Names) -> Result<u32, Unfit> {
        names.code(self.cell(at)).ok_or_else(|| self.wrong(at, "text in UTF-8"))
    }
}

/// Up to nine digits.
fn small(text: &[u8]) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    text.iter().try_fold(0, |sum: u32, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit < 10).then(|| sum * 10 + u32::from(digit))
    })
}

/// A finite number; 0 has no sign.
fn number(text: &[u8]) -> Option<f64> {
    if let Some(small) = small(text) {
        return Some(f64::from(small));
    }
    let number: f64 = str::from_utf8(text).ok()?.trim().parse().ok()?;
    number.is_finite().then_some(number + 0.0)
}

/// A count as a number to divide by: exact below 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "counts of rows and sums of ranks lie far below 2^53")]
pub fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests;
