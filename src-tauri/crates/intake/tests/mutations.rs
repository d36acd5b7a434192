//! Good files of every kind, changed at random: bytes flipped, cut out, repeated, put elsewhere, signs put in. Whatever
//! comes of them, nothing panics or hangs, and rows in are rows told.

mod support;

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use domain::{Neighbourhood, Plan};
use intake::ImportKind;
use proptest::prelude::*;
use proptest::sample::Index;
use support::{case, check, lindau, options, share, totals, written};

/// Far more than any of these small files takes.
const LONGEST: Duration = Duration::from_secs(60);

const KINDS: [ImportKind; 5] =
    [ImportKind::Events, ImportKind::Partners, ImportKind::Indicators, ImportKind::Outlines, ImportKind::Budget];

const BUDGET: &str = "Year;Purpose;Kind of cost;Source;Planned;Secured;Spent;Note\n\
    2027;Hall;rooms;City;1.250,00 €;1.000;0;\n2027;Print;;Foundation;500;0;12,50;\"two, or three\"\n;;;;;;;\n\
    2026/27;Stage;staff;City;(57);57k;5-7;=1+1\nTotal;;;;1.750,00;;;\n";
const READINGS: &str = "Series;Kind of group;Group;Unit;2016;2017 Q3;2018-05;2019-05-01;Note\n\
    Readers;;;%;9,5;10;<5;12 e;all\nReaders;gender;Women;%;1.234;: c;..;(57);\nMembers;age;25-34;;1 204;7;8;9;x\n";

/// A good file: what it brings, its ending, its bytes.
type Seed = (ImportKind, String, Vec<u8>);

fn seeds() -> Vec<Seed> {
    let folder = case("");
    let mut names: Vec<PathBuf> =
        std::fs::read_dir(&folder).expect("the cases").flatten().map(|it| it.path()).collect();
    names.sort();
    let of = |path: &PathBuf| -> Seed {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let kind = match name.chars().next() {
            Some('p') => ImportKind::Partners,
            Some('i') => ImportKind::Indicators,
            Some('g') => ImportKind::Outlines,
            _ => ImportKind::Events,
        };
        let ending = path.extension().expect("an ending").to_string_lossy().into_owned();
        (kind, ending, std::fs::read(path).expect("a case"))
    };
    let mut all: Vec<Seed> = names.iter().map(of).collect();
    all.push((ImportKind::Budget, "csv".to_owned(), BUDGET.into()));
    all.push((ImportKind::Budget, "csv".to_owned(), BUDGET.replace(';', "\t").into()));
    all.push((ImportKind::Indicators, "csv".to_owned(), READINGS.into()));
    all
}

/// One change of bytes; places are shares of the length.
#[derive(Clone, Debug)]
enum Change {
    Flip(Index, u8),
    Cut(Index, usize),
    Repeat(Index, usize, usize),
    Move(Index, usize, Index),
    Put(Index, &'static [u8]),
}

/// Signs that mean something to some reader.
const SIGNS: &[&[u8]] = &[
    b"\"",
    b"\n",
    b"\r",
    b";",
    b",",
    b"\t",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"<",
    b"&#0;",
    b"&amp;amp;",
    b"(",
    b"-",
    b"%",
    b"1e999",
    b"9999999999999999999",
    b"-0",
    b"31.12.9999",
    b"00/00/0000",
    b"24:00",
    b"25:61",
    b"2027-02-30",
    b"RRULE:FREQ=DAILY",
    b"mon-sun",
    b"#REF!",
    b"=1+1",
    b"null",
    b"[",
    b"{",
    b"}",
    b"]",
    b"1e308",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x8e\x89",
    b"\xc2\xbd",
    b"12.345",
    b"Total",
    b"@",
    b"://",
];

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), 1..=255_u8).prop_map(|(at, bits)| Change::Flip(at, bits)),
        (any::<Index>(), 1..200_usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (any::<Index>(), 1..80_usize, 1..60_usize).prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
        (any::<Index>(), 1..80_usize, any::<Index>()).prop_map(|(at, length, to)| Change::Move(at, length, to)),
        (any::<Index>(), prop::sample::select(SIGNS)).prop_map(|(at, sign)| Change::Put(at, sign)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        let piece = |at: &Index, long: usize| {
            let start = at.index(length);
            start..(start + long).min(length)
        };
        match change {
            Change::Flip(at, bits) => bytes[at.index(length)] ^= bits,
            Change::Cut(at, long) => drop(bytes.drain(piece(at, *long))),
            Change::Repeat(at, long, times) => {
                let range = piece(at, *long);
                let again = bytes[range.clone()].repeat(*times);
                bytes.splice(range.end..range.end, again);
            }
            Change::Move(at, long, to) => {
                let moved: Vec<u8> = bytes.drain(piece(at, *long)).collect();
                let to = if bytes.is_empty() { 0 } else { to.index(bytes.len()) };
                bytes.splice(to..to, moved);
            }
            Change::Put(at, sign) => {
                let at = at.index(length);
                bytes.splice(at..at, sign.iter().copied());
            }
        }
    }
    bytes
}

