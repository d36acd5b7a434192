//! What three people did without having seen each other, as each question of the log tells it: who wrote what, where words
//! stand, what lies in the bin, what is undone, what it was at a time.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use chrono::DateTime;
use common::team::*;
use common::*;
use domain::*;
use store::{Decision, PlanFile, VersionRef};

const HOUR: i64 = 3_600_000;

/// Three people, each an hour later than the one before, with a room.
fn three() -> Team {
    team_with(&[MORNING, MORNING + HOUR, MORNING + 2 * HOUR], |file| put(file, &room("r", "Quill Hall", Some(10))))
}

fn remove(file: &mut PlanFile, id: &str) {
    file.command(label("delete"), |tx| tx.remove::<Room>(id)).unwrap();
}

/// Kind, field, what is shown, and who wrote what.
fn waiting(file: &PlanFile) -> Vec<String> {
    let line = |conflict: store::Conflict| {
        let claims: Vec<String> =
            conflict.claims.iter().map(|claim| format!("{}={}", claim.author, claim.value.plain())).collect();
        let shown = conflict.shown.plain();
        format!("{} {} {} {shown}: {}", conflict.kind.word(), conflict.id, conflict.field, claims.join(", "))
    };
    file.conflicts().unwrap().into_iter().map(line).collect()
}

#[test]
fn only_who_wrote_a_cell_is_told_beside_it() {
    let mut team = three();
    put(team.file(0), &room("r", "Attic", Some(10)));
    put(team.file(1), &room("r", "Loft", Some(10)));
    // Of the same record, and beside both.
    put(team.file(2), &room("r", "Quill Hall", Some(20)));
    assert_eq!(team.file(0).waiting_counts().unwrap(), (0, 0));
    team.meet();
    for at in 0..3 {
        assert_eq!(waiting(team.file(at)), ["value r name Loft: Ada=Attic, Ben=Loft"]);
        assert_eq!(team.file(at).waiting_counts().unwrap(), (0, 1));
    }
    let claims = team.file(2).conflicts().unwrap().remove(0).claims;
    let history = team.file(2).history(None, 99).unwrap();
    for claim in &claims {
        let change = history.iter().find(|change| change.change_id == claim.change_id).unwrap();
        let told = (&change.author, &change.replica, change.at);
        assert_eq!((&claim.author, &claim.replica, claim.at), told);
    }
}

#[test]
fn who_changed_a_record_is_told_beside_its_deletion_unless_somebody_brought_it_back() {
    let mut team = three();
    remove(team.file(0), "r");
    put(team.file(1), &room("r", "Loft", Some(10)));
    put(team.file(2), &room("r", "Quill Hall", Some(20)));
    team.meet();
    assert_eq!(waiting(team.file(1)), ["deleted while edited r * 1: Ada=0, Ben=1, Cleo=1"]);
    let mut team = three();
    remove(team.file(0), "r");
    team.meet();
    // Each brings it back by writing it; Ada deletes it once more.
    put(team.file(0), &room("r", "Attic", Some(10)));
    remove(team.file(0), "r");
    put(team.file(1), &room("r", "Loft", Some(10)));
    put(team.file(2), &room("r", "Quill Hall", Some(20)));
    team.meet();
    let told = waiting(team.file(0));
    assert_eq!(told[0], "deleted while edited r * 1: Ada=0, Ben=1, Cleo=1", "each of them once");
}

