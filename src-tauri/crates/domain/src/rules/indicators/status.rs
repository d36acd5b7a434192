//! The status of an indicator, by a method that has a name and prints what it looked at.
//!
//! `target_path`: a straight line leads from the base to the next target. The progress made by the last reading is
//! set against the progress that the line asks for in that year. Whole years count.
//! `trend`: the slope of a straight line through the last readings, as a share of their mean.
//! Neither looks at today: an old reading is judged as of its own year, and `collection` says that it is old.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::series::Point;
use super::target_at;
use crate::{Indicator, IndicatorDirection, IndicatorTarget, StatusMethod, words};

/// From this share of the expected progress on, an indicator is on track.
pub const ON_TRACK_RATIO: f64 = 0.95;
/// From this share on it is behind; below, it is off track.
pub const BEHIND_RATIO: f64 = 0.6;
/// A change of less than this percent of the mean a year is no change.
pub const STABLE_PERCENT: f64 = 1.0;
/// So many last readings make a trend or a projection.
pub const TREND_POINTS: usize = 5;

words!(
    /// What the method of an indicator says of it.
    IndicatorStatus {
        Achieved = "achieved", OnTrack = "on_track", Behind = "behind", OffTrack = "off_track",
        Improving = "improving", Stable = "stable", Worsening = "worsening",
        NoData = "no_data", NoTarget = "no_target", NotJudged = "not_judged",
    }
);

/// A status with everything that the method looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names are the method's own words")]
pub struct Judgement {
    pub status: IndicatorStatus,
    pub method: StatusMethod,
    #[ts(type = "number | null")]
    pub base_year: Option<i64>,
    pub base_value: Option<f64>,
    /// The card names no base: the first reading stands in for it.
    pub is_base_read: bool,
    #[ts(type = "number | null")]
    pub target_year: Option<i64>,
    pub target_value: Option<f64>,
    #[ts(type = "number | null")]
    pub reading_year: Option<i64>,
    pub reading_value: Option<f64>,
    /// What the line asks for in the year of the reading.
    pub expected_value: Option<f64>,
    /// Progress made, in percent of the progress expected.
    pub ratio_percent: Option<f64>,
    /// Change a year, in the unit of the indicator.
    pub slope: Option<f64>,
    /// The same in percent of the mean.
    pub slope_percent: Option<f64>,
    /// Readings the trend looked at.
    pub point_count: usize,
}

/// Where a straight line through the last readings leads. Never a value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct Projection {
    #[ts(type = "number")]
    pub year: i64,
    pub value: f64,
    /// Change a year.
    pub slope: f64,
    pub point_count: usize,
    #[ts(type = "number")]
    pub from_year: i64,
    pub from_value: f64,
    /// Whether the line reaches the target of its year.
    pub is_reached: Option<bool>,
}

/// The status of an indicator whose yearly values and targets, by year, are known.
pub fn judge(indicator: &Indicator, points: &[Point], targets: &[&IndicatorTarget]) -> Judgement {
    let judgement = Judgement { method: indicator.status_method, ..Judgement::default() };
    let judgement = Judgement { status: IndicatorStatus::NotJudged, ..judgement };
    match indicator.status_method {
        StatusMethod::None => judgement,
        StatusMethod::TargetPath => on_path(judgement, indicator, points, targets),
        StatusMethod::Trend => by_trend(judgement, indicator.direction, points),
    }
}

fn on_path(judgement: Judgement, indicator: &Indicator, points: &[Point], targets: &[&IndicatorTarget]) -> Judgement {
    let mut found = judgement;
    let known = known(points);
    let Some((year, value)) = known.last().copied() else {
        found.status = IndicatorStatus::NoData;
        return found;
    };
    found.reading_year = Some(year);
    found.reading_value = Some(value);
    let (Some(target), Some(last)) = (target_at(targets, year), targets.last()) else {
        found.status = IndicatorStatus::NoTarget;
        return found;
    };
    found.target_year = Some(target.year);
    found.target_value = Some(target.value);
    let (base_year, base_value) = match (indicator.base_year, indicator.base_value) {
        (Some(year), Some(value)) => (year, value),
        _ => {
            found.is_base_read = true;
            known[0]
        }
    };
    found.base_year = Some(base_year);
    found.base_value = Some(base_value);
    let way = target.year.saturating_sub(base_year);
    let share = if way <= 0 { 1.0 } else { (year.saturating_sub(base_year) as f64 / way as f64).clamp(0.0, 1.0) };
    let expected = base_value + share * (target.value - base_value);
    found.expected_value = Some(expected);
    let direction = indicator.direction;
    let ratio = ratio(direction, value, base_value, target.value, share);
    found.ratio_percent = ratio.map(|ratio| 100.0 * ratio);
    let is_kept = direction != IndicatorDirection::Hold && is_reached(direction, value, last.value);
    found.status = match ratio {
        _ if is_kept => IndicatorStatus::Achieved,
        // What the next target asks for is there already, whatever the way.
        _ if direction != IndicatorDirection::Hold && is_reached(direction, value, target.value) => {
            IndicatorStatus::OnTrack
        }
        None if is_reached(direction, value, base_value) => IndicatorStatus::OnTrack,
        None => IndicatorStatus::Behind,
        Some(ratio) if ON_TRACK_RATIO <= rounded(ratio) => IndicatorStatus::OnTrack,
        Some(ratio) if BEHIND_RATIO <= rounded(ratio) => IndicatorStatus::Behind,
        Some(_) => IndicatorStatus::OffTrack,
    };
    found
}

