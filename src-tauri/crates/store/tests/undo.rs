//! Undo, redo, history, versions and bin, as a person meets them.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use common::*;
use domain::*;
use store::{Label, Seen, StoreError, VersionRef};

#[test]
fn what_was_done_before_a_file_was_opened_is_older() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    assert!(!file.is_undo_older().unwrap());
    drop(file);
    let mut file = world.open().unwrap();
    assert!(file.is_undo_older().unwrap());
    put(&mut file, &room("a", "Barn", None));
    assert!(!file.is_undo_older().unwrap());
    file.undo().unwrap();
    assert!(file.is_undo_older().unwrap());
    file.undo().unwrap();
    assert!(!file.is_undo_older().unwrap(), "nothing is left");
    put(&mut file, &room("b", "Loft", None));
    file.begin_here().unwrap();
    assert!(file.is_undo_older().unwrap(), "as in a plan that was made with what is in it");
}

#[test]
fn a_form_writes_over_nothing_that_changed_since_it_was_filled() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", Some(10)));
    put(&mut file, &room("c", "Cellar", None));
    let seen = file.last_change().unwrap();
    put(&mut file, &room("a", "Great Hall", Some(10)));
    put(&mut file, &room("b", "Barn", None));
    file.command(label("delete"), |tx| tx.remove::<Room>("c")).unwrap();
    file.seen_as(Some(Seen { filled: seen, told: None }));
    // What the form left alone holds what it holds by now, what it could not list stays, and what is gone stays gone.
    let saved = file.command(label("save"), |tx| {
        tx.put(&room("a", "Hall", Some(20)))?;
        tx.put(&room("c", "Cellar", None))?;
        tx.remove::<Room>("b")
    });
    assert!(!saved.unwrap());
    assert_eq!(room_names(&file), ["Great Hall", "Barn"]);
    assert_eq!(file.snapshot().unwrap().rooms[0].capacity, Some(20));
    let refused = file.command(label("save"), |tx| tx.put(&room("a", "Small Hall", Some(20)))).unwrap_err();
    let StoreError::ChangedMeanwhile { found } = refused else { panic!("{refused}") };
    let told: Vec<_> = found.iter().map(|it| (it.table.as_str(), it.field.as_str(), it.now.as_str())).collect();
    assert_eq!(told, [("room", "name", "Great Hall")]);
    assert_eq!(found[0].author, "Ada");
    // Who was told saves once more: what they were told goes, and nothing else of the old form is written.
    let told = Some(file.last_change().unwrap());
    file.seen_as(None);
    put(&mut file, &room("a", "Great Hall", Some(30)));
    file.seen_as(Some(Seen { filled: seen, told }));
    let refused = file.command(label("save"), |tx| tx.put(&room("a", "Small Hall", Some(20)))).unwrap_err();
    let StoreError::ChangedMeanwhile { found } = refused else { panic!("{refused}") };
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].field.as_str(), found[0].now.as_str()), ("capacity", "30"), "of this nobody was told");
    put(&mut file, &room("a", "Small Hall", Some(10)));
    assert_eq!(room_names(&file), ["Small Hall", "Barn"]);
    assert_eq!(file.snapshot().unwrap().rooms[0].capacity, Some(30), "the form left it alone");
}

/// A record that two people make at once, such as the only one of its kind: what one of them entered meets.
#[test]
fn a_record_that_came_since_the_form_was_filled_is_not_written_over() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("z", "Attic", None));
    let seen = file.last_change().unwrap();
    put(&mut file, &room("a", "Hall", None));
    file.seen_as(Some(Seen { filled: seen, told: None }));
    let refused = file.command(label("save"), |tx| tx.put(&room("a", "Barn", Some(20)))).unwrap_err();
    let StoreError::ChangedMeanwhile { found } = refused else { panic!("{refused}") };
    let told: Vec<_> = found.iter().map(|it| (it.field.as_str(), it.now.as_str())).collect();
    assert_eq!(told, [("name", "Hall")]);
    put(&mut file, &room("a", "Hall", Some(20)));
    file.seen_as(Some(Seen { filled: seen, told: None }));
    put(&mut file, &room("a", "Hall", None));
    assert_eq!(file.snapshot().unwrap().rooms[0].capacity, Some(20), "who left it empty had not seen it");
}

#[test]
fn what_was_deleted_while_its_form_was_open_comes_back_whole_or_not_at_all() {
    let world = world();
    let mut file = world.create();
    let hall = Venue { id: "v".to_owned(), name: "Hall".to_owned(), ..Venue::default() };
    let both = |name: &str| {
        (Venue { name: name.to_owned(), ..hall.clone() }, Room { venue_id: "v".to_owned(), ..room("a", "Stage", None) })
    };
    let save = |file: &mut store::PlanFile, name: &str| {
        let (venue, stage) = both(name);
        file.command(label("save"), |tx| tx.put(&venue).and_then(|()| tx.put(&stage)))
    };
    save(&mut file, "Hall").unwrap();
    let filled = file.last_change().unwrap();
    file.command(label("delete"), |tx| tx.remove_whole("venue", "v")).unwrap();
    for name in ["Hall", "Great Hall"] {
        file.seen_as(Some(Seen { filled, told: None }));
        let Err(StoreError::ChangedMeanwhile { found }) = save(&mut file, name) else { panic!("{name} was written") };
        let told: Vec<_> = found.iter().map(|it| (it.table.as_str(), it.field.as_str())).collect();
        assert_eq!(told, [("venue", "*")], "{name}");
    }
    assert!(file.snapshot().unwrap().venues.is_empty());
    file.seen_as(Some(Seen { filled, told: Some(file.last_change().unwrap()) }));
    save(&mut file, "Great Hall").unwrap();
    assert_eq!(file.snapshot().unwrap().venues[0].name, "Great Hall");
    assert_eq!(room_names(&file), ["Stage"], "with what hangs on it");
}

