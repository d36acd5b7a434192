//! What becomes of changes that two people made without having seen each other's, one case at a time.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use common::team::*;
use common::*;
use domain::*;
use store::{ConflictKind, Decision, PlanFile, VersionRef};

/// Two people, one of whom is always an hour later, with a room and an event.
fn pair() -> Team {
    team_with(&[MORNING, MORNING + 3_600_000], |file| {
        put(file, &room("r", "Hall", Some(10)));
        put(file, &event("Bring tea to the old hall."));
    })
}

fn event(long_text: &str) -> Event {
    Event { id: "e".to_owned(), title: "Tea".to_owned(), long_text: long_text.to_owned(), ..Event::default() }
}

fn text(file: &PlanFile) -> String {
    file.snapshot().unwrap().events[0].long_text.clone()
}

fn name(file: &PlanFile) -> String {
    rooms(&file.snapshot().unwrap())
}

/// Kind, field and values of what waits.
fn waiting(file: &PlanFile) -> Vec<String> {
    let line = |conflict: &store::Conflict| {
        let claims = conflict.claims.iter().map(|claim| format!("{}={}", claim.author, claim.value.plain()));
        let claims: Vec<String> = claims.collect();
        format!("{} {}: {}", conflict.kind.word(), conflict.field, claims.join(", "))
    };
    file.conflicts().unwrap().iter().map(line).collect()
}

#[test]
fn of_two_values_the_later_is_shown_and_both_are_told() {
    let mut team = pair();
    put(team.file(1), &room("r", "Loft", Some(10)));
    put(team.file(0), &room("r", "Attic", Some(10)));
    team.meet();
    assert_eq!(name(team.file(0)), "Loft", "whose clock is later, whoever came first");
    assert_eq!(waiting(team.file(0)), ["value name: Ada=Attic, Ben=Loft"]);
    team.check_same("");
    team.file(0).resolve("room", "r", "name", &Decision::Take(0)).unwrap();
    assert_eq!((name(team.file(0)), waiting(team.file(0)).len()), ("Attic".to_owned(), 0));
    team.meet();
    team.check_same("decided");
    assert_eq!(name(team.file(1)), "Attic");
    assert_eq!(team.file(0).undo_label().unwrap().unwrap().code, "resolve_conflict");
    team.file(0).undo().unwrap().unwrap();
    assert_eq!(name(team.file(0)), "Loft", "one undo");
    team.meet();
    team.check_same("taken back");
}

#[test]
fn different_fields_of_a_record_and_the_same_value_are_no_conflict() {
    let mut team = pair();
    put(team.file(0), &room("r", "Attic", Some(10)));
    put(team.file(1), &room("r", "Hall", Some(20)));
    put(team.file(0), &link("e", "p"));
    put(team.file(1), &link("e", "p"));
    team.meet();
    let plan = team.file(0).snapshot().unwrap();
    assert_eq!((plan.rooms[0].name.as_str(), plan.rooms[0].capacity), ("Attic", Some(20)));
    assert_eq!((plan.event_people.len(), waiting(team.file(0)).len()), (1, 0));
    team.check_same("");
}

#[test]
fn texts_are_put_together() {
    let mut team = pair();
    put(team.file(0), &event("Bring green tea to the old hall."));
    put(team.file(1), &event("Bring tea to the new hall."));
    team.meet();
    assert_eq!(text(team.file(1)), "Bring green tea to the new hall.");
    assert_eq!(waiting(team.file(1)), Vec::<String>::new());
    team.check_same("");
    put(team.file(0), &event("Bring black tea to the new hall."));
    put(team.file(1), &event("Bring herbal tea to the new hall."));
    team.meet();
    assert_eq!(text(team.file(0)), "Bring black herbal tea to the new hall.");
    assert_eq!(team.file(0).conflicts().unwrap()[0].kind, ConflictKind::Text);
    team.check_same("overlap");
    let third = Decision::Third(Cell::Text("Bring tea.".to_owned()));
    team.file(1).resolve("event", "e", "long_text", &third).unwrap();
    team.meet();
    assert_eq!((text(team.file(0)).as_str(), waiting(team.file(0)).len()), ("Bring tea.", 0));
    team.check_same("decided");
}

#[test]
fn an_edit_of_another_field_decides_nothing_and_keeps_what_was_put_together() {
    let mut team = pair();
    put(team.file(0), &event("Bring black tea to the old hall."));
    put(team.file(1), &event("Bring herbal tea to the old hall."));
    team.meet();
    let mut both = team.file(0).snapshot().unwrap().events[0].clone();
    both.title = "Tea for all".to_owned();
    put(team.file(0), &both);
    assert_eq!(waiting(team.file(0)).len(), 1);
    team.meet();
    team.check_same("");
    assert_eq!(text(team.file(1)), "Bring black herbal tea to the old hall.");
}

