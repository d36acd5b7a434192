//! What commands take and give beyond the records of `domain`: the shapes that the page and the terminal see.
//!
//! Only data. Every type here reaches TypeScript through the table.

use std::collections::BTreeMap;

pub use crate::desk::views::{AsOf, Progress, RecentPlan, Settings};
pub use crate::plan::views::*;
pub use crate::programme::series::{ScopeRow, SeriesView};
use chrono::{NaiveDate, NaiveDateTime};
pub use domain::rules::coverage::{Coverage, CoverageRow};
use domain::rules::grants::Track;
use domain::rules::last_time::LastTime;
use domain::*;
pub use intake::{ImportColumn, ImportItem, ImportOptions, ImportPreview, Notice, RefusedRow};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Values for a text, by the name of its variable; dates and numbers in stored form.
pub type Values = BTreeMap<String, String>;

/// What the page must know before it shows anything.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AppState {
    /// `None` before a plan is open: the welcome screen.
    pub plan: Option<OpenPlan>,
    /// A plan waits to be opened by `open_first`, now that there is a page.
    pub is_beginning: bool,
    pub recent: Vec<RecentPlan>,
    pub settings: Settings,
    /// Languages that can be chosen, `en-XA` being the pseudo-language.
    pub languages: Vec<String>,
    /// Today in the plan's time zone.
    pub today: NaiveDate,
    pub version: String,
}

/// The plan on the desk.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OpenPlan {
    /// The plan's own, the same in each of its copies: what a machine remembers of a plan is kept under it.
    pub id: String,
    /// File name without folder and ending.
    pub name: String,
    pub city: String,
    /// The day of its first change: there is nothing to look back to before.
    pub begun_on: Option<NaiveDate>,
    pub currency: String,
    /// Minutes after midnight at which the days of the festival end.
    pub day_ends_minutes: u32,
    #[ts(type = "number")]
    pub revision: i64,
    /// The week chosen in settings, else the last.
    pub week: Option<Week>,
    pub weeks: Vec<Week>,
    pub undo: Option<Label>,
    /// What undo would take back was done before the plan was opened this time.
    pub is_undo_older: bool,
    pub redo: Option<Label>,
    /// Open problems of the chosen week.
    pub problem_count: usize,
    pub blocking_count: usize,
    /// What was noticed while opening, such as a repaired file.
    pub notices: Vec<Notice>,
    /// The person at this computer may look at the plan and not change it: what looking back refuses is refused.
    pub is_reader: bool,
    /// To when everything on the screens is looked back; `None`: today, and the plan can be changed.
    pub as_of: Option<AsOf>,
}

/// What a change does, as code and values: the text is the message `change-<code>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Label {
    pub code: String,
    pub values: Values,
}

/// The deputy mayor's screen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Overview {
    /// Negative once the week has begun.
    pub days_to_opening: Option<i64>,
    pub submissions_close_in_days: Option<i64>,
    pub last_meeting_on: Option<NaiveDate>,
    pub figures: Vec<KeyFigure>,
    /// The gravest open problems, at most five.
    pub attention: Vec<Problem>,
    pub attention_total: usize,
    /// The next milestones that are not done, at most five; overdue ones first.
    pub milestones: Vec<Milestone>,
}

/// One of the six numbers. Texts: `figure-<code>`, `figure-<code>-detail`.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KeyFigure {
    /// `events`, `confirmed`, `partners`, `places`, `money`, `problems`.
    pub code: String,
    pub value: f64,
    pub target: Option<f64>,
    /// Of the target, 0 to 100 and beyond.
    pub percent: Option<f64>,
    pub values: Values,
    /// Screen that lists what the number counts.
    pub screen: String,
}

