//! THE TABLE: everything that the page and the terminal can ask, with its arguments and its answer.
//!
//! Dispatch, the TypeScript types and the kinds below come from here; a new command is one line and one function.
//!
//! Kinds: `app` needs no plan; `read` looks at the plan; `write` is one change and one undo;
//! `open` and `save` get their `path` from the shell (a native dialog, or the terminal's argument),
//! never from the page.

use crate::commands;
use crate::handlers::indicators::{CollectionRow, IndicatorDetail, IndicatorProposal, IndicatorRow};
use crate::handlers::partner_views::{OfferBook, PartnerAnswers, PartnerDetail};
use crate::handlers::practices::LibraryPractice;
use crate::handlers::records::AnyRecord;
use crate::handlers::roadmap::{MovedDate, Roadmap, ThisWeek};
use crate::handlers::rounds::{RoundComparison, RoundDetail};
use crate::handlers::ties::{GapView, TiedRow};
use crate::handlers::*;
use crate::views::*;
use charts::{Chart, ChartListing};
use domain::rules::hosts::PartnerCoverage;
use domain::rules::network::Network;
use domain::rules::scoring::Designation;
use domain::rules::twins::PartnerTwins;
use domain::*;
use intake::{IndicatorImportOptions, IndicatorImportPreview};

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

    // Boards: figures, lists, what changed.
    read  list_boards() -> Vec<boards::BoardView> = boards::list_boards;
    read  list_cards() -> Vec<boards::CardGroup> = boards::list_cards;
    read  get_figures(codes: Vec<String>) -> Vec<figures::FigureCard> = figures::get_figures;
    read  get_lists(codes: Vec<String>) -> Vec<lists::ListCard> = lists::get_lists;
    read  list_late() -> lists::ListCard = lists::list_late;
    read  list_to_decide() -> lists::ListCard = lists::list_to_decide;
    read  get_changes_since(since: Option<String>) -> changes::ChangesSince = changes::get_changes_since;
    save  export_board(path: PathBuf, board_id: Id) -> Exported = board_copies::export_board;

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
    read  get_partner(id: Id) -> PartnerDetail = partner_views::get_partner;
    read  get_offer_totals(week_id: Option<Id>) -> OfferBook = partner_views::get_offer_totals;
    read  get_partner_answers() -> PartnerAnswers = partner_views::get_partner_answers;
    read  get_partner_coverage() -> PartnerCoverage = partner_views::get_partner_coverage;
    read  get_network() -> Network = partner_views::get_network;
    read  list_partner_twins() -> Vec<PartnerTwins> = partner_views::list_partner_twins;
    write merge_partners(keep: Id, gone: Id) -> Id = partner_merge::merge_partners;
    open  open_partner_import(path: PathBuf) -> ImportPreview = partner_files::open_partner_import;
    read  check_partner_import(options: ImportOptions) -> ImportPreview = partner_files::check_partner_import;
    write import_partners() -> ImportPreview = partner_files::import_partners;
    app   close_partner_import() -> () = partner_files::close_partner_import;
    save  export_partners(path: PathBuf) -> Exported = partner_files::export_partners;

    // Frameworks and ratings.
    read  list_frameworks() -> Vec<Framework> = frameworks::list_frameworks;
    read  get_framework(id: Id) -> FrameworkDetail = frameworks::get_framework;
    app   list_framework_keys() -> Vec<Name> = frameworks::list_framework_keys;
    write import_framework(key: String) -> Id = frameworks::import_framework;
    write set_tags(subject: Subject, subject_id: Id, tags: Vec<Tag>) -> () = frameworks::set_tags;
    write save_assessment(assessment: Assessment) -> Id = frameworks::save_assessment;
    write delete_assessment(id: Id) -> () = frameworks::delete_assessment;
    write set_rating(rating: Rating) -> () = frameworks::set_rating;
    save  export_framework(path: PathBuf, id: Id) -> Exported = framework_files::export_framework;
    open  import_framework_file(path: PathBuf) -> Id = framework_files::import_framework_file;
    read  list_ties(framework_id: Id) -> Vec<TiedRow> = ties::list_ties;
    read  list_tags(subject: Subject, subject_id: Id) -> Vec<Tag> = ties::list_tags;
    read  list_gaps(framework_id: Id) -> GapView = ties::list_gaps;
    read  get_round(id: Id) -> RoundDetail = rounds::get_round;
    read  get_comparison(first: Id, second: Id) -> RoundComparison = rounds::get_comparison;
    read  list_designations(framework_id: Id) -> Vec<Designation> = rounds::list_designations;
    write set_middle_ratings(assessment_id: Id, feature_id: Option<Id>) -> usize = rounds::set_middle_ratings;
    write set_equal_points(assessment_id: Id, points: f64) -> usize = rounds::set_equal_points;
    open  attach_file(path: PathBuf, subject: Subject, subject_id: Id, assessment_id: Option<Id>) -> Id =
        attachments::attach_file;
    save  save_attachment(path: PathBuf, id: Id) -> Exported = attachments::save_attachment;
    read  list_practice_library() -> Vec<LibraryPractice> = practices::list_practice_library;
    write import_practices(keys: Vec<String>) -> usize = practices::import_practices;

    // Roadmap.
    read  get_roadmap() -> Roadmap = roadmap::get_roadmap;
    read  list_this_week(person: Option<String>) -> ThisWeek = roadmap::list_this_week;
    write add_week_milestones(week_id: Id) -> usize = roadmap::add_week_milestones;
    write move_roadmap_date(table: String, id: Id, days: i64, with_following: bool) -> MovedDate = roadmap::move_roadmap_date;

    // Indicators.
    read  list_indicators() -> Vec<IndicatorRow> = indicators::list_indicators;
    read  get_indicator(id: Id) -> IndicatorDetail = indicators::get_indicator;
    read  list_collections() -> Vec<CollectionRow> = indicators::list_collections;
    write set_indicator_collected(id: Id) -> Option<chrono::NaiveDate> = indicators::set_indicator_collected;
    app   list_indicator_proposals() -> Vec<IndicatorProposal> = indicators::list_indicator_proposals;
    write import_indicator_proposals(keys: Vec<String>) -> Vec<Id> = indicators::import_indicator_proposals;
    write import_context() -> usize = indicators::import_context;
    save  export_indicators(path: PathBuf, ids: Vec<Id>, layout: String) -> Exported = indicator_exports::export_indicators;

    open  open_indicator_import(path: PathBuf, indicator_id: Option<Id>) -> IndicatorImportPreview = indicator_imports::open_indicator_import;
    read  check_indicator_import(options: IndicatorImportOptions) -> IndicatorImportPreview = indicator_imports::check_indicator_import;
    write import_indicators() -> IndicatorImportPreview = indicator_imports::import_indicators;
    app   close_indicator_import() -> () = indicator_imports::close_indicator_import;

    // Council.
    read  list_papers() -> Vec<PaperDraft> = council::list_papers;
    read  get_paper(id: Id) -> PaperDraft = council::get_paper;
    write save_paper(draft: PaperDraft) -> Id = council::save_paper;
    write delete_paper(id: Id) -> () = council::delete_paper;
    read  draw_paper(id: Id, page: usize) -> Preview = council::draw_paper;
    save  export_council_paper(path: PathBuf, id: Option<Id>) -> Exported = council::export_council_paper;

    // Money and meetings.
    read  get_budget(year: Option<i64>, week_id: Option<Id>) -> budget::Budget = budget::get_budget;
    save  export_budget(path: PathBuf) -> Exported = budget::export_budget;
    read  list_risks() -> Vec<risks::RiskRow> = risks::list_risks;
    read  list_meetings() -> meetings::Meetings = meetings::list_meetings;
    write turn_into_action(decision_id: Id) -> Id = meetings::turn_into_action;
    write agenda_from_papers(meeting_id: Id) -> usize = meetings::agenda_from_papers;

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
