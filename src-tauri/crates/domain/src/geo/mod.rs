//! Outlines of neighbourhoods: reading GeoJSON, and the plane geometry that a map needs.
//!
//! Coordinates are degrees, longitude first, as GeoJSON has them. A city is small, so degrees are treated as a
//! plane whose width shrinks with the cosine of the latitude; nothing here measures distances or areas on a globe.

use serde_json::Value;

use crate::{Neighbourhood, Plan, Problem, Severity};

/// A closed line; the first point is not repeated at the end.
pub type Ring = Vec<(f64, f64)>;

/// The shape of a neighbourhood: polygons, each an outer ring and its holes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Each polygon: its outer ring, then the rings of its holes.
    pub polygons: Vec<Vec<Ring>>,
}

/// Smallest and largest of both coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Western edge.
    pub west: f64,
    /// Southern edge.
    pub south: f64,
    /// Eastern edge.
    pub east: f64,
    /// Northern edge.
    pub north: f64,
}

impl Bounds {
    /// Bounds that hold both.
    pub fn with(self, other: Bounds) -> Bounds {
        Bounds {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }
}

/// Reads an outline. The error is a word: `not_json`, `not_an_area`, `not_closed` or `not_degrees`.
///
/// Takes a geometry, or a feature around one, because map programs copy either.
pub fn outline(text: &str) -> Result<Outline, &'static str> {
    let value: Value = serde_json::from_str(text).map_err(|_| "not_json")?;
    outline_of(&value)
}

/// Reads an outline from JSON that has been read already.
pub fn outline_of(value: &Value) -> Result<Outline, &'static str> {
    let polygons = match value["type"].as_str() {
        Some("Feature") => return outline_of(&value["geometry"]),
        Some("Polygon") => vec![polygon(&value["coordinates"])?],
        Some("MultiPolygon") => {
            let all = value["coordinates"].as_array().ok_or("not_an_area")?;
            all.iter().map(polygon).collect::<Result<_, _>>()?
        }
        _ => return Err("not_an_area"),
    };
    if polygons.is_empty() { Err("not_an_area") } else { Ok(Outline { polygons }) }
}

fn polygon(value: &Value) -> Result<Vec<Ring>, &'static str> {
    let rings: Vec<Ring> = value.as_array().ok_or("not_an_area")?.iter().map(ring).collect::<Result<_, _>>()?;
    if rings.is_empty() { Err("not_an_area") } else { Ok(rings) }
}

fn ring(value: &Value) -> Result<Ring, &'static str> {
    let points = value.as_array().ok_or("not_an_area")?;
    let mut ring: Ring = points.iter().map(point).collect::<Result<_, _>>()?;
    if ring.len() < 4 || ring.first() != ring.last() {
        return Err("not_closed");
    }
    ring.pop();
    if signed_area(&ring) == 0.0 { Err("not_an_area") } else { Ok(ring) }
}

fn point(value: &Value) -> Result<(f64, f64), &'static str> {
    let (Some(longitude), Some(latitude)) = (value[0].as_f64(), value[1].as_f64()) else {
        return Err("not_an_area");
    };
    let is_on_earth = (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude);
    if is_on_earth { Ok((longitude, latitude)) } else { Err("not_degrees") }
}

