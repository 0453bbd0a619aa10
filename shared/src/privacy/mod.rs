//! Personal data, told once: for each column of each table what it is, what it is for, on which ground, and until when.
//!
//! The retention job, the export of one's own data, the register, the assessment and the notice are made from this.

/// Words of these papers: as `words!`, for one module alone.
macro_rules! texts {
    ($($name:ident = $fr:literal, $nl:literal, $en:literal $(, $ar:literal)?;)+) => {
        $(const $name: crate::locale::Words = crate::locale::Words::new($fr, $nl, $en)$(.with_ar($ar))?;)+
    };
}

mod assessment;
mod document;
mod keep;
mod processing;
mod register;
mod tables;

pub use assessment::{assessment, notice};
pub use document::{Block, Document};
pub use keep::{
    CONTRIBUTION_DAYS, ENDED_MEMBERSHIP_DAYS, IDLE_ACCOUNT_DAYS, KEPT_LETTER_DAYS, Keep, LINK_DAYS, REACH_DAYS, SENT_LETTER_DAYS,
    SIGN_IN_DAYS, UNREAD_CONTRIBUTION_DAYS,
};
pub use processing::Processing;
pub use register::register;
pub use tables::{TABLES, table};

use crate::locale::Words;

crate::text_enum! {
    /// What kind of data a column holds.
    Class {
        /// About nobody: the diagnosis itself, numbers, links between rows.
        None = "none",
        /// About somebody who has an account.
        Account = "account",
        /// Would tell who wrote or said something in a group; a keyed mark at most, erased at validation.
        Sealed = "sealed",
        /// Given by residents, who have no account and are not named.
        Resident = "resident",
        /// Belongs to a vote: parted from its voter.
        Ballot = "ballot",
        /// About an official in their function.
        Official = "official",
    }
}

impl Class {
    /// What people call it.
    pub const fn words(self) -> Words {
        match self {
            Self::None => Words::new("aucune donnée personnelle", "geen persoonsgegeven", "no personal data"),
            Self::Account => Words::new("compte", "account", "account"),
            Self::Sealed => Words::new("scellée", "verzegeld", "sealed"),
            Self::Resident => Words::new("donnée par des habitants", "gegeven door inwoners", "given by residents"),
            Self::Ballot => Words::new("vote", "stem", "vote"),
            Self::Official => Words::new("fonction publique", "openbaar ambt", "public office"),
        }
    }
}

/// A column: what it holds, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name in the database.
    pub name: &'static str,
    /// What it holds.
    pub class: Class,
    /// Until when.
    pub keep: Keep,
}

/// A table: what it is for, and its columns.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name in the database.
    pub name: &'static str,
    /// What it is for, and on which ground.
    pub processing: Processing,
    /// All its columns.
    pub columns: &'static [Column],
}

impl Table {
    /// Whether anything in it is about somebody.
    pub fn personal(&self) -> bool {
        self.columns.iter().any(|column| column.class != Class::None)
    }
}

/// The classes of data that a processing touches, without "none", each once.
pub fn classes(processing: Processing) -> Vec<Class> {
    let touched = |class: &Class| *class != Class::None && columns(processing).any(|(_, column)| column.class == *class);
    Class::ALL.iter().copied().filter(touched).collect()
}

/// Until when the personal data of a processing are kept, each rule once.
pub fn rules(processing: Processing) -> Vec<Keep> {
    let applies = |keep: &Keep| columns(processing).any(|(_, column)| column.class != Class::None && column.keep == *keep);
    Keep::ALL.iter().copied().filter(applies).collect()
}

/// The columns of all tables of a processing.
pub fn columns(processing: Processing) -> impl Iterator<Item = (&'static Table, &'static Column)> {
    TABLES
        .iter()
        .filter(move |table| table.processing == processing)
        .flat_map(|table| table.columns.iter().map(move |column| (table, column)))
}

#[cfg(test)]
mod tests {
    use super::{Class, Keep, Processing, TABLES, classes, rules, table};

    #[test]
    fn each_table_and_each_column_stands_once() {
        let mut seen = Vec::new();
        for table in TABLES {
            for column in table.columns {
                seen.push((table.name, column.name));
            }
        }
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), all);
    }

    #[test]
    fn no_personal_data_is_kept_without_a_rule_and_no_rule_is_without_data() {
        for processing in Processing::ALL {
            assert_eq!(classes(*processing).is_empty(), rules(*processing).is_empty(), "{processing}");
        }
        for keep in Keep::ALL {
            assert!(TABLES.iter().any(|t| t.columns.iter().any(|c| c.keep == *keep)), "{keep}");
        }
    }

    #[test]
    fn what_tells_an_author_or_a_voter_is_classed_so() {
        let class = |of: &str, name: &str| table(of).and_then(|t| t.columns.iter().find(|c| c.name == name)).map(|c| c.class);
        for (of, name) in [("finding", "author"), ("comment", "mark"), ("voice", "mark"), ("theme_voice", "mark")] {
            assert_eq!(class(of, name), Some(Class::Sealed), "{of}.{name}");
        }
        assert_eq!(class("roll", "voter"), Some(Class::Ballot));
        assert_eq!(class("ballot", "content"), Some(Class::Ballot));
        assert_eq!(class("contribution", "text"), Some(Class::Resident));
        assert_eq!(class("person", "email"), Some(Class::Account));
        assert_eq!(class("recipient", "email"), Some(Class::Official));
    }
}
