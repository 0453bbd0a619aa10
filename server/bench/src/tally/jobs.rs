//! What is timed, what is aimed at, and which job of the reference tools counts the same.

use super::inputs::{AGREEMENT, BUDGET, COMPARISONS, DELPHI, DOTS, DOTS_SMALL, ORDERS, ORDERS_SMALL, RATINGS, VOTES};

/// One run of the command.
pub struct Job {
    /// For people.
    pub name: &'static str,
    /// The file of ballots.
    pub input: &'static str,
    /// Behind `constat tally FILE`; files lie in the folder of the inputs.
    pub arguments: &'static [&'static str],
    /// The aim, in seconds.
    pub most_seconds: Option<f64>,
    /// The aim, in megabytes.
    pub most_megabytes: Option<f64>,
    /// The same with another tool.
    pub reference: Option<&'static str>,
}

const fn job(name: &'static str, input: &'static str, arguments: &'static [&'static str], reference: Option<&'static str>) -> Job {
    Job { name, input, arguments, most_seconds: None, most_megabytes: None, reference }
}

impl Job {
    const fn within(mut self, seconds: f64) -> Self {
        self.most_seconds = Some(seconds);
        self
    }
    const fn below(mut self, megabytes: f64) -> Self {
        self.most_megabytes = Some(megabytes);
        self
    }
}

/// With the limits that the large dots were made with.
const DOTS_ARGUMENTS: &[&str] =
    &["--method", "dots", "--items", "large-dots-items.csv", "-o", "points_per_ballot=5", "-o", "most_on_one_item=3"];

/// All of them.
pub const JOBS: &[Job] = &[
    job("dots, 1,000,000 ballots x 30", DOTS, DOTS_ARGUMENTS, Some("dots / sums / pandas")).within(1.0).below(100.0),
    job(
        "ranking, 100,000 ballots x 20: all thirteen results",
        ORDERS,
        &["--method", "ranking", "--seats", "5", "--json"],
        Some("ranking / schulze + ranked pairs + copeland / votelib"),
    )
    .within(1.0),
    job("ranking, copeland", ORDERS, &["--method", "copeland"], Some("ranking / copeland / pref_voting")),
    job("ranking, instant runoff", ORDERS, &["--method", "irv"], Some("ranking / instant runoff / pyrankvote")),
    job(
        "ranking, Scottish transferable vote",
        ORDERS,
        &["--method", "stv_scottish", "--seats", "5"],
        Some("ranking / Scottish STV, 5 seats / STVPoll"),
    ),
    job("opinion, 10,000 x 500: all results", VOTES, &["--method", "opinion", "--json"], Some("opinion / whole pipeline / red-dwarf"))
        .within(2.0),
    job(
        "pairwise, 200,000 comparisons of 200",
        COMPARISONS,
        &["--method", "bradley_terry_ridge"],
        Some("pairwise / Bradley-Terry ilsr / choix"),
    ),
    job("pairwise, without penalty", COMPARISONS, &["--method", "bradley_terry"], Some("pairwise / Bradley-Terry mm / choix")),
    job("budget, equal shares by cost, 20,000 x 200", BUDGET, &["--method", "mes_cost"], Some("budget / equal shares cost / pabutools"))
        .within(1.0),
    job(
        "budget, equal shares by cardinality",
        BUDGET,
        &["--method", "mes_cardinality"],
        Some("budget / equal shares cardinality / pabutools"),
    )
    .within(1.0),
    job(
        "budget, equal shares made exhaustive",
        BUDGET,
        &["--method", "mes_cost_add1"],
        Some("budget / equal shares cost + add1 / pabutools"),
    ),
    job("budget, greedy", BUDGET, &["--method", "greedy_votes"], Some("budget / greedy / pabutools")),
    job(
        "rating, 2,000 raters x 50 x 6",
        RATINGS,
        &["--method", "weighted_mean", "--weights", "large-weights.csv"],
        Some("rating / weighted mean / pandas"),
    ),
    job("delphi, 2 rounds of 3,000 x 100", DELPHI, &["--method", "quartiles"], Some("delphi / quartiles / pandas")),
    job("agreement, 50 raters x 5,000", AGREEMENT, &["--method", "krippendorff_alpha"], Some("agreement / alpha interval / krippendorff")),
    job(
        "bootstrap, 1,000 draws of 1,000 dots ballots",
        DOTS_SMALL,
        &["--method", "dots", "--bootstrap", "1000", "--seed", "1", "-o", "points_per_ballot=5", "-o", "most_on_one_item=3"],
        None,
    )
    .within(5.0),
    job(
        "bootstrap, 1,000 draws of 1,000 rankings, borda",
        ORDERS_SMALL,
        &["--method", "borda", "--bootstrap", "1000", "--seed", "1"],
        None,
    )
    .within(5.0),
    job(
        "bootstrap, 1,000 draws of 1,000 rankings, schulze",
        ORDERS_SMALL,
        &["--method", "schulze_margins", "--bootstrap", "1000", "--seed", "1"],
        None,
    )
    .within(5.0),
];
