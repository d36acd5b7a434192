//! Whole journeys in the real window: what a planner does, with the real page, program and plan file.
//!
//! Few and whole. Each has a home folder and a display of its own. Names on the command line choose journeys. Pictures go
//! to `target/journeys`, or into the guide when `PAIDEIA_PICTURES` is set.

mod cells;
mod dialogs;
mod display;
mod driver;
mod festival;
mod files;
mod form_list;
mod forms;
mod house_style;
mod keys;
mod looks;
mod own_fields;
mod page;
mod pictures;
mod placing;
mod problems;
mod programme;
mod progress;
mod publish;
mod series;
mod small;
mod start;
mod team;
mod twins;
mod views;
mod week;
mod window;
mod workers;
mod workflow;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use driver::Outcome;

type Journey = fn(&Path) -> Outcome<()>;

const JOURNEYS: &[(&str, Journey)] = &[
    ("first start: three questions, an empty plan", start::first_start),
    ("from import to council paper", start::import_to_paper),
    ("a copy is saved and opened", files::copy_and_open),
    ("charts, a board and the budget taken away", files::take_away),
    ("documents written from the screen Publish", publish::documents),
    ("written files opened, pages turned to, slides and sites looked at", publish::written),
    ("several documents into a folder", publish::set),
    ("the council's template", publish::template),
    ("a team begun and joined, two windows side by side", team::joined),
    ("a team, back after being away", team::away),
    ("a form that is open while a colleague writes", team::form_meanwhile),
    ("a cell that is typed into while a colleague writes", team::cell_meanwhile),
    ("a clash of two colleagues decided by keyboard", team::clash),
    ("a reader of a team may not write", team::reader),
    ("letters to hosts in each form", publish::letters),
    ("documents and letters in each look", publish::looks),
    ("the look of what goes out, by hand", house_style::by_hand),
    ("the look of what goes out, in each look of the window", house_style::looks),
    ("own fields defined, filled in, seen, filtered and undone", own_fields::by_hand),
    ("own fields in each look of the window", own_fields::looks),
    ("nothing to publish yet", publish::empty_plan),
    ("partners out and in", files::partners),
    ("refused rows taken back", files::refused_rows),
    ("indicators out and in", files::indicators),
    ("a framework out and in", files::framework),
    ("a file as evidence", files::evidence),
    ("outlines of neighbourhoods", files::outlines),
    ("a budget in", files::budget),
    ("rows left out of an import", files::left_out),
    ("a calendar, and a table without a file", files::calendar_and_table),
    ("every form filled by hand", forms::every_form),
    ("every small form and cell filled by hand", small::small_forms),
    ("settings and papers, saved field by field", forms::fields_that_save_themselves),
    ("numbers as people write them", forms::numbers_as_people_write),
    ("a second window is refused", start::second_window),
    ("a damaged plan is saved", start::damaged_plan),
    ("a plan that was moved is gone on with", start::moved_plan),
    ("words of the past are erased", start::words_erased),
    ("move by keyboard, and undo", programme::move_by_keyboard),
    ("move by pointer, and undo", programme::move_by_pointer),
    ("move by dialog", programme::move_by_dialog),
    ("a problem is accepted and comes back", programme::accept_problem),
    ("problems are given to somebody by pointer, and undo", problems::give_by_pointer),
    ("problems are given to somebody by keys, and what is new", problems::give_by_keys),
    ("a host who is away is a problem, and undo", problems::away),
    ("problems: dark and small, mirrored, large", problems::looks),
    ("an event is written and found again", programme::write_event),
    ("the programme is released, changed, told and taken back", programme::release),
    ("words of a text lead to its event", programme::search),
    ("filters are kept under a name", programme::saved_filters),
    ("a free slot by pointer, and undo", placing::find_by_pointer),
    ("a placement by pointer: stopped, looked at, applied, undone", placing::place_by_pointer),
    ("a free slot and a placement by keys", placing::by_keys),
    ("what placements weigh", placing::weights),
    ("placements: dark and small, mirrored, large", placing::looks),
    ("a series by pointer: each reach of an edit, and undo", series::by_pointer),
    ("a series by keys alone", series::by_keys),
    ("a week is copied into the next one", series::copy_a_week),
    ("series and copies: dark and small, mirrored, large", series::looks),
    ("cells filled down, copied and pasted by keys alone", cells::by_keys),
    ("cells chosen by dragging", cells::by_pointer),
    ("rows chosen one by one and together", cells::rows),
    ("cells: dark and small, mirrored, large", cells::looks),
    ("the week by pointer: moved, undone, what is crowded", week::by_pointer),
    ("the week by keys alone, and undo", week::by_keys),
    ("the map by pointer, and what has no place on it", week::map_by_pointer),
    ("the map by keys alone", week::map_by_keys),
    ("week and map: dark and small, mirrored, large", week::looks),
    ("a festival day that ends at four", festival::night),
    ("what came of an event last time", festival::last_time),
    ("held before its day", festival::held_too_early),
    ("duplicates by pointer, and undo", twins::by_pointer),
    ("duplicates by keys alone, and undo", twins::by_keys),
    ("duplicates among events, and people by hand", twins::events_and_people),
    ("duplicates: dark and small, mirrored, large", twins::looks),
    ("triage by keys alone, and undo", workflow::triage_by_keys),
    ("a step asks why", workflow::step_with_reason),
    ("what is missing, for letters", workflow::missing_details),
    ("a change of the whole programme", workflow::whole_programme),
    ("a venue closed by keys alone", workflow::close_a_venue_by_keys),
    ("grants against the budget", workflow::grants),
    ("the board by status by pointer, and undo", views::status_by_pointer),
    ("the board by status by keys, and undo", views::status_by_keys),
    ("the agenda by pointer", views::agenda_by_pointer),
    ("the agenda by keys", views::agenda_by_keys),
    ("board and agenda: dark and small, mirrored, large", views::looks),
    ("the roadmap by keyboard", progress::roadmap_by_keyboard),
    ("a partner's views and offer", progress::partner_by_keyboard),
    ("the menu of an event, and what it says", window::menu_of_an_event),
    ("a board is arranged", window::arrange),
    ("a question mark shows the keys", window::keys_are_told),
    ("a reading of an indicator", progress::reading),
    ("looking back, where nothing changes", progress::look_back),
    ("presented by keys; a board of one's own", progress::present_and_arrange),
    ("every screen: light, with axe", looks::light),
    ("every view of every screen, with axe", looks::views),
    ("every view of the programme in every look", looks::programme_views),
    ("every screen: dark", looks::dark),
    ("every screen: high contrast", looks::contrast),
    ("every screen: pseudo-language, mirrored", looks::pseudo),
    ("every screen, form, preview and history: no word of the machine", looks::machine_words),
    ("every screen: text twice as large", looks::large),
    ("every screen: small window", looks::small),
    ("every screen: an empty plan", looks::empty),
    ("changes since a release, as people see them", looks::releases),
];

