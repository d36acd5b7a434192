//! Our own small files: what becomes of each row, twice over, and what a person changes in between.

mod support;

use domain::{ImportMapping, Profile};
use intake::{ImportOptions, Unwatched, dry_run, read_bytes, refused_lines};
use support::{again, apply, options, plan_and_week, run, totals};

const MESSY: &str = include_str!("../fixtures/messy.csv");

#[test]
fn a_messy_file_says_what_happens_to_each_row() {
    let (plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    let done = run(&plan, &week, "messy.csv", MESSY.as_bytes(), &options());
    let actions: Vec<(usize, &str)> = done.preview.items.iter().map(|item| (item.line, item.action.as_str())).collect();
    let expected =
        [(3, "new"), (4, "new"), (5, "same"), (6, "new"), (7, "refused"), (8, "refused"), (9, "refused"), (10, "new")];
    assert_eq!(actions, expected);
    let reasons: Vec<(&str, &str, &str)> =
        done.preview.refused.iter().map(|row| (row.column.as_str(), row.value.as_str(), row.reason.as_str())).collect();
    let expected =
        [("Title", "", "title_missing"), ("Date", "31/6/2027", "date_unreadable"), ("Time", "soon", "time_unreadable")];
    assert_eq!(reasons, expected);
    let told = &done.preview.told[0];
    assert_eq!((told.column.as_str(), told.value.as_str(), told.reason.as_str()), ("Status", "purple", "word_unknown"));
    assert_eq!(done.writes.events[1].status.word(), "cancelled");
    assert_eq!(done.writes.events[1].title, "Walk");
    assert_eq!(done.writes.events[2].title, "=HYPERLINK(\"x\")");
    assert_eq!((done.writes.venues.len(), done.writes.rooms.len(), done.writes.partners.len()), (2, 1, 1));
    totals(&done);
}

#[test]
fn the_same_file_twice_is_nothing_to_do() {
    let (plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    again(&plan, &week, "messy.csv", MESSY.as_bytes());
}

#[test]
fn a_changed_cell_is_one_change_and_a_blank_one_wipes_nothing() {
    let (plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    let first = b"Ref,Title,Date,Time,Places,Venue\n1,Talk,2027-05-04,10:00,30,Hall\n2,Walk,2027-05-05,11:00,10,Park\n";
    let plan = apply(&plan, &run(&plan, &week, "a.csv", first, &options()).writes);
    let second = b"Ref,Title,Date,Time,Places,Venue\n1,Talk,2027-05-04,10:30,,Hall\n2,Walk,,,,\n";
    let done = run(&plan, &week, "a.csv", second, &options());
    assert_eq!((done.preview.changed, done.preview.same), (1, 1));
    let changes = &done.preview.items[0].changes;
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].field.as_str(), changes[0].to.as_str()), ("starts_at", "2027-05-04T10:30:00"));
    assert_eq!((done.writes.count(), done.writes.sessions.len()), (1, 1));
}

