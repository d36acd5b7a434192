//! Real files of other people, held against what an independent reader counted in them.

mod support;

use chrono::Datelike;
use intake::{Unwatched, read_file};
use std::collections::HashSet;
use support::{again, data, options, plan_and_week, run, totals};

fn bytes(folder: &str, name: &str) -> Option<Vec<u8>> {
    Some(std::fs::read(data(folder)?.join(name)).expect(name))
}

const MADRID: &str = "madrid-agenda-actividades-eventos.csv";

#[test]
fn madrid_comes_in_whole() {
    let Some(bytes) = bytes("csv", MADRID) else { return };
    let (plan, week) = plan_and_week("2018-01-01", "2028-12-31");
    let done = run(&plan, &week, MADRID, &bytes, &options());
    totals(&done);
    assert_eq!((done.preview.rows, done.preview.new, done.preview.refused_count), (565, 565, 0));
    assert_eq!((done.preview.events, done.writes.venues.len()), (565, 89));
    let placed: HashSet<&str> = done
        .writes
        .sessions
        .iter()
        .filter(|session| session.venue_id.is_some())
        .map(|session| session.event_id.as_str())
        .collect();
    let untimed: HashSet<&str> = done
        .writes
        .sessions
        .iter()
        .filter(|session| !session.is_time_known)
        .map(|session| session.event_id.as_str())
        .collect();
    assert_eq!((565 - placed.len(), untimed.len()), (71, 146));
    assert_eq!(done.writes.events.iter().filter(|event| event.is_free).count(), 334);
    assert_eq!(done.writes.events.iter().filter(|event| event.span_starts_on != event.span_ends_on).count(), 211);
    assert!(done.preview.notices.iter().all(|notice| notice.code != "unreadable_letters"));
}

/// The days of every span, read once more with nothing of ours but the calendar.
#[test]
fn madrid_has_the_right_days() {
    let Some(bytes) = bytes("csv", MADRID) else { return };
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let (plan, week) = plan_and_week("2021-02-01", "2021-03-03");
    let done = run(&plan, &week, MADRID, &bytes, &options());
    let letters = ["L", "M", "X", "J", "V", "S", "D"];
    let mut spans = 0;
    for row in reader.records() {
        let row = row.expect("a row");
        if row[5].is_empty() {
            continue;
        }
        spans += 1;
        let (from, to): (chrono::NaiveDate, chrono::NaiveDate) =
            (row[7][..10].parse().expect("a date"), row[8][..10].parse().expect("a date"));
        let excluded: Vec<String> = row[6].split(';').map(str::to_owned).collect();
        let wanted: Vec<String> = from
            .max(week.starts_on)
            .iter_days()
            .take_while(|day| *day <= to.min(week.ends_on))
            .filter(|day| {
                row[5].split(',').any(|letter| letter == letters[day.weekday().num_days_from_monday() as usize])
            })
            .filter(|day| !excluded.contains(&format!("{}/{}/{}", day.day(), day.month(), day.year())))
            .map(|day| day.to_string())
            .collect();
        let event = done.writes.events.iter().find(|event| event.external_id == row[0]).expect("the event");
        let mut found: Vec<String> = done
            .writes
            .sessions
            .iter()
            .filter(|session| session.event_id == event.id)
            .filter_map(|session| Some(session.starts_at?.date().to_string()))
            .collect();
        found.sort();
        assert_eq!(found, wanted, "{}", &row[0]);
        let title: String = row[1].split_whitespace().collect();
        assert_eq!(event.title.split_whitespace().collect::<String>(), title.replace("&amp;", "&"), "{}", &row[0]);
    }
    assert_eq!(spans, 211);
}

#[test]
fn new_york_folds_to_its_events() {
    let name = "nyc-permitted-events.csv";
    let Some(bytes) = bytes("csv", name) else { return };
    let (plan, week) = plan_and_week("2022-02-01", "2022-02-28");
    let done = run(&plan, &week, name, &bytes, &options());
    totals(&done);
    assert_eq!((done.preview.rows, done.preview.events, done.writes.events.len()), (8_501, 2_437, 2_437));
    assert_eq!(done.preview.refused_count, 0);
    assert!(8_000 < done.writes.sessions.len());
}

#[test]
fn every_real_table_twice() {
    let Some(folder) = data("csv") else { return };
    let (plan, week) = plan_and_week("2021-02-01", "2021-02-28");
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = std::fs::read(entry.path()).expect("a file");
        again(&plan, &week, &name, &bytes);
    }
}

#[test]
fn real_workbooks_are_read_or_refused() {
    let Some(folder) = data("xlsx") else { return };
    let (plan, week) = plan_and_week("2021-02-01", "2021-02-28");
    let check = |name: &str, expected: Result<usize, &'static str>| {
        let read = read_file(&folder.join(name), &options(), &Unwatched)
            .map(|sheet| sheet.rows.len())
            .map_err(|error| error.code);
        assert_eq!(read, expected, "{name}");
        if read.is_ok() {
            again(&plan, &week, name, &std::fs::read(folder.join(name)).expect(name));
        }
    };
    check("calamine-pass_protected.xlsx", Err("password_protected"));
    check("messy-span_rich.xls", Ok(5));
    check("messy-multilineods.ods", Err("no_header"));
    check("calamine-header-row.xlsx", Ok(1));
    check("grist-headers_with_none_cell.xlsx", Ok(2));
    check("calamine-merge_cells.xlsx", Ok(1));
    check("frictionless-multiline-headers.xlsx", Ok(1));
    for name in ["calamine-date_1904.xlsx", "voc-schedule-example.xlsx"] {
        if let Err(error) = read_file(&folder.join(name), &options(), &Unwatched) {
            assert_eq!(error.code, "no_header", "{name}");
        }
    }
}

#[test]
fn headers_and_letters_of_real_files() {
    let Some(folder) = data("csv") else { return };
    let check = |name: &str, encoding: &str, delimiter: &str, line: usize, rows: usize| {
        let sheet = read_file(&folder.join(name), &options(), &Unwatched).expect(name);
        let found = (
            sheet.options.encoding.as_deref(),
            sheet.options.delimiter.as_deref(),
            sheet.options.header_row,
            sheet.rows.len(),
        );
        assert_eq!(found, (Some(encoding), Some(delimiter), Some(line), rows), "{name}");
    };
    check(MADRID, "windows-1252", ";", 1, 565);
    check("madrid-agenda-bibliotecas.csv", "windows-1252", ";", 1, 61);
    check("barnet-library-events.csv", "UTF-8", ",", 1, 4_312);
    check("nyc-permitted-events.csv", "UTF-8", ",", 1, 8_501);
    check("somerset-mobile-library-stops.csv", "UTF-8", ",", 1, 126);
    check("messy-utf-16le_encoded.csv", "UTF-16LE", ",", 1, 327);
}
