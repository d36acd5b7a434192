//! Emissions against the share of people who live in cities: emerging economies on their way, every five years.
//!
//! Emissions stand on a logarithmic axis, else China would hide all others. Where a number is missing the way is
//! broken, not bridged. About the world, not about this city.

use text::{Arg, Texts};

use crate::counts::world::{self, number};
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, text_style, width, wrap};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartTable, Medium, Scene, Sketch, sketch};

const WIDTH: f64 = 620.0;
const LEFT: f64 = 48.0;
const RIGHT: f64 = WIDTH - 14.0;
const TOP: f64 = 34.0;
const FLOOR: f64 = 440.0;

const AXIS: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const SMALL: TextStyle = text_style(FontFace::Regular, 10.0, Colour::MUTED);
const NAME: TextStyle = text_style(FontFace::Strong, 11.0, Colour::INK);

/// Where a label may stand beside its point, best first: across, up, and how it is held.
const PLACES: [(f64, f64, Anchor); 8] = [
    (8.0, 3.5, Anchor::Left),
    (0.0, -8.0, Anchor::Middle),
    (-8.0, 3.5, Anchor::Right),
    (0.0, 16.0, Anchor::Middle),
    (7.0, -6.0, Anchor::Left),
    (7.0, 14.0, Anchor::Left),
    (-7.0, -6.0, Anchor::Right),
    (-7.0, 14.0, Anchor::Right),
];

/// A country with its points; `None` behind a year: not known.
struct Country {
    name: &'static str,
    points: Vec<(&'static str, Option<(f64, f64)>)>,
}

impl Country {
    fn known(&self) -> impl DoubleEndedIterator<Item = (&'static str, (f64, f64))> {
        self.points.iter().filter_map(|(year, point)| Some((*year, (*point)?)))
    }
}

fn countries(data: &world::Context) -> Vec<Country> {
    let mut countries: Vec<Country> = Vec::new();
    for [name, year, percent, megatons] in data.columns(["country", "year", "urban_population_pct", "co2_mt"]) {
        // A logarithm knows no zero.
        let point = number(percent).zip(number(megatons).filter(|megatons| 0.0 < *megatons));
        match countries.last_mut().filter(|country| country.name == name) {
            Some(country) => country.points.push((year, point)),
            None => countries.push(Country { name, points: vec![(year, point)] }),
        }
    }
    countries
}

/// Draws emissions against urban population.
pub fn draw(_scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let data = world::co2_urban();
    let countries = countries(&data);
    let source = wrap(&texts.get(data.source), &SMALL, WIDTH - 2.0, 4);
    let pen = sketch(medium, texts, WIDTH, FLOOR + 44.0 + 14.0 * source.len() as f64);
    let scatter = Scatter { pen: &pen, texts, lines: countries.iter().flat_map(ways).collect() };
    scatter.grid()?;
    scatter.key()?;
    for country in &countries {
        scatter.way(country)?;
    }
    // Names first, because a year without a country says nothing.
    for country in &countries {
        if let Some((_, point)) = country.known().next_back() {
            scatter.label(country.name, point, NAME, true)?;
        }
    }
    for country in &countries {
        let ends = [country.known().next(), country.known().next_back()];
        for (year, point) in ends.into_iter().flatten() {
            scatter.label(year, point, SMALL, false)?;
        }
    }
    pen.lines(&source, (0.0, FLOOR + 52.0), Anchor::Left, SMALL, 13.0)?;
    Ok(Sketch { title: None, summary: summary(&countries, texts), pen, table: table(&countries, texts) })
}

fn place((percent, megatons): (f64, f64)) -> (f64, f64) {
    // From 10 to 10,000 megatons: three decades.
    let share = (megatons.log10() - 1.0) / 3.0;
    (LEFT + (percent - 15.0) / 80.0 * (RIGHT - LEFT), FLOOR - share * (FLOOR - TOP))
}

/// Points along the ways of a country, close enough together that no label slips between them.
fn ways(country: &Country) -> Vec<(f64, f64)> {
    let pieces = country.points.split(|(_, point)| point.is_none());
    let mut along = Vec::new();
    for piece in pieces {
        let line: Vec<(f64, f64)> = piece.iter().filter_map(|(_, point)| Some(place((*point)?))).collect();
        along.extend(line.last());
        for pair in line.windows(2) {
            let steps = ((pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1) / 4.0).ceil().max(1.0);
            let step = |at: usize| {
                let share = at as f64 / steps;
                (pair[0].0 + share * (pair[1].0 - pair[0].0), pair[0].1 + share * (pair[1].1 - pair[0].1))
            };
            along.extend((0..steps as usize).map(step));
        }
    }
    along
}

struct Scatter<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    /// Where lines run, which labels keep away from.
    lines: Vec<(f64, f64)>,
}

