//! Why there is no document, and what is told about one that there is. Codes with values; the sentences are the
//! messages `error-<code>` and `office-notice-<code>`.

use std::collections::BTreeMap;

use text::{Arg, Texts};

/// A document that could not be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{code} {values:?}")]
pub struct OfficeError {
    /// `template_damaged`, `template_not_docx`, `template_password`, `template_macros`, `template_active`,
    /// `template_external`, `template_too_large`, `template_strict`; `publish` for what should not happen.
    pub code: &'static str,
    /// What the sentence needs.
    pub values: BTreeMap<&'static str, String>,
}

/// Something to know about a document that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// `missing_style`, `unknown_placeholder`, `placeholder_in_line`, `placeholder_twice`, `unplaced`, `no_placeholders`,
    /// `header_added`, `footer_added`, `no_page_numbers`, `nothing_for`, `own_numbering`, `template_numbering`, `link_removed`, `signature_removed`.
    pub code: &'static str,
    /// What it is about; empty when the code says it all.
    pub name: String,
}

impl OfficeError {
    /// An error without values.
    pub(crate) fn new(code: &'static str) -> Self {
        Self { code, values: BTreeMap::new() }
    }

    /// The same with one more value.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.insert(name, value.into());
        self
    }

    /// A fault of ours; `place` says where.
    pub(crate) fn ours(place: impl Into<String>) -> Self {
        Self::new("publish").with("where", place)
    }
}

impl Notice {
    pub(crate) fn new(code: &'static str, name: impl Into<String>) -> Self {
        Self { code, name: name.into() }
    }

    /// The sentence for people.
    pub fn sentence(&self, texts: &Texts) -> String {
        texts.format(&format!("office-notice-{}", self.code), &[("name", Arg::Text(self.name.clone()))])
    }
}
