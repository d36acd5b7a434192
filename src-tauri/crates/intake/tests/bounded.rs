//! Files that are small or endless from outside and enormous inside: refused or read within bounds, each in a process
//! of its own whose memory is looked at.

mod support;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use domain::{Neighbourhood, Plan};
use intake::{ImportKind, IntakeError};
use support::{check, lindau, options};

/// The most memory that reading any file may take, in MiB.
const MOST: u64 = 256;
const VARIABLE: &str = "INTAKE_BOUNDED_FILE";

fn plan() -> Plan {
    let place = Neighbourhood { id: "nord".to_owned(), name: "Nord".to_owned(), ..Neighbourhood::default() };
    Plan { neighbourhoods: vec![place], ..lindau().0 }
}

fn kind_of(word: &str) -> ImportKind {
    match word {
        "partners" => ImportKind::Partners,
        "indicators" => ImportKind::Indicators,
        "budget" => ImportKind::Budget,
        "outlines" => ImportKind::Outlines,
        _ => ImportKind::Events,
    }
}

/// Reads the file that the variable names, in a process of its own; says what came of it and how much memory it took.
#[test]
fn a_file_in_its_own_process() {
    let Ok(file) = std::env::var(VARIABLE) else { return };
    let (kind, path) = file.split_once(' ').expect("a kind and a path");
    let said = match check(kind_of(kind), Path::new(path), &plan(), &options()) {
        Ok(done) => format!("read {} new {}", done.preview.rows, done.preview.new + done.preview.changed),
        Err(IntakeError { code, .. }) => code.to_owned(),
    };
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let most = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024;
    println!("\n<{said}|{most}>");
}

/// What comes of a file, and whether it stays within bounds.
#[track_caller]
fn holds(kind: &str, path: &Path, expected: &str) {
    let program = std::env::current_exe().expect("the tests");
    let mut child = Command::new(program);
    child.args(["--exact", "a_file_in_its_own_process", "--nocapture", "--test-threads=1"]);
    child.env(VARIABLE, format!("{kind} {}", path.display()));
    let output = child.output().expect("a process");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let said = told.lines().find_map(|line| line.strip_prefix('<')?.strip_suffix('>')).unwrap_or(&told);
    let (what, memory) = said.split_once('|').unwrap_or((said, "0"));
    println!("{}: {what}, {memory} MiB", path.display());
    assert_eq!(what, expected, "{}", path.display());
    assert!(memory.parse::<u64>().expect("a size") < MOST, "{memory} MiB for {}", path.display());
}

fn folder() -> (tempfile::TempDir, impl Fn(&str) -> PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_owned();
    (folder, move |name| path.join(name))
}

const WORKBOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const LINKS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const HEAD: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="B1" t="inlineStr"><is><t>Date</t></is></c></row>"#;

type Part<'a> = (&'a str, &'a str, u32, &'a str);

