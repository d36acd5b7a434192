// GENERATED from the table of commands (src-tauri/crates/commands/src/door/table.rs). Do not edit.
// Written anew by `cargo bindings`.

/**
 * What a venue offers people with access needs.
 */
export type AccessFeature = "step_free" | "accessible_toilet" | "hearing_loop" | "sign_language" | "quiet_space" | "parking" | "public_transport" | "not_step_free";

/**
 * What is done for a goal, by whom and with what.
 */
export type Action = { id: string, goal_id: string | null, title: string, measure: string, owner: string, involved: string, resources: string, source: string, starts_on: string | null, 
/**
 * The first promise; never changed when the date moves.
 */
due_on: string | null, revised_due_on: string | null, done_on: string | null, status: RoadmapStatus, explanation: string, position: string, };

/**
 * An action with what it serves.
 */
export type ActionRow = { action: Action, timing: Timing, tags: Array<RoadmapTag>, 
/**
 * Milestones on the way to it, and how many of them are done.
 */
milestones: number, milestones_done: number, 
/**
 * Notes and open tasks about it.
 */
notes: number, open_tasks: number, };

/**
 * One item of a meeting's agenda.
 */
export type AgendaItem = { id: string, meeting_id: string, paper_id: string | null, title: string, 
/**
 * How long it may take.
 */
minutes: number | null, note: string, position: string, };

/**
 * One item, with the minutes after the beginning at which it comes up.
 */
export type AgendaRow = { 
/**
 * The item itself.
 */
item: AgendaItem, 
/**
 * Nothing once an item before it does not say how long it takes.
 */
begins_after_minutes: number | null, };

/**
 * What several raters said about one feature.
 */
export type Agreement = { 
/**
 * How many said where the city stands.
 */
raters: number, 
/**
 * The proposal of the team for now and ambition.
 */
now: number | null, 
/**
 * The same for where the city wants to be.
 */
ambition: number | null, lowest: number | null, highest: number | null, 
/**
 * How many lie within one step of the proposal.
 */
near: number, word: AgreementWord, };

/**
 * How far raters agree, for people to read.
 */
export type AgreementWord = "nobody" | "one" | "strong" | "fair" | "weak";

/**
 * One record of any kind; `table` says which.
 */
export type AnyRecord = { "table": "neighbourhood" } & Neighbourhood | { "table": "release" } & Release | { "table": "framework" } & Framework | { "table": "level" } & Level | { "table": "area" } & Area | { "table": "feature" } & Feature | { "table": "meeting" } & Meeting | { "table": "risk" } & Risk | { "table": "milestone" } & Milestone | { "table": "partner_role" } & PartnerRole | { "table": "offer" } & Offer | { "table": "interaction" } & Interaction | { "table": "tie" } & Tie | { "table": "opinion" } & Opinion | { "table": "criterion" } & Criterion | { "table": "evidence" } & Evidence | { "table": "cross_link" } & CrossLink | { "table": "practice" } & Practice | { "table": "indicator" } & Indicator | { "table": "indicator_target" } & IndicatorTarget | { "table": "reading" } & Reading | { "table": "goal" } & Goal | { "table": "action" } & Action | { "table": "task" } & Task | { "table": "note" } & Note | { "table": "budget_line" } & BudgetLine | { "table": "agenda_item" } & AgendaItem | { "table": "decision" } & Decision | { "table": "declaration" } & Declaration | { "table": "board" } & Board | { "table": "saved_filter" } & SavedFilter | { "table": "letter_text" } & LetterText | { "table": "own_field" } & OwnField | { "table": "own_value" } & OwnValue;

/**
 * What the page must know before it shows anything.
 */
export type AppState = { 
/**
 * `None` before a plan is open: the welcome screen.
 */
plan: OpenPlan | null, 
/**
 * A plan waits to be opened by `open_first`, now that there is a page.
 */
is_beginning: boolean, recent: Array<RecentPlan>, settings: Settings, 
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
 * The part of a score that one area brings.
 */
export type AreaScore = { points: number, possible: number, missing: number, };

/**
 * A state of the past that is looked at.
 */
export type AsOf = { 
/**
 * What `look_at` was given.
 */
key: string, 
/**
 * Name of the version; empty for a day or a change.
 */
name: string, on: string, };

/**
 * A dated round of ratings.
 */
export type Assessment = { id: string, framework_id: string, title: string, held_on: string, 
/**
 * The best rating; 0 is none of it yet.
 */
scale_max: number, note: string, kind: AssessmentKind, 
/**
 * Only the features picked as the dozen of the light version.
 */
is_light: boolean, 
/**
 * `None`: the city as a whole.
 */
neighbourhood_id: string | null, 
/**
 * Points needed in a scored round.
 */
pass_mark: number | null, };

/**
 * How a round is judged.
 */
export type AssessmentKind = "rating" | "scored";

/**
 * A file that is attached as evidence, and may tell of somebody.
 */
export type AttachedFile = { id: string, name: string, 
/**
 * It says the words; of others nobody can say what they hold.
 */
says_them: boolean, };

/**
 * A deleted record that can come back.
 */
export type BinRow = { table: string, id: string, name: string, deleted_at: string, };

/**
 * A dashboard that the team put together. Cards are words such as `chart:temple`.
 */
export type Board = { id: string, title: string, about: string, cards: Array<string>, position: string, };

/**
 * What a card shows, under its word such as `figure:events`.
 */
export type BoardCard = { "kind": "figure", code: string, figure: FigureCard, } | { "kind": "list", code: string, list: ListCard, } | { "kind": "chart", code: string, chart: Chart, } | { "kind": "text", code: string, text: string, } | { "kind": "refused", code: string, failure: Failure, };

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
 * A board as it can be chosen.
 */
export type BoardView = { 
/**
 * Of a saved board; `built-in:<name>` for those that come with the program.
 */
id: string, title: string, about: string, 
/**
 * Words such as `chart:temple`, `figure:events`, `list:late` and `text:…`.
 */
cards: Array<string>, is_built_in: boolean, };

/**
 * Whether and when people must book.
 */
export type Booking = "none" | "on_the_day" | "preferred" | "required";

/**
 * The money of a year or a week.
 */
export type Budget = { 
/**
 * The lines that were asked for, by category.
 */
lines: Array<BudgetLine>, 
/**
 * What they come to.
 */
sums: BudgetSums, 
/**
 * What looks wrong with them.
 */
problems: Array<Problem>, 
/**
 * Every year with a line, earliest first.
 */
years: Array<number>, 
/**
 * The year to look at first.
 */
current_year: number | null, 
/**
 * The currency of all of it.
 */
currency: string, };

/**
 * What money is spent on.
 */
export type BudgetCategory = "staff" | "venues" | "materials" | "communication" | "grants" | "access" | "evaluation" | "other";

/**
 * One line of the budget of a year, in the smallest unit of the plan's currency.
 */
export type BudgetLine = { id: string, year: number, week_id: string | null, title: string, category: BudgetCategory, source_kind: BudgetSource, 
/**
 * The partner that gives it.
 */
partner_id: string | null, 
/**
 * Name of the fund or budget.
 */
source: string, planned_minor: number, secured_minor: number, spent_minor: number, 
/**
 * What others add because this is given.
 */
matched_minor: number, matched_by: string, note: string, position: string, };

/**
 * Where money comes from.
 */
export type BudgetSource = "city" | "state" | "partner" | "fund" | "fees" | "other";

/**
 * All sums of some lines. Each list adds up to the total.
 */
export type BudgetSums = { total: Sums, categories: Array<SumRow>, sources: Array<SumRow>, years: Array<SumRow>, weeks: Array<SumRow>, };

/**
 * A change of many events.
 */
export type BulkChange = { "kind": "postpone" } | { "kind": "cancel" } | { "kind": "go_online", venue_id: string | null, } | { "kind": "close_venue", venue_id: string, on: string, };

/**
 * A change in numbers.
 */
export type BulkCounts = { 
/**
 * Events that change, or lose a session.
 */
event_count: number, 
/**
 * Of them, those whose status changes.
 */
status_count: number, 
/**
 * Their sessions that do not happen as planned.
 */
session_count: number, 
/**
 * Places offered at these sessions.
 */
place_count: number, 
/**
 * Organisers who have to be told.
 */
host_count: number, 
/**
 * Rooms, and venues without one, that become free.
 */
room_count: number, 
/**
 * Events on which nobody has decided, and which have no other date.
 */
dateless_count: number, 
/**
 * Events that stay as they are, by reason.
 */
left: Array<BulkLeftCount>, };

/**
 * Why an event stays as it is: nobody has decided on it yet, it is over, it was off before, or it is so already.
 */
export type BulkLeft = "undecided" | "over" | "off" | "same";

/**
 * How many events stay as they are for a reason.
 */
export type BulkLeftCount = { reason: BulkLeft, event_count: number, };

/**
 * A change of many events in numbers.
 */
export type BulkPreview = { 
/**
 * What changes.
 */
counts: BulkCounts, 
/**
 * Open problems of the week as it is.
 */
problems_before: number, 
/**
 * Open problems of the week afterwards.
 */
problems_after: number, };

/**
 * What colleagues changed since somebody here last looked.
 */
export type CameIn = { change_count: number, 
/**
 * The last change of them; what `set_came_in_seen` takes.
 */
upto: number, 
/**
 * Who changed something, the last first.
 */
people: Array<CameInPerson>, };

/**
 * What became of a record. Texts: `team-came-in-<word>`.
 */
export type CameInKind = "added" | "changed" | "removed";

/**
 * What one colleague changed.
 */
export type CameInPerson = { 
/**
 * Name; what `undo_came_in` takes.
 */
name: string, 
/**
 * When the last of the changes was made, as the city's clocks show it.
 */
at: string, change_count: number, 
/**
 * Records that were touched; of very many only the first are listed.
 */
record_count: number, records: Array<CameInRecord>, };

/**
 * What one colleague did to one record.
 */
export type CameInRecord = { table: string, id: string, name: string, kind: CameInKind, at: string, 
/**
 * In words.
 */
changes: Array<FieldChange>, };

/**
 * What taking back did.
 */
export type CameInUndone = { 
/**
 * Records that went back.
 */
record_count: number, 
/**
 * Fields that stay, because somebody has changed them since.
 */
left_alone_count: number, };

/**
 * A card that can be put on a board.
 */
export type CardChoice = { code: string, title: string, };

/**
 * Cards of one kind that can be put on a board.
 */
export type CardGroup = { 
/**
 * `figures`, `lists`, `charts` or `trends`.
 */
code: string, title: string, cards: Array<CardChoice>, };

/**
 * How something stands. What is neither has none.
 */
export type CardStatus = "good" | "watch" | "bad";

/**
 * How sure it is what a column holds.
 */
export type Certainty = "unknown" | "probable" | "sure" | "chosen";

/**
 * One thing that differs, in words; nothing where there is nothing.
 */
export type ChangeLine = { label: string, from: string, to: string, 
/**
 * Of a text: where its words differ.
 */
words: Array<WordPiece>, };

/**
 * An event that changed.
 */
export type ChangedEvent = { event_id: string, title: string, 
/**
 * Whether the event is in the plan that is shown.
 */
is_here: boolean, kinds: Array<ReleaseChange>, lines: Array<ChangeLine>, host_names: Array<string>, venue_names: Array<string>, };

/**
 * A venue of events that changed.
 */
export type ChangedVenue = { venue_id: string, name: string, event_ids: Array<string>, };

/**
 * What changed between a state of the past and the one that is shown.
 */
export type ChangesSince = { 
/**
 * False when there is nothing to compare with; `about` says why.
 */
is_known: boolean, 
/**
 * With what it is compared, in a sentence.
 */
about: string, on: string | null, 
/**
 * One sentence for each kind of change.
 */
rows: Array<ListRow>, 
/**
 * The records that are new or different.
 */
marks: Array<Mark>, 
/**
 * What the figures were then.
 */
figures: Array<FigureBefore>, };

/**
 * A drawn chart with everything that stands for it where it cannot be seen.
 */
export type Chart = { 
/**
 * What it is called by: the name of its kind, and after a colon what it is about.
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
 * The drawing itself says this sentence, as where there is nothing to draw: it need not stand beside it.
 */
says_summary: boolean, 
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
 * A chart that can be drawn.
 */
export type ChartListing = { 
/**
 * What to call it by.
 */
name: string, 
/**
 * What people call it.
 */
title: string, };

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
 * When the next reading is awaited.
 */
export type Collection = { state: DueState, due_on: string | null, last_read_on: string | null, 
/**
 * Days until it is due; negative: days late.
 */
days: number | null, };

/**
 * Something to collect.
 */
export type CollectionRow = { indicator_id: string, code: string, name: string, unit: string, collector: string, source: string, method: string, collection: Collection, };

/**
 * How text of a colour can be read on white (WCAG 2.2, 1.4.3).
 */
export type ColourCheck = { 
/**
 * As `#RRGGBB`.
 */
colour: string, 
/**
 * From 1 to 21, never rounded up.
 */
ratio: number, 
/**
 * The least that can be read.
 */
least: number, is_enough: boolean, 
/**
 * The nearest shade that can be read: the colour itself, or a darker one.
 */
readable: string, };

/**
 * How somebody decides.
 */
export type ConflictChoice = { "claim": number } | { "value": JsonValue };

/**
 * What somebody wrote.
 */
export type ConflictClaim = { 
/**
 * Who.
 */
name: string, is_me: boolean, at: string, 
/**
 * In words. Of a whole record: the message `team-claim-kept` or `team-claim-deleted`.
 */
said: string, 
/**
 * As the record holds it, with which a form for a third value can begin.
 */
value: JsonValue, };

/**
 * Something that several people changed without having seen each other. Texts of kinds: `team-conflict-<word>`.
 */
export type ConflictRow = { 
/**
 * What `resolve_conflict` takes; short enough to type.
 */
id: string, kind: ConflictWord, table: string, record_id: string, 
/**
 * What people call the record.
 */
name: string, 
/**
 * The field; empty for a record that one deleted and another changed.
 */
field: string, 
/**
 * What forms call it.
 */
field_name: string, 
/**
 * What the plan shows until somebody decides, in words.
 */
shown: string, 
/**
 * What people wrote, the latest last.
 */
claims: Array<ConflictClaim>, };

/**
 * Why something waits to be decided.
 */
export type ConflictWord = "value" | "text" | "deleted_while_edited";

/**
 * What a copy makes, in numbers.
 */
export type CopyCounts = { 
/**
 * Events that come into the week.
 */
event_count: number, 
/**
 * Their sessions.
 */
session_count: number, 
/**
 * Sessions whose weekday the other week does not have: they come without a date.
 */
dateless_count: number, 
/**
 * Series whose rule names days of months: their dates come, their rule does not.
 */
ruleless_count: number, 
/**
 * Events that stay because they were called off, declined or withdrawn.
 */
off_count: number, 
/**
 * Events that stay because the week has one of the same name and host.
 */
twin_count: number, };

/**
 * What is copied.
 */
export type CopyWhat = { "kind": "event", event_id: string, } | { "kind": "day", on: string, } | { "kind": "week" };

/**
 * The council's own Word document into which papers are poured. One for each plan.
 */
export type CouncilTemplate = { id: string, 
/**
 * What its file was called.
 */
title: string, 
/**
 * SHA-256 of its content, under which the plan keeps it.
 */
file_hash: string, file_bytes: number | null, 
/**
 * In the city's time.
 */
chosen_on: string | null, };

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
 * A pillar with the partners that serve it.
 */
export type CoveredPillar = { 
/**
 * The area.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How many partners serve it.
 */
partners: number, };

/**
 * How many points a feature can bring in a scored round. Its id derives from the pair.
 */
export type Criterion = { id: string, assessment_id: string, feature_id: string, points: number, };

/**
 * Says that an area or feature of one framework answers to one of another.
 */
export type CrossLink = { id: string, from_area_id: string, from_feature_id: string | null, to_area_id: string, to_feature_id: string | null, note: string, };

/**
 * What a meeting resolved, on a recommendation or of its own accord.
 */
export type Decision = { id: string, meeting_id: string, agenda_item_id: string | null, recommendation_id: string | null, title: string, outcome: DecisionOutcome, 
/**
 * The action it became.
 */
action_id: string | null, note: string, position: string, };

/**
 * What a meeting made of a recommendation.
 */
export type DecisionOutcome = "agreed" | "amended" | "deferred" | "refused";

/**
 * A decision and the action it became.
 */
export type DecisionRow = { 
/**
 * The decision itself.
 */
decision: Decision, 
/**
 * The action it became.
 */
action: Action | null, 
/**
 * Carried, and nobody acts on it yet.
 */
needs_action: boolean, };

/**
 * A declaration or charter: what a body promised in public.
 */
export type Declaration = { id: string, kind: DeclarationKind, title: string, text: string, adopted_on: string | null, 
/**
 * Who adopted it.
 */
body: string, signatories: Array<string>, link: string, };

/**
 * What was declared.
 */
export type DeclarationKind = "declaration" | "charter" | "resolution";

/**
 * What came of a deletion beside the records asked for, counted by table.
 */
export type DeletedWith = { 
/**
 * Records that went along.
 */
along: { [key in string]: number }, 
/**
 * References of records that stay: they named what went, and name nothing now.
 */
left: { [key in string]: number }, };

/**
 * A round in the history of a designation.
 */
export type Designation = { assessment_id: string, title: string, held_on: string, points: number, possible: number, pass_mark: number | null, missing: number, result: ScoreResult, standing: Standing, 
/**
 * Whether the city is designated after it.
 */
is_designated: boolean, };

/**
 * How one record differs between two states.
 */
export type Difference = { table: string, id: string, name: string, 
/**
 * `added`, `removed`, `changed`.
 */
kind: string, changes: Array<FieldChange>, };

/**
 * What kind of thing is to be seen to.
 */
export type DueKind = "task" | "action" | "milestone" | "answer" | "reading" | "memorandum";

/**
 * One thing to be seen to.
 */
export type DueRow = { kind: DueKind, id: string, title: string, owner: string, due_on: string | null, 
/**
 * Below zero: days that are left.
 */
days_late: number, subject: Subject | null, subject_id: string | null, subject_name: string, };

/**
 * Whether a reading is awaited.
 */
export type DueState = "overdue" | "due_soon" | "later" | "counted" | "unplanned";

/**
 * What an erasure did.
 */
export type Erasure = { 
/**
 * Records of the person, with the doubles that a merge left behind.
 */
person_count: number, 
/**
 * Texts of today that still tell of the person.
 */
still: Array<FoundWords>, 
/**
 * Attached files that say the words, or whose content cannot be read. They stay as they are.
 */
files: Array<AttachedFile>, 
/**
 * Copies that will be done at the next opening.
 */
unfinished: Array<string>, };

/**
 * Whether one copy has erased.
 */
export type ErasureCopy = { 
/**
 * The member.
 */
name: string, 
/**
 * The how-manieth device of the member, from 1.
 */
device: number, 
/**
 * When it said so; `None`: not yet.
 */
confirmed_at: string | null, };

/**
 * An erasure and how far it has come among the copies of a team.
 */
export type ErasureRow = { at: string, 
/**
 * Who erased.
 */
name: string, 
/**
 * The files at the place are written anew, and the old ones are gone.
 */
is_place_done: boolean, copies: Array<ErasureCopy>, };

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
source: string, 
/**
 * After the week: how many had registered.
 */
registered_count: number | null, 
/**
 * How many came. `None`: not returned, which is not zero.
 */
attended_count: number | null, 
/**
 * How many of them had not learned in a course or event for a year.
 */
first_time_count: number | null, 
/**
 * When the host returned these numbers.
 */
returned_on: string | null, 
/**
 * ISO dates on which the host would like it to be; none: any day.
 */
wished_dates: Array<string>, 
/**
 * Not before this time of day, if the host's wish can be met.
 */
wished_from: string | null, 
/**
 * Over by this time of day.
 */
wished_to: string | null, 
/**
 * Where the host would like it to be.
 */
wished_venue_id: string | null, 
/**
 * What it is in plain words, for the edition of the booklet in plain language; empty: nobody has written it.
 */
plain_text: string, 
/**
 * After the week: how many people rated it.
 */
rating_count: number | null, 
/**
 * The average of their ratings, from 1 to 5.
 */
rating_average: number | null, 
/**
 * What learners said of it.
 */
learner_words: string, 
/**
 * What its host said of it.
 */
host_words: string, 
/**
 * The event of which it is a copy.
 */
copied_from_id: string | null, };

/**
 * One cell of the table of events.
 */
export type EventCell = { id: string, 
/**
 * A field of the event, or `own.` and the id of one of the plan's own.
 */
field: string, 
/**
 * Its value as the event holds it.
 */
value: JsonValue, };

/**
 * One event with everything that hangs on it.
 */
export type EventDetail = { draft: EventDraft, problems: Array<Problem>, 
/**
 * From one status to the next, the first one first.
 */
steps: Array<StatusStep>, history: Array<HistoryEntry>, 
/**
 * Its occurrences, if it repeats.
 */
series: SeriesView | null, 
/**
 * The event that it is a part of.
 */
umbrella: EventName | null, 
/**
 * The events that are parts of it, by their first session; those without a date at the end.
 */
parts: Array<EventName>, 
/**
 * What came of the event of which it is a copy.
 */
last_time: LastTime | null, };

/**
 * An event as the form holds it. Ids that are empty are given on saving; what is missing from a list is removed.
 */
export type EventDraft = { event: Event, sessions: Array<Session>, partners: Array<EventPartner>, people: Array<EventPerson>, 
/**
 * Areas and features it is tagged to, of all frameworks.
 */
tags: Array<Tag>, 
/**
 * What it says in the plan's own fields; a field that is not among them keeps what it says.
 */
own_values: Array<OwnValue>, 
/**
 * Why the status changes, when it does; asked for where the new one needs a reason.
 */
status_reason: string, };

/**
 * What sort of event it is.
 */
export type EventKind = "talk" | "workshop" | "taster" | "tour" | "walk" | "demonstration" | "exhibition" | "performance" | "open_day" | "fair" | "course" | "online" | "other";

/**
 * An event with what it lacks.
 */
export type EventMissing = { event_id: string, title: string, details: Array<MissingDetail>, 
/**
 * What the team has asked; empty when it waits for nothing of its own.
 */
question: string, };

/**
 * How people take part.
 */
export type EventMode = "on_site" | "online" | "hybrid";

/**
 * An event as another one names it.
 */
export type EventName = { id: string, title: string, status: EventStatus, 
/**
 * When its first session begins.
 */
starts_at: string | null, };

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
 * Who facilitates it.
 */
people: Array<Name>, 
/**
 * Ids of areas of the main framework's columns.
 */
pillar_ids: Array<string>, audiences: Array<string>, languages: Array<string>, booking: Booking, capacity: number | null, is_free: boolean, track: Track, money_asked_minor: number | null, money_granted_minor: number | null, short_text: string, sessions: Array<Session>, 
/**
 * The day of the festival to which each of them belongs; a night may belong to the day before its date.
 */
days: Array<string | null>, 
/**
 * Start of the first session that has one.
 */
starts_at: string | null, venue_names: Array<string>, neighbourhood_ids: Array<string>, 
/**
 * Open problems.
 */
problem_count: number, worst: Severity | null, received_on: string | null, external_id: string, 
/**
 * What it says in the plan's own fields, by their ids.
 */
own: { [key in string]: string }, };

