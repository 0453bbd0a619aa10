//! `cargo xtask ci`: what must hold before a change goes in.

use crate::shell::{Outcome, cargo, command, root, succeed, target, works};
use crate::{client, licences, needs, test, tidy, weights};

/// The tool that finds dependencies nobody uses, with its version.
const MACHETE: (&str, &str) = ("cargo-machete", "0.9.2");

/// Runs every check, the quick ones first, and stops at the first that fails.
pub fn ci() -> Outcome {
    needs::provide(&[needs::BUILD])?;
    provide_components()?;
    step("House rules", tidy::tidy)?;
    step("Format", || succeed(&mut cargo(&["fmt", "--all", "--check"])).map_err(|e| format!("{e}\nRun `cargo fmt --all`.")))?;
    step("Licences of the dependencies", licences::check)?;
    step("Unused dependencies", unused_dependencies)?;
    step("The browser's part", || client::lint().and_then(|()| client::build().map(drop)))?;
    step("Lints", || {
        test::PARTS.iter().try_for_each(|packages| {
            let mut clippy = cargo(&["clippy", "--all-targets"]);
            succeed(clippy.args(*packages).args(["--", "-D", "warnings"]))
        })
    })?;
    step("What pages weigh", weights::weigh)?;
    println!("All checks hold.");
    Ok(())
}

fn step(name: &str, check: impl FnOnce() -> Outcome) -> Outcome {
    println!("== {name}");
    check()
}

/// Formatter and linter come with rustup, but not with its smallest profile.
fn provide_components() -> Outcome {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if !works(program, &["--version"]) {
            println!("Installing {component}…");
            succeed(&mut command("rustup", &["component", "add", component]))?;
        }
    }
    Ok(())
}

/// Every dependency named in a `Cargo.toml` must be used in its crate.
fn unused_dependencies() -> Outcome {
    let (name, version) = MACHETE;
    let tools = target()?.join("tools");
    let program = tools.join("bin").join(name);
    let program = program.to_string_lossy();
    let is_current = || {
        std::process::Command::new(program.as_ref())
            .arg("--version")
            .output()
            .is_ok_and(|output| String::from_utf8_lossy(&output.stdout).trim().ends_with(version))
    };
    if !is_current() {
        println!("Installing {name} {version}…");
        let mut install = cargo(&["install", name, "--version", version, "--locked", "--quiet"]);
        // Outside the repository, whose own settings are not for the tool.
        install.arg("--root").arg(&tools).current_dir(std::env::temp_dir());
        succeed(&mut install)?;
    }
    let crates = root();
    succeed(command(&program, &["--skip-target-dir"]).arg(crates)).map_err(|e| {
        format!(
            "{e}\nTake the dependencies listed out of their Cargo.toml. One that is there only for \
             its features goes into [package.metadata.cargo-machete] ignored."
        )
    })
}
