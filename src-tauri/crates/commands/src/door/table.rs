//! THE TABLE: everything that the page and the terminal can ask, with its arguments and its answer.
//!
//! Dispatch, the TypeScript types and the kinds below come from here; a new command is one line and one function.
//!
//! Kinds: `app` needs no plan; `read` looks at the plan; `write` is one change and one undo;
//! `open` and `save` get their `path` from the shell (a native dialog, or the terminal's argument),
//! never from the page.

use crate::commands;
use crate::frameworks::practices::LibraryPractice;
use crate::frameworks::rounds::{RoundComparison, RoundDetail};
use crate::frameworks::ties::{GapView, TiedRow};
use crate::indicators::indicator::{CollectionRow, IndicatorDetail, IndicatorProposal, IndicatorRow};
use crate::partners::views::{OfferBook, PartnerAnswers, PartnerDetail};
use crate::records::plain::AnyRecord;
use crate::roadmap::timeline::{MovedDate, Roadmap, ThisWeek};
use crate::views::*;
use crate::{boards, council, frameworks, imports, indicators, money, partners, plan, programme, records, roadmap};
use charts::{Chart, ChartListing};
use domain::rules::hosts::PartnerCoverage;
use domain::rules::network::Network;
use domain::rules::scoring::Designation;
use domain::rules::twins::PartnerTwins;
use domain::*;
use intake::{IndicatorImportOptions, IndicatorImportPreview};

