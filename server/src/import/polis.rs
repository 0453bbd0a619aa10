//! Reads a Polis export: `comments.csv` and `participants-votes.csv`, line by line; a line that cannot be taken is named.

use constat_shared::validate::clean;
use csv::{ByteRecord, Reader, ReaderBuilder};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::path::Path;

const COMMENTS: &str = "comments.csv";
const VOTES: &str = "participants-votes.csv";
const SUMMARY: &str = "summary.csv";
/// As long as a resident's own contribution may be.
const LONGEST: usize = constat_shared::validate::PARAGRAPH;

/// A line that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// Name of the file.
    pub file: &'static str,
    /// From 1.
    pub line: u64,
    /// What is wrong with it.
    pub why: String,
}

/// A statement of the conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its number in the export.
    pub number: i32,
    /// What was said.
    pub text: String,
    /// Whether the conversation's moderators let it stand.
    pub accepted: bool,
}

/// A whole export.
#[derive(Debug, Default)]
pub struct Export {
    /// What was asked, where the export says so.
    pub topic: String,
    /// By number.
    pub statements: Vec<Statement>,
    /// Per participant one letter per statement, in the order above: `a`, `d`, `p`, `-` for none.
    pub ballots: Vec<String>,
    /// Letters other than `-`.
    pub votes: usize,
    /// Lines left out.
    pub refused: Vec<Refused>,
    /// Of both files.
    pub sha256: Vec<u8>,
}

/// Reads a folder.
pub fn read(folder: &Path) -> Result<Export, String> {
    let open = |name: &str| std::fs::read(folder.join(name)).map_err(|e| format!("cannot read {}: {e}", folder.join(name).display()));
    let (comments, votes) = (open(COMMENTS)?, open(VOTES)?);
    let topic = open(SUMMARY).map(|text| topic(&text)).unwrap_or_default();
    let mut export = Export { topic, ..Export::default() };
    let mut hash = Sha256::new();
    for file in [&comments, &votes] {
        hash.update((file.len() as u64).to_be_bytes());
        hash.update(file);
    }
    export.sha256 = hash.finalize().to_vec();
    statements(&comments, &mut export)?;
    ballots(&votes, &mut export)?;
    Ok(export)
}

fn reader(bytes: &[u8]) -> Reader<&[u8]> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    ReaderBuilder::new().flexible(true).from_reader(bytes)
}

/// The row `topic,…` of the summary.
fn topic(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let rows = ReaderBuilder::new().flexible(true).has_headers(false).from_reader(bytes).into_byte_records();
    let found = rows.flatten().find(|row| row.get(0) == Some(b"topic")).and_then(|row| row.get(1).map(words)).unwrap_or_default();
    found.chars().take(200).collect()
}

fn words(cell: &[u8]) -> String {
    clean(&String::from_utf8_lossy(cell))
}

fn number<T: std::str::FromStr>(cell: Option<&[u8]>) -> Option<T> {
    std::str::from_utf8(cell?).ok()?.trim().parse().ok()
}

/// Where the named columns are; without one of them there is nothing to read.
fn columns<const N: usize>(file: &str, header: &ByteRecord, names: [&str; N]) -> Result<[usize; N], String> {
    let mut places = [0; N];
    for (place, name) in places.iter_mut().zip(names) {
        *place = header.iter().position(|cell| cell == name.as_bytes()).ok_or_else(|| format!("{file} has no column “{name}”"))?;
    }
    Ok(places)
}

fn statements(bytes: &[u8], export: &mut Export) -> Result<(), String> {
    let mut reader = reader(bytes);
    let header = reader.byte_headers().map_err(|e| format!("{COMMENTS}: {e}"))?.clone();
    let [id, moderated, body] = columns(COMMENTS, &header, ["comment-id", "moderated", "comment-body"])?;
    let mut lines = HashMap::new();
    let mut row = ByteRecord::new();
    while reader.read_byte_record(&mut row).map_err(|e| format!("{COMMENTS}: {e}"))? {
        let line = row.position().map_or(0, csv::Position::line);
        match statement(&row, header.len(), id, moderated, body, &lines) {
            Ok(statement) => {
                lines.insert(statement.number, line);
                export.statements.push(statement);
            }
            Err(why) => export.refused.push(Refused { file: COMMENTS, line, why }),
        }
    }
    export.statements.sort_by_key(|statement| statement.number);
    Ok(())
}

fn statement(
    row: &ByteRecord,
    cells: usize,
    id: usize,
    moderated: usize,
    body: usize,
    lines: &HashMap<i32, u64>,
) -> Result<Statement, String> {
    if row.len() != cells {
        return Err(format!("{} cells where the header has {cells}", row.len()));
    }
    let number = number::<i32>(row.get(id)).filter(|n| *n >= 0).ok_or("the statement's number is not a whole number")?;
    if let Some(line) = lines.get(&number) {
        return Err(format!("statement {number} stands on line {line} already"));
    }
    let accepted = match row.get(moderated) {
        Some(b"-1") => false,
        Some(b"0" | b"1") => true,
        _ => return Err("moderation is none of -1, 0 and 1".to_owned()),
    };
    let text = words(row.get(body).unwrap_or_default());
    match text.chars().count() {
        // It was answered to, so it counts; nobody can read it, so it is set aside.
        0 => Ok(Statement { number, text, accepted: false }),
        n if n > LONGEST => Err(format!("the statement has {n} characters, more than {LONGEST}")),
        _ => Ok(Statement { number, text, accepted }),
    }
}

