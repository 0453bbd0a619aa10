//! How a round is voted and counted: its method, the settings of the method, and what a ballot has figures for.

use super::{Item, MOST_ITEMS};
use crate::ids::FindingId;
use crate::locale::{Bilingual, Words};
use crate::tally::{Approval, Dots, Formula, Matrix, Pairs, Rule};
use crate::validate::clean;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::text_enum! {
    /// How a round is voted and counted.
    RoundMethod {
        /// Points spread over the items.
        Dots = "dots",
        /// A full or partial order.
        Ranking = "ranking",
        /// Items that one is for, at most so many.
        Approval = "approval",
        /// Agree, disagree or pass on each.
        Reaction = "reaction",
        /// Each item rated on own criteria with weights.
        Rating = "rating",
        /// Each item rated as in public health: size, seriousness, effect, feasible or not.
        Hanlon = "hanlon",
        /// Which of two comes first, pair by pair.
        Comparison = "comparison",
    }
}

impl RoundMethod {
    /// What people call it.
    pub const fn words(self) -> Words {
        match self {
            Self::Dots => Words::new("Points à répartir", "Punten verdelen", "Points to spread"),
            Self::Ranking => Words::new("Classement", "Rangschikking", "Ranking"),
            Self::Approval => Words::new("Choix multiples", "Meerdere keuzes", "Several choices"),
            Self::Reaction => Words::new("D’accord, pas d’accord", "Eens, oneens", "Agree, disagree"),
            Self::Rating => Words::new("Grille de critères", "Rooster van criteria", "Grid of criteria"),
            Self::Hanlon => Words::new("Priorité selon Hanlon", "Prioriteit volgens Hanlon", "Hanlon’s priority"),
            Self::Comparison => Words::new("Deux par deux", "Twee aan twee", "Two by two"),
        }
    }
    /// Whether each item is rated on criteria.
    pub const fn is_matrix(self) -> bool {
        matches!(self, Self::Rating | Self::Hanlon)
    }
}

/// A criterion of a grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// What it is called.
    pub name: Bilingual,
    /// How much it counts.
    pub weight: u32,
    /// The best rating; the worst is 1.
    pub best: u8,
}

/// Most criteria of a grid, and the most that one may weigh.
pub const MOST_CRITERIA: usize = 8;
const MOST_WEIGHT: u32 = 100;

/// What a method needs to know beside points. Stored with the round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Grid: its criteria.
    pub criteria: Vec<Criterion>,
    /// From which the ballots are drawn again, to say how firm a result is. Printed with it.
    pub seed: u64,
}

/// Criteria as typed: one on each line, French and Dutch apart by a slash, the weight after a star. `None` if a line is none.
pub fn criteria(typed: &str) -> Option<Vec<Criterion>> {
    let lines = typed.lines().map(clean).filter(|line| !line.is_empty());
    let all: Vec<Criterion> = lines.map(|line| criterion(&line)).collect::<Option<_>>()?;
    ((1..=MOST_CRITERIA).contains(&all.len()) && all.iter().any(|c| c.weight > 0)).then_some(all)
}

fn criterion(line: &str) -> Option<Criterion> {
    let (names, weight) = match line.rsplit_once('*') {
        Some((names, weight)) => (names, weight.trim().parse().ok().filter(|weight| *weight <= MOST_WEIGHT)?),
        None => (line, 1),
    };
    let (fr, nl) = names.split_once('/').unwrap_or((names, names));
    let name = Bilingual::new(clean(fr), clean(nl));
    (!(name.fr.is_empty() && name.nl.is_empty()) && line.chars().count() <= crate::validate::LINE).then_some(Criterion {
        name,
        weight,
        best: 5,
    })
}

/// The criteria of Hanlon's rating, in the order of its formula.
pub fn hanlon() -> Vec<Criterion> {
    let one = |fr: &str, nl: &str, best| Criterion { name: Bilingual::new(fr.to_owned(), nl.to_owned()), weight: 1, best };
    vec![
        one("Ampleur\u{A0}: combien de personnes", "Omvang: hoeveel mensen", 10),
        one("Gravité", "Ernst", 10),
        one("Effet de ce qu’on peut faire", "Effect van wat men kan doen", 10),
        one("Faisable ici\u{A0}: 1 non, 2 oui", "Haalbaar hier: 1 nee, 2 ja", 2),
    ]
}

