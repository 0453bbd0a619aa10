//! The program: see `--help`.

use clap::{Parser, Subcommand};
use constat::config::Config;
use std::io::Write;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "constat", version, about = "Diagnose a territory together, set priorities, hand over a memorandum, follow the answers")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server
    Serve(Config),
    /// Read a document as JSON on standard input, write it as PDF on standard output
    #[command(hide = true)]
    Render,
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_env("CONSTAT_LOG").unwrap_or_else(|_| "warn,constat=info".into()))
        .with_writer(std::io::stderr)
        .init();
    let outcome = match Cli::parse().command {
        Command::Serve(config) => serve(config),
        Command::Render => constat_document::run_child(std::io::stdin(), std::io::stdout()).map_err(|e| e.to_string()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "constat: {message}");
            ExitCode::FAILURE
        }
    }
}

fn serve(config: Config) -> Result<(), String> {
    actix_web::rt::System::new().block_on(async {
        let running = constat::app::start(config).await?;
        let _ = writeln!(std::io::stdout(), "{}", constat::door::welcome(&running.app));
        running.wait().await.map_err(|e| e.to_string())
    })
}
