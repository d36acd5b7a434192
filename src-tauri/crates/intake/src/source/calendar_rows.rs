//! One event of a calendar as a row of cells, and what it says of time.

use crate::RefusedRow;
use crate::source::content_lines::{ContentLine, parts};
use crate::source::timing::{Times, Timing, When, length};

/// Whose words count where a single time of a series has some of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Those of the series.
    Series,
    /// Those of the series, and it is told that others stood there.
    Told,
    /// Its own; without any, those of the series.
    Place,
    /// Its own.
    Time,
}

/// A column of the table.
pub(crate) struct Column {
    pub(crate) heading: &'static str,
    /// Of an event; empty: not used unless a person says so.
    pub(crate) field: &'static str,
    pub(crate) scope: Scope,
}

const fn column(heading: &'static str, field: &'static str, scope: Scope) -> Column {
    Column { heading, field, scope }
}

/// Every column; those that nothing fills are left out.
pub(crate) const COLUMNS: [Column; 21] = [
    column("UID", "external_id", Scope::Series),
    column("SUMMARY", "title", Scope::Told),
    column("DTSTART", "starts_on", Scope::Time),
    column("DTEND", "ends_on", Scope::Time),
    column("DURATION", "duration_minutes", Scope::Time),
    column("RRULE", "recurrence_rule", Scope::Time),
    column("RDATE", "", Scope::Time),
    column("EXDATE", "excluded_dates", Scope::Time),
    column("RECURRENCE-ID", "", Scope::Time),
    column("LOCATION", "venue", Scope::Place),
    column("GEO (latitude)", "latitude", Scope::Place),
    column("GEO (longitude)", "longitude", Scope::Place),
    column("DESCRIPTION", "long_text", Scope::Told),
    column("CATEGORIES", "pillars", Scope::Series),
    column("STATUS", "status", Scope::Series),
    column("ORGANIZER", "organiser", Scope::Series),
    column("ORGANIZER (address)", "contact_email", Scope::Series),
    column("CONTACT", "contact_name", Scope::Series),
    column("ATTENDEE", "", Scope::Series),
    column("URL", "link", Scope::Series),
    column("COMMENT", "note", Scope::Series),
];

/// Columns that stand there even when nothing fills them.
pub(crate) const ALWAYS: [&str; 2] = ["SUMMARY", "DTSTART"];

/// Properties that are of use to calendars only.
const OF_CALENDARS: [&str; 11] = [
    "DTSTAMP",
    "CREATED",
    "LAST-MODIFIED",
    "SEQUENCE",
    "TRANSP",
    "CLASS",
    "PRIORITY",
    "COLOR",
    "REQUEST-STATUS",
    "ACKNOWLEDGED",
    "STYLED-DESCRIPTION",
];

/// Names of properties that are told as not read.
const MAX_UNREAD: usize = 20;
/// Guests that a cell names.
const MAX_GUESTS: usize = 100;

/// An event of the calendar.
pub(crate) struct Row {
    pub(crate) line: usize,
    pub(crate) uid: String,
    /// Its number among the versions of this event, and when it was written.
    pub(crate) version: (i64, String),
    /// As many as there are columns.
    pub(crate) cells: Vec<String>,
    pub(crate) timing: Timing,
    /// Whether a time is called a day.
    pub(crate) is_misnamed: bool,
    /// It stands for all times that follow, too; what is told where nobody knows which these are.
    pub(crate) range: Option<RefusedRow>,
}

