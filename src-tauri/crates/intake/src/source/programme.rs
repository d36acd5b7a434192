//! The programme of another system as a table: a row for each event, as schedule.xml and schedule.json hold them.
//!
//! The two readers give items; here they become cells, and their times moments in a zone.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime};

use crate::source::delimited::{MAX_CELL_BYTES, MAX_ROWS};
use crate::source::sheet::{Sheet, SheetRow};
use crate::source::timing::{Timing, When, length};
use crate::source::zones::{Zone, zone_named};
use crate::{ImportKind, IntakeError, RefusedRow};

/// Heading and field of every column; those that nothing fills are left out.
const COLUMNS: [(&str, &str); 15] = [
    ("guid", "external_id"),
    ("title", "title"),
    ("subtitle", ""),
    ("abstract", "short_text"),
    ("description", "long_text"),
    ("date", "starts_on"),
    ("duration", "duration_minutes"),
    ("venue", "venue"),
    ("room", "room"),
    ("track", "pillars"),
    ("type", "kind"),
    ("language", "languages"),
    ("persons", "facilitators"),
    ("url", "link"),
    ("links", ""),
];
const TITLE: usize = 1;
const DATE: usize = 5;

/// An event as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Item {
    pub(crate) line: usize,
    /// Words by the name of the element or the key.
    pub(crate) words: HashMap<String, String>,
    pub(crate) rooms: Vec<String>,
    pub(crate) people: Vec<String>,
    pub(crate) links: Vec<String>,
    /// The day under which it stands.
    pub(crate) day: String,
}

/// A file of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Programme {
    pub(crate) items: Vec<Item>,
    pub(crate) venue: String,
    pub(crate) zone: String,
    /// The hour before which the night still belongs to the day before.
    pub(crate) day_change: String,
}

impl Programme {
    /// Takes one more event, whose line is one of its own: some files are one long line.
    pub(crate) fn add(&mut self, mut item: Item) -> Result<(), IntakeError> {
        if MAX_ROWS <= self.items.len() {
            return Err(IntakeError::new("too_many_rows").with("rows", MAX_ROWS));
        }
        if item.words.values().any(|words| MAX_CELL_BYTES < words.len()) {
            return Err(IntakeError::new("cell_too_long").with("line", item.line));
        }
        item.line = item.line.max(self.items.last().map_or(1, |last| last.line + 1));
        self.items.push(item);
        Ok(())
    }

    pub(crate) fn into_sheet(self, file_name: &str, format: &'static str) -> Sheet {
        let zone = zone_named(&self.zone, &HashMap::new());
        let mut told = Vec::new();
        if zone.is_none() && !self.zone.is_empty() {
            let (value, reason) = (self.zone.clone(), "zone_unknown".to_owned());
            told.push(RefusedRow { line: 1, column: "time_zone_name".to_owned(), value, reason });
        }
        let zone = zone.unwrap_or(Zone::City);
        let mut times = HashMap::new();
        let mut rows: Vec<(usize, Vec<String>)> = Vec::with_capacity(self.items.len());
        for item in &self.items {
            let start = item.starts_at(&zone, clock(&self.day_change));
            let lasting = item.word("duration");
            let length = minutes(lasting);
            if length.is_none() && !lasting.is_empty() {
                let (value, reason) = (lasting.to_owned(), "length_unreadable".to_owned());
                told.push(RefusedRow { line: item.line, column: "duration".to_owned(), value, reason });
            }
            rows.push((item.line, item.cells(&self.venue, start.as_ref())));
            if start.is_some() {
                times.insert(item.line, Timing { start, length, ..Timing::default() });
            }
        }
        let used: Vec<usize> = (0..COLUMNS.len())
            .filter(|at| matches!(*at, TITLE | DATE) || rows.iter().any(|(_, cells)| !cells[*at].is_empty()))
            .collect();
        let headers: Vec<String> = used.iter().map(|at| COLUMNS[*at].0.to_owned()).collect();
        let cells = |cells: &[String]| used.iter().map(|at| cells[*at].clone()).collect();
        Sheet {
            file_name: file_name.to_owned(),
            format,
            names: headers.clone(),
            headers,
            has_head: true,
            rows: rows.iter().map(|(line, all)| SheetRow { line: *line, cells: cells(all) }).collect(),
            told,
            brings: Some(ImportKind::Events),
            meanings: used.iter().map(|at| COLUMNS[*at].1).collect(),
            times: Arc::new(times),
            ..Sheet::default()
        }
    }
}

impl Item {
    fn word(&self, name: &str) -> &str {
        self.words.get(name).map_or("", |words| words.trim())
    }

    fn first_of(&self, names: &[&str]) -> String {
        names.iter().map(|name| self.word(name)).find(|words| !words.is_empty()).unwrap_or_default().to_owned()
    }

    /// The identifier: each dialect has its own name for it.
    fn id(&self) -> String {
        self.first_of(&["guid", "id", "code", "slug"])
    }

