//! What the script of a site reads: its words, and the events with what they can be chosen by.

use std::collections::BTreeSet;

use chrono::Timelike;
use domain::fold::fold;
use interchange::Fate;
use serde_json::{Value, json};

use crate::gather::{Gathered, Occasion, Shown};
use crate::names::keys;
use crate::programme::facets;
use crate::words::{Words, clean};

/// The looks, the same in every language.
pub(crate) const STYLE: &str = include_str!("../../../../assets/site/site.css");
/// The program's sign.
pub(crate) const ICON: &str = include_str!("../../../../assets/icons/icon.svg");
const SCRIPT: &str = include_str!("../../../../assets/site/site.js");

/// The messages that the script puts into pages, by the name it knows them by.
const SPOKEN: &[(&str, &str)] = &[
    ("mine", "site-nav-mine"),
    ("add", "site-mine-add"),
    ("added", "site-mine-added"),
    ("removed", "site-mine-removed"),
    ("keep", "site-mine-keep"),
    ("empty", "site-mine-empty"),
    ("visit", "site-mine-visit"),
    ("gone", "site-mine-gone"),
    ("clash", "site-mine-clash"),
    ("clear", "site-mine-clear"),
    ("print", "site-print"),
    ("open", "site-date_open"),
    ("off", "site-cancelled"),
    ("late", "site-postponed"),
    ("found", "site-found"),
    ("none", "site-found-none"),
    ("option", "site-filter-option"),
    ("programme", "site-nav-programme"),
];

/// The script with the words of one language.
pub(crate) fn script(gathered: &Gathered, words: &Words) -> String {
    let placeholder = |id: &str| {
        // The script puts its own values in the place of these.
        let values = ["title", "count", "all", "name", "other"].map(|name| (name, format!("{{{name}}}")));
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        words.say(id, &values)
    };
    let mut said: serde_json::Map<String, Value> =
        SPOKEN.iter().map(|(name, id)| ((*name).to_owned(), json!(placeholder(id)))).collect();
    // Programmes of two weeks on one computer stay apart.
    let site = keys(&[gathered.week.id.as_str()]).pop().unwrap_or_default();
    said.insert("site".to_owned(), json!(site));
    format!("const W={};\n{SCRIPT}", Value::Object(said))
}

/// The events as a script that assigns one constant: pages opened from a folder may not read other files.
pub(crate) fn data(gathered: &Gathered, words: &Words) -> String {
    let facets = facets(gathered, words);
    let events: Vec<Value> = gathered
        .events
        .iter()
        .enumerate()
        .map(|(at, shown)| {
            let chosen: Vec<&Vec<usize>> = facets.iter().map(|facet| &facet.of_events[at]).collect();
            json!([
                shown.stem,
                words.title(shown.event),
                standing(shown.fate),
                shown.sessions.iter().map(|session| occasion(gathered, words, session)).collect::<Vec<_>>(),
                chosen,
                shown.hosts,
                searched(words, shown),
            ])
        })
        .collect();
    let all = json!({
        "d": words.days,
        "v": words.venues,
        "h": words.hosts,
        "f": facets.iter().map(|facet| json!([facet.field, facet.options])).collect::<Vec<_>>(),
        "e": events,
    });
    format!("const P={all};\n")
}

/// `[day, minute, last minute, time, venue, room, standing]`, shortened from behind.
fn occasion(gathered: &Gathered, words: &Words, session: &Occasion) -> Value {
    let date = session.day;
    let day = gathered.days.iter().position(|day| Some(day.date) == date);
    let minute = |at: chrono::NaiveDateTime| {
        let days = date.map_or(0, |date| (at.date() - date).num_days());
        days * 1440 + i64::from(at.time().num_seconds_from_midnight() / 60)
    };
    let timed = session.starts_at.filter(|_| session.has_time);
    let room = session.room.map(|room| clean(&room.name)).filter(|room| !room.is_empty());
    let mut row = vec![
        json!(day),
        json!(timed.map(minute)),
        json!(session.ends_at.filter(|_| session.has_time).map(minute)),
        json!(date.map(|_| words.time(session))),
        json!(session.venue),
        json!(room),
        json!((session.fate != Fate::On).then(|| standing(session.fate))),
    ];
    while row.last().is_some_and(Value::is_null) {
        row.pop();
    }
    Value::Array(row)
}

fn standing(fate: Fate) -> u8 {
    match fate {
        Fate::On => 0,
        Fate::Off => 1,
        Fate::Postponed => 2,
    }
}

/// Words of the short text that its title lacks, folded, each once.
fn searched(words: &Words, shown: &Shown) -> String {
    let title = fold(&words.title(shown.event));
    let text = fold(&clean(&shown.event.short_text));
    let told = text.split(|it: char| !it.is_alphanumeric()).filter(|word| 2 < word.len() && !title.contains(word));
    told.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ")
}
