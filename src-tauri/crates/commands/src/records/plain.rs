//! Records that are nothing but their fields: one command lists, saves or deletes any kind of them.
//!
//! Records with a form of several tables (events, venues, partners, papers) have handlers of their own. What would
//! corrupt the plan is refused here: an empty name, an id of nothing, a number that cannot be. All else is a
//! problem that the rules report.

use std::collections::BTreeMap;

use domain::references::REFERENCES;
use domain::*;
use serde::{Deserialize, Serialize};
use store::{Label, PlanFile, Removed, StoreError, Tx};
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::records::drafts::label;
use crate::records::readings;

macro_rules! plain_records {
    ($($list:ident: $record:ident = $table:literal),+ $(,)?) => {
        /// One record of any kind; `table` says which.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
        #[serde(tag = "table")]
        pub enum AnyRecord {
            $(
                #[doc = concat!("A row of `", $table, "`.")]
                #[serde(rename = $table)]
                #[ts(rename = $table)]
                $record($record),
            )+
        }

        impl AnyRecord {
            pub(crate) fn table(&self) -> &'static str {
                match self { $(Self::$record(_) => $table),+ }
            }
            fn id(&self) -> &str {
                match self { $(Self::$record(record) => &record.id),+ }
            }
            fn set_id(&mut self, id: Id) {
                match self { $(Self::$record(record) => record.id = id),+ }
            }
            fn fields(&self) -> &'static [&'static str] {
                match self { $(Self::$record(_) => $record::FIELDS),+ }
            }
            /// The same record with another value in a field; `None`: the field does not take it.
            fn with(&self, field: &str, cell: Cell) -> Option<Self> {
                match self {
                    $(Self::$record(record) => {
                        let mut cells = record.cells();
                        cells[$record::FIELDS.iter().position(|known| *known == field)?] = cell;
                        $record::from_cells(&cells).ok().map(Self::$record)
                    })+
                }
            }
            fn cells(&self) -> Vec<Cell> {
                match self { $(Self::$record(record) => record.cells()),+ }
            }
            pub(crate) fn put(&self, tx: &mut Tx) -> Result<(), StoreError> {
                match self { $(Self::$record(record) => tx.put(record)),+ }
            }
            /// One empty record of each kind, with which forms begin.
            pub(crate) fn blanks() -> Vec<Self> {
                vec![$(Self::$record($record::default())),+]
            }
            /// All records of a table; `None` for a table that is not plain.
            fn all(plan: &Plan, table: &str) -> Option<Vec<Self>> {
                match table {
                    $($table => Some(plan.$list.iter().cloned().map(Self::$record).collect()),)+
                    _ => None,
                }
            }
        }
    };
}

plain_records! {
    neighbourhoods: Neighbourhood = "neighbourhood", releases: Release = "release", frameworks: Framework = "framework", levels: Level = "level",
    areas: Area = "area", features: Feature = "feature", meetings: Meeting = "meeting", risks: Risk = "risk",
    milestones: Milestone = "milestone", partner_roles: PartnerRole = "partner_role", offers: Offer = "offer",
    interactions: Interaction = "interaction", ties: Tie = "tie", opinions: Opinion = "opinion",
    criteria: Criterion = "criterion", evidence: Evidence = "evidence", cross_links: CrossLink = "cross_link",
    practices: Practice = "practice", indicators: Indicator = "indicator",
    indicator_targets: IndicatorTarget = "indicator_target", readings: Reading = "reading", goals: Goal = "goal",
    actions: Action = "action", tasks: Task = "task", notes: Note = "note",
    budget_lines: BudgetLine = "budget_line", agenda_items: AgendaItem = "agenda_item",
    decisions: Decision = "decision", declarations: Declaration = "declaration", boards: Board = "board",
    saved_filters: SavedFilter = "saved_filter", letter_texts: LetterText = "letter_text",
    own_fields: OwnField = "own_field", own_values: OwnValue = "own_value",
}

/// Fields by which people know a record, best first.
const NAMES: &[&str] = &["title", "name", "text"];

/// The field that holds what a record of a place says, such as a reading's value.
const SAYING: &[&str] = &["value", "points", "now"];

/// Fields of numbers that may lie below zero.
const SIGNED: &[&str] = &["value", "base_value", "latitude", "longitude"];

impl AnyRecord {
    /// A value as plain text; `None`: it has no such field.
    fn value(&self, field: &str) -> Option<String> {
        let at = self.fields().iter().position(|known| *known == field)?;
        Some(self.cells()[at].plain())
    }

    /// Among what it stands: records of one list have the same. `None`: its table has no order.
    fn siblings(&self) -> Option<Option<String>> {
        let (_, parent) = order::ORDERED.iter().find(|(table, _)| *table == self.table())?;
        Some(parent.and_then(|parent| self.value(parent)))
    }

