//! Rules, plan file, intake, charts and paper, each alone in one warm process.

use charts::{Medium, Scene};
use chrono::NaiveDate;
use commands::Desk;
use domain::Plan;
use domain::rules::{Standing, Touched};
use intake::{ImportOptions, Unwatched};
use serde_json::json;
use store::{Label, OpenRisk, PlanFile};
use text::Texts;

use crate::great::{GREAT, write_great, write_one};
use crate::plans::{grown, sample, surroundings, write_grown};
use crate::{FREE, Figures, corpus, ms, root};

/// The sample city in memory.
pub fn sample_plan(folder: &std::path::Path) -> Result<Plan, String> {
    let path = sample(folder)?;
    let open = PlanFile::open(&path, OpenRisk::Accept, &surroundings(folder)).map_err(|error| error.to_string())?;
    let plan = open.snapshot().map_err(|error| error.to_string())?;
    Ok((*plan).clone())
}

/// A program beside this one.
pub fn program(name: &str) -> std::path::PathBuf {
    let mut path = std::env::current_exe().unwrap_or_default();
    path.set_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    path
}

/// A plan with nothing but a week.
pub fn empty_week(folder: &std::path::Path, name: &str, from: &str, to: &str) -> Result<std::path::PathBuf, String> {
    let path = folder.join(format!("{}.paideia", name.replace([' ', ','], "-")));
    let made = std::process::Command::new(program("paideia"))
        .arg("new")
        .arg(&path)
        .args(["--city", "Lindau", "--country", "DE", "--time-zone", "Europe/Berlin"])
        .args(["--week", "Learning Week", "--from", from, "--to", to])
        .env("PAIDEIA_HOME", folder.join("home"))
        .output()
        .map_err(|error| error.to_string())?;
    if made.status.success() { Ok(path) } else { Err(String::from_utf8_lossy(&made.stderr).into_owned()) }
}

/// Measures everything that needs no window.
pub fn measure(figures: &mut Figures) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default();
    let plan = sample_plan(folder.path())?;
    figures.time("write the sample city with its five years", ms(2_000), 1, || {
        drop(std::fs::remove_file(folder.path().join("riverton.paideia")));
        sample(folder.path()).is_ok()
    });
    rules(figures, &plan);
    plan_file(figures, &plan, folder.path())?;
    search(figures, folder.path())?;
    pictures(figures, &plan, today);
    imports(figures, &plan, today);
    corpus::measure(figures, &plan, today);
    Ok(())
}

/// Measures the plan file of the largest plan.
pub fn measure_great(figures: &mut Figures) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let plan = sample_plan(folder.path())?;
    great(figures, &plan, folder.path())
}

/// What a write costs in the largest plan: the snapshot row by row, and what reading all tables again would cost.
fn great(figures: &mut Figures, plan: &Plan, folder: &std::path::Path) -> Result<(), String> {
    let path = write_great(folder, plan)?;
    let open = || PlanFile::open(&path, OpenRisk::Accept, &surroundings(folder));
    figures.time(&format!("open the largest plan: {GREAT}"), ms(150), 5, || drop(open()));
    let mut file = open().map_err(|error| error.to_string())?;
    let mut number = 0;
    let mut shown_before = file.snapshot();
    let mut write = |file: &mut PlanFile| {
        number += 1;
        write_one(file, number);
        // As the desk does: the plan that was shown is let go when the next one is there.
        shown_before = file.snapshot();
        shown_before.is_ok()
    };
    // The first two have no plan to take turns with yet.
    write(&mut file);
    write(&mut file);
    let row_by_row = crate::median((0..7).map(|_| crate::clock(&mut || write(&mut file))).collect());
    let whole = crate::median(
        (0..7).map(|_| crate::clock(&mut || file.command(Label::new("look"), |tx| tx.plan()).is_ok())).collect(),
    );
    figures.hold("largest plan: save a reading and have the new snapshot", row_by_row, ms(20));
    figures.compare("the same, to reading all tables again", row_by_row, whole, Some(1.0));
    figures.time("largest plan: undo and redo", FREE, 5, || {
        drop(file.undo());
        drop(file.redo());
        file.snapshot().is_ok()
    });
    Ok(())
}

fn rules(figures: &mut Figures, plan: &Plan) {
    for (events, limit) in [(600, ms(10)), (5_000, ms(40))] {
        let plan = grown(plan, events);
        let Some(week) = plan.week(None) else { continue };
        figures.time(&format!("all rules, {events} events, {} sessions", plan.sessions.len()), limit, 9, || {
            domain::rules::problems(&plan, week, week.starts_on)
        });
        after_a_move(figures, &plan, week, events);
        figures.time(&format!("coverage, {events} events"), FREE, 9, || domain::rules::coverage::coverage(&plan, week));
    }
}

/// The rules after one session was moved, with what was known before.
fn after_a_move(figures: &mut Figures, before: &Plan, week: &domain::Week, events: usize) {
    let known = Standing::new(before, week, week.starts_on);
    let mut after = before.clone();
    let Some(moved) = after.sessions.iter_mut().find(|session| session.starts_at.is_some()) else { return };
    moved.starts_at = moved.starts_at.map(|at| at + chrono::TimeDelta::minutes(15));
    let touched = Touched::from([("session".to_owned(), Some(vec![moved.id.clone()]))]);
    figures.time(&format!("all rules after one move, {events} events"), ms(5), 9, || {
        known.next(before, &after, week, week.starts_on, Some(&touched)).problems().len()
    });
}

