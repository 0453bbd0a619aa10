//! What a file of ballots is, by its extension and its first line, and which methods count it.

use constat_shared::tally::{Entry, Kind, catalogue};
use std::path::Path;

/// What the beginning of a file says.
pub struct Look {
    /// None where it says nothing.
    pub kind: Option<Kind>,
    /// Without a byte order mark.
    pub first_line: String,
}

/// Beginnings of files that people take for a table, with what they are.
const NOT_TEXT: [(&[u8], &str); 6] = [
    (b"PK\x03\x04", "a spreadsheet or an archive; save the sheet as CSV in UTF-8"),
    (b"\xD0\xCF\x11\xE0", "an old spreadsheet; save the sheet as CSV in UTF-8"),
    (b"%PDF", "a PDF"),
    (b"\x1F\x8B", "compressed; unpack it first"),
    (b"\xFF\xFE", "text in UTF-16; save it as CSV in UTF-8"),
    (b"\xFE\xFF", "text in UTF-16; save it as CSV in UTF-8"),
];

/// Columns by which a table is known, most telling first.
const COLUMNS: [(Kind, &[&str]); 8] = [
    (Kind::Dots, &["ballot", "item", "points"]),
    (Kind::Rating, &["rater", "item", "criterion", "value"]),
    (Kind::Rating, &["size", "seriousness", "effectiveness"]),
    (Kind::Pairwise, &["winner", "loser"]),
    (Kind::Delphi, &["round", "participant", "item", "value"]),
    (Kind::Agreement, &["rater", "unit", "value"]),
    (Kind::Opinion, &["participant", "n-votes"]),
    (Kind::Opinion, &["participant", "group-id"]),
];

/// Looks at the first bytes; an error if they are no text, in words.
pub fn look(path: &Path, head: &[u8]) -> Result<Look, String> {
    let expected = "expected text: a table with commas (CSV), PrefLib or Pabulib";
    if let Some((_, what)) = NOT_TEXT.iter().find(|(start, _)| head.starts_with(start)) {
        return Err(format!("{expected}; this is {what}"));
    }
    if head.contains(&0) {
        return Err(format!("{expected}; this is no text, for it has bytes of zero"));
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let line = text.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let first_line: String = String::from_utf8_lossy(line).chars().take(400).collect();
    Ok(Look { kind: by_extension(path).or_else(|| by_line(&first_line)), first_line })
}

fn by_extension(path: &Path) -> Option<Kind> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "soc" | "soi" | "toc" | "toi" | "cat" => Some(Kind::Ranking),
        "pb" => Some(Kind::Budget),
        _ => None,
    }
}

fn by_line(line: &str) -> Option<Kind> {
    if line.starts_with("# ") {
        return Some(Kind::Ranking);
    }
    if line.trim_matches(|c: char| c == ';' || c.is_whitespace()) == "META" {
        return Some(Kind::Budget);
    }
    let cells: Vec<&str> = line.split(',').map(|cell| cell.trim().trim_matches('"')).collect();
    COLUMNS.iter().find(|(_, columns)| columns.iter().all(|column| cells.contains(column))).map(|(kind, _)| *kind)
}

/// Its word at the command line.
pub fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Ranking => "ranking",
        Kind::Budget => "budget",
        Kind::Opinion => "opinion",
        Kind::Dots => "dots",
        Kind::Rating => "rating",
        Kind::Pairwise => "pairwise",
        Kind::Delphi => "delphi",
        Kind::Agreement => "agreement",
    }
}

/// What the file holds, and how it looks.
pub fn about(kind: Kind) -> &'static str {
    match kind {
        Kind::Ranking => "rankings (PrefLib: .soc .soi .toc .toi .cat)",
        Kind::Budget => "a participatory budget (Pabulib: .pb)",
        Kind::Opinion => "opinions on statements (Polis: participants-votes.csv with participant,…,n-votes,… and a column per statement)",
        Kind::Dots => "dots, points over items (columns ballot,item,points)",
        Kind::Rating => "ratings (columns rater,item,criterion,value; or Hanlon's item,size,seriousness,effectiveness,…)",
        Kind::Pairwise => "comparisons of two items (columns winner,loser,count)",
        Kind::Delphi => "ratings in rounds (columns round,participant,item,value)",
        Kind::Agreement => "raters' judgements of units (columns rater,unit,value)",
    }
}

/// The kind of this word.
pub fn named(name: &str) -> Option<Kind> {
    catalogue().map(Entry::kind).find(|kind| word(*kind) == name)
}

/// All that count this kind. Agreement is also counted on ratings in rounds.
pub fn entries(kind: Kind) -> impl Iterator<Item = &'static Entry> {
    catalogue().filter(move |entry| entry.kind() == kind)
}
