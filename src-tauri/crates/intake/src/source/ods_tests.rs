//! Sheets of OpenDocument workbooks, made up tag by tag.

use std::io::Write;

use super::*;
use crate::Unwatched;

#[test]
fn a_moment_is_read_as_far_as_it_is_shown() {
    let moment =
        |value: &str, text: &str| Cell { value: value.to_owned(), text: text.to_owned(), ..Cell::default() }.moment();
    assert_eq!(moment("2027-05-03", "3 May"), "2027-05-03");
    assert_eq!(moment("2027-05-03T00:00:00", "03.05.27"), "2027-05-03");
    assert_eq!(moment("2027-05-03T18:30:00", "03.05.27 18:30"), "2027-05-03 18:30");
    assert_eq!(moment("1899-12-30T18:30:00", "6:30 PM"), "18:30");
    assert_eq!(moment("1899-12-30T00:00:00", "00:00"), "00:00");
}

#[test]
fn a_duration_is_a_time_of_day() {
    let read = |text: &str| clock_of_duration(text);
    assert_eq!(read("PT18H30M00S").as_deref(), Some("18:30"));
    assert_eq!(read("PT24H00M00S").as_deref(), Some("24:00"));
    assert_eq!(read("PT09H05M29S").as_deref(), Some("09:05"));
    assert_eq!(read("PT09H59M30S").as_deref(), Some("10:00"));
    assert_eq!([read("18:30"), read("PT30M"), read("PTxH00M00S")], [None, None, None]);
}

/// A workbook of nothing but its content.
fn workbook(body: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
    write!(zip, "<office:document-content>{body}</office:document-content>").unwrap();
    zip.finish().unwrap().into_inner()
}

fn read(body: &str, chosen: Option<&str>) -> Result<Grid, IntakeError> {
    read_ods(&workbook(body), chosen, &Unwatched)
}

