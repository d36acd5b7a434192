//! Cells that look like a number and can mean another one: read where that is certain, else told and left out.

mod support;

use domain::{EventKind, Plan};
use intake::ImportKind;
use support::{apply, check, lindau, options, rows, written};

/// The first event of a file, and what was told of it.
fn event(columns: &str, cells: &str) -> (domain::Event, String) {
    let text = format!("Title;Date;Time;{columns}\nTalk;2027-05-04;10:00;{cells}\n");
    let (_folder, path) = written("a.csv", text.as_bytes());
    let plan = lindau().0;
    let done = check(ImportKind::Events, &path, &plan, &options()).expect("a table");
    (apply(&plan, &done.writes).events.remove(0), rows(&done.preview.told))
}

#[test]
fn places_and_money_of_an_event() {
    let check = |cell: &str, places: Option<i64>, money: Option<i64>, told: &str| {
        let (event, found) = event("Capacity;Money asked", &format!("{cell};{cell}"));
        assert_eq!((event.capacity, event.money_asked_minor, found.as_str()), (places, money, told), "{cell}");
    };
    check("57", Some(57), Some(5_700), "");
    check("1.200", Some(1_200), Some(120_000), "");
    check("５７", Some(57), Some(5_700), "");
    check("57*", Some(57), Some(5_700), "");
    for cell in ["(57)", "57-", "57 CR"] {
        check(cell, Some(57), None, "2 places_doubtful, 2 sign_open");
    }
    for cell in ["57a", ">57"] {
        check(cell, Some(57), None, "2 places_doubtful, 2 amount_unreadable");
    }
    check("5-7", Some(7), None, "2 places_doubtful, 2 amount_unreadable");
    for cell in ["-4", "−57"] {
        check(cell, None, None, "2 negative, 2 amount_unreadable");
    }
    for cell in ["57k", "1e3", "0x1F", "NaN", "½", "1½", "2 Mio"] {
        check(cell, None, None, "2 number_unreadable, 2 amount_unreadable");
    }
    for cell in ["#REF!", "#N/A", "####"] {
        check(cell, None, None, "2 cell_error, 2 cell_error");
    }
}

#[test]
fn ages_and_places_on_the_map() {
    let of = |columns: &str, cells: &str| {
        let (event, told) = event(columns, cells);
        (event.age_from, event.age_to, told)
    };
    assert_eq!(of("Age from;Age to", "6;12"), (Some(6), Some(12), String::new()));
    assert_eq!(of("Age from;Age to", "6-8;12+"), (None, None, "2 number_unreadable, 2 number_unreadable".to_owned()));
    assert_eq!(of("Age from;Age to", "6;6"), (Some(6), Some(6), String::new()));
    assert_eq!(of("Age from;Age to", "60;10"), (None, None, "2 ages_reversed".to_owned()));
    assert_eq!(of("Age from;Age to", "-6;12"), (None, Some(12), "2 negative".to_owned()));
    assert_eq!(of("Age range", "6-12"), (Some(6), Some(12), String::new()));
    assert_eq!(of("Age range", "60 to 10"), (None, None, "2 ages_reversed".to_owned()));
    let told = |cells: &str| event("Venue;Latitude;Longitude", cells).1;
    assert_eq!(told("Hall;47.5;9.6"), "");
    assert_eq!(told("Hall;0;0"), "");
    assert_eq!(told("Hall;47.5 N;9,6"), "2 number_unreadable");
    assert_eq!(told("Hall;147.5;9.6"), "2 number_unreadable");
}

/// What a city calls its own kinds stands in every row: each is told once, at its first.
#[test]
fn words_that_are_not_known_are_told() {
    assert_eq!(event("Language", "Klingon").1, "2 language_unknown");
    let (known, told) = event("Kind", "Sonstiges");
    assert_eq!((known.kind, told.as_str()), (EventKind::Other, ""));
    let row = |title: &str, kind: &str| format!("{title};2027-05-04;10:00;{kind}\n");
    let first = format!("Title;Date;Time;Kind\n{}{}", row("Talk", "Talk"), row("Walk", "Walk"));
    let then = format!(
        "Title;Date;Time;Kind\n{}{}{}{}",
        row("Talk", "Séance"),
        row("Walk", "SEANCE"),
        row("Tour", "/actividades/CircoMagia"),
        row("Run", "/actividades/CircoMagia"),
    );
    let run = |plan: &Plan, text: &str| {
        let (_folder, path) = written("a.csv", text.as_bytes());
        let done = check(ImportKind::Events, &path, plan, &options()).expect("a table");
        (apply(plan, &done.writes), rows(&done.preview.told))
    };
    let (plan, told) = run(&lindau().0, &first);
    assert_eq!(told, "");
    let (plan, told) = run(&plan, &then);
    assert_eq!(told, "2 word_unknown, 4 word_unknown");
    // Events of the plan keep what is known of them.
    let kinds: Vec<EventKind> = plan.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::Talk, EventKind::Walk, EventKind::Other, EventKind::Other]);
}

