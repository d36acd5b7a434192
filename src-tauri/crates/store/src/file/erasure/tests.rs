//! Erasing in copies of every format, in files of colleagues, and what was begun and is taken up again.
#![allow(clippy::unwrap_used, reason = "tests")]

use tempfile::TempDir;

use super::*;
use crate::inside_tests::{create, later, leave_as_format, put};
use crate::log::chain;
use crate::rows::tables::read_plan;

fn person(id: &str, name: &str) -> Person {
    Person { id: id.to_owned(), name: name.to_owned(), ..Person::default() }
}

/// A plan with two people, one of whom had another name.
fn plan(folder: &TempDir) -> PlanFile {
    let mut file = create(folder);
    put(&mut file, &person("p", "Zebedee Oldname"));
    put(&mut file, &person("p", "Zebedee Quill"));
    put(&mut file, &person("q", "Ann Other"));
    file
}

fn says(path: &Path, word: &[u8]) -> bool {
    fs::read(path).unwrap().windows(word.len()).any(|window| window == word)
}

#[test]
fn words_of_three_letters_can_be_erased_and_shorter_ones_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = plan(&folder);
    put(&mut file, &person("r", "\u{c9}va"));
    put(&mut file, &person("r", "Eva"));
    for short in ["", "  ", "ze", " \u{e9}v ", "\u{e9}\u{e9}"] {
        assert_eq!(file.erase_from_history(short).unwrap_err().code(), "words_too_short", "{short:?}");
    }
    let done = file.erase_from_history(" \u{c9}VA ").unwrap();
    assert_eq!((done.words, done.person_count, done.still.len()), (vec!["\u{e9}va".to_owned()], 0, 0));
    assert_eq!(file.find_in_history("\u{e9}va").unwrap(), []);
}

#[test]
fn a_safety_copy_of_an_older_format_is_brought_up_and_stays_without_the_person() {
    let folder = tempfile::tempdir().unwrap();
    let file = plan(&folder);
    for format in [2, 4, 18] {
        let copy = folder.path().join(format!("copy {format}"));
        leave_as_format(&file, &copy, format);
        assert!(says(&copy, b"Zebedee Quill") && says(&copy, b"Zebedee Oldname"), "{format}");
        let target = Target::person(&file.connection, "p").unwrap();
        erase_in_copy(&copy, &target, &later(&folder)).unwrap();
        assert!(!says(&copy, b"Zebedee"), "{format}");
        let connection = check::look_into(&copy).unwrap();
        assert_eq!(format::format_of(&connection).unwrap(), format::FORMAT_VERSION, "{format}");
        assert_eq!(check::examine(&connection).unwrap().names(), Vec::<String>::new(), "{format}");
        assert_eq!(read_plan(&connection).unwrap().people, [person("q", "Ann Other")], "{format}");
        assert!(!beside(&copy, ".part").exists());
    }
}

#[test]
fn a_copy_keeps_its_hashes_when_somebody_is_erased_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = plan(&folder);
    let copy = folder.path().join("copy");
    file.save_copy(&copy).unwrap();
    let target = Target::person(&file.connection, "p").unwrap();
    erase_in_copy(&copy, &target, &later(&folder)).unwrap();
    let connection = check::look_into(&copy).unwrap();
    assert_eq!(chain::head(&connection).unwrap(), chain::head(&file.connection).unwrap());
    assert_eq!(read_plan(&connection).unwrap().people, [person("q", "Ann Other")]);
    fs::write(&copy, b"no plan").unwrap();
    assert!(erase_in_copy(&copy, &target, &later(&folder)).is_err());
    assert_eq!(fs::read(&copy).unwrap(), b"no plan", "left as it is");
    assert!(!beside(&copy, ".part").exists());
}

