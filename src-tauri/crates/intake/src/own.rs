//! Columns of a list that are fields of the plan's own: found by the names of the fields, or chosen by a person.
//!
//! What a field does not understand is kept as it was written, and told; what can be read in two ways is told and not
//! taken. An empty cell says nothing. Tables of ours know their columns by themselves and read their cells in `tables`.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, NaiveDate};
use domain::fold::fold;
use domain::maps::FastMap;
use domain::rules::own_fields::{self, OwnSaid, fields_of, stored, values_of};
use domain::tables::OWN;
use domain::tables::shown::tidy;
use domain::{FieldChange, OwnField, OwnKind, OwnSubject, OwnValue, Plan, bounds};

use crate::cells::clean::{clean_line, clean_text, name_key};
use crate::cells::dates::{DateOrder, DateReading, parse_days};
use crate::cells::evidence::Evidence;
use crate::cells::names::LanguageEvidence;
use crate::cells::numbers::{DecimalMark, MarkEvidence, Number, Written};
use crate::cells::vocabulary::{is_nothing, yes_or_no};
use crate::{Certainty, ImportOptions, RefusedRow, Sheet, SheetRow};

/// One column and its field.
struct OwnColumn<'a> {
    at: usize,
    field: &'a OwnField,
    mark: Option<DecimalMark>,
    order: Option<DateOrder>,
}

/// All of them, with what the plan's records say now.
pub(crate) struct OwnColumns<'a> {
    headers: &'a [String],
    columns: Vec<OwnColumn<'a>>,
    dates: DateReading,
    now: FastMap<&'a str, BTreeMap<&'a str, &'a str>>,
}

/// What a row says, by field.
pub(crate) type OwnSays<'a> = Vec<(&'a OwnField, String)>;

/// By what columns can be mapped to the fields of a kind of record.
pub(crate) fn keys(plan: &Plan, subject: OwnSubject) -> Vec<String> {
    fields_of(plan, subject).iter().map(|field| key(field)).collect()
}

/// What people call the keys.
pub(crate) fn names(plan: &Plan, subject: OwnSubject) -> BTreeMap<String, String> {
    fields_of(plan, subject).iter().map(|field| (key(field), field.name.clone())).collect()
}

fn key(field: &OwnField) -> String {
    format!("{OWN}{}", field.id)
}

/// The fields that a column can be mapped to, those of the plan's own among them.
pub(crate) fn known<'k>(fields: &[&'k str], keys: &'k [String]) -> Vec<&'k str> {
    fields.iter().copied().chain(keys.iter().map(String::as_str)).collect()
}

impl<'a> OwnColumns<'a> {
    /// Takes the columns that a mapping gives to fields, and where nobody has chosen those that are headed by the name of
    /// one: it means that field, whatever else the heading could mean.
    pub(crate) fn claim(
        plan: &'a Plan,
        subject: OwnSubject,
        sheet: &'a Sheet,
        options: &ImportOptions,
        mapped: &mut [(String, Certainty)],
    ) -> Self {
        let fields = fields_of(plan, subject);
        if options.mapping.is_none() {
            for (at, name) in sheet.names.iter().enumerate().take(mapped.len()) {
                let named = fields.iter().find(|field| name_key(&field.name) == name_key(name));
                let free = named.filter(|field| !mapped.iter().any(|(its, _)| *its == key(field)));
                if let Some(field) = free {
                    mapped[at] = (key(field), Certainty::Sure);
                }
            }
        }
        let of = |(at, (its, _)): (usize, &(String, Certainty))| {
            let field = fields.iter().find(|field| key(field) == *its)?;
            Some(column(sheet, options, at, field))
        };
        let profile = plan.profile.as_ref();
        let zone = profile.and_then(|profile| profile.time_zone.parse().ok()).unwrap_or(chrono_tz::UTC);
        let mut languages = LanguageEvidence::default();
        let columns: Vec<OwnColumn> = mapped.iter().enumerate().filter_map(of).collect();
        for column in columns.iter().filter(|column| column.field.kind == OwnKind::Date) {
            cells(sheet, column.at).for_each(|cell| languages.see(cell));
        }
        // A date without a year is none that anybody could be sure of.
        let dates = DateReading { order: DateOrder::DayFirst, year: NO_YEAR, zone, languages: languages.languages() };
        Self { headers: &sheet.headers, columns, dates, now: values_of(plan, subject.subject()) }
    }