/// Progress made against progress expected. Where the target is to stay where it began, how near the value is to
/// it; `None` in the base year, when nothing is expected yet.
fn ratio(direction: IndicatorDirection, value: f64, base: f64, target: f64, share: f64) -> Option<f64> {
    let way = target - base;
    if direction == IndicatorDirection::Hold || way == 0.0 {
        let off = (value - target).abs();
        let scale = target.abs();
        return Some(if off == 0.0 { 1.0 } else { 1.0 - off / scale }).filter(|ratio| ratio.is_finite()).or(Some(0.0));
    }
    (0.0 < share).then(|| (value - base) / way / share)
}

/// Free of the last digits that reckoning leaves behind, so that 0.95 is 0.95.
fn rounded(ratio: f64) -> f64 {
    (ratio * 1e9).round() / 1e9
}

fn is_reached(direction: IndicatorDirection, value: f64, wanted: f64) -> bool {
    match direction {
        IndicatorDirection::Up => wanted <= value,
        IndicatorDirection::Down => value <= wanted,
        IndicatorDirection::Hold => value == wanted,
    }
}

fn by_trend(judgement: Judgement, direction: IndicatorDirection, points: &[Point]) -> Judgement {
    let mut found = judgement;
    let known = known(points);
    if let Some((year, value)) = known.last().copied() {
        found.reading_year = Some(year);
        found.reading_value = Some(value);
    }
    let last = &known[known.len().saturating_sub(TREND_POINTS)..];
    found.point_count = last.len();
    let Some(line) = Line::through(last) else {
        found.status = IndicatorStatus::NoData;
        return found;
    };
    let mean = last.iter().map(|(_, value)| value).sum::<f64>() / last.len() as f64;
    let percent = if line.slope == 0.0 { 0.0 } else { 100.0 * line.slope / mean.abs() };
    let percent = if percent.is_finite() { percent } else { 100.0 * line.slope.signum() };
    found.slope = Some(line.slope);
    found.slope_percent = Some(percent);
    let good = match direction {
        IndicatorDirection::Up => percent,
        IndicatorDirection::Down => -percent,
        IndicatorDirection::Hold => -percent.abs(),
    };
    let good = rounded(good);
    found.status = match good {
        good if STABLE_PERCENT <= good => IndicatorStatus::Improving,
        good if good <= -STABLE_PERCENT => IndicatorStatus::Worsening,
        _ => IndicatorStatus::Stable,
    };
    found
}

/// Where the last readings lead by the year of the last target. `None` with fewer than two readings, or when that
/// year has been read.
pub fn projection(indicator: &Indicator, points: &[Point], targets: &[&IndicatorTarget]) -> Option<Projection> {
    let target = targets.last()?;
    let known = known(points);
    let (from_year, from_value) = known.last().copied()?;
    if target.year <= from_year {
        return None;
    }
    let last = &known[known.len().saturating_sub(TREND_POINTS)..];
    let line = Line::through(last)?;
    let mut value = line.at(target.year);
    // A line knows no bounds, but a count does not fall below nothing, nor a share rise above all.
    if known.iter().all(|(_, value)| 0.0 <= *value) {
        value = value.max(0.0);
    }
    if indicator.unit.trim() == "%" && known.iter().all(|(_, value)| *value <= 100.0) {
        value = value.min(100.0);
    }
    let is_reached = match indicator.direction {
        IndicatorDirection::Hold => None,
        direction => Some(is_reached(direction, value, target.value)),
    };
    let point_count = last.len();
    Some(Projection { year: target.year, value, slope: line.slope, point_count, from_year, from_value, is_reached })
}

fn known(points: &[Point]) -> Vec<(i64, f64)> {
    points.iter().filter_map(|point| Some((point.year, point.value?))).collect()
}

/// The straight line with the least squares.
struct Line {
    slope: f64,
    middle: (f64, f64),
}

impl Line {
    fn through(points: &[(i64, f64)]) -> Option<Self> {
        if points.len() < 2 {
            return None;
        }
        let count = points.len() as f64;
        let x = points.iter().map(|(year, _)| *year as f64).sum::<f64>() / count;
        let y = points.iter().map(|(_, value)| value).sum::<f64>() / count;
        let across = points.iter().map(|(year, value)| (*year as f64 - x) * (value - y)).sum::<f64>();
        let square = points.iter().map(|(year, _)| (*year as f64 - x).powi(2)).sum::<f64>();
        (0.0 < square).then(|| Self { slope: across / square, middle: (x, y) })
    }

    fn at(&self, year: i64) -> f64 {
        self.middle.1 + self.slope * (year as f64 - self.middle.0)
    }
}
