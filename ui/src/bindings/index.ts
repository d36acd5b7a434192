// GENERATED from the table of commands (src-tauri/crates/commands/src/table.rs). Do not edit.
// Written anew by `cargo bindings`.

/**
 * What a venue offers people with access needs.
 */
export type AccessFeature = "step_free" | "accessible_toilet" | "hearing_loop" | "sign_language" | "quiet_space" | "parking" | "public_transport" | "not_step_free";

/**
 * What the page must know before it shows anything.
 */
export type AppState = { 
/**
 * `None` before a plan is open: the welcome screen.
 */
plan: OpenPlan | null, recent: Array<RecentPlan>, settings: Settings, 
/**
 * Languages that can be chosen, `en-XA` being the pseudo-language.
 */
languages: Array<string>, 
/**
 * Today in the plan's time zone.
 */
today: string, version: string, };

/**
 * A theme of a level. The areas of the main framework's columns are the pillars.
 */
export type Area = { id: string, level_id: string, 
/**
 * The framework's own number, such as `4`.
 */
code: string, name: string, 
/**
 * For charts and chips.
 */
short_name: string, 
/**
 * 1 to 6 for the pillar colours; 0 for none.
 */
colour: number, position: string, };

/**
 * A dated round of ratings.
 */
export type Assessment = { id: string, framework_id: string, title: string, held_on: string, 
/**
 * The best rating; 0 is none of it yet.
 */
scale_max: number, note: string, };

/**
 * A deleted record that can come back.
 */
export type BinRow = { table: string, id: string, name: string, deleted_at: string, };

/**
 * A room as a column of the board.
 */
export type BoardRoom = { 
/**
 * Room id; for sessions at a venue without a room, the venue's id.
 */
id: string, room_id: string | null, venue_id: string, venue_name: string, room_name: string, capacity: number | null, neighbourhood_id: string | null, 
/**
 * Sessions of the week here.
 */
session_count: number, 
/**
 * Open hours for each day of the week, in minutes from midnight; an empty list: closed; `None`: not known.
 */
open: Array<OpenHours>, };

/**
 * Whether and when people must book.
 */
export type Booking = "none" | "on_the_day" | "preferred" | "required";

/**
 * A drawn chart with everything that stands for it where it cannot be seen.
 */
export type Chart = { 
/**
 * One of [`NAMES`].
 */
name: string, 
/**
 * Its heading, shown outside the drawing.
 */
title: string, 
/**
 * What it says, in one sentence.
 */
summary: string, 
/**
 * The drawing.
 */
svg: string, 
/**
 * Width of the drawing, in its own units.
 */
width: number, 
/**
 * Height of the drawing, in its own units.
 */
height: number, 
/**
 * The same numbers as a table.
 */
table: ChartTable, 
/**
 * The marks that lead somewhere.
 */
parts: Array<ChartPart>, };

/**
 * A mark that leads to its detail.
 */
export type ChartPart = { 
/**
 * Its `data-part` in the drawing.
 */
id: string, 
/**
 * What it is and how much, in words.
 */
label: string, 
/**
 * The screen it leads to.
 */
screen: string, 
/**
 * What that screen is to show.
 */
filter: { [key in string]: string }, };

/**
 * The numbers of a chart.
 */
export type ChartTable = { 
/**
 * Headings.
 */
columns: Array<string>, 
/**
 * Rows as long as the headings; the first cell names the row.
 */
rows: Array<Array<string>>, };

/**
 * Events and places against residents and targets.
 */
export type Coverage = { neighbourhoods: Array<CoverageRow>, pillars: Array<CoverageRow>, days: Array<CoverageRow>, audiences: Array<CoverageRow>, };

/**
 * One line of a coverage table.
 */
export type CoverageRow = { 
/**
 * A record's id; for days the ISO date, for audiences their word.
 */
id: string, 
/**
 * A record's name; for days and audiences the same as the id.
 */
name: string, events: number, places: number, residents: number | null, events_per_1000: number | null, places_per_1000: number | null, 
/**
 * Neighbourhoods: events per 1,000 residents. Pillars and days: an even share of the week's events.
 */
target: number | null, 
/**
 * Events still missing to the target.
 */
gap: number | null, };

/**
 * How one record differs between two states.
 */
export type Difference = { table: string, id: string, name: string, 
/**
 * `added`, `removed`, `changed`.
 */
kind: string, changes: Array<FieldChange>, };

