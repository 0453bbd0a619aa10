//! Journeys in a real browser, through the pages alone.

mod access;
mod analyst;
mod autosave;
mod coordinator;
mod facilitator;
mod memorandum;
mod methods;
mod newcomer;
mod noscript;
mod official;
mod resident;
mod scene;
mod signatory;
mod today;
mod voter;
mod weight;
mod worker;