impl Scatter<'_> {
    /// What an open and a full point are, in the empty corner.
    fn key(&self) -> Drawn {
        let letters = text_style(FontFace::Regular, 11.0, Colour::INK);
        let words = ["chart-co2-first", "chart-co2-last"].map(|id| self.texts.get(id));
        let longest = words.iter().map(|words| width(words, &letters)).fold(0.0, f64::max).min(300.0);
        for (at, words) in words.iter().enumerate() {
            let centre = (RIGHT - longest - 12.0, TOP + 16.0 + 20.0 * at as f64);
            self.pen.dot(centre, 4.2, Colour::ACCENT)?;
            if at == 0 {
                self.pen.dot(centre, 2.6, Colour::SURFACE)?;
            }
            self.pen.text(words, (centre.0 + 11.0, centre.1 + 4.0), Anchor::Left, letters, longest + 1.0)?;
        }
        Ok(())
    }

    fn grid(&self) -> Drawn {
        self.pen.text(&self.texts.get("chart-co2-up"), (0.0, 13.0), Anchor::Left, AXIS, WIDTH)?;
        for (power, megatons) in [10.0_f64, 100.0, 1000.0, 10_000.0].into_iter().enumerate() {
            let (_, y) = place((20.0, megatons));
            self.pen.line(&[(LEFT, y), (RIGHT, y)], Colour::LINE, 1.2)?;
            let shown = self.texts.number(megatons as i64);
            self.pen.text(&shown, (LEFT - 7.0, y + 4.0), Anchor::Right, AXIS, LEFT - 8.0)?;
            // The steps between show that the axis is no even one.
            for step in 2..10 {
                let (_, y) = place((20.0, megatons * f64::from(step)));
                if power < 3 {
                    self.pen.line(&[(LEFT, y), (LEFT + if step == 5 { 9.0 } else { 5.0 }, y)], Colour::LINE, 1.0)?;
                }
            }
        }
        for percent in (20..=90).step_by(10) {
            let (x, _) = place((f64::from(percent), 10.0));
            self.pen.line(&[(x, FLOOR), (x, FLOOR + 4.0)], Colour::MUTED, 1.0)?;
            self.pen.text(&self.texts.percent(percent.into()), (x, FLOOR + 17.0), Anchor::Middle, AXIS, 44.0)?;
        }
        self.pen.line(&[(LEFT, FLOOR), (RIGHT, FLOOR)], Colour::MUTED, 1.0)?;
        self.pen.text(&self.texts.get("chart-co2-along"), (RIGHT, FLOOR + 34.0), Anchor::Right, AXIS, RIGHT - 2.0)
    }

    /// The points of a country, joined where nothing is missing between them; open at the start, full at the end.
    fn way(&self, country: &Country) -> Drawn {
        let pieces = country.points.split(|(_, point)| point.is_none());
        for piece in pieces.filter(|piece| 1 < piece.len()) {
            let line: Vec<(f64, f64)> = piece.iter().filter_map(|(_, point)| Some(place((*point)?))).collect();
            self.pen.line(&line, Colour::BAR, 1.6)?;
        }
        let last = country.known().next_back().map(|(year, _)| year);
        let first = country.known().next().map(|(year, _)| year);
        for (year, point) in country.known() {
            let centre = place(point);
            match year {
                year if Some(year) == last => self.pen.dot(centre, 4.2, Colour::ACCENT)?,
                year if Some(year) == first => {
                    self.pen.dot(centre, 4.0, Colour::ACCENT)?;
                    self.pen.dot(centre, 2.6, Colour::SURFACE)?;
                }
                _ => self.pen.dot(centre, 2.2, Colour::BAR)?,
            }
        }
        Ok(())
    }

    /// A label at the place beside its point that covers the least of the lines. A name stands anywhere, a year
    /// only where it covers nothing: the key says it too.
    fn label(&self, words: &str, point: (f64, f64), letters: TextStyle, is_needed: bool) -> Drawn {
        let (x, y) = place(point);
        let line = [(words.to_owned(), letters)];
        let long = width(words, &letters);
        let covered = |(across, down, hold): (f64, f64, Anchor)| {
            let from = match hold {
                Anchor::Left => x + across,
                Anchor::Middle => x + across - long / 2.0,
                Anchor::Right => x + across - long,
            };
            let base = y + down;
            let is_under = |point: &&(f64, f64)| {
                from - 2.0 < point.0 && point.0 < from + long + 2.0 && base - 10.0 < point.1 && point.1 < base + 3.0
            };
            self.lines.iter().filter(is_under).count()
        };
        let mut places: Vec<(usize, (f64, f64, Anchor))> =
            PLACES.iter().map(|place| (covered(*place), *place)).collect();
        places.sort_by_key(|(covered, _)| *covered);
        self.pen.with(ShapeLook { halo: 3.0, ..ShapeLook::default() }, || {
            for (_, (across, down, hold)) in places.into_iter().filter(|(covered, _)| is_needed || *covered == 0) {
                if self.pen.lines_if_free(&line, (x + across, y + down), hold, 10.0)? {
                    break;
                }
            }
            Ok(())
        })
    }
}

