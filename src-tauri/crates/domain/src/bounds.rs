//! What a plan can hold: dates, counts, money and texts within limits, checked at the door of every write.
//!
//! Rules never fail, whatever stands in a record; within these limits their answers also mean something: no sum of
//! a plan's money reaches the end of its type, and no date lies where no calendar is drawn. What is merely unlikely
//! is for the rules to report. A file of another program may hold values beyond: it opens, and they are told.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::fields::{Meaning, meanings};
use crate::{Cell, Field, Record, words};

/// The first and the last year of a date.
pub const YEARS: std::ops::RangeInclusive<i64> = 1900..=2200;
/// The largest count of anything.
pub const MOST_COUNT: i64 = 1_000_000_000;
/// The largest amount of money, in the smallest unit, either way: nine thousand lines of it still add up.
pub const MOST_MINOR: i64 = 1_000_000_000_000_000;
/// The largest number with a fraction, either way.
pub const MOST_NUMBER: f64 = 1e15;
/// The longest text of a field, in bytes.
pub const LONGEST_TEXT: usize = 100_000;
/// The longest outline of a neighbourhood, in bytes.
pub const LONGEST_OUTLINE: usize = 4_000_000;
/// The largest logo, in bytes of its file.
pub const LARGEST_LOGO: usize = 500_000;
/// The longest name by which a record is known, in bytes.
pub const LONGEST_NAME: usize = 10_000;
/// The longest name of a family of fonts, in bytes.
pub const LONGEST_FONT: usize = 200;
/// The longest id.
pub const LONGEST_ID: usize = 100;
/// The most entries of a list.
pub const MOST_ENTRIES: usize = 1_000;

words!(
    /// How a value lies beyond what a plan can hold.
    Beyond {
        /// A date before 1900 or after 2200.
        Date = "date_out_of_range",
        /// A number beyond its limit.
        Number = "number_out_of_range",
        /// A number that is none.
        NotFinite = "number_not_finite",
        /// A text that is too long.
        Text = "text_too_long",
        /// A list of too many entries.
        List = "list_too_long",
        /// An id that is none.
        Id = "id_not_valid",
    }
);

/// A field whose value no plan can hold.
#[derive(Clone, Debug, PartialEq)]
pub struct OutOfBounds {
    /// The field.
    pub field: &'static str,
    /// How.
    pub beyond: Beyond,
    /// The limit in stored form: `1900-01-01/2200-12-31`, a number, or a length.
    pub limit: String,
}

/// The first field of a record whose value no plan can hold.
pub fn check<R: Record>(record: &R) -> Option<OutOfBounds> {
    beyond(R::TABLE, &record.cells()).next()
}

/// Every field whose value no plan can hold, of a row in the order of the fields of its table.
pub fn beyond<'a>(table: &str, cells: &'a [Cell]) -> impl Iterator<Item = OutOfBounds> + 'a {
    meanings(table).iter().zip(cells).filter_map(|((field, meaning), cell)| check_cell(field, *meaning, cell))
}

fn check_cell(field: &'static str, meaning: Meaning, cell: &Cell) -> Option<OutOfBounds> {
    let found = match cell {
        Cell::Null => None,
        Cell::Integer(number) => whole(meaning, *number),
        Cell::Real(number) => real(field, *number),
        Cell::Text(id) if field == "id" => (!is_id(id)).then(|| (Beyond::Id, LONGEST_ID.to_string())),
        Cell::Text(text) => worded(meaning, field, text),
    };
    found.map(|(beyond, limit)| OutOfBounds { field, beyond, limit })
}

/// Whether a text can be an id. Ids go into names of files and lines of other formats: letters, digits and a few signs.
pub fn is_id(id: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte);
    (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(is_sign)
}

type Found = Option<(Beyond, String)>;

fn whole(meaning: Meaning, number: i64) -> Found {
    let (least, most) = match meaning {
        Meaning::Money => (-MOST_MINOR, MOST_MINOR),
        // A year stands alone, no day is counted from it: a library may be of 1472.
        Meaning::Year => (0, *YEARS.end()),
        Meaning::Weekday => (1, 7),
        _ => (-MOST_COUNT, MOST_COUNT),
    };
    let limit = if number < least { least } else { most };
    (!(least..=most).contains(&number)).then(|| (Beyond::Number, limit.to_string()))
}

