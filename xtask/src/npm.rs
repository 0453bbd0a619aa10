//! Packages from npm: a folder with `package.json` and `package-lock.json` gets its `node_modules`.

use crate::shell::{Outcome, command, root, succeed};
use std::time::SystemTime;

/// Fetches what the folder's lock file names, unless it is there already; `what` it is, in plain words.
pub fn provide(folder: &str, what: &str) -> Outcome {
    if is_current(folder) {
        return Ok(());
    }
    println!("Fetching {what} from npm…");
    let arguments = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
    succeed(command("npm", &arguments).current_dir(root().join(folder)))
}

/// npm writes its own lock file into `node_modules`, last: older than ours means out of date.
fn is_current(folder: &str) -> bool {
    let written = |path: &str| -> Option<SystemTime> { root().join(folder).join(path).metadata().ok()?.modified().ok() };
    let installed = written("node_modules/.package-lock.json");
    installed.is_some() && installed >= written("package-lock.json")
}
