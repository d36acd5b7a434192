//! The neighbourhoods as a map, each filled by a number: five classes of lightness, the numbers in the fields.
//!
//! Those without an outline stand below as tiles. A field without a value is hatched, which is not the lightest
//! class. Draws no streets and no water: whatever lies between outlines stays empty.

use std::collections::HashSet;

use domain::geo::{self, Bounds, Outline};
use domain::rules::coverage::{CoverageRow, coverage};
use domain::rules::spread;
use domain::{Indicator, Neighbourhood, Plan};
use text::{Arg, DateStyle, Texts};

use crate::counts;
use crate::drawing::canvas::{Hold, Lettering, Touch};
use crate::drawing::fonts::Cut;
use crate::drawing::ink::Ink;
use crate::drawing::pen::{Drawn, Pen, lettering, width, wrap};
use crate::drawing::shades::{self, CLASSES, Steps};
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const WIDTH: f64 = 520.0;
const MOST_HIGH: f64 = 340.0;
const EDGE: f64 = 6.0;
const TILE: (f64, f64) = (124.0, 46.0);
const TILE_GAP: f64 = 8.0;

const NAME: Lettering = lettering(Cut::Regular, 11.5, Ink::INK);
const VALUE: Lettering = lettering(Cut::Strong, 13.0, Ink::INK);
const SMALL: Lettering = lettering(Cut::Regular, 11.0, Ink::MUTED);

/// The measures that need no further word, as they stand behind `map:`.
const MEASURES: &[&str] = &["events_per_1000", "places_per_1000", "partners", "attendance"];

/// The maps of other measures than the first, and of the indicators that neighbourhoods have readings of.
pub fn variants(plan: &Plan, texts: &Texts) -> Vec<(String, String)> {
    let title = |measure: String| texts.format("chart-map-title", &[("measure", Arg::from(measure))]);
    let plain = MEASURES.iter().skip(1);
    let plain = plain.map(|of| ((*of).to_owned(), title(texts.get(&format!("chart-map-measure-{of}")))));
    let local = plan.readings.iter().filter(|reading| reading.neighbourhood_id.is_some());
    let local: HashSet<&str> = local.map(|reading| reading.indicator_id.as_str()).collect();
    let mapped = plan.indicators.iter().filter(|indicator| local.contains(indicator.id.as_str()));
    let own = mapped.map(|it| (format!("indicator.{}", it.id), title(it.name.clone())));
    plain.chain(own).collect()
}

/// What fills the fields.
enum Measure<'a> {
    Events,
    Places,
    Partners,
    Attendance,
    Indicator(&'a Indicator),
}

/// A neighbourhood with its value.
struct Field<'a> {
    place: &'a Neighbourhood,
    value: Option<f64>,
    /// Why there is no value to see, or how old it is.
    note: String,
    outline: Option<Outline>,
}

/// Draws the map of a measure.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium, of: &str) -> Result<Sketch, ChartError> {
    let size = (WIDTH, 300.0);
    let measure = match of.strip_prefix("indicator.") {
        Some(id) => match scene.plan.indicators.iter().find(|indicator| indicator.id == id) {
            Some(indicator) => Measure::Indicator(indicator),
            None => return empty(medium, texts, size, "chart-map-no-indicator", ChartTable::default()),
        },
        None => match of {
            "" | "events_per_1000" => Measure::Events,
            "places_per_1000" => Measure::Places,
            "partners" => Measure::Partners,
            "attendance" => Measure::Attendance,
            _ => return Err(ChartError::Unknown(format!("map:{of}"))),
        },
    };
    let needs_week = matches!(measure, Measure::Events | Measure::Places | Measure::Attendance);
    if needs_week && scene.week.is_none() {
        return empty(medium, texts, size, "chart-no-week", ChartTable::default());
    }
    let fields = fields(scene, &measure, texts, medium);
    let map = Map::new(scene, texts, &measure, &fields);
    let table = map.table();
    if fields.is_empty() {
        return empty(medium, texts, size, "chart-map-none", table);
    }
    let title = Some(texts.format("chart-map-title", &[("measure", Arg::from(map.name.as_str()))]));
    let (pen, summary) = (map.drawing(medium)?, map.summary());
    Ok(Sketch { pen, title, summary, table })
}