fn plan_file(figures: &mut Figures, plan: &Plan, folder: &std::path::Path) -> Result<(), String> {
    for events in [600, 5_000] {
        let path = write_grown(folder, plan, events)?;
        let open = || PlanFile::open(&path, OpenRisk::Accept, &surroundings(folder));
        figures.time(&format!("open a plan of {events} events"), ms(60), 9, || drop(open()));
        let mut file = open().map_err(|error| error.to_string())?;
        figures.time(&format!("a change and a new snapshot, {events} events"), FREE, 5, || {
            change_one(&mut file);
            file.snapshot().map(|plan| plan.events.len())
        });
        figures.time(&format!("snapshot, one change and its writing to the disk, {events} events"), FREE, 9, || {
            change_one(&mut file)
        });
        figures.time(&format!("undo and redo, {events} events"), FREE, 5, || {
            drop(file.undo());
            drop(file.redo());
        });
    }
    Ok(())
}

/// Finding records by their words, through the table of commands; the index follows a change.
fn search(figures: &mut Figures, folder: &std::path::Path) -> Result<(), String> {
    for events in [600, 5_000] {
        let desk = Desk::new(surroundings(folder));
        let ask = |name: &str, args: serde_json::Value, path: Option<std::path::PathBuf>| {
            desk.call(name, args, path).map(|answer| answer.value).map_err(|error| error.to_string())
        };
        ask("open_plan", json!({ "accept_risk": true }), Some(folder.join(format!("grown-{events}.paideia"))))?;
        let find = |words: &str| ask("search", json!({ "text": words }), None);
        figures.time(&format!("make the index of words, {events} events"), FREE, 1, || find("").is_ok());
        for words in ["library", "lib", "l", "kites over", "the", "図書館", "nothing has this"] {
            figures.time(&format!("search for “{words}”, {events} events"), ms(30), 9, || find(words).is_ok());
        }
        let id = ask("list_events", json!({}), None)?[0]["id"].clone();
        let mut after = Vec::new();
        for number in 0..9 {
            let change = json!({ "id": id, "field": "title", "value": format!("Kites {number}") });
            ask("set_event_field", change, None)?;
            after.push(crate::clock(&mut || find("kites").is_ok()));
        }
        figures.hold(&format!("search after a change, {events} events"), crate::median(after), ms(30));
    }
    Ok(())
}

fn change_one(file: &mut PlanFile) {
    let Ok(plan) = file.snapshot() else { return };
    let Some(event) = plan.events.first() else { return };
    let mut event = event.clone();
    event.capacity = Some(event.capacity.unwrap_or(0) % 90 + 1);
    drop(file.command(Label::new("set_event_field"), |tx| tx.put(&event)));
}

fn pictures(figures: &mut Figures, plan: &Plan, today: NaiveDate) {
    let texts = Texts::new("en");
    for events in [600, 5_000] {
        let plan = grown(plan, events);
        let week = plan.week(None);
        let scene = Scene { plan: &plan, week, today };
        for name in charts::alone() {
            figures.time(&format!("chart {name}, {events} events"), ms(5), 9, || {
                charts::draw(name, &scene, &texts, Medium::Screen).map(|chart| chart.svg.len())
            });
        }
        let Some(paper) = plan.papers.first() else { continue };
        let request = papers::PaperRequest { plan: &plan, paper_id: &paper.id, today };
        let limit = if events == 600 { ms(200) } else { FREE };
        let pdf = || papers::council_paper(&request, &texts).and_then(publish::Document::of)?.pdf();
        drop(pdf());
        figures.time(&format!("council paper as PDF, {events} events"), limit, 5, || pdf().map(|pdf| pdf.len()));
    }
}

fn imports(figures: &mut Figures, plan: &Plan, today: NaiveDate) {
    let data = root().join("../shared/data/csv");
    let files = [
        ("madrid-agenda-actividades-eventos.csv", "565 rows", ms(500), "2022-01-01", "2022-01-31"),
        ("nyc-permitted-events.csv", "8,501 rows", ms(3_000), "2022-03-01", "2022-03-31"),
    ];
    for (name, rows, limit, from, to) in files {
        let path = data.join(name);
        if !path.exists() {
            println!("skipped: ../shared is absent");
            continue;
        }
        let empty = Plan { profile: plan.profile.clone(), weeks: plan.weeks.clone(), ..Plan::default() };
        let Some(mut week) = plan.week(None).cloned() else { continue };
        week.starts_on = from.parse().unwrap_or(week.starts_on);
        week.ends_on = to.parse().unwrap_or(week.ends_on);
        let options = ImportOptions::default();
        figures.time(&format!("read and dry run, {rows}"), limit, 3, || {
            let mut number = 0_u64;
            let mut new_id = || {
                number += 1;
                format!("00000000-0000-7000-8000-{number:012}")
            };
            let sheet = intake::read_file(&path, &options, &Unwatched)?;
            intake::dry_run(&empty, &week, &sheet, &options, &mut new_id, today, &Unwatched).map(|run| run.preview.rows)
        });
    }
}
