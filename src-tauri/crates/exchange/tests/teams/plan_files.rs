//! People with plan files on their own computers and a folder between them.

use std::path::Path;

use crate::common::{Person, Reach, begin, world};
use domain::*;
use exchange::{PlanLog, Role};
use store::{Label, PlanFile};

#[test]
fn two_plan_files_meet() {
    let folder = tempfile::tempdir().unwrap();
    let reach = Reach::folder(&folder.path().join("place"));
    let mut anna = begin(folder.path(), &reach);
    let event = anna.write("Bake bread");
    anna.round();
    let mut bela = anna.bring(folder.path(), &reach, "Béla", Role::Editor);
    let report = bela.round();
    assert_eq!((report.received, report.pending, report.conflicts), (2, 0, 0), "{report:?}");
    assert_eq!(bela.titles(), ["Bake bread"]);
    assert_eq!(bela.file.snapshot().unwrap().profile.as_ref().unwrap().city, "Riverton");

    bela.write("Read aloud");
    bela.rename(&event, "Bake rye bread");
    anna.rename(&event, "Bake white bread");
    assert_eq!(bela.round().sent, 2);
    let report = anna.round();
    assert_eq!((report.sent, report.received, report.conflicts), (1, 2, 1), "{report:?}");
    let report = bela.round();
    assert_eq!((report.received, report.conflicts), (1, 1), "{report:?}");
    assert_eq!(anna.titles(), bela.titles());
    assert_eq!(PlanLog::vector(&anna.file).unwrap(), PlanLog::vector(&bela.file).unwrap());
    assert!(anna.file.verify().unwrap().is_log_equal && bela.file.verify().unwrap().is_log_equal);
}

#[test]
fn changes_of_one_under_the_name_of_another_are_refused_by_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let reach = Reach::folder(&folder.path().join("place"));
    let mut anna = begin(folder.path(), &reach);
    anna.write("Bake bread");
    let mut bundles = anna.file.bundles_since(&exchange::Vector::default()).unwrap();
    bundles[0].replica = "somebody else".into();
    let home = folder.path().join("copy");
    std::fs::create_dir_all(&home).unwrap();
    let world = world("Copy", &home);
    let plan_id = PlanLog::plan_id(&anna.file);
    let mut copy = PlanFile::create_to_receive(&home.join("plan.paideia"), &plan_id, &world).unwrap();
    let received = PlanLog::receive(&mut copy, &bundles).unwrap();
    assert_eq!((received.applied, received.refused.len()), (0, 1), "{received:?}");
    bundles[0].replica = anna.file.bundles_since(&exchange::Vector::default()).unwrap()[0].replica.clone();
    bundles[0].bytes.truncate(20);
    assert_eq!(PlanLog::receive(&mut copy, &bundles).unwrap().refused.len(), 1);
}

/// One cell, written again and again by one while another writes it once: one clash with two values, and no long wait.
#[test]
fn very_many_operations_on_one_cell_are_one_clash() {
    let folder = tempfile::tempdir().unwrap();
    let reach = Reach::folder(&folder.path().join("place"));
    let mut anna = begin(folder.path(), &reach);
    let event = anna.write("Bake bread");
    anna.round();
    let mut bela = anna.bring(folder.path(), &reach, "Bela", Role::Editor);
    bela.round();
    let mut title = bela.file.snapshot().unwrap().events[0].clone();
    for number in 0..2_000 {
        title.title = format!("Title {number}");
        bela.file.command(Label::new("save_event"), |tx| tx.put(&title)).unwrap();
    }
    anna.rename(&event, "Bake white bread");
    bela.round();
    let begun = std::time::Instant::now();
    let report = anna.round();
    assert_eq!((report.received, report.conflicts), (2_000, 1), "{report:?}");
    assert!(begun.elapsed() < std::time::Duration::from_secs(60), "{:?}", begun.elapsed());
    let conflicts = anna.file.conflicts().unwrap();
    assert_eq!(conflicts[0].claims.len(), 2, "the last of each");
    bela.round();
    assert_eq!(bela.titles(), anna.titles());
}

/// Every byte that lies in a folder, however deep.
fn bytes_below(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        bytes.extend(if path.is_dir() { bytes_below(&path) } else { std::fs::read(path).unwrap() });
    }
    bytes
}

fn says(folder: &Path, words: &str) -> bool {
    bytes_below(folder).windows(words.len()).any(|window| window == words.as_bytes())
}

fn names_at(place: &Path) -> std::collections::BTreeSet<String> {
    let entries = std::fs::read_dir(place).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    entries.filter(|name| !name.starts_with('.')).collect()
}

impl Person {
    fn write_person(&mut self, name: &str) -> Id {
        let mut person = domain::Person { name: name.to_owned(), ..domain::Person::default() };
        self.file
            .command(Label::new("save_partner"), |tx| {
                person.id = tx.new_id();
                tx.put(&person)
            })
            .unwrap();
        person.id
    }
}

