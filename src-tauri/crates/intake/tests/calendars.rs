//! Calendars, programmes of other systems and address books: what comes of each entry, of what is moved or called off
//! later, and of the real files.

mod support;

use domain::{Plan, Week};
use intake::{DryRun, ImportKind, ImportOptions, IntakeError, Unwatched, guess_kind, read_file};
use support::{
    again, apply, case, check, data, import_with, lindau, options, plan_and_week, rows, run, shown, totals, written,
};

fn notices(done: &DryRun) -> Vec<String> {
    let values = |values: &intake::Values| values.values().cloned().collect::<Vec<_>>().join("+");
    done.preview.notices.iter().map(|notice| format!("{} {}", notice.code, values(&notice.values))).collect()
}

#[track_caller]
fn import(name: &str, expected: &[&str]) -> (DryRun, Plan) {
    assert_eq!(guess_kind(&case(name), &Unwatched), Ok(ImportKind::Events), "{name}");
    let (done, plan) = import_with(name, &lindau().0, ImportKind::Events, &options());
    assert_eq!(shown(&plan), expected, "{name}: refused {:?}", done.preview.refused);
    (done, plan)
}

#[test]
fn a_calendar_with_series() {
    let (done, plan) = import(
        "e30-series-of-a-calendar.ics",
        &[
            "Yoga, for all: 04 18:30-19:30 Inselhalle, 07 20:00-21:00 Altes Rathaus",
            "Talk from afar: 04 18:00-19:30",
            "In a zone of its own: 05 10:00-11:00, 06 12:00-13:00",
            "Exhibition: 03 all day, 04 all day, 05 all day",
            "Open day: 09 all day",
            "Night: 08 22:00-02:00",
        ],
    );
    assert_eq!(rows(&done.preview.no_records), "78 older_version, 84 no_event");
    assert_eq!((rows(&done.preview.refused), rows(&done.preview.told)), (String::new(), String::new()));
    let yoga = &plan.events[0];
    assert_eq!(yoga.long_text, "Bring a mat.\nNo shoes.");
    assert_eq!(yoga.recurrence_rule, "FREQ=WEEKLY;BYDAY=TU,TH,SA;UNTIL=20271231T000000Z");
    assert_eq!((yoga.external_id.as_str(), yoga.excluded_dates.as_slice()), ("yoga", &["2027-05-08".to_owned()][..]));
    let partners: Vec<&str> = plan.partners.iter().map(|partner| partner.name.as_str()).collect();
    assert_eq!((partners, plan.people[0].email.as_str()), (vec!["Sports club, Lindau"], "sport@club.example"));
    let told = notices(&done);
    assert!(told.contains(&"series_cut 2".to_owned()), "{told:?}");
    assert!(told.contains(&"unknown_pillars Health, Movement".to_owned()), "{told:?}");
}

#[test]
fn a_broken_calendar() {
    let (done, _) = import(
        "e31-broken-calendar.ics",
        &[
            "Quote that is never closed: 04 09:00",
            "Zone that nobody knows: 04 14:00",
            "A day with an hour: 05 12:00",
            "Never closed: 06 12:00",
            "Cut off: 07 all day",
        ],
    );
    assert_eq!(rows(&done.preview.refused), "23 rule_unreadable, 29 date_unreadable, 35 title_missing");
    assert_eq!(
        rows(&done.preview.told),
        "12 zone_unknown, 20 line_unreadable, 38 event_not_closed, 42 event_not_closed, 10 end_reversed, 16 link_unreadable"
    );
    assert!(notices(&done).contains(&"times_called_days 1".to_owned()));
}

