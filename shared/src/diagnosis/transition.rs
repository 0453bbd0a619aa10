//! The one function by which steps move: pure, used by the server to act and by the pages to show.

use super::guard::{Facts, Missing, missing, missing_to_open};
use super::{StepKind, StepState};

/// A step as the function sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepNow {
    /// Its kind.
    pub kind: StepKind,
    /// Where it stands.
    pub state: StepState,
    /// Whether it has both planned dates.
    pub dated: bool,
}

/// The steps of a diagnosis in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// In order.
    pub steps: Vec<StepNow>,
}

/// What somebody wants to happen to the step at this place in the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Planned becomes open. Guards on opening may be overridden with a reason.
    Open {
        /// Written reason, when a guard is overridden.
        override_reason: Option<String>,
    },
    /// Open becomes closed. Guards may be overridden with a reason.
    Close {
        /// Written reason, when a guard is overridden.
        override_reason: Option<String>,
    },
    /// Closed becomes open again, with a reason.
    Reopen {
        /// Why.
        reason: String,
    },
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transition {
    /// The new state.
    pub state: State,
    /// Guards that the reason overrode; printed in the memorandum's method page.
    pub overridden: Vec<Missing>,
}

/// Why it does not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denied {
    /// No such step.
    NoStep,
    /// The step is not where the event starts from.
    WrongState,
    /// Reopening needs a reason.
    ReasonMissing,
    /// Guards are not met.
    Missing(Vec<Missing>),
}

/// `(state, event on the step at `place`, facts) → new state, or what is missing`.
pub fn transition(state: &State, place: usize, event: &Event, facts: &Facts) -> Result<Transition, Denied> {
    let step = *state.steps.get(place).ok_or(Denied::NoStep)?;
    let (to, guards, reason) = match (event, step.state) {
        (Event::Open { override_reason }, StepState::Planned) => {
            (StepState::Open, missing_to_open(step.kind, state, facts), override_reason.as_deref())
        }
        (Event::Close { override_reason }, StepState::Open) => {
            (StepState::Closed, missing(step.kind, state, facts), override_reason.as_deref())
        }
        (Event::Reopen { reason }, StepState::Closed) => {
            if reason.trim().is_empty() {
                return Err(Denied::ReasonMissing);
            }
            (StepState::Open, Vec::new(), None)
        }
        _ => return Err(Denied::WrongState),
    };
    // The residents' step is no formality: a reason does not replace it.
    let binding = guards.contains(&Missing::ResidentsUnheard);
    let has_reason = reason.is_some_and(|r| !r.trim().is_empty());
    if !guards.is_empty() && (binding || !has_reason) {
        return Err(Denied::Missing(guards));
    }
    let mut next = state.clone();
    if let Some(step) = next.steps.get_mut(place) {
        step.state = to;
    }
    Ok(Transition { state: next, overridden: guards })
}

#[cfg(test)]
mod tests {
    use super::{Denied, Event, Facts, Missing, State, StepKind, StepNow, StepState, transition};
    use proptest::prelude::*;

    fn all_planned() -> State {
        State { steps: StepKind::ALL.iter().map(|kind| StepNow { kind: *kind, state: StepState::Planned, dated: true }).collect() }
    }

    fn at(kind: StepKind) -> usize {
        StepKind::ALL.iter().position(|k| *k == kind).unwrap()
    }

    #[test]
    fn no_adoption_without_a_resident_step_whatever_the_reason() {
        let event = Event::Open { override_reason: Some("Nous sommes pressés.".into()) };
        let denied = transition(&all_planned(), at(StepKind::Adoption), &event, &Facts::default());
        assert_eq!(denied, Err(Denied::Missing(vec![Missing::ResidentsUnheard])));
    }

    #[test]
    fn a_guard_is_overridden_by_a_written_reason_and_kept() {
        let mut state = all_planned();
        state.steps[at(StepKind::Findings)].state = StepState::Open;
        let close = |reason: Option<&str>| {
            transition(&state, at(StepKind::Findings), &Event::Close { override_reason: reason.map(Into::into) }, &Facts::default())
        };
        assert_eq!(close(None), Err(Denied::Missing(vec![Missing::ThemeWithoutFinding])));
        assert_eq!(close(Some("  ")), Err(Denied::Missing(vec![Missing::ThemeWithoutFinding])));
        assert_eq!(close(Some("Le groupe reprend en janvier.")).unwrap().overridden, vec![Missing::ThemeWithoutFinding]);
    }

    fn any_event() -> impl Strategy<Value = Event> {
        prop_oneof![
            proptest::option::of(".{0,8}").prop_map(|override_reason| Event::Open { override_reason }),
            proptest::option::of(".{0,8}").prop_map(|override_reason| Event::Close { override_reason }),
            ".{0,8}".prop_map(|reason| Event::Reopen { reason }),
        ]
    }

    fn any_facts() -> impl Strategy<Value = Facts> {
        (0..3u32, 0..3u32, 0..3u32, 0..3u32, any::<bool>()).prop_map(|(a, b, c, d, sealed)| Facts {
            themes: a,
            groups: b,
            sessions: c,
            sessions_unfinished: d,
            themes_without_finding: d,
            contributions_waiting: a,
            rounds_closed: b,
            recommendations: c,
            memorandum: sealed,
            sealed,
            recipients: a,
            signatures: b,
            mandates_silent: c,
            ..Facts::default()
        })
    }

    proptest! {
        #[test]
        fn only_the_named_step_moves_and_only_along_planned_open_closed(
            events in proptest::collection::vec((0usize..10, any_event(), any_facts()), 0..40)
        ) {
            let mut state = all_planned();
            for (place, event, facts) in events {
                if let Ok(next) = transition(&state, place, &event, &facts) {
                    for (i, (before, after)) in state.steps.iter().zip(&next.state.steps).enumerate() {
                        if i == place {
                            let pair = (before.state, after.state);
                            prop_assert!(matches!(pair,
                                (StepState::Planned | StepState::Closed, StepState::Open) | (StepState::Open, StepState::Closed)));
                        } else {
                            prop_assert_eq!(before, after);
                        }
                    }
                    state = next.state;
                }
            }
        }

        #[test]
        fn a_step_that_closes_without_override_misses_nothing(place in 0usize..9, facts in any_facts()) {
            let mut state = all_planned();
            state.steps[place].state = StepState::Open;
            let closed = transition(&state, place, &Event::Close { override_reason: None }, &facts);
            let missing = super::missing(state.steps[place].kind, &state, &facts);
            prop_assert_eq!(closed.is_ok(), missing.is_empty());
        }
    }
}
