//! Small files as people write them, from the file to what the plan holds afterwards.
//!
//! The same files go through the terminal program in the tests of the whole product.

mod support;

use domain::Plan;
use intake::{DryRun, ImportKind, ImportOptions};
use support::{apply, check, import_with, lindau, options, rows, written};

#[track_caller]
fn import(name: &str) -> (DryRun, Plan) {
    import_with(name, &lindau().0, ImportKind::Events, &options())
}

/// `Title: 03 10:00-12:00, 04 ?` for each event in the order of the file; `?` is a time not known, `-` no session.
fn shown(plan: &Plan) -> String {
    let of = |event: &domain::Event| {
        let mut sessions: Vec<String> = plan
            .sessions
            .iter()
            .filter(|session| session.event_id == event.id)
            .filter_map(|session| {
                let start = session.starts_at?;
                let day = start.format("%d");
                let end = session.ends_at.map_or(String::new(), |end| {
                    format!("-{}", end.format(if end.date() == start.date() { "%H:%M" } else { "%d %H:%M" }))
                });
                Some(match (session.is_all_day, session.is_time_known) {
                    (true, _) => format!("{day} all day"),
                    (_, true) => format!("{day} {}{end}", start.format("%H:%M")),
                    (_, false) => format!("{day} ?"),
                })
            })
            .collect();
        sessions.sort();
        let sessions = if sessions.is_empty() { "-".to_owned() } else { sessions.join(", ") };
        format!("{}: {sessions}", event.title)
    };
    plan.events.iter().map(of).collect::<Vec<_>>().join("; ")
}

fn notices(done: &DryRun) -> Vec<&str> {
    done.preview.notices.iter().map(|notice| notice.code.as_str()).collect()
}

#[track_caller]
fn check_events(name: &str, expected: &str) -> (DryRun, Plan) {
    let (done, plan) = import(name);
    assert_eq!(shown(&plan), expected, "{name}: refused {:?}", done.preview.refused);
    (done, plan)
}

#[test]
fn e01_moments_with_offsets() {
    let (done, _) = check_events(
        "e01-iso-minutes-offset.csv",
        "Data surgery: 03 10:00; Night of maps: 05 00:30; Open mapping hour: 05 15:00; Spreadsheet clinic: 06 15:00; \
         Hack evening: 07 20:00; All hands day: 08 ?",
    );
    assert_eq!(done.preview.refused_count, 0);
}

#[test]
fn e02_ranges_of_dates() {
    check_events(
        "e02-date-ranges.csv",
        "Robotics for beginners: 03 ?, 04 ?, 05 ?; Choir open rehearsal: 03 ?, 04 ?, 05 ?; Lesewerkstatt: 03 ?, 04 ?, 05 ?; \
         Repair-Café: 03 ?, 04 ?, 05 ?; Sprachcafé: 03 ?, 04 ?; Atelier d'écriture: 03 ?, 04 ?, 05 ?; \
         Taller de huerto: 03 ?, 04 ?, 05 ?; Walking tours: 03 ?, 04 ?, 05 ?; Exhibition of kites: 03 ?, 04 ?; \
         Chess in the park: 04 ?, 06 ?, 08 ?; Night school: 04 ?, 06 ?; Baile de barrio: 08 ?",
    );
}

#[test]
fn e03b_office_hours() {
    check_events(
        "e03b-office-hours.csv",
        "O1: 04 10:00-16:00; O2: 04 09:00-17:00; O3: 04 12:00-14:00; O4: 04 13:30-15:30; O5: 04 11:30-13:00; \
         O6: 04 10:00-16:00; O7: 04 10:00-16:00; O8: 04 22:00-05 02:00",
    );
}

