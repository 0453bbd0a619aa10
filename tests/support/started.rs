//! The program as a process of its own; gone when dropped.

use super::Folder;
use super::world::{World, program};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A program that has just begun.
pub struct Started {
    process: Child,
    _folder: Option<Folder>,
    /// What it says first: where it runs, and the code for the first coordination.
    pub lines: Vec<String>,
}

impl Started {
    /// With an empty database.
    pub fn empty() -> Self {
        let folder = Folder::new();
        let mut command = Command::new(program());
        command.args(["serve", "--listen", "127.0.0.1:0", "--empty", "--data"]).arg(folder.path());
        Self::start(command, 2, Some(folder))
    }
    /// One more on the data of this world, with its keys.
    pub fn beside(world: &World) -> Self {
        let app = world.app();
        let mut command = Command::new(program());
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(&app.config.data);
        if let Some(url) = &app.config.database_url {
            command.args(["--database-url", url]);
        }
        Self::start(command, 1, None)
    }
    fn start(mut command: Command, lines: usize, folder: Option<Folder>) -> Self {
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
        let lines = BufReader::new(process.stdout.take().expect("its output")).lines().map_while(Result::ok).take(lines).collect();
        Self { process, _folder: folder, lines }
    }
    /// Its address.
    pub fn url(&self) -> &str {
        self.last_word(0)
    }
    /// The code for the first coordination.
    pub fn code(&self) -> &str {
        self.last_word(1)
    }
    fn last_word(&self, line: usize) -> &str {
        self.lines[line].split_whitespace().last().expect("words")
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ended = self.process.kill();
        let _waited = self.process.wait();
    }
}
