//! Events per 1,000 residents of each neighbourhood, against the target.
//!
//! Bars short of the target carry a sign and say how many events are missing, besides their colour.

use domain::rules::coverage::{CoverageRow, coverage};
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use text::{Arg, Texts};

use crate::counts;
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, fit, text_style, width};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const WIDTH: f64 = 520.0;
const ROW: f64 = 27.0;
const BAR: f64 = 16.0;

const NAME: TextStyle = text_style(FontFace::Regular, 12.0, Colour::INK);
const VALUE: TextStyle = text_style(FontFace::Strong, 12.0, Colour::INK);
const SMALL: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const MISSING: TextStyle = text_style(FontFace::Regular, 11.0, Colour::WARNING_TEXT);
const SHORT: TextStyle = text_style(FontFace::Strong, 12.0, Colour::WARNING_TEXT);

/// Draws neighbourhood coverage.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let Some(week) = scene.week else {
        return empty(medium, texts, (WIDTH, 220.0), "chart-no-week", table(&[], texts));
    };
    let mut rows = coverage(scene.plan, week).neighbourhoods;
    // Those without a rate come last; among equals the plan's order stays.
    rows.sort_by(|a, b| {
        let rate = |row: &CoverageRow| row.events_per_1000.unwrap_or(-1.0);
        rate(b).total_cmp(&rate(a))
    });
    let table = table(&rows, texts);
    if rows.is_empty() {
        return empty(medium, texts, (WIDTH, 220.0), "chart-coverage-none", table);
    }
    let target = week.target_events_per_1000.filter(|target| 0.0 < *target);
    let names = rows.iter().map(|row| width(&row.name, &NAME)).fold(0.0, f64::max).min(168.0);
    let most = rows.iter().filter_map(|row| row.events_per_1000).chain(target).fold(0.0, f64::max);
    let top = if target.is_some() { 46.0 } else { 26.0 };
    let pen = sketch(medium, texts, WIDTH, top + ROW * rows.len() as f64 + 8.0);
    let left = names + 14.0;
    // Behind the dashed line there is room to say what is missing.
    let right = match target {
        Some(target) if rows.iter().any(|row| row.gap.is_some_and(|gap| 0 < gap)) => {
            (WIDTH - 52.0).min(left + (WIDTH - 158.0 - left) * most / target)
        }
        _ => WIDTH - 52.0,
    };
    let bars = Bars { pen: &pen, texts, target, left, right, scale: RangedCoordf64::from(0.0..most.max(0.1)) };
    bars.heading()?;
    for (at, row) in rows.iter().enumerate() {
        bars.row(row, top + ROW * at as f64, week.id.as_str())?;
    }
    bars.target_line(top + ROW * rows.len() as f64)?;
    for (at, row) in rows.iter().enumerate() {
        bars.value(row, top + ROW * at as f64)?;
    }
    Ok(Sketch { title: None, summary: summary(&rows, target, texts), pen, table })
}

struct Bars<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    target: Option<f64>,
    left: f64,
    right: f64,
    scale: RangedCoordf64,
}

