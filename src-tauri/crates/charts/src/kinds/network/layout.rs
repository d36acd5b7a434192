//! Where partners stand in the drawing of their network: the same today as yesterday when nothing has changed.
//!
//! Each begins at a place that its id and sector decide and is held there a little; a fixed number of small steps
//! then pulls tied partners together and pushes neighbours apart. There is no chance in it, so one new tie moves its
//! neighbourhood and little else.
//! Beyond some hundred partners only those near each other push, which a grid finds.

use std::collections::HashMap;
use std::f64::consts::TAU;

/// Steps of the layout.
const STEPS: usize = 140;

/// Up to so many, everyone pushes everyone.
const FEW: usize = 150;

/// So many times the spread fill the field; what lies farther out stands at its edge.
const WITHIN: f64 = 2.0;

/// Fewest steps.
const LEAST: usize = 30;

/// How strongly neighbours keep each other away.
const PUSH: f64 = 0.2;

/// How strongly a tie pulls.
const PULL: f64 = 0.6;

/// How strongly a partner is held where it began.
const HOLD: f64 = 0.45;

/// What the layout knows of a partner.
pub struct Seed<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its group; partners of one group begin near each other.
    pub group: usize,
}

/// A place for each, within a field of this width and height.
pub fn layout(seeds: &[Seed], links: &[(usize, usize)], groups: usize, (width, height): (f64, f64)) -> Vec<(f64, f64)> {
    let mut places: Vec<(f64, f64)> = seeds.iter().map(|seed| start(seed, groups)).collect();
    if places.len() < 2 {
        return vec![(width / 2.0, height / 2.0); places.len()];
    }
    let anchors = places.clone();
    // The distance that two neighbours would keep if all filled the field evenly.
    let distance = (4.0 / places.len() as f64).sqrt() * 0.9;
    let mut degrees = vec![0.0_f64; places.len()];
    for (from, to) in links {
        degrees[*from] += 1.0;
        degrees[*to] += 1.0;
    }
    // Many partners need fewer steps to look settled, and people would wait for more.
    let steps = (STEPS * FEW / places.len().max(FEW)).max(LEAST);
    for step in 0..steps {
        let reach = 0.10 * (1.0 - step as f64 / steps as f64) + 0.002;
        let mut pulls = pushes(&places, distance);
        for (from, to) in links {
            let (dx, dy) = between(places[*from], places[*to]);
            for (at, sign) in [(*from, -1.0), (*to, 1.0)] {
                let pull = sign * PULL / degrees[at].sqrt();
                pulls[at].0 += dx * pull;
                pulls[at].1 += dy * pull;
            }
        }
        for ((place, pull), anchor) in places.iter_mut().zip(&pulls).zip(&anchors) {
            // Back to where it began, a little: this is what keeps the picture the same from day to day.
            let (back_x, back_y) = between(*anchor, *place);
            let (dx, dy) = (pull.0 + back_x * HOLD, pull.1 + back_y * HOLD);
            let length = dx.hypot(dy).max(1e-9);
            let step = (length * 0.25).min(reach) / length;
            *place = (place.0 + dx * step, place.1 + dy * step);
        }
    }
    fitted(&places, (width, height))
}

/// Two numbers from 0 to 1 that an id decides (FNV-1a).
fn numbers(id: &str) -> (f64, f64) {
    let hash = id
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let share = |bits: u64| (bits & 0xffff_ffff) as f64 / 4_294_967_296.0;
    (share(mixed), share(mixed >> 32))
}

fn start(seed: &Seed, groups: usize) -> (f64, f64) {
    let (along, out) = numbers(seed.id);
    let angle = TAU * (seed.group as f64 + along) / groups.max(1) as f64;
    let radius = 0.25 + 0.75 * out.sqrt();
    (radius * angle.cos(), radius * angle.sin())
}

fn between(from: (f64, f64), to: (f64, f64)) -> (f64, f64) {
    (from.0 - to.0, from.1 - to.1)
}

