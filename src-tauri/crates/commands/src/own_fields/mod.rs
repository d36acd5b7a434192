//! Fields that the plan defines itself: the list of them with how they are used, defining one, and what records say.
//!
//! Order and deletion are those of plain records. What a value means is said in `domain::rules::own_fields`; a value that
//! its field does not understand is written all the same, and told by the rules.

pub(crate) mod words;

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::fold::fold;
use domain::rules::own_fields::{fields_of, uses, value, values_of};
use domain::*;
use serde::Serialize;
use store::{StoreError, Tx};
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::records::drafts::{label, need};

/// With what the name of a column or a field of a form begins that is one of the plan's own; its id follows.
pub(crate) const OWN: &str = "own.";

/// A field of the plan's own in the list in which they are defined.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OwnFieldRow {
    /// The field.
    pub field: OwnField,
    /// Records that say something in it: so many values go when it is deleted.
    pub value_count: usize,
    /// Values that it does not understand.
    pub misfit_count: usize,
    /// How many records chose what, those included whose choice the list no longer has.
    pub by_choice: BTreeMap<String, usize>,
}

pub(crate) fn list_own_fields(desk: &Desk) -> Result<Vec<OwnFieldRow>, Failure> {
    let shown = desk.shown()?;
    let mut uses = uses(&shown.plan);
    let fields = OwnSubject::ALL.iter().flat_map(|subject| fields_of(&shown.plan, *subject));
    let rows = fields.map(|field| {
        let used = uses.remove(field.id.as_str()).unwrap_or_default();
        OwnFieldRow {
            field: field.clone(),
            value_count: used.value_count,
            misfit_count: used.misfit_count,
            by_choice: used.by_choice,
        }
    });
    Ok(rows.collect())
}

/// Defines a field, or changes one. `renamed` says which choices are called otherwise now: what chose them follows.
pub(crate) fn save_own_field(desk: &Desk, field: OwnField, renamed: BTreeMap<String, String>) -> Result<Id, Failure> {
    desk.write(|plan, file| {
        let known = plan.own_fields.iter().find(|it| it.id == field.id);
        let mut field = tidied(field);
        if let Some(known) = known {
            // Values are those of one kind of record: a field that moved would leave them behind.
            field.subject = known.subject;
        }
        check(&field, &plan.own_fields)?;
        let code = if field.id.is_empty() { "create_own_field" } else { "save_own_field" };
        let followers = followers(plan, &field, &renamed);
        Ok(file.command(label(code, &field.name), |tx| {
            if field.id.is_empty() {
                field.id = tx.new_id();
            }
            if field.position.is_empty() {
                let siblings = plan.own_fields.iter().filter(|it| it.subject == field.subject);
                let last = siblings.map(|it| it.position.as_str()).max().unwrap_or_default();
                field.position = order::after(last);
            }
            tx.put(&field)?;
            followers.iter().try_for_each(|value| tx.put(value))?;
            Ok(field.id)
        })?)
    })
}

/// Values that chose what is called otherwise now.
fn followers(plan: &Plan, field: &OwnField, renamed: &BTreeMap<String, String>) -> Vec<OwnValue> {
    let ours = plan.own_values.iter().filter(|it| it.own_field_id == field.id);
    let follow = |it: &OwnValue| {
        let new = renamed.get(&it.value)?.trim();
        field.choices.iter().any(|choice| choice == new).then(|| OwnValue { value: new.to_owned(), ..it.clone() })
    };
    ours.filter_map(follow).collect()
}

/// Without space at the ends, and without choices that say nothing.
fn tidied(mut field: OwnField) -> OwnField {
    field.name = field.name.trim().to_owned();
    field.hint = field.hint.trim().to_owned();
    field.choices = field.choices.iter().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect();
    field
}

