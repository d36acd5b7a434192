//! Erasing for ever: every byte of a person in the plan and in every copy, resumed after whatever interrupted it.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::fs;

use common::*;
use domain::*;
use store::{Label, PlanFile};

const SECRETS: [&str; 4] = ["Zebedee Quillfeather", "zq@example.org", "555-0177", "Zebedee Oldname"];

/// A plan in which a person stands wherever people can, with two safety copies.
fn filled(world: &World) -> PlanFile {
    let mut file = world.create();
    let saved = |name: &str| Label::new("save_person").with("name", name).with("event", "Open Day");
    let mut zebedee = person("p1", SECRETS[3], SECRETS[1]);
    zebedee.phone = SECRETS[2].to_owned();
    file.command(saved(SECRETS[3]), |tx| tx.put(&zebedee)).unwrap();
    drop(file);
    world.next_day();
    let mut file = world.open().unwrap();
    zebedee.name = SECRETS[0].to_owned();
    file.command(saved(SECRETS[0]), |tx| {
        tx.put(&zebedee)?;
        tx.put(&person("p2", "Ann Other", "ann@example.org"))?;
        // What a merge of two partners left of the same person, and a namesake who is somebody else.
        tx.put(&person("double", SECRETS[0], ""))?;
        tx.put(&link("e1", "p1"))?;
        tx.put(&link("e1", "p2"))?;
        tx.put(&Interaction {
            id: "i".to_owned(),
            person_id: Some("p1".to_owned()),
            author: SECRETS[0].to_owned(),
            ..Default::default()
        })?;
        tx.put(&Task {
            id: "t".to_owned(),
            title: "Call".to_owned(),
            assignee: SECRETS[0].to_owned(),
            ..Default::default()
        })?;
        tx.put(&Action {
            id: "a".to_owned(),
            owner: SECRETS[0].to_owned(),
            involved: format!("Ann Other, {}", SECRETS[0]),
            ..Default::default()
        })?;
        tx.put(&Opinion {
            id: link_id(&["r", "f", SECRETS[0]]),
            rater: SECRETS[0].to_owned(),
            now: Some(3),
            ..Default::default()
        })?;
        tx.put(&Declaration {
            id: "d".to_owned(),
            signatories: vec!["Ann Other".to_owned(), SECRETS[0].to_owned()],
            ..Default::default()
        })?;
        tx.put(&ImportMapping {
            id: "s".to_owned(),
            sender: format!("{} <{}>", SECRETS[0], SECRETS[1]),
            headers: vec!["Name".to_owned()],
            ..Default::default()
        })?;
        tx.put(&ImportMapping { id: "o".to_owned(), sender: "Ann Other".to_owned(), ..Default::default() })?;
        tx.put(&Milestone { title: format!("Reading with {}", SECRETS[0]), ..milestone() })
    })
    .unwrap();
    file.command(label("merge_partners"), |tx| tx.remove::<Person>("double")).unwrap();
    put(&mut file, &milestone());
    file.save_version(&format!("as {} saw it", SECRETS[0])).unwrap();
    drop(file);
    world.next_day();
    let mut surroundings = world.surroundings.clone();
    surroundings.author = SECRETS[0].to_owned();
    let mut file = PlanFile::open(&world.path(), store::OpenRisk::Refuse, &surroundings).unwrap();
    file.command(label("delete"), |tx| tx.remove::<Person>("p1")).unwrap();
    file.undo().unwrap();
    drop(file);
    world.open().unwrap()
}

fn milestone() -> Milestone {
    Milestone {
        id: "m".to_owned(),
        title: "Reading".to_owned(),
        due_on: chrono::NaiveDate::from_ymd_opt(2027, 5, 3).unwrap(),
        ..Milestone::default()
    }
}

/// Every file below the world's folder that holds one of the secrets.
fn holding(world: &World, secrets: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![world.folder.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).unwrap().to_ascii_lowercase();
            let holds =
                |secret: &&str| bytes.windows(secret.len()).any(|window| window == secret.to_lowercase().as_bytes());
            if secrets.iter().any(holds) {
                found.push(path.strip_prefix(world.folder.path()).unwrap().display().to_string());
            }
        }
    }
    found.sort();
    found
}

