//! A PostgreSQL server of the tests' own: started at first use, gone when the tests end.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A running server that listens on a socket in its own folder, and nowhere else.
struct Cluster {
    directory: PathBuf,
    binaries: PathBuf,
    _watcher: Child,
}

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// Makes a new empty database and gives back its URL.
pub fn fresh_database() -> String {
    CLUSTER.get_or_init(|| Cluster::start("")).database()
}

/// A server of one test's own, which may be stopped and started; it goes when dropped.
pub struct OwnServer(Cluster);

impl OwnServer {
    pub fn start() -> Self {
        let number = DATABASES.fetch_add(1, Ordering::Relaxed);
        Self(Cluster::start(&format!("-{number}")))
    }
    /// A new empty database.
    pub fn database(&self) -> String {
        self.0.database()
    }
    /// Stops it, whoever is connected.
    pub fn stop(&self) {
        succeed(self.0.control().args(["-w", "stop", "-m", "fast", "-D"]).arg(self.0.directory.join("data")));
    }
    /// Starts it again.
    pub fn start_again(&self) {
        self.0.serve();
    }
}

impl Cluster {
    fn start(suffix: &str) -> Self {
        let binaries = binaries();
        // A short path: that of a socket may have about a hundred bytes at most.
        let directory = std::env::temp_dir().join(format!("pg-{}{suffix}", std::process::id()));
        // Left over where the machine went away in the middle of a run.
        let _absent = std::fs::remove_dir_all(&directory);
        std::fs::create_dir_all(&directory).expect("a folder for PostgreSQL");
        // The server refuses to run as root, as which tests run in a container.
        let as_root = is_root();
        if as_root {
            succeed(Command::new("chown").arg("postgres:postgres").arg(&directory));
        }
        let server = |program: &str| {
            let mut command = as_server(as_root, &binaries.join(program));
            command.current_dir(&directory);
            command
        };
        let data = directory.join("data");
        let mut stop = server("pg_ctl");
        stop.args(["stop", "-m", "immediate", "-D"]).arg(&data);
        let words = std::iter::once(directory.as_os_str()).chain(std::iter::once(stop.get_program())).chain(stop.get_args());
        let watcher = super::afterwards(r#"dir=$1; shift; cd "$dir"; "$@"; cd /; rm -rf "$dir""#, &words.collect::<Vec<_>>());

        succeed(server("initdb").args(["-U", "test", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]).arg("-D").arg(&data));
        let cluster = Self { directory, binaries, _watcher: watcher };
        cluster.serve();
        cluster
    }

    /// A new empty database in it.
    fn database(&self) -> String {
        let name = format!("t{}", DATABASES.fetch_add(1, Ordering::Relaxed));
        let directory = self.directory.display();
        succeed(Command::new(self.binaries.join("createdb")).args(["-U", "test", &name, "-h"]).arg(&self.directory));
        format!("postgres://test@/{name}?host={directory}")
    }

    fn control(&self) -> Command {
        let mut command = as_server(is_root(), &self.binaries.join("pg_ctl"));
        command.current_dir(&self.directory);
        command
    }

    fn serve(&self) {
        // Nothing here outlives the tests: speed over safety.
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c fsync=off \
             -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=32MB \
             -c max_connections=200",
            self.directory.display()
        );
        let (data, log) = (self.directory.join("data"), self.directory.join("log"));
        succeed(self.control().args(["-w", "start", "-o", &options, "-D"]).arg(data).arg("-l").arg(log));
    }
}

/// A program of the server, under the server's user where this process is root.
fn as_server(as_root: bool, program: &Path) -> Command {
    if !as_root {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
    command
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().expect("id starts");
    output.stdout.trim_ascii() == b"0"
}

/// The folder of the server's programs. Debian has one per version, none of them on PATH.
fn binaries() -> PathBuf {
    let told = Command::new("pg_config").arg("--bindir").output().ok();
    let told = told.map(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin")))
        })
        .collect();
    found.sort();
    let newest_last = found.into_iter().map(|(_, path)| path);
    told.into_iter()
        .chain(newest_last.rev())
        .find(|folder| folder.join("initdb").is_file())
        .expect("the programs of a PostgreSQL server; `cargo xtask test` installs them")
}

/// Runs a command to its end; what it says is shown only if it fails.
fn succeed(command: &mut Command) {
    // The server started by pg_ctl keeps the outputs it is given, so they cannot be pipes.
    let said = std::env::temp_dir().join(format!("constat-{}-{:?}.txt", std::process::id(), std::thread::current().id()));
    let file = std::fs::File::create(&said).expect("a file for the output");
    let status =
        command.stdin(Stdio::null()).stdout(file.try_clone().expect("a second handle")).stderr(file).status().expect("the command starts");
    let text = std::fs::read_to_string(&said).unwrap_or_default();
    std::fs::remove_file(&said).expect("the output is removed");
    assert!(status.success(), "{command:?}: {text}");
}
