//! An attack on what is withheld.

#[cfg(test)]
mod withheld;
