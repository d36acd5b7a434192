//! The bin by random histories with references: what comes back, and with which links, against a slow twin that keeps
//! whole copies of the plan.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::*;
use domain::references::{ABOUT_SUBJECTS, OnDelete, REFERENCES};
use domain::*;
use proptest::prelude::*;
use store::PlanFile;

/// Every cell of a plan: table, id, field.
type Cells = BTreeMap<(String, String, String), Cell>;

fn put_cells(plan: &Plan) -> Cells {
    let mut cells = Cells::new();
    any::each_cell(plan, |table, id, field, cell| {
        cells.insert((table.to_owned(), id.to_owned(), field.to_owned()), cell);
    });
    cells
}

fn ids(cells: &Cells) -> BTreeSet<(String, String)> {
    cells.keys().map(|(table, id, _)| (table.clone(), id.clone())).collect()
}

/// What a deletion did, as whole copies show it.
struct Deletion {
    gone: BTreeSet<(String, String)>,
    before: Cells,
    after: Cells,
}

/// What must be there after bringing a deletion back: nothing but whole copies is asked.
fn expected(deletion: &Deletion, now: &Cells) -> Cells {
    let mut cells = now.clone();
    for (place, cell) in &deletion.before {
        if deletion.gone.contains(&(place.0.clone(), place.1.clone())) {
            cells.insert(place.clone(), cell.clone());
        }
    }
    let there = ids(&cells);
    for (place, cell) in &mut cells {
        // Cleared by the deletion and untouched since; what it named is there again, by whatever way.
        let was_cleared = deletion.after.get(place) == Some(&Cell::Null) && *cell == Cell::Null;
        let Some(before) = deletion.before.get(place).filter(|_| was_cleared) else { continue };
        let reference = REFERENCES.iter().find(|it| it.table == place.0 && it.field == place.2);
        if reference.is_some_and(|it| there.contains(&(it.target.to_owned(), before.plain()))) {
            *cell = before.clone();
        }
    }
    // What came back names nothing that has gone since.
    for (place, cell) in &mut cells {
        let is_back = deletion.gone.contains(&(place.0.clone(), place.1.clone()));
        let reference = REFERENCES.iter().find(|it| it.table == place.0 && it.field == place.2);
        if let (true, Some(reference), Cell::Text(target)) = (is_back, reference, &*cell) {
            let is_gone = !there.contains(&(reference.target.to_owned(), target.clone()));
            if is_gone && reference.on_delete == OnDelete::SetNull {
                *cell = Cell::Null;
            }
        }
    }
    cells
}

/// Whether something that comes back belongs to what has gone since.
fn lacks_its_own(deletion: &Deletion, now: &Cells) -> bool {
    let there: BTreeSet<(String, String)> = ids(now).union(&deletion.gone).cloned().collect();
    deletion.before.iter().any(|((table, id, field), cell)| {
        if !deletion.gone.contains(&(table.clone(), id.clone())) {
            return false;
        }
        let is_gone = |target: &str, id: &str| !there.contains(&(target.to_owned(), id.to_owned()));
        let by_field = REFERENCES.iter().any(|it| {
            it.table == table
                && it.field == field
                && it.on_delete == OnDelete::Cascade
                && is_gone(it.target, &cell.plain())
        });
        let subject = deletion.before.get(&(table.clone(), id.clone(), "subject".to_owned())).map(Cell::plain);
        let by_subject = ABOUT_SUBJECTS.contains(&table.as_str())
            && field == "subject_id"
            && subject.is_some_and(|subject| is_gone(&subject, &cell.plain()));
        *cell != Cell::Null && (by_field || by_subject)
    })
}

/// Many records of some tables in one change, which one undo takes back.
fn import(file: &mut PlanFile, table: &str, seed: usize) {
    let before = any::read_whole(file);
    let at = any::TABLES.iter().position(|known| *known == table).unwrap();
    file.command(label("import"), |tx| {
        (0..9).try_for_each(|number| {
            let table = any::TABLES[(at + number) % any::TABLES.len()];
            any::put_any(tx, table, &(number % 3).to_string(), seed * 7 + number)
        })
    })
    .unwrap();
    let after = any::read_whole(file);
    if before != after {
        file.undo().unwrap();
        assert_eq!(any::read_whole(file), before, "undo of an import");
        file.redo().unwrap();
        assert_eq!(any::read_whole(file), after);
    }
}

