//! The demonstration's data files, read.

use constat_shared::api::coordination::OrganisationKind;
use constat_shared::diagnosis::ThemeCode;
use constat_shared::locale::{Bilingual, Locale};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub(super) struct World {
    pub(super) name: Bilingual,
    pub(super) territory: Bilingual,
    pub(super) promise: Bilingual,
    pub(super) organisations: Vec<Organisation>,
    pub(super) members: Vec<Member>,
    pub(super) groups: Vec<Group>,
}

#[derive(Deserialize)]
pub(super) struct Organisation {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) kind: OrganisationKind,
}

#[derive(Deserialize)]
pub(super) struct Member {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) role: String,
    pub(super) organisation: Option<String>,
    pub(super) mandate: bool,
    pub(super) language: Locale,
    #[serde(default)]
    pub(super) portfolio: String,
    #[serde(default)]
    pub(super) title: String,
}

#[derive(Deserialize)]
pub(super) struct Group {
    pub(super) key: String,
    pub(super) theme: ThemeCode,
    pub(super) name: Bilingual,
    pub(super) members: Vec<String>,
    pub(super) expert: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Finding {
    pub(super) key: String,
    pub(super) group: String,
    pub(super) author: String,
    pub(super) language: Locale,
    pub(super) state: String,
    pub(super) sentence: String,
    pub(super) sentence_translation: String,
    pub(super) whom: String,
    #[serde(rename = "where")]
    pub(super) place: String,
    pub(super) since: String,
    pub(super) frequency: String,
    pub(super) existing: String,
    pub(super) missing: String,
    pub(super) quotes: Vec<Quote>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) comments: Vec<Comment>,
    pub(super) objection: Option<Objection>,
}

#[derive(Deserialize)]
pub(super) struct Quote {
    pub(super) seal: String,
    pub(super) text: String,
    pub(super) language: String,
}

#[derive(Deserialize)]
pub(super) struct Evidence {
    pub(super) label: String,
    pub(super) figure: String,
    pub(super) unit: String,
    pub(super) source: String,
    pub(super) date: constat_shared::time::Day,
    pub(super) link: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Comment {
    pub(super) author: String,
    pub(super) text: String,
}

#[derive(Deserialize)]
pub(super) struct Objection {
    pub(super) author: String,
    pub(super) text: String,
    pub(super) answer: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Heard {
    pub(super) sessions: Vec<Session>,
    pub(super) contributions: Vec<Contribution>,
}

#[derive(Deserialize)]
pub(super) struct Session {
    pub(super) key: String,
    pub(super) place: String,
    pub(super) address: String,
    pub(super) date: constat_shared::time::Day,
    pub(super) starts: String,
    pub(super) ends: String,
    pub(super) languages: Vec<String>,
    pub(super) state: String,
    pub(super) question: BTreeMap<String, String>,
    pub(super) facilitators: Vec<String>,
    pub(super) people: Option<i32>,
}

#[derive(Deserialize)]
pub(super) struct Contribution {
    pub(super) session: String,
    pub(super) theme: Option<String>,
    pub(super) channel: String,
    pub(super) language: String,
    pub(super) text: String,
    pub(super) state: String,
    pub(super) reason: Option<String>,
    pub(super) findings: Vec<String>,
    pub(super) struck: bool,
}

#[derive(Deserialize)]
pub(super) struct Paper {
    pub(super) title: Bilingual,
    pub(super) preface: Bilingual,
    pub(super) recommendations: Vec<Recommendation>,
    pub(super) answers: Vec<Answer>,
    pub(super) follow_up: Vec<FollowUp>,
    pub(super) abstain: Vec<String>,
    pub(super) spokespersons: Vec<String>,
    pub(super) rounds: Vec<Round>,
}

#[derive(Deserialize)]
pub(super) struct Recommendation {
    pub(super) finding: String,
    pub(super) text: Bilingual,
    pub(super) level: String,
    pub(super) addressee: String,
    pub(super) due: constat_shared::time::Day,
}

#[derive(Deserialize)]
pub(super) struct Answer {
    pub(super) recommendation: usize,
    pub(super) kind: String,
    pub(super) text: String,
    pub(super) by: Option<constat_shared::time::Day>,
    pub(super) whose: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct FollowUp {
    pub(super) recommendation: usize,
    pub(super) status: String,
    pub(super) note: Bilingual,
}

#[derive(Deserialize)]
pub(super) struct Round {
    pub(super) key: String,
    pub(super) title: Bilingual,
    pub(super) state: String,
    pub(super) college: String,
    pub(super) method: String,
    pub(super) items: Vec<String>,
    pub(super) ballots: Vec<serde_json::Value>,
}

pub(super) struct Files {
    pub(super) world: World,
    pub(super) findings: Vec<Finding>,
    pub(super) heard: Heard,
    pub(super) paper: Paper,
}

pub(super) fn files() -> Result<Files, serde_json::Error> {
    Ok(Files {
        world: serde_json::from_str(include_str!("../../data/demo/coordination.json"))?,
        findings: serde_json::from_str(include_str!("../../data/demo/findings.json"))?,
        heard: serde_json::from_str(include_str!("../../data/demo/contributions.json"))?,
        paper: serde_json::from_str(include_str!("../../data/demo/memorandum.json"))?,
    })
}