fn room_names(file: &store::PlanFile) -> Vec<String> {
    file.snapshot().unwrap().rooms.iter().map(|room| room.name.clone()).collect()
}

/// Runs steps on a fresh plan and tells the rooms. `a=Hall` puts, `-a` removes, `u` undoes, `r` redoes,
/// `o` closes and opens again, `!` is a command that fails, `<2` goes back to the state after the second change.
#[track_caller]
fn check(steps: &str, expected: &str) {
    let world = world();
    let mut file = world.create();
    for step in steps.split_whitespace() {
        match step {
            "u" => drop(file.undo().unwrap()),
            "r" => drop(file.redo().unwrap()),
            "o" => {
                drop(file);
                file = world.open().unwrap();
            }
            "!" => {
                let failed: Result<(), StoreError> = file.command(label("fail"), |tx| {
                    tx.put(&room("a", "Broken", None))?;
                    tx.remove::<Room>("b")?;
                    Err(StoreError::ReadOnly)
                });
                assert!(failed.is_err());
            }
            step if step.starts_with('<') => drop(file.undo_to(step[1..].parse().unwrap()).unwrap()),
            step if step.starts_with('-') => {
                file.command(label("delete"), |tx| tx.remove::<Room>(&step[1..])).unwrap();
            }
            step => {
                let (id, name) = step.split_once('=').unwrap();
                put(&mut file, &room(id, name, None));
            }
        }
        let found = file.verify().unwrap();
        assert!(found.is_intact && found.is_log_equal, "{steps}: {:?}", found.differences);
    }
    assert_eq!(rooms(&file.snapshot().unwrap()), expected, "{steps}");
    assert_eq!(file.snapshot().unwrap().profile.as_ref().unwrap().city, "Riverton", "undo never takes the plan");
}

#[test]
fn undo_takes_back_one_step_after_another() {
    check("a=Hall a=Attic u", "Hall");
    check("a=Hall a=Attic u u", "");
    check("a=Hall u u u u", "");
    check("a=Hall -a u", "Hall");
}

#[test]
fn redo_walks_forward() {
    check("a=Hall a=Attic u u r", "Hall");
    check("a=Hall a=Attic u u r r r", "Attic");
    check("a=Hall -a u r", "");
    check("a=Hall u r u r u r", "Hall");
}

#[test]
fn a_new_change_ends_redo() {
    check("a=Hall a=Attic u b=Loft r", "Hall, Loft");
    check("a=Hall a=Attic u b=Loft u u", "");
}

#[test]
fn a_restart_changes_nothing() {
    check("a=Hall a=Attic o u o u o r", "Hall");
    check("a=Hall o -a o u", "Hall");
}

#[test]
fn a_failing_command_leaves_nothing() {
    check("a=Hall b=Loft !", "Hall, Loft");
    check("a=Hall b=Loft ! u", "Hall");
    check("a=Hall u ! r", "Hall");
}

#[test]
fn what_was_removed_and_made_again_comes_back_as_it_was() {
    check("a=Hall -a a=Attic u u", "Hall");
    check("a=Hall -a a=Attic u u r r", "Attic");
}

#[test]
fn going_back_to_a_point_is_one_step() {
    check("a=1 b=2 c=3 <2", "1");
    check("a=1 b=2 c=3 <2 r", "1, 2, 3");
    check("a=1 b=2 c=3 <2 r u", "1, 2");
    check("a=1 a=2 a=1 <2 r u", "2");
    check("a=1 a=2 <1", "");
    check("a=1 b=2 u c=3 <2", "1");
}

#[test]
fn a_command_that_changes_nothing_leaves_no_change() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", Some(20)));
    let before = (file.revision(), file.history(None, 99).unwrap().len());
    put(&mut file, &room("a", "Hall", Some(20)));
    file.command(label("to and fro"), |tx| {
        tx.put(&room("b", "Loft", None))?;
        tx.remove::<Room>("b")?;
        tx.put(&room("a", "Attic", None))?;
        tx.put(&room("a", "Hall", Some(20)))
    })
    .unwrap();
    assert_eq!((file.revision(), file.history(None, 99).unwrap().len()), before);
}

