//! How a diagnosis runs: its kinds of step, the one transition function, guards, method templates, themes.

mod guard;
mod method;
mod step;
mod theme;
mod transition;

pub use guard::{Facts, Missing, missing};
pub use method::{Card, Method, MethodStep, Text3, card, methods};
pub use step::{StepKind, StepState};
pub use theme::ThemeCode;
pub use transition::{Denied, Event, State, StepNow, Transition, transition};
