//! THE TABLE: everything that the page and the terminal can ask, with its arguments and its answer.
//!
//! Dispatch, the TypeScript types and the kinds below come from here; a new command is one line and one function.
//!
//! Kinds: `app` needs no plan; `read` looks at the plan; `write` is one change and one undo;
//! `open` and `save` get their `path` from the shell (a native dialog, or the terminal's argument),
//! never from the page.

use charts::{Chart, ChartListing};
use domain::*;

use crate::commands;
use crate::handlers::records::AnyRecord;
use crate::handlers::*;
use crate::views::*;

commands! {
    // The desk: plans, settings, progress.
    app   get_app_state() -> AppState = desk::get_app_state;
    app   set_settings(settings: Settings) -> () = desk::set_settings;
    app   get_progress() -> Progress = desk::get_progress;
    app   stop_work() -> () = desk::stop_work;
    app   open_recent(key: String) -> () = desk::open_recent;
    app   forget_recent(key: String) -> () = desk::forget_recent;
    app   close_plan() -> () = desk::close_plan;
    app   list_time_zones(country: String) -> Vec<String> = desk::list_time_zones;
    open  open_plan(path: PathBuf, accept_risk: bool) -> () = desk::open_plan;
    open  copy_to_local_disk(path: PathBuf) -> () = desk::copy_to_local_disk;
    save  new_plan(path: PathBuf, plan: NewPlan) -> () = desk::new_plan;
    save  sample_plan(path: PathBuf) -> () = desk::sample_plan;
    save  save_copy(path: PathBuf) -> Exported = desk::save_copy;
    app   look_at(as_of: Option<String>) -> () = desk::look_at;
    read  get_info() -> Info = desk::get_info;
    read  verify_plan() -> Verification = desk::verify_plan;
    read  search(text: String) -> Vec<Hit> = search::search;

    // Plain records, by the name of their table.
    read  list_records(table: String) -> Vec<AnyRecord> = records::list_records;
    write save_records(records: Vec<AnyRecord>) -> Vec<Id> = records::save_records;
    write delete_records(table: String, ids: Vec<Id>) -> usize = records::delete_records;

    // Overview and charts.
    read  get_overview() -> Overview = overview::get_overview;
    read  get_coverage() -> Coverage = overview::get_coverage;
    read  list_charts() -> Vec<String> = overview::list_charts;
    read  list_chart_titles() -> Vec<ChartListing> = overview::list_chart_titles;
    read  draw_chart(name: String) -> Chart = overview::draw_chart;
    save  export_chart(path: PathBuf, name: String) -> Exported = overview::export_chart;
    save  export_chart_table(path: PathBuf, name: String) -> Exported = overview::export_chart_table;

    // Programme.
    read  list_events() -> Vec<EventRow> = programme::list_events;
    read  list_sessions() -> Vec<Session> = programme::list_sessions;
    read  list_board_rooms() -> Vec<BoardRoom> = programme::list_board_rooms;
    read  get_event(id: Id) -> EventDetail = programme::get_event;
    read  check_event(draft: EventDraft) -> Vec<Problem> = programme::check_event;
    read  check_slot(session_id: Id, slot: Slot) -> Vec<Problem> = programme::check_slot;
    write save_event(draft: EventDraft) -> Id = programme::save_event;
    write set_event_field(id: Id, field: String, value: serde_json::Value) -> () = programme::set_event_field;
    write set_event_status(ids: Vec<Id>, status: EventStatus) -> () = programme::set_event_status;
    write delete_event(id: Id) -> () = programme::delete_event;
    write move_session(id: Id, slot: Slot) -> Vec<Problem> = programme::move_session;

    // Problems.
    read  list_problems() -> Vec<Problem> = problems::list_problems;
    write save_accepted_problem(key: String, reason: String) -> () = problems::save_accepted_problem;
    write delete_accepted_problem(key: String) -> () = problems::delete_accepted_problem;

    // Places.
    read  list_venues() -> Vec<VenueRow> = places::list_venues;
    read  list_rooms() -> Vec<Room> = places::list_rooms;
    write save_venue(draft: VenueDraft) -> Id = places::save_venue;
    write delete_venue(id: Id) -> () = places::delete_venue;
    read  list_neighbourhoods() -> Vec<Neighbourhood> = places::list_neighbourhoods;
    open  import_outlines(path: PathBuf) -> outlines::OutlineImport = outlines::import_outlines;
    read  list_outline_problems() -> Vec<Problem> = outlines::list_outline_problems;
    read  get_profile() -> Profile = places::get_profile;
    write save_profile(profile: Profile) -> () = places::save_profile;
    write save_week(week: Week) -> Id = places::save_week;
    write delete_week(id: Id) -> () = places::delete_week;
    app   choose_week(id: Id) -> () = places::choose_week;

    // Partners.
    read  list_partners() -> Vec<PartnerRow> = partners::list_partners;
    read  list_people() -> Vec<Person> = partners::list_people;
    write save_partner(draft: PartnerDraft) -> Id = partners::save_partner;
    write delete_partner(id: Id) -> () = partners::delete_partner;
    write delete_person_for_ever(id: Id) -> () = partners::delete_person_for_ever;

    // Frameworks and ratings.
    read  list_frameworks() -> Vec<Framework> = frameworks::list_frameworks;
    read  get_framework(id: Id) -> FrameworkDetail = frameworks::get_framework;
    app   list_framework_keys() -> Vec<Name> = frameworks::list_framework_keys;
    write import_framework(key: String) -> Id = frameworks::import_framework;
    write set_tags(subject: Subject, subject_id: Id, tags: Vec<Tag>) -> () = frameworks::set_tags;
    write save_assessment(assessment: Assessment) -> Id = frameworks::save_assessment;
    write delete_assessment(id: Id) -> () = frameworks::delete_assessment;
    write set_rating(rating: Rating) -> () = frameworks::set_rating;

    // Council.
    read  list_papers() -> Vec<PaperDraft> = council::list_papers;
    read  get_paper(id: Id) -> PaperDraft = council::get_paper;
    write save_paper(draft: PaperDraft) -> Id = council::save_paper;
    write delete_paper(id: Id) -> () = council::delete_paper;
    read  draw_paper(id: Id, page: usize) -> Preview = council::draw_paper;
    save  export_council_paper(path: PathBuf, id: Option<Id>) -> Exported = council::export_council_paper;

    // Intake.
    open  open_import(path: PathBuf) -> ImportPreview = imports::open_import;
    read  check_import(options: ImportOptions) -> ImportPreview = imports::check_import;
    write import_events() -> ImportPreview = imports::import_events;
    save  save_refused_rows(path: PathBuf) -> Exported = imports::save_refused_rows;
    app   close_import() -> () = imports::close_import;

    // History.
    write undo() -> Option<Label> = history::undo;
    write redo() -> Option<Label> = history::redo;
    write undo_to(change_id: i64) -> usize = history::undo_to;
    read  list_history(before: Option<i64>, limit: usize) -> Vec<HistoryEntry> = history::list_history;
    read  list_record_history(table: String, id: Id) -> Vec<HistoryEntry> = history::list_record_history;
    read  list_versions() -> Vec<VersionRow> = history::list_versions;
    write save_version(name: String) -> Id = history::save_version;
    read  list_differences(from: String, to: Option<String>) -> Vec<Difference> = history::list_differences;
    read  list_bin() -> Vec<BinRow> = history::list_bin;
    write restore_record(table: String, id: Id) -> () = history::restore_record;
    read  list_safety_copies() -> Vec<SafetyCopy> = history::list_safety_copies;
    write restore_safety_copy(key: String) -> () = history::restore_safety_copy;
}
