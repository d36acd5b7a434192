//! Rows and cells of text files, good and damaged, and the marks by which they are parted.

use super::*;
use crate::Unwatched;

fn read(text: &str, delimiter: char) -> Vec<RawRow> {
    let dialect = Dialect { delimiter, ..Dialect::default() };
    read_delimited(text, dialect, &Unwatched).expect("rows").rows
}

#[test]
fn cells_of_real_files() {
    let check = |text: &str, rows: &[(usize, &[&str])]| {
        let expected: Vec<RawRow> =
            rows.iter().map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect())).collect();
        assert_eq!(read(text, ','), expected, "{text:?}");
    };
    check("a,b\n1,2\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
    check("a,b\r\n1,2", &[(1, &["a", "b"]), (2, &["1", "2"])]);
    check("a,b\r1,2\r", &[(1, &["a", "b"]), (2, &["1", "2"])]);
    check("a\n\n\nb", &[(1, &["a"]), (4, &["b"])]);
    check("\"x\ny\",2\n3,4", &[(1, &["x\ny", "2"]), (3, &["3", "4"])]);
    check("\"he said \"\"hi\"\"\",1", &[(1, &["he said \"hi\"", "1"])]);
    check("\"open \"house\" day\",1", &[(1, &["open \"house\" day", "1"])]);
    check("a 5\" pipe,1", &[(1, &["a 5\" pipe", "1"])]);
    check("\"never closed,1\nb,2", &[(1, &["\"never closed", "1"]), (2, &["b", "2"])]);
    check("=1+1,@x", &[(1, &["=1+1", "@x"])]);
    check("a,", &[(1, &["a", ""])]);
    check("\"a\" , \"b, c\"\n1,2", &[(1, &["a", "b, c"]), (2, &["1", "2"])]);
    check("\"\"Ride\",5", &[(1, &["Ride", "5"])]);
    check("\"\"Ride\" x\",5", &[(1, &["\"Ride\" x", "5"])]);
    check("\"\"\"Ride\",5", &[(1, &["\"Ride", "5"])]);
    check("\"x\r\ny\",2\r\n3,4", &[(1, &["x\r\ny", "2"]), (3, &["3", "4"])]);
    check("\"x\ry\",2\r3,4", &[(1, &["x\ry", "2"]), (3, &["3", "4"])]);
}

#[test]
fn delimiter_by_steadiness() {
    let check = |text: &str, delimiter: char| assert_eq!(Dialect::detect(text, None).delimiter, delimiter, "{text:?}");
    check("a,b,c\n1,2,3\n", ',');
    check("a;b\n1,5;2\n1,5;3,1\n", ';');
    check("a\tb\n1, 2\t3\n", '\t');
    check("a|b\n1|2\n", '|');
    check("Title;Text\nA;\"one, two, three\"\nB;\"four, five\"\n", ';');
    check("only one column\nsecond\n", ',');
}

