//! What the charts of indicators share: the indicator, its numbers as people write them, an upward axis.
//!
//! On paper nothing is drawn that may not leave the city: suppressed readings are missing there and named so.

use std::borrow::Cow;

use domain::rules::indicators::{IndicatorFacts, Judgement, Point, facts_of, is_money, judge, series};
use domain::{GroupKind, Indicator, IndicatorTarget, Plan, Reading, StatusMethod};
use text::{Arg, Texts};

use crate::drawing::shades::within_reach;
use crate::{Medium, Scene};

/// An indicator ready to be drawn.
pub struct Mark<'a> {
    /// Card, readings and targets.
    pub facts: IndicatorFacts<'a>,
    /// The total year by year.
    pub points: Vec<Point>,
    currency: &'a str,
    texts: &'a Texts,
}

impl<'a> Mark<'a> {
    /// The indicator of an id; `None` when there is none.
    pub fn of(scene: &Scene<'a>, id: &str, texts: &'a Texts, medium: Medium) -> Option<Self> {
        facts_of(scene.plan, id, scene.today).map(|facts| Self::new(facts, scene.plan, texts, medium))
    }

    /// The same of an indicator whose readings are at hand.
    pub fn new(facts: IndicatorFacts<'a>, plan: &'a Plan, texts: &'a Texts, medium: Medium) -> Self {
        let facts = match medium {
            Medium::Screen => facts,
            Medium::Print => {
                let readings = facts.outgoing().into_iter().map(|reading| Cow::Owned(reading.into_owned())).collect();
                IndicatorFacts { readings, ..facts }
            }
        };
        let points = series(facts.indicator, &facts.readings);
        let currency = plan.profile.as_ref().map_or("", |profile| profile.currency.as_str());
        Self { facts, points, currency, texts }
    }

    /// Its card.
    pub fn indicator(&self) -> &'a Indicator {
        self.facts.indicator
    }

    /// Its targets by year.
    pub fn targets(&self) -> &[&'a IndicatorTarget] {
        &self.facts.targets
    }

    /// What its method says, as far as the readings drawn show it.
    pub fn judgement(&self) -> Judgement {
        judge(self.facts.indicator, &self.points, &self.facts.targets)
    }

    /// Years and values that are known.
    pub fn known(&self) -> Vec<(i64, f64)> {
        self.points.iter().filter_map(|point| Some((point.year, point.value?))).collect()
    }

    /// The readings of one kind of group.
    pub fn readings(&self) -> &[Cow<'a, Reading>] {
        &self.facts.readings
    }

    /// A value with its unit where that is short.
    pub fn value(&self, value: f64) -> String {
        let indicator = self.facts.indicator;
        if is_money(&indicator.computed) {
            return self.texts.money(value.round() as i64, self.currency);
        }
        let number = self.number(value);
        if indicator.unit.trim() == "%" {
            return self.texts.format("indicators-chart-percent", &[("value", Arg::from(number))]);
        }
        number
    }

    /// A value alone.
    pub fn number(&self, value: f64) -> String {
        let indicator = self.facts.indicator;
        if is_money(&indicator.computed) {
            return self.texts.money(value.round() as i64, self.currency);
        }
        self.texts.decimal(value, usize::try_from(indicator.decimals.clamp(0, 4)).unwrap_or(0))
    }

    /// A number of the axis in few letters; large ones in millions, because half a number would be a wrong one.
    pub fn tick(&self, axis: &Axis, tick: f64) -> String {
        if is_money(&self.facts.indicator.computed) {
            return self.texts.short_money(tick.round() as i64, self.currency);
        }
        if axis.from.abs().max(axis.to.abs()) < 1e7 {
            return self.texts.decimal(tick, axis.digits(1.0));
        }
        let number = self.texts.decimal(tick / 1e6, axis.digits(1e6));
        self.texts.format("format-millions", &[("number", Arg::from(number))])
    }

    /// The heading of a column of values, with the unit where the numbers do not carry it.
    pub fn column(&self, column: &str) -> String {
        let unit = self.unit();
        let id = format!("indicators-chart-column-{column}");
        if unit.trim().is_empty() || unit.trim() == "%" {
            return self.texts.get(&id);
        }
        self.texts.format(&format!("{id}_in"), &[("unit", Arg::from(unit))])
    }

    /// The unit, where the numbers do not carry it.
    pub fn unit(&self) -> String {
        if is_money(&self.facts.indicator.computed) { String::new() } else { self.facts.indicator.unit.clone() }
    }

    /// The sentence of the method: the status and the numbers behind it.
    pub fn sentence(&self, judgement: &Judgement) -> String {
        let number = |value: Option<f64>| Arg::from(value.map(|value| self.value(value)).unwrap_or_default());
        let year = |year: Option<i64>| Arg::from(year.map(|year| year.to_string()).unwrap_or_default());
        let decimal = |value: Option<f64>, digits: usize| {
            Arg::from(value.map(|value| self.texts.decimal(value, digits)).unwrap_or_default())
        };
        let args = [
            ("status", Arg::from(self.texts.get(&format!("indicators-status-{}", judgement.status.word())))),
            ("year", year(judgement.reading_year)),
            ("value", number(judgement.reading_value)),
            ("expected", number(judgement.expected_value)),
            ("target_year", year(judgement.target_year)),
            ("target", number(judgement.target_value)),
            ("base_year", year(judgement.base_year)),
            ("base", number(judgement.base_value)),
            ("ratio", decimal(judgement.ratio_percent, 0)),
            ("slope", decimal(judgement.slope_percent, 1)),
            ("count", Arg::from(judgement.point_count)),
        ];
        self.texts.format(&sentence_id(judgement), &args)
    }
}

