//! What values of a plan's own fields mean, and which of them their field does not understand.
//!
//! Nothing is dropped: a value that is no number in a field of numbers, or a choice that the list no longer has, stays as
//! it was written, and is told. Writing values, and words for them, are not here.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::maps::FastMap;
use crate::{Cell, Field, Id, OwnField, OwnKind, OwnSubject, OwnValue, Plan, Subject, bounds, by_id, link_id, words};

/// What a value says in a field of its kind.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnSaid<'a> {
    /// Nothing.
    Nothing,
    /// Words.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
    /// A choice, by its place in the list.
    Choice(usize),
    /// Yes or no.
    YesNo(bool),
}

words!(
    /// Why a field does not understand a value that stands in it.
    OwnFault { NotUnderstood = "not_understood", ChoiceGone = "choice_gone" }
);

/// Yes as it is stored.
pub const YES: &str = "yes";
/// No as it is stored.
pub const NO: &str = "no";

/// The id of what a record says in a field.
pub fn value_id(own_field_id: &str, subject_id: &str) -> Id {
    link_id(&[own_field_id, subject_id])
}

/// A value under its id.
pub fn value(field: &OwnField, subject_id: &str, value: String) -> OwnValue {
    OwnValue {
        id: value_id(&field.id, subject_id),
        subject: field.subject.subject(),
        subject_id: subject_id.to_owned(),
        own_field_id: field.id.clone(),
        value,
    }
}

/// What a stored value says in a field, or why the field does not understand it.
pub fn said<'a>(field: &OwnField, value: &'a str) -> Result<OwnSaid<'a>, OwnFault> {
    if value.trim().is_empty() {
        return Ok(OwnSaid::Nothing);
    }
    match field.kind {
        OwnKind::Text => Ok(OwnSaid::Text(value)),
        OwnKind::Number => number(value).map(OwnSaid::Number).ok_or(OwnFault::NotUnderstood),
        OwnKind::Date => date(value).map(OwnSaid::Date).ok_or(OwnFault::NotUnderstood),
        OwnKind::Choice => {
            let place = field.choices.iter().position(|choice| choice == value);
            place.map(OwnSaid::Choice).ok_or(OwnFault::ChoiceGone)
        }
        OwnKind::YesNo => match value {
            YES => Ok(OwnSaid::YesNo(true)),
            NO => Ok(OwnSaid::YesNo(false)),
            _ => Err(OwnFault::NotUnderstood),
        },
    }
}

/// The stored form of what is said.
pub fn stored(field: &OwnField, said: &OwnSaid) -> String {
    match said {
        OwnSaid::Nothing => String::new(),
        OwnSaid::Text(text) => (*text).to_owned(),
        OwnSaid::Number(number) => number.to_string(),
        OwnSaid::Date(day) => day.to_string(),
        OwnSaid::Choice(place) => field.choices.get(*place).cloned().unwrap_or_default(),
        OwnSaid::YesNo(is_so) => (if *is_so { YES } else { NO }).to_owned(),
    }
}

fn number(value: &str) -> Option<f64> {
    // `inf`, `nan` and `1e3` are numbers to a program, and none that people wrote.
    let is_plain = value.bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
    value.parse().ok().filter(|number: &f64| is_plain && number.is_finite() && number.abs() <= bounds::MOST_NUMBER)
}

fn date(value: &str) -> Option<NaiveDate> {
    let day = NaiveDate::from_cell(&Cell::Text(value.to_owned()))?;
    bounds::YEARS.contains(&i64::from(day.year())).then_some(day)
}

/// The fields of a kind of record in their order.
pub fn fields_of(plan: &Plan, subject: OwnSubject) -> Vec<&OwnField> {
    let mut fields: Vec<&OwnField> = plan.own_fields.iter().filter(|field| field.subject == subject).collect();
    fields.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    fields
}

/// What the records of a kind say, by record and field; what is empty is left out.
pub fn values_of(plan: &Plan, subject: Subject) -> FastMap<&str, BTreeMap<&str, &str>> {
    let mut values: FastMap<&str, BTreeMap<&str, &str>> = FastMap::default();
    for value in plan.own_values.iter().filter(|it| it.subject == subject && !it.value.trim().is_empty()) {
        values.entry(&value.subject_id).or_default().insert(&value.own_field_id, &value.value);
    }
    values
}

/// A value that its field does not understand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Misfit<'a> {
    /// The field.
    pub field: &'a OwnField,
    /// The value.
    pub value: &'a OwnValue,
    /// Why.
    pub fault: OwnFault,
}

/// Those among some values that their fields do not understand.
pub fn misfits<'a>(plan: &'a Plan, values: impl Iterator<Item = &'a OwnValue>) -> Vec<Misfit<'a>> {
    if plan.own_fields.is_empty() {
        return Vec::new();
    }
    let fields = by_id(&plan.own_fields);
    let found = values.filter_map(|value| {
        let field = *fields.get(value.own_field_id.as_str())?;
        let is_ours = field.subject.subject() == value.subject;
        let fault = said(field, &value.value).err().filter(|_| is_ours)?;
        Some(Misfit { field, value, fault })
    });
    found.collect()
}

/// How a field is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnUse {
    /// Values that say something.
    pub value_count: usize,
    /// Those of them that the field does not understand.
    pub misfit_count: usize,
    /// How many say each text, where the field is a choice: those of the list and those no longer in it.
    pub by_choice: BTreeMap<String, usize>,
}

