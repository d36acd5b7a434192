//! Letters, run sheets and attendance sheets from end to end: what stands in them, who is named, and that the files are
//! what they claim to be.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "the council paper's test uses all of it")]
mod fixture;
#[path = "../../../../tests/golden.rs"]
mod golden;

use std::collections::BTreeMap;

use domain::rules::letters::template::read;
use domain::rules::letters::{Cause, letters as owed};
use domain::rules::missing::missing_details;
use domain::rules::problems;
use domain::rules::sheets::{SheetBy, StopState, sheets};
use domain::{EventPerson, EventStatus, Id, LetterReason, Person, Plan, StatusStep};
use papers::{LettersContent, LettersRequest, SheetsRequest, attendance_sheets, default_text, letters, run_sheets};
use publish::{Document, letter_pages, sheet_pages};
use text::Texts;

/// The city with events in every state that a letter is about, and a contact for the first hosts.
fn city() -> Plan {
    let mut plan = fixture::city(36);
    let states = [
        EventStatus::Accepted,
        EventStatus::Declined,
        EventStatus::NeedsInformation,
        EventStatus::Held,
        EventStatus::Cancelled,
    ];
    for (event, status) in plan.events.iter_mut().zip(states.iter().cycle()) {
        event.status = *status;
        event.attended_count = None;
        event.returned_on = None;
    }
    for (at, event) in plan.events.iter().enumerate() {
        plan.status_steps.push(StatusStep {
            id: format!("step-{at}"),
            event_id: event.id.clone(),
            to_status: event.status,
            reason: "The hall has been let to somebody else that evening.".to_owned(),
            ..StatusStep::default()
        });
    }
    for (at, partner) in plan.partners.iter().take(5).enumerate() {
        plan.people.push(Person {
            id: format!("person-{at}"),
            name: format!("Contact {at}"),
            partner_id: Some(partner.id.clone()),
            role: "Programme".to_owned(),
            email: format!("contact{at}@example.org"),
            phone: format!("+353 20 {at}"),
            is_contact: true,
            // Only every other one agreed to be named.
            consent_on: (at % 2 == 0).then(fixture::today),
            ..Person::default()
        });
    }
    for (at, event) in plan.events.iter().enumerate() {
        let person_id = format!("person-{}", at % 5);
        plan.event_people.push(EventPerson { id: format!("helper-{at}"), event_id: event.id.clone(), person_id });
    }
    plan
}

fn content(plan: &Plan, reason: LetterReason, language: &str) -> LettersContent {
    let texts = Texts::new(language);
    let (week, today) = (plan.week(None).unwrap(), fixture::today());
    let missing = missing_details(plan, week, &problems(plan, week, today));
    let changes: Vec<_> = domain::rules::release::changes(&Plan::default(), plan, &week.id);
    let cause = match reason {
        LetterReason::Accepted => Cause::Accepted,
        LetterReason::Declined => Cause::Declined,
        LetterReason::Missing => Cause::Missing(&missing),
        LetterReason::Changed => Cause::Changed("release", &changes),
        LetterReason::Returns => Cause::Returns(&missing),
    };
    let found = owed(plan, week, today, &cause).letters;
    let release =
        domain::Release { id: "release".to_owned(), number: 2, released_on: Some(today), ..Default::default() };
    let told: BTreeMap<Id, Vec<String>> =
        plan.events.iter().map(|event| (event.id.clone(), vec!["Time: 10:00 → 11:00".to_owned()])).collect();
    let (title, text) = default_text(reason, &texts);
    let template = read(reason, &title, &text).expect("the text that comes with the program");
    let release = (reason == LetterReason::Changed).then_some(&release);
    let request =
        LettersRequest { plan, week, today, reason, release, letters: &found, told: &told, template: &template };
    letters(&request, &texts)
}

fn whole_text(document: &Document) -> String {
    let page = |page| format!("--- {} ---\n{}", page + 1, document.text(page).unwrap());
    (0..document.pages()).map(page).collect()
}

/// The typesetter's own checks pass; keeps the file for `cargo verify`, which holds it against the standards.
#[track_caller]
fn set(name: &str, document: &Document) -> String {
    let pdf = document.pdf().expect("a file");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    // A file of a sentence has too little to be judged.
    if ["empty", "run-one"].contains(&name) {
        return whole_text(document);
    }
    std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf")), pdf).unwrap();
    whole_text(document)
}

#[track_caller]
fn same(name: &str, found: &str) {
    golden::golden(&format!("{name}.txt"), found);
}

#[test]
fn each_reason_has_its_letter() {
    let plan = city();
    for reason in LetterReason::ALL {
        let content = content(&plan, *reason, "en");
        assert!(!content.letters.is_empty(), "{reason:?}");
        let alone = content.alone(&content.letters[0]);
        let name = format!("letter-{}", reason.word());
        same(&name, &set(&name, &letter_pages(alone).unwrap()));
        same(&format!("mail-{}", reason.word()), &content.letters[0].plain_text());
        let count = content.letters.len();
        let together = letter_pages(content).unwrap();
        assert!(count < together.pages(), "a cover and a page for each");
        set(&format!("letters-{}", reason.word()), &together);
    }
}

