//! Agree, disagree, pass: opinion groups, consensus and what divides.
//!
//! The way of Polis (Small, Bjorkegren, Erkkilä, Shaw, Megill: Polis: Scaling deliberation by mapping high dimensional
//! opinion spaces, 2021): a map of the participants by principal components, groups on the map by k-means, and for each
//! statement what is special to a group, common to all, or dividing.

mod consensus;
mod counts;
mod divisive;
mod groups;
mod kmeans;
mod map;
mod pca;
mod polis;
mod representative;
mod sentences;
mod silhouette;
mod spectrum;
mod statistics;
#[cfg(test)]
mod tests;

pub use consensus::{Common, Consensus, agreed};
pub use divisive::{Divisive, dividing};
pub use groups::{Labels, SEED};
pub use map::{GroupMap, GroupView, Point, group_map};
pub use polis::{Conversation, Participant, Statement, Vote, read};
pub use representative::{Direction, Representative, representing};

use super::catalogue::{Count, Entry, Setting};

const SEED_SETTING: Setting = Setting {
    name: "seed",
    about: "Where the 50 starts of k-means begin: a whole number. The same number gives the same groups.",
    default: "1",
};

const LABELS_SETTING: Setting = Setting {
    name: "labels",
    about: "Groups that are given, as an object from participant to number of group. Participants that it does not name are left out.",
    default: "the engine's own groups",
};

const POLIS: &str =
    "Small, Bjorkegren, Erkkilä, Shaw, Megill: Polis: Scaling deliberation by mapping high dimensional opinion spaces, 2021";

/// The ways to count.
pub const ENTRIES: &[Entry] = &[
    Entry {
        id: "counts",
        method: "opinion",
        variant: "Votes per statement that has a column: 1 agree, -1 disagree, 0 pass, empty no vote. Moderated statements are counted and named.",
        source: POLIS,
        settings: &[],
        count: Count::Opinion(counts::count),
    },
    Entry {
        id: "pca",
        method: "opinion",
        variant: "Two principal components of the matrix of votes: statements taken out are 0 for everyone, gaps take the mean of the statement's \
                  votes, columns are centred. A participant's place is the score on each component times the square root of statements over \
                  votes, where a statement taken out counts as voted on. The largest entry of a component is positive; its sign means nothing.",
        source: "Pearson: On lines and planes of closest fit to systems of points in space, 1901; scaling for missing votes: Small et al., 2021",
        settings: &[],
        count: Count::Opinion(pca::count),
    },
    Entry {
        id: "groups",
        method: "opinion",
        variant: "K-means on the map, for participants with at least 7 votes: 2 to 5 groups, the number with the highest mean silhouette, the \
                  smaller number if equal; for each number the least inertia of 50 starts (greedy k-means++). Groups are numbered from 0 by \
                  falling size.",
        source: "Lloyd: Least squares quantization in PCM, 1982; Arthur, Vassilvitskii: k-means++, 2007; Rousseeuw: Silhouettes, 1987",
        settings: &[SEED_SETTING],
        count: Count::Opinion(groups::count),
    },
    Entry {
        id: "statement_statistics",
        method: "opinion",
        variant: "Per group and statement: agreeing, disagreeing and all votes; their shares with one vote added for and one against; a test of \
                  each share against one half; the ratio to the share among all other grouped participants and a two-proportion test of it, \
                  with 1 added to each count. Group-aware consensus is the product of the groups' shares.",
        source: POLIS,
        settings: &[LABELS_SETTING, SEED_SETTING],
        count: Count::Opinion(statistics::count),
    },
    Entry {
        id: "representative",
        method: "opinion",
        variant: "Up to five statements per group: first the best agreement if there is one, then those that are significant at 90 % (one-sided) \
                  in share and in ratio, by falling ratio x its test x share x its test; agreements stand before disagreements.",
        source: POLIS,
        settings: &[LABELS_SETTING, SEED_SETTING],
        count: Count::Opinion(representative::count),
    },
    Entry {
        id: "consensus",
        method: "opinion",
        variant: "Up to five statements that everyone, grouped or not, agrees with, and up to five that everyone disagrees with: share above one \
                  half and significant at 90 % (one-sided), by falling share x its test. Statements taken out are left out.",
        source: POLIS,
        settings: &[],
        count: Count::Opinion(consensus::count),
    },
    Entry {
        id: "divisive",
        method: "opinion",
        variant: "Spread of agreement: the largest less the smallest share of agreement among the groups, with one vote added for and one \
                  against, each rounded to ten digits; equal spreads by number of the statement. Extremity is how far a single \
                  agreement moves a participant on the map; it is given when every statement has a vote. Statements taken out have no spread.",
        source: POLIS,
        settings: &[LABELS_SETTING, SEED_SETTING],
        count: Count::Opinion(divisive::count),
    },
];

/// A count as a number to calculate with. Counts here stay far below the limit.
fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// To a number of significant decimal digits: what differs only by rounding of the calculation becomes equal.
fn significant(number: f64, digits: usize) -> f64 {
    format!("{number:.*e}", digits.saturating_sub(1)).parse().unwrap_or(number)
}
