//! Constat's server: see `ARCHITECTURE.md` for the way of a request.

pub mod app;
pub mod auth;
#[cfg(test)]
mod bench;
pub mod check;
pub mod command;
pub mod config;
pub mod consultation;
pub mod coordination;
pub mod db;
pub mod delivery;
pub mod demo;
pub mod diagnosis;
pub mod dispatch;
pub mod door;
pub mod error;
pub mod finding;
mod first_start;
pub mod http;
pub mod import;
pub mod journal;
pub mod kept;
pub mod keys;
pub mod mail;
pub mod memorandum;
pub mod pages;
mod paper;
pub mod prioritisation;
pub mod retain;
pub mod routes;
pub mod search;
