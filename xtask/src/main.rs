//! The commands of the house: `cargo xtask run`, `test`, `ci` and `tidy`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "these commands talk to the person at the terminal")]

mod bench;
mod ci;
mod client;
mod fonts;
mod licences;
mod needs;
mod npm;
mod real;
mod run;
mod shell;
mod tally_cases;
mod test;
mod tidy;
mod weights;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Everything one does with this repository, one word each.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build Constat, start it and open it in the browser
    Run(run::Options),
    /// Run every test; the last line says how many passed and failed
    Test(test::Options),
    /// What must hold before a change goes in: format, lints, dependencies, licences, tidiness
    Ci,
    /// Build the browser's part and the typefaces alone, before building the server by hand
    Client,
    /// Count every reference case below a folder again, and say where our engine differs
    TallyCases {
        /// The folder; every `reference.json` below it is a case
        folder: PathBuf,
    },
    /// Take a real conversation from its export to a memorandum that officials have answered, on both engines
    Real(real::Options),
    /// Measure the program in its release profile beside bare handlers
    Bench(bench::Options),
    /// The house rules no other tool checks
    Tidy,
    /// Wait for the server, then show it in the browser (started by `run`)
    #[command(hide = true)]
    OpenWhenReady { port: u16 },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Run(options) => run::run(&options),
        Command::Test(options) => return test::test(&options),
        Command::Ci => ci::ci(),
        Command::Client => client(),
        Command::TallyCases { folder } => tally_cases::tally_cases(&folder),
        Command::Real(options) => real::real(&options),
        Command::Bench(options) => bench::bench(&options),
        Command::Tidy => tidy::tidy(),
        Command::OpenWhenReady { port } => run::open_when_ready(port),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// What the server's build takes in when it is there.
fn client() -> shell::Outcome {
    needs::provide(&[needs::BUILD, needs::NPM])?;
    for folder in [client::build()?, fonts::build()?] {
        println!("{}", folder.display());
    }
    Ok(())
}
