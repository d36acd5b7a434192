//! Every chart, drawn from made-up plans and looked at: nothing collides, nothing is lost, and it looks as it was kept.
//!
//! A new chart is covered as soon as it stands in `charts::KINDS`. Pictures for people to look at:
//! `PAIDEIA_CHART_PICTURES` names a folder for them.

#![allow(clippy::unwrap_used, reason = "tests")]

mod extremes;
mod golden;
mod indicators;
mod kinds;
mod look;
mod made_up;
mod money;
mod plans;
mod proof;
