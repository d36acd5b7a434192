//! The council paper from end to end: what stands in it, in which order, and that the file is what it claims to be.
//!
//! Conformance to the standards is checked by `tests/pdf/check.sh`; here the typesetter's own checks must pass.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod fixture;

use domain::Plan;
use publish::{Document, PaperRequest, PublishError, council_paper, forget_cache};
use text::Texts;

fn set(plan: &Plan, language: &str) -> Document {
    let request = PaperRequest { plan, paper_id: fixture::PAPER, today: fixture::today() };
    council_paper(&request, &Texts::new(language)).expect("a document")
}

fn whole_text(document: &Document) -> String {
    let page = |page| format!("--- {} ---\n{}", page + 1, document.text(page));
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
        "37 of 150 words",
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
    assert_eq!(document.summary_word_count(), 37);
    assert!((4..=5).contains(&document.pages()), "{} pages", document.pages());
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
    assert_eq!((document.pages(), document.summary_word_count()), (1, 0));
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
    assert_eq!(document.text(99), "");
}

fn failure(plan: &Plan, paper_id: &str) -> PublishError {
    let request = PaperRequest { plan, paper_id, today: fixture::today() };
    let document = council_paper(&request, &Texts::new("en"));
    document.and_then(|document| document.pdf()).expect_err("no document")
}

#[test]
fn failures_name_the_record() {
    let mut plan = fixture::city(10);
    assert_eq!(failure(&plan, "no-such-paper").code, "no_paper");
    plan.events[3].title = "Yoga \u{1F9D8} for all".to_owned();
    let error = failure(&plan, fixture::PAPER);
    assert_eq!(error.code, "missing_glyph");
    assert_eq!(error.values["where"], "“\u{1F9D8}” in “Yoga \u{1F9D8} for all”");
}

/// `UPDATE_GOLDEN=1 cargo test -p publish` writes the file anew; the difference is then read by a person.
#[test]
fn the_text_stays_as_it_was_approved() {
    let text = whole_text(&set(&fixture::city(24), "en"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/council-paper.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &text).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(path).expect("the golden file");
    let first = golden.lines().zip(text.lines()).enumerate().find(|(_, (golden, text))| golden != text);
    assert!(golden == text, "the paper reads differently, first at {first:?}");
}