/**
 * How far an event has come. Withdrawn is the host's word, cancelled the team's.
 */
export type EventStatus = "draft" | "submitted" | "needs_information" | "accepted" | "declined" | "confirmed" | "held" | "withdrawn" | "cancelled" | "postponed";

/**
 * Which events are in a document.
 */
export type EventsHeld = "confirmed" | "programme";

/**
 * What shows that something is so: a note, a link, or a file kept in the plan.
 */
export type Evidence = { id: string, 
/**
 * The round it was brought to; `None`: at any time.
 */
assessment_id: string | null, subject: Subject, subject_id: string, kind: EvidenceKind, title: string, link: string, note: string, 
/**
 * SHA-256 of the content; empty without a file.
 */
file_hash: string, file_name: string, file_bytes: number | null, added_on: string | null, };

/**
 * What shows that something is so.
 */
export type EvidenceKind = "note" | "link" | "file";

/**
 * One round of the exchange.
 */
export type ExchangeReport = { 
/**
 * Changes put to the place.
 */
sent: number, 
/**
 * Changes taken in.
 */
received: number, 
/**
 * Clashes that stand open in the plan.
 */
conflicts: number, 
/**
 * Changes that wait: for others to come, or to be sent.
 */
pending: number, 
/**
 * What was noticed; texts `notice-<code>`.
 */
told: Array<Notice>, };

/**
 * A document or picture that was written.
 */
export type Exported = { 
/**
 * File name without its folder.
 */
name: string, bytes: number, pages: number | null, 
/**
 * What people should know of it; mostly nothing.
 */
notices: Array<Notice>, 
/**
 * By what it can be opened from the window; a terminal opens nothing.
 */
file?: WrittenFile, };

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
measures: string, position: string, 
/**
 * In the light version of a round.
 */
is_light: boolean, };

/**
 * One field that differs between two states of a record, both values as people would type them.
 */
export type FieldChange = { field: string, from: string, to: string, };

/**
 * A figure that has moved.
 */
export type FigureBefore = { code: string, 
/**
 * What it was, in words.
 */
text: string, };

/**
 * A number of the plan as a card.
 */
export type FigureCard = { 
/**
 * One of the figures that `list_cards` names.
 */
code: string, title: string, 
/**
 * `count`, `money` in the smallest unit, or `percent`.
 */
unit: string, 
/**
 * `None`: nobody can say, which is not zero.
 */
value: number | null, 
/**
 * The number as people write it.
 */
number: string, 
/**
 * The target, or what the number is made of.
 */
detail: string, target: number | null, 
/**
 * Of the target, 0 to 100 and beyond.
 */
percent: number | null, 
/**
 * `None` where a number is neither good nor bad.
 */
status: CardStatus | null, 
/**
 * The status as a word.
 */
status_text: string, 
/**
 * The screen that lists what the number counts.
 */
screen: string, filter: { [key in string]: string }, };

/**
 * Where words stand.
 */
export type FoundWords = { table: string, id: string, field: string, change_id: number, 
/**
 * The value is that of today; others are past.
 */
is_now: boolean, };

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
is_main: boolean, position: string, version: string, adopted_on: string | null, note: string, };

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
 * Share of ambition reached by each area in the latest round that counts, in percent.
 */
progress: { [key in string]: number }, 
/**
 * Rounds that are still being filled in: nothing is concluded from them.
 */
drafts: Array<string>, };

/**
 * A free slot with what speaks for it and against it.
 */
export type FreeSlot = { slot: Slot, place: string, reasons: Array<Label>, };

/**
 * Where one session could go, best first.
 */
export type FreeSlots = { slots: Array<FreeSlot>, 
/**
 * Why there are none; the text is `placement-left_out-<reason>`.
 */
none: PlacementLeftOut | null, 
/**
 * How long the session was taken to be.
 */
minutes: number, 
/**
 * Nobody has said how long it is.
 */
is_length_assumed: boolean, };

/**
 * A feature below its ambition.
 */
export type GapRow = { feature_id: string, area_id: string, name: string, area_name: string, colour: number, now: number, ambition: number, 
/**
 * Open actions that work on it.
 */
actions: Array<Name>, };

/**
 * Where ambition has no action, and action no aim.
 */
export type GapView = { 
/**
 * The round that was looked at; `None`: the framework has none.
 */
round: Assessment | null, gaps: Array<GapRow>, 
/**
 * Open actions that are tied to nothing.
 */
loose: Array<Name>, actions_total: number, };

/**
 * What the city wants to have reached by a date.
 */
export type Goal = { id: string, title: string, description: string, 
/**
 * By what it will be seen.
 */
measure: string, owner: string, starts_on: string | null, 
/**
 * The first promise; never changed when the date moves.
 */
due_on: string | null, revised_due_on: string | null, status: RoadmapStatus, 
/**
 * Needed when behind or postponed.
 */
explanation: string, position: string, };

/**
 * A goal with its actions.
 */
export type GoalRow = { goal: Goal, timing: Timing, roll_up: RollUpRow, actions: Array<ActionRow>, tags: Array<RoadmapTag>, };

/**
 * Grants of a week against its budget, in the smallest unit of the plan's currency.
 */
export type Grants = { 
/**
 * Money first.
 */
tracks: Array<TrackCounts>, 
/**
 * The budget lines for grants: those of the week, and those of its year that name no week.
 */
budget: Sums, 
/**
 * Asked for by live events.
 */
asked_minor: number, 
/**
 * Granted to live events.
 */
granted_minor: number, 
/**
 * Asked for by live events to which nothing was granted or refused yet.
 */
undecided_minor: number, 
/**
 * How many events that are.
 */
undecided_count: number, 
/**
 * Granted to events that are off: to be taken back, or to be kept for another date.
 */
off_granted_minor: number, 
/**
 * How many events that are.
 */
off_granted_count: number, 
/**
 * Secured and not granted; below zero when more is granted than secured.
 */
left_minor: number, };

/**
 * What a reading is about: everybody, or one group.
 */
export type GroupKind = "total" | "age" | "gender" | "neighbourhood" | "own";

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
 * Its table.
 */
kind: string, id: string, title: string, 
/**
 * What tells it from others of the name, or the place of a text where the words stand.
 */
detail: string, };

/**
 * What a host is asked for.
 */
export type HostFormKind = "programme" | "returns";

/**
 * A host with the events that lack something. An event of several organisers stands with each of them.
 */
export type HostMissing = { 
/**
 * `None`: events without an organiser.
 */
partner_id: string | null, name: string, events: Array<EventMissing>, detail_count: number, };

/**
 * A host of events that changed.
 */
export type HostToTell = { partner_id: string, name: string, contact: string, email: string, phone: string, event_ids: Array<string>, };

/**
 * The look of a city's documents. One for each plan; none: the usual look.
 */
export type HouseStyle = { id: string, 
/**
 * A PNG file as base64, so that it goes wherever the plan goes; empty: none.
 */
logo: string, 
/**
 * What the logo says to who cannot see it; empty: that it is the city's.
 */
logo_alt: string, 
/**
 * The colour of headings, rules and heads of tables, as `#RRGGBB`; empty: the usual one.
 */
accent: string, 
/**
 * The family of fonts of headings; empty: the usual one.
 */
heading_font: string, 
/**
 * The family of fonts of text; empty: the usual one.
 */
text_font: string, 
/**
 * Letters that no font has are written as their code points, such as `[U+0E01]`, instead of a sign.
 */
code_points: boolean, };

/**
 * The look of a plan with what its form shows.
 */
export type HouseStyleView = { style: HouseStyle, 
/**
 * What the logo says when nobody has written it.
 */
usual_logo_alt: string, 
/**
 * The colour that is used, and how it can be read.
 */
colour: ColourCheck, 
/**
 * What of it this computer cannot use.
 */
notices: Array<Notice>, };

/**
 * A column of the file.
 */
export type ImportColumn = { header: string, field: string, 
/**
 * Whether the field is known by its name, probable by likeness, or chosen by a person.
 */
certainty: Certainty, samples: Array<string>, };

/**
 * What happens to one row.
 */
export type ImportItem = { line: number, 
/**
 * `new`, `changed`, `same`, `refused`, `left_out`, `no_record`.
 */
action: string, title: string, changes: Array<FieldChange>, };

/**
 * What a file brings.
 */
export type ImportKind = "events" | "partners" | "indicators" | "outlines" | "budget" | "tables";

/**
 * How to read a file; what is `None` is detected.
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
 * `point`, `comma`: what stands before the decimals.
 */
decimal_mark: string | null, 
/**
 * Field for each column header; empty: do not import.
 */
mapping: { [key in string]: string } | null, 
/**
 * Name under which the mapping is remembered; a sender.
 */
sender: string | null, 
/**
 * Lines of rows that a person leaves out.
 */
left_out_lines: Array<number>, 
/**
 * Kinds of rows that a person leaves out, such as `outside_week`; see `ImportPreview::row_kinds`.
 */
left_out_kinds: Array<string>, 
/**
 * Indicators: the one that gets all readings; `None`: the one with the name of the series.
 */
indicator_id: string | null, 
/**
 * Indicators: the name where the table has no column of series.
 */
name: string | null, 
/**
 * Indicators and budget: the year of a table that does not say.
 */
year: number | null, 
/**
 * Indicators: what several values of one group make: `refuse`, `sum` of the year, `count` of the rows.
 */
repeats: string | null, };

/**
 * What a file would do, before it does it.
 */
export type ImportPreview = { kind: ImportKind, file_name: string, 
/**
 * `csv`, `xlsx`, `xls`, `ods`, `ics`, `schedule.xml`, `schedule.json`, `vcf` or `geojson`.
 */
format: string, 
/**
 * As detected or chosen.
 */
options: ImportOptions, encodings: Array<string>, sheets: Array<string>, columns: Array<ImportColumn>, 
/**
 * Fields that a column can be mapped to; the text is `import-<kind>-field-<field>`.
 */
fields: Array<string>, 
/**
 * What people call those of them that are the plan's own.
 */
own_names: { [key in string]: string }, 
/**
 * Senders whose mapping is remembered.
 */
senders: Array<string>, 
/**
 * What a person must say first; nothing is written while one is open.
 */
questions: Array<ImportQuestion>, 
/**
 * True when the dates could be read either way and the person must say.
 */
is_date_order_open: boolean, 
/**
 * Rows of the file: new, changed, same, refused, left out and those that are no records together.
 */
rows: number, new: number, changed: number, same: number, refused_count: number, left_out_count: number, no_record_count: number, 
/**
 * Records, counted apart from rows.
 */
records: Array<RecordCount>, 
/**
 * Names that the plan does not know yet, such as of venues.
 */
new_names: Array<NewNames>, 
/**
 * Names that probably mean the same; a person decides, nothing is merged.
 */
likely_same: Array<LikelySame>, 
/**
 * Kinds by which rows can be left out together.
 */
row_kinds: Array<RowKind>, refused: Array<RefusedRow>, 
/**
 * Cells that were not taken although their row comes in.
 */
told: Array<RefusedRow>, 
/**
 * Rows that are no records: totals, footnotes, headings that stand again.
 */
no_records: Array<RefusedRow>, events: number, sessions: number, venues: number, partners: number, 
/**
 * The first 500 rows with what happens to each.
 */
items: Array<ImportItem>, 
/**
 * What each indicator gets.
 */
indicators: Array<ImportedIndicator>, notices: Array<Notice>, };

/**
 * Something that the file leaves open. The text is the message `question-<code>`.
 */
export type ImportQuestion = { 
/**
 * `date_order`, `decimal_mark`, `title_column`, `name_column`, `year`, `value`, `encoding`.
 */
code: string, 
/**
 * The option of `ImportOptions` that answers it.
 */
option: string, 
/**
 * What can be answered: headings of columns, or words whose texts are `choice-<word>`.
 */
choices: Array<string>, 
/**
 * The likeliest of them; empty when none is.
 */
proposed: string, 
/**
 * Such as a cell that can be read both ways.
 */
values: { [key in string]: string }, };

/**
 * What an indicator gets.
 */
export type ImportedIndicator = { id: string, name: string, unit: string, is_new: boolean, reading_count: number, group_count: number, first_year: number, last_year: number, 
/**
 * The first readings that change, as before and after.
 */
changes: Array<FieldChange>, };

/**
 * Something measured again and again: the card that says what, how, by whom and when.
 */
export type Indicator = { id: string, code: string, name: string, definition: string, unit: string, decimals: number, direction: IndicatorDirection, kind: IndicatorKind, method: string, source: string, 
/**
 * Who collects it.
 */
collector: string, 
/**
 * Months between two readings.
 */
interval_months: number | null, next_due_on: string | null, base_year: number | null, base_value: number | null, totals: TotalsRule, status_method: StatusMethod, 
/**
 * Counts of people below this leave the city only as "suppressed".
 */
suppress_below: number | null, 
/**
 * Key of the count in the plan that gives its readings; empty: typed or imported.
 */
computed: string, 
/**
 * Of the world or the country, not of this city.
 */
is_context: boolean, 
/**
 * Release of the source from which the readings were taken.
 */
revision: string, note: string, position: string, };

/**
 * One indicator whole.
 */
export type IndicatorDetail = { row: IndicatorRow, readings: Array<ReadingRow>, targets: Array<IndicatorTarget>, tags: Array<Tag>, sum_problems: Array<SumProblem>, };

/**
 * Which way is better.
 */
export type IndicatorDirection = "up" | "down" | "hold";

/**
 * What kind of value an indicator has.
 */
export type IndicatorKind = "official" | "survey" | "expert";

/**
 * An indicator that the framework suggests, in our own words.
 */
export type IndicatorProposal = { key: string, 
/**
 * The feature of the Key Features that it shows.
 */
feature_code: string, name: string, definition: string, unit: string, decimals: number, direction: IndicatorDirection, kind: IndicatorKind, method: string, source: string, interval_months: number | null, totals: TotalsRule, suppress_below: number | null, computed: string, };

/**
 * A line of the list of indicators.
 */
export type IndicatorRow = { indicator: Indicator, 
/**
 * The last year with a value, and the one before it.
 */
latest: Point | null, previous: Point | null, 
/**
 * The target that counts now.
 */
target: IndicatorTarget | null, judgement: Judgement, projection: Projection | null, collection: Collection, 
/**
 * The total year by year.
 */
points: Array<Point>, 
/**
 * Areas it is tagged to.
 */
area_ids: Array<string>, 
/**
 * Values are money in the smallest unit of the plan's currency.
 */
is_money: boolean, sum_problem_count: number, 
/**
 * What it says in the plan's own fields, by their ids.
 */
own: { [key in string]: string }, };

/**
 * What the method of an indicator says of it.
 */
export type IndicatorStatus = "achieved" | "on_track" | "behind" | "off_track" | "improving" | "stable" | "worsening" | "no_data" | "no_target" | "not_judged";

/**
 * What an indicator should be by the end of a year. Its id derives from the pair.
 */
export type IndicatorTarget = { id: string, indicator_id: string, year: number, value: number, };

/**
 * Counts of every kind, for the terminal.
 */
export type Info = { city: string, counts: { [key in string]: number }, revision: number, format_version: number, bytes: number, };

/**
 * A call, meeting, visit or letter, and whether it was answered.
 */
