//! The council paper from end to end: what stands in it, in which order, and that the file is what it claims to be.
//!
//! Conformance to the standards is checked by `tests/pdf/check.sh`; here the typesetter's own checks must pass.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod fixture;
#[path = "../../../../tests/golden.rs"]
mod golden;

use domain::{Cell, Plan, Record};
use papers::{PaperError, PaperRequest, council_paper};
use publish::{Document, forget_cache};
use text::Texts;

fn set(plan: &Plan, language: &str) -> Document {
    let request = PaperRequest { plan, paper_id: fixture::PAPER, today: fixture::today() };
    Document::of(council_paper(&request, &Texts::new(language)).expect("its content")).expect("a document")
}

fn whole_text(document: &Document) -> String {
    let page = |page| format!("--- {} ---\n{}", page + 1, document.text(page).unwrap());
    (0..document.pages()).map(page).collect()
}

/// The parts stand in the paper in this order, and the file can be made.
#[track_caller]
fn check(plan: &Plan, parts: &[&str]) -> Document {
    let document = set(plan, "en");
    let text = whole_text(&document).replace('\n', " ");
    let mut from = 0;
    for part in parts {
        let at = text[from..].find(part);
        from += at.unwrap_or_else(|| panic!("“{part}” is missing after byte {from} of:\n{text}"));
    }
    let pdf = document.pdf().expect("a file");
    assert!(pdf.starts_with(b"%PDF-1.7"), "PDF/A-2 is a PDF 1.7");
    document
}

#[test]
fn every_part_is_there_and_in_order() {
    let parts = [
        "Riverton Learning Week 2027: programme and funding",
        "City Council, 18 January 2027, item 7",
        "For decision",
        "Summary",
        "1 Recommendations",
        "City Council is asked to",
        "1.1 note the programme",
        "1.2 approve €18,000",
        "1.3 agree, subject to the Finance Committee, grants",
        "2 Background",
        "2.1 Riverton",
        "3 The programme at a glance",
        "events planned, target 320",
        "4 Who the programme reaches",
        "5 Problems still open",
        "6 Partners",
        "7 Risks",
        "8 Options",
        "Do nothing",
        "Close the gap (preferred)",
        "9 Implications and consultation",
        "Consultation.",
        "10 Next steps",
        "Call closes",
        "3 days late",
        "Appendix A Programme by day",
        "Monday 3 May 2027",
        "Sunday 9 May 2027",
        "Without a date",
    ];
    let document = check(&fixture::city(300), &parts);
    assert!((4..=6).contains(&document.pages()), "{} pages", document.pages());
}

#[test]
fn a_plan_with_nothing_in_it_gives_a_sensible_paper() {
    let parts = [
        "Learning week: report",
        "For noting",
        "No summary has been written.",
        "1 Recommendations",
        "The paper makes no recommendation yet.",
        "No learning week has been planned yet.",
        "No risk has been entered yet.",
        "No options have been entered yet, not even to do nothing.",
    ];
    let document = check(&fixture::empty(), &parts);
    assert_eq!(document.pages(), 1);
}

#[test]
fn only_a_summary_that_is_too_long_tells_its_words() {
    let mut plan = fixture::city(12);
    assert!(!whole_text(&set(&plan, "en")).contains("of 150 words"));
    plan.papers.iter_mut().for_each(|paper| paper.summary_max_words = 30);
    assert!(whole_text(&set(&plan, "en")).contains("37 of 30 words"));
}

#[test]
fn parts_of_a_plan_may_be_missing_one_by_one() {
    let spoil: &[fn(&mut Plan)] = &[
        |plan| plan.profile = None,
        |plan| plan.neighbourhoods.clear(),
        |plan| plan.sessions.clear(),
        |plan| plan.events.clear(),
        |plan| plan.frameworks.clear(),
        |plan| plan.ratings.clear(),
        |plan| plan.partners.clear(),
        |plan| plan.venues.clear(),
        |plan| plan.meetings.clear(),
        |plan| plan.milestones.clear(),
    ];
    for spoil in spoil {
        let mut plan = fixture::city(20);
        spoil(&mut plan);
        check(&plan, &["1 Recommendations", "Risks", "Options"]);
    }
}

#[test]
fn text_of_people_is_never_markup() {
    let parts = ["Exempt", "Exempt from publication: It names hosts", "#panic()", "@nobody", "#strong[", "<label>"];
    check(&fixture::exempt(), &parts);
}

#[test]
fn right_to_left_pages_pass_too() {
    let document = set(&fixture::city(60), "en-XA");
    document.pdf().expect("a file");
    let text = whole_text(&document);
    assert!(text.contains(&*text::lengthen("Summary")), "{text}");
    assert!(!text.contains("Summary") && !text.contains("paper-doc-"), "{text}");
}

#[test]
fn a_big_programme_lengthens_only_the_appendix() {
    let (small, large) = (set(&fixture::city(300), "en"), set(&fixture::city(600), "en"));
    assert!(small.pages() < large.pages());
    assert_eq!(small.body_pages(), large.body_pages());
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let plan = fixture::city(40);
    let first = set(&plan, "en").pdf().expect("a file");
    forget_cache();
    assert!(first == set(&plan, "en").pdf().expect("a file"));
}

