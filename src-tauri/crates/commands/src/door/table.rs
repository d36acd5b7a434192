//! THE TABLE: everything that the page and the terminal can ask, with its arguments and its answer.
//!
//! A line says, in this order:
//! what the command may do: `app` needs no plan, `read` looks at the plan, `write` is one change and one undo;
//! its name and arguments, `file` first: `Open<Kind>`, `Save<Kind>` and `Into<Folder>` get their path from the shell (a
//! native dialog, or the terminal's argument), never from the page, and `named` says what a proposed file is about;
//! `of [...]` the tables that the answer depends on, or a set of them (`reads.rs`), or `argument name` for the table
//! that an argument names; then what it returns and the function that does it.
//!
//! Dispatch, TypeScript types, dialogs, what is refused while looking back and what is asked again come from here.

use crate::commands;
use crate::frameworks::practices::LibraryPractice;
use crate::frameworks::rounds::{RoundComparison, RoundDetail};
use crate::frameworks::ties::{GapView, TiedRow};
use crate::indicators::indicator::{CollectionRow, IndicatorDetail, IndicatorProposal, IndicatorRow};
use crate::letters::views::{LetterReasonRow, LetterTextView, LettersView};
use crate::outputs::OutputRow;
use crate::outputs::contents::OutputContents;
use crate::outputs::events::OutputEvents;
use crate::outputs::look::{ColourCheck, HouseStyleView};
use crate::outputs::set::{SetNames, SetNote, SetPart, SetReport};
use crate::own_fields::OwnFieldRow;
use crate::partners::views::{OfferBook, PartnerAnswers, PartnerDetail};
use crate::programme::bulk::BulkPreview;
use crate::programme::cells::EventCell;
use crate::programme::host_forms::HostFormKind;
use crate::programme::missing::MissingRow;
use crate::programme::placing::views::{FreeSlots, PlacementOptions, PlacementPreview, PlacementWeight, SlotWish};
use crate::programme::releases::{ReleaseChanges, Releases, TakenBack};
use crate::programme::workflow::StatusRule;
use crate::records::plain::{AnyRecord, DeletedWith};
use crate::roadmap::timeline::{MovedDate, Roadmap, ThisWeek};
use crate::team::views::*;
use crate::twins::views::{MergeView, TwinRow, TwinSide};
use crate::views::*;
use crate::{
    boards, council, door, frameworks, imports, indicators, letters, money, outputs, own_fields, partners, plan,
    programme, records, roadmap, team, twins,
};
use charts::{Chart, ChartListing};
use domain::rules::bulk::{BulkChange, BulkCounts};
use domain::rules::grants::Grants;
use domain::rules::hosts::PartnerCoverage;
use domain::rules::network::Network;
use domain::rules::plain_words::PlainWords;
use domain::rules::scoring::Designation;
use domain::rules::series::Usual;
use domain::rules::series::copy::{CopyCounts, CopyWhat};
use domain::rules::series::edit::SeriesScope;
use domain::rules::twins::TwinKind;
use domain::*;
use intake::ImportKind;
use std::collections::BTreeMap;

