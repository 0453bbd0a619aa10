//! Starting other programs, always from the root of the repository.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a step gives back; the error is a sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder where cargo puts what it builds. This program lies in it, in `debug`, so that every
/// way of choosing another folder is honoured.
pub fn target() -> Outcome<PathBuf> {
    let own = std::env::current_exe().map_err(|e| format!("Cannot find this program: {e}"))?;
    own.ancestors().nth(2).map(Path::to_path_buf).ok_or_else(|| format!("{} does not lie in a target folder", own.display()))
}

/// A program with its arguments, to be started from the root of the repository.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// The cargo that started this program.
pub fn cargo(arguments: &[&str]) -> Command {
    let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    command(&program, arguments)
}

/// Runs a command to its end with its output shown; an error if it fails.
pub fn succeed(command: &mut Command) -> Outcome {
    let status = command.stdin(Stdio::null()).status().map_err(|e| format!("Cannot start {}: {e}", line(command)))?;
    if status.success() { Ok(()) } else { Err(format!("Failed: {}", line(command))) }
}

/// Runs a command to its end and gives back what it printed.
pub fn read(command: &mut Command) -> Outcome<String> {
    let output =
        command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().map_err(|e| format!("Cannot start {}: {e}", line(command)))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("Failed: {}", line(command)))
    }
}

/// Whether a command ends well; nothing is shown.
pub fn works(program: &str, arguments: &[&str]) -> bool {
    command(program, arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Where a program lies, if it can be started by its name.
pub fn which(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