#[test]
fn an_error_is_no_name_of_a_venue() {
    let (_, told) = event("Venue", "#REF!");
    assert_eq!(told, "2 cell_error");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, cell) in ["Title", "Date", "Time", "Venue"].iter().enumerate() {
        sheet.write_string(0, column as u16, *cell).expect("a cell");
    }
    for (column, cell) in ["Talk", "2027-05-04", "10:00"].iter().enumerate() {
        sheet.write_string(1, column as u16, *cell).expect("a cell");
    }
    let formula = rust_xlsxwriter::Formula::new("=VLOOKUP(A2,Z1:Z2,1)").set_result("#N/A");
    sheet.write_formula(1, 3, formula).expect("a formula");
    let (_folder, path) = written("a.xlsx", &book.save_to_buffer().expect("a workbook"));
    let plan = lindau().0;
    let done = check(ImportKind::Events, &path, &plan, &options()).expect("a table");
    assert_eq!((rows(&done.preview.told).as_str(), done.writes.venues.len()), ("2 cell_error", 0));
    assert_eq!(done.preview.told[0].value, "#N/A");
}

#[test]
fn lines_of_a_budget() {
    let text = "Year;Purpose;Planned\n2027;Hall;(57)\n2027;Print;57k\n2027;Stage;1.250,00 €\n2027;Back;57-\n";
    let (_folder, path) = written("a.csv", text.as_bytes());
    let done = check(ImportKind::Budget, &path, &lindau().0, &options()).expect("a table");
    assert_eq!(rows(&done.preview.refused), "2 sign_open, 3 amount_unreadable, 5 sign_open");
    let planned: Vec<i64> = done.writes.budget_lines.iter().map(|line| line.planned_minor).collect();
    assert_eq!(planned, [125_000]);
}

/// A quotation mark that is opened and never closed belongs to no name, or the name would be that of all later rows too.
#[test]
fn a_lone_quote_belongs_to_no_name() {
    let text = "Title,Date,Venue,Room,Organiser,Neighbourhood\n\
                Talk,2027-05-04,\"Hall,Room 1,Choir,North\nWalk,2027-05-05,Hall,\"Room 1,\"Choir,\"North\n";
    let (_folder, path) = written("a.csv", text.as_bytes());
    let done = check(ImportKind::Events, &path, &lindau().0, &options()).expect("a table");
    let writes = &done.writes;
    let names =
        [&writes.venues[0].name, &writes.rooms[0].name, &writes.partners[0].name, &writes.neighbourhoods[0].name];
    assert_eq!(names, ["Hall", "Room 1", "Choir", "North"]);
    assert_eq!((writes.venues.len(), writes.rooms.len(), writes.partners.len()), (1, 1, 1));
}

#[test]
fn each_line_of_a_lone_quote_is_told() {
    let check = |rows: &str, lines: &[&str], new: usize| {
        let (_folder, path) = written("a.csv", format!("Title,Date,Venue\nTalk,2027-05-04,Hall\n{rows}").as_bytes());
        let done = check(ImportKind::Events, &path, &lindau().0, &options()).expect("a table");
        let stray = done.preview.notices.iter().filter(|notice| notice.code == "stray_quote");
        assert_eq!(stray.map(|notice| notice.values["line"].as_str()).collect::<Vec<_>>(), lines, "{rows}");
        assert_eq!(done.preview.new, new, "{rows}");
    };
    check("\"Walk,2027-05-05,Hall\n\"Tour,2027-05-06,Hall\n", &["3", "4"], 3);
    // Alone on a line, it swallows no row.
    check("\"\nWalk,2027-05-05,\"Hall, back\"\nTour,2027-05-06,Hall\n", &["3"], 3);
    check("\"\n\"Walk\",\"2027-05-05\",\"Hall\"\n\"Tour\",\"2027-05-06\",\"Hall\"\n", &["3"], 3);
    check("\"\nWalk\",2027-05-05,\"Hall, back\"\n", &[], 2);
}
