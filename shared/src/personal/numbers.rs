//! Numbers that name somebody: phones, national numbers, bank accounts.

use super::{Found, HintKind};

/// Latin and Arabic digits.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(u32::from(c) - 0x6F0),
        _ => None,
    }
}

/// Lengths by country, for where our residents bank.
const IBANS: [(&str, usize); 16] = [
    ("BE", 16),
    ("FR", 27),
    ("NL", 18),
    ("LU", 20),
    ("DE", 22),
    ("IT", 27),
    ("ES", 24),
    ("PT", 25),
    ("PL", 28),
    ("RO", 24),
    ("GB", 22),
    ("MA", 28),
    ("TR", 26),
    ("BG", 22),
    ("CH", 21),
    ("TN", 24),
];

pub(super) fn ibans(text: &str, found: &mut Vec<Found>) {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (index, (from, _)) in chars.iter().enumerate() {
        let boundary = index.checked_sub(1).and_then(|i| chars.get(i)).is_none_or(|(_, c)| !c.is_alphanumeric());
        let country: String = chars.iter().skip(index).take(2).map(|(_, c)| c.to_ascii_uppercase()).collect();
        let Some((_, length)) = IBANS.iter().find(|(code, _)| *code == country).filter(|_| boundary) else { continue };
        let signs =
            chars.iter().skip(index).take_while(|(_, c)| c.is_ascii_alphanumeric() || matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '.' | '-'));
        let signs: Vec<(usize, char)> = signs.filter(|(_, c)| c.is_ascii_alphanumeric()).take(*length).copied().collect();
        if signs.len() == *length
            && mod97(&signs)
            && let Some((last, _)) = signs.last()
        {
            found.push(Found { kind: HintKind::Iban, from: *from, to: last + 1 });
        }
    }
}

/// The check of an IBAN: its first four signs moved behind, letters as 10 to 35, one left over.
fn mod97(signs: &[(usize, char)]) -> bool {
    let moved = signs.iter().skip(4).chain(signs.iter().take(4));
    let mut signs = moved.map(|(_, c)| c.to_digit(36));
    let rest = signs.try_fold(0_u32, |rest, value| value.map(|v| (rest * if v > 9 { 100 } else { 10 } + v) % 97));
    rest == Some(1)
}

/// Digits that stand together, and what parts them from those before.
struct Digits {
    from: usize,
    to: usize,
    figures: String,
    plus: bool,
    slash: bool,
}

pub(super) fn numbers(text: &str, found: &mut Vec<Found>) {
    let mut run: Vec<Digits> = Vec::new();
    let (mut gap, mut plus, mut slash, mut after_letter) = (0, false, false, false);
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        if let Some(value) = digit(c) {
            let joins = gap == 0 && run.last().is_some_and(|g| g.to == at);
            match run.last_mut().filter(|_| joins) {
                Some(group) => group.to = at + c.len_utf8(),
                None if after_letter => continue,
                None => run.push(Digits { from: at - usize::from(plus), to: at + c.len_utf8(), figures: String::new(), plus, slash }),
            }
            if let (Some(group), Some(sign)) = (run.last_mut(), char::from_digit(value, 10)) {
                group.figures.push(sign);
            }
            (gap, plus, slash) = (0, false, false);
        } else if matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '.' | '-' | '/' | '(' | ')') && gap < 2 {
            (gap, slash, after_letter) = (gap + 1, slash || c == '/', false);
        } else if c == '+' {
            judge(&run, found);
            run.clear();
            (gap, plus, slash, after_letter) = (0, true, false, false);
        } else {
            judge(&run, found);
            run.clear();
            (gap, plus, slash, after_letter) = (0, false, false, c.is_alphanumeric());
        }
    }
}

/// The longest numbers that the groups of digits make.
fn judge(run: &[Digits], found: &mut Vec<Found>) {
    let mut start = 0;
    while let Some(first) = run.get(start) {
        let mut best = None;
        let mut digits = String::new();
        for (count, group) in run.iter().skip(start).take(8).enumerate() {
            // A date has its second slash where a phone number has none.
            if count > 1 && group.slash || count > 0 && group.plus {
                break;
            }
            digits.push_str(&group.figures);
            let kind = if is_national(&digits) {
                Some(HintKind::NationalNumber)
            } else {
                is_phone(&digits, first.plus).then_some(HintKind::Phone)
            };
            best = kind.map(|kind| (kind, count, group.to)).or(best);
        }
        start += match best {
            Some((kind, count, to)) => {
                found.push(Found { kind, from: first.from, to });
                count + 1
            }
            None => 1,
        };
    }
}

fn is_phone(digits: &str, plus: bool) -> bool {
    let length = digits.len();
    if plus || digits.starts_with("00") { (9..=15).contains(&length) } else { digits.starts_with('0') && (9..=10).contains(&length) }
}

/// Eleven digits whose last two are 97 minus the rest of the first nine, from 2000 on with a 2 in front.
fn is_national(digits: &str) -> bool {
    let (Some(first), Some(check)) = (digits.get(..9), digits.get(9..11)) else { return false };
    let (Ok(first), Ok(check)) = (first.parse::<u64>(), check.parse::<u64>()) else { return false };
    digits.len() == 11 && [first, first + 2_000_000_000].iter().any(|n| 97 - n % 97 == check)
}