#[test]
fn conflicts_stand_in_the_order_of_tables_then_of_names() {
    let mut team = team_with(&[MORNING, MORNING + HOUR], |file| {
        put(file, &Event { id: "e".to_owned(), title: "A".to_owned(), ..Event::default() });
        put(file, &room("z", "Annex", None));
        put(file, &room("a", "Barn", None));
        put(file, &venue("v", "Yard"));
    });
    for at in 0..2 {
        let file = team.file(at);
        put(file, &Event { id: "e".to_owned(), title: format!("A{at}"), ..Event::default() });
        put(file, &room("z", "Annex", Some(at as i64)));
        put(file, &room("a", "Barn", Some(at as i64)));
        put(file, &Venue { note: String::new(), postcode: at.to_string(), ..venue("v", "Yard") });
    }
    team.meet();
    let order: Vec<String> =
        team.file(0).conflicts().unwrap().into_iter().map(|it| format!("{} {}", it.table, it.name)).collect();
    assert_eq!(order, ["venue Yard", "room Annex", "room Barn", "event A1"]);
    let none = team.file(0).resolve("room", "z", "name", &Decision::Take(0)).unwrap_err();
    assert_eq!((none.code(), none.values()["field"].as_str()), ("no_such_conflict", "name"));
    team.file(0).resolve("room", "a", "capacity", &Decision::Take(0)).unwrap();
    assert_eq!(team.file(0).snapshot().unwrap().rooms[0].capacity, Some(0));
    assert_eq!(team.file(0).resolve_all("all of them", |claim| claim.value.plain().ends_with('0')).unwrap(), 3);
    assert!(team.file(0).conflicts().unwrap().is_empty());
    let decided = team.file(0).undo_label().unwrap().unwrap();
    assert_eq!((decided.code.as_str(), decided.values["author"].as_str()), ("resolve_conflicts", "all of them"));
}

/// Author and whether it is of today, of each place where the word stands, in the order of the log.
fn places(file: &PlanFile) -> Vec<String> {
    let history = file.history(None, 99).unwrap();
    let line = |place: store::Place| {
        let change = history.iter().find(|change| change.change_id == place.change_id).unwrap();
        assert_eq!((place.table.as_str(), place.id.as_str(), place.field.as_str()), ("room", "r", "name"));
        format!("{} {}", change.author, place.is_now)
    };
    let mut places: Vec<String> = file.find_in_history(" QUILL ").unwrap().into_iter().map(line).collect();
    places.sort();
    places
}

#[test]
fn what_waits_for_a_decision_is_of_today_and_what_was_decided_against_is_past() {
    let mut team = three();
    put(team.file(0), &room("r", "Quill Attic", Some(10)));
    put(team.file(1), &room("r", "Quill Loft", Some(10)));
    team.meet();
    for at in 0..3 {
        assert_eq!(places(team.file(at)), ["Ada false", "Ada true", "Ben true"]);
    }
    team.file(0).resolve("room", "r", "name", &Decision::Take(1)).unwrap();
    assert_eq!(places(team.file(0)), ["Ada false", "Ada false", "Ada true", "Ben false"]);
    remove(team.file(0), "r");
    assert_eq!(places(team.file(0)), ["Ada false", "Ada false", "Ada false", "Ben false"]);
    assert!(team.file(0).find_in_history("quil").unwrap().is_empty(), "no whole word");
    assert!(team.file(0).find_in_history("").unwrap().is_empty());
}

#[test]
fn of_several_who_deleted_a_record_the_last_by_the_clock_is_told() {
    let mut team = three();
    for at in [1, 0, 2] {
        remove(team.file(at), "r");
    }
    let of_cleo = team.file(2).history(None, 1).unwrap()[0].at;
    // In whatever order they arrive.
    for (to, from) in [(0, 1), (0, 2), (1, 2), (1, 0), (2, 0), (2, 1)] {
        team.give(from, to);
    }
    for at in 0..3 {
        let bin = team.file(at).bin().unwrap();
        assert_eq!((bin.len(), bin[0].id.as_str(), bin[0].deleted_at), (1, "r", of_cleo), "{at}");
    }
    team.file(1).restore("room", "r").unwrap();
    team.meet();
    assert_eq!(team.file(0).bin().unwrap(), []);
}

#[test]
fn of_what_one_deleted_twice_the_last_time_counts_whatever_the_clock_said() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("r", "Hall", None));
    remove(&mut file, "r");
    file.restore("room", "r").unwrap();
    world.now.store(MORNING - HOUR, std::sync::atomic::Ordering::SeqCst);
    remove(&mut file, "r");
    let deleted = file.history(None, 1).unwrap()[0].at;
    assert!(deleted.timestamp_millis() < MORNING);
    assert_eq!(file.bin().unwrap()[0].deleted_at, deleted);
}

