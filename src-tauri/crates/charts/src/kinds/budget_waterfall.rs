//! The money of one year from what is planned, less what each kind of source has secured, to what is still to be
//! found.
//!
//! `budget_waterfall:<year>`; without a year, that of the week. More secured than planned hangs below the line.

use domain::rules::budget::{self, BudgetSums};
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use text::{Arg, Texts};

use crate::counts;
use crate::drawing::canvas::{Anchor, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, leading, text_style, width, wrap};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const SIZE: (f64, f64) = (560.0, 320.0);
const TOP: f64 = 26.0;
const FLOOR: f64 = 250.0;

const AXIS: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const NAME: TextStyle = text_style(FontFace::Regular, 11.0, Colour::INK);
const AMOUNT: TextStyle = text_style(FontFace::Strong, 12.0, Colour::INK);

/// One bar, hanging between two levels.
struct Step {
    /// Its `data-part`.
    id: String,
    name: String,
    amount: i64,
    from: i64,
    to: i64,
    colour: Colour,
    /// The kind of source it stands for.
    source: Option<String>,
}

/// Draws the waterfall of a year.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium, of: &str) -> Result<Sketch, ChartError> {
    let year = of.parse().ok().or_else(|| budget::current_year(scene.plan, scene.week, scene.today));
    let lines = budget::lines(scene.plan, year, None);
    let sums = budget::sums(lines);
    let currency = counts::currency(scene);
    let year = year.unwrap_or_default();
    let steps = steps(&sums, texts);
    let table = table(&steps, texts, currency);
    if sums.total.planned_minor <= 0 && sums.total.secured_minor <= 0 {
        return empty(medium, texts, SIZE, "chart-budget_waterfall-none", table);
    }
    let scale = Scale::new(&steps);
    let ticks: Vec<(f64, String)> =
        scale.ticks.iter().map(|tick| (*tick, texts.short_money(*tick as i64, currency))).collect();
    let left = ticks.iter().map(|(_, shown)| width(shown, &AXIS)).fold(0.0, f64::max) + 12.0;
    let widest =
        steps.iter().map(|step| width(&texts.short_money(step.amount, currency), &AMOUNT)).fold(48.0, f64::max);
    let drawing_width = SIZE.0.max(left + (widest + 8.0) * steps.len() as f64);
    let slot = (drawing_width - left) / steps.len() as f64;
    let names: Vec<Vec<String>> = steps.iter().map(|step| wrap(&step.name, &NAME, slot - 6.0, 3)).collect();
    let foot = names.iter().map(|lines| lines.len() as f64 * leading(lines, &NAME, 14.0)).fold(14.0, f64::max);
    let pen = sketch(medium, texts, drawing_width, FLOOR + 10.0 + foot + 6.0);
    for (tick, shown) in &ticks {
        let y = scale.y(*tick);
        pen.line(&[(left, y), (drawing_width, y)], Colour::LINE, 1.0)?;
        pen.text(shown, (left - 8.0, y + 4.0), Anchor::Right, AXIS, left - 8.5)?;
    }
    let fall = Fall { pen: &pen, texts, scale, currency, year, left, slot };
    for (at, step) in steps.iter().enumerate() {
        fall.step(at, step, at + 1 == steps.len())?;
        pen.lines(&names[at], (fall.middle(at), FLOOR + 18.0), Anchor::Middle, NAME, 14.0)?;
    }
    let title = texts.format("chart-budget_waterfall-title", &[("year", year.to_string().into())]);
    Ok(Sketch { title: Some(title), summary: summary(&sums, year, texts, currency), pen, table })
}

/// Planned, what each source takes from it, and what remains to be found.
fn steps(sums: &BudgetSums, texts: &Texts) -> Vec<Step> {
    let total = sums.total;
    let mut steps = vec![Step {
        id: "planned".to_owned(),
        name: texts.get("chart-budget-planned"),
        amount: total.planned_minor,
        from: 0,
        to: total.planned_minor,
        colour: Colour::ACCENT,
        source: None,
    }];
    let mut level = total.planned_minor;
    for row in sums.sources.iter().filter(|row| row.sums.secured_minor != 0) {
        let below = level.saturating_sub(row.sums.secured_minor);
        steps.push(Step {
            id: format!("source-{}", row.key),
            name: texts.get(&format!("budget-source-{}", row.key)),
            amount: row.sums.secured_minor.saturating_neg(),
            from: level,
            to: below,
            colour: Colour::BAR,
            source: Some(row.key.clone()),
        });
        level = below;
    }
    let is_over = total.gap_minor < 0;
    steps.push(Step {
        id: "gap".to_owned(),
        name: texts.get(if is_over { "chart-budget-over" } else { "chart-budget-gap" }),
        amount: total.gap_minor,
        from: 0,
        to: total.gap_minor,
        colour: if is_over { Colour::ACCENT } else { Colour::WARNING },
        source: None,
    });
    steps
}