fn fields<'a>(scene: &Scene<'a>, measure: &Measure, texts: &Texts, medium: Medium) -> Vec<Field<'a>> {
    let rates = |of: fn(&CoverageRow) -> Option<f64>| -> Vec<Option<f64>> {
        scene.week.map_or_else(Vec::new, |week| coverage(scene.plan, week).neighbourhoods.iter().map(of).collect())
    };
    let mut notes = vec![String::new(); scene.plan.neighbourhoods.len()];
    let values: Vec<Option<f64>> = match measure {
        Measure::Events => rates(|row| row.events_per_1000),
        Measure::Places => rates(|row| row.places_per_1000),
        Measure::Partners => {
            spread::partners_by_neighbourhood(scene.plan).into_iter().map(|count| Some(count as f64)).collect()
        }
        Measure::Attendance => {
            let sums = scene.week.map(|week| spread::attended_by_neighbourhood(scene.plan, week)).unwrap_or_default();
            sums.into_iter().map(|sum| sum.map(|sum| sum as f64)).collect()
        }
        Measure::Indicator(indicator) => {
            let readings = spread::readings_by_neighbourhood(scene.plan, &indicator.id);
            let least = indicator.suppress_below.unwrap_or(0) as f64;
            let values = readings.iter().enumerate().map(|(at, reading)| {
                let reading = (*reading)?;
                let value = reading.value.filter(|value| value.is_finite())?;
                // Small counts of people stay in the city's own window.
                if medium == Medium::Print && 0.0 < value && value < least {
                    notes[at] = texts.get("chart-map-suppressed");
                    return None;
                }
                notes[at] = texts.date(reading.measured_on, DateStyle::Long);
                Some(value)
            });
            values.collect()
        }
    };
    let places = scene.plan.neighbourhoods.iter().enumerate().zip(notes);
    let field = |((at, place), note): ((usize, &'a Neighbourhood), String)| Field {
        place,
        value: values.get(at).copied().flatten(),
        note,
        outline: geo::outline_of_neighbourhood(place),
    };
    places.map(field).collect()
}

struct Map<'a> {
    scene: &'a Scene<'a>,
    texts: &'a Texts,
    measure: &'a Measure<'a>,
    fields: &'a [Field<'a>],
    /// What is measured, in words.
    name: String,
    steps: Option<Steps>,
    digits: usize,
}

