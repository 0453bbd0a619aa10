//! What everyone agrees or disagrees with, whatever their group.

use super::super::counted::{Counted, Item};
use super::super::fault::Fault;
use super::super::options::Options;
use super::counts::{Votes, totals};
use super::polis::{Conversation, Statement};
use super::representative::SIGNIFICANT;
use super::sentences;
use super::statistics::{share, test};
use serde::Serialize;
use serde_json::{Value, json};

/// How many statements are taken on each side.
const PICKED: usize = 5;

/// A statement that most see alike.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Common {
    /// Number of the statement.
    pub statement: u64,
    /// How many see it so.
    pub votes: usize,
    /// How many voted on it.
    pub of: usize,
    /// Their share, with one vote added for and one against.
    pub share: f64,
    /// Test of the share against one half, in standard deviations.
    pub test: f64,
}

impl Common {
    fn metric(&self) -> f64 {
        self.share * self.test
    }
    fn value(&self) -> Value {
        json!({ "tid": self.statement, "n-success": self.votes, "n-trials": self.of, "p-success": self.share, "p-test": self.test })
    }
}

/// What most agree with, and what most disagree with; strongest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Consensus {
    /// Agreed with.
    pub agree: Vec<Common>,
    /// Disagreed with.
    pub disagree: Vec<Common>,
}

/// Consensus among everyone who voted, in a group or not.
pub fn agreed(conversation: &Conversation) -> Consensus {
    let totals = totals(conversation);
    let side = |votes: fn(Votes) -> Votes| {
        let one = |(statement, total): (&Statement, &Votes)| {
            let total = votes(*total);
            let (share, test) = (share(total.agree, total.all), test(total.agree, total.all));
            let found = Common { statement: statement.id, votes: total.agree, of: total.all, share, test };
            (!statement.out() && share > 0.5 && test > SIGNIFICANT).then_some(found)
        };
        let mut found: Vec<Common> = conversation.statements.iter().zip(&totals).filter_map(one).collect();
        found.sort_by(|left, right| right.metric().total_cmp(&left.metric()).then(left.statement.cmp(&right.statement)));
        found.truncate(PICKED);
        found
    };
    Consensus { agree: side(|votes| votes), disagree: side(Votes::mirrored) }
}

pub(super) fn count(conversation: &Conversation, _options: &Options) -> Result<Counted, Fault> {
    let found = agreed(conversation);
    let text = |id: u64| conversation.statements.iter().find(|statement| statement.id == id).map(|statement| statement.text.clone());
    let both = found.agree.iter().chain(&found.disagree);
    let items = both.map(|one| Item {
        id: one.statement.to_string(),
        name: text(one.statement).unwrap_or_default(),
        score: Some(one.metric()),
        rank: None,
    });
    let values = |side: &[Common]| side.iter().map(Common::value).collect::<Vec<_>>();
    Ok(Counted {
        items: items.collect(),
        warnings: sentences::of_conversation(conversation),
        values: json!({ "agree": values(&found.agree), "disagree": values(&found.disagree) }),
        ..Counted::default()
    })
}
