//! What a verb can fail with. The cause goes to the log; the caller gets the fault and never a lower layer's text.

use constat_shared::error::{Fault, FieldFault};

/// A typed failure.
#[derive(Debug)]
pub struct AppError {
    /// The stable fault.
    pub fault: Fault,
    /// Field by field.
    pub fields: Vec<FieldFault>,
    /// For the log: says nothing of content or persons.
    pub cause: Option<String>,
}

/// What verbs return.
pub type Result<T> = std::result::Result<T, AppError>;

impl AppError {
    /// A fault with nothing more to say.
    pub const fn new(fault: Fault) -> Self {
        Self { fault, fields: Vec::new(), cause: None }
    }
    /// A fault of ours, with its cause for the log.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self { fault: Fault::Internal, fields: Vec::new(), cause: Some(cause.to_string()) }
    }
    /// A fault with its cause for the log.
    pub fn because(fault: Fault, cause: impl std::fmt::Display) -> Self {
        Self { fault, fields: Vec::new(), cause: Some(cause.to_string()) }
    }
    /// One wrong field.
    pub fn field(path: &str, code: Fault) -> Self {
        Self::fields(vec![FieldFault { path: path.to_owned(), code }])
    }
    /// Wrong fields.
    pub const fn fields(fields: Vec<FieldFault>) -> Self {
        Self { fault: Fault::Invalid, fields, cause: None }
    }
}

/// What the engines say when the disk takes nothing more.
const NO_ROOM: [&str; 4] = ["disk is full", "disk I/O error", "readonly database", "No space left"];
/// What they say when another process holds the file, or the server stops or starts.
const AWAY: [&str; 5] =
    ["locked", "terminating connection", "the database system is", "server closed the connection", "no connection to the server"];

fn says(info: &dyn diesel::result::DatabaseErrorInformation, words: &[&str]) -> bool {
    words.iter().any(|word| info.message().contains(word))
}

impl From<Fault> for AppError {
    fn from(fault: Fault) -> Self {
        Self::new(fault)
    }
}

impl From<diesel::result::Error> for AppError {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind as Kind, Error};
        match error {
            Error::NotFound => Self::new(Fault::NotFound),
            Error::DatabaseError(Kind::UniqueViolation, _) => Self::new(Fault::AlreadyDone),
            Error::DatabaseError(Kind::ClosedConnection | Kind::UnableToSendCommand | Kind::ReadOnlyTransaction, info) => {
                Self::because(Fault::Unavailable, info.message())
            }
            Error::DatabaseError(_, info) if says(&*info, &NO_ROOM) => Self::because(Fault::StorageFull, info.message()),
            Error::DatabaseError(_, info) if says(&*info, &AWAY) => Self::because(Fault::Unavailable, info.message()),
            other => Self::internal(other),
        }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.fault)?;
        for field in &self.fields {
            write!(f, " {}:{}", field.path, field.code)?;
        }
        self.cause.as_ref().map_or(Ok(()), |cause| write!(f, ": {cause}"))
    }
}
impl std::error::Error for AppError {}