/**
 * Something people can come to. When and where it happens is said by its sessions.
 */
export type Event = { id: string, week_id: string | null, 
/**
 * The sender's own identifier, kept so that the same file can be imported again.
 */
external_id: string, title: string, short_text: string, long_text: string, kind: EventKind, mode: EventMode, status: EventStatus, 
/**
 * Free words: families, adults, seniors, …
 */
audiences: Array<string>, age_from: number | null, age_to: number | null, 
/**
 * BCP 47 tags.
 */
languages: Array<string>, level: string, booking: Booking, booking_link: string, booking_closes_on: string | null, 
/**
 * Places offered at each session.
 */
capacity: number | null, is_free: boolean, 
/**
 * What is asked of visitors, in their words; empty when free.
 */
cost_note: string, 
/**
 * In the smallest unit of the plan's currency.
 */
money_asked_minor: number | null, money_granted_minor: number | null, 
/**
 * Words of [`crate::AccessFeature`] that hold for the event itself.
 */
access_features: Array<string>, access_note: string, 
/**
 * Would have happened without the week.
 */
is_already_planned: boolean, is_insured: boolean, received_on: string | null, 
/**
 * The rule of a series or a long span, as an RFC 5545 RRULE; sessions exist only inside the week.
 */
recurrence_rule: string, span_starts_on: string | null, span_ends_on: string | null, 
/**
 * ISO dates on which a series or span does not happen.
 */
excluded_dates: Array<string>, link: string, note: string, 
/**
 * The event that holds this one.
 */
umbrella_id: string | null, 
/**
 * Where it came from, such as `submissions.xlsx, row 41`.
 */
source: string, };

/**
 * One event with everything that hangs on it.
 */
export type EventDetail = { draft: EventDraft, problems: Array<Problem>, history: Array<HistoryEntry>, };

/**
 * An event as the form holds it. Ids that are empty are given on saving; what is missing from a list is removed.
 */
export type EventDraft = { event: Event, sessions: Array<Session>, partners: Array<EventPartner>, people: Array<EventPerson>, 
/**
 * Areas and features it is tagged to, of all frameworks.
 */
tags: Array<Tag>, };

/**
 * What sort of event it is.
 */
export type EventKind = "talk" | "workshop" | "taster" | "tour" | "walk" | "demonstration" | "exhibition" | "performance" | "open_day" | "fair" | "course" | "online" | "other";

/**
 * How people take part.
 */
export type EventMode = "on_site" | "online" | "hybrid";

/**
 * What a partner does for an event. Its id derives from event, partner and role.
 */
export type EventPartner = { id: string, event_id: string, partner_id: string, role: EventRole, };

/**
 * A person who facilitates an event. Its id derives from the pair.
 */
export type EventPerson = { id: string, event_id: string, person_id: string, };

/**
 * A partner's part in an event.
 */
export type EventRole = "organiser" | "co_host" | "sponsor" | "supporter";

/**
 * An event as one line of a list, with its sessions for the board.
 */
export type EventRow = { id: string, title: string, kind: EventKind, mode: EventMode, status: EventStatus, organisers: Array<Name>, 
/**
 * Ids of areas of the main framework's columns.
 */
pillar_ids: Array<string>, audiences: Array<string>, languages: Array<string>, booking: Booking, capacity: number | null, is_free: boolean, short_text: string, sessions: Array<Session>, 
/**
 * Start of the first session that has one.
 */
starts_at: string | null, venue_names: Array<string>, neighbourhood_ids: Array<string>, 
/**
 * Open problems.
 */
problem_count: number, worst: Severity | null, received_on: string | null, external_id: string, };

/**
 * How far an event has come. Withdrawn is the host's word, cancelled the team's.
 */
export type EventStatus = "draft" | "submitted" | "needs_information" | "accepted" | "declined" | "confirmed" | "held" | "withdrawn" | "cancelled" | "postponed";

/**
 * A document or picture that was written.
 */
export type Exported = { 
/**
 * File name without its folder.
 */
name: string, bytes: number, pages: number | null, };

/**
 * A refusal. Nothing has changed. The text is the message `error-<code>`.
 */
export type Failure = { code: string, values: { [key in string]: string }, 
/**
 * What is wrong with which field, when the arguments were refused.
 */
problems: Array<Problem>, };

