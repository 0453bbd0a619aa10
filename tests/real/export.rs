//! The export's own files, read here a second time and apart from the program: what it says came in is held against this.

use constat_shared::validate::clean;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// What somebody said, and how many agreed.
#[derive(Debug, Clone)]
pub struct Statement {
    pub text: String,
    pub accepted: bool,
    pub agree: usize,
    pub voted: usize,
}

impl Statement {
    /// Whole percent of those who answered.
    pub fn percent(&self) -> usize {
        (self.agree * 100 + self.voted / 2) / self.voted.max(1)
    }
}

/// A conversation.
#[derive(Debug)]
pub struct Export {
    pub folder: PathBuf,
    pub topic: String,
    pub statements: Vec<Statement>,
    pub participants: usize,
    pub votes: usize,
    /// Statements without a column in the file of votes: nobody was ever shown them.
    pub unseen: usize,
}

impl Export {
    pub fn read(folder: &Path) -> Self {
        let comments = table(&folder.join("comments.csv"));
        let votes = table(&folder.join("participants-votes.csv"));
        let summary = table(&folder.join("summary.csv"));
        let topic = summary.iter().find(|row| row[0] == "topic").map(|row| row[1].clone()).unwrap_or_default();
        let column = |name: &str| comments[0].iter().position(|cell| cell == name).expect("a column of the export");
        let (id, moderated, body) = (column("comment-id"), column("moderated"), column("comment-body"));
        let of_statement = |row: &Vec<String>| {
            let text = clean(&row[body]);
            let accepted = row[moderated] != "-1" && !text.is_empty();
            let answers: Vec<&str> = votes[0].iter().position(|cell| *cell == row[id]).map_or_else(Vec::new, |column| {
                votes[1..].iter().map(|row| row[column].as_str()).filter(|cell| !cell.is_empty()).collect()
            });
            Statement { text, accepted, agree: answers.iter().filter(|cell| **cell == "1").count(), voted: answers.len() }
        };
        let statements: Vec<Statement> = comments[1..].iter().map(of_statement).collect();
        let unseen = comments[1..].iter().filter(|row| !votes[0].contains(&row[id])).count();
        let (participants, votes) = (votes.len() - 1, statements.iter().map(|s| s.voted).sum());
        Self { folder: folder.to_owned(), topic, statements, participants, votes, unseen }
    }
    /// Accepted statements that most of those who answered agree with, the clearest first. What hardly anybody was shown
    /// is left out: two who agree with a third are no majority of a conversation.
    pub fn agreed(&self, most: usize) -> Vec<Statement> {
        let enough = (self.participants / 10).max(5);
        let mut list: Vec<Statement> =
            self.statements.iter().filter(|s| s.accepted && s.voted >= enough && s.agree * 2 > s.voted).cloned().collect();
        list.sort_by(|a, b| (b.agree * a.voted).cmp(&(a.agree * b.voted)).then(b.voted.cmp(&a.voted)));
        list.truncate(most);
        list
    }
    /// What somebody else counted, where it lies beside: participants, statements that were shown, votes.
    pub fn reference(&self) -> Option<[u64; 3]> {
        let text = std::fs::read_to_string(self.folder.join("reference.json")).ok()?;
        let reference: Value = serde_json::from_str(&text).expect("JSON");
        let counts = reference["results"].as_array().expect("results").iter().find(|r| r["id"] == "counts").expect("counts");
        Some(["participants", "statements", "votes"].map(|name| counts["values"][name].as_u64().expect("a number")))
    }
}

fn table(path: &Path) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    rows(String::from_utf8_lossy(&bytes).trim_start_matches('\u{FEFF}'))
}

/// Comma-separated values, quoted as in RFC 4180.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut all, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                all.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            letter => cell.push(letter),
        }
    }
    if !row.is_empty() || !cell.is_empty() {
        row.push(cell);
        all.push(row);
    }
    all
}

#[test]
fn cells_are_read_as_they_were_meant() {
    let read = rows("a,\"b, \"\"c\"\"\nd\"\r\n,é\n");
    assert_eq!(read, [vec!["a".to_owned(), "b, \"c\"\nd".to_owned()], vec![String::new(), "é".to_owned()]]);
}
