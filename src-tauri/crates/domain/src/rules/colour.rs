//! Colours that can be read: contrast by WCAG 2.2, and the nearest shade that has enough of it.
//!
//! Says what can be read, and changes nothing: whether a colour that cannot is used is for people to decide.

use std::fmt;

/// The least contrast of text with what is behind it (WCAG 2.2, success criterion 1.4.3, level AA).
pub const LEAST_CONTRAST: f64 = 4.5;

/// Paper.
pub const WHITE: Colour = Colour([255, 255, 255]);

/// Red, green and blue as screens mix them (sRGB).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// The colour of `#RRGGBB` or `#RGB`, with or without the sign; `None`: it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_prefix('#').unwrap_or(text);
        let values: Option<Vec<u8>> = digits.chars().map(|digit| u8::try_from(digit.to_digit(16)?).ok()).collect();
        match *values? {
            [red, green, blue] => Some(Self([red, green, blue].map(|value| value * 17))),
            [a, b, c, d, e, f] => Some(Self([a << 4 | b, c << 4 | d, e << 4 | f])),
            _ => None,
        }
    }

    /// This much of the colour, from 0 to 1, over white.
    #[must_use]
    pub fn over_white(self, share: f64) -> Self {
        self.towards(WHITE, 1.0 - share)
    }

    /// This much of the way, from 0 to 1, to another colour.
    #[must_use]
    pub fn towards(self, Self(other): Self, share: f64) -> Self {
        let mix = |(from, to): (u8, u8)| (f64::from(from) + share * (f64::from(to) - f64::from(from))).round() as u8;
        let [red, green, blue] = self.0;
        Self([(red, other[0]), (green, other[1]), (blue, other[2])].map(mix))
    }
}

/// As `#RRGGBB`.
impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([red, green, blue]) = self;
        write!(formatter, "#{red:02X}{green:02X}{blue:02X}")
    }
}

/// The light of a part of a colour, from 0 to 1 (WCAG 2.2, relative luminance).
pub fn linear(byte: u8) -> f64 {
    let share = f64::from(byte) / 255.0;
    if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

/// How bright the light of red, green and blue is to eyes (WCAG 2.2, relative luminance).
pub fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast of two lights, from 1 to 21 (WCAG 2.2, contrast ratio).
pub fn contrast_of_light(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The contrast of two colours, from 1 to 21.
pub fn contrast(Colour(a): Colour, Colour(b): Colour) -> f64 {
    contrast_of_light(a.map(linear), b.map(linear))
}

/// Whether text of a colour can be read on white.
pub fn reads_on_white(colour: Colour) -> bool {
    LEAST_CONTRAST <= contrast(colour, WHITE)
}

/// The colour itself when text of it can be read on white, else the lightest of its darker shades of which text can.
pub fn readable(colour: Colour) -> Colour {
    let darker = |step: u8| colour.towards(Colour([0, 0, 0]), f64::from(step) / 255.0);
    (0..=255).map(darker).find(|shade| reads_on_white(*shade)).unwrap_or(Colour([0, 0, 0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        // By the definition of WCAG 2.2, as its checkers give it.
        for (text, behind, ratio) in [
            ("#000000", "#FFFFFF", 21.0),
            ("#FFFFFF", "#FFFFFF", 1.0),
            ("#777777", "#FFFFFF", 4.48),
            ("#767676", "#FFFFFF", 4.54),
            ("#FF0000", "#FFFFFF", 4.0),
            ("#0000FF", "#FFFFFF", 8.59),
            ("#FFFF00", "#FFFFFF", 1.07),
            ("#23395B", "#FFFFFF", 11.62),
        ] {
            let found = contrast(colour(text), colour(behind));
            assert!((found - ratio).abs() < 0.01, "{text} on {behind}: {found}");
            assert_eq!(found, contrast(colour(behind), colour(text)), "either way");
        }
    }

    #[test]
    fn the_light_of_a_part_is_that_of_wcag() {
        // Below ten of 255 the curve is a straight line.
        for (byte, expected) in
            [(0, 0.0), (1, 0.000_303_5), (10, 0.003_035), (11, 0.003_347), (128, 0.215_861), (255, 1.0)]
        {
            let found = linear(byte);
            assert!((found - expected).abs() < 1e-6, "{byte}: {found}");
        }
    }

    #[test]
    fn a_colour_that_fails_has_a_darker_shade_that_passes() {
        for (given, passes) in [("#777777", false), ("#767676", true), ("#FF0000", false), ("#C8102E", true)] {
            assert_eq!(reads_on_white(colour(given)), passes, "{given}");
        }
        assert_eq!(readable(colour("#C8102E")), colour("#C8102E"), "what passes stays");
        for given in ["#FF0000", "#FFFF00", "#00FF00", "#FFFFFF", "#F7A600", "#777777", "#7FB2E5"] {
            let given = colour(given);
            let shade = readable(given);
            assert!(reads_on_white(shade), "{given} -> {shade}");
            assert!(contrast(shade, WHITE) < 4.75, "{given} -> {shade}: no darker than needed");
            let order = |Colour(parts): Colour| {
                let mut order = [0, 1, 2];
                order.sort_by_key(|at| std::cmp::Reverse(parts[*at]));
                order
            };
            assert_eq!(order(given), order(shade), "{given} -> {shade}: of the same hue");
        }
    }

    #[test]
    fn colours_are_read_as_people_write_them() {
        for (text, expected) in [
            ("#c8102e", Some("#C8102E")),
            ("C8102E", Some("#C8102E")),
            (" #fa0 ", Some("#FFAA00")),
            ("", None),
            ("#12345", None),
            ("#1234567", None),
            ("red", None),
            ("#GG0000", None),
            ("##fa0", None),
        ] {
            assert_eq!(Colour::parse(text).map(|colour| colour.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn tints_lie_between_a_colour_and_white() {
        assert_eq!(colour("#C8102E").over_white(1.0), colour("#C8102E"));
        assert_eq!(colour("#C8102E").over_white(0.0), WHITE);
        assert_eq!(colour("#000000").over_white(0.5), colour("#808080"));
    }
}
