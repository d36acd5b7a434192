//! Every chart of plans in which the fields of one table have the largest or smallest values that they can hold:
//! drawn, and finite.

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

/// The records with another value in these fields; nothing when no record takes it in any of them.
fn with_value<R: Record>(records: &[R], fields: &[usize], value: &Cell) -> Option<Vec<R>> {
    let mut is_changed = false;
    let changed = records.iter().map(|record| {
        let mut record = record.clone();
        for field in fields {
            let mut cells = record.cells();
            // A text takes anything, and a date in it is no extreme.
            let is_words = matches!((&cells[*field], value), (Cell::Text(old), Cell::Text(_)) if !is_moment(old));
            if is_words || R::FIELDS[*field].ends_with("_id") {
                continue;
            }
            cells[*field] = value.clone();
            if let Ok(changed) = R::from_cells(&cells) {
                (record, is_changed) = (changed, true);
            }
        }
        record
    });
    let changed = changed.collect();
    is_changed.then_some(changed)
}

fn is_moment(text: &str) -> bool {
    text.len() >= 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-'
}

type Changed = (String, Plan);

/// All fields of a table at once, and in a soak each by itself.
fn of_table<R: Record>(plan: &Plan, records: &[R], put: fn(&mut Plan, Vec<R>)) -> Vec<Changed> {
    let all: Vec<usize> = (1..R::FIELDS.len()).collect();
    let mut tried = vec![(R::TABLE.to_owned(), all.clone())];
    if is_soak() {
        tried.extend(all.iter().map(|at| (format!("{}.{}", R::TABLE, R::FIELDS[*at]), vec![*at])));
    }
    let mut plans = Vec::new();
    for (name, fields) in &tried {
        for value in extremes() {
            if let Some(records) = with_value(records, fields, &value) {
                let mut plan = plan.clone();
                put(&mut plan, records);
                plans.push((format!("{name} = {value:?}"), plan));
            }
        }
    }
    plans
}

/// Whether more is asked than a test in passing: `PROPTEST_CASES` says so, as for random plans.
fn is_soak() -> bool {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse::<u32>().ok());
    cases.is_some_and(|cases| 1_000 <= cases)
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
    assert!(60 < plans.len(), "only {} plans were tried", plans.len());
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
