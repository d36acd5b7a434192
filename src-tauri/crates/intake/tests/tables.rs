//! A programme is written as a table in a random dialect, language, order of dates and style of numbers, with random
//! damage, and read again: every cell is right, asked, or told. There is no fourth outcome.

mod support;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use domain::Plan;
use intake::{DryRun, ImportKind};
use proptest::prelude::*;
use support::{apply, check, lindau, options, share, written};

/// Tables of one case, so that the usual share of cases makes some two hundred tables.
const TABLES: usize = 4;

/// An event as a person knows it.
#[derive(Clone, Debug)]
struct Known {
    title: String,
    on: NaiveDate,
    at: NaiveTime,
    venue: &'static str,
    places: u32,
    cents: u32,
}

/// How it is written.
#[derive(Clone, Debug)]
struct Writing {
    delimiter: char,
    is_quoted: bool,
    line_end: &'static str,
    encoding: usize,
    language: usize,
    date: usize,
    time: usize,
    number: usize,
    order: Vec<usize>,
    damage: Vec<(usize, usize)>,
}

const VENUES: [&str; 5] = ["Old Hall", "Café Welt", "Bücherei Süd", "City Park", "Médiathèque"];
const WORDS: [&str; 10] = ["Robots", "Chor", "Lesen", "Jardín", "Été", "Bread", "Kites", "Mathe", "Musik", "Stories"];

/// Heads of title, date, time, venue, places, money.
const HEADS: [[&str; 6]; 6] = [
    ["Title", "Date", "Time", "Venue", "Capacity", "Money asked"],
    ["Titel", "Datum", "Uhrzeit", "Veranstaltungsort", "Plätze", "Förderung beantragt"],
    ["Titre", "Date de début", "Heure", "Lieu", "Nombre de places", "Subvention demandée"],
    ["Título", "Fecha", "Hora", "Lugar", "Plazas", "Subvención solicitada"],
    ["Nimi", "Päivämäärä", "Kellonaika", "Paikka", "Paikkoja", "Money asked"],
    ["event_name", "StartDate", "startTime", "LOCATION", "max_participants", "grant requested"],
];

const MONTHS: [[&str; 2]; 4] = [["April", "May"], ["April", "Mai"], ["avril", "mai"], ["abril", "mayo"]];

fn date(on: NaiveDate, style: usize) -> String {
    let (year, month, day) = (on.year(), on.month(), on.day());
    let named = |language: usize| MONTHS[language][usize::from(month == 5)];
    match style {
        0 => on.to_string(),
        1 => format!("{day:02}.{month:02}.{year}"),
        2 => format!("{day}/{month}/{year}"),
        3 => format!("{month}/{day}/{year}"),
        4 => format!("{day} {} {year}", named(0)),
        5 => format!("{day}. {} {year}", named(1)),
        6 => format!("{day} {} {year}", named(2)),
        7 => format!("{day} de {} de {year}", named(3)),
        8 => format!("{} {day}, {year}", named(0)),
        9 => format!("{}, {day:02}.{month:02}.{year}", on.format("%a")),
        10 => format!("{day}-{}-{}", &named(0)[..3], year % 100),
        _ => format!("{year}年{month}月{day}日"),
    }
}

fn time(at: NaiveTime, style: usize) -> String {
    let (hour, minute) = (at.hour(), at.minute());
    match style {
        0 => at.format("%H:%M").to_string(),
        1 => format!("{hour}.{minute:02} Uhr"),
        2 => format!("{hour}h{minute:02}"),
        3 => at.format("%-I:%M %p").to_string(),
        4 => at.format("%H:%M:%S").to_string(),
        _ => format!("{hour}時{minute:02}分"),
    }
}

