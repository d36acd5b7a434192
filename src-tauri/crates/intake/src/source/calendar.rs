//! A calendar (iCalendar, RFC 5545) as a table: a row for each event, named by its properties, and beside it what the
//! calendar says of time.
//!
//! Broken files come in as far as they can be understood; what cannot is told with its line. Which times a series has
//! is found later, when the week and the city are known.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDateTime;

use crate::cells::recurrence::Rule;
use crate::source::calendar_rows::{ALWAYS, COLUMNS, Row, Scope, row_of};
use crate::source::content_lines::{ContentLine, Piece, content_lines};
use crate::source::delimited::MAX_ROWS;
use crate::source::sheet::{Sheet, SheetRow, notice};
use crate::source::timing::{Times, Timing, When};
use crate::source::zones::{OwnZone, Period};
use crate::{ImportKind, IntakeError, RefusedRow, Watch, tell};

/// Components that stand in each other; more are none.
const MAX_DEPTH: usize = 50;
/// Lines of all events together, which are held until the last zone has been read.
const MAX_LINES: usize = 400_000;
/// Zones that a file may describe; more are not looked at.
const MAX_ZONES: usize = 200;

/// Reads a calendar.
pub(crate) fn read_calendar(file_name: &str, text: &str, watch: &dyn Watch) -> Result<Sheet, IntakeError> {
    let mut file = File::default();
    content_lines(text, |piece| {
        match piece {
            Piece::Line(line) => file.take(line),
            Piece::Unreadable(line, words) => {
                file.tell(line, "", &words, "line_unreadable");
                Ok(())
            }
        }?;
        if file.entries.len().is_multiple_of(500) { tell(watch, "reading", file.entries.len(), 0) } else { Ok(()) }
    })?;
    if let Some(entry) = &file.open {
        file.told.push(told(entry.line, "", "", "event_not_closed"));
        file.close();
    }
    Ok(file.into_sheet(file_name))
}

/// An event with its lines.
struct Entry {
    line: usize,
    lines: Vec<ContentLine>,
}

/// The file as far as it has been read.
#[derive(Default)]
struct File {
    /// Names of the components that are open.
    stack: Vec<String>,
    open: Option<Entry>,
    entries: Vec<Entry>,
    line_count: usize,
    zones: HashMap<String, OwnZone>,
    zone: (String, Vec<Period>),
    /// Tasks, notes and the like.
    others: Vec<(usize, String)>,
    unread: Vec<String>,
    told: Vec<RefusedRow>,
}

fn told(line: usize, column: &str, value: &str, reason: &str) -> RefusedRow {
    let value = value.chars().take(200).collect();
    RefusedRow { line, column: column.to_owned(), value, reason: reason.to_owned() }
}

impl File {
    fn tell(&mut self, line: usize, column: &str, value: &str, reason: &str) {
        self.told.push(told(line, column, value, reason));
    }

    fn take(&mut self, line: ContentLine) -> Result<(), IntakeError> {
        match line.name.as_str() {
            "BEGIN" => return self.begin(&line),
            "END" => self.end(&line),
            _ => match self.stack.last().map(String::as_str) {
                Some("VEVENT") => {
                    self.line_count += 1;
                    if MAX_LINES < self.line_count {
                        return Err(IntakeError::new("too_large_inside"));
                    }
                    if let Some(entry) = &mut self.open {
                        entry.lines.push(line);
                    }
                }
                Some("VTIMEZONE") if line.name == "TZID" => line.value.trim().clone_into(&mut self.zone.0),
                Some("STANDARD" | "DAYLIGHT") => self.period(&line),
                _ => {}
            },
        }
        Ok(())
    }

    fn begin(&mut self, line: &ContentLine) -> Result<(), IntakeError> {
        let name = line.value.trim().to_ascii_uppercase();
        if MAX_DEPTH <= self.stack.len() {
            return Err(IntakeError::new("truncated"));
        }
        if let Some(entry) = self.open.as_ref().filter(|_| matches!(name.as_str(), "VEVENT" | "VCALENDAR")) {
            let line = entry.line;
            self.tell(line, "", "", "event_not_closed");
            self.close();
            self.stack.retain(|open| open == "VCALENDAR");
        }
        match name.as_str() {
            "VEVENT" if MAX_ROWS <= self.entries.len() => {
                return Err(IntakeError::new("too_many_rows").with("rows", MAX_ROWS));
            }
            "VEVENT" => self.open = Some(Entry { line: line.line, lines: Vec::new() }),
            "VTODO" | "VJOURNAL" | "VFREEBUSY" => self.others.push((line.line, name.clone())),
            "VTIMEZONE" => self.zone = (String::new(), Vec::new()),
            "STANDARD" | "DAYLIGHT" => {
                self.zone.1.push(Period { starts_at: NaiveDateTime::default(), rule: None, offset: 0 });
            }
            _ => {}
        }
        self.stack.push(name);
        Ok(())
    }

