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
    use super::plain;

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
}
