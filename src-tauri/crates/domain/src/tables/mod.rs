//! Tables of a plan that people edit in a spreadsheet and bring back: which kinds there are, and their columns.
//!
//! A table's columns are the fields of its record as `fields` tells what they mean, and a few that are links of their
//! own. Writer (`tables`) and reader (`intake`) both ask here, so that what goes out is what comes in. Formats, words
//! for people and the comparison itself are theirs.

pub mod labels;
pub mod mark;
pub mod rows;
pub mod shown;

use crate::fields::{Meaning, meaning, meanings};
use crate::rules::own_fields::fields_of;
use crate::{EventRole, OwnField, OwnKind, OwnSubject, Plan, Subject, words};

words!(
    /// A table that comes back.
    TableKind {
        Events = "events", Sessions = "sessions", Venues = "venues", Rooms = "rooms", Partners = "partners",
        People = "people", Indicators = "indicators", Readings = "readings", Targets = "targets", Goals = "goals",
        Actions = "actions", Milestones = "milestones", Budget = "budget", Risks = "risks",
    }
);

/// With what the keys of columns begin that are fields of the plan's own; the id follows.
pub const OWN: &str = "own.";

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Holds<'a> {
    /// A field of the record.
    Field,
    /// A field of the plan's own.
    Own(&'a OwnField),
    /// The venue of a session: that of its room, else the one it names.
    Venue,
    /// The partners of an event in a role.
    Partners(EventRole),
    /// The people who facilitate an event.
    People,
    /// The areas of frameworks to which the record is tied.
    Areas,
}

/// Whether a cell of a record that the plan has can be changed by the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// It can.
    Free,
    /// Not once something stands in it: a promise stays.
    OnceSet,
    /// Never: by it the record is known.
    Key,
}

/// One column of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column<'a> {
    /// The name of its field, or of the link; of a field of the plan's own, its id.
    pub name: &'a str,
    /// What it holds.
    pub holds: Holds<'a>,
    /// What its values mean.
    pub meaning: Meaning,
    /// Whether it can be changed.
    pub fixed: Fixed,
}

impl Column<'_> {
    /// By what the hidden column knows it: unique in its table.
    pub fn key(&self) -> String {
        match self.holds {
            Holds::Own(field) => format!("{OWN}{}", field.id),
            Holds::Field | Holds::Venue | Holds::Partners(_) | Holds::People | Holds::Areas => self.name.to_owned(),
        }
    }

    /// Whether a cell holds several values.
    pub fn is_list(&self) -> bool {
        self.holds.is_links()
            || matches!(
                self.meaning,
                Meaning::WordsList
                    | Meaning::WordList(_)
                    | Meaning::Languages
                    | Meaning::Ids(_)
                    | Meaning::Dates
                    | Meaning::FieldNames
                    | Meaning::Cards
            )
    }
}

impl Holds<'_> {
    /// Whether its values are records of their own that tie two others.
    pub fn is_links(self) -> bool {
        match self {
            Holds::Field | Holds::Own(_) | Holds::Venue => false,
            Holds::Partners(_) | Holds::People | Holds::Areas => true,
        }
    }
}

/// What is particular to a kind of table; all else follows from the fields of its record.
struct Spec {
    table: &'static str,
    /// Fields that it does not show: the rule of a series, which makes its sessions, and what the program keeps.
    left_out: &'static [&'static str],
    once: &'static [&'static str],
    keys: &'static [&'static str],
    /// By these a row without a mark is found in the plan.
    found_by: &'static [&'static str],
    /// The order of the rows.
    sorted_by: &'static [&'static str],
    /// Its records can be tied to areas.
    tagged: Option<Subject>,
}

const NOTHING: &[&str] = &[];
/// What makes a series is edited in the program, which knows the sessions that follow from it; and what a copy is of.
const KEPT: &[&str] = &["recurrence_rule", "span_starts_on", "span_ends_on", "excluded_dates", "copied_from_id"];

const fn spec(kind: TableKind) -> Spec {
    let plain = Spec {
        table: "",
        left_out: NOTHING,
        once: NOTHING,
        keys: NOTHING,
        found_by: NOTHING,
        sorted_by: NOTHING,
        tagged: None,
    };
    match kind {
        TableKind::Events => Spec {
            table: "event",
            left_out: KEPT,
            keys: &["external_id", "source"],
            found_by: &["week_id", "title"],
            sorted_by: &["week_id", "title"],
            tagged: Some(Subject::Event),
            ..plain
        },
        TableKind::Sessions => Spec {
            table: "session",
            left_out: &["is_time_known", "occurrence_on", "is_moved", "venue_id"],
            keys: &["event_id"],
            found_by: &["event_id", "starts_at"],
            sorted_by: &["starts_at", "event_id"],
            ..plain
        },
        TableKind::Venues => {
            Spec { table: "venue", found_by: &["name"], sorted_by: &["name"], tagged: Some(Subject::Venue), ..plain }
        }
        TableKind::Rooms => Spec {
            table: "room",
            keys: &["venue_id"],
            found_by: &["venue_id", "name"],
            sorted_by: &["venue_id", "position"],
            ..plain
        },
        TableKind::Partners => Spec {
            table: "partner",
            found_by: &["name"],
            sorted_by: &["name"],
            tagged: Some(Subject::Partner),
            ..plain
        },
        TableKind::People => {
            Spec { table: "person", found_by: &["name", "partner_id"], sorted_by: &["partner_id", "name"], ..plain }
        }
        TableKind::Indicators => Spec {
            table: "indicator",
            left_out: &["computed"],
            found_by: &["name"],
            sorted_by: &["position"],
            tagged: Some(Subject::Indicator),
            ..plain
        },
        TableKind::Readings => Spec {
            table: "reading",
            keys: &["indicator_id", "measured_on", "group_kind", "group_name", "neighbourhood_id"],
            found_by: &["indicator_id", "measured_on", "group_kind", "group_name", "neighbourhood_id"],
            sorted_by: &["indicator_id", "measured_on", "group_kind", "group_name", "neighbourhood_id"],
            ..plain
        },
        TableKind::Targets => Spec {
            table: "indicator_target",
            keys: &["indicator_id", "year"],
            found_by: &["indicator_id", "year"],
            sorted_by: &["indicator_id", "year"],
            ..plain
        },
        TableKind::Goals => Spec {
            table: "goal",
            once: &["due_on"],
            found_by: &["title"],
            sorted_by: &["position"],
            tagged: Some(Subject::Goal),
            ..plain
        },
        TableKind::Actions => Spec {
            table: "action",
            once: &["due_on"],
            found_by: &["title"],
            sorted_by: &["position"],
            tagged: Some(Subject::Action),
            ..plain
        },
        TableKind::Milestones => Spec {
            table: "milestone",
            once: &["due_on"],
            found_by: &["title", "due_on"],
            sorted_by: &["due_on", "title"],
            tagged: Some(Subject::Milestone),
            ..plain
        },
        TableKind::Budget => Spec {
            table: "budget_line",
            found_by: &["year", "title", "source"],
            sorted_by: &["year", "position"],
            tagged: Some(Subject::BudgetLine),
            ..plain
        },
        TableKind::Risks => {
            Spec { table: "risk", found_by: &["title"], sorted_by: &["position"], tagged: Some(Subject::Risk), ..plain }
        }
    }
}

