//! Charts as pictures: compared with those that people have looked at, in grey, and to colour-blind eyes.
//!
//! `PAIDEIA_UPDATE_GOLDEN=1` writes the pictures anew; look at them before you keep them.

use std::path::PathBuf;

use domain::{BudgetSource, RiskLevel, Sector};
use resvg::tiny_skia::Pixmap;
use text::Texts;

use crate::ink::Ink;
use crate::made_up::{MadeUp, scene};
use crate::shades::{self, CLASSES, STACK};
use crate::{Medium, draw, draw_on_canvas, examples, png};

/// Mean difference of a channel, of 255, that different machines may make.
const TOLERANCE: f64 = 1.5;

#[test]
fn pictures_are_as_kept() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden/pictures");
    let update = std::env::var_os("PAIDEIA_UPDATE_GOLDEN").is_some();
    let plan = MadeUp { events: 60, ..MadeUp::full() }.plan();
    let mut faults = Vec::new();
    for name in examples(&plan) {
        let chart = draw(&name, &scene(&plan), &Texts::new("en"), Medium::Print).unwrap();
        let picture = png(&chart, 0.6).unwrap();
        let path = folder.join(format!("{}.png", name.replace([':', '.'], "-")));
        if update {
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
    let plan = MadeUp { events: 60, ..MadeUp::full() }.plan();
    let other = MadeUp { events: 90, ..MadeUp::full() }.plan();
    let picture =
        |plan| png(&draw("coverage_heat", &scene(plan), &Texts::new("en"), Medium::Print).unwrap(), 0.6).unwrap();
    assert_eq!(difference(&picture(&plan), &picture(&plan)), Some(0.0));
    assert!(difference(&picture(&plan), &picture(&other)).is_some_and(|difference| TOLERANCE < difference));
}

type Colour = [f64; 3];

fn linear(byte: u8) -> f64 {
    let share = f64::from(byte) / 255.0;
    if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

/// A token over white at an opacity, in linear light.
fn colour(ink: Ink, alpha: f64) -> Colour {
    let (red, green, blue) = ink.rgb();
    [red, green, blue].map(|byte| linear((255.0 + alpha * (f64::from(byte) - 255.0)).round() as u8))
}

fn luminance([red, green, blue]: Colour) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What people without one kind of cones see (Machado, Oliveira and Fernandes 2009), and what everybody sees.
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    ("all", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

fn seen(colour: Colour, eyes: &[[f64; 3]; 3]) -> Colour {
    eyes.map(|row| row.iter().zip(colour).map(|(share, light)| share * light).sum::<f64>().clamp(0.0, 1.0))
}

/// How different two colours look (distance in Oklab; about 0.02 can just be told apart).
fn distance(a: Colour, b: Colour) -> f64 {
    let lab = |[red, green, blue]: Colour| {
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let middle = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        [
            0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
            1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short,
            0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short,
        ]
    };
    lab(a).iter().zip(lab(b)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn shades_that_touch_can_be_told_apart_in_grey() {
    for pair in STACK.windows(2) {
        let contrast = contrast(colour(Ink::ACCENT, pair[0]), colour(Ink::ACCENT, pair[1]));
        assert!(1.3 < contrast, "{pair:?}: {contrast:.2}");
    }
    for class in 1..CLASSES {
        let contrast =
            contrast(colour(Ink::ACCENT, shades::alpha(class - 1)), colour(Ink::ACCENT, shades::alpha(class)));
        assert!(1.25 < contrast, "class {class}: {contrast:.2}");
    }
    // Announced beside held, above beside below.
    assert!(2.0 < contrast(colour(Ink::BAR, 0.55), colour(Ink::ACCENT, 1.0)));
    assert!(1.3 < contrast(colour(Ink::BAR, 1.0), colour(Ink::WARNING, 1.0)));
}

#[test]
fn numbers_in_fields_can_be_read() {
    let letters = crate::pen::lettering(crate::fonts::Cut::Regular, 11.0, Ink::INK);
    let alphas = (0..CLASSES).map(shades::alpha).chain(STACK);
    for alpha in alphas {
        let contrast = contrast(colour(Ink::ACCENT, alpha), colour(shades::on(alpha, letters).ink, 1.0));
        assert!(4.5 <= contrast, "{alpha}: {contrast:.2}");
    }
}

#[test]
fn colours_that_stand_for_something_differ_to_all_eyes() {
    for (eyes, matrix) in &EYES {
        let look = |ink: Ink| seen(colour(ink, 1.0), matrix);
        assert!(0.15 < distance(look(Ink::BAR), look(Ink::WARNING)), "{eyes}: short of the target");
        assert!(0.15 < distance(look(Ink::BAR), look(Ink::ACCENT)), "{eyes}: two bars");
    }
}

/// What the hues of a chart stand for where they do not stand for pillars; the drawing must say it in words.
fn kinds_of(chart: &str, texts: &Texts) -> Option<Vec<String>> {
    let ids: Vec<String> = match chart {
        "network" => Sector::ALL.iter().map(|sector| format!("sector-{}", sector.word())).collect(),
        "budget_by_year" => BudgetSource::ALL.iter().map(|it| format!("budget-source-{}", it.word())).collect(),
        "risk_matrix" => RiskLevel::ALL.iter().map(|level| format!("risk-level-{}", level.word())).collect(),
        _ => return None,
    };
    Some(ids.iter().map(|id| texts.get(id)).collect())
}

/// Six hues cannot be six lightnesses as well. Pairs that look alike to somebody are therefore allowed only because
/// every chart that paints with pillars also names them.
#[test]
fn pillars_are_told_apart_by_colour_or_by_name() {
    let alike = |a: i64, b: i64| {
        EYES.iter().any(|(_, eyes)| {
            let look = |pillar: i64| seen(colour(Ink::pillar(pillar), 1.0), eyes);
            distance(look(a), look(b)) < 0.06
        })
    };
    let pairs = (1..=6).flat_map(|a| (a + 1..=6).map(move |b| (a, b)));
    let confused = pairs.filter(|(a, b)| alike(*a, *b)).count();
    assert!(confused <= 5, "{confused} of 15 pairs of pillars look alike to somebody");

    let plan = MadeUp { events: 60, ..MadeUp::full() }.plan();
    for name in examples(&plan) {
        let (chart, labels) = draw_on_canvas(&name, &scene(&plan), &Texts::new("en"), Medium::Screen).unwrap();
        if let Some(kinds) = kinds_of(&name, &Texts::new("en")) {
            let hues = (0..=6).filter(|hue| chart.svg.contains(&format!("chart-fill-pillar-{hue}\""))).count();
            let named = kinds.iter().filter(|kind| labels.drawn.iter().any(|(_, label)| label.contains(*kind)));
            assert!(hues <= named.count(), "{name} paints with {hues} hues that it does not name");
            continue;
        }
        for pillar in plan.pillars() {
            let paints = chart.svg.contains(&format!("chart-fill-pillar-{}\"", pillar.colour));
            let names = labels.drawn.iter().any(|(_, label)| label.contains(&pillar.short_name));
            assert!(!paints || names, "{name} paints {} without naming it", pillar.name);
        }
    }
}
