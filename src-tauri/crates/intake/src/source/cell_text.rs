//! How a spreadsheet shows a value: percent, leading zeros, dates and times as their number format has them.
//!
//! The same for every make of workbook that gives the code of its formats.

use calamine::Data;

pub(crate) fn has_three_decimals(text: &str) -> bool {
    text.split_once('.').is_some_and(|(_, decimals)| decimals.trim_end_matches('%').len() == 3)
}

/// The value as the spreadsheet shows it, with all of its digits; dates in ISO form.
pub(crate) fn shown(value: &Data, format: &str) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Error(error) => error.to_string(),
        Data::String(text) => text.clone(),
        Data::Int(number) => formatted(*number as f64, format).unwrap_or_else(|| number.to_string()),
        Data::Float(number) => formatted(*number, format).unwrap_or_else(|| part_of_day(*number)),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::DateTime(at) => moment(at, format),
    }
}

/// A number in fifteen digits, as many as spreadsheets keep, without those that reckoning in halves leaves behind them:
/// 0.1 + 0.2 is 0.3, and a long sum is 100 rather than 99.9999999999986.
pub(crate) fn plain(number: f64) -> String {
    let rounded = |digits: usize| -> String {
        format!("{number:.digits$e}").parse().map_or_else(|_| number.to_string(), |it: f64| it.to_string())
    };
    let decimals = |text: &str| text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let (whole, short) = (rounded(14), rounded(12));
    // Long sums leave something in the last two digits. Who has three decimals has not typed as many as eight.
    if decimals(&short) <= 3 && 6 < decimals(&whole) { short } else { whole }
}

/// A number; one between 0 and 1 has three decimals, so that a quarter of a day is not read as 0.25 of a clock.
pub(crate) fn part_of_day(number: f64) -> String {
    let text = plain(number);
    let has_few = text.split_once('.').is_some_and(|(whole, decimals)| whole == "0" && decimals.len() < 3);
    if has_few { format!("{number:.3}") } else { text }
}

/// Numbers whose format says more than digits: percent, leading zeros, words in quotes.
fn formatted(number: f64, format: &str) -> Option<String> {
    let first = format.split(';').next()?;
    let mut words = String::new();
    let mut bare = String::new();
    let mut letters = first.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => words.extend(letters.by_ref().take_while(|next| *next != '"')),
            '\\' => words.extend(letters.next()),
            '_' | '*' => drop(letters.next()),
            '[' => drop(letters.by_ref().take_while(|next| *next != ']').count()),
            _ => bare.push(letter),
        }
    }
    if bare.contains('%') {
        return Some(format!("{}%", plain(number * 100.0)));
    }
    // `00000` of a postcode, `"0"#` and `"+"0` of a telephone number.
    let zeros = bare.chars().filter(|letter| *letter == '0').count();
    let is_whole = number.fract() == 0.0 && 0.0 <= number && !bare.contains(['.', ',', 'E', '/', '?']);
    let is_number_word = !words.is_empty() && words.chars().all(|letter| letter.is_ascii_digit() || letter == '+');
    let starts = first.trim_start_matches(['_', ' ']).starts_with('"');
    match () {
        () if is_whole && is_number_word && starts => Some(format!("{words}{number}")),
        () if is_whole && 1 < zeros && bare.chars().all(|letter| letter == '0') => Some(format!("{number:0zeros$}")),
        () => None,
    }
}