#[test]
fn e04_times_of_a_spreadsheet() {
    check_events(
        "e04-excel-times.xlsx",
        "X1 early bird: 03 09:00-12:00; X2 until midnight: 04 20:00-05 00:00; X3 from midnight: 05 00:00-02:00; \
         X4 a day left in the time: 06 08:00-10:00; X5 a full stamp shown as a time: 07 18:30-20:00; \
         X6 a bare fraction: 08 18:00-21:00; X7 seconds of rounding: 09 10:00-11:00",
    );
}

#[test]
fn e05_totals_and_footnotes() {
    let (done, plan) = check_events(
        "e05-totals-and-footnotes.csv",
        "Töpfern für alle: 03 10:00; Stadtrundgang: 04 14:00; Vorlesestunde: 05 16:00; Offene Chorprobe: 06 19:00",
    );
    assert_eq!(plan.venues.len(), 4);
    assert_eq!(rows(&done.preview.no_records), "7 total, 8 total, 9 footnote, 10 footnote");
}

#[test]
fn e06_files_joined_with_marks() {
    let (done, _) =
        check_events("e06-joined-with-bom.csv", "Clay day: 03 10:00; Seed swap: 04 11:00; Book repair: 05 12:00");
    assert_eq!(rows(&done.preview.no_records), "4 heading_again, 6 heading_again, 7 other_columns");
}

#[test]
fn e07_a_stray_quote_swallows_no_rows() {
    let (done, plan) = import("e07-stray-quote.csv");
    assert_eq!(plan.events.len(), 9, "{}", shown(&plan));
    let stray = done.preview.notices.iter().find(|notice| notice.code == "stray_quote").expect("a notice");
    assert_eq!(stray.values["line"], "3");
}

#[test]
fn a_stray_quote_names_no_record_that_other_rows_name() {
    let text = "Venue,Room,Organiser,Title,Date\n\"\"Yellow Barn,\"\"Loft,\"\"Barn Club,Robots,2027-04-20\n\
                Yellow Barn,Loft,Barn Club,Choir,2027-04-21\n";
    let (_folder, path) = written("table.csv", text.as_bytes());
    let plan = lindau().0;
    let after = apply(&plan, &check(ImportKind::Events, &path, &plan, &options()).unwrap().writes);
    let venue = after.venues.iter().find(|venue| venue.name == "Yellow Barn").unwrap();
    assert!(after.rooms.iter().any(|room| room.name == "Loft" && room.venue_id == venue.id));
    assert!(after.partners.iter().any(|partner| partner.name == "Barn Club"));
}

#[test]
fn a_row_cut_off_behind_a_quote_swallows_no_row() {
    let text = "Date,Title,Time,Capacity,Money asked,Venue\n\
                2027-04-20,Robots,08:00,1,\"1,00 €\",Old Hall\n\
                2027-04-20,Choir,08:00,1,\"1\n\
                2027-04-20,Clay,08:00,1,\"1,00 €\",Old Hall\n";
    let (_folder, path) = written("table.csv", text.as_bytes());
    let plan = lindau().0;
    let done = check(ImportKind::Events, &path, &plan, &options()).unwrap();
    let after = apply(&plan, &done.writes);
    let is_there = |title: &str| after.events.iter().any(|event| event.title == title);
    assert!(is_there("Robots") && is_there("Clay"), "{}", shown(&after));
    let stray = done.preview.notices.iter().find(|notice| notice.code == "stray_quote").expect("a notice");
    assert_eq!(stray.values["line"], "3");
}

#[test]
fn e08_titles_that_look_like_values() {
    check_events(
        "e08-titles-that-are-values.xlsx",
        "TRUE: 03 10:00; 1984: 04 11:00; None: 05 12:00; NA: 06 13:00; Null: 07 14:00; 2027-05-04: 08 15:00; 0: 09 16:00",
    );
}

#[test]
fn e09_eras_and_digits() {
    let (_, plan) = import("e09-eras-and-digits.csv");
    let expected = [
        "03 14:00",
        "04 10:00",
        "05 10:30",
        "06 10:00-12:00",
        "07 13:30",
        "03 19:30",
        "04 19:00-21:00",
        "03 10:00",
        "04 10:00",
        "04 10:30",
        "04 10:00",
    ];
    let found = shown(&plan);
    let found: Vec<&str> = found.split("; ").filter_map(|event| event.split_once(": ")).map(|(_, when)| when).collect();
    assert_eq!(found, expected);
}

