//! Who counts as one person, and what an erasure is to take out, before anything is taken.
#![allow(clippy::unwrap_used, reason = "tests")]

use domain::{Evidence, Task};
use tempfile::TempDir;

use super::*;
use crate::inside_tests::{create, put};
use crate::{Label, PlanFile};

fn person(id: &str, name: &str, email: &str) -> Person {
    let (id, name, email) = (id.to_owned(), name.to_owned(), email.to_owned());
    Person { id, name, email, ..Person::default() }
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn plan(people: &[Person]) -> (TempDir, PlanFile) {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    people.iter().for_each(|person| put(&mut file, person));
    (folder, file)
}

fn remove(file: &mut PlanFile, id: &str) {
    file.command(Label::new("delete"), |tx| tx.remove::<Person>(id)).unwrap();
}

#[test]
fn name_and_address_tell_who_is_the_same_and_of_whoever_is_gone_less_is_enough() {
    let pairs = |list: &[(&str, &str)]| -> BTreeSet<(String, String)> {
        list.iter().map(|(name, address)| ((*name).to_owned(), (*address).to_owned())).collect()
    };
    let ann = ("ann", "ann@example.org");
    // The other one, whether that is one while there, and once gone.
    type Case<'a> = (&'a [(&'a str, &'a str)], bool, bool);
    let cases: [Case; 8] = [
        (&[ann], true, true),
        (&[("ann", "office@example.org")], false, false),
        (&[("ben", "ann@example.org")], false, false),
        (&[("ann", "")], false, true),
        (&[("ben", "")], false, false),
        (&[("", "")], false, false),
        (&[("ben", "ben@example.org"), ann], true, true),
        (&[], false, false),
    ];
    for (other, while_there, once_gone) in cases {
        let (own, other) = (pairs(&[ann]), pairs(other));
        for (is_there, expected) in [(true, while_there), (false, once_gone)] {
            assert_eq!(is_duplicate(&own, &other, is_there), expected, "{other:?} {is_there}");
            assert_eq!(is_duplicate(&other, &own, is_there), expected, "{other:?} {is_there}, the other way");
        }
    }
    // Without an address nobody is the same while both are there, and without a name nobody ever.
    let bare = pairs(&[("ann", "")]);
    assert!(!is_duplicate(&bare, &bare, true) && is_duplicate(&bare, &bare, false));
    let nameless = pairs(&[("", "a@example.org")]);
    assert!(!is_duplicate(&nameless, &nameless, true) && !is_duplicate(&nameless, &nameless, false));
}

#[test]
fn a_person_is_everybody_who_is_the_same_and_everything_they_were_called() {
    let (_folder, mut file) = plan(&[
        person("a", "Ann Old", "ann@example.org"),
        Person { phone: "555".to_owned(), ..person("a", "Ann New ", "ANN@example.org") },
        person("twin", "ann new", "ann@example.org"),
        person("gone", "Ann Old", ""),
        person("there", "Ann New", ""),
        person("other", "Ben", "ben@example.org"),
    ]);
    remove(&mut file, "gone");
    let target = Target::person(&file.connection, "a").unwrap();
    assert_eq!(target.people, ["a", "gone", "twin"]);
    assert_eq!(target.names, set(&["ann old", "ann new", "ann@example.org", "555"]));
    assert_eq!((target.past.len(), target.now.len(), target.evidence.len(), target.erased.count()), (0, 0, 0, 0));
    let both = ["ann old", "ann new"].map(|name| (name.to_owned(), "ann@example.org".to_owned()));
    assert_eq!(identities(&file.connection, "a").unwrap(), BTreeSet::from(both));
    let bare = ("ann new".to_owned(), String::new());
    assert_eq!(identities(&file.connection, "there").unwrap(), BTreeSet::from([bare]));
    assert_eq!(identities(&file.connection, "nobody").unwrap(), BTreeSet::new());
    assert_eq!(values_of(&file.connection, "a", "name").unwrap(), set(&["ann old", "ann new"]));
    assert_eq!(telling_words(&file.connection, "there").unwrap(), set(&["ann new"]));
    for (id, is) in [("a", true), ("gone", false), ("nobody", false)] {
        assert_eq!(is_there(&file.connection, id).unwrap(), is, "{id}");
    }
}

#[test]
fn whoever_was_merged_into_one_of_them_is_the_same_as_long_as_they_are_gone() {
    let (_folder, mut file) = plan(&[
        person("a", "Ann", "ann@example.org"),
        person("b", "Ben", "ben@example.org"),
        person("c", "Cleo", "cleo@example.org"),
        person("d", "Dan", "dan@example.org"),
        person("e", "Eve", "eve@example.org"),
    ]);
    let mut merge = |code: &str, keep: &str, gone: &str| {
        let label = Label::new(code).with("keep_id", keep).with("gone_id", gone);
        file.command(label, |tx| tx.remove::<Person>(gone)).unwrap();
    };
    // c into b, and b into a; e into a under another name, which says nothing.
    merge("merge_people", "b", "c");
    merge("merge_people", "a", "b");
    merge("merge_partners", "a", "e");
    // One that was merged and is back.
    merge("merge_people", "a", "d");
    file.undo().unwrap();
    assert_eq!(merges(&file.connection).unwrap().len(), 4, "and the one that takes it back");
    let people = |file: &PlanFile, id: &str| Target::person(&file.connection, id).unwrap().people;
    assert_eq!(people(&file, "a"), ["a", "b", "c"]);
    assert_eq!(people(&file, "b"), ["b", "c"]);
    assert_eq!(people(&file, "d"), ["d"]);
    let names = Target::person(&file.connection, "b").unwrap().names;
    assert_eq!(names, set(&["ben", "ben@example.org", "cleo", "cleo@example.org"]));
}

