//! What changed between two texts of a memorandum: part by part, word by word. Pure.

use crate::locale::{Bilingual, Locale};
use crate::memorandum::{Content, FindingText, RecommendationText};

/// Longer texts are compared by their beginning and their end only: nobody reads a table of a million cells.
const LONGEST: usize = 600;

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They stand in both.
    Same,
    /// They stood in the earlier text.
    Gone,
    /// They stand in the later text.
    New,
}

/// Words with one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Fate.
    pub fate: Fate,
    /// Words, with the spaces after them.
    pub text: String,
}

/// A part of the memorandum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Title.
    Title,
    /// Preface.
    Preface,
    /// A recommendation, by its number in the later text, or in the earlier one where it is gone.
    Recommendation(i32),
    /// Of whom, at which level, by when and on which finding a recommendation is asked.
    Asked(i32),
    /// A finding, by its number.
    Finding(i32),
    /// Results of rounds.
    Priorities,
    /// The page on how it was made.
    Method,
}

/// What happened to a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub part: Part,
    /// The words, where they can be compared.
    pub pieces: Vec<Piece>,
}

impl Change {
    fn of(part: Part, before: &str, after: &str) -> Option<Self> {
        (before != after).then(|| Self { part, pieces: words(before, after) })
    }
    /// Whether the part was not there before.
    pub fn is_new(&self) -> bool {
        !self.pieces.is_empty() && self.pieces.iter().all(|piece| piece.fate == Fate::New)
    }
    /// Whether the part is not there any more.
    pub fn is_gone(&self) -> bool {
        !self.pieces.is_empty() && self.pieces.iter().all(|piece| piece.fate == Fate::Gone)
    }
}

/// Whether it is the same word, whatever space follows it: the last of a text has none.
fn same(one: &str, other: &str) -> bool {
    one.trim_end() == other.trim_end()
}

