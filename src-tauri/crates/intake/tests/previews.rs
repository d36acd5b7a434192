//! What a person is shown before an import: counts of rows and records, new names, the first rows. Every figure of it.

mod support;

use domain::Plan;
use intake::{DryRun, ImportKind};
use support::{apply, check, lindau, options, written};

fn run(kind: ImportKind, plan: &Plan, text: &str) -> DryRun {
    let (_folder, path) = written("a.csv", text.as_bytes());
    check(kind, &path, plan, &options()).expect("a table")
}

/// Rows by what happens to them, records as `table new/changed/same`, and the names that are new.
fn figures(done: &DryRun) -> String {
    let it = &done.preview;
    let records = it.records.iter().map(|of| format!("{} {}/{}/{}", of.table, of.new, of.changed, of.same));
    let names = it.new_names.iter().map(|of| format!("{}: {}", of.table, of.names.join("+")));
    let rows = format!("{} rows {}/{}/{}, {} refused", it.rows, it.new, it.changed, it.same, it.refused_count);
    std::iter::once(rows).chain(records).chain(names).collect::<Vec<_>>().join("; ")
}

/// First into an empty plan, then the same with more into the plan as it is after that.
#[track_caller]
fn twice(kind: ImportKind, first: &str, expected: &str, second: &str, then: &str) {
    let plan = lindau().0;
    let done = run(kind, &plan, first);
    assert_eq!(figures(&done), expected);
    let plan = apply(&plan, &done.writes);
    assert_eq!(figures(&run(kind, &plan, second)), then);
}

#[test]
fn events() {
    let head = "Title;Date;Time;Venue;Organiser;Contact;Neighbourhood\n";
    let rows = "Talk;2027-05-04;10:00;Hall;Choir;Ann;North\nTalk;2027-05-05;10:00;Park;Choir;Ann;North\n";
    let more = "Walk;2027-05-06;11:00;Hall;Club;Bo;South\n;2027-05-06;11:00;Hall;Club;Bo;South\n";
    twice(
        ImportKind::Events,
        &format!("{head}{rows}{more}"),
        "4 rows 3/0/0, 1 refused; event 3/0/0; session 3/0/0; venue 2/0/0; partner 2/0/0; person 2/0/0; venue: Hall+Park; \
         partner: Choir+Club; person: Ann+Bo; neighbourhood: North+South",
        &format!("{head}{}{more}Tour;2027-05-07;9:00;Park;Club;Cy;South\n", rows.replace("Hall", "Barn")),
        "5 rows 1/1/2, 1 refused; event 1/0/3; session 1/1/2; venue 1/0/2; partner 0/0/2; person 1/0/0; venue: Barn; \
         person: Cy",
    );
}

#[test]
fn partners() {
    let head = "Name;Sector;Contact;E-mail;Neighbourhood\n";
    let rows = "Port;business;Ann;ann@a.example;North\nChoir;;Bo;bo@a.example;\nPort;;Cy;cy@a.example;\n;;;;\n";
    twice(
        ImportKind::Partners,
        &format!("{head}{rows}"),
        "3 rows 2/1/0, 0 refused; partner 2/0/0; person 3/0/0; partner: Choir+Port; person: Ann+Bo+Cy; neighbourhood: North",
        &format!("{head}{}Club;;Bo;bo@b.example;South\n;;Di;di@b.example;\n", rows.replace("North", "South")),
        "5 rows 1/1/2, 1 refused; partner 1/1/1; person 1/0/0; partner: Club; person: Bo; neighbourhood: South",
    );
}

#[test]
fn budgets() {
    let head = "Year;Purpose;Source;Planned\n";
    let rows = "2027;Hall;City;100\n2027;Print;City;50\n2026;Hall;City;70\n2027;;City;1\n";
    twice(
        ImportKind::Budget,
        &format!("{head}{rows}"),
        "4 rows 3/0/0, 1 refused; budget_line 3/0/0",
        &format!("{head}{}2027;Stage;City;5\n", rows.replace("70", "75")),
        "5 rows 1/1/2, 1 refused; budget_line 1/1/2",
    );
}