export type Interaction = { id: string, partner_id: string, person_id: string | null, kind: InteractionKind, held_on: string, title: string, 
/**
 * `None`: no answer is awaited.
 */
answer_due_on: string | null, answered_on: string | null, author: string, note: string, 
/**
 * Of a letter that the program made: why it was written.
 */
letter_reason: LetterReason | null, 
/**
 * Of one about what changed since a release: which.
 */
letter_release_id: string | null, 
/**
 * The events of which it told.
 */
letter_event_ids: Array<string>, };

/**
 * How the city and a partner were in touch.
 */
export type InteractionKind = "call" | "meeting" | "visit" | "email" | "letter";

/**
 * An invitation that was written to a file.
 */
export type InvitationMade = { exported: Exported, 
/**
 * The same as letters to type, for who gets no file; the place must be told beside it.
 */
code: string, 
/**
 * Until when it counts, as the city's clocks show it.
 */
until_at: string, };

/**
 * An invitation that was opened and waits for `new_joined_plan`.
 */
export type InvitationRead = { 
/**
 * Name of the team; empty where only a code was typed.
 */
team: string, 
/**
 * Name of the place, for people; empty where only a code was typed.
 */
place: string, place_kind: PlaceKind | null, 
/**
 * The place is a folder that this computer does not have under that name: `choose_team_folder` must be asked.
 */
must_choose_place: boolean, 
/**
 * Name and password of the place must be asked.
 */
must_ask_access: boolean, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

/**
 * A status with everything that the method looked at.
 */
export type Judgement = { status: IndicatorStatus, method: StatusMethod, base_year: number | null, base_value: number | null, 
/**
 * The card names no base: the first reading stands in for it.
 */
is_base_read: boolean, target_year: number | null, target_value: number | null, reading_year: number | null, reading_value: number | null, 
/**
 * What the line asks for in the year of the reading.
 */
expected_value: number | null, 
/**
 * Progress made, in percent of the progress expected.
 */
ratio_percent: number | null, 
/**
 * Change a year, in the unit of the indicator.
 */
slope: number | null, 
/**
 * The same in percent of the mean.
 */
slope_percent: number | null, 
/**
 * Readings the trend looked at.
 */
point_count: number, };

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
 * Whether the keys of a team can be had on this computer. Texts: `team-screen-<word>`.
 */
export type Keys = "open" | "locked" | "missing";

/**
 * Offers of one kind and unit.
 */
export type KindTotal = { 
/**
 * What is offered.
 */
kind: OfferKind, 
/**
 * What is counted; empty for money.
 */
unit: string, 
/**
 * The sums.
 */
total: OfferTotal, };

/**
 * What a change does, as code and values: the text is the message `change-<code>`.
 */
export type Label = { code: string, values: { [key in string]: string }, };

/**
 * A room, or a venue without one, where it was.
 */
export type LastPlace = { venue_id: string | null, room_id: string | null, venue_name: string, room_name: string, capacity: number | null, session_count: number, };

/**
 * An event of another week, as far as it helps to plan its copy.
 */
export type LastTime = { event_id: string, title: string, week_title: string, 
/**
 * Its first day; `None`: it had none.
 */
starts_on: string | null, status: EventStatus, registered_count: number | null, attended_count: number | null, first_time_count: number | null, 
/**
 * Of those registered, who did not come; `None` where one of the numbers is not known.
 */
missed_count: number | null, missed_percent: number | null, rating_count: number | null, rating_average: number | null, 
/**
 * Where its sessions were, each place once, in the order of time.
 */
places: Array<LastPlace>, };

/**
 * A letter that a host is owed.
 */
export type Letter = { partner_id: string, host: string, 
/**
 * `None`: the host has no contact who may still be written to.
 */
person_id: string | null, 
/**
 * The contact's name; empty without one.
 */
contact: string, 
/**
 * What the contact is there.
 */
role: string, 
/**
 * Where e-mail goes; empty where no address is known, or none that can be one.
 */
email: string, 
/**
 * By title.
 */
events: Array<LetterEvent>, 
/**
 * Earlier letters, the newest first. Whoever writes again is warned.
 */
before: Array<LetterBefore>, };

/**
 * A letter of the same reason that told of some of the same events.
 */
export type LetterBefore = { interaction_id: string, on: string, 
/**
 * Those of this letter's events that it told of.
 */
event_ids: Array<string>, };

/**
 * An event that a letter tells of.
 */
export type LetterEvent = { event_id: string, title: string, 
/**
 * What its host is asked for.
 */
details: Array<MissingDetail>, 
/**
 * Why it was declined, or what the team has asked; else empty.
 */
note: string, };

/**
 * What is wrong with a letter's text.
 */
export type LetterFault = "unknown_field" | "other_reason" | "not_alone" | "unclosed" | "unopened" | "no_title" | "long_title" | "no_text";

/**
 * What can be put into a letter.
 */
export type LetterField = "host" | "contact" | "events" | "count" | "table" | "deadline" | "city" | "week" | "dates" | "office" | "release" | "released";

/**
 * Where in a letter's text something stands.
 */
export type LetterPart = "title" | "text";

/**
 * Why hosts are written to.
 */
export type LetterReason = "accepted" | "declined" | "missing" | "changed" | "returns";

/**
 * A reason to write, with how many are owed a letter.
 */
export type LetterReasonRow = { reason: LetterReason, 
/**
 * Of what changed: since which release; without a release there is no such row.
 */
release_id: string | null, release_number: number | null, letter_count: number, event_count: number, without_email_count: number, written_before_count: number, 
/**
 * Events of which nobody is told, because they have no host.
 */
without_host_count: number, };

/**
 * One letter.
 */
export type LetterRow = { letter: Letter, 
/**
 * Events of which no letter of this kind has told yet.
 */
untold_count: number, 
/**
 * Empty while the text cannot be used.
 */
subject: string, 
/**
 * The whole letter as plain text, with a line for each event.
 */
preview: string, };

/**
 * What a letter says, in place of the text that comes with the program. One for each reason and language, from which
 * its id derives. Fields in braces, such as `{host}`, are put in for each letter (`rules::letters::template`).
 */
export type LetterText = { id: string, reason: LetterReason, 
/**
 * BCP 47 tag of the language in which it is written.
 */
language: string, 
/**
 * The line that says what the letter is about.
 */
title: string, 
/**
 * Paragraphs, with an empty line between them.
 */
text: string, };

/**
 * The text of letters, as it is or as somebody is writing it.
 */
export type LetterTextView = { title: string, text: string, 
/**
 * The language it is in; a text of the plan is saved under it.
 */
language: string, 
/**
 * Whether the plan has it of its own.
 */
is_own: boolean, 
/**
 * What can stand in braces.
 */
fields: Array<LetterField>, faults: Array<TextFault>, 
/**
 * The same in words, one for each.
 */
sentences: Array<string>, 
/**
 * Fields that are not known, so that paragraphs with them are left out.
 */
lacking: Array<LetterField>, 
/**
 * How the first letter reads; nothing while there is none, or while the text cannot be used.
 */
subject: string, preview: string, };

/**
 * The letters of a reason.
 */
export type LettersView = { reason: LetterReason, release_id: string | null, 
/**
 * The text with its fields in braces.
 */
text: LetterTextView, letters: Array<LetterRow>, without_host: Array<LetterEvent>, };

/**
 * A tier of a framework: the temple's pediment, columns or steps.
 */
export type Level = { id: string, framework_id: string, name: string, part: TemplePart, position: string, };

/**
 * A practice of the library.
 */
export type LibraryPractice = { key: string, title: string, place: string, year: number | null, what_was_done: string, results: string, 
/**
 * Numbers of areas of the Key Features.
 */
areas: Array<string>, source: string, 
/**
 * Whether every fact was found in a source.
 */
is_checked: boolean, 
/**
 * Already in the plan.
 */
is_present: boolean, };

/**
 * Two names that probably mean the same.
 */
export type LikelySame = { table: string, name: string, other: string, };

/**
 * A list as a card.
 */
export type ListCard = { 
/**
 * One of the lists that `list_cards` names.
 */
code: string, title: string, 
/**
 * A sentence above the rows; may be empty.
 */
about: string, rows: Array<ListRow>, 
/**
 * Rows in all.
 */
total: number, 
/**
 * What to say, or to do, when there are no rows.
 */
empty: string, 
/**
 * The screen with all of it.
 */
screen: string, filter: { [key in string]: string }, };

/**
 * One line of a list.
 */
export type ListRow = { 
/**
 * Its record as table and id with a colon between them, for marks; empty for none.
 */
key: string, title: string, 
/**
 * A smaller line below it; may be empty.
 */
detail: string, 
/**
 * A number at its end; may be empty.
 */
amount: string, status: CardStatus | null, status_text: string, screen: string, filter: { [key in string]: string }, };

/**
 * A record that is new or different.
 */
export type Mark = { 
/**
 * Its table and id with a colon between them.
 */
key: string, is_new: boolean, };

/**
 * A meeting of a council or committee.
 */
export type Meeting = { id: string, body: string, held_on: string, papers_due_on: string | null, place: string, title: string, themes: Array<string>, note: string, };

/**
 * A meeting as the screen shows it.
 */
export type MeetingRow = { 
/**
 * The meeting itself.
 */
meeting: Meeting, 
/**
 * Held before today.
 */
is_past: boolean, 
/**
 * Its agenda in order.
 */
agenda: Array<AgendaRow>, 
/**
 * How long all items with a time take.
 */
total_minutes: number, 
/**
 * The papers tabled, with what they ask.
 */
papers: Array<TabledPaper>, 
/**
 * What was decided.
 */
decisions: Array<DecisionRow>, 
/**
 * What waits for somebody.
 */
open_points: Array<OpenPoint>, };

/**
 * All meetings with what hangs on them, and what they left open.
 */
export type Meetings = { 
/**
 * Latest first.
 */
meetings: Array<MeetingRow>, 
/**
 * What declarations and charters lack.
 */
declaration_problems: Array<Problem>, };

/**
 * A member, as the team sees the member.
 */
export type MemberRow = { 
/**
 * What `set_member_role` and `remove_member` take.
 */
id: string, name: string, role: TeamRole, device_count: number, is_me: boolean, is_removed: boolean, 
/**
 * When one of the devices was last heard of, as the city's clocks show it.
 */
seen_at: string | null, 
/**
 * Changes known here that the member's newest copy had then not taken in.
 */
behind_count: number, };

/**
 * Two records side by side, as they would become one.
 */
export type MergeView = { fields: Array<TwinField>, hanging: Array<TwinHanging>, };

/**
 * A dated step of the week's preparation.
 */
export type Milestone = { id: string, week_id: string | null, title: string, due_on: string, responsible: string, done_on: string | null, action_id: string | null, 
/**
 * `due_on` is the first promise and stays.
 */
revised_due_on: string | null, 
/**
 * Milestones that must be done before.
 */
after_ids: Array<string>, explanation: string, };

/**
 * A milestone with what it waits for and what waits for it.
 */
export type MilestoneRow = { milestone: Milestone, timing: Timing, week_title: string, action_title: string, 
/**
 * Milestones that must be done before.
 */
after: Array<Name>, 
/**
 * Open milestones that wait for it, directly or through others.
 */
followers: Array<Name>, };

/**
 * What an event can lack that its host knows. An answer: the team has asked something.
 */
export type MissingDetail = "answer" | "date" | "time" | "place" | "short_text" | "shorter_text" | "audience" | "capacity" | "access" | "booking_way" | "insurance" | "return";

/**
 * A host with what it is asked for, and whom to write to.
 */
export type MissingRow = { host: HostMissing, 
/**
 * Empty when nobody is known, or nobody who may still be kept.
 */
contact: string, email: string, phone: string, };

/**
 * Where a session is moved as a way out.
 */
export type MoveWay = "room" | "time" | "tray";

/**
 * Where a date went.
 */
export type MovedDate = { 
/**
 * The date that counts now.
 */
due_on: string, 
/**
 * The first promise.
 */
promised_on: string | null, 
/**
 * Milestones that moved with it.
 */
following: number, };

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
deprivation_rank: number | null, note: string, 
/**
 * GeoJSON geometry, a Polygon or MultiPolygon; empty: not known.
 */
outline: string, };

/**
 * The partners that take part and the links between them.
 */
export type Network = { 
/**
 * Everyone counted: committed and active partners, and others that have a link. In the plan's order.
 */
nodes: Array<NetworkNode>, 
/**
 * One for each pair.
 */
links: Array<NetworkLink>, 
/**
 * Links of all that could be, from 0 to 1; `None` with fewer than two partners.
 */
density: number | null, 
/**
 * Ids of partners without any link.
 */
isolated: Array<string>, 
/**
 * Ids of the partners on most of the ways between others, at most [`BROKERS`], the first of them first.
 */
brokers: Array<string>, };

/**
 * Two partners and what is known of their ties.
 */
export type NetworkLink = { 
/**
 * The partner whose id comes first.
 */
from_id: string, 
/**
 * The other one.
 */
to_id: string, 
/**
 * The strongest that either side says, 1 to 4.
 */
strength: number | null, 
/**
 * Mean of what both sides say, 1 to 4.
 */
trust: number | null, 
/**
 * Mean of what both sides say, 1 to 4.
 */
value: number | null, };

/**
 * A partner in the network.
 */
export type NetworkNode = { 
/**
 * The partner.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its sector.
 */
sector: Sector, 
/**
 * How many others it is linked to.
 */
degree: number, 
/**
 * Share of the shortest ways between others that lead through it, from 0 to 1.
 */
betweenness: number, 
/**
 * Live events that it organises or co-hosts, and offers of which something came.
 */
contribution: number, };

/**
 * Names that will be added to the plan.
 */
export type NewNames = { 
/**
 * Table of the records, such as `venue`, `partner`, `person`.
 */
table: string, 
/**
 * In the order in which people count.
 */
names: Array<string>, };

/**
 * Answers of the three questions of a new plan.
 */
export type NewPlan = { city: string, country: string, time_zone: string, week_title: string, starts_on: string, ends_on: string, };

/**
 * What somebody wants remembered about a record.
 */
export type Note = { id: string, subject: Subject, subject_id: string, text: string, author: string, written_on: string | null, };

/**
 * Something to tell: the text is the message `notice-<code>`.
 */
export type Notice = { code: string, values: { [key in string]: string }, };

/**
 * One occurrence of a series.
 */
export type Occurrence = { 
/**
 * The day of the rule, or the date that was added.
 */
on: string, kind: OccurrenceKind, 
/**
 * `None`: skipped, or not saved yet.
 */
session_id: string | null, };

/**
 * What an occurrence is: as its rule says, changed on its own, a date besides the rule, or left out.
 */
export type OccurrenceKind = "usual" | "moved" | "added" | "skipped";

/**
 * What a partner promised, and what of it came.
 */
export type Offer = { id: string, partner_id: string, 
/**
 * `None`: for the learning city as a whole.
 */
week_id: string | null, kind: OfferKind, title: string, 
/**
 * Money, or what the offer is worth in money.
 */
amount_minor: number | null, 
/**
 * How many rooms, people, hours …; `None` for money.
 */
quantity: number | null, unit: string, pledged_on: string | null, due_on: string | null, 
/**
 * `None`: nothing has come yet.
 */
received_minor: number | null, received_quantity: number | null, received_on: string | null, note: string, };

/**
 * Offers added up.
 */
export type OfferBook = { by_kind: Array<KindTotal>, by_partner: Array<PartnerTotal>, };

/**
 * What a partner can promise.
 */
export type OfferKind = "money" | "room" | "people" | "hours" | "material" | "media" | "expertise";

/**
 * Offers added up: of one kind and unit, or of one partner.
 */
export type OfferTotal = { 
/**
 * How many offers.
 */
offers: number, 
/**
 * Of how many something has come.
 */
came: number, 
/**
 * Money, or what offers are worth in money, where it was said.
 */
promised_minor: number, 
/**
 * The same of what has come.
 */
received_minor: number, 
/**
 * Rooms, people, hours …, where a number was said.
 */
promised_quantity: number | null, 
/**
 * The same of what has come.
 */
received_quantity: number | null, };

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
 * The plan's own, the same in each of its copies: what a machine remembers of a plan is kept under it.
 */
id: string, 
/**
 * File name without folder and ending.
 */
name: string, city: string, 
/**
 * The day of its first change: there is nothing to look back to before.
 */
begun_on: string | null, currency: string, 
/**
 * Minutes after midnight at which the days of the festival end.
 */
day_ends_minutes: number, revision: number, 
/**
 * The week chosen in settings, else the last.
 */
week: Week | null, weeks: Array<Week>, undo: Label | null, 
/**
 * What undo would take back was done before the plan was opened this time.
 */
is_undo_older: boolean, redo: Label | null, 
/**
 * Open problems of the chosen week.
 */
problem_count: number, blocking_count: number, 
/**
 * What was noticed while opening, such as a repaired file.
 */
notices: Array<Notice>, 
/**
 * The person at this computer may look at the plan and not change it: what looking back refuses is refused.
 */
is_reader: boolean, 
/**
 * To when everything on the screens is looked back; `None`: today, and the plan can be changed.
 */
as_of: AsOf | null, };

/**
 * Something that a meeting left open.
 */
export type OpenPoint = { 
/**
 * `undecided` (a recommendation) or `without_action` (a decision).
 */
kind: string, 
/**
 * The recommendation or decision.
 */
id: string, 
/**
 * What it says.
 */
title: string, };

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
 * How one rater sees one feature. Its id derives from round, feature and rater.
 */
export type Opinion = { id: string, assessment_id: string, feature_id: string, rater: string, now: number | null, ambition: number | null, note: string, };

/**
 * One of several.
 */
export type OutputChoice = { value: string, label: string, };

/**
 * What is in a file.
 */
export type OutputContents = { 
/**
 * Headings.
 */
heads: Array<string>, 
/**
 * The first rows, a text for each heading.
 */
rows: Array<Array<string>>, 
/**
 * How many rows there are.
 */
count: number, 
/**
 * What stands on the first page of a site.
 */
first_page: Array<PageLine>, };

/**
 * The events of a document.
 */
export type OutputEvents = { held: EventsHeld, count: number, 
/**
 * Of all that take place, those that their hosts have not confirmed yet; they are in it or not.
 */
unconfirmed: number, 
/**
 * Besides: such as were called off after the public was told, and are told as that.
 */
called_off: number, };

/**
 * A kind of what goes out. Which files each can be made as, and what can be chosen, is said in one place by
 * `commands::outputs`.
 */
export type OutputKind = "council_paper" | "progress_report" | "evaluation_report" | "business_case" | "minutes" | "booklet" | "posters" | "cards" | "day_sheets" | "run_sheets" | "attendance_sheets" | "programme" | "site" | "board" | "open_data" | "events" | "sessions" | "venues" | "rooms" | "partners" | "people" | "indicators" | "readings" | "targets" | "goals" | "actions" | "milestones" | "budget" | "risks";

/**
 * One thing to choose, for the form.
 */
export type OutputOption = { name: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * Yes or no, rather than one of several.
 */
is_yes_no: boolean, choices: Array<OutputChoice>, 
/**
 * What is chosen now; empty when there is nothing to choose.
 */
value: string, };

/**
 * A kind of document as the screen shows it.
 */