commands! {
    // The desk: plans, settings, progress.
    app   get_app_state() -> AppState = plan::plans::get_app_state;
    app   set_settings(settings: Settings) -> () = plan::plans::set_settings;
    app   get_progress() -> Progress = plan::plans::get_progress;
    app   stop_work() -> () = plan::plans::stop_work;
    app   fill_screen(is_full: bool) -> () = plan::plans::fill_screen;
    app   zoom(percent: u32) -> () = plan::plans::zoom;
    app   open_recent(key: String) -> () = plan::plans::open_recent;
    app   forget_recent(key: String) -> () = plan::plans::forget_recent;
    app   close_plan() -> () = plan::plans::close_plan;
    app   list_time_zones(country: String) -> Vec<String> = plan::plans::list_time_zones;
    open  open_plan(path: PathBuf, accept_risk: bool) -> () = plan::plans::open_plan;
    open  copy_to_local_disk(path: PathBuf) -> () = plan::plans::copy_to_local_disk;
    save  new_plan(path: PathBuf, plan: NewPlan) -> () = plan::plans::new_plan;
    save  sample_plan(path: PathBuf) -> () = plan::plans::sample_plan;
    save  save_copy(path: PathBuf) -> Exported = plan::plans::save_copy;
    app   look_at(as_of: Option<String>) -> () = plan::plans::look_at;
    read  get_info() -> Info = plan::plans::get_info;
    read  verify_plan() -> Verification = plan::plans::verify_plan;
    read  search(text: String) -> Vec<Hit> = plan::search::search;

    // Plain records, by the name of their table.
    read  list_records(table: String) -> Vec<AnyRecord> = records::plain::list_records;
    write save_records(records: Vec<AnyRecord>) -> Vec<Id> = records::plain::save_records;
    write move_record(table: String, id: Id, before_id: Option<Id>) -> () = records::plain::move_record;
    write delete_records(table: String, ids: Vec<Id>) -> usize = records::plain::delete_records;

    // Overview and charts.
    read  get_overview() -> Overview = boards::overview::get_overview;
    read  get_coverage() -> Coverage = boards::overview::get_coverage;
    read  list_charts() -> Vec<String> = boards::overview::list_charts;
    read  list_chart_titles() -> Vec<ChartListing> = boards::overview::list_chart_titles;
    read  draw_chart(name: String) -> Chart = boards::overview::draw_chart;
    save  export_chart(path: PathBuf, name: String) -> Exported = boards::overview::export_chart;
    save  export_chart_table(path: PathBuf, name: String) -> Exported = boards::overview::export_chart_table;

    // Boards: figures, lists, what changed.
    read  list_boards() -> Vec<boards::board::BoardView> = boards::board::list_boards;
    read  list_cards() -> Vec<boards::board::CardGroup> = boards::board::list_cards;
    read  get_figures(codes: Vec<String>) -> Vec<boards::figures::FigureCard> = boards::figures::get_figures;
    read  get_lists(codes: Vec<String>) -> Vec<boards::lists::ListCard> = boards::lists::get_lists;
    read  list_late() -> boards::lists::ListCard = boards::lists::list_late;
    read  list_to_decide() -> boards::lists::ListCard = boards::lists::list_to_decide;
    read  get_changes_since(since: Option<String>) -> boards::changes::ChangesSince = boards::changes::get_changes_since;
    save  export_board(path: PathBuf, board_id: Id) -> Exported = boards::copies::export_board;

    // Programme.
    read  list_events() -> Vec<EventRow> = programme::events::list_events;
    read  list_sessions() -> Vec<Session> = programme::events::list_sessions;
    read  list_board_rooms() -> Vec<BoardRoom> = programme::events::list_board_rooms;
    read  get_event(id: Id) -> EventDetail = programme::events::get_event;
    read  check_event(draft: EventDraft) -> Vec<Problem> = programme::events::check_event;
    read  check_slot(session_id: Id, slot: Slot) -> Vec<Problem> = programme::events::check_slot;
    write save_event(draft: EventDraft) -> Id = programme::events::save_event;
    write set_event_field(id: Id, field: String, value: serde_json::Value) -> () = programme::events::set_event_field;
    write set_event_status(ids: Vec<Id>, status: EventStatus) -> () = programme::events::set_event_status;
    write delete_event(id: Id) -> () = programme::events::delete_event;
    write move_session(id: Id, slot: Slot) -> Vec<Problem> = programme::events::move_session;

    // Problems.
    read  list_problems() -> Vec<Problem> = programme::problems::list_problems;
    read  list_problem_lines() -> Vec<ProblemLine> = programme::problems::list_problem_lines;
    read  get_problems(keys: Vec<String>) -> Vec<Problem> = programme::problems::get_problems;
    write save_accepted_problems(keys: Vec<String>, reason: String) -> usize = programme::problems::save_accepted_problems;
    write save_accepted_problem(key: String, reason: String) -> () = programme::problems::save_accepted_problem;
    write delete_accepted_problem(key: String) -> () = programme::problems::delete_accepted_problem;

    // Places.
    read  list_venues() -> Vec<VenueRow> = programme::places::list_venues;
    read  list_rooms() -> Vec<Room> = programme::places::list_rooms;
    write save_venue(draft: VenueDraft) -> Id = programme::places::save_venue;
    write delete_venue(id: Id) -> () = programme::places::delete_venue;
    read  list_neighbourhoods() -> Vec<Neighbourhood> = programme::places::list_neighbourhoods;
    open  import_outlines(path: PathBuf) -> programme::outlines::OutlineImport = programme::outlines::import_outlines;
    read  list_outline_problems() -> Vec<Problem> = programme::outlines::list_outline_problems;
    read  get_profile() -> Profile = programme::places::get_profile;
    write save_profile(profile: Profile) -> () = programme::places::save_profile;
    write save_week(week: Week) -> Id = programme::places::save_week;
    write delete_week(id: Id) -> () = programme::places::delete_week;
    app   choose_week(id: Id) -> () = programme::places::choose_week;

    // Partners.
    read  list_partners() -> Vec<PartnerRow> = partners::partner::list_partners;
    read  list_people() -> Vec<Person> = partners::partner::list_people;
    write save_partner(draft: PartnerDraft) -> Id = partners::partner::save_partner;
    write delete_partner(id: Id) -> () = partners::partner::delete_partner;
    write delete_person_for_ever(id: Id) -> () = partners::partner::delete_person_for_ever;
    read  get_partner(id: Id) -> PartnerDetail = partners::views::get_partner;
    read  get_offer_totals(week_id: Option<Id>) -> OfferBook = partners::views::get_offer_totals;
    read  get_partner_answers() -> PartnerAnswers = partners::views::get_partner_answers;
    read  get_partner_coverage() -> PartnerCoverage = partners::views::get_partner_coverage;
    read  get_network() -> Network = partners::views::get_network;
    read  list_partner_twins() -> Vec<PartnerTwins> = partners::views::list_partner_twins;
    write merge_partners(keep: Id, gone: Id) -> Id = partners::merge::merge_partners;
    open  open_partner_import(path: PathBuf) -> ImportPreview = partners::files::open_partner_import;
    read  check_partner_import(options: ImportOptions) -> ImportPreview = partners::files::check_partner_import;
    write import_partners() -> ImportPreview = partners::files::import_partners;
    app   close_partner_import() -> () = partners::files::close_partner_import;
    save  export_partners(path: PathBuf) -> Exported = partners::files::export_partners;

    // Frameworks and ratings.
    read  list_frameworks() -> Vec<Framework> = frameworks::framework::list_frameworks;
    read  get_framework(id: Id) -> FrameworkDetail = frameworks::framework::get_framework;
    app   list_framework_keys() -> Vec<Name> = frameworks::framework::list_framework_keys;
    write import_framework(key: String) -> Id = frameworks::framework::import_framework;
    write set_tags(subject: Subject, subject_id: Id, tags: Vec<Tag>) -> () = frameworks::framework::set_tags;
    write save_assessment(assessment: Assessment) -> Id = frameworks::framework::save_assessment;
    write delete_assessment(id: Id) -> () = frameworks::framework::delete_assessment;
    write set_rating(rating: Rating) -> () = frameworks::framework::set_rating;
    save  export_framework(path: PathBuf, id: Id) -> Exported = frameworks::files::export_framework;
    open  import_framework_file(path: PathBuf) -> Id = frameworks::files::import_framework_file;
    read  list_ties(framework_id: Id) -> Vec<TiedRow> = frameworks::ties::list_ties;
    read  list_tags(subject: Subject, subject_id: Id) -> Vec<Tag> = frameworks::ties::list_tags;
    read  list_gaps(framework_id: Id) -> GapView = frameworks::ties::list_gaps;
    read  get_round(id: Id) -> RoundDetail = frameworks::rounds::get_round;
    read  get_comparison(first: Id, second: Id) -> RoundComparison = frameworks::rounds::get_comparison;
    read  list_designations(framework_id: Id) -> Vec<Designation> = frameworks::rounds::list_designations;
    write set_middle_ratings(assessment_id: Id, feature_id: Option<Id>) -> usize = frameworks::rounds::set_middle_ratings;
    write set_equal_points(assessment_id: Id, points: f64) -> usize = frameworks::rounds::set_equal_points;
    open  attach_file(path: PathBuf, subject: Subject, subject_id: Id, assessment_id: Option<Id>) -> Id =
        records::attachments::attach_file;
    save  save_attachment(path: PathBuf, id: Id) -> Exported = records::attachments::save_attachment;
    read  list_practice_library() -> Vec<LibraryPractice> = frameworks::practices::list_practice_library;
    write import_practices(keys: Vec<String>) -> usize = frameworks::practices::import_practices;

    // Roadmap.
    read  get_roadmap() -> Roadmap = roadmap::timeline::get_roadmap;
    read  list_this_week(person: Option<String>) -> ThisWeek = roadmap::timeline::list_this_week;
    write add_week_milestones(week_id: Id) -> usize = roadmap::timeline::add_week_milestones;
    write move_roadmap_date(table: String, id: Id, days: i64, with_following: bool) -> MovedDate = roadmap::timeline::move_roadmap_date;

    // Indicators.
    read  list_indicators() -> Vec<IndicatorRow> = indicators::indicator::list_indicators;
    read  get_indicator(id: Id) -> IndicatorDetail = indicators::indicator::get_indicator;
    read  list_collections() -> Vec<CollectionRow> = indicators::indicator::list_collections;
    write set_indicator_collected(id: Id) -> Option<chrono::NaiveDate> = indicators::indicator::set_indicator_collected;
    app   list_indicator_proposals() -> Vec<IndicatorProposal> = indicators::indicator::list_indicator_proposals;
    write import_indicator_proposals(keys: Vec<String>) -> Vec<Id> = indicators::indicator::import_indicator_proposals;
    write import_context() -> usize = indicators::indicator::import_context;
    save  export_indicators(path: PathBuf, ids: Vec<Id>, layout: String) -> Exported = indicators::exports::export_indicators;

    open  open_indicator_import(path: PathBuf, indicator_id: Option<Id>) -> IndicatorImportPreview = indicators::imports::open_indicator_import;
    read  check_indicator_import(options: IndicatorImportOptions) -> IndicatorImportPreview = indicators::imports::check_indicator_import;
    write import_indicators() -> IndicatorImportPreview = indicators::imports::import_indicators;
    app   close_indicator_import() -> () = indicators::imports::close_indicator_import;

    // Council.
    read  list_papers() -> Vec<PaperDraft> = council::papers::list_papers;
    read  get_paper(id: Id) -> PaperDraft = council::papers::get_paper;
    write save_paper(draft: PaperDraft) -> Id = council::papers::save_paper;
    write delete_paper(id: Id) -> () = council::papers::delete_paper;
    read  draw_paper(id: Id, page: usize) -> Preview = council::papers::draw_paper;
    save  export_council_paper(path: PathBuf, id: Option<Id>) -> Exported = council::papers::export_council_paper;

    // Money and meetings.
    read  get_budget(year: Option<i64>, week_id: Option<Id>) -> money::budget::Budget = money::budget::get_budget;
    save  export_budget(path: PathBuf) -> Exported = money::budget::export_budget;
    read  list_risks() -> Vec<council::risks::RiskRow> = council::risks::list_risks;
    read  list_meetings() -> council::meetings::Meetings = council::meetings::list_meetings;
    write turn_into_action(decision_id: Id) -> Id = council::meetings::turn_into_action;
    write agenda_from_papers(meeting_id: Id) -> usize = council::meetings::agenda_from_papers;

    // Intake.
    open  open_import(path: PathBuf) -> ImportPreview = imports::open_import;
    read  check_import(options: ImportOptions) -> ImportPreview = imports::check_import;
    write import_events() -> ImportPreview = imports::import_events;
    save  save_refused_rows(path: PathBuf) -> Exported = imports::save_refused_rows;
    app   close_import() -> () = imports::close_import;

    // History.
    write undo() -> Option<Label> = plan::history::undo;
    write redo() -> Option<Label> = plan::history::redo;
    write undo_to(change_id: i64) -> usize = plan::history::undo_to;
    read  list_history(before: Option<i64>, limit: usize) -> Vec<HistoryEntry> = plan::history::list_history;
    read  list_record_history(table: String, id: Id) -> Vec<HistoryEntry> = plan::history::list_record_history;
    read  list_versions() -> Vec<VersionRow> = plan::history::list_versions;
    write save_version(name: String) -> Id = plan::history::save_version;
    read  list_differences(from: String, to: Option<String>) -> Vec<Difference> = plan::history::list_differences;
    read  list_bin() -> Vec<BinRow> = plan::history::list_bin;
    write restore_record(table: String, id: Id) -> () = plan::history::restore_record;
    read  list_safety_copies() -> Vec<SafetyCopy> = plan::history::list_safety_copies;
    write restore_safety_copy(key: String) -> () = plan::history::restore_safety_copy;
}
