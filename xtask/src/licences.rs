//! Every dependency must have a licence that `deny.toml` allows.
//!
//! cargo-deny does this and more, but takes many minutes to build from source on a small machine.
//! The list is in its format, so that it can be run where it is at hand.

use crate::shell::{Outcome, cargo, read, root};
use std::collections::BTreeMap;

/// Compares the licence of every dependency, on all platforms, with the list.
pub fn check() -> Outcome {
    let file = root().join("deny.toml");
    let text = std::fs::read_to_string(&file).map_err(|e| format!("Cannot read {}: {e}", file.display()))?;
    let allowed = allowed(&text);
    let listing = read(&mut cargo(&[
        "tree",
        "--quiet",
        "--locked",
        "--workspace",
        "--target=all",
        "--edges=normal,build,dev",
        "--prefix=none",
        "--no-dedupe",
        "--format={p}|{l}",
    ]))?;
    let licences: BTreeMap<&str, &str> = listing.lines().filter_map(|line| line.split_once('|')).collect();
    let refused: Vec<String> = licences
        .iter()
        .filter(|(_, licence)| !permits(licence, &allowed))
        .map(|(package, licence)| format!("  {package}: {licence}"))
        .collect();
    if refused.is_empty() {
        println!("{} packages, all under allowed licences", licences.len());
        Ok(())
    } else {
        Err(format!(
            "Not under a licence that deny.toml allows:\n{}\n\
             Take another package, or add the licence to the list if it suits an EUPL work.",
            refused.join("\n")
        ))
    }
}

/// The quoted words of `allow = [ … ]`.
fn allowed(text: &str) -> Vec<&str> {
    text.lines()
        .map(|line| line.split_once('#').map_or(line, |(before, _)| before))
        .skip_while(|line| !line.trim_start().starts_with("allow"))
        .take_while(|line| !line.trim_start().starts_with(']'))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .collect()
}

/// Whether an SPDX expression can be met with the allowed licences. Old packages write `/` for
/// `OR`; a licence `WITH` an exception is a licence of its own.
fn permits(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ").replace(" WITH ", "-WITH-");
    let mut words = spaced.split_whitespace().peekable();
    let holds = any(&mut words, allowed);
    holds && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words<'_>, allowed: &[&str]) -> bool {
    let mut holds = all(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        holds |= all(words, allowed);
    }
    holds
}

fn all(words: &mut Words<'_>, allowed: &[&str]) -> bool {
    let mut holds = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        holds &= one(words, allowed);
    }
    holds
}

fn one(words: &mut Words<'_>, allowed: &[&str]) -> bool {
    if words.next_if_eq(&"(").is_some() {
        let holds = any(words, allowed);
        return words.next() == Some(")") && holds;
    }
    words.next().is_some_and(|name| allowed.iter().any(|licence| licence.replace(" WITH ", "-WITH-") == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_allowed_way_through_the_expression_is_enough() {
        let allowed = ["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"];
        for good in [
            "MIT",
            "Apache-2.0/MIT",
            "GPL-3.0 OR MIT",
            "(MIT OR GPL-3.0) AND Unicode-3.0",
            "GPL-3.0 AND ISC OR MIT",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(permits(good, &allowed), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "Apache-2.0", "(MIT", "MIT MIT"] {
            assert!(!permits(bad, &allowed), "{bad}");
        }
    }

    #[test]
    fn the_list_is_read_without_its_comments() {
        let text = "[licenses]\nallow = [\n  \"MIT\", # not \"GPL\"\n  \"ISC\",\n]\nother = [\"X\"]\n";
        assert_eq!(allowed(text), ["MIT", "ISC"]);
    }
}
