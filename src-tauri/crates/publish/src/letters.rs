//! Letters to hosts as pages: one alone, or all of them for the printer behind a sheet that says which there are.

use papers::{LettersContent, PaperError};

use crate::setting::{Document, Manuscript};

/// Sets letters.
///
/// # Errors
///
/// `publish` when the typesetter refuses them.
pub fn letter_pages(content: LettersContent) -> Result<Document, PaperError> {
    let sheet =
        serde_json::to_value(&content).map_err(|error| PaperError::new("publish").with("where", error.to_string()))?;
    let LettersContent { look, region, identity, .. } = content;
    let template = "letters.typ";
    Document::set(Manuscript {
        template,
        sheet,
        files: Vec::new(),
        replaced: Vec::new(),
        look,
        region,
        identity,
        apart: None,
    })
}
