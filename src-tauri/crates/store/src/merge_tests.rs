//! What of merging can only be seen from inside: hashes of older files, and changes that no program of today makes.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::{Cell, Milestone};
use tempfile::TempDir;

use crate::inside_tests::{create, leave_as_format, milestone, put, surroundings};
use crate::log::bundle::{Bundle, Item, ItemOp, Run, Value};
use crate::log::incoming::Incoming;
use crate::log::seen::{Known, Stamp};
use crate::log::{chain, witness};
use crate::{OpenRisk, PlanFile, Received, Surroundings};

fn open(path: &std::path::Path, surroundings: &Surroundings) -> PlanFile {
    PlanFile::open(path, OpenRisk::Accept, surroundings).unwrap()
}

#[test]
fn hashes_of_older_files_stay_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paideia");
    let ours = surroundings(&folder);
    let random = std::sync::Arc::clone(&ours.random);
    let theirs = Surroundings { home: folder.path().join("theirs"), random, ..ours.clone() };
    drop(create(&folder));
    // The file goes back and forth between two places: each goes on as the replica that it was.
    for (number, place) in [&ours, &theirs, &ours, &theirs].into_iter().enumerate() {
        let mut file = open(&path, place);
        put(&mut file, &milestone(number as i64, "Print", "Ann"));
        put(&mut file, &milestone(number as i64, "Bind", "Ann"));
    }
    let file = open(&path, &ours);
    assert_eq!(file.replica_count().unwrap(), 2, "nobody became somebody else");
    // As earlier programs did it: each change chained to the one before it in the file, whoever made that.
    file.connection
        .execute_batch(
            "DELETE FROM seen; UPDATE change SET (base_rid, base_seq) =
                 (SELECT p.rid, p.seq FROM change p WHERE p.cid = change.cid - 1)",
        )
        .unwrap();
    witness::seal_all(&file.connection, || (ours.random)()).unwrap();
    let hashes = |file: &PlanFile| -> Vec<Vec<u8>> {
        let mut statement = file.connection.prepare("SELECT hash FROM change ORDER BY cid").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let before = hashes(&file);
    let old = folder.path().join("old.paideia");
    // The last format before the step that names what a change is chained to.
    leave_as_format(&file, &old, 16);
    drop(file);
    let mut file = open(&old, &ours);
    assert_eq!(hashes(&file), before);
    put(&mut file, &milestone(9, "Post", "Ann"));
    let found = file.verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{:?}", found.differences);
    let bases: i64 = file
        .connection
        .query_row("SELECT count(*) FROM change WHERE base_rid IS NOT NULL", [], |row| row.get(0))
        .unwrap();
    assert_eq!(bases, 4, "where it changed hands");
    let sql = "SELECT count(*) FROM seen";
    assert_eq!(file.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap(), 0, "one line of changes");
}

#[test]
fn what_was_looked_up_once_is_what_is_asked_each_time() {
    let folder = tempfile::tempdir().unwrap();
    // More of them than those of one file know.
    let number = AtomicU64::new(1);
    let random = Arc::new(move || u128::from(number.fetch_add(1, Ordering::SeqCst)).to_be_bytes());
    let ours = Surroundings { random, ..surroundings(&folder) };
    drop(create(&folder));
    let mut files = vec![open(&folder.path().join("a.paideia"), &ours)];
    for name in ["b", "c"] {
        let path = folder.path().join(format!("{name}.paideia"));
        files[0].save_copy(&path).unwrap();
        files.push(open(&path, &Surroundings { home: folder.path().join(name), ..ours.clone() }));
    }
    // Each goes on for a while, now and then one takes in what another has.
    for round in 0..24_usize {
        for (at, file) in files.iter_mut().enumerate() {
            (0..(round * 7 + at * 5) % 4)
                .for_each(|number| put(file, &milestone(number as i64, &round.to_string(), "")));
        }
        let (from, to) = (round % 3, (round % 3 + 1 + round / 3 % 2) % 3);
        let bundle = files[from].changes_since(&files[to].vector().unwrap()).unwrap();
        files[to].receive(&[bundle]).unwrap();
    }
    for file in &files {
        let known = Known::new(&file.connection);
        let mut statement = file.connection.prepare("SELECT rid, seq FROM change ORDER BY hash").unwrap();
        let stamps = statement.query_map([], |row| Ok(Stamp { rid: row.get(0)?, seq: row.get(1)? })).unwrap();
        let stamps: Vec<Stamp> = stamps.collect::<Result<_, _>>().unwrap();
        let peers = file.replica_count().unwrap() as i64;
        for (stamp, peer) in stamps.iter().flat_map(|stamp| (1..=peers).map(move |peer| (*stamp, peer))) {
            let afresh = Known::new(&file.connection).seen_of(stamp, peer).unwrap();
            assert_eq!(known.seen_of(stamp, peer).unwrap(), afresh, "{stamp:?} of {peer}");
        }
        assert!(2 < peers && 30 < stamps.len(), "{peers} {}", stamps.len());
    }
}