/// A series whose single times are moved and called off in a later file, and at last changed itself.
#[test]
fn what_a_later_calendar_says() {
    let series = "BEGIN:VEVENT\nUID:s\nSUMMARY:Course\nDTSTART;TZID=Europe/Berlin:20270503T100000\nDURATION:PT1H\n\
        RRULE:FREQ=DAILY;COUNT=4\n";
    let moved = "BEGIN:VEVENT\nUID:s\nSUMMARY:Course\nRECURRENCE-ID:20270504T080000Z\nDTSTART;TZID=Europe/Berlin:20270504T150000\n\
        DURATION:PT1H\nEND:VEVENT\n";
    let off = "BEGIN:VEVENT\nUID:s\nSUMMARY:Course\nRECURRENCE-ID;TZID=Europe/Berlin:20270505T100000\n\
        DTSTART;TZID=Europe/Berlin:20270505T100000\nSTATUS:CANCELLED\nEND:VEVENT\n";
    let file = |events: &str| format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n");
    let mut plan = lindau().0;
    let mut check_file = |text: String, expected: &str| {
        let (_folder, path) = written("later.ics", text.as_bytes());
        let before: Vec<String> = plan.sessions.iter().map(|session| session.id.clone()).collect();
        let done = check(ImportKind::Events, &path, &plan, &options()).expect("a dry run");
        plan = apply(&plan, &done.writes);
        assert_eq!(shown(&plan), [expected]);
        let kept = plan.sessions.iter().filter(|session| before.contains(&session.id)).count();
        let twice = check(ImportKind::Events, &path, &plan, &options()).expect("a dry run");
        assert!(twice.writes.is_empty(), "{:?}", twice.writes);
        assert!(plan.events[0].status != domain::EventStatus::Cancelled);
        kept
    };
    check_file(
        file(&format!("{series}END:VEVENT\n")),
        "Course: 03 10:00-11:00, 04 10:00-11:00, 05 10:00-11:00, 06 10:00-11:00",
    );
    let kept = check_file(
        file(&format!("{moved}{off}{series}END:VEVENT\n")),
        "Course: 03 10:00-11:00, 04 15:00-16:00, 06 10:00-11:00",
    );
    assert_eq!(kept, 3, "what was moved is the same session");
    let kept = check_file(
        file(&format!("{series}EXDATE;TZID=Europe/Berlin:20270506T100000\nEND:VEVENT\n{moved}{off}")),
        "Course: 03 10:00-11:00, 04 15:00-16:00",
    );
    assert_eq!(kept, 2);
}

#[test]
fn a_time_of_a_series_with_words_of_its_own() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:s\nSUMMARY:Course\nDTSTART:20270503T100000\nRRULE:FREQ=DAILY;COUNT=2\n\
        END:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:Course with cake\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270504T100000\n\
        DTSTART:20270504T110000\nEND:VEVENT\nEND:VCALENDAR\n";
    let (_folder, path) = written("words.ics", text.as_bytes());
    let done = check(ImportKind::Events, &path, &lindau().0, &options()).expect("a dry run");
    totals(&done);
    assert_eq!(rows(&done.preview.told), "8 words_of_one_time");
    assert_eq!(shown(&apply(&lindau().0, &done.writes)), ["Course: 03 10:00, 04 11:00"]);
}

#[test]
fn programmes_in_their_dialects() {
    let (done, plan) = import(
        "e32-pentabarf.xml",
        &["Opening & welcome: 04 10:00-10:30 Inselhalle", "After midnight: 05 01:15-02:15 Inselhalle"],
    );
    assert_eq!(plan.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Ann Bell", "Bo Carr"]);
    assert_eq!(done.preview.format, "schedule.xml");
    let (done, plan) = import(
        "e33-frab.xml",
        &["Maps < plans: 05 10:00-10:45 Town hall/Hall A", "By the clocks of London: 05 10:00 Town hall/Hall A"],
    );
    assert_eq!(
        (rows(&done.preview.refused).as_str(), rows(&done.preview.told).as_str()),
        ("29 title_missing", "24 length_unreadable")
    );
    let maps = &plan.events[0];
    assert_eq!((maps.short_text.as_str(), maps.long_text.as_str()), ("Short.", "Long & good."));
    assert_eq!((maps.languages.as_slice(), maps.link.as_str()), (&["de".to_owned()][..], "https://week.example/a1"));
    import("e34-europython.xml", &["In two rooms: 06 09:30-10:00 B05, 06 09:30-10:00 C01"]);
    let (done, _) =
        import("e35-schedule.json", &["First: 07 10:00-10:45 Hall A", "Past midnight: 08 00:30-01:30 Hall A"]);
    assert_eq!(rows(&done.preview.refused), "10 date_unreadable");
}

#[test]
fn a_session_without_a_room_is_in_the_house_of_the_conference() {
    let text = r#"{"schedule": {"conference": {"title": "Week", "venue": "Town hall", "days": [{"date": "2027-05-04",
        "rooms": {"": [{"id": 1, "title": "Tour", "date": "2027-05-04T10:00:00+02:00", "duration": "00:30"}]}}]}}}"#;
    let (_folder, path) = written("schedule.json", text.as_bytes());
    let done = check(ImportKind::Events, &path, &lindau().0, &options()).expect("a dry run");
    assert_eq!(shown(&apply(&lindau().0, &done.writes)), ["Tour: 04 10:00-10:30 Town hall"]);
}

