//! A plan written in dated steps: each record has states, each state a day, and each day becomes changes of the log
//! with the clock set to it.
//!
//! Knows no city: what happened when is said in `dates.rs`.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use domain::references::REFERENCES;
use domain::{Cell, Id, Record, StatusStep};
use store::{Label, PlanFile, StoreError, Surroundings, Tx};

/// Writes one state of a record.
type Put = Box<dyn Fn(&mut Tx) -> Result<(), StoreError>>;

/// What a change is about: the code of its label, and the one value that its text needs beside counts.
pub(super) type Matter = (&'static str, String);

/// Any records, told by their number, or by name where there is only one.
pub(super) fn records() -> Matter {
    ("save_records", String::new())
}

/// A clock that can be set to a day of the past, and tells the time that it was given when it is let go.
pub(super) struct Clock {
    now: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    set: Arc<Mutex<Option<DateTime<Utc>>>>,
}

impl Clock {
    /// The same surroundings with a clock that can be set.
    pub(super) fn over(surroundings: &Surroundings) -> (Self, Surroundings) {
        let clock = Self { now: Arc::clone(&surroundings.clock), set: Arc::default() };
        let (now, set) = (Arc::clone(&clock.now), Arc::clone(&clock.set));
        let tell = move || set.lock().unwrap_or_else(PoisonError::into_inner).unwrap_or_else(|| now());
        (clock, Surroundings { clock: Arc::new(tell), ..surroundings.clone() })
    }

    /// Nothing is dated later than now, whatever day the tables name.
    pub(super) fn set(&self, on: NaiveDate, minute: i64) {
        let at = (on.and_time(NaiveTime::MIN) + Duration::minutes(8 * 60 + minute)).and_utc();
        *self.set.lock().unwrap_or_else(PoisonError::into_inner) = Some(at.min((self.now)()));
    }

    /// From now on it tells the time.
    pub(super) fn let_go(&self) {
        *self.set.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// One state of a record.
struct State {
    on: NaiveDate,
    matter: Matter,
    put: Put,
}

/// A record with its states, the first one first, and the records that it names.
struct Told {
    /// Its table and what it is called.
    name: (&'static str, String),
    names: Vec<(&'static str, Id)>,
    states: Vec<State>,
}

/// Everything that happened, by record until it is written by day.
#[derive(Default)]
pub(super) struct Years {
    told: Vec<Told>,
    index: HashMap<(&'static str, Id), usize>,
}

impl Years {
    /// Tells of a record: each state with its day, the last one as it is now.
    pub(super) fn tell<R: Record + 'static>(&mut self, states: Vec<(NaiveDate, Matter, R)>) {
        let (Some((_, _, first)), Some((_, _, record))) = (states.first(), states.last()) else { return };
        let (begun, now) = (first.cells(), record.cells());
        let of =
            |cells: &[Cell], field: &str| match R::FIELDS.iter().position(|name| *name == field).map(|at| &cells[at]) {
                Some(Cell::Text(text)) => Some(text.clone()),
                Some(Cell::Null | Cell::Integer(_) | Cell::Real(_)) | None => None,
            };
        let text = |field: &str| of(&now, field);
        // What a later state names was there by then: its day was chosen so.
        let names = REFERENCES
            .iter()
            .filter(|reference| reference.table == R::TABLE)
            .filter_map(|reference| Some((reference.target, of(&begun, reference.field)?)))
            .collect();
        self.index.insert((R::TABLE, record.id().to_owned()), self.told.len());
        let name = text("title").or_else(|| text("name")).unwrap_or_default();
        let states = states
            .into_iter()
            .map(|(on, matter, record)| State { on, matter, put: Box::new(move |tx| tx.put(&record)) })
            .collect();
        self.told.push(Told { name: (R::TABLE, name), names, states });
    }

    /// Since when a record is there.
    pub(super) fn first(&self, table: &'static str, id: &str) -> Option<NaiveDate> {
        let at = *self.index.get(&(table, id.to_owned()))?;
        self.told[at].states.first().map(|state| state.on)
    }

    /// A record is there no later than the first one that names it.
    fn settle(&mut self) {
        loop {
            let mut is_settled = true;
            for at in 0..self.told.len() {
                let Some(on) = self.told[at].states.first().map(|state| state.on) else { continue };
                let named: Vec<usize> =
                    self.told[at].names.iter().filter_map(|key| self.index.get(key).copied()).collect();
                for named in named {
                    if let Some(first) = self.told[named].states.first_mut().filter(|first| on < first.on) {
                        first.on = on;
                        is_settled = false;
                    }
                }
            }
            if is_settled {
                return;
            }
        }
    }

    /// Writes everything day by day; `versions` are named at the end of their days.
    pub(super) fn write(
        mut self,
        file: &mut PlanFile,
        clock: &Clock,
        versions: &BTreeMap<NaiveDate, String>,
    ) -> Result<(), StoreError> {
        self.settle();
        type Day<'a> = BTreeMap<Matter, Vec<(&'a Told, &'a Put)>>;
        let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
        for told in &self.told {
            for state in &told.states {
                let day = days.entry(state.on).or_default();
                day.entry(state.matter.clone()).or_default().push((told, &state.put));
            }
        }
        for on in versions.keys() {
            days.entry(*on).or_default();
        }
        for (on, matters) in days {
            for (minute, (matter, puts)) in (0..).step_by(25).zip(&matters) {
                clock.set(on, minute);
                let told: Vec<&Told> = puts.iter().map(|(told, _)| *told).collect();
                file.command(label(matter, &told), |tx| puts.iter().try_for_each(|(_, put)| put(tx)))?;
            }
            if let Some(name) = versions.get(&on) {
                clock.set(on, 13 * 60);
                file.save_version(name)?;
            }
        }
        Ok(())
    }
}

/// Tables whose single records have a text of their own in the history.
const NAMED: &[&str] = &[
    "offer",
    "interaction",
    "goal",
    "action",
    "task",
    "budget_line",
    "agenda_item",
    "decision",
    "milestone",
    "risk",
    "meeting",
    "practice",
    "evidence",
    "partner",
    "venue",
    "paper",
];

/// What the history says of a change.
fn label(matter: &Matter, told: &[&Told]) -> Label {
    let (code, value) = matter;
    let mut tables: BTreeMap<&str, usize> = BTreeMap::new();
    for told in told {
        *tables.entry(told.name.0).or_default() += 1;
    }
    let count = |table: &str| tables.get(table).copied().unwrap_or(0).to_string();
    // The steps of events go with them.
    let told: Vec<&&Told> = told.iter().filter(|told| told.name.0 != StatusStep::TABLE).collect();
    match (*code, told.as_slice()) {
        ("save_records", [one]) if NAMED.contains(&one.name.0) && !one.name.1.is_empty() => {
            Label::new(&format!("save_{}", one.name.0)).with("title", &one.name.1)
        }
        ("save_records" | "import_context", _) => Label::new(code).with("record_count", &told.len().to_string()),
        ("import_events", _) => {
            Label::new(code).with("file_name", value).with("new_count", &count("event")).with("changed_count", "0")
        }
        ("set_event_status", [one]) => Label::new(code).with("title", &one.name.1).with("event_count", "1"),
        ("set_event_status", _) => Label::new(code).with("event_count", &count("event")),
        ("sample_plan", _) => Label::new(code).with("city", value),
        (_, _) => Label::new(code).with("title", value),
    }
}
