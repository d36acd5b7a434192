//! How what goes out of a plan looks: logo, colour, fonts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record};

/// The look of a city's documents. One for each plan; none: the usual look.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct HouseStyle {
    pub id: Id,
    /// A PNG file as base64, so that it goes wherever the plan goes; empty: none.
    pub logo: String,
    /// What the logo says to who cannot see it; empty: that it is the city's.
    pub logo_alt: String,
    /// The colour of headings, rules and heads of tables, as `#RRGGBB`; empty: the usual one.
    pub accent: String,
    /// The family of fonts of headings; empty: the usual one.
    pub heading_font: String,
    /// The family of fonts of text; empty: the usual one.
    pub text_font: String,
    /// Letters that no font has are written as their code points, such as `[U+0E01]`, instead of a sign.
    pub code_points: bool,
}
record!(HouseStyle in "house_style" { id, logo, logo_alt, accent, heading_font, text_font, code_points });

impl HouseStyle {
    /// The id of the one record, so that two people who set the look meet in it.
    pub fn only_id() -> Id {
        crate::link_id(&["house_style"])
    }
}
