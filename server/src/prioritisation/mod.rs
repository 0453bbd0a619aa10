//! The prioritisation feature: rounds, ballots that leave their voter, results of closed rounds.

mod ask;
mod cast;
mod content;
mod firm;
mod plan;
mod prolong;
mod read;
mod repo;
mod results;
mod silent;
mod slips;
mod turn;

pub use results::{closed as closed_results, residents_and_workers};
pub(crate) use silent::silent;
pub use silent::{Elector, Waits, open_rounds};

use crate::error::Result;
use crate::pages::{Builder, File};
use crate::routes::Registry;
use constat_document::Document;
use constat_document::model::{Locale as PaperLocale, VotingSlips};
use constat_frontend::ctx::Ctx;
use constat_frontend::pages::ballot;
use constat_shared::api::prioritisation::{
    AddSlips, CastBallot, CastSlip, CloseRound, FindSlip, OpenRound, PlanRound, ProlongRound, ReadAdvice, ReadResults, ReadRound,
    ReadRounds, ReadSlipBallot, ReadSlips, RemoveRound, SlipsView,
};
use constat_shared::locale::Locale;

/// Operations.
pub fn routes(r: &mut Registry) {
    r.on::<ReadRounds>(read::rounds);
    r.on::<ReadAdvice>(read::advice);
    r.on::<PlanRound>(plan::plan);
    r.on::<RemoveRound>(plan::remove);
    r.on::<OpenRound>(turn::open);
    r.on::<AddSlips>(slips::add);
    r.on::<ReadSlips>(slips::list);
    r.on::<ProlongRound>(prolong::prolong);
    r.on::<CloseRound>(turn::close);
    r.on::<ReadRound>(read::round);
    r.on::<CastBallot>(cast::ballot);
    r.on::<FindSlip>(slips::find);
    r.on::<ReadSlipBallot>(read::slip_ballot);
    r.on::<CastSlip>(cast::slip);
    r.on::<ReadResults>(results::read);
}

/// Pages.
pub fn pages(p: &mut Builder<'_>) {
    p.page::<ReadRounds>("/d/{diagnosis}/rounds", ballot::rounds::view);
    p.page::<ReadAdvice>("/d/{diagnosis}/rounds/choose", ballot::choose::view);
    p.page::<ReadRound>("/rounds/{round}", ballot::round::view);
    p.file::<ReadSlips>("/rounds/{round}/slips", slips_file);
    p.plain("/v", ballot::slip::door);
    p.page::<ReadSlipBallot>("/v/{code}", ballot::slip::view);
    p.page::<ReadResults>("/d/{diagnosis}/results", ballot::results::view);
}

#[expect(clippy::unnecessary_wraps, reason = "files of other features can fail")]
fn slips_file(ctx: &Ctx, _request: &ReadSlips, slips: &SlipsView) -> Result<File> {
    let document = VotingSlips {
        title: slips.title.get(ctx.locale).to_owned(),
        locale: if ctx.locale == Locale::Nl { PaperLocale::Nl } else { PaperLocale::Fr },
        codes: slips.codes.clone(),
        url: format!("{}/v", ctx.public_url),
        hint: ctx.t(ballot::words::SLIP_HINT).to_owned(),
    };
    Ok(File::Pdf { document: Box::new(Document::VotingSlips(document)), name: "slips".to_owned() })
}
