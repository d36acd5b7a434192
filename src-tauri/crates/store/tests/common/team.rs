//! Several people who work on one plan, each in a file, a home and a time of their own.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use store::{Bundle, Conflict, OpenRisk, PlanFile, Received, Surroundings};

use super::*;

/// One of them.
pub struct Member {
    pub path: PathBuf,
    pub surroundings: Surroundings,
    pub file: PlanFile,
}

/// All of them, who began with the same plan.
pub struct Team {
    pub folder: tempfile::TempDir,
    pub members: Vec<Member>,
}

pub const NAMES: [&str; 5] = ["Ada", "Ben", "Cleo", "Dan", "Eve"];

/// A team whose clocks begin at these times, in milliseconds; the first begins the plan.
pub fn team(clocks: &[i64]) -> Team {
    team_with(clocks, |_| ())
}

/// The same, with what stands in the plan before it is given to the others.
pub fn team_with(clocks: &[i64], begin: impl FnOnce(&mut PlanFile)) -> Team {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).join("riverton.paideia");
    let worlds: Vec<(PathBuf, Surroundings)> = clocks
        .iter()
        .zip(NAMES)
        .map(|(clock, name)| {
            std::fs::create_dir_all(folder.path().join(name)).unwrap();
            let home = folder.path().join(name).join("home");
            let surroundings = surroundings(home, Arc::new(AtomicI64::new(*clock)));
            (place(name), Surroundings { author: name.to_owned(), ..surroundings })
        })
        .collect();
    let mut first = PlanFile::create(&worlds[0].0, &worlds[0].1, &profile()).unwrap();
    begin(&mut first);
    for (path, _) in &worlds[1..] {
        first.save_copy(path).unwrap();
    }
    drop(first);
    let open = |(path, surroundings): (PathBuf, Surroundings)| {
        let file = PlanFile::open(&path, OpenRisk::Refuse, &surroundings).unwrap();
        Member { path, surroundings, file }
    };
    Team { members: worlds.into_iter().map(open).collect(), folder }
}

impl Team {
    pub fn file(&mut self, at: usize) -> &mut PlanFile {
        &mut self.members[at].file
    }

    /// What one has and another has not, as bytes that were on the way.
    pub fn bundle(&self, from: usize, to: usize) -> Bundle {
        let vector = self.members[to].file.vector().unwrap();
        travelled(&self.members[from].file.changes_since(&vector).unwrap())
    }

    /// Gives to one what another has.
    pub fn give(&mut self, from: usize, to: usize) -> Received {
        let bundle = self.bundle(from, to);
        self.file(to).receive(&[bundle]).unwrap()
    }

    /// Gives everything to everybody.
    pub fn meet(&mut self) {
        for _ in 0..2 {
            for from in 0..self.members.len() {
                for to in (0..self.members.len()).filter(|to| *to != from) {
                    let received = self.give(from, to);
                    assert!(received.refused.is_empty(), "{:?}", received.refused);
                }
            }
        }
    }

    /// Closes and opens a file.
    pub fn restart(&mut self, at: usize) {
        let Member { path, surroundings, file } = self.members.remove(at);
        drop(file);
        let file = PlanFile::open(&path, OpenRisk::Refuse, &surroundings).unwrap();
        let told: Vec<&str> = file.notices().iter().map(|notice| notice.code.as_str()).collect();
        assert_eq!(told, Vec::<&str>::new());
        self.members.insert(at, Member { path, surroundings, file });
    }

    /// All show the same: rows, conflicts, versions; and each is what follows from its log.
    #[track_caller]
    pub fn check_same(&mut self, told: &str) {
        let first = seen(&self.members[0].file);
        for member in &mut self.members {
            let found = member.file.verify().unwrap();
            assert!(found.is_intact && found.is_log_equal, "{told}: {:?}", found.differences);
            let shown = seen(&member.file);
            assert!(shown == first, "{told}: {}", difference(&first, &shown));
            member.file.rebuild().unwrap();
            assert!(seen(&member.file) == first, "{told}: made anew from the log");
        }
    }
}

/// Through bytes and back.
pub fn travelled(bundle: &Bundle) -> Bundle {
    let read = Bundle::from_bytes(&bundle.to_bytes().unwrap()).unwrap();
    assert_eq!(read, *bundle);
    read
}

/// What must be the same for everybody.
#[derive(Debug, PartialEq)]
pub struct Seen {
    vector: std::collections::BTreeMap<String, i64>,
    plan: Plan,
    conflicts: Vec<Conflict>,
    /// Name, and the plan as of then.
    versions: Vec<(store::Version, Plan)>,
    /// The plan as of some moments.
    times: Vec<Plan>,
    bin: std::collections::BTreeSet<(String, String)>,
}

pub fn seen(file: &PlanFile) -> Seen {
    let mut conflicts = file.conflicts().unwrap();
    // Numbers of changes are those of one file.
    conflicts.iter_mut().flat_map(|conflict| &mut conflict.claims).for_each(|claim| claim.change_id = 0);
    let mut versions = file.versions().unwrap();
    versions.sort_by(|a, b| a.id.cmp(&b.id));
    let past = |version: store::Version| {
        let plan = file.at(&store::VersionRef::Named(version.id.clone())).unwrap();
        (version, plan)
    };
    let times = [0, 60_000, 1_700_000_000_000, 1_700_000_090_000, MORNING + 50_000, 3_976_000_050_000];
    let at = |time: i64| file.at(&store::VersionRef::Time(DateTime::from_timestamp_millis(time).unwrap())).unwrap();
    Seen {
        vector: file.vector().unwrap(),
        plan: (*file.snapshot().unwrap()).clone(),
        conflicts,
        versions: versions.into_iter().map(past).collect(),
        times: times.map(at).to_vec(),
        bin: file.bin().unwrap().into_iter().map(|binned| (binned.table, binned.id)).collect(),
    }
}

/// The first part that differs, short enough to read.
fn difference(first: &Seen, other: &Seen) -> String {
    if first.vector != other.vector {
        return format!("vectors {:?} {:?}", first.vector, other.vector);
    }
    if first.conflicts != other.conflicts {
        return format!("conflicts {:#?} {:#?}", first.conflicts, other.conflicts);
    }
    if first.plan != other.plan {
        let cells = |plan: &Plan| {
            let mut cells = std::collections::BTreeMap::new();
            any::each_cell(plan, |table, id, field, cell| {
                cells.insert(format!("{table} {id} {field}"), cell);
            });
            cells
        };
        let (ours, theirs) = (cells(&first.plan), cells(&other.plan));
        let keys = ours.keys().chain(theirs.keys()).filter(|key| ours.get(*key) != theirs.get(*key));
        return keys.take(8).map(|key| format!("{key}: {:?} {:?}\n", ours.get(key), theirs.get(key))).collect();
    }
    if first.bin != other.bin {
        return format!("bin {:?} {:?}", first.bin, other.bin);
    }
    let is_other = |at: &usize| first.times[*at] != other.times[*at];
    let times: Vec<usize> = (0..first.times.len()).filter(is_other).collect();
    format!("versions or times {times:?}")
}