fn real(field: &str, number: f64) -> Found {
    if !number.is_finite() {
        return Some((Beyond::NotFinite, String::new()));
    }
    let most = match field {
        "latitude" => 90.0,
        "longitude" => 180.0,
        _ => MOST_NUMBER,
    };
    (most < number.abs()).then(|| (Beyond::Number, most.to_string()))
}

fn worded(meaning: Meaning, field: &str, text: &str) -> Found {
    let dates = || (Beyond::Date, format!("{}-01-01/{}-12-31", YEARS.start(), YEARS.end()));
    let is_outside = |date: NaiveDate| !YEARS.contains(&i64::from(date.year()));
    let value = || Cell::Text(text.to_owned());
    match meaning {
        Meaning::Date if NaiveDate::from_cell(&value()).is_some_and(is_outside) => Some(dates()),
        Meaning::Moment if NaiveDateTime::from_cell(&value()).is_some_and(|at| is_outside(at.date())) => Some(dates()),
        Meaning::Dates
        | Meaning::WordsList
        | Meaning::WordList(_)
        | Meaning::Languages
        | Meaning::Ids(_)
        | Meaning::FieldNames
        | Meaning::Cards => list(meaning, text, dates),
        _ => {
            let most = match field {
                "outline" => LONGEST_OUTLINE,
                // Base64 has four letters for three bytes.
                "logo" => LARGEST_LOGO.div_ceil(3) * 4,
                "accent" | "heading_font" | "text_font" => LONGEST_FONT,
                "title" | "name" | "email" | "phone" | "position" | "code" => LONGEST_NAME,
                _ => LONGEST_TEXT,
            };
            (most < text.len()).then(|| (Beyond::Text, most.to_string()))
        }
    }
}

