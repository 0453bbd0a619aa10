//! Secrets: made at first start, mode 0600, beside the database and never in it.

use crate::error::{AppError, Result};
use constat_shared::ids::RoundId;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The keys of this server.
#[derive(Clone)]
pub struct Keys {
    stored: Stored,
    folder: PathBuf,
}

#[derive(Clone, Serialize, Deserialize)]
struct Stored {
    id: String,
    token: String,
    mark: String,
}

impl Keys {
    /// Reads the keys of this folder, or makes them.
    pub fn open(folder: &Path) -> std::result::Result<Self, String> {
        let path = folder.join("keys.json");
        std::fs::create_dir_all(folder.join("round-keys")).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
        let stored = if path.exists() {
            let text = std::fs::read_to_string(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
            serde_json::from_str(&text).map_err(|e| format!("{} is damaged: {e}", path.display()))?
        } else {
            let made = Stored { id: random_hex(4), token: random_hex(32), mark: random_hex(32) };
            let text = serde_json::to_string_pretty(&made).map_err(|e| e.to_string())?;
            write_private(&path, text.as_bytes()).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
            made
        };
        Ok(Self { stored, folder: folder.to_owned() })
    }
    /// Names the signing key in a token's header.
    pub fn id(&self) -> &str {
        &self.stored.id
    }
    /// Signs tokens.
    pub fn token(&self) -> &[u8] {
        self.stored.token.as_bytes()
    }
    /// A mark that stands for these parts and tells none of them.
    pub fn mark(&self, parts: &[&[u8]]) -> Vec<u8> {
        keyed(self.stored.mark.as_bytes(), parts)
    }
    /// A mark for a ballot, by the round's own key.
    pub fn round_mark(&self, round: RoundId, voter: &[u8]) -> Result<Vec<u8>> {
        let path = self.round_path(round);
        if !path.exists() {
            write_private(&path, random_hex(32).as_bytes()).map_err(AppError::internal)?;
        }
        let key = std::fs::read(&path).map_err(AppError::internal)?;
        Ok(keyed(&key, &[round.bytes(), voter]))
    }
    /// Closing destroys the round's key.
    pub fn forget_round(&self, round: RoundId) {
        if let Err(error) = std::fs::remove_file(self.round_path(round))
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::error!(%error, "the key of a closed round could not be removed");
        }
    }
    fn round_path(&self, round: RoundId) -> PathBuf {
        self.folder.join("round-keys").join(round.to_string())
    }
}

fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?.write_all(bytes)
}

pub(crate) fn keyed(key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    // HMAC takes keys of any length: the error cannot occur, and an empty mark would match nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Vec::new() };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().to_vec()
}

/// SHA-256 of a text.
pub fn hash(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}

/// Bytes as lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// So many random bytes, in hexadecimal.
pub fn random_hex(bytes: usize) -> String {
    hex(&random(bytes))
}

fn random(count: usize) -> Vec<u8> {
    let mut bytes = vec![0; count];
    if getrandom::fill(&mut bytes).is_err() {
        // Without randomness no secret may be made.
        tracing::error!("the system gives no random bytes");
        std::process::abort();
    }
    bytes
}

/// A code that people read aloud and type: no letter that looks like another.
pub fn spoken_code(length: usize) -> String {
    const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    random(length).iter().filter_map(|b| LETTERS.get(usize::from(b % 32))).map(|b| char::from(*b)).collect()
}

/// As people type a code: upper case, without what separates.
pub fn typed_code(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}
