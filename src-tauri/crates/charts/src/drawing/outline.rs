//! Outlines of letters, and numbers, as they stand in a path of an SVG.

use fonts::rustybuzz::ttf_parser::OutlineBuilder;

/// Writes the outline of a glyph into a path.
pub struct Outline<'a> {
    body: &'a mut String,
    origin: (f64, f64),
    scale: f64,
}

impl<'a> Outline<'a> {
    /// An outline whose baseline begins at the origin.
    pub fn new(body: &'a mut String, origin: (f64, f64), scale: f64) -> Self {
        Self { body, origin, scale }
    }

    fn step(&mut self, letter: char, points: &[(f32, f32)]) {
        self.body.push(letter);
        for (at, (x, y)) in points.iter().enumerate() {
            if 0 < at {
                self.body.push(' ');
            }
            number(self.body, self.origin.0 + f64::from(*x) * self.scale);
            self.body.push(' ');
            number(self.body, self.origin.1 - f64::from(*y) * self.scale);
        }
    }
}

impl OutlineBuilder for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('M', &[(x, y)]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.step('L', &[(x, y)]);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.step('Q', &[(x1, y1), (x, y)]);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step('C', &[(x1, y1), (x2, y2), (x, y)]);
    }
    fn close(&mut self) {
        self.body.push('Z');
    }
}

/// A number with at most two digits behind the point.
pub fn number(into: &mut String, value: f64) {
    *into += &shown(value);
}

/// The shortest form of a number with at most two digits behind the point.
pub fn shown(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // Adding zero turns minus zero into zero.
    format!("{}", rounded + 0.0)
}