/**
 * Something a city of this area can be seen to do or have.
 */
export type Feature = { id: string, area_id: string, code: string, name: string, 
/**
 * What could show it, in words.
 */
measures: string, position: string, };

/**
 * One field that differs between two states of a record, both values as people would type them.
 */
export type FieldChange = { field: string, from: string, to: string, };

/**
 * A framework, such as the Key Features of Learning Cities or the city's own strategy.
 */
export type Framework = { id: string, 
/**
 * Stable key of the data it came from, such as `key-features`; empty for the city's own.
 */
key: string, name: string, source: string, 
/**
 * The one whose pillars colour the programme.
 */
is_main: boolean, position: string, };

/**
 * A framework with everything in it.
 */
export type FrameworkDetail = { framework: Framework, levels: Array<Level>, areas: Array<Area>, features: Array<Feature>, 
/**
 * Events of the chosen week tagged to each area id.
 */
event_counts: { [key in string]: number }, 
/**
 * Oldest first.
 */
assessments: Array<Assessment>, ratings: Array<Rating>, 
/**
 * Share of ambition reached by each area in the latest round, in percent.
 */
progress: { [key in string]: number }, };

/**
 * What a change of the log is to those before it.
 */
export type HistoryAct = "change" | "undo" | "redo";

/**
 * One change of the log.
 */
export type HistoryEntry = { 
/**
 * What `undo_to` takes.
 */
change_id: number, 
/**
 * Local to the plan's time zone.
 */
at: string, author: string, label: Label, act: HistoryAct, 
/**
 * Records touched.
 */
record_count: number, 
/**
 * Set in the history of one record.
 */
changes: Array<FieldChange>, is_undone: boolean, };

/**
 * Something the palette found.
 */
export type Hit = { 
/**
 * `event`, `venue`, `room`, `partner`, `person`, `paper`, `feature`.
 */
kind: string, id: string, title: string, detail: string, };

/**
 * A column of the file.
 */
export type ImportColumn = { header: string, field: string, samples: Array<string>, };

/**
 * What happens to one row.
 */
export type ImportItem = { line: number, 
/**
 * `new`, `changed`, `same`, `refused`.
 */
action: string, title: string, changes: Array<FieldChange>, };

/**
 * How to read a file of submissions; what is `None` is detected.
 */
export type ImportOptions = { encoding: string | null, 
/**
 * One character.
 */
delimiter: string | null, sheet: string | null, 
/**
 * Row of the header, counted from 1.
 */
header_row: number | null, 
/**
 * `day_first`, `month_first`.
 */
date_order: string | null, 
/**
 * Field for each column header; empty: do not import.
 */
mapping: { [key in string]: string } | null, 
/**
 * Name under which the mapping is remembered; a sender.
 */
sender: string | null, };

/**
 * What a file would do, before it does it.
 */
export type ImportPreview = { file_name: string, 
/**
 * `csv` or `xlsx`.
 */
format: string, 
/**
 * As detected or chosen.
 */
options: ImportOptions, encodings: Array<string>, sheets: Array<string>, columns: Array<ImportColumn>, 
/**
 * Fields that a column can be mapped to.
 */
fields: Array<string>, 
/**
 * Senders whose mapping is remembered.
 */
senders: Array<string>, 
/**
 * True when the dates could be read either way and the person must say.
 */
is_date_order_open: boolean, rows: number, new: number, changed: number, same: number, refused: Array<RefusedRow>, refused_count: number, events: number, sessions: number, venues: number, partners: number, 
/**
 * The first 500 rows with what happens to each.
 */
items: Array<ImportItem>, notices: Array<Notice>, };

/**
 * Counts of every kind, for the terminal.
 */
export type Info = { city: string, counts: { [key in string]: number }, revision: number, format_version: number, bytes: number, };

/**
 * One of the six numbers. Texts: `figure-<code>`, `figure-<code>-detail`.
 */
export type KeyFigure = { 
/**
 * `events`, `confirmed`, `partners`, `places`, `money`, `problems`.
 */
code: string, value: number, target: number | null, 
/**
 * Of the target, 0 to 100 and beyond.
 */
percent: number | null, values: { [key in string]: string }, 
/**
 * Screen that lists what the number counts.
 */
screen: string, };

/**
 * What a change does, as code and values: the text is the message `change-<code>`.
 */
export type Label = { code: string, values: { [key in string]: string }, };