#[test]
fn what_one_deleted_and_another_changed_stays_until_somebody_decides() {
    for (at, is_kept) in [(0, false), (1, true)] {
        let mut team = pair();
        team.file(0).command(label("delete"), |tx| tx.remove::<Room>("r")).unwrap();
        put(team.file(1), &room("r", "Loft", Some(10)));
        team.meet();
        assert_eq!(name(team.file(0)), "Loft", "nothing that anybody typed is lost");
        assert_eq!(waiting(team.file(1)), ["deleted while edited *: Ada=0, Ben=1"]);
        assert!(team.file(0).bin().unwrap().is_empty());
        team.check_same("");
        team.file(1).resolve("room", "r", "*", &Decision::Take(at)).unwrap();
        team.meet();
        team.check_same("decided");
        assert_eq!(name(team.file(0)), if is_kept { "Loft" } else { "" });
        assert_eq!(waiting(team.file(0)), Vec::<String>::new());
        assert_eq!(team.file(0).bin().unwrap().len(), usize::from(!is_kept));
    }
}

#[test]
fn who_deletes_what_they_have_seen_changed_deletes_it() {
    let mut team = pair();
    put(team.file(1), &room("r", "Loft", Some(10)));
    team.meet();
    team.file(0).command(label("delete"), |tx| tx.remove::<Room>("r")).unwrap();
    team.meet();
    assert_eq!(name(team.file(1)), "");
    assert_eq!(team.file(1).bin().unwrap()[0].name, "Loft");
    team.file(1).restore("room", "r").unwrap();
    team.meet();
    assert_eq!(name(team.file(0)), "Loft");
    team.check_same("");
}

#[test]
fn undo_takes_back_what_was_done_here() {
    let mut team = pair();
    put(team.file(0), &room("mine", "Mine", None));
    put(team.file(1), &room("r", "Loft", Some(10)));
    put(team.file(0), &room("r", "Attic", Some(10)));
    team.meet();
    assert_eq!(name(team.file(0)), "Mine, Loft");
    put(team.file(1), &room("mine", "Mine", Some(5)));
    team.meet();
    // Ada's name of the room goes, Ben's stays and waits for nobody.
    team.file(0).undo().unwrap().unwrap();
    assert_eq!((name(team.file(0)).as_str(), waiting(team.file(0)).len()), ("Mine, Loft", 0));
    // The room that Ada made and Ben worked on stays, which is told.
    let undone = team.file(0).undo().unwrap().unwrap();
    assert_eq!(undone.left_alone, [("room".to_owned(), "mine".to_owned(), "*".to_owned())]);
    assert_eq!(name(team.file(0)), "Mine, Loft");
    // What is before was in the plan when it was given to Ben; nothing of Ben's is among the steps.
    team.meet();
    team.file(1).undo().unwrap().unwrap();
    assert_eq!(team.file(1).snapshot().unwrap().rooms[0].capacity, None, "the last of Ben's");
    let undone = team.file(1).undo().unwrap().unwrap();
    assert_eq!(undone.left_alone.len(), 1, "Ada has written it since, when she took hers back");
    assert_eq!(name(team.file(1)), "Mine, Loft");
    assert_eq!(team.file(1).undo_label().unwrap(), None, "all that Ben did");
    team.meet();
    team.check_same("");
}

#[test]
fn undone_and_done_again_beside_a_colleague() {
    let mut team = pair();
    put(team.file(0), &room("r", "Attic", Some(10)));
    put(team.file(1), &room("r", "Loft", Some(10)));
    team.meet();
    for _ in 0..3 {
        team.file(1).undo().unwrap().unwrap();
        assert_eq!(name(team.file(1)), "Attic", "without what Ben wrote");
        team.file(1).redo().unwrap().unwrap();
        assert_eq!(name(team.file(1)), "Loft");
    }
    team.meet();
    team.check_same("");
}

