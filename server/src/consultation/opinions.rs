//! The result of a conversation: who stands where without names, groups, what is common, what divides. What would tell of too few
//! people is withheld here, before it leaves.

use super::repo;
use crate::auth::Permit;
use crate::db::schema;
use crate::dispatch::Tx;
use crate::error::{AppError, Result};
use constat_shared::api::consultation::{
    Answers, Caution, CommonStatement, ContributionState, DividingStatement, FEWEST, GroupStatement, Language, OpinionGroup, OpinionPoint,
    OpinionStatement, OpinionsView, ReadOpinions, SessionState,
};
use constat_shared::error::Fault;
use constat_shared::permission::act;
use constat_shared::tally::opinion::{
    Consensus, Conversation, Direction, GroupMap, GroupView, Participant, Representative, SEED, Statement, Vote, group_map,
};
use diesel::prelude::*;

/// Fewer people than this, and a few others could change the picture.
const FEW: usize = 50;
/// How many dividing statements are named.
const DIVIDING: usize = 5;

/// One-sided, at 90 %: as the engine takes statements that stand for a group.
const SIGNIFICANT: f64 = 1.281_551_565_544_600_4;

/// A statement, its words, and what became of it.
type Row = (i32, String, Language, ContributionState);

/// The result; of a session that is not closed, or has no statements, there is none.
pub fn read(tx: &mut Tx<'_>, permit: &Permit<act::ReadOpinions>, _r: ReadOpinions) -> Result<OpinionsView> {
    let (coordination, diagnosis, id) = (permit.coordination()?, permit.diagnosis()?, permit.session()?);
    let found = repo::sessions(tx, coordination, diagnosis)?.into_iter().find(|row| row.line.id == id);
    let session = found.map(|row| row.line).filter(|line| line.state == SessionState::Closed).ok_or(AppError::new(Fault::NotFound))?;
    let rows = statements(tx, permit)?;
    if rows.is_empty() {
        return Err(Fault::NotFound.into());
    }
    let question = {
        use schema::session::dsl as t;
        let row = t::session.find((coordination, id)).select((t::question_fr, t::question_nl, t::question_en, t::question_ar));
        let (fr, nl, en, ar) = row.first(tx.conn)?;
        constat_shared::api::consultation::Question { fr, nl, en, ar }
    };
    let conversation = conversation(&rows, &ballots(tx, permit)?);
    let (title, _) = repo::diagnosis(tx, coordination, diagnosis)?;
    let empty = OpinionsView {
        diagnosis,
        title,
        session,
        question,
        participants: whole(conversation.participants.len()),
        votes: whole(conversation.votes()),
        set_aside: whole(rows.iter().filter(|row| row.3 != ContributionState::Accepted).count()),
        withheld: conversation.participants.len() < FEWEST,
        points: Vec::new(),
        groups: Vec::new(),
        common: Vec::new(),
        dividing: Vec::new(),
        statements: accepted(rows, &conversation),
        cautions: Vec::new(),
    };
    Ok(if empty.withheld { empty } else { counted(empty, &conversation) })
}

fn statements(tx: &mut Tx<'_>, permit: &Permit<act::ReadOpinions>) -> Result<Vec<Row>> {
    use schema::contribution::dsl as c;
    use schema::statement::dsl as t;
    Ok(t::statement
        .inner_join(c::contribution.on(c::coordination_id.eq(t::coordination_id).and(c::id.eq(t::contribution_id))))
        .filter(t::coordination_id.eq(permit.coordination()?))
        .filter(t::session_id.eq(permit.session()?))
        .order(t::number)
        .select((t::number, c::text, c::language, c::state))
        .load::<Row>(tx.conn)?)
}

