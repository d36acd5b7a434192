//! An indicator over the years: readings, the path to its targets, and where the last readings lead.
//!
//! A missing year leaves a gap in the line. The margin of a survey is a band around it. The projection is dashed
//! and says what it is.

use domain::rules::indicators::{BEHIND_RATIO, Projection, projection};
use text::{Arg, Texts};

use crate::counts;
use crate::counts::indicator_marks::{Axis, Mark, drawn_year, runs};
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, fit, text_style, width};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 316.0;
const TOP: f64 = 34.0;
const FLOOR: f64 = 256.0;
const RIGHT: f64 = WIDTH - 30.0;

const AXIS: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const VALUE: TextStyle = text_style(FontFace::Strong, 12.0, Colour::ACCENT);
const SMALL: TextStyle = text_style(FontFace::Regular, 11.0, Colour::INK);

/// Draws the trend of an indicator.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium, id: &str) -> Result<Sketch, ChartError> {
    let Some(mark) = Mark::of(scene, id, texts, medium) else {
        return empty(medium, texts, (WIDTH, HEIGHT), "indicators-chart-gone", ChartTable::default());
    };
    let table = table(&mark, texts);
    let title = Some(mark.indicator().name.clone());
    if mark.known().is_empty() {
        let sketch = empty(medium, texts, (WIDTH, HEIGHT), "indicators-chart-no_data", table)?;
        return Ok(Sketch { title, ..sketch });
    }
    let summary = mark.sentence(&mark.judgement());
    let pen = sketch(medium, texts, WIDTH, HEIGHT);
    Trend::new(&pen, texts, &mark).draw()?;
    Ok(Sketch { pen, title, summary, table })
}

struct Trend<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    mark: &'a Mark<'a>,
    axis: Axis,
    years: (i64, i64),
    left: f64,
    path: Vec<(i64, f64)>,
    projection: Option<Projection>,
}

impl<'a> Trend<'a> {
    fn new(pen: &'a Pen, texts: &'a Texts, mark: &'a Mark<'a>) -> Self {
        let projection = projection(mark.indicator(), &mark.points, mark.targets());
        let path = path(mark);
        let bounds = mark.points.iter().filter_map(|point| Some((point.value?, point.margin.unwrap_or(0.0))));
        let values = bounds.flat_map(|(value, margin)| [value - margin, value + margin]);
        let led = projection.iter().map(|it| it.value);
        let axis = Axis::of(values.chain(path.iter().map(|(_, value)| *value)).chain(led), 5);
        let years = mark.points.iter().map(|point| point.year).chain(path.iter().map(|(year, _)| *year));
        let years: Vec<i64> = years.chain(projection.iter().map(|it| it.year)).map(drawn_year).collect();
        let first = years.iter().copied().min().unwrap_or(0);
        let last = years.iter().copied().max().unwrap_or(0);
        let labels = axis.ticks.iter().map(|tick| width(&mark.tick(&axis, *tick), &AXIS));
        let left = labels.fold(20.0, f64::max).min(110.0) + 10.0;
        Self { pen, texts, mark, axis, years: (first, last), left, path, projection }
    }

    fn draw(&self) -> Drawn {
        self.grid()?;
        self.band()?;
        self.margins()?;
        self.pen.dashes(&self.places(&self.path), Colour::MUTED, 1.4)?;
        if let Some(led) = &self.projection {
            let line = [self.place(led.from_year, led.from_value), self.place(led.year, led.value)];
            self.pen.dashes(&line, Colour::ACCENT, 1.8)?;
        }
        for run in runs(&self.mark.points) {
            self.pen.line(&self.places(&run), Colour::ACCENT, 2.2)?;
        }
        self.gaps()?;
        for (at, (year, value)) in self.mark.known().into_iter().enumerate() {
            self.point(at, year, value)?;
        }
        self.targets()?;
        self.led()?;
        self.values()?;
        self.key()
    }

    fn place(&self, year: i64, value: f64) -> (f64, f64) {
        let span = (self.years.1 - self.years.0) as f64;
        let share = if span <= 0.0 { 0.5 } else { (drawn_year(year) - self.years.0) as f64 / span };
        let from = self.left + 12.0;
        (from + share * (RIGHT - from), FLOOR - self.axis.share(value) * (FLOOR - TOP))
    }

    fn places(&self, points: &[(i64, f64)]) -> Vec<(f64, f64)> {
        points.iter().map(|(year, value)| self.place(*year, *value)).collect()
    }

