//! When and where a series usually is, what its occurrences are, and what becomes of its sessions when its rule changes.

use super::*;

fn frame() -> Frame {
    Frame { from: monday(), to: monday() + Days::new(6), zone: "Europe/Dublin".parse().ok() }
}

/// A session on a day of May 2027 from an hour on, for an hour.
fn on(id: &str, of_may: u32, hour: u32) -> Session {
    let starts_at = day(&format!("2027-05-{of_may:02}")).and_hms_opt(hour, 0, 0);
    Session {
        id: id.to_owned(),
        event_id: "e".to_owned(),
        starts_at,
        ends_at: starts_at.map(|at| at + TimeDelta::hours(1)),
        is_time_known: true,
        ..Session::default()
    }
}

fn daily() -> Event {
    Event {
        recurrence_rule: "FREQ=DAILY".to_owned(),
        span_starts_on: Some(day("2027-05-03")),
        ..testing::event("e", "Talk")
    }
}

#[test]
fn an_event_with_a_rule_is_a_series() {
    for (rule, expected) in [("", false), ("  ", false), ("FREQ=DAILY", true)] {
        assert_eq!(is_series(&Event { recurrence_rule: rule.to_owned(), ..Event::default() }), expected, "{rule:?}");
    }
}

/// Sessions of a series that begins on 5 May. Expected: the hour from which it usually is.
#[track_caller]
fn check_usual(sessions: &[Session], expected: u32) {
    let event = Event { span_starts_on: Some(day("2027-05-05")), ..daily() };
    for sessions in [sessions.to_vec(), sessions.iter().rev().cloned().collect()] {
        let found = series(&event, &sessions, frame()).expect("a series").usual();
        assert_eq!(found.starts.format("%H").to_string(), format!("{expected:02}"), "{sessions:?}");
    }
}

#[test]
fn a_series_is_usually_as_its_first_occurrence_is_that_nobody_changed() {
    let moved = |session: Session| Session { is_moved: true, ..session };
    check_usual(&[], 10);
    check_usual(&[on("a", 7, 14)], 14);
    check_usual(&[on("a", 4, 9), on("b", 5, 11), on("c", 6, 12)], 11);
    // Of two as near the earlier one counts, and any earlier one before a later one.
    check_usual(&[on("a", 4, 9), on("c", 6, 12)], 9);
    check_usual(&[on("a", 3, 8), on("c", 6, 12)], 8);
    check_usual(&[on("a", 3, 8), on("b", 4, 9)], 9);
    check_usual(&[on("c", 6, 12), on("d", 7, 13)], 12);
    check_usual(&[on("c", 6, 12), moved(on("b", 5, 11))], 12);
    check_usual(&[moved(on("d", 7, 13)), moved(on("b", 5, 11))], 11);
    check_usual(&[Session { starts_at: None, ..on("b", 5, 11) }, on("d", 7, 13)], 13);
}

#[test]
fn the_usual_holds_time_length_and_place() {
    let session = Session {
        is_all_day: true,
        is_time_known: false,
        venue_id: Some("house".to_owned()),
        room_id: Some("hall".to_owned()),
        ..on("a", 4, 9)
    };
    let usual = Usual {
        starts: NaiveTime::from_hms_opt(9, 0, 0).expect("a time"),
        minutes: Some(60),
        is_all_day: true,
        is_time_known: false,
        venue_id: Some("house".to_owned()),
        room_id: Some("hall".to_owned()),
    };
    let of = |session: &Session| series(&daily(), std::slice::from_ref(session), frame()).expect("a series").usual();
    assert_eq!(of(&session), usual);
    // What ends when it begins, or before, says nothing of how long it is; neither does what has no end.
    for ends_at in [session.starts_at, session.starts_at.map(|at| at - TimeDelta::hours(1)), None] {
        let unsaid = Usual { minutes: None, ..usual.clone() };
        assert_eq!(of(&Session { ends_at, ..session.clone() }), unsaid, "{ends_at:?}");
    }
    // A session of another day at the usual time and place keeps what is its own.
    let followed = series(&daily(), &[on("a", 4, 14)], frame()).expect("a series").followed(Some(&usual));
    let expected = Session {
        occurrence_on: Some(day("2027-05-04")),
        is_all_day: true,
        is_time_known: false,
        venue_id: Some("house".to_owned()),
        room_id: Some("hall".to_owned()),
        ..on("a", 4, 9)
    };
    assert_eq!(followed.iter().find(|it| it.id == "a"), Some(&expected));
    let made = Session { id: String::new(), ..expected };
    let next = Session {
        occurrence_on: Some(day("2027-05-05")),
        starts_at: made.starts_at.map(|at| at + TimeDelta::days(1)),
        ends_at: made.ends_at.map(|at| at + TimeDelta::days(1)),
        ..made
    };
    assert_eq!(followed.iter().find(|it| it.occurrence_on == next.occurrence_on), Some(&next));
}

