//! How many people of the world live in cities and in the country: two areas whose edges cross.
//!
//! What is a projection is dashed on a shaded ground and called so. About the world, not about this city.

use text::{Arg, Texts};

use crate::counts::world::{self, number};
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, balanced, text_style, width, wrap};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartTable, Medium, Scene, Sketch, sketch};

const WIDTH: f64 = 520.0;
const LEFT: f64 = 36.0;
const TOP: f64 = 42.0;
const FLOOR: f64 = 308.0;

const AXIS: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const SMALL: TextStyle = text_style(FontFace::Regular, 10.0, Colour::MUTED);
const MARK: TextStyle = text_style(FontFace::Strong, 12.0, Colour::INK);

struct Year {
    year: f64,
    urban: f64,
    rural: f64,
    is_projection: bool,
}

/// Draws the world's urban and rural population.
pub fn draw(_scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let data = world::urban_rural();
    let rows = data.columns(["year", "urban_millions", "rural_millions", "kind"]);
    let years = rows.iter().filter_map(|[year, urban, rural, kind]| {
        let is_projection = *kind == "projection";
        Some(Year { year: number(year)?, urban: number(urban)?, rural: number(rural)?, is_projection })
    });
    let years: Vec<Year> = years.collect();
    let source = wrap(&texts.get(data.source), &SMALL, WIDTH - 2.0, 4);
    let pen = sketch(medium, texts, WIDTH, FLOOR + 30.0 + 14.0 * source.len() as f64);
    let names = ["chart-urban_rural-urban", "chart-urban_rural-rural"].map(|id| texts.get(id));
    let key_room = names.iter().map(|name| width(name, &MARK)).fold(60.0, f64::max).min(120.0) + 16.0;
    let lines = Lines { pen: &pen, texts, years: &years, right: WIDTH - key_room, most: 5_500.0 };
    lines.grid()?;
    lines.areas()?;
    lines.crossing()?;
    lines.ends(&names)?;
    pen.lines(&source, (0.0, FLOOR + 38.0), Anchor::Left, SMALL, 13.0)?;
    Ok(Sketch { title: None, summary: summary(&years, texts), pen, table: table(&years, texts) })
}

/// The year in which more people began to live in cities than in the country, between two of the years known.
fn crossing(years: &[Year]) -> Option<(f64, f64)> {
    years.windows(2).find_map(|pair| {
        let (before, after) = (pair[0].rural - pair[0].urban, pair[1].rural - pair[1].urban);
        if before <= 0.0 || 0.0 < after {
            return None;
        }
        let share = before / (before - after);
        let people = pair[0].urban + share * (pair[1].urban - pair[0].urban);
        Some((pair[0].year + share * (pair[1].year - pair[0].year), people))
    })
}

struct Lines<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    years: &'a [Year],
    right: f64,
    /// Millions at the top of the axis.
    most: f64,
}

