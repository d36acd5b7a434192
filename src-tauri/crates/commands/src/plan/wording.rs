//! Values of fields as people read them, for whatever tells what changed: history, differences, previews of imports.
//!
//! The words are those of `text`; names of records are looked up in the plan that is shown.

use domain::fields::meaning;
use domain::names::Names;
use domain::{FieldChange, OwnValue, Plan, Record};
use intake::{DryRun, ImportKind, ImportPreview};
use text::Texts;

use crate::desk::shown::Shown;
use crate::own_fields::words::OwnWords;

/// Turns stored values into words.
pub(crate) struct Wording<'a> {
    texts: Texts,
    names: Names<'a>,
    currency: String,
    own: OwnWords<'a>,
}

impl<'a> Wording<'a> {
    /// Words for the records of a plan.
    pub(crate) fn new(shown: &'a Shown, texts: Texts) -> Self {
        let profile = shown.plan.profile.as_ref();
        Self {
            texts,
            names: Names::new(&shown.plan),
            currency: profile.map(|profile| profile.currency.clone()).unwrap_or_default(),
            own: OwnWords::new(&shown.plan),
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
    pub(crate) fn changes(&self, table: &str, id: &str, changes: Vec<FieldChange>) -> Vec<FieldChange> {
        let said = |change| if table == OwnValue::TABLE { self.own.value(&self.texts, id, change) } else { change };
        changes.into_iter().map(|change| self.change(table, said(change))).collect()
    }

    /// The same among the changes of a record on which it hangs: a value stands under the name of its field.
    pub(crate) fn changes_within(&self, table: &str, id: &str, changes: Vec<FieldChange>) -> Vec<FieldChange> {
        match table {
            OwnValue::TABLE => self.own.as_of_record(&self.texts, id, changes),
            _ => self.changes(table, id, changes),
        }
    }

    /// A change of a column of the plan's own, under the name of its field; `None`: it is another's.
    fn own_column(&self, change: &FieldChange) -> Option<FieldChange> {
        self.own.column(&self.texts, change)
    }
}

/// The preview of a table that came back: its fields are called as its headings are.
fn table_in_words(wording: &Wording, mut preview: ImportPreview) -> ImportPreview {
    let table = preview.records.first().map(|of| of.table.clone()).unwrap_or_default();
    for change in preview.items.iter_mut().flat_map(|item| &mut item.changes) {
        if let Some(told) = wording.own_column(change) {
            *change = told;
            continue;
        }
        let told = wording.change(&table, std::mem::take(change));
        let field = match domain::EventRole::from_word(&told.field) {
            Some(role) => wording.texts.word(domain::EventRole::LIST, role.word()),
            None if matches!(told.field.as_str(), "people" | "areas") => {
                wording.texts.get(&format!("tables-column-{}", told.field))
            }
            None => wording.texts.field(&table, &told.field),
        };
        *change = FieldChange { field, ..told };
    }
    preview
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
        // Tables of any kind name records of others.
        ..if dry_run.preview.kind == ImportKind::Tables { plan.clone() } else { Plan::default() }
    };
    let currency = plan.profile.as_ref().map(|profile| profile.currency.clone()).unwrap_or_default();
    let wording = Wording { texts, names: Names::new(&known), currency, own: OwnWords::new(plan) };
    let mut preview = dry_run.preview.clone();
    let tables: &[&str] = match preview.kind {
        ImportKind::Events => &["event", "session"],
        ImportKind::Partners => &["partner", "person"],
        ImportKind::Indicators => &["indicator", "reading"],
        ImportKind::Outlines => &["neighbourhood"],
        ImportKind::Budget => &["budget_line"],
        ImportKind::Tables => return table_in_words(&wording, preview),
    };
    for change in preview.items.iter_mut().flat_map(|item| &mut item.changes) {
        if let Some(told) = wording.own_column(change) {
            *change = told;
            continue;
        }
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
