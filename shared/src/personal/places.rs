//! Words that name somebody: a street with its number, a courtesy title with a name.

use super::{Found, HintKind, Word};

/// Words that a street's name begins with.
const STREETS: [&str; 14] =
    ["rue", "avenue", "av", "boulevard", "bd", "bld", "chaussée", "chaussee", "chée", "impasse", "drève", "sentier", "venelle", "ruelle"];
/// The same, but ordinary words too: only in front of a name in capitals.
const OPEN_STREETS: [&str; 8] = ["place", "route", "chemin", "allée", "clos", "square", "quai", "cité"];
/// Endings of a street's name in Dutch.
const ENDINGS: [&str; 8] = ["straat", "laan", "steenweg", "plein", "weg", "dreef", "kaai", "plaats"];
/// The same in English, as words of their own.
const ENGLISH: [&str; 5] = ["street", "road", "lane", "avenue", "drive"];
const ARTICLES: [&str; 9] = ["de", "du", "des", "la", "le", "les", "l", "d", "aux"];
/// Words that lead away from a name: "in our street since 3 years".
const NO_NAME: [&str; 24] = [
    "depuis", "il", "elle", "on", "y", "a", "à", "pendant", "avec", "et", "ou", "où", "en", "pour", "sur", "dans", "vers", "après",
    "avant", "est", "sont", "ont", "qui", "que",
];

fn is_house_number(word: &str) -> bool {
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    !figures.is_empty()
        && figures.len() <= 4
        && word.len() - figures.len() <= 1
        && figures.chars().all(|c| c.is_ascii_digit())
        && !figures.starts_with('0')
}

fn capital(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some()
}

pub(super) fn addresses(words: &[Word<'_>], found: &mut Vec<Found>) {
    for (index, word) in words.iter().enumerate() {
        let lower = word.text.to_lowercase();
        let mut add = |from: &Word<'_>, to: &Word<'_>| found.push(Found { kind: HintKind::Address, from: from.from, to: to.to });
        let previous = index.checked_sub(1).and_then(|i| words.get(i)).filter(|w| !w.last && is_house_number(w.text));
        let open = OPEN_STREETS.contains(&lower.as_str());
        if open || STREETS.contains(&lower.as_str()) {
            let (name, number) = street_name(words, index, open);
            match (number, previous, name) {
                (Some(number), ..) => add(word, number),
                (None, Some(house), Some(name)) => add(house, name),
                _ => {}
            }
        } else if ENDINGS.iter().any(|e| lower.len() > e.len() && lower.ends_with(e)) && !word.last && capital(word.text) {
            if let Some(number) = words.get(index + 1).filter(|w| is_house_number(w.text)) {
                add(word, number);
            }
        } else if ENGLISH.contains(&lower.as_str()) {
            let before = words.iter().take(index).rev().take_while(|w| capital(w.text) && !w.last).take(3).count();
            let house = index.checked_sub(before + 1).and_then(|i| words.get(i)).filter(|w| before > 0 && is_house_number(w.text));
            if let Some(house) = house {
                add(house, word);
            }
        }
    }
}

/// The last word of a street's name, and the number behind it.
fn street_name<'w, 't>(words: &'w [Word<'t>], street: usize, open: bool) -> (Option<&'w Word<'t>>, Option<&'w Word<'t>>) {
    let (mut name, mut count) = (None, 0);
    for word in words.iter().skip(street + 1).take(7) {
        if is_house_number(word.text) {
            return (name, name.map(|_| word));
        }
        let lower = word.text.to_lowercase();
        if !ARTICLES.contains(&lower.as_str()) {
            count += 1;
            if NO_NAME.contains(&lower.as_str()) || count > 3 || open && !capital(word.text.rsplit('’').next().unwrap_or_default()) {
                break;
            }
            name = Some(word);
        }
        if word.last {
            break;
        }
    }
    (name, None)
}

/// Courtesy titles, without the dot behind them.
const TITLES: [&str; 18] = [
    "mme",
    "madame",
    "monsieur",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mlle",
    "mademoiselle",
    "mevrouw",
    "mevr",
    "meneer",
    "mijnheer",
    "dhr",
    "dr",
    "docteur",
    "dokter",
    "juffrouw",
];

pub(super) fn names(words: &[Word<'_>], found: &mut Vec<Found>) {
    for (index, title) in words.iter().enumerate() {
        if title.text != "M" && !TITLES.contains(&title.text.to_lowercase().as_str()) {
            continue;
        }
        let mut end = None;
        for word in words.iter().skip(index + 1).take(3) {
            if !capital(word.text) {
                break;
            }
            end = Some(word);
            if word.last {
                break;
            }
        }
        if let Some(end) = end {
            found.push(Found { kind: HintKind::Name, from: title.from, to: end.to });
        }
    }
}
