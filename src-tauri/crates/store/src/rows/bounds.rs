//! What stops at the door: ids that are none, and whatever lies beyond the limits of `domain`. Asked before a record is
//! written, and of every row of a file that is not known.

use domain::{Record, bounds};

use crate::StoreError;

/// The longest id.
const ID_LENGTH: usize = 100;

/// Refuses a record that no plan can hold.
pub(crate) fn check<R: Record>(record: &R) -> Result<(), StoreError> {
    let refused = |code, field: &str, limit: String| {
        let values = [("table", R::TABLE.to_owned()), ("field", field.to_owned()), ("limit", limit)];
        let values = values.map(|(key, value)| (key.to_owned(), value)).into();
        Err(StoreError::Refused { code, values })
    };
    if !is_id(record.id()) {
        return refused("id_not_valid", "id", ID_LENGTH.to_string());
    }
    match bounds::check(record) {
        Some(found) => refused(found.beyond.word(), found.field, found.limit),
        None => Ok(()),
    }
}

/// Ids go into names of files and lines of other formats: letters, digits and a few signs.
pub(crate) fn is_id(id: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte);
    (1..=ID_LENGTH).contains(&id.len()) && id.bytes().all(is_sign)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use domain::{Reading, Session};

    use super::*;

    #[track_caller]
    fn check_session(starts_at: &str, expected: &str) {
        let starts_at = chrono::NaiveDateTime::parse_from_str(starts_at, "%Y-%m-%dT%H:%M:%S").unwrap();
        let session = Session { id: "s".to_owned(), starts_at: Some(starts_at), ..Session::default() };
        let code = check(&session).err().map(|error| error.code()).unwrap_or_default();
        assert_eq!(code, expected, "{starts_at}");
    }

    #[test]
    fn extremes_stop_at_the_door() {
        check_session("2027-05-03T10:00:00", "");
        check_session("1900-01-01T00:00:00", "");
        check_session("2200-12-31T23:00:00", "");
        check_session("1899-12-31T23:00:00", "date_out_of_range");
        check_session("-262143-01-01T00:00:00", "date_out_of_range");
        check_session("+262142-12-31T23:00:00", "date_out_of_range");
        let reading = |value| Reading { id: "r".to_owned(), value: Some(value), ..Reading::default() };
        assert_eq!(check(&reading(1.7e308)).unwrap_err().code(), "number_out_of_range");
        assert_eq!(check(&reading(f64::NAN)).unwrap_err().code(), "number_not_finite");
        assert!(check(&reading(12.5)).is_ok());
    }
}
