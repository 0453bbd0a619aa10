//! `cargo xtask run`: from a fresh clone to Constat on the screen.

use crate::shell::{Outcome, cargo, command, root, succeed, target, which};
use crate::{client, fonts, needs};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How to run.
#[derive(clap::Args)]
pub struct Options {
    /// The port to listen on
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The folder for the database and the files
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// A PostgreSQL database to use in place of SQLite in the data folder
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// Start without the example content
    #[arg(long)]
    empty: bool,
    /// Do not open the browser
    #[arg(long)]
    no_open: bool,
}

/// Builds the server and becomes it.
pub fn run(options: &Options) -> Outcome {
    needs::provide(&[needs::BUILD, needs::NPM])?;
    let program = target()?.join("debug").join("constat");
    if program.is_file() {
        println!("Building what changed…");
    } else {
        println!("Building Constat. The first time takes several minutes, later a few seconds…");
    }
    client::build()?;
    fonts::build()?;
    succeed(&mut cargo(&["build", "--package", "constat"]))?;

    let port = options.port.to_string();
    let address = format!("127.0.0.1:{port}");
    println!("Starting Constat at http://localhost:{port} (stop it with Ctrl+C)");
    if !options.no_open {
        open_later(&port)?;
    }
    let mut server = Command::new(&program);
    server.current_dir(root()).args(["serve", "--listen", &address, "--data"]).arg(&options.data);
    if let Some(url) = &options.database_url {
        server.args(["--database-url", url]);
    }
    if options.empty {
        server.arg("--empty");
    }
    // Replacing this process lets signals and the exit code reach the server directly.
    let error = server.exec();
    Err(format!("Cannot start {}: {error}", program.display()))
}

/// Leaves a process behind that opens the browser as soon as the server answers. The shell in
/// between adopts it out, so that the server has no child to wait for.
fn open_later(port: &str) -> Outcome {
    if opener().is_none() {
        return Ok(());
    }
    let own = std::env::current_exe().map_err(|e| format!("Cannot find this program: {e}"))?;
    let script = r#""$0" open-when-ready "$1" >/dev/null 2>&1 </dev/null &"#;
    succeed(command("sh", &["-c", script]).arg(own).arg(port))
}

/// Waits up to half a minute for the port, then opens the page.
pub fn open_when_ready(port: u16) -> Outcome {
    let program = opener().ok_or("No program to open a page with")?;
    for _ in 0..150 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            let page = format!("http://localhost:{port}");
            return succeed(command(program, &[&page]).stdout(Stdio::null()));
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Err(format!("Nothing answers on port {port}"))
}

/// The program that shows a page, where there is a screen to show it on.
fn opener() -> Option<&'static str> {
    let screen = cfg!(target_os = "macos") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    (screen && which(program).is_some()).then_some(program)
}
