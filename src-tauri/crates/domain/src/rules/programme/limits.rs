//! The numbers by which the rules judge where the plan says nothing itself, each with where it comes from.

/// Metres that people walk in a minute, straight across: the statement `learning-week-timetabling/1`.
pub const WALKING_METRES_PER_MINUTE: i64 = 75;

/// No way within a city takes longer: beyond it people ride. The same statement.
pub const MAX_TRAVEL_MINUTES: i64 = 45;

/// Events that a host should begin with: several at once draw thin audiences (guide of Cork's festival).
pub const NEWCOMER_EVENTS: usize = 1;

/// Days before the week by which insurance papers are due (Creative Royston asks for them 30 days before).
pub const INSURANCE_DAYS: u64 = 30;

/// Metres of one degree of latitude, on a globe of the mean radius.
pub const METRES_A_DEGREE: f64 = 111_195.0;