export type OutputRow = { kind: OutputKind, 
/**
 * Endings of the files that it can be made as, the proposed one first.
 */
endings: Array<string>, options: Array<OutputOption>, 
/**
 * Whether it has pages to look at.
 */
has_pages: boolean, 
/**
 * Whether it is a table that can be edited in a spreadsheet and imported again.
 */
comes_back: boolean, 
/**
 * Why it cannot be made yet, as the code of a failure; empty when it can.
 */
lacks: string, 
/**
 * The last time.
 */
written: Written | null, 
/**
 * Endings of the files as which it is written together with others into a folder.
 */
set_endings: Array<string>, };

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
 * A field that the plan defines for one kind of record.
 */
export type OwnField = { id: string, 
/**
 * Whose field it is.
 */
subject: OwnSubject, name: string, kind: OwnKind, 
/**
 * What can be chosen, in order; only read where the kind is a choice.
 */
choices: Array<string>, 
/**
 * What to write into it, in words for whoever fills in a form.
 */
hint: string, 
/**
 * Among the fields of its kind of record.
 */
position: string, };

/**
 * A field of the plan's own in the list in which they are defined.
 */
export type OwnFieldRow = { 
/**
 * The field.
 */
field: OwnField, 
/**
 * Records that say something in it: so many values go when it is deleted.
 */
value_count: number, 
/**
 * Values that it does not understand.
 */
misfit_count: number, 
/**
 * How many records chose what, those included whose choice the list no longer has.
 */
by_choice: { [key in string]: number }, };

/**
 * What a field of the plan's own holds.
 */
export type OwnKind = "text" | "number" | "date" | "choice" | "yes_no";

/**
 * A kind of record that can have fields of its own; spelled as its table.
 */
export type OwnSubject = "event" | "venue" | "partner" | "indicator";

/**
 * What one record says in one field. Its id derives from the pair, so that two people who fill in the same cell meet.
 */
export type OwnValue = { id: string, subject: Subject, subject_id: string, own_field_id: string, 
/**
 * As it was written. What its kind understands stands in one form: `1.5`, `2027-05-03`, a choice as the list has
 * it, `yes` and `no`. Empty: nothing is said.
 */
value: string, };

/**
 * A line of a page.
 */
export type PageLine = { 
/**
 * How large a heading it is; 0: none.
 */
level: number, text: string, };

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
first_year: number | null, note: string, 
/**
 * When its memorandum was signed.
 */
memorandum_signed_on: string | null, memorandum_ends_on: string | null, 
/**
 * When to speak about renewing it.
 */
memorandum_remind_on: string | null, memorandum_note: string, invited_on: string | null, 
/**
 * `None` though invited: it has not answered.
 */
answered_on: string | null, 
/**
 * ISO dates on which it cannot host.
 */
away_dates: Array<string>, 
/**
 * Not before this time of day. With an end before it: over midnight.
 */
available_from: string | null, 
/**
 * Not after this time of day.
 */
available_to: string | null, };

/**
 * What waits, and who is new.
 */
export type PartnerAnswers = { waiting: Array<Waiting>, newcomers: Array<Name>, };

/**
 * How committed partners spread over neighbourhoods and pillars.
 */
export type PartnerCoverage = { 
/**
 * The pillars, in their order: id and name.
 */
pillars: Array<CoveredPillar>, 
/**
 * The neighbourhoods, and last those of none when there are any.
 */
rows: Array<PartnerCoverageRow>, 
/**
 * Partners that serve no pillar.
 */
without_pillar: number, 
/**
 * All that were counted.
 */
partners: number, };

/**
 * Partners of one neighbourhood.
 */
export type PartnerCoverageRow = { 
/**
 * `None`: partners of no neighbourhood.
 */
neighbourhood_id: string | null, 
/**
 * Its name; empty for none.
 */
name: string, 
/**
 * Partners at home there.
 */
partners: number, 
/**
 * Of these, for each pillar; one partner can serve several.
 */
by_pillar: Array<number>, 
/**
 * Partners for every 10,000 residents.
 */
per_10000: number | null, };

/**
 * One partner with everything that hangs on it, besides its people and tags.
 */
export type PartnerDetail = { roles: Array<PartnerRole>, offers: Array<Offer>, 
/**
 * Its offers added up.
 */
totals: Array<KindTotal>, interactions: Array<Interaction>, tasks: Array<Task>, ties: Array<TieRow>, timeline: Array<TimelineEntry>, track_record: Array<TrackRow>, 
/**
 * Whether it takes part for the first time in the chosen week.
 */
is_newcomer: boolean, };

/**
 * A partner with its people, as the form holds it.
 */
export type PartnerDraft = { partner: Partner, people: Array<Person>, tags: Array<Tag>, 
/**
 * What it says in the plan's own fields; a field that is not among them keeps what it says.
 */
own_values: Array<OwnValue>, };

/**
 * What a partner has been to the learning city, and when.
 */
export type PartnerRole = { id: string, partner_id: string, role: PartnerRoleKind, 
/**
 * `None`: since before it was written down.
 */
from_on: string | null, 
/**
 * `None`: still.
 */
until_on: string | null, note: string, };

/**
 * What a partner is to the learning city.
 */
export type PartnerRoleKind = "host" | "sponsor" | "expert" | "grant_giver" | "mobiliser" | "adviser" | "venue_owner";

/**
 * A partner in the register.
 */
export type PartnerRow = { draft: PartnerDraft, contact_name: string, events: Array<Name>, neighbourhood_name: string, };

/**
 * How far a partner has come in.
 */
export type PartnerStatus = "prospect" | "invited" | "interested" | "committed" | "active" | "paused" | "former";

/**
 * Offers of one partner.
 */
export type PartnerTotal = { 
/**
 * The partner.
 */
partner_id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its money.
 */
money: OfferTotal, 
/**
 * Everything else; its quantities are left out, because units differ.
 */
in_kind: OfferTotal, };

/**
 * Contact of a partner, or facilitator of events. Personal data: erasable, history included.
 */
export type Person = { id: string, name: string, partner_id: string | null, role: string, email: string, phone: string, 
/**
 * The one to write to.
 */
is_contact: boolean, note: string, 
/**
 * When the person agreed to be kept here.
 */
consent_on: string | null, consent_note: string, 
/**
 * After this day the person is to be erased.
 */
keep_until: string | null, 
/**
 * ISO dates on which the person cannot come.
 */
away_dates: Array<string>, 
/**
 * Not before this time of day. With an end before it: over midnight.
 */
available_from: string | null, 
/**
 * Not after this time of day.
 */
available_to: string | null, };

/**
 * What happened to a piece of a text.
 */
export type PieceChange = "same" | "removed" | "added";

/**
 * Where the files of a team are exchanged, and what lets in there.
 */
export type PlaceChoice = { 
/**
 * `webdavs://…`, `s3://…` or `file:///…`. Empty: the folder chosen by `choose_team_folder`, or where there is an
 * invitation, the place that it names.
 */
address: string, 
/**
 * Name of the user, or of the key; empty for a folder.
 */
user: string, 
/**
 * Password, or secret of the key.
 */
password: string, 
/**
 * A proxy of one's own, such as `http://proxy.city.example:3128`.
 */
proxy: string | null, };

/**
 * What kind of place a team exchanges through. Texts: `team-place-<word>`.
 */
export type PlaceKind = "folder" | "webdav" | "s3";

/**
 * Plans nest: a province's holds its cities', a city's its districts'.
 */
export type PlaceLevel = "province" | "city" | "district" | "community";

/**
 * One kind of soft constraint; the text is `placement-kind-<kind>`.
 */
export type PlacementCost = { kind: string, before: number, after: number, 
/**
 * What one of it costs.
 */
weight: number, };

/**
 * A session that stays without a good place.
 */
export type PlacementLeftOut = { event_id: string, session_id: string | null, title: string, 
/**
 * Why; the text is `placement-left_out-<reason>`.
 */
reason: string, values: { [key in string]: string }, };

/**
 * How long to search, and what to assume.
 */
export type PlacementOptions = { 
/**
 * By the clock; what is found may differ from run to run.
 */
seconds: number | null, 
/**
 * By steps, which come before seconds: the same seed and steps give the same answer.
 */
steps: number | null, seed: number, 
/**
 * How long a session lasts whose length nobody has said; `None`: such sessions are left out.
 */
minutes: number | null, };

/**
 * What a search proposes. Nothing has changed yet.
 */
export type PlacementPreview = { 
/**
 * In the order of the days.
 */
rows: Array<PlacementRow>, 
/**
 * What stays as it is though it waits or clashes, each with its reason.
 */
left_out: Array<PlacementLeftOut>, unscheduled_before: number, unscheduled_after: number, 
/**
 * Problems of the kinds that a placement never makes: double bookings, closed doors, rooms too small.
 */
clashes_before: number, clashes_after: number, 
/**
 * What is not as good as it could be, by kind; kinds that are nought before and after are left out.
 */
costs: Array<PlacementCost>, cost_before: number, cost_after: number, steps: number, 
/**
 * Somebody stopped the search early; what was found until then is here.
 */
was_stopped: boolean, 
/**
 * Venues whose coordinates nobody knows: ways to them were counted from the middle of what is known.
 */
unknown_place_count: number, };

/**
 * A session that would get another place.
 */
export type PlacementRow = { 
/**
 * The session's id, or the event's where it has no session yet.
 */
key: string, event_id: string, session_id: string | null, title: string, 
/**
 * Where it stands now; `None`: nowhere.
 */
from: Slot | null, 
/**
 * Venue and room, as people read them.
 */
from_place: string, to: Slot, to_place: string, 
/**
 * Why there; texts: `placement-reason-<code>`.
 */
reasons: Array<Label>, };

/**
 * What one of a kind weighs in this plan; the text is `placement-kind-<kind>`.
 */
export type PlacementWeight = { kind: string, 
/**
 * `None`: as usual.
 */
weight: number | null, usual: number, };

/**
 * What can be counted in a text.
 */
export type PlainWords = { 
/**
 * Runs of signs between spaces that have a letter or digit.
 */
words_count: number, 
/**
 * Ended by a sign or by the line.
 */
sentences_count: number, 
/**
 * `None`: there is no word, or words do not stand apart in its script.
 */
words_per_sentence: number | null, 
/**
 * Words of more than six letters among all, 0 to 100.
 */
long_percent: number | null, 
/**
 * Neither its sentences nor its words are too long; `None` like the others.
 */
is_easy: boolean | null, };

/**
 * The value of a year.
 */
export type Point = { 
/**
 * The year of the reading.
 */
year: number, 
/**
 * When it was measured.
 */
measured_on: string, 
/**
 * `None`: missing.
 */
value: number | null, 
/**
 * Half the width of the 95 % interval.
 */
margin: number | null, 
/**
 * Added up from the groups of one kind, because nobody gave the total.
 */
is_summed: boolean, };

/**
 * What a city did and what came of it, for others to learn from.
 */
export type Practice = { id: string, title: string, place: string, year: number | null, 
/**
 * Ours; otherwise another city's.
 */
is_own: boolean, problem: string, what_was_done: string, partners: string, resources: string, results: string, lessons: string, source: string, };

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
 * One of thousands of problems: what its line in a list shows.
 */
export type ProblemLine = { key: string, code: string, severity: Severity, event_id: string | null, session_id: string | null, 
/**
 * What its sentence needs.
 */
values: { [key in string]: string }, is_accepted: boolean, 
/**
 * Who sees to it; empty: nobody yet.
 */
owner: string, due_on: string | null, 
/**
 * Open, and its day has passed.
 */
is_late: boolean, 
/**
 * The ways out that can be taken for all of its kind at once.
 */
ways: Array<string>, };

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
organisation: string, 
/**
 * What one of each soft constraint weighs when sessions are placed. `None`: as usual.
 */
weight_unplaced: number | null, weight_capacity_waste: number | null, weight_wish_day: number | null, weight_wish_time: number | null, weight_wish_place: number | null, weight_day_spread: number | null, weight_neighbourhood_spread: number | null, weight_audience_clash: number | null, weight_host_clash: number | null, weight_pillar_balance: number | null, weight_same_day: number | null, weight_moved_time: number | null, weight_moved_room: number | null, weight_moved_venue: number | null, 
/**
 * Until when what begins after midnight belongs to the day before, six at the latest. `None`: until midnight.
 */
day_ends_at: string | null, };

/**
 * How far a long command has come.
 */
export type Progress = { 
/**
 * Text: `progress-<step>`.
 */
step: string, 
/**
 * Text of what is worked on just now; empty where the step says it all.
 */
about: string, done: number, total: number, };

/**
 * Where a straight line through the last readings leads. Never a value.
 */
export type Projection = { year: number, value: number, 
/**
 * Change a year.
 */
slope: number, point_count: number, from_year: number, from_value: number, 
/**
 * Whether the line reaches the target of its year.
 */
is_reached: boolean | null, };

/**
 * Where the city stands on one feature and where it wants to be. Its id derives from the pair.
 */
export type Rating = { id: string, assessment_id: string, feature_id: string, 
/**
 * `None`: not rated, which is not zero.
 */
now: number | null, ambition: number | null, note: string, evidence: string, };

/**
 * A value of an indicator at a date, for everybody or for one group. Its id derives from indicator, date and group.
 */
export type Reading = { id: string, indicator_id: string, measured_on: string, group_kind: GroupKind, 
/**
 * Such as `25–34`; empty for the total.
 */
group_name: string, neighbourhood_id: string | null, 
/**
 * `None`: missing, which is not zero.
 */
value: number | null, sample_size: number | null, 
/**
 * Half the width of the 95 % interval, in the unit of the indicator.
 */
margin: number | null, source: string, note: string, };

/**
 * A reading with what is known of it.
 */
export type ReadingRow = { reading: Reading, 
/**
 * Counted from the plan: nobody types it.
 */
is_computed: boolean, 
/**
 * Leaves the city only as "suppressed".
 */
is_suppressed: boolean, };

/**
 * A record that somebody else has changed within the last minutes.
 */
export type RecentEdit = { table: string, id: string, 
/**
 * Who.
 */
name: string, at: string, };

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
 * How many records of a kind there are.
 */
export type RecordCount = { 
/**
 * Table of the records, such as `event`, `session`, `venue`.
 */
table: string, new: number, changed: number, same: number, };

/**
 * A key on paper: shown once and kept nowhere.
 */
export type RecoveryLetters = { 
/**
 * Nine groups of four letters; what `export_recovery_sheet` and `recover_team` take.
 */
recovery_key: string, };

/**
 * A row that is not imported, or a cell of it that is not.
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
 * A frozen state of a week's programme. What it held stands in the named version that was made with it.
 */
export type Release = { id: string, week_id: string, 
/**
 * The first release of a week is 1.
 */
number: number, title: string, note: string, 
/**
 * The named version that it freezes; versions are no records and outlive every undo.
 */
version: string, released_on: string | null, 
/**
 * Went to print: what changes afterwards belongs on the errata sheet.
 */
is_printed: boolean, };

/**
 * What became of an event between two states of the programme.
 */
export type ReleaseChange = "new" | "cancelled" | "postponed" | "withdrawn" | "taken_out" | "moved" | "reworded" | "changed";

/**
 * What changed from a release to another one, or to now.
 */
export type ReleaseChanges = { from: Release, 
/**
 * `None`: now.
 */
to: Release | null, 
/**
 * By title.
 */
events: Array<ChangedEvent>, 
/**
 * Exactly those to tell, by name.
 */
hosts: Array<HostToTell>, venues: Array<ChangedVenue>, 
/**
 * Changed events of which nobody is told, because they have no host.
 */
without_host_count: number, };

/**
 * The releases of the chosen week, the last first, and what the next one would hold.
 */
export type Releases = { releases: Array<Release>, 
/**
 * Events that stand in the programme now.
 */
programme_count: number, 
/**
 * Events of the week that may still come into it and are not accepted yet.
 */
waiting_count: number, 
/**
 * Events that changed since the last release; `None`: there is none, or what it froze cannot be had any more, which
 * asking for its changes tells.
 */
changed_count: number | null, };

/**
 * A one-click way out of a problem. The text is the message `remedy-<code>`, its values the fields beside the code.
 *
 * Says what is to be done and knows no command; who does it stands in the page, in one place.
 */
export type Remedy = { "code": "move_session", session_id: string, way: MoveWay, title: string, 
/**
 * The name of the room.
 */
room: string, starts_at: string | null, ends_at: string | null, venue_id: string | null, room_id: string | null, } | { "code": "set_capacity", event_id: string, capacity_count: number, } | { "code": "set_free", event_id: string, } | { "code": "set_insured", event_id: string, } | { "code": "open_event", event_id: string, field: string, title: string, } | { "code": "open_venue", venue_id: string, venue: string, } | { "code": "open_partner", partner_id: string, partner: string, } | { "code": "accept", key: string, };

/**
 * What can be saved of a plan that does not open.
 */
export type Rescue = { damage_count: number, 
/**
 * The first of what is wrong.
 */
damage: Array<string>, 
/**
 * From what it can be saved; the first loses least.
 */
choices: Array<RescueChoice>, };

/**
 * One way to save a plan.
 */
export type RescueChoice = { 
/**
 * What `recover_plan` takes.
 */
key: string, 
/**
 * When the safety copy was made; nothing for the file itself.
 */
at: string | null, change_count: number, lost_count: number | null, 
/**
 * The first of what is lost, as far as it can be read.
 */
lost: Array<Label>, unproven_count: number, };

/**
 * What came back from the bin.
 */
export type Restored = { record_count: number, 
/**
 * References of other records that name them again.
 */
link_count: number, 
/**
 * References that somebody has changed since the deletion, and that stay as they are.
 */
left_alone_count: number, 
/**
 * References to what is gone by now, which name nothing.
 */
cleared_count: number, };

/**
 * A risk and the answer to it.
 */
export type Risk = { id: string, paper_id: string | null, title: string, likelihood: RiskLevel, impact: RiskLevel, answer: string, owner: string, position: string, action_id: string | null, reviewed_on: string | null, is_closed: boolean, };

/**
 * How likely or how grave.
 */
export type RiskLevel = "low" | "medium" | "high";

/**
 * A risk with what the rules say of it.
 */
export type RiskRow = { 
/**
 * The risk itself.
 */
risk: Risk, 
/**
 * Likelihood and impact together.
 */
level: RiskLevel, 
/**
 * Open, and not looked at for six months.
 */
is_review_due: boolean, 
/**
 * The paper it is told in; empty for risks of the whole plan.
 */
paper_title: string, 
/**
 * The action that answers it; empty when there is none.
 */
action_title: string, };

/**
 * The roadmap as the screen shows it.
 */
export type Roadmap = { 
/**
 * Goals in their order.
 */
goals: Array<GoalRow>, 
/**
 * Actions that belong to no goal.
 */
loose_actions: Array<ActionRow>, 
/**
 * All milestones by the date that counts.
 */
milestones: Array<MilestoneRow>, 
/**
 * What does not fit; `values` name the `table` and `id`.
 */
problems: Array<Problem>, 
/**
 * How many goals, actions and milestones are late today.
 */
late: number, 
/**
 * Everybody who answers for something.
 */
owners: Array<string>, 
/**
 * Steps of the usual preparation that the chosen week lacks.
 */
week_steps_missing: number, };

/**
 * How a goal, action or milestone stands.
 */
export type RoadmapStatus = "on_track" | "behind" | "postponed" | "achieved";

/**
 * An area or feature that something is tagged with.
 */
