//! Where methods name different winners for the same ballots.

use super::super::counted::Counted;

/// Methods that name the same winners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Ids, as the methods give them; none if they name nobody.
    pub winners: Vec<String>,
    /// Names of the methods, in the order given.
    pub methods: Vec<String>,
}

/// Results by the name of their method, grouped by their winners; the group of most methods first, and of equal ones the one
/// that came first. Results that choose a committee or order nothing are left out. One group: no disagreement.
pub fn disagreement<'a>(results: impl IntoIterator<Item = (&'a str, &'a Counted)>) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = Vec::new();
    for (method, counted) in results {
        let Some(winners) = &counted.winners else { continue };
        match verdicts.iter_mut().find(|verdict| verdict.winners == *winners) {
            Some(verdict) => verdict.methods.push(method.to_owned()),
            None => verdicts.push(Verdict { winners: winners.clone(), methods: vec![method.to_owned()] }),
        }
    }
    verdicts.sort_by_key(|verdict| std::cmp::Reverse(verdict.methods.len()));
    verdicts
}

/// The same in one English sentence; nothing if the methods agree.
pub fn in_words(verdicts: &[Verdict]) -> Option<String> {
    if verdicts.len() < 2 {
        return None;
    }
    let says = |verdict: &Verdict| {
        let winners = if verdict.winners.is_empty() { "nobody".to_owned() } else { verdict.winners.join(" and ") };
        format!("{winners} by {}", verdict.methods.join(", "))
    };
    let all: Vec<String> = verdicts.iter().map(says).collect();
    Some(format!("The methods do not name the same winner: {}.", all.join("; ")))
}
