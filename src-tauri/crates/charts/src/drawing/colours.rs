//! The colours of the charts, each a token that the page's theme may replace.
//!
//! Every token has a colour of its own, because plotters hands a backend nothing but the colour: the backend
//! finds the token again by it. Shades between two tokens are made with opacity.

/// A colour by its token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(usize);

/// Token and colour, in the order of the constants of [`Colour`].
const TOKENS: &[(&str, (u8, u8, u8))] = &[
    ("ink", (0x1D, 0x24, 0x30)),
    ("muted", (0x5D, 0x66, 0x76)),
    ("line", (0xE4, 0xE0, 0xD6)),
    ("surface", (0xFF, 0xFF, 0xFF)),
    ("stone", (0xEF, 0xEB, 0xDF)),
    ("stone-line", (0xD6, 0xCF, 0xBC)),
    ("shaft", (0xF6, 0xF3, 0xEA)),
    ("accent", (0x23, 0x39, 0x5B)),
    ("bar", (0x7D, 0x93, 0xB5)),
    ("warning", (0xC8, 0x50, 0x1A)),
    ("warning-text", (0xA8, 0x3E, 0x0C)),
    ("pillar-0", (0x9A, 0xA1, 0xAC)),
    ("pillar-1", (0x2C, 0x6B, 0xB3)),
    ("pillar-2", (0xD5, 0x86, 0x1B)),
    ("pillar-3", (0x17, 0x8A, 0x80)),
    ("pillar-4", (0x74, 0x58, 0xB5)),
    ("pillar-5", (0xBE, 0x44, 0x74)),
    ("pillar-6", (0x5C, 0x8A, 0x2E)),
    ("pillar-text-0", (0x5A, 0x61, 0x6C)),
    ("pillar-text-1", (0x1F, 0x56, 0x96)),
    ("pillar-text-2", (0x8C, 0x52, 0x06)),
    ("pillar-text-3", (0x0E, 0x64, 0x5C)),
    ("pillar-text-4", (0x5A, 0x3F, 0x9B)),
    ("pillar-text-5", (0x9B, 0x2C, 0x59)),
    ("pillar-text-6", (0x42, 0x69, 0x1B)),
];

impl Colour {
    /// Text and strong lines.
    pub const INK: Colour = Colour(0);
    /// Text that steps back.
    pub const MUTED: Colour = Colour(1);
    /// Grid lines.
    pub const LINE: Colour = Colour(2);
    /// What the chart lies on.
    pub const SURFACE: Colour = Colour(3);
    /// The temple's stone.
    pub const STONE: Colour = Colour(4);
    /// The edges of the stone.
    pub const STONE_LINE: Colour = Colour(5);
    /// The empty part of a column.
    pub const SHAFT: Colour = Colour(6);
    /// The one accent.
    pub const ACCENT: Colour = Colour(7);
    /// Bars that stand for no pillar.
    pub const BAR: Colour = Colour(8);
    /// Bars short of their target.
    pub const WARNING: Colour = Colour(9);
    /// Words about what falls short.
    pub const WARNING_TEXT: Colour = Colour(10);

    /// The colour of a pillar, by [`domain::Area::colour`]; grey for none.
    pub fn pillar(colour: i64) -> Colour {
        Colour(11 + position(colour))
    }

    /// The shade of a pillar that can be read on the surface.
    pub fn pillar_text(colour: i64) -> Colour {
        Colour(18 + position(colour))
    }

    /// The token's name, such as `pillar-1`.
    pub fn token(self) -> &'static str {
        TOKENS[self.0].0
    }

    /// The colour without a theme.
    pub fn rgb(self) -> (u8, u8, u8) {
        TOKENS[self.0].1
    }

    /// The token of a colour; [`Colour::INK`] when it is none of ours.
    pub fn of(rgb: (u8, u8, u8)) -> Colour {
        Colour(TOKENS.iter().position(|(_, colour)| *colour == rgb).unwrap_or(0))
    }
}

fn position(colour: i64) -> usize {
    usize::try_from(colour).ok().filter(|colour| *colour <= 6).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Colour, TOKENS};

    #[test]
    fn every_token_is_found_again_by_its_colour() {
        for (at, (token, rgb)) in TOKENS.iter().enumerate() {
            assert_eq!(Colour::of(*rgb), Colour(at), "{token}");
        }
        assert_eq!(Colour::pillar(6).token(), "pillar-6");
        assert_eq!(Colour::pillar_text(0).token(), "pillar-text-0");
        assert_eq!(Colour::pillar(99).token(), "pillar-0");
    }
}