export type RoadmapTag = { tag: Tag, 
/**
 * The feature, or the area when the tag names no feature.
 */
name: string, colour: number, };

/**
 * How far a goal has come, by its actions.
 */
export type RollUpRow = { 
/**
 * Actions by their status; without those of which there are none.
 */
counts: { [key in string]: number }, actions: number, achieved: number, late: number, 
/**
 * Achieved of all; nothing without actions.
 */
percent: number | null, };

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
 * Two rounds side by side: a line for each area and one for each of its features.
 */
export type RoundComparison = { first: Assessment, second: Assessment, rows: Array<RoundPair>, };

/**
 * What stands behind the ratings of a round.
 */
export type RoundDetail = { raters: Array<string>, opinions: Array<Opinion>, 
/**
 * By feature id.
 */
agreements: { [key in string]: Agreement }, criteria: Array<Criterion>, 
/**
 * Of scored rounds.
 */
score: Score | null, 
/**
 * Brought to this round, or at any time, for features of its framework.
 */
evidence: Array<Evidence>, neighbourhood: string | null, };

/**
 * A feature, or the average of an area, in two rounds.
 */
export type RoundPair = { area_id: string, feature_id: string | null, name: string, first: number | null, second: number | null, 
/**
 * Percentage points of the scale gained from the first to the second; so rounds of different scales compare.
 */
gained: number | null, };

/**
 * Rows that can be left out together. The text is the message `row-kind-<code>`.
 */
export type RowKind = { code: string, row_count: number, is_left_out: boolean, };

/**
 * A copy of the plan kept for safety.
 */
export type SafetyCopy = { key: string, at: string, 
/**
 * `daily`, `before_migration`, `before_restore`.
 */
reason: string, bytes: number, };

/**
 * Which events the views of the programme show. Empty lists and texts let everything through; ids that the plan does not
 * know any more are left out where it is used.
 */
export type SavedFilter = { id: string, title: string, 
/**
 * Words of title, text, hosts, places or audiences.
 */
text: string, 
/**
 * Ids of areas.
 */
pillars: Array<string>, 
/**
 * Ids of partners.
 */
organisers: Array<string>, 
/**
 * Spellings of statuses.
 */
statuses: Array<string>, neighbourhoods: Array<string>, venues: Array<string>, audiences: Array<string>, 
/**
 * Dates on which a session begins.
 */
days: Array<string>, 
/**
 * Spellings of tracks.
 */
tracks: Array<string>, only_problems: boolean, 
/**
 * What is asked of the plan's own fields: the id of a field, a sign (`=` one of several, `~` words, `>` at least, `<`
 * at most), and what is asked.
 */
own: Array<string>, 
/**
 * Which of the views of the programme it is of; empty: of whichever is open.
 */
view: string, 
/**
 * Columns that the table hides, by their names.
 */
hidden_columns: Array<string>, 
/**
 * The column that the table is sorted by; with `-` before it from the end.
 */
sort_by: string, 
/**
 * The column by which rows stand together; empty: none.
 */
group_by: string, };

/**
 * How far an edit can reach, in numbers.
 */
export type ScopeRow = { 
/**
 * How far.
 */
scope: SeriesScope, 
/**
 * Sessions that change.
 */
session_count: number, 
/**
 * Sessions within reach that keep the time and place that they have of their own.
 */
kept_count: number, 
/**
 * Problems of those that change, afterwards.
 */
problem_count: number, };

/**
 * What a scored round comes to.
 */
export type Score = { 
/**
 * Points of the criteria that are rated.
 */
points: number, 
/**
 * Points of all criteria.
 */
possible: number, pass_mark: number | null, 
/**
 * Criteria, and how many of them nobody has rated.
 */
criteria: number, missing: number, result: ScoreResult, 
/**
 * In no order of its own: by area id.
 */
areas: { [key in string]: AreaScore }, };

/**
 * How a scored round ends.
 */
export type ScoreResult = "unweighted" | "incomplete" | "unmarked" | "passed" | "below";

/**
 * Where in city life a partner belongs.
 */
export type Sector = "school" | "higher_education" | "adult_education" | "library_museum" | "business" | "trade_union" | "civil_society" | "public_agency" | "faith" | "media" | "health" | "culture_sport" | "other";

/**
 * How far an edit of an occurrence reaches.
 */
export type SeriesScope = "this" | "following" | "all";

/**
 * What a rule makes of an event.
 */
export type SeriesView = { 
/**
 * Its days inside the week, those left out and those added too.
 */
occurrences: Array<Occurrence>, 
/**
 * The sessions that rule and days left out make; as they were where the rule is not followed.
 */
sessions: Array<Session>, 
/**
 * When and where those are that nobody changed on their own.
 */
usual: Usual, 
/**
 * Why the rule is not followed.
 */
refusal: Unfollowed | null, };

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
venue_id: string | null, room_id: string | null, is_cancelled: boolean, note: string, 
/**
 * The day of its event's rule that it stands for, wherever it was moved. `None`: a date of its own, or one that
 * nobody has tied to the rule yet.
 */
occurrence_on: string | null, 
/**
 * It was changed on its own: it stays as it is when the others of its series change.
 */
is_moved: boolean, };

/**
 * What became of one file of a set.
 */
export type SetFile = { kind: OutputKind, ending: string, 
/**
 * What it is called in the folder.
 */
name: string, 
/**
 * Of a file that was written.
 */
written: Exported | null, 
/**
 * Why it was not: `file_is_there` when nothing was to be replaced, `set_stopped` when somebody stopped before it.
 */
failure: Failure | null, };

/**
 * How files of a set are called.
 */
export type SetNames = "for_people" | "for_scripts";

/**
 * A document of a set that was written, to be noted.
 */
export type SetNote = { kind: OutputKind, options: { [key in string]: string }, 
/**
 * Endings that are ticked, for the next time.
 */
endings: Array<string>, 
/**
 * Empty when none of its files was written this time.
 */
file_name: string, };

/**
 * A document of a set, with the files as which it is to be written.
 */
export type SetPart = { kind: OutputKind, 
/**
 * What was chosen; the rest as the last time.
 */
options: { [key in string]: string }, 
/**
 * Each is a file.
 */
endings: Array<string>, };

/**
 * What became of a set.
 */
export type SetReport = { 
/**
 * In the order of the set.
 */
files: Array<SetFile>, };

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
 * What a person wants of a free slot; what is left open may be anything.
 */
export type SlotWish = { on: string | null, 
/**
 * Not to begin before; on the clocks of the city.
 */
from: string | null, 
/**
 * Over by then.
 */
to: string | null, venue_id: string | null, };

/**
 * What a round does to the designation.
 */
export type Standing = "open" | "gained" | "kept" | "deferred" | "lost" | "not_gained";

/**
 * How the status of an indicator is worked out.
 */
export type StatusMethod = "target_path" | "trend" | "none";

/**
 * Where events of one status can go.
 */
export type StatusRule = { 
/**
 * Where they stand.
 */
status: EventStatus, 
/**
 * Where they can go, the most usual first.
 */
steps: Array<EventStatus>, 
/**
 * Whether becoming `status` asks for a reason.
 */
needs_reason: boolean, };

/**
 * One step of an event from a status to another. Kept for good: the event itself only knows where it stands.
 */
export type StatusStep = { id: string, event_id: string, 
/**
 * `None`: the event came into the plan so.
 */
from_status: EventStatus | null, to_status: EventStatus, 
/**
 * The day in the city.
 */
taken_on: string | null, 
/**
 * Why; never empty where [`EventStatus::needs_reason`] holds.
 */
reason: string, };

/**
 * A kind of record that tags, tasks, notes and evidence can be about; spelled as its table.
 */
export type Subject = "event" | "partner" | "action" | "indicator" | "practice" | "goal" | "milestone" | "risk" | "budget_line" | "meeting" | "decision" | "declaration" | "feature" | "venue" | "week";

/**
 * How groups and total disagree.
 */
export type SumFault = "sum_differs" | "sum_exceeds" | "outside_groups";

/**
 * Groups of one kind at one date that do not fit the total.
 */
export type SumProblem = { fault: SumFault, measured_on: string, group_kind: GroupKind, total: number, 
/**
 * What the groups make: their sum; for means the bound that is broken.
 */
groups: number, group_count: number, };

/**
 * The money of one category, source, year or week.
 */
export type SumRow = { 
/**
 * The word of a category or source, a year, or the id of a week; empty for lines without a week.
 */
key: string, 
/**
 * What its lines come to.
 */
sums: Sums, };

/**
 * Money of some lines together.
 */
export type Sums = { line_count: number, planned_minor: number, secured_minor: number, spent_minor: number, matched_minor: number, 
/**
 * Planned and not secured; below zero when more is secured than planned.
 */
gap_minor: number, 
/**
 * Secured and not spent; below zero when more is spent than secured.
 */
remaining_minor: number, };

/**
 * How a file is read, as a table of text.
 */
export type TableReading = { format: string, encoding: string | null, delimiter: string | null, sheet: string | null, header_row: number | null, has_head: boolean, 
/**
 * Unique; a column without a name is called by its letter.
 */
headers: Array<string>, 
/**
 * As they stand in the file.
 */
names: Array<string>, rows: Array<TableRow>, preamble: Array<RefusedRow>, no_records: Array<RefusedRow>, notices: Array<Notice>, };

/**
 * A row of a file.
 */
export type TableRow = { line: number, cells: Array<string>, };

/**
 * A paper for the meeting.
 */
export type TabledPaper = { id: string, title: string, reference: string, purpose: PaperPurpose, recommendations: Array<Recommendation>, };

/**
 * Ties a record to an area or feature. Its id derives from the pair.
 */
export type Tag = { id: string, subject: Subject, subject_id: string, area_id: string, feature_id: string | null, };

/**
 * What taking a release back does, or did: the events by their titles, those of today where there are.
 */
export type TakenBack = { changed: Array<string>, back: Array<string>, gone: Array<string>, 
/**
 * Names of rooms, partners and people that are not there any more.
 */
cleared_count: number, };

/**
 * Something somebody is to do, about anything in the plan or about nothing in particular.
 */
export type Task = { id: string, subject: Subject | null, subject_id: string | null, title: string, assignee: string, due_on: string | null, done_on: string | null, note: string, };

/**
 * What a new team needs.
 */
export type TeamBeginning = { 
/**
 * What the team is called.
 */
team: string, 
/**
 * What the person at this computer is called in it.
 */
name: string, passphrase: string, place: PlaceChoice, };

/**
 * A folder that was chosen as the place of a team.
 */
export type TeamFolder = { 
/**
 * Its last name, for the form.
 */
name: string, };

/**
 * What joining needs beside the invitation that was opened.
 */
export type TeamJoining = { 
/**
 * What the person at this computer is called in the team.
 */
name: string, passphrase: string, place: PlaceChoice, };

/**
 * What a member may do. Texts: `team-role-<word>`.
 */
export type TeamRole = "editor" | "reader";

/**
 * The team of the plan on the desk, as it stands on this computer.
 */
export type TeamView = { name: string, my_name: string, 
/**
 * `None`: no longer a member.
 */
role: TeamRole | null, 
/**
 * Name of the place, for people.
 */
place: string, place_kind: PlaceKind, 
/**
 * The exchange rests on this computer until somebody lets it go on.
 */
is_paused: boolean, 
/**
 * How it stands, in words for the corner, the gravest first; texts `team-says-<code>`.
 */
says: Array<Notice>, 
/**
 * What the last round noticed; texts `notice-<code>`.
 */
told: Array<Notice>, reached_at: string | null, 
/**
 * Since when the place cannot be reached.
 */
unreachable_since_at: string | null, 
/**
 * Own changes that were not put to the place yet.
 */
unsent_count: number, 
/**
 * Changes that came and wait for others.
 */
waiting_count: number, 
/**
 * Clashes that wait for somebody to decide.
 */
conflict_count: number, 
/**
 * Changes of others that nobody at this computer has looked at yet.
 */
came_in_count: number, 
/**
 * Invitations that nobody has used yet.
 */
invitation_count: number, 
/**
 * Otherwise little else is known.
 */
keys: Keys, 
/**
 * The newest passphrase must be entered here (`open_team_keys`) before anything is sent.
 */
must_enter_passphrase: boolean, 
/**
 * Somebody was removed who could still read what is written: an editor must choose a new passphrase.
 */
must_change_passphrase: boolean, 
/**
 * Another passphrase than the newest opens the keys on this computer, until that is entered here.
 */
has_older_passphrase: boolean, members: Array<MemberRow>, };

/**
 * Where a level is drawn in the temple.
 */
export type TemplePart = "pediment" | "columns" | "steps";

/**
 * Something wrong in a letter's text, and where.
 */
export type TextFault = { 
/**
 * In which part.
 */
part: LetterPart, 
/**
 * What.
 */
fault: LetterFault, 
/**
 * Counted from 1.
 */
line: number, 
/**
 * Letters from the beginning of the line, counted from 1.
 */
column: number, 
/**
 * What stands there; of a field its name.
 */
words: string, };

/**
 * What is to be seen to.
 */
export type ThisWeek = { from_on: string, until_on: string, rows: Array<DueRow>, 
/**
 * Everybody who answers for something.
 */
people: Array<string>, };

/**
 * How one partner sees its tie to another at a date: strength, and six answers on trust and value, each 1 to 4.
 *
 * The six questions follow the PARTNER tool: trust is reliability, openness and shared aims; value is influence,
 * resources and commitment (Varda and others, Visible Network Labs).
 */
export type Tie = { id: string, from_partner_id: string, to_partner_id: string, kind: TieKind, captured_on: string, 
/**
 * 1 now and then, 2 every quarter, 3 every month, 4 every week.
 */
strength: number | null, reliability: number | null, openness: number | null, shared_aims: number | null, influence: number | null, resources: number | null, commitment: number | null, note: string, };

/**
 * How two partners are tied.
 */
export type TieKind = "works_with" | "funds" | "refers";

/**
 * A tie as one of its partners sees it.
 */
export type TieRow = { tie: Tie, other_id: string, other_name: string, 
/**
 * The partner asked about is the one that noted it.
 */
is_own: boolean, trust: number | null, value: number | null, };

/**
 * A record that is tied to an area or to one of its features.
 */
export type TiedRow = { area_id: string, feature_id: string | null, subject: Subject, subject_id: string, name: string, 
/**
 * The area or feature of the other framework through which it is; `None`: by a tag of its own.
 */
through: string | null, };

/**
 * One entry of a partner's timeline.
 */
export type TimelineEntry = { 
/**
 * The day.
 */
on: string, 
/**
 * What it is.
 */
kind: TimelineKind, 
/**
 * The id of the record it is about.
 */
record_id: string, 
/**
 * Its title; empty where the kind says it all.
 */
title: string, 
/**
 * A word of the record: the kind of an interaction, offer or role, the status of an event.
 */
word: string, 
/**
 * An answer is awaited, or a task is not done.
 */
is_open: boolean, };

/**
 * What happened between the city and a partner, for the timeline.
 */
export type TimelineKind = "invited" | "answered" | "interaction" | "event" | "task" | "promised" | "received" | "memorandum_signed" | "memorandum_ends" | "role_from" | "role_until";

/**
 * How a goal, action or milestone stands to its dates.
 */
export type Timing = { 
/**
 * The date that counts: the revised one, else the first promise.
 */
effective_on: string | null, 
/**
 * Days between the first promise and what became of it.
 */
slip_days: number | null, 
/**
 * Days since the date passed, while something is left to do.
 */
days_late: number | null, is_done: boolean, status: RoadmapStatus, };

/**
 * What the groups of a reading make together.
 */
export type TotalsRule = "sum" | "weighted" | "none";

/**
 * What an event wants of the team: money, or no more than its place in the programme.
 */
export type Track = "money" | "listing";

/**
 * The events of a track. Each stands in one of the four counts.
 */
export type TrackCounts = { track: Track, drafts: number, pending: number, in_programme: number, 
/**
 * Declined, withdrawn, cancelled or postponed.
 */
off: number, };

/**
 * What a partner did in one week.
 */
export type TrackRow = { 
/**
 * The week.
 */
week_id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * When it began.
 */
starts_on: string, 
/**
 * Events accepted into the programme, whatever became of them.
 */
announced: number, 
/**
 * Events that took place.
 */
held: number, 
/**
 * Events called off by the team, or put off.
 */
cancelled: number, 
/**
 * Events taken back by the host.
 */
withdrawn: number, 
/**
 * Held events of which the host returned numbers.
 */
returned: number, 
/**
 * `None`: not returned, which is not zero.
 */
registered: number | null, 
/**
 * How many came.
 */
attended: number | null, };

/**
 * A field of two records, in words.
 */
export type TwinField = { field: string, label: string, keep: string, gone: string, 
/**
 * What the one that stays will say.
 */
after: string, is_different: boolean, };

/**
 * How many records of a table hang on two records, and on the one they become.
 */
export type TwinHanging = { 
/**
 * Their table.
 */
of: string, keep: number, gone: number, after: number, };

/**
 * What can be in the plan twice.
 */
export type TwinKind = "partner" | "person" | "venue" | "event";

/**
 * Why two records are thought to be one.
 */
export type TwinReason = "name" | "name_and_address" | "name_and_partner" | "address" | "name_and_neighbourhood" | "name_and_place" | "title" | "title_and_host" | "title_and_place";

/**
 * Two records that may be one.
 */
export type TwinRow = { 
/**
 * The one on which more hangs.
 */
keep: TwinSide, gone: TwinSide, reason: TwinReason, };

/**
 * A record by its name, and what tells it from others of the name.
 */
export type TwinSide = { id: string, name: string, details: Array<string>, };

/**
 * Why a rule is not followed; its sessions stay as they are.
 */
export type Unfollowed = "rule_unreadable" | "rule_too_long";

/**
 * When and where the occurrences of a series are that nobody changed on their own.
 */
export type Usual = { starts: string, 
/**
 * `None`: nobody has said how long.
 */
minutes: number | null, is_all_day: boolean, is_time_known: boolean, venue_id: string | null, room_id: string | null, };

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
export type VenueDraft = { venue: Venue, rooms: Array<Room>, openings: Array<Opening>, 
/**
 * What it says in the plan's own fields; a field that is not among them keeps what it says.
 */
own_values: Array<OwnValue>, };

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
 * How many things differ.
 */
difference_count: number, 
/**
 * The first ten of them: table, id and field of a cell, a change, or what the file itself complains of.
 */
differences: Array<string>, };

/**
 * A named state of the plan.
 */
export type VersionRow = { id: string, name: string, at: string, author: string, };

/**
 * Something that waits.
 */
export type Waiting = { 
/**
 * What it is.
 */
kind: WaitingKind, 
/**
 * The partner; empty for a person of none.
 */
partner_id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The record that waits: an interaction, an offer, a person, else the partner.
 */
record_id: string, 
/**
 * What the record is called; empty for the partner itself.
 */
title: string, 
/**
 * Since when, or by when; `None`: never been in touch.
 */
on: string | null, 
/**
 * Days since then; below zero: days ahead.
 */
days: number | null, };

/**
 * What is awaited of a partner, or asks for attention.
 */
export type WaitingKind = "not_answered" | "answer_due" | "offer_due" | "memorandum_ended" | "memorandum_reminder" | "retention_passed" | "silent";

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

/**
 * A piece of a text.
 */