/// The upward axis in the smallest unit.
struct Scale {
    range: RangedCoordf64,
    ticks: Vec<f64>,
}

impl Scale {
    fn new(steps: &[Step]) -> Self {
        let levels = || steps.iter().flat_map(|step| [step.from as f64, step.to as f64]);
        let low = levels().fold(0.0, f64::min);
        let high = levels().fold(low + 1.0, f64::max);
        let range = RangedCoordf64::from(low..high);
        let ticks = range.key_points(5).into_iter().filter(|tick| low <= *tick && *tick <= high).collect();
        Self { range, ticks }
    }

    fn y(&self, minor: f64) -> f64 {
        // plotters maps to whole numbers, so it is asked in hundredths.
        f64::from(self.range.map(&minor, ((FLOOR * 100.0) as i32, (TOP * 100.0) as i32))) / 100.0
    }
}

struct Fall<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    scale: Scale,
    currency: &'a str,
    year: i64,
    left: f64,
    slot: f64,
}

impl Fall<'_> {
    fn middle(&self, at: usize) -> f64 {
        self.left + self.slot * (at as f64 + 0.5)
    }

    fn step(&self, at: usize, step: &Step, is_last: bool) -> Drawn {
        let (from, to) = (self.scale.y(step.from as f64), self.scale.y(step.to as f64));
        let (top, bottom) = (from.min(to), from.max(to));
        let bar = (self.slot * 0.62).min(58.0);
        let middle = self.middle(at);
        // A sum of nothing still has a line to choose.
        let height = (bottom - top).max(1.5);
        self.pen.part(self.part(step), || self.pen.rect((middle - bar / 2.0, top), (bar, height), step.colour, 1.0))?;
        if !is_last {
            let next = self.middle(at + 1) - bar / 2.0;
            self.pen.dashes(&[(middle + bar / 2.0, to), (next, to)], Colour::MUTED, 1.0)?;
        }
        let shown = self.texts.short_money(step.amount, self.currency);
        let letters =
            if step.colour == Colour::WARNING { TextStyle { colour: Colour::WARNING_TEXT, ..AMOUNT } } else { AMOUNT };
        self.pen.text_if_free(&shown, (middle, top - 6.0), Anchor::Middle, letters)
    }

    fn part(&self, step: &Step) -> ChartPart {
        let year = self.year.to_string();
        let mut filter = counts::filter(&[("year", &year)]);
        filter.extend(step.source.clone().map(|source| ("source".to_owned(), source)));
        let money = self.texts.money(step.amount.saturating_abs(), self.currency);
        let id = match (&step.source, step.id.as_str()) {
            (Some(_), _) => "chart-budget_waterfall-part-source",
            _ => "chart-budget_waterfall-part",
        };
        let label = self.texts.format(id, &[("name", step.name.clone().into()), ("money", money.into())]);
        ChartPart { id: step.id.clone(), label, screen: "budget".to_owned(), filter }
    }
}

fn summary(sums: &BudgetSums, year: i64, texts: &Texts, currency: &str) -> String {
    let total = sums.total;
    let money = |minor: i64| Arg::from(texts.money(minor, currency));
    let args = [
        ("year", Arg::from(year.to_string())),
        ("planned", money(total.planned_minor)),
        ("secured", money(total.secured_minor)),
        ("gap", money(total.gap_minor.saturating_abs())),
    ];
    let id = match total.gap_minor {
        0 => "chart-budget_waterfall-even",
        ..0 => "chart-budget_waterfall-over",
        _ => "chart-budget_waterfall-summary",
    };
    texts.format(id, &args)
}

fn table(steps: &[Step], texts: &Texts, currency: &str) -> ChartTable {
    let columns = ["chart-column-step", "chart-column-amount", "chart-column-left"].map(|id| texts.get(id)).to_vec();
    let rows = steps
        .iter()
        .map(|step| vec![step.name.clone(), texts.money(step.amount, currency), texts.money(step.to, currency)]);
    ChartTable { columns, rows: rows.collect() }
}
