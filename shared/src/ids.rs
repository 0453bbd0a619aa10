//! Typed ids. A finding's id cannot be used where a group's is meant.

use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Says that a text is no id; nothing about what it might have named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}
impl std::error::Error for NotAnId {}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "db", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow))]
        #[cfg_attr(feature = "db", diesel(sql_type = diesel::sql_types::Binary))]
        #[serde(transparent)]
        pub struct $name(Uuid);
        impl $name {
            /// From the sixteen bytes that the caller drew (v4 or v7, see each use).
            pub const fn from_uuid(id: Uuid) -> Self { Self(id) }
            /// The bytes, for marks and for the journal.
            pub const fn bytes(&self) -> &[u8; 16] { self.0.as_bytes() }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}({})", stringify!($name), self.0) }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> { Uuid::parse_str(text).map(Self).map_err(|_| NotAnId) }
        }
        #[cfg(feature = "db")]
        impl<B: diesel::backend::Backend> diesel::serialize::ToSql<diesel::sql_types::Binary, B> for $name
        where [u8]: diesel::serialize::ToSql<diesel::sql_types::Binary, B> {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, B>) -> diesel::serialize::Result {
                <[u8] as diesel::serialize::ToSql<diesel::sql_types::Binary, B>>::to_sql(self.0.as_bytes().as_slice(), out)
            }
        }
        #[cfg(feature = "db")]
        impl<B: diesel::backend::Backend> diesel::deserialize::FromSql<diesel::sql_types::Binary, B> for $name
        where Vec<u8>: diesel::deserialize::FromSql<diesel::sql_types::Binary, B> {
            fn from_sql(bytes: B::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                let raw = <Vec<u8> as diesel::deserialize::FromSql<diesel::sql_types::Binary, B>>::from_sql(bytes)?;
                Ok(Self(Uuid::from_slice(&raw)?))
            }
        }
    )+};
}

ids! {
    /// A local social network.
    CoordinationId,
    /// A person, across coordinations.
    PersonId,
    /// A person's place in one coordination.
    MembershipId,
    /// The handing over of a coordination to a new coordinator.
    HandOverId,
    /// A service or association.
    OrganisationId,
    /// A diagnosis of one territory.
    DiagnosisId,
    /// One step of a diagnosis.
    StepId,
    /// A theme of a diagnosis.
    ThemeId,
    /// A working group.
    GroupId,
    /// A finding.
    FindingId,
    /// A quote tied to a finding.
    QuoteId,
    /// A piece of evidence tied to a finding.
    EvidenceId,
    /// A comment in a group room.
    CommentId,
    /// One objection in the words of a group's member.
    ObjectionId,
    /// A consultation session.
    SessionId,
    /// A resident's contribution; v4, so that it tells no order.
    ContributionId,
    /// A prioritisation round.
    RoundId,
    /// A ballot; v4, so that it tells no order.
    BallotId,
    /// A memorandum.
    MemorandumId,
    /// A recommendation of a memorandum.
    RecommendationId,
    /// Who a memorandum is delivered to.
    RecipientId,
    /// An official's answer.
    AnswerId,
    /// An entry of the follow-up.
    FollowUpId,
    /// A sign-in of a person on one device.
    LoginId,
    /// A mail or another piece of work to be done after a commit.
    JobId,
}
