//! Secured money of each year, stacked by kind of source, against a line for what was planned.
//!
//! The kinds are named beside the last year, in the order of the stack, so that colour alone says nothing.

use std::collections::BTreeMap;

use domain::BudgetSource;
use domain::rules::budget::{self, Sums};
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use text::{Arg, Texts};

use crate::counts;
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, text_style, width, wrap};
use crate::drawing::shape::FontFace;
use crate::kinds::events_by_day::spread;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const HEIGHT: f64 = 320.0;
const TOP: f64 = 28.0;
const FLOOR: f64 = 284.0;

const AXIS: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const KEY: TextStyle = text_style(FontFace::Strong, 11.0, Colour::INK);
const TOTAL: TextStyle = text_style(FontFace::Strong, 12.0, Colour::INK);

/// Sums of every year and source.
struct Data {
    years: Vec<(i64, Sums)>,
    sources: Vec<BudgetSource>,
    of: BTreeMap<(i64, BudgetSource), Sums>,
}

impl Data {
    fn new(scene: &Scene) -> Self {
        let mut years: BTreeMap<i64, Sums> = BTreeMap::new();
        let mut of: BTreeMap<(i64, BudgetSource), Sums> = BTreeMap::new();
        for line in &scene.plan.budget_lines {
            years.entry(line.year).or_default().add(line);
            of.entry((line.year, line.source_kind)).or_default().add(line);
        }
        let has_any = |source: &BudgetSource| of.iter().any(|((_, its), sums)| its == source && 0 < sums.secured_minor);
        let sources = BudgetSource::ALL.iter().copied().filter(has_any).collect();
        Self { years: years.into_iter().collect(), sources, of }
    }

    fn secured(&self, year: i64, source: BudgetSource) -> i64 {
        self.of.get(&(year, source)).map_or(0, |sums| sums.secured_minor.max(0))
    }
}

/// Draws the years.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let data = Data::new(scene);
    let currency = counts::currency(scene);
    let table = table(&data, texts, currency);
    let most = data.years.iter().map(|(_, sums)| sums.planned_minor.max(sums.secured_minor)).max().unwrap_or(0);
    if most <= 0 {
        return empty(medium, texts, (560.0, HEIGHT), "chart-budget_by_year-none", table);
    }
    let range = RangedCoordf64::from(0.0..most as f64 * 1.02);
    let ticks: Vec<(f64, String)> =
        range.key_points(5).into_iter().map(|tick| (tick, texts.short_money(tick as i64, currency))).collect();
    let left = ticks.iter().map(|(_, shown)| width(shown, &AXIS)).fold(0.0, f64::max) + 12.0;
    let mut names: Vec<String> = data.sources.iter().map(|source| name(*source, texts)).collect();
    names.push(texts.get("chart-budget-planned"));
    let key_room = names.iter().map(|name| width(name, &KEY)).fold(40.0, f64::max).min(104.0);
    let totals = data.years.iter().map(|(_, sums)| total(sums, texts, currency));
    let widest = totals.map(|shown| width(&shown, &TOTAL)).fold(36.0, f64::max);
    let plot = 360.0_f64.max(data.years.len() as f64 * (widest + 8.0));
    let right = left + plot;
    let pen = sketch(medium, texts, right + 34.0 + key_room + 4.0, HEIGHT);
    let slot = plot / data.years.len() as f64;
    let years = Years { pen: &pen, texts, data: &data, range, currency, left, slot };
    for (tick, shown) in &ticks {
        let y = years.y(*tick as i64);
        pen.line(&[(left, y), (right, y)], Colour::LINE, 1.0)?;
        pen.text(shown, (left - 8.0, y + 4.0), Anchor::Right, AXIS, left - 8.5)?;
    }
    for at in 0..data.years.len() {
        years.bar(at)?;
    }
    years.planned()?;
    for at in 0..data.years.len() {
        years.labels(at)?;
    }
    years.key(&names, right, key_room)?;
    Ok(Sketch { title: None, summary: summary(&data, scene, texts, currency), pen, table })
}

struct Years<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    data: &'a Data,
    range: RangedCoordf64,
    currency: &'a str,
    left: f64,
    slot: f64,
}