/// Words with the spaces that follow them.
fn split(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

fn push(pieces: &mut Vec<Piece>, fate: Fate, word: &str) {
    match pieces.last_mut() {
        Some(last) if last.fate == fate => last.text.push_str(word),
        _ => pieces.push(Piece { fate, text: word.to_owned() }),
    }
}

/// Compares two texts word by word; what is the same at both ends is not looked at twice.
pub fn words(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (split(before), split(after));
    let head = old.iter().zip(&new).take_while(|(a, b)| same(a, b)).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| same(a, b)).count();
    let middle =
        |all: &[&'_ str]| -> Vec<String> { all.iter().skip(head).take(all.len() - head - tail).map(|w| (*w).to_owned()).collect() };
    let (gone, come) = (middle(&old), middle(&new));
    let mut pieces = Vec::new();
    new.iter().take(head).for_each(|word| push(&mut pieces, Fate::Same, word));
    if gone.len() > LONGEST || come.len() > LONGEST {
        for word in gone {
            push(&mut pieces, Fate::Gone, &word);
        }
        for word in come {
            push(&mut pieces, Fate::New, &word);
        }
    } else {
        between(&gone, &come, &mut pieces);
    }
    new.iter().skip(new.len() - tail).for_each(|word| push(&mut pieces, Fate::Same, word));
    pieces
}

/// The longest common run of words, by the usual table: `table[i][j]` is its length from word `i` and word `j` on.
fn between(old: &[String], new: &[String], pieces: &mut Vec<Piece>) {
    let width = new.len() + 1;
    let mut table = vec![0_u16; (old.len() + 1) * width];
    let at = |table: &[u16], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
    for (i, gone) in old.iter().enumerate().rev() {
        for (j, come) in new.iter().enumerate().rev() {
            let length = if same(gone, come) { at(&table, i + 1, j + 1) + 1 } else { at(&table, i + 1, j).max(at(&table, i, j + 1)) };
            if let Some(cell) = table.get_mut(i * width + j) {
                *cell = length;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    loop {
        match (old.get(i), new.get(j)) {
            (Some(gone), Some(come)) if same(gone, come) => {
                push(pieces, Fate::Same, come);
                (i, j) = (i + 1, j + 1);
            }
            (Some(gone), come) if come.is_none() || at(&table, i + 1, j) >= at(&table, i, j + 1) => {
                push(pieces, Fate::Gone, gone);
                i += 1;
            }
            (_, Some(come)) => {
                push(pieces, Fate::New, come);
                j += 1;
            }
            (None | Some(_), None) => return,
        }
    }
}

/// All of what a finding says, one thing a line.
fn finding(text: &FindingText, locale: Locale) -> String {
    let quotes = text.quotes.iter().map(|quote| format!("{} · {}", quote.seal, quote.text));
    let figures = text.evidence.iter().map(|e| format!("{}: {} {} ({})", e.label, e.figure, e.unit, e.source));
    let said = [&text.whom, &text.place, &text.since, &text.frequency, &text.existing, &text.missing].into_iter().cloned();
    let all = std::iter::once(text.sentence.get(locale).to_owned()).chain(said).chain(quotes).chain(figures);
    all.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What changed, in this language, in the order of the memorandum. `asked` says in words of whom and by when.
pub fn compare(before: &Content, after: &Content, locale: Locale, asked: impl Fn(&RecommendationText) -> String) -> Vec<Change> {
    let text = |pair: &Bilingual| pair.get(locale).to_owned();
    let mut out = Vec::new();
    out.extend(Change::of(Part::Title, &text(&before.title), &text(&after.title)));
    out.extend(Change::of(Part::Preface, &text(&before.preface), &text(&after.preface)));
    for now in &after.recommendations {
        let was = before.recommendations.iter().find(|r| r.id == now.id);
        let said = was.map(|r| text(&r.text)).unwrap_or_default();
        out.extend(Change::of(Part::Recommendation(now.number), &said, &text(&now.text)));
        out.extend(was.and_then(|was| Change::of(Part::Asked(now.number), &asked(was), &asked(now))));
    }
    for gone in before.recommendations.iter().filter(|r| after.recommendations.iter().all(|now| now.id != r.id)) {
        out.extend(Change::of(Part::Recommendation(gone.number), &text(&gone.text), ""));
    }
    let all = |content: &Content| content.chapters.iter().flat_map(|c| c.findings.clone()).collect::<Vec<_>>();
    let (old, new) = (all(before), all(after));
    for now in &new {
        let was = old.iter().find(|f| f.number == now.number).map(|f| finding(f, locale)).unwrap_or_default();
        out.extend(Change::of(Part::Finding(now.number), &was, &finding(now, locale)));
    }
    for gone in old.iter().filter(|f| new.iter().all(|now| now.number != f.number)) {
        out.extend(Change::of(Part::Finding(gone.number), &finding(gone, locale), ""));
    }
    if before.priorities != after.priorities {
        out.push(Change { part: Part::Priorities, pieces: Vec::new() });
    }
    if before.method.iter().map(|s| &s.reasons).ne(after.method.iter().map(|s| &s.reasons)) {
        out.push(Change { part: Part::Method, pieces: Vec::new() });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Fate, Piece, words};

    fn told(before: &str, after: &str) -> Vec<(Fate, String)> {
        words(before, after).into_iter().map(|Piece { fate, text }| (fate, text)).collect()
    }

    #[test]
    fn what_stays_goes_and_comes_is_told_word_by_word() {
        let expected = [
            (Fate::Same, "Ouvrir une ".to_owned()),
            (Fate::Gone, "permanence ".to_owned()),
            (Fate::New, "antenne ".to_owned()),
            (Fate::Same, "le mardi".to_owned()),
        ];
        assert_eq!(told("Ouvrir une permanence le mardi", "Ouvrir une antenne le mardi"), expected);
        assert_eq!(told("", "Tout neuf"), [(Fate::New, "Tout neuf".to_owned())]);
        assert_eq!(told("Tout parti", ""), [(Fate::Gone, "Tout parti".to_owned())]);
        assert_eq!(words("un deux deux", "un deux").iter().filter(|p| p.fate == Fate::New).count(), 0, "nothing came");
    }

    #[test]
    fn both_texts_can_be_read_off_the_comparison() {
        let texts = ["", "un", "un deux trois", "deux trois un", "trois\n\nun  deux", "é 🏚️ é", "un deux un deux un"];
        let long = "mot ".repeat(1_500) + "fin";
        for before in texts.iter().copied().chain([long.as_str()]) {
            for after in texts.iter().copied().chain([long.as_str()]) {
                let pieces = words(before, after);
                let read = |not: Fate| {
                    pieces
                        .iter()
                        .filter(|p| p.fate != not)
                        .flat_map(|p| p.text.split_whitespace())
                        .map(ToOwned::to_owned)
                        .collect::<Vec<String>>()
                };
                let plain = |text: &str| text.split_whitespace().map(ToOwned::to_owned).collect::<Vec<String>>();
                assert_eq!((read(Fate::New), read(Fate::Gone)), (plain(before), plain(after)));
            }
        }
    }
}
