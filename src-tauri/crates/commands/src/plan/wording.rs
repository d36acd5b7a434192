//! Values of fields as people read them, for whatever tells what changed: history, differences, previews of imports.
//!
//! The words are those of `text`; names of records are looked up in the plan that is shown.

use domain::fields::meaning;
use domain::names::Names;
use domain::{FieldChange, Plan};
use intake::{DryRun, ImportKind, ImportPreview};
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

/// The preview of an import with its changes in words. Names of what the import itself makes are known, too.
pub(crate) fn in_words(shown: &Shown, texts: Texts, dry_run: &DryRun) -> ImportPreview {
    let (plan, writes) = (&*shown.plan, &dry_run.writes);
    let known = Plan {
        neighbourhoods: [plan.neighbourhoods.as_slice(), &writes.neighbourhoods].concat(),
        venues: [plan.venues.as_slice(), &writes.venues].concat(),
        rooms: [plan.rooms.as_slice(), &writes.rooms].concat(),
        partners: [plan.partners.as_slice(), &writes.partners].concat(),
        people: [plan.people.as_slice(), &writes.people].concat(),
        ..Plan::default()
    };
    let currency = plan.profile.as_ref().map(|profile| profile.currency.clone()).unwrap_or_default();
    let wording = Wording { texts, names: Names::new(&known), currency };
    let mut preview = dry_run.preview.clone();
    let tables: &[&str] = match preview.kind {
        ImportKind::Events => &["event", "session"],
        ImportKind::Partners => &["partner", "person"],
        ImportKind::Indicators => &["indicator", "reading"],
        ImportKind::Outlines => &["neighbourhood"],
        ImportKind::Budget => &["budget_line"],
    };
    for change in preview.items.iter_mut().flat_map(|item| &mut item.changes) {
        // A session that comes or goes is told by its start.
        let field = if change.field == "session" { "starts_at" } else { &change.field };
        if let Some(table) = tables.iter().find(|table| meaning(table, field).is_some()) {
            let told = FieldChange { field: field.to_owned(), from: change.from.clone(), to: change.to.clone() };
            let told = wording.change(table, told);
            (change.from, change.to) = (told.from, told.to);
        }
    }
    preview
}