    fn end(&mut self, line: &ContentLine) {
        let name = line.value.trim().to_ascii_uppercase();
        let Some(at) = self.stack.iter().rposition(|open| *open == name) else {
            self.tell(line.line, "", &format!("END:{}", line.value), "line_unreadable");
            return;
        };
        let closed = self.stack.split_off(at);
        if closed.iter().any(|name| name == "VEVENT") {
            if name != "VEVENT" {
                let line = self.open.as_ref().map_or(line.line, |entry| entry.line);
                self.tell(line, "", "", "event_not_closed");
            }
            self.close();
        }
        if name == "VTIMEZONE" && self.zones.len() < MAX_ZONES {
            let (name, periods) = std::mem::take(&mut self.zone);
            self.zones.entry(name).or_insert_with(|| OwnZone::new(&periods));
        }
    }

    fn close(&mut self) {
        self.entries.extend(self.open.take());
    }

    fn period(&mut self, line: &ContentLine) {
        let Some(period) = self.zone.1.last_mut() else { return };
        match line.name.as_str() {
            "DTSTART" => {
                let own = HashMap::new();
                let mut times = Times::new(&own);
                let at = times.read(line).ok().and_then(|found| found.first().map(|(when, _)| when.local()));
                period.starts_at = at.unwrap_or_default();
            }
            "RRULE" => period.rule = Rule::read(&line.value).filter(|rule| !rule.is_counted()),
            "TZOFFSETTO" => period.offset = offset(&line.value).unwrap_or(0),
            _ => {}
        }
    }

    fn into_sheet(mut self, file_name: &str) -> Sheet {
        let mut times = Times::new(&self.zones);
        let mut rows = Vec::with_capacity(self.entries.len());
        for entry in std::mem::take(&mut self.entries) {
            rows.push(row_of(entry.line, &entry.lines, &mut times, &mut self.told, &mut self.unread));
        }
        for (line, name) in std::mem::take(&mut times.unknown) {
            self.told.push(told(line, "TZID", &name, "zone_unknown"));
        }
        let older = set_aside_older(&mut rows);
        join_series(&mut rows, &mut self.told);
        let mut no_records: Vec<RefusedRow> =
            older.into_iter().map(|(line, title)| told(line, "", &title, "older_version")).collect();
        no_records.extend(self.others.iter().map(|(line, name)| told(*line, "", name, "no_event")));
        no_records.sort_by_key(|row| row.line);
        let used: Vec<usize> = (0..COLUMNS.len())
            .filter(|at| ALWAYS.contains(&COLUMNS[*at].heading) || rows.iter().any(|row| !row.cells[*at].is_empty()))
            .collect();
        let headers: Vec<String> = used.iter().map(|at| COLUMNS[*at].heading.to_owned()).collect();
        let mut notices = Vec::new();
        let misnamed = rows.iter().filter(|row| row.is_misnamed).count();
        if 0 < misnamed {
            notices.push(notice("times_called_days", "row_count", misnamed));
        }
        if !self.unread.is_empty() {
            notices.push(notice("properties_not_read", "names", self.unread.join(", ")));
        }
        self.told.sort_by_key(|row| row.line);
        let timings: HashMap<usize, Timing> =
            rows.iter_mut().map(|row| (row.line, std::mem::take(&mut row.timing))).collect();
        let cells = |row: &Row| used.iter().map(|at| row.cells[*at].clone()).collect();
        Sheet {
            file_name: file_name.to_owned(),
            format: "ics",
            names: headers.clone(),
            headers,
            has_head: true,
            rows: rows.iter().map(|row| SheetRow { line: row.line, cells: cells(row) }).collect(),
            no_records,
            told: self.told,
            notices,
            brings: Some(ImportKind::Events),
            meanings: used.iter().map(|at| COLUMNS[*at].field).collect(),
            times: Arc::new(timings),
            ..Sheet::default()
        }
    }
}

/// `+0130`, `-05`, `+01:00` in seconds.
fn offset(text: &str) -> Option<i32> {
    let text = text.trim();
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number = |from: usize| digits.get(from..from + 2).map_or(Some(0), |part| part.parse::<i32>().ok());
    let seconds = number(0)? * 3600 + number(2)? * 60 + number(4)?;
    (seconds < 86_400).then_some(sign * seconds)
}