#[test]
fn occurrences_name_their_session_where_it_is_saved() {
    let event = Event { recurrence_rule: "FREQ=DAILY;UNTIL=20270506".to_owned(), ..daily() };
    let sessions = [
        on("a", 3, 10),
        Session { id: String::new(), ..on("", 4, 10) },
        Session { occurrence_on: Some(day("2027-05-05")), ..on("c", 6, 10) },
        on("d", 8, 10),
    ];
    let occurrence = |of_may: u32, kind: OccurrenceKind, session_id: Option<&str>| Occurrence {
        on: day(&format!("2027-05-{of_may:02}")),
        kind,
        session_id: session_id.map(str::to_owned),
    };
    let found = series(&event, &sessions, frame()).expect("a series").occurrences();
    let expected = [
        occurrence(3, OccurrenceKind::Usual, Some("a")),
        occurrence(4, OccurrenceKind::Usual, None),
        occurrence(5, OccurrenceKind::Moved, Some("c")),
        occurrence(6, OccurrenceKind::Skipped, None),
        occurrence(8, OccurrenceKind::Added, Some("d")),
    ];
    assert_eq!(found, expected);
}

#[test]
fn only_days_of_the_week_are_skipped() {
    let event = Event { span_starts_on: Some(day("2027-05-01")), ..daily() };
    let early = Session { occurrence_on: Some(day("2027-05-01")), ..on("a", 1, 10) };
    let late = Session { occurrence_on: Some(day("2027-05-11")), ..on("b", 11, 10) };
    let skipped = series(&event, &[early, late], frame()).expect("a series").skipped();
    let days: Vec<String> = skipped.iter().map(|day| day.format("%d").to_string()).collect();
    assert_eq!(days, ["03", "04", "05", "06", "07", "08", "09"]);
}

#[test]
fn a_changed_rule_takes_along_what_nobody_changed_and_leaves_the_rest() {
    let event = Event {
        recurrence_rule: "FREQ=DAILY;UNTIL=20270507".to_owned(),
        excluded_dates: vec!["2027-05-04".to_owned(), "2027-05-07".to_owned()],
        ..daily()
    };
    let of_rule = |id: &str, of_may: u32| Session {
        occurrence_on: Some(day(&format!("2027-05-{of_may:02}"))),
        ..on(id, of_may, 10)
    };
    let sessions = [
        of_rule("usual", 3),
        of_rule("left out", 4),
        Session { is_moved: true, ..of_rule("moved", 5) },
        Session { starts_at: None, ends_at: None, ..of_rule("dateless", 6) },
        of_rule("gone", 8),
        Session { is_moved: true, ..of_rule("moved beyond", 9) },
        Session { is_cancelled: true, ..of_rule("called off beyond", 10) },
        on("added", 9, 16),
    ];
    let tied = series(&event, &sessions, frame()).expect("a series");
    let usual = Usual { starts: NaiveTime::from_hms_opt(14, 0, 0).expect("a time"), ..Usual::default() };
    let shown = |sessions: &[Session]| -> Vec<String> {
        let shown = sessions.iter().map(|it| {
            let at = it.starts_at.map_or("-".to_owned(), |at| at.format("%d %H").to_string());
            format!("{} {at}{}", it.id, if it.is_moved { " moved" } else { "" })
        });
        shown.collect()
    };
    assert_eq!(
        shown(&tied.followed(Some(&usual))),
        [
            "usual 03 14",
            "moved 05 10 moved",
            "dateless 06 14",
            "moved beyond 09 10 moved",
            "added 09 16",
            "called off beyond 10 14 moved",
        ]
    );
    assert_eq!(
        shown(&tied.followed(None)),
        [
            "usual 03 10",
            "moved 05 10 moved",
            "moved beyond 09 10 moved",
            "added 09 16",
            "called off beyond 10 10 moved",
            "dateless -",
        ]
    );
}

