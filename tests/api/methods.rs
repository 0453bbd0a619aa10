//! Each method from planning to its result, with real ballots; a round of three colleges, one without its quorum and one under
//! the threshold.

use crate::support::world::{Client, Engine, World};
use constat_shared::api::Method;
use constat_shared::api::prioritisation::method::{of_pair, on_criterion};
use constat_shared::api::prioritisation::{CastBallot, CastSlip, CollegeResult, ReadRound, ReadSlips, RoundView};
use constat_shared::error::Fault;
use constat_shared::ids::{FindingId, RoundId};
use serde_json::{Value, json};

const WORKERS: [&str; 8] = ["nadia", "karim", "els", "greet", "jonas", "hilde", "yusuf", "olivier"];

/// A world where Claire plans, and the findings of its diagnosis that a round may be about.
struct Table {
    world: World,
    claire: Client,
    diagnosis: String,
    items: Vec<FindingId>,
}

impl Table {
    async fn laid(engine: Engine) -> Self {
        let world = World::fresh(engine).await;
        let claire = world.enter("claire").await;
        let round: RoundId = world.closed_round.parse().expect("an id");
        let closed = claire.call(ReadRound { round }).await.expect("read");
        let mut items: Vec<FindingId> = closed.items.iter().map(|item| item.id).collect();
        items.truncate(4);
        items.sort_unstable();
        Self { diagnosis: closed.diagnosis.to_string(), world, claire, items }
    }
    /// Plans and opens a round; `more` are its settings.
    async fn open(&self, college: &str, method: &str, more: Value) -> RoundId {
        let mut body = json!({"title_fr": "Par quoi commencer", "college": college, "method": method, "items": self.items, "threshold": 5});
        body.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        let (status, made) = self.claire.send(Method::Post, &format!("/api/d/{}/rounds", self.diagnosis), &body).await;
        assert_eq!(status, 200, "{made}");
        let round: RoundId = made["id"].as_str().expect("an id").parse().expect("an id");
        let (status, opened) = self.claire.send(Method::Post, &format!("/api/rounds/{round}/open"), &json!({"slips": 100})).await;
        assert_eq!(status, 200, "{opened}");
        round
    }
    async fn close(&self, round: RoundId) -> CollegeResult {
        let (status, answer) = self.claire.send(Method::Post, &format!("/api/rounds/{round}/close"), &json!({})).await;
        assert_eq!(status, 200, "{answer}");
        self.read(round).await.result.expect("counted")
    }
    async fn post(&self, round: RoundId, what: &str, body: Value) -> u16 {
        self.claire.send(Method::Post, &format!("/api/rounds/{round}/{what}"), &body).await.0
    }
    async fn read(&self, round: RoundId) -> RoundView {
        self.claire.call(ReadRound { round }).await.expect("read")
    }
    /// The eight workers vote: each says what `ballot` gives for its number.
    async fn workers(&self, round: RoundId, ballot: impl Fn(usize) -> Vec<String>) {
        for (number, key) in WORKERS.iter().enumerate() {
            self.world.enter(key).await.call(said(round, ballot(number))).await.expect("voted");
        }
        assert!(self.read(round).await.result.is_none(), "nothing before closing");
    }
}

fn said(round: RoundId, say: Vec<String>) -> CastBallot {
    CastBallot { round, item: Vec::new(), points: Vec::new(), say }
}
fn figure(subject: impl std::fmt::Display, figure: i64) -> String {
    format!("{subject}={figure}")
}
/// Item, place and score of the rows that are shown.
fn rows(result: &CollegeResult) -> Vec<(FindingId, i64, f64)> {
    result.rows.iter().filter_map(|row| Some((row.item.id, row.place?, row.score?))).collect()
}
async fn faults(client: &Client, ballot: CastBallot) -> Vec<(String, Fault)> {
    let problem = client.call(ballot).await.expect_err("against the rule");
    assert_eq!(problem.code, Fault::Invalid);
    problem.fields.into_iter().map(|field| (field.path, field.code)).collect()
}

