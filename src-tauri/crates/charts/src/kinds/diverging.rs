//! Bars to both sides of a line: how the pillars' ratings moved between the last two rounds, or how far each
//! neighbourhood lies above or below the target of coverage.
//!
//! The side and the sign say which way; colour only repeats it.

use domain::rules::coverage::coverage;
use domain::rules::progress;
use domain::{Assessment, AssessmentKind, Plan};
use text::{Arg, Texts};

use crate::counts::{self, short_name};
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, text_style, width, wrap};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const WIDTH: f64 = 520.0;
const ROW: f64 = 30.0;
const BAR: f64 = 16.0;

const NAME: TextStyle = text_style(FontFace::Regular, 12.0, Colour::INK);
const VALUE: TextStyle = text_style(FontFace::Strong, 12.0, Colour::INK);
const SMALL: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);

/// One bar.
struct Bar {
    part_id: String,
    name: String,
    full_name: String,
    from: Option<f64>,
    to: Option<f64>,
    filter: std::collections::BTreeMap<String, String>,
}

impl Bar {
    fn change(&self) -> Option<f64> {
        Some(self.to? - self.from?)
    }
}

/// What the bars are about.
struct Bars<'a> {
    texts: &'a Texts,
    /// `pillars` or `coverage`, as the messages are called.
    kind: &'static str,
    bars: Vec<Bar>,
    unit: String,
    /// Headings of the two numbers that are compared.
    columns: (String, String),
    screen: &'static str,
}

/// The chart of the other measure.
pub fn variants(_: &Plan, texts: &Texts) -> Vec<(String, String)> {
    vec![("coverage".to_owned(), texts.get("chart-diverging-coverage"))]
}

/// Draws diverging bars: of the pillars, or of `coverage`.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium, of: &str) -> Result<Sketch, ChartError> {
    let found = match of {
        "" | "pillars" => pillars(scene, texts),
        "coverage" => neighbourhoods(scene, texts),
        _ => return Err(ChartError::Unknown(format!("diverging:{of}"))),
    };
    let bars = match found {
        Ok(bars) => bars,
        Err(why) => return empty(medium, texts, (WIDTH, 240.0), why, ChartTable::default()),
    };
    let title = (bars.kind == "coverage").then(|| texts.get("chart-diverging-coverage"));
    Ok(Sketch { pen: bars.drawing(medium)?, title, summary: bars.summary(), table: bars.table() })
}

/// The last two rounds of the whole city by rating, the older first.
fn rounds<'a>(scene: &Scene<'a>) -> Option<(&'a Assessment, &'a Assessment)> {
    let main = scene.plan.frameworks.iter().find(|framework| framework.is_main)?;
    let mut rounds: Vec<&Assessment> = scene.plan.assessments.iter().collect();
    rounds.retain(|round| {
        round.framework_id == main.id && round.neighbourhood_id.is_none() && round.kind == AssessmentKind::Rating
    });
    rounds.sort_by(|a, b| (a.held_on, &a.id).cmp(&(b.held_on, &b.id)));
    match rounds.as_slice() {
        [.., before, after] => Some((before, after)),
        _ => None,
    }
}

fn pillars<'a>(scene: &Scene, texts: &'a Texts) -> Result<Bars<'a>, &'static str> {
    let (before, after) = rounds(scene).ok_or("chart-diverging-no-rounds")?;
    let scale = after.scale_max.max(1) as f64;
    let (old, new) = (progress::area_ratings(scene.plan, &before.id), progress::area_ratings(scene.plan, &after.id));
    let bars: Vec<Bar> = scene
        .plan
        .pillars()
        .into_iter()
        .map(|area| Bar {
            part_id: format!("area-{}", area.id),
            name: short_name(area).to_owned(),
            full_name: area.name.clone(),
            // Rounds of different scales are compared on that of the later one.
            from: old.get(&area.id).and_then(|it| it.now).map(|now| now * scale / before.scale_max.max(1) as f64),
            to: new.get(&area.id).and_then(|it| it.now),
            filter: counts::filter(&[("area_id", &area.id)]),
        })
        .collect();
    if bars.iter().all(|bar| bar.change().is_none()) {
        return Err("chart-diverging-no-rounds");
    }
    let args = [
        ("from", Arg::from(before.title.as_str())),
        ("to", Arg::from(after.title.as_str())),
        ("scale", Arg::from(texts.number(after.scale_max))),
    ];
    let unit = texts.format("chart-diverging-pillars-unit", &args);
    let columns = (before.title.clone(), after.title.clone());
    Ok(Bars { texts, kind: "pillars", bars, unit, columns, screen: "pillars" })
}