impl Outline {
    /// Every ring, outer ones and holes.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.polygons.iter().flatten()
    }

    /// What the outline lies within.
    pub fn bounds(&self) -> Option<Bounds> {
        let points = self.rings().flatten();
        points.map(|(x, y)| Bounds { west: *x, south: *y, east: *x, north: *y }).reduce(Bounds::with)
    }

    /// The same shape with every point moved.
    pub fn moved(&self, to: impl Fn((f64, f64)) -> (f64, f64)) -> Outline {
        let ring = |ring: &Ring| ring.iter().map(|point| to(*point)).collect();
        let polygon = |rings: &Vec<Ring>| rings.iter().map(ring).collect();
        Outline { polygons: self.polygons.iter().map(polygon).collect() }
    }

    /// How much it covers, holes left out, in squares of its own unit.
    pub fn area(&self) -> f64 {
        let of = |rings: &Vec<Ring>| {
            let mut areas = rings.iter().map(|ring| signed_area(ring).abs());
            areas.next().unwrap_or(0.0) - areas.sum::<f64>()
        };
        self.polygons.iter().map(of).sum()
    }

    /// Whether the point lies within.
    pub fn contains(&self, point: (f64, f64)) -> bool {
        is_between(&self.crossings(point.1), point.0)
    }

    /// Where a level line crosses the rings, from left to right: from each odd place to the next lies inside.
    pub fn crossings(&self, level: f64) -> Vec<f64> {
        let mut crossings: Vec<f64> = self
            .rings()
            .flat_map(|ring| edges(ring))
            .filter(|((_, from), (_, to))| (*from <= level) != (*to <= level))
            .map(|((x0, y0), (x1, y1))| x0 + (level - y0) / (y1 - y0) * (x1 - x0))
            .collect();
        crossings.sort_by(f64::total_cmp);
        crossings
    }

    /// The point inside that is farthest from every edge: where a name belongs.
    ///
    /// Looked for on a grid that is made finer around the best point three times.
    pub fn pole(&self) -> Option<(f64, f64)> {
        let bounds = self.bounds()?;
        let mut best: Option<((f64, f64), f64)> = None;
        let mut middle = ((bounds.west + bounds.east) / 2.0, (bounds.south + bounds.north) / 2.0);
        let mut half = ((bounds.east - bounds.west) / 2.0, (bounds.north - bounds.south) / 2.0);
        for steps in [12, 4, 4] {
            for row in -steps..=steps {
                let y = middle.1 + half.1 * f64::from(row) / f64::from(steps);
                let crossings = self.crossings(y);
                for column in -steps..=steps {
                    let point = (middle.0 + half.0 * f64::from(column) / f64::from(steps), y);
                    if is_between(&crossings, point.0) {
                        let deepest = best.map_or(f64::NEG_INFINITY, |(_, depth)| depth);
                        best = self.distance_above(deepest, point).map(|depth| (point, depth)).or(best);
                    }
                }
            }
            middle = best.map_or(middle, |(point, _)| point);
            half = (half.0 / f64::from(steps), half.1 / f64::from(steps));
        }
        best.map(|(point, _)| point)
    }

    /// How far the nearest edge is; `None` when it is no farther than `least`, which the first such edge tells.
    fn distance_above(&self, least: f64, point: (f64, f64)) -> Option<f64> {
        let mut distances = self.rings().flat_map(|ring| edges(ring)).map(|edge| distance(point, edge));
        distances.try_fold(f64::INFINITY, |nearest, it| (least < it).then(|| nearest.min(it)))
    }
}

/// Whether a place on a level line lies within, by where the line crosses the rings.
fn is_between(crossings: &[f64], x: f64) -> bool {
    crossings.iter().filter(|crossing| **crossing < x).count() % 2 == 1
}

fn edges(ring: &[(f64, f64)]) -> impl Iterator<Item = ((f64, f64), (f64, f64))> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

fn signed_area(ring: &[(f64, f64)]) -> f64 {
    edges(ring).map(|((x0, y0), (x1, y1))| x0 * y1 - x1 * y0).sum::<f64>() / 2.0
}

fn distance((x, y): (f64, f64), ((x0, y0), (x1, y1)): ((f64, f64), (f64, f64))) -> f64 {
    let (along_x, along_y) = (x1 - x0, y1 - y0);
    let length = along_x * along_x + along_y * along_y;
    let share = if 0.0 < length { ((x - x0) * along_x + (y - y0) * along_y) / length } else { 0.0 };
    let share = share.clamp(0.0, 1.0);
    (x - x0 - share * along_x).hypot(y - y0 - share * along_y)
}

/// The outline of a neighbourhood, where it has one that can be read.
pub fn outline_of_neighbourhood(neighbourhood: &Neighbourhood) -> Option<Outline> {
    outline(&neighbourhood.outline).ok()
}

