//! Where a caller stands towards what a request names: loaded inside the request's own transaction.

use super::Caller;
use crate::db::{Conn, schema};
use crate::error::Result;
use crate::keys;
use constat_shared::api::Target;
use constat_shared::diagnosis::{StepKind, StepState};
use constat_shared::ids::{
    CoordinationId, DiagnosisId, FindingId, GroupId, MembershipId, MemorandumId, OrganisationId, PersonId, RecipientId, RecommendationId,
    RoundId, SessionId, StepId, ThemeId,
};
use constat_shared::permission::{Role, Standing, Who};
use constat_shared::time::Day;
use diesel::prelude::*;

/// The caller's place in the coordination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Id.
    pub id: MembershipId,
    /// Role.
    pub role: Role,
    /// Organisation that they come from.
    pub organisation: Option<OrganisationId>,
    /// Whether they hold its mandate.
    pub mandate: bool,
}

/// The ids that were checked.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "each field is named after its type")]
pub struct Scope {
    pub coordination: Option<CoordinationId>,
    pub diagnosis: Option<DiagnosisId>,
    pub step: Option<StepId>,
    pub theme: Option<ThemeId>,
    pub group: Option<GroupId>,
    pub finding: Option<FindingId>,
    pub session: Option<SessionId>,
    pub round: Option<RoundId>,
    pub memorandum: Option<MemorandumId>,
    pub recommendation: Option<RecommendationId>,
    pub recipient: Option<RecipientId>,
    pub signatory: Option<MembershipId>,
    pub member: Option<Member>,
}

impl Scope {
    /// The innermost thing, for the journal.
    pub fn target(&self) -> Option<[u8; 16]> {
        self.finding
            .map(|i| *i.bytes())
            .or_else(|| self.recommendation.map(|i| *i.bytes()))
            .or_else(|| self.memorandum.map(|i| *i.bytes()))
            .or_else(|| self.round.map(|i| *i.bytes()))
            .or_else(|| self.session.map(|i| *i.bytes()))
            .or_else(|| self.group.map(|i| *i.bytes()))
            .or_else(|| self.theme.map(|i| *i.bytes()))
            .or_else(|| self.step.map(|i| *i.bytes()))
            .or_else(|| self.diagnosis.map(|i| *i.bytes()))
    }
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Ids.
    pub scope: Scope,
    /// For the table.
    pub standing: Standing,
}