#[test]
fn an_address_book() {
    let name = "p06-address-book.vcf";
    assert_eq!(guess_kind(&case(name), &Unwatched), Ok(ImportKind::Partners));
    let (done, plan) = import_with(name, &lindau().0, ImportKind::Partners, &options());
    let partners: Vec<String> = plan.partners.iter().map(|it| format!("{} {}", it.name, it.website)).collect();
    assert_eq!(partners, ["Maple Street Library https://maple.example", "Jörg Müller ", "Harbour Choir "]);
    let people: Vec<String> =
        plan.people.iter().map(|it| format!("{} {} {} {}", it.name, it.role, it.email, it.phone)).collect();
    let expected = [
        "Ann Bell Head ann@maple.example 030 5550101",
        "Jörg Müller   030 5550102",
        "choir@harbour.example  choir@harbour.example ",
        "Cy Dole  cy@maple.example ",
    ];
    assert_eq!(people, expected);
    assert_eq!(rows(&done.preview.refused), "33 name_missing");
    assert_eq!(rows(&done.preview.told), "1 another_address");
    assert_eq!(notices(&done), ["cards_without_organisation 1", "properties_not_read PHOTO, BDAY"]);
    let error = check(ImportKind::Events, &case(name), &plan, &options()).expect_err("no events");
    assert_eq!((error.code, error.values["kind"].as_str()), ("brings_another", "partners"));
}

#[test]
fn files_that_hold_nothing_or_something_else() {
    let refused = |name: &str, text: &str| {
        let (_folder, path) = written(name, text.as_bytes());
        check(ImportKind::Events, &path, &lindau().0, &options()).expect_err(name).code
    };
    assert_eq!(refused("a.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"), "no_records");
    assert_eq!(refused("a.ics", &format!("BEGIN:VEVENT\n{}", "BEGIN:X\n".repeat(100))), "truncated");
    assert_eq!(refused("a.ics", &format!("BEGIN:VEVENT\nSUMMARY:{}\n", "a".repeat(500_000))), "cell_too_long");
    assert_eq!(refused("a.xml", "<schedule><day></schedule>"), "xml_unreadable");
    assert_eq!(refused("a.xml", "<?xml version=\"1.0\"?><rss/>"), "unknown_format");
    assert_eq!(refused("a.json", "{\"schedule\": {\"conference\": ["), "json_unreadable");
    assert_eq!(refused("a.json", "{\"type\": \"FeatureCollection\"}"), "unknown_format");
    let (_folder, path) = written("a.json", b"{\"type\": \"FeatureCollection\", \"features\": []}");
    assert_eq!(guess_kind(&path, &Unwatched), Ok(ImportKind::Outlines));
}

/// Rows, those taken and those refused, or why the file is refused; the second time there is nothing to do.
#[track_caller]
fn real(
    folder: &str,
    name: &str,
    week: (&str, &str),
    expected: Result<(usize, usize, usize), &'static str>,
) -> Option<DryRun> {
    let path = data(folder)?.join(name);
    let (plan, week) = plan_and_week(week.0, week.1);
    let plan = Plan { profile: lindau().0.profile, ..plan };
    let bytes = std::fs::read(&path).expect(name);
    if let Err(IntakeError { code, .. }) = read_file(&path, &ImportOptions::default(), &Unwatched) {
        assert_eq!(Err(code), expected, "{name}");
        return None;
    }
    again(&plan, &week, name, &bytes);
    let done = run(&plan, &week, name, &bytes, &options());
    let preview = &done.preview;
    let taken = preview.new + preview.changed + preview.same;
    assert_eq!(Ok((preview.rows, taken, preview.refused_count)), expected, "{name}: {:?}", preview.refused);
    Some(done)
}

