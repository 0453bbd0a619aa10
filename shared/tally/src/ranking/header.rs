//! The lines `# KEY: value` of a `PrefLib` file: which alternatives there are, and what else it says of itself.

use super::super::fault::{Fault, Unfit};
use super::preflib::unfit;
use super::profile::{Alternative, LEVEL};
use rustc_hash::FxHashMap;

/// Small numbers find their item in a list, other ids in a table.
const SMALL: usize = 1 << 16;

/// The most alternatives that a bare number may stand for.
const MOST_UNNAMED: u64 = 1_000_000;

/// What the header has said so far. An order may stand before the line that names its alternatives.
#[derive(Default)]
pub(super) struct Header {
    ids: Vec<Known>,
    small: Vec<Option<u32>>,
    other: FxHashMap<Box<[u8]>, u32>,
    number: Option<u64>,
    voters: Option<u64>,
    seats: Option<u64>,
    kind: Option<String>,
    warnings: Vec<String>,
}

/// An id that has been met.
struct Known {
    id: String,
    name: Option<String>,
    /// What to say if it is never named: where it was first listed.
    fault: Option<Unfit>,
}

/// What a header says in the end.
pub(super) struct Described {
    pub items: Vec<Alternative>,
    pub seats: Option<u64>,
    pub voters: Option<u64>,
    /// The data type, in small letters.
    pub kind: Option<String>,
    pub warnings: Vec<String>,
}

impl Header {
    /// One line that begins with `#`. Keys that say nothing about counting are passed over.
    pub(super) fn line(&mut self, line: u64, text: &[u8]) -> Result<(), Unfit> {
        let whole = std::str::from_utf8(text).map_err(|e| {
            let at = e.valid_up_to();
            unfit(line, text, at, text.get(at..).unwrap_or_default(), "text in UTF-8")
        })?;
        let said = whole.trim().trim_start_matches('#').trim_start();
        if let Some(rest) = said.strip_prefix("ALTERNATIVE NAME ") {
            let column = text.len() - whole.trim_start().len();
            let Some((id, name)) = rest.split_once(':') else {
                return Err(unfit(line, text, column, said.as_bytes(), "`# ALTERNATIVE NAME 1: its name`"));
            };
            return self
                .name(id.trim(), name.trim(), || unfit(line, text, column, said.as_bytes(), "each alternative named once, by an id"));
        }
        let Some((key, value)) = said.split_once(':') else { return Ok(()) };
        let value = value.trim();
        match key.trim() {
            "NUMBER ALTERNATIVES" => self.number = self.whole("alternatives", value),
            "NUMBER VOTERS" => self.voters = self.whole("voters", value),
            "SEATS" => self.seats = self.whole("seats", value),
            "DATA TYPE" if !value.is_empty() => self.kind = Some(value.to_lowercase()),
            _ => {}
        }
        Ok(())
    }
    fn whole(&mut self, what: &str, value: &str) -> Option<u64> {
        let number = value.parse().ok();
        if number.is_none() && !value.is_empty() {
            let short: String = value.chars().take(20).collect();
            self.warnings.push(format!("The file's number of {what}, “{short}”, is not a whole number and was passed over."));
        }
        number
    }
    fn name(&mut self, id: &str, name: &str, fault: impl Fn() -> Unfit) -> Result<(), Unfit> {
        let unfit_id = id.is_empty() || id.contains([',', '{', '}']);
        if unfit_id {
            return Err(fault());
        }
        let number = self.number(id.as_bytes(), || (0, b"".as_slice(), 0))?;
        match self.ids.get_mut(number as usize) {
            Some(known) if known.name.is_none() => known.name = Some(name.to_owned()),
            _ => return Err(fault()),
        }
        Ok(())
    }
    /// The number of an id, a new one if it has not been met. `place` is asked only then: line, its text, byte.
    pub(super) fn number<'a>(&mut self, id: &[u8], place: impl Fn() -> (u64, &'a [u8], usize)) -> Result<u32, Unfit> {
        let small = small(id);
        let known = match small {
            Some(value) => self.small.get(value).copied().flatten(),
            None => self.other.get(id).copied(),
        };
        if let Some(number) = known {
            return Ok(number);
        }
        let (line, text, at) = place();
        let Ok(readable) = std::str::from_utf8(id) else { return Err(unfit(line, text, at, id, "an alternative, in UTF-8")) };
        let number = u32::try_from(self.ids.len()).ok().filter(|number| number & LEVEL == 0);
        let Some(number) = number else { return Err(unfit(line, text, at, id, "fewer alternatives")) };
        match small {
            Some(value) => {
                if value >= self.small.len() {
                    self.small.resize(value + 1, None);
                }
                if let Some(place) = self.small.get_mut(value) {
                    *place = Some(number);
                }
            }
            None => {
                self.other.insert(id.into(), number);
            }
        }
        let fault = (line > 0).then(|| unfit(line, text, at, id, "an alternative that the header names"));
        self.ids.push(Known { id: readable.to_owned(), name: None, fault });
        Ok(number)
    }
    /// The alternatives: those named; if none is, those of the number given; without that, those listed.
    pub(super) fn finish(mut self) -> Result<Described, Fault> {
        let named = self.ids.iter().filter(|known| known.name.is_some()).count();
        let number = self.number.filter(|_| named == 0);
        let stranger = self.ids.iter_mut().find(|known| match number {
            _ if named > 0 => known.name.is_none(),
            Some(number) => !known.id.parse().is_ok_and(|id: u64| (1..=number).contains(&id)),
            None => false,
        });
        if let Some(fault) = stranger.and_then(|known| known.fault.take()) {
            return Err(fault.into());
        }
        if let Some(number) = number {
            if number > MOST_UNNAMED {
                return Err(Unfit::whole(format!("at most {MOST_UNNAMED} alternatives without names")).into());
            }
            for id in 1..=number {
                self.number(id.to_string().as_bytes(), || (0, b"".as_slice(), 0))?;
            }
        }
        if self.ids.is_empty() {
            return Err(Unfit::whole("alternatives, such as `# ALTERNATIVE NAME 1: its name`, and orders, such as `3: 1,2`").into());
        }
        if let Some(said) = self.number.filter(|said| named > 0 && usize::try_from(*said) != Ok(named)) {
            self.warnings.push(format!("The file says that it has {said} items, and it names {named}; the named ones are counted."));
        }
        let items = self.ids.into_iter().map(|known| {
            let name = known.name.filter(|name| !name.is_empty()).unwrap_or_else(|| known.id.clone());
            Alternative { id: known.id, name }
        });
        Ok(Described { items: items.collect(), seats: self.seats, voters: self.voters, kind: self.kind, warnings: self.warnings })
    }
}

/// A number as it is usually written, if it is small.
fn small(id: &[u8]) -> Option<usize> {
    let usual = id.len() <= 5 && (id == b"0" || id.first().is_some_and(|first| *first != b'0'));
    let mut value = 0;
    for byte in id {
        value = value * 10 + usize::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
        if value >= SMALL {
            return None;
        }
    }
    usual.then_some(value)
}
