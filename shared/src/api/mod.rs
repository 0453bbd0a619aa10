//! Every operation, declared once. From a declaration come the route, the OpenAPI document, the form's target, the
//! permission test's row and the client.

use crate::error::FieldFault;
use crate::ids::{
    CoordinationId, DiagnosisId, FindingId, GroupId, MemorandumId, OrganisationId, RecommendationId, RoundId, SessionId, StepId, ThemeId,
};
use crate::permission::Act;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How an operation is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Changes.
    Post,
}

impl Method {
    /// As in HTTP.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// What a request names, so that `dispatch` can load where the caller stands towards it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Nothing: the door, the public square.
    Nothing,
    /// A coordination.
    Coordination(CoordinationId),
    /// An organisation of a coordination.
    Organisation(OrganisationId),
    /// A diagnosis.
    Diagnosis(DiagnosisId),
    /// A step.
    Step(StepId),
    /// A theme.
    Theme(ThemeId),
    /// A group.
    Group(GroupId),
    /// A finding.
    Finding(FindingId),
    /// A session, by its facilitators.
    Session(SessionId),
    /// A session, by the code on its poster.
    SessionCode(String),
    /// A round.
    Round(RoundId),
    /// A round, by a resident's slip.
    Slip(String),
    /// A memorandum.
    Memorandum(MemorandumId),
    /// A recommendation of a memorandum.
    Recommendation(RecommendationId),
    /// What was delivered to the official who is in the officials' room.
    Official(String),
    /// A memorandum, by a mandate holder's personal link.
    Signatory(String),
}

/// An operation. `Self` is the request: what stands in the path, the query and the body, in one flat struct.
pub trait Endpoint: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {
    /// Stable name, as in the journal and in OpenAPI: `finding.draft`.
    const NAME: &'static str;
    /// One sentence for the reference.
    const SUMMARY: &'static str;
    /// How.
    const METHOD: Method;
    /// Where, `{field}` standing for a field of the request.
    const PATH: &'static str;
    /// Names of all fields of the request, for OpenAPI.
    const FIELDS: &'static [&'static str];
    /// What it answers.
    type Response: Serialize + DeserializeOwned + Clone + Send + Sync + 'static;
    /// Its row in the permission table.
    type Action: Act;

    /// What it names.
    fn target(&self) -> Target;
    /// What is wrong with it, before anything is loaded.
    fn validate(&self) -> Result<(), Vec<FieldFault>> {
        Ok(())
    }
    /// The page to go to after a form without script; `None`: back where the form was.
    fn next(&self, _response: &Self::Response) -> Option<String> {
        None
    }
    /// The path with its fields put in, for a form's `action` and for clients.
    fn path(&self) -> String {
        let value = serde_json::to_value(self).unwrap_or_default();
        fill_path(Self::PATH, |name| value.get(name).map(|v| v.as_str().map_or_else(|| v.to_string(), ToOwned::to_owned)))
    }
}

/// Puts values into a path pattern.
pub fn fill_path(pattern: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    for part in pattern.split('/').skip(1) {
        out.push('/');
        match part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
            Some(name) => out.push_str(&encode(&value(name).unwrap_or_default())),
            None => out.push_str(part),
        }
    }
    out
}

/// Percent-encodes a path segment.
fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() || b"-._~".contains(&b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// An answer that has nothing to say beyond "done".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Done {}

/// Declares an endpoint: its request struct and everything that follows from it.
#[macro_export]
macro_rules! endpoint {
    (
        $(#[$doc:meta])*
        $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty),* $(,)? }
        $label:literal, $summary:literal, $method:ident $path:literal, $action:ident -> $response:ty;
        target($this:ident) $target:expr;
        $(validate($v:ident) $validate:expr;)?
        $(next($n:ident, $r:ident) $next:expr;)?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
        pub struct $name { $($(#[$fdoc])* pub $field: $ty),* }
        impl $crate::api::Endpoint for $name {
            const NAME: &'static str = $label;
            const SUMMARY: &'static str = $summary;
            const METHOD: $crate::api::Method = $crate::api::Method::$method;
            const PATH: &'static str = $path;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
            type Response = $response;
            type Action = $crate::permission::act::$action;
            fn target(&self) -> $crate::api::Target { let $this = self; $target }
            $(fn validate(&self) -> Result<(), Vec<$crate::error::FieldFault>> { let $v = self; $validate.done() })?
            $(fn next(&self, response: &Self::Response) -> Option<String> { let ($n, $r) = (self, response); $next })?
        }
    };
}

pub mod consultation;
pub mod coordination;
pub mod delivery;
pub mod diagnosis;
pub mod door;
pub mod finding;
pub mod memorandum;
pub mod prioritisation;
