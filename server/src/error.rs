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
    /// One wrong field.
    pub fn field(path: &str, code: Fault) -> Self {
        Self::fields(vec![FieldFault { path: path.to_owned(), code }])
    }
    /// Wrong fields.
    pub const fn fields(fields: Vec<FieldFault>) -> Self {
        Self { fault: Fault::Invalid, fields, cause: None }
    }
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
                Self { fault: Fault::Unavailable, fields: Vec::new(), cause: Some(info.message().to_owned()) }
            }
            // SQLite says so when the disk is full or another process holds the file.
            Error::DatabaseError(_, info) if ["full", "locked", "disk I/O"].iter().any(|m| info.message().contains(m)) => {
                Self { fault: Fault::Unavailable, fields: Vec::new(), cause: Some(info.message().to_owned()) }
            }
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
