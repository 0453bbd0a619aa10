//! Records of a Pabulib file: cells parted by `;`, quoted as in CSV, one line each unless a quoted cell runs on.

use crate::fault::{Fault, Unfit};
use std::io::{BufRead, Read};

/// A longer line is no ballot; reading on would fill memory.
const LONGEST: u64 = 16 << 20;
/// How sections begin.
pub const SECTIONS: [&str; 3] = ["META", "PROJECTS", "VOTES"];

/// Reads record by record, with one buffer.
pub struct Records<'a> {
    from: &'a mut dyn BufRead,
    bytes: Vec<u8>,
    /// Where the record before ended.
    lines: u64,
    /// Where this record begins.
    pub line: u64,
}

/// The cells of one record.
pub struct Cells<'a> {
    /// Where it begins.
    pub line: u64,
    text: &'a str,
    /// Only if something is quoted.
    quoted: Option<csv::StringRecord>,
}

impl Cells<'_> {
    /// A cell from 0, without blanks around it.
    pub fn get(&self, cell: usize) -> Option<&str> {
        match &self.quoted {
            Some(record) => record.get(cell).map(str::trim),
            None => self.text.split(';').nth(cell).map(str::trim),
        }
    }
    /// All of them.
    pub fn all(&self) -> Vec<&str> {
        match &self.quoted {
            Some(record) => record.iter().map(str::trim).collect(),
            None => self.text.split(';').map(str::trim).collect(),
        }
    }
    /// The section that begins here, if it is one.
    pub fn section(&self) -> Option<&'static str> {
        let first = self.get(0)?;
        let section = SECTIONS.into_iter().find(|section| section.eq_ignore_ascii_case(first))?;
        self.all().iter().skip(1).all(|cell| cell.is_empty()).then_some(section)
    }
    /// A fault in a cell, counted from 0.
    pub fn unfit(&self, cell: usize, found: &str, expected: impl Into<String>) -> Unfit {
        Unfit::at(self.line, u64::try_from(cell).unwrap_or(u64::MAX).saturating_add(1), found, expected)
    }
}

impl<'a> Records<'a> {
    /// From the first line.
    pub fn new(from: &'a mut dyn BufRead) -> Self {
        Self { from, bytes: Vec::new(), lines: 0, line: 0 }
    }
    /// The next record that is not blank.
    pub fn next(&mut self) -> Result<Option<Cells<'_>>, Fault> {
        loop {
            self.bytes.clear();
            if !self.more()? {
                return Ok(None);
            }
            self.line = self.lines;
            if self.line == 1 && self.bytes.starts_with("\u{feff}".as_bytes()) {
                self.bytes.drain(..'\u{feff}'.len_utf8());
            }
            if !self.bytes.trim_ascii().is_empty() {
                break;
            }
        }
        let quoted = self.bytes.contains(&b'"');
        if quoted {
            self.close()?;
        }
        let line = self.line;
        let text = std::str::from_utf8(&self.bytes).map_err(|error| {
            let before = self.bytes.get(..error.valid_up_to()).unwrap_or_default();
            let cell = before.split(|byte| *byte == b';').count();
            Unfit::at(line, u64::try_from(cell).unwrap_or(u64::MAX), "", "text in UTF-8")
        })?;
        let text = text.trim_end_matches(['\r', '\n']);
        let quoted = if quoted { split(text, line)? } else { None };
        Ok(Some(Cells { line, text, quoted }))
    }
    /// Reads one more line behind what is there; whether there was one.
    fn more(&mut self) -> Result<bool, Fault> {
        let read = Read::take(&mut *self.from, LONGEST).read_until(b'\n', &mut self.bytes)?;
        self.lines = self.lines.saturating_add(1);
        if u64::try_from(self.bytes.len()).unwrap_or(u64::MAX) >= LONGEST {
            return Err(Unfit::at(self.lines, 1, "", "a line of less than 16 MiB").into());
        }
        Ok(read > 0)
    }
    /// Reads on until no quote is open.
    fn close(&mut self) -> Result<(), Fault> {
        let mut cell = Cell::default();
        let mut start = 0;
        loop {
            cell = self.bytes.get(start..).unwrap_or_default().iter().fold(cell, |cell, byte| cell.then(*byte));
            if !cell.open {
                return Ok(());
            }
            start = self.bytes.len();
            let more = self.more()?;
            let line = self.bytes.get(start..).unwrap_or_default().trim_ascii();
            if !more || SECTIONS.iter().any(|section| section.as_bytes().eq_ignore_ascii_case(line)) {
                return Err(Unfit::at(self.line, cell.number, "\"", "a closing quote to every opening one").into());
            }
        }
    }
}

