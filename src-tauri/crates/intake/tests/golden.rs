//! What the kept files become, whole: as tables to be looked at, and as every kind that they can be imported as.
//!
//! `UPDATE_GOLDEN=1` writes the results anew; read the difference before you keep it.

mod support;

use std::path::Path;

use domain::{EventKind, Plan};
use intake::{ImportKind, ImportOptions, ImportWords, Unwatched, guess_kind, read_table_file};
use support::city::city;
use support::{apply, case, check, check_in_words, options, whole};

#[path = "../../../../tests/golden.rs"]
mod approved;

/// What the same file does to a plan that has it.
fn again(kind: ImportKind, path: &Path, plan: &Plan) -> String {
    match check(kind, path, plan, &options()) {
        Ok(done) if done.writes.is_empty() => "nothing".to_owned(),
        Ok(done) => {
            let whole = whole::differences(&done);
            // What is refused or told is so each time.
            let is_kept = |line: &&str| !["refused", "told", "no record"].iter().any(|word| line.starts_with(word));
            whole.lines().filter(is_kept).collect::<Vec<_>>().join("\n")
        }
        Err(error) => whole::error(&error),
    }
}

/// The plan after somebody has moved, emptied and renamed some of what stands in it.
fn worn(mut plan: Plan) -> Plan {
    for (at, session) in plan.sessions.iter_mut().enumerate().skip(2) {
        match at % 4 {
            0 => session.starts_at = session.starts_at.map(|starts_at| starts_at + chrono::Duration::hours(1)),
            1 => session.ends_at = None,
            2 => (session.venue_id, session.room_id) = (None, None),
            _ => session.note.clear(),
        }
    }
    for event in plan.events.iter_mut().skip(2).step_by(2) {
        (event.capacity, event.kind, event.short_text) = (Some(7), EventKind::Fair, "Other words".to_owned());
    }
    plan.event_partners.truncate(2);
    plan.venues.iter_mut().skip(2).for_each(|venue| venue.address.clear());
    plan.partners
        .iter_mut()
        .skip(2)
        .for_each(|partner| (partner.website, partner.first_year) = (String::new(), Some(1990)));
    plan.people.iter_mut().skip(2).step_by(2).for_each(|person| person.phone.clear());
    plan.budget_lines.iter_mut().skip(1).for_each(|line| (line.planned_minor, line.note) = (1, String::new()));
    plan.readings.iter_mut().skip(3).step_by(2).for_each(|reading| reading.value = Some(0.5));
    plan.neighbourhoods.iter_mut().for_each(|place| place.outline.clear());
    plan
}

/// What a file becomes, into the plan of a city and into the same once more.
fn becomes(path: &Path) -> String {
    let guess = guess_kind(path, &Unwatched);
    let seems = guess.as_ref().ok().copied();
    let guess = guess.map_or_else(|error| whole::error(&error), |kind| format!("seems to bring {}\n", kind.word()));
    let table = read_table_file(path, &options(), &Unwatched);
    let mut text =
        guess + "\n# table\n" + &table.map_or_else(|error| whole::error(&error), |sheet| whole::sheet(&sheet));
    for kind in ImportKind::ALL {
        text.push_str(&format!("\n# {}\n", kind.word()));
        let plan = city();
        let done = match check(*kind, path, &plan, &options()) {
            Ok(done) => done,
            Err(error) => {
                text.push_str(&whole::error(&error));
                continue;
            }
        };
        // Of a file that is of another kind only what was taken is of interest.
        text.push_str(&if seems == Some(*kind) { whole::done(&done) } else { whole::taken(&done) });
        let plan = apply(&plan, &done.writes);
        text.push_str(&format!("again {}\n", again(*kind, path, &plan)));
        text.push_str(&format!("into what was changed {}\n", again(*kind, path, &worn(plan))));
    }
    text
}

