//! Entries of calendars that stand for a time of a series and all that follow (RANGE=THISANDFUTURE).

mod support;

use domain::Plan;
use intake::ImportKind;
use support::{apply, check, lindau, options, rows, shown, written};

/// One file after the other, with what is there then; each says the same when it comes twice.
#[track_caller]
fn followed(files: &[(&str, &str)]) -> (Plan, String) {
    let mut plan = lindau().0;
    let mut told = String::new();
    for (entries, expected) in files {
        let text = format!("BEGIN:VCALENDAR\n{entries}END:VCALENDAR\n");
        let (_folder, path) = written("range.ics", text.as_bytes());
        let done = check(ImportKind::Events, &path, &plan, &options()).expect("a dry run");
        told = rows(&done.preview.told);
        plan = apply(&plan, &done.writes);
        assert_eq!(shown(&plan), [*expected], "{entries}");
        let twice = check(ImportKind::Events, &path, &plan, &options()).expect("a dry run");
        assert!(twice.writes.is_empty(), "{entries}: {:?}", twice.writes);
    }
    (plan, told)
}

/// An entry that stands for a time of the series `s` and all that follow.
fn from_on(of: &str, rest: &str) -> String {
    format!("BEGIN:VEVENT\nUID:s\nSUMMARY:Course\nRECURRENCE-ID;RANGE=THISANDFUTURE:{of}\n{rest}\nEND:VEVENT\n")
}

const DAILY: &str =
    "BEGIN:VEVENT\nUID:s\nSUMMARY:Course\nDTSTART:20270503T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4\n";

#[test]
fn this_and_following_moves_all_that_follow() {
    let daily = format!("{DAILY}END:VEVENT\n");
    let plain = "Course: 03 10:00-11:00, 04 10:00-11:00, 05 10:00-11:00, 06 10:00-11:00";
    let later = from_on("20270504T100000", "DTSTART:20270504T150000\nDURATION:PT2H");
    let single = "BEGIN:VEVENT\nUID:s\nSUMMARY:Course\nRECURRENCE-ID:20270505T100000\nDTSTART:20270505T090000\n\
        DURATION:PT1H\nEND:VEVENT\n";
    for (more, expected) in [
        // Another hour and another length for all that follow.
        (later.clone(), "Course: 03 10:00-11:00, 04 15:00-17:00, 05 15:00-17:00, 06 15:00-17:00"),
        // A time of its own stays one.
        (format!("{later}{single}"), "Course: 03 10:00-11:00, 04 15:00-17:00, 05 09:00-10:00, 06 15:00-17:00"),
        (format!("{single}{later}"), "Course: 03 10:00-11:00, 04 15:00-17:00, 05 09:00-10:00, 06 15:00-17:00"),
        // From the first on.
        (
            from_on("20270503T100000", "DTSTART:20270503T083000\nDURATION:PT1H"),
            "Course: 03 08:30-09:30, 04 08:30-09:30, 05 08:30-09:30, 06 08:30-09:30",
        ),
        // A second one goes on from its own time.
        (
            format!("{later}{}", from_on("20270506T100000", "DTSTART:20270506T200000\nDURATION:PT1H")),
            "Course: 03 10:00-11:00, 04 15:00-17:00, 05 15:00-17:00, 06 20:00-21:00",
        ),
        // To other days: the last one lies a day later than the rule ends.
        (
            from_on("20270505T100000", "DTSTART:20270506T100000\nDURATION:PT1H"),
            "Course: 03 10:00-11:00, 04 10:00-11:00, 06 10:00-11:00, 07 10:00-11:00",
        ),
        // At another place.
        (
            from_on("20270506T100000", "DTSTART:20270506T100000\nDURATION:PT1H\nLOCATION:Inselhalle"),
            "Course: 03 10:00-11:00, 04 10:00-11:00, 05 10:00-11:00, 06 10:00-11:00 Inselhalle",
        ),
        // Called off.
        (
            from_on("20270505T100000", "DTSTART:20270505T100000\nSTATUS:CANCELLED"),
            "Course: 03 10:00-11:00, 04 10:00-11:00",
        ),
        // By the clocks of the world.
        (
            from_on("20270505T080000Z", "DTSTART:20270505T100000Z\nDURATION:PT1H"),
            "Course: 03 10:00-11:00, 04 10:00-11:00, 05 12:00-13:00, 06 12:00-13:00",
        ),
    ] {
        // At once, and as what a later file says of a series that is there already.
        followed(&[(&format!("{daily}{more}"), expected)]);
        let (plan, told) = followed(&[(&daily, plain), (&format!("{daily}{more}"), expected)]);
        assert_eq!(told, "", "{more}");
        assert_eq!(plan.events[0].recurrence_rule, "FREQ=DAILY;COUNT=4", "{more}");
    }
}

#[test]
fn this_and_following_keeps_what_the_series_leaves_out() {
    let without = format!("{DAILY}EXDATE:20270505T100000\nEND:VEVENT\n");
    let later = from_on("20270504T100000", "DTSTART:20270504T150000\nDURATION:PT1H");
    followed(&[(&format!("{without}{later}"), "Course: 03 10:00-11:00, 04 15:00-16:00, 06 15:00-16:00")]);
    // A series that began long before the week, and one whose following times leave it.
    let long =
        "BEGIN:VEVENT\nUID:s\nSUMMARY:Course\nDTSTART:20250107T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n";
    let moved = from_on("20260106T100000", "DTSTART:20260107T110000\nDURATION:PT1H");
    followed(&[(&format!("{long}{moved}"), "Course: 05 11:00-12:00")]);
    let away = from_on("20260106T100000", "DTSTART:20260116T110000\nDURATION:PT1H");
    followed(&[(&format!("{long}{away}"), "Course: 07 11:00-12:00")]);
    let days =
        "BEGIN:VEVENT\nUID:s\nSUMMARY:Course\nDTSTART;VALUE=DATE:20270503\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\n";
    let whole = from_on("20270504", "DTSTART;VALUE=DATE:20270506");
    followed(&[(&format!("{days}{whole}"), "Course: 03 all day, 06 all day, 07 all day")]);
}

#[test]
fn what_nobody_can_follow_is_told() {
    // Without its series there is one time alone.
    let alone = from_on("20270504T100000", "DTSTART:20270504T150000\nDURATION:PT1H");
    assert_eq!(followed(&[(&alone, "Course: 04 15:00-16:00")]).1, "5 range_not_followed");
    let before = alone.replace("THISANDFUTURE", "THISANDPRIOR");
    let (_, told) = followed(&[(
        &format!("{DAILY}END:VEVENT\n{before}"),
        "Course: 03 10:00-11:00, 04 15:00-16:00, 05 10:00-11:00, 06 10:00-11:00",
    )]);
    assert_eq!(told, "12 range_not_followed");
}
