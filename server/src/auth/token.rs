//! Signed tokens: one algorithm, one audience per use, the key named.

use crate::keys::Keys;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};

/// What a token is for. A token for one use is of no use for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A member's sign-in.
    Session,
    /// An official in the officials' room.
    Official,
    /// Says that this device has been here. It opens nothing, and is no signed token.
    Device,
    /// A mandate holder in the adoption room, by a personal link.
    Signatory,
}

impl Use {
    const fn audience(self) -> &'static str {
        match self {
            Self::Session => "constat:session",
            Self::Official => "constat:official",
            Self::Device => "constat:device",
            Self::Signatory => "constat:signatory",
        }
    }
    /// The cookie that carries it. Over TLS its name keeps neighbours under the same domain from setting it.
    pub const fn cookie(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, false) => "constat_session",
            (Self::Session, true) => "__Host-constat_session",
            (Self::Official, false) => "constat_official",
            (Self::Official, true) => "__Host-constat_official",
            (Self::Device, false) => "constat_device",
            (Self::Device, true) => "__Host-constat_device",
            (Self::Signatory, false) => "constat_signatory",
            (Self::Signatory, true) => "__Host-constat_signatory",
        }
    }
    /// How long it lasts, in seconds.
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Session => 30 * 86_400,
            Self::Official | Self::Signatory => 12 * 3_600,
            // As long as browsers keep one.
            Self::Device => 400 * 86_400,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: String,
    aud: String,
    exp: i64,
}

/// A token that names `subject` until `now` plus the use's duration. `now` in seconds.
pub fn sign(keys: &Keys, used: Use, subject: &str, now: i64) -> Option<String> {
    let header = Header { kid: Some(keys.id().to_owned()), ..Header::new(Algorithm::HS256) };
    let claims = Claims { sub: subject.to_owned(), aud: used.audience().to_owned(), exp: now + used.seconds() };
    encode(&header, &claims, &EncodingKey::from_secret(keys.token())).ok()
}

/// Whom a token names, if it is ours, for this use, and not expired.
pub fn subject(keys: &Keys, used: Use, token: &str) -> Option<String> {
    read(keys, used, token).map(|claims| claims.sub)
}

/// Until when such a token is good, in seconds.
pub fn expiry(keys: &Keys, used: Use, token: &str) -> Option<i64> {
    read(keys, used, token).map(|claims| claims.exp)
}

fn read(keys: &Keys, used: Use, token: &str) -> Option<Claims> {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_audience(&[used.audience()]);
    validation.set_required_spec_claims(&["exp", "aud", "sub"]);
    let data = decode::<Claims>(token, &DecodingKey::from_secret(keys.token()), &validation).ok()?;
    (data.header.kid.as_deref() == Some(keys.id())).then_some(data.claims)
}

#[cfg(test)]
mod tests {
    use super::{Use, expiry, sign, subject};
    use crate::keys::Keys;

    #[test]
    fn a_token_is_good_for_its_use_its_key_and_its_time_only() {
        let folder = std::env::temp_dir().join(format!("constat-token-{}", std::process::id()));
        let (a, b) = (Keys::open(&folder.join("a")).unwrap(), Keys::open(&folder.join("b")).unwrap());
        let now = jiff::Timestamp::now().as_second();
        let token = sign(&a, Use::Session, "x", now).unwrap();
        assert_eq!(subject(&a, Use::Session, &token).as_deref(), Some("x"));
        assert_eq!(expiry(&a, Use::Session, &token), Some(now + Use::Session.seconds()));
        assert_eq!(expiry(&b, Use::Session, &token), None);
        assert_eq!(subject(&a, Use::Official, &token), None);
        assert_eq!(subject(&b, Use::Session, &token), None);
        let old = sign(&a, Use::Session, "x", now - Use::Session.seconds() - 3_600).unwrap();
        assert_eq!(subject(&a, Use::Session, &old), None);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