/// The message that fits what is known.
fn sentence_id(judgement: &Judgement) -> String {
    use domain::rules::indicators::IndicatorStatus::{NoData, NoTarget};
    match (judgement.method, judgement.status) {
        (StatusMethod::None, _) if judgement.reading_year.is_none() => "indicators-why-none".to_owned(),
        (_, NoData) => "indicators-why-no_data".to_owned(),
        (_, NoTarget) => "indicators-why-no_target".to_owned(),
        (StatusMethod::TargetPath, _) if judgement.ratio_percent.is_none() => "indicators-why-base_year".to_owned(),
        (method, _) => format!("indicators-why-{}", method.word()),
    }
}

/// The year at which a point is drawn: a year that nobody can mean lies at the edge, and the axis keeps an end.
pub fn drawn_year(year: i64) -> i64 {
    year.clamp(1800, 2300)
}

/// An upward axis from a round number to a round number.
#[derive(Clone, Debug)]
pub struct Axis {
    pub from: f64,
    pub to: f64,
    pub ticks: Vec<f64>,
}

impl Axis {
    /// The axis for values; it begins at nought unless that would flatten them.
    pub fn of(values: impl Iterator<Item = f64>, most_ticks: usize) -> Self {
        let values: Vec<f64> = values.filter(|value| value.is_finite()).map(within_reach).collect();
        let least = values.iter().copied().reduce(f64::min).unwrap_or(0.0);
        let most = values.iter().copied().reduce(f64::max).unwrap_or(1.0);
        let (least, most) = if 0.0 <= least && least < 0.6 * most { (0.0, most) } else { (least, most) };
        let (least, most) = if least == most {
            let air = if least == 0.0 { 1.0 } else { least.abs() * 0.1 };
            (if least == 0.0 { 0.0 } else { least - air }, most + air)
        } else {
            (least, most)
        };
        let rough = (most - least) / most_ticks.max(1) as f64;
        let power = 10f64.powf(rough.log10().floor());
        let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
        let step = steps.iter().map(|step| step * power).find(|step| rough <= *step).unwrap_or(10.0 * power);
        let from = (least / step).floor() * step;
        let to = (most / step).ceil() * step;
        let count = ((to - from) / step).round().clamp(1.0, 40.0) as usize;
        Self { from, to, ticks: (0..=count).map(|at| from + step * at as f64).collect() }
    }

    /// Digits after the point that tell the ticks apart, when they are written in so many.
    pub fn digits(&self, of: f64) -> usize {
        let step = self.ticks.windows(2).next().map_or(1.0, |pair| pair[1] - pair[0]) / of;
        (0..4)
            .find(|digits| {
                let scaled = step * 10f64.powi(*digits);
                (scaled - scaled.round()).abs() < 1e-6
            })
            .unwrap_or(4) as usize
    }

    /// The share of the axis at which a value lies.
    pub fn share(&self, value: f64) -> f64 {
        ((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }
}

/// The kind of group that is drawn side by side: neighbourhoods before all others.
pub fn kind_to_compare(readings: &[Cow<Reading>]) -> Option<GroupKind> {
    let kinds = [GroupKind::Neighbourhood, GroupKind::Age, GroupKind::Gender, GroupKind::Own];
    kinds.into_iter().find(|kind| readings.iter().any(|reading| reading.group_kind == *kind))
}

/// A line broken where a value is missing.
pub fn runs(points: &[Point]) -> Vec<Vec<(i64, f64)>> {
    let mut runs = vec![Vec::new()];
    for point in points {
        match (point.value, runs.last_mut()) {
            (Some(value), Some(run)) => run.push((point.year, value)),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}
