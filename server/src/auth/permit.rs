//! The permit: a value that nothing but the permission check can make.

use super::{Caller, Member, Scope};
use crate::error::{AppError, Result};
use constat_shared::error::Fault;
use constat_shared::ids::{
    CoordinationId, DiagnosisId, FindingId, GroupId, MemorandumId, PersonId, RecipientId, RecommendationId, RoundId, SessionId, StepId,
    ThemeId,
};
use constat_shared::permission::{Act, Standing, Who};
use std::marker::PhantomData;

/// Says that the caller may do `A` to the thing in its scope, as decided inside the present transaction.
/// What reads or writes in a room takes it and takes its ids from it.
pub struct Permit<A: Act> {
    caller: Caller,
    scope: Scope,
    standing: Standing,
    action: PhantomData<A>,
}

/// Only `dispatch` calls this, after the table has allowed it.
pub(crate) fn grant<A: Act>(caller: Caller, scope: Scope, standing: Standing) -> Permit<A> {
    Permit { caller, scope, standing, action: PhantomData }
}

macro_rules! scoped {
    ($($(#[$doc:meta])* $name:ident: $ty:ty;)+) => {$(
        $(#[$doc])*
        pub fn $name(&self) -> Result<$ty> { self.scope.$name.ok_or_else(|| AppError::new(Fault::NotFound)) }
    )+};
}

impl<A: Act> Permit<A> {
    scoped! {
        /// The coordination that was checked.
        coordination: CoordinationId;
        /// The diagnosis that was checked.
        diagnosis: DiagnosisId;
        /// The step that was checked.
        step: StepId;
        /// The theme that was checked.
        theme: ThemeId;
        /// The group that was checked.
        group: GroupId;
        /// The finding that was checked.
        finding: FindingId;
        /// The session that was checked.
        session: SessionId;
        /// The round that was checked.
        round: RoundId;
        /// The memorandum that was checked.
        memorandum: MemorandumId;
        /// The recommendation that was checked.
        recommendation: RecommendationId;
        /// The recipient who is in the officials' room.
        recipient: RecipientId;
    }
    /// Who calls.
    pub const fn caller(&self) -> &Caller {
        &self.caller
    }
    /// The person who calls.
    pub fn person(&self) -> Result<PersonId> {
        self.caller.person.as_ref().map(|p| p.id).ok_or_else(|| AppError::new(Fault::SignInFirst))
    }
    /// The caller's membership of the coordination.
    pub fn member(&self) -> Result<&Member> {
        self.scope.member.as_ref().ok_or_else(|| AppError::new(Fault::NotFound))
    }
    /// Whether the caller is this here.
    pub fn is(&self, who: Who) -> bool {
        self.standing.who.contains(&who)
    }
}