#[test]
fn pages_are_pictures_too() {
    let document = set(&fixture::city(40), "en");
    let picture = document.png(0, 1.0).expect("a picture");
    assert_eq!((picture.width, picture.height), (595, 842));
    assert!(picture.png.starts_with(b"\x89PNG"));
    assert_eq!(document.png(99, 1.0).expect_err("no such page").code, "not_found");
    assert_eq!(document.text(99).unwrap(), "");
}

fn failure(plan: &Plan, paper_id: &str) -> PaperError {
    let request = PaperRequest { plan, paper_id, today: fixture::today() };
    let document = council_paper(&request, &Texts::new("en")).and_then(Document::of);
    document.and_then(|document| document.pdf()).expect_err("no document")
}

#[test]
fn failures_name_the_record() {
    let plan = fixture::city(10);
    assert_eq!(failure(&plan, "no-such-paper").code, "no_paper");
}

/// A title in each script that no font of ours has, and signs that are no letters.
const FOREIGN: &[&str] = &[
    "도서관 축제",
    "圖書館節",
    "図書館まつり",
    "เทศกาลการเรียนรู้",
    "Yoga \u{1F9D8} in the park \u{1F469}\u{200D}\u{1F3EB}",
    "Ends in a mark\u{FEFF}",
    "A bell\u{7} and nothing\u{0}",
    "საბავშვო ბიბლიოთეკა",
];

#[test]
fn no_letter_stops_a_paper() {
    for (at, title) in FOREIGN.iter().enumerate() {
        let mut plan = fixture::city(10);
        plan.events[at].title = (*title).to_owned();
        plan.papers[0].title = (*title).to_owned();
        if let Some(place) = plan.neighbourhoods.first_mut() {
            place.name = (*title).to_owned();
        }
        let document = set(&plan, "en");
        document.pdf().unwrap_or_else(|error| panic!("{title:?}: {error}"));
        for told in document.replaced() {
            assert!(told.text.contains(told.letter), "{told:?}");
            println!("no font of this computer has {:?}", told.letter);
        }
        assert!(!whole_text(&document).contains(['\u{FEFF}', '\u{7}', '\u{0}']), "{title:?}");
    }
    let mut plan = fixture::city(10);
    for (event, title) in plan.events.iter_mut().zip(FOREIGN) {
        event.title = (*title).to_owned();
    }
    keep("foreign-letters.pdf", &set(&plan, "en"));
}

/// Keeps a file for `cargo verify`, which holds it against the standards.
fn keep(name: &str, document: &Document) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join(name), document.pdf().expect("a file")).expect("the file can be written");
}

/// The records with this value in every field that takes it; ids and words stay.
fn with_value<R: Record>(records: &[R], value: &Cell) -> Vec<R> {
    let changed = |record: &R| {
        let mut record = record.clone();
        for (at, field) in R::FIELDS.iter().enumerate().skip(1) {
            let mut cells = record.cells();
            let is_words = matches!(&cells[at], Cell::Text(text) if text.parse::<chrono::NaiveDate>().is_err());
            if is_words || field.ends_with("_id") {
                continue;
            }
            cells[at] = value.clone();
            record = R::from_cells(&cells).unwrap_or(record);
        }
        record
    };
    records.iter().map(changed).collect()
}

#[test]
fn no_value_of_a_field_stops_a_paper() {
    let city = fixture::city(12);
    let values = [
        Cell::Integer(i64::MAX),
        Cell::Integer(i64::MIN),
        Cell::Real(1.7e308),
        Cell::Real(-1.7e308),
        Cell::Text("1900-01-01".to_owned()),
        Cell::Text("2200-12-31".to_owned()),
    ];
    for value in values {
        let plan = Plan {
            weeks: with_value(&city.weeks, &value),
            neighbourhoods: with_value(&city.neighbourhoods, &value),
            events: with_value(&city.events, &value),
            sessions: with_value(&city.sessions, &value),
            partners: with_value(&city.partners, &value),
            papers: with_value(&city.papers, &value),
            risks: with_value(&city.risks, &value),
            milestones: with_value(&city.milestones, &value),
            budget_lines: with_value(&city.budget_lines, &value),
            offers: with_value(&city.offers, &value),
            ..city.clone()
        };
        set(&plan, "en").pdf().unwrap_or_else(|error| panic!("{value:?}: {error}"));
    }
}

#[test]
fn long_words_stay_within_the_margins() {
    let mut plan = fixture::city(10);
    let word = "W".repeat(300);
    plan.papers[0].title = word.clone();
    plan.papers[0].summary = format!("So {word} it is");
    plan.papers[0].background = format!("https://example.org/{}", "path/".repeat(60));
    plan.events[2].title = word.clone();
    for place in &mut plan.neighbourhoods {
        place.name = word.clone();
    }
    let document = set(&plan, "en");
    let (width, _) = document.page_size();
    for page in 0..document.pages() {
        let right = document.right_edge(page).unwrap();
        assert!(right <= width - 50.0, "page {page}: letters reach {right} of {width}");
    }
}

#[test]
fn the_text_stays_as_it_was_approved() {
    golden::golden("council-paper.txt", &whole_text(&set(&fixture::city(24), "en")));
}
