//! Signs: states, rooms, arrows, marks of the colleges. Never without a word beside them.

use constat_shared::permission::Room;
use leptos::prelude::*;

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Tick alone.
    Check,
    /// Empty box.
    Box,
    /// Triangle: something to mend.
    Alert,
    /// Disc with a tick.
    Yes,
    /// Half disc.
    Partly,
    /// Square with a bar.
    No,
    /// Ring with three dots.
    Study,
    /// Turning arrow.
    Away,
    /// Dashed ring.
    Expected,
    /// Mark of the residents.
    Residents,
    /// Mark of the workers.
    Workers,
    /// Mark of the organisations.
    Organisations,
}

impl Icon {
    const fn paths(self) -> &'static str {
        match self {
            Self::Up => r#"<path d="M12 20V5M5.5 11.5 12 5l6.5 6.5"/>"#,
            Self::Down => r#"<path d="M12 4v15M5.5 12.5 12 19l6.5-6.5"/>"#,
            Self::Check => r#"<path d="m4 12.5 5.5 5.5L20 6.5"/>"#,
            Self::Box => r#"<path d="M4 4h16v16H4z"/>"#,
            Self::Alert => r#"<path d="M12 3 22 21H2z"/><path d="M12 10v5M12 16.8v1.7"/>"#,
            Self::Yes => r#"<circle class="f" cx="12" cy="12" r="10"/><path class="cut" d="m7 12.5 3.5 3.5 7-7.5"/>"#,
            Self::Partly => r#"<circle cx="12" cy="12" r="9"/><path class="f" d="M12 3a9 9 0 0 1 0 18z"/>"#,
            Self::No => r#"<path class="f" fill-rule="evenodd" d="M3 3h18v18H3zM7 10.5h10v3H7z"/>"#,
            Self::Study => {
                r#"<circle cx="12" cy="12" r="9"/><circle class="f" cx="7.8" cy="12" r="1.4"/><circle class="f" cx="12" cy="12" r="1.4"/><circle class="f" cx="16.2" cy="12" r="1.4"/>"#
            }
            Self::Away => r#"<path d="M3 6v6h15"/><path d="m13 6.5 6 5.5-6 5.5"/>"#,
            Self::Expected => r#"<circle cx="12" cy="12" r="9" stroke-dasharray="3 3"/>"#,
            Self::Residents => r#"<circle cx="12" cy="12" r="11"/>"#,
            Self::Workers => r#"<path d="M2 2h20v20H2z"/>"#,
            Self::Organisations => r#"<path d="M12 0 24 12 12 24 0 12z"/>"#,
        }
    }
    const fn class(self) -> &'static str {
        match self {
            Self::Residents => "mk res",
            Self::Workers => "mk work",
            Self::Organisations => "mk org",
            _ => "i",
        }
    }
}

/// Draws a sign; hidden from screen readers, since its word is beside it.
pub fn icon(icon: Icon) -> AnyView {
    view! { <svg class=icon.class() viewBox="0 0 24 24" aria-hidden="true" inner_html=icon.paths()></svg> }.into_any()
}

/// The room's plan or seal.
pub fn room_icon(room: Room) -> AnyView {
    let paths = match room {
        Room::Door => r#"<path d="M6 11h12v9H6z"/><path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>"#,
        Room::Office => r#"<path d="M3 9h18M5 9v11M19 9v11M9 5h6v4H9z"/>"#,
        Room::Group => {
            r#"<path d="M4 4h16v16H4z"/><circle class="f" cx="9" cy="9.5" r="1.7"/><circle class="f" cx="15" cy="9.5" r="1.7"/><circle class="f" cx="12" cy="15" r="1.7"/>"#
        }
        Room::Plenary => r#"<path d="M4 21v-8a8 8 0 0 1 16 0v8"/><path d="M8.5 21v-7.5a3.5 3.5 0 0 1 7 0V21"/>"#,
        Room::Residents => r#"<path d="M9.2 20A8.5 8.5 0 1 1 14.8 20"/><path d="M9.2 20v-4M14.8 20v-4"/>"#,
        Room::BallotBox => r#"<path class="f" fill-rule="evenodd" d="M3 8h18v13H3zM7 11.2h10v2.2H7z"/><path d="M8.5 8V3.5h7V8"/>"#,
        Room::Adoption => {
            r#"<path d="M12 2.5 20.5 7v10L12 21.5 3.5 17V7z"/><path d="M7.5 14.5c1.5-4 3-4 3.2-1.5s1.3 2 2.3.2 2 1.3 3.5 1.3"/>"#
        }
        Room::Officials => r#"<path d="M4.5 3.5h15V12c0 4.5-3.5 7.5-7.5 9.2C8 19.5 4.5 16.5 4.5 12z"/><path d="M12 3.5v17.5"/>"#,
        Room::Public => r#"<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/><circle class="f" cx="12" cy="12" r="2"/>"#,
    };
    view! { <svg class="i" viewBox="0 0 24 24" aria-hidden="true" inner_html=paths></svg> }.into_any()
}
