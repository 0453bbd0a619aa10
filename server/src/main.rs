//! The program: see `--help`.

use clap::{Parser, Subcommand};
use constat::command::{self, database, memorandum, say};
use constat::config::{Config, Settings};
use std::io::Write;
use std::path::PathBuf;
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
    Serve(Box<Settings>),
    /// Bring the database up to date, without starting the server
    Migrate(Box<Settings>),
    /// Prove that what must always hold, holds in the database
    Check {
        #[command(flatten)]
        settings: Box<Settings>,
        /// Lines of `constat journal checkpoint` that were kept elsewhere: the journal must still hold them
        #[arg(long)]
        checkpoint: Option<PathBuf>,
    },
    /// Print the register of processing, the impact assessment or the notice, from what each column holds
    Privacy {
        /// Which
        paper: command::privacy::Paper,
        /// fr, nl or en
        #[arg(long, default_value = "fr")]
        language: String,
    },
    /// Delete now what is past its time, as the server does by itself
    Retain {
        #[command(flatten)]
        settings: Box<Settings>,
        /// Say what would go; change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Make checkpoints of the journal, to be kept elsewhere
    Journal {
        #[command(subcommand)]
        what: command::journal::Journal,
    },
    /// Write a whole copy of the SQLite database to a file, also while the server runs
    Backup {
        #[command(flatten)]
        settings: Box<Settings>,
        /// File to write
        to: PathBuf,
    },
    /// Put such a copy in the place of the SQLite database; what was there is put aside
    Restore {
        #[command(flatten)]
        settings: Box<Settings>,
        /// The copy
        from: PathBuf,
    },
    /// Take over what another program held
    Import {
        #[command(subcommand)]
        from: command::import::Import,
    },
    /// Hand a coordination that has lost its coordinator to a new one: announced to all members, done after 72 hours
    HandOver {
        #[command(flatten)]
        settings: Box<Settings>,
        /// Its id, or its name
        coordination: String,
        /// Mail address of the new coordinator
        address: String,
    },
    /// Write a published memorandum to a file that `verify` reads
    Export {
        #[command(flatten)]
        settings: Box<Settings>,
        /// Its name in the address /m/NAME
        slug: String,
        /// File to write
        to: PathBuf,
    },
    /// Check an exported memorandum against its hash
    Verify {
        /// The file
        file: PathBuf,
    },
    /// Count a file of ballots, or count again what somebody else has counted
    Tally(command::tally::Tally),
    /// Print the permission table
    Permissions {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the description of every operation (`OpenAPI` 3.1)
    Openapi,
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
        Command::Serve(settings) => settings.resolve().and_then(serve),
        Command::Migrate(settings) => settings.resolve().and_then(|config| database::migrate(&config)),
        Command::Check { settings, checkpoint } => settings.resolve().and_then(|config| database::check(&config, checkpoint.as_deref())),
        Command::Privacy { paper, language } => command::privacy::privacy(paper, &language),
        Command::Retain { settings, dry_run } => settings.resolve().and_then(|config| command::retain::retain(&config, dry_run)),
        Command::Journal { what } => command::journal::journal(what),
        Command::Backup { settings, to } => settings.resolve().and_then(|config| database::backup(&config, &to)),
        Command::Restore { settings, from } => settings.resolve().and_then(|config| database::restore(&config, &from)),
        Command::Import { from } => command::import::import(&from),
        Command::HandOver { settings, coordination, address } => {
            settings.resolve().and_then(|config| command::hand_over::hand_over(&config, &coordination, &address))
        }
        Command::Export { settings, slug, to } => settings.resolve().and_then(|config| memorandum::export(&config, &slug, &to)),
        Command::Verify { file } => memorandum::verify(&file),
        Command::Tally(asked) => command::tally::tally(&asked),
        Command::Permissions { json } => command::permissions::permissions(json),
        Command::Openapi => openapi(),
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
        say(&constat::door::welcome(&running.app));
        running.wait().await.map_err(|e| e.to_string())
    })
}

fn openapi() -> Result<(), String> {
    let document = constat::http::describe(&constat::routes::all());
    say(&serde_json::to_string_pretty(&document).map_err(|e| e.to_string())?);
    Ok(())
}