fn neighbourhoods<'a>(scene: &Scene, texts: &'a Texts) -> Result<Bars<'a>, &'static str> {
    let week = scene.week.ok_or("chart-no-week")?;
    let target = week.target_events_per_1000.filter(|target| 0.0 < *target).ok_or("chart-diverging-no-target")?;
    let mut rows = coverage(scene.plan, week).neighbourhoods;
    let rate = |rate: Option<f64>| rate.unwrap_or(-1.0);
    rows.sort_by(|a, b| rate(b.events_per_1000).total_cmp(&rate(a.events_per_1000)));
    let bars: Vec<Bar> = rows
        .into_iter()
        .map(|row| Bar {
            part_id: format!("neighbourhood-{}", row.id),
            filter: counts::filter(&[("neighbourhood_id", &row.id), ("week_id", &week.id)]),
            full_name: row.name.clone(),
            name: row.name,
            from: Some(target),
            to: row.events_per_1000,
        })
        .collect();
    if bars.iter().all(|bar| bar.change().is_none()) {
        return Err("chart-coverage-unrated");
    }
    let unit = texts.format("chart-diverging-coverage-unit", &[("target", Arg::from(texts.decimal(target, 1)))]);
    let columns = (texts.get("chart-column-target"), texts.get("chart-column-rate"));
    Ok(Bars { texts, kind: "coverage", bars, unit, columns, screen: "programme" })
}