impl Lines<'_> {
    fn x(&self, year: f64) -> f64 {
        let (first, last) = (self.years[0].year, self.years[self.years.len() - 1].year);
        LEFT + (year - first) / (last - first) * (self.right - LEFT)
    }

    fn y(&self, millions: f64) -> f64 {
        FLOOR - millions / self.most * (FLOOR - TOP)
    }

    /// The year from which on nothing has been counted yet.
    fn last_estimate(&self) -> f64 {
        self.years.iter().filter(|year| !year.is_projection).map(|year| year.year).fold(self.years[0].year, f64::max)
    }

    fn grid(&self) -> Drawn {
        let from = self.x(self.last_estimate());
        self.pen.rect((from, TOP - 8.0), (self.right - from, FLOOR - TOP + 8.0), Colour::SHAFT, 1.0)?;
        self.pen.text(&self.texts.get("chart-urban_rural-unit"), (0.0, 13.0), Anchor::Left, AXIS, WIDTH)?;
        for billions in 0..=5 {
            let y = self.y(f64::from(billions) * 1000.0);
            self.pen.line(&[(LEFT, y), (self.right, y)], Colour::LINE, 1.0)?;
            let shown = self.texts.number(billions.into());
            self.pen.text(&shown, (LEFT - 8.0, y + 4.0), Anchor::Right, AXIS, LEFT - 9.0)?;
        }
        for year in self.years.iter().filter(|year| year.year % 20.0 == 10.0) {
            let x = self.x(year.year);
            self.pen.line(&[(x, FLOOR), (x, FLOOR + 4.0)], Colour::MUTED, 1.0)?;
            self.pen.text_if_free(&year.year.to_string(), (x, FLOOR + 17.0), Anchor::Middle, AXIS)?;
        }
        let words = self.texts.get("chart-urban_rural-projection");
        let lines = balanced(&words, &SMALL, self.right - from - 6.0, 2);
        self.pen.lines(&lines, ((from + self.right) / 2.0, TOP + 6.0), Anchor::Middle, SMALL, 12.0)
    }

    fn areas(&self) -> Drawn {
        type Of = fn(&Year) -> f64;
        let series: [(Of, Colour, f64); 2] =
            [(|year| year.rural, Colour::BAR, 2.2), (|year| year.urban, Colour::ACCENT, 2.8)];
        for (of, colour, thick) in series {
            let points: Vec<(f64, f64)> = self.years.iter().map(|year| (self.x(year.year), self.y(of(year)))).collect();
            let known = self.years.iter().filter(|year| !year.is_projection).count();
            // Only what has been counted has ground under it.
            let mut area = points[..known].to_vec();
            area.extend([(self.x(self.last_estimate()), FLOOR), (LEFT, FLOOR)]);
            self.pen.polygon(&area, colour, 0.13)?;
            self.pen.line(&points[..known], colour, thick)?;
            self.pen.with(ShapeLook { dash: 5.0, ..ShapeLook::default() }, || {
                self.pen.line(&points[known.max(1) - 1..], colour, thick)
            })?;
        }
        self.pen.line(&[(LEFT, FLOOR), (self.right, FLOOR)], Colour::MUTED, 1.0)
    }

    fn crossing(&self) -> Drawn {
        let Some((year, people)) = crossing(self.years) else { return Ok(()) };
        let (x, y) = (self.x(year), self.y(people));
        self.pen.line(&[(x, y), (x, FLOOR)], Colour::INK, 1.0)?;
        self.pen.dot((x, y), 5.5, Colour::SURFACE)?;
        self.pen.dot((x, y), 4.0, Colour::INK)?;
        let words = self.texts.format("chart-urban_rural-crossing", &[("year", Arg::from(shown(year)))]);
        let lines = balanced(&words, &MARK, x - LEFT - 24.0, 3);
        let first = y - 14.0 - 16.0 * lines.len().max(1) as f64;
        self.pen.with(ShapeLook { halo: 4.0, ..ShapeLook::default() }, || {
            self.pen.lines(&lines, (x - 14.0, first), Anchor::Right, MARK, 16.0)
        })
    }

    /// Names at the ends of the lines, with the last number.
    fn ends(&self, names: &[String; 2]) -> Drawn {
        let Some(last) = self.years.last() else { return Ok(()) };
        let room = WIDTH - self.right - 9.0;
        let inks = [Colour::ACCENT, Colour::MUTED];
        for ((name, value), colour) in names.iter().zip([last.urban, last.rural]).zip(inks) {
            let y = self.y(value);
            let letters = TextStyle { colour, ..MARK };
            let lines = wrap(name, &letters, room, 2);
            self.pen.lines(&lines, (self.right + 8.0, y - 1.0), Anchor::Left, letters, 14.0)?;
            let below = y - 1.0 + 15.0 * lines.len() as f64;
            let billions = self.texts.decimal(value / 1000.0, 1);
            self.pen.text_if_free(&billions, (self.right + 8.0, below), Anchor::Left, AXIS)?;
        }
        Ok(())
    }
}

/// A year as people write it: no amount, so without separators.
fn shown(year: f64) -> String {
    format!("{year:.0}")
}

fn summary(years: &[Year], texts: &Texts) -> String {
    let (Some(first), Some(last), Some((year, _))) = (years.first(), years.last(), crossing(years)) else {
        return texts.get("chart-urban_rural-none");
    };
    let share = |year: &Year| texts.percent(100.0 * year.urban / (year.urban + year.rural));
    let args = [
        ("year", Arg::from(shown(year))),
        ("first", Arg::from(shown(first.year))),
        ("first_share", Arg::from(share(first))),
        ("last", Arg::from(shown(last.year))),
        ("last_share", Arg::from(share(last))),
    ];
    texts.format("chart-urban_rural-summary", &args)
}

fn table(years: &[Year], texts: &Texts) -> ChartTable {
    let columns = ["chart-column-year", "chart-urban_rural-urban", "chart-urban_rural-rural", "chart-column-kind"];
    let millions = |people: f64| texts.decimal(people / 1000.0, 2);
    let kind = |year: &Year| {
        texts.get(if year.is_projection { "chart-urban_rural-projection" } else { "chart-urban_rural-estimate" })
    };
    let rows = years.iter().map(|year| vec![shown(year.year), millions(year.urban), millions(year.rural), kind(year)]);
    ChartTable { columns: columns.iter().map(|id| texts.get(id)).collect(), rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::{Year, crossing, shown};

    #[test]
    fn the_crossing_lies_between_the_years_that_are_known() {
        let year = |year: f64, urban: f64, rural: f64| Year { year, urban, rural, is_projection: false };
        let found = crossing(&[year(2000.0, 10.0, 14.0), year(2010.0, 14.0, 10.0)]);
        assert_eq!(found, Some((2005.0, 12.0)));
        assert_eq!(crossing(&[year(2000.0, 14.0, 10.0), year(2010.0, 16.0, 9.0)]), None);
        assert_eq!(shown(2006.6), "2007");
    }
}
