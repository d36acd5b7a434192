//! Changes on their way from one copy of a plan to another: too early, twice, forged, of another plan, erased meanwhile.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use common::team::*;
use common::*;
use domain::*;
use store::{Bundle, Label, PlanFile};

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

#[test]
fn what_comes_too_early_waits_and_what_comes_again_is_passed_over() {
    let mut team = pair();
    let before = team.file(1).vector().unwrap();
    put(team.file(0), &room("a", "First", None));
    put(team.file(0), &room("a", "Second", None));
    put(team.file(0), &room("a", "Third", None));
    let (replica, last) =
        team.file(0).vector().unwrap().into_iter().find(|it| before.get(&it.0) != Some(&it.1)).unwrap();
    let piece = |team: &Team, number: i64| team.members[0].file.changes_of(&replica, number..=number).unwrap();
    let (third, second, first) = (piece(&team, last), piece(&team, last - 1), piece(&team, last - 2));
    assert_eq!((third.runs()[0].from(), third.runs()[0].to()), (last, last));
    assert_eq!(third.runs()[0].needs()[&replica], last - 1);
    let came = team.file(1).receive(std::slice::from_ref(&third)).unwrap();
    assert_eq!((came.applied, came.waiting), (0, 1));
    team.restart(1);
    let revision = team.file(1).revision();
    let came = team.file(1).receive(std::slice::from_ref(&third)).unwrap();
    assert_eq!((came.applied, came.waiting, team.file(1).revision()), (0, 1, revision), "nothing new");
    let came = team.file(1).receive(&[second, first]).unwrap();
    assert_eq!((came.applied, came.waiting, team.file(1).revision()), (3, 0, revision + 1));
    assert_eq!(name(team.file(1)), "Third, Hall");
    let came = team.file(1).receive(&[third]).unwrap();
    assert_eq!((came.applied, came.repeated), (0, 1));
    team.meet();
    team.check_same("");
}

#[test]
fn what_is_touched_is_told() {
    let mut team = pair();
    team.file(1).touched();
    put(team.file(0), &room("a", "New", None));
    team.give(0, 1);
    assert_eq!(team.file(1).touched().unwrap()["room"], Some(vec!["a".to_owned()]));
}

#[test]
fn changes_of_another_plan_and_forged_ones_are_refused_and_nothing_else_is_stopped() {
    let mut team = pair();
    let mut others = pair();
    put(others.file(0), &room("x", "Foreign", None));
    put(team.file(0), &room("a", "Genuine", None));
    let genuine = team.bundle(0, 1);
    let foreign = others.bundle(0, 1);
    let forged = |from: &str, to: &str| {
        let mut bytes = genuine.to_bytes().unwrap();
        let at = bytes.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
        Bundle::from_bytes(&bytes).unwrap()
    };
    for (from, to) in [("Genuine", "Forgery"), ("Ada", "Eve"), ("save", "move"), ("name", "nane")] {
        let came = team.file(1).receive(&[foreign.clone(), forged(from, to)]).unwrap();
        let codes: Vec<&str> = came.refused.iter().map(|refusal| refusal.error.code()).collect();
        assert_eq!((codes, came.applied), (vec!["foreign_changes", "forged_change"], 0), "{from}");
    }
    let came = team.file(1).receive(&[forged("Genuine", "Forgery"), genuine]).unwrap();
    assert_eq!((came.refused.len(), came.applied), (1, 1), "the true one is taken all the same");
    team.check_same("");
    for bytes in [&b""[..], b"paideia changes", b"paideia changes\x01", b"paideia changes\x00", b"something else"] {
        assert_eq!(Bundle::from_bytes(bytes).unwrap_err().code(), "changes_unreadable");
    }
    assert_eq!(Bundle::from_bytes(b"paideia changes\x02").unwrap_err().code(), "newer_changes");
}

#[test]
fn any_damaged_byte_of_a_bundle_is_refused() {
    let mut team = pair();
    put(team.file(0), &room("a", "Genuine", None));
    let bytes = team.bundle(0, 1).to_bytes().unwrap();
    let before = team.file(1).snapshot().unwrap();
    for at in 0..bytes.len() {
        for bit in [0x01, 0x20] {
            let mut damaged = bytes.clone();
            damaged[at] ^= bit;
            let Ok(bundle) = Bundle::from_bytes(&damaged) else { continue };
            let came = team.file(1).receive(&[bundle]).unwrap();
            // A salt or a mark beside the hash says nothing of the plan.
            assert!(
                came.applied == 0 || *team.file(1).snapshot().unwrap() == *team.file(0).snapshot().unwrap(),
                "{at}"
            );
            if came.applied == 0 {
                assert_eq!(team.file(1).snapshot().unwrap(), before, "{at}");
            } else {
                return;
            }
        }
    }
    let came = team.give(0, 1);
    assert_eq!(came.applied, 1);
    team.check_same("");
}