#[test]
fn what_is_erased_goes_from_every_copy_and_from_the_place() {
    let folder = tempfile::tempdir().unwrap();
    let reach = Reach::folder(&folder.path().join("place"));
    let mut anna = begin(folder.path(), &reach);
    let event = anna.write("Bake bread");
    let person = anna.write_person("Xenia Unmistakable");
    anna.round();
    let mut bela = anna.bring(folder.path(), &reach, "Bela", Role::Editor);
    bela.round();
    // What Bela wrote of her lies in a file of his.
    let plan = bela.file.snapshot().unwrap();
    let known = plan.people.iter().find(|known| known.id == person).unwrap();
    let known = domain::Person { phone: "555 Unmistakable".into(), ..known.clone() };
    drop(plan);
    bela.file.command(Label::new("save_partner").with("name", "Xenia Unmistakable"), |tx| tx.put(&known)).unwrap();
    bela.rename(&event, "Bake rye bread");
    bela.round();
    anna.round();
    let mut dora = anna.bring(folder.path(), &reach, "Dora", Role::Reader);
    dora.round();
    let kept = folder.path().join("Dora/kept.paideia");
    dora.file.save_copy(&kept).unwrap();
    std::fs::remove_file(&kept).unwrap();
    let before = names_at(&folder.path().join("place"));
    assert!(says(&folder.path().join("Bela"), "Unmistakable") && says(&folder.path().join("Dora"), "Unmistakable"));

    anna.file.erase_person(&person).unwrap();
    for _ in 0..6 {
        anna.round();
        bela.round();
        dora.round();
    }
    for person in [&anna, &bela, &dora] {
        assert_eq!(person.titles(), ["Bake rye bread"]);
        assert!(person.file.snapshot().unwrap().people.is_empty());
        assert!(person.file.find_in_history("unmistakable").unwrap().is_empty());
        let verified = person.file.verify().unwrap();
        assert!(verified.is_intact && verified.is_log_equal, "{verified:?}");
        let erasures = person.exchange.erasures();
        assert_eq!((erasures.len(), erasures[0].name.as_str(), erasures[0].is_place_done), (1, "Anna", true));
        let open: Vec<_> = erasures[0].copies.iter().filter(|(.., at)| *at == 0).collect();
        assert!(open.is_empty(), "{open:?}");
    }
    assert_eq!(PlanLog::vector(&anna.file).unwrap(), PlanLog::vector(&dora.file).unwrap());
    for name in ["anna", "Bela", "Dora"] {
        assert!(!says(&folder.path().join(name), "Unmistakable"), "{name}");
    }
    let after = names_at(&folder.path().join("place"));
    assert!(before.intersection(&after).count() < before.len(), "old files are gone: {before:?} {after:?}");

    // Who comes late gets nothing of it, and neither does who brings an old file back.
    let mut eva = anna.bring(folder.path(), &reach, "Eva", Role::Editor);
    assert_eq!(eva.exchange.take_kept(&mut eva.file).unwrap().pending, 0);
    eva.round();
    assert_eq!(eva.titles(), ["Bake rye bread"]);
    assert!(!says(&folder.path().join("Eva"), "Unmistakable"));
    eva.write("Sing");
    eva.round();
    assert_eq!(anna.round().received, 1);
}

#[test]
fn a_file_that_comes_back_after_an_erasure_goes_again_and_nothing_grows() {
    let folder = tempfile::tempdir().unwrap();
    let reach = Reach::folder(&folder.path().join("place"));
    let mut anna = begin(folder.path(), &reach);
    anna.write("Bake bread");
    let person = anna.write_person("Xenia Unmistakable");
    anna.round();
    let mut bela = anna.bring(folder.path(), &reach, "Bela", Role::Editor);
    for number in 0..5 {
        bela.write(&format!("Sing {number}"));
        bela.round();
        anna.round();
    }
    let place = folder.path().join("place");
    let old = folder.path().join("old");
    copy_files(&place, &old);
    anna.file.erase_person(&person).unwrap();
    for _ in 0..6 {
        anna.round();
        bela.round();
    }
    let settled = names_at(&place);
    for _ in 0..3 {
        // A backup of the place, or somebody who has not heard of the erasure, brings old files back.
        copy_files(&old, &place);
        for _ in 0..4 {
            anna.round();
        }
        assert_eq!(names_at(&place), settled);
    }
    assert!(!says(&folder.path().join("anna"), "Unmistakable"));
}

#[test]
fn an_exchange_with_nothing_new_writes_nothing_in_a_program_that_was_started_anew() {
    let folder = tempfile::tempdir().unwrap();
    let reach = Reach::folder(&folder.path().join("place"));
    let mut anna = begin(folder.path(), &reach);
    anna.write("Bake bread");
    anna.round();
    let mut bela = anna.bring(folder.path(), &reach, "Bela", Role::Reader);
    for _ in 0..3 {
        bela.round();
        anna.round();
    }
    let settled = names_at(&folder.path().join("place"));
    for _ in 0..3 {
        anna = anna.again(&reach);
        anna.round();
    }
    assert_eq!(names_at(&folder.path().join("place")), settled);
}

fn copy_files(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for name in names_at(from) {
        std::fs::copy(from.join(&name), to.join(&name)).unwrap();
    }
}

#[test]
fn an_editor_who_leaves_is_seen_to_have_left_and_the_last_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let reach = Reach::folder(&folder.path().join("place"));
    let mut anna = begin(folder.path(), &reach);
    anna.write("Bake bread");
    anna.round();
    let mut bela = anna.bring(folder.path(), &reach, "Bela", Role::Editor);
    bela.round();
    bela.write("Sing");
    bela.exchange.part(&mut bela.file).unwrap();
    anna.round();
    assert_eq!(anna.titles(), ["Bake bread", "Sing"], "what was not sent is sent first");
    let gone = |person: &Person| -> Vec<String> {
        let status = person.exchange.status(&person.file).unwrap();
        status.members.iter().filter(|member| member.is_removed).map(|member| member.name.clone()).collect()
    };
    assert_eq!(gone(&anna), ["Bela"]);
    anna.exchange.part(&mut anna.file).unwrap();
    assert_eq!(gone(&anna), ["Bela"]);
}
