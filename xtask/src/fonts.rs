//! The typefaces of members' pages: fetched, cut to our characters, and put where the server's build finds them.

use crate::npm;
use crate::shell::{Outcome, command, root, succeed, target};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What names the typefaces and says how they are cut.
const FOLDER: &str = "frontend/fonts";
/// What comes out; `server/build.rs` asks for the same.
const FACES: [&str; 2] = ["literata.woff2", "hanken-grotesk.woff2"];

/// Makes them where something changed; gives back their folder. It holds nothing else: the server is built anew when
/// anything in it changes.
pub fn build() -> Outcome<PathBuf> {
    let folder = target()?.join("client").join("fonts");
    if is_current(&folder) {
        return Ok(folder);
    }
    npm::provide(FOLDER, "the typefaces")?;
    println!("Cutting the typefaces to the characters of our languages…");
    succeed(command("node", &["subset.js"]).arg(&folder).current_dir(root().join(FOLDER)))?;
    Ok(folder)
}

/// Whether every face is there and younger than what it is made from.
fn is_current(folder: &Path) -> bool {
    let time = |path: PathBuf| -> Option<SystemTime> { path.metadata().ok()?.modified().ok() };
    let from = ["package-lock.json", "subset.js"].map(|name| time(root().join(FOLDER).join(name)));
    FACES.iter().all(|name| {
        let made = time(folder.join(name));
        made.is_some() && from.iter().all(|source| *source <= made)
    })
}
