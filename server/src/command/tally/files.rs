//! The files of a count: found beside one another, looked at before they are read, and hashed as they are read.

use super::kind::{self, Look};
use super::words;
use constat_shared::tally::robust::Raters;
use constat_shared::tally::{Fault, Input, Kind, Options, Sources, read};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Large enough that reading costs nothing beside hashing.
const BUFFER: usize = 256 * 1024;

/// The files of a count, by role; a role without a name is looked for beside the ballots.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// Ballots; `-` is standard input; of a Polis export, its folder will do.
    pub ballots: PathBuf,
    /// Names of the items.
    pub items: Option<PathBuf>,
    /// Weights of the criteria.
    pub weights: Option<PathBuf>,
    /// Texts of the statements.
    pub comments: Option<PathBuf>,
}

/// Ballots, opened and looked at, not yet read.
pub struct Looked {
    ballots: Hashed,
    /// What extension and first line say they are.
    pub kind: Option<Kind>,
    /// The first line.
    pub first_line: String,
}

/// Ballots, and the SHA-256 of each file that they were read from, by role.
pub struct Opened {
    /// What was read.
    pub input: Input,
    /// Hexadecimal.
    pub sha256: BTreeMap<&'static str, String>,
}

impl Named {
    /// Opens the ballots and looks at their beginning.
    pub fn look(&self) -> Result<Looked, String> {
        let path = self.main_file()?;
        let mut ballots = Hashed::open(&path)?;
        let head = ballots.fill_buf().map_err(|e| format!("{}: cannot be read: {e}", self.ballots.display()))?;
        let Look { kind, first_line } =
            kind::look(&path, head).map_err(|expected| format!("{}: line 1, column 1: {expected}", path.display()))?;
        Ok(Looked { ballots, kind, first_line })
    }
    /// Reads what was opened, with the files beside it that this kind takes.
    pub fn read(&self, looked: Looked, kind: Kind, options: &Options) -> Result<Opened, String> {
        let mut ballots = Some(looked.ballots);
        let [mut items, mut weights, mut comments] = self.beside(kind)?;
        let mut sources = Sources {
            ballots: ballots.as_mut().map(|file| file as &mut dyn BufRead),
            items: items.as_mut().map(|file| file as &mut dyn BufRead),
            weights: weights.as_mut().map(|file| file as &mut dyn BufRead),
            comments: comments.as_mut().map(|file| file as &mut dyn BufRead),
        };
        let input = read(kind, &mut sources, options).map_err(|fault| self.told(&fault, options))?;
        let mut sha256 = BTreeMap::new();
        for (role, file) in [("ballots", ballots), ("items", items), ("weights", weights), ("comments", comments)] {
            if let Some(file) = file {
                sha256.insert(role, file.finish().map_err(|e| format!("{role}: {e}"))?);
            }
        }
        Ok(Opened { input, sha256 })
    }
    /// Reads a file of ratings once more, rater by rater.
    pub fn raters(&self) -> Result<Raters, String> {
        if self.ballots.as_os_str() == "-" {
            return Err("to draw raters again, their file is read twice: name a file in place of standard input".to_owned());
        }
        let mut ballots = Hashed::open(&self.ballots)?;
        let [_, mut weights, _] = self.beside(Kind::Rating)?;
        let mut sources =
            Sources { ballots: Some(&mut ballots), weights: weights.as_mut().map(|file| file as &mut dyn BufRead), ..Sources::default() };
        Raters::read(&mut sources).map_err(|fault| self.told(&fault, &Options::default()))
    }
    /// Items, weights, comments: those that were named, and those that this kind takes and that lie beside the ballots.
    fn beside(&self, kind: Kind) -> Result<[Option<Hashed>; 3], String> {
        let open = |given: &Option<PathBuf>, wanted: Kind, name: &str| -> Result<Option<Hashed>, String> {
            match given {
                Some(path) if kind == wanted => Hashed::open(path).map(Some),
                Some(path) => Err(format!("{}: this kind of ballots takes no such file; leave it out", path.display())),
                None if kind == wanted => self.usual(name).map(|path| Hashed::open(&path)).transpose(),
                None => Ok(None),
            }
        };
        Ok([
            open(&self.items, Kind::Dots, "items.csv")?,
            open(&self.weights, Kind::Rating, "weights.csv")?,
            open(&self.comments, Kind::Opinion, "comments.csv")?,
        ])
    }
    /// A file of this name beside the ballots. Beside standard input there is none.
    fn usual(&self, name: &str) -> Option<PathBuf> {
        if self.ballots.as_os_str() == "-" {
            return None;
        }
        let folder = if self.ballots.is_dir() { &self.ballots } else { self.ballots.parent()? };
        Some(folder.join(name)).filter(|path| path.is_file() && *path != self.ballots)
    }
    fn main_file(&self) -> Result<PathBuf, String> {
        if !self.ballots.is_dir() {
            return Ok(self.ballots.clone());
        }
        let votes = self.ballots.join("participants-votes.csv");
        if votes.is_file() {
            return Ok(votes);
        }
        Err(format!("{} is a folder: expected a file, or a Polis export with participants-votes.csv in it", self.ballots.display()))
    }
    /// A fault in words, with the file that it is in.
    pub fn told(&self, fault: &Fault, options: &Options) -> String {
        match fault {
            Fault::Unfit { role, unfit } => {
                let place = if unfit.place.is_none() { "line 1, column 1: " } else { "" };
                format!("{}: {place}{unfit}", self.path(role).display())
            }
            Fault::Medium(error) => format!("{}: cannot be read: {error}", self.ballots.display()),
            Fault::Missing { role } => {
                let columns = if *role == "weights" { "criterion,weight" } else { "item,name" };
                format!(
                    "{}: a file of {role} is missing: expected {role}.csv beside it, or its name behind --{role}, with the columns {columns}",
                    self.ballots.display()
                )
            }
            Fault::Setting { name, expected } => words::unfit_option(name, options, expected),
            Fault::NoResult(reason) => format!("{}: no result: {reason}", self.ballots.display()),
        }
    }
    fn path(&self, role: &str) -> PathBuf {
        let (given, name) = match role {
            "items" => (&self.items, "items.csv"),
            "weights" => (&self.weights, "weights.csv"),
            "comments" => (&self.comments, "comments.csv"),
            _ => (&None, ""),
        };
        let found = given.clone().or_else(|| self.usual(name).filter(|_| !name.is_empty()));
        found.or_else(|| self.main_file().ok()).unwrap_or_else(|| self.ballots.clone())
    }
}

/// A file of which every byte that is read goes into a hash.
struct Hashed {
    inner: BufReader<Box<dyn Read>>,
    hash: Sha256,
}

impl Hashed {
    fn open(path: &Path) -> Result<Self, String> {
        let source: Box<dyn Read> = if path.as_os_str() == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(path).map_err(|e| format!("{}: cannot be opened: {e}", path.display()))?)
        };
        Ok(Self { inner: BufReader::with_capacity(BUFFER, source), hash: Sha256::new() })
    }
    /// What the reader left, such as a last empty line, belongs to the file too.
    fn finish(mut self) -> io::Result<String> {
        loop {
            let rest = self.inner.fill_buf()?.len();
            if rest == 0 {
                break;
            }
            self.consume(rest);
        }
        Ok(format!("{:x}", self.hash.finalize()))
    }
}

impl Read for Hashed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.hash.update(into.get(..count).unwrap_or_default());
        Ok(count)
    }
}

impl BufRead for Hashed {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }
    fn consume(&mut self, amount: usize) {
        self.hash.update(self.inner.buffer().get(..amount).unwrap_or_default());
        self.inner.consume(amount);
    }
}
