//! What a browser says of itself, in few words.

use constat_shared::locale::Locale;

constat_shared::words! {
    ON = "{browser}, sur {system}", "{browser}, op {system}", "{browser}, on {system}";
    UNKNOWN = "Un appareil", "Een toestel", "A device";
}

/// The first mark that is found decides: browsers claim to be one another.
const BROWSERS: [(&str, &str); 6] =
    [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
const SYSTEMS: [(&str, &str); 6] =
    [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux")];

/// "Firefox, on Windows"; what is not a browser's text stays as it is.
pub fn named(locale: Locale, agent: &str) -> String {
    let find = |marks: &[(&str, &'static str)]| marks.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => ON.fill(locale, &[("browser", &browser), ("system", &system)]),
        (Some(browser), None) => browser.to_owned(),
        _ if agent.is_empty() => UNKNOWN.get(locale).to_owned(),
        _ => agent.chars().take(60).collect(),
    }
}
