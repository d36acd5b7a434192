//! What a single cell says: dates, times, weekdays, numbers, money, words.
//!
//! Knows no column and no record; evidence of a whole column is handed in.

pub(crate) mod amounts;
pub(crate) mod calendars;
pub(crate) mod clean;
pub(crate) mod contacts;
pub(crate) mod dates;
pub(crate) mod evidence;
pub(crate) mod html;
pub(crate) mod languages;
pub(crate) mod names;
pub(crate) mod numbers;
pub(crate) mod recurrence;
pub(crate) mod times;
pub(crate) mod vocabulary;
pub(crate) mod weekdays;
