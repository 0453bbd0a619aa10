//! Reads a Polis export: `participants-votes.csv`, and `comments.csv` beside it.

use super::super::catalogue::Sources;
use super::super::counted::by_id;
use super::super::fault::{Fault, Unfit};
use super::super::options::Options;
use csv::ByteRecord;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;
use std::io::Read;
use std::str::from_utf8;

/// A statement that people vote on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// Its number in the export.
    pub id: u64,
    /// What it says; empty if the export has no text for it.
    pub text: String,
    /// -1 taken out, 0 not looked at, 1 let through; `None` if the export does not say.
    pub moderation: Option<i8>,
    /// Agreements as the list of statements gives them; they need not match the votes.
    pub agrees: Option<u64>,
    /// Disagreements, likewise.
    pub disagrees: Option<u64>,
}

impl Statement {
    /// Whether moderation took it out.
    pub fn out(&self) -> bool {
        self.moderation == Some(-1)
    }
}

/// A vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// Place of the statement in `Conversation::statements`.
    pub statement: u32,
    /// 1 agree, -1 disagree, 0 pass.
    pub value: i8,
}

/// Somebody who had the chance to vote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Participant {
    /// As the export names them.
    pub id: String,
    /// Votes by rising statement.
    pub votes: Vec<Vote>,
}

/// Statements, and who agreed, disagreed or passed on which.
#[derive(Debug, Clone, Default)]
pub struct Conversation {
    /// Statements that have a column of votes, by number.
    pub statements: Vec<Statement>,
    /// Statements that are listed without a column of votes, by number.
    pub without_votes: Vec<Statement>,
    /// Participants, by id.
    pub participants: Vec<Participant>,
}

impl Conversation {
    /// How many votes were cast, passes among them.
    pub fn votes(&self) -> usize {
        self.participants.iter().map(|participant| participant.votes.len()).sum()
    }
}

/// A participant's id as JSON: a number where it is one.
pub(super) fn id_value(id: &str) -> Value {
    id.parse::<u64>().map_or_else(|_| Value::from(id), Value::from)
}

/// Reads both files; the statements' is optional.
pub fn read(sources: &mut Sources<'_>, _options: &Options) -> Result<Conversation, Fault> {
    let listed = match sources.comments.as_deref_mut() {
        Some(file) => comments(file).map_err(in_comments)?,
        None => FxHashMap::default(),
    };
    votes(sources.ballots()?, listed)
}

fn in_comments(fault: Fault) -> Fault {
    match fault {
        Fault::Unfit { unfit, .. } => Fault::Unfit { role: "comments", unfit },
        other => other,
    }
}

fn open<R: Read>(file: R) -> csv::Reader<R> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).buffer_capacity(1 << 16).from_reader(file)
}

/// The next row; `false` at the end.
fn next<R: Read>(reader: &mut csv::Reader<R>, row: &mut ByteRecord) -> Result<bool, Fault> {
    reader.read_byte_record(row).map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => Fault::Medium(error),
        other => Unfit::whole(format!("rows of cells separated by commas ({other:?})")).into(),
    })
}

/// Where a cell stands: its row's line, and its number from 1.
fn unfit(row: &ByteRecord, cell: usize, expected: impl Into<String>) -> Unfit {
    let line = row.position().map_or(1, csv::Position::line);
    let found = String::from_utf8_lossy(row.get(cell).unwrap_or_default());
    Unfit::at(line, u64::try_from(cell).unwrap_or(u64::MAX).saturating_add(1), &found, expected)
}

fn text<'a>(row: &'a ByteRecord, cell: usize, what: &str) -> Result<&'a str, Unfit> {
    from_utf8(row.get(cell).unwrap_or_default()).map_err(|_| unfit(row, cell, format!("{what} in UTF-8")))
}

/// The cell as a number, if it is one and nothing else.
fn number<T: std::str::FromStr>(row: &ByteRecord, cell: usize) -> Option<T> {
    from_utf8(row.get(cell)?).ok()?.trim().parse().ok()
}

/// A number of statement: digits only.
fn statement_id(row: &ByteRecord, cell: usize) -> Option<u64> {
    let digits = row.get(cell)?.trim_ascii();
    digits.iter().all(u8::is_ascii_digit).then(|| number(row, cell)).flatten()
}

fn find(head: &ByteRecord, name: &str) -> Option<usize> {
    head.iter().position(|cell| cell.trim_ascii().eq_ignore_ascii_case(name.as_bytes()))
}

fn blank(row: &ByteRecord) -> bool {
    row.iter().all(|cell| cell.trim_ascii().is_empty())
}