/// Lines as they are read between commas.
#[track_caller]
fn check_rows(text: &str, expected: &[&str]) {
    let shown = |(line, cells): &RawRow| format!("{line} {}", cells.join("|"));
    assert_eq!(read(text, ',').iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn a_quote_swallows_no_rows() {
    check_rows("a,b\n1,2\n\"x,3\n4,5\n6,\"\n", &["1 a|b", "2 1|2", "3 \"x|3", "4 4|5", "5 6|\""]);
    // Lines that are no rows belong to the cell, whatever quotes stand in it.
    check_rows(
        "a,b\n1,2\n\"he said \"no\" and\nwell, well, left\",2\n3,4\n",
        &["1 a|b", "2 1|2", "3 he said \"no\" and\nwell, well, left|2", "5 3|4"],
    );
    check_rows(
        "a,b\n1,2\n\"x \"y\" z,5\nand, well, left\",2\n3,4\n",
        &["1 a|b", "2 1|2", "3 x \"y\" z,5\nand, well, left|2", "5 3|4"],
    );
    check_rows("a,b,c\n1,2,3\n4,\"5,6\n7,8,9\n", &["1 a|b|c", "2 1|2|3", "3 4|\"5|6", "4 7|8|9"]);
    check_rows("a,b,c\n1,2,3\n4,\"5, x\" y,6\n", &["1 a|b|c", "2 1|2|3", "3 4|\"5| x\" y|6"]);
    check_rows("a,b\n1,2\n\"\n3,4\n5,\"6\"\n", &["1 a|b", "2 1|2", "4 3|4", "5 5|6"]);
    check_rows("one\n\"two\nthree\"\nfour\n", &["1 one", "2 two\nthree", "4 four"]);
}

#[test]
fn what_is_out_of_order_is_named_by_its_line() {
    let lines = |text: &str| {
        let found = read_delimited(text, Dialect::default(), &Unwatched).expect("rows");
        (found.long_cells, found.stray_quotes)
    };
    let cell = |breaks: usize| format!("a,b\n\"{}\",1\n2,3\n", vec!["x"; breaks + 1].join("\n"));
    assert_eq!(lines(&cell(40)), (vec![], vec![]));
    assert_eq!(lines(&cell(41)), (vec![2], vec![]));
    assert_eq!(lines("a,b\n\"open \"house\" day\",1\nx\"y,2\n\"never,3"), (vec![], vec![2, 4]));
}

#[test]
fn a_cell_of_very_many_lone_quotes_is_none() {
    let cell = |strays: usize| read(&format!("\"{}\",1\na,b", "x\"y".repeat(strays)), ',')[0].1[0].clone();
    assert_eq!(cell(200), "x\"y".repeat(200));
    assert_eq!(cell(201), format!("\"{}\"", "x\"y".repeat(201)));
}

#[test]
fn what_is_too_large_is_refused() {
    let code = |text: &str| read_delimited(text, Dialect::default(), &Unwatched).err();
    let long = |length: usize| format!("a,b\n{},1", "x".repeat(length));
    let quoted = |length: usize| format!("a,b\n\"{}\",1", "x".repeat(length));
    let too_long = Some(IntakeError::new("cell_too_long").with("line", 2));
    assert_eq!([code(&long(400_000)), code(&quoted(400_000))], [None, None]);
    assert_eq!([code(&long(400_001)), code(&quoted(400_001))], [too_long.clone(), too_long]);
    let too_many = Some(IntakeError::new("too_many_rows").with("rows", 200_000));
    // A row of headings stands above two hundred thousand others.
    assert_eq!(code(&"a\n".repeat(200_001)), None);
    assert_eq!(code(&"a\n".repeat(200_002)), too_many.clone());
    let wide = format!("x{}\n", ",".repeat(999));
    assert_eq!(code(&wide.repeat(3_000)), None);
    assert_eq!(code(&wide.repeat(3_001)), too_many);
}

#[test]
fn cells_beyond_a_thousand_are_dropped() {
    let width = |cells: usize| read(&vec!["x"; cells].join(","), ',')[0].1.len();
    assert_eq!([width(999), width(1_000), width(1_001)], [999, 1_000, 1_000]);
}

#[test]
fn backslashes_before_quotes() {
    let dialect = Dialect { has_backslashes: true, ..Dialect::default() };
    let cells = |text: &str| read_delimited(text, dialect, &Unwatched).expect("rows").rows[0].1.clone();
    assert_eq!(cells("\"say \\\"a\\\", b\",1"), ["say \"a\", b", "1"]);
    assert_eq!(cells("\"\\\"a\\\"\",1"), ["\"a\"", "1"]);
    assert_eq!(cells("a\\,1"), ["a\\", "1"]);
}

#[test]
fn the_marks_of_a_file() {
    let check = |text: &str, delimiter: char, quote: u8, has_backslashes: bool| {
        assert_eq!(Dialect::detect(text, None), Dialect { delimiter, quote, has_backslashes }, "{text}");
    };
    let rows = "'d','e'\n'f','g, h, i'\n";
    check(&format!("'a, b','c'\n{rows}"), ',', b'\'', false);
    check(&format!("'a, b','c'\n{rows}\"x\",\"y\"\n\"z\",\"w\"\n"), ',', b'"', false);
    check("'a, b','c'\n1,2\n3,4\n", ',', b'"', false);
    check("a,b\n\"say \\\"a\\\", b\",1\n\"say \\\"c\\\", d\",2\n", ',', b'"', true);
    check("a,b\n\"say \\\"a\\\"\",1\n\"c\",2\n", ',', b'"', true);
    check("a,b\n\"c:\\\",1\n\"d\",2\n", ',', b'"', false);
    // One row that is cut off tells less than three columns more.
    let table = "a,b,c,d,e;f\n".repeat(99);
    check(&format!("{table}a,b;f\n"), ',', b'"', false);
}

#[test]
fn a_chosen_mark_counts_whatever_others_say() {
    let chosen = |text: &str, mark: char| Dialect::detect(text, Some(mark)).delimiter;
    assert_eq!(chosen("a;b;c\n1;2;3\n", ','), ',');
    assert_eq!(chosen("a;b;c\n1;2;3\n", '|'), '|');
    assert_eq!(chosen("a;b,c\n1;2,3\n", ','), ',');
    assert_eq!(chosen("a;b,c\n1;2,3\n", ';'), ';');
}
