// GENERATED from the table of commands (src-tauri/crates/commands/src/table.rs). Do not edit.
// Written anew by `cargo bindings`.

export type AcceptedProblem = { id: string, key: string, code: string, reason: string };

export type AccessFeature = "step_free" | "accessible_toilet" | "hearing_loop" | "sign_language" | "quiet_space" | "parking" | "public_transport" | "not_step_free";

export type AppState = { plan: OpenPlan | null, recent: Array<RecentPlan>, settings: Settings, languages: Array<string>, today: string, version: string };

export type Area = { id: string, level_id: string, code: string, name: string, short_name: string, colour: number, position: string };

export type Assessment = { id: string, framework_id: string, title: string, held_on: string, scale_max: number, note: string };

export type BinRow = { table: string, id: string, name: string, deleted_at: string };

export type BoardRoom = { id: string, room_id: string | null, venue_id: string, venue_name: string, room_name: string, capacity: number | null, neighbourhood_id: string | null, session_count: number, open: Array<OpenHours> };

export type Chart = { name: string, title: string, summary: string, svg: string, width: number, height: number, table: ChartTable, parts: Array<ChartPart> };

export type ChartPart = { id: string, label: string, screen: string, filter: { [key in string]: string } };

export type ChartTable = { columns: Array<string>, rows: Array<Array<string>> };

export type Coverage = { neighbourhoods: Array<CoverageRow>, pillars: Array<CoverageRow>, days: Array<CoverageRow>, audiences: Array<CoverageRow> };

export type CoverageRow = { id: string, name: string, events: number, places: number, residents: number | null, events_per_1000: number | null, places_per_1000: number | null, target: number | null, gap: number | null };

export type Difference = { table: string, id: string, name: string, kind: string, changes: Array<FieldChange> };

export type Event = { id: string, week_id: string | null, external_id: string, title: string, short_text: string, long_text: string, kind: EventKind, mode: EventMode, status: EventStatus, audiences: Array<string>, age_from: number | null, age_to: number | null, languages: Array<string>, level: string, booking: Booking, booking_link: string, booking_closes_on: string | null, capacity: number | null, is_free: boolean, cost_note: string, money_asked_minor: number | null, money_granted_minor: number | null, access_features: Array<string>, access_note: string, is_already_planned: boolean, is_insured: boolean, received_on: string | null, recurrence_rule: string, span_starts_on: string | null, span_ends_on: string | null, excluded_dates: Array<string>, link: string, note: string, umbrella_id: string | null, source: string };

export type EventDetail = { draft: EventDraft, problems: Array<Problem>, history: Array<HistoryEntry> };

export type EventDraft = { event: Event, sessions: Array<Session>, partners: Array<EventPartner>, people: Array<EventPerson>, tags: Array<Tag> };

export type EventPartner = { id: string, event_id: string, partner_id: string, role: EventRole };

export type EventPerson = { id: string, event_id: string, person_id: string };

export type EventRole = "organiser" | "co_host" | "sponsor" | "supporter";

export type EventRow = { id: string, title: string, kind: EventKind, mode: EventMode, status: EventStatus, organisers: Array<Name>, pillar_ids: Array<string>, audiences: Array<string>, languages: Array<string>, booking: Booking, capacity: number | null, is_free: boolean, short_text: string, sessions: Array<Session>, starts_at: string | null, venue_names: Array<string>, neighbourhood_ids: Array<string>, problem_count: number, worst: Severity | null, received_on: string | null, external_id: string };

export type Exported = { name: string, bytes: number, pages: number | null };

export type Failure = { code: string, values: { [key in string]: string }, problems: Array<Problem> };

export type Feature = { id: string, area_id: string, code: string, name: string, measures: string, position: string };

export type FieldChange = { field: string, from: string, to: string };

export type Framework = { id: string, key: string, name: string, source: string, is_main: boolean, position: string };

export type FrameworkDetail = { framework: Framework, levels: Array<Level>, areas: Array<Area>, features: Array<Feature>, event_counts: { [key in string]: number }, assessments: Array<Assessment>, ratings: Array<Rating>, progress: { [key in string]: number } };

export type HistoryEntry = { change_id: number, at: string, author: string, label: Label, record_count: number, changes: Array<FieldChange>, is_undone: boolean };

export type Hit = { kind: string, id: string, title: string, detail: string };

export type ImportColumn = { header: string, field: string, samples: Array<string> };

export type ImportItem = { line: number, action: string, title: string, changes: Array<FieldChange> };