/// The rule of a round over so many items.
pub fn rule(method: RoundMethod, points: i32, most: i32, settings: &Settings, items: usize) -> Rule {
    let whole = |n: i32| u32::try_from(n).unwrap_or(0);
    match method {
        RoundMethod::Dots => Rule::Dots(Dots { points: whole(points), most: whole(most) }),
        RoundMethod::Ranking => Rule::Ranking,
        RoundMethod::Approval => Rule::Approval(Approval { costs: vec![1; items], limit: u64::from(whole(most)) }),
        RoundMethod::Reaction => Rule::Reaction,
        RoundMethod::Rating => {
            Rule::Matrix(Matrix { formula: Formula::Weighted(settings.criteria.iter().map(|criterion| criterion.weight).collect()) })
        }
        RoundMethod::Hanlon => Rule::Matrix(Matrix { formula: Formula::Hanlon }),
        RoundMethod::Comparison => Rule::Pairs(Pairs { items: items.min(MOST_ITEMS) }),
    }
}

/// What a ballot has figures for, in the order of the rule's figures: an item by its id; an item on a criterion by the id, a dot
/// and the criterion's number from 1; a pair by both ids with `~` between.
pub fn subjects(rule: &Rule, items: &[FindingId]) -> Vec<String> {
    match rule {
        Rule::Dots(_) | Rule::Ranking | Rule::Approval(_) | Rule::Reaction => items.iter().map(ToString::to_string).collect(),
        Rule::Matrix(matrix) => {
            items.iter().flat_map(|id| (1..=matrix.criteria()).map(move |criterion| on_criterion(*id, criterion))).collect()
        }
        Rule::Pairs(pairs) => pairs.all().filter_map(|(one, other)| Some(of_pair(*items.get(one)?, *items.get(other)?))).collect(),
    }
}

/// An item on a criterion, from 1.
pub fn on_criterion(item: FindingId, criterion: usize) -> String {
    format!("{item}.{criterion}")
}

/// A pair; the first is the one that comes first in the round.
pub fn of_pair(one: FindingId, other: FindingId) -> String {
    format!("{one}~{other}")
}

/// What is kept of a ballot: figures by what they are for, nothing where nothing was said. Here as the rule reads them.
pub fn figures(rule: &Rule, items: &[Item], kept: &BTreeMap<String, i64>) -> Vec<i64> {
    let ids: Vec<FindingId> = items.iter().map(|item| item.id).collect();
    subjects(rule, &ids).iter().map(|subject| kept.get(subject).copied().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::{RoundMethod, Settings, criteria, rule, subjects};
    use crate::ids::FindingId;

    #[test]
    fn criteria_are_read_line_by_line() {
        let read = criteria("Ampleur / Omvang * 3\n\n  Gravité\n").unwrap();
        let rows: Vec<_> = read.iter().map(|c| (c.name.fr.as_str(), c.name.nl.as_str(), c.weight)).collect();
        assert_eq!(rows, vec![("Ampleur", "Omvang", 3), ("Gravité", "Gravité", 1)]);
        for wrong in ["", "Ampleur * many", "Ampleur * 0", "/", "a\nb\nc\nd\ne\nf\ng\nh\ni", "Ampleur * 101"] {
            assert_eq!(criteria(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_ballot_has_as_many_subjects_as_its_rule_has_figures() {
        let items: Vec<FindingId> = (1..=4).map(|n| FindingId::from_uuid(uuid::Uuid::from_u128(n))).collect();
        let settings = Settings { criteria: criteria("a\nb").unwrap(), ..Settings::default() };
        for method in RoundMethod::ALL {
            let rule = rule(*method, 10, 3, &settings, items.len());
            let names = subjects(&rule, &items);
            assert_eq!(names.len(), rule.figures(items.len()), "{method}");
            assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), names.len(), "{method}");
        }
    }
}