/// A moment as its format shows it: a time where only the time is shown, a date where only the date is.
fn moment(at: &calamine::ExcelDateTime, format: &str) -> String {
    let (year, month, day, hours, minutes, seconds, millis) = at.to_ymd_hms_milli();
    // Half a second of rounding lies in the fraction of a day.
    let total = u32::from(hours) * 3600 + u32::from(minutes) * 60 + u32::from(seconds) + u32::from(millis >= 500);
    let (hours, minutes) = (total / 3600, total / 60 % 60);
    let lower = format.to_lowercase();
    let is_time_only = lower.contains('h') && !lower.contains(['y', 'd']);
    let days = at.as_f64();
    match () {
        // `[h]:mm` counts on: one whole day is 24:00.
        () if lower.contains("[h") && days < 2.0 => {
            let whole = (days * 1440.0).round() as u32;
            format!("{:02}:{:02}", whole / 60, whole % 60)
        }
        () if days < 1.0 || is_time_only => format!("{hours:02}:{minutes:02}"),
        () if days.fract() == 0.0 => format!("{year:04}-{month:02}-{day:02}"),
        () => format!("{year:04}-{month:02}-{day:02} {hours:02}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    use super::*;

    #[test]
    fn numbers_keep_what_was_typed_and_lose_what_reckoning_leaves() {
        let sum: f64 = (0..1_000).map(|_| 0.1).sum();
        assert_ne!(format!("{sum:.14e}").parse::<f64>().unwrap(), 100.0, "more than the last digit is wrong");
        for (number, text) in [
            (0.1 + 0.2, "0.3"),
            (sum, "100"),
            (9_999_999_999_999.99, "9999999999999.99"),
            (51.507_350_912_345_6, "51.5073509123456"),
            (123_456_789_012_345.0, "123456789012345"),
            (0.000_001_5, "0.0000015"),
            (-3.5, "-3.5"),
        ] {
            assert_eq!(plain(number), text);
        }
    }

    #[test]
    fn three_decimals_could_be_thousands() {
        for text in ["1.234", "0.500", "12.345%", "-1.234"] {
            assert!(has_three_decimals(text), "{text}");
        }
        for text in ["1.23", "1.2345", "1234", "1,234", "1.23%", ""] {
            assert!(!has_three_decimals(text), "{text}");
        }
    }

    #[test]
    fn parts_of_a_day_have_three_decimals() {
        let shown = [0.25, 0.5, 0.75, 0.395_833, 0.125, 0.0, 1.0, 1.25, -0.5].map(part_of_day);
        assert_eq!(shown, ["0.250", "0.500", "0.750", "0.395833", "0.125", "0", "1", "1.25", "-0.5"]);
    }

    #[test]
    fn numbers_are_shown_as_their_formats_have_them() {
        for (number, format, expected) in [
            (1067.0, "00000", "01067"),
            (1067.0, "00000;[Red]-00000", "01067"),
            (7.0, "0", "7"),
            (1067.5, "00000", "1067.5"),
            (-7.0, "000", "-7"),
            (1067.0, "00000.00", "1067"),
            (1067.0, "#,##0", "1067"),
            (0.125, "0%", "12.5%"),
            (0.125, "0\\%", "0.125"),
            (0.125, "0\"%\"", "0.125"),
            (49.0, "\"+\"0", "+49"),
            (49.0, "_ \"+\"0", "+49"),
            (49.0, "\"00\"#", "0049"),
            (49.5, "\"+\"0", "49.5"),
            (49.0, "\"No. \"0", "49"),
            (49.0, "0\"1\"", "49"),
            (49.0, "[$€-407]00", "49"),
            (5.0, "[Red]00", "05"),
            (5.0, "*-00", "05"),
            (5.0, "_(00", "05"),
            (5.0, "00 \"km\"", "5"),
            (5.0, "", "5"),
        ] {
            assert_eq!(shown(&Data::Float(number), format), expected, "{number} {format}");
        }
        assert_eq!((shown(&Data::Int(7), "000"), shown(&Data::Int(7), "")), ("007".to_owned(), "7".to_owned()));
        assert_eq!(
            (shown(&Data::Bool(true), ""), shown(&Data::Bool(false), "")),
            ("TRUE".to_owned(), "FALSE".to_owned())
        );
        assert_eq!(
            (shown(&Data::Empty, "0"), shown(&Data::String("a".to_owned()), "0")),
            (String::new(), "a".to_owned())
        );
        assert_eq!(shown(&Data::DateTimeIso("2027-05-03".to_owned()), ""), "2027-05-03");
        assert_eq!(shown(&Data::Error(calamine::CellErrorType::NA), ""), "#N/A");
    }

    #[test]
    fn moments_are_shown_as_far_as_their_formats_show_them() {
        let at = |days: f64, format: &str| {
            shown(&Data::DateTime(ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false)), format)
        };
        for (days, format, expected) in [
            (46_510.0, "d.m.yy", "2027-05-03"),
            (46_510.0, "d.m.yy h:mm", "2027-05-03"),
            (46_510.75, "d.m.yy", "2027-05-03 18:00"),
            (46_510.75, "h:mm", "18:00"),
            (46_510.75, "H:MM", "18:00"),
            (46_510.0, "h:mm", "00:00"),
            (0.75, "h:mm", "18:00"),
            (0.75, "d.m.yy", "18:00"),
            (0.999_999, "h:mm", "24:00"),
            (1.0, "[h]:mm", "24:00"),
            (1.5, "[h]:mm", "36:00"),
            (1.999_9, "[h]:mm", "48:00"),
            (2.0, "[h]:mm", "00:00"),
            (0.75, "[h]:mm", "18:00"),
        ] {
            assert_eq!(at(days, format), expected, "{days} {format}");
        }
    }
}
