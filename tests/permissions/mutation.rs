//! Every row of the table, flipped in turn: a role more, a role less, a step less, a step more, another room. The enumeration
//! and the rules as they are written down by hand must notice each.

use super::outside::{EDGE, who as at_the_edge};
use super::{PERSONS, standing};
use constat_shared::diagnosis::StepKind;
use constat_shared::permission::{Action, Decision, Room, Rule, Standing, Who, decide_by};
use std::collections::BTreeSet;

/// A row of `rooms.md`, transcribed by hand: the room, who, and during which steps. Letters as there: `C` coordinator,
/// `W` worker of that group, `X` its expert, `w` any worker, `M` manager, `m` holder of a mandate, `A` author, `F` facilitator,
/// `E` recipient, `R` resident, `P` everyone, `O` operator, `p` whoever has signed in.
#[rustfmt::skip]
const BY_HAND: &[(&str, Room, &str, &str)] = &[
    ("door.use", Room::Door, "P", ""),
    ("account.own", Room::Door, "p", ""),
    ("setup", Room::Door, "P", ""),
    ("coordination.read", Room::Office, "CwMX", ""),
    ("members.read", Room::Office, "C", ""),
    ("members.manage", Room::Office, "C", ""),
    ("diagnosis.plan", Room::Office, "C", ""),
    ("diagnosis.read", Room::Office, "CwMX", ""),
    ("step.move", Room::Office, "C", ""),
    ("theme.propose", Room::Office, "CwM", "framing"),
    ("theme.choose", Room::Office, "C", ""),
    ("group.manage", Room::Office, "C", ""),
    ("group.read", Room::Group, "CWX", ""),
    ("finding.draft", Room::Group, "W", "findings synthesis"),
    ("finding.change", Room::Group, "A", "findings synthesis"),
    ("finding.deliberate", Room::Group, "W", "findings synthesis"),
    ("finding.proof", Room::Group, "W", "findings synthesis"),
    ("finding.comment", Room::Group, "CWX", "findings synthesis"),
    ("finding.validate", Room::Group, "W", "findings synthesis"),
    ("contribution.tie", Room::Group, "W", "consultation synthesis"),
    ("plenary.read", Room::Plenary, "CwMX", ""),
    ("session.list", Room::Plenary, "CwM", ""),
    ("session.opinions", Room::Plenary, "CwM", ""),
    ("session.plan", Room::Office, "C", ""),
    ("session.run", Room::Residents, "CF", "consultation"),
    ("session.reopen", Room::Residents, "C", "consultation"),
    ("session.queue", Room::Residents, "CF", ""),
    ("contribution.give", Room::Residents, "R", "consultation"),
    ("contribution.take_back", Room::Residents, "R", ""),
    ("round.plan", Room::Office, "C", "prioritisation"),
    ("round.move", Room::Office, "C", "prioritisation"),
    ("round.read", Room::Plenary, "CwM", ""),
    ("ballot.cast", Room::BallotBox, "wm", "prioritisation"),
    ("ballot.slip", Room::BallotBox, "R", "prioritisation"),
    ("memorandum.read", Room::Adoption, "Cwm", ""),
    ("memorandum.write", Room::Adoption, "C", "writing"),
    ("memorandum.seal", Room::Adoption, "C", "adoption"),
    ("memorandum.sign", Room::Adoption, "m", "adoption"),
    ("adoption.enter", Room::Door, "P", ""),
    ("adoption.read", Room::Adoption, "s", ""),
    ("adoption.sign", Room::Adoption, "s", "adoption"),
    ("delivery.send", Room::Office, "C", "delivery follow_up"),
    ("delivery.read", Room::Plenary, "CwM", ""),
    ("official.enter", Room::Door, "P", ""),
    ("official.read", Room::Officials, "E", ""),
    ("official.answer", Room::Officials, "E", ""),
    ("follow_up.note", Room::Plenary, "CwM", "follow_up delivery"),
    ("memorandum.publish", Room::Office, "C", "delivery follow_up"),
    ("public.read", Room::Public, "P", ""),
    ("journal.read", Room::Office, "C", ""),
    ("mail.read", Room::Door, "O", ""),
];

const fn letter(who: Who) -> char {
    match who {
        Who::Public => 'P',
        Who::Person => 'p',
        Who::Resident => 'R',
        Who::Coordinator => 'C',
        Who::GroupWorker => 'W',
        Who::GroupExpert => 'X',
        Who::Worker => 'w',
        Who::Manager => 'M',
        Who::MandateHolder => 'm',
        Who::Author => 'A',
        Who::Facilitator => 'F',
        Who::Recipient => 'E',
        Who::Operator => 'O',
        Who::Signatory => 's',
    }
}