    /// What a row says, and what of it is told.
    pub(crate) fn read(&self, row: &SheetRow) -> (OwnSays<'a>, Vec<RefusedRow>) {
        let (mut says, mut told) = (Vec::new(), Vec::new());
        for column in &self.columns {
            let cell = row.cells.get(column.at).map_or("", |cell| cell.trim());
            if is_nothing(cell) {
                continue;
            }
            let (value, reason) = match self.said(column, cell) {
                Ok(said) => {
                    let value = stored(column.field, &said);
                    match own_fields::said(column.field, &value) {
                        Ok(_) => (Some(value), None),
                        Err(_) => (Some(clean_text(cell)), Some("own_not_understood")),
                    }
                }
                Err(TWO_READINGS) => (None, Some(TWO_READINGS)),
                Err(reason) => (Some(clean_text(cell)), Some(reason)),
            };
            told.extend(reason.map(|reason| RefusedRow {
                line: row.line,
                column: self.headers.get(column.at).cloned().unwrap_or_default(),
                value: clean_line(cell).chars().take(200).collect(),
                reason: reason.to_owned(),
            }));
            says.extend(value.filter(|value| value.len() <= bounds::LONGEST_TEXT).map(|value| (column.field, value)));
        }
        (says, told)
    }

    /// What is different from what a record says now: as values to write, and as people see it.
    pub(crate) fn differences(&self, id: &str, says: &OwnSays<'a>) -> (Vec<OwnValue>, Vec<FieldChange>) {
        let now = |field: &OwnField| {
            self.now.get(id).and_then(|said| said.get(field.id.as_str())).copied().unwrap_or_default()
        };
        let new = says.iter().filter(|(field, value)| now(field) != value);
        new.map(|(field, value)| {
            let change = FieldChange { field: key(field), from: now(field).to_owned(), to: value.clone() };
            (own_fields::value(field, id, value.clone()), change)
        })
        .unzip()
    }

    fn said<'c>(&self, column: &OwnColumn, cell: &'c str) -> Result<OwnSaid<'c>, &'static str> {
        let none = "own_not_understood";
        match column.field.kind {
            OwnKind::Text => Ok(OwnSaid::Text(cell)),
            OwnKind::Number => {
                let written = Written::read(cell).ok_or(none)?;
                let is_bare = written.before.is_empty() && written.behind.trim().is_empty();
                match written.value(column.mark).filter(|_| is_bare).ok_or(none)? {
                    Number::Value(number) => Ok(OwnSaid::Number(number)),
                    Number::Open => Err(TWO_READINGS),
                }
            }
            OwnKind::Date => self.day(column, cell),
            OwnKind::Choice => choice_of(column.field, cell).map(OwnSaid::Choice).ok_or("own_choice_unknown"),
            OwnKind::YesNo => yes_or_no(cell).map(OwnSaid::YesNo).ok_or(none),
        }
    }

    fn day<'c>(&self, column: &OwnColumn, cell: &str) -> Result<OwnSaid<'c>, &'static str> {
        let by = |order: DateOrder| -> Option<NaiveDate> {
            let days = parse_days(cell, &DateReading { order, ..self.dates })?;
            let [day] = days.as_slice() else { return None };
            (day.year() != NO_YEAR).then_some(*day)
        };
        let day = match column.order {
            Some(order) => by(order),
            None => {
                let (one, other) = (by(DateOrder::DayFirst), by(DateOrder::MonthFirst));
                if one.is_some() && other.is_some() && one != other {
                    return Err(TWO_READINGS);
                }
                one.or(other)
            }
        };
        day.map(OwnSaid::Date).ok_or("own_not_understood")
    }
}

/// What the rows of a list say that come in, several of which may be about one record.
pub(crate) struct OwnRows<'a> {
    columns: OwnColumns<'a>,
    by_line: BTreeMap<usize, (OwnSays<'a>, Vec<RefusedRow>)>,
}

impl<'a> OwnRows<'a> {
    pub(crate) fn new(columns: OwnColumns<'a>, sheet: &Sheet, lines: impl Iterator<Item = usize>) -> Self {
        let lines: HashSet<usize> = lines.collect();
        let rows = sheet.rows.iter().filter(|row| lines.contains(&row.line));
        let by_line = rows.map(|row| (row.line, columns.read(row))).collect();
        Self { columns, by_line }
    }

