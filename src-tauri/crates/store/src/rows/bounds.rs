//! What a cell may hold at most, so that no rule has to fear an extreme: asked before a record is written, and of every
//! row of a file that is not known.

use domain::Cell;

/// The longest id.
const ID_LENGTH: usize = 100;

/// The longest text, in bytes; an outline of a city's part with all its points stays below it.
const TEXT_LENGTH: usize = 4 << 20;

/// Years of dates.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2200;

/// The largest number, counts and money in the smallest unit alike: more than all money of the world in cents would
/// lose digits in a spreadsheet.
const NUMBER: i64 = 1_000_000_000_000_000;

/// Why a value cannot be kept, as a code.
pub(crate) fn check(field: &str, cell: &Cell) -> Result<(), &'static str> {
    match cell {
        Cell::Null => Ok(()),
        Cell::Integer(number) if number.unsigned_abs() <= NUMBER.unsigned_abs() => Ok(()),
        Cell::Real(number) if number.is_finite() && number.abs() <= NUMBER as f64 => Ok(()),
        Cell::Integer(_) | Cell::Real(_) => Err("number_too_large"),
        Cell::Text(id) if field == "id" => {
            if is_id(id) {
                Ok(())
            } else {
                Err("id_not_valid")
            }
        }
        Cell::Text(text) if TEXT_LENGTH < text.len() => Err("text_too_long"),
        Cell::Text(text) if is_date(field) && !has_year(text) => Err("date_out_of_range"),
        Cell::Text(_) => Ok(()),
    }
}

/// Ids go into names of files and lines of other formats: letters, digits and a few signs.
fn is_id(id: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte);
    (1..=ID_LENGTH).contains(&id.len()) && id.bytes().all(is_sign)
}

fn is_date(field: &str) -> bool {
    field.ends_with("_on") || field.ends_with("_at") || field == "on_date" || field == "keep_until"
}

/// `2027-05-03`, alone or before a time.
fn has_year(text: &str) -> bool {
    let year = text.get(..4).and_then(|year| year.parse::<i64>().ok());
    text.is_empty() || text.as_bytes().get(4) == Some(&b'-') && year.is_some_and(|year| YEARS.contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_text(field: &str, text: &str, expected: &str) {
        assert_eq!(check(field, &Cell::Text(text.to_owned())).err().unwrap_or_default(), expected, "{field} {text}");
    }

    #[test]
    fn extremes_stop_at_the_door() {
        check_text("starts_at", "2027-05-03T10:00:00", "");
        check_text("starts_at", "-262143-01-01T00:00:00", "date_out_of_range");
        check_text("ends_at", "+262142-12-31T23:00:00", "date_out_of_range");
        check_text("due_on", "1899-12-31", "date_out_of_range");
        check_text("due_on", "1900-01-01", "");
        check_text("due_on", "2200-12-31", "");
        check_text("due_on", "2201-01-01", "date_out_of_range");
        check_text("title", "2201-01-01", "");
        check_text("note", &"x".repeat(TEXT_LENGTH + 1), "text_too_long");
        assert_eq!(check("capacity", &Cell::Integer(i64::MAX)), Err("number_too_large"));
        assert_eq!(check("capacity", &Cell::Integer(i64::MIN)), Err("number_too_large"));
        assert_eq!(check("planned_minor", &Cell::Integer(NUMBER)), Ok(()));
        assert_eq!(check("value", &Cell::Real(1.7e308)), Err("number_too_large"));
        assert_eq!(check("value", &Cell::Real(f64::NAN)), Err("number_too_large"));
    }
}
