//! How many agreed, disagreed and passed on each statement.

use super::super::counted::{Counted, Item};
use super::super::fault::Fault;
use super::super::options::Options;
use super::polis::Conversation;
use super::{real, sentences};
use serde_json::{Map, Value, json};

/// Votes on one statement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Votes {
    /// Who agreed.
    pub agree: usize,
    /// Who disagreed.
    pub disagree: usize,
    /// Agreeing, disagreeing and passing together.
    pub all: usize,
}

impl Votes {
    pub(super) fn add(&mut self, value: i8) {
        self.agree += usize::from(value == 1);
        self.disagree += usize::from(value == -1);
        self.all += 1;
    }
    /// The same people, as if they had all said the opposite.
    pub(super) fn mirrored(self) -> Self {
        Self { agree: self.disagree, disagree: self.agree, all: self.all }
    }
    /// What is left when some are taken away.
    pub(super) fn less(self, part: Self) -> Self {
        Self {
            agree: self.agree.saturating_sub(part.agree),
            disagree: self.disagree.saturating_sub(part.disagree),
            all: self.all.saturating_sub(part.all),
        }
    }
}

/// Votes of everyone, by statement.
pub(super) fn totals(conversation: &Conversation) -> Vec<Votes> {
    let mut totals = vec![Votes::default(); conversation.statements.len()];
    for vote in conversation.participants.iter().flat_map(|participant| &participant.votes) {
        if let Some(votes) = place(vote.statement).and_then(|place| totals.get_mut(place)) {
            votes.add(vote.value);
        }
    }
    totals
}

pub(super) fn place(statement: u32) -> Option<usize> {
    usize::try_from(statement).ok()
}

pub(super) fn count(conversation: &Conversation, _options: &Options) -> Result<Counted, Fault> {
    let totals = totals(conversation);
    let by_statement = |figure: fn(&Votes) -> usize| -> Map<String, Value> {
        conversation.statements.iter().zip(&totals).map(|(statement, votes)| (statement.id.to_string(), figure(votes).into())).collect()
    };
    let items = conversation.statements.iter().zip(&totals).map(|(statement, votes)| Item {
        id: statement.id.to_string(),
        name: statement.text.clone(),
        score: Some(real(votes.all)),
        rank: None,
    });
    Ok(Counted {
        items: items.collect(),
        warnings: sentences::of_conversation(conversation),
        values: json!({
            "participants": conversation.participants.len(),
            "statements": conversation.statements.len(),
            "votes": conversation.votes(),
            "agree": by_statement(|votes| votes.agree),
            "disagree": by_statement(|votes| votes.disagree),
            "pass": by_statement(|votes| votes.all.saturating_sub(votes.agree).saturating_sub(votes.disagree)),
            "moderated_out": conversation.statements.iter().filter(|statement| statement.out()).map(|statement| statement.id).collect::<Vec<_>>(),
        }),
        ..Counted::default()
    })
}