export type ImportOptions = { encoding: string | null, delimiter: string | null, sheet: string | null, header_row: number | null, date_order: string | null, mapping: { [key in string]: string } | null, sender: string | null };

export type ImportPreview = { file_name: string, format: string, options: ImportOptions, encodings: Array<string>, sheets: Array<string>, columns: Array<ImportColumn>, fields: Array<string>, senders: Array<string>, is_date_order_open: boolean, rows: number, new: number, changed: number, same: number, refused: Array<RefusedRow>, refused_count: number, events: number, sessions: number, venues: number, partners: number, items: Array<ImportItem>, notices: Array<Notice> };

export type Info = { city: string, counts: { [key in string]: number }, revision: number, format_version: number, bytes: number };

export type KeyFigure = { code: string, value: number, target: number | null, percent: number | null, values: { [key in string]: string }, screen: string };

export type Label = { code: string, values: { [key in string]: string } };

export type Level = { id: string, framework_id: string, name: string, part: TemplePart, position: string };

export type Meeting = { id: string, body: string, held_on: string, papers_due_on: string | null, place: string };

export type Milestone = { id: string, week_id: string | null, title: string, due_on: string, responsible: string, done_on: string | null };

export type Name = { id: string, name: string };

export type Neighbourhood = { id: string, name: string, population: number | null, deprivation_rank: number | null, note: string };

export type NewPlan = { city: string, country: string, time_zone: string, week_title: string, starts_on: string, ends_on: string };

export type Notice = { code: string, values: { [key in string]: string } };

export type OpenHours = { on: string, is_known: boolean, spans: Array<[number, number]> };

export type OpenPlan = { name: string, city: string, currency: string, revision: number, week: Week | null, weeks: Array<Week>, undo: Label | null, redo: Label | null, problem_count: number, blocking_count: number, notices: Array<Notice> };

export type Opening = { id: string, venue_id: string, weekday: number | null, on_date: string | null, opens: string | null, closes: string | null, note: string };

export type Overview = { days_to_opening: number | null, submissions_close_in_days: number | null, last_meeting_on: string | null, figures: Array<KeyFigure>, attention: Array<Problem>, attention_total: number, milestones: Array<Milestone> };

export type Paper = { id: string, meeting_id: string | null, week_id: string | null, title: string, reference: string, agenda_item: string, report_of: string, author: string, written_on: string | null, purpose: PaperPurpose, wards: string, is_public: boolean, exemption: string, summary: string, summary_max_words: number, background: string, finance: string, equality: string, climate: string, rural: string, legal: string, consultation: string, next_steps: string, max_pages: number };

export type PaperDraft = { paper: Paper, meeting: Meeting | null, recommendations: Array<Recommendation>, options: Array<PaperOption>, risks: Array<Risk> };

export type PaperOption = { id: string, paper_id: string, title: string, text: string, is_do_nothing: boolean, is_preferred: boolean, position: string };

export type Partner = { id: string, name: string, sector: Sector, status: PartnerStatus, neighbourhood_id: string | null, website: string, first_year: number | null, note: string };

export type PartnerDraft = { partner: Partner, people: Array<Person>, tags: Array<Tag> };

export type PartnerRow = { draft: PartnerDraft, contact_name: string, events: Array<Name>, neighbourhood_name: string };

export type PartnerStatus = "prospect" | "invited" | "interested" | "committed" | "active" | "paused" | "former";

export type Person = { id: string, name: string, partner_id: string | null, role: string, email: string, phone: string, is_contact: boolean, note: string };

export type Preview = { pages: number, png: string, page: number, width: number, height: number, text: string };

export type Problem = { code: string, severity: Severity, key: string, event_id: string | null, session_id: string | null, other_event_id: string | null, other_session_id: string | null, field: string | null, values: { [key in string]: string }, remedies: Array<Remedy>, accepted: string | null };

export type Profile = { id: string, city: string, country: string, level: PlaceLevel, population: number | null, population_year: number | null, population_source: string, area_km2: number | null, time_zone: string, currency: string, languages: Array<string>, organisation: string };

export type Progress = { step: string, done: number, total: number };

export type Rating = { id: string, assessment_id: string, feature_id: string, now: number | null, ambition: number | null, note: string, evidence: string };

export type RecentPlan = { key: string, name: string, city: string, folder: string, opened_on: string, exists: boolean };