#[test]
fn e10b_short_dates() {
    let (_, plan) =
        check_events("e10b-excel-short-dates.csv", "A1: 03 10:00; A2: 03 10:00; A3: 04 10:00; A4: 05 10:00");
    let received: Vec<String> = plan.events.iter().filter_map(|event| Some(event.received_on?.to_string())).collect();
    assert_eq!(received, ["2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15"]);
}

#[test]
fn e11_dates_that_a_spreadsheet_turned() {
    let (mut plan, _) = lindau();
    plan.weeks[0].ends_on = "2027-05-16".parse().expect("a date");
    let (done, after) = import_with("e11-half-converted-dates.xlsx", &plan, ImportKind::Events, &options());
    assert_eq!(after.events.len(), 6);
    let turned = done.preview.notices.iter().find(|notice| notice.code == "dates_turned").expect("a notice");
    assert_eq!(turned.values["lines"], "2, 4, 5");
    let kind = done.preview.row_kinds.iter().find(|kind| kind.code == "outside_week").expect("a kind");
    assert_eq!(kind.row_count, 3);
    let chosen = ImportOptions { left_out_kinds: vec!["outside_week".to_owned()], ..options() };
    let (done, after) = import_with("e11-half-converted-dates.xlsx", &plan, ImportKind::Events, &chosen);
    assert_eq!((after.events.len(), done.preview.left_out_count), (3, 3));
    let chosen = ImportOptions { left_out_lines: vec![3, 6], ..options() };
    let (done, after) = import_with("e11-half-converted-dates.xlsx", &plan, ImportKind::Events, &chosen);
    assert_eq!((after.events.len(), done.preview.left_out_count), (4, 2));
}

#[test]
fn e12_hidden_sheet_and_rows() {
    let (done, plan) = import("e12-hidden-sheet-rows-column.xlsx");
    assert_eq!((done.preview.options.sheet.as_deref(), plan.events.len()), (Some("Submissions"), 6));
    let hidden = done.preview.notices.iter().find(|notice| notice.code == "hidden_rows").expect("a notice");
    assert_eq!(hidden.values["row_count"], "3");
}

/// What the workbooks of other makes hold besides their events: sheet, notes, postcodes, venues, notices.
#[track_caller]
fn check_workbook(done: &DryRun, plan: &Plan, sheet: &str, expected: &[&str]) {
    assert_eq!(done.preview.options.sheet.as_deref(), Some(sheet));
    let notes: Vec<&str> = plan.events.iter().map(|event| event.note.as_str()).take(2).collect();
    let venues: Vec<String> =
        plan.venues.iter().map(|venue| format!("{} {}", venue.name, venue.postcode).trim_end().to_owned()).collect();
    let of_merged = plan.sessions.iter().filter(|session| session.venue_id == Some(plan.venues[2].id.clone())).count();
    assert_eq!((notes, of_merged), (vec!["45%", "12.5%"], 2));
    assert_eq!(venues, ["Haus am See 88131", "Inselhalle", "Altes Rathaus"]);
    assert_eq!(notices(done).into_iter().filter(|code| expected.contains(code)).collect::<Vec<_>>(), expected);
    let hidden = done.preview.notices.iter().find(|notice| notice.code == "hidden_rows").expect("a notice");
    assert_eq!(hidden.values["row_count"], "1");
}

#[test]
fn e28_old_excel() {
    let (done, plan) = check_events(
        "e28-old-excel.xls",
        "Töpfern für alle: 04 18:30; Repair-Café: 05 09:00; Hidden walk: 06 10:00; Stamp shown as a time: 07 20:15; \
         In the merged cell: 08 07:30",
    );
    check_workbook(&done, &plan, "Vorträge", &["hidden_rows", "merged_cells"]);
}

