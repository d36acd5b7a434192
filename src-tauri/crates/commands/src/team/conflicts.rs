//! What several people changed without having seen each other: shown with everything that they wrote, and decided with
//! one change.

use std::collections::BTreeSet;

use domain::{Cell, FieldChange};
use serde_json::Value;
use store::{Conflict, ConflictKind, Decision, StoreError, Wrote};
use uuid::Uuid;

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::plan::wording::Wording;
use crate::team::held::authors;
use crate::team::views::{ConflictChoice, ConflictClaim, ConflictRow, ConflictWord};

/// The field that stands for a record as a whole.
const WHOLE: &str = "*";
/// Letters of an id that people type.
const ID_LETTERS: usize = 8;

/// Who wrote what.
struct Writers {
    authors: std::collections::BTreeMap<String, (String, bool)>,
    others: BTreeSet<String>,
}

impl Writers {
    fn of(desk: &Desk) -> Result<Self, Failure> {
        let authors = authors(desk)?;
        Ok(Self { authors, others: desk.ask(|reader| Ok(reader.replicas_of_others()?))? })
    }

    fn name(&self, wrote: &Wrote) -> String {
        self.authors.get(&wrote.replica).map_or_else(|| wrote.author.clone(), |(name, _)| name.clone())
    }

    fn is_me(&self, wrote: &Wrote) -> bool {
        !self.others.contains(&wrote.replica) || self.authors.get(&wrote.replica).is_some_and(|(_, is_me)| *is_me)
    }
}

/// A question keeps its id as long as it is the same question: with other claims it is another one, so that nobody takes
/// what they have not seen.
fn id_of(conflict: &Conflict) -> String {
    // The same in every copy, so that it can be told to a colleague.
    let named = |claim: &Wrote| format!("{} {} {}", claim.replica, claim.at.timestamp_micros(), claim.value.plain());
    let mut claims: Vec<String> = conflict.claims.iter().map(named).collect();
    claims.sort_unstable();
    let text = [&conflict.table, &conflict.id, &conflict.field, &claims.join(" ")].map(String::as_str).join("\n");
    let id = Uuid::new_v5(&Uuid::NAMESPACE_OID, text.as_bytes()).simple().to_string();
    id.chars().take(ID_LETTERS).collect()
}

/// What waits to be decided.
pub(crate) fn list_conflicts(desk: &Desk) -> Result<Vec<ConflictRow>, Failure> {
    let shown = desk.shown()?;
    let writers = Writers::of(desk)?;
    let wording = Wording::new(&shown, desk.texts());
    let conflicts = desk.ask(|reader| Ok(reader.conflicts()?))?;
    Ok(conflicts.into_iter().map(|conflict| row(desk, &shown, &writers, &wording, conflict)).collect())
}

fn row(desk: &Desk, shown: &Shown, writers: &Writers, wording: &Wording, conflict: Conflict) -> ConflictRow {
    let texts = desk.texts();
    let is_whole = conflict.field == WHOLE;
    let said = |value: &Cell| {
        if is_whole {
            let word = if *value == Cell::Integer(1) { "kept" } else { "deleted" };
            return texts.get(&format!("team-claim-{word}"));
        }
        let change = FieldChange { field: conflict.field.clone(), from: String::new(), to: value.plain() };
        let words = wording.changes(&conflict.table, &conflict.id, vec![change]);
        words.into_iter().next().map(|change| change.to).unwrap_or_default()
    };
    let claims = conflict.claims.iter().map(|claim| ConflictClaim {
        name: writers.name(claim),
        is_me: writers.is_me(claim),
        at: shown.local(claim.at),
        said: said(&claim.value),
        value: as_json(&claim.value),
    });
    ConflictRow {
        id: id_of(&conflict),
        kind: match conflict.kind {
            ConflictKind::Value => ConflictWord::Value,
            ConflictKind::Text => ConflictWord::Text,
            ConflictKind::DeletedWhileEdited => ConflictWord::DeletedWhileEdited,
        },
        field: if is_whole { String::new() } else { conflict.field.clone() },
        field_name: if is_whole { String::new() } else { texts.field(&conflict.table, &conflict.field) },
        shown: said(&conflict.shown),
        claims: claims.collect(),
        table: conflict.table,
        record_id: conflict.id,
        name: conflict.name,
    }
}

