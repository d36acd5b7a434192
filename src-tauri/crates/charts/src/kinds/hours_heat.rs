//! How many sessions run in each hour of each day, with the number in every cell.
//!
//! Sessions that last all day or whose time is not known have a row of their own: they belong to no hour.

use chrono::NaiveTime;
use text::{Arg, DateStyle, Texts};

use crate::counts::{self, Hours};
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, day_names, text_style, width};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const CELL: f64 = 22.0;
const TOP: f64 = 36.0;
const GAP: f64 = 2.0;

const AXIS: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const COUNT: TextStyle = text_style(FontFace::Strong, 11.0, Colour::INK);

/// Draws the heat of hours.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let hours = counts::hours(scene);
    let table = table(&hours, texts);
    if hours.hours.is_empty() && hours.without_hour.iter().all(|count| *count == 0) {
        let key = if hours.days.is_empty() { "chart-no-week" } else { "chart-hours_heat-none" };
        return empty(medium, texts, (520.0, 300.0), key, table);
    }
    let has_rest = hours.without_hour.iter().any(|count| 0 < *count);
    let rest = texts.get("chart-hours_heat-rest");
    let times: Vec<String> = hours.hours.iter().map(|hour| time(*hour, texts)).collect();
    let longest = times.iter().map(|time| width(time, &AXIS)).fold(0.0, f64::max);
    let rest_room = if has_rest { width(&rest, &AXIS).min(86.0) } else { 0.0 };
    let left = longest.max(rest_room) + 12.0;
    let drawing_width = 520.0_f64.max(left + 28.0 * hours.days.len() as f64);
    let slot = ((drawing_width - left) / hours.days.len() as f64).min(110.0);
    let rows = hours.hours.len() as f64;
    let height = TOP + rows * CELL + if has_rest { CELL + 14.0 } else { 4.0 };
    let pen = sketch(medium, texts, drawing_width, height);
    let heat = Heat { pen: &pen, texts, hours: &hours, scene, left, slot };
    heat.days()?;
    for (at, time) in times.iter().enumerate() {
        heat.row(at, time)?;
    }
    if has_rest {
        heat.rest(&rest, TOP + rows * CELL + 8.0)?;
    }
    Ok(Sketch { title: None, summary: summary(&hours, texts), pen, table })
}

struct Heat<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    hours: &'a Hours,
    scene: &'a Scene<'a>,
    left: f64,
    slot: f64,
}

