//! What each group says that the others do not.

use super::super::counted::Counted;
use super::super::fault::Fault;
use super::super::options::Options;
use super::groups::{Labels, given};
use super::polis::{Conversation, Statement};
use super::sentences;
use super::statistics::{Side, Statistics, by_group};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// How many statements stand for a group.
const PICKED: usize = 5;
/// The 90 % point of the normal distribution, one-sided.
pub(super) const SIGNIFICANT: f64 = 1.281_551_565_544_600_4;

/// What a group says to a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// It agrees.
    Agree,
    /// It disagrees.
    Disagree,
}

/// A statement that stands for a group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Representative {
    /// Number of the statement.
    pub statement: u64,
    /// What the group says to it.
    pub direction: Direction,
    /// How many in the group say so.
    pub votes: usize,
    /// How many in the group voted on it.
    pub of: usize,
    /// Their share, with one vote added for and one against.
    pub share: f64,
    /// Test of the share against one half, in standard deviations.
    pub test: f64,
    /// Share in the group over the share among the others.
    pub ratio: f64,
    /// Test of that difference, in standard deviations.
    pub ratio_test: f64,
    /// The group's best agreement, which is taken whether or not it is significant.
    pub best: bool,
}

impl Representative {
    /// By which they are put in order.
    fn metric(&self) -> f64 {
        self.ratio * self.ratio_test * self.share * self.test
    }
    fn new(statement: &Statement, of: &Statistics) -> Self {
        let (direction, side) =
            if of.agree.ratio_test > of.disagree.ratio_test { (Direction::Agree, of.agree) } else { (Direction::Disagree, of.disagree) };
        Self {
            statement: statement.id,
            direction,
            votes: side.votes,
            of: of.all,
            share: side.share,
            test: side.test,
            ratio: side.ratio,
            ratio_test: side.ratio_test,
            best: false,
        }
    }
    fn value(&self) -> Value {
        let mut value = json!({
            "tid": self.statement,
            "n-success": self.votes,
            "n-trials": self.of,
            "p-success": self.share,
            "p-test": self.test,
            "repness": self.ratio,
            "repness-test": self.ratio_test,
            "repful-for": self.direction,
        });
        if let Some(fields) = value.as_object_mut().filter(|_| self.best) {
            fields.insert("n-agree".to_owned(), self.votes.into());
            fields.insert("best-agree".to_owned(), true.into());
        }
        value
    }
}

fn special(side: &Side) -> bool {
    side.test > SIGNIFICANT && side.ratio_test > SIGNIFICANT
}

/// Whether a statement takes the place of the best agreement so far. What nobody took a side on never does.
fn better(this: &Statistics, best: Option<&Statistics>) -> bool {
    if this.agree.votes == 0 && this.disagree.votes == 0 {
        return false;
    }
    match best {
        None => this.agree.test > SIGNIFICANT || (this.agree.ratio > 1.0 && this.agree.share > 0.5),
        Some(best) if best.agree.ratio > 1.0 => {
            let metric = |s: &Statistics| s.agree.ratio * s.agree.ratio_test * s.agree.share * s.agree.test;
            metric(this) > metric(best)
        }
        Some(best) => this.agree.share * this.agree.test > best.agree.share * best.agree.test,
    }
}

/// The statements that stand for each group, agreements first; groups in the order of `labels`.
pub fn representing(conversation: &Conversation, labels: &Labels) -> Vec<Vec<Representative>> {
    by_group(conversation, labels).iter().map(|group| of_group(conversation, group)).collect()
}

fn of_group(conversation: &Conversation, group: &[Statistics]) -> Vec<Representative> {
    let open = || conversation.statements.iter().zip(group).filter(|(statement, _)| !statement.out());
    let mut best: Option<(&Statement, &Statistics)> = None;
    let mut loudest: Option<(&Statement, &Statistics)> = None;
    let test = |of: &Statistics| of.agree.ratio_test.max(of.disagree.ratio_test);
    for (statement, of) in open() {
        if better(of, best.map(|(_, best)| best)) {
            best = Some((statement, of));
        }
        if loudest.is_none_or(|(_, loudest)| test(of) > test(loudest)) {
            loudest = Some((statement, of));
        }
    }
    let mut special: Vec<Representative> =
        open().filter(|(_, of)| special(&of.agree) || special(&of.disagree)).map(|(s, of)| Representative::new(s, of)).collect();
    special.sort_by(|left, right| right.metric().total_cmp(&left.metric()).then(left.statement.cmp(&right.statement)));
    let head = match best {
        Some((statement, of)) => Some(Representative { best: true, ..Representative::new(statement, of) }),
        // Without any agreement to lead, a group is shown by its most special statement alone, or by none (as Polis does).
        None if special.is_empty() => loudest.map(|(statement, of)| Representative::new(statement, of)),
        None => None,
    };
    let Some(head) = head else { return Vec::new() };
    let rest = special.into_iter().filter(|other| other.statement != head.statement);
    let picked: Vec<Representative> = std::iter::once(head).chain(rest).take(PICKED).collect();
    let (agree, disagree): (Vec<_>, Vec<_>) = picked.into_iter().partition(|one| one.direction == Direction::Agree);
    agree.into_iter().chain(disagree).collect()
}

pub(super) fn count(conversation: &Conversation, options: &Options) -> Result<Counted, Fault> {
    let labels = given(conversation, options)?;
    let anything = conversation.statements.iter().any(|statement| !statement.out());
    let found = representing(conversation, &labels);
    let list = |group: &Vec<Representative>| Value::from(group.iter().map(Representative::value).collect::<Vec<_>>());
    let groups = labels.names.iter().zip(&found).filter(|_| anything);
    let values: Map<String, Value> = groups.map(|(name, group)| (name.to_string(), list(group))).collect();
    let mut warnings = sentences::of_conversation(conversation);
    warnings.extend(sentences::of_groups(&labels.sizes()));
    if found.iter().flatten().any(|one| one.best && one.test <= SIGNIFICANT) {
        warnings.push("Where a group agrees on little, its best agreement is shown although it may be chance.".to_owned());
    }
    Ok(Counted { warnings, values: Value::Object(values), ..Counted::default() })
}