fn as_json(value: &Cell) -> Value {
    match value {
        Cell::Null => Value::Null,
        Cell::Integer(number) => Value::from(*number),
        Cell::Real(number) => Value::from(*number),
        Cell::Text(text) => Value::from(text.as_str()),
    }
}

/// What a value could mean in a field of which nothing is known, the likeliest first.
fn readings(value: &Value) -> Vec<Cell> {
    match value {
        Value::Null => vec![Cell::Null],
        Value::Bool(is_so) => vec![Cell::Integer(i64::from(*is_so))],
        Value::Number(number) => {
            let whole = number.as_i64().map(Cell::Integer);
            let real = number.as_f64().map(Cell::Real);
            whole.into_iter().chain(real).chain([Cell::Text(number.to_string())]).collect()
        }
        Value::String(text) => {
            let typed = text.trim();
            let whole = typed.parse().ok().map(Cell::Integer);
            let real = typed.parse().ok().filter(|number: &f64| number.is_finite()).map(Cell::Real);
            let list = Value::from(typed.split(',').map(str::trim).collect::<Vec<_>>()).to_string();
            let nothing = typed.is_empty().then_some(Cell::Null);
            let text = Cell::Text(text.clone());
            [text].into_iter().chain(whole).chain(real).chain(nothing).chain([Cell::Text(list)]).collect()
        }
        Value::Array(_) | Value::Object(_) => vec![Cell::Text(value.to_string())],
    }
}

/// Decides on one of them.
pub(crate) fn resolve_conflict(desk: &Desk, id: String, choice: ConflictChoice) -> Result<(), Failure> {
    desk.write(|_, file| {
        let gone = || StoreError::NoSuchConflict { table: String::new(), id: id.clone(), field: String::new() };
        let conflict = file.conflicts()?.into_iter().find(|conflict| id_of(conflict) == id).ok_or_else(gone)?;
        let Conflict { table, id, field, .. } = &conflict;
        let decisions = match choice {
            ConflictChoice::Claim(at) if conflict.claims.len() <= at => {
                return Err(Failure::new("no_claim_numbered").with("count", conflict.claims.len().to_string()));
            }
            ConflictChoice::Claim(at) => vec![Decision::Take(at)],
            // A record is kept or deleted; there is no third.
            ConflictChoice::Value(_) if field == WHOLE => return Err(Failure::new("no_value_of").with("field", "")),
            ConflictChoice::Value(value) => readings(&value).into_iter().map(Decision::Third).collect(),
        };
        let mut refused = None;
        for decision in &decisions {
            match file.resolve(table, id, field, decision) {
                Ok(()) => return Ok(()),
                Err(error @ StoreError::NoValueOf { .. }) => refused = refused.or(Some(error)),
                Err(error) => return Err(error.into()),
            }
        }
        Err(refused.map_or_else(|| gone().into(), Failure::from))
    })
}

/// Decides for one person wherever they wrote something that waits; says how many that were.
pub(crate) fn resolve_conflicts_of(desk: &Desk, name: String) -> Result<usize, Failure> {
    let writers = Writers::of(desk)?;
    desk.write(|_, file| {
        let is_theirs = |claim: &Wrote| writers.name(claim) == name;
        if !file.conflicts()?.iter().any(|conflict| conflict.claims.iter().any(is_theirs)) {
            return Err(Failure::new("no_conflicts_of").with("name", &name));
        }
        Ok(file.resolve_all(&name, is_theirs)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_in_each_way() {
        assert_eq!(readings(&Value::Null), [Cell::Null]);
        assert_eq!(readings(&Value::from(true)), [Cell::Integer(1)]);
        let twelve = [Cell::Text("12".into()), Cell::Integer(12), Cell::Real(12.0), Cell::Text("[\"12\"]".into())];
        assert_eq!(readings(&Value::from("12")), twelve);
        assert!(readings(&Value::from("")).contains(&Cell::Null));
        assert!(readings(&Value::from("en, fr")).contains(&Cell::Text("[\"en\",\"fr\"]".into())));
    }
}