#[test]
fn a_decision_that_is_taken_back_is_asked_again_everywhere() {
    let mut team = pair();
    put(team.file(0), &room("r", "Attic", Some(10)));
    put(team.file(1), &room("r", "Loft", Some(10)));
    team.meet();
    let claims = |team: &mut Team, at: usize| -> Vec<String> {
        let conflicts = team.file(at).conflicts().unwrap();
        conflicts.iter().flat_map(|conflict| conflict.claims.iter().map(|claim| claim.value.plain())).collect()
    };
    for _ in 0..2 {
        team.file(0).resolve("room", "r", "name", &Decision::Take(0)).unwrap();
        team.meet();
        assert_eq!((name(team.file(1)).as_str(), claims(&mut team, 1)), ("Attic", vec![]));
        team.file(0).undo().unwrap().unwrap();
        team.meet();
        for at in 0..2 {
            assert_eq!(name(team.file(at)), "Loft");
            assert_eq!(claims(&mut team, at), ["Attic", "Loft"]);
        }
        team.check_same("");
        team.file(0).redo().unwrap().unwrap();
        team.meet();
        assert_eq!((name(team.file(1)).as_str(), claims(&mut team, 1)), ("Attic", vec![]));
        team.file(0).undo().unwrap().unwrap();
        team.meet();
    }
    // Who writes the cell has decided.
    put(team.file(1), &room("r", "Cellar", Some(10)));
    team.meet();
    assert_eq!((name(team.file(0)).as_str(), claims(&mut team, 0)), ("Cellar", vec![]));
    team.check_same("");
}

#[test]
fn versions_are_the_same_everywhere_whatever_came_later() {
    let mut team = pair();
    put(team.file(0), &room("r", "Attic", Some(10)));
    put(team.file(1), &room("r", "Loft", Some(10)));
    let of_ada = team.file(0).save_version("Ada's").unwrap();
    let of_ben = team.file(1).save_version("Ben's").unwrap();
    team.meet();
    let of_both = team.file(0).save_version("both").unwrap();
    put(team.file(1), &room("r", "Cellar", Some(10)));
    team.meet();
    for at in 0..2 {
        let name = |id: &str| rooms(&team.members[at].file.at(&VersionRef::Named(id.to_owned())).unwrap());
        assert_eq!([name(&of_ada), name(&of_ben), name(&of_both)], ["Attic", "Loft", "Loft"]);
        let file = &team.members[at].file;
        let told =
            file.differences(&VersionRef::Named(of_ada.clone()), Some(&VersionRef::Named(of_ben.clone()))).unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].changes[0].from.as_str(), told[0].changes[0].to.as_str()), ("Attic", "Loft"));
    }
    team.check_same("");
}

#[test]
fn the_history_of_a_record_says_what_each_author_changed() {
    let mut team = pair();
    put(team.file(0), &room("r", "Attic", Some(10)));
    put(team.file(1), &room("r", "Loft", Some(10)));
    team.meet();
    for at in 0..2 {
        let told = team.file(at).record_history("room", "r").unwrap();
        let mut lines: Vec<String> = told
            .iter()
            .flat_map(|(change, fields)| {
                fields.iter().map(|field| format!("{} {} {}", change.author, field.from, field.to))
            })
            .filter(|line| line.contains("Hall "))
            .collect();
        lines.sort();
        assert_eq!(lines, ["Ada Hall Attic", "Ben Hall Loft"]);
    }
}

#[test]
fn resolving_all_of_one_person_is_one_change() {
    let mut team = pair();
    for at in 0..2 {
        let name = ["Attic", "Loft"][at];
        put(team.file(at), &room("r", name, Some(at as i64)));
        put(team.file(at), &Event { title: name.to_owned(), ..event("Bring tea to the old hall.") });
    }
    team.meet();
    assert_eq!(waiting(team.file(0)).len(), 3);
    assert_eq!(team.file(1).resolve_all_of("Ada").unwrap(), 3);
    let plan = team.file(1).snapshot().unwrap();
    assert_eq!((plan.rooms[0].name.as_str(), plan.events[0].title.as_str()), ("Attic", "Attic"));
    assert_eq!(team.file(1).resolve_all_of("Ada").unwrap(), 0);
    team.meet();
    team.check_same("");
    let undone = team.file(1).undo().unwrap().unwrap();
    assert_eq!(undone.label.code, "resolve_conflicts");
    assert_eq!(rooms(&team.file(1).snapshot().unwrap()), "Loft");
    let none = team.file(1).resolve("room", "r", "capacity", &Decision::Take(9));
    assert_eq!(none.unwrap_err().code(), "no_such_conflict");
}

#[test]
fn a_third_value_must_be_one_that_the_field_can_hold() {
    let mut team = pair();
    put(team.file(0), &room("r", "Hall", Some(11)));
    put(team.file(1), &room("r", "Hall", Some(12)));
    team.meet();
    for (value, code) in
        [(Cell::Text("many".to_owned()), "no_value_of"), (Cell::Integer(i64::MAX), "number_out_of_range")]
    {
        let refused = team.file(0).resolve("room", "r", "capacity", &Decision::Third(value));
        assert_eq!(refused.unwrap_err().code(), code);
    }
    team.file(0).resolve("room", "r", "capacity", &Decision::Third(Cell::Integer(13))).unwrap();
    assert_eq!(team.file(0).snapshot().unwrap().rooms[0].capacity, Some(13));
}