    fn grid(&self) -> Drawn {
        let unit = self.mark.unit();
        if !unit.is_empty() {
            self.pen.text(&fit(&unit, &AXIS, WIDTH / 2.0), (0.0, 12.0), Anchor::Left, AXIS, WIDTH)?;
        }
        for tick in &self.axis.ticks {
            let y = FLOOR - self.axis.share(*tick) * (FLOOR - TOP);
            self.pen.line(&[(self.left, y), (RIGHT + 12.0, y)], Colour::LINE, 1.0)?;
            let label = self.mark.tick(&self.axis, *tick);
            // A number without room is left out whole; its line stays.
            self.pen.text_if_free(&label, (self.left - 6.0, y + 4.0), Anchor::Right, AXIS)?;
        }
        // The ends first, then as many of the years between as find room.
        let (first, last) = self.years;
        let span = last - first;
        let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|step| span / step <= 12).unwrap_or(200);
        let between = (first + 1..last).filter(|year| year % step == 0);
        for year in [first, last].into_iter().chain(between) {
            let (x, _) = self.place(year, self.axis.from);
            self.pen.text_if_free(&year.to_string(), (x, FLOOR + 17.0), Anchor::Middle, AXIS)?;
        }
        Ok(())
    }

    /// Between the path and the point from which on an indicator is off track.
    fn band(&self) -> Drawn {
        let Some((_, base)) = self.path.first().copied() else { return Ok(()) };
        if self.path.len() < 2 {
            return Ok(());
        }
        let lower = self.path.iter().rev().map(|(year, value)| (*year, base + BEHIND_RATIO * (value - base)));
        let corners: Vec<(i64, f64)> = self.path.iter().copied().chain(lower).collect();
        self.pen.polygon(&self.places(&corners), Colour::BAR, 0.16)
    }

    /// The band of a survey's margin, or a bar where its neighbours have none.
    fn margins(&self) -> Drawn {
        let mut band: Vec<(i64, f64, f64)> = Vec::new();
        let mut bands = Vec::new();
        for point in &self.mark.points {
            match (point.value, point.margin) {
                (Some(value), Some(margin)) => band.push((point.year, value, margin)),
                _ => bands.push(std::mem::take(&mut band)),
            }
        }
        bands.push(band);
        for band in bands.iter().filter(|band| !band.is_empty()) {
            if let [(year, value, margin)] = band.as_slice() {
                let ends = [self.place(*year, value - margin), self.place(*year, value + margin)];
                self.pen.line(&ends, Colour::BAR, 2.0)?;
                continue;
            }
            let upper = band.iter().map(|(year, value, margin)| (*year, value + margin));
            let lower = band.iter().rev().map(|(year, value, margin)| (*year, value - margin));
            let corners: Vec<(i64, f64)> = upper.chain(lower).collect();
            self.pen.polygon(&self.places(&corners), Colour::ACCENT, 0.16)?;
        }
        Ok(())
    }

    /// A cross on the floor where a value is missing.
    fn gaps(&self) -> Drawn {
        for point in self.mark.points.iter().filter(|point| point.value.is_none()) {
            let (x, _) = self.place(point.year, self.axis.from);
            let y = FLOOR - 7.0;
            self.pen.line(&[(x - 3.5, y - 3.5), (x + 3.5, y + 3.5)], Colour::MUTED, 1.4)?;
            self.pen.line(&[(x - 3.5, y + 3.5), (x + 3.5, y - 3.5)], Colour::MUTED, 1.4)?;
        }
        Ok(())
    }

    fn point(&self, at: usize, year: i64, value: f64) -> Drawn {
        let place = self.place(year, value);
        let args = [("year", Arg::from(year.to_string())), ("value", Arg::from(self.mark.value(value)))];
        let part = ChartPart {
            id: format!("reading-{at}"),
            label: self.texts.format("indicators-chart-point", &args),
            screen: "indicators".to_owned(),
            filter: counts::filter(&[("indicator_id", &self.mark.indicator().id), ("year", &year.to_string())]),
        };
        self.pen.part(part, || {
            self.pen.dot(place, 5.0, Colour::SURFACE)?;
            self.pen.dot(place, 3.8, Colour::ACCENT)
        })
    }

    fn targets(&self) -> Drawn {
        for target in self.mark.targets() {
            let (x, y) = self.place(target.year, target.value);
            let corners = [(x, y - 6.0), (x + 6.0, y), (x, y + 6.0), (x - 6.0, y)];
            self.pen.polygon(&corners, Colour::SURFACE, 1.0)?;
            let inner = [(x, y - 4.6), (x + 4.6, y), (x, y + 4.6), (x - 4.6, y)];
            self.pen.polygon(&inner, Colour::INK, 1.0)?;
        }
        Ok(())
    }

    fn led(&self) -> Drawn {
        let Some(led) = &self.projection else { return Ok(()) };
        let place = self.place(led.year, led.value);
        let part = ChartPart {
            id: "projection".to_owned(),
            label: self.projection_words(led),
            screen: "indicators".to_owned(),
            filter: counts::filter(&[("indicator_id", &self.mark.indicator().id)]),
        };
        self.pen.part(part, || {
            self.pen.dot(place, 4.6, Colour::ACCENT)?;
            self.pen.dot(place, 3.0, Colour::SURFACE)
        })
    }

    fn projection_words(&self, led: &Projection) -> String {
        let args = [("year", Arg::from(led.year.to_string())), ("value", Arg::from(self.mark.value(led.value)))];
        self.texts.format("indicators-chart-projection", &args)
    }

    /// Numbers beside what matters most, while they find room: the last reading, the target, the first reading, the
    /// others.
    fn values(&self) -> Drawn {
        let known = self.mark.known();
        let beside = |(x, y): (f64, f64), text: &str, letters: TextStyle| -> Drawn {
            let half = width(text, &letters) / 2.0;
            // A number wider than the drawing finds no room and is left to the table.
            let x = x.clamp(half + 1.0, (WIDTH - half - 1.0).max(half + 1.0));
            // With an edge that keeps the lines away from it.
            self.pen.with(ShapeLook { halo: 3.0, ..ShapeLook::default() }, || {
                self.pen.text_if_free(text, (x, y - 11.0), Anchor::Middle, letters)
            })
        };
        if let Some((year, value)) = known.last() {
            beside(self.place(*year, *value), &self.mark.value(*value), VALUE)?;
        }
        if let Some(target) = self.mark.targets().last() {
            beside(self.place(target.year, target.value), &self.mark.value(target.value), SMALL)?;
        }
        for (year, value) in known.iter().rev().skip(1) {
            beside(self.place(*year, *value), &self.mark.value(*value), SMALL)?;
        }
        Ok(())
    }

    /// What the lines are.
    fn key(&self) -> Drawn {
        let mut entries = vec![(Key::Line, self.texts.get("indicators-chart-readings"))];
        if 1 < self.path.len() {
            entries.push((Key::Path, self.texts.get("indicators-chart-path")));
        } else if !self.mark.targets().is_empty() {
            entries.push((Key::Target, self.texts.get("indicators-chart-target")));
        }
        if let Some(led) = &self.projection {
            entries.push((Key::Led, self.projection_words(led)));
        }
        let y = HEIGHT - 12.0;
        let room = WIDTH / entries.len() as f64 - 44.0;
        let lengths: Vec<f64> = entries.iter().map(|(_, text)| width(text, &SMALL).min(room)).collect();
        let mut x = (WIDTH - lengths.iter().sum::<f64>() - 44.0 * entries.len() as f64 + 14.0) / 2.0;
        for ((kind, text), length) in entries.iter().zip(lengths) {
            let line = [(x, y - 4.0), (x + 22.0, y - 4.0)];
            match kind {
                Key::Line => self.pen.line(&line, Colour::ACCENT, 2.2)?,
                Key::Path => self.pen.dashes(&line, Colour::MUTED, 1.4)?,
                Key::Led => self.pen.dashes(&line, Colour::ACCENT, 1.8)?,
                Key::Target => {}
            }
            if matches!(kind, Key::Path | Key::Target) {
                let middle = x + 11.0;
                let corners = [(middle, y - 9.0), (middle + 5.0, y - 4.0), (middle, y + 1.0), (middle - 5.0, y - 4.0)];
                self.pen.polygon(&corners, Colour::INK, 1.0)?;
            }
            self.pen.text(text, (x + 28.0, y), Anchor::Left, SMALL, room)?;
            x += length + 44.0;
        }
        Ok(())
    }
}