/// Refuses a field that nobody could tell from another, or in which nothing could be chosen.
pub(crate) fn check(field: &OwnField, all: &[OwnField]) -> Result<(), Failure> {
    if field.name.trim().is_empty() {
        return Err(Failure::invalid("name_missing", "name"));
    }
    let is_same = |one: &str, other: &str| fold(one.trim()) == fold(other.trim());
    let mut others = all.iter().filter(|it| it.id != field.id && it.subject == field.subject);
    // A heading of a table must say which field it is.
    if others.any(|it| is_same(&it.name, &field.name)) {
        return Err(Failure::invalid("own_name_taken", "name"));
    }
    let mut seen = HashSet::new();
    if field.choices.iter().any(|choice| !seen.insert(fold(choice.trim()))) {
        return Err(Failure::invalid("own_choice_twice", "choices"));
    }
    if field.kind == OwnKind::Choice && field.choices.is_empty() {
        return Err(Failure::invalid("own_choices_missing", "choices"));
    }
    Ok(())
}

/// What a record says in the fields of its kind, in their order; fields in which it says nothing are left out.
pub(crate) fn values_of_record(plan: &Plan, subject: Subject, id: &str) -> Vec<OwnValue> {
    if plan.own_fields.is_empty() {
        return Vec::new();
    }
    plan.own_values.iter().filter(|it| it.subject == subject && it.subject_id == id).cloned().collect()
}

/// The same for all records of a kind.
pub(crate) fn by_record(plan: &Plan, subject: Subject) -> HashMap<&str, Vec<OwnValue>> {
    let mut values: HashMap<&str, Vec<OwnValue>> = HashMap::new();
    for value in plan.own_values.iter().filter(|it| it.subject == subject) {
        values.entry(&value.subject_id).or_default().push(value.clone());
    }
    values
}

/// What records of a kind say, as a line of a list shows it: by field.
pub(crate) struct OwnCells<'a>(maps::FastMap<&'a str, BTreeMap<&'a str, &'a str>>);

impl<'a> OwnCells<'a> {
    pub(crate) fn new(plan: &'a Plan, subject: Subject) -> Self {
        Self(values_of(plan, subject))
    }

    pub(crate) fn of(&self, id: &str) -> BTreeMap<Id, String> {
        let owned = |(field, value): (&&str, &&str)| ((*field).to_owned(), (*value).to_owned());
        self.0.get(id).map(|cells| cells.iter().map(owned).collect()).unwrap_or_default()
    }
}

/// Refuses values of fields that are not there.
pub(crate) fn check_values(plan: &Plan, values: &[OwnValue]) -> Result<(), Failure> {
    values.iter().try_for_each(|it| need(&plan.own_fields, &it.own_field_id).map(|_| ()))
}

/// Ties values to the record whose they are.
pub(crate) fn settle_values(values: &mut [OwnValue], subject: Subject, subject_id: &str) {
    for value in values {
        value.subject = subject;
        subject_id.clone_into(&mut value.subject_id);
        value.id = domain::rules::own_fields::value_id(&value.own_field_id, subject_id);
    }
}

/// Writes values. An empty one takes away what was said, and is not written where nothing was; a field that is not among
/// them keeps what it says: it may be younger than the form.
pub(crate) fn put_values(tx: &mut Tx, values: &[OwnValue]) -> Result<(), StoreError> {
    for value in values {
        if !value.value.trim().is_empty() || tx.exists(OwnValue::TABLE, &value.id)? {
            tx.put(value)?;
        }
    }
    Ok(())
}

/// What a cell of a table of records makes of a field of the plan's own; `None`: the cell is another's.
pub(crate) fn cell_value(
    plan: &Plan,
    column: &str,
    subject_id: &str,
    said: &serde_json::Value,
) -> Result<Option<OwnValue>, Failure> {
    let Some(id) = column.strip_prefix(OWN) else { return Ok(None) };
    let field = need(&plan.own_fields, id)?;
    match said {
        serde_json::Value::Null => Ok(Some(value(field, subject_id, String::new()))),
        serde_json::Value::String(text) => Ok(Some(value(field, subject_id, text.clone()))),
        serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::Array(_)
        | serde_json::Value::Object(_) => Err(Failure::invalid("bad_value", column)),
    }
}