impl Row {
    /// The cell of a property.
    pub(crate) fn cell(&self, heading: &str) -> &str {
        place(heading).and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    fn put(&mut self, heading: &str, value: &str, between: &str) {
        let Some(cell) = place(heading).map(|at| &mut self.cells[at]) else { return };
        if !cell.is_empty() && !value.is_empty() {
            cell.push_str(between);
        }
        cell.push_str(value);
    }

    /// The first one counts.
    fn put_first(&mut self, heading: &str, value: &str) {
        if self.cell(heading).is_empty() {
            self.put(heading, value, "");
        }
    }
}

fn place(heading: &str) -> Option<usize> {
    COLUMNS.iter().position(|column| column.heading == heading)
}

/// Reads the lines of an event.
pub(crate) fn row_of(
    line: usize,
    lines: &[ContentLine],
    times: &mut Times,
    told: &mut Vec<RefusedRow>,
    unread: &mut Vec<String>,
) -> Row {
    let mut row = Row {
        line,
        uid: String::new(),
        version: (0, String::new()),
        cells: vec![String::new(); COLUMNS.len()],
        timing: Timing::default(),
        is_misnamed: false,
        range: None,
    };
    let mut guests = 0;
    for property in lines {
        let text = || property.text().trim().to_owned();
        match property.name.as_str() {
            "UID" => {
                row.uid = text();
                row.put_first("UID", &text());
            }
            "SEQUENCE" => row.version.0 = property.value.trim().parse().unwrap_or(0),
            "LAST-MODIFIED" => row.version.1 = text(),
            "DTSTAMP" if row.version.1.is_empty() => row.version.1 = text(),
            "SUMMARY" | "LOCATION" | "DESCRIPTION" | "STATUS" | "URL" | "CONTACT" => {
                row.put_first(&property.name, &text());
            }
            "COMMENT" => row.put("COMMENT", &text(), "\n"),
            "CATEGORIES" => row.put("CATEGORIES", &parts(&property.value, ',').join("\n"), "\n"),
            "GEO" => {
                let (latitude, longitude) = property.value.split_once([';', ',']).unwrap_or_default();
                row.put_first("GEO (latitude)", latitude.trim());
                row.put_first("GEO (longitude)", longitude.trim());
            }
            "ORGANIZER" => {
                let (name, address) = named(property);
                row.put_first("ORGANIZER", &name);
                row.put_first("ORGANIZER (address)", &address);
            }
            "ATTENDEE" => {
                let (name, address) = named(property);
                guests += 1;
                if guests <= MAX_GUESTS {
                    row.put("ATTENDEE", if name.is_empty() { &address } else { &name }, "\n");
                }
            }
            "DTSTART" | "DTEND" | "DURATION" | "RRULE" | "EXRULE" | "RDATE" | "EXDATE" | "RECURRENCE-ID" => {
                row.time(property, times, told);
            }
            "X-ALT-DESC" => {}
            name if OF_CALENDARS.contains(&name) || name.starts_with("X-") => {}
            name => {
                if unread.len() < MAX_UNREAD && !unread.iter().any(|known| known == name) {
                    unread.push(name.to_owned());
                }
            }
        }
    }
    if row.cell("DESCRIPTION").is_empty() {
        let html = lines.iter().find(|line| matches!(line.name.as_str(), "X-ALT-DESC" | "STYLED-DESCRIPTION"));
        row.put_first("DESCRIPTION", &html.map(ContentLine::text).unwrap_or_default());
    }
    row.timing.is_cancelled = row.cell("STATUS").eq_ignore_ascii_case("CANCELLED");
    row
}

/// Name and e-mail address of a person or an organisation.
fn named(property: &ContentLine) -> (String, String) {
    let value = property.value.trim();
    let address = value.get(..7).filter(|start| start.eq_ignore_ascii_case("mailto:")).map_or(value, |_| &value[7..]);
    let name = property.parameter("CN").map(str::trim).filter(|name| !name.contains('@')).unwrap_or_default();
    (name.to_owned(), if address.contains('@') { address.to_owned() } else { String::new() })
}

impl Row {
    fn time(&mut self, property: &ContentLine, times: &mut Times, told: &mut Vec<RefusedRow>) {
        let name = property.name.as_str();
        match name {
            "RRULE" | "EXRULE" => {
                self.put("RRULE", property.value.trim(), "; ");
                // A rule of days that are left out is no longer part of the format: it is refused as one not followed.
                let rule = if name == "RRULE" { property.value.clone() } else { format!("EXRULE {}", property.value) };
                self.timing.rules.push(rule);
                return;
            }
            "DURATION" => {
                self.put_first("DURATION", property.value.trim());
                self.timing.length = length(&property.value);
                if self.timing.length.is_none() {
                    told.push(not_taken(property, "length_unreadable"));
                }
                return;
            }
            _ => {}
        }
        let found = match times.read(property) {
            Ok(found) => found,
            Err(words) => {
                self.put(name, &words, ", ");
                match name {
                    // Told with the row, which cannot be taken.
                    "DTSTART" => self.timing.start = None,
                    _ => told.push(not_taken(property, "date_unreadable")),
                }
                return;
            }
        };
        let shown: Vec<String> = found.iter().map(|(when, _)| when.shown()).collect();
        let is_second = name == "DTSTART" && !self.cell(name).is_empty();
        self.put(name, &shown.join(", "), ", ");
        self.is_misnamed |= property.parameter("VALUE").is_some_and(|word| word.eq_ignore_ascii_case("DATE"))
            && found.iter().any(|(when, _)| matches!(when, When::At(..)));
        let first = found.first().map(|(when, _)| when.clone());
        match name {
            // Two starts: nobody can say which is meant.
            "DTSTART" => self.timing.start = first.filter(|_| !is_second),
            "DTEND" => self.timing.end = first,
            "RDATE" => self.timing.added.extend(found),
            "EXDATE" => self.timing.excluded.extend(found.into_iter().map(|(when, _)| when)),
            _ => {
                self.timing.stands_for = first;
                match property.parameter("RANGE") {
                    Some(range) if range.eq_ignore_ascii_case("THISANDFUTURE") => {
                        self.range = Some(not_taken(property, "range_not_followed"));
                    }
                    Some(_) => told.push(not_taken(property, "range_not_followed")),
                    None => {}
                }
            }
        }
    }
}

fn not_taken(property: &ContentLine, reason: &str) -> RefusedRow {
    let value = property.value.chars().take(200).collect();
    RefusedRow { line: property.line, column: property.name.clone(), value, reason: reason.to_owned() }
}
