//! Properties that hold whatever the votes are, and odd conversations.

use super::super::catalogue::{Input, Sources, find};
use super::super::fault::Fault;
use super::super::options::Options;
use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Votes by participant and statement.
type Table = Vec<Vec<Option<i8>>>;

fn conversation(votes: &Table, ids: &[usize]) -> Conversation {
    let statement = |id: &usize| Statement { id: u64::try_from(*id).unwrap(), ..Statement::default() };
    let participant = |(at, row): (usize, &Vec<Option<i8>>)| {
        let mut votes: Vec<Vote> = ids
            .iter()
            .zip(row)
            .filter_map(|(id, vote)| {
                let statement = u32::try_from(ids.iter().filter(|other| *other < id).count()).unwrap();
                Some(Vote { statement, value: (*vote)? })
            })
            .collect();
        votes.sort_by_key(|vote| vote.statement);
        Participant { id: at.to_string(), votes }
    };
    let mut sorted = ids.to_vec();
    sorted.sort_unstable();
    Conversation {
        statements: sorted.iter().map(statement).collect(),
        without_votes: Vec::new(),
        participants: votes.iter().enumerate().map(participant).collect(),
    }
}

fn plain(votes: &Table) -> Conversation {
    conversation(votes, &(0..votes.first().map_or(0, Vec::len)).collect::<Vec<_>>())
}

fn value(id: &str, of: &Conversation, options: &Options) -> Result<Value, Fault> {
    let (entry, _) = find(id).unwrap();
    entry.count(&Input::Opinion(of.clone()), options).map(|counted| counted.values)
}

fn got(id: &str, of: &Conversation) -> Value {
    value(id, of, &Options::default()).unwrap()
}

fn labelled(labels: &Value) -> Options {
    Options(json!({ "labels": labels }).as_object().unwrap().clone())
}

fn reading(votes: &str, comments: Option<&str>) -> Result<Conversation, Fault> {
    let mut votes = votes.as_bytes();
    let mut comments = comments.map(str::as_bytes);
    let mut sources = Sources { ballots: Some(&mut votes), ..Sources::default() };
    sources.comments = comments.as_mut().map(|file| file as _);
    read(&mut sources, &Options::default())
}

fn refused(votes: &str, comments: Option<&str>) -> String {
    reading(votes, comments).unwrap_err().to_string()
}

fn vote() -> impl Strategy<Value = Option<i8>> {
    prop_oneof![2 => Just(None), 3 => Just(Some(1)), 3 => Just(Some(-1)), 1 => Just(Some(0))]
}

fn table(people: std::ops::Range<usize>, statements: std::ops::Range<usize>) -> impl Strategy<Value = Table> {
    statements.prop_flat_map(move |n| prop::collection::vec(prop::collection::vec(vote(), n), people.clone()))
}

fn floats(value: &Value) -> Vec<f64> {
    let all: Box<dyn Iterator<Item = &Value>> = match value {
        Value::Object(fields) => Box::new(fields.values()),
        other => Box::new(other.as_array().unwrap().iter()),
    };
    all.map(|number| number.as_f64().unwrap()).collect()
}

fn close(left: &[f64], right: &[f64], share: f64) -> bool {
    left.len() == right.len() && left.iter().zip(right).all(|(a, b)| (a - b).abs() <= share * a.abs().max(b.abs()).max(1e-6))
}

/// Which pairs of people are in one group.
fn together(groups: &Value, order: &[usize]) -> Vec<Option<bool>> {
    let ids = groups["clustered"].as_array().unwrap();
    let labels = groups["labels"].as_array().unwrap();
    let label = |person: &usize| ids.iter().position(|id| id.as_u64() == u64::try_from(*person).ok()).map(|at| &labels[at]);
    let pair = |a: &usize, b: &usize| Some(label(a)? == label(b)?);
    order.iter().flat_map(|a| order.iter().map(move |b| pair(a, b))).collect()
}

