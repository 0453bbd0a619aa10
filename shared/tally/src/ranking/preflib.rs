//! Reader of the ordinal formats of `PrefLib` (2022): `.soc .soi .toc .toi`, and of its categories, `.cat`.
//!
//! Source: Mattei and Walsh, "`PrefLib`: A Library for Preferences", Algorithmic Decision Theory (2013), and its page on data
//! formats. All five share one grammar, so a file is read by its content; what its header says it holds is compared.

use super::super::fault::{Fault, Unfit};
use super::header::Header;
use super::profile::{Builder, LEVEL, MOST_BALLOTS, Profile, close};
use std::io::BufRead;

/// Reads a file line by line. Lines may end as on any system, and a byte order mark may stand first.
pub fn read(source: &mut (dyn BufRead + '_)) -> Result<Profile, Fault> {
    let mut reader = Reader::default();
    let mut buffer = Vec::new();
    let mut line = 0;
    while source.read_until(b'\n', &mut buffer)? > 0 {
        let mut text = buffer.strip_suffix(b"\n").unwrap_or(&buffer);
        text = text.strip_suffix(b"\r").unwrap_or(text);
        if line == 0 {
            text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
        }
        for text in text.split(|byte| *byte == b'\r') {
            line += 1;
            reader.line(line, text)?;
        }
        buffer.clear();
    }
    reader.finish()
}

#[derive(Default)]
struct Reader {
    header: Header,
    orders: Builder,
    /// The order of this line, reused.
    order: Vec<u32>,
    /// The line on which an item was last listed.
    last: Vec<u64>,
    /// Whether any order has a tie, and whether any leaves an item out.
    ties: bool,
    shortest: Option<usize>,
}

/// A line of which a part has been read.
struct Cursor<'a> {
    line: u64,
    text: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    /// A fault at a byte of the line.
    fn unfit(&self, at: usize, found: &[u8], expected: impl Into<String>) -> Unfit {
        unfit(self.line, self.text, at, found, expected)
    }
}

/// A fault at a byte of a line; the column counts characters.
pub(super) fn unfit(line: u64, text: &[u8], at: usize, found: &[u8], expected: impl Into<String>) -> Unfit {
    let before = String::from_utf8_lossy(text.get(..at).unwrap_or(text)).chars().count();
    Unfit::at(line, u64::try_from(before).unwrap_or(u64::MAX).saturating_add(1), &String::from_utf8_lossy(found), expected)
}

impl Reader {
    fn line(&mut self, line: u64, text: &[u8]) -> Result<(), Unfit> {
        match text.trim_ascii_start().first() {
            None => Ok(()),
            Some(b'#') => self.header.line(line, text),
            Some(_) => self.ballots(line, text),
        }
    }
    /// `count: order`.
    fn ballots(&mut self, line: u64, text: &[u8]) -> Result<(), Unfit> {
        let mut cursor = Cursor { line, text, at: 0 };
        let Some(colon) = text.iter().position(|byte| *byte == b':') else {
            return Err(cursor.unfit(0, text.trim_ascii(), "a count, a colon and an order, such as `3: 1,2`"));
        };
        let count = Self::count(&cursor, text.get(..colon).unwrap_or_default())?;
        cursor.at = colon + 1;
        self.order.clear();
        self.read_order(&mut cursor)?;
        self.ties |= self.order.iter().any(|place| place & LEVEL != 0);
        self.shortest = Some(self.shortest.unwrap_or(usize::MAX).min(self.order.len()));
        let added = self.orders.add(&self.order, count);
        added.ok_or_else(|| cursor.unfit(0, text.trim_ascii(), format!("not more than {MOST_BALLOTS} ballots in all")))
    }
    fn count(cursor: &Cursor<'_>, cell: &[u8]) -> Result<u64, Unfit> {
        let digits = cell.trim_ascii();
        let at = cell.len() - cell.trim_ascii_start().len();
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            let found = if digits.is_empty() { cursor.text } else { digits };
            return Err(cursor.unfit(at, found, "a whole number of ballots before the colon"));
        }
        // Too large for 64 bits is too large for the sum as well, which says so.
        Ok(digits.iter().fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0'))))
    }
    /// `1,{2,3},4`, from the cursor to the end of the line.
    fn read_order(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Unfit> {
        // Where the open brace stands, and how many items had been listed before it.
        let mut open: Option<(usize, usize)> = None;
        let mut after_item = false;
        while let Some(byte) = cursor.text.get(cursor.at) {
            match byte {
                byte if byte.is_ascii_whitespace() => {}
                b'{' => {
                    if open.is_some() {
                        return Err(cursor.unfit(cursor.at, b"{", "the tie before it to be closed by a brace, `}`"));
                    }
                    open = Some((cursor.at, self.order.len()));
                    after_item = false;
                }
                b'}' => {
                    let Some((_, start)) = open.take() else {
                        return Err(cursor.unfit(cursor.at, b"}", "a brace, `{`, that opens this tie"));
                    };
                    close(&mut self.order, start);
                    after_item = true;
                }
                b',' => {
                    if !after_item {
                        return Err(cursor.unfit(cursor.at, b",", "an alternative before the comma"));
                    }
                    after_item = false;
                }
                _ => {
                    self.listed(cursor)?;
                    after_item = true;
                    continue;
                }
            }
            cursor.at += 1;
        }
        match open {
            Some((at, _)) => Err(cursor.unfit(at, cursor.text.get(at..).unwrap_or_default(), "a brace, `}`, that closes this tie")),
            None => Ok(()),
        }
    }
    /// One alternative; the cursor moves behind it.
    fn listed(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Unfit> {
        let rest = cursor.text.get(cursor.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| matches!(byte, b',' | b'{' | b'}')).unwrap_or(rest.len());
        let token = rest.get(..length).unwrap_or(rest).trim_ascii_end();
        let place = || (cursor.line, cursor.text, cursor.at);
        let item = self.header.number(token, place)?;
        let index = item as usize;
        if index >= self.last.len() {
            self.last.resize(index + 1, 0);
        }
        if let Some(last) = self.last.get_mut(index) {
            if *last == cursor.line {
                return Err(cursor.unfit(cursor.at, token, "each alternative only once in an order"));
            }
            *last = cursor.line;
        }
        self.order.push(item);
        cursor.at += length;
        Ok(())
    }
    fn finish(self) -> Result<Profile, Fault> {
        let Self { header, orders, ties, shortest, .. } = self;
        let described = header.finish()?;
        let mut profile = orders.finish(described.items);
        profile.seats = described.seats;
        profile.warnings = described.warnings;
        if let Some(said) = described.voters.filter(|said| *said != profile.ballots()) {
            profile.warnings.push(format!("The file says that it holds {said} ballots, and it holds {}.", profile.ballots()));
        }
        let left_out = shortest.is_some_and(|shortest| shortest < profile.items().len());
        let against = match described.kind.as_deref() {
            Some("soc" | "soi") if ties => Some("ties no items, and some ballots do"),
            Some("soc" | "toc") if left_out => Some("lists all items on every ballot, and some ballots do not"),
            None | Some("soc" | "soi" | "toc" | "toi" | "cat") => None,
            Some(_) => Some("is of a type that is not known here, so it was read by what stands in it"),
        };
        if let (Some(against), Some(kind)) = (against, described.kind) {
            profile.warnings.push(format!("By its header ({kind}) the file {against}."));
        }
        Ok(profile)
    }
}
