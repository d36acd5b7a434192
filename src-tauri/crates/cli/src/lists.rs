//! Rows of the lists that people read: which columns, and how their values are written.

use std::collections::BTreeMap;

use serde_json::Value;
use text::Texts;

/// A table for the terminal.
pub struct Table {
    /// Headings; none for a plain list.
    pub heads: Vec<String>,
    /// Cells, a row each.
    pub rows: Vec<Vec<String>>,
}

fn rows_of<'a>(value: &'a Value) -> impl Iterator<Item = &'a Value> {
    value.as_array().into_iter().flatten()
}

/// A value as plain text.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            list.iter().map(|item| item.get("name").map_or_else(|| plain(item), plain)).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// A stored date-time as people write it.
fn moment(texts: &Texts, value: &Value) -> String {
    let Some(stored) = value.as_str() else { return texts.get("terminal-unscheduled") };
    match chrono::NaiveDateTime::parse_from_str(stored, "%Y-%m-%dT%H:%M:%S") {
        Ok(at) => texts.moment(at),
        Err(_) => stored.to_owned(),
    }
}

/// The values of a label, problem or notice.
pub fn values(value: &Value) -> BTreeMap<String, String> {
    value.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), plain(value))).collect()
}

/// What a change did.
pub fn label(texts: &Texts, label: &Value) -> String {
    texts.sentence(&format!("change-{}", plain(&label["code"])), &values(&label["values"]))
}

/// The records of one kind.
pub fn records(texts: &Texts, kind: &str, value: &Value) -> Table {
    let heads = |ids: &[&str]| ids.iter().map(|id| texts.get(id)).collect();
    let word = |family: &str, value: &Value| texts.get(&format!("{family}-{}", plain(value)));
    let row = |row: &Value| match kind {
        "events" => vec![
            moment(texts, &row["starts_at"]),
            plain(&row["title"]),
            plain(&row["organisers"]),
            plain(&row["venue_names"]),
            word("event-status", &row["status"]),
        ],
        "sessions" => vec![
            moment(texts, &row["starts_at"]),
            moment(texts, &row["ends_at"]),
            plain(&row["event_id"]),
            plain(&row["room_id"]),
        ],
        "venues" => vec![
            plain(&row["draft"]["venue"]["name"]),
            plain(&row["neighbourhood_name"]),
            plain(&row["draft"]["venue"]["address"]),
            plain(&row["draft"]["rooms"]),
        ],
        "rooms" => {
            vec![plain(&row["name"]), plain(&row["capacity"]), plain(&row["setup_minutes"]), plain(&row["venue_id"])]
        }
        "partners" => vec![
            plain(&row["draft"]["partner"]["name"]),
            word("sector", &row["draft"]["partner"]["sector"]),
            word("partner-status", &row["draft"]["partner"]["status"]),
            plain(&row["contact_name"]),
        ],
        _ => vec![plain(&row["name"]), plain(&row["role"]), plain(&row["email"]), plain(&row["phone"])],
    };
    let heads = match kind {
        "events" => {
            heads(&["session-starts_at", "event-title", "event-role-organiser", "session-venue_id", "event-status"])
        }
        "sessions" => heads(&["session-starts_at", "session-ends_at", "session-event_id", "session-room_id"]),
        "venues" => heads(&["venue-name", "venue-neighbourhood_id", "venue-address", "terminal-rooms"]),
        "rooms" => heads(&["room-name", "room-capacity", "room-setup_minutes", "room-venue_id"]),
        "partners" => heads(&["partner-name", "partner-sector", "partner-status", "terminal-contact"]),
        _ => heads(&["person-name", "person-role", "person-email", "person-phone"]),
    };
    Table { heads, rows: rows_of(value).map(row).collect() }
}

/// The log, newest first.
pub fn history(texts: &Texts, value: &Value) -> Table {
    let row = |row: &Value| {
        let undone = if row["is_undone"] == Value::Bool(true) { texts.get("terminal-undone") } else { String::new() };
        vec![
            plain(&row["change_id"]),
            moment(texts, &row["at"]),
            plain(&row["author"]),
            label(texts, &row["label"]),
            undone,
        ]
    };
    let heads = [
        "terminal-head-number",
        "terminal-head-when",
        "terminal-head-who",
        "terminal-head-what",
        "terminal-head-state",
    ];
    Table { heads: heads.iter().map(|id| texts.get(id)).collect(), rows: rows_of(value).map(row).collect() }
}

/// What differs between two states.
pub fn differences(texts: &Texts, value: &Value) -> Table {
    let mut rows = Vec::new();
    for record in rows_of(value) {
        let kind = texts.get(&format!("terminal-difference-{}", plain(&record["kind"])));
        let (table, name) = (plain(&record["table"]), plain(&record["name"]));
        if record["kind"] != "changed" {
            rows.push(vec![kind, table, name, String::new()]);
            continue;
        }
        for change in rows_of(&record["changes"]) {
            let field = texts.get(&format!("{table}-{}", plain(&change["field"])));
            let values = [("field", field), ("from", plain(&change["from"])), ("to", plain(&change["to"]))];
            let values: Vec<(&str, text::Arg)> = values.into_iter().map(|(name, value)| (name, value.into())).collect();
            rows.push(vec![kind.clone(), table.clone(), name.clone(), texts.format("terminal-field-change", &values)]);
        }
    }
    Table { heads: Vec::new(), rows }
}