#[track_caller]
fn check_gone(world: &World, file: &PlanFile) {
    let plan = file.snapshot().unwrap();
    assert_eq!(plan.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Ann Other"]);
    assert_eq!((plan.tasks[0].title.as_str(), plan.tasks[0].assignee.as_str()), ("Call", ""));
    assert_eq!((plan.actions[0].owner.as_str(), plan.actions[0].involved.as_str()), ("", "Ann Other"));
    assert_eq!(plan.declarations[0].signatories, ["Ann Other"]);
    assert_eq!((plan.interactions[0].person_id.as_ref(), plan.interactions[0].author.as_str()), (None, ""));
    assert_eq!((plan.opinions.len(), plan.opinions[0].now, plan.opinions[0].rater.as_str()), (1, Some(3), "?1"));
    assert_ne!(plan.opinions[0].id, link_id(&["r", "f", SECRETS[0]]), "an id by which a name can be guessed");
    assert_eq!(file.versions().unwrap()[0].name, "as … saw it");
    assert_eq!(plan.import_mappings.iter().map(|it| it.sender.as_str()).collect::<Vec<_>>(), ["Ann Other"]);
    let found = file.verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{found:?}");
    let names = [SECRETS[1], SECRETS[2], SECRETS[3]];
    assert_eq!(holding(world, &names), Vec::<String>::new());
}

#[test]
fn a_person_goes_from_everything_that_can_name_people_and_from_all_copies() {
    let world = world();
    let mut file = filled(&world);
    assert_eq!(holding(&world, &SECRETS).len(), 3, "the plan and two copies");
    let done = file.erase_person("p1").unwrap();
    assert_eq!((done.person_count, done.unfinished.len(), done.still.len()), (2, 0, 0));
    check_gone(&world, &file);
    let draft = store::redact("Ask ZEBEDEE QUILLFEATHER (zq@example.org), not Ann Other", &done.words);
    assert_eq!(draft, "Ask … (…), not Ann Other", "for what else this computer keeps");
    // A title that was cleaned long ago is past: it goes when somebody looks for it.
    let places = file.find_in_history(SECRETS[0]).unwrap();
    let told: Vec<String> =
        places.iter().map(|it| format!("{} {} {} {}", it.table, it.id, it.field, it.is_now)).collect();
    assert_eq!(told, ["milestone m title false"]);
    file.erase_from_history(SECRETS[0]).unwrap();
    assert_eq!(holding(&world, &SECRETS), Vec::<String>::new());
    assert_eq!(file.snapshot().unwrap().milestones[0].title, "Reading");
    assert_eq!(file.safety_copies().unwrap().len(), 2, "copies stay, without the person");
    let label = |file: &PlanFile| file.undo_label().unwrap().map(|label| label.code);
    assert_ne!(label(&file).as_deref(), Some("delete_person_for_ever"), "nothing takes it back");
    drop(file);
    let mut file = world.open().unwrap();
    assert!(file.notices().iter().all(|notice| notice.code != "erasure_unfinished"));
    let oldest = file.safety_copies().unwrap().pop().unwrap().key;
    file.restore_safety_copy(&oldest).unwrap();
    assert!(file.verify().unwrap().is_intact, "the chain holds in a copy too");
    assert_eq!(holding(&world, &SECRETS), Vec::<String>::new());
}

#[test]
fn words_of_the_day_of_a_copy_go_from_it_too() {
    let world = world();
    let mut file = world.create();
    let told = |what: &str| Milestone { title: format!("{what} {}", SECRETS[0]), ..milestone() };
    put(&mut file, &told("Reading with"));
    put(&mut file, &Milestone { id: "thanks".to_owned(), ..told("Thank") });
    drop(file);
    world.next_day();
    let mut file = world.open().unwrap();
    put(&mut file, &milestone());
    let done = file.erase_from_history(SECRETS[0]).unwrap();
    assert_eq!(done.still.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["thanks"]);
    assert_eq!(holding(&world, &["Reading with Zebedee"]), Vec::<String>::new());
    assert_eq!(holding(&world, &["Thank Zebedee"]).len(), 2, "what is said today was said then");
    let key = file.safety_copies().unwrap().pop().unwrap().key;
    file.restore_safety_copy(&key).unwrap();
    let found = file.verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{found:?}");
    assert_eq!(file.snapshot().unwrap().milestones[1].title, format!("Thank {}", SECRETS[0]));
}

#[test]
fn words_that_are_said_today_are_told_and_stay() {
    let world = world();
    let mut file = filled(&world);
    put(&mut file, &Milestone { title: format!("Thank {}", SECRETS[0]), ..milestone() });
    let done = file.erase_person("p1").unwrap();
    let still: Vec<&str> = done.still.iter().map(|place| place.field.as_str()).collect();
    assert_eq!(still, ["title"]);
    assert_eq!(file.snapshot().unwrap().milestones[0].title, format!("Thank {}", SECRETS[0]));
    assert_eq!(file.erase_from_history("q").unwrap_err().code(), "words_too_short");
}

#[test]
fn what_was_left_beside_the_plan_goes_with_the_person() {
    let world = world();
    let mut file = filled(&world);
    let beside = |ending: &str| world.folder.path().join(format!("riverton.paideia{ending}"));
    let (left, others) = ([".other-wal-1", ".other-wal-12", ".rescue", ".repair-wal"], [".bak", "2", " (conflict)"]);
    left.iter().chain(&others).for_each(|ending| fs::write(beside(ending), SECRETS[1]).unwrap());
    let done = file.erase_person("p1").unwrap();
    assert_eq!(done.unfinished, Vec::<String>::new());
    for ending in left {
        assert!(!beside(ending).exists(), "{ending}");
    }
    for ending in others {
        assert!(beside(ending).exists(), "{ending}: somebody's own");
    }
}

#[test]
fn files_that_name_the_person_are_told_and_go_from_the_bin_with_the_words() {
    let world = world();
    let mut file = filled(&world);
    let evidence = |id: &str, file_hash: &str, file_name: &str| Evidence {
        id: id.to_owned(),
        title: "Minutes".to_owned(),
        file_hash: file_hash.to_owned(),
        file_name: file_name.to_owned(),
        ..Evidence::default()
    };
    let keep = |file: &mut PlanFile, id: &str, name: &str, bytes: &[u8]| {
        file.command(label("attach_file"), |tx| {
            let hash = tx.put_attachment(bytes)?;
            tx.put(&evidence(id, &hash, name))?;
            Ok(hash)
        })
        .unwrap()
    };
    let own = keep(&mut file, "own", "CV_Zebedee-Quillfeather.pdf", b"his own");
    let shared = keep(&mut file, "shared", "zebedee quillfeather.pdf", b"of two");
    keep(&mut file, "other", "Minutes.pdf", b"of two");
    let done = file.erase_person("p1").unwrap();
    let told: Vec<String> = done.still.iter().map(|it| format!("{} {} {}", it.table, it.id, it.field)).collect();
    assert_eq!(told, ["evidence own file_name", "evidence shared file_name"]);
    for id in ["own", "shared"] {
        file.command(label("delete"), |tx| tx.remove::<Evidence>(id)).unwrap();
    }
    assert!(file.attachment(&own).unwrap().is_some(), "the bin can bring it back");
    file.erase_from_history(SECRETS[0]).unwrap();
    assert_eq!(file.attachment(&own).unwrap(), None);
    assert_eq!(file.attachment(&shared).unwrap().as_deref(), Some(&b"of two"[..]), "another record names it");
    assert!(file.bin().unwrap().iter().all(|binned| binned.table != "evidence"));
    assert_eq!(holding(&world, &["Zebedee-Quillfeather", "his own"]), Vec::<String>::new());
    assert!(file.verify().unwrap().is_intact);
}

#[test]
fn whoever_was_merged_into_the_person_goes_too() {
    let world = world();
    let mut file = filled(&world);
    let saved = |tx: &mut store::Tx| {
        tx.put(&person("short", "Zeb Tailpiece", "zeb@example.net"))?;
        tx.put(&person("kept", "Zeb Stays", "stays@example.net"))
    };
    file.command(Label::new("save_person"), saved).unwrap();
    for gone in ["short", "kept"] {
        let label = Label::new("merge_people").with("keep_id", "p1").with("gone_id", gone);
        file.command(label, |tx| tx.remove::<Person>(gone)).unwrap();
    }
    // The second merge was a mistake.
    file.undo().unwrap();
    file.erase_person("p1").unwrap();
    assert_eq!(holding(&world, &["tailpiece", "zeb@example.net"]), Vec::<String>::new());
    assert!(!holding(&world, &["zeb stays"]).is_empty());
}

#[test]
fn namesakes_and_people_behind_one_address_stay() {
    let world = world();
    let mut file = world.create();
    file.command(label("save"), |tx| {
        tx.put(&person("a", "Maria Silva", "office@example.org"))?;
        tx.put(&person("b", "Maria Silva", "maria@example.org"))?;
        tx.put(&person("c", "Jo Silva", "office@example.org"))?;
        tx.put(&person("d", "Maria Silva", ""))
    })
    .unwrap();
    let done = file.erase_person("a").unwrap();
    assert_eq!(done.person_count, 1);
    let left: Vec<String> = file.snapshot().unwrap().people.iter().map(|person| person.id.clone()).collect();
    assert_eq!(left, ["b", "c", "d"]);
}

#[test]
fn an_interrupted_erasure_is_told_and_finished() {
    let world = world();
    let mut file = filled(&world);
    // A folder where the new copy should be written: that copy cannot be done.
    let keys: Vec<String> = file.safety_copies().unwrap().into_iter().map(|copy| copy.key).collect();
    let in_the_way = world.copy(&keys[0]).with_file_name(format!("{}.paideia.part", keys[0]));
    fs::create_dir(&in_the_way).unwrap();
    fs::write(in_the_way.join("x"), b"").unwrap();
    let done = file.erase_person("p1").unwrap();
    assert!(!done.unfinished.is_empty(), "{done:?}");
    drop(file);
    let file = world.open().unwrap();
    let told = file.notices().iter().find(|notice| notice.code == "erasure_unfinished").unwrap();
    assert!(told.values["name"].contains(&keys[0]), "{told:?}");
    drop(file);
    fs::remove_dir_all(&in_the_way).unwrap();
    let file = world.open().unwrap();
    assert!(file.notices().iter().all(|notice| notice.code != "erasure_unfinished"));
    check_gone(&world, &file);
    drop(file);
    assert!(fs::read_dir(world.folder.path().join("home/erasures")).unwrap().next().is_none(), "nothing left to do");
}

#[test]
fn what_a_crash_left_between_plan_and_copies_is_finished_at_the_next_opening() {
    let world = world();
    let mut file = filled(&world);
    let copies: Vec<_> = file.safety_copies().unwrap().iter().map(|copy| world.copy(&copy.key)).collect();
    let before: Vec<Vec<u8>> = copies.iter().map(|copy| fs::read(copy).unwrap()).collect();
    let plan_before = {
        file.rest().unwrap();
        fs::read(world.path()).unwrap()
    };
    // The intention as it stands while the erasure is under way.
    let intentions = world.folder.path().join("home/erasures");
    let seen = {
        fs::create_dir_all(&intentions).unwrap();
        let done = file.erase_person("p1").unwrap();
        assert!(done.unfinished.is_empty());
        drop(file);
        let after = fs::read(world.path()).unwrap();
        let text = format!(
            "{{\"plan\":\"{}\",\"target\":{{\"people\":[\"p1\",\"double\"],\"names\":[\"{}\",\"{}\",\"{}\",\"{}\"],\"past\":[]}}}}",
            world.open().unwrap().plan_id(),
            SECRETS[0].to_lowercase(),
            SECRETS[1],
            SECRETS[2],
            SECRETS[3].to_lowercase(),
        );
        (after, text)
    };
    for (what, plan) in [("after the plan", &seen.0), ("before the plan", &plan_before)] {
        fs::write(world.path(), plan).unwrap();
        copies.iter().zip(&before).for_each(|(copy, bytes)| fs::write(copy, bytes).unwrap());
        let part = copies[0].with_extension("paideia.part");
        fs::write(&part, &before[0]).unwrap();
        fs::write(intentions.join("begun.json"), &seen.1).unwrap();
        let file = world.open().unwrap();
        assert!(!part.exists(), "{what}");
        check_gone(&world, &file);
        drop(file);
        assert!(!intentions.join("begun.json").exists(), "{what}");
    }
}

#[test]
fn files_of_the_plan_among_the_local_copies_are_erased_in_too() {
    let world = world();
    let mut file = filled(&world);
    file.rest().unwrap();
    // One as it was copied, one that was worked on: there the person got another name, and a task was given to it.
    let untouched = store::copy_to_local(&world.path(), &world.surroundings).unwrap();
    let worked_on = store::copy_to_local(&world.path(), &world.surroundings).unwrap();
    let mut other = world.open_at(&worked_on).unwrap();
    other
        .command(label("save"), |tx| {
            tx.put(&person("p1", "Zebedee Newname", SECRETS[1]))?;
            tx.put(&Task { id: "there".to_owned(), assignee: "Zebedee Newname".to_owned(), ..Task::default() })?;
            tx.put(&Milestone { id: "kept".to_owned(), title: "Kept".to_owned(), ..milestone() })
        })
        .unwrap();
    drop(other);
    world.next_day();
    drop(world.open_at(&worked_on).unwrap());
    let stranger = world.folder.path().join("home/plans/other.paideia");
    let mut elsewhere = PlanFile::create(&stranger, &world.surroundings, &profile()).unwrap();
    put(&mut elsewhere, &person("s", SECRETS[0], SECRETS[1]));
    drop(elsewhere);
    // Somebody works in it: it is told, and done once it is free.
    let held = world.open_at(&worked_on).unwrap();
    let done = file.erase_person("p1").unwrap();
    assert_eq!(done.unfinished, ["riverton 2.paideia"]);
    assert!(!fs::read(&untouched).unwrap().windows(6).any(|it| it == b"zq@exa"), "the other one is done at once");
    drop((held, file));
    let file = world.open().unwrap();
    assert!(file.notices().iter().all(|notice| notice.code != "erasure_unfinished"), "{:?}", file.notices());
    let secrets = [SECRETS[1], SECRETS[2], SECRETS[3], "Zebedee Newname"];
    assert_eq!(holding(&world, &secrets), ["home/plans/other.paideia"], "another plan's person");
    drop(file);
    let other = world.open_at(&worked_on).unwrap();
    let found = other.verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{found:?}");
    let plan = other.snapshot().unwrap();
    assert!(plan.milestones.iter().any(|it| it.title == "Kept") && plan.tasks.iter().all(|it| it.assignee.is_empty()));
}

#[test]
fn a_damaged_file_among_the_local_copies_is_told_and_stays() {
    let world = world();
    let mut file = filled(&world);
    file.rest().unwrap();
    let copy = store::copy_to_local(&world.path(), &world.surroundings).unwrap();
    let mut bytes = fs::read(&copy).unwrap();
    let half = bytes.len() / 2;
    bytes.truncate(half);
    fs::write(&copy, &bytes).unwrap();
    assert_eq!(file.erase_person("p1").unwrap().unfinished, ["riverton.paideia"]);
    assert_eq!(fs::read(&copy).unwrap(), bytes, "byte for byte");
}

#[test]
fn attached_files_that_may_tell_of_the_person_are_told() {
    let world = world();
    let mut file = filled(&world);
    for (name, bytes) in [
        ("list.csv", "Name;Role\nZEBEDEE QUILLFEATHER;Chair\n".as_bytes()),
        ("others.txt", b"Ann Other"),
        ("photo.jpg", &[0xff, 0xd8, 0xff, 0xe0]),
        ("paper.pdf", b"%PDF-1.7 plain outside"),
    ] {
        file.command(label("attach_file"), |tx| {
            let file_hash = tx.put_attachment(bytes)?;
            let (id, file_name) = (tx.new_id(), name.to_owned());
            tx.put(&Evidence { id, file_hash, file_name, ..Evidence::default() })
        })
        .unwrap();
    }
    let done = file.erase_person("p1").unwrap();
    let told: Vec<(&str, bool)> = done.files.iter().map(|it| (it.name.as_str(), it.says_them)).collect();
    assert_eq!(told, [("list.csv", true), ("paper.pdf", false), ("photo.jpg", false)]);
}