export type Recommendation = { id: string, paper_id: string, verb: RecommendationVerb, text: string, subject_to: string, position: string };

export type RefusedRow = { line: number, column: string, value: string, reason: string };

export type Remedy = { code: string, command: string, arguments: Record<string, unknown>, values: { [key in string]: string } };

export type Risk = { id: string, paper_id: string | null, title: string, likelihood: RiskLevel, impact: RiskLevel, answer: string, owner: string, position: string };

export type RiskLevel = "low" | "medium" | "high";

export type Room = { id: string, venue_id: string, name: string, capacity: number | null, setup_minutes: number, position: string };

export type SafetyCopy = { key: string, at: string, reason: string, bytes: number };

export type Session = { id: string, event_id: string, starts_at: string | null, ends_at: string | null, is_all_day: boolean, is_time_known: boolean, venue_id: string | null, room_id: string | null, is_cancelled: boolean, note: string };

export type Settings = { language: string, theme: string, author: string, screen: string, page: Record<string, unknown> };

export type Severity = "blocks" | "warning" | "hint";

export type Slot = { starts_at: string | null, ends_at: string | null, venue_id: string | null, room_id: string | null };

export type Tag = { id: string, subject: TagSubject, subject_id: string, area_id: string, feature_id: string | null };

export type TagSubject = "event" | "partner";

export type Venue = { id: string, name: string, address: string, postcode: string, neighbourhood_id: string | null, latitude: number | null, longitude: number | null, owner_id: string | null, access_features: Array<string>, access_note: string, is_online: boolean, note: string };

export type VenueDraft = { venue: Venue, rooms: Array<Room>, openings: Array<Opening> };

export type VenueRow = { draft: VenueDraft, neighbourhood_name: string, owner_name: string, session_count: number };

export type Verification = { is_intact: boolean, is_log_equal: boolean, differences: Array<string> };

export type VersionRow = { id: string, name: string, at: string, author: string };

export type Week = { id: string, title: string, theme: string, starts_on: string, ends_on: string, submissions_close_on: string | null, copy_deadline_on: string | null, print_on: string | null, returns_due_on: string | null, target_event_count: number | null, target_place_count: number | null, target_partner_count: number | null, target_events_per_1000: number | null, short_text_max_words: number, target_progress_percent: number | null };

export type TemplePart = "pediment" | "columns" | "steps";

export type PlaceLevel = "province" | "city" | "district" | "community";

export type PaperPurpose = "decision" | "discussion" | "noting";

export type RecommendationVerb = "note" | "reaffirm" | "approve" | "agree" | "agree_subject_to" | "consider";

export type Sector = "school" | "higher_education" | "adult_education" | "library_museum" | "business" | "trade_union" | "civil_society" | "public_agency" | "faith" | "media" | "health" | "culture_sport" | "other";

export type EventKind = "talk" | "workshop" | "taster" | "tour" | "walk" | "demonstration" | "exhibition" | "performance" | "open_day" | "fair" | "course" | "online" | "other";

export type EventMode = "on_site" | "online" | "hybrid";

export type EventStatus = "draft" | "submitted" | "needs_information" | "accepted" | "declined" | "confirmed" | "held" | "withdrawn" | "cancelled" | "postponed";

export type Booking = "none" | "on_the_day" | "preferred" | "required";

