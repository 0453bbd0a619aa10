//! How the program is started: defaults, then a file, then `CONSTAT_*`, then the command line.

use crate::auth::network::{self, Network};
use crate::db::Url;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What is set on the command line, in the environment or in the file. A later word replaces an earlier one.
#[derive(Debug, Clone, Default, clap::Args, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// File with these settings, one `name = "value"` per line (TOML); a flag or a variable replaces what it says
    #[arg(long, env = "CONSTAT_CONFIG")]
    #[serde(skip)]
    config: Option<PathBuf>,
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "CONSTAT_LISTEN")]
    listen: Option<String>,
    /// Folder for the SQLite file and the keys [default: data]
    #[arg(long, env = "CONSTAT_DATA")]
    data: Option<PathBuf>,
    /// `sqlite://path` or `postgres://user@host/database`; default: SQLite in the data folder
    #[arg(long, env = "CONSTAT_DATABASE_URL", hide_env_values = true)]
    database_url: Option<String>,
    /// Address under which people reach this server, for links in mails
    #[arg(long, env = "CONSTAT_PUBLIC_URL")]
    public_url: Option<String>,
    /// smtp://user:password@host:port or smtps://…; without it mails are kept and the operator reads them
    #[arg(long, env = "CONSTAT_SMTP_URL", hide_env_values = true)]
    smtp_url: Option<String>,
    /// Sender of mails [default: Constat <constat@localhost.localdomain>]
    #[arg(long, env = "CONSTAT_MAIL_FROM")]
    mail_from: Option<String>,
    /// Time zone of dates [default: Europe/Brussels]
    #[arg(long, env = "CONSTAT_TIMEZONE")]
    timezone: Option<String>,
    /// Address and port for `/metrics`, kept away from visitors; default: none
    #[arg(long, env = "CONSTAT_METRICS")]
    metrics: Option<String>,
    /// Proxies in front of this server, as `10.0.0.0/8, ::1`: only from these is it believed whom they speak for; default: none
    #[arg(long, env = "CONSTAT_TRUSTED_PROXY", value_name = "CIDR…")]
    trusted_proxy: Option<String>,
    /// Start without the demonstration: /setup makes the first coordination
    #[arg(long, env = "CONSTAT_EMPTY", num_args = 0..=1, default_missing_value = "true")]
    empty: Option<bool>,
    /// The program to start for rendering documents; default: this one
    #[arg(long, env = "CONSTAT_PROGRAM", hide = true)]
    #[serde(skip)]
    program: Option<PathBuf>,
}

/// How the program runs.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: String,
    /// Folder for the SQLite file and the keys.
    pub data: PathBuf,
    /// Where the data are; `None` is SQLite in the data folder.
    pub database_url: Option<String>,
    /// Address under which people reach this server.
    pub public_url: Option<String>,
    /// Where mails leave; `None` keeps them.
    pub smtp_url: Option<String>,
    /// Sender of mails.
    pub mail_from: String,
    /// Time zone of dates.
    pub timezone: String,
    /// Where `/metrics` is answered, if anywhere.
    pub metrics: Option<String>,
    /// Proxies that are believed whom they speak for.
    pub trusted_proxies: Vec<Network>,
    /// No demonstration.
    pub empty: bool,
    /// The program to start for rendering documents; `None` is this one.
    pub program: Option<PathBuf>,
}

impl Settings {
    /// Reads the file, if one is named, and fills in the defaults.
    pub fn resolve(self) -> Result<Config, String> {
        let file = self.config.as_deref().map_or_else(|| Ok(Self::default()), read)?;
        let text = |here: Option<String>, there: Option<String>, otherwise: &str| here.or(there).unwrap_or_else(|| otherwise.to_owned());
        Ok(Config {
            listen: text(self.listen, file.listen, "127.0.0.1:8080"),
            data: self.data.or(file.data).unwrap_or_else(|| PathBuf::from("data")),
            database_url: self.database_url.or(file.database_url),
            public_url: self.public_url.or(file.public_url),
            smtp_url: self.smtp_url.or(file.smtp_url),
            mail_from: text(self.mail_from, file.mail_from, "Constat <constat@localhost.localdomain>"),
            timezone: text(self.timezone, file.timezone, "Europe/Brussels"),
            metrics: self.metrics.or(file.metrics),
            trusted_proxies: network::list(&self.trusted_proxy.or(file.trusted_proxy).unwrap_or_default())?,
            empty: self.empty.or(file.empty).unwrap_or(false),
            program: self.program,
        })
    }
}

fn read(path: &Path) -> Result<Settings, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}

impl Config {
    /// Where the data are.
    pub fn url(&self) -> Result<Url, String> {
        self.database_url.as_deref().map_or_else(|| Ok(Url::Sqlite(self.data.join("constat.db"))), Url::parse)
    }
}

#[cfg(test)]
mod tests {
    use super::{Settings, read};

    #[test]
    fn what_is_nearer_replaces_what_is_further() {
        let path = std::env::temp_dir().join(format!("constat-config-{}.toml", std::process::id()));
        std::fs::write(&path, "listen = \"0.0.0.0:80\"\ntimezone = \"Europe/Paris\"\nempty = true\n").unwrap();
        let config = Settings { config: Some(path.clone()), listen: Some("[::1]:81".to_owned()), ..Settings::default() }.resolve().unwrap();
        assert_eq!((config.listen.as_str(), config.timezone.as_str(), config.empty), ("[::1]:81", "Europe/Paris", true));
        assert_eq!(config.data.to_str(), Some("data"));
        std::fs::write(&path, "timezone = \"Europe/Paris\"\nlisen = \"0.0.0.0:80\"\n").unwrap();
        let message = read(&path).unwrap_err();
        std::fs::remove_file(&path).unwrap();
        assert!(message.contains("line 2") && message.contains("lisen"), "{message}");
    }
}
