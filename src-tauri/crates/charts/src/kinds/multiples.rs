//! The groups of an indicator side by side, each in a small drawing of its own, all on one scale.
//!
//! Neighbourhoods where there are any, else the first kind of group that was read. The pale line is the total.

use domain::rules::indicators::{Point, group_series, groups};
use domain::{GroupKind, by_id};
use text::{Arg, Texts};

use crate::counts;
use crate::counts::indicator_marks::{Axis, Mark, drawn_year, kind_to_compare, runs};
use crate::drawing::canvas::{Anchor, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, fit, text_style, width};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const WIDTH: f64 = 560.0;
const COLUMNS: usize = 3;
const PANEL: f64 = 132.0;
/// Of a panel: from its top to the plot, and the height of the plot.
const HEAD: f64 = 36.0;
const PLOT: f64 = 66.0;
const GAP: f64 = 18.0;
const TOP: f64 = 22.0;
/// More groups than these are in the table alone.
const MOST: usize = 24;

const NAME: TextStyle = text_style(FontFace::Strong, 12.0, Colour::INK);
const VALUE: TextStyle = text_style(FontFace::Regular, 12.0, Colour::ACCENT);
const AXIS: TextStyle = text_style(FontFace::Regular, 10.0, Colour::MUTED);

struct Group {
    id: String,
    name: String,
    points: Vec<Point>,
}

impl Group {
    fn last(&self) -> Option<(i64, f64)> {
        self.points.iter().rev().find_map(|point| Some((point.year, point.value?)))
    }
}

/// Draws the small multiples of an indicator.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium, id: &str) -> Result<Sketch, ChartError> {
    let Some(mark) = Mark::of(scene, id, texts, medium) else {
        return empty(medium, texts, (WIDTH, 260.0), "indicators-chart-gone", ChartTable::default());
    };
    let args = [("name", Arg::from(mark.indicator().name.as_str()))];
    let title = Some(texts.format("indicators-chart-multiples-title", &args));
    let kind = kind_to_compare(mark.readings());
    let all = kind.map(|kind| all_groups(scene, &mark, kind)).unwrap_or_default();
    let table = table(&mark, &all, texts);
    let drawn: Vec<&Group> = all.iter().filter(|group| group.last().is_some()).take(MOST).collect();
    if drawn.is_empty() {
        let sketch = empty(medium, texts, (WIDTH, 260.0), "indicators-chart-no_groups", table)?;
        return Ok(Sketch { title, ..sketch });
    }
    let rows = drawn.len().div_ceil(COLUMNS);
    let pen = sketch(medium, texts, WIDTH, TOP + PANEL * rows as f64);
    let known = drawn.iter().flat_map(|group| &group.points).chain(&mark.points);
    let values = known.clone().filter_map(|point| point.value);
    let axis = Axis::of(values, 2);
    let years: Vec<i64> = known.map(|point| drawn_year(point.year)).collect();
    let span = (years.iter().copied().min().unwrap_or(0), years.iter().copied().max().unwrap_or(0));
    let panels = Panels { pen: &pen, texts, mark: &mark, axis, span, kind };
    let unit = panels.mark.unit();
    if !unit.is_empty() {
        pen.text(&fit(&unit, &AXIS, WIDTH), (0.0, 10.0), Anchor::Left, AXIS, WIDTH)?;
    }
    for (at, group) in drawn.iter().enumerate() {
        panels.panel(at, group)?;
    }
    let summary = summary(&mark, &drawn, texts);
    Ok(Sketch { pen, title, summary, table })
}

/// Groups by their names; neighbourhoods as the plan calls them, in its order.
fn all_groups(scene: &Scene, mark: &Mark, kind: GroupKind) -> Vec<Group> {
    let places = by_id(&scene.plan.neighbourhoods);
    let order = |id: &str| scene.plan.neighbourhoods.iter().position(|place| place.id == id);
    let mut ids = groups(mark.readings(), kind);
    ids.sort_by_key(|id| (order(id).is_none(), order(id), id.clone()));
    let group = |id: String| Group {
        name: places.get(id.as_str()).map_or_else(|| id.clone(), |place| place.name.clone()),
        points: group_series(mark.readings(), kind, &id),
        id,
    };
    ids.into_iter().map(group).collect()
}

struct Panels<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    mark: &'a Mark<'a>,
    axis: Axis,
    span: (i64, i64),
    kind: Option<GroupKind>,
}