/// A plan, and a colleague of a newer program who makes one change of it.
struct Newer {
    file: PlanFile,
    bundle: Bundle,
    base: Vec<u8>,
    _folder: TempDir,
}

fn newer() -> Newer {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    let (replica, seq) = file.vector().unwrap().into_iter().next().unwrap();
    let base = chain::head(&file.connection).unwrap().unwrap();
    let item = Item {
        rand: vec![7; 8],
        wall: 1_809_248_500_000,
        author: "Newer".to_owned(),
        label_code: "from_the_future".to_owned(),
        base: Some((replica, seq)),
        salt: Some(vec![9; 16]),
        ..Item::default()
    };
    let run = Run { replica: "newer".to_owned(), from: 1, changes: vec![item] };
    let bundle = Bundle { plan_id: file.plan_id().to_owned(), runs: vec![run], ..Bundle::default() };
    Newer { file, bundle, base, _folder: folder }
}

impl Newer {
    fn item(&mut self) -> &mut Item {
        &mut self.bundle.runs[0].changes[0]
    }

    fn write(&mut self, table: &str, id: &str, field: &str, value: Value) {
        self.bundle.records.push((table.to_owned(), id.to_owned()));
        self.bundle.fields.push(field.to_owned());
        let place = self.bundle.fields.len() as u32 - 1;
        self.item().ops.push(ItemOp { record: place, field: place, value, salt: None });
    }

    /// Sends it with the hash that it has.
    fn send(&mut self) -> Received {
        let hash = Incoming::all(&self.bundle).next().and_then(|incoming| incoming.hash(&self.base));
        self.item().hash = hash.unwrap_or_default();
        self.file.receive(std::slice::from_ref(&self.bundle)).unwrap()
    }