fn pushes(places: &[(f64, f64)], distance: f64) -> Vec<(f64, f64)> {
    let mut pushes = vec![(0.0, 0.0); places.len()];
    let mut push = |at: usize, other: usize| {
        let (dx, dy) = between(places[at], places[other]);
        let length = dx.hypot(dy).max(1e-3);
        let reach = distance * 1.6;
        if reach <= length {
            return;
        }
        let strength = PUSH * (reach / length - 1.0).min(4.0);
        pushes[at].0 += dx * strength;
        pushes[at].1 += dy * strength;
        pushes[other].0 -= dx * strength;
        pushes[other].1 -= dy * strength;
    };
    if places.len() <= FEW {
        for at in 0..places.len() {
            (at + 1..places.len()).for_each(|other| push(at, other));
        }
        return pushes;
    }
    let cell = distance * 2.0;
    let square = |place: (f64, f64)| ((place.0 / cell).floor() as i64, (place.1 / cell).floor() as i64);
    let mut grid: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    for (at, place) in places.iter().enumerate() {
        grid.entry(square(*place)).or_default().push(at);
    }
    for (at, place) in places.iter().enumerate() {
        let (column, row) = square(*place);
        for near in (-1..=1).flat_map(|x| (-1..=1).map(move |y| (column + x, row + y))) {
            let Some(others) = grid.get(&near) else { continue };
            others.iter().filter(|other| at < **other).for_each(|other| push(at, *other));
        }
    }
    pushes
}

/// The places stretched over the field by their middle and spread, which one partner hardly changes.
fn fitted(places: &[(f64, f64)], (width, height): (f64, f64)) -> Vec<(f64, f64)> {
    let spread = |pick: fn(&(f64, f64)) -> f64| {
        let count = places.len() as f64;
        let middle = places.iter().map(pick).sum::<f64>() / count;
        let square = places.iter().map(|place| (pick(place) - middle).powi(2)).sum::<f64>() / count;
        (middle, square.sqrt().max(1e-6))
    };
    let ((across, wide), (down, high)) = (spread(|place| place.0), spread(|place| place.1));
    let at = |value: f64, size: f64| (0.5 + value / WITHIN / 2.0).clamp(0.0, 1.0) * size;
    places.iter().map(|(x, y)| (at((x - across) / wide, width), at((y - down) / high, height))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(count: usize) -> Vec<String> {
        (0..count).map(|at| format!("partner-{at}")).collect()
    }

    fn seeds(names: &[String]) -> Vec<Seed<'_>> {
        names.iter().enumerate().map(|(at, id)| Seed { id, group: at % 5 }).collect()
    }

    fn ring(count: usize) -> Vec<(usize, usize)> {
        (0..count).map(|at| (at, (at + 1) % count)).collect()
    }

    #[test]
    fn the_same_network_stands_still() {
        let names = names(40);
        let one = layout(&seeds(&names), &ring(40), 5, (600.0, 400.0));
        assert_eq!(one, layout(&seeds(&names), &ring(40), 5, (600.0, 400.0)));
        assert!(one.iter().all(|(x, y)| (0.0..=600.0).contains(x) && (0.0..=400.0).contains(y)));
    }

    #[test]
    fn one_more_tie_moves_little() {
        let names = names(40);
        let before = layout(&seeds(&names), &ring(40), 5, (600.0, 400.0));
        let mut links = ring(40);
        links.push((3, 5));
        let after = layout(&seeds(&names), &links, 5, (600.0, 400.0));
        let moved: Vec<f64> = before.iter().zip(&after).map(|(a, b)| (a.0 - b.0).hypot(a.1 - b.1)).collect();
        let middle = {
            let mut sorted = moved.clone();
            sorted.sort_by(f64::total_cmp);
            sorted[20]
        };
        assert!(middle < 40.0, "half of the partners moved by more than {middle}");
    }

    #[test]
    fn tied_partners_stand_nearer_than_others() {
        let names = names(30);
        let links = ring(30);
        let places = layout(&seeds(&names), &links, 5, (600.0, 400.0));
        let far = |from: usize, to: usize| (places[from].0 - places[to].0).hypot(places[from].1 - places[to].1);
        let tied = links.iter().map(|(from, to)| far(*from, *to)).sum::<f64>() / 30.0;
        let any =
            (0..30).flat_map(|from| (0..30).map(move |to| (from, to))).map(|(from, to)| far(from, to)).sum::<f64>()
                / 900.0;
        assert!(tied < any, "{tied} of {any}");
    }

    #[test]
    fn a_thousand_partners_have_places_too() {
        let names = names(1_000);
        let places = layout(&seeds(&names), &ring(1_000), 5, (600.0, 400.0));
        assert!(places.iter().all(|(x, y)| x.is_finite() && y.is_finite()));
        assert_eq!(layout(&seeds(&names[..1]), &[], 5, (600.0, 400.0)), [(300.0, 200.0)]);
    }
}