/// By what is in them: nothing of the result depends on the order of ids.
fn ballots(tx: &mut Tx<'_>, permit: &Permit<act::ReadOpinions>) -> Result<Vec<String>> {
    use schema::reaction_ballot::dsl as t;
    let rows = t::reaction_ballot.filter(t::coordination_id.eq(permit.coordination()?)).filter(t::session_id.eq(permit.session()?));
    let mut ballots: Vec<String> = rows.select(t::content).load(tx.conn)?;
    ballots.sort_unstable();
    Ok(ballots)
}

/// For the engine: statements without words, ballots without names. Who answered nothing did not take part.
fn conversation(rows: &[Row], ballots: &[String]) -> Conversation {
    let statement = |(number, _, _, state): &Row| Statement {
        id: u64::try_from(*number).unwrap_or_default(),
        moderation: Some(if *state == ContributionState::Accepted { 1 } else { -1 }),
        ..Statement::default()
    };
    let vote = |(place, letter): (u32, char)| {
        let value = match letter {
            'a' => 1,
            'd' => -1,
            'p' => 0,
            _ => return None,
        };
        Some(Vote { statement: place, value })
    };
    let votes = |content: &String| (0..).zip(content.chars().take(rows.len())).filter_map(vote).collect::<Vec<_>>();
    let people = ballots.iter().map(votes).filter(|votes| !votes.is_empty());
    Conversation {
        statements: rows.iter().map(statement).collect(),
        without_votes: Vec::new(),
        participants: people.map(|votes| Participant { id: String::new(), votes }).collect(),
    }
}

/// The accepted ones, with answers where enough people gave one.
fn accepted(rows: Vec<Row>, conversation: &Conversation) -> Vec<OpinionStatement> {
    let mut counts = vec![Answers { agree: 0, disagree: 0, pass: 0 }; rows.len()];
    for vote in conversation.participants.iter().flat_map(|participant| &participant.votes) {
        if let Some(count) = usize::try_from(vote.statement).ok().and_then(|place| counts.get_mut(place)) {
            match vote.value {
                1 => count.agree += 1,
                -1 => count.disagree += 1,
                _ => count.pass += 1,
            }
        }
    }
    let shown = rows.into_iter().zip(counts).filter(|((.., state), _)| *state == ContributionState::Accepted);
    let enough = |answers: &Answers| all(*answers) >= whole(FEWEST);
    shown
        .map(|((number, text, language, _), answers)| OpinionStatement { number, text, language, answers: Some(answers).filter(enough) })
        .collect()
}

/// Puts in what the engine finds, as far as it may be told.
fn counted(view: OpinionsView, conversation: &Conversation) -> OpinionsView {
    let map = group_map(conversation, SEED);
    // What is known of the others would tell of a small group what is left of the total: then nothing compares groups by figures.
    let small = map.groups.iter().any(|group| group.size < FEWEST);
    let shown = |group: usize| map.groups.get(group).is_some_and(|group| group.size >= FEWEST);
    let points = map.points.iter().filter(|point| point.group.is_none_or(shown));
    let cautions = cautions(conversation, &map, small);
    OpinionsView {
        points: points.map(|p| OpinionPoint { x: rounded(p.x), y: rounded(p.y), group: p.group }).collect(),
        groups: map
            .groups
            .iter()
            .map(|group| match group.size {
                few if few < FEWEST => OpinionGroup { size: None, statements: Vec::new() },
                size => OpinionGroup {
                    size: Some(whole(size)),
                    statements: telling(group).map(|statement| represents(statement, small)).collect(),
                },
            })
            .collect(),
        common: common(&map.consensus),
        dividing: if small || map.groups.is_empty() { split(&view.statements) } else { dividing(&map) },
        cautions,
        ..view
    }
}

/// What most of a group say. The engine's best agreement can be one that the group merely shares less than the others: that
/// would read as its opposite.
fn telling(group: &GroupView) -> impl Iterator<Item = &Representative> {
    group.statements.iter().filter(|statement| statement.votes * 2 > statement.of)
}