    fn position(&self) -> String {
        self.value("position").unwrap_or_default()
    }

    fn with_position(&self, key: &str) -> Self {
        self.with("position", Cell::Text(key.to_owned())).unwrap_or_else(|| self.clone())
    }

    /// The same record with other values, named as the page names them.
    fn with_fields(&self, fields: BTreeMap<String, serde_json::Value>) -> Result<Self, Failure> {
        let mut json = serde_json::to_value(self).map_err(|_| Failure::invalid("bad_value", self.table()))?;
        for (field, value) in fields {
            let cell = json.get_mut(&field).filter(|_| field != "id" && field != "table");
            *cell.ok_or_else(|| Failure::invalid("unknown_field", &field))? = value;
        }
        serde_json::from_value(json).map_err(|_| Failure::invalid("bad_value", self.table()))
    }

    /// A record without a position comes behind its siblings.
    fn placed(self, plan: &Plan, saved: &[Self]) -> Self {
        let Some(list) = self.siblings().filter(|_| self.position().is_empty()) else { return self };
        let all = Self::all(plan, self.table()).unwrap_or_default();
        let ours =
            all.iter().chain(saved).filter(|it| it.table() == self.table() && it.siblings() == Some(list.clone()));
        let last = ours.map(Self::position).max().unwrap_or_default();
        self.with_position(&order::after(&last))
    }

    fn named(&self) -> Option<(&'static str, String)> {
        let cells = self.cells();
        let value = |name: &str| {
            let at = self.fields().iter().position(|field| *field == name)?;
            Some((self.fields()[at], cells[at].plain()))
        };
        NAMES.iter().find_map(|name| value(name))
    }

    /// The id of records of which there is one for each of something, so that two people who enter it agree.
    pub(super) fn settled_id(&self) -> Option<Id> {
        match self {
            Self::IndicatorTarget(it) => Some(domain::link_id(&[&it.indicator_id, &it.year.to_string()])),
            Self::Reading(it) => Some(reading_id(it)),
            Self::Opinion(it) => Some(domain::link_id(&[&it.assessment_id, &it.feature_id, it.rater.trim()])),
            Self::Criterion(it) => Some(domain::link_id(&[&it.assessment_id, &it.feature_id])),
            Self::OwnValue(it) => Some(domain::rules::own_fields::value_id(&it.own_field_id, &it.subject_id)),
            Self::LetterText(it) => Some(domain::link_id(&["letter_text", it.reason.word(), &it.language])),
            _ => None,
        }
    }

    /// What a record says, as people would compare it with another.
    fn said(&self) -> String {
        let cells = self.cells();
        let value = |name: &str| self.fields().iter().position(|field| *field == name).map(|at| cells[at].plain());
        SAYING.iter().find_map(|name| value(name)).unwrap_or_default()
    }

    /// The refusal to put a record where another is.
    fn place_taken(&self, plan: &Plan, id: &str) -> Failure {
        let all = Self::all(plan, self.table()).unwrap_or_default();
        let there = all.iter().find(|record| record.id() == id).map(Self::said).unwrap_or_default();
        Failure::new("place_taken").with("there", there).with("new", self.said())
    }

    /// Refuses what no plan can hold.
    fn check(&self, tx: &Tx) -> Result<Option<Failure>, StoreError> {
        // A meeting is called by its body, the note of a practice by its title, and so on; links have no name.
        if let Some((field, text)) = self.named()
            && text.trim().is_empty()
            && !matches!(self, Self::Meeting(_))
        {
            return Ok(Some(Failure::invalid("name_missing", field)));
        }
        let cells = self.cells();
        for (field, cell) in self.fields().iter().zip(&cells) {
            let below = match cell {
                Cell::Integer(number) => *number < 0,
                Cell::Real(number) => !number.is_finite() || *number < 0.0 && !SIGNED.contains(field),
                _ => false,
            };
            if below {
                return Ok(Some(Failure::invalid("number_negative", field)));
            }
            let Cell::Text(id) = cell else { continue };
            let reference = REFERENCES.iter().find(|it| it.table == self.table() && it.field == *field);
            if let Some(reference) = reference
                && !tx.exists(reference.target, id)?
            {
                return Ok(Some(Failure::not_found(reference.target, id)));
            }
        }
        if let Self::OwnField(field) = self
            && let Err(failure) = crate::own_fields::check(field, &tx.all()?)
        {
            return Ok(Some(failure));
        }
        self.check_subject(tx)
    }