fn as_written(action: Action, rule: &Rule) -> (String, Room, BTreeSet<char>, BTreeSet<String>) {
    let steps = rule.steps.iter().map(|step| step.as_str().to_owned()).collect();
    (action.to_string(), rule.room, rule.who.iter().map(|who| letter(*who)).collect(), steps)
}

fn by_hand(action: Action) -> Option<(String, Room, BTreeSet<char>, BTreeSet<String>)> {
    let (name, room, who, steps) = BY_HAND.iter().find(|(name, ..)| *name == action.as_str())?;
    Some(((*name).to_owned(), *room, who.chars().collect(), steps.split_whitespace().map(ToOwned::to_owned).collect()))
}

#[test]
fn the_table_is_what_is_written_down_by_hand() {
    for action in Action::ALL.iter().copied() {
        assert_eq!(Some(as_written(action, &action.rule())), by_hand(action), "{action}: rooms.md, the table, and this list say the same");
    }
    assert_eq!(BY_HAND.len(), Action::ALL.len());
}

/// Every row with one thing changed, and what that is.
fn flipped(rule: &Rule) -> Vec<(String, Rule)> {
    let mut out = Vec::new();
    let people = |who: Vec<Who>| Rule { who: Vec::leak(who), ..*rule };
    for one in Who::ALL.iter().copied() {
        if rule.who.contains(&one) {
            out.push((format!("without {one}"), people(rule.who.iter().copied().filter(|who| *who != one).collect())));
        } else {
            out.push((format!("with {one}"), people(rule.who.iter().copied().chain([one]).collect())));
        }
    }
    let steps = |steps: Vec<StepKind>| Rule { steps: Vec::leak(steps), ..*rule };
    for one in StepKind::ALL.iter().copied() {
        if rule.steps.contains(&one) {
            out.push((format!("not during {one}"), steps(rule.steps.iter().copied().filter(|step| *step != one).collect())));
        } else {
            out.push((format!("during {one}"), steps(rule.steps.iter().copied().chain([one]).collect())));
        }
    }
    out.extend(Room::ALL.iter().copied().filter(|room| *room != rule.room).map(|room| (format!("in {room}"), Rule { room, ..*rule })));
    out
}

/// All that the enumeration asks of an action over the wire: who stands where, with which steps open.
fn cells(action: Action) -> Vec<Standing> {
    let registry = constat::routes::all();
    let mut states: Vec<Vec<StepKind>> = vec![StepKind::ALL.to_vec(), Vec::new()];
    states.extend(StepKind::ALL.iter().map(|step| vec![*step]));
    let mut out = Vec::new();
    for operation in registry.operations().iter().filter(|operation| operation.action == action) {
        for (key, role) in PERSONS {
            out.push(standing(key, role, operation.path, true).who);
        }
        for (key, role) in EDGE {
            out.push(at_the_edge(key, role, operation.path));
        }
    }
    out.into_iter().flat_map(|who| states.iter().map(move |open| Standing { who: who.clone(), open: open.clone() })).collect()
}

#[test]
fn every_flipped_row_is_noticed() {
    let (mut caught, mut over_the_wire, mut missed, mut alike) = (0, 0, Vec::new(), Vec::new());
    for action in Action::ALL.iter().copied() {
        let (rule, cells) = (action.rule(), cells(action));
        let now: Vec<Decision> = cells.iter().map(|standing| decide_by(&rule, standing)).collect();
        for (what, row) in flipped(&rule) {
            if Some(as_written(action, &row)) == by_hand(action) {
                missed.push(format!("{action} {what}"));
                continue;
            }
            caught += 1;
            let differs = cells.iter().zip(&now).any(|(standing, before)| decide_by(&row, standing) != *before);
            if differs {
                over_the_wire += 1;
            } else {
                alike.push(format!("{action} {what}"));
            }
        }
    }
    println!("{caught} flipped rows, all caught; {over_the_wire} of them by an answer of the server");
    println!("the same to whoever can stand there:\n  {}", alike.join("\n  "));
    assert_eq!(missed, Vec::<String>::new());
    assert!(caught > 1_000, "{caught}");
    // What no answer tells apart is nobody's right and nobody's loss: the one added can never stand before such a thing,
    // or is somebody else at the same time; the room changes nothing where everybody may.
    let kinds = ["with ", "in ", "during ", "without "];
    assert!(alike.iter().all(|line| kinds.iter().any(|kind| line.contains(kind))), "{alike:#?}");
}
