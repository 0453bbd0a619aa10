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
    /// Prove that what must always hold, holds in the database
    Check(Config),
    /// Write a whole copy of the SQLite database to a file
    Backup {
        #[command(flatten)]
        config: Config,
        /// File to write
        to: std::path::PathBuf,
    },
    /// Check an exported memorandum against its hash
    Verify {
        /// The file
        file: std::path::PathBuf,
    },
    /// Print the permission table
    Permissions {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
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
        Command::Check(config) => check(&config),
        Command::Backup { config, to } => open(&config).and_then(|db| db.backup(&to)),
        Command::Verify { file } => verify(&file),
        Command::Permissions { json } => permissions(json),
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

fn open(config: &Config) -> Result<constat::db::Db, String> {
    let url = match &config.database_url {
        Some(text) => constat::db::Url::parse(text)?,
        None => constat::db::Url::Sqlite(config.data.join("constat.db")),
    };
    constat::db::Db::open(&url)
}

fn check(config: &Config) -> Result<(), String> {
    let report = constat::check::check(&open(config)?).map_err(|e| e.to_string())?;
    say(&format!("{} things looked at, {} do not hold", report.looked_at, report.faults.len()));
    for fault in &report.faults {
        say(fault);
    }
    if report.faults.is_empty() { Ok(()) } else { Err("the database needs mending: restore the last copy, and tell us".to_owned()) }
}

fn verify(file: &std::path::Path) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
    let verified = constat::memorandum::verify::verify(&bytes).map_err(|e| e.to_string())?;
    say(&format!("unchanged since it was sealed: {}", verified.sha256));
    Ok(())
}

fn permissions(json: bool) -> Result<(), String> {
    use constat_shared::permission::Action;
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
    } else {
        for (action, room, who, steps) in rows {
            say(&format!(
                "{action:<24} {room:<12} {:<48} {}",
                words(&who),
                if steps.is_empty() { "always".to_owned() } else { words(&steps) }
            ));
        }
    }
    Ok(())
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
