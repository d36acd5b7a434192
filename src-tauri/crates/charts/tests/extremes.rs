//! Every chart of plans in which one field has the largest or smallest value that it can hold: drawn, and finite.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use charts::{Medium, draw, examples};
use domain::{Cell, Plan, Record};
use text::Texts;

use crate::made_up::{MadeUp, scene};

/// What a field may hold at most. A plan refuses dates outside of 1900 to 2200 at its door.
fn extremes() -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    vec![
        Cell::Integer(i64::MAX),
        Cell::Integer(i64::MIN),
        Cell::Real(f64::MAX),
        Cell::Real(-f64::MAX),
        text("1900-01-01"),
        text("2200-12-31"),
        text("1900-01-01T00:00:00"),
        text("2200-12-31T23:59:59"),
    ]
}

/// The records with another value in one field; nothing when no record takes it there.
fn with_value<R: Record>(records: &[R], field: usize, value: &Cell) -> Option<Vec<R>> {
    let changed = records.iter().map(|record| {
        let mut cells = record.cells();
        // A text takes anything, and a date in it is no extreme.
        let is_words = matches!((&cells[field], value), (Cell::Text(old), Cell::Text(_)) if !is_moment(old));
        if is_words || R::FIELDS[field].ends_with("_id") {
            return None;
        }
        cells[field] = value.clone();
        R::from_cells(&cells).ok()
    });
    let changed: Vec<Option<R>> = changed.collect();
    let is_changed = changed.iter().any(Option::is_some);
    is_changed.then(|| changed.into_iter().zip(records).map(|(new, old)| new.unwrap_or_else(|| old.clone())).collect())
}

fn is_moment(text: &str) -> bool {
    text.len() >= 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-'
}

type Changed = (String, Plan);

fn of_table<R: Record>(plan: &Plan, records: &[R], put: fn(&mut Plan, Vec<R>)) -> Vec<Changed> {
    let mut plans = Vec::new();
    for (at, field) in R::FIELDS.iter().enumerate().skip(1) {
        for value in extremes() {
            if let Some(records) = with_value(records, at, &value) {
                let mut plan = plan.clone();
                put(&mut plan, records);
                plans.push((format!("{}.{field} = {value:?}", R::TABLE), plan));
            }
        }
    }
    plans
}

macro_rules! tables {
    ($plan:ident: $($list:ident),+ $(,)?) => {
        [$(of_table(&$plan, &$plan.$list, |plan, records| plan.$list = records)),+]
    };
}

fn plans() -> Vec<Changed> {
    let plan = MadeUp { events: 24, ..MadeUp::full() }.plan();
    let tables = tables!(plan:
        neighbourhoods, weeks, venues, rooms, openings, events, sessions, partners, levels, areas, features,
        assessments, ratings, opinions, milestones, offers, ties, indicators, indicator_targets, readings, goals,
        actions, budget_lines, risks,
    );
    tables.into_iter().flatten().collect()
}

#[test]
fn no_value_of_a_field_stops_a_chart() {
    let plans = plans();
    assert!(100 < plans.len(), "only {} fields were tried", plans.len());
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get).clamp(2, 8);
    let faults: Mutex<Vec<String>> = Mutex::default();
    std::thread::scope(|threads| {
        for worker in 0..workers {
            let (plans, faults) = (&plans, &faults);
            threads.spawn(move || {
                for (what, plan) in plans.iter().skip(worker).step_by(workers) {
                    let found = faults_of(what, plan);
                    faults.lock().unwrap().extend(found);
                }
            });
        }
    });
    let faults = faults.into_inner().unwrap();
    assert!(faults.is_empty(), "{} faults, such as:\n{}", faults.len(), faults[..faults.len().min(40)].join("\n"));
}

fn faults_of(what: &str, plan: &Plan) -> Vec<String> {
    let texts = Texts::new("en");
    let mut faults = Vec::new();
    // Of the charts about indicators one of each kind, which all look at the same fields.
    let one = |name: &&String| !name.contains("indicator-") || name.ends_with("indicator-0");
    for name in examples(plan).iter().filter(one) {
        let drawn = catch_unwind(AssertUnwindSafe(|| draw(name, &scene(plan), &texts, Medium::Screen)));
        match drawn {
            Ok(Ok(chart))
                if chart.svg.contains("NaN") || chart.svg.contains("\"inf") || chart.svg.contains("\"-inf") =>
            {
                faults.push(format!("{what}: {name} draws what is no number"));
            }
            Ok(Ok(chart)) if 2_000_000 < chart.svg.len() => {
                faults.push(format!("{what}: {name} draws {} bytes", chart.svg.len()));
            }
            Ok(Ok(_)) => {}
            Ok(Err(error)) => faults.push(format!("{what}: {name}: {error}")),
            Err(_) => faults.push(format!("{what}: {name} panics")),
        }
    }
    faults
}
