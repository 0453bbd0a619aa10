//! Integration tests live in `spec.rs`.
