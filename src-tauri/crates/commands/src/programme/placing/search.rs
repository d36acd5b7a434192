//! The search over a week: by the clock or by steps, with progress, until somebody stops it.
//!
//! What clashes and finds no place stays where it is. So after a first search these are taken as they stand, and the rest is
//! searched again around them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::rules::schedule::Schedule;
use domain::{Plan, Week};
use placement::{Outcome, Pace, Row, solve};

use super::asked::Open;
use super::ground::Ground;
use super::views::PlacementOptions;
use crate::Failure;
use crate::desk::Desk;

/// Where nobody says how long to search.
const USUAL_SECONDS: f64 = 5.0;
/// What of the time the first of two searches gets.
const FIRST_SHARE: f64 = 0.6;
/// Progress is told after so many questions of the search.
const QUESTIONS: u32 = 64;
/// Progress is told in thousandths.
const WHOLE: f64 = 1000.0;

/// How long to search.
#[derive(Clone, Copy)]
enum Limit {
    Seconds(f64),
    Steps(u64),
}

/// What was found.
pub(super) struct Found<'a> {
    pub ground: Ground<'a>,
    /// Who was placed by the last search; the others stay.
    pub open: Vec<Open<'a>>,
    /// Where each of them goes, if anywhere.
    pub rows: Vec<Option<Row>>,
    pub steps: u64,
    pub was_stopped: bool,
}

/// Tells how far the search has come, and hears when it is to stop.
struct Watched<'d> {
    desk: &'d Desk,
    limit: Limit,
    begun: DateTime<Utc>,
    questions: u32,
    was_stopped: bool,
    /// Which part of the whole this search is.
    part: (f64, f64),
}

impl Pace for Watched<'_> {
    fn used(&mut self, steps: u64) -> f64 {
        let used = match self.limit {
            Limit::Seconds(seconds) => {
                (self.desk.now() - self.begun).num_microseconds().unwrap_or(i64::MAX) as f64 / 1e6 / seconds
            }
            Limit::Steps(most) => steps as f64 / most as f64,
        };
        if self.questions.is_multiple_of(QUESTIONS) {
            let (from, to) = self.part;
            let done = WHOLE * (from + (to - from) * used.clamp(0.0, 1.0));
            self.was_stopped |= !self.desk.report("placing", done as usize, WHOLE as usize);
        }
        self.questions = self.questions.wrapping_add(1);
        if self.was_stopped { 1.0 } else { used }
    }
}

/// Searches places for everybody who is open.
pub(super) fn search<'a>(
    desk: &Desk,
    week: (&'a Plan, &Week, &Schedule<'a>, NaiveDate),
    open: &[Open<'a>],
    options: &PlacementOptions,
) -> Result<Found<'a>, Failure> {
    let limit = limit(options)?;
    let may_stay = open.iter().any(|one| one.stands);
    let first = if may_stay { FIRST_SHARE } else { 1.0 };
    let found = search_once(desk, week, open.to_vec(), options.seed, limit, (0.0, first));
    let placed = |found: &Found<'a>| -> Vec<Open<'a>> {
        let all = found.open.iter().zip(&found.rows);
        all.filter(|(one, row)| !one.stands || row.is_some()).map(|(one, _)| one.clone()).collect()
    };
    let left = placed(&found);
    if found.was_stopped || left.len() == found.open.len() {
        return Ok(found);
    }
    let again = search_once(desk, week, left, options.seed, limit, (first, 1.0));
    Ok(Found { steps: found.steps + again.steps, ..again })
}

fn search_once<'a>(
    desk: &Desk,
    (plan, week, schedule, today): (&'a Plan, &Week, &Schedule<'a>, NaiveDate),
    open: Vec<Open<'a>>,
    seed: u64,
    limit: Limit,
    part: (f64, f64),
) -> Found<'a> {
    let ground = Ground::new(plan, week, schedule, today, &open);
    let share = part.1 - part.0;
    let limit = match limit {
        Limit::Seconds(seconds) => Limit::Seconds(seconds * share),
        Limit::Steps(steps) => Limit::Steps(((steps as f64 * share) as u64).max(1)),
    };
    let mut watched = Watched { desk, limit, begun: desk.now(), questions: 0, was_stopped: false, part };
    let Outcome { solution, steps, .. } = solve(&ground.instance, seed, &mut watched);
    let at: std::collections::HashMap<(&str, i64), &Row> =
        solution.sessions.iter().map(|row| ((row.event.as_str(), row.session), row)).collect();
    let rows = ground.rows.iter().map(|(event, number)| at.get(&(event.as_str(), *number)).map(|row| Row::clone(row)));
    let rows = rows.collect();
    Found { rows, ground, open, steps, was_stopped: watched.was_stopped }
}

fn limit(options: &PlacementOptions) -> Result<Limit, Failure> {
    if let Some(steps) = options.steps {
        return Ok(Limit::Steps(steps.max(1)));
    }
    let seconds = options.seconds.unwrap_or(USUAL_SECONDS);
    // A time beyond what the clock can count to would not be one either.
    if std::time::Duration::try_from_secs_f64(seconds).is_ok_and(|time| !time.is_zero()) {
        return Ok(Limit::Seconds(seconds));
    }
    Err(Failure::new("bad_seconds").with("value", seconds))
}
