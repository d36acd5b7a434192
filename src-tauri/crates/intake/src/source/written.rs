//! What a text is, by how it begins: a calendar, an address book, a programme, else a table.

use crate::IntakeError;

/// A kind of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    Table,
    Calendar,
    Cards,
    ScheduleXml,
    ScheduleJson,
}

/// Letters by which a text is judged.
const SAMPLE: usize = 20_000;

/// Tells the kind; XML and JSON of other kinds are refused, as no table would come of them.
pub(crate) fn written_as(text: &str) -> Result<Written, IntakeError> {
    let start = text.trim_start_matches(|letter: char| letter == '\u{feff}' || letter.is_whitespace());
    let end = start.char_indices().nth(SAMPLE).map_or(start.len(), |(at, _)| at);
    let sample = &start[..end];
    let begins = |words: &str| sample.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
    let is_json = sample.starts_with('{') && sample[1..].trim_start().starts_with(['"', '}']);
    Ok(match () {
        () if begins("BEGIN:VCALENDAR") || begins("BEGIN:VEVENT") => Written::Calendar,
        () if begins("BEGIN:VCARD") => Written::Cards,
        () if sample.starts_with('<') && sample.contains("<schedule") => Written::ScheduleXml,
        () if begins("<?xml") => return Err(IntakeError::new("unknown_format")),
        () if is_json && sample.contains("\"schedule\"") && sample.contains("\"conference\"") => Written::ScheduleJson,
        () if is_json => return Err(IntakeError::new("unknown_format")),
        () => Written::Table,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_text() {
        let check = |text: &str, expected: Result<Written, &str>| {
            assert_eq!(written_as(text).map_err(|error| error.code), expected, "{text}");
        };
        check("\u{feff}  begin:vcalendar\r\n", Ok(Written::Calendar));
        check("BEGIN:VEVENT", Ok(Written::Calendar));
        check("BEGIN:VCARD\n", Ok(Written::Cards));
        check("<?xml version='1.0'?><schedule>", Ok(Written::ScheduleXml));
        check("<schedule>", Ok(Written::ScheduleXml));
        check("{\"schedule\": {\"conference\": {", Ok(Written::ScheduleJson));
        check("<?xml version='1.0'?><xsd/>", Err("unknown_format"));
        check("{\"type\": \"FeatureCollection\"}", Err("unknown_format"));
        check("{a};b", Ok(Written::Table));
        check("Title,Date", Ok(Written::Table));
        check("", Ok(Written::Table));
    }
}