#[test]
fn real_calendars() {
    let check = |name: &str, week: (&str, &str), expected: Result<(usize, usize, usize), &'static str>, days: &str| {
        let Some(done) = real("ics", name, week, expected) else { return };
        let mut times: Vec<String> = done
            .writes
            .sessions
            .iter()
            .filter_map(|session| Some(session.starts_at?.format("%m-%d %H:%M").to_string()))
            .collect();
        times.sort();
        times.truncate(6);
        assert_eq!(times.join(", "), days, "{name}");
    };
    let any = ("2024-01-01", "2024-12-31");
    check("allenporter-office365_invalid_timezone.ics", any, Ok((1, 1, 0)), "04-26 14:00");
    check("icalendar-big_bad_calendar.ics", any, Ok((20, 0, 20)), "");
    check("icalendar-bom_calendar.ics", any, Err("no_records"), "");
    check("icalendar-empty.ics", any, Err("no_records"), "");
    check("icaljs-unfold_properties.ics", any, Err("no_records"), "");
    check("icalendar-ev-event_with_escaped_characters.ics", any, Ok((1, 0, 1)), "");
    check(
        "icalendar-ev-event_with_recurrence_exdates_on_different_lines.ics",
        ("2012-01-01", "2012-12-31"),
        Ok((1, 1, 0)),
        "03-27 10:00, 04-24 10:00, 05-08 10:00, 05-15 10:00, 05-22 10:00, 06-05 10:00",
    );
    check("icalendar-issue_722_missing_timezones.ics", any, Ok((4, 1, 2)), "09-13 12:00");
    check(
        "icalendar-multiple_calendar_components.ics",
        ("2003-01-01", "2003-12-31"),
        Ok((3, 3, 0)),
        "05-01 00:00, 12-25 00:00, 12-25 00:00",
    );
    check("icaljs-duration_instead_of_dtend.ics", ("2012-01-01", "2012-12-31"), Ok((1, 1, 0)), "06-30 15:00");
    check("icaljs-only_dtstart_date.ics", ("2012-01-01", "2012-12-31"), Ok((1, 1, 0)), "06-30 00:00");
    check("icaljs-rdate_exdate.ics", any, Ok((1, 0, 1)), "");
    check(
        "icaljs-recur_instances.ics",
        ("2012-10-01", "2012-11-30"),
        Ok((3, 3, 0)),
        "10-03 00:00, 11-06 19:00, 11-07 05:00, 11-10 19:00, 11-30 19:00",
    );
    check(
        "nodeical-badRRULE.ics",
        ("2020-11-02", "2020-11-03"),
        Ok((3, 2, 1)),
        "11-02 07:20, 11-02 17:40, 11-03 07:20, 11-03 17:40",
    );
    check("nodeical-dst-transition-rules.ics", ("2022-01-01", "2022-12-31"), Ok((1, 1, 0)), "10-09 10:00");
    check("nodeical-duplicate-uid-sequence.ics", any, Ok((4, 2, 0)), "01-15 11:00, 01-20 15:00");
    check(
        "nodeical-large-file-with-late-error.ics",
        any,
        Ok((401, 394, 7)),
        "01-02 11:00, 01-02 11:00, 01-03 11:00, 01-03 11:00, 01-04 11:00, 01-04 11:00",
    );
    check(
        "nodeical-ms_timezones.ics",
        ("2020-09-10", "2020-09-15"),
        Ok((4, 4, 0)),
        "09-10 09:00, 09-10 09:00, 09-10 21:00, 09-11 09:00, 09-11 21:00, 09-12 09:00",
    );
    check(
        "nodeical-festival-multiday-rrule.ics",
        ("2011-08-04", "2011-08-14"),
        Ok((128, 128, 0)),
        "08-04 12:00, 08-04 12:00, 08-04 12:00, 08-04 12:00, 08-04 12:00, 08-04 12:00",
    );
}

