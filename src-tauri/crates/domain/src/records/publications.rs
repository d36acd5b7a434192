//! What goes out of a plan: which documents there are, when each was last written, by whom and how, and the council's
//! own template for them.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::tables::TableKind;
use crate::{Id, record, words};

words!(
    /// A kind of what goes out. Which files each can be made as, and what can be chosen, is said in one place by
    /// `commands::outputs`.
    OutputKind {
        /// What a council decides by.
        CouncilPaper = "council_paper",
        /// How far the city has come.
        ProgressReport = "progress_report",
        /// How a week went.
        EvaluationReport = "evaluation_report",
        /// Why to become a learning city.
        BusinessCase = "business_case",
        /// What a meeting decided.
        Minutes = "minutes",
        /// The week's programme to hold in hand.
        Booklet = "booklet",
        /// A sheet for the wall for each event.
        Posters = "posters",
        /// A small card for each event.
        Cards = "cards",
        /// What is on today, for the door of each venue.
        DaySheets = "day_sheets",
        /// Who does what where, for those who run the week.
        RunSheets = "run_sheets",
        /// Lists for those who count who came.
        AttendanceSheets = "attendance_sheets",
        /// The public programme for calendars and other programs.
        Programme = "programme",
        /// The public programme as pages for the web.
        Site = "site",
        /// A board as it stands.
        Board = "board",
        /// The city's indicators as open data.
        OpenData = "open_data",
        /// Records of one kind, as a table that is edited in a spreadsheet and comes back.
        Events = "events",
        Sessions = "sessions",
        Venues = "venues",
        Rooms = "rooms",
        Partners = "partners",
        People = "people",
        Indicators = "indicators",
        Readings = "readings",
        Targets = "targets",
        Goals = "goals",
        Actions = "actions",
        Milestones = "milestones",
        Budget = "budget",
        Risks = "risks",
    }
);

impl OutputKind {
    /// The table of records that it is; `None`: it is another document.
    pub const fn table(self) -> Option<TableKind> {
        match self {
            OutputKind::Events => Some(TableKind::Events),
            OutputKind::Sessions => Some(TableKind::Sessions),
            OutputKind::Venues => Some(TableKind::Venues),
            OutputKind::Rooms => Some(TableKind::Rooms),
            OutputKind::Partners => Some(TableKind::Partners),
            OutputKind::People => Some(TableKind::People),
            OutputKind::Indicators => Some(TableKind::Indicators),
            OutputKind::Readings => Some(TableKind::Readings),
            OutputKind::Targets => Some(TableKind::Targets),
            OutputKind::Goals => Some(TableKind::Goals),
            OutputKind::Actions => Some(TableKind::Actions),
            OutputKind::Milestones => Some(TableKind::Milestones),
            OutputKind::Budget => Some(TableKind::Budget),
            OutputKind::Risks => Some(TableKind::Risks),
            OutputKind::CouncilPaper
            | OutputKind::ProgressReport
            | OutputKind::EvaluationReport
            | OutputKind::BusinessCase
            | OutputKind::Minutes
            | OutputKind::Booklet
            | OutputKind::Posters
            | OutputKind::Cards
            | OutputKind::DaySheets
            | OutputKind::RunSheets
            | OutputKind::AttendanceSheets
            | OutputKind::Programme
            | OutputKind::Site
            | OutputKind::Board
            | OutputKind::OpenData => None,
        }
    }
}

/// The last time that a kind of document was written, and what was chosen then. One for each kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Publication {
    pub id: Id,
    pub kind: OutputKind,
    /// What was chosen, as `name=value`; proposed when the document is made again.
    pub options: Vec<String>,
    pub file_name: String,
    /// In the city's time.
    pub written_at: Option<NaiveDateTime>,
    pub written_by: String,
    /// The revision of the plan from which it was made.
    pub written_revision: Option<i64>,
    /// Endings of the files as which it is written together with others into a folder.
    pub set_endings: Vec<String>,
}
record!(Publication in "publication" {
    id, kind, options, file_name, written_at, written_by, written_revision, set_endings
});

impl Publication {
    /// The id of a kind's one record, so that two people who write the same document meet in it.
    pub fn id_of(kind: OutputKind) -> Id {
        crate::link_id(&["publication", kind.word()])
    }
}

/// The council's own Word document into which papers are poured. One for each plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CouncilTemplate {
    pub id: Id,
    /// What its file was called.
    pub title: String,
    /// SHA-256 of its content, under which the plan keeps it.
    pub file_hash: String,
    pub file_bytes: Option<i64>,
    /// In the city's time.
    pub chosen_on: Option<NaiveDate>,
}
record!(CouncilTemplate in "council_template" { id, title, file_hash, file_bytes, chosen_on });

impl CouncilTemplate {
    /// The id of the one record, so that two people who choose a template meet in it.
    pub fn id_of_plan() -> Id {
        crate::link_id(&["council_template"])
    }
}