fn summary(countries: &[Country], texts: &Texts) -> String {
    let ends = countries.iter().filter_map(|country| {
        let ((_, first), (_, last)) = (country.known().next()?, country.known().next_back()?);
        Some((country.name, first, last))
    });
    let ends: Vec<_> = ends.collect();
    let grew = ends.iter().filter(|(_, first, last)| first.1 < last.1).count();
    let Some((name, first, last)) = ends.iter().max_by(|a, b| a.2.1.total_cmp(&b.2.1)) else {
        return texts.get("chart-co2-none");
    };
    let args = [
        ("grew", Arg::from(texts.number(grew as i64))),
        ("count", Arg::from(texts.number(ends.len() as i64))),
        ("name", Arg::from(*name)),
        ("first", Arg::from(texts.number(first.1.round() as i64))),
        ("last", Arg::from(texts.number(last.1.round() as i64))),
        ("first_share", Arg::from(texts.percent(first.0))),
        ("last_share", Arg::from(texts.percent(last.0))),
    ];
    texts.format("chart-co2-summary", &args)
}

fn table(countries: &[Country], texts: &Texts) -> ChartTable {
    let columns = ["chart-column-country", "chart-column-year", "chart-co2-along", "chart-co2-up"];
    let rows = countries.iter().flat_map(|country| {
        country.points.iter().map(|(year, point)| {
            let cells = point.map(|(percent, megatons)| (texts.percent(percent), texts.decimal(megatons, 1)));
            let (percent, megatons) = cells.unwrap_or_default();
            vec![country.name.to_owned(), (*year).to_owned(), percent, megatons]
        })
    });
    ChartTable { columns: columns.iter().map(|id| texts.get(id)).collect(), rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::countries;
    use crate::counts::world;

    #[test]
    fn a_missing_number_is_a_gap_and_no_zero() {
        let countries = countries(&world::co2_urban());
        assert_eq!(countries.len(), 19);
        let russia = countries.iter().find(|country| country.name == "Russian Federation").unwrap();
        assert_eq!((russia.points.len(), russia.known().count()), (7, 4));
        assert_eq!(russia.known().next().unwrap().0, "1995");
    }
}