/// An event as one line of a list, with its sessions for the board.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EventRow {
    pub id: Id,
    pub title: String,
    pub kind: EventKind,
    pub mode: EventMode,
    pub status: EventStatus,
    pub organisers: Vec<Name>,
    /// Who facilitates it.
    pub people: Vec<Name>,
    /// Ids of areas of the main framework's columns.
    pub pillar_ids: Vec<Id>,
    pub audiences: Vec<String>,
    pub languages: Vec<String>,
    pub booking: Booking,
    #[ts(type = "number | null")]
    pub capacity: Option<i64>,
    pub is_free: bool,
    pub track: Track,
    #[ts(type = "number | null")]
    pub money_asked_minor: Option<i64>,
    #[ts(type = "number | null")]
    pub money_granted_minor: Option<i64>,
    pub short_text: String,
    pub sessions: Vec<Session>,
    /// The day of the festival to which each of them belongs; a night may belong to the day before its date.
    pub days: Vec<Option<NaiveDate>>,
    /// Start of the first session that has one.
    pub starts_at: Option<NaiveDateTime>,
    pub venue_names: Vec<String>,
    pub neighbourhood_ids: Vec<Id>,
    /// Open problems.
    pub problem_count: usize,
    pub worst: Option<Severity>,
    pub received_on: Option<NaiveDate>,
    pub external_id: String,
    /// What it says in the plan's own fields, by their ids.
    pub own: BTreeMap<Id, String>,
}

/// A record by its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Name {
    pub id: Id,
    pub name: String,
}

/// A room as a column of the board.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BoardRoom {
    /// Room id; for sessions at a venue without a room, the venue's id.
    pub id: Id,
    pub room_id: Option<Id>,
    pub venue_id: Id,
    pub venue_name: String,
    pub room_name: String,
    #[ts(type = "number | null")]
    pub capacity: Option<i64>,
    pub neighbourhood_id: Option<Id>,
    /// Sessions of the week here.
    pub session_count: usize,
    /// Open hours for each day of the week, in minutes from midnight; an empty list: closed; `None`: not known.
    pub open: Vec<OpenHours>,
}

/// When a room can be used on one day.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OpenHours {
    pub on: NaiveDate,
    pub is_known: bool,
    /// Pairs of minutes from midnight.
    pub spans: Vec<(u32, u32)>,
}

/// One event with everything that hangs on it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EventDetail {
    pub draft: EventDraft,
    pub problems: Vec<Problem>,
    /// From one status to the next, the first one first.
    pub steps: Vec<StatusStep>,
    pub history: Vec<HistoryEntry>,
    /// Its occurrences, if it repeats.
    pub series: Option<SeriesView>,
    /// The event that it is a part of.
    pub umbrella: Option<EventName>,
    /// The events that are parts of it, by their first session; those without a date at the end.
    pub parts: Vec<EventName>,
    /// What came of the event of which it is a copy.
    pub last_time: Option<LastTime>,
}

/// An event as another one names it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EventName {
    pub id: Id,
    pub title: String,
    pub status: EventStatus,
    /// When its first session begins.
    pub starts_at: Option<NaiveDateTime>,
}

/// An event as the form holds it. Ids that are empty are given on saving; what is missing from a list is removed.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EventDraft {
    pub event: Event,
    pub sessions: Vec<Session>,
    pub partners: Vec<EventPartner>,
    pub people: Vec<EventPerson>,
    /// Areas and features it is tagged to, of all frameworks.
    pub tags: Vec<Tag>,
    /// What it says in the plan's own fields; a field that is not among them keeps what it says.
    #[serde(default)]
    pub own_values: Vec<OwnValue>,
    /// Why the status changes, when it does; asked for where the new one needs a reason.
    #[serde(default)]
    pub status_reason: String,
}

/// Where a session goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Slot {
    /// `None` takes it off the board.
    pub starts_at: Option<NaiveDateTime>,
    pub ends_at: Option<NaiveDateTime>,
    pub venue_id: Option<Id>,
    pub room_id: Option<Id>,
}

/// A venue with what belongs to it, in lists and in the form.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct VenueDraft {
    pub venue: Venue,
    pub rooms: Vec<Room>,
    pub openings: Vec<Opening>,
    /// What it says in the plan's own fields; a field that is not among them keeps what it says.
    #[serde(default)]
    pub own_values: Vec<OwnValue>,
}