impl<'a> Map<'a> {
    fn new(scene: &'a Scene, texts: &'a Texts, measure: &'a Measure, fields: &'a [Field<'a>]) -> Self {
        let (name, digits) = match measure {
            Measure::Events => (texts.get("chart-map-measure-events_per_1000"), 1),
            Measure::Places => (texts.get("chart-map-measure-places_per_1000"), 0),
            Measure::Partners => (texts.get("chart-map-measure-partners"), 0),
            Measure::Attendance => (texts.get("chart-map-measure-attendance"), 0),
            Measure::Indicator(indicator) => {
                let args = [("name", Arg::from(indicator.name.as_str())), ("unit", Arg::from(indicator.unit.as_str()))];
                let has_unit = !indicator.unit.trim().is_empty();
                let id = if has_unit { "chart-map-measure-unit" } else { "chart-map-measure-plain" };
                (texts.format(id, &args), usize::try_from(indicator.decimals.clamp(0, 4)).unwrap_or(0))
            }
        };
        let steps = Steps::new(fields.iter().filter_map(|field| field.value), digits == 0);
        Self { scene, texts, measure, fields, name, steps, digits }
    }

    fn drawing(&self, medium: Medium) -> Result<Pen, ChartError> {
        let outlined = self.fields.iter().filter_map(|field| field.outline.as_ref()?.bounds());
        let bounds = outlined.reduce(Bounds::with);
        let frame = bounds.map(Frame::new);
        let map_high = frame.as_ref().map_or(0.0, |frame| frame.height + 2.0 * EDGE);
        let tiles: Vec<&Field> = self.fields.iter().filter(|field| field.outline.is_none()).collect();
        let has_heading = frame.is_some() && !tiles.is_empty();
        let heading = if has_heading { 26.0 } else { 4.0 };
        let rows = tiles.len().div_ceil(4) as f64;
        let tiles_high = if tiles.is_empty() { 0.0 } else { heading + rows * (TILE.1 + TILE_GAP) };
        let pen = sketch(medium, self.texts, WIDTH, map_high + tiles_high + 64.0);
        if let Some(frame) = &frame {
            self.outlines(&pen, frame)?;
        }
        if has_heading {
            let words = self.texts.get("chart-map-tiles");
            pen.text(&words, (EDGE, map_high + 16.0), Hold::Left, SMALL, WIDTH - 2.0 * EDGE)?;
        }
        for (at, field) in tiles.iter().enumerate() {
            let column = (at % 4) as f64;
            let corner = (column * (TILE.0 + TILE_GAP), map_high + heading + (at / 4) as f64 * (TILE.1 + TILE_GAP));
            pen.part(self.part(field), || self.tile(&pen, field, corner))?;
        }
        self.legend(&pen, map_high + tiles_high + 14.0)?;
        Ok(pen)
    }

    /// The largest first, so that one within another is drawn over it.
    fn outlines(&self, pen: &Pen, frame: &Frame) -> Drawn {
        let mut shapes: Vec<(&Field, Outline)> = self
            .fields
            .iter()
            .filter_map(|field| Some((field, field.outline.as_ref()?.moved(|point| frame.place(point)))))
            .collect();
        shapes.sort_by(|a, b| b.1.area().total_cmp(&a.1.area()));
        for (field, shape) in &shapes {
            pen.part(self.part(field), || {
                self.fill(pen, field, shape)?;
                self.label(pen, field, shape)
            })?;
        }
        Ok(())
    }

    fn fill(&self, pen: &Pen, field: &Field, shape: &Outline) -> Drawn {
        let class = self.class(field);
        for rings in &shape.polygons {
            for (at, ring) in rings.iter().enumerate() {
                match (at, class) {
                    (0, Some(class)) => pen.polygon(ring, Ink::ACCENT, shades::alpha(class))?,
                    (0, None) => pen.polygon(ring, Ink::LINE, 0.35)?,
                    _ => pen.polygon(ring, Ink::SURFACE, 1.0)?,
                }
            }
        }
        if class.is_none() {
            hatch(pen, shape)?;
        }
        for ring in shape.rings() {
            let closed: Vec<(f64, f64)> = ring.iter().chain(ring.first()).copied().collect();
            pen.line(&closed, Ink::SURFACE, 2.6)?;
            pen.line(&closed, Ink::ACCENT, 0.8)?;
        }
        Ok(())
    }

    /// Name and number where the field is widest; the number alone where it is small; else neither.
    fn label(&self, pen: &Pen, field: &Field, shape: &Outline) -> Drawn {
        // Words are wider than high, so width counts less than height.
        const FLAT: f64 = 2.4;
        let Some((x, y)) = shape.moved(|(x, y)| (x / FLAT, y)).pole() else { return Ok(()) };
        let x = x * FLAT;
        let room = |half: f64| {
            let levels = [y - half, y, y + half];
            let chords = levels.iter().map(|level| {
                let crossings = shape.crossings(*level);
                let chord = crossings.chunks_exact(2).find(|pair| pair[0] <= x && x <= pair[1]);
                chord.map_or(0.0, |pair| 2.0 * (x - pair[0]).min(pair[1] - x) - 8.0)
            });
            chords.fold(f64::INFINITY, f64::min)
        };
        let alpha = self.class(field).map_or(0.0, shades::alpha);
        let (name, value) = (shades::on(alpha, NAME), shades::on(alpha, VALUE));
        let shown = self.shown(field);
        let halo = if self.class(field).is_none() { 3.0 } else { 0.0 };
        pen.with(Touch { halo, ..Touch::default() }, || {
            for most in [1, 2] {
                let half = 8.0 + 8.0 * most as f64;
                let words = wrap(&field.place.name, &name, room(half), most);
                let is_whole = words.join(" ") == field.place.name.split_whitespace().collect::<Vec<_>>().join(" ");
                if words.is_empty() || !is_whole || room(half) < width(&shown, &value) {
                    continue;
                }
                let mut lines: Vec<(String, Lettering)> = words.into_iter().map(|line| (line, name)).collect();
                lines.push((shown.clone(), value));
                let first = y - 15.0 * (lines.len() - 1) as f64 / 2.0 + 3.5;
                if pen.lines_if_free(&lines, (x, first), Hold::Middle, 15.0)? {
                    return Ok(());
                }
            }
            if width(&shown, &value) <= room(7.0) {
                pen.text_if_free(&shown, (x, y + 4.5), Hold::Middle, value)
            } else {
                Ok(())
            }
        })
    }

    fn tile(&self, pen: &Pen, field: &Field, (x, y): (f64, f64)) -> Drawn {
        let class = self.class(field);
        let alpha = class.map_or(0.0, shades::alpha);
        pen.with(Touch { radius: 4.0, ..Touch::default() }, || match class {
            Some(_) => pen.rect((x, y), TILE, Ink::ACCENT, alpha),
            None => pen.rect((x, y), TILE, Ink::LINE, 0.35),
        })?;
        if class.is_none() {
            let corners = vec![(x, y), (x + TILE.0, y), (x + TILE.0, y + TILE.1), (x, y + TILE.1)];
            hatch(pen, &Outline { polygons: vec![vec![corners]] })?;
        }
        let halo = if class.is_none() { 3.0 } else { 0.0 };
        pen.with(Touch { halo, ..Touch::default() }, || {
            let room = TILE.0 - 16.0;
            pen.text(&field.place.name, (x + 8.0, y + 19.0), Hold::Left, shades::on(alpha, NAME), room)?;
            pen.text(&self.shown(field), (x + 8.0, y + 36.0), Hold::Left, shades::on(alpha, VALUE), room)
        })
    }

    /// The measure, and below it the shades with the numbers at their edges.
    fn legend(&self, pen: &Pen, y: f64) -> Drawn {
        let missing = self.texts.get("chart-map-missing");
        let has_missing = self.fields.iter().any(|field| field.value.is_none());
        let missing_room = if has_missing { width(&missing, &SMALL).min(140.0) + 30.0 } else { 0.0 };
        let mut letters = self.name.chars();
        let heading: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        pen.text(&heading, (EDGE, y + 8.0), Hold::Left, lettering(Cut::Strong, 11.0, Ink::INK), WIDTH - 2.0 * EDGE)?;
        if let Some(steps) = &self.steps {
            let edges = steps.edges(self.texts);
            let widest = edges.iter().map(|edge| width(edge, &SMALL)).fold(0.0, f64::max);
            let most = (WIDTH - 3.0 * EDGE - missing_room - widest) / CLASSES as f64;
            let slot = (widest + 12.0).max(46.0).min(most);
            let left = EDGE + (width(&edges[0], &SMALL) / 2.0).max(1.0);
            for class in 0..CLASSES {
                let x = left + slot * class as f64;
                pen.rect((x, y + 15.0), (slot - 1.0, 12.0), Ink::ACCENT, shades::alpha(class))?;
            }
            for (at, edge) in edges.iter().enumerate() {
                pen.text_if_free(edge, (left + slot * at as f64 - 0.5, y + 41.0), Hold::Middle, SMALL)?;
            }
        }
        if has_missing {
            let x = WIDTH - missing_room;
            let corners = vec![(x, y + 15.0), (x + 20.0, y + 15.0), (x + 20.0, y + 27.0), (x, y + 27.0)];
            pen.polygon(&corners, Ink::LINE, 0.35)?;
            hatch(pen, &Outline { polygons: vec![vec![corners]] })?;
            pen.text(&missing, (x + 26.0, y + 25.0), Hold::Left, SMALL, missing_room - 28.0)?;
        }
        Ok(())
    }

    fn class(&self, field: &Field) -> Option<usize> {
        Some(self.steps.as_ref()?.class(field.value?))
    }

    fn shown(&self, field: &Field) -> String {
        match field.value {
            Some(value) => self.texts.decimal(value, self.digits),
            None if field.note.is_empty() => "–".to_owned(),
            None => field.note.clone(),
        }
    }

    /// The value for those who only hear it.
    fn spoken(&self, field: &Field) -> String {
        if field.value.is_none() && field.note.is_empty() {
            self.texts.get("chart-map-missing")
        } else {
            self.shown(field)
        }
    }

    fn part(&self, field: &Field) -> ChartPart {
        let id = field.place.id.as_str();
        let args = [
            ("name", Arg::from(field.place.name.as_str())),
            ("measure", Arg::from(self.name.as_str())),
            ("value", Arg::from(self.spoken(field))),
        ];
        let (screen, filter) = match self.measure {
            Measure::Partners => ("partners", counts::filter(&[("neighbourhood_id", id)])),
            Measure::Indicator(indicator) => {
                let pairs = [("indicator_id", indicator.id.as_str()), ("neighbourhood_id", id)];
                ("indicators", counts::filter(&pairs))
            }
            _ => {
                let mut filter = counts::filter(&[("neighbourhood_id", id)]);
                filter.extend(counts::week_id(self.scene).map(|id| ("week_id".to_owned(), id)));
                ("programme", filter)
            }
        };
        let label = self.texts.format("chart-map-part", &args);
        ChartPart { id: format!("neighbourhood-{id}"), label, screen: screen.to_owned(), filter }
    }

    fn summary(&self) -> String {
        let mut known: Vec<(&Field, f64)> =
            self.fields.iter().filter_map(|field| Some((field, field.value?))).collect();
        known.sort_by(|a, b| b.1.total_cmp(&a.1));
        let measure = ("measure", Arg::from(self.name.as_str()));
        let (Some(first), Some(last)) = (known.first(), known.last()) else {
            return self.texts.format("chart-map-summary-none", &[measure]);
        };
        let missing = self.fields.len() - known.len();
        let args = [
            measure,
            ("best", Arg::from(first.0.place.name.as_str())),
            ("most", Arg::from(self.shown(first.0))),
            ("worst", Arg::from(last.0.place.name.as_str())),
            ("least", Arg::from(self.shown(last.0))),
            ("missing", Arg::from(missing)),
            ("shown", Arg::from(self.texts.number(missing as i64))),
        ];
        let id = match (known.len(), missing) {
            (1, _) => "chart-map-summary-one",
            (_, 0) => "chart-map-summary",
            _ => "chart-map-summary-gaps",
        };
        self.texts.format(id, &args)
    }

    fn table(&self) -> ChartTable {
        let is_indicator = matches!(self.measure, Measure::Indicator(_));
        let mut columns = vec![self.texts.get("chart-column-neighbourhood"), self.name.clone()];
        if is_indicator {
            columns.push(self.texts.get("chart-column-measured"));
        }
        let row = |field: &Field| {
            let value = field.value.map(|value| self.texts.decimal(value, self.digits));
            let mut row = vec![field.place.name.clone(), value.unwrap_or_default()];
            if is_indicator {
                row.push(field.note.clone());
            }
            row
        };
        ChartTable { columns, rows: self.fields.iter().map(row).collect() }
    }
}

/// Where degrees lie in the drawing.
struct Frame {
    bounds: Bounds,
    /// Width of a degree of longitude, as a share of one of latitude.
    squeeze: f64,
    scale: f64,
    left: f64,
    height: f64,
}

impl Frame {
    fn new(bounds: Bounds) -> Self {
        let squeeze = ((bounds.south + bounds.north) / 2.0).to_radians().cos().max(0.05);
        let size = ((bounds.east - bounds.west) * squeeze, bounds.north - bounds.south);
        let scale = ((WIDTH - 2.0 * EDGE) / size.0).min(MOST_HIGH / size.1);
        let left = (WIDTH - size.0 * scale) / 2.0;
        Self { bounds, squeeze, scale, left, height: size.1 * scale }
    }

    fn place(&self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        let x = self.left + (longitude - self.bounds.west) * self.squeeze * self.scale;
        (x, EDGE + (self.bounds.north - latitude) * self.scale)
    }
}

/// Slanting lines within a shape.
fn hatch(pen: &Pen, shape: &Outline) -> Drawn {
    // Sheared by its height, a slanting line is a level one.
    let turned = shape.moved(|(x, y)| (x, x + y));
    let Some(bounds) = turned.bounds() else { return Ok(()) };
    let mut level = (bounds.south / 7.0).ceil() * 7.0 + 0.01;
    while level < bounds.north {
        for pair in turned.crossings(level).chunks_exact(2) {
            let ends = [(pair[0], level - pair[0]), (pair[1], level - pair[1])];
            pen.line(&ends, Ink::STONE_LINE, 1.0)?;
        }
        level += 7.0;
    }
    Ok(())
}
