//! The printed copy of a board: what stands in it, in which order, and that the file passes the typesetter's checks.
//!
//! Conformance to the standards is checked by `tests/pdf/check.sh`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "the council paper's test uses all of it")]
mod fixture;

use papers::{BoardCopy, CopyCard, CopyFigure};
use publish::{Document, board_copy};
use text::Texts;

fn set(cards: Vec<CopyCard>, language: &str) -> Document {
    let plan = fixture::city(60);
    let copy = BoardCopy {
        plan: &plan,
        week: plan.week(None),
        today: fixture::today(),
        id: "board".to_owned(),
        title: "For the council".to_owned(),
        about: "What it sees before it decides".to_owned(),
        facts: vec![("City".to_owned(), "Riverton".to_owned()), ("As of".to_owned(), "8 January 2027".to_owned())],
        issuer: "Riverton, Learning City Office".to_owned(),
        cards,
    };
    board_copy(&copy, &Texts::new(language)).expect("a document")
}

fn figure(title: &str, number: &str) -> CopyFigure {
    CopyFigure {
        title: title.to_owned(),
        number: number.to_owned(),
        detail: "of 320 wanted".to_owned(),
        status: "in order".to_owned(),
    }
}

fn all() -> Vec<CopyCard> {
    let row = |title: &str| [title.to_owned(), "by May".to_owned(), "new".to_owned(), "€5".to_owned()];
    vec![
        CopyCard::Text("#panic() is only words".to_owned()),
        CopyCard::Figures((0..7).map(|at| figure(&format!("Figure {at}"), "412")).collect()),
        CopyCard::Chart("temple".to_owned()),
        CopyCard::List {
            title: "What is late".to_owned(),
            about: String::new(),
            rows: vec![row("Map"), row("Survey")],
        },
        CopyCard::List { title: "Risks".to_owned(), about: "No open risk.".to_owned(), rows: Vec::new() },
        CopyCard::Chart("trend:gone".to_owned()),
    ]
}

/// The parts stand in the copy in this order, and the file can be made.
#[track_caller]
fn check(document: &Document, parts: &[&str]) {
    let text: String = (0..document.pages()).map(|page| document.text(page).unwrap()).collect::<Vec<_>>().join(" ");
    let text = text.replace('\n', " ");
    let mut from = 0;
    for part in parts {
        let at = text[from..].find(part);
        from += at.unwrap_or_else(|| panic!("“{part}” is missing after byte {from} of:\n{text}"));
    }
    assert!(document.pdf().expect("a file").starts_with(b"%PDF-1.7"));
}

#[test]
fn every_card_is_there_and_in_order() {
    let document = set(all(), "en");
    let parts = [
        "For the council",
        "What it sees",
        "As of",
        "8 January 2027",
        "#panic()",
        "Figures",
        "412",
        "Number",
        "Figure 6",
        "of 320 wanted",
        "The learning city",
        "What is late",
        "Survey",
        "Risks",
        "No open risk.",
    ];
    check(&document, &parts);
    let (width, height) = document.page_size();
    assert!(height < width, "pages lie across");
}

#[test]
fn a_board_without_cards_is_one_page() {
    assert_eq!(set(Vec::new(), "en").pages(), 1);
}

#[test]
fn right_to_left_pages_pass_too() {
    let file = set(all(), "en-XA").pdf().expect("a file");
    // Kept for `cargo verify`, which holds it against the standards.
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("board-mirrored.pdf"), file).expect("the file can be written");
}

#[test]
fn a_letter_that_no_font_has_is_told_and_stops_nothing() {
    let document = set(vec![CopyCard::Text("Yoga \u{10FFFD}".to_owned())], "en");
    document.pdf().expect("a file");
    let told: Vec<(char, &str)> = document.replaced().iter().map(|it| (it.letter, it.text.as_str())).collect();
    assert_eq!(told, [('\u{10FFFD}', "Yoga \u{10FFFD}")]);
    assert!(document.text(0).unwrap().contains("Yoga \u{FFFD}"), "{:?}", document.text(0));
}