impl Panels<'_> {
    fn panel(&self, at: usize, group: &Group) -> Drawn {
        let wide = (WIDTH - GAP * (COLUMNS - 1) as f64) / COLUMNS as f64;
        let x = (at % COLUMNS) as f64 * (wide + GAP);
        let y = TOP + (at / COLUMNS) as f64 * PANEL;
        self.pen.part(self.part(at, group), || self.inside((x, y), wide, group))
    }

    fn inside(&self, (x, y): (f64, f64), wide: f64, group: &Group) -> Drawn {
        let last = group.last();
        let value = last.map(|(_, value)| self.mark.value(value)).unwrap_or_default();
        let room = wide - width(&value, &VALUE) - 8.0;
        self.pen.text(&fit(&group.name, &NAME, room), (x, y + 14.0), Anchor::Left, NAME, room)?;
        self.pen.text(&value, (x + wide, y + 14.0), Anchor::Right, VALUE, wide * 0.6)?;
        let floor = y + HEAD + PLOT;
        let labels: Vec<String> = self.axis.ticks.iter().map(|tick| self.mark.tick(&self.axis, *tick)).collect();
        let left = labels.iter().map(|label| width(label, &AXIS)).fold(10.0, f64::max).min(wide * 0.4) + 5.0;
        for (tick, label) in self.axis.ticks.iter().zip(&labels) {
            let height = floor - self.axis.share(*tick) * PLOT;
            self.pen.line(&[(x + left, height), (x + wide, height)], Colour::LINE, 1.0)?;
            let at = (x + left - 4.0, height + 3.5);
            // Half a number would be a wrong one: what is longer than its room is left out, and its line stays.
            if width(label, &AXIS) <= left {
                self.pen.text_if_free(label, at, Anchor::Right, AXIS)?;
            }
        }
        let place = |(year, value): (i64, f64)| {
            let years = (self.span.1 - self.span.0) as f64;
            let share = if years <= 0.0 { 0.5 } else { (drawn_year(year) - self.span.0) as f64 / years };
            let from = x + left + 5.0;
            (from + share * (x + wide - 5.0 - from), floor - self.axis.share(value) * PLOT)
        };
        for run in runs(&self.mark.points) {
            let run: Vec<(f64, f64)> = run.into_iter().map(place).collect();
            self.pen.line(&run, Colour::BAR, 1.2)?;
        }
        for run in runs(&group.points) {
            let run: Vec<(f64, f64)> = run.into_iter().map(place).collect();
            self.pen.line(&run, Colour::ACCENT, 2.0)?;
            for dot in run {
                self.pen.dot(dot, 2.4, Colour::ACCENT)?;
            }
        }
        let ends = if self.span.0 == self.span.1 { vec![self.span.0] } else { vec![self.span.0, self.span.1] };
        for (at, year) in ends.iter().enumerate() {
            let hold = if at == 0 { Anchor::Left } else { Anchor::Right };
            let place = if at == 0 { x + left } else { x + wide };
            self.pen.text_if_free(&year.to_string(), (place, floor + 13.0), hold, AXIS)?;
        }
        Ok(())
    }

    fn part(&self, at: usize, group: &Group) -> ChartPart {
        let (year, value) = group.last().unwrap_or_default();
        let args = [
            ("name", Arg::from(group.name.as_str())),
            ("year", Arg::from(year.to_string())),
            ("value", Arg::from(self.mark.value(value))),
        ];
        let mut pairs = vec![("indicator_id", self.mark.indicator().id.as_str())];
        if self.kind == Some(GroupKind::Neighbourhood) {
            pairs.push(("neighbourhood_id", &group.id));
        }
        ChartPart {
            // Names of groups are anything that people write; their places tell them apart.
            id: format!("group-{at}"),
            label: self.texts.format("indicators-chart-group", &args),
            screen: "indicators".to_owned(),
            filter: counts::filter(&pairs),
        }
    }
}

fn summary(mark: &Mark, groups: &[&Group], texts: &Texts) -> String {
    let last = groups.iter().filter_map(|group| Some((group.name.as_str(), group.last()?.1)));
    let most = last.clone().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or_default();
    let least = last.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or_default();
    let args = [
        ("most", Arg::from(most.0)),
        ("most_value", Arg::from(mark.value(most.1))),
        ("least", Arg::from(least.0)),
        ("least_value", Arg::from(mark.value(least.1))),
        ("count", Arg::from(groups.len())),
    ];
    texts.format("indicators-chart-multiples-summary", &args)
}

fn table(mark: &Mark, groups: &[Group], texts: &Texts) -> ChartTable {
    let mut years: Vec<i64> = groups.iter().flat_map(|group| &group.points).map(|point| point.year).collect();
    years.sort_unstable();
    years.dedup();
    let missing = texts.get("indicators-chart-missing");
    let cell = |group: &Group, year: i64| {
        let point = group.points.iter().find(|point| point.year == year)?;
        Some(point.value.map_or_else(|| missing.clone(), |value| mark.value(value)))
    };
    let rows = groups.iter().map(|group| {
        let cells = years.iter().map(|year| cell(group, *year).unwrap_or_default());
        std::iter::once(group.name.clone()).chain(cells).collect()
    });
    let head = std::iter::once(mark.column("group"));
    ChartTable { columns: head.chain(years.iter().map(ToString::to_string)).collect(), rows: rows.collect() }
}