#[test]
fn two_copies_that_went_on_as_one_replica_are_told() {
    let mut team = pair();
    // A computer that was copied as a whole: the same names are thought of again.
    let counter = || {
        let number = std::sync::atomic::AtomicU8::new(0);
        std::sync::Arc::new(move || [number.fetch_add(1, std::sync::atomic::Ordering::SeqCst); 16])
    };
    for at in 0..2 {
        let Member { path, mut surroundings, file } = team.members.remove(at);
        drop(file);
        std::fs::remove_dir_all(&surroundings.home).unwrap();
        surroundings.random = counter();
        let file = PlanFile::open(&path, store::OpenRisk::Refuse, &surroundings).unwrap();
        team.members.insert(at, Member { path, surroundings, file });
    }
    put(team.file(0), &room("a", "Ada's", None));
    put(team.file(1), &room("a", "Ben's", None));
    let came = team.give(0, 1);
    assert_eq!(came.applied, 0);
    let vector = Default::default();
    let all = team.file(0).changes_since(&vector).unwrap();
    let came = team.file(1).receive(&[all]).unwrap();
    assert_eq!(came.refused.len(), 1);
    assert_eq!(came.refused[0].error.code(), "forked_change");
    assert_eq!(name(team.file(1)), "Ben's, Hall");
}

#[test]
fn what_was_erased_stays_erased_in_what_goes_out_and_comes_in() {
    let mut team = team(&[MORNING, MORNING + 5_000, MORNING + 9_000]);
    let label = Label::new("save_person").with("name", "Zebedee Quillfeather");
    team.file(0).command(label, |tx| tx.put(&person("p", "Zebedee Quillfeather", "zq@example.org"))).unwrap();
    put(team.file(0), &room("a", "Kept", None));
    let early = team.bundle(0, 1);
    team.file(1).receive(std::slice::from_ref(&early)).unwrap();
    team.file(0).erase_person("p").unwrap();
    let holds = |bytes: &[u8]| bytes.windows(11).any(|window| window == b"Quillfeathe");
    let late = team.bundle(0, 2);
    assert!(holds(&early.to_bytes().unwrap()) && !holds(&late.to_bytes().unwrap()));
    // Who comes later never sees it; whoever had it brings it back to nobody.
    let came = team.file(2).receive(&[late]).unwrap();
    assert!(came.refused.is_empty(), "{:?}", came.refused);
    assert!(team.file(2).snapshot().unwrap().people.is_empty());
    for at in [0, 2] {
        team.give(1, at);
        team.file(at).receive(std::slice::from_ref(&early)).unwrap();
        assert!(team.file(at).snapshot().unwrap().people.is_empty());
        assert!(team.file(at).find_in_history("Quillfeather").unwrap().is_empty());
        let found = team.file(at).verify().unwrap();
        assert!(found.is_intact && found.is_log_equal, "{:?}", found.differences);
    }
}

#[test]
fn attached_files_come_along() {
    let mut team = pair();
    team.file(0)
        .command(label("attach_file"), |tx| {
            let file_hash = tx.put_attachment(b"minutes")?;
            tx.put(&Evidence { id: "e".to_owned(), title: "Minutes".to_owned(), file_hash, ..Evidence::default() })
        })
        .unwrap();
    team.give(0, 1);
    let hash = team.file(1).snapshot().unwrap().evidence[0].file_hash.clone();
    assert_eq!(team.file(1).attachment(&hash).unwrap().unwrap(), b"minutes");
}

#[test]
fn values_beyond_the_limits_come_in_and_are_told() {
    let mut team = pair();
    put(team.file(0), &room("r", "Attic", Some(10)));
    // No door lets it in here: as a colleague's program with other limits would.
    let long = "x".repeat(bounds::LONGEST_TEXT - 10);
    put(team.file(0), &event(&long));
    put(team.file(1), &event(&"y".repeat(bounds::LONGEST_TEXT - 10)));
    let came = team.give(0, 1);
    assert_eq!(came.notices[0].code, "beyond_bounds", "two long texts, both kept");
    assert_eq!(text(team.file(1)).len(), 2 * (bounds::LONGEST_TEXT - 10) + 1);
    let Member { path, surroundings, file } = team.members.remove(1);
    drop(file);
    let file = PlanFile::open(&path, store::OpenRisk::Refuse, &surroundings).unwrap();
    assert_eq!(file.notices()[0].code, "beyond_bounds");
}

/// The changes of four people in one transaction; how many in all, `PAIDEIA_MERGED_CHANGES` says.
#[test]
fn many_changes_of_four_people_arrive_at_once() {
    let count = std::env::var("PAIDEIA_MERGED_CHANGES").ok().and_then(|count| count.parse().ok()).unwrap_or(400);
    let mut team = team_with(&[MORNING, MORNING + 1, MORNING + 2, MORNING + 3, MORNING + 4], |file| {
        file.command(label("rooms"), |tx| (0..200).try_for_each(|it| tx.put(&room(&it.to_string(), "Hall", None))))
            .unwrap();
    });
    for (at, author) in NAMES.iter().enumerate().skip(1) {
        for number in 0..count / 4 {
            // Most of what they do is their own; a tenth of it meets.
            let id = if usize::is_multiple_of(number, 10) {
                (number % 200).to_string()
            } else {
                format!("{at}-{}", number / 4)
            };
            let room = room(&id, &format!("Room {number} of {author}"), Some(number as i64));
            put(team.file(at), &room);
        }
    }
    let bundles: Vec<Bundle> = (1..5).map(|at| team.bundle(at, 0)).collect();
    let bytes: usize = bundles.iter().map(|bundle| bundle.to_bytes().unwrap().len()).sum();
    let begin = std::time::Instant::now();
    let came = team.file(0).receive(&bundles).unwrap();
    println!(
        "{} changes, {} conflicts, {bytes} bytes: {} ms",
        came.applied,
        came.conflicts,
        begin.elapsed().as_millis()
    );
    assert_eq!((came.applied, came.waiting, came.refused.len()), (count / 4 * 4, 0, 0));
    assert!(0 < came.conflicts);
    let found = team.file(0).verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{:?}", found.differences);
}
