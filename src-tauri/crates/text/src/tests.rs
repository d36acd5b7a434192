//! Tests of the messages and of how dates, numbers and sentences are written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::fields::{self, Meaning};
use domain::*;
use fluent_bundle::FluentResource;

use crate::{Arg, DateStyle, Direction, LOCALES, Texts};

fn english() -> Texts {
    Texts::new("en")
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn moment(text: &str) -> NaiveDateTime {
    text.parse().expect("a moment")
}

fn files() -> &'static [(&'static str, &'static str)] {
    LOCALES.iter().find(|(language, _)| *language == "en").expect("English").1
}

/// Ids of all messages and the file each is in.
fn ids() -> Vec<(String, &'static str)> {
    let message = |line: &str| {
        let id = line.split_once(" =")?.0;
        let is_id = id.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_');
        is_id.then(|| id.to_owned())
    };
    files().iter().flat_map(|(file, source)| source.lines().filter_map(message).map(move |id| (id, *file))).collect()
}

#[test]
fn every_file_is_compiled_in() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/locales/en");
    let on_disk: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".ftl"))
        .collect();
    let compiled: BTreeSet<String> = files().iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(compiled, on_disk);
}

#[test]
fn every_file_can_be_read_and_no_id_comes_twice() {
    for (file, source) in files() {
        let faults = FluentResource::try_new((*source).to_owned()).err().map(|(_, faults)| faults);
        assert_eq!(faults, None, "{file}");
    }
    let mut seen = BTreeMap::new();
    for (id, file) in ids() {
        if let Some(other) = seen.insert(id.clone(), file) {
            panic!("{id} is in {other} and in {file}");
        }
    }
}

#[test]
fn every_word_has_a_label() {
    /// Enums whose words stand under another beginning.
    const ELSEWHERE: &[(&str, &str)] = &[
        ("SumFault", "indicators-sum"),
        ("DueState", "indicators-due"),
        ("IndicatorStatus", "indicators-status"),
        ("ScoreResult", "pillars-score-result"),
        ("Standing", "pillars-standing"),
        ("AgreementWord", "pillars-agreement"),
        ("Beyond", "error"),
        ("OccurrenceKind", "series-kind"),
        ("SeriesScope", "scope"),
        ("Unfollowed", "refused"),
    ];
    // The way of a move chooses between the sentences of its remedy.
    for list in words::ALL.iter().filter(|list| list.name != "MoveWay") {
        let label = list.label();
        let label = ELSEWHERE.iter().find(|(name, _)| *name == list.name).map_or(label.as_str(), |(_, label)| label);
        for word in list.words {
            let id = format!("{label}-{word}");
            assert!(english().has(&id), "words.ftl lacks {id}");
        }
    }
}

#[test]
fn every_field_has_a_label() {
    struct Labels;
    impl KindVisitor for Labels {
        fn visit<R: Record>(&mut self) {
            for field in R::FIELDS.iter().filter(|field| **field != "id") {
                let id = format!("{}-{field}", R::TABLE);
                assert!(english().has(&id), "words.ftl lacks {id}");
            }
        }
    }
    Plan::visit_kinds(&mut Labels);
}

#[test]
fn every_problem_has_a_sentence_and_a_name() {
    let codes = [rules::CODES, rules::budget::CODES, rules::decisions::CODES];
    for code in codes.into_iter().flatten() {
        assert!(english().has(&format!("problem-{code}")), "{code}");
        assert!(english().has(&format!("problem-{code}-name")), "{code}");
    }
    for code in Remedy::CODES {
        assert!(english().has(&format!("remedy-{code}")), "{code}");
    }
}

#[test]
fn dates() {
    let texts = english();
    let day = date("2027-05-04");
    assert_eq!(texts.date(day, DateStyle::Short), "Tue 4 May");
    assert_eq!(texts.date(day, DateStyle::Long), "4 May 2027");
    assert_eq!(texts.date(day, DateStyle::Full), "Tuesday 4 May 2027");
    assert_eq!(texts.date(day, DateStyle::Weekday), "Tue 4");
    let at = moment("2027-05-04T10:00:00");
    assert_eq!(texts.moment_seen_on(at, day), "Tue 4 May, 10:00");
    assert_eq!(texts.moment_seen_on(at, date("2028-01-01")), "4 May 2027, 10:00", "of another year");
    assert_eq!(texts.date_range(date("2027-05-03"), date("2027-05-09")), "3–9 May 2027");
    assert_eq!(texts.date_range(date("2027-04-28"), date("2027-05-04")), "28 April – 4 May 2027");
    assert_eq!(texts.date_range(date("2026-12-30"), date("2027-01-02")), "30 December 2026 – 2 January 2027");
    assert_eq!(texts.date_range(day, day), "4 May 2027");
}