impl TableKind {
    /// The table of the plan whose records are its rows.
    pub fn table(self) -> &'static str {
        spec(self).table
    }

    /// Fields by which a row that says no id is found in the plan.
    pub fn found_by(self) -> &'static [&'static str] {
        spec(self).found_by
    }

    /// Fields by which the rows are sorted.
    pub fn sorted_by(self) -> &'static [&'static str] {
        spec(self).sorted_by
    }

    /// As what its records are tied to areas; `None`: they are not.
    pub fn subject(self) -> Option<Subject> {
        spec(self).tagged
    }

    /// The kind of record whose fields of the plan's own it shows; `None`: it has none.
    pub fn own_subject(self) -> Option<OwnSubject> {
        OwnSubject::ALL.iter().copied().find(|own| own.subject().word() == self.table())
    }

    /// Its columns with those of the plan's own fields, which stand last.
    pub fn columns_of(self, plan: &Plan) -> Vec<Column<'_>> {
        let mut columns: Vec<Column> = self.columns();
        let own = self.own_subject().map(|subject| fields_of(plan, subject)).unwrap_or_default();
        columns.extend(own.into_iter().map(|field| Column {
            name: &field.id,
            holds: Holds::Own(field),
            meaning: match field.kind {
                OwnKind::Text | OwnKind::Choice => Meaning::Words,
                OwnKind::Number => Meaning::Number,
                OwnKind::Date => Meaning::Date,
                OwnKind::YesNo => Meaning::YesNo,
            },
            fixed: Fixed::Free,
        }));
        columns
    }

    /// The columns that every plan has, what people know a record by first.
    pub fn columns(self) -> Vec<Column<'static>> {
        let spec = spec(self);
        let fixed = |field: &str| match () {
            () if spec.keys.contains(&field) => Fixed::Key,
            () if spec.once.contains(&field) => Fixed::OnceSet,
            () => Fixed::Free,
        };
        let shown = meanings(spec.table).iter().filter(|(field, meaning)| {
            *meaning != Meaning::Machine && *meaning != Meaning::Recurrence && !spec.left_out.contains(field)
        });
        let mut columns: Vec<Column<'static>> = shown
            .map(|(name, meaning)| Column { name, holds: Holds::Field, meaning: *meaning, fixed: fixed(name) })
            .collect();
        let first = |column: &Column| match column.name {
            "title" | "name" => 0,
            name if spec.keys.contains(&name) && self != TableKind::Events => 1,
            _ => 2,
        };
        columns.sort_by_key(first);
        self.add_links(&mut columns, spec.tagged);
        columns
    }

    /// Links stand behind what they belong to, those of areas at the end.
    fn add_links(self, columns: &mut Vec<Column<'static>>, tagged: Option<Subject>) {
        let link = |name, holds, table| Column { name, holds, meaning: Meaning::Ids(table), fixed: Fixed::Free };
        match self {
            TableKind::Events => {
                let roles = EventRole::ALL.iter().map(|role| link(role.word(), Holds::Partners(*role), "partner"));
                let people = std::iter::once(link("people", Holds::People, "person"));
                columns.splice(1..1, roles.chain(people));
            }
            TableKind::Sessions => {
                let at = columns.iter().position(|column| column.name == "room_id").unwrap_or(columns.len());
                let meaning = meaning("session", "venue_id").unwrap_or(Meaning::Id("venue"));
                columns.insert(at, Column { name: "venue", holds: Holds::Venue, meaning, fixed: Fixed::Free });
            }
            TableKind::Venues
            | TableKind::Rooms
            | TableKind::Partners
            | TableKind::People
            | TableKind::Indicators
            | TableKind::Readings
            | TableKind::Targets
            | TableKind::Goals
            | TableKind::Actions
            | TableKind::Milestones
            | TableKind::Budget
            | TableKind::Risks => {}
        }
        if tagged.is_some() {
            columns.push(link("areas", Holds::Areas, "area"));
        }
    }
}

#[cfg(test)]
mod tests;