    fn check_subject(&self, tx: &Tx) -> Result<Option<Failure>, StoreError> {
        let about = match self {
            Self::Task(it) => it.subject.zip(it.subject_id.as_ref()),
            Self::Note(it) => Some((it.subject, &it.subject_id)),
            Self::Evidence(it) => Some((it.subject, &it.subject_id)),
            Self::OwnValue(it) => Some((it.subject, &it.subject_id)),
            _ => None,
        };
        Ok(match about {
            Some((subject, id)) if !tx.exists(subject.word(), id)? => Some(Failure::not_found(subject.word(), id)),
            _ => None,
        })
    }
}

/// The id of a reading: one for each indicator, date and group.
pub(crate) fn reading_id(reading: &Reading) -> Id {
    let group = reading.neighbourhood_id.as_deref().unwrap_or(reading.group_name.trim());
    let kind = reading.group_kind.word();
    domain::link_id(&[&reading.indicator_id, &reading.measured_on.to_string(), kind, group])
}

pub(crate) fn list_records(desk: &Desk, table: String) -> Result<Vec<AnyRecord>, Failure> {
    let shown = desk.shown()?;
    AnyRecord::all(&shown.plan, &table).ok_or_else(|| Failure::not_found(&table, ""))
}

/// Writes records, new or old, as one change; gives back their ids in the same order. One that was moved onto the place
/// of another, such as a reading onto a date that has one, is refused with both values.
pub(crate) fn save_records(desk: &Desk, records: Vec<AnyRecord>) -> Result<Vec<Id>, Failure> {
    write_records(desk, records, Taken::Refuse)
}

/// Writes some fields of a record, and leaves the others as they stand now: what somebody wrote into them a
/// moment ago, and no page has shown yet, stays.
pub(crate) fn set_record_fields(
    desk: &Desk,
    table: String,
    id: Id,
    fields: BTreeMap<String, serde_json::Value>,
) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let all = AnyRecord::all(plan, &table).ok_or_else(|| Failure::not_found(&table, &id))?;
        let old = all.iter().find(|record| record.id() == id).ok_or_else(|| Failure::not_found(&table, &id))?;
        put_records(plan, file, vec![old.with_fields(fields)?], Taken::Refuse).map(drop)
    })
}

/// The same after the person has seen both values: what is at the place goes to the bin.
pub(crate) fn set_moved_records(desk: &Desk, records: Vec<AnyRecord>) -> Result<Vec<Id>, Failure> {
    write_records(desk, records, Taken::Replace)
}

/// What to do when a record is moved onto the place of another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Refuse,
    Replace,
}

fn write_records(desk: &Desk, records: Vec<AnyRecord>, taken: Taken) -> Result<Vec<Id>, Failure> {
    desk.write(|plan, file| put_records(plan, file, records, taken))
}

fn put_records(plan: &Plan, file: &mut PlanFile, records: Vec<AnyRecord>, taken: Taken) -> Result<Vec<Id>, Failure> {
    let label = change_label("save", plan, &records);
    let mut refused = None;
    let saved = file.command(label, |tx| {
        let mut ids = Vec::with_capacity(records.len());
        let mut placed: Vec<AnyRecord> = Vec::new();
        for record in records {
            let mut record = record.placed(plan, &placed);
            // What a new record says in the plan's own fields comes with it, before it has an id.
            if let AnyRecord::OwnValue(value) = &mut record
                && value.subject_id.is_empty()
            {
                value.subject_id = ids.first().cloned().unwrap_or_default();
            }
            let old = record.id().to_owned();
            let id = record.settled_id().unwrap_or_else(|| if old.is_empty() { tx.new_id() } else { old.clone() });
            if let Some(failure) = record.check(tx)? {
                refused = Some(failure);
                return Err(StoreError::Refused { code: "arguments_not_valid", values: BTreeMap::new() });
            }
            if !old.is_empty() && old != id {
                if taken == Taken::Refuse && tx.exists(record.table(), &id)? {
                    refused = Some(record.place_taken(plan, &id));
                    return Err(StoreError::Refused { code: "arguments_not_valid", values: BTreeMap::new() });
                }
                tx.remove_whole(record.table(), &old)?;
                // What is replaced goes to the bin as a record of its own.
                tx.remove_whole(record.table(), &id)?;
            }
            record.set_id(id.clone());
            record.put(tx)?;
            placed.push(record);
            ids.push(id);
        }
        Ok(ids)
    });
    refused.map_or(Ok(()), Err)?;
    Ok(saved?)
}

