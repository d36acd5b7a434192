//! Calendars: what stands in them, which part, and how they tell of changes.

use calcard::icalendar::ICalendar;
use chrono::TimeDelta;
use domain::*;
use interchange::{Scope, calendar};

use crate::city::*;

/// `SUMMARY DTSTART STATUS SEQUENCE` of each entry, in order, with what makes it part of a series.
fn entries(text: &str) -> Vec<String> {
    let text = text.replace("\r\n ", "");
    let of = |entry: &str, name: &str| {
        let line = entry.lines().find(|line| line.starts_with(name) && line[name.len()..].starts_with([':', ';']));
        line.and_then(|line| line.split_once(':')).map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    let entries = text.split("\nBEGIN:VEVENT\r\n").skip(1);
    let shown = entries.map(|entry| {
        let marks = ["RRULE", "RECURRENCE-ID"].map(|name| of(entry, name));
        let fields = ["SUMMARY", "DTSTART", "STATUS", "SEQUENCE"].map(|name| of(entry, name));
        format!("{} {}", fields.join(" "), marks.concat()).trim().to_owned()
    });
    shown.collect()
}

#[track_caller]
fn check(plan: &Plan, released: &[&Plan], expected: &[&str]) {
    let text = calendar(&outgoing(plan, released), &Scope::All, &texts()).text;
    assert_eq!(entries(&text), expected, "{text}");
}

#[test]
fn every_line_is_one_of_rfc_5545() {
    for (zone, monday) in [
        ("Europe/Dublin", "2027-03-22"),
        ("Asia/Kathmandu", "2027-05-03"),
        ("Etc/UTC", "2027-05-03"),
        ("Nowhere", "2027-05-03"),
    ] {
        let plan = city(zone, monday);
        let text = calendar(&outgoing(&plan, &[]), &Scope::All, &texts()).text;
        assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{zone}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{zone}");
        for line in text.replace("\r\n ", "").split_terminator("\r\n") {
            let name: String =
                line.chars().take_while(|letter| letter.is_ascii_uppercase() || *letter == '-').collect();
            assert!(!name.is_empty() && line[name.len()..].starts_with([':', ';']), "{zone}: {line}");
        }
        let read = ICalendar::parse(&text).expect("a calendar");
        assert!(12 < read.components.len(), "{zone}");
        assert!(!text.contains("SECRET") && !text.contains("77777") && !text.contains("777.77"), "{zone}: {text}");
    }
}

#[test]
fn zones_are_described_for_the_years_that_are_used() {
    let of = |zone: &str, monday: &str| {
        let plan = city(zone, monday);
        let text = calendar(&outgoing(&plan, &[]), &Scope::All, &texts()).text;
        let from = text.find("BEGIN:VTIMEZONE").unwrap_or(0);
        let to = text.find("END:VTIMEZONE").unwrap_or(0);
        text[from..to].to_owned()
    };
    let dublin = of("Europe/Dublin", "2027-03-22");
    assert!(dublin.contains("TZID:Europe/Dublin\r\n") && dublin.contains("TZOFFSETTO:+0100"), "{dublin}");
    assert!(!dublin.contains("DTSTART:19") && dublin.len() < 600, "{dublin}");
    assert!(of("Australia/Lord_Howe", "2027-04-05").contains("TZOFFSETTO:+1030"));
    assert!(of("Asia/Kathmandu", "2027-05-03").contains("TZOFFSETTO:+0545"));
    assert_eq!(of("Etc/UTC", "2027-05-03"), "", "times of UTC need no description");
    let utc = calendar(&outgoing(&city("Etc/UTC", "2027-05-03"), &[]), &Scope::All, &texts()).text;
    assert!(utc.contains("DTSTART:20270504T100000Z\r\n"));
    let nowhere = calendar(&outgoing(&city("", "2027-05-03"), &[]), &Scope::All, &texts());
    assert!(
        nowhere.text.contains("DTSTART:20270504T100000\r\n")
            && told(&nowhere.notices).contains(&"outgoing_no_zone".to_owned())
    );
}

#[test]
fn parts_of_the_programme() {
    let plan = city("Europe/Dublin", "2027-05-03");
    let count = |scope: Scope| {
        let text = calendar(&outgoing(&plan, &[]), &scope, &texts()).text;
        let name = text.lines().find_map(|line| line.strip_prefix("NAME:")).unwrap_or_default().to_owned();
        (name, entries(&text).len())
    };
    assert_eq!(count(Scope::Venue("library".into())), ("Learning Week: Library\\, Old Town".into(), 4));
    assert_eq!(count(Scope::Partner("port".into())), ("Learning Week: Port\\, Docks & Sons".into(), 1));
    assert_eq!(count(Scope::Pillar("work".into())), ("Learning Week: Learning at work".into(), 1));
    assert_eq!(count(Scope::Person("ann".into())), ("Learning Week: my events".into(), 1));
    assert_eq!(count(Scope::Event("Twice".into())), ("Learning Week: Twice".into(), 2));
    assert_eq!(count(Scope::Neighbourhood("east".into())).1, 11);
    assert_eq!(count(Scope::All), ("Learning Week".into(), 12));
    let none = calendar(&outgoing(&plan, &[]), &Scope::Venue("gone".into()), &texts());
    assert_eq!(told(&none.notices), ["outgoing_nothing"]);
}

#[test]
fn what_is_not_said_is_told() {
    let plan = city("Europe/Dublin", "2027-05-03");
    let out = calendar(&outgoing(&plan, &[]), &Scope::All, &texts());
    assert_eq!(
        told(&out.notices),
        ["outgoing_without_date Someday", "outgoing_without_time Open door", "outgoing_links_completed Bread"]
    );
    for notice in &out.notices {
        let sentence = notice.sentence(&texts());
        assert!(!sentence.contains("notice-") && !sentence.contains("{"), "{sentence}");
    }
}

#[test]
fn what_was_called_off_is_told_until_the_next_release() {
    let mut first = empty("Europe/Dublin", "2027-05-03");
    for title in ["Called off", "Put off", "Deleted", "Stays"] {
        event(&mut first, title);
        session(&mut first, title, "0 10:00-11:00", None);
    }
    session(&mut first, "Stays", "1 10:00-11:00", None);
    let mut now = first.clone();
    now.events[0].status = EventStatus::Cancelled;
    now.events[1].status = EventStatus::Postponed;
    now.events.remove(2);
    now.sessions.retain(|session| session.event_id != "Deleted");
    now.sessions.last_mut().unwrap().is_cancelled = true;
    let told = [
        "Called off 20270503T100000 CANCELLED 1",
        "Deleted 20270503T100000 CANCELLED 1",
        "Put off 20270503T100000 CANCELLED 1",
        "Stays 20270503T100000 CONFIRMED 0",
        "Stays 20270504T100000 CANCELLED 1",
    ];
    let sorted = |plan: &Plan, released: &[&Plan]| {
        let mut found = entries(&calendar(&outgoing(plan, released), &Scope::All, &texts()).text);
        found.sort();
        found
    };
    assert_eq!(sorted(&now, &[&first]), told, "since the release");
    assert_eq!(sorted(&now, &[&first, &now]), told, "as long as the release that told of it is the last one");
    let stays = ["Stays 20270503T100000 CONFIRMED 0"];
    assert_eq!(sorted(&now, &[&first, &now, &now]), stays, "then it is left out");
    // Never released: somebody may have seen it all the same; what nobody was told of is not called off.
    let never: Vec<String> = sorted(&now, &[]);
    assert_eq!(
        never,
        [
            "Called off 20270503T100000 CANCELLED 0",
            "Put off 20270503T100000 CANCELLED 0",
            "Stays 20270503T100000 CONFIRMED 0",
            "Stays 20270504T100000 CANCELLED 0",
        ]
    );
}

#[test]
fn the_number_of_an_entry_rises_with_time_place_and_state_and_never_falls() {
    let mut plan = empty("Europe/Dublin", "2027-05-03");
    event(&mut plan, "One");
    session(&mut plan, "One", "0 10:00-11:00", None);
    let mut states = vec![plan.clone()];
    let mut then = |change: &dyn Fn(&mut Plan)| {
        let mut next = states.last().unwrap().clone();
        change(&mut next);
        states.push(next);
    };
    then(&|plan| plan.events[0].long_text = "Other words".into());
    then(&|plan| plan.sessions[0].starts_at = plan.sessions[0].starts_at.map(|at| at + TimeDelta::minutes(30)));
    then(&|plan| plan.sessions[0].venue_id = Some("hall".into()));
    then(&|plan| plan.events[0].status = EventStatus::Cancelled);
    then(&|plan| plan.events[0].status = EventStatus::Accepted);
    then(&|plan| plan.sessions[0].starts_at = plan.sessions[0].starts_at.map(|at| at - TimeDelta::minutes(30)));
    let released: Vec<&Plan> = states.iter().collect();
    let mut last = -1;
    for at in 0..states.len() {
        let found = entries(&calendar(&outgoing(&states[at], &released[..at]), &Scope::All, &texts()).text);
        let number: i64 = found[0].rsplit(' ').next().unwrap().parse().unwrap();
        assert_eq!(number, [0, 0, 1, 2, 3, 4, 5][at], "{found:?}");
        assert!(last <= number);
        last = number;
    }
    // Entered again under another id, just as it was: nobody is told that it was called off.
    let mut again = states[0].clone();
    again.sessions[0].id = "new".into();
    check(&again, &[&states[0]], &["One 20270503T100000 CONFIRMED 0"]);
}

#[test]
fn a_series_is_one_entry_with_its_exceptions() {
    let plan = city("Europe/Dublin", "2027-03-22");
    let text = calendar(&outgoing(&plan, &[]), &Scope::Event("Yoga".into()), &texts()).text;
    // The clocks change on the last day: 18:00 is 17:00 of UTC then.
    assert_eq!(
        entries(&text),
        [
            "Yoga 20270322T180000 CONFIRMED 0 FREQ=DAILY;UNTIL=20270328T170000Z",
            "Yoga 20270327T080000 CONFIRMED 0 20270326T180000",
            "Yoga 20270328T180000 CONFIRMED 0 20270328T180000",
            "Yoga 20270325T070000 CONFIRMED 0",
        ]
    );
    assert!(text.contains("EXDATE;TZID=Europe/Dublin:20270324T180000\r\n"), "{text}");
    let mut off = plan.clone();
    off.sessions.iter_mut().find(|session| session.id == "Yoga 2").unwrap().is_cancelled = true;
    let now = entries(&calendar(&outgoing(&off, &[&plan]), &Scope::Event("Yoga".into()), &texts()).text);
    assert!(now.contains(&"Yoga 20270323T180000 CANCELLED 1 20270323T180000".to_owned()), "{now:?}");
    let later = calendar(&outgoing(&off, &[&plan, &off, &off]), &Scope::Event("Yoga".into()), &texts()).text;
    assert!(!later.contains("CANCELLED") && later.contains("EXDATE;TZID=Europe/Dublin:20270323T180000\r\n"), "{later}");
}

#[test]
fn rules_that_would_make_other_days_are_written_otherwise() {
    let check = |rule: &str, days: &[i64], expected: &str| {
        let mut plan = empty("Europe/Dublin", "2027-05-03");
        event(&mut plan, "S").recurrence_rule = rule.into();
        for day in days {
            let on = plan.weeks[0].starts_on + TimeDelta::days(*day);
            session(&mut plan, "S", &format!("{day} 10:00-11:00"), None).occurrence_on = Some(on);
        }
        let out = calendar(&outgoing(&plan, &[]), &Scope::All, &texts());
        let rule = out
            .text
            .split("BEGIN:VEVENT")
            .nth(1)
            .unwrap()
            .lines()
            .find_map(|line| line.strip_prefix("RRULE:"))
            .unwrap_or("-")
            .trim()
            .to_owned();
        assert_eq!(rule, expected, "{}", out.text);
        out
    };
    check(
        "RRULE:freq=weekly;byday=MO,TH;byhour=10;COUNT=20",
        &[0, 3],
        "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270506T090000Z",
    );
    check("FREQ=DAILY;INTERVAL=2", &[0, 2, 4], "FREQ=DAILY;INTERVAL=2;UNTIL=20270507T090000Z");
    // Tied by hand to a day that the rule does not make.
    check("FREQ=WEEKLY;BYDAY=MO", &[0, 3], "FREQ=DAILY;UNTIL=20270506T090000Z");
    let unread = check("FREQ=HOURLY", &[0, 3], "-");
    assert_eq!(told(&unread.notices), ["outgoing_rule_left_out S"]);
    check("FREQ=DAILY;X=\r\nUID:planted", &[0, 3], "-");
    check("FREQ=DAILY", &[2], "-");
}

#[test]
fn hostile_words_stay_words() {
    let mut plan = empty("Europe/Dublin", "2027-05-03");
    let long = "x".repeat(500);
    let titles = [
        "a\r\nEND:VEVENT\r\nBEGIN:VEVENT",
        "\\n;,\u{0}\u{1b}[31m",
        "\u{202e}txet",
        &long,
        "",
        "<b>&amp;</b>",
        "\"=1+1\"",
    ];
    for (at, title) in titles.iter().enumerate() {
        event(&mut plan, &format!("e{at}")).title = (*title).to_owned();
        session(&mut plan, &format!("e{at}"), &format!("{at} 10:00-11:00"), None).id = format!("{title}{at}");
    }
    plan.weeks[0].title = "Week\r\nX-EVIL:1".into();
    plan.events[0].link = "https://x.example/\r\nX-EVIL:1".into();
    let text = calendar(&outgoing(&plan, &[]), &Scope::All, &texts()).text;
    assert_eq!(entries(&text).len(), titles.len());
    assert!(!text.contains("\nX-EVIL") && !text.contains('\u{1b}') && !text.contains('\u{202e}'));
    assert!(text.replace("\r\n ", "").contains("SUMMARY:a END:VEVENT BEGIN:VEVENT\r\n"));
    assert!(text.contains("SUMMARY:Event without a title\r\n"));
}