impl Bars<'_> {
    fn x(&self, rate: f64) -> f64 {
        // plotters maps to whole numbers, so it is asked in hundredths.
        let limits = ((self.left * 100.0) as i32, (self.right * 100.0) as i32);
        f64::from(self.scale.map(&rate, limits)) / 100.0
    }

    /// The rate with one digit, or with two where one would make it look like the target.
    fn shown(&self, row: &CoverageRow, rate: f64) -> String {
        let shown = self.texts.decimal(rate, 1);
        let looks_reached = self.target.is_some_and(|target| self.texts.decimal(target, 1) == shown);
        if looks_reached && self.is_short(row) { self.texts.decimal(rate, 2) } else { shown }
    }

    fn is_short(&self, row: &CoverageRow) -> bool {
        self.target.zip(row.events_per_1000).is_some_and(|(target, rate)| rate < target)
    }

    /// What is measured, and beside it what the dashed line is.
    fn heading(&self) -> Drawn {
        let unit = fit(&self.texts.get("chart-coverage-unit"), &SMALL, WIDTH - 2.0);
        self.pen.text(&unit, (0.0, 13.0), Anchor::Left, SMALL, WIDTH)?;
        let Some(target) = self.target else { return Ok(()) };
        let args = [("value", Arg::from(self.texts.decimal(target, 1)))];
        let words = self.texts.format("chart-target-value", &args);
        let strong = text_style(FontFace::Strong, 11.0, Colour::INK);
        let x = self.x(target);
        let half = width(&words, &strong) / 2.0;
        let middle = x.clamp(half + 1.0, (WIDTH - half - 1.0).max(half + 1.0));
        self.pen.text(&words, (middle, 32.0), Anchor::Middle, strong, WIDTH)
    }

    fn target_line(&self, bottom: f64) -> Drawn {
        let Some(target) = self.target else { return Ok(()) };
        let x = self.x(target);
        self.pen.dashes(&[(x, 38.0), (x, bottom)], Colour::INK, 1.4)
    }

    fn row(&self, row: &CoverageRow, y: f64, week_id: &str) -> Drawn {
        let colour = if self.is_short(row) { Colour::WARNING } else { Colour::BAR };
        self.pen.part(self.part(row, week_id), || {
            self.pen.text(&row.name, (self.left - 10.0, y + 17.0), Anchor::Right, NAME, self.left - 11.0)?;
            let length = row.events_per_1000.map_or(0.0, |rate| (self.x(rate) - self.left).max(1.5));
            if length <= 0.0 {
                return Ok(());
            }
            self.pen.with(ShapeLook { radius: 3.0_f64.min(length / 2.0), ..ShapeLook::default() }, || {
                self.pen.rect((self.left, y + 5.0), (length, BAR), colour, 1.0)
            })
        })
    }

    /// The number after the bar. Drawn last, with an edge that keeps the dashed line away from it.
    fn value(&self, row: &CoverageRow, y: f64) -> Drawn {
        self.pen.with(ShapeLook { halo: 4.0, ..ShapeLook::default() }, || {
            let baseline = y + 17.2;
            let Some(rate) = row.events_per_1000 else {
                let words = self.texts.get("chart-coverage-unknown");
                let room = WIDTH - self.left - 2.0;
                return self.pen.text(&words, (self.left, baseline), Anchor::Left, SMALL, room);
            };
            let shown = self.shown(row, rate);
            let beside = self.x(rate).max(self.left + 1.5) + 7.0;
            if !self.is_short(row) {
                return self.pen.text(&shown, (beside, baseline), Anchor::Left, VALUE, WIDTH - beside);
            }
            let words = self.missing(row).unwrap_or_default();
            let end = beside + 12.0 + width(&shown, &SHORT) + 7.0 + width(&words, &MISSING);
            // What does not fit before the dashed line stands behind it.
            let line = self.target.map_or(WIDTH, |target| self.x(target));
            let from = if end + 4.0 < line { beside } else { line + 8.0 };
            let sign = [(from, baseline - 7.5), (from + 8.0, baseline - 7.5), (from + 4.0, baseline - 0.8)];
            self.pen.polygon(&sign, Colour::WARNING, 1.0)?;
            self.pen.text(&shown, (from + 12.0, baseline), Anchor::Left, SHORT, WIDTH - from - 12.0)?;
            let after = from + 12.0 + width(&shown, &SHORT) + 7.0;
            self.pen.text_if_free(&words, (after, baseline), Anchor::Left, MISSING)
        })
    }

    fn missing(&self, row: &CoverageRow) -> Option<String> {
        let gap = row.gap.filter(|gap| 0 < *gap)?;
        let args = [("count", Arg::from(gap)), ("shown", Arg::from(self.texts.number(gap)))];
        Some(self.texts.format("chart-coverage-missing", &args))
    }

    fn part(&self, row: &CoverageRow, week_id: &str) -> ChartPart {
        let rate = row.events_per_1000.map(|rate| self.shown(row, rate));
        let args = [
            ("name", Arg::from(row.name.as_str())),
            ("count", Arg::from(row.events)),
            ("shown", Arg::from(self.texts.number(row.events as i64))),
            ("rate", Arg::from(rate.clone().unwrap_or_default())),
        ];
        let id = match (rate, self.is_short(row)) {
            (None, _) => "chart-coverage-part-unknown",
            (Some(_), true) => "chart-coverage-part-short",
            (Some(_), false) => "chart-coverage-part",
        };
        ChartPart {
            id: format!("neighbourhood-{}", row.id),
            label: self.texts.format(id, &args),
            screen: "programme".to_owned(),
            filter: counts::filter(&[("neighbourhood_id", &row.id), ("week_id", week_id)]),
        }
    }
}

fn summary(rows: &[CoverageRow], target: Option<f64>, texts: &Texts) -> String {
    let rated: Vec<(&CoverageRow, f64)> = rows.iter().filter_map(|row| Some((row, row.events_per_1000?))).collect();
    let (Some(first), Some(last)) = (rated.first(), rated.last()) else {
        return texts.get("chart-coverage-unrated");
    };
    let mut args = vec![
        ("best", Arg::from(first.0.name.as_str())),
        ("most", Arg::from(texts.decimal(first.1, 1))),
        ("worst", Arg::from(last.0.name.as_str())),
        ("least", Arg::from(texts.decimal(last.1, 1))),
        ("count", Arg::from(rated.len())),
    ];
    let Some(target) = target else { return texts.format("chart-coverage-summary", &args) };
    let short: Vec<String> = rated.iter().filter(|(_, rate)| *rate < target).map(|(row, _)| row.name.clone()).collect();
    args.push(("target", Arg::from(texts.decimal(target, 1))));
    if short.is_empty() {
        return texts.format("chart-coverage-summary-reached", &args);
    }
    args.push(("short", Arg::from(short.len())));
    // A long list of names would be no sentence any more.
    let id = match short.len() {
        all if 1 < all && all == rated.len() => "chart-coverage-summary-all",
        few if few <= 3 => "chart-coverage-summary-named",
        _ => "chart-coverage-summary-short",
    };
    args.push(("names", Arg::from(texts.list(&short))));
    texts.format(id, &args)
}

fn table(rows: &[CoverageRow], texts: &Texts) -> ChartTable {
    let columns = ["neighbourhood", "residents", "events", "rate", "target", "missing"];
    let whole = |number: Option<i64>| number.map_or_else(String::new, |number| texts.number(number));
    let broken = |number: Option<f64>| number.map_or_else(String::new, |number| texts.decimal(number, 1));
    let rows = rows.iter().map(|row| {
        vec![
            row.name.clone(),
            whole(row.residents),
            texts.number(row.events as i64),
            broken(row.events_per_1000),
            broken(row.target),
            whole(row.gap.filter(|gap| 0 < *gap)),
        ]
    });
    ChartTable {
        columns: columns.iter().map(|column| texts.get(&format!("chart-column-{column}"))).collect(),
        rows: rows.collect(),
    }
}