fn list(meaning: Meaning, text: &str, dates: impl Fn() -> (Beyond, String)) -> Found {
    let entries = Vec::<String>::from_cell(&Cell::Text(text.to_owned())).unwrap_or_default();
    if MOST_ENTRIES < entries.len() {
        return Some((Beyond::List, MOST_ENTRIES.to_string()));
    }
    // The words of a board are as long as any other text.
    let most = if meaning == Meaning::Cards { LONGEST_TEXT } else { LONGEST_NAME };
    if entries.iter().any(|entry| most < entry.len()) {
        return Some((Beyond::Text, most.to_string()));
    }
    let date = |entry: &String| NaiveDate::from_cell(&Cell::Text(entry.clone()));
    let is_outside = |date: NaiveDate| !YEARS.contains(&i64::from(date.year()));
    (meaning == Meaning::Dates && entries.iter().filter_map(date).any(is_outside)).then(dates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::*;

    /// Expected: the code of what is beyond, `""` for nothing.
    #[track_caller]
    fn check_value(field: &'static str, cell: Cell, expected: &str) {
        let (table, name) = field.split_once('.').unwrap();
        let meaning = fields::meaning(table, name).unwrap();
        let found = check_cell(name, meaning, &cell);
        assert_eq!(found.map_or("", |it| it.beyond.word()), expected, "{field} {cell:?}");
    }

    #[test]
    fn each_limit_holds_on_both_sides() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let long = |length: usize| Cell::Text("x".repeat(length));
        let list = |count: usize| vec!["x".to_owned(); count].to_cell();
        for (field, within, beyond, code) in [
            ("milestone.due_on", text("1900-01-01"), text("1899-12-31"), "date_out_of_range"),
            ("milestone.due_on", text("2200-12-31"), text("2201-01-01"), "date_out_of_range"),
            ("session.starts_at", text("2200-12-31T23:59:59"), text("-262143-01-01T00:00:00"), "date_out_of_range"),
            ("session.ends_at", text("1900-01-01T00:00:00"), text("+262142-12-31T00:00:00"), "date_out_of_range"),
            ("event.excluded_dates", text("[\"2200-12-31\"]"), text("[\"2201-01-01\"]"), "date_out_of_range"),
            ("event.capacity", Cell::Integer(MOST_COUNT), Cell::Integer(MOST_COUNT + 1), "number_out_of_range"),
            ("event.capacity", Cell::Integer(-MOST_COUNT), Cell::Integer(i64::MIN), "number_out_of_range"),
            ("offer.amount_minor", Cell::Integer(MOST_MINOR), Cell::Integer(i64::MAX), "number_out_of_range"),
            ("offer.amount_minor", Cell::Integer(-MOST_MINOR), Cell::Integer(-MOST_MINOR - 1), "number_out_of_range"),
            ("budget_line.year", Cell::Integer(0), Cell::Integer(-1), "number_out_of_range"),
            ("budget_line.year", Cell::Integer(2200), Cell::Integer(2201), "number_out_of_range"),
            ("opening.weekday", Cell::Integer(7), Cell::Integer(8), "number_out_of_range"),
            ("opening.weekday", Cell::Integer(1), Cell::Integer(0), "number_out_of_range"),
            ("venue.latitude", Cell::Real(-90.0), Cell::Real(90.1), "number_out_of_range"),
            ("venue.longitude", Cell::Real(180.0), Cell::Real(-180.1), "number_out_of_range"),
            ("reading.value", Cell::Real(MOST_NUMBER), Cell::Real(1.7e308), "number_out_of_range"),
            ("reading.value", Cell::Real(0.0), Cell::Real(f64::NAN), "number_not_finite"),
            ("reading.value", Cell::Null, Cell::Real(f64::INFINITY), "number_not_finite"),
            ("event.title", long(LONGEST_NAME), long(LONGEST_NAME + 1), "text_too_long"),
            ("event.long_text", long(LONGEST_TEXT), long(LONGEST_TEXT + 1), "text_too_long"),
            ("neighbourhood.outline", long(LONGEST_OUTLINE), long(LONGEST_OUTLINE + 1), "text_too_long"),
            ("house_style.logo", long(666_668), long(666_669), "text_too_long"),
            ("house_style.text_font", long(LONGEST_FONT), long(LONGEST_FONT + 1), "text_too_long"),
            ("event.audiences", list(MOST_ENTRIES), list(MOST_ENTRIES + 1), "list_too_long"),
            ("event.audiences", list(1), vec!["x".repeat(LONGEST_NAME + 1)].to_cell(), "text_too_long"),
            (
                "board.cards",
                vec!["x".repeat(LONGEST_TEXT)].to_cell(),
                vec!["x".repeat(LONGEST_TEXT + 1)].to_cell(),
                "text_too_long",
            ),
        ] {
            check_value(field, within, "");
            check_value(field, beyond, code);
        }
    }

    #[test]
    fn the_limit_told_is_the_one_that_was_passed() {
        let limit = |field: &str, number: i64| {
            let (table, name) = field.split_once('.').unwrap();
            let meaning = fields::meaning(table, name).unwrap();
            check_cell("number", meaning, &Cell::Integer(number)).map(|it| it.limit)
        };
        for (field, number, expected) in [
            ("opening.weekday", 0, Some("1")),
            ("opening.weekday", 1, None),
            ("opening.weekday", 7, None),
            ("opening.weekday", 8, Some("7")),
            ("budget_line.year", -1, Some("0")),
            ("budget_line.year", 2201, Some("2200")),
            ("event.capacity", i64::MAX, Some("1000000000")),
            ("event.capacity", i64::MIN, Some("-1000000000")),
        ] {
            assert_eq!(limit(field, number).as_deref(), expected, "{field} {number}");
        }
    }

    #[test]
    fn an_id_is_letters_digits_and_a_few_signs() {
        for id in ["1", "01a22105-0f2e-7c4d-9a3b-5d2f7e8c1b90", "a_b.c:d", &"x".repeat(LONGEST_ID)] {
            check_value("event.id", Cell::Text(id.to_owned()), "");
        }
        for id in ["", "a b", "line\nbreak", "../plan", "ü", &"x".repeat(LONGEST_ID + 1)] {
            check_value("event.id", Cell::Text(id.to_owned()), "id_not_valid");
        }
    }

    #[test]
    fn a_record_is_told_by_its_first_field_beyond() {
        let fine = Event { id: "1".to_owned(), title: "Bake bread".to_owned(), ..Event::default() };
        assert_eq!(check(&fine), None);
        let beyond = Event { capacity: Some(i64::MAX), money_asked_minor: Some(i64::MAX), ..fine };
        let found = check(&beyond).unwrap();
        assert_eq!((found.field, found.limit.as_str()), ("capacity", "1000000000"));
        let fields: Vec<&str> = super::beyond(Event::TABLE, &beyond.cells()).map(|it| it.field).collect();
        assert_eq!(fields, ["capacity", "money_asked_minor"]);
    }
}
