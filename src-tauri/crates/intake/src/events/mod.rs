//! Tables of submissions become events, sessions, venues, partners and people.
//!
//! Compares with the plan; writes nothing itself.

pub(crate) mod assemble;
pub(crate) mod dry_run;
pub(crate) mod fields;
pub(crate) mod header_words;
pub(crate) mod header_words_more;
pub(crate) mod headers;
pub(crate) mod host_form;
pub(crate) mod matching;
pub(crate) mod notices;
pub(crate) mod occasions;
pub(crate) mod refused;
pub(crate) mod register;
pub(crate) mod row;
pub(crate) mod row_numbers;
pub(crate) mod row_place;
pub(crate) mod row_time;
pub(crate) mod schedule;
pub(crate) mod steps;