/// The list of statements, by number.
fn comments<R: Read>(file: R) -> Result<FxHashMap<u64, Statement>, Fault> {
    let mut reader = open(file);
    let mut head = ByteRecord::new();
    if !next(&mut reader, &mut head)? {
        return Err(Unfit::whole("a first line with the names of the columns").into());
    }
    let column = |name: &str| find(&head, name).ok_or_else(|| unfit(&head, 0, format!("a column named {name}")));
    let (id, moderated) = (column("comment-id")?, column("moderated")?);
    let (body, agrees, disagrees) = (find(&head, "comment-body"), find(&head, "agrees"), find(&head, "disagrees"));
    let mut listed = FxHashMap::default();
    let mut row = ByteRecord::new();
    while next(&mut reader, &mut row)? {
        if blank(&row) {
            continue;
        }
        let key = statement_id(&row, id).ok_or_else(|| unfit(&row, id, "the number of a statement"))?;
        let moderation = match row.get(moderated).unwrap_or_default().trim_ascii() {
            b"1" => Some(1),
            b"0" => Some(0),
            b"-1" => Some(-1),
            b"" => None,
            _ => return Err(unfit(&row, moderated, "1, 0, -1 (taken out) or nothing").into()),
        };
        let votes = |cell: Option<usize>| -> Result<Option<u64>, Unfit> {
            let Some(cell) = cell.filter(|cell| row.get(*cell).is_some_and(|text| !text.trim_ascii().is_empty())) else { return Ok(None) };
            number(&row, cell).map(Some).ok_or_else(|| unfit(&row, cell, "a whole number of votes"))
        };
        let text = body.map_or(Ok(""), |cell| text(&row, cell, "the text of a statement"))?.trim().to_owned();
        let statement = Statement { id: key, text, moderation, agrees: votes(agrees)?, disagrees: votes(disagrees)? };
        if listed.insert(key, statement).is_some() {
            return Err(unfit(&row, id, "each statement once").into());
        }
    }
    Ok(listed)
}

/// What a column of the table of votes holds.
#[derive(Clone, Copy)]
enum Column {
    Participant,
    /// Place among the statements.
    Statement(u32),
    /// Facts that the votes give anyway, and what later exports add.
    Other,
}

/// Columns by place, and the numbers of the statements in rising order.
fn columns(head: &ByteRecord) -> Result<(Vec<Column>, Vec<u64>), Unfit> {
    let mut ids = Vec::new();
    let mut seen = FxHashSet::default();
    for cell in 0..head.len() {
        let digits = head.get(cell).is_some_and(|name| name.trim_ascii().first().is_some_and(u8::is_ascii_digit));
        if digits {
            let id = statement_id(head, cell).ok_or_else(|| unfit(head, cell, "the number of a statement"))?;
            if !seen.insert(id) {
                return Err(unfit(head, cell, "one column for each statement"));
            }
            ids.push(id);
        }
    }
    ids.sort_unstable();
    let participant = find(head, "participant").ok_or_else(|| unfit(head, 0, "a column named participant"))?;
    let columns = (0..head.len()).map(|cell| {
        let place = statement_id(head, cell).and_then(|id| ids.binary_search(&id).ok()).and_then(|place| u32::try_from(place).ok());
        match place {
            _ if cell == participant => Column::Participant,
            Some(place) => Column::Statement(place),
            None => Column::Other,
        }
    });
    Ok((columns.collect(), ids))
}

fn votes<R: Read>(file: R, mut listed: FxHashMap<u64, Statement>) -> Result<Conversation, Fault> {
    let mut reader = open(file);
    let mut head = ByteRecord::new();
    if !next(&mut reader, &mut head)? {
        return Err(Unfit::whole("a first line with the names of the columns, among them participant").into());
    }
    let (columns, ids) = columns(&head)?;
    let mut participants: Vec<Participant> = Vec::new();
    let mut seen = FxHashSet::default();
    let mut row = ByteRecord::new();
    while next(&mut reader, &mut row)? {
        if blank(&row) {
            continue;
        }
        let participant = one(&row, &columns)?;
        if !seen.insert(participant.id.clone()) {
            let cell = columns.iter().position(|column| matches!(column, Column::Participant)).unwrap_or(0);
            return Err(unfit(&row, cell, "each participant once").into());
        }
        participants.push(participant);
    }
    participants.sort_by(|left, right| by_id(&left.id, &right.id));
    let statements = ids.iter().map(|id| listed.remove(id).unwrap_or(Statement { id: *id, ..Statement::default() })).collect();
    let mut without_votes: Vec<Statement> = listed.into_values().collect();
    without_votes.sort_by_key(|statement| statement.id);
    Ok(Conversation { statements, without_votes, participants })
}

/// One row. Cells that are cut off at its end are gaps.
fn one(row: &ByteRecord, columns: &[Column]) -> Result<Participant, Unfit> {
    let mut participant = Participant::default();
    for (cell, (text, column)) in row.iter().zip(columns).enumerate() {
        match column {
            Column::Statement(statement) => {
                let value = match text {
                    b"" => continue,
                    b"1" => 1,
                    b"-1" => -1,
                    b"0" => 0,
                    other => match other.trim_ascii() {
                        b"" => continue,
                        b"1" => 1,
                        b"-1" => -1,
                        b"0" => 0,
                        _ => return Err(unfit(row, cell, "1 (agree), -1 (disagree), 0 (pass) or nothing (no vote)")),
                    },
                };
                participant.votes.push(Vote { statement: *statement, value });
            }
            Column::Participant => self::text(row, cell, "a participant's name")?.trim().clone_into(&mut participant.id),
            Column::Other => {}
        }
    }
    if participant.id.is_empty() {
        let cell = columns.iter().position(|column| matches!(column, Column::Participant)).unwrap_or(0);
        return Err(unfit(row, cell, "the name of a participant"));
    }
    if let Some(cell) = (columns.len()..row.len()).find(|cell| row.get(*cell).is_some_and(|text| !text.trim_ascii().is_empty())) {
        return Err(unfit(row, cell, format!("no more than {} cells, as in the first line", columns.len())));
    }
    if !participant.votes.is_sorted_by_key(|vote| vote.statement) {
        participant.votes.sort_unstable_by_key(|vote| vote.statement);
    }
    participant.votes.shrink_to_fit();
    Ok(participant)
}