#[test]
fn e29_open_document() {
    let (done, plan) = check_events(
        "e29-open-document.ods",
        "Töpfern für alle & jeden: 04 18:30; Repair-Café: 05 09:00; Hidden walk: 06 10:00; \
         Stamp shown as a time: 07 20:15; In the merged cell: 08 07:30",
    );
    check_workbook(&done, &plan, "Vorträge & mehr", &["hidden_rows", "merged_cells", "formulas_without_result"]);
}

#[test]
fn e13_two_rows_of_headings_and_a_second_pair() {
    let (_, plan) = check_events("e13a-two-head-rows.xlsx", "M1: 03 10:00-12:00; M2: 04 14:00-15:30");
    let rooms: Vec<&str> = plan.rooms.iter().map(|room| room.name.as_str()).collect();
    assert_eq!((rooms, plan.venues[0].name.as_str(), plan.venues.len()), (vec!["Room A", "Room B"], "Library", 1));
    check_events("e13c-twice-the-same-heads.csv", "M1: 03 10:00-12:00; M2: 04 20:00-05 01:30");
}

#[test]
fn e16_formulas_without_results() {
    let (done, _) = import("e16-formulas-without-results.xlsx");
    let told = done.preview.notices.iter().find(|notice| notice.code == "formulas_without_result").expect("a notice");
    assert_eq!(told.values["cell_count"], "8");
    let lines: Vec<usize> =
        done.preview.told.iter().filter(|row| row.reason == "formula_without_result").map(|row| row.line).collect();
    assert_eq!(lines, [3, 3, 3, 3, 4, 4, 4, 4]);
}

#[test]
fn e17b_text_kept_by_a_formula() {
    let (_, plan) = check_events("e17b-text-by-formula.csv", "Z1: 03 10:00; Z2: 04 11:00");
    let postcodes: Vec<&str> = plan.venues.iter().map(|venue| venue.postcode.as_str()).collect();
    let phones: Vec<&str> = plan.people.iter().map(|person| person.phone.as_str()).collect();
    assert_eq!((postcodes, phones), (vec!["01067", "08056"], vec!["0351 5550123", "+49 351 5550124"]));
}

#[test]
fn e19_no_title_is_one_question() {
    let (mut plan, _) = lindau();
    let profile = plan.profile.as_mut().expect("a profile");
    (profile.city, profile.country, profile.time_zone) =
        ("Lorient".to_owned(), "FR".to_owned(), "Europe/Paris".to_owned());
    let (done, _) = import_with("e19-cinema-festival.csv", &plan, ImportKind::Events, &options());
    let question = &done.preview.questions[0];
    assert_eq!((question.code.as_str(), question.proposed.as_str()), ("title_column", "film"));
    assert!(question.choices.contains(&"cinema".to_owned()) && done.preview.refused_count == 0);
    let mut mapping = done.preview.options.mapping.clone().expect("a mapping");
    mapping.insert("film".to_owned(), "title".to_owned());
    let chosen = ImportOptions { mapping: Some(mapping), ..options() };
    let (done, after) = import_with("e19-cinema-festival.csv", &plan, ImportKind::Events, &chosen);
    assert!(done.preview.questions.is_empty());
    assert_eq!(after.sessions.len(), 8);
    let salle = after.rooms.iter().filter(|room| room.name == "Salle 1").count();
    assert_eq!(salle, 2, "of two cinemas");
}

#[test]
fn e20_encodings_and_line_ends() {
    check_events("e20a-utf16le-no-mark-greek.csv", "Διάλεξη για το φως: 03 10:00; Περίπατος στην πόλη: 14 18:30");
    let (_, plan) = import("e20c-mixed-line-ends.csv");
    let titles: Vec<&str> = plan.events.iter().map(|event| event.title.as_str()).collect();
    assert_eq!(titles, ["Clay day", "Seed swap", "Book repair", "Star walk"]);
}