impl Years<'_> {
    fn y(&self, minor: i64) -> f64 {
        // plotters maps to whole numbers, so it is asked in hundredths.
        f64::from(self.range.map(&(minor as f64), ((FLOOR * 100.0) as i32, (TOP * 100.0) as i32))) / 100.0
    }

    fn span(&self, at: usize) -> (f64, f64) {
        let width = (self.slot * 0.6).min(44.0);
        (self.left + self.slot * (at as f64 + 0.5) - width / 2.0, width)
    }

    fn bar(&self, at: usize) -> Drawn {
        let (left, width) = self.span(at);
        let year = self.data.years[at].0;
        let mut below = 0_i64;
        for source in &self.data.sources {
            let amount = self.data.secured(year, *source);
            if amount == 0 {
                continue;
            }
            let (from, to) = (self.y(below), self.y(below.saturating_add(amount)));
            let gap = if 2.5 < from - to && 0 < below { 1.0 } else { 0.0 };
            below = below.saturating_add(amount);
            self.pen.part(self.part(year, *source, amount), || {
                self.pen.rect((left, to), (width, (from - to - gap).max(0.5)), colour(*source), 1.0)
            })?;
        }
        Ok(())
    }

    /// The line of what was planned: a mark over each bar, joined by dashes.
    fn planned(&self) -> Drawn {
        let mut before: Option<(f64, f64)> = None;
        for (at, (_, sums)) in self.data.years.iter().enumerate() {
            let (left, width) = self.span(at);
            let y = self.y(sums.planned_minor.max(0));
            if let Some(before) = before {
                self.pen.dashes(&[before, (left - 4.0, y)], Colour::INK, 1.0)?;
            }
            self.pen.line(&[(left - 4.0, y), (left + width + 4.0, y)], Colour::INK, 2.0)?;
            before = Some((left + width + 4.0, y));
        }
        Ok(())
    }

    fn labels(&self, at: usize) -> Drawn {
        let (left, width) = self.span(at);
        let (year, sums) = &self.data.years[at];
        let middle = left + width / 2.0;
        let top = self.y(sums.planned_minor.max(sums.secured_minor).max(0));
        let shown = total(sums, self.texts, self.currency);
        // Above the dashes that rise to the next year.
        self.pen.text_if_free(&shown, (middle, top - 12.0), Anchor::Middle, TOTAL)?;
        self.pen.text(&year.to_string(), (middle, FLOOR + 18.0), Anchor::Middle, AXIS, self.slot - 4.0)
    }

    fn key(&self, names: &[String], right: f64, room: f64) -> Drawn {
        let last = self.data.years.len() - 1;
        let (year, sums) = &self.data.years[last];
        let mut below = 0_i64;
        let mut wanted = Vec::with_capacity(names.len());
        for source in &self.data.sources {
            let amount = self.data.secured(*year, *source);
            wanted.push(self.y(below.saturating_add(amount / 2)));
            below = below.saturating_add(amount);
        }
        wanted.push(self.y(sums.planned_minor.max(0)));
        let wrapped: Vec<Vec<String>> = names.iter().map(|name| wrap(name, &KEY, room, 1)).collect();
        let heights = vec![20.0; names.len()];
        for (at, y) in spread(&wanted, &heights, TOP - 8.0, FLOOR + 4.0).into_iter().enumerate() {
            match self.data.sources.get(at) {
                Some(source) => self.pen.with(ShapeLook { radius: 2.0, ..ShapeLook::default() }, || {
                    self.pen.rect((right + 19.0, y - 4.5), (9.0, 9.0), colour(*source), 1.0)
                })?,
                None => self.pen.line(&[(right + 15.0, y), (right + 30.0, y)], Colour::INK, 2.0)?,
            }
            self.pen.lines(&wrapped[at], (right + 34.0, y + 4.0), Anchor::Left, KEY, 13.0)?;
        }
        Ok(())
    }

    fn part(&self, year: i64, source: BudgetSource, amount: i64) -> ChartPart {
        let args = [
            ("year", Arg::from(year.to_string())),
            ("source", Arg::from(name(source, self.texts))),
            ("money", Arg::from(self.texts.money(amount, self.currency))),
        ];
        ChartPart {
            id: format!("year-{year}-{}", source.word()),
            label: self.texts.format("chart-budget_by_year-part", &args),
            screen: "budget".to_owned(),
            filter: counts::filter(&[("year", &year.to_string()), ("source", source.word())]),
        }
    }
}

/// What is secured of what is planned: the number stands above the line of the plan, and would be read as its value.
fn total(sums: &Sums, texts: &Texts, currency: &str) -> String {
    let secured = Arg::from(texts.short_money(sums.secured_minor, currency));
    let planned = Arg::from(texts.short_money(sums.planned_minor, currency));
    texts.format("chart-budget_by_year-total", &[("secured", secured), ("planned", planned)])
}

fn name(source: BudgetSource, texts: &Texts) -> String {
    texts.get(&format!("budget-source-{}", source.word()))
}

fn colour(source: BudgetSource) -> Colour {
    match source {
        BudgetSource::City => Colour::ACCENT,
        BudgetSource::State => Colour::pillar(4),
        BudgetSource::Partner => Colour::pillar(3),
        BudgetSource::Fund => Colour::pillar(2),
        BudgetSource::Fees => Colour::BAR,
        BudgetSource::Other => Colour::pillar(0),
    }
}

fn summary(data: &Data, scene: &Scene, texts: &Texts, currency: &str) -> String {
    let current = budget::current_year(scene.plan, scene.week, scene.today);
    let Some((year, sums)) = data.years.iter().find(|(year, _)| Some(*year) == current).or(data.years.last()) else {
        return texts.get("chart-budget_by_year-none");
    };
    let money = |minor: i64| Arg::from(texts.money(minor, currency));
    let mut args = vec![
        ("year", Arg::from(year.to_string())),
        ("planned", money(sums.planned_minor)),
        ("secured", money(sums.secured_minor)),
    ];
    let largest = data.sources.iter().rev().max_by_key(|source| data.secured(*year, **source));
    let Some(largest) = largest.filter(|source| 0 < data.secured(*year, **source)) else {
        return texts.format("chart-budget_by_year-unsecured", &args);
    };
    args.push(("source", name(*largest, texts).into()));
    args.push(("most", money(data.secured(*year, *largest))));
    texts.format("chart-budget_by_year-summary", &args)
}

fn table(data: &Data, texts: &Texts, currency: &str) -> ChartTable {
    let mut columns =
        vec![texts.get("chart-column-year"), texts.get("chart-budget-planned"), texts.get("chart-budget-secured")];
    columns.extend(data.sources.iter().map(|source| name(*source, texts)));
    let rows = data.years.iter().map(|(year, sums)| {
        let money = |minor: i64| texts.money(minor, currency);
        let mut row = vec![year.to_string(), money(sums.planned_minor), money(sums.secured_minor)];
        row.extend(data.sources.iter().map(|source| money(data.secured(*year, *source))));
        row
    });
    ChartTable { columns, rows: rows.collect() }
}
