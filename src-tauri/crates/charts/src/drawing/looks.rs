//! The colours of the charts in grey, and to colour-blind eyes.

use domain::rules::colour::{contrast_of_light as contrast, linear};

use super::colours::Colour;
use super::pen::text_style;
use super::shades::{self, CLASSES, STACK};
use super::shape::FontFace;

type Light = [f64; 3];

/// A token over white at an opacity, in linear light.
fn light(colour: Colour, alpha: f64) -> Light {
    let (red, green, blue) = colour.rgb();
    [red, green, blue].map(|byte| linear((255.0 + alpha * (f64::from(byte) - 255.0)).round() as u8))
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

fn seen(light: Light, eyes: &[[f64; 3]; 3]) -> Light {
    eyes.map(|row| row.iter().zip(light).map(|(share, light)| share * light).sum::<f64>().clamp(0.0, 1.0))
}

/// How different two colours look (distance in Oklab; about 0.02 can just be told apart).
fn distance(a: Light, b: Light) -> f64 {
    let lab = |[red, green, blue]: Light| {
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
        let contrast = contrast(light(Colour::ACCENT, pair[0]), light(Colour::ACCENT, pair[1]));
        assert!(1.3 < contrast, "{pair:?}: {contrast:.2}");
    }
    for class in 1..CLASSES {
        let contrast =
            contrast(light(Colour::ACCENT, shades::alpha(class - 1)), light(Colour::ACCENT, shades::alpha(class)));
        assert!(1.25 < contrast, "class {class}: {contrast:.2}");
    }
    // Announced beside held, above beside below.
    assert!(2.0 < contrast(light(Colour::BAR, 0.55), light(Colour::ACCENT, 1.0)));
    assert!(1.3 < contrast(light(Colour::BAR, 1.0), light(Colour::WARNING, 1.0)));
}

#[test]
fn numbers_in_fields_can_be_read() {
    let letters = text_style(FontFace::Regular, 11.0, Colour::INK);
    let alphas = (0..CLASSES).map(shades::alpha).chain(STACK);
    for alpha in alphas {
        let contrast = contrast(light(Colour::ACCENT, alpha), light(shades::on(alpha, letters).colour, 1.0));
        assert!(4.5 <= contrast, "{alpha}: {contrast:.2}");
    }
}

#[test]
fn colours_that_stand_for_something_differ_to_all_eyes() {
    for (eyes, matrix) in &EYES {
        let look = |colour: Colour| seen(light(colour, 1.0), matrix);
        assert!(0.15 < distance(look(Colour::BAR), look(Colour::WARNING)), "{eyes}: short of the target");
        assert!(0.15 < distance(look(Colour::BAR), look(Colour::ACCENT)), "{eyes}: two bars");
    }
}

/// How far apart two fields must look that tell different things by nothing but their colour: four times what can
/// just be told apart, because fields are small and screens are poor.
const APART: f64 = 0.08;

/// Six hues cannot be six lightnesses as well. What touches (the pillars of a stack lie in their order) is told apart
/// by all eyes, and all pairs by those that see all colours; whatever else looks alike to somebody is told apart by
/// its name, which `what_is_painted_is_named` holds.
#[test]
fn pillars_that_touch_are_told_apart_by_all_eyes() {
    for (eyes, matrix) in &EYES {
        let look = |pillar: i64| seen(light(Colour::pillar(pillar), 1.0), matrix);
        for (a, b) in (1..=6).flat_map(|a| (a + 1..=6).map(move |b| (a, b))) {
            let must_differ = b == a + 1 || *eyes == "all";
            let distance = distance(look(a), look(b));
            assert!(!must_differ || APART <= distance, "{eyes}: pillars {a} and {b} differ by {distance:.3}");
        }
    }
}