/// Finds what the target names: ids only, which never change.
pub fn locate(conn: &mut Conn, target: &Target, caller: &Caller) -> Result<Option<Scope>> {
    let mut scope = Scope::default();
    match target {
        Target::Nothing => {}
        Target::Coordination(id) => {
            scope.coordination = schema::coordination::table.find(id).select(schema::coordination::id).first(conn).optional()?;
            if scope.coordination.is_none() {
                return Ok(None);
            }
        }
        Target::Organisation(id) => {
            use schema::organisation::dsl as t;
            let Some(row) = t::organisation.filter(t::id.eq(id)).select(t::coordination_id).first(conn).optional()? else {
                return Ok(None);
            };
            scope.coordination = Some(row);
        }
        Target::Diagnosis(id) => {
            use schema::diagnosis::dsl as t;
            let Some(row) = t::diagnosis.filter(t::id.eq(id)).select(t::coordination_id).first(conn).optional()? else { return Ok(None) };
            (scope.coordination, scope.diagnosis) = (Some(row), Some(*id));
        }
        Target::Step(id) => {
            use schema::step::dsl as t;
            let Some(row) = t::step.filter(t::id.eq(id)).select((t::coordination_id, t::diagnosis_id)).first(conn).optional()? else {
                return Ok(None);
            };
            ((scope.coordination, scope.diagnosis), scope.step) = (some2(row), Some(*id));
        }
        Target::Theme(id) => {
            use schema::theme::dsl as t;
            let Some(row) = t::theme.filter(t::id.eq(id)).select((t::coordination_id, t::diagnosis_id)).first(conn).optional()? else {
                return Ok(None);
            };
            ((scope.coordination, scope.diagnosis), scope.theme) = (some2(row), Some(*id));
        }
        Target::Group(id) => {
            use schema::working_group::dsl as t;
            let found =
                t::working_group.filter(t::id.eq(id)).select((t::coordination_id, t::diagnosis_id, t::theme_id)).first(conn).optional()?;
            let Some((c, d, theme)) = found else { return Ok(None) };
            (scope.coordination, scope.diagnosis, scope.theme, scope.group) = (Some(c), Some(d), Some(theme), Some(*id));
        }
        Target::Finding(id) => {
            use schema::finding::dsl as t;
            let found = t::finding
                .filter(t::id.eq(id))
                .select((t::coordination_id, t::diagnosis_id, t::theme_id, t::group_id))
                .first(conn)
                .optional()?;
            let Some((c, d, theme, group)) = found else { return Ok(None) };
            (scope.coordination, scope.diagnosis, scope.theme, scope.group, scope.finding) =
                (Some(c), Some(d), Some(theme), Some(group), Some(*id));
        }
        Target::Session(id) => {
            use schema::session::dsl as t;
            let Some(row) = t::session.filter(t::id.eq(id)).select((t::coordination_id, t::diagnosis_id)).first(conn).optional()? else {
                return Ok(None);
            };
            ((scope.coordination, scope.diagnosis), scope.session) = (some2(row), Some(*id));
        }
        Target::SessionCode(code) => {
            use schema::session::dsl as t;
            let found = t::session
                .filter(t::code.eq(keys::typed_code(code)))
                .select((t::coordination_id, t::diagnosis_id, t::id))
                .first(conn)
                .optional()?;
            let Some((c, d, id)) = found else { return Ok(None) };
            (scope.coordination, scope.diagnosis, scope.session) = (Some(c), Some(d), Some(id));
        }
        Target::Round(id) => {
            use schema::round::dsl as t;
            let Some(row) = t::round.filter(t::id.eq(id)).select((t::coordination_id, t::diagnosis_id)).first(conn).optional()? else {
                return Ok(None);
            };
            ((scope.coordination, scope.diagnosis), scope.round) = (some2(row), Some(*id));
        }
        Target::Slip(code) => {
            use schema::round::dsl as t;
            let found = schema::round_slip::table
                .inner_join(t::round.on(t::id.eq(schema::round_slip::round_id)))
                .filter(schema::round_slip::hash.eq(keys::hash(&keys::typed_code(code))))
                .select((t::coordination_id, t::diagnosis_id, t::id))
                .first(conn)
                .optional()?;
            let Some((c, d, id)) = found else { return Ok(None) };
            (scope.coordination, scope.diagnosis, scope.round) = (Some(c), Some(d), Some(id));
        }
        Target::Memorandum(id) => {
            use schema::memorandum::dsl as t;
            let Some(row) = t::memorandum.filter(t::id.eq(id)).select((t::coordination_id, t::diagnosis_id)).first(conn).optional()? else {
                return Ok(None);
            };
            ((scope.coordination, scope.diagnosis), scope.memorandum) = (some2(row), Some(*id));
        }
        Target::Recommendation(id) => {
            use schema::memorandum::dsl as m;
            use schema::recommendation::dsl as t;
            let found = t::recommendation
                .inner_join(m::memorandum.on(m::id.eq(t::memorandum_id)))
                .filter(t::id.eq(id))
                .select((t::coordination_id, m::diagnosis_id, m::id, t::recipient_id))
                .first::<(CoordinationId, DiagnosisId, MemorandumId, Option<RecipientId>)>(conn)
                .optional()?;
            let Some((c, d, memorandum, recipient)) = found else { return Ok(None) };
            (scope.coordination, scope.diagnosis, scope.memorandum, scope.recommendation) = (Some(c), Some(d), Some(memorandum), Some(*id));
            scope.recipient = recipient.filter(|r| caller.official == Some(*r));
        }
        Target::Official(token) => {
            use schema::memorandum::dsl as m;
            use schema::recipient::dsl as t;
            let found = t::recipient
                .inner_join(m::memorandum.on(m::id.eq(t::memorandum_id)))
                .filter(t::token.eq(keys::hash(token)))
                .select((t::coordination_id, m::diagnosis_id, m::id, t::id))
                .first(conn)
                .optional()?;
            let Some((c, d, memorandum, id)) = found else { return Ok(None) };
            (scope.coordination, scope.diagnosis, scope.memorandum) = (Some(c), Some(d), Some(memorandum));
            scope.recipient = Some(id).filter(|r| caller.official == Some(*r));
        }
        Target::Signatory(token) => {
            use schema::memorandum::dsl as m;
            use schema::signatory_link::dsl as t;
            let hash = keys::hash(token);
            let found = t::signatory_link
                .inner_join(m::memorandum.on(m::id.eq(t::memorandum_id).and(m::coordination_id.eq(t::coordination_id))))
                .filter(t::token.eq(&hash))
                .select((t::coordination_id, m::diagnosis_id, m::id, t::membership_id))
                .first::<(CoordinationId, DiagnosisId, MemorandumId, MembershipId)>(conn)
                .optional()?;
            let Some((c, d, memorandum, membership)) = found else { return Ok(None) };
            (scope.coordination, scope.diagnosis, scope.memorandum) = (Some(c), Some(d), Some(memorandum));
            scope.signatory = Some(membership).filter(|_| caller.signatory.as_deref() == Some(keys::hex(&hash).as_str()));
        }
    }
    Ok(Some(scope))
}