/// Far enough from equal components and equally good numbers of groups that rounding decides nothing.
fn clear(of: &Conversation, groups: &Value) -> bool {
    let variance = floats(&got("pca", of)["explained_variance"]);
    let mut silhouettes = floats(&groups["silhouette"]);
    silhouettes.sort_by(|a, b| b.total_cmp(a));
    variance.windows(2).all(|pair| pair[0] > pair[1] * 1.02) && silhouettes.windows(2).all(|pair| pair[0] > pair[1] + 1e-3)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    /// Anonymity for sums: whoever is counted first.
    #[test]
    fn counts_of_the_parts_add_up_to_the_whole(votes in table(1..9, 1..7), cut in 0_usize..9) {
        let cut = cut.min(votes.len());
        let of = |part: &[Vec<Option<i8>>]| {
            let mut part = part.to_vec();
            part.push(vec![None; votes[0].len()]);
            got("counts", &plain(&part))
        };
        let (whole, left, right) = (of(&votes), of(&votes[..cut]), of(&votes[cut..]));
        for key in ["agree", "disagree", "pass"] {
            let sum: Vec<f64> = floats(&left[key]).iter().zip(floats(&right[key])).map(|(a, b)| a + b).collect();
            prop_assert_eq!(floats(&whole[key]), sum);
        }
        prop_assert_eq!(whole["votes"].as_u64(), Some(left["votes"].as_u64().unwrap() + right["votes"].as_u64().unwrap()));
    }
    /// Neutrality between the two answers (May: A set of independent necessary and sufficient conditions, 1952).
    #[test]
    fn if_everyone_says_the_opposite_the_results_are_mirrored(votes in table(2..9, 1..7), labels in prop::collection::vec(0_u8..3, 9)) {
        let opposite: Table = votes.iter().map(|row| row.iter().map(|vote| vote.map(|v| -v)).collect()).collect();
        let (one, other) = (plain(&votes), plain(&opposite));
        let (a, b) = (got("consensus", &one), got("consensus", &other));
        prop_assert_eq!(&a["agree"], &b["disagree"]);
        prop_assert_eq!(&a["disagree"], &b["agree"]);
        let labels: Value = votes.iter().zip(&labels).enumerate().map(|(at, (_, label))| (at.to_string(), json!(label))).collect::<serde_json::Map<_, _>>().into();
        let (a, b) = (value("statement_statistics", &one, &labelled(&labels)).unwrap(), value("statement_statistics", &other, &labelled(&labels)).unwrap());
        prop_assert_eq!(&a["group_aware_consensus_agree"], &b["group_aware_consensus_disagree"]);
        for (group, figures) in a["by_group"].as_object().unwrap() {
            for (agree, disagree) in [("na", "nd"), ("pa", "pd"), ("pat", "pdt"), ("ra", "rd"), ("rat", "rdt"), ("ns", "ns")] {
                prop_assert_eq!(&figures[agree], &b["by_group"][group][disagree]);
            }
        }
    }
    #[test]
    fn consensus_does_not_depend_on_the_order_of_people(votes in table(1..12, 1..7)) {
        let mut turned = votes.clone();
        turned.reverse();
        prop_assert_eq!(got("consensus", &plain(&votes)), got("consensus", &plain(&turned)));
    }
    #[test]
    fn shares_of_a_group_lie_between_none_and_all(votes in table(2..9, 1..7), labels in prop::collection::vec(0_u8..2, 9)) {
        let of = plain(&votes);
        let labels: Value = votes.iter().zip(&labels).enumerate().map(|(at, (_, label))| (at.to_string(), json!(label))).collect::<serde_json::Map<_, _>>().into();
        let found = value("statement_statistics", &of, &labelled(&labels)).unwrap();
        for figures in found["by_group"].as_object().unwrap().values() {
            prop_assert!(floats(&figures["pa"]).iter().chain(&floats(&figures["pd"])).all(|share| (0.0..1.0).contains(share)));
            prop_assert!(["pat", "pdt", "ra", "rd", "rat", "rdt"].iter().all(|key| floats(&figures[*key]).iter().all(|x| x.is_finite())));
        }
        let spread = value("divisive", &of, &labelled(&labels)).unwrap();
        prop_assert!(floats(&spread["spread_of_agreement"]).iter().all(|spread| (0.0..1.0).contains(spread)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn the_order_of_people_and_of_statements_changes_neither_map_nor_groups(
        (votes, people, statements) in table(15..30, 8..12).prop_flat_map(|votes| {
            let (people, statements) = ((0..votes.len()).collect::<Vec<_>>(), (0..votes[0].len()).collect::<Vec<_>>());
            (Just(votes), Just(people).prop_shuffle(), Just(statements).prop_shuffle())
        })
    ) {
        let one = plain(&votes);
        let shuffled: Table = people.iter().map(|person| votes[*person].clone()).collect();
        let other = conversation(&shuffled, &statements);
        let (a, b) = (got("pca", &one), got("pca", &other));
        prop_assert!(close(&floats(&a["explained_variance"]), &floats(&b["explained_variance"]), 1e-9));
        let (Ok(a), Ok(b)) = (value("groups", &one, &Options::default()), value("groups", &other, &Options::default())) else { return Ok(()) };
        if clear(&one, &a) {
            // A turned axis changes the draws, and the best of 50 starts need not be the best of all.
            prop_assert!(close(&floats(&a["inertia"]), &floats(&b["inertia"]), 0.05));
            if close(&floats(&a["inertia"]), &floats(&b["inertia"]), 1e-9) {
                prop_assert_eq!(&a["sizes"], &b["sizes"]);
                let place = |person: usize| people.iter().position(|other| *other == person).unwrap();
                let order: Vec<usize> = (0..votes.len()).collect();
                prop_assert_eq!(together(&a, &order), together(&b, &order.iter().map(|person| place(*person)).collect::<Vec<_>>()));
            }
        }
    }
    #[test]
    fn if_everyone_says_the_opposite_the_map_is_turned(votes in table(8..20, 7..10)) {
        let opposite: Table = votes.iter().map(|row| row.iter().map(|vote| vote.map(|v| -v)).collect()).collect();
        let (a, b) = (got("pca", &plain(&votes)), got("pca", &plain(&opposite)));
        prop_assert!(close(&floats(&a["explained_variance"]), &floats(&b["explained_variance"]), 1e-9));
        let (a, b) = (group_map(&plain(&votes), SEED), group_map(&plain(&opposite), SEED));
        prop_assert_eq!(a.consensus.agree, b.consensus.disagree);
        prop_assert_eq!(a.points.len(), b.points.len());
    }
    /// What the explained variance is: of the places before they are scaled, which all voting makes the same.
    #[test]
    fn where_everyone_voted_on_everything_the_places_have_the_explained_variance(votes in prop::collection::vec(prop::collection::vec(-1_i8..=1, 8), 3..20)) {
        let votes: Table = votes.into_iter().map(|row| row.into_iter().map(Some).collect()).collect();
        let found = got("pca", &plain(&votes));
        let points: Vec<Vec<f64>> = found["projection"].as_object().unwrap().values().map(floats).collect();
        let free = f64::from(u32::try_from(votes.len() - 1).unwrap());
        for axis in 0..2 {
            let variance = points.iter().map(|point| point[axis] * point[axis]).sum::<f64>() / free;
            prop_assert!((variance - found["explained_variance"][axis].as_f64().unwrap()).abs() < 1e-8);
        }
    }
}

#[test]
fn columns_stand_in_any_order_and_statements_may_have_none() {
    let votes = "\u{feff}7,n-votes,participant,xid,2\r\n1,2,b,\"x, y\",-1\r\n,0,a,,\r\n0,1,10,,\r\n,,9\r\n";
    let comments = "comment-body,comment-id,moderated,agrees,disagrees\n\"Trees, \"\"now\"\"\nand here\",7,-1,5,3\n🌳 شجرة,3,1,,\n";
    let read = reading(votes, Some(comments)).unwrap();
    assert_eq!(read.statements.iter().map(|s| s.id).collect::<Vec<_>>(), vec![2, 7]);
    assert_eq!(read.statements[1].text, "Trees, \"now\"\nand here");
    assert!(read.statements[1].out());
    assert_eq!((read.statements[1].agrees, read.statements[1].disagrees), (Some(5), Some(3)));
    assert_eq!(read.without_votes[0].text, "🌳 شجرة");
    assert_eq!(read.participants.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), vec!["9", "10", "a", "b"]);
    assert_eq!(read.participants[3].votes, vec![Vote { statement: 0, value: -1 }, Vote { statement: 1, value: 1 }]);
    assert_eq!(read.votes(), 3);
}
#[test]
fn what_is_no_vote_is_refused_with_its_place() {
    for odd in ["2", "NaN", "inf", "yes", "1.5", "--1", "1e99"] {
        let message = refused(&format!("participant,1,2\n5,1,\n6,0,{odd}\n"), None);
        assert!(message.contains("line 3, column 3") && message.contains(odd), "{message}");
    }
}
#[test]
fn tables_that_are_not_of_this_form_are_refused() {
    assert!(refused("", None).contains("participant"));
    assert!(refused("who,1\nx,1\n", None).contains("line 1, column 1"));
    assert!(refused("participant,1,1\n", None).contains("line 1, column 3"));
    assert!(refused("participant,99999999999999999999\n", None).contains("line 1, column 2"));
    assert!(refused("participant,1\nx,1\nx,0\n", None).contains("line 3, column 1"));
    assert!(refused("participant,1\n,1\n", None).contains("line 2, column 1"));
    assert!(refused("participant,1\nx,1,1\n", None).contains("line 2, column 3"));
    assert!(refused("participant,1\n", Some("comment-id\n1\n")).contains("comments: line 1"));
    assert!(refused("participant,1\n", Some("comment-id,moderated\n1,0\n1,0\n")).contains("line 3, column 1"));
    assert!(refused("participant,1\n", Some("comment-id,moderated\n1,5\n")).contains("line 2, column 2"));
    assert!(refused("participant,1\n", Some("comment-id,moderated,agrees\n1,1,-4\n")).contains("line 2, column 3"));
}
#[test]
fn without_a_vote_there_is_a_map_of_nothing_and_no_group() {
    for text in ["participant,1,2,3\n", "participant\n", "participant\na\nb\n", "participant,1\na,\n"] {
        let of = reading(text, None).unwrap();
        assert_eq!(got("consensus", &of), json!({"agree": [], "disagree": []}));
        assert!(floats(&got("pca", &of)["explained_variance"]).iter().all(|variance| *variance == 0.0));
        for id in ["groups", "statement_statistics", "representative", "divisive"] {
            assert!(matches!(value(id, &of, &Options::default()), Err(Fault::NoResult(_))), "{id} {text}");
        }
        let map = group_map(&of, SEED);
        assert!(map.groups.is_empty() && map.divisive.is_empty());
        assert_eq!(map.points.len(), of.participants.len());
    }
}
#[test]
fn one_person_or_one_statement_makes_no_group() {
    for text in ["participant,1,2,3,4,5,6,7,8\na,1,1,-1,0,1,-1,1,1\n", "participant,1\na,1\nb,-1\nc,0\n"] {
        let of = reading(text, None).unwrap();
        let map = group_map(&of, SEED);
        assert!(map.groups.is_empty() && map.explained_variance.len() == 1);
        assert!(map.points.iter().all(|point| point.x.is_finite() && point.y == 0.0));
    }
}
#[test]
fn where_all_say_the_same_there_is_consensus_and_no_group() {
    let of = plain(&vec![vec![Some(1); 8]; 20]);
    let map = group_map(&of, SEED);
    assert_eq!(map.consensus.agree.len(), 5);
    assert_eq!(map.consensus.agree[0].statement, 0);
    assert!(map.groups.is_empty());
    assert!(map.points.iter().all(|point| point.x == 0.0 && point.y == 0.0 && point.group.is_none()));
}
#[test]
fn statements_taken_out_are_counted_and_neither_map_nor_divide() {
    let mut of = plain(&vec![vec![Some(1), Some(-1)], vec![Some(-1), Some(1)], vec![Some(1), Some(1)]]);
    for statement in &mut of.statements {
        statement.moderation = Some(-1);
    }
    assert_eq!(got("counts", &of)["moderated_out"], json!([0, 1]));
    assert!(floats(&got("pca", &of)["explained_variance"]).iter().all(|variance| *variance == 0.0));
    let labels = labelled(&json!({"0": 0, "1": 1, "2": 0}));
    assert_eq!(value("representative", &of, &labels).unwrap(), json!({}));
    assert_eq!(value("divisive", &of, &labels).unwrap()["top_20"], json!([]));
}
#[test]
fn given_groups_must_be_of_people_who_took_part() {
    let of = plain(&vec![vec![Some(1)], vec![Some(-1)]]);
    for labels in [json!({"7": 0}), json!({"0": "red"}), json!({"0": -1}), json!([0, 1]), json!(3)] {
        assert!(matches!(value("representative", &of, &labelled(&labels)), Err(Fault::Setting { .. })), "{labels}");
    }
    assert!(matches!(value("representative", &of, &labelled(&json!({}))), Err(Fault::NoResult(_))));
    let apart = value("statement_statistics", &of, &labelled(&json!({"0": 4, "1": 9}))).unwrap();
    assert_eq!(apart["by_group"].as_object().unwrap().keys().collect::<Vec<_>>(), vec!["4", "9"]);
}
#[test]
fn few_people_gaps_and_a_group_of_one_are_said_in_words() {
    let mut votes: Table = (0..12).map(|at| (0..20).map(|s| (s < 8).then_some(if (s + at) % 4 == 0 { -1 } else { 1 })).collect()).collect();
    votes.push((0..20).map(|s| (s < 8).then_some(-1)).collect());
    let map = group_map(&plain(&votes), SEED);
    let said = map.warnings.join(" ");
    assert!(
        said.contains("Only 13 took part")
            && said.contains("60 % of the possible votes")
            && said.contains("nothing about any single person"),
        "{said}"
    );
    if map.groups.iter().any(|group| group.size == 1) {
        assert!(said.contains("one person only"), "{said}");
    }
}
#[test]
fn the_same_seed_gives_the_same_groups_and_is_told() {
    let votes: Table = (0..40).map(|at| (0..9).map(|s| Some(if (at * 7 + s * s * 3) % 5 < 2 { 1 } else { -1 })).collect()).collect();
    let (entry, _) = find("groups").unwrap();
    let input = Input::Opinion(plain(&votes));
    let count = |seed: &str| entry.count(&input, &Options::default().with("seed", seed)).unwrap();
    assert_eq!(count("8"), count("8"));
    assert_eq!(count("8").agreement.unwrap()["seed"], json!(8));
    assert!(entry.count(&input, &Options::default().with("seed", "x")).is_err());
}