/** Every command: its kind, its arguments and what it returns. */
export interface Commands {
  get_app_state: { kind: 'app'; args: {}; returns: AppState };
  set_settings: { kind: 'app'; args: { settings: Settings }; returns: null };
  get_progress: { kind: 'app'; args: {}; returns: Progress };
  stop_work: { kind: 'app'; args: {}; returns: null };
  open_recent: { kind: 'app'; args: { key: string }; returns: null };
  forget_recent: { kind: 'app'; args: { key: string }; returns: null };
  close_plan: { kind: 'app'; args: {}; returns: null };
  list_time_zones: { kind: 'app'; args: { country: string }; returns: Array<string> };
  open_plan: { kind: 'open'; args: { accept_risk: boolean }; returns: null };
  copy_to_local_disk: { kind: 'open'; args: {}; returns: null };
  new_plan: { kind: 'save'; args: { plan: NewPlan }; returns: null };
  sample_plan: { kind: 'save'; args: {}; returns: null };
  save_copy: { kind: 'save'; args: {}; returns: Exported };
  get_info: { kind: 'read'; args: {}; returns: Info };
  verify_plan: { kind: 'read'; args: {}; returns: Verification };
  search: { kind: 'read'; args: { text: string }; returns: Array<Hit> };
  get_overview: { kind: 'read'; args: {}; returns: Overview };
  get_coverage: { kind: 'read'; args: {}; returns: Coverage };
  list_charts: { kind: 'read'; args: {}; returns: Array<string> };
  draw_chart: { kind: 'read'; args: { name: string }; returns: Chart };
  export_chart: { kind: 'save'; args: { name: string }; returns: Exported };
  list_events: { kind: 'read'; args: {}; returns: Array<EventRow> };
  list_sessions: { kind: 'read'; args: {}; returns: Array<Session> };
  list_board_rooms: { kind: 'read'; args: {}; returns: Array<BoardRoom> };
  get_event: { kind: 'read'; args: { id: string }; returns: EventDetail };
  check_event: { kind: 'read'; args: { draft: EventDraft }; returns: Array<Problem> };
  check_slot: { kind: 'read'; args: { session_id: string; slot: Slot }; returns: Array<Problem> };
  save_event: { kind: 'write'; args: { draft: EventDraft }; returns: string };
  set_event_field: { kind: 'write'; args: { id: string; field: string; value: unknown }; returns: null };
  set_event_status: { kind: 'write'; args: { ids: Array<string>; status: EventStatus }; returns: null };
  delete_event: { kind: 'write'; args: { id: string }; returns: null };
  move_session: { kind: 'write'; args: { id: string; slot: Slot }; returns: Array<Problem> };
  list_problems: { kind: 'read'; args: {}; returns: Array<Problem> };
  save_accepted_problem: { kind: 'write'; args: { key: string; reason: string }; returns: null };
  delete_accepted_problem: { kind: 'write'; args: { key: string }; returns: null };
  list_venues: { kind: 'read'; args: {}; returns: Array<VenueRow> };
  list_rooms: { kind: 'read'; args: {}; returns: Array<Room> };
  save_venue: { kind: 'write'; args: { draft: VenueDraft }; returns: string };
  delete_venue: { kind: 'write'; args: { id: string }; returns: null };
  list_neighbourhoods: { kind: 'read'; args: {}; returns: Array<Neighbourhood> };
  save_neighbourhood: { kind: 'write'; args: { neighbourhood: Neighbourhood }; returns: string };
  delete_neighbourhood: { kind: 'write'; args: { id: string }; returns: null };
  get_profile: { kind: 'read'; args: {}; returns: Profile };
  save_profile: { kind: 'write'; args: { profile: Profile }; returns: null };
  save_week: { kind: 'write'; args: { week: Week }; returns: string };
  delete_week: { kind: 'write'; args: { id: string }; returns: null };
  choose_week: { kind: 'app'; args: { id: string }; returns: null };
  save_milestone: { kind: 'write'; args: { milestone: Milestone }; returns: string };
  delete_milestone: { kind: 'write'; args: { id: string }; returns: null };
  list_partners: { kind: 'read'; args: {}; returns: Array<PartnerRow> };
  list_people: { kind: 'read'; args: {}; returns: Array<Person> };
  save_partner: { kind: 'write'; args: { draft: PartnerDraft }; returns: string };
  delete_partner: { kind: 'write'; args: { id: string }; returns: null };
  delete_person_for_ever: { kind: 'write'; args: { id: string }; returns: null };
  list_frameworks: { kind: 'read'; args: {}; returns: Array<Framework> };
  get_framework: { kind: 'read'; args: { id: string }; returns: FrameworkDetail };
  list_framework_keys: { kind: 'app'; args: {}; returns: Array<Name> };
  import_framework: { kind: 'write'; args: { key: string }; returns: string };
  save_area: { kind: 'write'; args: { area: Area }; returns: string };
  save_feature: { kind: 'write'; args: { feature: Feature }; returns: string };
  delete_feature: { kind: 'write'; args: { id: string }; returns: null };
  set_tags: { kind: 'write'; args: { subject: TagSubject; subject_id: string; tags: Array<Tag> }; returns: null };
  save_assessment: { kind: 'write'; args: { assessment: Assessment }; returns: string };
  delete_assessment: { kind: 'write'; args: { id: string }; returns: null };
  set_rating: { kind: 'write'; args: { rating: Rating }; returns: null };
  list_papers: { kind: 'read'; args: {}; returns: Array<PaperDraft> };
  get_paper: { kind: 'read'; args: { id: string }; returns: PaperDraft };
  save_paper: { kind: 'write'; args: { draft: PaperDraft }; returns: string };
  delete_paper: { kind: 'write'; args: { id: string }; returns: null };
  draw_paper: { kind: 'read'; args: { id: string; page: number }; returns: Preview };
  export_council_paper: { kind: 'save'; args: { id: string | null }; returns: Exported };
  open_import: { kind: 'open'; args: {}; returns: ImportPreview };
  check_import: { kind: 'read'; args: { options: ImportOptions }; returns: ImportPreview };
  import_events: { kind: 'write'; args: {}; returns: ImportPreview };
  save_refused_rows: { kind: 'save'; args: {}; returns: Exported };
  close_import: { kind: 'app'; args: {}; returns: null };
  undo: { kind: 'write'; args: {}; returns: Label | null };
  redo: { kind: 'write'; args: {}; returns: Label | null };
  undo_to: { kind: 'write'; args: { change_id: number }; returns: number };
  list_history: { kind: 'read'; args: { before: number | null; limit: number }; returns: Array<HistoryEntry> };
  list_record_history: { kind: 'read'; args: { table: string; id: string }; returns: Array<HistoryEntry> };
  list_versions: { kind: 'read'; args: {}; returns: Array<VersionRow> };
  save_version: { kind: 'write'; args: { name: string }; returns: string };
  list_differences: { kind: 'read'; args: { from: string; to: string | null }; returns: Array<Difference> };
  list_bin: { kind: 'read'; args: {}; returns: Array<BinRow> };
  restore_record: { kind: 'write'; args: { table: string; id: string }; returns: null };
  list_safety_copies: { kind: 'read'; args: {}; returns: Array<SafetyCopy> };
  restore_safety_copy: { kind: 'write'; args: { key: string }; returns: null };
}

