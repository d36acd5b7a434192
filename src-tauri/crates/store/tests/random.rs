//! Random histories against a simple twin that keeps a whole copy of the plan for every step.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::*;
use domain::*;
use proptest::prelude::*;
use store::{PlanFile, StoreError, VersionRef};

#[derive(Clone, Debug)]
enum Write {
    Room { id: u8, name: u8, capacity: Option<i64> },
    Link { event: u8, person: u8 },
    Person { id: u8, name: u8 },
    Any { table: u8, id: u8, seed: u16 },
    RemoveWhole { table: u8, id: u8 },
    RemoveRoom(u8),
    RemoveLink { event: u8, person: u8 },
    Merge { table: u8, keep: u8, gone: u8 },
    MergePeople { keep: u8, gone: u8 },
}

#[derive(Clone, Debug)]
enum Step {
    Command(Vec<Write>),
    Fail(Vec<Write>),
    Undo,
    Redo,
    UndoTo(u8),
    Restore,
    Restart,
    Rebuild,
    Erase(u8),
    Hold,
}

fn write() -> impl Strategy<Value = Write> {
    prop_oneof![
        4 => (0..4_u8, 0..3_u8, proptest::option::of(0..3_i64))
            .prop_map(|(id, name, capacity)| Write::Room { id, name, capacity }),
        2 => (0..2_u8, 0..2_u8).prop_map(|(event, person)| Write::Link { event, person }),
        1 => (0..2_u8, 0..3_u8).prop_map(|(id, name)| Write::Person { id, name }),
        6 => (any::<u8>(), 0..3_u8, any::<u16>()).prop_map(|(table, id, seed)| Write::Any { table, id, seed }),
        1 => (any::<u8>(), 0..3_u8).prop_map(|(table, id)| Write::RemoveWhole { table, id }),
        2 => (0..4_u8).prop_map(Write::RemoveRoom),
        1 => (0..2_u8, 0..2_u8).prop_map(|(event, person)| Write::RemoveLink { event, person }),
        2 => (any::<u8>(), 0..3_u8, 0..3_u8).prop_map(|(table, keep, gone)| Write::Merge { table, keep, gone }),
        1 => (0..2_u8, 0..2_u8).prop_map(|(keep, gone)| Write::MergePeople { keep, gone }),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let writes = || proptest::collection::vec(write(), 1..5);
    prop_oneof![
        8 => writes().prop_map(Step::Command),
        1 => writes().prop_map(Step::Fail),
        5 => Just(Step::Undo),
        4 => Just(Step::Redo),
        1 => any::<u8>().prop_map(Step::UndoTo),
        1 => Just(Step::Restore),
        1 => Just(Step::Restart),
        1 => Just(Step::Rebuild),
        1 => (0..2_u8).prop_map(Step::Erase),
        2 => Just(Step::Hold),
    ]
}

fn apply(tx: &mut store::Tx, writes: &[Write]) -> Result<(), StoreError> {
    for write in writes {
        match write {
            Write::Room { id, name, capacity } => {
                // One name is empty, which is what a cell holds before anybody writes it.
                let name = ["", "Hall", "Loft"][usize::from(*name)];
                tx.put(&room(&id.to_string(), name, *capacity))?;
            }
            Write::Link { event, person } => tx.put(&link(&event.to_string(), &person.to_string()))?,
            Write::Person { id, name } => tx.put(&person(&id.to_string(), &format!("Name {name}"), ""))?,
            // People are left to the steps that erase them.
            Write::Any { table, id, seed } => match any::TABLES[usize::from(*table) % any::TABLES.len()] {
                "person" | "event_person" | "interaction" => {}
                table => any::put_any(tx, table, &id.to_string(), usize::from(*seed))?,
            },
            Write::RemoveWhole { table, id } => {
                let table = any::TABLES[usize::from(*table) % any::TABLES.len()];
                tx.remove_whole(table, &id.to_string())?;
            }
            Write::Merge { table, keep, gone } => {
                let table = any::TABLES[usize::from(*table) % any::TABLES.len()];
                merge(tx, table, &keep.to_string(), &gone.to_string())?;
            }
            Write::MergePeople { keep, gone } => merge_people(tx, &keep.to_string(), &gone.to_string())?,
            Write::RemoveRoom(id) => {
                tx.remove::<Room>(&id.to_string())?;
            }
            Write::RemoveLink { event, person } => {
                tx.remove::<EventPerson>(&link(&event.to_string(), &person.to_string()).id)?;
            }
        }
    }
    Ok(())
}

/// Everything of one record moves to another; nothing goes but the one.
fn merge(tx: &mut store::Tx, table: &str, keep: &str, gone: &str) -> Result<(), StoreError> {
    // People are left to the steps that erase them.
    if keep == gone || table == Person::TABLE || !tx.exists(table, keep)? || !tx.exists(table, gone)? {
        return Ok(());
    }
    any::redirect(tx, table, gone, keep)?;
    let named = any::named(&tx.plan()?, table);
    assert!(named.iter().all(|(_, id)| id != gone), "{table} {gone} is still named: {named:?}");
    assert_eq!(tx.remove_whole(table, gone)?, 1, "{table} {gone} goes alone");
    Ok(())
}

/// Two people who are one: the links of the one are made anew for the other.
fn merge_people(tx: &mut store::Tx, keep: &str, gone: &str) -> Result<(), StoreError> {
    if keep == gone || !tx.exists(Person::TABLE, keep)? {
        return Ok(());
    }
    for old in tx.all::<EventPerson>()?.into_iter().filter(|link| link.person_id == gone) {
        tx.remove::<EventPerson>(&old.id)?;
        tx.put(&link(&old.event_id, keep))?;
    }
    tx.remove::<Person>(gone)?;
    Ok(())
}

/// Keeps the plan before each step; knows nothing of cells.
struct Twin {
    now: Plan,
    /// Number of the change and the plan before it.
    back: Vec<(i64, Plan)>,
    /// What an undo took, and the plan before the undo.
    forward: Vec<(Vec<(i64, Plan)>, Plan)>,
    /// The plan after each change.
    past: BTreeMap<i64, Plan>,
}

impl Twin {
    fn follow(&mut self, file: &PlanFile) {
        let change = file.history(None, 1).unwrap()[0].change_id;
        self.past.insert(change, self.now.clone());
    }

    fn changed(&mut self, file: &PlanFile, after: Plan) {
        if after == self.now {
            return;
        }
        let change = file.history(None, 1).unwrap()[0].change_id;
        self.back.push((change, std::mem::replace(&mut self.now, after)));
        self.forward.clear();
    }

    /// Others who are the same person: not there any more, and called as the person ever was.
    fn duplicates(&self, person: &str) -> Vec<String> {
        let names = |id: &str| -> BTreeSet<String> {
            let people = self.past.values().flat_map(|plan| &plan.people);
            people.filter(|person| person.id == id).map(|person| person.name.clone()).collect()
        };
        let own = names(person);
        let is_duplicate = |id: &&str| {
            *id != person && !self.now.people.iter().any(|person| person.id == *id) && !own.is_disjoint(&names(id))
        };
        ["0", "1"].into_iter().filter(is_duplicate).map(str::to_owned).collect()
    }

    /// As if the person had never been, nor any duplicate of it.
    fn erase_with_duplicates(&mut self, person: &str) {
        let duplicates = self.duplicates(person);
        duplicates.iter().chain([&person.to_owned()]).for_each(|id| self.erase(id));
    }

    /// As if the person had never been; steps that did nothing else are no steps any more.
    fn erase(&mut self, person: &str) {
        let plans = self.back.iter_mut().map(|(_, plan)| plan).chain(self.past.values_mut());
        for plan in plans.chain([&mut self.now]) {
            plan.people.retain(|known| known.id != person);
            plan.event_people.retain(|link| link.person_id != person);
        }
        let after: Vec<Plan> = self.back.iter().skip(1).map(|(_, plan)| plan).chain([&self.now]).cloned().collect();
        let mut after = after.iter();
        self.back.retain(|(_, before)| after.next() != Some(before));
        self.forward.clear();
    }

    fn undo(&mut self, count: usize) {
        let taken = self.back.split_off(self.back.len().saturating_sub(count));
        if let Some((_, before)) = taken.first().cloned() {
            self.forward.push((taken, std::mem::replace(&mut self.now, before)));
        }
    }

    fn redo(&mut self) {
        if let Some((taken, plan)) = self.forward.pop() {
            self.back.extend(taken);
            self.now = plan;
        }
    }
}

fn run(steps: &[Step]) {
    let world = world();
    let mut file = world.create();
    let now = (*file.snapshot().unwrap()).clone();
    let mut twin = Twin { now, back: Vec::new(), forward: Vec::new(), past: BTreeMap::new() };
    let mut held = Vec::new();
    for step in steps {
        match step {
            Step::Command(writes) => {
                let after = file
                    .command(label("write"), |tx| {
                        apply(tx, writes)?;
                        tx.plan()
                    })
                    .unwrap();
                twin.changed(&file, after);
            }
            Step::Fail(writes) => {
                let failed: Result<(), StoreError> = file.command(label("fail"), |tx| {
                    apply(tx, writes)?;
                    Err(StoreError::DiskFull)
                });
                assert!(failed.is_err());
            }
            Step::Undo => {
                assert_eq!(file.undo().unwrap().is_some(), !twin.back.is_empty());
                twin.undo(1);
            }
            Step::Redo => {
                assert_eq!(file.redo().unwrap().is_some(), !twin.forward.is_empty());
                twin.redo();
            }
            Step::UndoTo(choice) => {
                let last = file.history(None, 1).unwrap()[0].change_id;
                let change = 1 + i64::from(*choice) % last;
                let later = twin.back.iter().filter(|(step, _)| change < *step).count();
                assert_eq!(file.undo_to(change).unwrap(), later);
                twin.undo(later);
            }
            Step::Restore => {
                if let Some(binned) = file.bin().unwrap().first().cloned() {
                    match file.restore(&binned.table, &binned.id) {
                        Ok(_) => {
                            let after = (*file.snapshot().unwrap()).clone();
                            assert_ne!(after, twin.now);
                            twin.changed(&file, after);
                        }
                        // What it belongs to went in a later change: that comes first.
                        Err(error) => assert_eq!(error.code(), "restore_first"),
                    }
                }
            }
            Step::Restart => {
                drop(file);
                file = world.open().unwrap();
                assert!(file.notices().is_empty());
            }
            Step::Rebuild => file.rebuild().unwrap(),
            // A reader who does not let go: what is shown to him must never change under his eyes.
            Step::Hold => held.push((file.snapshot().unwrap(), twin.now.clone())),
            Step::Erase(id) => match file.erase_person(&id.to_string()) {
                Ok(_) => twin.erase_with_duplicates(&id.to_string()),
                Err(error) => {
                    assert_eq!(error.code(), "not_found");
                    let was_there = |plan: &Plan| plan.people.iter().any(|person| person.id == id.to_string());
                    assert!(!twin.past.values().any(was_there));
                }
            },
        }
        assert_eq!(*file.snapshot().unwrap(), twin.now, "after {step:?}");
        assert_eq!(*file.snapshot().unwrap(), any::read_whole(&mut file), "row by row and as a whole, after {step:?}");
        let found = file.verify().unwrap();
        assert!(found.is_intact && found.is_log_equal, "after {step:?}: {:?}", found.differences);
        assert_eq!(file.undo_label().unwrap().is_some(), !twin.back.is_empty());
        assert_eq!(file.redo_label().unwrap().is_some(), !twin.forward.is_empty());
        twin.follow(&file);
    }
    for (plan, was) in &held {
        assert_eq!(**plan, *was, "held by a reader");
    }
    for (change, plan) in &twin.past {
        assert_eq!(file.at(&VersionRef::Change(*change)).unwrap(), *plan, "as of change {change}");
    }
    let replicas = file.replica_count().unwrap();
    assert_eq!(replicas, 1, "a restart continues the same replica");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_file_does_what_its_twin_does(steps in proptest::collection::vec(step(), 1..30)) {
        run(&steps);
    }
}