/// A whole number and a sum of money in the same style.
fn numbers(places: u32, cents: u32, style: usize) -> (String, String) {
    let grouped = |number: u32, mark: &str| match number {
        1_000.. => format!("{}{mark}{:03}", number / 1_000, number % 1_000),
        _ => number.to_string(),
    };
    let (whole, rest) = (cents / 100, cents % 100);
    match style {
        0 => (places.to_string(), format!("{whole}.{rest:02}")),
        1 => (grouped(places, ","), format!("{}.{rest:02}", grouped(whole, ","))),
        2 => (grouped(places, "."), format!("{},{rest:02} €", grouped(whole, "."))),
        3 => (grouped(places, " "), format!("{},{rest:02} €", grouped(whole, " "))),
        _ => (grouped(places, "'"), format!("{}.{rest:02}", grouped(whole, "'"))),
    }
}

fn cell(text: &str, writing: &Writing) -> String {
    let needs = text.contains([writing.delimiter, '"', '\n']);
    if writing.is_quoted || needs { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn row(cells: &[String], writing: &Writing) -> String {
    let cells: Vec<String> = writing.order.iter().map(|at| cell(&cells[*at], writing)).collect();
    cells.join(&writing.delimiter.to_string())
}

/// The file, and the line on which each event stands in it.
fn table(events: &[Known], writing: &Writing) -> (Vec<u8>, Vec<usize>) {
    let head: Vec<String> = HEADS[writing.language].iter().map(|name| (*name).to_owned()).collect();
    let mut lines = vec![row(&head, writing)];
    for event in events {
        let (places, money) = numbers(event.places, event.cents, writing.number);
        let cells = [
            event.title.clone(),
            date(event.on, writing.date),
            time(event.at, writing.time),
            event.venue.to_owned(),
            places,
            money,
        ];
        lines.push(row(&cells, writing));
    }
    let mut cut: Vec<String> = Vec::new();
    for (kind, place) in &writing.damage {
        let at = 1 + place % events.len();
        match kind {
            0 => lines.insert(at, String::new()),
            1 => lines.insert(0, "Learning week, as of March".to_owned()),
            2 => lines.push("* booked out".to_owned()),
            // A mark more where a cell was cut off would be an empty cell, which nobody can tell from one that was.
            3 if cut.contains(&lines[at]) => {}
            3 => lines[at].push(writing.delimiter),
            // Three of them are the proper way to write a title that begins with one.
            4 if lines[at].starts_with("\"\"") => {}
            4 => lines[at] = format!("\"{}", lines[at]),
            5 => {
                lines[at] = lines[at].rsplit_once(writing.delimiter).map_or(String::new(), |(rest, _)| rest.to_owned());
                cut.push(lines[at].clone());
            }
            6 => lines.insert(at, row(&head, writing)),
            _ => lines[at] = format!("  {}", lines[at]),
        }
    }
    let line_of = |event: &Known| lines.iter().position(|line| line.contains(&event.title)).map_or(0, |at| at + 1);
    let places = events.iter().map(line_of).collect();
    let text = lines.join(writing.line_end);
    let bytes = match writing.encoding {
        0 => text.into_bytes(),
        1 => [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat(),
        2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        _ => [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
    };
    (bytes, places)
}

/// Whether something is said of the row of an event: it was refused or left out, one of its cells was told, or a
/// notice names its line.
fn is_told(done: &DryRun, line: usize) -> bool {
    let preview = &done.preview;
    // A heading was cut off: its column is named.
    if preview.notices.iter().any(|notice| notice.code == "columns_without_heading") {
        return true;
    }
    let mut rows = preview.refused.iter().chain(&preview.no_records).chain(&preview.told);
    let mut named = preview
        .notices
        .iter()
        .flat_map(|notice| ["line", "lines"].into_iter().filter_map(|name| notice.values.get(name)))
        .flat_map(|list| list.split(", "));
    rows.any(|row| row.line == line) || named.any(|its| its == line.to_string())
}

/// The fourth outcome: a value that is wrong without a word.
fn wrong(plan: &Plan, done: &DryRun, known: &Known, line: usize) -> Option<String> {
    // A title that was cut off is not in the file.
    if line == 0 || is_told(done, line) {
        return None;
    }
    let Some(event) = plan.events.iter().find(|event| event.title == known.title) else {
        return Some(format!("{} vanished", known.title));
    };
    let session = plan.sessions.iter().find(|session| session.event_id == event.id);
    let starts_at = session.and_then(|session| session.starts_at);
    let venue =
        session.and_then(|session| plan.venues.iter().find(|venue| Some(&venue.id) == session.venue_id.as_ref()));
    if starts_at != Some(known.on.and_time(known.at)) {
        return Some(format!("{} at {starts_at:?} instead of {} {}", known.title, known.on, known.at));
    }
    if venue.map(|venue| venue.name.as_str()) != Some(known.venue) {
        return Some(format!("{} in {:?} instead of {}", known.title, venue.map(|venue| &venue.name), known.venue));
    }
    if event.capacity != Some(i64::from(known.places)) {
        return Some(format!("{} for {:?} instead of {}", known.title, event.capacity, known.places));
    }
    let money = event.money_asked_minor;
    (money != Some(i64::from(known.cents)))
        .then(|| format!("{} with {money:?} instead of {}", known.title, known.cents))
}

/// Words, day, hour, quarter, place, places and cents of a made-up event.
type Drawn = (usize, usize, i64, u32, u32, usize, u32, u32);

fn known() -> impl Strategy<Value = Vec<Known>> {
    let one = (
        0..WORDS.len(),
        0..WORDS.len(),
        0..30_i64,
        8..21_u32,
        0..4_u32,
        0..VENUES.len(),
        1..3_000_u32,
        100..900_000_u32,
    );
    prop::collection::vec(one, 3..12).prop_map(|all| {
        let event = |(number, (first, second, day, hour, quarter, venue, places, cents)): (usize, Drawn)| Known {
            title: format!("{} {} Nr {number}x", WORDS[first], WORDS[second]),
            on: NaiveDate::from_ymd_opt(2027, 4, 20).expect("a date") + chrono::Duration::days(day),
            at: NaiveTime::from_hms_opt(hour, quarter * 15, 0).expect("a time"),
            venue: VENUES[venue],
            places,
            cents,
        };
        all.into_iter().enumerate().map(event).collect()
    })
}

fn writing() -> impl Strategy<Value = Writing> {
    let marks = (
        prop::sample::select(vec![',', ';', '\t', '|']),
        any::<bool>(),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        0..4_usize,
    );
    let styles = (0..HEADS.len(), 0..12_usize, 0..6_usize, 0..5_usize);
    let order = Just((0..6).collect::<Vec<usize>>()).prop_shuffle();
    let damage = prop::collection::vec((0..8_usize, 0..100_usize), 0..3);
    (marks, styles, order, damage).prop_map(
        |((delimiter, is_quoted, line_end, encoding), (language, date, time, number), order, damage)| Writing {
            delimiter,
            is_quoted,
            line_end,
            encoding,
            language,
            date,
            time,
            number,
            order,
            damage,
        },
    )
}

fn holds(events: &[Known], writing: &Writing) -> Result<(), String> {
    let plan = lindau().0;
    let (bytes, lines) = table(events, writing);
    let (_folder, path) = written("table.csv", &bytes);
    let done = check(ImportKind::Events, &path, &plan, &options()).map_err(|error| format!("not read: {error}"))?;
    // Asked: nothing is written before a person has answered.
    if !done.preview.questions.is_empty() {
        return Ok(());
    }
    let after = apply(&plan, &done.writes);
    match events.iter().zip(lines).find_map(|(known, line)| wrong(&after, &done, known, line)) {
        None => Ok(()),
        Some(wrong) => Err(format!("{wrong}\n{writing:?}\n{}", String::from_utf8_lossy(&bytes))),
    }
}

proptest! {
    #![proptest_config(share())]

    #[test]
    fn every_cell_is_right_asked_or_told(tables in prop::collection::vec((known(), writing()), TABLES)) {
        for (events, writing) in &tables {
            prop_assert_eq!(holds(events, writing), Ok(()));
        }
    }
}