async fn approvals_are_counted_and_one_too_many_is_refused(engine: Engine) {
    let table = Table::laid(engine).await;
    let [a, b, c, d] = table.items[..] else { panic!("four items") };
    let round = table.open("workers", "approval", json!({"most": 3})).await;
    let els = table.world.enter("els").await;
    let all = [a, b, c, d].map(|id| figure(id, 1)).to_vec();
    assert_eq!(faults(&els, said(round, all)).await, [("points".to_owned(), Fault::FieldOutOfBounds)]);
    assert_eq!(faults(&els, said(round, Vec::new())).await, [("points".to_owned(), Fault::FieldEmpty)]);
    assert_eq!(faults(&els, said(round, vec![figure(a, 2)])).await, [(format!("say.{a}"), Fault::FieldOutOfBounds)]);
    assert_eq!(faults(&els, said(round, vec![figure(round, 1)])).await, [("say".to_owned(), Fault::FieldNotAChoice)]);
    // All eight are for a, seven for b, five for c; d is left with two and goes, and c with it: two alone would tell.
    table
        .workers(round, |n| {
            [(a, true), (b, n < 7), (c, n < 5), (d, n > 5)].into_iter().filter(|(_, is)| *is).map(|(id, _)| figure(id, 1)).collect()
        })
        .await;
    let result = table.close(round).await;
    assert_eq!(rows(&result), [(a, 1, 8.0), (b, 2, 7.0)]);
    assert_eq!(result.rows.iter().filter(|row| row.place.is_none()).count(), 2);
    assert!(result.firm.is_none() && result.total.is_none(), "with items withheld, nothing is told of draws");
}

async fn answers_are_ordered_by_agreement_and_small_numbers_stay_untold(engine: Engine) {
    let table = Table::laid(engine).await;
    let [a, b, c, d] = table.items[..] else { panic!("four items") };
    let round = table.open("workers", "reaction", json!({})).await;
    let karim = table.world.enter("karim").await;
    assert_eq!(faults(&karim, said(round, vec![figure(a, 4)])).await, [(format!("say.{a}"), Fault::FieldOutOfBounds)]);
    // a: all agree. b: five agree, three do not. c: all pass. d: all disagree.
    table.workers(round, |n| vec![figure(a, 1), figure(b, if n < 5 { 1 } else { 2 }), figure(c, 3), figure(d, 2)]).await;
    let result = table.close(round).await;
    assert_eq!(rows(&result), [(a, 1, 8.0), (b, 2, 2.0), (c, 3, 0.0), (d, 4, -8.0)]);
    let answers: Vec<_> = result.rows.iter().map(|row| row.answers.map(|a| (a.agree, a.disagree, a.pass))).collect();
    assert_eq!(answers, [Some((8, 0, 0)), None, Some((0, 0, 8)), Some((0, 8, 0))], "three against are too few to be told");
    let shares: Vec<_> = result.rows.iter().map(|row| row.share.expect("shown")).collect();
    assert!((shares[0] - 1.0).abs() < 1e-12 && (shares[2] - 0.5).abs() < 1e-12 && shares[3].abs() < 1e-12, "{shares:?}");
}

async fn a_grid_is_weighted_and_takes_all_criteria_or_none(engine: Engine) {
    let table = Table::laid(engine).await;
    let [a, b, c, d] = table.items[..] else { panic!("four items") };
    let plan = json!({"title_fr": "x", "college": "workers", "method": "rating", "items": table.items, "criteria": "Ampleur * lots"});
    let (status, _) = table.claire.send(Method::Post, &format!("/api/d/{}/rounds", table.diagnosis), &plan).await;
    assert_eq!(status, 422, "a weight that is none");
    let round = table.open("workers", "rating", json!({"criteria": "Ampleur / Omvang * 1\nGravité / Ernst * 3"})).await;
    let settings = table.read(round).await.settings;
    assert_eq!(settings.criteria.iter().map(|c| (c.name.nl.as_str(), c.weight)).collect::<Vec<_>>(), [("Omvang", 1), ("Ernst", 3)]);
    let els = table.world.enter("els").await;
    let half = said(round, vec![figure(on_criterion(a, 1), 4)]);
    assert_eq!(faults(&els, half).await, [(format!("say.{}", on_criterion(a, 2)), Fault::FieldEmpty)]);
    let row = |id: FindingId, size: i64, weight: i64| [figure(on_criterion(id, 1), size), figure(on_criterion(id, 2), weight)];
    // By hand, (size + 3 × weight) / 4: a 5 and 4 by turns, b 2, c 3.5, d 1.
    table.workers(round, |n| [row(a, 5, if n % 2 == 0 { 5 } else { 3 }), row(b, 2, 2), row(c, 5, 3), row(d, 1, 1)].concat()).await;
    let result = table.close(round).await;
    assert_eq!(rows(&result), [(a, 1, 4.25), (c, 2, 3.5), (b, 3, 2.0), (d, 4, 1.0)]);
    assert_eq!(result.rows[0].means, [5.0, 4.0]);
    let firm = result.firm.expect("every item is shown");
    assert_eq!((firm.top, firm.seed, firm.to_change), (2, settings.seed, None));
    assert_eq!(result.rows.iter().map(|row| row.firm).collect::<Vec<_>>(), [Some(100.0), Some(100.0), Some(0.0), Some(0.0)]);
}