#[test]
fn what_cannot_be_cleaned_goes_as_a_whole_and_copies_of_other_plans_stay() {
    let folder = tempfile::tempdir().unwrap();
    let file = plan(&folder);
    let surroundings = later(&folder);
    let copies = CopyFolder::of(file.path(), file.plan_id(), &surroundings.home).unwrap();
    let copy = || {
        copies.add(&file.connection, copies::Reason::Daily, &surroundings).unwrap();
        copies.file(&copies.list().unwrap()[0].key).unwrap()
    };
    let (whole, damaged, no_plan) = (copy(), copy(), copy());
    let bytes = fs::read(&damaged).unwrap();
    fs::write(&damaged, &bytes[..bytes.len() / 2]).unwrap();
    fs::write(&no_plan, b"Zebedee").unwrap();
    let leftover = beside(&no_plan, ".part");
    fs::write(&leftover, b"Zebedee").unwrap();
    let target = Target::person(&file.connection, "p").unwrap();
    assert_eq!(finish_copies("another plan", &target, &surroundings), Vec::<String>::new());
    assert!(says(&whole, b"Zebedee") && leftover.exists());
    assert_eq!(finish_copies(file.plan_id(), &target, &surroundings), Vec::<String>::new());
    assert!(!says(&whole, b"Zebedee"));
    assert!(!damaged.exists() && !no_plan.exists() && !leftover.exists());
    // A folder where the new copy should be written: that one is still to be done.
    let blocked = copy();
    fs::create_dir_all(beside(&blocked, ".part").join("x")).unwrap();
    let mut left = [file_name(&blocked), file_name(&beside(&blocked, ".part"))];
    left.sort();
    let mut unfinished = finish_copies(file.plan_id(), &target, &surroundings);
    unfinished.sort();
    assert_eq!(unfinished, left);
    assert!(says(&blocked, b"Zebedee"));
}

#[test]
fn what_a_colleague_has_erased_is_taken_out_here_and_in_the_copies() {
    let folder = tempfile::tempdir().unwrap();
    let mut ours = plan(&folder);
    let (place, home) = (folder.path().join("theirs.paideia"), folder.path().join("their home"));
    ours.save_copy(&place).unwrap();
    let mut surroundings = later(&folder);
    surroundings.home = home;
    let mut theirs = PlanFile::open(&place, OpenRisk::Refuse, &surroundings).unwrap();
    assert_eq!(theirs.safety_copies().unwrap().len(), 1);
    let nothing = theirs.erased().unwrap();
    assert!(theirs.take_erased(&nothing).unwrap(), "nothing is to be done");
    ours.erase_person("p").unwrap();
    let erased = ours.erased().unwrap();
    let before = (theirs.revision(), theirs.last_change().unwrap(), chain::head(&theirs.connection).unwrap());
    let _ = theirs.touched();
    assert!(theirs.take_erased(&erased).unwrap());
    assert_eq!(theirs.snapshot().unwrap().people, [person("q", "Ann Other")]);
    let now = (theirs.revision(), theirs.last_change().unwrap(), chain::head(&theirs.connection).unwrap());
    assert_eq!(now, (before.0 + 1, before.1, before.2), "no change is made of it");
    assert_eq!(theirs.touched(), None, "everything is read again");
    assert!(theirs.verify().unwrap().is_intact);
    let copies = CopyFolder::find(theirs.path(), None, &surroundings.home).unwrap();
    assert!(!says(&copies.file(&copies.list().unwrap()[0].key).unwrap(), b"Zebedee"));
    assert!(theirs.take_erased(&erased).unwrap(), "it is done");
    assert_eq!(theirs.revision(), now.0, "and not done again");
    // What cannot be cleaned yet is not called done.
    let target = Target::erased(erased.clone());
    let intention = Intention::write(theirs.plan_id(), target, &surroundings).unwrap();
    assert!(!theirs.take_erased(&erased).unwrap());
    fs::remove_file(&intention.file).unwrap();
    assert!(theirs.take_erased(&erased).unwrap());
}

#[test]
fn what_is_to_be_erased_is_written_down_for_its_plan_until_it_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let file = plan(&folder);
    let surroundings = later(&folder);
    let all = |plan: &str| Intention::all(plan, &surroundings.home);
    assert!(all(file.plan_id()).is_empty());
    let target = Target::person(&file.connection, "p").unwrap();
    let written = Intention::write(file.plan_id(), target, &surroundings).unwrap();
    fs::write(written.file.with_file_name("nonsense.json"), b"{").unwrap();
    let read = all(file.plan_id());
    assert_eq!(read.iter().map(|it| &it.file).collect::<Vec<_>>(), [&written.file]);
    assert_eq!((&read[0].plan, &read[0].target.people), (&written.plan, &written.target.people));
    assert!(all("another plan").is_empty());
    let path = file.path().to_owned();
    drop(file);
    // As after a crash: it is taken up at the next opening.
    let file = PlanFile::open(&path, OpenRisk::Refuse, &later(&folder)).unwrap();
    assert_eq!(file.snapshot().unwrap().people, [person("q", "Ann Other")]);
    assert!(!written.file.exists() && all(file.plan_id()).is_empty());
    assert_eq!(file.notices(), []);
}

#[test]
fn nobody_is_erased_who_was_never_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = plan(&folder);
    let error = file.erase_person("nobody").unwrap_err();
    assert_eq!((error.code(), error.values()["id"].as_str()), ("not_found", "nobody"));
    assert!(Intention::all(file.plan_id(), &folder.path().join("home")).is_empty());
}