/// Everything of one record moves to the next; whole copies say what must be there.
fn merge(file: &mut PlanFile, table: &str, keep: &str, before: &Cells) {
    let gone = ["1", "2", "0"][keep.parse::<usize>().unwrap()];
    let is_there = |id: &str| ids(before).contains(&(table.to_owned(), id.to_owned()));
    if !is_there(keep) || !is_there(gone) {
        return;
    }
    file.command(label("merge"), |tx| {
        any::redirect(tx, table, gone, keep)?;
        tx.remove_whole(table, gone)
    })
    .unwrap();
    let mut expected = before.clone();
    expected.retain(|(of, id, _), _| (of.as_str(), id.as_str()) != (table, gone));
    let subjects: BTreeSet<(String, String)> = before
        .iter()
        .filter(|((of, _, field), cell)| {
            ABOUT_SUBJECTS.contains(&of.as_str()) && field == "subject" && cell.plain() == table
        })
        .map(|((of, id, _), _)| (of.clone(), id.clone()))
        .collect();
    for ((of, id, field), cell) in &mut expected {
        let is_reference = REFERENCES.iter().any(|it| it.table == of && it.field == field && it.target == table);
        let is_about = field == "subject_id" && subjects.contains(&(of.clone(), id.clone()));
        if (is_reference || is_about) && *cell == Cell::Text(gone.to_owned()) {
            *cell = Cell::Text(keep.to_owned());
        }
    }
    let now = put_cells(&any::read_whole(file));
    assert_eq!(now, expected, "{table}: {gone} became {keep}");
    file.undo().unwrap();
    assert_eq!(put_cells(&any::read_whole(file)), *before, "undo of a merge");
    file.redo().unwrap();
    assert_eq!(put_cells(&any::read_whole(file)), now);
}

/// Nobody names an erased person, and nothing changes that cannot name people.
fn erase(file: &mut PlanFile, id: &str, before: &Cells) {
    file.erase_person(id).unwrap();
    let plan = any::read_whole(file);
    let named = any::named(&plan, Person::TABLE);
    assert!(named.iter().all(|(_, named)| named != id), "{id} is named: {named:?}");
    assert!(plan.people.iter().all(|person| person.id != id));
    let now = put_cells(&plan);
    let can_tell = |(table, _, field): &(String, String, String)| {
        let tables = [Person::TABLE, EventPerson::TABLE, Opinion::TABLE, ImportMapping::TABLE];
        let fields = [
            "assignee",
            "owner",
            "involved",
            "responsible",
            "author",
            "report_of",
            "collector",
            "signatories",
            "written_by",
        ];
        tables.contains(&table.as_str()) || fields.contains(&field.as_str()) || field == "person_id"
    };
    let others = |cells: &Cells| -> Cells {
        cells.iter().filter(|(place, _)| !can_tell(place)).map(|(place, cell)| (place.clone(), cell.clone())).collect()
    };
    assert_eq!(others(&now), others(before), "erasing {id} touched something else");
}

fn run(seed: usize, steps: &[(usize, usize, usize)]) {
    let world = world();
    let mut file = world.create();
    file.command(label("write"), |tx| {
        for (place, table) in any::TABLES.iter().enumerate() {
            for id in 0..3 {
                any::put_any(tx, table, &id.to_string(), seed * 1000 + place * 4 + id)?;
            }
        }
        Ok(())
    })
    .unwrap();
    let mut deletions: Vec<Deletion> = Vec::new();
    for (kind, table, id) in steps {
        let (table, id) = (any::TABLES[table % any::TABLES.len()], (id % 3).to_string());
        let before = put_cells(&any::read_whole(&mut file));
        match kind % 8 {
            0..=2 => {
                let count = file.command(label("delete"), |tx| tx.remove_whole(table, &id)).unwrap();
                let after = put_cells(&any::read_whole(&mut file));
                let gone: BTreeSet<(String, String)> = ids(&before).difference(&ids(&after)).cloned().collect();
                assert_eq!(gone.len(), count);
                if !gone.is_empty() {
                    deletions.push(Deletion { gone, before, after });
                }
            }
            3 => file.command(label("write"), |tx| any::put_any(tx, table, &id, seed + kind * 31)).unwrap(),
            4 => import(&mut file, table, seed + kind),
            5 => merge(&mut file, table, &id, &before),
            6 => {
                erase(&mut file, &id, &before);
                // What was deleted before says less now than its whole copies.
                deletions.clear();
            }
            _ => {
                let Some(deletion) = deletions.pop() else { continue };
                let still: Vec<_> = deletion.gone.iter().filter(|record| !ids(&before).contains(*record)).collect();
                let Some((table, id)) = still.first() else { continue };
                let deletion = Deletion { gone: still.iter().map(|it| (*it).clone()).collect(), ..deletion };
                let restored = file.restore(table, id);
                let now = put_cells(&any::read_whole(&mut file));
                if lacks_its_own(&deletion, &before) {
                    assert_eq!(restored.unwrap_err().code(), "restore_first", "{table} {id}");
                    assert_eq!(now, before, "refused and changed");
                    continue;
                }
                let restored = restored.unwrap();
                assert_eq!(restored.record_count, deletion.gone.len());
                let expected = expected(&deletion, &before);
                let differing: Vec<_> = expected.iter().filter(|(place, cell)| now.get(place) != Some(cell)).collect();
                assert_eq!(differing, Vec::<(&(String, String, String), &Cell)>::new(), "{table} {id}");
                assert_eq!(now.len(), expected.len());
                file.undo().unwrap();
                assert_eq!(put_cells(&any::read_whole(&mut file)), before, "undo of the return");
                file.redo().unwrap();
                assert_eq!(put_cells(&any::read_whole(&mut file)), now);
            }
        }
    }
    assert!(file.verify().unwrap().is_log_equal);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_deleted_comes_back_with_its_links(
        seed in 0..10_000_usize,
        steps in proptest::collection::vec((0..8_usize, 0..1000_usize, 0..3_usize), 1..14),
    ) {
        run(seed, &steps);
    }
}

