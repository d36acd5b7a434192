//! Fewer points for outlines that have far more than a map can show (Ramer, Douglas and Peucker).

use domain::geo::{Outline, Ring};

/// Points of a neighbourhood that are kept as they are.
const MOST_POINTS: usize = 2_000;
/// How far a point may lie from the simpler line, as a share of the diagonal of the outline.
const TOLERANCE: f64 = 1.0 / 4_000.0;

/// The same outline, or one with fewer points, and whether it was simplified.
pub(crate) fn simplified(outline: Outline) -> (Outline, bool) {
    let count: usize = outline.rings().map(Vec::len).sum();
    let Some(bounds) = outline.bounds().filter(|_| MOST_POINTS < count) else { return (outline, false) };
    let diagonal = (bounds.east - bounds.west).hypot(bounds.north - bounds.south);
    let mut tolerance = diagonal * TOLERANCE;
    loop {
        let simple = |ring: &Ring| thinned(ring, tolerance);
        let polygons = outline.polygons.iter().map(|rings| rings.iter().filter_map(simple).collect::<Vec<Ring>>());
        let thin = Outline { polygons: polygons.filter(|rings| !rings.is_empty()).collect() };
        if thin.rings().map(Vec::len).sum::<usize>() <= MOST_POINTS || diagonal / 50.0 < tolerance {
            return if thin.polygons.is_empty() { (outline, false) } else { (thin, true) };
        }
        tolerance *= 2.0;
    }
}

/// A closed ring with fewer points; `None` when nothing of an area is left of it.
fn thinned(ring: &Ring, tolerance: f64) -> Option<Ring> {
    let far = (0..ring.len()).max_by(|a, b| {
        let distance = |at: usize| (ring[at].0 - ring[0].0).hypot(ring[at].1 - ring[0].1);
        distance(*a).total_cmp(&distance(*b))
    })?;
    let mut keep = vec![false; ring.len()];
    keep[0] = true;
    keep[far] = true;
    let mut open = vec![(0, far), (far, ring.len())];
    while let Some((from, to)) = open.pop() {
        let line = (ring[from], ring[to % ring.len()]);
        let farthest = (from + 1..to).map(|at| (at, distance(ring[at], line))).max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, _)) = farthest.filter(|(_, distance)| tolerance < *distance) {
            keep[at] = true;
            open.extend([(from, at), (at, to)]);
        }
    }
    let kept: Ring = ring.iter().zip(&keep).filter(|(_, kept)| **kept).map(|(point, _)| *point).collect();
    (3 <= kept.len()).then_some(kept)
}

fn distance((x, y): (f64, f64), ((x0, y0), (x1, y1)): ((f64, f64), (f64, f64))) -> f64 {
    let (along_x, along_y) = (x1 - x0, y1 - y0);
    let length = along_x * along_x + along_y * along_y;
    let share = if 0.0 < length { ((x - x0) * along_x + (y - y0) * along_y) / length } else { 0.0 };
    let share = share.clamp(0.0, 1.0);
    (x - x0 - share * along_x).hypot(y - y0 - share * along_y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_of_very_many_points_keeps_its_area() {
        let point = |at: usize| {
            let (sine, cosine) = (std::f64::consts::TAU * at as f64 / 500_000.0).sin_cos();
            (9.0 + 0.1 * cosine, 47.0 + 0.1 * sine)
        };
        let circle = Outline { polygons: vec![vec![(0..500_000).map(point).collect()]] };
        let area = circle.area();
        let (simple, is_simplified) = simplified(circle);
        let count: usize = simple.rings().map(Vec::len).sum();
        assert!(is_simplified && (20..=MOST_POINTS).contains(&count), "{count}");
        assert!((simple.area() / area - 1.0).abs() < 0.01);
    }

    #[test]
    fn small_outlines_stay() {
        let square = Outline { polygons: vec![vec![vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]]] };
        assert_eq!(simplified(square.clone()), (square, false));
    }

    fn ring(count: usize, radius: impl Fn(usize) -> f64) -> Ring {
        let point = |at: usize| {
            let (sine, cosine) = (std::f64::consts::TAU * at as f64 / count as f64).sin_cos();
            (9.0 + radius(at) * cosine, 47.0 + radius(at) * sine)
        };
        (0..count).map(point).collect()
    }

    #[test]
    fn two_thousand_points_stay_and_one_more_does_not() {
        let circle = |count: usize| Outline { polygons: vec![vec![ring(count, |_| 0.1)]] };
        assert_eq!(simplified(circle(2_000)), (circle(2_000), false));
        let (simple, is_simplified) = simplified(circle(2_001));
        assert!(is_simplified && simple.rings().map(Vec::len).sum::<usize>() < 200);
    }

    /// Spikes larger than the first tolerance: the line is made simpler step by step until few enough points are left.
    #[test]
    fn a_rough_coast_is_made_simpler_until_it_is_simple_enough() {
        let coast = Outline { polygons: vec![vec![ring(6_000, |at| if at % 2 == 0 { 0.1 } else { 0.0985 })]] };
        let area = coast.area();
        let (simple, is_simplified) = simplified(coast);
        let count: usize = simple.rings().map(Vec::len).sum();
        assert!(is_simplified && (12..=MOST_POINTS).contains(&count), "{count}");
        assert!((simple.area() / area - 1.0).abs() < 0.04, "{}", simple.area() / area);
    }

    #[test]
    fn points_on_a_line_go_and_corners_stay() {
        let square = vec![(0.0, 0.0), (2.0, 0.0), (4.0, 0.1), (4.0, 4.0), (2.0, 4.0), (0.0, 4.0), (0.0, 2.0)];
        let corners = vec![(0.0, 0.0), (4.0, 0.1), (4.0, 4.0), (0.0, 4.0)];
        assert_eq!(thinned(&square, 0.2), Some(corners));
        assert_eq!(
            thinned(&square, 0.01),
            Some(square.clone().into_iter().filter(|at| ![(2.0, 4.0), (0.0, 2.0)].contains(at)).collect())
        );
        let sliver = vec![(0.0, 0.0), (2.0, 0.01), (4.0, 0.0)];
        assert_eq!(thinned(&sliver, 0.2), None, "nothing of an area is left");
        assert_eq!(thinned(&sliver, 0.001), Some(sliver.clone()));
        assert_eq!(thinned(&Vec::new(), 0.1), None);
    }

    #[test]
    fn how_far_a_point_lies_from_a_line() {
        let line = ((1.0, 1.0), (5.0, 4.0));
        for (point, far) in [
            ((1.0, 1.0), 0.0),
            ((5.0, 4.0), 0.0),
            ((3.0, 2.5), 0.0),
            ((0.0, 6.5), 5.0),
            ((-2.0, -3.0), 5.0),
            ((8.0, 8.0), 5.0),
        ] {
            assert!((distance(point, line) - far).abs() < 1e-9, "{point:?} {}", distance(point, line));
        }
        assert_eq!(distance((4.0, 5.0), ((1.0, 1.0), (1.0, 1.0))), 5.0);
    }
}
