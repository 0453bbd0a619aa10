//! The commands of the house: `cargo xtask run`, `test`, `ci` and `tidy`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "these commands talk to the person at the terminal")]

mod ci;
mod client;
mod licences;
mod needs;
mod run;
mod shell;
mod test;
mod tidy;

use clap::{Parser, Subcommand};
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
    /// Build the browser's part alone, before building the server by hand
    Client,
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
        Command::Client => client::build().map(|folder| println!("{}", folder.display())),
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