export type WordPiece = { change: PieceChange, text: string, };

/**
 * When a document was last written.
 */
export type Written = { file_name: string, at: string | null, by: string, revision: number | null, 
/**
 * The file, where it was written from this window and is still there.
 */
file: WrittenFile | null, };

/**
 * A file that was written from this window and can be opened from it. The page never sees where it lies.
 */
export type WrittenFile = { key: string, 
/**
 * It can be opened; else it is only shown in its folder.
 */
opens: boolean, };

/** Every command: its arguments and what it returns. */
export interface Commands {
  get_app_state: { args: {}; returns: AppState };
  set_settings: { args: { settings: Settings }; returns: null };
  get_progress: { args: {}; returns: Progress };
  stop_work: { args: {}; returns: null };
  leave_pages: { args: {}; returns: null };
  open_written_file: { args: { key: string }; returns: null };
  show_written_file: { args: { key: string }; returns: null };
  fill_screen: { args: { is_full: boolean }; returns: null };
  zoom: { args: { percent: number }; returns: null };
  open_first: { args: {}; returns: null };
  open_recent: { args: { key: string }; returns: null };
  forget_recent: { args: { key: string }; returns: null };
  close_plan: { args: {}; returns: null };
  list_time_zones: { args: { country: string }; returns: Array<string> };
  open_plan: { args: { accept_risk: boolean }; returns: null };
  copy_to_local_disk: { args: {}; returns: null };
  check_damaged_plan: { args: {}; returns: Rescue };
  recover_plan: { args: { key: string }; returns: null };
  new_plan: { args: { plan: NewPlan }; returns: null };
  sample_plan: { args: {}; returns: null };
  save_copy: { args: {}; returns: Exported };
  move_plan: { args: {}; returns: null };
  look_at: { args: { as_of: string | null }; returns: null };
  get_info: { args: {}; returns: Info };
  verify_plan: { args: {}; returns: Verification };
  search: { args: { text: string }; returns: Array<Hit> };
  list_records: { args: { table: string }; returns: Array<AnyRecord> };
  save_records: { args: { records: Array<AnyRecord> }; returns: Array<string> };
  set_record_fields: { args: { table: string; id: string; fields: { [key in string]: JsonValue } }; returns: null };
  set_moved_records: { args: { records: Array<AnyRecord> }; returns: Array<string> };
  move_record: { args: { table: string; id: string; before_id: string | null }; returns: null };
  delete_records: { args: { table: string; ids: Array<string> }; returns: DeletedWith };
  list_own_fields: { args: {}; returns: Array<OwnFieldRow> };
  save_own_field: { args: { field: OwnField; renamed: { [key in string]: string } }; returns: string };
  get_overview: { args: {}; returns: Overview };
  get_coverage: { args: {}; returns: Coverage };
  list_charts: { args: {}; returns: Array<string> };
  list_chart_titles: { args: {}; returns: Array<ChartListing> };
  draw_chart: { args: { name: string }; returns: Chart };
  export_chart: { args: { name: string }; returns: Exported };
  export_chart_table: { args: { name: string }; returns: Exported };
  list_boards: { args: {}; returns: Array<BoardView> };
  list_cards: { args: {}; returns: Array<CardGroup> };
  get_cards: { args: { codes: Array<string> }; returns: Array<BoardCard> };
  get_figures: { args: { codes: Array<string> }; returns: Array<FigureCard> };
  get_lists: { args: { codes: Array<string> }; returns: Array<ListCard> };
  get_changes_since: { args: { since: string | null }; returns: ChangesSince };
  list_events: { args: {}; returns: Array<EventRow> };
  list_sessions: { args: {}; returns: Array<Session> };
  list_board_rooms: { args: {}; returns: Array<BoardRoom> };
  get_event: { args: { id: string }; returns: EventDetail };
  check_event: { args: { draft: EventDraft }; returns: Array<Problem> };
  get_plain_words: { args: { text: string }; returns: PlainWords };
  check_slot: { args: { session_id: string; slot: Slot }; returns: Array<Problem> };
  save_event: { args: { draft: EventDraft }; returns: string };
  set_event_field: { args: { id: string; field: string; value: unknown }; returns: null };
  set_event_cells: { args: { cells: Array<EventCell> }; returns: number };
  list_status_rules: { args: {}; returns: Array<StatusRule> };
  set_event_status: { args: { ids: Array<string>; status: EventStatus; reason: string | null }; returns: null };
  list_missing_details: { args: {}; returns: Array<MissingRow> };
  export_missing_details: { args: {}; returns: Exported };
  export_host_form: { args: { partner_id: string; kind: HostFormKind }; returns: Exported };
  check_bulk_change: { args: { change: BulkChange; event_ids: Array<string> | null }; returns: BulkPreview };
  set_bulk_change: { args: { change: BulkChange; event_ids: Array<string> | null; reason: string }; returns: BulkCounts };
  delete_event: { args: { id: string }; returns: null };
  move_session: { args: { id: string; slot: Slot; scope: SeriesScope | null }; returns: Array<Problem> };
  check_session_scopes: { args: { id: string; slot: Slot | null; is_cancelled: boolean | null }; returns: Array<ScopeRow> };
  set_session_cancelled: { args: { id: string; is_cancelled: boolean; scope: SeriesScope | null }; returns: Array<Problem> };
  check_series: { args: { draft: EventDraft; usual: Usual | null }; returns: SeriesView };
  set_occurrence_skipped: { args: { event_id: string; on: string; is_skipped: boolean }; returns: null };
  check_copies: { args: { what: CopyWhat; week_id: string }; returns: CopyCounts };
  add_copies: { args: { what: CopyWhat; week_id: string }; returns: CopyCounts };
  list_slots: { args: { event_id: string; session_id: string | null; minutes: number | null; wish: SlotWish | null }; returns: FreeSlots };
  check_placement: { args: { options: PlacementOptions }; returns: PlacementPreview };
  list_placement_weights: { args: {}; returns: Array<PlacementWeight> };
  set_placement_weight: { args: { kind: string; weight: number | null }; returns: null };
  write_placement: { args: { keys: Array<string> }; returns: number };
  get_releases: { args: {}; returns: Releases };
  save_release: { args: { title: string; note: string; is_printed: boolean }; returns: string };
  get_release_changes: { args: { id: string; other: string | null }; returns: ReleaseChanges };
  check_release: { args: { id: string }; returns: TakenBack };
  restore_release: { args: { id: string }; returns: TakenBack };
  export_hosts_to_tell: { args: { id: string; other: string | null }; returns: Exported };
  export_errata: { args: { id: string; other: string | null }; returns: Exported };
  list_letter_reasons: { args: {}; returns: Array<LetterReasonRow> };
  list_letters: { args: { reason: LetterReason; release_id: string | null }; returns: LettersView };
  check_letter_text: { args: { reason: LetterReason; release_id: string | null; title: string; text: string }; returns: LetterTextView };
  export_letters: { args: { reason: LetterReason; release_id: string | null; partner_ids: Array<string> | null }; returns: Exported };
  export_letters_each: { args: { reason: LetterReason; release_id: string | null; partner_ids: Array<string> | null }; returns: Exported };
  export_letters_table: { args: { reason: LetterReason; release_id: string | null; partner_ids: Array<string> | null }; returns: Exported };
  export_letter_drafts: { args: { reason: LetterReason; release_id: string | null; partner_ids: Array<string> | null }; returns: Exported };
  add_letters_sent: { args: { reason: LetterReason; release_id: string | null; partner_ids: Array<string>; kind: InteractionKind }; returns: number };
  list_problems: { args: {}; returns: Array<Problem> };
  list_problem_lines: { args: {}; returns: Array<ProblemLine> };
  list_new_problems: { args: {}; returns: Array<string> };
  get_problems: { args: { keys: Array<string> }; returns: Array<Problem> };
  set_problem_owner: { args: { keys: Array<string>; owner: string; due_on: string | null }; returns: number };
  set_remedies: { args: { keys: Array<string>; way: string }; returns: number };
  save_accepted_problems: { args: { keys: Array<string>; reason: string }; returns: number };
  save_accepted_problem: { args: { key: string; reason: string }; returns: null };
  delete_accepted_problem: { args: { key: string }; returns: null };
  list_venues: { args: {}; returns: Array<VenueRow> };
  list_rooms: { args: {}; returns: Array<Room> };
  save_venue: { args: { draft: VenueDraft }; returns: string };
  delete_venue: { args: { id: string }; returns: null };
  list_neighbourhoods: { args: {}; returns: Array<Neighbourhood> };
  list_outline_problems: { args: {}; returns: Array<Problem> };
  get_profile: { args: {}; returns: Profile };
  save_profile: { args: { profile: Profile }; returns: null };
  save_week: { args: { week: Week }; returns: string };
  delete_week: { args: { id: string }; returns: null };
  choose_week: { args: { id: string }; returns: null };
  list_partners: { args: {}; returns: Array<PartnerRow> };
  list_people: { args: {}; returns: Array<Person> };
  save_partner: { args: { draft: PartnerDraft }; returns: string };
  delete_partner: { args: { id: string }; returns: null };
  delete_person_for_ever: { args: { id: string }; returns: Erasure };
  get_partner: { args: { id: string }; returns: PartnerDetail };
  get_offer_totals: { args: { week_id: string | null }; returns: OfferBook };
  get_partner_answers: { args: {}; returns: PartnerAnswers };
  get_partner_coverage: { args: {}; returns: PartnerCoverage };
  get_network: { args: {}; returns: Network };
  export_partners: { args: {}; returns: Exported };
  list_twins: { args: { kind: TwinKind }; returns: Array<TwinRow> };
  list_twin_sides: { args: { kind: TwinKind }; returns: Array<TwinSide> };
  check_merge: { args: { kind: TwinKind; keep: string; gone: string }; returns: MergeView };
  merge_records: { args: { kind: TwinKind; keep: string; gone: string }; returns: string };
  save_twins_apart: { args: { kind: TwinKind; one: string; other: string }; returns: null };
  list_frameworks: { args: {}; returns: Array<Framework> };
  get_framework: { args: { id: string }; returns: FrameworkDetail };
  list_framework_keys: { args: {}; returns: Array<Name> };
  import_framework: { args: { key: string }; returns: string };
  set_tags: { args: { subject: Subject; subject_id: string; tags: Array<Tag> }; returns: null };
  save_assessment: { args: { assessment: Assessment }; returns: string };
  delete_assessment: { args: { id: string }; returns: null };
  set_rating: { args: { rating: Rating }; returns: null };
  export_framework: { args: { id: string }; returns: Exported };
  import_framework_file: { args: {}; returns: string };
  list_ties: { args: { framework_id: string; subject: Subject | null }; returns: Array<TiedRow> };
  list_tags: { args: { subject: Subject; subject_id: string }; returns: Array<Tag> };
  list_gaps: { args: { framework_id: string }; returns: GapView };
  get_round: { args: { id: string }; returns: RoundDetail };
  get_comparison: { args: { first: string; second: string }; returns: RoundComparison };
  list_designations: { args: { framework_id: string }; returns: Array<Designation> };
  set_middle_ratings: { args: { assessment_id: string; feature_id: string | null }; returns: number };
  set_equal_points: { args: { assessment_id: string; points: number }; returns: number };
  attach_file: { args: { subject: Subject; subject_id: string; assessment_id: string | null }; returns: string };
  save_attachment: { args: { id: string }; returns: Exported };
  list_practice_library: { args: {}; returns: Array<LibraryPractice> };
  import_practices: { args: { keys: Array<string> }; returns: number };
  get_roadmap: { args: {}; returns: Roadmap };
  list_this_week: { args: { person: string | null }; returns: ThisWeek };
  add_week_milestones: { args: { week_id: string }; returns: number };
  move_roadmap_date: { args: { table: string; id: string; days: number; with_following: boolean }; returns: MovedDate };
  list_indicators: { args: {}; returns: Array<IndicatorRow> };
  get_indicator: { args: { id: string }; returns: IndicatorDetail };
  list_collections: { args: {}; returns: Array<CollectionRow> };
  set_indicator_collected: { args: { id: string }; returns: string | null };
  list_indicator_proposals: { args: {}; returns: Array<IndicatorProposal> };
  import_indicator_proposals: { args: { keys: Array<string> }; returns: Array<string> };
  import_context: { args: {}; returns: number };
  export_indicators: { args: { ids: Array<string>; layout: string }; returns: Exported };
  list_papers: { args: {}; returns: Array<PaperDraft> };
  get_paper: { args: { id: string }; returns: PaperDraft };
  save_paper: { args: { draft: PaperDraft }; returns: string };
  delete_paper: { args: { id: string }; returns: null };
  list_outputs: { args: {}; returns: Array<OutputRow> };
  get_output_changes: { args: { kind: OutputKind }; returns: number | null };
  draw_output: { args: { kind: OutputKind; options: { [key in string]: string }; page: number }; returns: Preview };
  get_output_contents: { args: { kind: OutputKind; options: { [key in string]: string } }; returns: OutputContents | null };
  get_output_events: { args: { kind: OutputKind; options: { [key in string]: string } }; returns: OutputEvents | null };
  export_output: { args: { kind: OutputKind; options: { [key in string]: string }; ending: string | null }; returns: Exported };
  export_output_set: { args: { parts: Array<SetPart>; names: SetNames; replace: boolean; again: boolean | null }; returns: SetReport };
  save_output_set: { args: { set: Array<SetNote> }; returns: null };
  get_council_template: { args: {}; returns: CouncilTemplate | null };
  import_council_template: { args: {}; returns: null };
  delete_council_template: { args: {}; returns: null };
  read_council_template: { args: {}; returns: null };
  list_fonts: { args: {}; returns: Array<string> };
  get_house_style: { args: {}; returns: HouseStyleView };
  check_colour: { args: { colour: string }; returns: ColourCheck };
  set_house_style: { args: { accent: string; heading_font: string; text_font: string; logo_alt: string; code_points: boolean }; returns: null };
  import_logo: { args: {}; returns: null };
  delete_logo: { args: {}; returns: null };
  save_publication: { args: { kind: OutputKind; options: { [key in string]: string }; file_name: string }; returns: null };
  get_budget: { args: { year: number | null; week_id: string | null }; returns: Budget };
  get_grants: { args: {}; returns: Grants | null };
  export_budget: { args: {}; returns: Exported };
  list_risks: { args: {}; returns: Array<RiskRow> };
  list_meetings: { args: {}; returns: Meetings };
  add_action_from_decision: { args: { decision_id: string }; returns: string };
  add_agenda_from_papers: { args: { meeting_id: string }; returns: number };
  read_table: { args: { options: ImportOptions }; returns: TableReading };
  open_import: { args: { kind: ImportKind | null; options: ImportOptions }; returns: ImportPreview };
  check_pasted_import: { args: { text: string; kind: ImportKind | null; options: ImportOptions }; returns: ImportPreview };
  check_import: { args: { options: ImportOptions }; returns: ImportPreview };
  write_import: { args: {}; returns: ImportPreview };
  save_refused_rows: { args: {}; returns: Exported };
  close_import: { args: {}; returns: null };
  get_team: { args: {}; returns: TeamView | null };
  choose_team_folder: { args: {}; returns: TeamFolder };
  read_team_certificate: { args: {}; returns: null };
  create_team: { args: { team: TeamBeginning }; returns: RecoveryLetters };
  export_recovery_sheet: { args: { recovery_key: string }; returns: Exported };
  export_invitation: { args: { role: TeamRole; is_device: boolean }; returns: InvitationMade };
  read_invitation: { args: {}; returns: InvitationRead };
  open_invitation_code: { args: { code: string }; returns: InvitationRead };
  new_joined_plan: { args: { joining: TeamJoining }; returns: null };
  exchange_now: { args: {}; returns: ExchangeReport };
  set_team_paused: { args: { is_paused: boolean }; returns: null };
  set_team_access: { args: { place: PlaceChoice }; returns: null };
  set_member_name: { args: { name: string }; returns: null };
  set_member_role: { args: { id: string; role: TeamRole }; returns: null };
  remove_member: { args: { id: string; passphrase: string }; returns: null };
  set_team_passphrase: { args: { passphrase: string }; returns: null };
  set_recovery_key: { args: {}; returns: RecoveryLetters };
  open_team_keys: { args: { passphrase: string }; returns: null };
  recover_team: { args: { recovery_key: string; passphrase: string }; returns: null };
  remove_unsent_changes: { args: {}; returns: number };
  leave_team: { args: {}; returns: null };
  get_came_in: { args: {}; returns: CameIn };
  set_came_in_seen: { args: { upto: number }; returns: null };
  undo_came_in: { args: { name: string | null }; returns: CameInUndone };
  list_recent_edits: { args: {}; returns: Array<RecentEdit> };
  list_conflicts: { args: {}; returns: Array<ConflictRow> };
  resolve_conflict: { args: { id: string; choice: ConflictChoice }; returns: null };
  resolve_conflicts_of: { args: { name: string }; returns: number };
  list_erasures: { args: {}; returns: Array<ErasureRow> };
  undo: { args: {}; returns: Label | null };
  redo: { args: {}; returns: Label | null };
  undo_to: { args: { change_id: number }; returns: number };
  list_history: { args: { before: number | null; limit: number }; returns: Array<HistoryEntry> };
  list_versions: { args: {}; returns: Array<VersionRow> };
  save_version: { args: { name: string }; returns: string };
  list_differences: { args: { from: string; to: string | null }; returns: Array<Difference> };
  list_bin: { args: {}; returns: Array<BinRow> };
  restore_record: { args: { table: string; id: string }; returns: Restored };
  list_words_in_history: { args: { words: string }; returns: Array<FoundWords> };
  delete_words_for_ever: { args: { words: string }; returns: Erasure };
  list_safety_copies: { args: {}; returns: Array<SafetyCopy> };
  restore_safety_copy: { args: { key: string }; returns: null };
}

/** What a command may do, the file it takes, and what its answer depends on; see door/table.rs. */
export interface CommandLine {
  effect: 'app' | 'read' | 'write';
  file: { way: 'open' | 'save' | 'into'; kind: string } | null;
  /** Refused while somebody looks back. */
  needs_today: boolean;
  /** Tables of the plan or `history`; the argument that names the table; null: it is not asked again. */
  reads: { tables: readonly string[] } | { argument: string } | null;
}

