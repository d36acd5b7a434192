//! Weeks side by side: events announced and held, places announced and people who came, against the targets.
//!
//! A week whose hosts have returned nothing has no bar for people, which is not a bar of nothing.

use domain::rules::spread::{WeekResult, week_results};
use text::{Arg, Texts};

use crate::counts;
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, balanced, text_style, width};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const WIDTH: f64 = 520.0;
const PANEL: f64 = 118.0;
const MOST_WEEKS: usize = 8;

const AXIS: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const HEAD: TextStyle = text_style(FontFace::Strong, 12.0, Colour::INK);
const VALUE: TextStyle = text_style(FontFace::Strong, 11.0, Colour::INK);
const PALE: TextStyle = text_style(FontFace::Regular, 11.0, Colour::INK);

/// Draws attendance over the years.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let mut weeks = week_results(scene.plan);
    let table = table(&weeks, texts);
    if weeks.iter().all(|week| week.announced == 0 && week.attended.is_none()) {
        let key = if weeks.is_empty() { "chart-no-week" } else { "chart-attendance_bars-none" };
        return empty(medium, texts, (WIDTH, 320.0), key, table);
    }
    let summary = summary(&weeks, texts);
    weeks.drain(..weeks.len().saturating_sub(MOST_WEEKS));
    let names = names(&weeks, texts);
    let slot = WIDTH / weeks.len() as f64;
    let lined: Vec<Vec<String>> = names.iter().map(|name| balanced(name, &AXIS, slot - 8.0, 2)).collect();
    let rows = lined.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64;
    let pen = sketch(medium, texts, WIDTH, 34.0 + 2.0 * (PANEL + 44.0) + 16.0 * rows + 2.0);
    let bars = Bars { pen: &pen, texts, weeks: &weeks, slot };
    bars.key()?;
    let events = weeks.iter().map(|week| Pair {
        first: week.announced as f64,
        second: (0 < week.held || week.attended.is_some()).then_some(week.held as f64),
        target: week.target_events,
    });
    bars.panel(40.0, "events", &events.collect::<Vec<_>>())?;
    let people = weeks.iter().map(|week| Pair {
        first: week.places as f64,
        second: week.attended.map(|attended| attended as f64),
        target: week.target_places,
    });
    bars.panel(40.0 + PANEL + 44.0, "people", &people.collect::<Vec<_>>())?;
    let first = 40.0 + 2.0 * (PANEL + 44.0) - 6.0;
    for (at, lines) in lined.iter().enumerate() {
        pen.lines(lines, (slot * (at as f64 + 0.5), first), Anchor::Middle, AXIS, 15.0)?;
    }
    Ok(Sketch { pen, title: None, summary, table })
}

/// Years, or titles where a year has two weeks.
fn names(weeks: &[WeekResult], texts: &Texts) -> Vec<String> {
    let is_alone = |week: &WeekResult| weeks.iter().filter(|other| other.year == week.year).count() == 1;
    // A year is no amount and has no separators.
    let name = |week: &WeekResult| if is_alone(week) { week.year.to_string() } else { week.title.clone() };
    let names: Vec<String> = weeks.iter().map(name).collect();
    let is_blank = |name: &String| name.trim().is_empty();
    if names.iter().any(is_blank) { (1..=weeks.len()).map(|at| texts.number(at as i64)).collect() } else { names }
}

/// Two numbers of a week that belong beside each other.
struct Pair {
    first: f64,
    second: Option<f64>,
    target: Option<i64>,
}

struct Bars<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    weeks: &'a [WeekResult],
    slot: f64,
}

