//! A plan of another program that holds, in every field, whatever its type can hold: it opens, each value beyond the
//! limits is told, no rule stops, and every value can be mended.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::hint::black_box;

use chrono::{NaiveDate, NaiveDateTime};
use domain::rules::{budget, coverage, decisions, figures, outlook, release, risks, roadmap, since};
use domain::{Cell, Field, Kind, KindVisitor, Plan, Profile, Record, Session};
use tempfile::TempDir;

use crate::inside_tests::{create, surroundings};
use crate::plan_file::{Act, by_rows};
use crate::rows::tables;
use crate::{Label, Notice, OpenRisk, PlanFile};

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// A value that says nothing in particular.
fn plain(kind: Kind) -> Cell {
    match kind {
        Kind::Text => text(""),
        Kind::Texts => text("[]"),
        Kind::Whole => Cell::Integer(1),
        Kind::Real => Cell::Real(1.0),
        Kind::YesNo => Cell::Integer(0),
        Kind::Date => text("2027-05-03"),
        Kind::Moment => text("2027-05-03T10:00:00"),
        Kind::Time => text("10:00:00"),
        Kind::Word(list) => text(list.words[0]),
    }
}

/// Values that a file can hold and no plan can; none for types that are bounded by themselves.
fn extremes(kind: Kind) -> Vec<Cell> {
    let moments = ["-262143-01-01T00:00:00", "0990-05-01T10:00:00", "+262142-12-31T00:00:00"];
    match kind {
        Kind::Text => vec![text(&"x".repeat(100_001))],
        Kind::Texts => vec![vec!["x".to_owned(); 1_001].to_cell(), vec!["x".repeat(100_001)].to_cell()],
        Kind::Whole => vec![Cell::Integer(i64::MIN), Cell::Integer(i64::MAX)],
        Kind::Real => [f64::MIN, f64::MAX, f64::NEG_INFINITY, f64::INFINITY].map(Cell::Real).to_vec(),
        Kind::Date => moments.map(|moment| text(moment.split('T').next().unwrap_or_default())).to_vec(),
        Kind::Moment => moments.map(text).to_vec(),
        Kind::YesNo | Kind::Time | Kind::Word(_) => Vec::new(),
    }
}

/// A row for every extreme of every field: table, field, cells.
#[derive(Default)]
struct Rows(Vec<(&'static str, &'static str, Vec<Cell>)>);

impl KindVisitor for Rows {
    fn visit<R: Record>(&mut self) {
        let kinds = R::kinds();
        for (at, field) in R::FIELDS.iter().enumerate().skip(1) {
            for (which, extreme) in extremes(kinds[at]).into_iter().enumerate() {
                let mut cells: Vec<Cell> = kinds.iter().map(|kind| plain(*kind)).collect();
                cells[0] = text(&format!("{field}.{which}"));
                cells[at] = extreme;
                self.0.push((R::TABLE, field, cells));
            }
        }
    }
}

/// Lays rows into a plan past the door, as another program would, and lets this machine forget that it knew the file.
fn lay_in(folder: &TempDir, rows: &[(&'static str, &'static str, Vec<Cell>)]) {
    let mut file = create(folder);
    file.write(&Label::new("other"), Act::Change, |tx| {
        by_rows(tx, |tx| {
            rows.iter()
                .try_for_each(|(table, _, cells)| tables::find(tx.tables, table).unwrap().write(tx.connection, cells))
        })
    })
    .unwrap();
    drop(file);
    fs::remove_dir_all(folder.path().join("home")).unwrap();
}

fn open(folder: &TempDir) -> PlanFile {
    PlanFile::open(&folder.path().join("a.paideia"), OpenRisk::Refuse, &surroundings(folder)).unwrap()
}

fn told(file: &PlanFile) -> Vec<String> {
    let line = |notice: &Notice| {
        let value = |key: &str| notice.values.get(key).map_or("", String::as_str);
        match notice.code.as_str() {
            "beyond_bounds" => format!("{} {} {} {}", value("table"), value("id"), value("field"), value("value")),
            "beyond_bounds_more" => format!("{} more", value("value_count")),
            other => other.to_owned(),
        }
    };
    file.notices().iter().map(line).collect()
}