#[test]
fn only_what_belongs_to_something_deleted_with_it_is_not_listed_by_itself() {
    let world = world();
    let mut file = world.create();
    let tie =
        Tie { id: "t".to_owned(), from_partner_id: "p".to_owned(), to_partner_id: "q".to_owned(), ..Tie::default() };
    let note = |id: &str, subject_id: &str| Note {
        id: id.to_owned(),
        subject: Subject::Venue,
        subject_id: subject_id.to_owned(),
        text: id.to_owned(),
        ..Note::default()
    };
    let session =
        Session { id: "s".to_owned(), event_id: "e".to_owned(), venue_id: Some("v".to_owned()), ..Session::default() };
    file.command(label("save"), |tx| {
        tx.put(&venue("v", "Library"))?;
        tx.put(&session)?;
        tx.put(&note("about", "v"))?;
        tx.put(&note("other", "w"))?;
        tx.put(&Partner { id: "p".to_owned(), name: "School".to_owned(), ..Partner::default() })?;
        tx.put(&tie)
    })
    .unwrap();
    let deleted = |file: &mut PlanFile, delete: fn(&mut store::Tx) -> Result<(), store::StoreError>| {
        file.command(label("delete"), delete).unwrap();
        let listed = file.bin().unwrap().into_iter().map(|it| format!("{} {}", it.table, it.id)).collect::<Vec<_>>();
        file.undo().unwrap();
        listed
    };
    // A session only names its venue; a note about it and a tie of a partner are nothing without.
    let both = deleted(&mut file, |tx| tx.remove::<Session>("s").and_then(|_| tx.remove::<Venue>("v")).map(drop));
    assert_eq!(both, ["session s", "venue v"]);
    assert_eq!(deleted(&mut file, |tx| tx.remove::<Note>("about").map(drop)), ["note about"], "alone");
    let with_notes = deleted(&mut file, |tx| {
        tx.remove::<Note>("about")?;
        tx.remove::<Note>("other")?;
        tx.remove::<Venue>("v").map(drop)
    });
    assert_eq!(with_notes, ["note other", "venue v"]);
    let with_tie = deleted(&mut file, |tx| tx.remove::<Tie>("t").and_then(|_| tx.remove::<Partner>("p")).map(drop));
    assert_eq!(with_tie, ["partner p"]);
    assert_eq!(deleted(&mut file, |tx| tx.remove::<Tie>("t").map(drop)), ["tie t"]);
}

/// Codes of the changes that are without effect.
fn undone(file: &PlanFile) -> Vec<String> {
    let changes = file.history(None, 99).unwrap();
    let mut codes: Vec<String> = changes.into_iter().filter(|it| it.is_undone).map(|it| it.label.code).collect();
    codes.sort();
    codes
}

fn save(file: &mut PlanFile, code: &str, id: &str) {
    file.command(label(code), |tx| tx.put(&room(id, code, None))).unwrap();
}

#[test]
fn who_takes_back_what_they_were_given_takes_back_nothing_that_they_had_not_seen() {
    for is_brought_back in [false, true] {
        let mut team = team_with(&[MORNING, MORNING + HOUR], |file| {
            save(file, "first", "a");
            save(file, "second", "b");
        });
        save(team.file(0), "unseen", "c");
        save(team.file(1), "own", "d");
        // Back to before the second: Ben's own step and one that Ada made before the file was given.
        let second = team.file(1).history(None, 99).unwrap().into_iter().find(|it| it.label.code == "second").unwrap();
        assert_eq!(team.file(1).undo_to(second.change_id - 1).unwrap(), 2);
        assert_eq!(undone(team.file(1)), ["own", "second"]);
        if is_brought_back {
            team.file(1).redo().unwrap().unwrap();
        }
        // What took back is called as what it took, and is itself without effect when that is brought back.
        let (gone, shown): (&[&str], &str) = match is_brought_back {
            true => (&["second"], "first, second, unseen, own"),
            false => (&["own", "second"], "first, unseen"),
        };
        team.meet();
        for at in 0..2 {
            assert_eq!(undone(team.file(at)), gone, "{at}");
            assert_eq!(rooms(&team.file(at).snapshot().unwrap()), shown);
        }
        assert_eq!(team.file(0).undo_label().unwrap().unwrap().code, "unseen", "the last that stands of Ada's");
        team.file(0).undo().unwrap().unwrap();
        let next = if is_brought_back { "second" } else { "first" };
        assert_eq!(team.file(0).undo_label().unwrap().unwrap().code, next);
        assert_eq!(team.file(0).redo_label().unwrap().unwrap().code, "unseen");
        team.meet();
        assert_eq!(undone(team.file(1)), [gone, &["unseen"]].concat());
    }
}

