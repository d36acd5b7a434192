//! What colleagues changed: since somebody here last looked, by person and record, and within the last minutes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use store::{Arrival, ArrivedRecord, Label, Reader};

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::plan::wording::Wording;
use crate::team::held::authors;
use crate::team::views::{CameIn, CameInKind, CameInPerson, CameInRecord, CameInUndone, RecentEdit};

/// So many records of one person are listed at most; all are counted.
const MOST_RECORDS: usize = 200;
/// A mark stays on a record for so long.
const RECENT: TimeDelta = TimeDelta::minutes(10);
/// Marks are looked for among so many of the last changes, and so many are given.
const RECENT_AMONG: usize = 400;
const MOST_MARKS: usize = 500;

/// Who is who, by replica.
type Authors = BTreeMap<String, (String, bool)>;

/// Changes of others that nobody here has looked at, by who made them.
pub(crate) struct New {
    pub(crate) by_name: BTreeMap<String, Vec<Arrival>>,
}

impl New {
    /// What the file holds of them.
    pub(crate) fn of(desk: &Desk, plan_id: &str, reader: &Reader, authors: &Authors) -> Result<Self, Failure> {
        let looked = desk.machine().teams.get(plan_id).and_then(|team| team.looked.clone());
        let mut by_name: BTreeMap<String, Vec<Arrival>> = BTreeMap::new();
        // Where nobody ever said, nothing is new.
        let Some(looked) = looked else { return Ok(Self { by_name }) };
        for arrival in reader.arrivals(&looked)? {
            if let Some(name) = name_of_other(authors, &arrival) {
                by_name.entry(name).or_default().push(arrival);
            }
        }
        Ok(Self { by_name })
    }

    pub(crate) fn count(&self) -> usize {
        self.by_name.values().map(Vec::len).sum()
    }
}

/// Who made a change; nobody, when it was made by the person at this computer on another device.
fn name_of_other(authors: &Authors, arrival: &Arrival) -> Option<String> {
    match authors.get(&arrival.replica) {
        Some((_, true)) => None,
        Some((name, false)) => Some(name.clone()),
        None => Some(arrival.author.clone()),
    }
}

fn last(arrivals: &[Arrival]) -> DateTime<Utc> {
    arrivals.iter().map(|arrival| arrival.at).max().unwrap_or_default()
}

/// What came in since somebody last looked, by person and record.
pub(crate) fn get_came_in(desk: &Desk) -> Result<CameIn, Failure> {
    let shown = desk.shown()?;
    let authors = authors(desk)?;
    let wording = Wording::new(&shown, desk.texts());
    desk.ask(|reader| {
        let new = New::of(desk, &shown.file.plan_id, reader, &authors)?;
        let upto = new.by_name.values().flatten().map(|arrival| arrival.change_id).max().unwrap_or(0);
        let mut came = CameIn { change_count: new.count(), upto, people: Vec::new() };
        for (name, arrivals) in new.by_name {
            came.people.push(person(&shown, &wording, reader, name, &arrivals)?);
        }
        came.people.sort_by_key(|person| std::cmp::Reverse(person.at));
        Ok(came)
    })
}

fn person(
    shown: &Shown,
    wording: &Wording,
    reader: &Reader,
    name: String,
    arrivals: &[Arrival],
) -> Result<CameInPerson, Failure> {
    let changes: Vec<i64> = arrivals.iter().map(|arrival| arrival.change_id).collect();
    let (record_count, records) = reader.arrived_records(&changes, MOST_RECORDS)?;
    let at: BTreeMap<i64, DateTime<Utc>> = arrivals.iter().map(|it| (it.change_id, it.at)).collect();
    let row = |record: ArrivedRecord| CameInRecord {
        kind: match record.kind {
            "added" => CameInKind::Added,
            "removed" => CameInKind::Removed,
            // The store says one of three words.
            _ => CameInKind::Changed,
        },
        at: shown.local(at.get(&record.change_id).copied().unwrap_or_default()),
        changes: wording.changes(&record.table, &record.id, record.changes),
        table: record.table,
        id: record.id,
        name: record.name,
    };
    Ok(CameInPerson {
        name,
        at: shown.local(last(arrivals)),
        change_count: arrivals.len(),
        record_count,
        records: records.into_iter().map(row).collect(),
    })
}

/// Notes that somebody has looked at what came in up to a change.
pub(crate) fn set_came_in_seen(desk: &Desk, upto: i64) -> Result<(), Failure> {
    let plan_id = desk.shown_now()?.file.plan_id.clone();
    let mut looked = desk.machine().teams.get(&plan_id).and_then(|team| team.looked.clone()).unwrap_or_default();
    for arrival in desk.ask(|reader| Ok(reader.arrivals(&looked)?))? {
        if arrival.change_id <= upto {
            let seen = looked.entry(arrival.replica).or_default();
            *seen = (*seen).max(arrival.seq);
        }
    }
    desk.change_machine(|machine| machine.teams.entry(plan_id).or_default().looked = Some(looked))?;
    desk.note_team();
    Ok(())
}

/// Takes back what came in, of one person or of all, as one new change.
pub(crate) fn undo_came_in(desk: &Desk, name: Option<String>) -> Result<CameInUndone, Failure> {
    let authors = authors(desk)?;
    desk.write(|_, file| {
        let plan_id = file.plan_id().to_owned();
        let mut new = New::of(desk, &plan_id, file, &authors)?;
        new.by_name.retain(|known, _| name.as_ref().is_none_or(|name| name == known));
        let changes: Vec<i64> = new.by_name.values().flatten().map(|arrival| arrival.change_id).collect();
        let names: Vec<String> = new.by_name.into_keys().collect();
        let label = Label::new("undo_came_in").with("name", &desk.texts().list(&names));
        let undone = file.take_back(&label, &changes)?;
        // A field that several of these changes wrote is one field.
        let left_alone: BTreeSet<_> = undone.left_alone.iter().collect();
        Ok(CameInUndone { record_count: undone.record_count, left_alone_count: left_alone.len() })
    })
}

/// Records that somebody else has changed within the last minutes.
pub(crate) fn list_recent_edits(desk: &Desk) -> Result<Vec<RecentEdit>, Failure> {
    let shown = desk.shown()?;
    let authors = authors(desk)?;
    let now = desk.now();
    desk.ask(|reader| {
        let mut edits: BTreeMap<(String, String), RecentEdit> = BTreeMap::new();
        let mut arrivals = reader.arrivals_after(now - RECENT, RECENT_AMONG)?;
        // By a clock that is ahead it would stay for hours.
        arrivals.retain(|arrival| arrival.at <= now + RECENT);
        arrivals.sort_by_key(|arrival| (arrival.at, arrival.change_id));
        for arrival in arrivals {
            let Some(name) = name_of_other(&authors, &arrival) else { continue };
            for (table, id) in reader.records_of(arrival.change_id)? {
                if edits.len() < MOST_MARKS {
                    let key = (table.clone(), id.clone());
                    edits.insert(key, RecentEdit { table, id, name: name.clone(), at: shown.local(arrival.at) });
                }
            }
        }
        Ok(edits.into_values().collect())
    })
}