/// Where in a record one is, as far as quotes matter.
#[derive(Clone, Copy)]
struct Cell {
    number: u64,
    begins: bool,
    open: bool,
    /// The byte before was the quote that closed the cell, or the first of a doubled one.
    closing: bool,
}

impl Default for Cell {
    fn default() -> Self {
        Self { number: 1, begins: true, open: false, closing: false }
    }
}

impl Cell {
    fn then(self, byte: u8) -> Self {
        let next = Self { begins: false, closing: false, ..self };
        match byte {
            b'"' if self.open => Self { open: false, closing: true, ..next },
            b'"' if self.begins || self.closing => Self { open: true, ..next },
            b';' if !self.open => Self { number: self.number.saturating_add(1), begins: true, ..next },
            _ => next,
        }
    }
}

/// The cells of a record in which something is quoted.
fn split(text: &str, line: u64) -> Result<Option<csv::StringRecord>, Unfit> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    match reader.read_record(&mut record) {
        Ok(true) => Ok(Some(record)),
        Ok(false) => Ok(None),
        Err(_) => Err(Unfit::at(line, 1, text, "cells parted by ;")),
    }
}

#[cfg(test)]
mod tests {
    use super::Records;
    use crate::fault::Fault;

    fn all(text: &[u8]) -> Result<Vec<(u64, Vec<String>)>, Fault> {
        let mut from = text;
        let mut records = Records::new(&mut from);
        let mut found = Vec::new();
        while let Some(cells) = records.next()? {
            found.push((cells.line, cells.all().into_iter().map(str::to_owned).collect()));
        }
        Ok(found)
    }
    #[test]
    fn lines_are_counted_over_blank_ones_and_quoted_breaks() {
        let found = all("\u{feff}a;b\r\n\r\n\"x;\r\ny\";\"say \"\"no\"\"\"\r\n1; 2 ;3".as_bytes()).unwrap();
        let lines: Vec<u64> = found.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, vec![1, 3, 5]);
        assert_eq!(found[0].1, ["a", "b"]);
        assert_eq!(found[1].1, ["x;\r\ny", "say \"no\""]);
        assert_eq!(found[2].1, ["1", "2", "3"]);
    }
    #[test]
    fn a_quote_inside_a_bare_cell_is_a_letter() {
        assert_eq!(all(b"1;a 5\" pipe;x\n2;b").unwrap()[0].1, ["1", "a 5\" pipe", "x"]);
    }
    #[test]
    fn a_quote_that_never_closes_is_refused_where_it_opens() {
        let message = |text: &[u8]| all(text).unwrap_err().to_string();
        assert_eq!(message(b"a\n1;\"x\n2;y\n"), "ballots: line 2, column 2: “\"”: expected a closing quote to every opening one");
        assert!(message(b"a\n1;\"x\nVOTES\nb;\"\n").contains("line 2, column 2"));
    }
    #[test]
    fn what_is_not_utf8_is_refused_with_its_cell() {
        assert!(all(b"a;b\n1;\xff\n").unwrap_err().to_string().contains("line 2, column 2: expected text in UTF-8"));
    }
}