#[test]
fn times() {
    let texts = english();
    assert_eq!(texts.time(NaiveTime::from_hms_opt(9, 30, 0).expect("a time")), "9:30");
    let start = moment("2027-05-04T10:00:00");
    assert_eq!(texts.span(start, moment("2027-05-04T11:30:00")), "Tue 4 May, 10:00–11:30");
    assert_eq!(texts.span(moment("2027-05-04T22:00:00"), moment("2027-05-05T01:00:00")), "Tue 4 May, 22:00–1:00");
    assert_eq!(texts.span(start, moment("2027-05-06T16:00:00")), "Tue 4 May, 10:00 – Thu 6 May, 16:00");
}

#[test]
fn money_for_drawings_and_for_files() {
    let texts = english();
    let cases = [
        (0, "€0"),
        (9_949, "€99"),
        (999_949, "€9,999"),
        (999_950, "€10k"),
        (14_200_000, "€142k"),
        (-14_200_000, "−€142k"),
        (99_950_000, "€1.0M"),
        (126_000_000, "€1.3M"),
    ];
    for (minor, expected) in cases {
        assert_eq!(texts.short_money(minor, "EUR"), expected, "{minor}");
    }
    assert_eq!(texts.short_money(142_000, "JPY"), "¥142k");
    for (minor, currency, expected) in
        [(-5, "EUR", "-0.05"), (123_456, "EUR", "1234.56"), (7, "JPY", "7"), (7, "KWD", "0.007")]
    {
        assert_eq!(crate::plain_money(minor, currency), expected);
    }
}

#[test]
fn numbers_money_and_lists() {
    let texts = english();
    for (number, expected) in [(0, "0"), (999, "999"), (18_240, "18,240"), (-1_234_567, "−1,234,567")] {
        assert_eq!(texts.number(number), expected);
    }
    assert_eq!(texts.decimal(1234.56, 1), "1,234.6");
    assert_eq!(texts.decimal(-0.04, 1), "0.0");
    assert_eq!(texts.percent(70.6), "71%");
    // Halves as the page rounds them, never to the even neighbour.
    let halves =
        [(62.5, 0, "63"), (0.5, 0, "1"), (1.115, 2, "1.12"), (0.25, 1, "0.3"), (2.4999, 0, "2"), (-1.5, 0, "−2")];
    for (number, digits, expected) in halves {
        assert_eq!(texts.decimal(number, digits), expected, "{number}");
    }
    assert_eq!(texts.money(14_200_000, "EUR"), "€142,000");
    assert_eq!(texts.money(-1_205, "GBP"), "−£12.05");
    assert_eq!(texts.money(1_200, "JPY"), "¥1,200");
    assert_eq!(texts.money(120_000, "CHF"), "CHF 1,200");
    let list = |items: &[&str]| texts.list(&items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>());
    assert_eq!(list(&[]), "");
    assert_eq!(list(&["a"]), "a");
    assert_eq!(list(&["a", "b"]), "a and b");
    assert_eq!(list(&["a", "b", "c"]), "a, b and c");
}

#[test]
fn messages() {
    let texts = english();
    assert_eq!(texts.get("no-such-message"), "no-such-message");
    assert!(!texts.has("no-such-message"));
    assert_eq!(Texts::new("tlh").language(), "en", "an unknown language is English");
    let args = [("hour", Arg::from("9")), ("minute", Arg::from("30"))];
    assert_eq!(texts.format("format-time", &args), "9:30");
}

fn problem(code: &str, values: &[(&str, &str)]) -> Problem {
    Problem {
        code: code.to_owned(),
        severity: Severity::Warning,
        key: String::new(),
        event_id: None,
        session_id: None,
        other_event_id: None,
        other_session_id: None,
        field: None,
        values: values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        remedies: Vec::new(),
        accepted: None,
    }
}