impl Heat<'_> {
    fn days(&self) -> Drawn {
        let names = day_names(&self.hours.days, self.texts, &COUNT, self.slot - 2.0);
        for (at, lines) in names.iter().enumerate() {
            let first = TOP - 10.0 - 13.0 * (lines.len().max(1) - 1) as f64;
            let middle = self.left + self.slot * (at as f64 + 0.5);
            let letters = if self.hours.days[at] == self.scene.today { COUNT } else { AXIS };
            self.pen.lines(lines, (middle, first), Anchor::Middle, letters, 13.0)?;
        }
        Ok(())
    }

    fn row(&self, at: usize, time: &str) -> Drawn {
        let y = TOP + CELL * at as f64;
        self.pen.text(time, (self.left - 9.0, y + 15.0), Anchor::Right, AXIS, self.left - 9.5)?;
        // With few sessions even the busiest hour is no rush.
        let most = self.hours.busiest().map_or(1, |(count, _, _)| count).max(4);
        for (day, count) in self.hours.counts[at].iter().enumerate() {
            if *count == 0 {
                self.cell(day, y, 0, 0.0)?;
                continue;
            }
            let share = *count as f64 / most as f64;
            self.pen.part(self.part(day, Some(at), *count), || self.cell(day, y, *count, share))?;
        }
        Ok(())
    }

    /// Sessions without an hour of their own.
    fn rest(&self, name: &str, y: f64) -> Drawn {
        self.pen.text(name, (self.left - 9.0, y + 15.0), Anchor::Right, AXIS, self.left - 9.5)?;
        for (day, count) in self.hours.without_hour.iter().enumerate() {
            if *count == 0 {
                self.cell(day, y, 0, 0.0)?;
                continue;
            }
            self.pen.part(self.part(day, None, *count), || self.cell(day, y, *count, 0.12))?;
        }
        Ok(())
    }

    fn cell(&self, day: usize, y: f64, count: usize, share: f64) -> Drawn {
        let x = self.left + self.slot * day as f64;
        // The step in the middle keeps the number readable, dark on light and light on dark.
        let (colour, alpha) = match (count, share) {
            (0, _) => (Colour::LINE, 0.4),
            (_, share) if share < 0.5 => (Colour::ACCENT, 0.08 + 0.74 * share),
            _ => (Colour::ACCENT, 0.46 + 0.5 * share),
        };
        self.pen.with(ShapeLook { radius: 3.0, ..ShapeLook::default() }, || {
            self.pen.rect((x + GAP / 2.0, y + GAP / 2.0), (self.slot - GAP, CELL - GAP), colour, alpha)
        })?;
        let letters = match (count, share) {
            (0, _) => TextStyle { face: FontFace::Regular, colour: Colour::MUTED, ..COUNT },
            (_, share) if share < 0.5 => COUNT,
            _ => TextStyle { colour: Colour::SURFACE, ..COUNT },
        };
        let shown = self.texts.number(count as i64);
        self.pen.text(&shown, (x + self.slot / 2.0, y + 15.0), Anchor::Middle, letters, self.slot - 3.0)
    }

    fn part(&self, day: usize, hour: Option<usize>, count: usize) -> ChartPart {
        let date = self.hours.days[day];
        let hour = hour.map(|at| self.hours.hours[at]);
        let mut args = vec![
            ("date", Arg::from(self.texts.date(date, DateStyle::Full))),
            ("count", Arg::from(count)),
            ("shown", Arg::from(self.texts.number(count as i64))),
        ];
        let mut filter = counts::filter(&[("on", &date.to_string())]);
        filter.extend(counts::week_id(self.scene).map(|id| ("week_id".to_owned(), id)));
        let (id, message) = match hour {
            Some(hour) => {
                args.push(("time", Arg::from(time(hour, self.texts))));
                filter.insert("hour".to_owned(), hour.to_string());
                (format!("hour-{date}-{hour}"), "chart-hours_heat-part")
            }
            None => (format!("hour-{date}-none"), "chart-hours_heat-rest-part"),
        };
        ChartPart { id, label: self.texts.format(message, &args), screen: "programme".to_owned(), filter }
    }
}

fn time(hour: u32, texts: &Texts) -> String {
    texts.time(NaiveTime::from_hms_opt(hour % 24, 0, 0).unwrap_or_default())
}

fn summary(hours: &Hours, texts: &Texts) -> String {
    let Some((count, hour, day)) = hours.busiest() else { return texts.get("chart-hours_heat-timeless") };
    let args = [
        ("date", Arg::from(texts.date(hours.days[day], DateStyle::Full))),
        ("time", Arg::from(time(hours.hours[hour], texts))),
        ("count", Arg::from(count)),
        ("shown", Arg::from(texts.number(count as i64))),
    ];
    texts.format("chart-hours_heat-summary", &args)
}

fn table(hours: &Hours, texts: &Texts) -> ChartTable {
    let mut columns = vec![texts.get("chart-column-hour")];
    columns.extend(hours.days.iter().map(|day| texts.date(*day, DateStyle::Weekday)));
    let row = |name: String, counts: &[usize]| {
        let mut row = vec![name];
        row.extend(counts.iter().map(|count| texts.number(*count as i64)));
        row
    };
    let mut rows: Vec<Vec<String>> =
        hours.hours.iter().zip(&hours.counts).map(|(hour, counts)| row(time(*hour, texts), counts)).collect();
    if hours.without_hour.iter().any(|count| 0 < *count) {
        rows.push(row(texts.get("chart-hours_heat-rest"), &hours.without_hour));
    }
    ChartTable { columns, rows }
}