commands! {
    // The desk: plans, settings, progress.
    app   get_app_state() of [PROBLEMS history team] -> AppState = plan::plans::get_app_state;
    app   set_settings(settings: Settings) -> () = plan::plans::set_settings;
    app   get_progress() -> Progress = plan::plans::get_progress;
    app   stop_work() -> () = plan::plans::stop_work;
    app   leave_pages() -> () = outputs::leave_pages;
    app   open_written_file(key: String) -> () = door::written::open_written_file;
    app   show_written_file(key: String) -> () = door::written::show_written_file;
    app   fill_screen(is_full: bool) -> () = plan::plans::fill_screen;
    app   zoom(percent: u32) -> () = plan::plans::zoom;
    app   open_first() -> () = plan::plans::open_first;
    app   open_recent(key: String) -> () = plan::plans::open_recent;
    app   forget_recent(key: String) -> () = plan::plans::forget_recent;
    app   close_plan() -> () = plan::plans::close_plan;
    app   list_time_zones(country: String) -> Vec<String> = plan::plans::list_time_zones;
    app   open_plan(file: Open<Plan>, accept_risk: bool) -> () = plan::plans::open_plan;
    app   copy_to_local_disk(file: Open<Plan>) -> () = plan::plans::copy_to_local_disk;
    app   check_damaged_plan(file: Open<Plan>) -> Rescue = plan::rescue::check_damaged_plan;
    app   recover_plan(file: Open<Plan>, key: String) -> () = plan::rescue::recover_plan;
    app   new_plan(file: Save<Plan> named plan::plans::new_city, plan: NewPlan) -> () = plan::plans::new_plan;
    app   sample_plan(file: Save<Plan>) -> () = plan::plans::sample_plan;
    read  save_copy(file: Save<Plan>) -> Exported = plan::plans::save_copy;
    app   move_plan(file: Save<Plan>) -> () = plan::plans::move_plan;
    app   look_at(as_of: Option<String>) -> () = plan::plans::look_at;
    read  get_info() of [ALL] -> Info = plan::plans::get_info;
    read  verify_plan() of [ALL history] -> Verification = plan::plans::verify_plan;
    read  search(text: String) of [ALL] -> Vec<Hit> = plan::search::search;

    // Plain records, by the name of their table.
    read  list_records(table: String) of [argument table] -> Vec<AnyRecord> = records::plain::list_records;
    write save_records(records: Vec<AnyRecord>) -> Vec<Id> = records::plain::save_records;
    write set_record_fields(table: String, id: Id, fields: BTreeMap<String, serde_json::Value>) -> () = records::plain::set_record_fields;
    write set_moved_records(records: Vec<AnyRecord>) -> Vec<Id> = records::plain::set_moved_records;
    write move_record(table: String, id: Id, before_id: Option<Id>) -> () = records::plain::move_record;
    write delete_records(table: String, ids: Vec<Id>) -> DeletedWith = records::plain::delete_records;

    // Fields that the plan defines itself.
    read  list_own_fields() of [own_field own_value] -> Vec<OwnFieldRow> = own_fields::list_own_fields;
    write save_own_field(field: OwnField, renamed: BTreeMap<String, String>) -> Id = own_fields::save_own_field;

    // Overview and charts.
    read  get_overview() of [PROBLEMS meeting milestone] -> Overview = boards::overview::get_overview;
    read  get_coverage() of [area event event_partner framework level neighbourhood profile session tag venue room week] -> Coverage = boards::overview::get_coverage;
    read  list_charts() of [LISTED] -> Vec<String> = boards::overview::list_charts;
    read  list_chart_titles() of [LISTED] -> Vec<ChartListing> = boards::overview::list_chart_titles;
    read  draw_chart(name: String) of [CHARTS] -> Chart = boards::overview::draw_chart;
    read  export_chart(file: Save<Picture> named boards::overview::chart_title, name: String) -> Exported = boards::overview::export_chart;
    read  export_chart_table(file: Save<Csv> named boards::overview::chart_title, name: String) -> Exported = boards::overview::export_chart_table;

    // Boards: figures, lists, what changed.
    read  list_boards() of [LISTED board] -> Vec<boards::board::BoardView> = boards::board::list_boards;
    read  list_cards() of [LISTED] -> Vec<boards::board::CardGroup> = boards::board::list_cards;
    read  get_cards(codes: Vec<String>) of [ALL history] -> Vec<boards::cards::BoardCard> = boards::cards::get_cards;
    read  get_figures(codes: Vec<String>) of [ALL] -> Vec<boards::figures::FigureCard> = boards::figures::get_figures;
    read  get_lists(codes: Vec<String>) of [ALL history] -> Vec<boards::lists::ListCard> = boards::lists::get_lists;
    read  get_changes_since(since: Option<String>) of [ALL history] -> boards::changes::ChangesSince = boards::changes::get_changes_since;

    // Programme.
    read  list_events() of [PROBLEMS] -> Vec<EventRow> = programme::events::list_events;
    read  list_sessions() of [event session week] -> Vec<Session> = programme::events::list_sessions;
    read  list_board_rooms() of [event opening room session venue week] -> Vec<BoardRoom> = programme::events::list_board_rooms;
    read  get_event(id: Id) of [PROBLEMS neighbourhood profile status_step] -> EventDetail = programme::events::get_event;
    read  check_event(draft: EventDraft) of [PROBLEMS] -> Vec<Problem> = programme::events::check_event;
    app   get_plain_words(text: String) -> PlainWords = programme::events::get_plain_words;
    read  check_slot(session_id: Id, slot: Slot) of [PROBLEMS] -> Vec<Problem> = programme::events::check_slot;
    write save_event(draft: EventDraft) -> Id = programme::events::save_event;
    write set_event_field(id: Id, field: String, value: serde_json::Value) -> () = programme::cells::set_event_field;
    write set_event_cells(cells: Vec<EventCell>) -> usize = programme::cells::set_event_cells;
    app   list_status_rules() -> Vec<StatusRule> = programme::workflow::list_status_rules;
    write set_event_status(ids: Vec<Id>, status: EventStatus, reason: Option<String>) -> () = programme::workflow::set_event_status;
    read  list_missing_details() of [PROBLEMS status_step] -> Vec<MissingRow> = programme::missing::list_missing_details;
    read  export_missing_details(file: Save<Csv>) -> Exported = programme::missing::export_missing_details;
    read  export_host_form(file: Save<Workbook> named programme::host_forms::form_name, partner_id: Id, kind: HostFormKind) -> Exported = programme::host_forms::export_host_form;
    read  check_bulk_change(change: BulkChange, event_ids: Option<Vec<Id>>) of [PROBLEMS] -> BulkPreview = programme::bulk::check_bulk_change;
    write set_bulk_change(change: BulkChange, event_ids: Option<Vec<Id>>, reason: String) -> BulkCounts = programme::bulk::set_bulk_change;
    write delete_event(id: Id) -> () = programme::events::delete_event;
    write move_session(id: Id, slot: Slot, scope: Option<SeriesScope>) -> Vec<Problem> = programme::events::move_session;
    read  check_session_scopes(id: Id, slot: Option<Slot>, is_cancelled: Option<bool>) of [PROBLEMS profile] -> Vec<ScopeRow> = programme::series::check_session_scopes;
    write set_session_cancelled(id: Id, is_cancelled: bool, scope: Option<SeriesScope>) -> Vec<Problem> = programme::series::set_session_cancelled;
    read  check_series(draft: EventDraft, usual: Option<Usual>) of [profile week] -> SeriesView = programme::series::check_series;
    write set_occurrence_skipped(event_id: Id, on: chrono::NaiveDate, is_skipped: bool) -> () = programme::series::set_occurrence_skipped;
    read  check_copies(what: CopyWhat, week_id: Id) of [event event_partner profile session week] -> CopyCounts = programme::copies::check_copies;
    write add_copies(what: CopyWhat, week_id: Id) -> CopyCounts = programme::copies::add_copies;
    read  list_slots(event_id: Id, session_id: Option<Id>, minutes: Option<i64>, wish: Option<SlotWish>) of [PROBLEMS profile] -> FreeSlots = programme::placing::list_slots;
    read  check_placement(options: PlacementOptions) of [PROBLEMS profile] -> PlacementPreview = programme::placing::check_placement;
    read  list_placement_weights() of [profile] -> Vec<PlacementWeight> = programme::placing::list_placement_weights;
    write set_placement_weight(kind: String, weight: Option<i64>) -> () = programme::placing::set_placement_weight;
    write write_placement(keys: Vec<Id>) -> usize = programme::placing::write_placement;

    // Releases.
    read  get_releases() of [RELEASES] -> Releases = programme::releases::get_releases;
    write save_release(title: String, note: String, is_printed: bool) -> Id = programme::releases::save_release;
    read  get_release_changes(id: Id, other: Option<Id>) of [RELEASES person] -> ReleaseChanges = programme::releases::changes::get_release_changes;
    read  check_release(id: Id) of [RELEASES area event_person feature own_field own_value person tag] -> TakenBack = programme::releases::check_release;
    write restore_release(id: Id) -> TakenBack = programme::releases::restore_release;
    read  export_hosts_to_tell(file: Save<Csv> named programme::releases::files::release_title, id: Id, other: Option<Id>) -> Exported = programme::releases::files::export_hosts_to_tell;
    read  export_errata(file: Save<Csv> named programme::releases::files::release_title, id: Id, other: Option<Id>) -> Exported = programme::releases::files::export_errata;

    // Letters to hosts.
    read  list_letter_reasons() of [LETTERS] -> Vec<LetterReasonRow> = letters::list_letter_reasons;
    read  list_letters(reason: LetterReason, release_id: Option<Id>) of [LETTERS] -> LettersView = letters::list_letters;
    read  check_letter_text(reason: LetterReason, release_id: Option<Id>, title: String, text: String) of [LETTERS] -> LetterTextView = letters::check_letter_text;
    read  export_letters(file: Save<Pdf> named letters::files::letters_title, reason: LetterReason, release_id: Option<Id>, partner_ids: Option<Vec<Id>>) -> Exported = letters::files::export_letters;
    read  export_letters_each(file: Save<Zip> named letters::files::letters_title, reason: LetterReason, release_id: Option<Id>, partner_ids: Option<Vec<Id>>) -> Exported = letters::files::export_letters_each;
    read  export_letters_table(file: Save<Workbook> named letters::files::letters_title, reason: LetterReason, release_id: Option<Id>, partner_ids: Option<Vec<Id>>) -> Exported = letters::files::export_letters_table;
    read  export_letter_drafts(file: Save<Zip> named letters::files::letters_title, reason: LetterReason, release_id: Option<Id>, partner_ids: Option<Vec<Id>>) -> Exported = letters::files::export_letter_drafts;
    write add_letters_sent(reason: LetterReason, release_id: Option<Id>, partner_ids: Vec<Id>, kind: InteractionKind) -> usize = letters::add_letters_sent;

    // Problems.
    read  list_problems() of [PROBLEMS] -> Vec<Problem> = programme::problems::list_problems;
    read  list_problem_lines() of [PROBLEMS problem_owner] -> Vec<ProblemLine> = programme::problems::list_problem_lines;
    read  list_new_problems() of [PROBLEMS history] -> Vec<String> = programme::problems::list_new_problems;
    read  get_problems(keys: Vec<String>) of [PROBLEMS] -> Vec<Problem> = programme::problems::get_problems;
    write set_problem_owner(keys: Vec<String>, owner: String, due_on: Option<chrono::NaiveDate>) -> usize = programme::problems::set_problem_owner;
    write set_remedies(keys: Vec<String>, way: String) -> usize = programme::problems::set_remedies;
    write save_accepted_problems(keys: Vec<String>, reason: String) -> usize = programme::problems::save_accepted_problems;
    write save_accepted_problem(key: String, reason: String) -> () = programme::problems::save_accepted_problem;
    write delete_accepted_problem(key: String) -> () = programme::problems::delete_accepted_problem;

    // Places.
    read  list_venues() of [event neighbourhood opening own_value partner room session venue week] -> Vec<VenueRow> = programme::places::list_venues;
    read  list_rooms() of [room] -> Vec<Room> = programme::places::list_rooms;
    write save_venue(draft: VenueDraft) -> Id = programme::places::save_venue;
    write delete_venue(id: Id) -> () = programme::places::delete_venue;
    read  list_neighbourhoods() of [neighbourhood] -> Vec<Neighbourhood> = programme::places::list_neighbourhoods;
    read  list_outline_problems() of [neighbourhood] -> Vec<Problem> = programme::outlines::list_outline_problems;
    read  get_profile() of [profile] -> Profile = programme::places::get_profile;
    write save_profile(profile: Profile) -> () = programme::places::save_profile;
    write save_week(week: Week) -> Id = programme::places::save_week;
    write delete_week(id: Id) -> () = programme::places::delete_week;
    app   choose_week(id: Id) -> () = programme::places::choose_week;

    // Partners.
    read  list_partners() of [event event_partner neighbourhood own_value partner person tag week] -> Vec<PartnerRow> = partners::partner::list_partners;
    read  list_people() of [person] -> Vec<Person> = partners::partner::list_people;
    write save_partner(draft: PartnerDraft) -> Id = partners::partner::save_partner;
    write delete_partner(id: Id) -> () = partners::partner::delete_partner;
    write delete_person_for_ever(id: Id) -> Erasure = partners::partner::delete_person_for_ever;
    read  get_partner(id: Id) of [event event_partner interaction offer partner partner_role person profile session tag task tie week] -> PartnerDetail = partners::views::get_partner;
    read  get_offer_totals(week_id: Option<Id>) of [offer partner] -> OfferBook = partners::views::get_offer_totals;
    read  get_partner_answers() of [event event_partner interaction offer partner person task week] -> PartnerAnswers = partners::views::get_partner_answers;
    read  get_partner_coverage() of [area event event_partner framework level neighbourhood partner session tag venue week] -> PartnerCoverage = partners::views::get_partner_coverage;
    read  get_network() of [event event_partner interaction offer partner partner_role tie] -> Network = partners::views::get_network;
    read  export_partners(file: Save<Contacts>) -> Exported = partners::files::export_partners;

    // What is in the plan twice.
    read  list_twins(kind: TwinKind) of [TWINS] -> Vec<TwinRow> = twins::views::list_twins;
    read  list_twin_sides(kind: TwinKind) of [TWINS] -> Vec<TwinSide> = twins::views::list_twin_sides;
    read  check_merge(kind: TwinKind, keep: Id, gone: Id) of [ALL] -> MergeView = twins::views::check_merge;
    write merge_records(kind: TwinKind, keep: Id, gone: Id) -> Id = twins::merge::merge_records;
    write save_twins_apart(kind: TwinKind, one: Id, other: Id) -> () = twins::merge::save_twins_apart;

    // Frameworks and ratings.
    read  list_frameworks() of [framework] -> Vec<Framework> = frameworks::framework::list_frameworks;
    read  get_framework(id: Id) of [ROUNDS event tag week] -> FrameworkDetail = frameworks::framework::get_framework;
    app   list_framework_keys() -> Vec<Name> = frameworks::framework::list_framework_keys;
    write import_framework(key: String) -> Id = frameworks::framework::import_framework;
    write set_tags(subject: Subject, subject_id: Id, tags: Vec<Tag>) -> () = frameworks::framework::set_tags;
    write save_assessment(assessment: Assessment) -> Id = frameworks::framework::save_assessment;
    write delete_assessment(id: Id) -> () = frameworks::framework::delete_assessment;
    write set_rating(rating: Rating) -> () = frameworks::framework::set_rating;
    read  export_framework(file: Save<Framework> named frameworks::files::framework_name, id: Id) -> Exported = frameworks::files::export_framework;
    write import_framework_file(file: Open<Framework>) -> Id = frameworks::files::import_framework_file;
    read  list_ties(framework_id: Id, subject: Option<Subject>) of [SUBJECTS area feature framework level tag] -> Vec<TiedRow> = frameworks::ties::list_ties;
    read  list_tags(subject: Subject, subject_id: Id) of [tag] -> Vec<Tag> = frameworks::ties::list_tags;
    read  list_gaps(framework_id: Id) of [ROUNDS action goal tag] -> GapView = frameworks::ties::list_gaps;
    read  get_round(id: Id) of [ROUNDS evidence] -> RoundDetail = frameworks::rounds::get_round;
    read  get_comparison(first: Id, second: Id) of [ROUNDS] -> RoundComparison = frameworks::rounds::get_comparison;
    read  list_designations(framework_id: Id) of [ROUNDS] -> Vec<Designation> = frameworks::rounds::list_designations;
    write set_middle_ratings(assessment_id: Id, feature_id: Option<Id>) -> usize = frameworks::rounds::set_middle_ratings;
    write set_equal_points(assessment_id: Id, points: f64) -> usize = frameworks::rounds::set_equal_points;
    write attach_file(file: Open<Any>, subject: Subject, subject_id: Id, assessment_id: Option<Id>) -> Id =
        records::attachments::attach_file;
    read  save_attachment(file: Save<Any> named records::attachments::file_name, id: Id) -> Exported = records::attachments::save_attachment;
    read  list_practice_library() of [practice] -> Vec<LibraryPractice> = frameworks::practices::list_practice_library;
    write import_practices(keys: Vec<String>) -> usize = frameworks::practices::import_practices;

    // Roadmap.
    read  get_roadmap() of [SUBJECTS area feature interaction note tag task] -> Roadmap = roadmap::timeline::get_roadmap;
    read  list_this_week(person: Option<String>) of [SUBJECTS interaction note reading task] -> ThisWeek = roadmap::timeline::list_this_week;
    write add_week_milestones(week_id: Id) -> usize = roadmap::timeline::add_week_milestones;
    write move_roadmap_date(table: String, id: Id, days: i64, with_following: bool) -> MovedDate = roadmap::timeline::move_roadmap_date;

    // Indicators.
    read  list_indicators() of [INDICATORS own_value] -> Vec<IndicatorRow> = indicators::indicator::list_indicators;
    read  get_indicator(id: Id) of [INDICATORS own_value] -> IndicatorDetail = indicators::indicator::get_indicator;
    read  list_collections() of [INDICATORS] -> Vec<CollectionRow> = indicators::indicator::list_collections;
    write set_indicator_collected(id: Id) -> Option<chrono::NaiveDate> = indicators::indicator::set_indicator_collected;
    app   list_indicator_proposals() -> Vec<IndicatorProposal> = indicators::indicator::list_indicator_proposals;
    write import_indicator_proposals(keys: Vec<String>) -> Vec<Id> = indicators::indicator::import_indicator_proposals;
    write import_context() -> usize = indicators::indicator::import_context;
    read  export_indicators(file: Save<Csv>, ids: Vec<Id>, layout: String) -> Exported = indicators::exports::export_indicators;


    // Council.
    read  list_papers() of [PAPERS] -> Vec<PaperDraft> = council::papers::list_papers;
    read  get_paper(id: Id) of [PAPERS] -> PaperDraft = council::papers::get_paper;
    write save_paper(draft: PaperDraft) -> Id = council::papers::save_paper;
    write delete_paper(id: Id) -> () = council::papers::delete_paper;

    // What goes out.
    read  list_outputs() of [ALL history] -> Vec<OutputRow> = outputs::list_outputs;
    read  get_output_changes(kind: OutputKind) of [RELEASES publication history] -> Option<usize> = outputs::get_output_changes;
    read  draw_output(kind: OutputKind, options: BTreeMap<String, String>, page: usize) of [ALL] -> Preview = outputs::draw_output;
    read  get_output_contents(kind: OutputKind, options: BTreeMap<String, String>) of [ALL] -> Option<OutputContents> = outputs::contents::get_output_contents;
    read  get_output_events(kind: OutputKind, options: BTreeMap<String, String>) of [ALL] -> Option<OutputEvents> = outputs::events::get_output_events;
    read  export_output(file: Save<Output> named outputs::output_name, kind: OutputKind, options: BTreeMap<String, String>, ending: Option<String>) -> Exported = outputs::export_output;
    read  export_output_set(file: Into<Folder>, parts: Vec<SetPart>, names: SetNames, replace: bool, again: Option<bool>) -> SetReport = outputs::set::export_output_set;
    write save_output_set(set: Vec<SetNote>) -> () = outputs::set::save_output_set;
    read  get_council_template() of [council_template] -> Option<CouncilTemplate> = outputs::template::get_council_template;
    write import_council_template(file: Open<Template>) -> () = outputs::template::import_council_template;
    write delete_council_template() -> () = outputs::template::delete_council_template;
    app   read_council_template(file: Open<Template>) -> () = outputs::template::read_council_template;
    app   list_fonts() -> Vec<String> = outputs::look::list_fonts;
    read  get_house_style() of [house_style profile] -> HouseStyleView = outputs::look::get_house_style;
    read  check_colour(colour: String) of [house_style] -> ColourCheck = outputs::look::check_colour;
    write set_house_style(accent: String, heading_font: String, text_font: String, logo_alt: String, code_points: bool) -> () = outputs::look::set_house_style;
    write import_logo(file: Open<Logo>) -> () = outputs::look::import_logo;
    write delete_logo() -> () = outputs::look::delete_logo;
    write save_publication(kind: OutputKind, options: BTreeMap<String, String>, file_name: String) -> () = outputs::save_publication;

    // Money and meetings.
    read  get_budget(year: Option<i64>, week_id: Option<Id>) of [budget_line partner week] -> money::budget::Budget = money::budget::get_budget;
    read  get_grants() of [budget_line event week] -> Option<Grants> = money::budget::get_grants;
    read  export_budget(file: Save<Csv>) -> Exported = money::budget::export_budget;
    read  list_risks() of [action paper risk] -> Vec<council::risks::RiskRow> = council::risks::list_risks;
    read  list_meetings() of [action agenda_item decision goal meeting paper recommendation] -> council::meetings::Meetings = council::meetings::list_meetings;
    write add_action_from_decision(decision_id: Id) -> Id = council::meetings::add_action_from_decision;
    write add_agenda_from_papers(meeting_id: Id) -> usize = council::meetings::add_agenda_from_papers;

    // Files of any kind of record.
    app   read_table(file: Open<Import>, options: ImportOptions) -> imports::TableReading = imports::read_table;
    read  open_import(file: Open<Import>, kind: Option<ImportKind>, options: ImportOptions) -> ImportPreview = imports::open_import;
    read  check_pasted_import(text: String, kind: Option<ImportKind>, options: ImportOptions) of [ALL] -> ImportPreview = imports::check_pasted_import;
    read  check_import(options: ImportOptions) of [ALL] -> ImportPreview = imports::check_import;
    write write_import() -> ImportPreview = imports::write_import;
    read  save_refused_rows(file: Save<Csv> named imports::imported_name) -> Exported = imports::save_refused_rows;
    app   close_import() -> () = imports::close_import;

    // Team: several people, one plan, no server.
    app   get_team() of [history team] -> Option<TeamView> = team::view::get_team;
    app   choose_team_folder(file: Into<Folder>) -> TeamFolder = team::beginning::choose_team_folder;
    app   read_team_certificate(file: Open<Certificate>) -> () = team::beginning::read_team_certificate;
    app   create_team(team: TeamBeginning) -> RecoveryLetters = team::beginning::create_team;
    read  export_recovery_sheet(file: Save<Pdf>, recovery_key: String) -> Exported = team::sheet::export_recovery_sheet;
    read  export_invitation(file: Save<Invitation>, role: TeamRole, is_device: bool) -> InvitationMade = team::acts::export_invitation;
    app   read_invitation(file: Open<Invitation>) -> InvitationRead = team::joining::read_invitation;
    app   open_invitation_code(code: String) -> InvitationRead = team::joining::open_invitation_code;
    app   new_joined_plan(file: Save<Plan> named team::joining::invited_team, joining: TeamJoining) -> () = team::joining::new_joined_plan;
    app   exchange_now() -> ExchangeReport = team::acts::exchange_now;
    app   set_team_paused(is_paused: bool) -> () = team::acts::set_team_paused;
    app   set_team_access(place: PlaceChoice) -> () = team::acts::set_team_access;
    app   set_member_name(name: String) -> () = team::acts::set_member_name;
    app   set_member_role(id: String, role: TeamRole) -> () = team::acts::set_member_role;
    app   remove_member(id: String, passphrase: String) -> () = team::acts::remove_member;
    app   set_team_passphrase(passphrase: String) -> () = team::acts::set_team_passphrase;
    app   set_recovery_key() -> RecoveryLetters = team::acts::set_recovery_key;
    app   open_team_keys(passphrase: String) -> () = team::acts::open_team_keys;
    app   recover_team(recovery_key: String, passphrase: String) -> () = team::acts::recover_team;
    app   remove_unsent_changes() -> usize = team::anew::remove_unsent_changes;
    app   leave_team() -> () = team::acts::leave_team;
    read  get_came_in() of [ALL history team] -> CameIn = team::came_in::get_came_in;
    app   set_came_in_seen(upto: i64) -> () = team::came_in::set_came_in_seen;
    write undo_came_in(name: Option<String>) -> CameInUndone = team::came_in::undo_came_in;
    read  list_recent_edits() of [history team] -> Vec<RecentEdit> = team::came_in::list_recent_edits;
    read  list_conflicts() of [ALL history team] -> Vec<ConflictRow> = team::conflicts::list_conflicts;
    write resolve_conflict(id: String, choice: ConflictChoice) -> () = team::conflicts::resolve_conflict;
    write resolve_conflicts_of(name: String) -> usize = team::conflicts::resolve_conflicts_of;
    read  list_erasures() of [history team] -> Vec<ErasureRow> = team::erasures::list_erasures;

    // History.
    write undo() -> Option<Label> = plan::history::undo;
    write redo() -> Option<Label> = plan::history::redo;
    write undo_to(change_id: i64) -> usize = plan::history::undo_to;
    read  list_history(before: Option<i64>, limit: usize) of [history team] -> Vec<HistoryEntry> = plan::history::list_history;
    read  list_versions() of [history] -> Vec<VersionRow> = plan::history::list_versions;
    write save_version(name: String) -> Id = plan::history::save_version;
    read  list_differences(from: String, to: Option<String>) of [ALL history] -> Vec<Difference> = plan::history::list_differences;
    read  list_bin() of [history] -> Vec<BinRow> = plan::history::list_bin;
    write restore_record(table: String, id: Id) -> Restored = plan::history::restore_record;
    read  list_words_in_history(words: String) of [history] -> Vec<FoundWords> = plan::history::list_words_in_history;
    write delete_words_for_ever(words: String) -> Erasure = plan::history::delete_words_for_ever;
    read  list_safety_copies() of [history] -> Vec<SafetyCopy> = plan::history::list_safety_copies;
    write restore_safety_copy(key: String) -> () = plan::history::restore_safety_copy;
}