fn sheet(name: &str, rows: &str) -> String {
    format!("<table:table table:name='{name}'>{rows}</table:table>")
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn words(text: &str) -> String {
    format!("<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>")
}

/// Rows of one sheet as `line cell|cell`.
#[track_caller]
fn check(rows: &str, expected: &[&str]) -> Grid {
    let grid = read(&sheet("A", rows), None).expect(rows);
    let shown: Vec<String> = grid.rows.iter().map(|(line, cells)| format!("{line} {}", cells.join("|"))).collect();
    assert_eq!(shown, expected, "{rows}");
    grid
}

#[test]
fn a_cell_is_what_its_value_says_and_what_it_shows() {
    let value = |kind: &str, attribute: &str, value: &str, text: &str| {
        let attributes = format!("office:value-type='{kind}' office:{attribute}='{value}'");
        let paragraph = if text.is_empty() { String::new() } else { format!("<text:p>{text}</text:p>") };
        let grid =
            read(&sheet("A", &row(&format!("<table:table-cell {attributes}>{paragraph}</table:table-cell>"))), None);
        grid.map_or_else(|error| error.code.to_owned(), |grid| grid.rows[0].1.join("|"))
    };
    for (kind, attribute, stored, text, expected) in [
        ("float", "value", "30", "30", "30"),
        ("float", "value", "1067", "01067", "01067"),
        ("float", "value", "49305550101", "+49305550101", "+49305550101"),
        ("float", "value", "1067", "1.067", "1067"),
        ("float", "value", "1067", "1067 m", "1067"),
        ("float", "value", "0.4", "0", "0.400"),
        ("float", "value", "0.5", "0,5", "0.500"),
        ("float", "value", "30", "", "30"),
        ("float", "value", "much", "much", "much"),
        ("float", "value", "inf", "∞", "∞"),
        ("currency", "value", "12.5", "12,50 €", "12.5"),
        ("percentage", "value", "0.125", "13%", "12.5%"),
        ("date", "date-value", "2027-05-04", "4.5.", "2027-05-04"),
        ("date", "date-value", "2027-05-04T18:30:00", "4.5. 18:30", "2027-05-04 18:30"),
        ("time", "time-value", "PT18H30M00S", "6:30 PM", "18:30"),
        ("time", "time-value", "soon", "soon", "soon"),
        ("boolean", "boolean-value", "true", "WAHR", "TRUE"),
        ("boolean", "boolean-value", "false", "FALSCH", "FALSE"),
        ("string", "string-value", "kept", "", "kept"),
        ("string", "string-value", "kept", "shown", "shown"),
        ("void", "value", "5", "shown", "shown"),
    ] {
        assert_eq!(value(kind, attribute, stored, text), expected, "{kind} {stored} {text}");
    }
}

#[test]
fn words_of_a_cell_and_what_is_none_of_them() {
    check(&row(&words("a<text:s/>b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e")), &["1 a b   c\td\ne"]);
    check(&row(&words("a &amp; b<![CDATA[ <c>]]>")), &["1 a & b <c>"]);
    check(
        &row("<table:table-cell><text:p>one</text:p> x <text:h>two</text:h><text:p/></table:table-cell>"),
        &["1 one x \ntwo\n"],
    );
    let aside = "<office:annotation><text:p>r</text:p></office:annotation><draw:frame><text:p>f</text:p></draw:frame>\
        <draw:custom-shape/><text:p>it<draw:frame/>self</text:p>";
    check(&row(&format!("<table:table-cell>{aside}</table:table-cell>{}", words("next"))), &["1 itself|next"]);
    check(&row(&words("error").replace("office:", "calcext:value-type='error' office:")), &["1 error"]);
}

#[test]
fn repeated_rows_and_cells_are_laid_out() {
    let rows = format!(
        "{}<table:table-row table:number-rows-repeated='1000'/>{}<table:table-row table:number-rows-repeated='2'>{}</table:table-row>",
        row(&words("first")),
        row(&format!("<table:table-cell table:number-columns-repeated='2'/>{}", words("c"))),
        words("twice").replace("office:", "table:number-columns-repeated='2' office:"),
    );
    check(&rows, &["1 first", "1002 ||c", "1003 twice|twice", "1004 twice|twice"]);
}

#[test]
fn merged_cells_say_the_same_in_each_row() {
    let spanned = |rows: usize, columns: usize| {
        words("x").replace(
            "office:",
            &format!("table:number-rows-spanned='{rows}' table:number-columns-spanned='{columns}' office:"),
        )
    };
    let below = row(&format!("<table:covered-table-cell/>{}", words("b")));
    let grid = check(&format!("{}{below}", row(&format!("{}{}", spanned(2, 1), words("a")))), &["1 x|a", "2 x|b"]);
    assert_eq!(grid.merged, 1);
    // A title over several columns stays one cell.
    let grid = check(&format!("{}{}", row(&spanned(1, 3)), row(&words("a"))), &["1 x", "2 a"]);
    assert_eq!(grid.merged, 1);
    let wide = row(&format!("<table:covered-table-cell/><table:covered-table-cell/>{}", words("c")));
    check(
        &format!("{}{wide}", row(&format!("{}<table:covered-table-cell/>{}", spanned(2, 2), words("a")))),
        &["1 x|x|a", "2 x|x|c"],
    );
}

#[test]
fn what_is_noticed_in_a_sheet() {
    let float = |value: &str| {
        format!(
            "<table:table-cell office:value-type='float' office:value='{value}'><text:p>{value}</text:p></table:table-cell>"
        )
    };
    let formula = "<table:table-cell table:formula='of:=1'/>";
    let worked_out = words("x").replace("office:", "table:formula='of:=1' office:");
    let rows = format!(
        "{}{}<table:table-row table:visibility='filter'>{}</table:table-row><table:table-row table:visibility='visible'>{}</table:table-row>",
        row(&format!("{}{}{}", float("1.234"), float("1.5"), words("1.234"))),
        row(&format!("{}{formula}{worked_out}", words("a"))),
        words("hidden"),
        words("seen"),
    );
    let grid = check(&rows, &["1 1.234|1.5|1.234", "2 a||x", "3 hidden", "4 seen"]);
    assert_eq!((grid.typed, grid.without_result, grid.hidden), (HashSet::from([(1, 0)]), vec!["B2".to_owned()], 1));
}

#[test]
fn the_first_sheet_that_can_be_seen_and_holds_something() {
    let hidden = "<style:style style:name='h'><style:table-properties table:display='false'/></style:style>\
        <style:style style:name='v'><style:table-properties table:display='true'/></style:style>";
    let styled = |name: &str, style: &str, rows: &str| {
        sheet(name, rows).replace("table:name", &format!("table:style-name='{style}' table:name"))
    };
    let body = format!(
        "{hidden}{}{}{}{}",
        styled("Secret", "h", &row(&words("s"))),
        styled("Empty", "v", &row("<table:table-cell/>")),
        styled("First", "v", &row(&words("f"))),
        sheet("Second", &row(&words("g"))),
    );
    let of = |chosen: Option<&str>| {
        read(&body, chosen).map(|grid| (grid.sheet, grid.rows[0].1[0].clone())).map_err(|it| it.code)
    };
    let found = |sheet: &str, cell: &str| Ok((sheet.to_owned(), cell.to_owned()));
    assert_eq!(read(&body, None).unwrap().sheets, ["Empty", "First", "Second"]);
    assert_eq!(
        [of(None), of(Some("Nowhere")), of(Some("Second")), of(Some("Secret"))],
        [found("First", "f"), found("First", "f"), found("Second", "g"), found("Secret", "s"),]
    );
    assert_eq!(of(Some("Empty")), Err("empty"));
    let alone = format!("{hidden}{}", styled("Secret", "h", &row(&words("s"))));
    assert_eq!(read(&alone, None).map(|grid| grid.sheets).unwrap(), ["Secret"]);
}

#[test]
fn a_table_inside_a_cell_is_no_sheet() {
    let inner = sheet("Inner", &row(&words("i")));
    let cell =
        format!("<table:table-cell><text:p>o</text:p>{inner}<table:table table:name='Void'/></table:table-cell>");
    let body =
        format!("{}{}", sheet("Outer", &row(&format!("{cell}{}", words("p")))), sheet("Last", &row(&words("l"))));
    let grid = read(&body, None).unwrap();
    assert_eq!(
        (grid.sheets, grid.rows),
        (vec!["Outer".to_owned(), "Last".to_owned()], vec![(1, vec!["o".to_owned(), "p".to_owned()])])
    );
}

#[test]
fn damaged_and_empty_workbooks() {
    let code = |bytes: &[u8]| read_ods(bytes, None, &Unwatched).map(|grid| grid.sheet).map_err(|error| error.code);
    assert_eq!(code(b"PK"), Err("truncated"));
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("other.xml", zip::write::SimpleFileOptions::default()).unwrap();
    assert_eq!(code(&zip.finish().unwrap().into_inner()), Err("truncated"));
    assert_eq!(code(&workbook("")), Err("empty"));
    assert_eq!(code(&workbook("<table:table table:name='A'><table:table-row>")), Err("truncated"));
    assert_eq!(code(&workbook("<a></b>")), Err("truncated"));
}

#[test]
fn what_is_too_large_is_refused() {
    let code = |rows: &str| read(&sheet("A", rows), None).map(|grid| grid.rows.len());
    let rows = |count: usize, cells: &str| {
        format!("<table:table-row table:number-rows-repeated='{count}'>{cells}</table:table-row>")
    };
    let too_many = Err(IntakeError::new("too_many_rows").with("rows", MAX_ROWS));
    assert_eq!(code(&rows(200_001, &words("a"))).ok(), Some(200_001));
    assert_eq!(code(&rows(200_002, &words("a"))), too_many);
    let far = |before: usize| format!("<table:table-cell table:number-columns-repeated='{before}'/>{}", words("z"));
    assert_eq!(code(&rows(3_000, &far(999))).ok(), Some(3_000));
    assert_eq!(code(&rows(3_001, &far(999))), too_many);
    let long = |length: usize| format!("{}{}", row(&words("a")), row(&words(&"x".repeat(length))));
    assert_eq!(code(&long(400_000)).ok(), Some(2));
    assert_eq!(code(&long(400_001)), Err(IntakeError::new("cell_too_long").with("line", 2)));
    // What stands beyond the last column is dropped.
    let cells = |before: usize| {
        read(&sheet("A", &row(&format!("{}{}", words("a"), far(before)))), None).unwrap().rows[0].1.len()
    };
    assert_eq!([cells(998), cells(999)], [1_000, 1]);
    let sheets = |count: usize| read(&sheet("A", &row(&words("a"))).repeat(count), None).map(|grid| grid.sheets.len());
    assert_eq!(sheets(1_000), Ok(1_000));
    assert_eq!(sheets(1_001), Err(IntakeError::new("too_large_inside")));
}
