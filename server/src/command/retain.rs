//! `constat retain`: what is past its time goes now, without waiting for the server to come to it.

use super::{database, say};
use crate::config::Config;
use crate::keys::Keys;
use crate::retain::{When, enforce};
use constat_shared::locale::Locale;
use constat_shared::time::{Day, Instant};

/// Enforces the rules; a trial changes nothing and says what would go.
pub fn retain(config: &Config, trial: bool) -> Result<(), String> {
    let zone = jiff::tz::TimeZone::get(&config.timezone).map_err(|e| format!("unknown time zone {}: {e}", config.timezone))?;
    let now = jiff::Timestamp::now();
    let db = database::open(config)?;
    let keys = Keys::open(&config.data)?;
    let when = When { keys: &keys, now: Instant(now.as_millisecond()), today: Day::from_date(now.to_zoned(zone).date()) };
    let gone = enforce(&db, when, trial).map_err(|e| e.to_string())?;
    if !trial {
        db.sweep();
    }
    for (rule, what, count) in &gone.counts {
        say(&format!("{count:>6}  {what:<14} {}", rule.text(Locale::En)));
    }
    say(&format!("{} rows {}", gone.total(), if trial { "would go; nothing was changed" } else { "are gone" }));
    Ok(())
}