impl Bars<'_> {
    fn drawing(&self, medium: Medium) -> Result<Pen, ChartError> {
        let unit = wrap(&self.unit, &SMALL, WIDTH - 2.0, 3);
        let top = 12.0 + 15.0 * unit.len() as f64 + 26.0;
        let bottom = top + ROW * self.bars.len() as f64;
        let pen = sketch(medium, self.texts, WIDTH, bottom + 6.0);
        pen.lines(&unit, (0.0, 13.0), Anchor::Left, SMALL, 15.0)?;
        let names = self.bars.iter().map(|bar| width(&bar.name, &NAME)).fold(40.0, f64::max).min(168.0);
        let left = names + 14.0;
        let values = self.bars.iter().filter_map(Bar::change).map(|change| width(&self.signed(change), &VALUE));
        let value_room = values.fold(20.0, f64::max) + 10.0;
        let changes = || self.bars.iter().filter_map(Bar::change);
        let (down, up) = (changes().fold(0.0, |a: f64, b| a.max(-b)), changes().fold(0.0, f64::max));
        // Both sides have room for their words; what remains is shared as the longest bars need it.
        let (below, above) = self.sides();
        let missing = self.texts.get("chart-diverging-missing");
        let letters = text_style(FontFace::Strong, 11.0, Colour::INK);
        let least_down = width(&below, &letters) + 10.0;
        let least_up = width(&above, &letters).max(width(&missing, &SMALL)) + 12.0;
        let room = WIDTH - left;
        let share = if 0.0 < down + up { down / (down + up) } else { 0.5 };
        let most_down = (room - least_up).max(room * 0.2);
        let down_room = (value_room + share * (room - 2.0 * value_room)).max(least_down.min(most_down)).min(most_down);
        let zero = left + down_room;
        let side = |change: f64, room: f64| if 0.0 < change { (room - value_room).max(1.0) / change } else { f64::MAX };
        let scale = side(down, down_room).min(side(up, room - down_room));
        pen.text(&below, (zero - 8.0, top - 10.0), Anchor::Right, letters, zero - left)?;
        pen.text(&above, (zero + 8.0, top - 10.0), Anchor::Left, letters, WIDTH - zero - 10.0)?;
        for (at, bar) in self.bars.iter().enumerate() {
            let y = top + ROW * at as f64;
            if 0 < at {
                pen.line(&[(left, y), (WIDTH, y)], Colour::LINE, 0.6)?;
            }
            pen.part(self.part(bar), || self.bar(&pen, bar, (left, y), zero, scale))?;
        }
        pen.line(&[(zero, top - 22.0), (zero, bottom)], Colour::INK, 1.4)?;
        Ok(pen)
    }

    fn bar(&self, pen: &Pen, bar: &Bar, (left, y): (f64, f64), zero: f64, scale: f64) -> Drawn {
        pen.text(&bar.name, (left - 10.0, y + 19.5), Anchor::Right, NAME, left - 11.0)?;
        let baseline = y + 19.3;
        let Some(change) = bar.change() else {
            let words = self.texts.get("chart-diverging-missing");
            return pen.text(&words, (zero + 8.0, baseline), Anchor::Left, SMALL, WIDTH - zero - 9.0);
        };
        let length = change.abs() * scale;
        let (from, colour) = if change < 0.0 { (zero - length, Colour::WARNING) } else { (zero, Colour::BAR) };
        if 0.0 < length {
            pen.with(ShapeLook { radius: 2.0_f64.min(length / 2.0), ..ShapeLook::default() }, || {
                pen.rect((from, y + 7.0), (length, BAR), colour, 1.0)
            })?;
        }
        let shown = self.signed(change);
        if change < 0.0 {
            let letters = TextStyle { colour: Colour::WARNING_TEXT, ..VALUE };
            pen.text(&shown, (from - 6.0, baseline), Anchor::Right, letters, from - 6.0)
        } else {
            pen.text(&shown, (zero + length + 6.0, baseline), Anchor::Left, VALUE, WIDTH - zero - length - 6.0)
        }
    }

    fn sides(&self) -> (String, String) {
        let side = |side: &str| self.texts.get(&format!("chart-diverging-{}-{side}", self.kind));
        (side("below"), side("above"))
    }

    /// A change with its sign; what rounds to nothing has none.
    fn signed(&self, change: f64) -> String {
        let shown = self.texts.decimal(change, 1);
        if 0.0 < change && self.texts.decimal(0.0, 1) != shown { format!("+{shown}") } else { shown }
    }

    fn part(&self, bar: &Bar) -> ChartPart {
        let value = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| self.texts.decimal(value, 1));
        let args = [
            ("name", Arg::from(bar.full_name.as_str())),
            ("from", Arg::from(value(bar.from))),
            ("to", Arg::from(value(bar.to))),
            ("change", Arg::from(bar.change().map_or_else(|| "–".to_owned(), |change| self.signed(change)))),
        ];
        ChartPart {
            id: bar.part_id.clone(),
            label: self.texts.format(&format!("chart-diverging-{}-part", self.kind), &args),
            screen: self.screen.to_owned(),
            filter: bar.filter.clone(),
        }
    }

    fn summary(&self) -> String {
        let known: Vec<(&Bar, f64)> = self.bars.iter().filter_map(|bar| Some((bar, bar.change()?))).collect();
        let highest = known.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1));
        let lowest = known.iter().min_by(|a, b| a.1.total_cmp(&b.1));
        let (Some((best, most)), Some((worst, least))) = (highest, lowest) else {
            return self.texts.get("chart-diverging-no-rounds");
        };
        let down = known.iter().filter(|(_, change)| *change < 0.0).count();
        let args = [
            ("best", Arg::from(best.full_name.as_str())),
            ("most", Arg::from(self.signed(*most))),
            ("worst", Arg::from(worst.full_name.as_str())),
            ("least", Arg::from(self.signed(*least))),
            ("down", Arg::from(down)),
            ("shown", Arg::from(self.texts.number(down as i64))),
            ("count", Arg::from(known.len())),
            ("all", Arg::from(self.texts.number(known.len() as i64))),
        ];
        self.texts.format(&format!("chart-diverging-{}-summary", self.kind), &args)
    }

    fn table(&self) -> ChartTable {
        let first = if self.kind == "pillars" { "chart-column-area" } else { "chart-column-neighbourhood" };
        let change = self.texts.get("chart-column-change");
        let value = |value: Option<f64>| value.map_or_else(String::new, |value| self.texts.decimal(value, 1));
        let rows = self.bars.iter().map(|bar| {
            let change = bar.change().map_or_else(String::new, |change| self.signed(change));
            vec![bar.full_name.clone(), value(bar.from), value(bar.to), change]
        });
        let columns = vec![self.texts.get(first), self.columns.0.clone(), self.columns.1.clone(), change];
        ChartTable { columns, rows: rows.collect() }
    }
}
