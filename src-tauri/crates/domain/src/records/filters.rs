//! Views of the programme that the team keeps under a name: filters, and how the table shows what they leave.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record};

/// Which events the views of the programme show. Empty lists and texts let everything through; ids that the plan does not
/// know any more are left out where it is used.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SavedFilter {
    pub id: Id,
    pub title: String,
    /// Words of title, text, hosts, places or audiences.
    pub text: String,
    /// Ids of areas.
    pub pillars: Vec<Id>,
    /// Ids of partners.
    pub organisers: Vec<Id>,
    /// Spellings of statuses.
    pub statuses: Vec<String>,
    pub neighbourhoods: Vec<Id>,
    pub venues: Vec<Id>,
    pub audiences: Vec<String>,
    /// Dates on which a session begins.
    pub days: Vec<String>,
    /// Spellings of tracks.
    pub tracks: Vec<String>,
    pub only_problems: bool,
    /// What is asked of the plan's own fields: the id of a field, a sign (`=` one of several, `~` words, `>` at least, `<`
    /// at most), and what is asked.
    pub own: Vec<String>,
    /// Which of the views of the programme it is of; empty: of whichever is open.
    pub view: String,
    /// Columns that the table hides, by their names.
    pub hidden_columns: Vec<String>,
    /// The column that the table is sorted by; with `-` before it from the end.
    pub sort_by: String,
    /// The column by which rows stand together; empty: none.
    pub group_by: String,
}
record!(SavedFilter in "saved_filter" {
    id, title, text, pillars, organisers, statuses, neighbourhoods, venues, audiences, days, tracks, only_problems, own,
    view, hidden_columns, sort_by, group_by
});