    fn ops(&self, field: &str) -> i64 {
        let sql = "SELECT count(*) FROM op JOIN field ON fid = field WHERE name = ?1";
        self.file.connection.query_row(sql, [field], |row| row.get(0)).unwrap()
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
fn what_a_newer_program_wrote_stays_in_the_log_and_is_passed_on() {
    let mut newer = newer();
    newer.write("spaceship", "s", "*", Value::Integer(1));
    newer.write("spaceship", "s", "engine", text("warp"));
    newer.write("milestone", "1", "mood", text("cheerful"));
    newer.write("milestone", "1", "done_on", text("soon"));
    newer.write("milestone", "1", "title", text("Print all"));
    let came = newer.send();
    assert_eq!((came.applied, came.refused.len()), (1, 0), "{:?}", came.refused);
    let title = |file: &PlanFile| file.snapshot().unwrap().milestones[0].clone();
    assert_eq!((title(&newer.file).title.as_str(), title(&newer.file).done_on), ("Print all", None));
    let found = newer.file.verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{:?}", found.differences);
    // An edit of another field does not overwrite what could not be read.
    let edited = Milestone { responsible: "Ben".to_owned(), ..title(&newer.file) };
    put(&mut newer.file, &edited);
    assert_eq!((newer.ops("done_on"), newer.ops("mood"), newer.ops("engine")), (1, 1, 1));
    newer.file.rebuild().unwrap();
    assert_eq!(title(&newer.file).responsible, "Ben");
    let sent = newer.file.changes_since(&Default::default()).unwrap();
    assert!(sent.records.contains(&("spaceship".to_owned(), "s".to_owned())));
    assert!(sent.fields.contains(&"mood".to_owned()));
    let path = newer.file.path().to_owned();
    let around = newer.file.surroundings.clone();
    drop(newer.file);
    std::fs::remove_dir_all(&around.home).unwrap();
    let file = open(&path, &around);
    assert!(file.notices().iter().all(|notice| notice.code != "repaired"), "{:?}", file.notices());
}

#[test]
fn what_a_newer_program_did_to_records_is_told_as_far_as_this_one_knows_them() {
    let mut newer = newer();
    newer.write("spaceship", "s", "*", Value::Integer(1));
    newer.write("milestone", "1", "mood", text("cheerful"));
    newer.write("milestone", "1", "title", text("Print all"));
    assert_eq!(newer.send().applied, 1);
    let change = newer.file.last_change().unwrap();
    let (count, records) = newer.file.arrived_records(&[change], 9).unwrap();
    assert_eq!((count, records.len(), records[0].name.as_str(), records[0].kind), (2, 1, "Print all", "changed"));
    let changes: Vec<(&str, &str, &str)> =
        records[0].changes.iter().map(|it| (it.field.as_str(), it.from.as_str(), it.to.as_str())).collect();
    assert_eq!(
        changes,
        [("title", "Print", "Print all"), ("mood", "", "cheerful")],
        "what it does not know comes last"
    );
    let mut touched = newer.file.records_of(change).unwrap();
    touched.sort();
    let expected = [("milestone", "1"), ("spaceship", "s")].map(|(table, id)| (table.to_owned(), id.to_owned()));
    assert_eq!(touched, expected);
    assert_eq!(newer.file.record_history("spaceship", "s").unwrap_err().code(), "not_found");
    let told = newer.file.record_history("milestone", "1").unwrap();
    assert_eq!((told.len(), told[0].0.record_count, told[0].1.len()), (2, 2, 2));
}

#[test]
fn what_a_file_could_not_hold_as_it_is_said_is_refused() {
    type Spoil = fn(&mut Newer);
    let spoils: [(&str, Spoil); 11] = [
        ("a number that is none", |it| it.write("milestone", "1", "title", Value::Real(f64::NAN))),
        ("an id that is none", |it| it.write("milestone", "a b", "title", text("x"))),
        ("a record without a name", |it| it.write("", "1", "title", text("x"))),
        ("a record that is not in the list", |it| {
            it.item().ops.push(ItemOp { record: 9, field: 0, value: Value::Null, salt: None });
        }),
        ("one cell twice", |it| {
            it.write("milestone", "1", "title", text("x"));
            it.write("milestone", "1", "title", text("y"));
        }),
        ("a time that is none", |it| it.item().wall = i64::MAX),
        ("no salt", |it| it.item().salt = None),
        ("having seen itself", |it| it.item().seen.push(("newer".to_owned(), 1))),
        ("having seen nothing of somebody", |it| {
            let (replica, _) = it.item().base.clone().unwrap();
            it.item().seen.push((replica, 1));
        }),
        ("number nought", |it| it.bundle.runs[0].from = 0),
        ("another beginning of the plan", |it| {
            it.item().base = None;
            it.base = it.bundle.plan_id.clone().into_bytes();
        }),
    ];
    for (told, spoil) in spoils {
        let mut newer = newer();
        let before = newer.file.snapshot().unwrap();
        newer.write("milestone", "1", "responsible", text("Zoe"));
        spoil(&mut newer);
        let came = newer.send();
        assert_eq!((came.applied, came.waiting, came.refused.len()), (0, 0, 1), "{told}");
        assert_eq!(newer.file.snapshot().unwrap(), before, "{told}");
        let found = newer.file.verify().unwrap();
        assert!(found.is_intact && found.is_log_equal, "{told}: {:?}", found.differences);
    }
    let mut newer = newer();
    newer.write("milestone", "1", "responsible", text("Zoe"));
    assert_eq!(newer.send().applied, 1, "the same unspoilt");
    let latest = newer.file.snapshot().unwrap().milestones[0].responsible.clone();
    assert_eq!(Cell::Text(latest), Cell::Text("Zoe".to_owned()));
}