#[test]
fn a_changed_span_takes_its_days_back() {
    let (plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    let head = "Ref,Title,Start date,End date,Weekdays,Time,Venue\n";
    let first = format!("{head}1,Show,2018-01-01,2028-01-01,\"Mon, Wed, Fri\",10:00,Hall\n");
    let done = run(&plan, &week, "a.csv", first.as_bytes(), &options());
    assert_eq!(done.writes.events[0].recurrence_rule, "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20280101");
    assert_eq!(done.writes.sessions.len(), 3);
    let plan = apply(&plan, &done.writes);
    let second = format!("{head}1,Show,2018-01-01,2028-01-01,\"Mon, Wed\",10:00,Hall\n");
    let done = run(&plan, &week, "a.csv", second.as_bytes(), &options());
    assert_eq!((done.writes.sessions.len(), done.writes.removed_sessions.len()), (0, 1));
    again(&apply(&plan, &done.writes), &week, "a.csv", second.as_bytes());
}

#[test]
fn a_sender_is_remembered() {
    let (plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    let bytes = b"Was,Wann\nTalk,2027-05-04\n";
    let mapping = [("Was".to_owned(), "title".to_owned()), ("Wann".to_owned(), "starts_on".to_owned())].into();
    let chosen = ImportOptions { mapping: Some(mapping), sender: Some("Club".to_owned()), ..options() };
    let done = run(&plan, &week, "a.csv", bytes, &chosen);
    assert_eq!((done.preview.new, done.writes.import_mappings.len()), (1, 1));
    let plan = apply(&plan, &done.writes);
    assert!(run(&plan, &week, "a.csv", bytes, &chosen).writes.is_empty());
    let done = run(&plan, &week, "b.csv", b"Was,Wann\nWalk,2027-05-05\n", &options());
    assert_eq!((done.preview.new, done.preview.refused_count), (1, 0));
    assert!(done.preview.notices.iter().any(|notice| notice.code == "mapping_remembered"));
}

#[test]
fn an_open_order_of_dates_is_asked() {
    let (plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    let bytes = b"Title,Date\nTalk,4/5/2027\nWalk,6/5/2027\n";
    let check = |order: Option<&str>, is_open: bool, day: &str| {
        let chosen = ImportOptions { date_order: order.map(str::to_owned), ..options() };
        let done = run(&plan, &week, "a.csv", bytes, &chosen);
        assert_eq!(done.preview.is_date_order_open, is_open, "{order:?}");
        assert_eq!(done.writes.sessions[0].starts_at.expect("a start").date().to_string(), day, "{order:?}");
    };
    check(None, true, "2027-05-04");
    check(Some("day_first"), false, "2027-05-04");
    check(Some("month_first"), false, "2027-04-05");
}

#[test]
fn several_venues_are_a_session_each() {
    let (plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    let bytes = "Title;Date;Time;Venue;Neighbourhood\nTalk;2027-05-04;10:00-11:00;\"Hall; Park\";East / West\n";
    let done = run(&plan, &week, "a.csv", bytes.as_bytes(), &options());
    assert_eq!((done.writes.sessions.len(), done.writes.venues.len(), done.writes.neighbourhoods.len()), (2, 2, 2));
    again(&plan, &week, "a.csv", bytes.as_bytes());
}

#[test]
fn refused_rows_go_back_with_their_reasons() {
    let (plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    let sheet = read_bytes("messy.csv", MESSY.as_bytes(), &options(), &Unwatched).expect("a sheet");
    let mut next = 0;
    let mut new_id = || {
        next += 1;
        format!("id-{next}")
    };
    let done = dry_run(&plan, &week, &sheet, &options(), &mut new_id, week.starts_on, &Unwatched).expect("a dry run");
    let lines = refused_lines(&sheet, &done);
    let shown: Vec<String> =
        lines.iter().map(|it| format!("{} {} {}", it.refused.line, it.refused.column, it.cells[0])).collect();
    assert_eq!(shown, ["7 Title ", "8 Date Lost day", "9 Time Odd time"]);
}

#[test]
fn the_watcher_can_stop() {
    struct Stop;
    impl intake::Watch for Stop {
        fn step(&self, _: &str, _: usize, _: usize) -> bool {
            false
        }
    }
    let error = read_bytes("a.csv", MESSY.as_bytes(), &options(), &Stop).expect_err("stopped");
    assert_eq!(error.code, "stopped");
}

/// Fields of the columns of a file, and whose mapping was remembered.
fn fields(plan: &domain::Plan, week: &domain::Week, text: &str, sender: Option<&str>) -> (String, String) {
    let chosen = ImportOptions { sender: sender.map(str::to_owned), ..options() };
    let done = run(plan, week, "a.csv", text.as_bytes(), &chosen);
    let fields: Vec<&str> = done.preview.columns.iter().map(|column| column.field.as_str()).collect();
    let remembered = done.preview.notices.iter().find(|notice| notice.code == "mapping_remembered");
    (fields.join(" "), remembered.map(|notice| notice.values["sender"].clone()).unwrap_or_default())
}

#[test]
fn the_mapping_of_a_sender_comes_before_that_of_the_same_headings() {
    let (mut plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    let mapping = |sender: &str, headers: &[&str], mapping: &[&str]| ImportMapping {
        id: sender.to_owned(),
        sender: sender.to_owned(),
        headers: headers.iter().map(|header| (*header).to_owned()).collect(),
        mapping: mapping.iter().map(|field| (*field).to_owned()).collect(),
    };
    plan.import_mappings = vec![
        mapping("Club", &["Was", "Wann"], &["title", "starts_on"]),
        mapping("Choir", &["Was", "Wo"], &["venue", "title"]),
    ];
    let check = |text: &str, sender: Option<&str>, expected: (&str, &str)| {
        let (fields, remembered) = fields(&plan, &week, text, sender);
        assert_eq!((fields.as_str(), remembered.as_str()), expected, "{text} {sender:?}");
    };
    check("Was,Wann\nA,3.5.2027\n", None, ("title starts_on", "Club"));
    check("Was,Wann\nA,3.5.2027\n", Some("Choir"), ("venue ", "Choir"));
    check("Was,Wo\nA,B\n", None, ("venue title", "Choir"));
    check("Was,Wo,Capacity,Title\nA,B,5,C\n", Some("Choir"), ("venue title capacity ", "Choir"));
    check("Was,Wo,Capacity\nA,B,5\n", None, ("title  capacity", ""));
    // Nothing of the sender's headings is in the file.
    check("Title,Date\nA,3.5.2027\n", Some("Club"), ("title starts_on", ""));
    check("Title,Date\nA,3.5.2027\n", Some("Nobody"), ("title starts_on", ""));
}

#[test]
fn where_the_order_of_dates_is_open_that_of_the_country_is_proposed() {
    let (mut plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    let mut proposed = |country: &str| {
        plan.profile = Some(Profile { country: country.to_owned(), ..Profile::default() });
        let done = run(&plan, &week, "a.csv", b"Title,Date\nTalk,4/5/2027\n", &options());
        let question = &done.preview.questions[0];
        let day = done.writes.sessions[0].starts_at.expect("a start").date().to_string();
        (question.code.clone(), question.proposed.clone(), day)
    };
    let of = |order: &str, day: &str| ("date_order".to_owned(), order.to_owned(), day.to_owned());
    assert_eq!(proposed("DE"), of("day_first", "2027-05-04"));
    assert_eq!(proposed("US"), of("month_first", "2027-04-05"));
}

#[test]
fn what_is_told_of_the_rows_as_a_whole() {
    let (plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    let told = |rows: &str| {
        let text = format!("Title,Date,End date,Time,Venue\n{rows}");
        let done = run(&plan, &week, "a.csv", text.as_bytes(), &options());
        let shown = |notice: &intake::Notice| {
            let values: Vec<String> = notice.values.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("{} {}", notice.code, values.join(" "))
        };
        done.preview.notices.iter().map(shown).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(told("A,3.5.2027,,10:00,Hall\nB,9.5.2027,,10:00,Hall\n"), "");
    assert_eq!(told("A,2.5.2027,,10:00,Hall\nB,9.5.2027,,10:00,Hall\n"), "outside_week row_count=1");
    assert_eq!(told("A,10.5.2027,,10:00,Hall\n"), "nothing_in_week first_on=2027-05-10 last_on=2027-05-10");
    assert_eq!(
        told("A,10.5.2027,,10:00,Hall\nB,1.4.2027,20.4.2027,10:00,Hall\nC,,,10:00,Hall\n"),
        "nothing_in_week first_on=2027-04-01 last_on=2027-05-10; spans row_count=1"
    );
    assert_eq!(told("A,1.4.2027,3.5.2027,10:00,Hall\n"), "spans row_count=1");
    assert_eq!(told("A,9.5.2027,20.5.2027,10:00,Hall\n"), "spans row_count=1");
    // Day and month turned it lies in the week; 3 and 9 May are its ends.
    assert_eq!(
        told("A,5.3.2027,,10:00,Hall\nB,5.9.2027,,10:00,Hall\nC,5.10.2027,,10:00,Hall\nD,4.5.2027,,10:00,Hall\n"),
        "outside_week row_count=3; dates_turned lines=2, 3 row_count=2"
    );
    assert_eq!(
        told("A,3.5.2027,,,Hall\nB,3.5.2027,,22:00-1:00,\nC,3.5.2027,,10:00,Hall; Park\n"),
        "time_not_known row_count=1; without_venue row_count=1; several_venues row_count=1; next_day lines=3 row_count=1"
    );
}