enum Key {
    Line,
    Path,
    Target,
    Led,
}

/// The base and the targets, in the order of their years.
fn path(mark: &Mark) -> Vec<(i64, f64)> {
    if mark.targets().is_empty() {
        return Vec::new();
    }
    let indicator = mark.indicator();
    let base = indicator.base_year.zip(indicator.base_value).or_else(|| mark.known().first().copied());
    let first = mark.targets().first().map_or(i64::MAX, |target| target.year);
    let targets = mark.targets().iter().map(|target| (target.year, target.value));
    base.filter(|(year, _)| *year < first).into_iter().chain(targets).collect()
}

fn table(mark: &Mark, texts: &Texts) -> ChartTable {
    let columns = ["year", "value", "margin", "target", "projection"];
    let led = projection(mark.indicator(), &mark.points, mark.targets());
    let mut years: Vec<i64> = mark.points.iter().map(|point| point.year).collect();
    years.extend(mark.targets().iter().map(|target| target.year));
    years.extend(led.iter().map(|led| led.year));
    years.sort_unstable();
    years.dedup();
    let rows = years.into_iter().map(|year| {
        let point = mark.points.iter().find(|point| point.year == year);
        let value = point.map(|point| match point.value {
            Some(value) => mark.value(value),
            None => texts.get("indicators-chart-missing"),
        });
        let target = mark.targets().iter().find(|target| target.year == year);
        vec![
            year.to_string(),
            value.unwrap_or_default(),
            point.and_then(|point| point.margin).map(|margin| texts.decimal(margin, 1)).unwrap_or_default(),
            target.map(|target| mark.value(target.value)).unwrap_or_default(),
            led.as_ref().filter(|led| led.year == year).map(|led| mark.value(led.value)).unwrap_or_default(),
        ]
    });
    let heading = |column: &&str| match *column {
        "value" => mark.column("value"),
        column => texts.get(&format!("indicators-chart-column-{column}")),
    };
    ChartTable { rows: rows.collect(), columns: columns.iter().map(heading).collect() }
}
