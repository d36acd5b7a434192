//! Tests of the programme's rules, on programmes written as one line of text; see `rules::testing`.

#![allow(clippy::field_reassign_with_default, reason = "made-up plans grow list by list")]

mod bulk;
mod completeness;
mod conflicts;
mod coverage;
mod deadlines;
mod festival_day;
mod figures;
mod last_time;
mod missing;
mod opening;
mod own_values;
mod people;
mod release;
mod returns;
mod schedules;
mod slots;
mod spread;
mod standing;
mod take_back;
