//! Guided by which code a file reaches, libFuzzer makes up files for one importer: `cargo xtask soak fuzz-KIND MINUTES`.
//!
//! A file that begins with the byte 1 or 2 is the inside of a workbook or an open document: its parts, with a zero
//! byte between them, are packed before they are read, for changed bytes of an archive would fail at its sums.

#![no_main]

#[path = "../tests/support/mod.rs"]
mod support;

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use domain::{Neighbourhood, Plan};
use intake::ImportKind;
use libfuzzer_sys::fuzz_target;
use support::{case, check, lindau, options, totals};
use zip::write::SimpleFileOptions;

const WORKBOOK: [&str; 3] = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"];
const DOCUMENT: [&str; 1] = ["content.xml"];
/// What a workbook needs besides; the packaging itself is not what is tried.
const FRAME: [(&str, &str); 3] = [
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
    ),
];
const MIMETYPE: [(&str, &str); 1] = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet")];

/// What is tried, into what plan, and where its file lies.
struct Trial {
    kind: ImportKind,
    plan: Plan,
    folder: tempfile::TempDir,
}

static TRIAL: LazyLock<Trial> = LazyLock::new(|| {
    // libFuzzer ends at every panic otherwise.
    intake::hush_contained_panics();
    let kind = match std::env::var("FUZZ_KIND").as_deref() {
        Ok("events") => ImportKind::Events,
        Ok("partners") => ImportKind::Partners,
        Ok("indicators") => ImportKind::Indicators,
        Ok("outlines") => ImportKind::Outlines,
        Ok("budget") => ImportKind::Budget,
        other => panic!("FUZZ_KIND names what is imported, not {other:?}"),
    };
    let place = |id: &str| Neighbourhood { id: id.to_owned(), name: id.to_owned(), ..Neighbourhood::default() };
    let plan = Plan { neighbourhoods: ["Nord", "Süd", "12", "Châtelain"].map(place).into(), ..lindau().0 };
    if let Some(folder) = std::env::var_os("FUZZ_SEEDS") {
        plant(Path::new(&folder));
    }
    Trial { kind, plan, folder: tempfile::tempdir().expect("a folder") }
});

fuzz_target!(init: LazyLock::force(&TRIAL), |bytes: &[u8]| {
    let path = TRIAL.folder.path().join("a.csv");
    let packed = match bytes.split_first() {
        Some((1, inside)) => pack(inside, &WORKBOOK, &FRAME),
        Some((2, inside)) => pack(inside, &DOCUMENT, &MIMETYPE),
        _ => bytes.to_vec(),
    };
    std::fs::write(&path, packed).expect("a file");
    if let Ok(found) = check(TRIAL.kind, &path, &TRIAL.plan, &options())
        && found.preview.questions.is_empty()
    {
        totals(&found);
    }
});

fn pack(inside: &[u8], parts: &[&str], frame: &[(&str, &str)]) -> Vec<u8> {
    let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let frame = frame.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, bytes) in frame.chain(parts.iter().copied().zip(inside.split(|byte| *byte == 0))) {
        made.start_file(name, stored).expect("a part");
        made.write_all(bytes).expect("written");
    }
    made.finish().expect("an archive").into_inner()
}

/// Puts the kept cases where libFuzzer begins from, workbooks by their inside.
fn plant(folder: &Path) {
    let corpus = case("").join("../intake");
    let files = [case(""), corpus].into_iter().flat_map(|from| std::fs::read_dir(from).expect("the corpus").flatten());
    for path in files.map(|entry| entry.path()) {
        let bytes = std::fs::read(&path).expect("a case");
        let seed = match path.extension().and_then(|ending| ending.to_str()) {
            Some("xlsx") => inside(&bytes, 1, &WORKBOOK),
            Some("ods") => inside(&bytes, 2, &DOCUMENT),
            _ => bytes,
        };
        let name = PathBuf::from(path.file_name().expect("a name"));
        std::fs::write(folder.join(name), seed).expect("a seed");
    }
}

fn inside(bytes: &[u8], mark: u8, parts: &[&str]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = |name: &&str| {
        let mut text = Vec::new();
        if let Ok(mut part) = archive.by_name(name) {
            part.read_to_end(&mut text).expect("a whole part");
        }
        text
    };
    let parts: Vec<Vec<u8>> = parts.iter().map(&mut text).collect();
    [vec![mark], parts.join(&0_u8)].concat()
}
