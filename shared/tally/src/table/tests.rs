//! Tables with every kind of line end, quote and fault.

use super::{Names, Table};
use crate::fault::{Fault, Place};
use proptest::prelude::*;
use std::collections::HashMap;
use std::io::{BufReader, Read};

/// Gives a few bytes at a time, as a slow connection does.
struct Drip<'a>(&'a [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let most = self.1.min(buffer.len());
        self.0.read(&mut buffer[..most])
    }
}

fn rows(bytes: &[u8], at_once: usize) -> Result<Vec<(u64, [String; 3])>, Fault> {
    let mut source = BufReader::with_capacity(1, Drip(bytes, at_once));
    let mut table = Table::open(&mut source, "ballots")?;
    let columns = table.columns(["a", "b", "c"])?;
    let mut found = Vec::new();
    table.each(&columns, |row| {
        found.push((row.line, [0, 1, 2].map(|at| String::from_utf8_lossy(row.cell(at)).into_owned())));
        Ok(())
    })?;
    Ok(found)
}

fn cells(text: &str) -> Vec<[String; 3]> {
    rows(text.as_bytes(), 1_000).unwrap().into_iter().map(|(_, cells)| cells).collect()
}

/// Where it is wrong, and what was expected.
fn wrong(text: &str) -> (Option<Place>, String) {
    match rows(text.as_bytes(), 7) {
        Err(Fault::Unfit { role: "ballots", unfit }) => (unfit.place, unfit.expected),
        other => panic!("{other:?}"),
    }
}

fn numbers(value: &str) -> Result<(Option<f64>, Result<i128, ()>), Fault> {
    let text = format!("a\n{value}\n");
    let mut source = text.as_bytes();
    let mut table = Table::open(&mut source, "ballots")?;
    let columns = table.columns(["a"])?;
    let mut found = (None, Err(()));
    table.each(&columns, |row| {
        found = (row.answer(0)?, row.whole(0).map_err(|_| ()));
        Ok(())
    })?;
    Ok(found)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]
    /// RFC 4180: what a writer of such tables writes, a reader reads back.
    #[test]
    fn what_was_written_is_read(
        rows_in in prop::collection::vec(prop::array::uniform3("[a-c,\"\r\n é😀א;']{0,5}"), 0..12),
        ends in 0..3_usize,
        at_once in 1..40_usize,
        marked: bool,
    ) {
        let terminator = [csv::Terminator::CRLF, csv::Terminator::Any(b'\n'), csv::Terminator::Any(b'\r')][ends];
        let mut writer = csv::WriterBuilder::new().terminator(terminator).from_writer(if marked { b"\xEF\xBB\xBF".to_vec() } else { Vec::new() });
        writer.write_record(["a", "b", "c"]).unwrap();
        for row in &rows_in {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let found: Vec<_> = rows(&bytes, at_once).unwrap().into_iter().map(|(_, cells)| cells).collect();
        prop_assert_eq!(found, rows_in);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), at_once in 1..40_usize) {
        let _ = rows(&[b"a,b,c\n", &bytes[..]].concat(), at_once);
        let _ = rows(&bytes, at_once);
    }

    #[test]
    fn each_name_has_its_own_number(given in prop::collection::vec("[ab😀]{0,3}", 0..60)) {
        let mut names = Names::default();
        let mut known: HashMap<String, u32> = HashMap::new();
        for name in &given {
            let next = u32::try_from(known.len()).unwrap();
            let expected = *known.entry(name.clone()).or_insert(next);
            prop_assert_eq!(names.code(name.as_bytes()), Some(expected));
        }
        prop_assert_eq!(names.len(), known.len());
        prop_assert!(names.iter().enumerate().all(|(at, name)| known[name] as usize == at && names.name(at) == name));
    }
}

#[test]
fn columns_may_stand_in_any_order_beside_others() {
    assert_eq!(cells("c,x,a,b\n3,9,1,2\n"), [["1", "2", "3"]]);
    assert_eq!(cells(" a , b,c\n1, 2,\n"), [["1", " 2", ""]]);
}

#[test]
fn blank_lines_and_a_missing_last_line_end_are_borne() {
    assert_eq!(cells("a,b,c\n\n1,2,3\n   \n\r\n4,5,\"6\""), [["1", "2", "3"], ["4", "5", "6"]]);
    assert_eq!(cells("a,b,c").len(), 0);
}

#[test]
fn lines_are_counted_through_quotes_and_blank_lines() {
    let found = rows(b"a,b,c\r\n\"x\r\ny\",2,3\r\n\r\n4,5,6\r\n", 3).unwrap();
    assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 5]);
    assert_eq!(found[0].1[0], "x\r\ny");
}

#[test]
fn a_cell_too_few_or_too_many_is_found_where_it_is() {
    assert_eq!(wrong("a,b,c\n1,2,3\n4,5\n").0, Some(Place { line: 3, column: 3 }));
    assert_eq!(wrong("a,b,c\n1,2,3,4\n").0, Some(Place { line: 2, column: 4 }));
    assert_eq!(wrong("a,b,c\n1,\"2\",3,4,5,6\n").0.map(|place| place.line), Some(2));
}

#[test]
fn an_open_quote_is_named_with_its_line() {
    assert_eq!(wrong("a,b,c\n1,2,3\n1,\"2,3\n4,5,6\n"), (Some(Place { line: 3, column: 1 }), "a closing quote".to_owned()));
    let long = format!("a,b,c\n1,\"{}", "x,y,z\n".repeat(400_000));
    assert_eq!(wrong(&long).0, Some(Place { line: 2, column: 1 }));
}

#[test]
fn a_missing_column_is_named() {
    assert!(wrong("a;b;c\n1;2;3\n").1.starts_with("a column named a"));
    assert!(wrong("").1.starts_with("a first line"));
}

#[test]
fn numbers_are_finite() {
    assert_eq!(numbers("7").unwrap(), (Some(7.0), Ok(7)));
    assert_eq!(numbers(" -1.5e3 ").unwrap(), (Some(-1_500.0), Err(())));
    assert_eq!(numbers("-12").unwrap(), (Some(-12.0), Ok(-12)));
    assert_eq!(numbers("100000000000000000000000000").unwrap(), (Some(1e26), Ok(10_i128.pow(26))));
    assert_eq!(numbers("\"\"").unwrap().0, None);
    assert!(numbers("-0").unwrap().0.unwrap().is_sign_positive());
    for refused in ["NaN", "inf", "-Infinity", "1e999", "1,5", "x", "１"] {
        assert!(numbers(&format!("\"{refused}\"")).is_err(), "{refused}");
    }
}