/**
 * A tier of a framework: the temple's pediment, columns or steps.
 */
export type Level = { id: string, framework_id: string, name: string, part: TemplePart, position: string, };

/**
 * A meeting of a council or committee.
 */
export type Meeting = { id: string, body: string, held_on: string, papers_due_on: string | null, place: string, };

/**
 * A dated step of the week's preparation.
 */
export type Milestone = { id: string, week_id: string | null, title: string, due_on: string, responsible: string, done_on: string | null, };

/**
 * A record by its name.
 */
export type Name = { id: string, name: string, };

/**
 * Part of the city, the unit of coverage.
 */
export type Neighbourhood = { id: string, name: string, population: number | null, 
/**
 * 1 is the most deprived.
 */
deprivation_rank: number | null, note: string, };

/**
 * Answers of the three questions of a new plan.
 */
export type NewPlan = { city: string, country: string, time_zone: string, week_title: string, starts_on: string, ends_on: string, };

/**
 * Something to tell: the text is the message `notice-<code>`.
 */
export type Notice = { code: string, values: { [key in string]: string }, };

/**
 * When a room can be used on one day.
 */
export type OpenHours = { on: string, is_known: boolean, 
/**
 * Pairs of minutes from midnight.
 */
spans: Array<[number, number]>, };

/**
 * The plan on the desk.
 */
export type OpenPlan = { 
/**
 * File name without folder and ending.
 */
name: string, city: string, currency: string, revision: number, 
/**
 * The week chosen in settings, else the last.
 */
week: Week | null, weeks: Array<Week>, undo: Label | null, redo: Label | null, 
/**
 * Open problems of the chosen week.
 */
problem_count: number, blocking_count: number, 
/**
 * What was noticed while opening, such as a repaired file.
 */
notices: Array<Notice>, };

/**
 * When a venue is open: weekly hours (`weekday`) or a dated exception (`on_date`), which wins.
 */
export type Opening = { id: string, venue_id: string, 
/**
 * 1 Monday to 7 Sunday; `None` for a dated exception.
 */
weekday: number | null, on_date: string | null, 
/**
 * Both times `None`: closed that day.
 */
opens: string | null, closes: string | null, note: string, };

/**
 * The deputy mayor's screen.
 */
export type Overview = { 
/**
 * Negative once the week has begun.
 */
days_to_opening: number | null, submissions_close_in_days: number | null, last_meeting_on: string | null, figures: Array<KeyFigure>, 
/**
 * The gravest open problems, at most five.
 */
attention: Array<Problem>, attention_total: number, 
/**
 * The next milestones that are not done, at most five; overdue ones first.
 */
milestones: Array<Milestone>, };

/**
 * A paper for a meeting. What comes from the plan (figures, charts, programme) is not stored here.
 */
export type Paper = { id: string, meeting_id: string | null, week_id: string | null, title: string, 
/**
 * The council's own number, such as `2027/014`.
 */
reference: string, agenda_item: string, report_of: string, author: string, written_on: string | null, purpose: PaperPurpose, wards: string, is_public: boolean, 
/**
 * Why it is exempt; empty when public.
 */
exemption: string, summary: string, summary_max_words: number, background: string, finance: string, equality: string, climate: string, rural: string, legal: string, consultation: string, next_steps: string, max_pages: number, };

/**
 * A paper with its parts, as the form holds it.
 */
export type PaperDraft = { paper: Paper, meeting: Meeting | null, recommendations: Array<Recommendation>, options: Array<PaperOption>, risks: Array<Risk>, };

/**
 * A way to decide; one of them is to do nothing.
 */
export type PaperOption = { id: string, paper_id: string, title: string, text: string, is_do_nothing: boolean, is_preferred: boolean, position: string, };

/**
 * What the meeting is to do with the paper.
 */
export type PaperPurpose = "decision" | "discussion" | "noting";

/**
 * An organisation.
 */
export type Partner = { id: string, name: string, sector: Sector, status: PartnerStatus, neighbourhood_id: string | null, website: string, 
/**
 * First year in which it took part.
 */
first_year: number | null, note: string, };

/**
 * A partner with its people, as the form holds it.
 */
export type PartnerDraft = { partner: Partner, people: Array<Person>, tags: Array<Tag>, };

/**
 * A partner in the register.
 */
export type PartnerRow = { draft: PartnerDraft, contact_name: string, events: Array<Name>, neighbourhood_name: string, };