#[test]
fn real_programmes() {
    let week = |from: &'static str, to: &'static str| (from, to);
    let count = |done: &Option<DryRun>| {
        done.as_ref().map(|done| (done.writes.rooms.len(), done.writes.venues.len(), done.writes.people.len()))
    };
    let fosdem = real("schedule", "fosdem-2026.xml", week("2026-01-31", "2026-02-01"), Ok((883, 883, 0)));
    assert!(fosdem.is_none() || count(&fosdem) == Some((30, 1, 927)), "{:?}", count(&fosdem));
    // 571 people by their numbers have 563 names as names are compared here: without an address nobody can tell two
    // of one name.
    let congress = real("schedule", "38c3-schedule.xml", week("2024-12-27", "2024-12-30"), Ok((1_007, 1_007, 0)));
    assert!(congress.is_none() || count(&congress) == Some((0, 72, 563)), "{:?}", count(&congress));
    if let Some(done) = congress {
        let crosses = |session: &&domain::Session| match (session.starts_at, session.ends_at) {
            (Some(start), Some(end)) => start.date() < end.date() && end.time() != chrono::NaiveTime::MIN,
            _ => false,
        };
        assert_eq!(done.writes.sessions.iter().filter(crosses).count(), 26);
        let linked: std::collections::HashSet<&str> =
            done.writes.event_people.iter().map(|link| link.event_id.as_str()).collect();
        assert_eq!(1_007 - linked.len(), 118, "events without a person");
    }
    real("schedule", "frab-camp2019.json", week("2019-08-21", "2019-08-25"), Ok((79, 79, 0)));
    real("schedule", "pretalx-democon.json", week("2020-12-14", "2020-12-20"), Ok((36, 36, 0)));
    real("schedule", "invalid-example.json", week("2022-12-28", "2022-12-30"), Ok((1, 1, 0)));
    real("schedule", "schedule.schema.json", week("2022-12-28", "2022-12-30"), Err("no_records"));
    real("schedule", "schedule.xml.xsd", week("2022-12-28", "2022-12-30"), Err("unknown_format"));
}

#[test]
fn a_real_address_book() {
    let Some(folder) = data("other") else { return };
    let path = folder.join("vobject-issue153.vcf");
    let done = check(ImportKind::Partners, &path, &lindau().0, &options()).expect("cards");
    assert_eq!((done.preview.rows, done.preview.new, done.preview.refused_count), (1, 1, 0));
    assert_eq!(done.writes.partners[0].name, "Test Benutzer");
}

/// Whichever comes first in the file: by its number, then by when it was changed, which is not when it was sent.
#[test]
fn of_two_versions_the_later_counts() {
    let (plan, week) = lindau();
    for (older, newer) in [
        ("SEQUENCE:1\r\nLAST-MODIFIED:20270201T090000Z", "SEQUENCE:2\r\nLAST-MODIFIED:20270101T090000Z"),
        (
            "LAST-MODIFIED:20270201T090000Z\r\nDTSTAMP:20270301T090000Z",
            "LAST-MODIFIED:20270210T090000Z\r\nDTSTAMP:20270210T090000Z",
        ),
        ("DTSTAMP:20270201T090000Z", "DTSTAMP:20270301T090000Z"),
    ] {
        let event = |title: &str, version: &str| {
            format!(
                "BEGIN:VEVENT\r\nUID:one\r\n{version}\r\nDTSTART:20270504T100000\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n"
            )
        };
        let (old, new) = (event("Old", older), event("New", newer));
        for events in [format!("{old}{new}"), format!("{new}{old}")] {
            let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n");
            let done = run(&plan, &week, "two.ics", text.as_bytes(), &options());
            let titles: Vec<&str> = done.writes.events.iter().map(|event| event.title.as_str()).collect();
            assert_eq!(titles, ["New"], "{text}");
            assert_eq!(done.preview.no_records.len(), 1, "{text}");
        }
    }
}

/// The slow way to find the times of a rule: day after day.
#[test]
fn series_agree_with_a_slow_expansion() {
    use chrono::Datelike;
    let (plan, week): (Plan, Week) = plan_and_week("2027-02-01", "2027-04-30");
    for (interval, first, days) in [(1, 4, "MO,WE"), (2, 9, "TU,SU"), (3, 20, "SA"), (5, 1, "MO,TU,WE,TH,FR,SA,SU")] {
        let start = chrono::NaiveDate::from_ymd_opt(2027, 1, first).expect("a day");
        let text = format!(
            "BEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART:{}T180000\nRRULE:FREQ=WEEKLY;INTERVAL={interval};BYDAY={days}\nEND:VEVENT\n",
            start.format("%Y%m%d")
        );
        let done = run(&plan, &week, "a.ics", text.as_bytes(), &options());
        let mut found: Vec<_> = done.writes.sessions.iter().filter_map(|it| Some(it.starts_at?.date())).collect();
        found.sort();
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        let monday =
            |day: chrono::NaiveDate| day - chrono::Duration::days(i64::from(day.weekday().num_days_from_monday()));
        let slow: Vec<_> = week
            .starts_on
            .iter_days()
            .take_while(|day| *day <= week.ends_on)
            .filter(|day| days.contains(names[day.weekday().num_days_from_monday() as usize]))
            .filter(|day| (monday(*day) - monday(start)).num_days() / 7 % interval == 0)
            .collect();
        assert_eq!(found, slow, "{interval} {days}");
    }
}
