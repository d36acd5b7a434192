//! Run sheets and attendance sheets as pages.

use papers::{PaperError, SheetsContent};

use crate::codes::square_code;
use crate::setting::{Document, Manuscript};

/// Sets run sheets or attendance sheets.
///
/// # Errors
///
/// `publish` when the typesetter refuses them, or when a code cannot hold its text.
pub fn sheet_pages(content: SheetsContent) -> Result<Document, PaperError> {
    let refused = |error: String| PaperError::new("publish").with("where", error);
    let sheet = serde_json::to_value(&content).map_err(|error| refused(error.to_string()))?;
    let mut files = Vec::new();
    for code in content.sheets.iter().filter_map(|sheet| sheet.code.as_ref()) {
        files.push(square_code(&code.file, &code.text)?);
    }
    let SheetsContent { look, region, identity, .. } = content;
    Document::set(Manuscript {
        template: "sheets.typ",
        sheet,
        files,
        replaced: Vec::new(),
        look,
        region,
        identity,
        apart: None,
    })
}