/**
 * How far a partner has come in.
 */
export type PartnerStatus = "prospect" | "invited" | "interested" | "committed" | "active" | "paused" | "former";

/**
 * Contact of a partner, or facilitator of events. Personal data: erasable, history included.
 */
export type Person = { id: string, name: string, partner_id: string | null, role: string, email: string, phone: string, 
/**
 * The one to write to.
 */
is_contact: boolean, note: string, };

/**
 * Plans nest: a province's holds its cities', a city's its districts'.
 */
export type PlaceLevel = "province" | "city" | "district" | "community";

/**
 * Pictures of the pages of a document.
 */
export type Preview = { pages: number, 
/**
 * Pages before the appendix: what a council's limit counts.
 */
body_pages: number, 
/**
 * The page asked for, as a PNG in base64.
 */
png: string, page: number, width: number, height: number, 
/**
 * Everything on the page as plain text, for those who do not see the picture.
 */
text: string, };

/**
 * What a rule found.
 */
export type Problem = { 
/**
 * Such as `room_double_booked`; the text is the message `problem-room_double_booked`.
 */
code: string, severity: Severity, 
/**
 * Same for the same problem as long as its facts are the same; an acceptance names it.
 */
key: string, event_id: string | null, session_id: string | null, 
/**
 * The other event, when two are in each other's way.
 */
other_event_id: string | null, other_session_id: string | null, 
/**
 * The field of the event or session to look at.
 */
field: string | null, 
/**
 * What the text needs: names, and dates and numbers in their stored form.
 */
values: { [key in string]: string }, 
/**
 * What would put it right, most useful first.
 */
remedies: Array<Remedy>, 
/**
 * The reason given, when somebody has accepted it.
 */
accepted: string | null, };

/**
 * What the plan says of its city. One row a plan.
 */
export type Profile = { id: string, city: string, 
/**
 * ISO 3166 two-letter code.
 */
country: string, level: PlaceLevel, population: number | null, population_year: number | null, population_source: string, 
/**
 * Square kilometres.
 */
area_km2: number | null, 
/**
 * IANA name, such as `Europe/Dublin`.
 */
time_zone: string, 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * BCP 47 tags.
 */
languages: Array<string>, 
/**
 * The office that keeps the plan.
 */
organisation: string, };

/**
 * How far a long command has come.
 */
export type Progress = { 
/**
 * Text: `progress-<step>`.
 */
step: string, done: number, total: number, };

/**
 * Where the city stands on one feature and where it wants to be. Its id derives from the pair.
 */
export type Rating = { id: string, assessment_id: string, feature_id: string, 
/**
 * `None`: not rated, which is not zero.
 */
now: number | null, ambition: number | null, note: string, evidence: string, };

/**
 * A plan opened before.
 */
export type RecentPlan = { 
/**
 * What `open_recent` takes.
 */
key: string, name: string, city: string, 
/**
 * Last folder of its path, to tell twins apart.
 */
folder: string, opened_on: string, exists: boolean, };

/**
 * One numbered recommendation.
 */
export type Recommendation = { id: string, paper_id: string, verb: RecommendationVerb, 
/**
 * What follows the verb.
 */
text: string, 
/**
 * The body on whose consent it depends, for [`RecommendationVerb::AgreeSubjectTo`].
 */
subject_to: string, position: string, };

/**
 * The verb of a recommendation.
 */
export type RecommendationVerb = "note" | "reaffirm" | "approve" | "agree" | "agree_subject_to" | "consider";

/**
 * A row that is not imported.
 */
export type RefusedRow = { 
/**
 * Line in the file, counted from 1.
 */
line: number, column: string, value: string, 
/**
 * The text is the message `refused-<reason>`.
 */
reason: string, };

/**
 * A one-click way out of a problem. The text is the message `remedy-<code>`.
 */
export type Remedy = { 
/**
 * Such as `move_session`, `open_event`, `open_venue`, `accept`.
 */
code: string, 
/**
 * The command to call, empty when the remedy opens a form.
 */
command: string, 
/**
 * Its arguments: a JSON object.
 */
arguments: Record<string, unknown>, 
/**
 * What the text needs, such as the name of the room.
 */
values: { [key in string]: string }, };

/**
 * A risk and the answer to it.
 */