/** The kind of every command. */
export const commandKinds = {
  get_app_state: 'app',
  set_settings: 'app',
  get_progress: 'app',
  stop_work: 'app',
  open_recent: 'app',
  forget_recent: 'app',
  close_plan: 'app',
  list_time_zones: 'app',
  open_plan: 'open',
  copy_to_local_disk: 'open',
  new_plan: 'save',
  sample_plan: 'save',
  save_copy: 'save',
  get_info: 'read',
  verify_plan: 'read',
  search: 'read',
  get_overview: 'read',
  get_coverage: 'read',
  list_charts: 'read',
  draw_chart: 'read',
  export_chart: 'save',
  list_events: 'read',
  list_sessions: 'read',
  list_board_rooms: 'read',
  get_event: 'read',
  check_event: 'read',
  check_slot: 'read',
  save_event: 'write',
  set_event_field: 'write',
  set_event_status: 'write',
  delete_event: 'write',
  move_session: 'write',
  list_problems: 'read',
  save_accepted_problem: 'write',
  delete_accepted_problem: 'write',
  list_venues: 'read',
  list_rooms: 'read',
  save_venue: 'write',
  delete_venue: 'write',
  list_neighbourhoods: 'read',
  save_neighbourhood: 'write',
  delete_neighbourhood: 'write',
  get_profile: 'read',
  save_profile: 'write',
  save_week: 'write',
  delete_week: 'write',
  choose_week: 'app',
  save_milestone: 'write',
  delete_milestone: 'write',
  list_partners: 'read',
  list_people: 'read',
  save_partner: 'write',
  delete_partner: 'write',
  delete_person_for_ever: 'write',
  list_frameworks: 'read',
  get_framework: 'read',
  list_framework_keys: 'app',
  import_framework: 'write',
  save_area: 'write',
  save_feature: 'write',
  delete_feature: 'write',
  set_tags: 'write',
  save_assessment: 'write',
  delete_assessment: 'write',
  set_rating: 'write',
  list_papers: 'read',
  get_paper: 'read',
  save_paper: 'write',
  delete_paper: 'write',
  draw_paper: 'read',
  export_council_paper: 'save',
  open_import: 'open',
  check_import: 'read',
  import_events: 'write',
  save_refused_rows: 'save',
  close_import: 'app',
  undo: 'write',
  redo: 'write',
  undo_to: 'write',
  list_history: 'read',
  list_record_history: 'read',
  list_versions: 'read',
  save_version: 'write',
  list_differences: 'read',
  list_bin: 'read',
  restore_record: 'write',
  list_safety_copies: 'read',
  restore_safety_copy: 'write',
} as const satisfies { [name in keyof Commands]: Commands[name]['kind'] };
