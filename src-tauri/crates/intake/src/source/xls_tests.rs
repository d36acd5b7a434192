//! Sheets of old Excel workbooks, made up record by record.

use super::*;
use crate::Unwatched;

fn record(number: u16, data: &[u8]) -> Vec<u8> {
    [&number.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat()
}

fn shorts(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn bof(kind: u16) -> Vec<u8> {
    record(record::BOF, &shorts(&[0x0600, kind, 0, 0, 0, 0, 0, 0]))
}

fn end() -> Vec<u8> {
    record(record::EOF, &[])
}

/// A text with its length in two bytes, of one byte a letter.
fn text(words: &str) -> Vec<u8> {
    [&shorts(&[words.len() as u16])[..], &[0], words.as_bytes()].concat()
}

fn number(row: u16, column: u16, style: u16, value: f64) -> Vec<u8> {
    record(record::NUMBER, &[&shorts(&[row, column, style])[..], &value.to_le_bytes()].concat())
}

fn label(row: u16, column: u16, words: &str) -> Vec<u8> {
    record(record::LABEL, &[shorts(&[row, column, 0]), text(words)].concat())
}

fn truth(row: u16, column: u16, value: u8) -> Vec<u8> {
    record(record::BOOL_ERR, &[&shorts(&[row, column, 0])[..], &[value, 0]].concat())
}

fn rk(row: u16, column: u16, style: u16, value: i32) -> Vec<u8> {
    record(record::RK, &[&shorts(&[row, column, style])[..], &(value << 2 | 2).to_le_bytes()].concat())
}

fn hidden(row: u16) -> Vec<u8> {
    record(record::ROW, &[&shorts(&[row, 0, 5, 255, 0, 0])[..], &0x120_u32.to_le_bytes()].concat())
}

/// The styles 0 to 5: as it comes, five digits, percent, a day, a time, hours that count on.
fn styles() -> Vec<u8> {
    let wide: Vec<u8> = "\"+\"0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut made = record(record::FORMAT, &[shorts(&[164]), text("00000")].concat());
    made.extend(record(record::FORMAT, &[&shorts(&[165, 4])[..], &[1], &wide].concat()));
    for format in [0, 164, 9, 14, 20, 46, 165] {
        made.extend(record(record::XF, &[shorts(&[0, format]), vec![0; 16]].concat()));
    }
    made
}

/// Sheets by name, whether each can be seen, and its records.
fn stream(sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    let bounds = |places: &[u32]| -> Vec<u8> {
        let one = |((name, seen, _), place): (&(&str, u8, Vec<u8>), &u32)| {
            let head = [&place.to_le_bytes()[..], &[*seen, 0, name.len() as u8, 0], name.as_bytes()].concat();
            record(record::BOUND_SHEET, &head)
        };
        sheets.iter().zip(places).flat_map(one).collect()
    };
    let globals = |places: &[u32]| [bof(5), styles(), bounds(places), end()].concat();
    let mut at = globals(&vec![0; sheets.len()]).len() as u32;
    let (mut places, mut all) = (Vec::new(), Vec::new());
    for (_, _, records) in sheets {
        places.push(at);
        let sheet = [bof(0x10), records.clone(), end()].concat();
        at += sheet.len() as u32;
        all.extend(sheet);
    }
    [globals(&places), all].concat()
}

fn read(sheets: &[(&str, u8, Vec<u8>)], chosen: Option<&str>) -> Result<Grid, IntakeError> {
    read_xls(&container_of(&stream(sheets)).unwrap(), chosen, &Unwatched)
}

fn shown(grid: &Grid) -> Vec<String> {
    grid.rows.iter().map(|(line, cells)| format!("{line} {}", cells.join("|"))).collect()
}

#[test]
fn cells_are_shown_as_their_formats_have_them() {
    let records = [
        number(1, 1, 0, 1.5),
        number(1, 2, 1, 1067.0),
        number(1, 3, 2, 0.125),
        number(1, 4, 3, 46_510.0),
        number(1, 5, 4, 0.75),
        number(1, 6, 5, 1.0),
        number(1, 7, 6, 49.0),
        number(1, 8, 99, 7.0),
        label(3, 0, "words"),
        truth(3, 2, 1),
        truth(3, 3, 0),
        rk(3, 4, 1, 42),
    ];
    let grid = read(&[("A", 0, records.concat())], None).unwrap();
    assert_eq!(shown(&grid), ["2 |1.5|01067|12.5%|2027-05-03|18:00|24:00|+49|7", "4 words||TRUE|FALSE|00042"]);
    assert_eq!((grid.sheets, grid.hidden, grid.merged), (vec!["A".to_owned()], 0, 0));
}

#[test]
fn numbers_of_three_decimals_are_remembered_with_their_place() {
    let records = [number(1, 1, 0, 1.234), number(1, 2, 0, 1.5), label(1, 3, "1.234"), number(2, 0, 0, 0.5)];
    let grid = read(&[("A", 0, records.concat())], None).unwrap();
    assert_eq!(shown(&grid), ["2 |1.234|1.5|1.234", "3 0.500"]);
    assert_eq!(grid.typed, HashSet::from([(2, 1), (3, 0)]));
}

#[test]
fn several_numbers_of_a_record_have_a_style_each() {
    let cell = |style: u16, value: i32| [&shorts(&[style])[..], &(value << 2 | 2).to_le_bytes()].concat();
    let many = record(record::MUL_RK, &[shorts(&[0, 1]), cell(1, 5), cell(0, 6), shorts(&[2])].concat());
    assert_eq!(shown(&read(&[("A", 0, many)], None).unwrap()), ["1 |00005|6"]);
}

#[test]
fn hidden_rows_are_counted_where_they_hold_something() {
    let records = [hidden(1), hidden(5), label(0, 0, "a"), label(1, 0, "b"), label(2, 0, "c")];
    let grid = read(&[("A", 0, records.concat())], None).unwrap();
    assert_eq!((shown(&grid), grid.hidden), (vec!["1 a".to_owned(), "2 b".to_owned(), "3 c".to_owned()], 1));
}

#[test]
fn the_first_sheet_that_can_be_seen_and_holds_something() {
    let sheets = [
        ("Secret", 1, label(0, 0, "s")),
        ("Empty", 0, Vec::new()),
        ("First", 0, label(0, 0, "f")),
        ("Second", 0, label(0, 0, "g")),
    ];
    let of = |chosen: Option<&str>| read(&sheets, chosen).map(|grid| format!("{} {}", grid.sheet, grid.rows[0].1[0]));
    let found = |text: &str| Ok(text.to_owned());
    assert_eq!([of(None), of(Some("Nowhere"))], [found("First f"), found("First f")]);
    assert_eq!([of(Some("Second")), of(Some("Secret"))], [found("Second g"), found("Secret s")]);
    assert_eq!(of(Some("Empty")), Err(IntakeError::new("empty")));
    assert_eq!(read(&sheets, None).unwrap().sheets, ["Empty", "First", "Second"]);
    assert_eq!(read(&sheets[..1], None).unwrap().sheets, ["Secret"]);
}

#[test]
fn a_sheet_that_lies_about_its_size_costs_nothing() {
    let lie = record(record::DIMENSIONS, &[0, 0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0]);
    let grid = read(&[("A", 0, [lie, label(3, 1, "x")].concat())], None).unwrap();
    assert_eq!(shown(&grid), ["4 |x"]);
}

#[test]
fn cells_of_a_chart_in_the_sheet_are_none_of_its() {
    let chart = [bof(0x20), number(60_000, 60, 1, 1.0), hidden(0), end()].concat();
    let mut records = stream(&[("A", 0, [chart, number(0, 0, 0, 5.0)].concat())]);
    let walked = Walked::over(&mut records).unwrap();
    assert!(walked.sheets[0].hidden.is_empty());
    assert_eq!(walked.sheets[0].formats, HashMap::from([((0, 0), 0)]));
}

#[test]
fn what_is_too_large_or_locked_is_refused() {
    let over = |records: Vec<u8>| {
        Walked::over(&mut stream(&[("A", 0, records)])).map(|it| it.sheets.len()).map_err(|it| it.code)
    };
    assert_eq!(over([number(0, 0, 0, 1.0), number(49_999, 59, 0, 1.0)].concat()), Ok(1));
    assert_eq!(over([number(0, 0, 0, 1.0), number(50_000, 59, 0, 1.0)].concat()), Err("too_large_inside"));
    assert_eq!(over([label(0, 0, "a"), label(50_000, 59, "b")].concat()), Err("too_large_inside"));
    assert_eq!(over(record(record::CONTINUE, &[]).repeat(20_000)), Ok(1));
    assert_eq!(over(record(record::CONTINUE, &[]).repeat(20_001)), Err("too_large_inside"));
    let before = [bof(5), record(record::CONTINUE, &[]).repeat(20_001), end()].concat();
    assert_eq!(Walked::over(&mut before.clone()).map(|_| ()), Err(IntakeError::new("too_large_inside")));
    let locked = [bof(5), record(record::FILE_PASS, &[0; 6]), end()].concat();
    assert_eq!(Walked::over(&mut locked.clone()).map(|_| ()), Err(IntakeError::new("password_protected")));
    assert_eq!(read_xls(b"words", None, &Unwatched).map(|_| ()), Err(IntakeError::new("truncated")));
}

#[test]
fn a_workbook_without_a_stream_of_records_is_another_file() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/WordDocument").unwrap();
    file.flush().unwrap();
    let bytes = file.into_inner().into_inner();
    assert_eq!(read_xls(&bytes, None, &Unwatched).map(|_| ()), Err(IntakeError::new("unknown_format")));
}

#[test]
fn the_area_that_is_used() {
    let mut used = Used::default();
    assert_eq!(used.area(), 0);
    used.see((2, 3));
    assert_eq!(used.area(), 1);
    used.see((4, 8));
    assert_eq!(used.area(), 18);
    used.see((3, 1));
    assert_eq!(used.area(), 24);
}

#[test]
fn formats_of_old_and_newer_workbooks() {
    let new = [&shorts(&[164, 3])[..], &[0], b"0.0"].concat();
    assert_eq!(format_code(&new, true).as_deref(), Some("0.0"));
    let wide: Vec<u8> = "0€".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(format_code(&[&shorts(&[164, 2])[..], &[1], &wide].concat(), true).as_deref(), Some("0€"));
    let old = [&shorts(&[164])[..], &[3], b"0.0"].concat();
    assert_eq!(format_code(&old, false).as_deref(), Some("0.0"));
    assert_eq!((format_code(&[0; 4], true), format_code(&[0; 2], false)), (None, None));
    let shown: Vec<&str> = [9, 10, 14, 17, 18, 21, 22, 45, 46, 47, 0, 13, 23, 44, 48].map(built_in).to_vec();
    assert_eq!(
        shown,
        [
            "0%",
            "0.00%",
            "d.m.yy",
            "d.m.yy",
            "h:mm",
            "h:mm",
            "m/d/yy h:mm",
            "h:mm:ss",
            "[h]:mm:ss",
            "h:mm:ss",
            "",
            "",
            "",
            "",
            ""
        ]
    );
}
