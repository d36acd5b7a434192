//! Calendars, programmes and address books put together at random from what such files hold: whatever comes of them,
//! nothing panics, rows in are rows told, and what was imported brings nothing new the second time.

mod support;

use intake::{ImportKind, IntakeError};
use proptest::prelude::*;
use support::{apply, check, lindau, options, share, totals, written};

/// Lines that calendars hold, good and bad.
const LINES: &[&str] = &[
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VCALENDAR",
    "END:VCALENDAR",
    "BEGIN:VALARM",
    "END:VALARM",
    "BEGIN:VTODO",
    "BEGIN:VTIMEZONE\nTZID:Here\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETTO:+0130\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nEND:VTIMEZONE",
    "UID:a",
    "UID:b",
    "SUMMARY:Course",
    "SUMMARY:Talk\\, long",
    "LOCATION:Hall; Library",
    "STATUS:CANCELLED",
    "STATUS:CONFIRMED",
    "SEQUENCE:2",
    "SEQUENCE:x",
    "GEO:47.5;9.7",
    "CATEGORIES:a,b",
    "ORGANIZER;CN=Club:mailto:a@club.example",
    "ATTENDEE;CN=\"A: B\":mailto:b@club.example",
    "DESCRIPTION:<b>x</b>\\ny",
    "DURATION:PT90M",
    "DURATION:-PT90M",
    "CLASS",
    " folded",
    "",
    "\u{feff}",
];
const TIMES: &[&str] = &[
    "20270503T100000",
    "20270504T083000Z",
    "20270505",
    "20270506T240000",
    "20270328T023000",
    "20271031T023000",
    "00010101T000000",
    "99991231T235959",
    "20270231",
    "20270503T100000Z/PT1H",
    "soon",
];
const NAMES: &[&str] = &["DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID"];
const ZONES: &[&str] =
    &["", ";TZID=Europe/Berlin", ";TZID=\"Pacific Standard Time\"", ";TZID=Here", ";TZID=Nowhere", ";VALUE=DATE"];
const RULES: &[&str] = &[
    "FREQ=DAILY",
    "FREQ=DAILY;COUNT=3",
    "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270507T100000Z",
    "FREQ=MONTHLY;BYDAY=1TU;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2",
    "FREQ=WEEKLY;INTERVAL=0",
    "FREQ=SECONDLY",
    "RRULE:x",
];

fn line() -> impl Strategy<Value = String> {
    let time = (prop::sample::select(NAMES), prop::sample::select(ZONES), prop::sample::select(TIMES));
    prop_oneof![
        4 => prop::sample::select(LINES).prop_map(str::to_owned),
        3 => time.prop_map(|(name, zone, time)| format!("{name}{zone}:{time}")),
        1 => prop::sample::select(RULES).prop_map(|rule| format!("RRULE:{rule}")),
    ]
}

/// Most events are whole, so that there is something to compare.
fn calendar() -> impl Strategy<Value = String> {
    let event = (0..3_u8, prop::collection::vec(line(), 0..8)).prop_map(|(id, lines)| {
        format!("BEGIN:VEVENT\nUID:{id}\nSUMMARY:Course\nDTSTART:20270503T100000\n{}\nEND:VEVENT", lines.join("\n"))
    });
    let loose = prop::collection::vec(line(), 0..4).prop_map(|lines| lines.join("\n"));
    let parts = prop::collection::vec(prop_oneof![3 => event, 1 => loose], 1..6);
    (parts, any::<bool>()).prop_map(|(parts, is_crlf)| {
        let text = format!("BEGIN:VCALENDAR\n{}\n", parts.join("\n"));
        if is_crlf { text.replace('\n', "\r\n") } else { text }
    })
}

/// Pieces of programmes.
const TAGS: &[&str] = &[
    "<day date='2027-05-04'>",
    "</day>",
    "<room name='Hall'>",
    "</room>",
    "<event id='1'>",
    "<event guid='b'>",
    "</event>",
    "<entry>",
    "</entry>",
    "<title>Talk &amp; more</title>",
    "<date>2027-05-04T10:00:00+02:00</date>",
    "<start>0930</start>",
    "<start>25:00</start>",
    "<duration>00:45</duration>",
    "<room>C01, B05</room>",
    "<persons><person>Ann</person></persons>",
    "<day_change>04:00</day_change>",
    "&unknown;",
    "<![CDATA[x]]>",
];

fn programme() -> impl Strategy<Value = String> {
    let tags = prop::collection::vec(prop::sample::select(&TAGS[9..16]), 0..6);
    let whole =
        (0..9_u8, tags).prop_map(|(id, tags)| format!("<event id='{id}'><title>Talk</title>{}</event>", tags.concat()));
    let loose = prop::sample::select(TAGS).prop_map(str::to_owned);
    let parts = prop::collection::vec(prop_oneof![6 => whole, 1 => loose], 1..6);
    parts.prop_map(|parts| format!("<schedule><day date='2027-05-04'>{}</day></schedule>", parts.concat()))
}

/// Imports the text; a second time there is nothing to do.
fn holds(name: &str, text: &str) -> Result<(), String> {
    let (_folder, path) = written(name, text.as_bytes());
    let plan = lindau().0;
    let done = match check(ImportKind::Events, &path, &plan, &options()) {
        Ok(done) => done,
        Err(IntakeError { code: "no_records" | "truncated" | "xml_unreadable", .. }) => return Ok(()),
        Err(error) => return Err(format!("{error:?}")),
    };
    totals(&done);
    if !done.preview.questions.is_empty() {
        return Ok(());
    }
    let plan = apply(&plan, &done.writes);
    let again = check(ImportKind::Events, &path, &plan, &options()).map_err(|error| format!("{error:?}"))?;
    if again.writes.is_empty() { Ok(()) } else { Err(format!("{text}\n{:?}", again.writes)) }
}

/// A series without an identifier, none of whose days lies in the week: it comes in without a day, once.
#[test]
fn a_series_outside_the_week_comes_in_once() {
    let series = "BEGIN:VEVENT\nSUMMARY:Course\nDTSTART:20270328T023000\nRDATE:20270328T023000\nEND:VEVENT";
    assert_eq!(holds("a.ics", &format!("BEGIN:VCALENDAR\n{series}\nEND:VCALENDAR\n")), Ok(()));
}

/// What has no identifier is another than what has one, though title and beginning are the same; a piece of a file that
/// is cut off does not change that.
#[test]
fn one_without_an_identifier_stays_apart_from_those_that_have_one() {
    let entry = |lines: &str| format!("BEGIN:VEVENT\n{lines}\nSUMMARY:Course\nDTSTART:20270503T100000\n");
    let (first, second) = (entry("UID:1") + "END:VEVENT\n", entry("UID:0"));
    let third = "BEGIN:VEVENT\nDTSTART:20270503T100000\nSUMMARY:Course\nDTEND:20270504T083000Z\nEND:VEVENT\n";
    for end in ["", "END:VEVENT\n"] {
        assert_eq!(holds("a.ics", &format!("BEGIN:VCALENDAR\n{first}{second}{end}{third}")), Ok(()), "{end}");
    }
}

proptest! {
    #![proptest_config(share())]

    #[test]
    fn calendars(text in calendar()) {
        prop_assert_eq!(holds("a.ics", &text), Ok(()));
    }

    #[test]
    fn programmes(text in programme()) {
        prop_assert_eq!(holds("a.xml", &text), Ok(()));
    }
}
