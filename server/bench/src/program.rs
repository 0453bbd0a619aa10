//! The program under measurement, started like anyone starts it.

use crate::Outcome;
use crate::load::{self, Target};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A program that answers.
pub struct Running {
    child: Child,
    /// Where.
    pub address: SocketAddr,
}

/// Entrances of the demonstration.
pub struct Demo {
    /// A worker who has signed in.
    pub cookie: String,
    /// The code of an open session.
    pub session: String,
    coordination: String,
}

impl Demo {
    /// The page that members see first.
    pub fn today(&self) -> String {
        self.coordination.clone()
    }
}

/// Megabytes.
pub struct Memory {
    /// All that is in memory.
    pub resident: f64,
    /// Without the pages of files, such as the program itself, which the system takes back when it needs them.
    pub own: f64,
}

/// A port that nobody has.
fn free() -> Outcome<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|l| l.local_addr()).map_err(|e| e.to_string())
}

/// Starts it; how long until its first page.
pub fn start(program: &Path, data: &Path, database: Option<&str>) -> Outcome<(Duration, Running)> {
    let address = free()?;
    let mut command = Command::new(program);
    command.args(["serve", "--listen", &address.to_string(), "--data"]).arg(data);
    if let Some(url) = database {
        command.args(["--database-url", url]);
    }
    let started = Instant::now();
    let mut running = Running { child: spawn(command.stdout(Stdio::null()))?, address };
    // Where residents type their code.
    let first = Target::get(address, "/r", "text/html", None);
    loop {
        if let Ok(answer) = load::once(&first)
            && answer.status == 200
        {
            return Ok((started.elapsed(), running));
        }
        if let Some(status) = running.child.try_wait().map_err(|e| e.to_string())? {
            return Err(format!("{} ended: {status}", program.display()));
        }
        if started.elapsed() > Duration::from_mins(2) {
            running.stop()?;
            return Err(format!("{} does not answer", program.display()));
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Starts a bare server, which says its address on its first line.
pub fn start_bare(arguments: &[&str]) -> Outcome<Running> {
    let own = std::env::current_exe().map_err(|e| e.to_string())?;
    let mut child = spawn(Command::new(own).arg("bare").args(arguments).stdout(Stdio::piped()))?;
    let mut line = String::new();
    let out = child.stdout.take().ok_or("no output")?;
    BufReader::new(out).read_line(&mut line).map_err(|e| e.to_string())?;
    let address = line.trim().parse().map_err(|_| "the bare server did not say where it is".to_owned())?;
    Ok(Running { child, address })
}

fn spawn(command: &mut Command) -> Outcome<Child> {
    // Its log is kept as in service, and goes nowhere.
    command.stdin(Stdio::null()).stderr(Stdio::null());
    command.spawn().map_err(|e| format!("cannot start {}: {e}", command.get_program().display()))
}

impl Running {
    /// A GET of this path here.
    pub fn target(&self, path: &str, cookie: Option<&str>) -> Target {
        let accept = if path.starts_with("/api/") { "application/json" } else { "text/html" };
        Target::get(self.address, path, accept, cookie)
    }
    /// Signs in as a worker of the demonstration.
    pub fn demo(&self) -> Outcome<Demo> {
        let index: Value = serde_json::from_slice(&load::once(&self.target("/demo.json", None))?.body).map_err(|e| e.to_string())?;
        let session = index.get("session_code").and_then(Value::as_str).unwrap_or_default().to_owned();
        let cookie = load::once(&self.target("/demo/enter/karim", None))?.cookie.ok_or("nobody can enter")?;
        Ok(Demo { cookie, session, coordination: format!("/c/{}", constat::demo::coordination()) })
    }
    /// Its memory now, as the system counts it.
    pub fn memory(&self) -> Outcome<Memory> {
        let path = format!("/proc/{}/status", self.child.id());
        let text = std::fs::read_to_string(&path).map_err(|e| format!("cannot read {path}: {e}"))?;
        let megabytes = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            let kilobytes: Option<f64> = line.split_whitespace().nth(1).and_then(|n| n.parse().ok());
            kilobytes.map_or(f64::NAN, |k| k / 1024.0)
        };
        Ok(Memory { resident: megabytes("VmRSS"), own: megabytes("RssAnon") })
    }
    /// Ends it.
    pub fn stop(mut self) -> Outcome {
        self.child.kill().and_then(|()| self.child.wait()).map(drop).map_err(|e| e.to_string())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Also when a measurement failed: nothing is left running.
        let _gone = self.child.kill();
        let _ended = self.child.wait();
    }
}
