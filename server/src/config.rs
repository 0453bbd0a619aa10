//! How the program is started: defaults, then `CONSTAT_*`, then the command line.

use std::path::PathBuf;

/// Settings of `serve`.
#[derive(Debug, Clone, clap::Args)]
pub struct Config {
    /// Address and port to listen on
    #[arg(long, env = "CONSTAT_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Folder for the SQLite file and the keys
    #[arg(long, env = "CONSTAT_DATA", default_value = "data")]
    pub data: PathBuf,
    /// `sqlite://path` or `postgres://user@host/database`; default: SQLite in the data folder
    #[arg(long, env = "CONSTAT_DATABASE_URL")]
    pub database_url: Option<String>,
    /// Address under which people reach this server, for links in mails
    #[arg(long, env = "CONSTAT_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// smtp://user:password@host:port or smtps://…; without it mails are kept and the operator reads them
    #[arg(long, env = "CONSTAT_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Sender of mails
    #[arg(long, env = "CONSTAT_MAIL_FROM", default_value = "Constat <constat@localhost.localdomain>")]
    pub mail_from: String,
    /// Time zone of dates
    #[arg(long, env = "CONSTAT_TIMEZONE", default_value = "Europe/Brussels")]
    pub timezone: String,
    /// Start without the demonstration: /setup makes the first coordination
    #[arg(long, env = "CONSTAT_EMPTY")]
    pub empty: bool,
    /// The program to start for rendering documents; default: this one
    #[arg(long, env = "CONSTAT_PROGRAM", hide = true)]
    pub program: Option<PathBuf>,
}
