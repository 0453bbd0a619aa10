//! What a memorandum says, as one value: built while it is a draft, kept word for word once sealed. No id of a finding
//! and no address of a person is in it, since everyone may read it one day.

use crate::diagnosis::{Missing, StepKind, StepState, ThemeCode};
use crate::ids::{RecipientId, RecommendationId};
use crate::locale::{Bilingual, Locale, Words};
use crate::time::Day;
use serde::{Deserialize, Serialize};
use serde_json::Value;

crate::text_enum! {
    /// Level of government that a recommendation is for.
    Level {
        /// The municipality.
        Municipality = "municipality",
        /// The public centre for social welfare.
        Cpas = "cpas",
        /// The region.
        Region = "region",
        /// The federal state.
        Federal = "federal",
        /// Another one.
        Other = "other",
    }
}

impl Level {
    /// What it is called.
    pub const fn words(self) -> Words {
        match self {
            Self::Municipality => Words::new("Commune", "Gemeente", "Municipality"),
            Self::Cpas => Words::new("CPAS", "OCMW", "Public welfare centre"),
            Self::Region => Words::new("Région", "Gewest", "Region"),
            Self::Federal => Words::new("Fédéral", "Federaal", "Federal state"),
            Self::Other => Words::new("Autre niveau", "Ander niveau", "Another level"),
        }
    }
}

crate::text_enum! {
    /// What a recommendation still lacks.
    Lack {
        /// It rests on no finding.
        Finding = "finding",
        /// Nobody is asked.
        Recipient = "recipient",
        /// No day is named.
        Due = "due",
        /// One of the two languages is missing, and no working language is declared.
        Language = "language",
    }
}

impl Lack {
    /// In words.
    pub const fn words(self) -> Words {
        match self {
            Self::Finding => Words::new("un constat", "een vaststelling", "a finding"),
            Self::Recipient => Words::new("un destinataire", "een bestemmeling", "an addressee"),
            Self::Due => Words::new("une date", "een datum", "a date"),
            Self::Language => Words::new("une des deux langues", "een van de twee talen", "one of the two languages"),
        }
    }
}

/// The whole text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Title.
    pub title: Bilingual,
    /// Preface; a blank line starts a paragraph.
    pub preface: Bilingual,
    /// The one language that holds where a translation is missing; empty: both are complete.
    pub working_language: String,
    /// The coordination's name.
    pub coordination: Bilingual,
    /// Where.
    pub territory: Bilingual,
    /// One per chosen theme.
    pub chapters: Vec<Chapter>,
    /// Distinct contributions of residents that findings rest on.
    pub contributions: i64,
    /// What is asked.
    pub recommendations: Vec<RecommendationText>,
    /// One per closed round; never merged.
    pub priorities: Vec<CollegeResult>,
    /// How it was made.
    pub method: Vec<StepNote>,
    /// Texts that exist in one language only.
    pub untranslated: i64,
    /// Organisations that signed, by name.
    pub signatures: Vec<String>,
    /// How many abstained; who is written nowhere.
    pub abstentions: i64,
    /// Who speaks for it.
    pub spokespersons: Vec<String>,
    /// When it was sealed.
    pub sealed_on: Option<Day>,
}

/// One theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// Theme.
    pub theme: ThemeCode,
    /// Why there is no finding, where there is none.
    pub why_empty: String,
    /// Findings, by number.
    pub findings: Vec<FindingText>,
}

/// One released finding and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingText {
    /// Its number in the diagnosis.
    pub number: i32,
    /// Its version.
    pub version: i32,
    /// The language that it was written in.
    pub language: String,
    /// The sentence and its translation.
    pub sentence: Bilingual,
    /// Whom it touches.
    pub whom: String,
    /// Where.
    pub place: String,
    /// Since when.
    pub since: String,
    /// How often.
    pub frequency: String,
    /// What exists already.
    pub existing: String,
    /// What is missing.
    pub missing: String,
    /// Words of people.
    pub quotes: Vec<QuoteText>,
    /// Figures.
    pub evidence: Vec<EvidenceText>,
    /// Accepted contributions of residents tied to it.
    pub voices: i64,
}

/// Words of a person whose name is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteText {
    /// `R` resident, `A` actor, `C` coordination.
    pub seal: String,
    /// Language.
    pub language: String,
    /// Words.
    pub text: String,
}

/// A figure with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceText {
    /// What is measured.
    pub label: String,
    /// How much.
    pub figure: String,
    /// Of what.
    pub unit: String,
    /// Who says so.
    pub source: String,
    /// When it was measured.
    pub measured_on: Option<Day>,
    /// Where to read it; may be empty.
    pub link: String,
}

/// What is asked, of whom, by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecommendationText {
    /// Id: answers name it.
    pub id: RecommendationId,
    /// Number in the memorandum.
    pub number: i32,
    /// Text.
    pub text: Bilingual,
    /// Level of government.
    pub level: Level,
    /// Number of the finding that it rests on.
    pub finding: Option<i32>,
    /// Who is asked.
    pub addressee: Option<Addressee>,
    /// Asked for this day.
    pub due: Option<Day>,
}

/// Who is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// Id.
    pub recipient: RecipientId,
    /// Name.
    pub name: String,
    /// Function.
    pub title: String,
    /// What they are in charge of.
    pub portfolio: String,
}

