//! Whom the events are for: bars stacked by audience, one for each pillar or each day.
//!
//! An event for two audiences counts in both, so a bar is longer than its events; the line above the bars says so.
//! Five audiences have a shade of their own, the rest are one.

use chrono::NaiveDate;
use domain::Plan;
use domain::rules::schedule::Schedule;
use domain::rules::spread::{self, Beside, Crossed};
use text::{Arg, DateStyle, Texts};

use crate::counts::{self, short_name};
use crate::drawing::canvas::{Anchor, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, fit, text_style, width, wrap};
use crate::drawing::shades::{self, STACK};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const WIDTH: f64 = 520.0;
const ROW: f64 = 32.0;
const BAR: f64 = 22.0;
const SHOWN: usize = 5;

const NAME: TextStyle = text_style(FontFace::Regular, 12.0, Colour::INK);
const TOTAL: TextStyle = text_style(FontFace::Strong, 12.0, Colour::INK);
const COUNT: TextStyle = text_style(FontFace::Regular, 11.0, Colour::INK);
const SMALL: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);

/// Name of a shade, its place in the row, and the row.
type Key = (String, (f64, usize));

/// The chart of the other measure.
pub fn variants(_: &Plan, texts: &Texts) -> Vec<(String, String)> {
    vec![("day".to_owned(), texts.get("chart-audience_stacked-day"))]
}

/// Draws events by audience: by pillar, or by `day`.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium, of: &str) -> Result<Sketch, ChartError> {
    let beside = match of {
        "" | "pillar" => Beside::Pillars,
        "day" => Beside::Days,
        _ => return Err(ChartError::Unknown(format!("audience_stacked:{of}"))),
    };
    let Some(week) = scene.week else {
        return empty(medium, texts, (WIDTH, 260.0), "chart-no-week", ChartTable::default());
    };
    let crossed = spread::by_audience(&Schedule::new(scene.plan, week), scene.plan, beside);
    let stacks = Stacks { scene, texts, beside, crossed: &crossed, names: names(scene, texts, beside, &crossed) };
    let table = stacks.table();
    if crossed.columns.is_empty() || crossed.counts.iter().flatten().all(|count| *count == 0) {
        return empty(medium, texts, (WIDTH, 260.0), "chart-audience_stacked-none", table);
    }
    let title = (beside == Beside::Days).then(|| texts.get("chart-audience_stacked-day"));
    Ok(Sketch { pen: stacks.drawing(medium)?, title, summary: stacks.summary(), table })
}

/// Names of the rows: short for the drawing, full for the rest.
fn names(scene: &Scene, texts: &Texts, beside: Beside, crossed: &Crossed) -> Vec<(String, String)> {
    match beside {
        Beside::Pillars => {
            let pillars = scene.plan.pillars().into_iter();
            pillars.map(|area| (short_name(area).to_owned(), area.name.clone())).collect()
        }
        Beside::Days => {
            let days = crossed.rows.iter().filter_map(|day| day.parse::<NaiveDate>().ok());
            days.map(|day| (texts.date(day, DateStyle::Short), texts.date(day, DateStyle::Full))).collect()
        }
    }
}

struct Stacks<'a> {
    scene: &'a Scene<'a>,
    texts: &'a Texts,
    beside: Beside,
    crossed: &'a Crossed,
    names: Vec<(String, String)>,
}

/// What stands for the audiences after the fifth.
const REST: &str = "+";