#[test]
fn e21_months_and_heads_of_other_languages() {
    check_events(
        "e21-months-of-other-languages.csv",
        "fi: 03 10:00; sv: 04 18:30; da: 05 19:00; pl: 06 17:00; cs: 07 17:00; ca: 08 19:00; ru: 09 10:00; el: 03 10:00; \
         tr: 04 10:00; hu: 05 10:00; hr: 06 18:00",
    );
    check_events("e21b-heads-of-other-languages.csv", "Kirjailijailta: 03 18:00; Runokävely: 04 14:00");
}

#[test]
fn e24b_weekdays_are_dates_in_a_week() {
    let (_, plan) = check_events(
        "e24b-weekdays-without-dates.csv",
        "Yoga for beginners: 04 10:00-11:00; Language café: 03 18:00, 05 18:00; Repair table: 03 14:00-16:00, 04 14:00-16:00, \
         05 14:00-16:00, 06 14:00-16:00, 07 14:00-16:00, 08 14:00-16:00, 09 14:00-16:00",
    );
    assert_eq!(plan.sessions.len(), 10);
}

#[test]
fn e25_angle_brackets() {
    let (_, plan) = import("e25-angle-brackets.csv");
    let titles: Vec<&str> = plan.events.iter().map(|event| event.title.as_str()).collect();
    assert_eq!(titles, ["Is 3<x and y>2? Maths for all", "Reading & <writing> in HTML"]);
    assert_eq!(plan.people[0].email, "ann@maple.example");
    assert_eq!(plan.people[0].name, "Ann Bell");
    assert_eq!(plan.events[0].booking_link, "https://maple.example/book");
    assert!(plan.events[1].short_text.contains("<https://maple.example/book?id=7>"), "{}", plan.events[1].short_text);
}

#[test]
fn e26_money_and_places() {
    let (done, plan) = import("e26-money-and-capacity.csv");
    let places: Vec<Option<i64>> = plan.events.iter().map(|event| event.capacity).collect();
    assert_eq!(places, [Some(1200), Some(1200), Some(25), Some(30), None, Some(1200), Some(12)]);
    let money: Vec<Option<i64>> = plan.events.iter().map(|event| event.money_asked_minor).collect();
    assert_eq!(money[..6], [Some(125_000); 6]);
    assert_eq!(money[6], Some(125_050));
    assert_eq!(rows(&done.preview.told), "4 places_doubtful, 5 places_doubtful, 6 number_unreadable");
    let free: Vec<bool> = plan.events.iter().map(|event| event.is_free).collect();
    assert_eq!(free, [false, false, true, false, false, true, true]);
}

#[test]
fn e27_what_was_refused_comes_back() {
    let (done, _) = import("e27-refused-and-back.csv");
    assert_eq!(rows(&done.preview.refused), "2 date_unreadable");
    // As a spreadsheet keeps it: with guards against formulas.
    let text = "line,column,reason,Title,Date,Time,Venue,Organiser,Contact,Contact email,Contact phone\n\
                2,Date,This is no date.,\"'-10 Degrees: a winter walk\",05/05/2027,10:00,Park,\"'@home Learners\",Ann Bell,\
                ann@maple.example,\"'+49 30 5550101\"\n";
    let (_folder, path) = written("back.csv", text.as_bytes());
    let plan = lindau().0;
    let plan = apply(&plan, &check(ImportKind::Events, &path, &plan, &options()).expect("a dry run").writes);
    assert_eq!(plan.events[0].title, "-10 Degrees: a winter walk");
    assert_eq!((plan.partners[0].name.as_str(), plan.people[0].phone.as_str()), ("@home Learners", "+49 30 5550101"));
}

#[test]
fn notices_are_codes() {
    let (done, _) = import("e20a-utf16le-no-mark-greek.csv");
    assert!(notices(&done).contains(&"encoding"));
}
