//! Charts compared with those that people have looked at, as drawings and as pictures.
//!
//! `UPDATE_GOLDEN=1` writes them anew; look at them before you keep them.

#[path = "../../../../tests/golden.rs"]
mod approved;

use std::path::PathBuf;

use charts::{Medium, alone, draw, examples, png};
use domain::Plan;
use resvg::tiny_skia::Pixmap;
use text::Texts;

use crate::made_up::{MadeUp, scene};
use approved::is_update;

/// Where drawings are shown: ending of the file, language and medium.
const SHOWN: [(&str, &str, Medium); 3] =
    [("screen", "en", Medium::Screen), ("print", "en", Medium::Print), ("mirrored", "en-XA", Medium::Screen)];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Holds the drawing of a chart against the kept one, in every place where it is shown.
#[track_caller]
pub fn check(name: &str, file: &str, scene: &charts::Scene) {
    for (ending, language, medium) in SHOWN {
        let path = folder().join(format!("{file}.{ending}.svg"));
        // One element a line, so that a difference can be read.
        let svg = draw(name, scene, &Texts::new(language), medium).unwrap().svg.replace("><", ">\n<") + "\n";
        if is_update() {
            std::fs::write(&path, svg).unwrap();
        } else {
            let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
            assert!(kept == svg, "{} differs; look at it, then write it anew", path.display());
        }
    }
}

fn small() -> Plan {
    MadeUp { events: 60, ..MadeUp::full() }.plan()
}

#[test]
fn drawings_are_as_kept() {
    let plan = small();
    for name in alone() {
        check(name, name, &scene(&plan));
    }
}

/// Mean difference of a channel, of 255, that different machines may make.
const TOLERANCE: f64 = 1.5;

#[test]
fn pictures_are_as_kept() {
    let folder = folder().join("pictures");
    let plan = small();
    let mut faults = Vec::new();
    for name in examples(&plan) {
        let chart = draw(&name, &scene(&plan), &Texts::new("en"), Medium::Print).unwrap();
        let picture = png(&chart, 0.6).unwrap();
        let path = folder.join(format!("{}.png", charts::file_name(&name)));
        if is_update() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &picture).unwrap();
            continue;
        }
        let kept = std::fs::read(&path).unwrap_or_default();
        match difference(&kept, &picture) {
            Some(difference) if difference <= TOLERANCE => {}
            Some(difference) => faults.push(format!("{name} differs by {difference:.1}")),
            None => faults.push(format!("{name} has another size, or no picture is kept")),
        }
    }
    assert!(faults.is_empty(), "look at these charts, then write them anew: {faults:?}");
}

/// Mean difference of two pictures, channel by channel; `None`: not of one size.
fn difference(kept: &[u8], drawn: &[u8]) -> Option<f64> {
    let (kept, drawn) = (Pixmap::decode_png(kept).ok()?, Pixmap::decode_png(drawn).ok()?);
    if (kept.width(), kept.height()) != (drawn.width(), drawn.height()) {
        return None;
    }
    let sum: u64 = kept.data().iter().zip(drawn.data()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    Some(sum as f64 / kept.data().len().max(1) as f64)
}

#[test]
fn the_comparison_finds_a_bar_that_has_moved() {
    let plan = small();
    let other = MadeUp { events: 90, ..MadeUp::full() }.plan();
    let picture =
        |plan| png(&draw("coverage_heat", &scene(plan), &Texts::new("en"), Medium::Print).unwrap(), 0.6).unwrap();
    assert_eq!(difference(&picture(&plan), &picture(&plan)), Some(0.0));
    assert!(difference(&picture(&plan), &picture(&other)).is_some_and(|difference| TOLERANCE < difference));
}
