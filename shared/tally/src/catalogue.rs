//! Every way to count that the engine knows: one list for the command, the reference cases and the documentation.

use super::counted::Counted;
use super::fault::Fault;
use super::options::Options;
use super::{agreement, budget, delphi, dots, opinion, pairwise, ranking, rating};
use serde::Serialize;
use std::io::BufRead;

/// What kind of file holds the ballots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// `PrefLib` orders: `.soc .soi .toc .toi .cat`.
    Ranking,
    /// Pabulib: `.pb`.
    Budget,
    /// A Polis export: `participants-votes.csv`, with `comments.csv`.
    Opinion,
    /// `ballot,item,points`, with `item,name`.
    Dots,
    /// `rater,item,criterion,value`, with `criterion,weight`; or Hanlon's columns.
    Rating,
    /// `winner,loser,count`.
    Pairwise,
    /// `round,participant,item,value`.
    Delphi,
    /// `rater,unit,value`.
    Agreement,
}

/// Ballots that have been read.
#[derive(Debug, Clone)]
pub enum Input {
    /// See `Kind`.
    Ranking(ranking::Profile),
    /// See `Kind`.
    Budget(budget::Election),
    /// See `Kind`.
    Opinion(opinion::Conversation),
    /// See `Kind`.
    Dots(dots::Points),
    /// See `Kind`.
    Rating(rating::Ratings),
    /// See `Kind`.
    Pairwise(pairwise::Comparisons),
    /// See `Kind`.
    Delphi(delphi::Rounds),
    /// See `Kind`.
    Agreement(agreement::Raters),
}

/// Reads once what several entries count. Reading takes options too: limits decide which ballots are valid.
pub fn read(kind: Kind, sources: &mut Sources<'_>, options: &Options) -> Result<Input, Fault> {
    Ok(match kind {
        Kind::Ranking => Input::Ranking(ranking::read(sources, options)?),
        Kind::Budget => Input::Budget(budget::read(sources, options)?),
        Kind::Opinion => Input::Opinion(opinion::read(sources, options)?),
        Kind::Dots => Input::Dots(dots::read(sources, options)?),
        Kind::Rating => Input::Rating(rating::read(sources, options)?),
        Kind::Pairwise => Input::Pairwise(pairwise::read(sources, options)?),
        Kind::Delphi => Input::Delphi(delphi::read(sources, options)?),
        Kind::Agreement => Input::Agreement(agreement::read(sources, options)?),
    })
}

/// The files of a case, by role.
#[derive(Default)]
pub struct Sources<'a> {
    /// Ballots, ratings, comparisons.
    pub ballots: Option<&'a mut dyn BufRead>,
    /// Dots: names of the items.
    pub items: Option<&'a mut dyn BufRead>,
    /// Rating: weights of the criteria.
    pub weights: Option<&'a mut dyn BufRead>,
    /// Opinion: texts of the statements and their moderation.
    pub comments: Option<&'a mut dyn BufRead>,
}

impl<'a> Sources<'a> {
    /// The ballots, which every method takes.
    pub fn ballots(&mut self) -> Result<&mut (dyn BufRead + 'a), Fault> {
        self.ballots.as_deref_mut().ok_or(Fault::Missing { role: "ballots" })
    }
}

/// A setting that an entry takes.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// What it does and which values it takes, in one English sentence.
    pub about: &'static str,
    /// What holds when it is not given.
    pub default: &'static str,
}

/// The function behind an entry, with the type of ballots that it takes.
#[derive(Clone, Copy)]
pub enum Count {
    /// See `Kind`.
    Ranking(fn(&ranking::Profile, &Options) -> Result<Counted, Fault>),
    /// See `Kind`.
    Budget(fn(&budget::Election, &Options) -> Result<Counted, Fault>),
    /// See `Kind`.
    Opinion(fn(&opinion::Conversation, &Options) -> Result<Counted, Fault>),
    /// See `Kind`.
    Dots(fn(&dots::Points, &Options) -> Result<Counted, Fault>),
    /// See `Kind`.
    Rating(fn(&rating::Ratings, &Options) -> Result<Counted, Fault>),
    /// See `Kind`.
    Pairwise(fn(&pairwise::Comparisons, &Options) -> Result<Counted, Fault>),
    /// See `Kind`.
    Delphi(fn(&delphi::Rounds, &Options) -> Result<Counted, Fault>),
    /// See `Kind`.
    Agreement(fn(&agreement::Raters, &Options) -> Result<Counted, Fault>),
}