    fn cells(&self, venue: &str, start: Option<&When>) -> Vec<String> {
        // At most one room of the house that holds everything; else each room is a place of its own.
        let (venue, room) = match self.rooms.as_slice() {
            [] => (venue.to_owned(), String::new()),
            [room] if !venue.is_empty() => (venue.to_owned(), room.clone()),
            rooms => (rooms.join("\n"), String::new()),
        };
        let date = match start {
            Some(when) => when.shown(),
            None => format!("{} {}", self.day, self.word("start")).trim().to_owned(),
        };
        COLUMNS
            .iter()
            .map(|(heading, _)| match *heading {
                "guid" => self.id(),
                "date" => date.clone(),
                "venue" => venue.clone(),
                "room" => room.clone(),
                "persons" => self.people.join("\n"),
                "links" => self.links.join("\n"),
                "track" => self.first_of(&["track", "category"]),
                "description" => self.first_of(&["description", "long_description"]),
                "abstract" => self.first_of(&["abstract", "summary"]),
                heading => self.word(heading).to_owned(),
            })
            .collect()
    }

    /// The moment that is written out; else the day and its hour, of which the night belongs to the day before.
    fn starts_at(&self, zone: &Zone, change: Option<NaiveTime>) -> Option<When> {
        let date = self.word("date");
        if let Ok(moment) = DateTime::parse_from_rfc3339(date) {
            return Some(When::At(moment.naive_utc(), Zone::Named(chrono_tz::UTC)));
        }
        if let Ok(moment) = NaiveDateTime::parse_from_str(date, "%Y-%m-%dT%H:%M:%S") {
            return Some(When::At(moment, zone.clone()));
        }
        let day: NaiveDate = self.day.get(..10)?.parse().ok()?;
        let start = clock(self.word("start"))?;
        let is_night = change.is_some_and(|change| start < change);
        let day = if is_night { day.succ_opt()? } else { day };
        Some(When::At(day.and_time(start), zone.clone()))
    }
}

/// `09:30`, `9:30`, `09:30:00` and `0930`.
fn clock(text: &str) -> Option<NaiveTime> {
    let (hours, minutes) = hours_and_minutes(text)?;
    NaiveTime::from_hms_opt(hours, minutes, 0)
}

fn hours_and_minutes(text: &str) -> Option<(u32, u32)> {
    let text = text.trim();
    let (hours, minutes) = match text.split_once(':') {
        Some((hours, rest)) => (hours, rest.split(':').next().unwrap_or(rest)),
        None if text.len() == 4 => (text.get(..2)?, text.get(2..)?),
        None => return None,
    };
    let minutes = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
    Some((hours.parse().ok()?, minutes))
}

/// `00:45`, `45` minutes, `PT45M`.
fn minutes(text: &str) -> Option<Duration> {
    let of_clock = || {
        let (hours, minutes) = hours_and_minutes(text)?;
        Some(i64::from(hours) * 60 + i64::from(minutes))
    };
    let plain = || text.parse::<i64>().ok();
    let minutes = if text.contains(':') { of_clock() } else { plain() };
    match minutes {
        Some(minutes) => (0..=366 * 1440).contains(&minutes).then(|| Duration::minutes(minutes)),
        None => length(text),
    }
}

/// Events as `line id title @ rooms / people`, or why there are none: what the tests of the dialects hold.
#[cfg(test)]
pub(crate) fn shown(found: Result<Programme, IntakeError>) -> Vec<String> {
    let line = |item: &Item| {
        let (id, title) = (item.id(), item.word("title"));
        format!("{} {id} {title} @ {} / {}", item.line, item.rooms.join("+"), item.people.join("+"))
    };
    match found {
        Ok(programme) => programme.items.iter().map(line).collect(),
        Err(error) => vec![format!("{} {:?}", error.code, error.values)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[(&str, &str)], day: &str, change: &str, expected: &str) {
        let words = words.iter().map(|(name, words)| ((*name).to_owned(), (*words).to_owned())).collect();
        let item = Item { words, day: day.to_owned(), ..Item::default() };
        let found = item.starts_at(&Zone::City, clock(change)).map_or("-".to_owned(), |when| when.shown());
        assert_eq!(found, expected, "{item:?}");
    }

    #[test]
    fn starts_in_three_dialects() {
        check(&[("date", "2027-05-04T18:30:00+02:00"), ("start", "9:00")], "2027-05-03", "", "2027-05-04 16:30 UTC");
        check(&[("date", "2027-05-04T18:30:00")], "", "", "2027-05-04 18:30");
        check(&[("start", "01:15:00")], "2027-05-04", "04:00:00", "2027-05-05 01:15");
        check(&[("start", "04:00")], "2027-05-04", "04:00", "2027-05-04 04:00");
        check(&[("start", "0930")], "2027-05-04", "", "2027-05-04 09:30");
        for start in ["", "soon", "25:00", "9", "09:75"] {
            check(&[("start", start)], "2027-05-04", "", "-");
        }
        check(&[("start", "09:30")], "tomorrow", "", "-");
    }

    #[test]
    fn lengths() {
        let check = |text: &str, expected: Option<i64>| assert_eq!(minutes(text).map(|it| it.num_minutes()), expected);
        check("00:45", Some(45));
        check("26:00", Some(1560));
        check("90", Some(90));
        check("PT1H", Some(60));
        check("", None);
        check("-30", None);
        check("long", None);
    }
}