#[test]
fn a_state_of_the_plan_says_when_its_last_change_was_made() {
    let mut team = three();
    let none = VersionRef::Time(DateTime::from_timestamp_millis(0).unwrap());
    assert_eq!(team.file(0).time_of(&none).unwrap(), None);
    put(team.file(0), &room("a", "Attic", None));
    put(team.file(2), &room("c", "Cellar", None));
    let (of_ada, of_cleo) =
        (team.file(0).history(None, 1).unwrap()[0].clone(), team.file(2).history(None, 1).unwrap()[0].clone());
    let named = team.file(2).save_version("Cleo's").unwrap();
    team.meet();
    put(team.file(0), &room("b", "Barn", None));
    let file = &team.members[0].file;
    let later = file.history(None, 1).unwrap()[0].at;
    assert!(of_ada.at < later && later < of_cleo.at);
    let cases = [
        (VersionRef::Change(of_ada.change_id), of_ada.at, "Attic, Quill Hall"),
        (VersionRef::Change(of_ada.change_id + 1), of_cleo.at, "Attic, Cellar, Quill Hall"),
        (VersionRef::Change(99), of_cleo.at, "Attic, Barn, Cellar, Quill Hall"),
        (VersionRef::Named(named), of_cleo.at, "Cellar, Quill Hall"),
        (VersionRef::Time(of_ada.at), of_ada.at, "Attic, Quill Hall"),
        (VersionRef::Time(of_cleo.at), of_cleo.at, "Attic, Barn, Cellar, Quill Hall"),
    ];
    for (version, at, shown) in cases {
        assert_eq!(file.time_of(&version).unwrap(), Some(at), "{version:?}");
        let past = file.past(&version).unwrap();
        assert_eq!(
            (rooms(&past.plan().unwrap()).as_str(), past.all::<Room>().unwrap().len()),
            (shown, shown.split(',').count())
        );
    }
}

#[test]
fn what_differs_stands_in_the_order_of_tables_then_of_names() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("x", "Hall", None));
    let before = VersionRef::Change(file.last_change().unwrap());
    file.command(label("save"), |tx| {
        tx.put(&Event { id: "e".to_owned(), title: "A".to_owned(), ..Event::default() })?;
        tx.put(&venue("v", "Yard"))?;
        tx.put(&room("z", "Annex", None))?;
        tx.put(&room("a", "Barn", None))?;
        tx.put(&room("x", "Hall", Some(3)))
    })
    .unwrap();
    let told = |file: &PlanFile, from: &VersionRef, to: Option<&VersionRef>| -> Vec<String> {
        let all = file.differences(from, to).unwrap();
        all.iter().map(|it| format!("{} {} {} {}", it.kind, it.table, it.name, it.changes.len())).collect()
    };
    let now = VersionRef::Change(file.last_change().unwrap());
    let added =
        ["added venue Yard 0", "added room Annex 0", "added room Barn 0", "changed room Hall 1", "added event A 0"];
    assert_eq!(told(&file, &before, None), added);
    assert_eq!(told(&file, &before, Some(&now)), added);
    let back: Vec<String> = added.iter().map(|line| line.replace("added", "removed")).collect();
    assert_eq!(told(&file, &now, Some(&before)), back);
    // To and fro is no difference.
    put(&mut file, &room("x", "Hall", None));
    let fewer: Vec<&str> = added.iter().copied().filter(|line| !line.contains("Hall")).collect();
    assert_eq!(told(&file, &before, None), fewer);
}