#[test]
fn what_is_meant_says_how_the_history_calls_it_and_whose_it_is() {
    let list = {
        let (_folder, mut file) = plan(&[person("a", "Ann Other", "")]);
        file.erase_person("a").unwrap();
        file.erased().unwrap()
    };
    assert!(0 < list.count());
    let of_colleagues = Target::erased(list.clone());
    assert_eq!(of_colleagues, Target { erased: list.clone(), ..Target::default() });
    let people = vec!["a".to_owned()];
    let cases = [
        (of_colleagues, true, "delete_words_for_ever"),
        (Target::default(), false, "delete_words_for_ever"),
        (Target { people: people.clone(), ..Target::default() }, false, "delete_person_for_ever"),
        (Target { people, erased: list.clone(), ..Target::default() }, false, "delete_person_for_ever"),
        (Target { past: set(&["ann"]), erased: list, ..Target::default() }, false, "delete_words_for_ever"),
        (Target { past: set(&["ann"]), ..Target::default() }, false, "delete_words_for_ever"),
    ];
    for (target, is_colleagues, code) in cases {
        assert_eq!((target.is_colleagues(), target.code()), (is_colleagues, code), "{target:?}");
    }
}

fn task(id: &str, title: &str, assignee: &str) -> Task {
    Task { id: id.to_owned(), title: title.to_owned(), assignee: assignee.to_owned(), ..Task::default() }
}

#[test]
fn words_that_are_past_are_told_apart_from_those_of_today() {
    let (_folder, mut file) = plan(&[]);
    put(&mut file, &task("t", "Call Ann Other", ""));
    put(&mut file, &task("t", "Call somebody", ""));
    put(&mut file, &task("now", "Thank Ann Other", ""));
    let evidence = Evidence { id: "e".to_owned(), title: "CV of Ann Other".to_owned(), ..Evidence::default() };
    put(&mut file, &evidence);
    put(&mut file, &Evidence { id: "kept".to_owned(), ..evidence });
    file.command(Label::new("delete"), |tx| tx.remove::<Evidence>("e")).unwrap();
    let target = Target::past(&file.connection, "ann other").unwrap();
    let obj = |table: &str, id: &str| ops::find_obj(&file.connection, table, id).unwrap().unwrap();
    assert_eq!(target.past, set(&["ann other"]));
    assert_eq!(
        target.now.iter().map(|(obj, ..)| *obj).collect::<Vec<_>>(),
        [obj("task", "now"), obj("evidence", "kept")]
    );
    assert_eq!(target.evidence, BTreeSet::from([obj("evidence", "e")]));
    assert_eq!((target.people.len(), target.names.len(), target.erased.count()), (0, 0, 0));
}

#[test]
fn in_another_file_of_the_plan_it_is_whoever_that_is_there() {
    let (_folder, mut file) = plan(&[
        person("a", "Ann There", "ann@example.org"),
        person("z", "Ann There", "ann@example.org"),
        person("b", "Ben", "ben@example.org"),
    ]);
    put(&mut file, &task("now", "Thank Ann Here", ""));
    let list = Erased::default();
    let here = Target {
        people: vec!["c".to_owned(), "a".to_owned()],
        names: set(&["ann here"]),
        past: set(&["ann here"]),
        erased: list.clone(),
        ..Target::default()
    };
    let there = here.in_other(&file.connection).unwrap();
    assert_eq!(there.people, ["a", "c", "z"]);
    assert_eq!(there.names, set(&["ann here", "ann there", "ann@example.org"]));
    assert_eq!((there.past.clone(), there.now.len(), there.evidence.len()), (set(&["ann here"]), 1, 0));
    let other = file.connection.query_row("SELECT count(*) FROM erased", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!((other, there.erased), (0, list));
    // What a colleague has erased is the same list everywhere.
    file.erase_person("b").unwrap();
    let list = file.erased().unwrap();
    assert_eq!(Target::erased(list.clone()).in_other(&file.connection).unwrap(), Target::erased(list));
}

#[test]
fn something_is_left_until_every_part_of_it_is_gone() {
    let (_folder, mut file) = plan(&[person("a", "Ann Other", "ann@example.org"), person("b", "Ben", "")]);
    put(&mut file, &task("t", "Call Ann Third", "Ann Fourth"));
    put(&mut file, &task("t", "Call", "Ann Fourth"));
    put(&mut file, &ImportMapping { id: "s".to_owned(), sender: "Ann Fifth".to_owned(), ..ImportMapping::default() });
    let left = |file: &PlanFile, target: &Target| is_left(&file.connection, &file.tables, target).unwrap();
    let of = |names: &[&str], past: &[&str]| Target { names: set(names), past: set(past), ..Target::default() };
    let of_person = Target { people: vec!["a".to_owned()], ..Target::default() };
    let cases = [
        (of_person.clone(), true),
        (of(&["ann fourth"], &[]), true),
        (of(&["ann fifth"], &[]), true),
        (of(&[], &["ann third"]), true),
        // Nothing but today's, or nobody's, is left.
        (of(&[], &["ann fourth"]), false),
        (of(&["ann sixth"], &["ann sixth"]), false),
        (Target { people: vec!["nobody".to_owned()], ..Target::default() }, false),
        (Target::default(), false),
    ];
    for (target, is) in &cases {
        assert_eq!(left(&file, target), *is, "{target:?}");
    }
    let before = Target::erased(file.erased().unwrap());
    file.erase_person("a").unwrap();
    assert!(!left(&file, &of_person) && !left(&file, &before));
    assert!(!left(&file, &Target::erased(file.erased().unwrap())), "of a list nothing is left where it was made");
    file.erase_from_history("Ann Third").unwrap();
    assert!(!left(&file, &of(&[], &["ann third"])));
}