/// In the place of what is missing: ids of nothing, so that the same questions are asked as of what is there. Whoever may not
/// know of a thing must not learn from the time of the answer that it exists.
pub fn nowhere(target: &Target) -> Scope {
    let mut scope = Scope { coordination: nil(CoordinationId::from_uuid), ..Scope::default() };
    if !matches!(target, Target::Coordination(_) | Target::Organisation(_)) {
        scope.diagnosis = nil(DiagnosisId::from_uuid);
    }
    match target {
        Target::Finding(_) => (scope.group, scope.finding) = (nil(GroupId::from_uuid), nil(FindingId::from_uuid)),
        Target::Group(_) => scope.group = nil(GroupId::from_uuid),
        Target::Session(_) | Target::SessionCode(_) => scope.session = nil(SessionId::from_uuid),
        Target::Round(_) | Target::Slip(_) => scope.round = nil(RoundId::from_uuid),
        Target::Nothing
        | Target::Coordination(_)
        | Target::Organisation(_)
        | Target::Diagnosis(_)
        | Target::Step(_)
        | Target::Theme(_)
        | Target::Memorandum(_)
        | Target::Recommendation(_)
        | Target::Official(_)
        | Target::Signatory(_) => {}
    }
    scope
}

fn nil<T>(id: fn(uuid::Uuid) -> T) -> Option<T> {
    Some(id(uuid::Uuid::nil()))
}

fn some2<A, B>((a, b): (A, B)) -> (Option<A>, Option<B>) {
    (Some(a), Some(b))
}

/// What the caller is in this scope now, and which steps are open.
pub fn stand(conn: &mut Conn, caller: &Caller, mut scope: Scope, today: Day, keys: &keys::Keys, target: &Target) -> Result<Loaded> {
    let mut who = vec![Who::Public];
    if let Some(person) = &caller.person {
        who.push(Who::Person);
        if person.operator {
            who.push(Who::Operator);
        }
        // By a personal link one is who it was sent to, and nobody else.
        if let Some(coordination) = scope.coordination.filter(|_| !matches!(target, Target::Signatory(_))) {
            use schema::membership::dsl as t;
            let row = t::membership
                .filter(t::coordination_id.eq(coordination))
                .filter(t::person_id.eq(person.id))
                .filter(t::state.eq("active"))
                .select((t::id, t::role, t::organisation_id, t::mandate, t::until))
                .first::<(MembershipId, Role, Option<OrganisationId>, bool, Option<Day>)>(conn)
                .optional()?;
            let member = row
                .filter(|(.., until)| until.is_none_or(|day| today <= day))
                .map(|(id, role, organisation, mandate, _)| Member { id, role, organisation, mandate });
            // The same questions for a member and for anybody else: see `nowhere`.
            let id = member.as_ref().map_or_else(|| MembershipId::from_uuid(uuid::Uuid::nil()), |member| member.id);
            let there = there(conn, id, &scope, coordination)?;
            let wrote = wrote(conn, keys, person.id, &scope, coordination)?;
            if let Some(member) = &member {
                member_roles(&mut who, member, &there);
                // Marks name nobody to a member who has left the group.
                if wrote && who.contains(&Who::GroupWorker) {
                    who.push(Who::Author);
                }
            }
            scope.member = member;
        }
    }
    if let Some(coordination) = scope.coordination {
        let open_session = |conn: &mut Conn| -> QueryResult<bool> {
            let Some(session) = scope.session else { return Ok(false) };
            let found = schema::session::table.find((coordination, session)).filter(schema::session::state.eq("open"));
            diesel::select(diesel::dsl::exists(found)).get_result(conn)
        };
        let resident = match target {
            Target::SessionCode(_) => open_session(conn)?,
            Target::Slip(_) => {
                let round = scope.round.map(|r| schema::round::table.find((coordination, r)).filter(schema::round::state.eq("open")));
                match round {
                    Some(found) => diesel::select(diesel::dsl::exists(found)).get_result(conn)?,
                    None => false,
                }
            }
            _ => false,
        };
        if resident {
            who.push(Who::Resident);
        }
        if scope.recipient.is_some() {
            who.push(Who::Recipient);
        }
        if let (Some(memorandum), Some(membership)) = (scope.memorandum, scope.signatory)
            && let Some(member) = signatory(conn, coordination, memorandum, membership, today)?
        {
            who.push(Who::Signatory);
            scope.member = Some(member);
        }
    }
    let open = match (scope.coordination, scope.diagnosis) {
        (Some(coordination), Some(diagnosis)) => open_steps(conn, coordination, diagnosis)?,
        _ => Vec::new(),
    };
    Ok(Loaded { scope, standing: Standing { who, open } })
}