fn main() -> ExitCode {
    if let Some(own) = workers::own() {
        return run_own(&own);
    }
    let chosen: Vec<String> = std::env::args().skip(1).collect();
    let is_chosen = |name: &&str| chosen.is_empty() || chosen.iter().any(|word| name.contains(word.as_str()));
    let names: Vec<&str> = JOURNEYS.iter().map(|(name, _)| *name).filter(is_chosen).collect();
    let (passed, mut failed) = match workers::run(&names) {
        Ok(counts) => counts,
        Err(error) => {
            println!("{error}");
            return ExitCode::FAILURE;
        }
    };
    // All of them have run: now nothing may be missing.
    if chosen.is_empty() {
        let missed = dialogs::missed();
        if !missed.is_empty() {
            failed += 1;
            println!("FAILED  commands whose native dialog no journey went through: {}", missed.join(", "));
        }
        let stale = pictures::stale();
        if !stale.is_empty() {
            failed += 1;
            println!("FAILED  the guide's pictures; `cargo xtask pictures` takes them anew:\n  {}", stale.join("\n  "));
        }
    }
    println!("journeys: {passed} passed, {failed} failed");
    if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs the one journey of this process, and tells the one that started it how it ended.
fn run_own(own: &str) -> ExitCode {
    let outcome = match JOURNEYS.iter().find(|(name, _)| *name == own) {
        Some((_, journey)) => {
            let folder = tempfile::tempdir().map_err(|error| error.to_string());
            folder.and_then(|folder| journey(folder.path()))
        }
        None => Err(format!("no journey is called {own}")),
    };
    match workers::tell(&outcome) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Top of the checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A program beside this one.
pub fn program(name: &str) -> PathBuf {
    let mut path = std::env::current_exe().unwrap_or_default();
    path.set_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    path
}

/// Where pictures go that are only looked at.
pub fn looked_at() -> PathBuf {
    program("x").parent().and_then(Path::parent).map(|target| target.join("journeys")).unwrap_or_default()
}

/// Writes the sample city's plan into a folder: a copy of the one that was made for all journeys.
pub fn sample_plan(folder: &Path) -> Outcome<PathBuf> {
    let plan = folder.join("riverton.paideia");
    std::fs::copy(workers::kept_sample()?, &plan).map_err(|error| error.to_string())?;
    Ok(plan)
}

/// Makes the sample city's plan in a folder.
fn new_sample(folder: &Path) -> Outcome<PathBuf> {
    made_plan(folder, "riverton.paideia", &["sample"], &[])
}

/// A plan with a week and nothing in it.
pub fn empty_plan(folder: &Path) -> Outcome<PathBuf> {
    let week = ["--city", "Cork", "--country", "IE", "--time-zone", "Europe/Dublin", "--week", "Learning week"];
    made_plan(folder, "cork.paideia", &["new"], &[&week[..], &["--from", "2027-05-03", "--to", "2027-05-09"]].concat())
}

fn made_plan(folder: &Path, name: &str, before: &[&str], after: &[&str]) -> Outcome<PathBuf> {
    let plan = folder.join(name);
    let status = Command::new(program("paideia"))
        .args(before)
        .arg(&plan)
        .args(after)
        .env("PAIDEIA_HOME", folder.join("terminal-home"))
        .output()
        .map_err(|error| error.to_string())?;
    if status.status.success() { Ok(plan) } else { Err(String::from_utf8_lossy(&status.stderr).into_owned()) }
}
