//! Checks an exported memorandum against its own hash, without the server that sealed it.

use crate::keys;
use constat_shared::api::memorandum::{Content, SealedMemorandum};
use constat_shared::locale::{Bilingual, Locale};
use constat_shared::memorandum::canonical;
use constat_shared::time::Day;

/// A file that holds what was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Hash, as announced and as computed.
    pub sha256: String,
    /// Title.
    pub title: Bilingual,
    /// When it was sealed.
    pub sealed_on: Option<Day>,
    /// Organisations that signed.
    pub signatures: usize,
    /// Recommendations.
    pub recommendations: usize,
}

/// Why a file does not hold what was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotVerified {
    /// It is no exported memorandum.
    Unreadable,
    /// The text is not the one that the hash was made of.
    Different {
        /// What the file says.
        announced: String,
        /// What its text gives.
        computed: String,
    },
}

impl std::fmt::Display for NotVerified {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable => f.write_str("this is no exported memorandum"),
            Self::Different { announced, computed } => {
                write!(f, "the text was changed: it gives {computed}, but the file says {announced}")
            }
        }
    }
}
impl std::error::Error for NotVerified {}

/// Computes the hash again from the text. Spaces and the order of keys in the file do not matter.
pub fn verify(bytes: &[u8]) -> Result<Verified, NotVerified> {
    let file: SealedMemorandum = serde_json::from_slice(bytes).map_err(|_| NotVerified::Unreadable)?;
    let text = canonical(&file.content).ok_or(NotVerified::Unreadable)?;
    let computed = keys::hex(&keys::hash(&text));
    let announced = file.sha256.trim().to_ascii_lowercase();
    if computed != announced {
        return Err(NotVerified::Different { announced, computed });
    }
    let content: Content = serde_json::from_value(file.content).map_err(|_| NotVerified::Unreadable)?;
    Ok(Verified {
        sha256: computed,
        title: content.title,
        sealed_on: content.sealed_on,
        signatures: content.signatures.len(),
        recommendations: content.recommendations.len(),
    })
}

/// The file that `verify` reads, from what is stored.
pub fn file(sealed: &str, sha256: &str) -> Result<Vec<u8>, String> {
    let content = serde_json::from_str(sealed).map_err(|e| e.to_string())?;
    serde_json::to_vec_pretty(&SealedMemorandum { sha256: sha256.to_owned(), content }).map_err(|e| e.to_string())
}

impl std::fmt::Display for Verified {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let day = self.sealed_on.map(|d| d.to_string()).unwrap_or_default();
        write!(
            f,
            "unchanged since it was sealed on {day}: {} ({} recommendations, {} signatures)\nsha256 {}",
            self.title.get(Locale::Fr),
            self.recommendations,
            self.signatures,
            self.sha256
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{NotVerified, verify};
    use crate::keys;
    use constat_shared::memorandum::canonical;
    use serde_json::json;

    fn file(title: &str) -> (serde_json::Value, String) {
        let content = json!({
            "title": {"fr": title, "nl": ""}, "preface": {"fr": "", "nl": ""}, "working_language": "fr", "coordination": {"fr": "", "nl": ""},
            "territory": {"fr": "", "nl": ""}, "chapters": [], "contributions": 0, "recommendations": [], "priorities": [], "method": [],
            "untranslated": 0, "signatures": ["De Dreef"], "abstentions": 1, "spokespersons": [], "sealed_on": "2026-10-01",
        });
        let hash = keys::hex(&keys::hash(&canonical(&content).unwrap()));
        (content, hash)
    }

    #[test]
    fn a_changed_letter_is_noticed_and_layout_is_not() {
        let (content, sha256) = file("Se loger");
        let pretty = serde_json::to_vec_pretty(&json!({"sha256": sha256, "content": content})).unwrap();
        assert_eq!(verify(&pretty).unwrap().sha256, sha256);
        let (other, _) = file("Se Loger");
        let changed = serde_json::to_vec(&json!({"sha256": sha256, "content": other})).unwrap();
        assert!(matches!(verify(&changed), Err(NotVerified::Different { .. })));
        assert_eq!(verify(b"%PDF"), Err(NotVerified::Unreadable));
    }
}
