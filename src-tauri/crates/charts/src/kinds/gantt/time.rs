//! Time along the roadmap: which months are shown, where a day lies, and the names that fit above.

use chrono::{Datelike, Months, NaiveDate};
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use text::Texts;

use super::rows::Row;
use crate::drawing::canvas::{Anchor, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, text_style, width};
use crate::drawing::shape::FontFace;

const YEAR: TextStyle = text_style(FontFace::Strong, 11.0, Colour::INK);
const MONTH: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const TODAY: TextStyle = text_style(FontFace::Strong, 11.0, Colour::WARNING_TEXT);

/// Years around today that can be drawn; other dates lie at the edge.
const YEARS: u32 = 60;

/// From the first day of a month to the first of another.
pub struct Axis {
    from: NaiveDate,
    to: NaiveDate,
    today: NaiveDate,
    limits: (f64, f64),
    scale: RangedCoordf64,
}

impl Axis {
    /// All dates of the rows, and today.
    pub fn new(rows: &[&Row], today: NaiveDate, left: f64, right: f64) -> Self {
        let dates = |row: &&Row| {
            let step = row.step?;
            Some([step.starts_on, step.due_on, step.revised_due_on, step.done_on])
        };
        let far = Months::new(12 * YEARS);
        let (first, last) = (today.checked_sub_months(far), today.checked_add_months(far));
        let (first, last) = (first.unwrap_or(today), last.unwrap_or(today));
        let days = rows.iter().filter_map(dates).flatten().flatten().map(|on| on.clamp(first, last)).chain([today]);
        let days: Vec<NaiveDate> = days.collect();
        let from = month(days.iter().copied().min().unwrap_or(today));
        let to = later(month(days.iter().copied().max().unwrap_or(today)), 1);
        let length = (to - from).num_days() as f64;
        Self { from, to, today, limits: (left, right), scale: RangedCoordf64::from(0.0..length.max(1.0)) }
    }

    /// Where a day lies.
    pub fn x(&self, on: NaiveDate) -> f64 {
        let day = (on.clamp(self.from, self.to) - self.from).num_days() as f64;
        // plotters maps to whole numbers, so it is asked in hundredths.
        let limits = ((self.limits.0 * 100.0) as i32, (self.limits.1 * 100.0) as i32);
        f64::from(self.scale.map(&day, limits)) / 100.0
    }

    /// Names of years and months, their lines, and the line for today.
    pub fn draw(&self, pen: &Pen, texts: &Texts, top: f64, bottom: f64) -> Drawn {
        let step = self.step(texts);
        let mut on = self.from;
        while on < self.to {
            let months = i64::from(on.year()) * 12 + i64::from(on.month0());
            if months % step == 0 {
                let x = self.x(on);
                let is_year = on.month() == 1;
                let colour = if is_year { Colour::STONE_LINE } else { Colour::LINE };
                pen.line(&[(x, top - 10.0), (x, bottom - 6.0)], colour, 1.0)?;
                if step < 12 {
                    let name = texts.get(&format!("format-month_short-{}", on.month()));
                    pen.text_if_free(&name, (x + 3.0, 31.0), Anchor::Left, MONTH)?;
                }
                if is_year {
                    pen.text_if_free(&on.year().to_string(), (x + 3.0, 14.0), Anchor::Left, YEAR)?;
                }
            }
            on = later(on, 1);
        }
        // The first year is named where there is room before the next.
        let next = later(NaiveDate::from_ymd_opt(self.from.year(), 1, 1).unwrap_or(self.from), 12);
        let first = self.from.year().to_string();
        if self.from.month() != 1 && self.limits.0 + width(&first, &YEAR) + 8.0 < self.x(next) {
            pen.text_if_free(&first, (self.limits.0 + 3.0, 14.0), Anchor::Left, YEAR)?;
        }
        let word = texts.get("chart-gantt-today");
        let half = width(&word, &TODAY) / 2.0;
        let x = self.x(self.today);
        pen.line(&[(x, top - 6.0), (x, bottom - 6.0)], Colour::WARNING, 1.4)?;
        let middle = x.clamp(self.limits.0 + half, (pen.width - half - 1.0).max(self.limits.0 + half));
        pen.text_if_free(&word, (middle, 46.0), Anchor::Middle, TODAY)
    }

    /// Months between two names: as few as leave room for each.
    fn step(&self, texts: &Texts) -> i64 {
        let months = (self.to - self.from).num_days() as f64 / 30.44;
        let room = (self.limits.1 - self.limits.0) / months.max(1.0);
        let widest = (1..=12).map(|at| width(&texts.get(&format!("format-month_short-{at}")), &MONTH));
        let widest = widest.fold(0.0, f64::max) + 9.0;
        let year = width("2000", &YEAR) + 9.0;
        let months = [1, 2, 3, 6].into_iter().find(|step| widest <= room * *step as f64);
        let years = [12, 24, 60, 120, 240].into_iter().find(|step| year <= room * *step as f64);
        months.or(years).unwrap_or(240)
    }
}

/// The first day of its month.
fn month(on: NaiveDate) -> NaiveDate {
    on.with_day(1).unwrap_or(on)
}

fn later(on: NaiveDate, months: u32) -> NaiveDate {
    on.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}