/// Outlines that cannot be read. Maps show these neighbourhoods as if they had none.
pub fn outline_problems(plan: &Plan) -> Vec<Problem> {
    let written = plan.neighbourhoods.iter().filter(|neighbourhood| !neighbourhood.outline.trim().is_empty());
    let broken = written.filter_map(|neighbourhood| {
        let reason = outline(&neighbourhood.outline).err()?;
        let values =
            [("id", neighbourhood.id.as_str()), ("neighbourhood", neighbourhood.name.as_str()), ("reason", reason)];
        Some(Problem {
            code: "outline_unreadable".to_owned(),
            severity: Severity::Warning,
            key: format!("outline_unreadable-{}-{reason}", neighbourhood.id),
            field: Some("outline".to_owned()),
            values: values.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            ..Problem::default()
        })
    });
    broken.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<usize, &str>) {
        assert_eq!(outline(text).map(|outline| outline.rings().count()), expected, "{text}");
    }

    const SQUARE: &str = "[[0,0],[4,0],[4,4],[0,4],[0,0]]";
    const HOLE: &str = "[[1,1],[3,1],[3,3],[1,3],[1,1]]";

    #[test]
    fn outlines_are_read_or_say_what_is_wrong() {
        check(&format!(r#"{{"type":"Polygon","coordinates":[{SQUARE}]}}"#), Ok(1));
        check(&format!(r#"{{"type":"Polygon","coordinates":[{SQUARE},{HOLE}]}}"#), Ok(2));
        check(&format!(r#"{{"type":"MultiPolygon","coordinates":[[{SQUARE}],[{HOLE}]]}}"#), Ok(2));
        let feature = format!(r#"{{"type":"Feature","geometry":{{"type":"Polygon","coordinates":[{SQUARE}]}}}}"#);
        check(&feature, Ok(1));
        check("", Err("not_json"));
        check("POLYGON((0 0, 1 1))", Err("not_json"));
        check("[]", Err("not_an_area"));
        check(r#"{"type":"Point","coordinates":[1,2]}"#, Err("not_an_area"));
        check(r#"{"type":"Polygon","coordinates":[]}"#, Err("not_an_area"));
        check(r#"{"type":"MultiPolygon","coordinates":[]}"#, Err("not_an_area"));
        check(r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,"x"],[0,0]]]}"#, Err("not_an_area"));
        check(r#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[8,0],[0,0]]]}"#, Err("not_an_area"));
        check(r#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4]]]}"#, Err("not_closed"));
        check(
            r#"{"type":"Polygon","coordinates":[[[310000,680000],[1,0],[1,1],[310000,680000]]]}"#,
            Err("not_degrees"),
        );
    }

    #[test]
    fn a_name_stands_beside_a_hole() {
        let outline = outline(&format!(r#"{{"type":"Polygon","coordinates":[{SQUARE},{HOLE}]}}"#)).unwrap();
        assert_eq!(outline.area(), 12.0);
        assert!(!outline.contains((2.0, 2.0)));
        let pole = outline.pole().unwrap();
        assert!(outline.contains(pole), "{pole:?}");
        assert_eq!(outline.crossings(2.0), [0.0, 1.0, 3.0, 4.0]);
    }

    fn of(rings: &[&[(f64, f64)]]) -> Outline {
        Outline { polygons: vec![rings.iter().map(|ring| ring.to_vec()).collect()] }
    }

    const TRIANGLE: &[(f64, f64)] = &[(0.0, 0.0), (4.0, 0.0), (0.0, 3.0)];

    #[test]
    fn distances_to_an_edge() {
        let slanted = ((1.0, 2.0), (4.0, 6.0));
        let level = ((1.0, 1.0), (11.0, 1.0));
        for (point, edge, expected) in [
            ((4.0, 5.0), level, 4.0),
            ((14.0, 5.0), level, 5.0),
            ((-2.0, 5.0), level, 5.0),
            ((3.0, 1.0), level, 0.0),
            ((-1.5, 7.0), slanted, 5.0),
            ((6.5, 1.0), slanted, 5.0),
            ((4.0, 9.0), slanted, 3.0),
            ((5.0, 5.0), ((2.0, 1.0), (2.0, 1.0)), 5.0),
        ] {
            let found = distance(point, edge);
            assert!((found - expected).abs() < 1e-9, "{point:?} from {edge:?}: {found}");
        }
    }

    #[test]
    fn areas_edges_and_crossings() {
        let reversed: Vec<(f64, f64)> = TRIANGLE.iter().rev().copied().collect();
        assert_eq!((signed_area(TRIANGLE), signed_area(&reversed)), (6.0, -6.0));
        let moved = of(&[TRIANGLE]).moved(|(x, y)| (x + 10.0, y * 2.0));
        assert_eq!(moved.area(), 12.0);
        let bounds = Bounds { west: 10.0, south: 0.0, east: 14.0, north: 6.0 };
        assert_eq!(moved.bounds(), Some(bounds));
        let other = Bounds { west: 11.0, south: -1.0, east: 20.0, north: 5.0 };
        let both = Bounds { west: 10.0, south: -1.0, east: 20.0, north: 6.0 };
        assert_eq!((bounds.with(other), other.with(bounds)), (both, both));
        assert_eq!(Outline::default().bounds(), None);
        for (level, expected) in
            [(1.5, vec![0.0, 2.0]), (0.0, vec![0.0, 4.0]), (3.0, vec![]), (-1.0, vec![]), (0.75, vec![0.0, 3.0])]
        {
            assert_eq!(of(&[TRIANGLE]).crossings(level), expected, "{level}");
        }
        for (point, expected) in
            [((1.0, 1.0), true), ((2.0, 1.5), true), ((2.1, 1.5), false), ((0.0, 1.5), false), ((-1.0, 1.0), false)]
        {
            assert_eq!(of(&[TRIANGLE]).contains(point), expected, "{point:?}");
        }
    }

    #[test]
    fn a_pole_is_as_far_from_every_edge_as_can_be() {
        let square: &[(f64, f64)] = &[(1.0, 2.0), (5.0, 2.0), (5.0, 6.0), (1.0, 6.0)];
        let hole: &[(f64, f64)] = &[(2.0, 3.0), (4.0, 3.0), (4.0, 5.0), (2.0, 5.0)];
        let far: Vec<(f64, f64)> = TRIANGLE.iter().map(|(x, y)| (x + 7.0, y - 3.0)).collect();
        // Between the corners of square and hole a point is as far from both as it can be.
        let corner = 2f64.sqrt() / (1.0 + 2f64.sqrt());
        // As small as the parts of a city are, in degrees, and one whose middle lies far from that of its bounds.
        let of_city: Vec<(f64, f64)> = TRIANGLE.iter().map(|(x, y)| (x / 100.0 - 6.26, y / 100.0 + 53.35)).collect();
        let slender: &[(f64, f64)] = &[(0.0, 0.0), (16.0, 0.0), (33.0, 12.0)];
        for (outline, depth) in [
            (of(&[square]), 2.0),
            (of(&[TRIANGLE]), 1.0),
            (of(&[&far]), 1.0),
            (of(&[&of_city]), 0.01),
            (of(&[slender]), 2.669_530_8),
            (of(&[square, hole]), corner),
        ] {
            let pole = outline.pole().unwrap();
            assert!(outline.contains(pole));
            let found = outline.distance_above(f64::NEG_INFINITY, pole).unwrap();
            assert!(0.985 * depth < found && found < depth + 1e-6, "{pole:?}: {found}, not {depth}");
        }
        assert_eq!(Outline::default().pole(), None);
    }

    #[test]
    fn a_ring_has_three_corners() {
        check(r#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[0,0]]]}"#, Err("not_closed"));
        check(r#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]]]}"#, Ok(1));
        for (longitude, latitude, expected) in
            [(180, 90, Ok(1)), (-180, -90, Ok(1)), (181, 0, Err("not_degrees")), (0, 91, Err("not_degrees"))]
        {
            let text = format!(
                r#"{{"type":"Polygon","coordinates":[[[{longitude},{latitude}],[1,0],[1,1],[{longitude},{latitude}]]]}}"#
            );
            check(&text, expected);
        }
    }

    #[test]
    fn an_outline_that_cannot_be_read_is_told_by_its_field() {
        let place = |id: &str, outline: &str| Neighbourhood {
            id: id.to_owned(),
            name: id.to_owned(),
            outline: outline.to_owned(),
            ..Neighbourhood::default()
        };
        let plan = Plan { neighbourhoods: vec![place("a", ""), place("b", "{"), place("c", " ")], ..Plan::default() };
        let values = [("id", "b"), ("neighbourhood", "b"), ("reason", "not_json")];
        let expected = Problem {
            code: "outline_unreadable".to_owned(),
            severity: Severity::Warning,
            key: "outline_unreadable-b-not_json".to_owned(),
            field: Some("outline".to_owned()),
            values: values.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
            ..Problem::default()
        };
        assert_eq!(outline_problems(&plan), [expected]);
        assert_eq!(outline_of_neighbourhood(&plan.neighbourhoods[1]), None);
        let square = format!(r#"{{"type":"Polygon","coordinates":[{SQUARE}]}}"#);
        let area = outline_of_neighbourhood(&place("d", &square)).map(|outline| outline.area());
        assert_eq!(area, Some(16.0));
    }

    proptest! {
        #[test]
        fn the_pole_of_any_star_lies_inside(radii in prop::collection::vec(0.2f64..3.0, 3..24)) {
            let count = radii.len() as f64;
            let corner = |(at, radius): (usize, &f64)| {
                let (sine, cosine) = (std::f64::consts::TAU * at as f64 / count).sin_cos();
                (radius * cosine, radius * sine)
            };
            let star = Outline { polygons: vec![vec![radii.iter().enumerate().map(corner).collect()]] };
            if let Some(pole) = star.pole() {
                prop_assert!(star.contains(pole));
            }
            let turned = star.moved(|(x, y)| (-x, y));
            prop_assert!((turned.area() - star.area()).abs() < 1e-9);
        }
    }
}
