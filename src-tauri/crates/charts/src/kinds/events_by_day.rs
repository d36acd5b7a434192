//! Events of each day, stacked by pillar, with the day's number on top.
//!
//! An event of several pillars counts in each of them; of the bar it fills an equal part in each, so that the bar is
//! as high as the day has events.
//!
//! The pillars are named beside the last day, in the order of the stack, so that colour alone says nothing.

use chrono::NaiveDate;
use domain::Area;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use text::{Arg, DateStyle, Texts};

use crate::counts::{self, EventsByDay, short_name};
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, day_names, text_style, width, wrap};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const HEIGHT: f64 = 340.0;
const TOP: f64 = 24.0;
const FLOOR: f64 = 296.0;
const LEFT: f64 = 34.0;

const AXIS: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const TODAY: TextStyle = text_style(FontFace::Strong, 11.0, Colour::INK);
const TOTAL: TextStyle = text_style(FontFace::Strong, 12.0, Colour::INK);

/// Draws events by day.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let data = counts::events_by_day(scene);
    let most = (0..data.days.len()).map(|day| data.total(day)).max().unwrap_or(0);
    let table = table(&data, texts);
    if most == 0 {
        let key = if data.days.is_empty() { "chart-no-week" } else { "chart-events_by_day-none" };
        return empty(medium, texts, (520.0, HEIGHT), key, table);
    }
    let names: Vec<String> = data.pillars.iter().map(|pillar| pillar_name(*pillar, texts)).collect();
    let longest = names.iter().zip(&data.pillars).map(|(name, pillar)| width(name, &key_lettering(*pillar)));
    let key_room = longest.fold(40.0, f64::max).min(104.0);
    let plot = 336.0_f64.max(data.days.len() as f64 * 28.0);
    let right = LEFT + plot;
    let pen = sketch(medium, texts, right + 34.0 + key_room + 4.0, HEIGHT);
    let slot = plot / data.days.len() as f64;
    let day_names = day_names(&data.days, texts, &TODAY, slot - 2.0);
    let stack = Stack { pen: &pen, texts, data: &data, scale: Scale::new(most), slot, names: day_names };
    stack.grid(right)?;
    for day in 0..data.days.len() {
        stack.day(day, scene)?;
    }
    stack.key(&names, right, key_room, scene)?;
    Ok(Sketch { title: None, summary: summary(&data, texts), pen, table })
}

/// The upward axis, with steps of whole events.
struct Scale {
    range: RangedCoordf64,
    ticks: Vec<f64>,
}

impl Scale {
    fn new(most: usize) -> Self {
        let top = most as f64 * 1.04;
        let range = RangedCoordf64::from(0.0..top);
        let ticks = range.key_points(5).into_iter().filter(|tick| tick.fract() == 0.0).collect();
        Self { range, ticks }
    }

    fn y(&self, events: f64) -> f64 {
        // plotters maps to whole numbers, so it is asked in hundredths.
        f64::from(self.range.map(&events, ((FLOOR * 100.0) as i32, (TOP * 100.0) as i32))) / 100.0
    }
}

struct Stack<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    data: &'a EventsByDay<'a>,
    scale: Scale,
    slot: f64,
    /// The days' names under their bars.
    names: Vec<Vec<String>>,
}