#[test]
fn a_letter_names_its_contact_and_nobody_else() {
    let plan = city();
    for reason in LetterReason::ALL {
        let content = content(&plan, *reason, "en");
        for letter in &content.letters {
            let text = whole_text(&letter_pages(content.alone(letter)).unwrap()) + &letter.plain_text();
            for person in &plan.people {
                let is_theirs = person.partner_id.as_ref() == Some(&letter.partner_id);
                assert!(is_theirs || !text.contains(&person.name), "{} in a letter to {}", person.name, letter.host);
                assert!(!text.contains(&person.phone) && !text.contains(&person.email), "{text}");
            }
            assert!(!text.contains('{') && !text.contains("letters-"), "{text}");
        }
    }
}

fn request<'a>(plan: &'a Plan, by: SheetBy, only: Option<&'a str>) -> SheetsRequest<'a> {
    SheetsRequest { plan, week: plan.week(None).unwrap(), today: fixture::today(), by, only }
}

#[test]
fn run_sheets_say_what_happens_and_name_only_who_agreed() {
    let plan = city();
    let texts = Texts::new("en");
    let declined: Vec<&str> =
        plan.events.iter().filter(|it| it.status == EventStatus::Declined).map(|it| it.title.as_str()).collect();
    let promised: Vec<&str> =
        plan.events.iter().filter(|it| it.status.was_announced()).map(|it| it.title.as_str()).collect();
    for by in SheetBy::ALL {
        let content = run_sheets(&request(&plan, *by, None), &texts);
        assert!(!content.sheets.is_empty());
        let text = set(&format!("run-{}", by.word()), &sheet_pages(content).unwrap()).replace('\n', " ");
        assert!(text.contains("CANCELLED"), "{text}");
        // Here each event has one helper, so that whoever has a sheet is named on it.
        assert_eq!(text.contains("one further helper"), *by != SheetBy::Helper, "{text}");
        assert!(text.contains("Contact 0") && text.contains("+353 20 0"), "{text}");
        assert!(!text.contains("Contact 1") && !text.contains("+353 20 1"), "{text}");
        for title in declined.iter().filter(|title| !promised.contains(title)) {
            assert!(!text.contains(title), "{title}");
        }
    }
    let first = run_sheets(&request(&plan, SheetBy::Day, Some("2027-05-03")), &texts);
    same("run-sheet-day", &set("run-one", &sheet_pages(first).unwrap()));
}

#[test]
fn attendance_sheets_hold_empty_lines_and_a_code() {
    let plan = city();
    let texts = Texts::new("en");
    let content = attendance_sheets(&request(&plan, SheetBy::Day, Some("2027-05-03")), &texts);
    let off: Vec<&str> =
        plan.events.iter().filter(|it| !it.status.is_in_programme()).map(|it| it.id.as_str()).collect();
    for sheet in &content.sheets {
        let code = sheet.code.as_ref().unwrap();
        let session = plan.sessions.iter().find(|it| code.text.ends_with(&format!("\n{}", it.id))).unwrap();
        assert!(!off.contains(&session.event_id.as_str()), "nobody comes to what is off");
    }
    let document = sheet_pages(content).unwrap();
    let text = set("attendance", &document);
    let words = text.replace('\n', " ");
    assert!(!words.contains("Contact 0") && words.contains("By this code the office knows"), "{text}");
    same("attendance-sheet", text.split("--- 3 ---").next().unwrap());
}

#[test]
fn attendance_sheets_come_in_the_order_of_what_was_chosen_and_name_it() {
    let plan = city();
    let texts = Texts::new("en");
    let (week, today) = (plan.week(None).unwrap(), fixture::today());
    let mut orders: Vec<Vec<String>> = Vec::new();
    for by in SheetBy::ALL {
        let content = attendance_sheets(&request(&plan, *by, None), &texts);
        let id =
            |sheet: &papers::SheetContent| sheet.code.as_ref().unwrap().text.rsplit('\n').next().unwrap().to_owned();
        let ids: Vec<String> = content.sheets.iter().map(id).collect();
        let mut expected: Vec<&str> = Vec::new();
        for sheet in &sheets(&plan, week, today, *by, None).sheets {
            for stop in sheet.stops.iter().filter(|stop| stop.state == StopState::On) {
                let id = stop.session.map_or("", |session| session.id.as_str());
                if !id.is_empty() && !expected.contains(&id) {
                    expected.push(id);
                }
            }
        }
        assert_eq!(ids[..expected.len()], expected[..], "{by:?}");
        assert!(content.sheets[..expected.len()].iter().all(|sheet| sheet.group.contains(": ")), "{by:?}");
        assert!(content.sheets[expected.len()..].iter().all(|sheet| sheet.group.starts_with("Without ")), "{by:?}");
        let group = content.sheets[0].group.clone();
        let document = sheet_pages(content).unwrap();
        let text = set(&format!("attendance-{}", by.word()), &document).replace('\n', " ");
        assert!(text.contains(&group), "{group}");
        let mut all = ids.clone();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), ids.len(), "{by:?}: a session has one sheet");
        orders.push(ids);
    }
    assert!(orders.iter().enumerate().all(|(at, order)| !orders[..at].contains(order)), "each kind has its order");
}

