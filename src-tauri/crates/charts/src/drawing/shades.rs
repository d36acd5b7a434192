//! Shades of one colour that can be told apart without it, and classes of values with round edges.
//!
//! Every chart that fills areas by amount uses these five shades, so that a dark field means the same everywhere.

use text::Texts;

use crate::drawing::canvas::TextStyle;
use crate::drawing::colours::Colour;

/// How many classes a scale has.
pub const CLASSES: usize = 5;

/// Opacity of the accent for each class, from little to much: even steps of lightness.
const ALPHAS: [f64; CLASSES] = [0.10, 0.27, 0.47, 0.72, 0.94];

/// Opacities for neighbours in a stack: dark beside light, so that no two that look look alike in grey.
pub const STACK: [f64; 6] = [0.94, 0.47, 0.14, 0.72, 0.30, 0.06];

/// Opacity of a class.
pub fn alpha(class: usize) -> f64 {
    ALPHAS[class.min(CLASSES - 1)]
}

/// Letters that can be read on the accent at an opacity.
pub fn on(alpha: f64, letters: TextStyle) -> TextStyle {
    if alpha < 0.6 { letters } else { TextStyle { colour: Colour::SURFACE, ..letters } }
}

/// A number with room above it, so that no sum of two is without end.
pub fn within_reach(value: f64) -> f64 {
    value.clamp(-1e300, 1e300)
}

/// Edges of classes: round numbers, evenly apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    start: f64,
    step: f64,
    /// Digits behind the point that tell the edges apart.
    pub digits: usize,
}

impl Steps {
    /// Classes for values; `None` without any.
    pub fn new(values: impl Iterator<Item = f64>, is_whole: bool) -> Option<Self> {
        let values: Vec<f64> = values.filter(|value| value.is_finite()).map(within_reach).collect();
        let least = values.iter().copied().reduce(f64::min)?;
        let most = values.iter().copied().reduce(f64::max)?;
        // Where all values are alike there is nothing to tell apart, and any scale does.
        let span = if least < most { (most - least).max(most.abs() * 1e-3) } else { most.abs().max(1.0) };
        let mut power = (span / CLASSES as f64).log10().floor() as i32;
        loop {
            for part in [1.0, 2.0, 2.5, 5.0] {
                let step = part * 10.0_f64.powi(power);
                if is_whole && (step < 1.0 || step.fract() != 0.0) {
                    continue;
                }
                let start = (least / step).floor() * step;
                if most <= start + step * CLASSES as f64 {
                    let digits = if part == 2.5 { 1 - power } else { -power };
                    return Some(Self { start, step, digits: usize::try_from(digits).unwrap_or(0).min(6) });
                }
            }
            power += 1;
        }
    }

    /// The class of a value. An edge belongs to the class above it, the last one to the last.
    pub fn class(&self, value: f64) -> usize {
        let steps = ((value - self.start) / self.step + 1e-9).floor();
        (steps.max(0.0) as usize).min(CLASSES - 1)
    }

    /// The edges as people write them, one more than there are classes.
    pub fn edges(&self, texts: &Texts) -> Vec<String> {
        (0..=CLASSES).map(|at| texts.decimal(self.start + self.step * at as f64, self.digits)).collect()
    }
}

#[cfg(test)]
mod tests {
    use text::Texts;

    use super::{STACK, Steps, alpha};

    #[track_caller]
    fn check(values: &[f64], is_whole: bool, expected: &str) {
        let steps = Steps::new(values.iter().copied(), is_whole).unwrap();
        assert_eq!(steps.edges(&Texts::new("en")).join(" "), expected);
        for value in values {
            let class = steps.class(*value) as f64;
            let from = steps.start + steps.step * class;
            assert!(from <= value + 1e-6 && *value <= from + steps.step + 1e-6, "{value} in {steps:?}");
        }
    }

    #[test]
    fn edges_are_round() {
        check(&[0.6, 2.9, 1.1], false, "0.5 1.0 1.5 2.0 2.5 3.0");
        check(&[3.0, 17.0], true, "0 5 10 15 20 25");
        check(&[1.0, 2.0], true, "1 2 3 4 5 6");
        check(&[0.0], false, "0.0 0.1 0.2 0.3 0.4 0.5");
        check(&[40.0, 40.0], true, "40 41 42 43 44 45");
        check(&[-3.0, 4.0], false, "−4 −2 0 2 4 6");
        assert_eq!(Steps::new([f64::NAN].into_iter(), false), None);
        assert!(Steps::new([f64::MAX, -f64::MAX].into_iter(), true).is_some());
    }

    #[test]
    fn neighbouring_shades_differ_in_lightness() {
        assert!((1..5).all(|class| 0.15 < alpha(class) - alpha(class - 1)));
        assert!(STACK.windows(2).all(|pair| 0.2 < (pair[0] - pair[1]).abs()));
    }
}