/// Puts a record before one of its siblings, or behind all of them.
pub(crate) fn move_record(desk: &Desk, table: String, id: Id, before_id: Option<Id>) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let all = AnyRecord::all(plan, &table).ok_or_else(|| Failure::not_found(&table, &id))?;
        let record = all.iter().find(|it| it.id() == id).ok_or_else(|| Failure::not_found(&table, &id))?.clone();
        let list = record.siblings().ok_or_else(|| Failure::not_found(&table, &id))?;
        let mut row: Vec<AnyRecord> = all.into_iter().filter(|it| it.siblings() == Some(list.clone())).collect();
        row.sort_by_cached_key(|it| (it.position(), it.id().to_owned()));
        row.retain(|it| it.id() != id);
        let at = match &before_id {
            None => row.len(),
            Some(before) => {
                row.iter().position(|it| it.id() == before).ok_or_else(|| Failure::not_found(&table, before))?
            }
        };
        let title = title_of(plan, &record);
        row.insert(at, record);
        let now: Vec<String> = row.iter().map(AnyRecord::position).collect();
        let keys = order::arranged(&now.iter().map(String::as_str).collect::<Vec<_>>());
        let moved = row.iter().zip(&now).zip(&keys).filter(|((_, old), new)| old != new);
        let moved: Vec<AnyRecord> = moved.map(|((record, _), key)| record.with_position(key)).collect();
        Ok(file.command(label("move_record", &title), |tx| moved.iter().try_for_each(|record| record.put(tx)))?)
    })
}

/// What came of a deletion beside the records asked for, counted by table.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DeletedWith {
    /// Records that went along.
    pub along: BTreeMap<String, usize>,
    /// References of records that stay: they named what went, and name nothing now.
    pub left: BTreeMap<String, usize>,
}

/// Moves records of one table to the bin with what means nothing without them.
pub(crate) fn delete_records(desk: &Desk, table: String, ids: Vec<Id>) -> Result<DeletedWith, Failure> {
    desk.write(|plan, file| {
        let all = AnyRecord::all(plan, &table).ok_or_else(|| Failure::not_found(&table, ""))?;
        let gone: Vec<AnyRecord> = all.into_iter().filter(|record| ids.iter().any(|id| id == record.id())).collect();
        if gone.is_empty() {
            return Err(Failure::not_found(&table, ids.first().map_or("", String::as_str)));
        }
        let Removed { gone: mut along, left } = file.command(change_label("delete", plan, &gone), |tx| {
            let ids: Vec<&str> = gone.iter().map(AnyRecord::id).collect();
            tx.remove_all_whole(&table, &ids)
        })?;
        if let Some(count) = along.get_mut(&table) {
            *count -= gone.len();
        }
        along.retain(|_, count| *count > 0);
        Ok(DeletedWith { along, left })
    })
}

/// Label of a change: one record by its name, several by their number.
fn change_label(verb: &str, plan: &Plan, records: &[AnyRecord]) -> Label {
    if let Some(label) = readings::label_of(verb, plan, records) {
        return label;
    }
    match records {
        [] => Label::new(&format!("{verb}_records")).with("record_count", "0"),
        [record] => label(&format!("{verb}_{}", record.table()), &title_of(plan, record)),
        [first, ..] => {
            let values = BTreeMap::from([
                ("record_count".to_owned(), records.len().to_string()),
                ("table".to_owned(), first.table().to_owned()),
            ]);
            Label { code: format!("{verb}_records"), values }
        }
    }
}

/// What people call a record; a link is called by what it belongs to.
fn title_of(plan: &Plan, record: &AnyRecord) -> String {
    fn by<'a, R: Record>(records: &'a [R], id: &str, name: fn(&'a R) -> &'a String) -> String {
        records.iter().find(|record| record.id() == id).map(|record| name(record).clone()).unwrap_or_default()
    }
    match record {
        AnyRecord::PartnerRole(it) => by(&plan.partners, &it.partner_id, |partner| &partner.name),
        AnyRecord::Tie(it) => by(&plan.partners, &it.from_partner_id, |partner| &partner.name),
        AnyRecord::Opinion(it) => by(&plan.features, &it.feature_id, |feature| &feature.name),
        AnyRecord::Criterion(it) => by(&plan.features, &it.feature_id, |feature| &feature.name),
        AnyRecord::CrossLink(it) => by(&plan.areas, &it.from_area_id, |area| &area.name),
        AnyRecord::IndicatorTarget(it) => by(&plan.indicators, &it.indicator_id, |indicator| &indicator.name),
        AnyRecord::Reading(it) => by(&plan.indicators, &it.indicator_id, |indicator| &indicator.name),
        AnyRecord::OwnValue(it) => by(&plan.own_fields, &it.own_field_id, |field| &field.name),
        AnyRecord::Meeting(it) => {
            if it.title.is_empty() {
                it.body.clone()
            } else {
                it.title.clone()
            }
        }
        _ => record.named().map(|(_, name)| name).unwrap_or_default(),
    }
}
