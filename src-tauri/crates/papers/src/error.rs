//! Why there is no document, as a code with values; the sentence is the message `error-<code>`.

use std::collections::BTreeMap;

/// A document that could not be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{code} {values:?}")]
pub struct PaperError {
    /// `no_paper`, `not_found` for a page there is not, `export_stopped` when somebody gave it up, `publish` for all that
    /// our templates refuse.
    pub code: String,
    /// What the sentence needs, the name of the record before all.
    pub values: BTreeMap<String, String>,
}

impl PaperError {
    /// An error without values.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), values: BTreeMap::new() }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }
}