/// A venue in the list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VenueRow {
    pub draft: VenueDraft,
    pub neighbourhood_name: String,
    pub owner_name: String,
    /// Sessions of the chosen week.
    pub session_count: usize,
}

/// A partner with its people, as the form holds it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PartnerDraft {
    pub partner: Partner,
    pub people: Vec<Person>,
    pub tags: Vec<Tag>,
    /// What it says in the plan's own fields; a field that is not among them keeps what it says.
    #[serde(default)]
    pub own_values: Vec<OwnValue>,
}

/// A partner in the register.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PartnerRow {
    pub draft: PartnerDraft,
    pub contact_name: String,
    pub events: Vec<Name>,
    pub neighbourhood_name: String,
}

/// A framework with everything in it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FrameworkDetail {
    pub framework: Framework,
    pub levels: Vec<Level>,
    pub areas: Vec<Area>,
    pub features: Vec<Feature>,
    /// Events of the chosen week tagged to each area id.
    pub event_counts: BTreeMap<Id, usize>,
    /// Oldest first.
    pub assessments: Vec<Assessment>,
    pub ratings: Vec<Rating>,
    /// Share of ambition reached by each area in the latest round that counts, in percent.
    pub progress: BTreeMap<Id, f64>,
    /// Rounds that are still being filled in: nothing is concluded from them.
    pub drafts: Vec<Id>,
}

/// A paper with its parts, as the form holds it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PaperDraft {
    pub paper: Paper,
    pub meeting: Option<Meeting>,
    pub recommendations: Vec<Recommendation>,
    pub options: Vec<PaperOption>,
    pub risks: Vec<Risk>,
}

/// Pictures of the pages of a document.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Preview {
    pub pages: usize,
    /// Pages before the appendix: what a council's limit counts.
    pub body_pages: usize,
    /// The page asked for, as a PNG in base64.
    pub png: String,
    pub page: usize,
    pub width: u32,
    pub height: u32,
    /// Everything on the page as plain text, for those who do not see the picture.
    pub text: String,
}

/// A document or picture that was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Exported {
    /// File name without its folder.
    pub name: String,
    #[ts(type = "number")]
    pub bytes: u64,
    pub pages: Option<usize>,
    /// What people should know of it; mostly nothing.
    pub notices: Vec<Notice>,
    /// By what it can be opened from the window; a terminal opens nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub file: Option<WrittenFile>,
}

/// A file that was written from this window and can be opened from it. The page never sees where it lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WrittenFile {
    pub key: String,
    /// It can be opened; else it is only shown in its folder.
    pub opens: bool,
}

/// Something the palette found.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Hit {
    /// Its table.
    pub kind: String,
    pub id: Id,
    pub title: String,
    /// What tells it from others of the name, or the place of a text where the words stand.
    pub detail: String,
}

/// Counts of every kind, for the terminal.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Info {
    pub city: String,
    pub counts: BTreeMap<String, usize>,
    #[ts(type = "number")]
    pub revision: i64,
    #[ts(type = "number")]
    pub format_version: i64,
    #[ts(type = "number")]
    pub bytes: u64,
}

/// Answers of the three questions of a new plan.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NewPlan {
    pub city: String,
    pub country: String,
    pub time_zone: String,
    pub week_title: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

/// One of thousands of problems: what its line in a list shows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProblemLine {
    pub key: String,
    pub code: String,
    pub severity: Severity,
    pub event_id: Option<Id>,
    pub session_id: Option<Id>,
    /// What its sentence needs.
    pub values: BTreeMap<String, String>,
    pub is_accepted: bool,
    /// Who sees to it; empty: nobody yet.
    pub owner: String,
    pub due_on: Option<NaiveDate>,
    /// Open, and its day has passed.
    pub is_late: bool,
    /// The ways out that can be taken for all of its kind at once.
    pub ways: Vec<String>,
}
