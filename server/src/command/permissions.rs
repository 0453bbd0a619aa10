//! `constat permissions`: the permission table.

use super::say;
use constat_shared::permission::Action;

/// Prints it, one row per action.
pub fn permissions(json: bool) -> Result<(), String> {
    let words = |list: &[&str]| list.join(" ");
    let rows: Vec<_> = Action::ALL
        .iter()
        .map(|action| {
            let rule = action.rule();
            let who: Vec<&str> = rule.who.iter().map(|w| w.as_str()).collect();
            let steps: Vec<&str> = rule.steps.iter().map(|s| s.as_str()).collect();
            (action.as_str(), rule.room.as_str(), who, steps)
        })
        .collect();
    if json {
        let list: Vec<_> = rows
            .iter()
            .map(|(action, room, who, steps)| serde_json::json!({"action": action, "room": room, "who": who, "steps": steps}))
            .collect();
        say(&serde_json::to_string_pretty(&list).map_err(|e| e.to_string())?);
        return Ok(());
    }
    for (action, room, who, steps) in rows {
        let steps = if steps.is_empty() { "always".to_owned() } else { words(&steps) };
        say(&format!("{action:<24} {room:<12} {:<48} {steps}", words(&who)));
    }
    Ok(())
}