    /// Cells that were not taken, or are kept though their field does not understand them.
    pub(crate) fn told(&self) -> impl Iterator<Item = &RefusedRow> {
        self.by_line.values().flat_map(|(_, told)| told)
    }

    /// What the rows of a record say that is different from what it says now; the first that says something in a field
    /// counts.
    pub(crate) fn differences(
        &self,
        id: &str,
        lines: impl Iterator<Item = usize>,
    ) -> (Vec<OwnValue>, Vec<FieldChange>) {
        let mut first: OwnSays = Vec::new();
        for (field, value) in lines.filter_map(|line| self.by_line.get(&line)).flat_map(|(says, _)| says) {
            if !first.iter().any(|(known, _)| known.id == field.id) {
                first.push((*field, value.clone()));
            }
        }
        self.columns.differences(id, &first)
    }
}

/// Why a cell is not taken that can be read in two ways.
const TWO_READINGS: &str = "table_two_readings";
/// The year of dates that name none; no plan holds it.
const NO_YEAR: i32 = 1000;

fn cells(sheet: &Sheet, at: usize) -> impl Iterator<Item = &str> {
    sheet.rows.iter().filter_map(move |row| row.cells.get(at)).map(String::as_str)
}

fn column<'a>(sheet: &Sheet, options: &ImportOptions, at: usize, field: &'a OwnField) -> OwnColumn<'a> {
    let (mut marks, mut days) = (MarkEvidence::default(), Evidence::default());
    for cell in cells(sheet, at) {
        match field.kind {
            OwnKind::Number => marks.see(cell),
            OwnKind::Date => days.see(cell),
            OwnKind::Text | OwnKind::Choice | OwnKind::YesNo => {}
        }
    }
    let chosen = match options.date_order.as_deref() {
        Some("day_first") => Some(DateOrder::DayFirst),
        Some("month_first") => Some(DateOrder::MonthFirst),
        _ => None,
    };
    let mark = options.decimal_mark.as_deref().and_then(DecimalMark::from_word);
    OwnColumn { at, field, mark: mark.or(marks.mark()), order: chosen.or(days.order()) }
}

/// The choice that a text means, whatever its capitals.
pub(crate) fn choice_of(field: &OwnField, text: &str) -> Option<usize> {
    let text = tidy(text);
    let is_same = |choice: &String| fold(&tidy(choice)) == fold(&text);
    let exact = field.choices.iter().position(|choice| *choice == text);
    exact.or_else(|| field.choices.iter().position(is_same))
}

#[cfg(test)]
mod tests {
    use domain::Profile;

    use super::*;
    use crate::{Unwatched, read_bytes};

    fn plan() -> Plan {
        let field = |id: &str, name: &str, kind: OwnKind| OwnField {
            id: id.to_owned(),
            subject: OwnSubject::Event,
            name: name.to_owned(),
            kind,
            choices: ["Large hall", "Small hall", "small HALL"].map(str::to_owned).into(),
            ..OwnField::default()
        };
        let profile = Profile { time_zone: "Europe/Berlin".to_owned(), ..Profile::default() };
        Plan {
            profile: Some(profile),
            own_fields: vec![
                field("text", "Shirt", OwnKind::Text),
                field("number", "Rooms", OwnKind::Number),
                field("date", "Visit", OwnKind::Date),
                field("choice", "Hall", OwnKind::Choice),
                field("truth", "Press", OwnKind::YesNo),
            ],
            ..Plan::default()
        }
    }