export const commandTable = {
  get_app_state: {"effect":"app","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","history","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","tag","team","venue","week"]}},
  set_settings: {"effect":"app","file":null,"needs_today":false,"reads":null},
  get_progress: {"effect":"app","file":null,"needs_today":false,"reads":null},
  stop_work: {"effect":"app","file":null,"needs_today":false,"reads":null},
  leave_pages: {"effect":"app","file":null,"needs_today":false,"reads":null},
  open_written_file: {"effect":"app","file":null,"needs_today":false,"reads":null},
  show_written_file: {"effect":"app","file":null,"needs_today":false,"reads":null},
  fill_screen: {"effect":"app","file":null,"needs_today":false,"reads":null},
  zoom: {"effect":"app","file":null,"needs_today":false,"reads":null},
  open_first: {"effect":"app","file":null,"needs_today":false,"reads":null},
  open_recent: {"effect":"app","file":null,"needs_today":false,"reads":null},
  forget_recent: {"effect":"app","file":null,"needs_today":false,"reads":null},
  close_plan: {"effect":"app","file":null,"needs_today":false,"reads":null},
  list_time_zones: {"effect":"app","file":null,"needs_today":false,"reads":null},
  open_plan: {"effect":"app","file":{"way":"open","kind":"plan"},"needs_today":false,"reads":null},
  copy_to_local_disk: {"effect":"app","file":{"way":"open","kind":"plan"},"needs_today":false,"reads":null},
  check_damaged_plan: {"effect":"app","file":{"way":"open","kind":"plan"},"needs_today":false,"reads":null},
  recover_plan: {"effect":"app","file":{"way":"open","kind":"plan"},"needs_today":false,"reads":null},
  new_plan: {"effect":"app","file":{"way":"save","kind":"plan"},"needs_today":false,"reads":null},
  sample_plan: {"effect":"app","file":{"way":"save","kind":"plan"},"needs_today":false,"reads":null},
  save_copy: {"effect":"read","file":{"way":"save","kind":"plan"},"needs_today":false,"reads":null},
  move_plan: {"effect":"app","file":{"way":"save","kind":"plan"},"needs_today":false,"reads":null},
  look_at: {"effect":"app","file":null,"needs_today":false,"reads":null},
  get_info: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  verify_plan: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","history","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  search: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  list_records: {"effect":"read","file":null,"needs_today":false,"reads":{"argument":"table"}},
  save_records: {"effect":"write","file":null,"needs_today":true,"reads":null},
  set_record_fields: {"effect":"write","file":null,"needs_today":true,"reads":null},
  set_moved_records: {"effect":"write","file":null,"needs_today":true,"reads":null},
  move_record: {"effect":"write","file":null,"needs_today":true,"reads":null},
  delete_records: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_own_fields: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["own_field","own_value"]}},
  save_own_field: {"effect":"write","file":null,"needs_today":true,"reads":null},
  get_overview: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","meeting","milestone","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","tag","venue","week"]}},
  get_coverage: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["area","event","event_partner","framework","level","neighbourhood","profile","room","session","tag","venue","week"]}},
  list_charts: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["assessment","framework","indicator","reading"]}},
  list_chart_titles: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["assessment","framework","indicator","reading"]}},
  draw_chart: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["action","area","assessment","budget_line","criterion","event","event_partner","event_person","feature","framework","goal","indicator","indicator_target","interaction","level","meeting","milestone","neighbourhood","offer","opening","opinion","partner","partner_role","person","profile","rating","reading","risk","room","session","tag","task","tie","venue","week"]}},
  export_chart: {"effect":"read","file":{"way":"save","kind":"picture"},"needs_today":false,"reads":null},
  export_chart_table: {"effect":"read","file":{"way":"save","kind":"csv"},"needs_today":false,"reads":null},
  list_boards: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["assessment","board","framework","indicator","reading"]}},
  list_cards: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["assessment","framework","indicator","reading"]}},
  get_cards: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","history","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  get_figures: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  get_lists: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","history","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  get_changes_since: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","history","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  list_events: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","tag","venue","week"]}},
  list_sessions: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["event","session","week"]}},
  list_board_rooms: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["event","opening","room","session","venue","week"]}},
  get_event: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","status_step","tag","venue","week"]}},
  check_event: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","tag","venue","week"]}},
  get_plain_words: {"effect":"app","file":null,"needs_today":false,"reads":null},
  check_slot: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","tag","venue","week"]}},
  save_event: {"effect":"write","file":null,"needs_today":true,"reads":null},
  set_event_field: {"effect":"write","file":null,"needs_today":true,"reads":null},
  set_event_cells: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_status_rules: {"effect":"app","file":null,"needs_today":false,"reads":null},
  set_event_status: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_missing_details: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","status_step","tag","venue","week"]}},
  export_missing_details: {"effect":"read","file":{"way":"save","kind":"csv"},"needs_today":false,"reads":null},
  export_host_form: {"effect":"read","file":{"way":"save","kind":"workbook"},"needs_today":false,"reads":null},
  check_bulk_change: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","tag","venue","week"]}},
  set_bulk_change: {"effect":"write","file":null,"needs_today":true,"reads":null},
  delete_event: {"effect":"write","file":null,"needs_today":true,"reads":null},
  move_session: {"effect":"write","file":null,"needs_today":true,"reads":null},
  check_session_scopes: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","tag","venue","week"]}},
  set_session_cancelled: {"effect":"write","file":null,"needs_today":true,"reads":null},
  check_series: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["profile","week"]}},
  set_occurrence_skipped: {"effect":"write","file":null,"needs_today":true,"reads":null},
  check_copies: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["event","event_partner","profile","session","week"]}},
  add_copies: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_slots: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","tag","venue","week"]}},
  check_placement: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","tag","venue","week"]}},
  list_placement_weights: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["profile"]}},
  set_placement_weight: {"effect":"write","file":null,"needs_today":true,"reads":null},
  write_placement: {"effect":"write","file":null,"needs_today":true,"reads":null},
  get_releases: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["event","event_partner","partner","release","room","session","venue","week"]}},
  save_release: {"effect":"write","file":null,"needs_today":true,"reads":null},
  get_release_changes: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["event","event_partner","partner","person","release","room","session","venue","week"]}},
  check_release: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["area","event","event_partner","event_person","feature","own_field","own_value","partner","person","release","room","session","tag","venue","week"]}},
  restore_release: {"effect":"write","file":null,"needs_today":true,"reads":null},
  export_hosts_to_tell: {"effect":"read","file":{"way":"save","kind":"csv"},"needs_today":false,"reads":null},
  export_errata: {"effect":"read","file":{"way":"save","kind":"csv"},"needs_today":false,"reads":null},
  list_letter_reasons: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","interaction","letter_text","level","neighbourhood","opening","partner","person","profile","release","room","session","status_step","tag","venue","week"]}},
  list_letters: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","interaction","letter_text","level","neighbourhood","opening","partner","person","profile","release","room","session","status_step","tag","venue","week"]}},
  check_letter_text: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","interaction","letter_text","level","neighbourhood","opening","partner","person","profile","release","room","session","status_step","tag","venue","week"]}},
  export_letters: {"effect":"read","file":{"way":"save","kind":"pdf"},"needs_today":false,"reads":null},
  export_letters_each: {"effect":"read","file":{"way":"save","kind":"zip"},"needs_today":false,"reads":null},
  export_letters_table: {"effect":"read","file":{"way":"save","kind":"workbook"},"needs_today":false,"reads":null},
  export_letter_drafts: {"effect":"read","file":{"way":"save","kind":"zip"},"needs_today":false,"reads":null},
  add_letters_sent: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_problems: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","tag","venue","week"]}},
  list_problem_lines: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","problem_owner","profile","room","session","tag","venue","week"]}},
  list_new_problems: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","history","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","tag","venue","week"]}},
  get_problems: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","area","event","event_partner","event_person","feature","framework","indicator","level","neighbourhood","opening","own_field","own_value","partner","person","profile","room","session","tag","venue","week"]}},
  set_problem_owner: {"effect":"write","file":null,"needs_today":true,"reads":null},
  set_remedies: {"effect":"write","file":null,"needs_today":true,"reads":null},
  save_accepted_problems: {"effect":"write","file":null,"needs_today":true,"reads":null},
  save_accepted_problem: {"effect":"write","file":null,"needs_today":true,"reads":null},
  delete_accepted_problem: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_venues: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["event","neighbourhood","opening","own_value","partner","room","session","venue","week"]}},
  list_rooms: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["room"]}},
  save_venue: {"effect":"write","file":null,"needs_today":true,"reads":null},
  delete_venue: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_neighbourhoods: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["neighbourhood"]}},
  list_outline_problems: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["neighbourhood"]}},
  get_profile: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["profile"]}},
  save_profile: {"effect":"write","file":null,"needs_today":true,"reads":null},
  save_week: {"effect":"write","file":null,"needs_today":true,"reads":null},
  delete_week: {"effect":"write","file":null,"needs_today":true,"reads":null},
  choose_week: {"effect":"app","file":null,"needs_today":false,"reads":null},
  list_partners: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["event","event_partner","neighbourhood","own_value","partner","person","tag","week"]}},
  list_people: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["person"]}},
  save_partner: {"effect":"write","file":null,"needs_today":true,"reads":null},
  delete_partner: {"effect":"write","file":null,"needs_today":true,"reads":null},
  delete_person_for_ever: {"effect":"write","file":null,"needs_today":true,"reads":null},
  get_partner: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["event","event_partner","interaction","offer","partner","partner_role","person","profile","session","tag","task","tie","week"]}},
  get_offer_totals: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["offer","partner"]}},
  get_partner_answers: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["event","event_partner","interaction","offer","partner","person","task","week"]}},
  get_partner_coverage: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["area","event","event_partner","framework","level","neighbourhood","partner","session","tag","venue","week"]}},
  get_network: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["event","event_partner","interaction","offer","partner","partner_role","tie"]}},
  export_partners: {"effect":"read","file":{"way":"save","kind":"contacts"},"needs_today":false,"reads":null},
  list_twins: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","event","event_partner","event_person","interaction","neighbourhood","offer","opening","partner","person","room","session","venue","week"]}},
  list_twin_sides: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","event","event_partner","event_person","interaction","neighbourhood","offer","opening","partner","person","room","session","venue","week"]}},
  check_merge: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  merge_records: {"effect":"write","file":null,"needs_today":true,"reads":null},
  save_twins_apart: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_frameworks: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["framework"]}},
  get_framework: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["area","assessment","criterion","event","feature","framework","level","neighbourhood","opinion","rating","tag","week"]}},
  list_framework_keys: {"effect":"app","file":null,"needs_today":false,"reads":null},
  import_framework: {"effect":"write","file":null,"needs_today":true,"reads":null},
  set_tags: {"effect":"write","file":null,"needs_today":true,"reads":null},
  save_assessment: {"effect":"write","file":null,"needs_today":true,"reads":null},
  delete_assessment: {"effect":"write","file":null,"needs_today":true,"reads":null},
  set_rating: {"effect":"write","file":null,"needs_today":true,"reads":null},
  export_framework: {"effect":"read","file":{"way":"save","kind":"framework"},"needs_today":false,"reads":null},
  import_framework_file: {"effect":"write","file":{"way":"open","kind":"framework"},"needs_today":true,"reads":null},
  list_ties: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["action","area","decision","declaration","event","feature","framework","goal","indicator","level","meeting","milestone","offer","paper","partner","practice","risk","tag","venue","week"]}},
  list_tags: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["tag"]}},
  list_gaps: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["action","area","assessment","criterion","feature","framework","goal","level","neighbourhood","opinion","rating","tag"]}},
  get_round: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["area","assessment","criterion","evidence","feature","framework","level","neighbourhood","opinion","rating"]}},
  get_comparison: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["area","assessment","criterion","feature","framework","level","neighbourhood","opinion","rating"]}},
  list_designations: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["area","assessment","criterion","feature","framework","level","neighbourhood","opinion","rating"]}},
  set_middle_ratings: {"effect":"write","file":null,"needs_today":true,"reads":null},
  set_equal_points: {"effect":"write","file":null,"needs_today":true,"reads":null},
  attach_file: {"effect":"write","file":{"way":"open","kind":"any"},"needs_today":true,"reads":null},
  save_attachment: {"effect":"read","file":{"way":"save","kind":"any"},"needs_today":false,"reads":null},
  list_practice_library: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["practice"]}},
  import_practices: {"effect":"write","file":null,"needs_today":true,"reads":null},
  get_roadmap: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["action","area","decision","declaration","event","feature","goal","indicator","interaction","meeting","milestone","note","offer","paper","partner","practice","risk","tag","task","venue","week"]}},
  list_this_week: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["action","decision","declaration","event","goal","indicator","interaction","meeting","milestone","note","offer","paper","partner","practice","reading","risk","task","venue","week"]}},
  add_week_milestones: {"effect":"write","file":null,"needs_today":true,"reads":null},
  move_roadmap_date: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_indicators: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["area","assessment","budget_line","event","event_partner","event_person","feature","framework","indicator","indicator_target","level","neighbourhood","own_value","partner","partner_role","person","rating","reading","session","tag","venue","week"]}},
  get_indicator: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["area","assessment","budget_line","event","event_partner","event_person","feature","framework","indicator","indicator_target","level","neighbourhood","own_value","partner","partner_role","person","rating","reading","session","tag","venue","week"]}},
  list_collections: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["area","assessment","budget_line","event","event_partner","event_person","feature","framework","indicator","indicator_target","level","neighbourhood","partner","partner_role","person","rating","reading","session","tag","venue","week"]}},
  set_indicator_collected: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_indicator_proposals: {"effect":"app","file":null,"needs_today":false,"reads":null},
  import_indicator_proposals: {"effect":"write","file":null,"needs_today":true,"reads":null},
  import_context: {"effect":"write","file":null,"needs_today":true,"reads":null},
  export_indicators: {"effect":"read","file":{"way":"save","kind":"csv"},"needs_today":false,"reads":null},
  list_papers: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["meeting","paper","paper_option","recommendation","risk"]}},
  get_paper: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["meeting","paper","paper_option","recommendation","risk"]}},
  save_paper: {"effect":"write","file":null,"needs_today":true,"reads":null},
  delete_paper: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_outputs: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","history","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  get_output_changes: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["event","event_partner","history","partner","publication","release","room","session","venue","week"]}},
  draw_output: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  get_output_contents: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  get_output_events: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  export_output: {"effect":"read","file":{"way":"save","kind":"output"},"needs_today":false,"reads":null},
  export_output_set: {"effect":"read","file":{"way":"into","kind":"folder"},"needs_today":false,"reads":null},
  save_output_set: {"effect":"write","file":null,"needs_today":true,"reads":null},
  get_council_template: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["council_template"]}},
  import_council_template: {"effect":"write","file":{"way":"open","kind":"template"},"needs_today":true,"reads":null},
  delete_council_template: {"effect":"write","file":null,"needs_today":true,"reads":null},
  read_council_template: {"effect":"app","file":{"way":"open","kind":"template"},"needs_today":false,"reads":null},
  list_fonts: {"effect":"app","file":null,"needs_today":false,"reads":null},
  get_house_style: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["house_style","profile"]}},
  check_colour: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["house_style"]}},
  set_house_style: {"effect":"write","file":null,"needs_today":true,"reads":null},
  import_logo: {"effect":"write","file":{"way":"open","kind":"logo"},"needs_today":true,"reads":null},
  delete_logo: {"effect":"write","file":null,"needs_today":true,"reads":null},
  save_publication: {"effect":"write","file":null,"needs_today":true,"reads":null},
  get_budget: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["budget_line","partner","week"]}},
  get_grants: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["budget_line","event","week"]}},
  export_budget: {"effect":"read","file":{"way":"save","kind":"csv"},"needs_today":false,"reads":null},
  list_risks: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["action","paper","risk"]}},
  list_meetings: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["action","agenda_item","decision","goal","meeting","paper","recommendation"]}},
  add_action_from_decision: {"effect":"write","file":null,"needs_today":true,"reads":null},
  add_agenda_from_papers: {"effect":"write","file":null,"needs_today":true,"reads":null},
  read_table: {"effect":"app","file":{"way":"open","kind":"import"},"needs_today":false,"reads":null},
  open_import: {"effect":"read","file":{"way":"open","kind":"import"},"needs_today":true,"reads":null},
  check_pasted_import: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  check_import: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  write_import: {"effect":"write","file":null,"needs_today":true,"reads":null},
  save_refused_rows: {"effect":"read","file":{"way":"save","kind":"csv"},"needs_today":false,"reads":null},
  close_import: {"effect":"app","file":null,"needs_today":false,"reads":null},
  get_team: {"effect":"app","file":null,"needs_today":false,"reads":{"tables":["history","team"]}},
  choose_team_folder: {"effect":"app","file":{"way":"into","kind":"folder"},"needs_today":false,"reads":null},
  read_team_certificate: {"effect":"app","file":{"way":"open","kind":"certificate"},"needs_today":false,"reads":null},
  create_team: {"effect":"app","file":null,"needs_today":false,"reads":null},
  export_recovery_sheet: {"effect":"read","file":{"way":"save","kind":"pdf"},"needs_today":false,"reads":null},
  export_invitation: {"effect":"read","file":{"way":"save","kind":"invitation"},"needs_today":false,"reads":null},
  read_invitation: {"effect":"app","file":{"way":"open","kind":"invitation"},"needs_today":false,"reads":null},
  open_invitation_code: {"effect":"app","file":null,"needs_today":false,"reads":null},
  new_joined_plan: {"effect":"app","file":{"way":"save","kind":"plan"},"needs_today":false,"reads":null},
  exchange_now: {"effect":"app","file":null,"needs_today":false,"reads":null},
  set_team_paused: {"effect":"app","file":null,"needs_today":false,"reads":null},
  set_team_access: {"effect":"app","file":null,"needs_today":false,"reads":null},
  set_member_name: {"effect":"app","file":null,"needs_today":false,"reads":null},
  set_member_role: {"effect":"app","file":null,"needs_today":false,"reads":null},
  remove_member: {"effect":"app","file":null,"needs_today":false,"reads":null},
  set_team_passphrase: {"effect":"app","file":null,"needs_today":false,"reads":null},
  set_recovery_key: {"effect":"app","file":null,"needs_today":false,"reads":null},
  open_team_keys: {"effect":"app","file":null,"needs_today":false,"reads":null},
  recover_team: {"effect":"app","file":null,"needs_today":false,"reads":null},
  remove_unsent_changes: {"effect":"app","file":null,"needs_today":false,"reads":null},
  leave_team: {"effect":"app","file":null,"needs_today":false,"reads":null},
  get_came_in: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","history","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","team","tie","venue","week"]}},
  set_came_in_seen: {"effect":"app","file":null,"needs_today":false,"reads":null},
  undo_came_in: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_recent_edits: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["history","team"]}},
  list_conflicts: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","history","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","team","tie","venue","week"]}},
  resolve_conflict: {"effect":"write","file":null,"needs_today":true,"reads":null},
  resolve_conflicts_of: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_erasures: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["history","team"]}},
  undo: {"effect":"write","file":null,"needs_today":true,"reads":null},
  redo: {"effect":"write","file":null,"needs_today":true,"reads":null},
  undo_to: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_history: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["history","team"]}},
  list_versions: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["history"]}},
  save_version: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_differences: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["accepted_problem","action","agenda_item","area","assessment","board","budget_line","council_template","criterion","cross_link","decision","declaration","event","event_partner","event_person","evidence","feature","framework","goal","history","house_style","import_mapping","indicator","indicator_target","interaction","letter_text","level","meeting","milestone","neighbourhood","note","offer","opening","opinion","own_field","own_value","paper","paper_option","partner","partner_role","person","practice","problem_owner","profile","publication","rating","reading","recommendation","release","risk","room","saved_filter","session","status_step","tag","task","tie","venue","week"]}},
  list_bin: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["history"]}},
  restore_record: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_words_in_history: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["history"]}},
  delete_words_for_ever: {"effect":"write","file":null,"needs_today":true,"reads":null},
  list_safety_copies: {"effect":"read","file":null,"needs_today":false,"reads":{"tables":["history"]}},
  restore_safety_copy: {"effect":"write","file":null,"needs_today":true,"reads":null},
} as const satisfies { [name in keyof Commands]: CommandLine };