#[test]
fn indicators() {
    let head = "Year;Series;Neighbourhood;Value\n";
    let rows = "2016;Readers;;10\n2017;Readers;;11\n2016;Readers;North;5\n2016;Members;;7\n2016;Members;;ten\n";
    twice(
        ImportKind::Indicators,
        &format!("{head}{rows}"),
        "5 rows 4/0/0, 1 refused; reading 4/0/0; indicator 2/0/0; indicator: Members+Readers",
        &format!("{head}{}2018;Readers;;12\n", rows.replace("11", "13")),
        "6 rows 1/1/3, 1 refused; reading 1/1/3; indicator 0/0/2",
    );
    let done = run(ImportKind::Indicators, &lindau().0, &format!("{head}{rows}"));
    let shown = done.preview.indicators.iter().map(|it| {
        let (readings, groups) = (it.reading_count, it.group_count);
        format!("{} {} {readings} {groups} {}-{}", it.name, it.is_new, it.first_year, it.last_year)
    });
    let mut shown: Vec<String> = shown.collect();
    shown.sort();
    assert_eq!(shown, ["Members true 1 1 2016-2016", "Readers true 3 2 2016-2017"]);
}

/// The first 500 rows are shown one by one, the others counted.
#[test]
fn no_more_rows_than_can_be_looked_at() {
    let check = |kind: ImportKind, head: &str, row: &dyn Fn(usize) -> String| {
        for count in [499, 500, 501] {
            let rows: String = (0..count).map(row).collect();
            let done = run(kind, &lindau().0, &format!("{head}\n{rows}"));
            assert_eq!((done.preview.rows, done.preview.items.len()), (count, count.min(500)), "{kind:?}");
            assert_eq!(done.preview.items[0].line, 2);
        }
    };
    check(ImportKind::Events, "Title;Date", &|at| format!("Talk {at};2027-05-04\n"));
    check(ImportKind::Partners, "Name;E-mail", &|at| format!("Club {at};a@a.example\n"));
    check(ImportKind::Budget, "Year;Purpose;Planned", &|at| format!("2027;Item {at};5\n"));
}

#[test]
fn columns_show_what_they_were_taken_for_and_samples() {
    let done = run(ImportKind::Events, &lindau().0, "Title;Zzz;Colour\nTalk;;red\n Walk ;;\nTour;;blue\nRun;;green\n");
    let columns = done.preview.columns.iter().map(|it| format!("{}={} {}", it.header, it.field, it.samples.join("+")));
    assert_eq!(columns.collect::<Vec<_>>(), ["Title=title Talk+Walk+Tour", "Zzz= ", "Colour= red+blue+green"]);
}

/// Rows come as they come; rooms and names are listed as people count.
#[test]
fn new_rooms_and_names_stand_in_the_order_in_which_people_count() {
    let plan = lindau().0;
    let mut text = "Title;Date;Time;Venue;Room\n".to_owned();
    for (venue, room) in [
        ("School 10", "Room 10"),
        ("School 2", "Room 10"),
        ("School 2", "room 1"),
        ("School 10", "Aula"),
        ("School 2", "Room 2"),
    ] {
        text.push_str(&format!("Talk in {venue} {room};2027-05-04;10:00;{venue};{room}\n"));
    }
    let done = run(ImportKind::Events, &plan, &text);
    assert_eq!(done.preview.new_names[0].names, ["School 2", "School 10"]);
    let after = apply(&plan, &done.writes);
    let rooms_of = |plan: &Plan, name: &str| -> Vec<String> {
        let venue = plan.venues.iter().find(|venue| venue.name == name).expect("a venue");
        let mut rooms: Vec<_> = plan.rooms.iter().filter(|room| room.venue_id == venue.id).collect();
        rooms.sort_by(|a, b| a.position.cmp(&b.position));
        rooms.into_iter().map(|room| room.name.clone()).collect()
    };
    assert_eq!(rooms_of(&after, "School 2"), ["room 1", "Room 2", "Room 10"]);
    assert_eq!(rooms_of(&after, "School 10"), ["Aula", "Room 10"]);
    let written: Vec<&str> = done.writes.rooms.iter().map(|room| room.name.as_str()).collect();
    assert_eq!(written, ["room 1", "Room 2", "Room 10", "Aula", "Room 10"]);
    // What a venue has stays in its order, before what is new.
    let more =
        "Title;Date;Time;Venue;Room\nTour;2027-05-05;9:00;School 2;Room 12\nWalk;2027-05-05;9:00;School 2;Attic\n";
    let again = run(ImportKind::Events, &after, more);
    let rooms = rooms_of(&apply(&after, &again.writes), "School 2");
    assert_eq!(rooms, ["room 1", "Room 2", "Room 10", "Attic", "Room 12"]);
}