impl Bars<'_> {
    fn key(&self) -> Drawn {
        let mut x = 0.0;
        for (at, id) in ["announced", "held", "target"].into_iter().enumerate() {
            let words = self.texts.get(&format!("chart-attendance_bars-key-{id}"));
            match at {
                0 => self.pen.rect((x, 5.0), (14.0, 11.0), Colour::BAR, 0.55)?,
                1 => self.pen.rect((x, 5.0), (14.0, 11.0), Colour::ACCENT, 1.0)?,
                _ => self.pen.dashes(&[(x, 10.5), (x + 18.0, 10.5)], Colour::INK, 1.4)?,
            }
            let from = x + if at == 2 { 24.0 } else { 20.0 };
            let room = (WIDTH - from).min(150.0);
            self.pen.text(&words, (from, 15.0), Anchor::Left, PALE, room)?;
            x = from + width(&words, &PALE).min(room) + 20.0;
        }
        Ok(())
    }

    fn panel(&self, top: f64, kind: &str, pairs: &[Pair]) -> Drawn {
        let words = self.texts.get(&format!("chart-attendance_bars-{kind}"));
        self.pen.text(&words, (0.0, top + 8.0), Anchor::Left, HEAD, WIDTH)?;
        let floor = top + 26.0 + PANEL;
        let targets = pairs.iter().filter_map(|pair| pair.target).map(|target| target as f64);
        let values = pairs.iter().flat_map(|pair| [Some(pair.first), pair.second]).flatten();
        let most = values.chain(targets).fold(1.0, f64::max);
        let y = |value: f64| floor - value / most * (PANEL - 14.0);
        let bar = (self.slot * 0.3).min(46.0);
        for (at, pair) in pairs.iter().enumerate() {
            let middle = self.slot * (at as f64 + 0.5);
            self.pen.part(self.part(at, kind, pair), || {
                self.pen.rect((middle - bar - 1.0, y(pair.first)), (bar, floor - y(pair.first)), Colour::BAR, 0.55)?;
                if let Some(second) = pair.second {
                    self.pen.rect((middle + 1.0, y(second)), (bar, floor - y(second)), Colour::ACCENT, 1.0)?;
                }
                Ok(())
            })?;
            if let Some(target) = pair.target.filter(|target| 0 < *target) {
                let line = y(target as f64);
                self.pen.dashes(&[(middle - bar - 7.0, line), (middle + bar + 7.0, line)], Colour::INK, 1.4)?;
            }
        }
        self.pen.line(&[(0.0, floor), (WIDTH, floor)], Colour::MUTED, 1.0)?;
        for (at, pair) in pairs.iter().enumerate() {
            let middle = self.slot * (at as f64 + 0.5);
            let target = pair.target.filter(|target| 0 < *target).map(|target| y(target as f64));
            // A number that the dashed line would cross stands above it.
            let over = |bar: f64| match target {
                Some(line) if bar - 17.0 < line && line < bar - 1.0 => line - 4.0,
                _ => bar - 5.0,
            };
            self.value(pair.first, (middle - bar / 2.0 - 1.0, over(y(pair.first))), PALE)?;
            match pair.second {
                Some(second) => self.value(second, (middle + bar / 2.0 + 1.0, over(y(second))), VALUE)?,
                None => self.pen.text_if_free("–", (middle + bar / 2.0 + 1.0, floor - 6.0), Anchor::Middle, AXIS)?,
            }
        }
        Ok(())
    }

    /// A number over its bar. An edge keeps the dashed line away from it.
    fn value(&self, value: f64, at: (f64, f64), letters: TextStyle) -> Drawn {
        let shown = self.texts.number(value as i64);
        self.pen.with(ShapeLook { halo: 3.0, ..ShapeLook::default() }, || {
            self.pen.text_if_free(&shown, at, Anchor::Middle, letters)
        })
    }

    fn part(&self, at: usize, kind: &str, pair: &Pair) -> ChartPart {
        let week = &self.weeks[at];
        let whole = |value: f64| self.texts.number(value as i64);
        let none = || self.texts.get("chart-attendance_bars-no-returns");
        let target = pair.target.map(|target| self.texts.number(target));
        let args = [
            ("week", Arg::from(week.title.as_str())),
            ("year", Arg::from(week.year.to_string())),
            ("first", Arg::from(whole(pair.first))),
            ("second", Arg::from(pair.second.map_or_else(none, whole))),
            ("target", Arg::from(target.clone().unwrap_or_default())),
        ];
        let ending = if target.is_some() { "-target" } else { "" };
        ChartPart {
            id: format!("week-{}-{kind}", week.week_id),
            label: self.texts.format(&format!("chart-attendance_bars-part-{kind}{ending}"), &args),
            screen: "programme".to_owned(),
            filter: counts::filter(&[("week_id", &week.week_id)]),
        }
    }
}

/// The last week with numbers of people, against the one before it.
fn summary(weeks: &[WeekResult], texts: &Texts) -> String {
    let counted: Vec<(&WeekResult, i64)> = weeks.iter().filter_map(|week| Some((week, week.attended?))).collect();
    let last = weeks.last();
    let mut args = vec![
        ("announced", Arg::from(texts.number(last.map_or(0, |week| week.announced) as i64))),
        ("count", Arg::from(last.map_or(0, |week| week.announced))),
        ("last", Arg::from(last.map_or_else(String::new, |week| week.year.to_string()))),
    ];
    let Some((week, attended)) = counted.last() else {
        return texts.format("chart-attendance_bars-summary-none", &args);
    };
    args.push(("year", Arg::from(week.year.to_string())));
    args.push(("attended", Arg::from(texts.number(*attended))));
    args.push(("people", Arg::from(*attended)));
    args.push(("held", Arg::from(texts.number(week.held as i64))));
    args.push(("events", Arg::from(week.held)));
    let before = counted.len().checked_sub(2).and_then(|at| counted.get(at)).filter(|(_, people)| 0 < *people);
    let Some((earlier, people)) = before else {
        return texts.format("chart-attendance_bars-summary-one", &args);
    };
    let change = 100.0 * (*attended as f64 - *people as f64) / *people as f64;
    args.push(("before", Arg::from(earlier.year.to_string())));
    args.push(("percent", Arg::from(texts.percent(change.abs()))));
    let ending = if *attended < *people { "less" } else { "more" };
    texts.format(&format!("chart-attendance_bars-summary-{ending}"), &args)
}

fn table(weeks: &[WeekResult], texts: &Texts) -> ChartTable {
    let columns = ["week", "target-events", "announced", "held", "target-places", "places", "attended", "returned"];
    let maybe = |number: Option<i64>| number.map_or_else(String::new, |number| texts.number(number));
    let rows = weeks.iter().map(|week| {
        vec![
            week.title.clone(),
            maybe(week.target_events),
            texts.number(week.announced as i64),
            texts.number(week.held as i64),
            maybe(week.target_places),
            texts.number(week.places),
            maybe(week.attended),
            texts.number(week.returned as i64),
        ]
    });
    ChartTable {
        columns: columns.iter().map(|column| texts.get(&format!("chart-column-{column}"))).collect(),
        rows: rows.collect(),
    }
}