/** The screen of each table; its filter is named as the table. */
export const homes = {
  profile: 'settings',
  neighbourhood: 'settings',
  week: 'settings',
  release: 'programme',
  saved_filter: 'programme',
  house_style: 'settings',
  publication: 'publish',
  council_template: 'publish',
  letter_text: 'programme',
  own_field: 'settings',
  own_value: 'settings',
  venue: 'venues',
  room: 'venues',
  opening: 'venues',
  event: 'programme',
  session: 'programme',
  event_partner: 'programme',
  event_person: 'programme',
  status_step: 'programme',
  accepted_problem: 'programme',
  problem_owner: 'programme',
  import_mapping: 'import',
  partner: 'partners',
  person: 'partners',
  partner_role: 'partners',
  offer: 'partners',
  interaction: 'partners',
  tie: 'partners',
  framework: 'pillars',
  level: 'pillars',
  area: 'pillars',
  feature: 'pillars',
  tag: 'pillars',
  assessment: 'pillars',
  rating: 'pillars',
  opinion: 'pillars',
  criterion: 'pillars',
  evidence: 'pillars',
  cross_link: 'pillars',
  practice: 'practices',
  indicator: 'indicators',
  indicator_target: 'indicators',
  reading: 'indicators',
  goal: 'roadmap',
  action: 'roadmap',
  milestone: 'roadmap',
  task: 'roadmap',
  note: 'roadmap',
  budget_line: 'budget',
  risk: 'risks',
  meeting: 'meetings',
  agenda_item: 'meetings',
  decision: 'meetings',
  declaration: 'meetings',
  paper: 'council',
  recommendation: 'council',
  paper_option: 'council',
  board: 'boards',
} as const satisfies Record<string, string>;

/** What screens call the filters that charts and rules speak of. */
export const filterNames = {
  pillar_id: 'pillar',
  area_id: 'area',
  feature_id: 'feature',
  neighbourhood_id: 'neighbourhood',
  event_id: 'event',
  venue_id: 'venue',
  partner_id: 'partner',
  week_id: 'week',
  indicator_id: 'indicator',
  on: 'day',
  goal_id: 'goal',
  action_id: 'action',
  milestone_id: 'milestone',
} as const satisfies Record<string, string>;

/** Screens that are a view of another one. */
export const screenViews = {
  problems: { screen: 'programme', view: 'problems' },
} as const satisfies Record<string, { screen: string; view: string }>;

/** An empty record of each kind, with which forms begin. */
export const blanks = {
  neighbourhood: {"table":"neighbourhood","id":"","name":"","population":null,"deprivation_rank":null,"note":"","outline":""},
  release: {"table":"release","id":"","week_id":"","number":0,"title":"","note":"","version":"","released_on":null,"is_printed":false},
  framework: {"table":"framework","id":"","key":"","name":"","source":"","is_main":false,"position":"","version":"","adopted_on":null,"note":""},
  level: {"table":"level","id":"","framework_id":"","name":"","part":"pediment","position":""},
  area: {"table":"area","id":"","level_id":"","code":"","name":"","short_name":"","colour":0,"position":""},
  feature: {"table":"feature","id":"","area_id":"","code":"","name":"","measures":"","position":"","is_light":false},
  meeting: {"table":"meeting","id":"","body":"","held_on":"1970-01-01","papers_due_on":null,"place":"","title":"","themes":[],"note":""},
  risk: {"table":"risk","id":"","paper_id":null,"title":"","likelihood":"low","impact":"low","answer":"","owner":"","position":"","action_id":null,"reviewed_on":null,"is_closed":false},
  milestone: {"table":"milestone","id":"","week_id":null,"title":"","due_on":"1970-01-01","responsible":"","done_on":null,"action_id":null,"revised_due_on":null,"after_ids":[],"explanation":""},
  partner_role: {"table":"partner_role","id":"","partner_id":"","role":"host","from_on":null,"until_on":null,"note":""},
  offer: {"table":"offer","id":"","partner_id":"","week_id":null,"kind":"money","title":"","amount_minor":null,"quantity":null,"unit":"","pledged_on":null,"due_on":null,"received_minor":null,"received_quantity":null,"received_on":null,"note":""},
  interaction: {"table":"interaction","id":"","partner_id":"","person_id":null,"kind":"call","held_on":"1970-01-01","title":"","answer_due_on":null,"answered_on":null,"author":"","note":"","letter_reason":null,"letter_release_id":null,"letter_event_ids":[]},
  tie: {"table":"tie","id":"","from_partner_id":"","to_partner_id":"","kind":"works_with","captured_on":"1970-01-01","strength":null,"reliability":null,"openness":null,"shared_aims":null,"influence":null,"resources":null,"commitment":null,"note":""},
  opinion: {"table":"opinion","id":"","assessment_id":"","feature_id":"","rater":"","now":null,"ambition":null,"note":""},
  criterion: {"table":"criterion","id":"","assessment_id":"","feature_id":"","points":0.0},
  evidence: {"table":"evidence","id":"","assessment_id":null,"subject":"event","subject_id":"","kind":"note","title":"","link":"","note":"","file_hash":"","file_name":"","file_bytes":null,"added_on":null},
  cross_link: {"table":"cross_link","id":"","from_area_id":"","from_feature_id":null,"to_area_id":"","to_feature_id":null,"note":""},
  practice: {"table":"practice","id":"","title":"","place":"","year":null,"is_own":false,"problem":"","what_was_done":"","partners":"","resources":"","results":"","lessons":"","source":""},
  indicator: {"table":"indicator","id":"","code":"","name":"","definition":"","unit":"","decimals":0,"direction":"up","kind":"official","method":"","source":"","collector":"","interval_months":null,"next_due_on":null,"base_year":null,"base_value":null,"totals":"sum","status_method":"target_path","suppress_below":null,"computed":"","is_context":false,"revision":"","note":"","position":""},
  indicator_target: {"table":"indicator_target","id":"","indicator_id":"","year":0,"value":0.0},
  reading: {"table":"reading","id":"","indicator_id":"","measured_on":"1970-01-01","group_kind":"total","group_name":"","neighbourhood_id":null,"value":null,"sample_size":null,"margin":null,"source":"","note":""},
  goal: {"table":"goal","id":"","title":"","description":"","measure":"","owner":"","starts_on":null,"due_on":null,"revised_due_on":null,"status":"on_track","explanation":"","position":""},
  action: {"table":"action","id":"","goal_id":null,"title":"","measure":"","owner":"","involved":"","resources":"","source":"","starts_on":null,"due_on":null,"revised_due_on":null,"done_on":null,"status":"on_track","explanation":"","position":""},
  task: {"table":"task","id":"","subject":null,"subject_id":null,"title":"","assignee":"","due_on":null,"done_on":null,"note":""},
  note: {"table":"note","id":"","subject":"event","subject_id":"","text":"","author":"","written_on":null},
  budget_line: {"table":"budget_line","id":"","year":0,"week_id":null,"title":"","category":"staff","source_kind":"city","partner_id":null,"source":"","planned_minor":0,"secured_minor":0,"spent_minor":0,"matched_minor":0,"matched_by":"","note":"","position":""},
  agenda_item: {"table":"agenda_item","id":"","meeting_id":"","paper_id":null,"title":"","minutes":null,"note":"","position":""},
  decision: {"table":"decision","id":"","meeting_id":"","agenda_item_id":null,"recommendation_id":null,"title":"","outcome":"agreed","action_id":null,"note":"","position":""},
  declaration: {"table":"declaration","id":"","kind":"declaration","title":"","text":"","adopted_on":null,"body":"","signatories":[],"link":""},
  board: {"table":"board","id":"","title":"","about":"","cards":[],"position":""},
  saved_filter: {"table":"saved_filter","id":"","title":"","text":"","pillars":[],"organisers":[],"statuses":[],"neighbourhoods":[],"venues":[],"audiences":[],"days":[],"tracks":[],"only_problems":false,"own":[],"view":"","hidden_columns":[],"sort_by":"","group_by":""},
  letter_text: {"table":"letter_text","id":"","reason":"accepted","language":"","title":"","text":""},
  own_field: {"table":"own_field","id":"","subject":"event","name":"","kind":"text","choices":[],"hint":"","position":""},
  own_value: {"table":"own_value","id":"","subject":"event","subject_id":"","own_field_id":"","value":""},
} satisfies { [table in AnyRecord['table']]: Extract<AnyRecord, { table: table }> };

/** The fixed words of every enum, in their order. Their labels are the messages `<name-with-dashes>-<word>`. */
export const words = {
  Beyond: ['date_out_of_range', 'number_out_of_range', 'number_not_finite', 'text_too_long', 'list_too_long', 'id_not_valid'],
  AccessFeature: ['step_free', 'accessible_toilet', 'hearing_loop', 'sign_language', 'quiet_space', 'parking', 'public_transport', 'not_step_free'],
  AssessmentKind: ['rating', 'scored'],
  Booking: ['none', 'on_the_day', 'preferred', 'required'],
  BudgetCategory: ['staff', 'venues', 'materials', 'communication', 'grants', 'access', 'evaluation', 'other'],
  BudgetSource: ['city', 'state', 'partner', 'fund', 'fees', 'other'],
  DecisionOutcome: ['agreed', 'amended', 'deferred', 'refused'],
  DeclarationKind: ['declaration', 'charter', 'resolution'],
  EventKind: ['talk', 'workshop', 'taster', 'tour', 'walk', 'demonstration', 'exhibition', 'performance', 'open_day', 'fair', 'course', 'online', 'other'],
  EventMode: ['on_site', 'online', 'hybrid'],
  EventRole: ['organiser', 'co_host', 'sponsor', 'supporter'],
  EventStatus: ['draft', 'submitted', 'needs_information', 'accepted', 'declined', 'confirmed', 'held', 'withdrawn', 'cancelled', 'postponed'],
  EvidenceKind: ['note', 'link', 'file'],
  GroupKind: ['total', 'age', 'gender', 'neighbourhood', 'own'],
  IndicatorDirection: ['up', 'down', 'hold'],
  IndicatorKind: ['official', 'survey', 'expert'],
  InteractionKind: ['call', 'meeting', 'visit', 'email', 'letter'],
  LetterReason: ['accepted', 'declined', 'missing', 'changed', 'returns'],
  MoveWay: ['room', 'time', 'tray'],
  OfferKind: ['money', 'room', 'people', 'hours', 'material', 'media', 'expertise'],
  OutputKind: ['council_paper', 'progress_report', 'evaluation_report', 'business_case', 'minutes', 'booklet', 'posters', 'cards', 'day_sheets', 'run_sheets', 'attendance_sheets', 'programme', 'site', 'board', 'open_data', 'events', 'sessions', 'venues', 'rooms', 'partners', 'people', 'indicators', 'readings', 'targets', 'goals', 'actions', 'milestones', 'budget', 'risks'],
  OwnKind: ['text', 'number', 'date', 'choice', 'yes_no'],
  OwnSubject: ['event', 'venue', 'partner', 'indicator'],
  PaperPurpose: ['decision', 'discussion', 'noting'],
  PartnerRoleKind: ['host', 'sponsor', 'expert', 'grant_giver', 'mobiliser', 'adviser', 'venue_owner'],
  PartnerStatus: ['prospect', 'invited', 'interested', 'committed', 'active', 'paused', 'former'],
  PlaceLevel: ['province', 'city', 'district', 'community'],
  RecommendationVerb: ['note', 'reaffirm', 'approve', 'agree', 'agree_subject_to', 'consider'],
  RiskLevel: ['low', 'medium', 'high'],
  RoadmapStatus: ['on_track', 'behind', 'postponed', 'achieved'],
  Sector: ['school', 'higher_education', 'adult_education', 'library_museum', 'business', 'trade_union', 'civil_society', 'public_agency', 'faith', 'media', 'health', 'culture_sport', 'other'],
  Severity: ['blocks', 'warning', 'hint'],
  StatusMethod: ['target_path', 'trend', 'none'],
  TableKind: ['events', 'sessions', 'venues', 'rooms', 'partners', 'people', 'indicators', 'readings', 'targets', 'goals', 'actions', 'milestones', 'budget', 'risks'],
  Subject: ['event', 'partner', 'action', 'indicator', 'practice', 'goal', 'milestone', 'risk', 'budget_line', 'meeting', 'decision', 'declaration', 'feature', 'venue', 'week'],
  TemplePart: ['pediment', 'columns', 'steps'],
  TieKind: ['works_with', 'funds', 'refers'],
  TotalsRule: ['sum', 'weighted', 'none'],
  AgreementWord: ['nobody', 'one', 'strong', 'fair', 'weak'],
  BulkLeft: ['undecided', 'over', 'off', 'same'],
  Track: ['money', 'listing'],
  DueState: ['overdue', 'due_soon', 'later', 'counted', 'unplanned'],
  IndicatorStatus: ['achieved', 'on_track', 'behind', 'off_track', 'improving', 'stable', 'worsening', 'no_data', 'no_target', 'not_judged'],
  SumFault: ['sum_differs', 'sum_exceeds', 'outside_groups'],
  LetterFault: ['unknown_field', 'other_reason', 'not_alone', 'unclosed', 'unopened', 'no_title', 'long_title', 'no_text'],
  LetterField: ['host', 'contact', 'events', 'count', 'table', 'deadline', 'city', 'week', 'dates', 'office', 'release', 'released'],
  LetterPart: ['title', 'text'],
  MissingDetail: ['answer', 'date', 'time', 'place', 'short_text', 'shorter_text', 'audience', 'capacity', 'access', 'booking_way', 'insurance', 'return'],
  OwnFault: ['not_understood', 'choice_gone'],
  TimelineKind: ['invited', 'answered', 'interaction', 'event', 'task', 'promised', 'received', 'memorandum_signed', 'memorandum_ends', 'role_from', 'role_until'],
  WaitingKind: ['not_answered', 'answer_due', 'offer_due', 'memorandum_ended', 'memorandum_reminder', 'retention_passed', 'silent'],
  ReleaseChange: ['new', 'cancelled', 'postponed', 'withdrawn', 'taken_out', 'moved', 'reworded', 'changed'],
  DueKind: ['task', 'action', 'milestone', 'answer', 'reading', 'memorandum'],
  ScoreResult: ['unweighted', 'incomplete', 'unmarked', 'passed', 'below'],
  Standing: ['open', 'gained', 'kept', 'deferred', 'lost', 'not_gained'],
  OccurrenceKind: ['usual', 'moved', 'added', 'skipped'],
  SheetBy: ['venue', 'host', 'day', 'helper'],
  SeriesScope: ['this', 'following', 'all'],
  Unfollowed: ['rule_unreadable', 'rule_too_long'],
  TwinKind: ['partner', 'person', 'venue', 'event'],
  TwinReason: ['name', 'name_and_address', 'name_and_partner', 'address', 'name_and_neighbourhood', 'name_and_place', 'title', 'title_and_host', 'title_and_place'],
} as const;

/** Digits behind the point of every currency; two where a code is not here. */
export const currencyDigits: Readonly<Record<string, number>> = {
  AED: 2,
  AFN: 2,
  ALL: 2,
  AMD: 2,
  AOA: 2,
  ARS: 2,
  AUD: 2,
  AWG: 2,
  AZN: 2,
  BAM: 2,
  BBD: 2,
  BDT: 2,
  BGN: 2,
  BHD: 3,
  BIF: 0,
  BMD: 2,
  BND: 2,
  BOB: 2,
  BRL: 2,
  BSD: 2,
  BTN: 2,
  BWP: 2,
  BYN: 2,
  BZD: 2,
  CAD: 2,
  CDF: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  COP: 2,
  CRC: 2,
  CUC: 2,
  CUP: 2,
  CVE: 2,
  CZK: 2,
  DJF: 0,
  DKK: 2,
  DOP: 2,
  DZD: 2,
  EGP: 2,
  ERN: 2,
  ETB: 2,
  EUR: 2,
  FJD: 2,
  FKP: 2,
  GBP: 2,
  GEL: 2,
  GHS: 2,
  GIP: 2,
  GMD: 2,
  GNF: 0,
  GTQ: 2,
  GYD: 2,
  HKD: 2,
  HNL: 2,
  HRK: 2,
  HTG: 2,
  HUF: 2,
  IDR: 2,
  ILS: 2,
  INR: 2,
  IQD: 3,
  IRR: 2,
  ISK: 0,
  JMD: 2,
  JOD: 3,
  JPY: 0,
  KES: 2,
  KGS: 2,
  KHR: 2,
  KMF: 0,
  KPW: 2,
  KRW: 0,
  KWD: 3,
  KYD: 2,
  KZT: 2,
  LAK: 2,
  LBP: 2,
  LKR: 2,
  LRD: 2,
  LSL: 2,
  LYD: 3,
  MAD: 2,
  MDL: 2,
  MGA: 2,
  MKD: 2,
  MMK: 2,
  MNT: 2,
  MOP: 2,
  MRU: 2,
  MUR: 2,
  MVR: 2,
  MWK: 2,
  MXN: 2,
  MYR: 2,
  MZN: 2,
  NAD: 2,
  NGN: 2,
  NIO: 2,
  NOK: 2,
  NPR: 2,
  NZD: 2,
  OMR: 3,
  PAB: 2,
  PEN: 2,
  PGK: 2,
  PHP: 2,
  PKR: 2,
  PLN: 2,
  PYG: 0,
  QAR: 2,
  RON: 2,
  RSD: 2,
  RUB: 2,
  RWF: 0,
  SAR: 2,
  SBD: 2,
  SCR: 2,
  SDG: 2,
  SEK: 2,
  SGD: 2,
  SHP: 2,
  SLE: 2,
  SLL: 2,
  SOS: 2,
  SRD: 2,
  SSP: 2,
  STN: 2,
  SVC: 2,
  SYP: 2,
  SZL: 2,
  THB: 2,
  TJS: 2,
  TMT: 2,
  TND: 3,
  TOP: 2,
  TRY: 2,
  TTD: 2,
  TWD: 2,
  TZS: 2,
  UAH: 2,
  UGX: 0,
  USD: 2,
  UYU: 2,
  UZS: 2,
  VED: 2,
  VES: 2,
  VND: 0,
  VUV: 0,
  WST: 2,
  XAF: 0,
  XCD: 2,
  XCG: 2,
  XOF: 0,
  XPF: 0,
  YER: 2,
  ZAR: 2,
  ZMW: 2,
  ZWG: 2,
  ZWL: 2,
};

/** The largest values that a plan can hold, either way: of counts, of numbers with fractions, of amounts in the smallest unit. */
export const bounds = { count: 1000000000, number: 1000000000000000, minor: 1000000000000000 } as const;

/** Stands for the id of an event that has none yet, and before `-` and its place in the list for that of a session. */
export const draftId = 'draft';

/** Counts that the plan makes itself for indicators. Their labels are the messages `indicators-computed-<key>`. */
export const computedCounts = [
  'events_announced',
  'events_held',
  'events_cancelled',
  'sessions',
  'places',
  'registered',
  'attendance',
  'first_time_learners',
  'first_time_percent',
  'no_show_percent',
  'rating_average',
  'returned_percent',
  'free_events_percent',
  'partners_committed',
  'partners_new',
  'hosts',
  'memoranda',
  'coverage_events_per_1000',
  'spending_minor',
  'secured_minor',
  'matched_minor',
  'hours_given',
  'share_rated_features',
  'practices_shared',
  'indicators_read_percent',
] as const;