async fn hanlon_multiplies_and_what_cannot_be_done_is_nothing(engine: Engine) {
    let table = Table::laid(engine).await;
    let round = table.open("workers", "hanlon", json!({})).await;
    let rated = |id: FindingId, given: [i64; 4]| (1..).zip(given).map(move |(criterion, f)| figure(on_criterion(id, criterion), f));
    let given = [[8, 10, 6, 2], [2, 2, 2, 2], [10, 10, 10, 1], [1, 5, 3, 2]];
    table.workers(round, |_| table.items.iter().zip(given).flat_map(|(id, row)| rated(*id, row)).collect()).await;
    let result = table.close(round).await;
    let scores: Vec<f64> = rows(&result).iter().map(|(_, _, score)| *score).collect();
    // (A + 2B) × C by hand: 168, 33, 12, and 0 where nothing can be done.
    assert_eq!(scores, [168.0, 33.0, 12.0, 0.0]);
}

async fn pairs_are_drawn_and_one_person_is_one_voice(engine: Engine) {
    let table = Table::laid(engine).await;
    let [a, b, c, d] = table.items[..] else { panic!("four items") };
    let round = table.open("workers", "comparison", json!({})).await;
    assert_eq!(table.read(round).await.ask.len(), 6, "all pairs of four");
    let els = table.world.enter("els").await;
    assert_eq!(faults(&els, said(round, vec![figure(of_pair(b, a), 1)])).await, [("say".to_owned(), Fault::FieldNotAChoice)]);
    // a wins everything but one; b beats c and d but for one; c and d are level.
    let pairs = |n: usize| {
        let upset = i64::from(n == 0);
        vec![
            figure(of_pair(a, b), 1),
            figure(of_pair(a, c), 1 + upset),
            figure(of_pair(a, d), 1),
            figure(of_pair(b, c), 1),
            figure(of_pair(b, d), 1 + upset),
            figure(of_pair(c, d), 3),
        ]
    };
    table.workers(round, pairs).await;
    let result = table.close(round).await;
    // Of 24 comparisons each: a 23, b 15, c 4 + 1, d 4 + 1.
    let found = rows(&result);
    assert_eq!(found.iter().map(|(id, place, _)| (*id, *place)).collect::<Vec<_>>(), [(a, 1), (b, 2), (c, 3), (d, 3)]);
    assert!((found[0].2 - 23.0 / 24.0).abs() < 1e-9 && (found[2].2 - 5.0 / 24.0).abs() < 1e-9, "{found:?}");
    assert_eq!(result.rows[0].voices, Some(8));
    let strengths: Vec<_> = result.rows.iter().map(|row| row.strength.expect("all can be compared")).collect();
    assert!(strengths[0].low < strengths[0].value && strengths[0].value > strengths[1].value && strengths[1].value > strengths[2].value);
    // Three people with all their pairs are three voices, and under the threshold.
    let small = table.open("organisations", "comparison", json!({})).await;
    for key in ["philippe", "geert", "malika"] {
        table.world.enter(key).await.call(said(small, pairs(1))).await.expect("voted");
    }
    assert!(table.close(small).await.withheld);
}

async fn rankings_are_counted_in_several_ways(engine: Engine) {
    let table = Table::laid(engine).await;
    let round = table.open("workers", "ranking", json!({})).await;
    table
        .workers(round, |n| {
            table.items.iter().zip(if n < 5 { [1, 2, 3, 4] } else { [4, 1, 2, 3] }).map(|(id, rank)| figure(id, rank)).collect()
        })
        .await;
    let result = table.close(round).await;
    let numbers: Vec<i32> =
        table.items.iter().map(|id| result.rows.iter().find(|row| row.item.id == *id).expect("there").item.number).collect();
    // Borda by hand: a 15, b 19, c 11, d 3; of two, five of eight prefer a to each other.
    assert_eq!(rows(&result).iter().map(|(_, _, score)| *score).collect::<Vec<_>>(), [19.0, 15.0, 11.0, 3.0]);
    assert_eq!(
        result.others.iter().map(|other| other.method.as_str()).collect::<Vec<_>>(),
        ["copeland", "schulze_margins", "ranked_pairs_margins", "irv"]
    );
    assert!(result.others.iter().all(|other| other.order[0] == [numbers[0]]), "{:?}", result.others);
}