#[test]
fn the_history_of_a_record_tells_what_each_change_did() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", Some(24)));
    file.command(Label::new("shrink").with("name", "Hall"), |tx| tx.put(&room("a", "Hall", Some(20)))).unwrap();
    file.undo().unwrap();
    let history = file.record_history("room", "a").unwrap();
    let told: Vec<String> = history
        .iter()
        .map(|(change, fields)| {
            let fields: Vec<String> =
                fields.iter().map(|field| format!("{} {}>{}", field.field, field.from, field.to)).collect();
            format!("{} {} {} {}", change.label.code, change.is_undone, change.undoes.is_some(), fields.join(" "))
        })
        .collect();
    assert_eq!(
        told,
        [
            "shrink false true capacity 20>24",
            "shrink true false capacity 24>20",
            "save false false venue_id >venue name >Hall capacity >24",
        ]
    );
    assert_eq!(history[0].0.author, "Ada");
    assert!(file.record_history("room", "nowhere").is_err());
    let page = file.history(Some(3), 1).unwrap();
    assert_eq!((page.len(), page[0].change_id, page[0].record_count), (1, 2, 1));
}

#[test]
fn labels_name_the_next_step_back_and_forward() {
    let world = world();
    let mut file = world.create();
    let codes = |file: &store::PlanFile| {
        let code = |label: Option<Label>| label.map(|label| label.code).unwrap_or_default();
        format!("{}|{}", code(file.undo_label().unwrap()), code(file.redo_label().unwrap()))
    };
    assert_eq!(codes(&file), "|");
    file.command(label("one"), |tx| tx.put(&room("a", "Hall", None))).unwrap();
    file.command(label("two"), |tx| tx.put(&room("b", "Loft", None))).unwrap();
    assert_eq!(codes(&file), "two|");
    assert_eq!(file.undo().unwrap().unwrap().label.code, "two");
    assert_eq!(codes(&file), "one|two");
    assert_eq!(file.redo().unwrap().unwrap().label.code, "two");
    assert_eq!(codes(&file), "two|");
    assert!(matches!(file.undo_to(99), Err(StoreError::NoSuchChange { .. })));
}

#[test]
fn versions_and_points_in_time_read_as_they_were() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", Some(24)));
    put(&mut file, &room("b", "Loft", None));
    let tabled = (*file.snapshot().unwrap()).clone();
    let moment = (world.surroundings.clock)();
    let revision = file.revision();
    let id = file.save_version("as tabled").unwrap();
    assert_eq!(file.revision(), revision + 1);
    file.command(label("change"), |tx| {
        tx.put(&room("a", "Great Hall", Some(24)))?;
        tx.remove::<Room>("b")?;
        tx.put(&room("c", "Cellar", None))
    })
    .unwrap();
    for version in [
        VersionRef::Named("as tabled".to_owned()),
        VersionRef::Named(id.clone()),
        VersionRef::Change(3),
        VersionRef::Time(moment),
    ] {
        assert_eq!(file.at(&version).unwrap(), tabled, "{version:?}");
    }
    let named = VersionRef::Named("as tabled".to_owned());
    let told: Vec<String> = file
        .differences(&named, None)
        .unwrap()
        .iter()
        .map(|difference| format!("{} {} {}", difference.kind, difference.name, difference.changes.len()))
        .collect();
    assert_eq!(told, ["added Cellar 0", "changed Great Hall 1", "removed Loft 0"]);
    assert!(file.differences(&named, Some(&VersionRef::Change(3))).unwrap().is_empty());
    assert!(matches!(file.at(&VersionRef::Named("none".to_owned())), Err(StoreError::NoSuchVersion { .. })));
    file.undo_to(1).unwrap();
    assert_eq!(file.versions().unwrap()[0].name, "as tabled", "a version outlives every undo");
    assert_eq!(file.at(&named).unwrap(), tabled);
}

#[test]
fn the_bin_gives_back_what_went_together() {
    let world = world();
    let mut file = world.create();
    let mut hall = room("r1", "Hall", Some(24));
    hall.venue_id = "v1".to_owned();
    file.command(label("save"), |tx| {
        tx.put(&venue("v1", "Library"))?;
        tx.put(&hall)?;
        tx.put(&venue("v2", "School"))
    })
    .unwrap();
    let before = (*file.snapshot().unwrap()).clone();
    file.command(label("delete"), |tx| {
        tx.remove::<Venue>("v1")?;
        tx.remove::<Room>("r1")
    })
    .unwrap();
    let bin = file.bin().unwrap();
    let names: Vec<&str> = bin.iter().map(|binned| binned.name.as_str()).collect();
    assert_eq!(names, ["Library"], "the room goes and comes with its venue");
    file.restore("venue", "v1").unwrap();
    assert_eq!(*file.snapshot().unwrap(), before);
    assert!(file.bin().unwrap().is_empty());
    assert_eq!(file.undo().unwrap().unwrap().label.values["name"], "Library");
    assert_eq!(file.bin().unwrap().len(), 1);
    file.undo().unwrap();
    assert_eq!(*file.snapshot().unwrap(), before);
    file.undo().unwrap();
    assert!(file.bin().unwrap().is_empty(), "what an undo took back is not in the bin");
    assert!(matches!(file.restore("venue", "v1"), Err(StoreError::NotFound { .. })));
}
