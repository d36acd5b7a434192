//! Values of the plan's own fields as people read them: in the history, in differences and in previews of imports.

use domain::maps::FastMap;
use domain::rules::own_fields::{OwnSaid, said};
use domain::{FieldChange, OwnField, OwnValue, Plan, Record, by_id};
use text::{DateStyle, Texts};

use super::OWN;

/// A value in words; one that its field does not understand as it was written.
pub(crate) fn told(texts: &Texts, field: &OwnField, value: &str) -> String {
    match said(field, value) {
        Ok(OwnSaid::Nothing) => String::new(),
        Ok(OwnSaid::Number(number)) => texts.short_decimal(number),
        Ok(OwnSaid::Date(day)) => texts.date(day, DateStyle::Long),
        Ok(OwnSaid::YesNo(is_so)) => texts.get(if is_so { "value-yes" } else { "value-no" }),
        Ok(OwnSaid::Text(_) | OwnSaid::Choice(_)) | Err(_) => value.to_owned(),
    }
}

/// The fields of a plan, and which field each value is of.
pub(crate) struct OwnWords<'a> {
    fields: FastMap<&'a str, &'a OwnField>,
    plan: &'a Plan,
}

impl<'a> OwnWords<'a> {
    pub(crate) fn new(plan: &'a Plan) -> Self {
        Self { fields: by_id(&plan.own_fields), plan }
    }

    /// A change of a column of the plan's own, under the name of its field; `None`: it is another's.
    pub(crate) fn column(&self, texts: &Texts, change: &FieldChange) -> Option<FieldChange> {
        let field = self.fields.get(change.field.strip_prefix(OWN)?)?;
        let told = |value: &str| told(texts, field, value);
        Some(FieldChange { field: field.name.clone(), from: told(&change.from), to: told(&change.to) })
    }

    /// What changed in a value: both sides in words of its field's kind. Others keep what they are.
    pub(crate) fn value(&self, texts: &Texts, id: &str, change: FieldChange) -> FieldChange {
        let of = (change.field == "value").then(|| self.field_of(id)).flatten();
        match of {
            Some(field) => {
                let (from, to) = (told(texts, field, &change.from), told(texts, field, &change.to));
                FieldChange { from, to, ..change }
            }
            None => change,
        }
    }

    /// What happened to a value as a change of its record: under the name of the field. Nothing else of it is told.
    pub(crate) fn as_of_record(&self, texts: &Texts, id: &str, changes: Vec<FieldChange>) -> Vec<FieldChange> {
        let Some(field) = self.field_of(id) else { return Vec::new() };
        let ours = changes.into_iter().filter(|change| change.field == "value");
        ours.map(|change| FieldChange { field: field.name.clone(), ..self.value(texts, id, change) }).collect()
    }

    fn field_of(&self, id: &str) -> Option<&'a OwnField> {
        let at = self.plan.own_values.binary_search_by(|it: &OwnValue| it.id().cmp(id)).ok()?;
        self.fields.get(self.plan.own_values[at].own_field_id.as_str()).copied()
    }
}
