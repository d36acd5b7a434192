//! The fields of the map: where degrees lie in the drawing, the shapes, and words in them.

use domain::geo::{Bounds, Outline};

use super::{EDGE, Field, MOST_HIGH, Map, NAME, VALUE, WIDTH};
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, width, wrap};
use crate::drawing::shades;

impl Map<'_> {
    /// The largest first, so that one within another is drawn over it.
    pub(super) fn outlines(&self, pen: &Pen, frame: &Frame) -> Drawn {
        let mut shapes: Vec<(&Field, Outline)> = self
            .fields
            .iter()
            .filter_map(|field| Some((field, thinned(&field.outline.as_ref()?.moved(|point| frame.place(point))))))
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
                    (0, Some(class)) => pen.polygon(ring, Colour::ACCENT, shades::alpha(class))?,
                    (0, None) => pen.polygon(ring, Colour::LINE, 0.35)?,
                    _ => pen.polygon(ring, Colour::SURFACE, 1.0)?,
                }
            }
        }
        if class.is_none() {
            hatch(pen, shape)?;
        }
        for ring in shape.rings() {
            let closed: Vec<(f64, f64)> = ring.iter().chain(ring.first()).copied().collect();
            pen.line(&closed, Colour::SURFACE, 2.6)?;
            pen.line(&closed, Colour::ACCENT, 0.8)?;
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
        pen.with(ShapeLook { halo, ..ShapeLook::default() }, || {
            for most in [1, 2] {
                let half = 8.0 + 8.0 * most as f64;
                let words = wrap(&field.place.name, &name, room(half), most);
                let is_whole = words.join(" ") == field.place.name.split_whitespace().collect::<Vec<_>>().join(" ");
                if words.is_empty() || !is_whole || room(half) < width(&shown, &value) {
                    continue;
                }
                let mut lines: Vec<(String, TextStyle)> = words.into_iter().map(|line| (line, name)).collect();
                lines.push((shown.clone(), value));
                let first = y - 15.0 * (lines.len() - 1) as f64 / 2.0 + 3.5;
                if pen.lines_if_free(&lines, (x, first), Anchor::Middle, 15.0)? {
                    return Ok(());
                }
            }
            if width(&shown, &value) <= room(7.0) {
                pen.text_if_free(&shown, (x, y + 4.5), Anchor::Middle, value)
            } else {
                Ok(())
            }
        })
    }
}

/// Where degrees lie in the drawing.
pub(super) struct Frame {
    bounds: Bounds,
    /// Width of a degree of longitude, as a share of one of latitude.
    squeeze: f64,
    scale: f64,
    left: f64,
    is_mirrored: bool,
    pub(super) height: f64,
}

impl Frame {
    /// A frame as wide as the drawing, or as high as a drawing may be.
    pub(super) fn new(bounds: Bounds, is_mirrored: bool) -> Self {
        let squeeze = ((bounds.south + bounds.north) / 2.0).to_radians().cos().max(0.05);
        let size = ((bounds.east - bounds.west) * squeeze, bounds.north - bounds.south);
        let scale = ((WIDTH - 2.0 * EDGE) / size.0).min(MOST_HIGH / size.1);
        let left = (WIDTH - size.0 * scale) / 2.0;
        Self { bounds, squeeze, scale, left, is_mirrored, height: size.1 * scale }
    }

    fn place(&self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        let x = self.left + (longitude - self.bounds.west) * self.squeeze * self.scale;
        // East stays east: what the pen will mirror is mirrored before.
        let x = if self.is_mirrored { WIDTH - x } else { x };
        (x, EDGE + (self.bounds.north - latitude) * self.scale)
    }
}

/// Slanting lines within a shape.
pub(super) fn hatch(pen: &Pen, shape: &Outline) -> Drawn {
    // Sheared by its height, a slanting line is a level one.
    let turned = shape.moved(|(x, y)| (x, x + y));
    let Some(bounds) = turned.bounds() else { return Ok(()) };
    let mut level = (bounds.south / 7.0).ceil() * 7.0 + 0.01;
    while level < bounds.north {
        for pair in turned.crossings(level).chunks_exact(2) {
            let ends = [(pair[0], level - pair[0]), (pair[1], level - pair[1])];
            pen.line(&ends, Colour::STONE_LINE, 1.0)?;
        }
        level += 7.0;
    }
    Ok(())
}

/// Points of an outline that lie closer than this are one to the eye.
const GRAIN: f64 = 0.3;

/// The outline without the points that nobody would see: what a city's surveyors drew can have half a million.
fn thinned(shape: &Outline) -> Outline {
    let ring = |ring: &Vec<(f64, f64)>| {
        let mut kept: Vec<(f64, f64)> = Vec::new();
        for point in ring {
            let is_apart = kept.last().is_none_or(|last| GRAIN <= (last.0 - point.0).hypot(last.1 - point.1));
            if is_apart {
                kept.push(*point);
            }
        }
        // An island smaller than that stays as it is: it has few points.
        if kept.len() < 3 { ring.iter().take(8).copied().collect() } else { kept }
    };
    let rings = |rings: &Vec<Vec<(f64, f64)>>| rings.iter().map(ring).collect();
    Outline { polygons: shape.polygons.iter().map(rings).collect() }
}

#[cfg(test)]
mod tests {
    use domain::geo::Outline;

    use super::{GRAIN, thinned};

    #[test]
    fn half_a_million_points_become_as_many_as_can_be_seen() {
        let round = |at: i32| {
            let (sine, cosine) = (std::f64::consts::TAU * f64::from(at) / 500_000.0).sin_cos();
            (200.0 + 150.0 * cosine, 200.0 + 150.0 * sine)
        };
        let circle = Outline { polygons: vec![vec![(0..500_000).map(round).collect()]] };
        let seen = thinned(&circle);
        let points = seen.polygons[0][0].len();
        assert!((1_000..4_000).contains(&points), "{points} points");
        assert!((seen.area() - circle.area()).abs() < circle.area() * 0.001);
        let square = Outline { polygons: vec![vec![vec![(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)]]] };
        assert_eq!(thinned(&square).polygons, square.polygons);
        let speck = Outline { polygons: vec![vec![vec![(0.0, 0.0), (GRAIN / 9.0, 0.0), (0.0, GRAIN / 9.0)]]] };
        assert_eq!(thinned(&speck).polygons, speck.polygons);
    }
}
