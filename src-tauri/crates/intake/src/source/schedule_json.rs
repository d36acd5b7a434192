//! schedule.json, as frab, pretalx and the hub write it: the same events as schedule.xml in another dress.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::source::programme::{Item, Programme};
use crate::{IntakeError, Watch, tell};

/// Values in a file: each takes many times the bytes of its text, so they are counted before they are made.
const MAX_WEIGHT: usize = 1_600_000;

/// Reads a schedule.
pub(crate) fn read_schedule_json(text: &str, watch: &dyn Watch) -> Result<Programme, IntakeError> {
    let weight = |byte: u8| match byte {
        b',' | b'[' => 1,
        b':' => 3,
        b'{' => 5,
        _ => 0,
    };
    if MAX_WEIGHT < text.bytes().map(weight).sum() {
        return Err(IntakeError::new("too_large_inside"));
    }
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| IntakeError::new("json_unreadable").with("line", error.line()))?;
    let conference = &value["schedule"]["conference"];
    let mut programme = Programme {
        venue: words(&conference["venue"]),
        zone: words(&conference["time_zone_name"]),
        day_change: words(&conference["day_change"]),
        ..Programme::default()
    };
    let mut lines = Lines { text, at: 0, line: 1 };
    for day in conference["days"].as_array().into_iter().flatten() {
        let date = words(&day["date"]);
        for (room, events) in day["rooms"].as_object().into_iter().flatten() {
            for event in events.as_array().into_iter().flatten().filter_map(Value::as_object) {
                programme.add(item(event, room, &date, &mut lines))?;
                if programme.items.len().is_multiple_of(200) {
                    tell(watch, "reading", programme.items.len(), 0)?;
                }
            }
        }
    }
    Ok(programme)
}

/// Words, and numbers as they are written; nothing of anything else.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

fn item(event: &Map<String, Value>, under: &str, day: &str, lines: &mut Lines) -> Item {
    let list = |name: &str| event.get(name).and_then(Value::as_array).into_iter().flatten();
    let named = |value: &Value, names: &[&str]| {
        let found = names.iter().map(|name| words(&value[*name])).find(|words| !words.is_empty());
        found.unwrap_or_else(|| words(value))
    };
    let words: HashMap<String, String> = event.iter().map(|(name, value)| (name.clone(), words(value))).collect();
    let mark = ["guid", "slug", "title"].into_iter().filter_map(|name| event.get(name)).find_map(Value::as_str);
    let room = words.get("room").filter(|room| !room.is_empty()).cloned();
    let kept = |texts: Vec<String>| texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
    Item {
        line: lines.of(mark.unwrap_or_default()),
        rooms: kept(vec![room.unwrap_or_else(|| under.to_owned())]),
        people: kept(
            list("persons").map(|person| named(person, &["public_name", "full_public_name", "name"])).collect(),
        ),
        links: kept(list("links").map(|link| named(link, &["url", "href"])).collect()),
        day: day.to_owned(),
        words,
    }
}

/// Finds the line on which an event stands by words that only it has, further on with each.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, mark: &str) -> usize {
        let rest = &self.text[self.at..];
        // Letters can be written as escapes: then the line stays that of the event before.
        if let Some(found) = Some(mark).filter(|mark| !mark.is_empty()).and_then(|mark| rest.find(mark)) {
            self.line += rest.as_bytes()[..found].iter().filter(|byte| **byte == b'\n').count();
            self.at += found;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Unwatched;
    use crate::source::programme::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(read_schedule_json(text, &Unwatched)), expected, "{text}");
    }

    #[test]
    fn schedules() {
        check(
            "{\"schedule\": {\"conference\": {\"days\": [{\"rooms\": {\n\"A\": [\n{\"guid\": \"g\", \"title\": \"T\", \"persons\": [{\"public_name\": \"P\"}, {\"name\": \"Q\"}]},\n{\"title\": \"U\", \"room\": \"B\"}, 7]}}]}}}",
            &["3 g T @ A / P+Q", "4  U @ B / "],
        );
        check("{\"schedule\": {\"conference\": {\"days\": 5}}}", &[]);
        check("{\"schedule\": {\n", &[r#"json_unreadable {"line": "2"}"#]);
        check(&format!("{{\"a\": {}", "[".repeat(1_000)), &[r#"json_unreadable {"line": "1"}"#]);
    }
}
