//! The browser's part: built to WebAssembly, and put where the server's build finds it.

use crate::shell::{Outcome, cargo, command, read, succeed, target};
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

/// What browsers run.
const TARGET: &str = "wasm32-unknown-unknown";
/// The crate.
const CRATE: &str = "constat-client";
/// The profile in the root `Cargo.toml`: small.
const PROFILE: &str = "client";

/// Builds it where it changed; gives back the folder that holds `app.js` and `app_bg.wasm`. It holds nothing else: the
/// server is built anew when anything in it changes.
pub fn build() -> Outcome<PathBuf> {
    provide_target()?;
    succeed(&mut cargo(&["build", "--package", CRATE, "--target", TARGET, "--profile", PROFILE]))?;
    let target = target()?;
    let program = target.join(TARGET).join(PROFILE).join(CRATE.replace('-', "_")).with_extension("wasm");
    let folder = target.join(PROFILE).join("app");
    let time = |path: PathBuf| path.metadata().and_then(|file| file.modified()).ok();
    // The glue is written last, so it tells whether both are there.
    let current = time(folder.join("app.js")).is_some_and(|made| time(program.clone()).is_some_and(|built| built <= made));
    if !current {
        bind(&program, &folder).map_err(|e| format!("Cannot make {} fit for browsers: {e}", program.display()))?;
    }
    Ok(folder)
}

/// Splits it into what the browser runs and the script that loads it.
fn bind(program: &PathBuf, folder: &PathBuf) -> Outcome {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(program).out_name("app").typescript(false).remove_name_section(true).remove_producers_section(true);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).map_err(|e| format!("{e:#}"))
}

/// The same lints as everywhere, for the code that only browsers get.
pub fn lint() -> Outcome {
    provide_target()?;
    succeed(&mut cargo(&["clippy", "--package", CRATE, "--target", TARGET, "--", "-D", "warnings"]))
}

/// The standard library for browsers comes with rustup, but not by itself.
fn provide_target() -> Outcome {
    // Without rustup, the target is the system's affair; cargo says so if it is missing.
    let Ok(installed) = read(&mut command("rustup", &["target", "list", "--installed"])) else { return Ok(()) };
    if installed.lines().any(|line| line.trim() == TARGET) {
        return Ok(());
    }
    println!("Installing the Rust target {TARGET}, for the browser's part…");
    succeed(&mut command("rustup", &["target", "add", TARGET]))
}