export type Risk = { id: string, paper_id: string | null, title: string, likelihood: RiskLevel, impact: RiskLevel, answer: string, owner: string, position: string, };

/**
 * How likely or how grave.
 */
export type RiskLevel = "low" | "medium" | "high";

/**
 * A bookable space within a venue.
 */
export type Room = { id: string, venue_id: string, name: string, capacity: number | null, 
/**
 * Minutes to leave free before each session for setting up.
 */
setup_minutes: number, 
/**
 * Order among its siblings, a fractional-index text.
 */
position: string, };

/**
 * A copy of the plan kept for safety.
 */
export type SafetyCopy = { key: string, at: string, 
/**
 * `daily`, `before_migration`, `before_restore`.
 */
reason: string, bytes: number, };

/**
 * Where in city life a partner belongs.
 */
export type Sector = "school" | "higher_education" | "adult_education" | "library_museum" | "business" | "trade_union" | "civil_society" | "public_agency" | "faith" | "media" | "health" | "culture_sport" | "other";

/**
 * One occasion of an event: when and where.
 */
export type Session = { id: string, event_id: string, 
/**
 * Local to the city. `None`: not scheduled yet.
 */
starts_at: string | null, 
/**
 * Exclusive; may lie on the next day.
 */
ends_at: string | null, is_all_day: boolean, 
/**
 * False when only the day is known; `starts_at` is then midnight of it.
 */
is_time_known: boolean, 
/**
 * The venue when no room of it is chosen; with a room, the room's venue counts.
 */
venue_id: string | null, room_id: string | null, is_cancelled: boolean, note: string, };

/**
 * Kept on this machine, not in the plan.
 */
export type Settings = { language: string, 
/**
 * `system`, `light`, `dark` or `contrast`.
 */
theme: string, 
/**
 * Written in front of changes in the history.
 */
author: string, screen: string, 
/**
 * Filters, columns and sizes, as the page keeps them.
 */
page: Record<string, unknown>, };

/**
 * How much a problem matters.
 */
export type Severity = "blocks" | "warning" | "hint";

/**
 * Where a session goes.
 */
export type Slot = { 
/**
 * `None` takes it off the board.
 */
starts_at: string | null, ends_at: string | null, venue_id: string | null, room_id: string | null, };

/**
 * Ties a record to an area or feature. Its id derives from the pair.
 */
export type Tag = { id: string, subject: TagSubject, subject_id: string, area_id: string, feature_id: string | null, };

/**
 * What can be tagged.
 */
export type TagSubject = "event" | "partner";

/**
 * Where a level is drawn in the temple.
 */
export type TemplePart = "pediment" | "columns" | "steps";

/**
 * A place where events happen.
 */
export type Venue = { id: string, name: string, address: string, postcode: string, neighbourhood_id: string | null, latitude: number | null, longitude: number | null, 
/**
 * The partner that owns it.
 */
owner_id: string | null, 
/**
 * Words of [`AccessFeature`]; empty means nobody has asked yet.
 */
access_features: Array<string>, access_note: string, is_online: boolean, note: string, };

/**
 * A venue with what belongs to it, in lists and in the form.
 */
export type VenueDraft = { venue: Venue, rooms: Array<Room>, openings: Array<Opening>, };

/**
 * A venue in the list.
 */
export type VenueRow = { draft: VenueDraft, neighbourhood_name: string, owner_name: string, 
/**
 * Sessions of the chosen week.
 */
session_count: number, };

/**
 * What the integrity check found.
 */
export type Verification = { is_intact: boolean, is_log_equal: boolean, 
/**
 * Table, id and field of each cell that differs.
 */
differences: Array<string>, };

/**
 * A named state of the plan.
 */
export type VersionRow = { id: string, name: string, at: string, author: string, };

/**
 * One edition of the learning week, 1 to 31 days.
 */
export type Week = { id: string, title: string, theme: string, starts_on: string, ends_on: string, submissions_close_on: string | null, copy_deadline_on: string | null, print_on: string | null, returns_due_on: string | null, target_event_count: number | null, target_place_count: number | null, target_partner_count: number | null, 
/**
 * Events wanted for every 1,000 residents of each neighbourhood.
 */
target_events_per_1000: number | null, 
/**
 * Words allowed in an event's short text.
 */
short_text_max_words: number, 
/**
 * Share of ambition, in percent, that each area of the framework should have reached.
 */
target_progress_percent: number | null, };

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
