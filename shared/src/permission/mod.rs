//! Who may do what: one table, used by the server to decide, by the interface to show, by the tests to enumerate.
//!
//! What stands nowhere in the table is refused. What someone may not know of is absent (404), not refused.

mod people;
mod table;

pub use people::{Role, Room, Who};
pub use table::{Act, Action, InRoom, Rule, act, room};

use crate::diagnosis::StepKind;

/// What the caller is here, and which steps are open: all that a decision needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Everything the caller is.
    pub who: Vec<Who>,
    /// Steps open in the diagnosis that the request names.
    pub open: Vec<StepKind>,
}

/// The answer of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It may be done.
    Allowed,
    /// Nobody has signed in; the same for everything that is not public.
    SignIn,
    /// For this caller the thing does not exist.
    Absent,
    /// The caller may know of it, but not do this.
    Refused,
    /// It may be done by this caller while another step is open.
    StepClosed,
}

/// Decides by the table alone.
pub fn decide(action: Action, standing: &Standing) -> Decision {
    decide_by(&action.rule(), standing)
}

/// Decides by one row, whichever it is.
pub fn decide_by(rule: &Rule, standing: &Standing) -> Decision {
    let is = |who: &Who| *who == Who::Public || standing.who.contains(who);
    if !rule.who.iter().any(is) {
        let stranger = !standing.who.iter().any(|w| !matches!(w, Who::Public));
        // Residents, officials and who comes by a personal link have no account to sign in to.
        let by_account = !rule.who.iter().any(|w| matches!(w, Who::Resident | Who::Recipient | Who::Signatory));
        return if stranger && by_account {
            Decision::SignIn
        } else if rule.room.known_to().iter().any(is) && !matches!(rule.room, Room::Door | Room::Public) {
            Decision::Refused
        } else {
            Decision::Absent
        };
    }
    if rule.steps.is_empty() || rule.steps.iter().any(|step| standing.open.contains(step)) {
        Decision::Allowed
    } else {
        Decision::StepClosed
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Decision, Standing, Who, decide};

    fn standing(who: &[Who]) -> Standing {
        Standing { who: who.to_vec(), open: crate::diagnosis::StepKind::ALL.to_vec() }
    }

    #[test]
    fn a_manager_never_enters_a_group_room() {
        for action in Action::ALL.iter().filter(|a| a.rule().room == super::Room::Group) {
            for hat in [Who::Manager, Who::MandateHolder] {
                assert_eq!(decide(*action, &standing(&[Who::Person, hat])), Decision::Absent, "{action}");
            }
        }
    }

    #[test]
    fn an_elected_official_sees_only_the_public_square_and_the_officials_room() {
        for action in Action::ALL {
            let allowed = decide(*action, &standing(&[Who::Person, Who::Recipient])) == Decision::Allowed;
            let room = action.rule().room;
            assert!(!allowed || matches!(room, super::Room::Officials | super::Room::Public | super::Room::Door), "{action}");
        }
    }

    #[test]
    fn the_coordinator_has_no_vote_and_no_finding() {
        for action in [Action::CastBallot, Action::CastSlip, Action::WriteDraft, Action::ValidateFinding, Action::Deliberate, Action::Sign]
        {
            assert_ne!(decide(action, &standing(&[Who::Person, Who::Coordinator])), Decision::Allowed, "{action}");
        }
    }

    #[test]
    fn the_operator_reads_no_content() {
        for action in Action::ALL.iter().filter(|a| !a.rule().who.contains(&Who::Public)) {
            let may = decide(*action, &standing(&[Who::Person, Who::Operator])) == Decision::Allowed;
            assert_eq!(may, matches!(action, Action::OwnAccount | Action::ReadKeptMail), "{action}");
        }
    }

    #[test]
    fn without_a_step_nothing_bound_to_a_step_is_allowed() {
        for action in Action::ALL.iter().filter(|a| !a.rule().steps.is_empty()) {
            let all = Standing { who: Who::ALL.to_vec(), open: Vec::new() };
            assert_eq!(decide(*action, &all), Decision::StepClosed, "{action}");
        }
    }
}
