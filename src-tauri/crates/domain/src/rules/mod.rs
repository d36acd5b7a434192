//! The rules: plain functions over a snapshot of the plan.
//!
//! Each family looks at one thing and returns what it found; nobody here decides what is allowed, changes the
//! plan or writes a sentence. Travel time between venues is not known here, so it is not judged.

pub mod coverage;
pub mod figures;
pub mod progress;
pub mod week;

use crate::{Plan, Problem, Week};

/// Everything to look at in a week, gravest first; what somebody has accepted carries the reason.
pub fn problems(plan: &Plan, week: &Week) -> Vec<Problem> {
    let _ = (plan, week);
    Vec::new()
}
