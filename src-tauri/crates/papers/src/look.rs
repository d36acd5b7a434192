//! How all that goes out looks, as a plan has it: colours, families of fonts, logo. Every writer takes them from here.
//!
//! Whether a family is on this computer is for whoever sets pages to find out; office documents only name it.

use std::sync::Arc;

use domain::rules::colour::Colour;
use domain::{HouseStyle, Plan, base64};
use serde::Serialize;
use text::Texts;

/// The look of a document.
#[derive(Clone, Debug, Serialize)]
pub struct Look {
    /// Headings, rules, heads of tables.
    #[serde(serialize_with = "as_text")]
    pub accent: Colour,
    /// The ground of covers, under white letters.
    #[serde(serialize_with = "as_text")]
    pub ground: Colour,
    /// Behind what is set apart.
    #[serde(serialize_with = "as_text")]
    pub tint: Colour,
    /// Bars beside numbers.
    #[serde(serialize_with = "as_text")]
    pub bar: Colour,
    /// Fields of a map that have few, more, most.
    #[serde(serialize_with = "as_texts")]
    pub shades: [Colour; 3],
    /// Whether the plan has chosen its colour.
    pub is_own_colour: bool,
    /// Letters that no font has are written as their code points.
    #[serde(skip)]
    pub code_points: bool,
    /// The family of headings; empty: the usual one.
    #[serde(skip)]
    pub heading_font: String,
    /// The family of text; empty: the usual one.
    #[serde(skip)]
    pub text_font: String,
    /// The city's sign.
    pub logo: Option<Logo>,
}

/// A logo.
#[derive(Clone, Debug, Serialize)]
pub struct Logo {
    /// A PNG file.
    #[serde(skip)]
    pub png: Arc<[u8]>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// What it says to who cannot see it, in the document's language.
    pub alt: String,
}

fn as_text<S: serde::Serializer>(colour: &Colour, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(colour)
}

fn as_texts<S: serde::Serializer>(colours: &[Colour; 3], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(colours.iter().map(ToString::to_string))
}

/// The usual look.
impl Default for Look {
    fn default() -> Self {
        Self {
            accent: Colour([0x23, 0x39, 0x5B]),
            ground: Colour([0x1E, 0x2F, 0x4A]),
            tint: Colour([0xF3, 0xF5, 0xF9]),
            bar: Colour([0x7D, 0x93, 0xB5]),
            shades: [Colour([0xCF, 0xDA, 0xEA]), Colour([0xA9, 0xBF, 0xDD]), Colour([0x7D, 0x9C, 0xC8])],
            is_own_colour: false,
            code_points: false,
            heading_font: String::new(),
            text_font: String::new(),
            logo: None,
        }
    }
}

impl Look {
    /// The look that a plan has chosen, in what it has chosen; the usual one elsewhere.
    pub fn of(plan: &Plan, texts: &Texts) -> Self {
        let Some(style) = plan.house_styles.first() else { return Self::default() };
        let own = Colour::parse(&style.accent).map(Self::in_colour);
        Self {
            code_points: style.code_points,
            heading_font: style.heading_font.trim().to_owned(),
            text_font: style.text_font.trim().to_owned(),
            logo: logo(style, plan, texts),
            ..own.unwrap_or_default()
        }
    }

    /// Tints and grounds follow from the one colour, so that nothing beside it has another.
    fn in_colour(accent: Colour) -> Self {
        Self {
            accent,
            ground: accent,
            tint: accent.over_white(0.05),
            bar: accent.over_white(0.6),
            shades: [0.2, 0.4, 0.6].map(|share| accent.over_white(share)),
            is_own_colour: true,
            ..Self::default()
        }
    }
}

impl Logo {
    /// Width and height within a room of this size, in its units.
    pub fn within(&self, width: f64, height: f64) -> (f64, f64) {
        let (own_width, own_height) = (f64::from(self.width.max(1)), f64::from(self.height.max(1)));
        let scale = (width / own_width).min(height / own_height);
        (own_width * scale, own_height * scale)
    }
}

