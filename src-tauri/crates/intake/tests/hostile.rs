//! Files that want to do harm or are no files at all: a sentence, never a crash, and no row lost.

mod support;

use std::io::Write;

use intake::{MAX_BYTES, Unwatched, read_bytes, read_file};
use proptest::prelude::*;
use support::{options, plan_and_week, run, share, totals};

fn refusal(bytes: &[u8]) -> &'static str {
    read_bytes("x", bytes, &options(), &Unwatched).expect_err("a refusal").code
}

fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in
        [["Title", "Date", "Time"], ["Talk", "2027-05-04", "10:00"], ["Walk", "2027-05-05", "11:00"]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, *cell).expect("a cell");
        }
    }
    sheet.write_string(1_048_575, 16_383, "far").expect("a cell");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn what_is_no_table() {
    let check = |bytes: &[u8], code: &str| assert_eq!(refusal(bytes), code);
    check(b"", "empty_file");
    check(b"\xef\xbb\xbf", "empty_file");
    check(b" \n\n", "empty_file");
    check(b"Title,Date\n", "no_rows");
    check(b"1,2\n3,4\n", "no_header");
    check(b"%PDF-1.7 x", "pdf");
    check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0", "binary");
    check(b"PK\x03\x04 broken", "truncated");
    let whole = workbook();
    check(&whole[..whole.len() / 2], "truncated");
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let (plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    let done = run(&plan, &week, "a.xlsx", &workbook(), &options());
    assert_eq!(done.preview.new, 2);
    totals(&done);
}

#[test]
fn too_large_is_refused_unread() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(b"Title\n").expect("written");
    file.as_file().set_len(MAX_BYTES * 2).expect("a long file");
    let error = read_file(file.path(), &options(), &Unwatched).expect_err("too large");
    assert_eq!((error.code, error.values["megabytes"].as_str()), ("too_large", "64"));
}

/// Reading either refuses or gives a dry run whose totals agree.
fn survives(bytes: &[u8]) {
    let (plan, week) = plan_and_week("2027-05-03", "2027-05-09");
    if read_bytes("x", bytes, &options(), &Unwatched).is_ok() {
        totals(&run(&plan, &week, "x", bytes, &options()));
    }
}

proptest! {
    #![proptest_config(share())]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        survives(&bytes);
    }

    #[test]
    fn any_text(text in "[a-zA-Zäñ0-9,;\"\n\r\t|/:. €<>&=-]{0,600}") {
        survives(format!("Title,Date,Time,Venue,Weekdays,Excluded dates,End date,Duration\n{text}").as_bytes());
    }

    #[test]
    fn any_change_of_a_table(places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = include_bytes!("../fixtures/messy.csv").to_vec();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        survives(&bytes);
    }

    #[test]
    fn any_change_of_a_workbook(places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = workbook();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        survives(&bytes);
    }
}