#[test]
fn a_session_that_waits_for_a_time_and_was_moved_keeps_waiting() {
    let waits = Session {
        starts_at: None,
        ends_at: None,
        is_moved: true,
        occurrence_on: Some(day("2027-05-04")),
        ..on("waits", 4, 10)
    };
    let event = Event { recurrence_rule: "FREQ=DAILY;UNTIL=20270504".to_owned(), ..daily() };
    let made = series(&event, &[on("a", 3, 10), waits.clone()], frame()).expect("a series");
    assert_eq!(made.followed(Some(&Usual::default())).last(), Some(&waits));
}

#[test]
fn the_first_and_the_last_day_of_a_rule_are_of_it() {
    for (rule, start, from, to, expected) in [
        ("FREQ=DAILY;UNTIL=20270503", "2027-05-03", "2027-05-03", "2027-05-09", vec!["2027-05-03"]),
        ("FREQ=DAILY;UNTIL=20270503", "2027-05-01", "2027-05-03", "2027-05-09", vec!["2027-05-03"]),
        ("FREQ=DAILY;UNTIL=20270502", "2027-05-03", "2027-05-03", "2027-05-09", vec![]),
        ("FREQ=DAILY;UNTIL=20270502", "2027-05-01", "2027-05-03", "2027-05-09", vec![]),
        ("FREQ=DAILY", "2027-05-03", "2027-05-03", "2027-05-03", vec!["2027-05-03"]),
        ("FREQ=DAILY;COUNT=2", "2027-05-03", "2027-05-03", "2027-05-09", vec!["2027-05-03", "2027-05-04"]),
        ("FREQ=DAILY;COUNT=2", "2027-05-02", "2027-05-03", "2027-05-09", vec!["2027-05-03"]),
        // At what time of the day says nothing of the day.
        (
            "FREQ=DAILY;COUNT=1;BYHOUR=9;BYMINUTE=30;BYSECOND=0",
            "2027-05-03",
            "2027-05-03",
            "2027-05-09",
            vec!["2027-05-03"],
        ),
    ] {
        let found = days(rule, day(start), (day(from), day(to)), noon()).expect("days");
        assert_eq!(found, expected.into_iter().map(day).collect::<Vec<_>>(), "{rule} from {from}");
    }
}

#[test]
fn an_edit_leaves_a_session_the_day_of_the_rule_for_which_it_stands() {
    let (event, sessions, frame) = talk();
    let tied = series(&event, &sessions, frame).expect("a series");
    let after = Session { note: "Bring string".to_owned(), occurrence_on: None, ..sessions[2].clone() };
    let edited = tied.edited(&after, SeriesScope::This);
    let expected = Session { occurrence_on: Some(day("2027-05-06")), ..after.clone() };
    assert_eq!(edited.sessions, [expected]);
    // One that is as long as no other becomes one of them again when it gets their length.
    let mut long = sessions.clone();
    long[2].ends_at = long[2].ends_at.map(|at| at + TimeDelta::hours(2));
    let tied = series(&event, &long, frame).expect("a series");
    let back = Session { event_id: "e".to_owned(), ..sessions[2].clone() };
    assert!(!tied.edited(&back, SeriesScope::This).sessions[0].is_moved);
    let longer = Session { ends_at: back.ends_at.map(|at| at + TimeDelta::hours(1)), ..back };
    assert!(tied.edited(&longer, SeriesScope::This).sessions[0].is_moved);
}
