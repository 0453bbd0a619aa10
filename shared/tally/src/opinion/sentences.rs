//! What a reader should know before believing a result, in words.

use super::polis::Conversation;
use super::real;

/// Fewer people than this, and a few others could have given another picture.
const FEW: usize = 50;
/// Above this share of gaps the map shows guesses as much as votes.
const MANY_GAPS: f64 = 0.5;

/// About the votes themselves.
pub(super) fn of_conversation(conversation: &Conversation) -> Vec<String> {
    let mut said = Vec::new();
    let people = conversation.participants.len();
    if people == 0 {
        said.push("Nobody took part.".to_owned());
    } else if people < FEW {
        said.push(format!(
            "Only {people} took part: a few more people could change the picture. Read the figures as a hint, not as a finding."
        ));
    }
    if conversation.statements.iter().all(super::polis::Statement::out) {
        said.push("There is no statement left to vote on.".to_owned());
    }
    let share = missing(conversation);
    if share > MANY_GAPS {
        said.push(format!(
            "{:.0} % of the possible votes were not cast. Statements that few people saw are less certain than the others.",
            share * 100.0
        ));
    }
    said
}

/// Share of the cells without a vote, among statements that were not taken out; 0 if there are none.
fn missing(conversation: &Conversation) -> f64 {
    let open: Vec<bool> = conversation.statements.iter().map(|statement| !statement.out()).collect();
    let cells = real(open.iter().filter(|open| **open).count()) * real(conversation.participants.len());
    let votes = conversation.participants.iter().flat_map(|participant| &participant.votes);
    let cast =
        votes.filter(|vote| super::counts::place(vote.statement).and_then(|place| open.get(place)).copied().unwrap_or(false)).count();
    if cells > 0.0 { 1.0 - real(cast) / cells } else { 0.0 }
}

/// About the map: gaps are filled, and its second direction may be a matter of chance.
pub(super) fn of_map(conversation: &Conversation, relative_gap: f64) -> Vec<String> {
    let mut said = of_conversation(conversation);
    if missing(conversation) > 0.0 {
        said.push(
            "Where a vote is missing, the map takes the mean of the statement's votes: it shows guesses as well as votes.".to_owned(),
        );
    }
    if relative_gap < 0.05 {
        said.push(
            "The second direction of the map explains hardly more than a third would: it could as well have been another.".to_owned(),
        );
    }
    said
}

/// About groups of these sizes.
pub(super) fn of_groups(sizes: &[usize]) -> Vec<String> {
    let mut said = vec![
        "Groups are a simplification of how votes lie on a map. They say nothing about any single person, and nobody belongs to one."
            .to_owned(),
    ];
    let single = sizes.iter().filter(|size| **size == 1).count();
    if single > 0 {
        said.push(format!(
            "{} of the groups {} of one person only: that is an outlier, not a group, and its votes could be recognised. Do not publish it as a group.",
            single,
            if single == 1 { "consists" } else { "consist" }
        ));
    }
    let small = sizes.iter().filter(|size| (2..5).contains(*size)).count();
    if small > 0 {
        said.push("A group has fewer than five people: its figures rest on very few votes.".to_owned());
    }
    said
}