/// How every field of a plan is used, by its id.
pub fn uses(plan: &Plan) -> FastMap<&str, OwnUse> {
    let fields = by_id(&plan.own_fields);
    let mut uses: FastMap<&str, OwnUse> = FastMap::default();
    for value in plan.own_values.iter().filter(|it| !it.value.trim().is_empty()) {
        let Some(field) = fields.get(value.own_field_id.as_str()) else { continue };
        let used = uses.entry(&field.id).or_default();
        used.value_count += 1;
        used.misfit_count += usize::from(said(field, &value.value).is_err());
        if field.kind == OwnKind::Choice {
            *used.by_choice.entry(value.value.clone()).or_default() += 1;
        }
    }
    uses
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: OwnKind) -> OwnField {
        let choices = vec!["Hall".to_owned(), "Yard".to_owned()];
        OwnField { id: "f".to_owned(), kind, choices, ..OwnField::default() }
    }

    #[track_caller]
    fn check(kind: OwnKind, value: &str, expected: Result<OwnSaid, OwnFault>) {
        let field = field(kind);
        assert_eq!(said(&field, value), expected, "{kind:?} {value:?}");
        if let Ok(said) = expected {
            assert_eq!(stored(&field, &said).as_str(), value.trim(), "what is understood is stored as it stands");
        }
    }

    #[test]
    fn every_kind_understands_its_own_values_and_keeps_all_others() {
        let unclear = || Err(OwnFault::NotUnderstood);
        for kind in OwnKind::ALL {
            check(*kind, "", Ok(OwnSaid::Nothing));
            check(*kind, "  ", Ok(OwnSaid::Nothing));
        }
        check(OwnKind::Text, "by the door", Ok(OwnSaid::Text("by the door")));
        check(OwnKind::Text, "two\nlines", Ok(OwnSaid::Text("two\nlines")));
        check(OwnKind::Number, "12", Ok(OwnSaid::Number(12.0)));
        check(OwnKind::Number, "-1.5", Ok(OwnSaid::Number(-1.5)));
        for none in ["twelve", "1,5", "1e3", "inf", "NaN", "1 000", "9999999999999999", "12 kg", "-", "."] {
            check(OwnKind::Number, none, unclear());
        }
        let day = NaiveDate::from_ymd_opt(2027, 5, 3).unwrap();
        check(OwnKind::Date, "2027-05-03", Ok(OwnSaid::Date(day)));
        for none in ["3 May", "2027-02-30", "1850-01-01", "03.05.2027"] {
            check(OwnKind::Date, none, unclear());
        }
        check(OwnKind::Choice, "Yard", Ok(OwnSaid::Choice(1)));
        check(OwnKind::Choice, "yard", Err(OwnFault::ChoiceGone));
        check(OwnKind::Choice, "Roof", Err(OwnFault::ChoiceGone));
        check(OwnKind::YesNo, "yes", Ok(OwnSaid::YesNo(true)));
        check(OwnKind::YesNo, "no", Ok(OwnSaid::YesNo(false)));
        check(OwnKind::YesNo, "perhaps", unclear());
    }

    fn filled() -> Plan {
        let of = |id: &str, subject, position: &str| OwnField {
            id: id.to_owned(),
            subject,
            position: position.to_owned(),
            ..field(OwnKind::Choice)
        };
        let mut plan = Plan {
            own_fields: vec![
                of("f", OwnSubject::Event, "a1"),
                of("g", OwnSubject::Event, "a0"),
                of("h", OwnSubject::Venue, "a0"),
            ],
            ..Plan::default()
        };
        for (field, subject, said) in [(0, "e1", "Hall"), (0, "e2", "Roof"), (1, "e1", " "), (2, "v1", "Yard")] {
            let written = value(&plan.own_fields[field], subject, said.to_owned());
            plan.own_values.push(written);
        }
        plan
    }

    #[test]
    fn fields_stand_in_their_order_and_values_at_their_records() {
        let plan = filled();
        let ids = |subject| fields_of(&plan, subject).iter().map(|it| it.id.as_str()).collect::<Vec<_>>();
        assert_eq!(ids(OwnSubject::Event), ["g", "f"]);
        assert_eq!(ids(OwnSubject::Partner), Vec::<&str>::new());
        let values = values_of(&plan, Subject::Event);
        assert_eq!(values["e1"], BTreeMap::from([("f", "Hall")]), "an empty value says nothing");
        assert!(!values.contains_key("v1"));
    }

    #[test]
    fn what_a_list_no_longer_has_is_told_and_counted() {
        let plan = filled();
        let found = misfits(&plan, plan.own_values.iter());
        let [misfit] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((misfit.value.subject_id.as_str(), misfit.fault), ("e2", OwnFault::ChoiceGone));
        let uses = uses(&plan);
        let used = &uses["f"];
        assert_eq!((used.value_count, used.misfit_count), (2, 1));
        assert_eq!(used.by_choice, BTreeMap::from([("Hall".to_owned(), 1), ("Roof".to_owned(), 1)]));
        assert!(!uses.contains_key("g"));
    }

    #[test]
    fn a_value_has_one_id_for_ever() {
        // Stored in plans: another answer would make every value twice.
        assert_eq!(value_id("f", "e"), value_id("f", "e"));
        assert_ne!(value_id("f", "e"), value_id("e", "f"));
    }
}