impl Stack<'_> {
    fn grid(&self, right: f64) -> Drawn {
        for tick in &self.scale.ticks {
            let y = self.scale.y(*tick);
            self.pen.line(&[(LEFT, y), (right, y)], Colour::LINE, 1.0)?;
            let shown = self.texts.number(*tick as i64);
            self.pen.text(&shown, (LEFT - 8.0, y + 4.0), Anchor::Right, AXIS, LEFT - 9.0)?;
        }
        Ok(())
    }

    fn bar(&self, day: usize) -> (f64, f64) {
        let width = (self.slot * 0.66).min(44.0);
        (LEFT + self.slot * (day as f64 + 0.5) - width / 2.0, width)
    }

    fn day(&self, day: usize, scene: &Scene) -> Drawn {
        let (left, width) = self.bar(day);
        let mut below = 0.0;
        let counts = self.data.counts[day].iter().zip(&self.data.parts[day]).enumerate();
        for (at, (count, part)) in counts.filter(|(_, (count, _))| 0 < **count) {
            let (from, to) = (self.scale.y(below), self.scale.y(below + part));
            let is_lowest = below == 0.0;
            below += part;
            let pillar = self.data.pillars[at];
            self.pen.part(self.segment(day, pillar, *count, scene), || {
                // The hairline between two segments is left out of the upper one.
                let gap = if 2.5 < from - to && !is_lowest { 1.0 } else { 0.0 };
                self.pen.rect((left, to), (width, from - to - gap), Colour::pillar(colour(pillar)), 1.0)
            })?;
        }
        let middle = left + width / 2.0;
        let total = self.data.total(day);
        let (shown, top) = (self.texts.number(total as i64), self.scale.y(total as f64));
        self.pen.text_if_free(&shown, (middle, top - 6.0), Anchor::Middle, TOTAL)?;
        let letters = if self.data.days[day] == scene.today { TODAY } else { AXIS };
        self.pen.lines(&self.names[day], (middle, FLOOR + 18.0), Anchor::Middle, letters, 14.0)
    }

    fn segment(&self, day: usize, pillar: Option<&Area>, count: usize, scene: &Scene) -> ChartPart {
        let date = self.data.days[day];
        let args = [
            ("date", Arg::from(self.texts.date(date, DateStyle::Full))),
            ("pillar", Arg::from(pillar.map_or_else(|| self.texts.get("chart-no-pillar"), |area| area.name.clone()))),
            ("count", Arg::from(count)),
            ("shown", Arg::from(self.texts.number(count as i64))),
        ];
        let id = pillar.map_or("none", |area| area.id.as_str());
        let mut filter = counts::filter(&[("on", &date.to_string()), ("pillar_id", id)]);
        filter.extend(counts::week_id(scene).map(|id| ("week_id".to_owned(), id)));
        ChartPart {
            id: format!("day-{date}-{id}"),
            label: self.texts.format("chart-events_by_day-part", &args),
            screen: "programme".to_owned(),
            filter,
        }
    }

    /// Names the pillars beside the last day.
    fn key(&self, names: &[String], right: f64, room: f64, scene: &Scene) -> Drawn {
        let last = self.data.days.len() - 1;
        let (left, width) = self.bar(last);
        let middles = self.middles(last);
        let (ceiling, floor) = (TOP - 8.0, FLOOR + 4.0);
        let lined = |most: usize| -> Vec<Vec<String>> {
            let pillars = names.iter().zip(&self.data.pillars);
            pillars.map(|(name, pillar)| wrap(name, &key_lettering(*pillar), room, most)).collect()
        };
        let high = |lines: &Vec<String>| 13.0 * lines.len() as f64 + 5.0;
        let two = lined(2);
        let wrapped = if two.iter().map(high).sum::<f64>() <= floor - ceiling { two } else { lined(1) };
        let heights: Vec<f64> = wrapped.iter().map(high).collect();
        let wanted: Vec<f64> = middles.iter().map(|(y, _)| *y).collect();
        for (at, y) in spread(&wanted, &heights, ceiling, floor).into_iter().enumerate() {
            let pillar = self.data.pillars[at];
            let colour = Colour::pillar(colour(pillar));
            let (from, counted) = middles[at];
            if counted {
                let bend = right + 2.0;
                self.pen.line(&[(left + width + 2.0, from), (bend, from), (right + 17.0, y)], colour, 1.0)?;
            }
            let first = y + 4.0 - 6.5 * (wrapped[at].len().max(1) - 1) as f64;
            self.pen.part(self.key_part(pillar, at, scene), || {
                self.pen.with(ShapeLook { radius: 2.0, ..ShapeLook::default() }, || {
                    self.pen.rect((right + 19.0, y - 4.5), (9.0, 9.0), colour, 1.0)
                })?;
                self.pen.lines(&wrapped[at], (right + 34.0, first), Anchor::Left, key_lettering(pillar), 13.0)
            })?;
        }
        Ok(())
    }

    /// Middle of each pillar's segment on a day, and whether there is one.
    fn middles(&self, day: usize) -> Vec<(f64, bool)> {
        let mut below = 0.0;
        let parts = self.data.parts[day].iter().map(|part| {
            let middle = self.scale.y(below + part / 2.0);
            below += part;
            (middle, 0.0 < *part)
        });
        parts.collect()
    }

    fn key_part(&self, pillar: Option<&Area>, at: usize, scene: &Scene) -> ChartPart {
        let count = self.data.pillar_total(at);
        let name = pillar.map_or_else(|| self.texts.get("chart-no-pillar"), |area| area.name.clone());
        let args = [
            ("pillar", Arg::from(name)),
            ("count", Arg::from(count)),
            ("shown", Arg::from(self.texts.number(count as i64))),
        ];
        let id = pillar.map_or("none", |area| area.id.as_str());
        let mut filter = counts::filter(&[("pillar_id", id)]);
        filter.extend(counts::week_id(scene).map(|id| ("week_id".to_owned(), id)));
        ChartPart {
            id: format!("pillar-{id}"),
            label: self.texts.format("chart-events_by_day-pillar", &args),
            screen: "programme".to_owned(),
            filter,
        }
    }
}