async fn sixty_voters_in_three_colleges_with_a_quorum_missed_and_a_college_too_small(engine: Engine) {
    let table = Table::laid(engine).await;
    let order = |turn: usize| -> Vec<String> {
        table.items.iter().zip(1..).map(|(id, rank)| figure(id, 1 + (rank + i64::try_from(turn).expect("small")) % 4)).collect()
    };
    // Residents: 38 of 100, where half was needed.
    let residents = table.open("residents", "ranking", json!({"quorum": 50, "title_nl": "Waarmee beginnen"})).await;
    let codes = table.claire.call(ReadSlips { round: residents }).await.expect("to print").codes;
    for (number, code) in codes.into_iter().take(38).enumerate() {
        let cast = CastSlip { code, item: Vec::new(), points: Vec::new(), say: order(usize::from(number % 3 == 0)) };
        table.world.nobody_at(u8::try_from(number + 2).expect("few")).call(cast).await.expect("voted");
    }
    let first = table.close(residents).await;
    assert_eq!((first.turnout.voted, first.turnout.entitled, first.quorum_met, first.withheld), (38, 100, false, false));
    assert_eq!(first.rows.len(), 4, "missed, and shown all the same");
    // Workers: all there are.
    let workers = table.open("workers", "ranking", json!({"quorum": 50})).await;
    let keys = [
        "nadia",
        "thomas",
        "sofie",
        "ines",
        "bram",
        "greet",
        "karim",
        "lotte",
        "fatoumata",
        "julien",
        "annelies",
        "marta",
        "olivier",
        "chloe",
        "yusuf",
        "hilde",
        "jonas",
        "amina",
        "els",
    ];
    for (number, key) in keys.into_iter().enumerate() {
        table.world.enter(key).await.call(said(workers, order(number % 2))).await.expect("voted");
    }
    let second = table.close(workers).await;
    assert_eq!((second.turnout.voted, second.quorum_met, second.withheld), (19, true, false));
    // Organisations: three.
    let organisations = table.open("organisations", "ranking", json!({})).await;
    for key in ["philippe", "geert", "malika"] {
        table.world.enter(key).await.call(said(organisations, order(0))).await.expect("voted");
    }
    let third = table.close(organisations).await;
    assert!(third.withheld && third.rows.is_empty() && third.firm.is_none() && third.others.is_empty());
    assert_eq!(first.turnout.voted + second.turnout.voted + third.turnout.voted, 60);
    assert_eq!(table.world.check().await.faults, Vec::<String>::new());
}

async fn a_round_is_prolonged_and_closed_early_with_a_reason(engine: Engine) {
    let table = Table::laid(engine).await;
    let plan = |closes: &str| json!({"title_fr": "x", "college": "workers", "method": "reaction", "items": table.items, "closes": closes});
    let rounds = format!("/api/d/{}/rounds", table.diagnosis);
    let (status, _) = table.claire.send(Method::Post, &rounds, &plan("2001-01-01")).await;
    assert_eq!(status, 422, "a day that is over");
    let round = table.open("workers", "reaction", json!({"closes": "2190-05-01"})).await;
    assert_eq!(table.post(round, "prolong", json!({"until": "2190-04-01", "reason": "trop tôt"})).await, 422, "shorter is not longer");
    assert_eq!(table.post(round, "prolong", json!({"until": "2190-06-01", "reason": " "})).await, 422, "without a reason");
    assert_eq!(table.post(round, "prolong", json!({"until": "2190-06-01", "reason": "Congé"})).await, 200);
    assert_eq!(table.post(round, "close", json!({})).await, 422, "early, and not all have voted");
    assert_eq!(table.post(round, "close", json!({"reason": "Assemblée avancée"})).await, 200);
    let changes = table.read(round).await.result.expect("counted").changes;
    let told: Vec<_> = changes.iter().map(|change| (change.until.map(|day| day.to_string()), change.reason.as_str())).collect();
    assert_eq!(told, [(Some("2190-06-01".to_owned()), "Congé"), (None, "Assemblée avancée")]);
}

crate::on_both_engines!(
    approvals_are_counted_and_one_too_many_is_refused,
    answers_are_ordered_by_agreement_and_small_numbers_stay_untold,
    a_grid_is_weighted_and_takes_all_criteria_or_none,
    hanlon_multiplies_and_what_cannot_be_done_is_nothing,
    pairs_are_drawn_and_one_person_is_one_voice,
    rankings_are_counted_in_several_ways,
    sixty_voters_in_three_colleges_with_a_quorum_missed_and_a_college_too_small,
    a_round_is_prolonged_and_closed_early_with_a_reason,
);
