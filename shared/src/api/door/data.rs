//! What the program keeps about a person, for that person; and the end of an account.

use crate::api::{Done, Target};
use crate::error::Fault;
use crate::locale::Bilingual;
use crate::time::Day;
use crate::validate::{Check, LINE};
use serde::{Deserialize, Serialize};

/// One value, under the name of its column or of what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataField {
    /// Name.
    pub name: String,
    /// Value, as text.
    pub value: String,
}

/// What one table holds about the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataSection {
    /// The table, as in the register.
    pub table: String,
    /// Its rows.
    pub rows: Vec<Vec<DataField>>,
}

/// Everything about a person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MyData {
    /// When it was put together.
    pub made_on: Day,
    /// Table by table; what holds nothing is left out.
    pub sections: Vec<DataSection>,
    /// Coordinations that would be left without coordinator: as long as there is one, the account cannot be deleted.
    pub alone_in: Vec<Bilingual>,
}

impl MyData {
    /// How many rows a table holds.
    pub fn count(&self, table: &str) -> usize {
        self.sections.iter().find(|section| section.table == table).map_or(0, |section| section.rows.len())
    }
}

crate::endpoint! {
    /// Read everything that is kept about oneself.
    ReadMyData {}
    "account.data", "Read everything that is kept about oneself", Get "/api/me/data", OwnAccount -> MyData;
    target(_r) Target::Nothing;
}

/// The word to type, in the languages of the pages.
pub const WORD: crate::locale::Words = crate::locale::Words::new("SUPPRIMER", "VERWIJDEREN", "DELETE");

/// Whether this is the word, in any of the languages.
pub fn is_the_word(typed: &str) -> bool {
    crate::locale::Locale::MEMBERS.iter().any(|locale| typed.trim().to_uppercase() == WORD.get(*locale))
}

crate::endpoint! {
    /// Delete one's account, for good.
    DeleteAccount {
        /// The word that says one means it.
        word: String,
    }
    "account.delete", "Delete one’s own account, for good", Post "/api/me/delete", OwnAccount -> Done;
    target(_r) Target::Nothing;
    validate(r) Check::new().required("word", &r.word, LINE).that("word", is_the_word(&r.word) || r.word.trim().is_empty(), Fault::FieldNotTheWord);
    next(_r, _v) Some("/account/gone".to_owned());
}