/// Places labels as near as can be to where they are wanted, lowest first, without touching each other.
pub(crate) fn spread(wanted: &[f64], heights: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut places = wanted.to_vec();
    let mut floor = bottom;
    for (place, height) in places.iter_mut().zip(heights) {
        *place = place.min(floor - height / 2.0);
        floor = *place - height / 2.0;
    }
    // Whatever was pushed out at the top pushes the others down again.
    let mut ceiling = top;
    for (place, height) in places.iter_mut().zip(heights).rev() {
        *place = place.max(ceiling + height / 2.0);
        ceiling = *place + height / 2.0;
    }
    places
}

fn colour(pillar: Option<&Area>) -> i64 {
    pillar.map_or(0, |area| area.colour)
}

fn key_lettering(pillar: Option<&Area>) -> TextStyle {
    text_style(FontFace::Strong, 11.0, Colour::pillar_text(colour(pillar)))
}

fn pillar_name(pillar: Option<&Area>, texts: &Texts) -> String {
    pillar.map_or_else(|| texts.get("chart-no-pillar"), |area| short_name(area).to_owned())
}

fn summary(data: &EventsByDay, texts: &Texts) -> String {
    let totals: Vec<(NaiveDate, usize)> =
        data.days.iter().enumerate().map(|(at, day)| (*day, data.total(at))).collect();
    let busiest = totals.iter().rev().max_by_key(|(_, total)| *total).copied().unwrap_or_default();
    let calmest = totals.iter().rev().min_by_key(|(_, total)| *total).copied().unwrap_or_default();
    let args = [
        ("busiest", Arg::from(texts.date(busiest.0, DateStyle::Full))),
        ("most", Arg::from(texts.number(busiest.1 as i64))),
        ("most_count", Arg::from(busiest.1)),
        ("calmest", Arg::from(texts.date(calmest.0, DateStyle::Full))),
        ("least", Arg::from(texts.number(calmest.1 as i64))),
    ];
    let id = if calmest.1 == busiest.1 { "chart-events_by_day-even" } else { "chart-events_by_day-summary" };
    let days = texts.format(id, &args);
    match data.is_shared {
        true => texts.format("chart-events_by_day-shared", &[("days", days.into())]),
        false => days,
    }
}

fn table(data: &EventsByDay, texts: &Texts) -> ChartTable {
    let mut columns = vec![texts.get("chart-column-day")];
    columns.extend(data.pillars.iter().map(|pillar| pillar_name(*pillar, texts)));
    columns.push(texts.get("chart-column-total"));
    let rows = data.days.iter().enumerate().map(|(day, date)| {
        let mut row = vec![texts.date(*date, DateStyle::Full)];
        row.extend(data.counts[day].iter().map(|count| texts.number(*count as i64)));
        row.push(texts.number(data.total(day) as i64));
        row
    });
    ChartTable { columns, rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[track_caller]
    fn check(wanted: &[f64], expected: &[f64]) {
        assert_eq!(spread(wanted, &vec![10.0; wanted.len()], 0.0, 100.0), expected);
    }

    #[test]
    fn labels_keep_their_place_where_they_can() {
        check(&[80.0, 50.0, 20.0], &[80.0, 50.0, 20.0]);
    }

    #[test]
    fn labels_in_each_others_way_move_up() {
        check(&[80.0, 78.0, 76.0], &[80.0, 70.0, 60.0]);
    }

    #[test]
    fn labels_pushed_out_at_the_top_come_back() {
        check(&[8.0, 6.0, 4.0], &[25.0, 15.0, 5.0]);
    }
}