/// The logo of a plan; what is no picture is none.
fn logo(style: &HouseStyle, plan: &Plan, texts: &Texts) -> Option<Logo> {
    let png: Arc<[u8]> = base64::decode(&style.logo)?.into();
    let (width, height) = size(&png)?;
    let alt = match style.logo_alt.trim() {
        "" => usual_alt(plan, texts),
        said => said.to_owned(),
    };
    Some(Logo { png, width, height, alt })
}

/// What a logo says when nobody has written it: whose it is.
pub fn usual_alt(plan: &Plan, texts: &Texts) -> String {
    match plan.profile.as_ref().map_or("", |profile| profile.city.trim()) {
        "" => texts.get("house_style-logo_usual"),
        city => texts.format("house_style-logo_of", &[("city", city.into())]),
    }
}

/// Width and height that a PNG file says of itself (PNG, 11.2.2 IHDR).
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let rest = png.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(rest.get(at..at + 4)?.try_into().ok()?));
    let (width, height) = (number(0)?, number(4)?);
    (0 < width && 0 < height).then_some((width, height))
}

#[cfg(test)]
mod tests {
    use domain::Profile;

    use super::*;

    /// The head of a PNG file of 40 by 20 pixels; what follows is for who draws it.
    const HEAD: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x28\0\0\0\x14\x08\x06\0\0\0";

    fn plan(style: HouseStyle) -> Plan {
        let profile = Profile { city: " Riverton ".to_owned(), ..Profile::default() };
        Plan { profile: Some(profile), house_styles: vec![style], ..Plan::default() }
    }

    fn look(style: HouseStyle) -> Look {
        Look::of(&plan(style), &Texts::new("en"))
    }

    #[test]
    fn what_is_not_chosen_is_as_usual() {
        let usual = Look::default();
        for style in [HouseStyle::default(), HouseStyle { accent: "reddish".to_owned(), ..Default::default() }] {
            let look = look(style);
            assert_eq!((look.accent, look.tint, look.is_own_colour), (usual.accent, usual.tint, false));
            assert!(look.logo.is_none() && look.heading_font.is_empty());
        }
        assert!(Look::of(&Plan::default(), &Texts::new("en")).logo.is_none());
    }

    #[test]
    fn all_colours_follow_the_one() {
        let look = look(HouseStyle { accent: "#c8102e".to_owned(), ..Default::default() });
        assert_eq!((look.accent.to_string().as_str(), look.ground), ("#C8102E", look.accent));
        assert_eq!(look.tint.to_string(), "#FCF3F5");
        assert_eq!(look.shades[0].to_string(), "#F4CFD5");
    }

    #[test]
    fn a_logo_says_whose_it_is_unless_somebody_wrote_more() {
        let style = HouseStyle { logo: base64::encode(HEAD), ..Default::default() };
        let logo = look(style.clone()).logo.unwrap();
        assert_eq!((logo.width, logo.height, logo.alt.as_str()), (40, 20, "Logo of Riverton"));
        assert_eq!((logo.within(100.0, 10.0), logo.within(10.0, 100.0)), ((20.0, 10.0), (10.0, 5.0)));
        let told = look(HouseStyle { logo_alt: "A heron over water".to_owned(), ..style.clone() });
        assert_eq!(told.logo.unwrap().alt, "A heron over water");
        let nameless = Plan { profile: None, ..plan(style) };
        assert_eq!(Look::of(&nameless, &Texts::new("en")).logo.unwrap().alt, "Logo");
    }

    #[test]
    fn what_is_no_picture_is_no_logo() {
        for logo in ["", "?", "Zm9v", &base64::encode(&HEAD[..20])] {
            let style = HouseStyle { logo: logo.to_owned(), ..Default::default() };
            assert!(look(style).logo.is_none(), "{logo}");
        }
    }
}