#[test]
fn problems_are_sentences() {
    let when = [("title", "Bake bread"), ("starts_at", "2027-05-04T10:00:00"), ("ends_at", "2027-05-04T11:30:00")];
    let check = |code: &str, values: &[(&str, &str)], expected: &str| {
        let values: Vec<(&str, &str)> = when.iter().chain(values).copied().collect();
        assert_eq!(english().problem(&problem(code, &values)), expected);
    };
    check("no_pillar", &[], "“Bake bread” belongs to no pillar.");
    check("not_free", &[("reason", "unknown"), ("cost", "")], "“Bake bread” is not free of charge.");
    check("not_free", &[("reason", "cost"), ("cost", "5 euros")], "“Bake bread” is not free of charge: “5 euros”");
    check(
        "room_too_small",
        &[("room", "Hall"), ("venue", "Library"), ("places_count", "1200"), ("room_count", "80")],
        "“Bake bread” (Tue 4 May, 10:00–11:30) offers 1,200 places, but Hall, Library holds only 80.",
    );
    check(
        "outside_opening_hours",
        &[("state", "open"), ("venue", "Library"), ("open_hours", "09:00:00/09:45:00 14:00:00/17:00:00")],
        "“Bake bread” (Tue 4 May, 10:00–11:30) is outside the opening hours of Library: 9:00–9:45 and 14:00–17:00.",
    );
    check(
        "organiser_not_committed",
        &[("partner", "Guild"), ("status", "paused")],
        "Guild, organiser of “Bake bread”, has not committed to the week: it is pausing.",
    );
}

#[test]
fn the_pseudo_language_is_longer_and_runs_the_other_way() {
    let (english, pseudo) = (english(), Texts::new("en-XA"));
    assert_eq!((english.direction(), pseudo.direction()), (Direction::Ltr, Direction::Rtl));
    assert_eq!(pseudo.language(), "en-XA");
    let (mut plain, mut long) = (0, 0);
    for (id, _) in ids().iter().filter(|(id, _)| id.starts_with("error-")) {
        plain += english.get(id).chars().count();
        long += pseudo.get(id).chars().count();
        assert_ne!(english.get(id), pseudo.get(id));
    }
    let longer = 100 * long / plain;
    assert!((130..=150).contains(&longer), "{longer} % of English");
    assert_eq!(pseudo.date(date("2027-05-04"), DateStyle::Short), "TTúúéé 4 Mááý");
}

/// Stored values of a kind, as a plan file holds them.
fn stored(kind: Kind, table: &str, field: &str) -> Vec<String> {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    match kind {
        Kind::Text if field.ends_with("_id") && field != "external_id" => {
            texts(&["01a22105-0f2e-7c4d-9a3b-5d2f7e8c1b90", "known"])
        }
        // Words of people are theirs; fields whose words are the program's are asked for below.
        Kind::Text => match field {
            "computed" => rules::indicators::COMPUTED.iter().map(|key| (*key).to_owned()).collect(),
            "code" => rules::CODES.iter().map(|code| (*code).to_owned()).collect(),
            "recurrence_rule" => texts(&["FREQ=WEEKLY;BYDAY=TU"]),
            "position" | "key" | "file_hash" => texts(&["a0V"]),
            "outline" => texts(&["{\"type\":\"Polygon\"}"]),
            _ => Vec::new(),
        },
        Kind::Texts => match fields::meaning(table, field) {
            Some(Meaning::WordList(list)) => list.words.iter().map(|word| format!("[\"{word}\"]")).collect(),
            Some(Meaning::Dates) => texts(&["[\"2027-05-04\",\"2027-05-05\"]"]),
            Some(Meaning::Ids(_)) => texts(&["[\"01a22105-0f2e-7c4d-9a3b-5d2f7e8c1b90\",\"known\"]"]),
            Some(Meaning::Languages) => texts(&["[\"en\",\"es\"]"]),
            Some(Meaning::FieldNames) => texts(&["[\"title\",\"\",\"starts_at\"]"]),
            Some(Meaning::Cards) => texts(&["[\"chart:temple\"]"]),
            _ => texts(&["[\"people\"]"]),
        },
        Kind::Whole => texts(&["0", "1", "7", "18240"]),
        Kind::Real => texts(&["0.1", "-1234.5", "0.30000000000000004"]),
        Kind::YesNo => texts(&["0", "1"]),
        Kind::Date => texts(&["2027-05-04"]),
        Kind::Moment => texts(&["2027-05-04T10:00:00"]),
        Kind::Time => texts(&["10:00:00"]),
        Kind::Word(list) => list.words.iter().map(|word| (*word).to_owned()).collect(),
    }
}

/// What in a text only a machine would write.
fn machine_words(text: &str) -> bool {
    let words = text.split(|sign: char| sign.is_whitespace() || sign == ',');
    let mut odd = words.filter(|word| {
        let has = |sign: char| word.contains(sign);
        let digits = word.chars().filter(char::is_ascii_digit).count();
        has('_')
            || has('[')
            || has('{')
            || has('"')
            || has('=')
            || (word.matches('-').count() == 4)
            || (word.len() >= 10 && word.as_bytes().get(4) == Some(&b'-') && digits >= 8)
            || (word.matches(':').count() == 2)
    });
    odd.next().is_some()
}