/// A workbook whose sheet and shared words are each a beginning, a piece many times over, and an end.
fn workbook(path: &Path, sheet: (&str, &dyn Fn(u32) -> String, u32, &str), shared: Part) {
    let mut archive = zip::ZipWriter::new(std::fs::File::create(path).expect("a file"));
    let deflated = zip::write::SimpleFileOptions::default();
    for (name, text) in [("_rels/.rels", ROOT), ("xl/workbook.xml", WORKBOOK), ("xl/_rels/workbook.xml.rels", LINKS)] {
        archive.start_file(name, deflated).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.start_file("xl/worksheets/sheet1.xml", deflated).expect("a part");
    let opening = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;
    write!(archive, "{opening}{}", sheet.0).expect("written");
    (0..sheet.2).for_each(|at| archive.write_all(sheet.1(at).as_bytes()).expect("written"));
    write!(archive, "{}</sheetData></worksheet>", sheet.3).expect("written");
    archive.start_file("xl/sharedStrings.xml", deflated).expect("a part");
    let opening = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;
    write!(archive, "{opening}{}", shared.0).expect("written");
    (0..shared.2).for_each(|_| archive.write_all(shared.1.as_bytes()).expect("written"));
    write!(archive, "{}</sst>", shared.3).expect("written");
    archive.finish().expect("an archive");
}

const NONE: Part = ("", "", 0, "");

#[test]
fn workbooks() {
    let (_folder, at) = folder();
    let text = "a".repeat(1 << 20);
    let long = |_: u32| text.clone();
    let cell =
        (r#"<row r="1"><c r="A1" t="inlineStr"><is><t>"#, &long as &dyn Fn(u32) -> String, 200, "</t></is></c></row>");
    workbook(&at("cell.xlsx"), cell, NONE);
    assert!(std::fs::metadata(at("cell.xlsx")).expect("a file").len() < 400_000);
    holds("events", &at("cell.xlsx"), "cell_too_long");
    holds("partners", &at("cell.xlsx"), "cell_too_long");
    let plain = (HEAD, &(|_: u32| String::new()) as &dyn Fn(u32) -> String, 0, "");
    workbook(&at("shared.xlsx"), plain, ("<si><t>", &text, 200, "</t></si>"));
    holds("events", &at("shared.xlsx"), "cell_too_long");
    let words = format!("<si><t>{}</t></si>", "b".repeat(200_000));
    workbook(&at("many.xlsx"), plain, ("", &words, 600, ""));
    holds("events", &at("many.xlsx"), "too_large_inside");
    workbook(&at("tiny.xlsx"), plain, ("", &"<si><t/></si>".repeat(1_000), 3_600, ""));
    holds("events", &at("tiny.xlsx"), "no_rows");
    let bomb = (" ", &(|_: u32| "<x/>".repeat(1 << 18)) as &dyn Fn(u32) -> String, 600, "");
    workbook(&at("bomb.xlsx"), bomb, NONE);
    holds("indicators", &at("bomb.xlsx"), "too_large_inside");
}

#[test]
fn workbooks_of_a_million_rows() {
    let (_folder, at) = folder();
    let rows = |form: &'static str| move |at: u32| form.replace('N', &(at + 2).to_string());
    let nothing = rows(r#"<row r="N"/>"#);
    workbook(&at("nothing.xlsx"), (HEAD, &nothing, (1 << 20) - 2, ""), NONE);
    holds("events", &at("nothing.xlsx"), "no_rows");
    let empty = rows(r#"<row r="N" hidden="1"><c r="AN"/><c r="BN" s="0"/></row>"#);
    workbook(&at("empty.xlsx"), (HEAD, &empty, (1 << 20) - 2, ""), NONE);
    holds("budget", &at("empty.xlsx"), "no_rows");
    let filled = rows(r#"<row r="N"><c r="AN"><v>1</v></c></row>"#);
    workbook(&at("filled.xlsx"), (HEAD, &filled, (1 << 20) - 2, ""), NONE);
    holds("events", &at("filled.xlsx"), "too_many_rows");
    let far = rows(r#"<row r="N"><c r="ALLN"><v>1</v></c></row>"#);
    workbook(&at("far.xlsx"), (HEAD, &far, 20_000, ""), NONE);
    holds("partners", &at("far.xlsx"), "too_many_rows");
}

/// An OpenDocument sheet that is a beginning, a piece many times over, and an end.
fn open_document(path: &Path, piece: &str, times: usize) {
    let mut archive = zip::ZipWriter::new(std::fs::File::create(path).expect("a file"));
    let deflated = zip::write::SimpleFileOptions::default();
    archive.start_file("mimetype", deflated).expect("a part");
    archive.write_all(b"application/vnd.oasis.opendocument.spreadsheet").expect("written");
    archive.start_file("content.xml", deflated).expect("a part");
    let head = "<table:table-cell><text:p>Title</text:p></table:table-cell><table:table-cell><text:p>Date</text:p></table:table-cell>";
    write!(archive, "<a><table:table table:name=\"A\"><table:table-row>{head}</table:table-row>").expect("written");
    (0..times).for_each(|_| archive.write_all(piece.as_bytes()).expect("written"));
    write!(archive, "</table:table></a>").expect("written");
    archive.finish().expect("an archive");
}

#[test]
fn open_documents() {
    let (_folder, at) = folder();
    let row = |cells: &str, times: usize| {
        format!("<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>")
    };
    let cell = |wide: usize, text: &str| {
        format!("<table:table-cell table:number-columns-repeated=\"{wide}\"><text:p>{text}</text:p></table:table-cell>")
    };
    open_document(&at("wide.ods"), &row(&cell(16_384, "1"), 1), 100_000);
    holds("events", &at("wide.ods"), "too_many_rows");
    open_document(&at("tall.ods"), &row(&cell(1, "1"), 1_000_000_000), 1);
    holds("events", &at("tall.ods"), "too_many_rows");
    open_document(&at("blank.ods"), &row("<table:table-cell/>", 1_000_000_000), 100_000);
    holds("events", &at("blank.ods"), "no_rows");
    open_document(&at("long.ods"), &row(&cell(1, &"<text:span>abcdefgh</text:span>".repeat(60_000)), 1), 10);
    holds("partners", &at("long.ods"), "cell_too_long");
    open_document(&at("deep.ods"), &"<text:p>".repeat(1_000), 3_000);
    holds("events", &at("deep.ods"), "truncated");
    open_document(&at("bomb.ods"), &"<x/>".repeat(1 << 18), 600);
    holds("indicators", &at("bomb.ods"), "too_large_inside");
}

/// An old Excel file of one sheet with records as they are given: number and content.
fn old_excel(path: &Path, records: &[(u16, Vec<u8>)]) {
    let record = |number: u16, content: &[u8]| {
        let length = u16::try_from(content.len()).expect("a length");
        [&number.to_le_bytes()[..], &length.to_le_bytes(), content].concat()
    };
    let begin = record(0x0809, &[0, 6, 5, 0, 0, 0, 0xcd, 7, 0, 0, 0, 0, 0, 0, 0, 0]);
    let sheet_at = (begin.len() + 4 + 9 + 4) as u32;
    let sheet = record(0x0085, &[&sheet_at.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat());
    let end = record(0x000a, &[]);
    let mut stream = [begin.clone(), sheet, end.clone(), begin].concat();
    records.iter().for_each(|(number, content)| stream.extend(record(*number, content)));
    stream.extend(end);
    stream.resize(stream.len().max(5_000), 0);
    let made = std::fs::File::options().read(true).write(true).create(true).truncate(true).open(path).expect("a file");
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, made).expect("a container");
    file.create_stream("/Workbook").expect("a stream").write_all(&stream).expect("written");
    file.flush().expect("written");
}

#[test]
fn old_workbooks() {
    let (_folder, at) = folder();
    let number = |row: u16, column: u16| {
        (0x0203, [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &1.5_f64.to_le_bytes()].concat())
    };
    let said = |rows: u32, columns: u16| {
        let rows = [0_u32.to_le_bytes(), rows.to_le_bytes()].concat();
        (0x0200, [&rows[..], &[0, 0], &columns.to_le_bytes(), &[0, 0]].concat())
    };
    old_excel(&at("plain.xls"), &[said(2, 2), number(0, 0), number(1, 1)]);
    holds("events", &at("plain.xls"), "no_header");
    old_excel(&at("corners.xls"), &[number(0, 0), number(65_535, 255)]);
    holds("events", &at("corners.xls"), "too_large_inside");
    old_excel(&at("said.xls"), &[said(u32::MAX, 256), number(0, 0)]);
    holds("partners", &at("said.xls"), "no_header");
    let continued: Vec<(u16, Vec<u8>)> = (0..30_000).map(|_| (0x003c, vec![0; 4])).collect();
    old_excel(&at("continued.xls"), &continued);
    holds("events", &at("continued.xls"), "too_large_inside");
}

/// A text of a beginning, a piece many times over, and an end.
fn repeated(path: &Path, (begin, piece, times, end): (&str, &str, usize, &str)) {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).expect("a file"));
    write!(file, "{begin}").expect("written");
    (0..times).for_each(|_| file.write_all(piece.as_bytes()).expect("written"));
    write!(file, "{end}").expect("written");
    file.flush().expect("written");
}

#[test]
fn calendars_and_cards() {
    let (_folder, at) = folder();
    let made = |name: &str, parts: (&str, &str, usize, &str)| {
        repeated(&at(name), parts);
        at(name)
    };
    let event = "BEGIN:VEVENT\nEND:VEVENT\n";
    holds("events", &made("many.ics", ("BEGIN:VCALENDAR\n", event, 300_000, "")), "too_many_rows");
    holds("events", &made("open.ics", ("BEGIN:VCALENDAR\n", "BEGIN:X\n", 1_000_000, "")), "truncated");
    let begin = "BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20270503T100000\n";
    let excluded = "EXDATE;TZID=Nowhere:20270504T100000\n";
    holds(
        "events",
        &made("excluded.ics", (begin, excluded, 300_000, "RRULE:FREQ=DAILY\nEND:VEVENT\n")),
        "read 1 new 1",
    );
    holds("events", &made("lines.ics", (begin, "DESCRIPTION:a\n", 1_000_000, "END:VEVENT\n")), "too_large_inside");
    holds("partners", &made("lines.vcf", ("BEGIN:VCARD\n", "NOTE:a\n", 1_000_000, "")), "too_large_inside");
    holds("events", &made("folded.ics", (begin, " aaaaaaaaaaaaaaaa\n", 1_000_000, "")), "cell_too_long");
    // Rules that never make a day, or every day since long ago: some are followed, the others told.
    let never =
        "BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20200101T100000\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n";
    holds("events", &made("never.ics", ("", never, 20_000, "")), "read 20000 new 1");
    let ever = "BEGIN:VEVENT\nSUMMARY:A\nDTSTART:00010101T100000\nRRULE:FREQ=DAILY\nEND:VEVENT\n";
    holds("events", &made("ever.ics", ("", ever, 20_000, "")), "read 20000 new 1");
    holds("partners", &made("many.vcf", ("", "BEGIN:VCARD\nEND:VCARD\n", 300_000, "")), "too_many_rows");
    holds(
        "partners",
        &made("photo.vcf", ("BEGIN:VCARD\nFN:A\nPHOTO:\n", " aaaaaaaaaaaaaaaa\n", 1_000_000, "END:VCARD\n")),
        "read 1 new 1",
    );
}

#[test]
fn programmes() {
    let (_folder, at) = folder();
    let made = |name: &str, parts: (&str, &str, usize, &str)| {
        repeated(&at(name), parts);
        at(name)
    };
    holds("events", &made("many.xml", ("<schedule>", "<event/>", 300_000, "</schedule>")), "too_many_rows");
    holds("events", &made("deep.xml", ("<schedule>", "<a>", 1_000_000, "")), "xml_unreadable");
    holds("events", &made("long.xml", ("<schedule><event><title>", "aaaaaaaa", 1_000_000, "")), "cell_too_long");
    let entity = "<!DOCTYPE a [<!ENTITY b 'cccc'>]><schedule><event><title>";
    holds("events", &made("entity.xml", (entity, "&b;", 10_000, "</title></event></schedule>")), "read 1 new 1");
    let begin = "{\"schedule\":{\"conference\":{\"days\":[{\"rooms\":{\"a\":[";
    holds("events", &made("many.json", (begin, "{},", 250_000, "{}]}}]}}}")), "too_many_rows");
    holds("events", &made("values.json", (begin, "1,", 2_000_000, "1]}}]}}}")), "too_large_inside");
    holds("events", &made("deep.json", (begin, "[", 1_000_000, "")), "json_unreadable");
}

#[test]
fn tables_of_text() {
    let (_folder, at) = folder();
    let long = |name: &str, piece: &str, times: usize| {
        let mut file = std::fs::File::create(at(name)).expect("a file");
        file.write_all(b"Title,Date\n").expect("written");
        let piece = piece.repeat((1 << 20) / piece.len());
        (0..times).for_each(|_| file.write_all(piece.as_bytes()).expect("written"));
    };
    long("line.csv", "a", 100);
    holds("events", &at("line.csv"), "too_large");
    long("shorter.csv", "a", 60);
    holds("events", &at("shorter.csv"), "cell_too_long");
    holds("indicators", &at("shorter.csv"), "cell_too_long");
    long("quoted.csv", "\"\"", 60);
    holds("budget", &at("quoted.csv"), "cell_too_long");
    long("marks.csv", ",", 60);
    holds("events", &at("marks.csv"), "no_rows");
    long("rows.csv", "a,b\n", 60);
    holds("partners", &at("rows.csv"), "too_many_rows");
    long("columns.csv", &format!("{}\n", "a,".repeat(999)), 60);
    holds("events", &at("columns.csv"), "too_many_rows");
    long("opened.csv", "\"a,\n", 30);
    holds("events", &at("opened.csv"), "too_many_rows");
}

#[test]
fn outlines() {
    let (_folder, at) = folder();
    let points = |name: &str, count: usize| {
        let point = |at: usize| {
            let (sine, cosine) = (std::f64::consts::TAU * at as f64 / count as f64).sin_cos();
            format!("[{:.9},{:.9}]", 9.7 + 0.02 * cosine, 47.55 + 0.02 * sine)
        };
        let ring: Vec<String> = (0..count).chain([0]).map(point).collect();
        let text = format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"name":"Nord"}},"geometry":{{"type":"Polygon","coordinates":[[{}]]}}}}]}}"#,
            ring.join(",")
        );
        std::fs::write(at(name), text).expect("a file");
    };
    points("many.geojson", 500_000);
    holds("outlines", &at("many.geojson"), "read 1 new 1");
    points("more.geojson", 700_000);
    holds("outlines", &at("more.geojson"), "too_many_points");
    std::fs::write(at("deep.geojson"), "[".repeat(1_000_000)).expect("a file");
    holds("outlines", &at("deep.geojson"), "outlines_unreadable");
    let deep = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    std::fs::write(at("deeper.geojson"), deep).expect("a file");
    holds("outlines", &at("deeper.geojson"), "outlines_unreadable");
    let many = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}{{}}]}}", "{\"a\":0},".repeat(170_000));
    std::fs::write(at("objects.geojson"), &many).expect("a file");
    holds("outlines", &at("objects.geojson"), "read 170001 new 0");
    std::fs::write(at("more-objects.geojson"), many.replace("{}", &"{\"a\":0},".repeat(10_000))).expect("a file");
    holds("outlines", &at("more-objects.geojson"), "too_many_points");
    let named: Vec<String> = (0..390_000).map(|at| format!("\"{at}\":0")).collect();
    let one = format!("{{\"type\":\"Feature\",\"properties\":{{{}}}}}", named.join(","));
    std::fs::write(at("properties.geojson"), one).expect("a file");
    holds("outlines", &at("properties.geojson"), "read 1 new 0");
    std::fs::File::create(at("large.geojson")).expect("a file").set_len(41 << 20).expect("a long file");
    holds("outlines", &at("large.geojson"), "too_large");
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_folders() {
    let (_folder, at) = folder();
    let pipe = at("pipe.csv");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    for kind in ["events", "partners", "indicators", "budget", "outlines"] {
        for path in [pipe.as_path(), Path::new("/dev/zero"), Path::new("/dev/null"), Path::new("/")] {
            holds(kind, path, "no_ordinary_file");
        }
        holds(kind, &at("missing.csv"), "file_missing");
    }
}