#[test]
fn kept_files_become_what_they_became() {
    for folder in ["cases", "intake"] {
        let entries = std::fs::read_dir(case("").join("..").join(folder)).expect("a folder");
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            approved::golden(&format!("{folder}/{name}.txt"), &becomes(&path));
        }
    }
}

/// What people answer, choose and leave out, with the file that asks for it.
fn answers() -> Vec<(ImportKind, &'static str, ImportOptions)> {
    use ImportKind::{Budget, Events, Indicators, Outlines, Partners};
    let word = |word: &str| Some(word.to_owned());
    let map = |pairs: &[(&str, &str)]| {
        Some(pairs.iter().map(|(header, field)| ((*header).to_owned(), (*field).to_owned())).collect())
    };
    let repeats = |how: &str| ImportOptions { repeats: word(how), date_order: word("day_first"), ..options() };
    let lines = |lines: &[usize]| ImportOptions { left_out_lines: lines.to_vec(), ..options() };
    let order = |order: &str| ImportOptions { date_order: word(order), ..options() };
    let mark = |mark: &str| ImportOptions { decimal_mark: word(mark), ..options() };
    let year = |year: i64| ImportOptions { year: Some(year), ..options() };
    let own = map(&[("Title", "title"), ("Visited on", "own.own-visit"), ("Number of rooms", "own.own-rooms")]);
    vec![
        (Budget, "budget-without-a-year.csv", year(2027)),
        (
            Budget,
            "budget-without-amounts.csv",
            ImportOptions { mapping: map(&[("Item", "title"), ("Colour", "planned")]), ..year(2026) },
        ),
        (Budget, "every-budget-field.csv", lines(&[2, 6])),
        (Indicators, "readings-without-a-year.csv", year(2016)),
        (Indicators, "readings-without-a-year.csv", year(1799)),
        (Indicators, "readings-without-a-year.csv", ImportOptions { name: word(" Members "), ..year(2016) }),
        (Indicators, "readings-without-a-year.csv", ImportOptions { indicator_id: word("readers"), ..year(2016) }),
        (Indicators, "readings-without-a-year.csv", ImportOptions { indicator_id: word("nobody's"), ..year(2016) }),
        (Indicators, "readings-happenings.csv", order("month_first")),
        (Indicators, "readings-happenings.csv", repeats("sum")),
        (Indicators, "readings-happenings.csv", repeats("count")),
        (Indicators, "readings-happenings.csv", repeats("refuse")),
        (Indicators, "readings-open-mark.csv", mark("comma")),
        (Indicators, "readings-open-mark.csv", mark("point")),
        (Indicators, "readings-long.csv", lines(&[2, 16])),
        (
            Indicators,
            "readings-wide.csv",
            ImportOptions {
                mapping: map(&[("Series", "series"), ("2016", "year_value"), ("Note", "nonsense")]),
                ..options()
            },
        ),
        (Partners, "every-partner-field.csv", lines(&[2, 7])),
        (
            Partners,
            "partners-without-a-name.csv",
            ImportOptions { mapping: map(&[("Town", "name"), ("Group", "own.own-fee")]), ..options() },
        ),
        (Outlines, "features.geojson", ImportOptions { mapping: map(&[("code", "name")]), ..options() }),
        (Outlines, "features.geojson", lines(&[1, 4])),
        (
            Events,
            "no-heading-known.csv",
            ImportOptions {
                mapping: map(&[("Gamma", "title"), ("Beta", "starts_on"), ("Alpha", "title")]),
                sender: word(" Club "),
                ..options()
            },
        ),
        (Events, "no-heading-known.csv", ImportOptions { sender: word(" "), ..options() }),
        (Events, "dates-both-ways.csv", order("day_first")),
        (Events, "dates-both-ways.csv", order("month_first")),
        (Events, "dates-both-ways.csv", order("as you like")),
        (Events, "when-it-happens.csv", lines(&[2, 3])),
        (
            Events,
            "when-it-happens.csv",
            ImportOptions { left_out_kinds: vec!["outside_week".to_owned(), "without_date".to_owned()], ..options() },
        ),
        (Events, "every-event-field.csv", ImportOptions { mapping: own.clone(), ..order("month_first") }),
        (
            Events,
            "every-event-field.csv",
            ImportOptions { mapping: own.clone(), decimal_mark: word("point"), ..order("day_first") },
        ),
        (Events, "every-event-field.csv", ImportOptions { mapping: own, ..mark("comma") }),
        (Events, "cells.ods", ImportOptions { sheet: word("Behind"), header_row: Some(1), ..options() }),
        (Events, "cells.ods", ImportOptions { sheet: word("Hidden"), ..options() }),
        (Events, "latin-letters.csv", ImportOptions { encoding: word("windows-1251"), ..options() }),
        (Events, "bars.csv", ImportOptions { delimiter: word(","), ..options() }),
        (Events, "titles-above-and-notes-below.csv", ImportOptions { header_row: Some(9), ..options() }),
    ]
}