/// Takes out what a later entry of the same event, or of the same time of a series, replaces; gives line and title.
fn set_aside_older(rows: &mut Vec<Row>) -> Vec<(usize, String)> {
    let mut newest: HashMap<(String, String), usize> = HashMap::new();
    let mut older = HashSet::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.uid.is_empty()) {
        let key = (row.uid.clone(), row.timing.stands_for.as_ref().map(When::shown).unwrap_or_default());
        match newest.get(&key).copied() {
            // A later one of the same number counts, as it is written last.
            Some(known) if row.version < rows[known].version => drop(older.insert(at)),
            Some(known) => {
                older.insert(known);
                newest.insert(key, at);
            }
            None => drop(newest.insert(key, at)),
        }
    }
    let mut at = 0;
    let mut taken = Vec::new();
    rows.retain(|row| {
        let is_older = older.contains(&at);
        at += 1;
        if is_older {
            taken.push((row.line, row.cell("SUMMARY").to_owned()));
        }
        !is_older
    });
    taken
}

/// Series come before their single times: a series leaves out what stands alone, which takes words and place from it. An
/// entry that stands for all that follows gets the times of its series.
fn join_series(rows: &mut [Row], told_of: &mut Vec<RefusedRow>) {
    rows.sort_by_key(|row| (row.timing.stands_for.is_some(), row.line));
    let masters: HashMap<String, usize> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.uid.is_empty() && row.timing.stands_for.is_none())
        .map(|(at, row)| (row.uid.clone(), at))
        .collect();
    for at in 0..rows.len() {
        let Some(when) = rows[at].timing.stands_for.clone() else { continue };
        let Some(master) = masters.get(&rows[at].uid).copied() else { continue };
        match rows[at].range {
            Some(_) => rows[master].timing.replaced_from.push(when),
            None => rows[master].timing.replaced.push(when),
        }
        let words = rows[master].cells.clone();
        let row = &mut rows[at];
        for (column, cell) in row.cells.iter_mut().enumerate() {
            let its = &COLUMNS[column];
            match its.scope {
                Scope::Time => continue,
                Scope::Place if !cell.is_empty() => continue,
                Scope::Told if !cell.is_empty() && *cell != words[column] => {
                    told_of.push(told(row.line, its.heading, cell, "words_of_one_time"));
                }
                Scope::Series | Scope::Told | Scope::Place => {}
            }
            cell.clone_from(&words[column]);
        }
    }
    for at in 0..rows.len() {
        let Some(not_followed) = rows[at].range.take() else { continue };
        let series = masters.get(&rows[at].uid).map(|master| rows[*master].timing.clone());
        match series.filter(|series| series.start.is_some()) {
            Some(series) => rows[at].timing.follows = Some(Box::new(series)),
            None => told_of.push(not_followed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Unwatched;

    #[test]
    fn how_far_a_zone_is_from_greenwich() {
        for (text, seconds) in [
            ("+0130", Some(5_400)),
            ("-0130", Some(-5_400)),
            ("-05", Some(-18_000)),
            (" +01:00 ", Some(3_600)),
            ("+010203", Some(3_723)),
            ("0200", Some(7_200)),
            ("+2359", Some(86_340)),
            ("+2400", None),
            ("", Some(0)),
        ] {
            assert_eq!(offset(text), seconds, "{text}");
        }
    }

    #[test]
    fn components_stand_in_each_other_to_a_depth() {
        let nested = |depth: usize| {
            let text = "BEGIN:VCALENDAR\n".to_owned() + &"BEGIN:X\n".repeat(depth - 1);
            read_calendar("a.ics", &text, &Unwatched).map(|sheet| sheet.rows.len()).map_err(|error| error.code)
        };
        assert_eq!([nested(50), nested(51)], [Ok(0), Err("truncated")]);
    }

    fn read(lines: &str) -> Sheet {
        let text = format!("BEGIN:VCALENDAR\n{lines}\nEND:VCALENDAR\n");
        read_calendar("a.ics", &text, &Unwatched).expect(lines)
    }

    fn event(lines: &str) -> String {
        format!("BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20270504T100000\n{lines}\nEND:VEVENT")
    }

    /// The cell of a column in the first row.
    fn cell(sheet: &Sheet, heading: &str) -> String {
        let at = sheet.headers.iter().position(|header| header == heading);
        at.map_or_else(|| "no column".to_owned(), |at| sheet.rows[0].cells[at].clone())
    }

    #[test]
    fn properties_that_are_not_read_are_named_once() {
        let names = |lines: &str| {
            let sheet = read(&event(lines));
            let told = sheet.notices.iter().find(|notice| notice.code == "properties_not_read");
            told.map(|notice| notice.values["names"].clone()).unwrap_or_default()
        };
        assert_eq!(names("CLASS:PUBLIC\nX-ANY:1\nPRIORITY:5"), "");
        assert_eq!(names("RESOURCES:a\nATTACH:b\nRESOURCES:c"), "RESOURCES, ATTACH");
        let many: Vec<String> = (0..25).map(|at| format!("OTHER{at}:x")).collect();
        assert_eq!(names(&many.join("\n")).split(", ").count(), 20);
    }

    #[test]
    fn cells_of_properties_that_come_again() {
        let guests: Vec<String> = (0..101).map(|at| format!("ATTENDEE;CN=G{at}:mailto:g@a.example")).collect();
        assert_eq!(cell(&read(&event(&guests.join("\n"))), "ATTENDEE").lines().count(), 100);
        let sheet = read(&event("COMMENT:a\nCOMMENT:\nCOMMENT:b\nCATEGORIES:c,d\nCATEGORIES:e\nURL:f\nURL:g"));
        assert_eq!(
            [cell(&sheet, "COMMENT"), cell(&sheet, "CATEGORIES"), cell(&sheet, "URL")],
            ["a\nb", "c\nd\ne", "f"]
        );
        assert_eq!(cell(&sheet, "LOCATION"), "no column");
        let sheet = read(&event("GEO:47.5,9.7\nORGANIZER;CN=Club:MAILTO:a@b.example\nATTENDEE:mailto:c@d.example"));
        let found = ["GEO (latitude)", "GEO (longitude)", "ORGANIZER", "ORGANIZER (address)", "ATTENDEE"];
        assert_eq!(found.map(|heading| cell(&sheet, heading)), ["47.5", "9.7", "Club", "a@b.example", "c@d.example"]);
        assert_eq!(cell(&read(&event("ORGANIZER;CN=a@b.example:http://c.example")), "ORGANIZER"), "no column");
    }

    #[test]
    fn the_newest_version_of_an_event_counts() {
        let of = |first: &str, second: &str| {
            let entry = |title: &str, lines: &str| {
                event(&format!("UID:u\n{lines}")).replace("SUMMARY:A", &format!("SUMMARY:{title}"))
            };
            let sheet = read(&format!("{}\n{}", entry("first", first), entry("second", second)));
            assert_eq!((sheet.rows.len(), sheet.no_records.len()), (1, 1));
            cell(&sheet, "SUMMARY")
        };
        assert_eq!(of("SEQUENCE:2", "SEQUENCE:1"), "first");
        assert_eq!(of("SEQUENCE:1", "SEQUENCE:2"), "second");
        assert_eq!(of("SEQUENCE:1", "SEQUENCE:1"), "second");
        assert_eq!(of("LAST-MODIFIED:20270102T000000Z", "LAST-MODIFIED:20270101T000000Z"), "first");
        assert_eq!(of("DTSTAMP:20270102T000000Z", "DTSTAMP:20270101T000000Z"), "first");
        assert_eq!(of("LAST-MODIFIED:20270102T000000Z\nDTSTAMP:20260101T000000Z", "DTSTAMP:20270101T000000Z"), "first");
    }

    #[test]
    fn a_file_describes_its_zones() {
        let zone = |name: &str, periods: &[(&str, &str)]| {
            let period = |(from, offset): &(&str, &str)| {
                format!("BEGIN:STANDARD\nDTSTART:{from}\nTZOFFSETTO:{offset}\nEND:STANDARD\n")
            };
            let periods: String = periods.iter().map(period).collect();
            format!("BEGIN:VTIMEZONE\nX-TZID:no\nTZID:{name}\n{periods}END:VTIMEZONE\n")
        };
        let start = |zones: &str, name: &str, at: &str| {
            let sheet = read(&format!("{zones}BEGIN:VEVENT\nSUMMARY:A\nDTSTART;TZID={name}:{at}\nEND:VEVENT"));
            let timing = sheet.times.values().next().expect("a time");
            let start = timing.start.as_ref().map(|when| when.in_city(chrono_tz::UTC).to_string());
            (start.unwrap_or_default(), sheet.told.iter().map(|row| row.reason.clone()).collect::<Vec<_>>().join(" "))
        };
        let zones = zone("Here", &[("20000101T000000", "+0100"), ("20270601T000000", "+0230")])
            + &zone("There", &[("20000101T000000", "-0500")]);
        let known = |at: &str| (at.to_owned(), String::new());
        assert_eq!(start(&zones, "Here", "20270504T100000"), known("2027-05-04 09:00:00"));
        assert_eq!(start(&zones, "Here", "20270604T100000"), known("2027-06-04 07:30:00"));
        assert_eq!(start(&zones, "There", "20270504T100000"), known("2027-05-04 15:00:00"));
        let unknown = ("2027-05-04 10:00:00".to_owned(), "zone_unknown".to_owned());
        assert_eq!(start(&zones, "Nowhere", "20270504T100000"), unknown);
        let many: String = (0..201).map(|at| zone(&format!("Z{at}"), &[("20000101T000000", "+0100")])).collect();
        assert_eq!(start(&many, "Z199", "20270504T100000"), known("2027-05-04 09:00:00"));
        assert_eq!(start(&many, "Z200", "20270504T100000"), unknown);
    }
}