fn ask_rules(plan: &Plan) {
    for today in [NaiveDate::MIN, NaiveDate::from_ymd_opt(2027, 5, 3).unwrap(), NaiveDate::MAX] {
        black_box((roadmap::problems(plan, today), roadmap::late(plan, today).len(), outlook::late_all(plan, today)));
        black_box((outlook::to_decide(plan, today), outlook::money(plan, 2027), outlook::ground(plan)));
        black_box((risks::review_due(plan, today).len(), decisions::undecided(plan, today).len()));
    }
    for week in &plan.weeks {
        black_box(release::changes(plan, &Plan::default(), &week.id));
        black_box(release::changes(&Plan::default(), plan, &week.id));
        let problems = domain::rules::problems(plan, week, week.starts_on);
        black_box((figures::figures_with(plan, week, &problems), coverage::coverage(plan, week)));
    }
    black_box((budget::sums(&plan.budget_lines), budget::problems(&plan.budget_lines)));
    black_box((since::since(plan, plan, 2027), decisions::declaration_problems(plan)));
}

#[test]
fn a_plan_with_every_field_at_an_extreme_opens() {
    let folder = tempfile::tempdir().unwrap();
    let mut rows = Rows::default();
    Plan::visit_kinds(&mut rows);
    // A plan has one profile, its own.
    rows.0.retain(|(table, ..)| *table != Profile::TABLE);
    let tables: std::collections::BTreeSet<&str> = rows.0.iter().map(|(table, ..)| *table).collect();
    assert!(40 < tables.len() && 500 < rows.0.len(), "{} rows of {} tables", rows.0.len(), tables.len());
    lay_in(&folder, &rows.0);
    let mut file = open(&folder);
    let lines = told(&file);
    assert_eq!(lines.len(), 6, "{lines:?}");
    assert!(lines[5].ends_with(" more"), "{lines:?}");
    ask_rules(&file.snapshot().unwrap());
    let found = file.verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{:?}", found.differences);
    let before = file.snapshot().unwrap();
    file.undo().unwrap().unwrap();
    assert!(file.snapshot().unwrap().events.is_empty());
    file.redo().unwrap().unwrap();
    assert_eq!(format!("{:?}", file.snapshot().unwrap()), format!("{before:?}"));
    file.rebuild().unwrap();
    drop(file);
    assert_eq!(told(&open(&folder)), lines, "told until it is mended");
}

fn session(starts_at: &str) -> (&'static str, &'static str, Vec<Cell>) {
    let starts_at = NaiveDateTime::from_cell(&text(starts_at)).unwrap();
    let session = Session { id: "s".to_owned(), starts_at: Some(starts_at), ..Session::default() };
    (Session::TABLE, "starts_at", session.cells())
}

#[test]
fn a_value_beyond_is_told_until_it_is_mended_and_again_when_it_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    lay_in(&folder, &[session("0990-05-01T10:00:00")]);
    let line = "session s starts_at 0990-05-01T10:00:00";
    let mut file = open(&folder);
    assert_eq!(told(&file), [line]);
    let old = file.snapshot().unwrap().sessions[0].clone();
    let put = |file: &mut PlanFile, session: &Session| file.command(Label::new("save"), |tx| tx.put(session));
    put(&mut file, &Session { note: "By candle light".to_owned(), ..old.clone() }).unwrap();
    drop(file);
    let mut file = open(&folder);
    assert_eq!(told(&file), [line], "another edit mends nothing");
    let mended = Session { starts_at: NaiveDateTime::from_cell(&text("1990-05-01T10:00:00")), ..old.clone() };
    put(&mut file, &mended).unwrap();
    let refused = put(&mut file, &old).unwrap_err();
    assert_eq!((refused.code(), refused.values()["field"].as_str()), ("date_out_of_range", "starts_at"));
    drop(file);
    assert_eq!(told(&open(&folder)), Vec::<String>::new());
    let mut file = open(&folder);
    file.undo().unwrap().unwrap();
    drop(file);
    assert_eq!(told(&open(&folder)), [line], "undo brought it back");
}

#[test]
fn what_cannot_be_read_at_all_is_damage() {
    let folder = tempfile::tempdir().unwrap();
    let (table, field, mut cells) = session("2027-05-03T10:00:00");
    cells[2] = text("3 May");
    lay_in(&folder, &[(table, field, cells)]);
    let path = folder.path().join("a.paideia");
    let bytes = fs::read(&path).unwrap();
    let refused = PlanFile::open(&path, OpenRisk::Refuse, &surroundings(&folder)).err().unwrap();
    assert_eq!(refused.values()["detail"], "record: session.starts_at");
    assert_eq!(fs::read(&path).unwrap(), bytes);
}