#[test]
fn answers_and_choices_are_followed() {
    let mut made = String::new();
    for (kind, name, chosen) in answers() {
        made.push_str(&format!("# {name} as {}, {}", kind.word(), whole::chosen(&chosen)));
        let path = case("").join("../intake").join(name);
        let done = check(kind, &path, &city(), &chosen);
        made.push_str(&done.map_or_else(|error| whole::error(&error), |done| whole::taken(&done)));
        made.push('\n');
    }
    approved::golden("answers.txt", &made);
}

/// Heads and words as the language of the person has them.
#[test]
fn files_in_the_words_of_the_persons_language() {
    let head = |head: &str, field: &str| (head.to_owned(), field.to_owned());
    let choice = |field: &str, label: &str, word: &str| (field.to_owned(), label.to_owned(), word.to_owned());
    let words = ImportWords {
        heads: vec![
            head("Wer", "name"),
            head("Art", "sector"),
            head("Stufe", "status"),
            head("Wof\u{fc}r", "title"),
            head("Soll", "planned"),
            head("Kosten", "category"),
            head("Topf", "source_kind"),
            head("Wann", "year"),
            head("Zahl", "value"),
            head("Gruppenart", "group_kind"),
            head("Gruppe", "own"),
            head("Beleg", "status"),
            head("Notiz", "note"),
        ],
        choices: vec![
            choice("sector", "Verein", "civil_society"),
            choice("status", "Schl\u{e4}ft", "paused"),
            choice("category", "Zelte", "materials"),
            choice("source_kind", "Stadt", "city"),
            choice("group_kind", "Alter", "age"),
            choice("status", "geheim", "suppressed"),
        ],
    };
    let files = [
        (ImportKind::Partners, "Wer;Art;Stufe\nRuderer;VEREIN;schl\u{e4}ft\nChor;Amt;wach\n"),
        (ImportKind::Budget, "Wann;Wof\u{fc}r;Soll;Kosten;Topf\n2027;Zelte;5;zelte;STADT\n2027;Druck;6;Papier;Land\n"),
        (
            ImportKind::Indicators,
            "Wann;Zahl;Gruppe;Gruppenart;Beleg\n2016;5;25-34;Alter;\n2017;6;;;geheim\n2018;Geheim;;;\n2019;;;;Geheim\n",
        ),
        (ImportKind::Indicators, "Gruppe;2016;Notiz 2016;2017;2017 Notiz\nA;1;x;2;y\n"),
    ];
    let mut made = String::new();
    for (kind, text) in files {
        let (_folder, path) = support::written("words.csv", text.as_bytes());
        let done = check_in_words(kind, &path, &city(), &options(), &words).expect(text);
        made.push_str(&format!("# {}\n{}\n", kind.word(), whole::taken(&done)));
    }
    approved::golden("words.txt", &made);
}
