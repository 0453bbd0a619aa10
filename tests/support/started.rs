//! The program as a process of its own, without demonstration; gone when dropped.

use super::Folder;
use super::world::program;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A program that has just begun, with an empty database.
pub struct Started {
    process: Child,
    _folder: Folder,
    /// What it says first: where it runs, and the code for the first coordination.
    pub lines: Vec<String>,
}

impl Started {
    pub fn empty() -> Self {
        let folder = Folder::new();
        let mut process = Command::new(program())
            .args(["serve", "--listen", "127.0.0.1:0", "--empty", "--data"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let lines = BufReader::new(process.stdout.take().expect("its output")).lines().map_while(Result::ok).take(2).collect();
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
