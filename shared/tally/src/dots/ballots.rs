//! Ballots as bytes: about ten per ballot of four rows. All are kept, because rows of one ballot may stand anywhere in the
//! file, and whether a ballot is valid shows only when all its rows are there.

/// The rows of each ballot, in segments: rows that stood together in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Ballots {
    /// A segment: how far back the ballot's segment before it begins, or 0; then item + 1 and points, again and again; then 0.
    rows: Vec<u8>,
    /// Where the newest segment of each ballot begins.
    newest: Vec<usize>,
    open: Option<usize>,
}

/// A row of a ballot.
pub(super) type Given = (usize, i128);

impl Ballots {
    /// One more row. Ballots are numbered from 0 as they come.
    pub(super) fn push(&mut self, ballot: usize, item: u32, points: i128) {
        if self.open != Some(ballot) {
            if self.open.replace(ballot).is_some() {
                self.rows.push(0);
            }
            let start = self.rows.len();
            if let Some(newest) = self.newest.get_mut(ballot) {
                write(&mut self.rows, widened(start - *newest));
                *newest = start;
            } else {
                self.newest.push(start);
                self.rows.push(0);
            }
        }
        write(&mut self.rows, u128::from(item) + 1);
        // The sign goes to the last bit, so that small numbers stay small.
        write(&mut self.rows, ((points << 1) ^ (points >> 127)).cast_unsigned());
    }
    /// Puts all rows of one ballot into `given`.
    pub(super) fn fetch(&self, ballot: usize, given: &mut Vec<Given>) {
        given.clear();
        let mut start = self.newest.get(ballot).copied();
        while let Some(from) = start {
            let mut rest = self.rows.get(from..).unwrap_or_default();
            let back = read(&mut rest).unwrap_or_default();
            while let Some(item) = read(&mut rest).and_then(|next| next.checked_sub(1)) {
                let sign_last = read(&mut rest).unwrap_or_default();
                let points = (sign_last >> 1).cast_signed() ^ -(sign_last & 1).cast_signed();
                given.push((usize::try_from(item).unwrap_or(usize::MAX), points));
            }
            start = usize::try_from(back).ok().filter(|back| *back > 0).and_then(|back| from.checked_sub(back));
        }
    }
}

fn widened(number: usize) -> u128 {
    u128::try_from(number).unwrap_or(u128::MAX)
}

/// Seven bits per byte, the lowest first; the eighth says that more follow (LEB128).
fn write(bytes: &mut Vec<u8>, mut number: u128) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            return bytes.push(low & 0x7f);
        }
        bytes.push(low | 0x80);
    }
}

fn read(bytes: &mut &[u8]) -> Option<u128> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u128::from(byte & 0x7f).checked_shl(shift).unwrap_or_default();
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::{Ballots, Given};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn what_goes_in_comes_out_wherever_it_stood(rows in prop::collection::vec((0..6_usize, any::<u32>(), -(1_i128 << 100)..(1 << 100)), 0..60)) {
            let mut ballots = Ballots::default();
            let mut first_seen: Vec<usize> = Vec::new();
            let mut expected: Vec<Vec<Given>> = Vec::new();
            for (ballot, item, points) in rows {
                let at = first_seen.iter().position(|seen| *seen == ballot).unwrap_or_else(|| {
                    first_seen.push(ballot);
                    expected.push(Vec::new());
                    expected.len() - 1
                });
                ballots.push(at, item, points);
                expected[at].push((item as usize, points));
            }
            let mut given = Vec::new();
            for (at, mut rows) in expected.into_iter().enumerate() {
                ballots.fetch(at, &mut given);
                given.sort_unstable();
                rows.sort_unstable();
                prop_assert_eq!(&given, &rows);
            }
        }
    }
}