#[test]
fn no_field_is_told_in_words_of_the_machine() {
    struct All(usize);
    impl KindVisitor for All {
        fn visit<R: Record>(&mut self) {
            let texts = Texts::new("en-XA");
            let known = || "known".to_owned();
            let plan = Plan {
                venues: vec![Venue { id: known(), name: "Library".to_owned(), ..Venue::default() }],
                ..Plan::default()
            };
            let names = names::Names::new(&plan);
            for (field, kind) in R::FIELDS.iter().zip(R::kinds()).filter(|(field, _)| **field != "id") {
                let label = texts.field(R::TABLE, field);
                assert!(!machine_words(&label), "{}.{field} is called {label}", R::TABLE);
                // Only there is a code one of ours; elsewhere people choose it.
                let is_theirs = *field == "code" && R::TABLE != AcceptedProblem::TABLE;
                for value in stored(kind, R::TABLE, field).into_iter().filter(|_| !is_theirs) {
                    let told = texts.value(&names, "EUR", R::TABLE, field, &value);
                    let place = format!("{}.{field}: {value} is told as {told}", R::TABLE);
                    assert!(!told.is_empty() && !machine_words(&told), "{place}");
                    let is_word = matches!(kind, Kind::Word(_) | Kind::YesNo);
                    assert!(!is_word || told != value, "{place}");
                    self.0 += 1;
                }
            }
        }
    }
    let mut all = All(0);
    Plan::visit_kinds(&mut all);
    assert!(600 < all.0, "{}", all.0);
}

#[test]
fn values_are_told_as_people_write_them() {
    let id = |text: &str| text.to_owned();
    let plan = Plan {
        rooms: vec![Room { id: id("r"), name: id("Hall"), ..Room::default() }],
        venues: vec![Venue { id: id("v"), ..Venue::default() }],
        ..Plan::default()
    };
    let names = names::Names::new(&plan);
    let check = |field: &str, value: &str, expected: &str| {
        let (table, field) = field.split_once('.').expect("a field");
        assert_eq!(english().value(&names, "EUR", table, field, value), expected, "{table}.{field}");
    };
    check("event.title", "Bake_bread", "Bake_bread");
    check("event.title", "", "");
    check("event.mode", "on_site", "On site");
    check("event.mode", "from_tomorrow", "from tomorrow");
    check("event.is_free", "0", "no");
    check("event.is_free", "1", "yes");
    check("event.money_asked_minor", "500", "€5");
    check("event.money_asked_minor", "-1205", "−€12.05");
    check("event.capacity", "18240", "18,240");
    check("event.languages", "[\"en\",\"es\"]", "English and Spanish");
    check("event.access_features", "[\"step_free\"]", "Step-free access");
    check("event.excluded_dates", "[\"2027-05-04\"]", "4 May 2027");
    check("session.starts_at", "2027-05-24T10:00:00", "Mon 24 May, 10:00");
    check("session.room_id", "r", "Hall");
    check("session.room_id", "gone", "a record that is gone");
    check("session.venue_id", "v", "a record without a name");
    check("opening.weekday", "2", "Tuesday");
    check("opening.opens", "09:30:00", "9:30");
    check("budget_line.year", "2027", "2027");
    check("reading.value", "0.30000000000000004", "0.3");
    check("venue.latitude", "53.5466", "53.5466");
    check("accepted_problem.code", "no_pillar", &english().get("problem-no_pillar-name"));
    check("event.capacity", "many", "many");
    check("nonsense.field", "as it is", "as it is");
    assert_eq!(english().change("Room", "Hall", ""), "Room: Hall → nothing");
    assert_eq!(english().field("event", "of_tomorrow"), "of tomorrow");
}

#[test]
fn sentences_for_the_window_isolate_what_is_put_in() {
    let shown = english().isolating();
    let args = [("title", Arg::from("ABC"))];
    assert_eq!(shown.format("remedy-open_event", &args), "Open “\u{2068}ABC\u{2069}”");
    assert_eq!(english().format("remedy-open_event", &args), "Open “ABC”", "files get no marks");
    assert_eq!(shown.date(date("2027-05-04"), DateStyle::Short), "Tue 4 May", "a date is of one piece");
    assert_eq!(shown.number(18_240), "18,240");
}
