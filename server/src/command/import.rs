//! `constat import`: what another program held, taken over.

use super::{database, say};
use crate::config::Settings;
use crate::import::{Figures, Wishes, polis, write};
use constat_shared::api::consultation::Language;
use constat_shared::ids::DiagnosisId;
use constat_shared::time::{Day, Instant};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::{Path, PathBuf};

/// From where.
#[derive(Debug, clap::Subcommand)]
pub enum Import {
    /// A conversation held with Polis: its statements and who agreed, disagreed or passed
    Polis(Box<Polis>),
}

/// A Polis export.
#[derive(Debug, clap::Args)]
pub struct Polis {
    #[command(flatten)]
    settings: Settings,
    /// Folder with comments.csv, participants-votes.csv and summary.csv
    folder: PathBuf,
    /// The diagnosis that takes it over; not needed where there is one, or none yet
    #[arg(long)]
    diagnosis: Option<DiagnosisId>,
    /// Mail address of the coordinator, where no coordination exists yet
    #[arg(long, default_value = "coordinator@localhost.localdomain")]
    coordinator: String,
    /// Language of the statements: fr, nl, en, ar, tr, es, pt, ro, pl, uk or und
    #[arg(long, default_value = "und")]
    language: Language,
    /// Read and say what would be taken; change nothing
    #[arg(long)]
    dry_run: bool,
    /// Print the figures as JSON
    #[arg(long)]
    json: bool,
}

/// Takes it over, with progress at the terminal.
pub fn import(what: &Import) -> Result<(), String> {
    let Import::Polis(asked) = what;
    let bar = Bar::new();
    bar.say("reading");
    let export = polis::read(&asked.folder)?;
    let figures = if asked.dry_run {
        Figures::of(&export)
    } else {
        bar.say("writing");
        let config = asked.settings.clone().resolve()?;
        let db = database::open(&config)?;
        let zone = jiff::tz::TimeZone::get(&config.timezone).map_err(|e| format!("unknown time zone {}: {e}", config.timezone))?;
        let now = jiff::Timestamp::now();
        let wishes = Wishes {
            diagnosis: asked.diagnosis,
            coordinator: asked.coordinator.clone(),
            language: asked.language,
            today: Day::from_date(now.to_zoned(zone).date()),
            now: Instant(now.as_millisecond()),
        };
        write(&db, &export, &wishes, &mut |done, total| bar.at(done, total))?
    };
    bar.0.finish_and_clear();
    if asked.json {
        say(&serde_json::to_string_pretty(&figures).map_err(|e| e.to_string())?);
    } else {
        print(&figures, &asked.folder, asked.dry_run);
    }
    Ok(())
}

fn print(figures: &Figures, folder: &Path, preview: bool) {
    for refused in &figures.refused {
        say(&format!("left out: {}, line {}: {}", folder.join(refused.file).display(), refused.line, refused.why));
    }
    say(&format!(
        "{} statements ({} accepted, {} set aside), {} votes of {} participants, {} lines left out",
        figures.statements,
        figures.accepted,
        figures.set_aside,
        figures.votes,
        figures.participants,
        figures.refused.len()
    ));
    match figures.session {
        _ if preview => say("a preview: nothing was written"),
        Some(session) if figures.unchanged => say(&format!("these files were taken over before, as session {session}: nothing changed")),
        Some(session) => say(&format!("taken over as session {session}")),
        None => {}
    }
}

/// A progress bar; shown at a terminal only.
struct Bar(ProgressBar);

impl Bar {
    fn new() -> Self {
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:30}] {pos} of {len}") {
            bar.set_style(style);
        }
        Self(bar)
    }
    fn say(&self, doing: &'static str) {
        self.0.set_message(doing);
        self.0.tick();
    }
    fn at(&self, done: usize, total: usize) {
        self.0.set_length(total as u64);
        self.0.set_position(done as u64);
    }
}
