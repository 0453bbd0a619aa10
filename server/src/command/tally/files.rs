//! The files of a count: found beside one another, and hashed as they are read.

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

/// Ballots, and the SHA-256 of each file that they were read from, by role.
pub struct Opened {
    /// What was read.
    pub input: Input,
    /// Hexadecimal.
    pub sha256: BTreeMap<&'static str, String>,
}

/// Opens what the kind takes and reads it through.
pub fn open(named: &Named, kind: Kind, options: &Options) -> Result<Opened, String> {
    let mut ballots = Some(Hashed::open(&main_file(&named.ballots, kind))?);
    let folder =
        if named.ballots.is_dir() { named.ballots.clone() } else { named.ballots.parent().unwrap_or(Path::new(".")).to_path_buf() };
    let beside = |given: &Option<PathBuf>, wanted: Kind, name: &str| -> Result<Option<Hashed>, String> {
        let usual = folder.join(name);
        match given {
            Some(path) => Hashed::open(path).map(Some),
            None if kind == wanted && usual.is_file() && usual != named.ballots => Hashed::open(&usual).map(Some),
            None => Ok(None),
        }
    };
    let mut items = beside(&named.items, Kind::Dots, "items.csv")?;
    let mut weights = beside(&named.weights, Kind::Rating, "weights.csv")?;
    let mut comments = beside(&named.comments, Kind::Opinion, "comments.csv")?;
    let mut sources = Sources {
        ballots: ballots.as_mut().map(|file| file as &mut dyn BufRead),
        items: items.as_mut().map(|file| file as &mut dyn BufRead),
        weights: weights.as_mut().map(|file| file as &mut dyn BufRead),
        comments: comments.as_mut().map(|file| file as &mut dyn BufRead),
    };
    let input = read(kind, &mut sources, options).map_err(|fault| told(&fault, named))?;
    let mut sha256 = BTreeMap::new();
    for (role, file) in [("ballots", ballots), ("items", items), ("weights", weights), ("comments", comments)] {
        if let Some(file) = file {
            sha256.insert(role, file.finish().map_err(|e| format!("{role}: {e}"))?);
        }
    }
    Ok(Opened { input, sha256 })
}

/// A fault with the file that it is in.
fn told(fault: &Fault, named: &Named) -> String {
    match fault {
        Fault::Unfit { role: "ballots", unfit } => format!("{}: {unfit}", named.ballots.display()),
        other => other.to_string(),
    }
}

fn main_file(ballots: &Path, kind: Kind) -> PathBuf {
    match kind {
        Kind::Opinion if ballots.is_dir() => ballots.join("participants-votes.csv"),
        _ => ballots.to_path_buf(),
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
            Box::new(File::open(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?)
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
