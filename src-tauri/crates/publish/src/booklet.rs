//! The booklet of a week, posters, cards and sheets for doors, set from their descriptions.
//!
//! What stands in them is said by `papers`; only the drawings that every page may need, symbols and QR codes, are made
//! here.

use domain::AccessFeature;
use papers::{Booklet, Code, DaySheets, Drawing, Look, Notices, PaperError};
use serde::Serialize;
use serde_json::Value;

use crate::codes::square_code;
use crate::setting::{Document, Manuscript};

/// The list of a sheet whose members are read one by one, so that an edit sets only its own anew.
const GROUPS: &str = "groups";

/// Sets a booklet: PDF/A-2a and PDF/UA-1 on any paper. For the office printer see [`Document::two_up`].
///
/// # Errors
///
/// `publish` when the typesetter refuses it.
pub fn booklet(booklet: &Booklet) -> Result<Document, PaperError> {
    let mut files = symbols(&booklet.look);
    files.extend(codes(&booklet.codes)?);
    set("booklet.typ", booklet, files, &booklet.look, booklet.region, &booklet.identity)
}

/// Sets posters, one event a page.
///
/// # Errors
///
/// `publish` when the typesetter refuses them.
pub fn posters(notices: &Notices) -> Result<Document, PaperError> {
    set_notices("poster.typ", notices)
}

/// Sets cards, four events a sheet of A4, with lines to cut along.
///
/// # Errors
///
/// `publish` when the typesetter refuses them.
pub fn cards(notices: &Notices) -> Result<Document, PaperError> {
    set_notices("cards.typ", notices)
}

/// Sets sheets for doors, each venue and day on a page of its own.
///
/// # Errors
///
/// `publish` when the typesetter refuses them.
pub fn day_sheets(sheets: &DaySheets) -> Result<Document, PaperError> {
    set("day-sheets.typ", sheets, symbols(&sheets.look), &sheets.look, sheets.region, &sheets.identity)
}

fn set_notices(template: &'static str, notices: &Notices) -> Result<Document, PaperError> {
    let mut files = symbols(&notices.look);
    files.extend(codes(&notices.codes)?);
    set(template, notices, files, &notices.look, notices.region, &notices.identity)
}

fn set(
    template: &'static str,
    sheet: &impl Serialize,
    files: Vec<Drawing>,
    look: &Look,
    region: fonts::Region,
    identity: &str,
) -> Result<Document, PaperError> {
    let sheet: Value =
        serde_json::to_value(sheet).map_err(|error| PaperError::new("publish").with("where", error.to_string()))?;
    Document::set(Manuscript {
        template,
        sheet,
        files,
        replaced: Vec::new(),
        look: look.clone(),
        region,
        identity: identity.to_owned(),
        apart: Some(GROUPS),
    })
}

macro_rules! symbol {
    ($name:literal) => {
        include_str!(concat!("../../../../assets/templates/access/", $name, ".svg"))
    };
}

/// The colour in which the symbols are drawn.
const USUAL: &str = "#23395B";

/// The symbols of access. They are decoration: their words stand beside them.
fn symbols(look: &Look) -> Vec<Drawing> {
    let svg = |feature: AccessFeature| match feature {
        AccessFeature::StepFree => symbol!("step_free"),
        AccessFeature::AccessibleToilet => symbol!("accessible_toilet"),
        AccessFeature::HearingLoop => symbol!("hearing_loop"),
        AccessFeature::SignLanguage => symbol!("sign_language"),
        AccessFeature::QuietSpace => symbol!("quiet_space"),
        AccessFeature::Parking => symbol!("parking"),
        AccessFeature::PublicTransport => symbol!("public_transport"),
        AccessFeature::NotStepFree => symbol!("not_step_free"),
    };
    let accent = look.accent.to_string();
    let drawing = |feature: &AccessFeature| Drawing {
        file: format!("access-{}.svg", feature.word()),
        svg: svg(*feature).replace(USUAL, &accent),
        width: 24.0,
        height: 24.0,
    };
    AccessFeature::ALL.iter().map(drawing).collect()
}

fn codes(codes: &[Code]) -> Result<Vec<Drawing>, PaperError> {
    codes.iter().map(|code| square_code(&code.file, &code.address)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_is_a_drawing() {
        for drawing in symbols(&Look::default()) {
            assert!(drawing.svg.contains(USUAL), "{}", drawing.file);
            assert!(drawing.svg.starts_with("<svg") && !drawing.svg.contains("<text"), "{}", drawing.file);
        }
    }
}