#[test]
fn a_venue_comes_back_with_its_sessions_and_tells_what_moved_on() {
    let world = world();
    let mut file = world.create();
    let session = |id: &str, venue: Option<&str>| Session {
        id: id.to_owned(),
        event_id: "e".to_owned(),
        venue_id: venue.map(str::to_owned),
        ..Session::default()
    };
    file.command(label("save"), |tx| {
        tx.put(&venue("library", "Central Library"))?;
        tx.put(&venue("school", "School"))?;
        (0..24).try_for_each(|number| tx.put(&session(&format!("s{number:02}"), Some("library"))))
    })
    .unwrap();
    file.command(label("delete"), |tx| tx.remove_whole("venue", "library")).unwrap();
    put(&mut file, &session("s03", Some("school")));
    let told = file.restore("venue", "library").unwrap();
    assert_eq!((told.record_count, told.link_count), (1, 23));
    assert_eq!(told.left_alone, [("session".to_owned(), "s03".to_owned(), "venue_id".to_owned())]);
    let plan = file.snapshot().unwrap();
    let there = plan.sessions.iter().filter(|session| session.venue_id.as_deref() == Some("library")).count();
    assert_eq!(there, 23);
    assert_eq!(plan.sessions[3].venue_id.as_deref(), Some("school"));
}

#[test]
fn what_belongs_to_something_in_the_bin_says_what_comes_first() {
    let world = world();
    let mut file = world.create();
    let mut hall = room("r", "Hall", None);
    hall.venue_id = "v".to_owned();
    file.command(label("save"), |tx| {
        tx.put(&venue("v", "Library"))?;
        tx.put(&hall)
    })
    .unwrap();
    file.command(label("delete"), |tx| tx.remove::<Room>("r")).unwrap();
    file.command(label("delete"), |tx| tx.remove_whole("venue", "v")).unwrap();
    let refused = file.restore("room", "r").unwrap_err();
    assert_eq!((refused.code(), refused.values()["name"].as_str()), ("restore_first", "Library"));
    file.restore("venue", "v").unwrap();
    file.restore("room", "r").unwrap();
    assert_eq!(rooms(&file.snapshot().unwrap()), "Hall");
}

#[test]
fn what_is_written_anew_is_named_again_by_what_comes_back() {
    let world = world();
    let mut file = world.create();
    let mut hall = room("r", "Hall", None);
    hall.venue_id = "v".to_owned();
    let session =
        Session { id: "s".to_owned(), event_id: "e".to_owned(), venue_id: Some("v".to_owned()), ..Session::default() };
    file.command(label("save"), |tx| {
        tx.put(&venue("v", "Library"))?;
        tx.put(&hall)?;
        tx.put(&session)
    })
    .unwrap();
    file.command(label("delete"), |tx| tx.remove_whole("venue", "v")).unwrap();
    put(&mut file, &venue("v", "Library"));
    let told = file.restore("room", "r").unwrap();
    assert_eq!((told.record_count, told.link_count), (1, 1));
    assert_eq!(file.snapshot().unwrap().sessions[0].venue_id.as_deref(), Some("v"));
}
