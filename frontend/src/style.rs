//! The style sheets and the icon, put together at compile time and served under a path that names their content.

use std::sync::OnceLock;

/// A file that the server hands out as it is; its path changes with its content, so it may be kept for good.
#[derive(Debug)]
pub struct Asset {
    /// Path on the server.
    pub path: String,
    /// Its `Content-Type`.
    pub content_type: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
}

macro_rules! sheet {
    ($($name:literal),+ $(,)?) => { concat!($(include_str!(concat!("style/", $name, ".css"))),+) };
}

/// Members: everything.
const MEMBER: &str = sheet!(
    "tokens",
    "tokens_member",
    "ground",
    "text",
    "shell",
    "nav",
    "rooms",
    "rooms_member",
    "page",
    "folio",
    "button",
    "form",
    "notice",
    "rows",
    "status",
    "steps",
    "proof",
    "table",
    "chart",
    "ballot",
    "house",
    "reader",
    "print"
);
/// Residents, officials, public: what their pages use, in the system's type.
const LIGHT: &str = sheet!(
    "tokens", "ground", "text", "shell", "rooms", "page", "button", "form", "notice", "rows", "status", "proof", "ballot", "light",
    "reader", "print"
);
/// Comes with the members' sheet where the server has typefaces.
const FONTS: &str = sheet!("fonts");
const ICON: &str = include_str!("style/icon.svg");

/// Without comments, indents, line breaks and the spaces that only people need.
fn squeezed(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let lines: String = out.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    // None of our strings holds these pairs; spaces around `+` and before `:` mean something and stay.
    let pairs =
        [("  ", " "), (" {", "{"), ("{ ", "{"), ("; ", ";"), (" }", "}"), ("} ", "}"), (", ", ","), (": ", ":"), (" > ", ">"), (";}", "}")];
    pairs.iter().fold(lines, |text, (long, short)| text.replace(long, short)).trim().to_owned()
}

/// FNV-1a: short, and the same on every machine.
fn mark(parts: &[&str]) -> String {
    let bytes = parts.iter().flat_map(|part| part.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

/// Where the server keeps the typefaces of members' pages.
#[derive(Debug)]
pub struct Faces {
    /// The reading face.
    pub read: String,
    /// The interface's.
    pub ui: String,
}

static FACES: OnceLock<Faces> = OnceLock::new();

/// Where the typefaces are. Said once, before the first page; without it, pages are set in the system's type.
pub fn set_faces(faces: Faces) {
    // Every worker of the server says the same.
    let _ = FACES.set(faces);
}
/// The typefaces, if there are any.
pub fn faces() -> Option<&'static Faces> {
    FACES.get()
}

/// The members' sheet, with its typefaces.
fn in_faces(faces: Option<&Faces>) -> String {
    let fonts = faces.map(|faces| FONTS.replace("{read}", &faces.read).replace("{ui}", &faces.ui));
    format!("{MEMBER}{}", fonts.unwrap_or_default())
}

struct Ready {
    assets: [Asset; 3],
}

fn ready() -> &'static Ready {
    static SHEETS: OnceLock<(String, String)> = OnceLock::new();
    static READY: OnceLock<Ready> = OnceLock::new();
    READY.get_or_init(|| {
        let (member, light) = SHEETS.get_or_init(|| (squeezed(&in_faces(faces())), squeezed(LIGHT)));
        let hash = mark(&[member, light, ICON]);
        let asset = |name: &str, content_type, text: &'static str| Asset {
            path: format!("/assets/{hash}/{name}"),
            content_type,
            bytes: text.as_bytes(),
        };
        Ready {
            assets: [
                asset("member.css", "text/css; charset=utf-8", member),
                asset("light.css", "text/css; charset=utf-8", light),
                asset("icon.svg", "image/svg+xml", ICON),
            ],
        }
    })
}

/// Everything to serve.
pub fn assets() -> &'static [Asset] {
    &ready().assets
}
/// Path of the members' sheet.
pub fn member() -> &'static str {
    let [member, ..] = &ready().assets;
    &member.path
}
/// Path of the light sheet.
pub fn light() -> &'static str {
    let [_, light, _] = &ready().assets;
    &light.path
}

static CLIENT: OnceLock<String> = OnceLock::new();

/// Where the script is served that wakes forms. Said once, before the first page; without it, pages have no script.
pub fn set_client(path: String) {
    // Every worker of the server says the same.
    let _ = CLIENT.set(path);
}
/// Path of that script.
pub fn client() -> Option<&'static str> {
    CLIENT.get().map(String::as_str)
}

/// Path of the icon.
pub fn icon() -> &'static str {
    let [.., icon] = &ready().assets;
    &icon.path
}

#[cfg(test)]
mod tests {
    use super::{FONTS, Faces, LIGHT, MEMBER, assets, in_faces, squeezed};

    #[test]
    fn a_sheet_loses_only_what_nobody_reads() {
        assert_eq!(squeezed("/* a */\na { b: c }\n\n  d { e: f } /* g */\n"), "a{b:c}d{e:f}");
    }

    #[test]
    fn the_light_sheet_leaves_room_for_its_page() {
        let light = assets().iter().find(|a| a.path.ends_with("light.css")).unwrap();
        assert!(light.bytes.len() < 28_000, "{} bytes", light.bytes.len());
    }

    #[test]
    fn braces_and_comments_are_closed() {
        for sheet in [MEMBER, LIGHT, FONTS] {
            assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
            assert_eq!(sheet.matches("/*").count(), sheet.matches("*/").count());
        }
    }

    #[test]
    fn only_members_pages_name_typefaces_and_only_when_there_are_any() {
        let sheet = squeezed(&in_faces(Some(&Faces { read: "/a/r.woff2".to_owned(), ui: "/a/u.woff2".to_owned() })));
        assert!(sheet.contains(r#"url("/a/r.woff2")"#) && sheet.contains(r#"url("/a/u.woff2")"#));
        assert!(!in_faces(None).contains("@font-face") && !LIGHT.contains("@font-face"));
    }
}