    /// What the first row under a heading says, and why it is told.
    fn said(text: &str, options: &ImportOptions) -> String {
        let plan = plan();
        let sheet = read_bytes("a.csv", format!("Title;{text}").as_bytes(), options, &Unwatched).expect(text);
        let mut mapped = vec![(String::new(), Certainty::Unknown); sheet.headers.len()];
        let own = OwnColumns::claim(&plan, OwnSubject::Event, &sheet, options, &mut mapped);
        let (says, told) = own.read(&sheet.rows[0]);
        let says = says.iter().map(|(field, value)| format!("{}={value}", field.id));
        says.chain(told.into_iter().map(|row| format!("{} {}", row.reason, row.value))).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn cells_are_stored_as_their_field_understands_them() {
        for (column, cell, expected) in [
            ("Shirt", "  M, or L ", "text=M, or L"),
            ("SHIRT", "M", "text=M"),
            ("Colour", "M", ""),
            ("Shirt", "-", ""),
            ("Rooms", "12", "number=12"),
            ("Rooms", "1.5", "number=1.5"),
            ("Rooms", "1,5", "number=1.5"),
            ("Rooms", "1.500", "table_two_readings 1.500"),
            ("Rooms", "3 halls", "number=3 halls, own_not_understood 3 halls"),
            ("Rooms", "about 3", "number=about 3, own_not_understood about 3"),
            ("Visit", "2027-05-04", "date=2027-05-04"),
            ("Visit", "4 May 2027", "date=2027-05-04"),
            ("Visit", "4.5.2027", "date=2027-05-04"),
            ("Visit", "4/5/2027", "table_two_readings 4/5/2027"),
            ("Visit", "5/5/2027", "date=2027-05-05"),
            ("Visit", "14/5/2027", "date=2027-05-14"),
            ("Visit", "4 May", "date=4 May, own_not_understood 4 May"),
            (
                "Visit",
                "3 May 2027; 4 May 2027",
                "date=3 May 2027; 4 May 2027, own_not_understood 3 May 2027; 4 May 2027",
            ),
            ("Hall", "Small hall", "choice=Small hall"),
            ("Hall", "small HALL", "choice=small HALL"),
            ("Hall", "LARGE  HALL", "choice=LARGE HALL, own_choice_unknown LARGE HALL"),
            ("Hall", "LARGE HALL", "choice=Large hall"),
            ("Hall", "barn", "choice=barn, own_choice_unknown barn"),
            ("Press", "ja", "truth=yes"),
            ("Press", "no", "truth=no"),
            ("Press", "perhaps", "truth=perhaps, own_not_understood perhaps"),
        ] {
            let text = format!("{column}\nTalk;\"{cell}\"\n");
            assert_eq!(said(&text, &ImportOptions::default()), expected, "{column} {cell}");
        }
    }

    #[test]
    fn the_column_or_a_person_decides_what_can_be_read_in_two_ways() {
        let by = |text: &str, order: &str, mark: &str| {
            let word = |word: &str| (!word.is_empty()).then(|| word.to_owned());
            said(text, &ImportOptions { date_order: word(order), decimal_mark: word(mark), ..ImportOptions::default() })
        };
        assert_eq!(by("Visit\nTalk;4/5/2027\nWalk;14/5/2027\n", "", ""), "date=2027-05-04");
        assert_eq!(by("Visit\nTalk;4/5/2027\nWalk;5/14/2027\n", "", ""), "date=2027-04-05");
        assert_eq!(by("Visit\nTalk;4/5/2027\n", "day_first", ""), "date=2027-05-04");
        assert_eq!(by("Visit\nTalk;4/5/2027\n", "month_first", ""), "date=2027-04-05");
        assert_eq!(by("Visit\nTalk;4/5/2027\n", "either", ""), "table_two_readings 4/5/2027");
        assert_eq!(by("Rooms\nTalk;1.500\nWalk;2,5\n", "", ""), "number=1500");
        assert_eq!(by("Rooms\nTalk;1.500\n", "", "point"), "number=1.5");
        assert_eq!(by("Rooms\nTalk;1.500\n", "", "comma"), "number=1500");
    }

    #[test]
    fn a_field_takes_the_first_column_of_its_name() {
        assert_eq!(said("Shirt;Shirt\nTalk;M;L\n", &ImportOptions::default()), "text=M");
        let plan = plan();
        let expected = ["own.text", "own.number", "own.date", "own.choice", "own.truth"].map(str::to_owned);
        let mut found = keys(&plan, OwnSubject::Event);
        found.sort();
        let mut sorted = expected.to_vec();
        sorted.sort();
        assert_eq!((found, keys(&plan, OwnSubject::Venue)), (sorted, vec![]));
        assert_eq!(names(&plan, OwnSubject::Event)["own.text"], "Shirt");
        assert_eq!(known(&["title"], &expected[..1]), ["title", "own.text"]);
    }
}