fn represents(statement: &Representative, small: bool) -> GroupStatement {
    let told = !small && statement.of >= FEWEST;
    GroupStatement {
        number: number(statement.statement),
        agrees: statement.direction == Direction::Agree,
        share: told.then(|| percent(whole(statement.votes), whole(statement.of))),
    }
}

fn common(consensus: &Consensus) -> Vec<CommonStatement> {
    let sides = [(true, &consensus.agree), (false, &consensus.disagree)];
    let all = sides.into_iter().flat_map(|(agrees, side)| side.iter().map(move |one| (agrees, one)));
    all.filter(|(_, one)| one.of >= FEWEST)
        .map(|(agrees, one)| CommonStatement { number: number(one.statement), agrees, share: percent(whole(one.votes), whole(one.of)) })
        .collect()
}

fn dividing(map: &GroupMap) -> Vec<DividingStatement> {
    let some = map.divisive.iter().filter(|one| one.spread > 0.0).take(DIVIDING);
    some.map(|one| DividingStatement { number: number(one.statement), spread: Some(hundredths(one.spread)) }).collect()
}

/// What everyone together is most evenly split on, where groups are not compared.
fn split(statements: &[OpinionStatement]) -> Vec<DividingStatement> {
    let even = |answers: Answers| percent(answers.agree.min(answers.disagree), all(answers));
    let mut found: Vec<(f64, i32)> = statements.iter().filter_map(|s| Some((even(s.answers?), s.number))).collect();
    found.retain(|(share, _)| *share >= 0.25);
    found.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    found.into_iter().take(DIVIDING).map(|(_, number)| DividingStatement { number, spread: None }).collect()
}

fn cautions(conversation: &Conversation, map: &GroupMap, small: bool) -> Vec<Caution> {
    let mut found = Vec::new();
    let people = conversation.participants.len();
    if people < FEW {
        found.push(Caution::FewPeople { people: whole(people) });
    }
    let open: Vec<bool> = conversation.statements.iter().map(|statement| !statement.out()).collect();
    let cells = whole(open.iter().filter(|open| **open).count()) * whole(people);
    let counts = |vote: &&Vote| usize::try_from(vote.statement).ok().and_then(|place| open.get(place)).copied().unwrap_or(false);
    let cast = conversation.participants.iter().flat_map(|participant| &participant.votes).filter(counts).count();
    let gaps = cells - whole(cast);
    if gaps * 2 > cells {
        // Rounded down: what is nearly all is not all.
        found.push(Caution::ManyGaps { percent: gaps * 100 / cells });
    }
    if gaps > 0 {
        found.push(Caution::GapsFilled);
    }
    if let [_, second, third] = map.explained_variance.as_slice()
        && *second > 0.0
        && (second - third) / second < 0.05
    {
        found.push(Caution::WeakSecond);
    }
    found.push(if map.groups.is_empty() { Caution::NoGroups } else { Caution::GroupsSimplify });
    let mut shown = map.groups.iter().filter(|group| group.size >= FEWEST).flat_map(telling);
    if shown.any(|statement| statement.best && statement.test <= SIGNIFICANT) {
        found.push(Caution::MayBeChance);
    }
    if small {
        found.push(Caution::SmallGroup);
    }
    found
}

fn all(answers: Answers) -> i64 {
    answers.agree + answers.disagree + answers.pass
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn number(statement: u64) -> i32 {
    i32::try_from(statement).unwrap_or(i32::MAX)
}

/// A share in whole hundredths.
#[expect(clippy::cast_precision_loss, reason = "counts of people, far below 2^52")]
fn percent(part: i64, of: i64) -> f64 {
    if of > 0 { hundredths(part as f64 / of as f64) } else { 0.0 }
}

fn hundredths(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

/// As exact as a picture needs it; `0.0` is added so that there is no negative zero.
fn rounded(place: f64) -> f64 {
    (place * 100.0).round() / 100.0 + 0.0
}
