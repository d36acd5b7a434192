//! Values of fields as people read them, for whatever tells what changed: history, differences, previews of imports.
//!
//! The words are those of `text`; names of records are looked up in the plan that is shown.

use domain::FieldChange;
use domain::names::Names;
use text::Texts;

use crate::desk::shown::Shown;

/// Turns stored values into words.
pub(crate) struct Wording<'a> {
    texts: Texts,
    names: Names<'a>,
    currency: String,
}

impl<'a> Wording<'a> {
    /// Words for the records of a plan.
    pub(crate) fn new(shown: &'a Shown, texts: Texts) -> Self {
        let profile = shown.plan.profile.as_ref();
        Self {
            texts,
            names: Names::new(&shown.plan),
            currency: profile.map(|profile| profile.currency.clone()).unwrap_or_default(),
        }
    }

    /// Both values of a change in words; a field that no record has keeps them as they are.
    pub(crate) fn change(&self, table: &str, change: FieldChange) -> FieldChange {
        let value = |value: &str| self.texts.value(&self.names, &self.currency, table, &change.field, value);
        let (from, to) = (value(&change.from), value(&change.to));
        // Two values that read alike (another key, another drawing) say only that something is different.
        let from = if from == to && change.from != change.to { String::new() } else { from };
        FieldChange { from, to, field: change.field }
    }

    /// What forms call a field, and its value in words.
    pub(crate) fn told(&self, table: &str, field: &str, value: &str) -> (String, String) {
        (self.texts.field(table, field), self.texts.value(&self.names, &self.currency, table, field, value))
    }

    /// All changes of one record.
    pub(crate) fn changes(&self, table: &str, changes: Vec<FieldChange>) -> Vec<FieldChange> {
        changes.into_iter().map(|change| self.change(table, change)).collect()
    }
}
