//! Writes an election as a `.pb` file that reads back as the same election.

use super::amount;
use super::{Election, POINT};
use crate::fault::Fault;
use num_bigint::BigInt;
use num_rational::BigRational;

/// A Pabulib file. Fails where a voted project's id holds a comma, which the format cannot say.
pub fn write_pabulib(election: &Election) -> Result<String, Fault> {
    let mut out = Rows(csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new()));
    out.row(&["META"])?;
    out.row(&["key", "value"])?;
    for (key, value) in &election.meta {
        out.row(&[key, value])?;
    }
    out.row(&["num_projects", &election.projects.len().to_string()])?;
    out.row(&["num_votes", &election.voters().to_string()])?;
    out.row(&["budget", &amount::text(&election.budget)])?;
    out.row(&["vote_type", election.vote_type.word()])?;
    out.row(&["PROJECTS"])?;
    let selected = !election.projects.is_empty() && election.projects.iter().all(|project| project.selected.is_some());
    let columns: &[&str] = if selected { &["project_id", "cost", "name", "selected"] } else { &["project_id", "cost", "name"] };
    out.row(columns)?;
    for project in &election.projects {
        let cost = amount::text(&project.cost);
        let cells = [project.id.as_str(), &cost, &project.name, project.selected.as_deref().unwrap_or_default()];
        out.row(cells.get(..columns.len()).unwrap_or_default())?;
    }
    out.row(&["VOTES"])?;
    out.row(if election.has_points { &["voter_id", "vote", "points"] } else { &["voter_id", "vote"] })?;
    let mut voter = 0_u64;
    for ballot in &election.ballots {
        let projects = ballot.projects.iter().filter_map(|place| election.projects.get(usize::try_from(*place).ok()?));
        let ids: Vec<&str> = projects.map(|project| project.id.as_str()).collect();
        if let Some(id) = ids.iter().find(|id| id.contains(',')) {
            return Err(Fault::NoResult(format!("the id {id} holds a comma, which parts ids in a vote")));
        }
        let vote = ids.join(",");
        let exact = |points: &u64| amount::text(&BigRational::new(BigInt::from(*points), BigInt::from(POINT)));
        let points = ballot.points.iter().map(exact).collect::<Vec<_>>().join(",");
        for _ in 0..ballot.count {
            voter += 1;
            let id = voter.to_string();
            let cells = [id.as_str(), &vote, &points];
            out.row(if election.has_points { &cells } else { cells.get(..2).unwrap_or_default() })?;
        }
    }
    out.text()
}

struct Rows(csv::Writer<Vec<u8>>);

impl Rows {
    fn row(&mut self, cells: &[&str]) -> Result<(), Fault> {
        self.0.write_record(cells).map_err(|error| Fault::Medium(std::io::Error::other(error)))
    }
    fn text(self) -> Result<String, Fault> {
        let bytes = self.0.into_inner().map_err(|error| Fault::Medium(std::io::Error::other(error.to_string())))?;
        String::from_utf8(bytes).map_err(|error| Fault::Medium(std::io::Error::other(error)))
    }
}
