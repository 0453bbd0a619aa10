//! Operations of finding.