/// A workbook is changed inside: changed bytes of an archive are noticed by its sums.
fn changed_workbook(bytes: &[u8], part: Index, changes: &[Change]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let chosen = part.index(archive.len());
    for at in 0..archive.len() {
        let mut text = Vec::new();
        let mut file = archive.by_index(at).expect("a part");
        file.read_to_end(&mut text).expect("a whole part");
        let is_changed = at == chosen
            || file
                .name()
                .is_ok_and(|name| (name.contains("sheet1") || name == "content.xml") && chosen.is_multiple_of(2));
        made.start_file(file.name().expect("a name"), zip::write::SimpleFileOptions::default()).expect("a part");
        made.write_all(&if is_changed { changed(text, changes) } else { text }).expect("written");
    }
    made.finish().expect("an archive").into_inner()
}

/// Reads a file as one of a kind; the error says what went wrong, and where the file was kept.
fn survives(kind: ImportKind, ending: &str, bytes: Vec<u8>) -> Result<(), String> {
    let (done, result) = mpsc::channel();
    let copy = bytes.clone();
    let name = format!("a.{ending}");
    let work = std::thread::spawn(move || {
        let place = |id: &str| Neighbourhood { id: id.to_owned(), name: id.to_owned(), ..Neighbourhood::default() };
        let plan = Plan { neighbourhoods: ["Nord", "Süd", "12", "Châtelain"].map(place).into(), ..lindau().0 };
        let (_folder, path) = written(&name, &copy);
        if let Ok(found) = check(kind, &path, &plan, &options())
            && found.preview.questions.is_empty()
        {
            totals(&found);
        }
        let _ = done.send(());
    });
    let told = match result.recv_timeout(LONGEST) {
        Ok(()) => return Ok(()),
        Err(mpsc::RecvTimeoutError::Disconnected) => "a panic",
        Err(mpsc::RecvTimeoutError::Timeout) => "no end",
    };
    drop(work);
    let kept = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("finding-{}.{ending}", bytes.len()));
    std::fs::write(&kept, bytes).map_err(|error| error.to_string())?;
    Err(format!("{told} in a file of {kind:?}: put {} into tests/corpus/intake", kept.display()))
}

/// Files that once did harm, or might, as files of every kind.
#[test]
fn the_corpus() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/corpus/intake");
    let entries: Vec<_> = std::fs::read_dir(folder).expect("the corpus").flatten().collect();
    assert!(5 <= entries.len());
    for (entry, kind) in entries.iter().flat_map(|entry| KINDS.map(|kind| (entry, kind))) {
        let ending = entry.path().extension().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        assert_eq!(survives(kind, &ending, std::fs::read(entry.path()).expect("a file")), Ok(()));
    }
}

#[test]
fn the_seeds_are_good() {
    let kinds: Vec<ImportKind> = seeds().into_iter().map(|(kind, ..)| kind).collect();
    assert!(KINDS.iter().all(|kind| kinds.contains(kind)));
    for (kind, ending, bytes) in seeds() {
        assert_eq!(survives(kind, &ending, bytes), Ok(()));
    }
}

proptest! {
    #![proptest_config(share())]

    #[test]
    fn any_change_of_any_file(
        seed in any::<Index>(), part in any::<Index>(), as_another in 0..10_usize,
        changes in prop::collection::vec(change(), 1..7),
    ) {
        let (kind, ending, bytes) = seed.get(&seeds()).clone();
        let is_archive = matches!(ending.as_str(), "xlsx" | "ods");
        let bytes = if is_archive { changed_workbook(&bytes, part, &changes) } else { changed(bytes, &changes) };
        // Now and then a file is imported as what it is not.
        let kind = KINDS.get(as_another).copied().unwrap_or(kind);
        prop_assert_eq!(survives(kind, &ending, bytes), Ok(()));
    }
}
