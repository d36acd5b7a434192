//! The look of what goes out: logo, colour, fonts, and what of them cannot be used or read.
//!
//! A colour that is hard to read and a font that is on another computer are told and kept: both are for people to
//! decide. What no document can be made with is refused.

use std::path::PathBuf;

use domain::rules::colour::{Colour, LEAST_CONTRAST, WHITE, contrast, readable, reads_on_white};
use domain::{HouseStyle, Plan, base64};
use papers::Look;
use publish::{FontRefusal, LARGEST_FILE, UnusedLook, font_families, font_refusal};
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::door::notices::notice;
use crate::records::drafts::label;
use crate::views::Notice;

/// The look of a plan with what its form shows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HouseStyleView {
    pub style: HouseStyle,
    /// What the logo says when nobody has written it.
    pub usual_logo_alt: String,
    /// The colour that is used, and how it can be read.
    pub colour: ColourCheck,
    /// What of it this computer cannot use.
    pub notices: Vec<Notice>,
}

/// How text of a colour can be read on white (WCAG 2.2, 1.4.3).
#[derive(Clone, Debug, Serialize, TS)]
pub struct ColourCheck {
    /// As `#RRGGBB`.
    pub colour: String,
    /// From 1 to 21, never rounded up.
    pub ratio: f64,
    /// The least that can be read.
    pub least: f64,
    pub is_enough: bool,
    /// The nearest shade that can be read: the colour itself, or a darker one.
    pub readable: String,
}

fn check(colour: Colour) -> ColourCheck {
    ColourCheck {
        colour: colour.to_string(),
        ratio: (contrast(colour, WHITE) * 100.0).floor() / 100.0,
        least: LEAST_CONTRAST,
        is_enough: reads_on_white(colour),
        readable: readable(colour).to_string(),
    }
}

fn style(plan: &Plan) -> HouseStyle {
    plan.house_styles.first().cloned().unwrap_or_default()
}

pub(crate) fn get_house_style(desk: &Desk) -> Result<HouseStyleView, Failure> {
    let (shown, texts) = (desk.shown()?, desk.texts());
    let style = style(&shown.plan);
    let fonts = [&style.heading_font, &style.text_font];
    let mut notices: Vec<Notice> = Vec::new();
    for family in fonts.into_iter().filter(|family| !family.is_empty()) {
        if let Some(told) = font_refusal(family).map(|refusal| font_notice(family, refusal))
            && !notices.contains(&told)
        {
            notices.push(told);
        }
    }
    Ok(HouseStyleView {
        usual_logo_alt: papers::usual_alt(&shown.plan, &texts),
        colour: check(Look::of(&shown.plan, &texts).accent),
        style,
        notices,
    })
}

/// How a colour can be read, while somebody chooses it.
pub(crate) fn check_colour(_: &Desk, colour: String) -> Result<ColourCheck, Failure> {
    Ok(check(colour_of(&colour)?))
}

fn colour_of(text: &str) -> Result<Colour, Failure> {
    Colour::parse(text).ok_or_else(|| Failure::invalid("colour_not_valid", "accent"))
}

/// The families of fonts of this computer that documents can be set in.
pub(crate) fn list_fonts(_: &Desk) -> Result<Vec<String>, Failure> {
    Ok(font_families().to_vec())
}

/// Sets colour, fonts, what the logo says, and how letters without a font are written; empty: as usual.
pub(crate) fn set_house_style(
    desk: &Desk,
    accent: String,
    heading_font: String,
    text_font: String,
    logo_alt: String,
    code_points: bool,
) -> Result<(), Failure> {
    let accent = match accent.trim() {
        "" => String::new(),
        accent => colour_of(accent)?.to_string(),
    };
    let (heading_font, text_font) = (heading_font.trim().to_owned(), text_font.trim().to_owned());
    change(desk, "set_house_style", |old| {
        let fonts = [("heading_font", &heading_font, &old.heading_font), ("text_font", &text_font, &old.text_font)];
        for (field, font, before) in fonts {
            // What a colleague has chosen on another computer stays when something else is changed here.
            if font != before && !font.is_empty() {
                usable(field, font)?;
            }
        }
        Ok(HouseStyle { accent, heading_font, text_font, logo_alt: logo_alt.trim().to_owned(), code_points, ..old })
    })
}

fn usable(field: &str, family: &str) -> Result<(), Failure> {
    match font_refusal(family) {
        None => Ok(()),
        Some(refusal) => Err(Failure::invalid(code(refusal), field).with("family", family)),
    }
}

/// Puts a logo into the plan: a picture, or a drawing made one.
pub(crate) fn import_logo(desk: &Desk, path: PathBuf) -> Result<(), Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if LARGEST_FILE < std::fs::metadata(&path)?.len() {
        return Err(Failure::new("logo_file_too_large").with("limit_mb", LARGEST_FILE / 1_000_000).with("name", name));
    }
    // A pipe or a device has no length, and no end.
    let bytes = intake::read_limited(&path, LARGEST_FILE)?;
    let png = publish::logo(&bytes).map_err(|error| Failure::from(error).with("name", &name))?;
    change(desk, "import_logo", |old| Ok(HouseStyle { logo: base64::encode(&png), ..old }))
}

/// Takes the logo out of the plan, and what it says.
pub(crate) fn delete_logo(desk: &Desk) -> Result<(), Failure> {
    change(desk, "delete_logo", |old| Ok(HouseStyle { logo: String::new(), logo_alt: String::new(), ..old }))
}

fn change(desk: &Desk, code: &str, new: impl FnOnce(HouseStyle) -> Result<HouseStyle, Failure>) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let old = style(plan);
        // One row a plan, in which two people meet who set it at once.
        let id = if old.id.is_empty() { HouseStyle::only_id() } else { old.id.clone() };
        let style = HouseStyle { id, ..new(old)? };
        let city = plan.profile.as_ref().map_or("", |profile| profile.city.as_str());
        Ok(file.command(label(code, city), |tx| tx.put(&style))?)
    })
}

fn code(refusal: FontRefusal) -> &'static str {
    match refusal {
        FontRefusal::Missing => "font_missing",
        FontRefusal::NotEmbeddable => "font_not_embeddable",
        FontRefusal::NotUsable => "font_not_usable",
    }
}

fn font_notice(family: &str, refusal: FontRefusal) -> Notice {
    notice(code(refusal), [("family", family.to_owned())])
}

/// What of the look a document does without, for those who read of the file.
pub(crate) fn of_look(unused: &[UnusedLook]) -> Vec<Notice> {
    let told = |unused: &UnusedLook| match unused {
        UnusedLook::Font { family, refusal } => font_notice(family, *refusal),
        UnusedLook::Logo => notice("logo_damaged", []),
    };
    unused.iter().map(told).collect()
}