/// A way to count.
#[derive(Clone, Copy, Serialize)]
pub struct Entry {
    /// Stable name of method and variant: `schulze_margins`.
    pub id: &'static str,
    /// Family: `ranking`.
    pub method: &'static str,
    /// Every choice that this variant makes, in English.
    pub variant: &'static str,
    /// Who described it: author, title, year.
    pub source: &'static str,
    /// What can be set. A setting named `increment` may also stand at the end of the id: `…_increment_10`.
    pub settings: &'static [Setting],
    /// Counts.
    #[serde(skip)]
    pub count: Count,
}

/// All of them, by family.
pub fn catalogue() -> impl Iterator<Item = &'static Entry> {
    let families = [
        dots::ENTRIES,
        rating::ENTRIES,
        ranking::ENTRIES,
        pairwise::ENTRIES,
        opinion::ENTRIES,
        budget::ENTRIES,
        delphi::ENTRIES,
        agreement::ENTRIES,
    ];
    families.into_iter().flatten()
}

/// The entry of this name, with the setting that its name may carry.
pub fn find(id: &str) -> Option<(&'static Entry, Options)> {
    let by_name = |name: &str| catalogue().find(|entry| entry.id == name);
    if let Some(entry) = by_name(id) {
        return Some((entry, Options::default()));
    }
    let (name, number) = id.rsplit_once('_')?;
    let entry = by_name(name).filter(|entry| entry.settings.iter().any(|setting| setting.name == "increment"))?;
    number.parse::<u64>().ok()?;
    Some((entry, Options::default().with("increment", number)))
}

impl Entry {
    /// What it reads.
    pub fn kind(&self) -> Kind {
        match self.count {
            Count::Ranking(_) => Kind::Ranking,
            Count::Budget(_) => Kind::Budget,
            Count::Opinion(_) => Kind::Opinion,
            Count::Dots(_) => Kind::Dots,
            Count::Rating(_) => Kind::Rating,
            Count::Pairwise(_) => Kind::Pairwise,
            Count::Delphi(_) => Kind::Delphi,
            Count::Agreement(_) => Kind::Agreement,
        }
    }
    /// Counts what was read for its kind.
    pub fn count(&self, input: &Input, options: &Options) -> Result<Counted, Fault> {
        self.know(options)?;
        match (self.count, input) {
            (Count::Ranking(count), Input::Ranking(input)) => count(input, options),
            (Count::Budget(count), Input::Budget(input)) => count(input, options),
            (Count::Opinion(count), Input::Opinion(input)) => count(input, options),
            (Count::Dots(count), Input::Dots(input)) => count(input, options),
            (Count::Rating(count), Input::Rating(input)) => count(input, options),
            (Count::Pairwise(count), Input::Pairwise(input)) => count(input, options),
            (Count::Delphi(count), Input::Delphi(input)) => count(input, options),
            (Count::Agreement(count), Input::Agreement(input)) => count(input, options),
            _ => Err(Fault::NoResult(format!("{} does not count this kind of file", self.id))),
        }
    }
    /// A misspelt setting must not pass for the default.
    fn know(&self, options: &Options) -> Result<(), Fault> {
        let unknown = options.0.keys().find(|name| !self.settings.iter().any(|setting| setting.name == name.as_str()));
        let known = || self.settings.iter().map(|setting| setting.name).collect::<Vec<_>>().join(", ");
        unknown.map_or(Ok(()), |name| {
            let expected = if self.settings.is_empty() { "no option with this method".to_owned() } else { format!("one of {}", known()) };
            Err(Fault::Setting { name: name.clone(), expected })
        })
    }
}
