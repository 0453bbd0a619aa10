//! Where colleges differ: how many places lie between them for one item. Colleges are never averaged.

/// The distance between the college that puts an item highest and the one that puts it lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap<C> {
    /// Places between the two.
    pub places: usize,
    /// Who puts it highest, and where.
    pub high: (C, usize),
    /// Who puts it lowest, and where.
    pub low: (C, usize),
}

/// The gap for one item, from its place in each college over the same items; `None` for fewer than two colleges.
/// Of colleges at the same place the first named is taken: the distance is the same.
pub fn gap<C: Copy>(places: &[(C, usize)]) -> Option<Gap<C>> {
    let high = *places.iter().min_by_key(|(_, place)| *place)?;
    let low = *places.iter().rev().max_by_key(|(_, place)| *place)?;
    (places.len() > 1).then_some(Gap { places: low.1 - high.1, high, low })
}

#[cfg(test)]
mod tests {
    use super::{Gap, gap};

    #[test]
    fn the_two_furthest_apart_are_named() {
        assert_eq!(gap(&[('r', 3), ('w', 5), ('o', 9)]), Some(Gap { places: 6, high: ('r', 3), low: ('o', 9) }));
        assert_eq!(gap(&[('r', 2), ('w', 2)]).map(|g| g.places), Some(0));
        assert_eq!(gap(&[('r', 2)]), None);
        assert_eq!(gap::<char>(&[]), None);
    }
}
