//! `constat hand-over`: a lost coordination gets a new coordinator, without being read.

use super::{database, say};
use crate::config::Config;
use crate::coordination::ask_hand_over;
use crate::db::schema::coordination as c;
use constat_shared::error::Fault;
use constat_shared::ids::CoordinationId;
use constat_shared::time::Day;
use constat_shared::validate::is_email;
use diesel::prelude::*;

/// Asks for it; the running server announces it to all members and waits three days.
pub fn hand_over(config: &Config, coordination: &str, address: &str) -> Result<(), String> {
    let email = address.trim().to_lowercase();
    if !is_email(&email) {
        return Err(format!("`{address}` is no mail address"));
    }
    let db = database::open(config)?;
    type Row = (CoordinationId, String, String);
    let all = db.read(|conn| Ok(c::table.select((c::id, c::name_fr, c::name_nl)).load::<Row>(conn)?)).map_err(|e| e.to_string())?;
    let meant = |(id, fr, nl): &&Row| id.to_string() == coordination || fr == coordination || nl == coordination;
    let found: Vec<_> = all.iter().filter(meant).collect();
    let [(id, name, _)] = found.as_slice() else {
        let known: Vec<String> = all.iter().map(|(id, name, _)| format!("  {id}  {name}")).collect();
        return Err(format!("`{coordination}` is no coordination, or several; there are:\n{}", known.join("\n")));
    };
    let zone = jiff::tz::TimeZone::get(&config.timezone).map_err(|e| format!("unknown time zone {}: {e}", config.timezone))?;
    let today = Day::from_date(jiff::Timestamp::now().to_zoned(zone).date());
    db.write(|conn| ask_hand_over(conn, *id, &email, today)).map_err(|e| match e.fault {
        Fault::AlreadyDone => format!("{name} is being handed over already: it has to be done or stopped first"),
        _ => e.to_string(),
    })?;
    say(&format!(
        "{name} is to be handed over to {email}. The running server announces it to all members within a minute; it takes effect 72 hours later, unless a coordinator who is still there stops it."
    ));
    Ok(())
}