impl Addressee {
    /// Function; where there is none the portfolio, else the name.
    pub fn function(&self) -> &str {
        [&self.title, &self.portfolio].into_iter().find(|p| !p.is_empty()).unwrap_or(&self.name)
    }
}

/// The result of one closed round of one college.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegeResult {
    /// `residents`, `workers` or `organisations`.
    pub college: String,
    /// `dots`, `ranking`…
    pub method: String,
    /// What was asked.
    pub title: Bilingual,
    /// Ballots.
    pub ballots: i64,
    /// Who could have voted.
    pub entitled: i64,
    /// Best first; empty where the whole result is withheld.
    pub rows: Vec<ResultRow>,
    /// Some or all numbers are withheld, because they would tell too much about few people.
    pub withheld: bool,
    /// Numbers under this are withheld.
    pub threshold: i64,
}

/// One line of a result. Whole numbers only, so that the canonical form has one way to write them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultRow {
    /// Rank; ties share one.
    pub rank: i64,
    /// Number of the finding.
    pub finding: i32,
    /// Its sentence.
    pub sentence: Bilingual,
    /// Score as it is read, or empty where withheld.
    pub score: String,
    /// Length of the bar in thousandths, unless withheld.
    pub permille: Option<i64>,
}

/// One step: when, and which guards were overridden why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepNote {
    /// Kind.
    pub kind: StepKind,
    /// Where it stood.
    pub state: StepState,
    /// Planned start.
    pub starts: Option<Day>,
    /// Planned end.
    pub ends: Option<Day>,
    /// Reasons that were given.
    pub reasons: Vec<StepReason>,
}

/// A reason given for going on although something was missing, or for opening a step again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepReason {
    /// What was missing; none: the step was opened again.
    pub overridden: Vec<Missing>,
    /// Why.
    pub reason: String,
}

impl RecommendationText {
    /// What it still lacks.
    pub fn lacking(&self, working_language: &str) -> Vec<Lack> {
        [
            (self.finding.is_none(), Lack::Finding),
            (self.addressee.is_none(), Lack::Recipient),
            (self.due.is_none(), Lack::Due),
            (!spoken(&self.text, working_language), Lack::Language),
        ]
        .into_iter()
        .filter_map(|(lacks, what)| lacks.then_some(what))
        .collect()
    }
}

/// Whether a text can be read: in both languages, or in the one that was declared.
fn spoken(text: &Bilingual, working_language: &str) -> bool {
    match working_language.parse::<Locale>() {
        Ok(Locale::Fr) => !text.fr.is_empty(),
        Ok(Locale::Nl) => !text.nl.is_empty(),
        _ => text.complete(),
    }
}

impl Content {
    /// The finding of this number.
    pub fn finding(&self, number: i32) -> Option<&FindingText> {
        self.chapters.iter().flat_map(|c| &c.findings).find(|f| f.number == number)
    }
    /// Texts that exist in one language only.
    pub fn count_untranslated(&self) -> i64 {
        let texts = self.recommendations.iter().map(|r| &r.text).chain(self.chapters.iter().flat_map(|c| &c.findings).map(|f| &f.sentence));
        let all = texts.chain([&self.title, &self.preface]).filter(|t| t.fr.is_empty() != t.nl.is_empty()).count();
        i64::try_from(all).unwrap_or(i64::MAX)
    }
    /// Whether it may be sealed, as far as the text goes.
    pub fn complete(&self) -> bool {
        !self.recommendations.is_empty() && self.recommendations.iter().all(|r| r.lacking(&self.working_language).is_empty())
    }
}

/// The one way to write a value: keys sorted by their UTF-16 units, no space, shortest escapes (as in RFC 8785).
/// `None` where a number is no whole number: we never write one.
pub fn canonical(value: &Value) -> Option<String> {
    let mut out = String::new();
    write(value, &mut out)?;
    Some(out)
}

fn write(value: &Value, out: &mut String) -> Option<()> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number.as_i64()?.to_string()),
        Value::String(text) => out.push_str(&serde_json::to_string(text).ok()?),
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                write(item, out)?;
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (place, (name, field)) in fields.into_iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                out.push_str(&serde_json::to_string(name).ok()?);
                out.push(':');
                write(field, out)?;
            }
            out.push('}');
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::canonical;
    use serde_json::json;

    #[test]
    fn there_is_one_way_to_write_a_value() {
        let value = json!({"b": [1, -2, null, true], "a": {"é": "\u{8}\n\"\\/é\u{7f}", "z": ""}, "\u{FB33}": 0, "\u{1F600}": 0});
        let expected = "{\"a\":{\"z\":\"\",\"é\":\"\\b\\n\\\"\\\\/é\u{7f}\"},\"b\":[1,-2,null,true],\"\u{1F600}\":0,\"\u{FB33}\":0}";
        assert_eq!(canonical(&value).as_deref(), Some(expected));
        assert_eq!(canonical(&json!({"a": 0.5})), None);
    }

    #[test]
    fn the_canonical_form_of_the_canonical_form_is_itself() {
        let text = canonical(&json!({"y": {"b": 1, "a": "x"}, "x": []})).unwrap();
        assert_eq!(canonical(&serde_json::from_str(&text).unwrap()).as_ref(), Some(&text));
    }
}