impl Stacks<'_> {
    /// The audiences with a shade of their own, and the rest as one when there are more.
    fn classes(&self) -> Vec<(String, Vec<usize>)> {
        let columns = &self.crossed.columns;
        let own = if columns.len() <= SHOWN + 1 { columns.len() } else { SHOWN };
        let mut classes: Vec<(String, Vec<usize>)> =
            columns.iter().take(own).enumerate().map(|(at, name)| (name.clone(), vec![at])).collect();
        if own < columns.len() {
            classes.push((REST.to_owned(), (own..columns.len()).collect()));
        }
        classes
    }

    fn class_name(&self, name: &str, count: usize) -> String {
        if name != REST {
            return name.to_owned();
        }
        let args = [("count", Arg::from(count)), ("shown", Arg::from(self.texts.number(count as i64)))];
        self.texts.format("chart-audience_stacked-rest", &args)
    }

    fn total(&self, row: usize) -> usize {
        self.crossed.counts[row].iter().sum()
    }

    fn drawing(&self, medium: Medium) -> Result<Pen, ChartError> {
        let classes = self.classes();
        let (keys, key_rows) = self.keys(&classes);
        let unit = wrap(&self.texts.get("chart-audience_stacked-unit"), &SMALL, WIDTH - 2.0, 2);
        let top = 12.0 + 15.0 * unit.len() as f64 + 22.0 * key_rows as f64 + 8.0;
        let pen = sketch(medium, self.texts, WIDTH, top + ROW * self.names.len() as f64 + 4.0);
        pen.lines(&unit, (0.0, 13.0), Anchor::Left, SMALL, 15.0)?;
        let first_key = 24.0 + 15.0 * unit.len() as f64;
        for (at, (name, (x, row))) in keys.iter().enumerate() {
            let y = first_key + 22.0 * *row as f64;
            self.swatch(&pen, (*x, y - 9.5), (14.0, 11.0), at)?;
            pen.text(name, (x + 20.0, y), Anchor::Left, COUNT, WIDTH - x - 20.0)?;
        }
        let longest = self.names.iter().map(|(short, _)| width(short, &NAME)).fold(30.0, f64::max).min(132.0);
        let left = longest + 14.0;
        let most = (0..self.names.len()).map(|row| self.total(row)).max().unwrap_or(1).max(1) as f64;
        let totals = (0..self.names.len()).map(|row| self.texts.number(self.total(row) as i64));
        let total_room = totals.map(|total| width(&total, &TOTAL)).fold(0.0, f64::max) + 12.0;
        let scale = (WIDTH - left - total_room) / most;
        for row in 0..self.names.len() {
            self.row(&pen, &classes, row, (left, top + ROW * row as f64), scale)?;
        }
        Ok(pen)
    }

    fn swatch(&self, pen: &Pen, corner: (f64, f64), size: (f64, f64), class: usize) -> Drawn {
        pen.rect(corner, size, Colour::ACCENT, STACK[class])?;
        // The palest has an edge, else it would not be seen.
        if STACK[class] < 0.2 {
            pen.frame((corner.0 + 0.4, corner.1 + 0.4), (size.0 - 0.8, size.1 - 0.8), Colour::BAR, 0.8)
        } else {
            Ok(())
        }
    }

    /// Where the names of the shades stand, in as many rows as they need: name, place in the row and row of each.
    fn keys(&self, classes: &[(String, Vec<usize>)]) -> (Vec<Key>, usize) {
        let (mut x, mut row) = (0.0, 0);
        let mut keys = Vec::new();
        for (name, columns) in classes {
            let name = fit(&self.class_name(name, columns.len()), &COUNT, 210.0);
            let needed = 20.0 + width(&name, &COUNT) + 18.0;
            if 0.0 < x && WIDTH < x + needed - 18.0 {
                (x, row) = (0.0, row + 1);
            }
            keys.push((name, (x, row)));
            x += needed;
        }
        (keys, row + 1)
    }

    fn row(&self, pen: &Pen, classes: &[(String, Vec<usize>)], row: usize, (left, y): (f64, f64), scale: f64) -> Drawn {
        pen.text(&self.names[row].0, (left - 10.0, y + 19.5), Anchor::Right, NAME, left - 11.0)?;
        let mut x = left;
        for (at, (name, columns)) in classes.iter().enumerate() {
            let count: usize = columns.iter().map(|column| self.crossed.counts[row][*column]).sum();
            if count == 0 {
                continue;
            }
            let length = count as f64 * scale;
            pen.part(self.part(row, name, columns.len(), count), || {
                let gap = if 3.0 < length { 1.5 } else { 0.0 };
                self.swatch(pen, (x, y + 5.0), (length - gap, BAR), at)?;
                let shown = self.texts.number(count as i64);
                let letters = shades::on(STACK[at], COUNT);
                if width(&shown, &letters) + 7.0 < length {
                    return pen.text_if_free(&shown, (x + (length - gap) / 2.0, y + 20.0), Anchor::Middle, letters);
                }
                Ok(())
            })?;
            x += length;
        }
        pen.text(&self.texts.number(self.total(row) as i64), (x + 7.0, y + 20.0), Anchor::Left, TOTAL, WIDTH - x - 7.0)
    }

    fn part(&self, row: usize, name: &str, columns: usize, count: usize) -> ChartPart {
        let id = self.crossed.rows[row].as_str();
        let args = [
            ("name", Arg::from(self.names[row].1.as_str())),
            ("audience", Arg::from(self.class_name(name, columns))),
            ("count", Arg::from(count)),
            ("shown", Arg::from(self.texts.number(count as i64))),
        ];
        let field = if self.beside == Beside::Days { "on" } else { "pillar_id" };
        let mut filter = counts::filter(&[(field, id)]);
        filter.extend(counts::week_id(self.scene).map(|id| ("week_id".to_owned(), id)));
        if name != REST {
            filter.insert("audience".to_owned(), name.to_owned());
        }
        ChartPart {
            id: format!("audience-{id}-{name}"),
            label: self.texts.format("chart-audience_stacked-part", &args),
            screen: "programme".to_owned(),
            filter,
        }
    }

    fn summary(&self) -> String {
        let sums = (0..self.crossed.columns.len()).map(|column| {
            let sum: usize = self.crossed.counts.iter().map(|counts| counts[column]).sum();
            (&self.crossed.columns[column], sum)
        });
        let mut sums: Vec<(&String, usize)> = sums.collect();
        sums.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
        let all: usize = sums.iter().map(|(_, sum)| sum).sum();
        let share = |sum: usize| self.texts.percent(100.0 * sum as f64 / all.max(1) as f64);
        let (Some(first), Some(last)) = (sums.first(), sums.last()) else { return String::new() };
        let args = [
            ("most", Arg::from(first.0.as_str())),
            ("most_share", Arg::from(share(first.1))),
            ("least", Arg::from(last.0.as_str())),
            ("least_share", Arg::from(share(last.1))),
            ("count", Arg::from(sums.len())),
            ("shown", Arg::from(self.texts.number(sums.len() as i64))),
        ];
        let id = if sums.len() == 1 { "chart-audience_stacked-one" } else { "chart-audience_stacked-summary" };
        self.texts.format(id, &args)
    }

    fn table(&self) -> ChartTable {
        let first = if self.beside == Beside::Days { "chart-column-day" } else { "chart-column-area" };
        let mut columns = vec![self.texts.get(first)];
        columns.extend(self.crossed.columns.iter().cloned());
        let rows = self.names.iter().zip(&self.crossed.counts).map(|((_, name), counts)| {
            let counts = counts.iter().map(|count| self.texts.number(*count as i64));
            [name.clone()].into_iter().chain(counts).collect()
        });
        ChartTable { columns, rows: rows.collect() }
    }
}
