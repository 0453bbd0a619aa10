//! What is said about a method or an option that nobody knows, or a file that fits another one.

use super::kind;
use constat_shared::tally::{Entry, Kind, Options, catalogue};

/// There is no such method; perhaps a letter is wrong.
pub fn unknown(name: &str) -> String {
    let kinds = catalogue().map(|entry| kind::word(entry.kind()));
    let near = nearest(name, catalogue().flat_map(|entry| [entry.id, entry.method]).chain(kinds));
    format!("there is no method “{name}”{}; `constat tally --list` names them", meant(near))
}

/// An option that none of these methods has.
pub fn unknown_option(name: &str, entries: &[&Entry]) -> String {
    let mut known: Vec<&str> = entries.iter().flat_map(|entry| entry.settings).map(|setting| setting.name).collect();
    known.sort_unstable();
    known.dedup();
    let methods = entries.iter().map(|entry| entry.id).collect::<Vec<_>>().join(", ");
    if known.is_empty() {
        return format!("option {name}: expected no option with {methods}");
    }
    format!("option {name}: expected one of {} with {methods}{}", known.join(", "), meant(nearest(name, known.iter().copied())))
}

/// An option with a value that does not fit.
pub fn unfit_option(name: &str, options: &Options, expected: &str) -> String {
    match options.0.get(name) {
        Some(value) => format!("option {name}={value}: expected {expected}"),
        None => format!("option {name} is missing: expected {expected}; for example `--option {name}=…`"),
    }
}

/// The file is of another kind than the method takes.
pub fn other_kind(file: &str, first_line: &str, found: Kind, name: &str, wanted: Kind) -> String {
    let shown: String = first_line.chars().take(40).collect();
    let more = if first_line.chars().count() > 40 { "…" } else { "" };
    format!(
        "{file}: line 1, column 1: “{shown}{more}”: expected {} for the method {name}; this looks like {}, which `--method {}` counts",
        kind::about(wanted),
        kind::about(found),
        kind::word(found)
    )
}

/// Which methods count a file of this kind, for a person.
pub fn fitting(file: &str, found: Option<Kind>) -> String {
    let Some(kind) = found else {
        let all: Vec<String> =
            [Kind::Dots, Kind::Rating, Kind::Ranking, Kind::Pairwise, Kind::Opinion, Kind::Budget, Kind::Delphi, Kind::Agreement]
                .into_iter()
                .map(|kind| format!("  {:<10} {}", kind::word(kind), kind::about(kind)))
                .collect();
        return format!(
            "{file}: line 1, column 1: expected a first line that tells what the file holds; these are known, name one with --method:\n{}",
            all.join("\n")
        );
    };
    let methods: Vec<String> = kind::entries(kind).map(|entry| format!("  {}", entry.id)).collect();
    format!(
        "{file} holds {}.\nCount it by `--method {}`, which is all of these, or by one of them:\n{}",
        kind::about(kind),
        kind::word(kind),
        methods.join("\n")
    )
}

fn meant(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean {near}?"))
}

/// The known name with the fewest changed letters, if a third or fewer are changed.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = (name.chars().count() / 3).max(1);
    known
        .map(|other| (distance(name, other), other))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}

/// How many letters have to be put in, left out or replaced (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (at, a) in left.chars().enumerate() {
        let mut diagonal = at;
        let mut before = at + 1;
        for (place, b) in row.iter_mut().zip(std::iter::once(None).chain(right.chars().map(Some))) {
            let Some(b) = b else {
                *place = at + 1;
                continue;
            };
            let here = (diagonal + usize::from(a != b)).min(*place + 1).min(before + 1);
            diagonal = std::mem::replace(place, here);
            before = here;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn a_slip_of_the_finger_finds_the_name() {
        assert_eq!((distance("kitten", "sitting"), distance("", "ab"), distance("ab", "ab")), (3, 2, 0));
        assert_eq!(nearest("shulze", ["schulze", "borda"].into_iter()), Some("schulze"));
        assert_eq!(nearest("xyz", ["schulze", "borda"].into_iter()), None);
    }
}
