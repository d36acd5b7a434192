//! Why there is no document, as a code with values; the sentence is the message `error-<code>`.

use std::collections::BTreeMap;

use typst::diag::SourceDiagnostic;

/// A document that could not be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{code} {values:?}")]
pub struct PublishError {
    /// `no_paper`, `not_found` for a page there is not, `publish` for all that our templates refuse.
    pub code: String,
    /// What the sentence needs, the name of the record before all.
    pub values: BTreeMap<String, String>,
}

impl PublishError {
    /// An error without values.
    pub(crate) fn new(code: &str) -> Self {
        Self { code: code.to_owned(), values: BTreeMap::new() }
    }

    /// The same with one more value.
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }

    /// What the typesetter refused. A fault of ours rather than of the plan, so its own words go along.
    pub(crate) fn typesetting(diagnostics: &[SourceDiagnostic]) -> Self {
        let messages: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        Self::new("publish").with("where", messages.join("; "))
    }
}