#[test]
fn a_usual_attendance_sheet_is_one_page_and_a_longer_one_says_on_each_what_it_is_of() {
    let mut plan = city();
    let texts = Texts::new("en");
    let held = plan.sessions.iter().filter(|session| !session.is_cancelled && session.starts_at.is_some());
    let held: Vec<String> = held.map(|session| session.event_id.clone()).collect();
    plan.events
        .retain(|event| event.status.is_in_programme() && held.iter().filter(|id| **id == event.id).count() == 1);
    plan.events.truncate(1);
    plan.events[0].capacity = Some(24);
    let pages = |plan: &Plan| sheet_pages(attendance_sheets(&request(plan, SheetBy::Venue, None), &texts)).unwrap();
    assert_eq!(pages(&plan).pages(), 1);
    plan.events[0].capacity = Some(60);
    let long = pages(&plan);
    assert!(1 < long.pages());
    for page in 0..long.pages() {
        let head: Vec<String> = long.text(page).unwrap().lines().take(4).map(str::to_owned).collect();
        assert!(head.iter().any(|line| *line == plan.events[0].title), "{head:?}");
    }
}

#[test]
fn an_empty_plan_gives_no_letters_and_says_so() {
    let mut plan = fixture::empty();
    plan.weeks.push(domain::Week {
        id: "week".to_owned(),
        starts_on: fixture::monday(),
        ends_on: fixture::monday(),
        ..Default::default()
    });
    for reason in LetterReason::ALL {
        let content = content(&plan, *reason, "en");
        assert!(content.letters.is_empty());
        assert!(set("empty", &letter_pages(content).unwrap()).contains("Nobody is to be written to"));
    }
    let texts = Texts::new("en");
    for by in SheetBy::ALL {
        let text = set("empty", &sheet_pages(run_sheets(&request(&plan, *by, None), &texts)).unwrap());
        assert!(text.contains("Nothing is planned here."), "{text}");
    }
    set("empty", &sheet_pages(attendance_sheets(&request(&plan, SheetBy::Day, None), &texts)).unwrap());
}

#[test]
fn hostile_names_stay_words() {
    let hostile = [
        "#panic() *no* [markup] <label> @x $y$ \\",
        "line\nbreak\r\nBcc: x\u{2028}end",
        &"W".repeat(500),
        &"a b ".repeat(200),
        "\u{202e}reversed \u{0}\u{7}",
        "مكتبة المدينة 2027",
        "ספרייה in Riverton",
        "{host} {{contact}}",
        "",
    ];
    let mut plan = city();
    for (at, name) in hostile.iter().enumerate() {
        plan.partners[at].name = (*name).to_owned();
        plan.events[at * 2].title = (*name).to_owned();
        plan.venues[at].name = (*name).to_owned();
        plan.people[at % 5].name = (*name).to_owned();
        plan.people[at % 5].role = (*name).to_owned();
        plan.status_steps[at].reason = (*name).to_owned();
    }
    plan.weeks.iter_mut().for_each(|week| week.title = hostile[1].to_owned());
    let texts = Texts::new("en");
    for reason in LetterReason::ALL {
        let document = letter_pages(content(&plan, *reason, "en")).unwrap();
        set(&format!("hostile-{}", reason.word()), &document);
        let (width, _) = document.page_size();
        assert!(
            (0..document.pages()).all(|page| document.right_edge(page).unwrap() < width),
            "{reason:?} runs off the page"
        );
    }
    for by in SheetBy::ALL {
        let document = sheet_pages(run_sheets(&request(&plan, *by, None), &texts)).unwrap();
        set(&format!("hostile-run-{}", by.word()), &document);
        let (width, _) = document.page_size();
        assert!(
            (0..document.pages()).all(|page| document.right_edge(page).unwrap() < width),
            "{by:?} runs off the page"
        );
    }
    set("hostile-attendance", &sheet_pages(attendance_sheets(&request(&plan, SheetBy::Venue, None), &texts)).unwrap());
}

#[test]
fn right_to_left_pages_pass_too() {
    let plan = city();
    let letters = letter_pages(content(&plan, LetterReason::Accepted, "en-XA")).unwrap();
    assert!(!set("rtl-letters", &letters).contains("letters-"));
    let texts = Texts::new("en-XA");
    set("rtl-run", &sheet_pages(run_sheets(&request(&plan, SheetBy::Venue, None), &texts)).unwrap());
}
