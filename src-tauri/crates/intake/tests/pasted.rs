//! Words that were pasted go the same way as files.

mod support;

use intake::{ImportContext, ImportKind, ImportOptions, ImportWords, Opened, Origin, Unwatched, guess_kind_of};
use support::{apply, lindau};

fn pasted(text: &str) -> Origin {
    Origin::Pasted { name: "Pasted table".to_owned(), text: text.into() }
}

/// Kind, rows, new and refused of pasted words.
#[track_caller]
fn check(text: &str, expected: (ImportKind, usize, usize, usize)) {
    let kind = guess_kind_of(&pasted(text), &Unwatched).expect("a kind");
    let plan = lindau().0;
    let words = ImportWords::default();
    let mut opened = Opened::of(kind, pasted(text), &ImportOptions::default(), &Unwatched).expect("rows");
    let mut number = 0;
    let mut run = |plan: &domain::Plan| {
        let today = "2027-01-20".parse().expect("a date");
        let context = ImportContext { plan, readings: &[], week: plan.weeks.first(), today, words: &words };
        let mut new_id = || {
            number += 1;
            format!("id-{number}")
        };
        opened.check(&ImportOptions::default(), context, &mut new_id, &Unwatched).expect("a dry run")
    };
    let done = run(&plan);
    let preview = &done.preview;
    assert_eq!((kind, preview.rows, preview.new, preview.refused_count), expected, "{text}");
    assert_eq!(preview.file_name, "Pasted table");
    assert!(run(&apply(&plan, &done.writes)).writes.is_empty(), "{text}");
}

#[test]
fn tables_calendars_and_cards() {
    // Cells of a spreadsheet, one of them with a line break.
    check(
        "Title\tDate\tTime\tVenue\nTöpfern\t4 May 2027\t18:30\t\"Haus\nam See\"\nOhne Tag\tsoon\t\t\n",
        (ImportKind::Events, 2, 1, 1),
    );
    check(
        "Name;E-Mail;Website\r\nMaple Library;a@maple.example;https://maple.example\r\n",
        (ImportKind::Partners, 1, 1, 0),
    );
    check("BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20270504T100000\nEND:VEVENT", (ImportKind::Events, 1, 1, 0));
    check("BEGIN:VCARD\nFN:Ann Bell\nEND:VCARD", (ImportKind::Partners, 1, 1, 0));
}

#[test]
fn words_that_are_no_table() {
    let refused = |text: &str| {
        Opened::of(ImportKind::Events, pasted(text), &ImportOptions::default(), &Unwatched).expect_err(text).code
    };
    assert_eq!(refused("  \n"), "empty_file");
    assert_eq!(refused("1,2\n3,4"), "no_header");
}
