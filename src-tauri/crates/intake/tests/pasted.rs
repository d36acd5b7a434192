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

#[test]
fn what_rows_bring_is_seen_by_their_headings() {
    let kind = |text: &str| guess_kind_of(&pasted(text), &Unwatched).map_err(|error| error.code);
    for (text, expected) in [
        ("Purpose;Planned;Spent\na;1;2", ImportKind::Budget),
        ("Purpose;Secured;Paid\na;1;2", ImportKind::Budget),
        ("Purpose;Planned;Colour\na;1;red", ImportKind::Events),
        ("Year;Value\n2016;1", ImportKind::Indicators),
        ("Series;2016;2017\na;1;2", ImportKind::Indicators),
        ("Jahr;Leser\n2016;5", ImportKind::Indicators),
        ("Rok;Leser\n2016;5", ImportKind::Indicators),
        ("Year;Title;Date\n2016;a;3.5.2027", ImportKind::Events),
        ("Year;Title;Time\n2016;a;10:00", ImportKind::Events),
        ("Year;Title;Weekdays\n2016;a;Mon", ImportKind::Events),
        ("Year;Venue\n2016;Hall", ImportKind::Events),
        ("Name;Website\na;https://a.example", ImportKind::Partners),
        ("Name;Sector\na;school", ImportKind::Partners),
        ("Name;Colour\na;red", ImportKind::Events),
        ("Colour;E-mail\nred;a@a.example", ImportKind::Events),
        ("Name;E-mail;Date\na;a@a.example;3.5.2027", ImportKind::Events),
        ("{\"type\": \"FeatureCollection\"}", ImportKind::Outlines),
        ("BEGIN:VCARD\nFN:A\nEND:VCARD", ImportKind::Partners),
    ] {
        assert_eq!(kind(text), Ok(expected), "{text}");
    }
    assert_eq!(kind("<?xml version='1.0'?><a/>"), Err("unknown_format"));
    assert_eq!(kind("{\"schedule\": {\"conference\": {}}}"), Err("no_records"));
}

#[test]
fn what_is_opened_says_what_it_is() {
    let open = |kind: ImportKind, text: &str| Opened::of(kind, pasted(text), &ImportOptions::default(), &Unwatched);
    let table = open(ImportKind::Budget, "Purpose;Planned\na;1").expect("a table");
    assert_eq!((table.kind(), table.sheet().map(|sheet| sheet.rows.len())), (ImportKind::Budget, Some(1)));
    let outlines = open(ImportKind::Outlines, "{\"type\": \"FeatureCollection\", \"features\": []}").expect("outlines");
    assert_eq!((outlines.kind(), outlines.sheet()), (ImportKind::Outlines, None));
    let error = open(ImportKind::Events, "BEGIN:VCARD\nFN:A\nEND:VCARD").expect_err("cards");
    assert_eq!((error.code, error.values["kind"].as_str()), ("brings_another", "partners"));
    assert_eq!(open(ImportKind::Tables, "Purpose;Planned\na;1").expect_err("another").code, "no_table_of_ours");
    let readings = open(ImportKind::Indicators, "2016;2017\n1;2").expect("readings");
    assert_eq!(readings.sheet().map(|sheet| sheet.headers.clone()), Some(vec!["2016".to_owned(), "2017".to_owned()]));
}

/// Options that say how to read a file have it read again, others do not.
#[test]
fn rows_are_read_again_where_the_options_say_otherwise() {
    let text = "Title,Date;x\nTalk,2027-05-03;y\nWalk,2027-05-04;z\n";
    let plan = lindau().0;
    let words = ImportWords::default();
    let mut opened = Opened::of(ImportKind::Events, pasted(text), &ImportOptions::default(), &Unwatched).expect("rows");
    let mut heads = |options: &ImportOptions| {
        let today = "2027-01-20".parse().expect("a date");
        let context = ImportContext { plan: &plan, readings: &[], week: plan.weeks.first(), today, words: &words };
        let mut number = 0;
        let mut new_id = || {
            number += 1;
            format!("id-{number}")
        };
        let done = opened.check(options, context, &mut new_id, &Unwatched).expect("a dry run");
        let heads: Vec<String> = done.preview.columns.iter().map(|column| column.header.clone()).collect();
        (heads.join(" | "), done.preview.options)
    };
    let (first, detected) = heads(&ImportOptions::default());
    assert_eq!((first.as_str(), detected.delimiter.as_deref()), ("Title | Date;x", Some(",")));
    let other = ImportOptions { delimiter: Some(";".to_owned()), ..ImportOptions::default() };
    assert_eq!(heads(&other).0, "Title,Date | x");
    assert_eq!(heads(&detected).0, "Title | Date;x");
    let lower = ImportOptions { header_row: Some(2), ..detected };
    assert_eq!(heads(&lower).0, "Talk | 2027-05-03;y");
}