/// Whoever entered by a link, while the link is good and they still hold the mandate.
fn signatory(
    conn: &mut Conn,
    coordination: CoordinationId,
    memorandum: MemorandumId,
    membership: MembershipId,
    today: Day,
) -> Result<Option<Member>> {
    use schema::{membership as m, signatory_link as l};
    let good: bool =
        diesel::select(diesel::dsl::exists(l::table.find((coordination, memorandum, membership)).filter(l::good_until.ge(today))))
            .get_result(conn)?;
    let row = m::table
        .find((coordination, membership))
        .filter(m::state.eq("active"))
        .filter(m::role.eq(Role::Manager))
        .filter(m::mandate.eq(true))
        .filter(m::until.is_null().or(m::until.ge(today)))
        .select(m::organisation_id)
        .first::<Option<OrganisationId>>(conn)
        .optional()?;
    let organisation = row.flatten().filter(|_| good);
    Ok(organisation.map(|id| Member { id: membership, role: Role::Manager, organisation: Some(id), mandate: true }))
}

/// Where a membership is: in the group that is named, or in any; facilitator of the session that is named.
struct There {
    in_group: bool,
    named_group: bool,
    facilitates: bool,
}

fn there(conn: &mut Conn, member: MembershipId, scope: &Scope, coordination: CoordinationId) -> Result<There> {
    use schema::group_member::dsl as t;
    let mut rows = t::group_member.filter(t::coordination_id.eq(coordination)).filter(t::membership_id.eq(member)).into_boxed();
    if let Some(group) = scope.group {
        rows = rows.filter(t::group_id.eq(group));
    }
    let in_group = rows.select(t::group_id).first::<GroupId>(conn).optional()?.is_some();
    let facilitates = match scope.session {
        Some(session) => {
            let mine = schema::facilitator::table.find((coordination, session, member));
            diesel::select(diesel::dsl::exists(mine)).get_result::<bool>(conn)?
        }
        None => false,
    };
    Ok(There { in_group, named_group: scope.group.is_some(), facilitates })
}

/// Whether the person's mark is on the draft that is named.
fn wrote(conn: &mut Conn, keys: &keys::Keys, person: PersonId, scope: &Scope, coordination: CoordinationId) -> Result<bool> {
    let Some(finding) = scope.finding else { return Ok(false) };
    let mark = keys.mark(&[b"author", person.bytes(), finding.bytes()]);
    let mine = schema::finding::table.find((coordination, finding)).filter(schema::finding::author.eq(mark));
    Ok(diesel::select(diesel::dsl::exists(mine)).get_result::<bool>(conn)?)
}

fn member_roles(who: &mut Vec<Who>, member: &Member, there: &There) {
    match member.role {
        Role::Coordinator => who.push(Who::Coordinator),
        Role::Worker => {
            who.push(Who::Worker);
            who.extend((there.named_group && there.in_group).then_some(Who::GroupWorker));
            who.extend(there.facilitates.then_some(Who::Facilitator));
        }
        Role::Manager => {
            who.push(Who::Manager);
            who.extend((member.mandate && member.organisation.is_some()).then_some(Who::MandateHolder));
        }
        // Outside a group's room an expert reads what members read, while they are in any group.
        Role::Expert => who.extend(there.in_group.then_some(Who::GroupExpert)),
        // Officials read in the officials' room and on the public square only.
        Role::ElectedOfficial => {}
    }
}

/// Kinds of the steps that are open.
pub fn open_steps(conn: &mut Conn, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<Vec<StepKind>> {
    use schema::step::dsl as t;
    Ok(t::step
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(diagnosis))
        .filter(t::state.eq(StepState::Open))
        .select(t::kind)
        .load(conn)?)
}

/// The same for every diagnosis of a coordination at once.
pub fn all_open_steps(conn: &mut Conn, coordination: CoordinationId) -> Result<Vec<(DiagnosisId, StepKind)>> {
    use schema::step::dsl as t;
    let open = t::step.filter(t::coordination_id.eq(coordination)).filter(t::state.eq(StepState::Open));
    Ok(open.select((t::diagnosis_id, t::kind)).load(conn)?)
}