fn ballots(bytes: &[u8], export: &mut Export) -> Result<(), String> {
    let mut reader = reader(bytes);
    let header = reader.byte_headers().map_err(|e| format!("{VOTES}: {e}"))?.clone();
    let [participant] = columns(VOTES, &header, ["participant"])?;
    let places: HashMap<i32, usize> = export.statements.iter().enumerate().map(|(place, statement)| (statement.number, place)).collect();
    let mut columns = Vec::new();
    for (column, cell) in header.iter().enumerate() {
        let Some(statement) = number::<i32>(Some(cell)) else { continue };
        if let Some(place) = places.get(&statement) {
            columns.push((column, *place));
        } else {
            let why = format!("no statement {statement} was taken from {COMMENTS}");
            export.refused.push(Refused { file: VOTES, line: 1, why });
        }
    }
    let mut seen = HashSet::new();
    let mut row = ByteRecord::new();
    while reader.read_byte_record(&mut row).map_err(|e| format!("{VOTES}: {e}"))? {
        let line = row.position().map_or(0, csv::Position::line);
        let read = if row.len() == header.len() {
            let person = row.get(participant).unwrap_or_default().to_vec();
            let known = !person.is_empty() && seen.insert(person);
            if known { ballot(&row, &columns, places.len()) } else { Err("the participant is not named, or named before".to_owned()) }
        } else {
            Err(format!("{} cells where the header has {}", row.len(), header.len()))
        };
        match read {
            Ok((letters, votes)) => {
                export.votes += votes;
                export.ballots.push(letters);
            }
            Err(why) => export.refused.push(Refused { file: VOTES, line, why }),
        }
    }
    Ok(())
}

/// A line is taken as a whole or not at all: half a ballot is not what somebody said.
fn ballot(row: &ByteRecord, columns: &[(usize, usize)], statements: usize) -> Result<(String, usize), String> {
    let mut letters = vec!['-'; statements];
    let mut votes = 0;
    for (column, place) in columns {
        let letter = match row.get(*column).map(<[u8]>::trim_ascii).unwrap_or_default() {
            b"" => continue,
            b"1" => 'a',
            b"-1" => 'd',
            b"0" => 'p',
            other => return Err(format!("“{}” is none of 1, -1, 0 and nothing", words(other).chars().take(20).collect::<String>())),
        };
        votes += 1;
        if let Some(there) = letters.get_mut(*place) {
            *there = letter;
        }
    }
    Ok((letters.into_iter().collect(), votes))
}

#[cfg(test)]
mod tests {
    use super::read;
    use std::fs;

    /// A folder with these two files.
    fn export(name: &str, comments: &str, votes: &str) -> super::Export {
        let folder = std::env::temp_dir().join(format!("constat-polis-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("comments.csv"), comments).unwrap();
        fs::write(folder.join("participants-votes.csv"), votes).unwrap();
        fs::write(folder.join("summary.csv"), "topic,What should change?\nurl,x\n").unwrap();
        let read = read(&folder).unwrap();
        fs::remove_dir_all(folder).unwrap();
        read
    }

    #[test]
    fn columns_come_in_any_order_and_statements_without_votes_have_none() {
        let comments = "\u{FEFF}comment-body,moderated,comment-id\n\"More, \"\"green\"\"\",1,2\nLess noise,-1,0\nBuses 🚌,0,1\n";
        let votes = "participant,group-id,2,1\r\n7,0,1,-1\r\n9,,,0\r\n";
        let export = export("order", comments, votes);
        assert_eq!(export.topic, "What should change?");
        let texts: Vec<_> = export.statements.iter().map(|s| (s.number, s.text.as_str(), s.accepted)).collect();
        assert_eq!(texts, [(0, "Less noise", false), (1, "Buses 🚌", true), (2, "More, \"green\"", true)]);
        assert_eq!(export.ballots, ["-da", "-p-"]);
        assert_eq!((export.votes, export.refused.len()), (3, 0));
    }

    #[test]
    fn each_line_that_cannot_be_taken_is_named_with_its_reason() {
        let comments = "comment-id,moderated,comment-body\n0,1,Yes\n0,1,Again\nx,1,No number\n3,2,Odd moderation\n5,1\n4,1,  \n";
        let votes = "participant,0,9\n1,1,1\n1,1,\n2,7,\n3,1\n4,-1,\n";
        let export = export("refused", comments, votes);
        let lines: Vec<_> = export.refused.iter().map(|r| (r.file, r.line)).collect();
        let comments = [3, 4, 5, 6].map(|line| ("comments.csv", line));
        let votes = [1, 3, 4, 5].map(|line| ("participants-votes.csv", line));
        assert_eq!(lines, comments.into_iter().chain(votes).collect::<Vec<_>>());
        assert_eq!(export.ballots, ["a-", "d-"]);
        assert_eq!(export.statements.last().map(|s| (s.text.as_str(), s.accepted)), Some(("", false)));
    }
}
