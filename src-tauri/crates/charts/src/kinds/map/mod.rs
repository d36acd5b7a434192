//! The neighbourhoods as a map, each filled by a number: five classes of lightness, the numbers in the fields.
//!
//! Those without an outline stand below as tiles. A field without a value is hatched, which is not the lightest
//! class. Draws no streets and no water: whatever lies between outlines stays empty.

mod legend;
mod shapes;

use std::collections::HashSet;

use domain::geo::{self, Bounds, Outline};
use domain::rules::coverage::{CoverageRow, coverage};
use domain::rules::spread;
use domain::{Indicator, Neighbourhood, Plan};
use text::{Arg, DateStyle, Direction, Texts};

use crate::counts;
use crate::drawing::canvas::{Anchor, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Pen, text_style};
use crate::drawing::shades::Steps;
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};
use shapes::Frame;

const WIDTH: f64 = 520.0;
const MOST_HIGH: f64 = 340.0;
const EDGE: f64 = 6.0;
const TILE: (f64, f64) = (124.0, 46.0);
const TILE_GAP: f64 = 8.0;

const NAME: TextStyle = text_style(FontFace::Regular, 11.5, Colour::INK);
const VALUE: TextStyle = text_style(FontFace::Strong, 13.0, Colour::INK);
const SMALL: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);

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
        let is_mirrored = self.texts.direction() == Direction::Rtl;
        let frame = bounds.map(|bounds| Frame::new(bounds, is_mirrored));
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
            pen.text(&words, (EDGE, map_high + 16.0), Anchor::Left, SMALL, WIDTH - 2.0 * EDGE)?;
        }
        for (at, field) in tiles.iter().enumerate() {
            let column = (at % 4) as f64;
            let corner = (column * (TILE.0 + TILE_GAP), map_high + heading + (at / 4) as f64 * (TILE.1 + TILE_GAP));
            pen.part(self.part(field), || self.tile(&pen, field, corner))?;
        }
        self.legend(&pen, map_high + tiles_high + 14.0)?;
        Ok(pen)
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
            Measure::Events | Measure::Places | Measure::Attendance => {
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
