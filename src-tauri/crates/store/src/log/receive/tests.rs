//! Edges of taking changes in: named states that are forged, more that wait than may, one that repeats what it had seen,
//! and a colleague who goes on from the middle of what came along.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tempfile::TempDir;

use super::*;
use crate::inside_tests::{create, milestone, put, surroundings};
use crate::log::bundle::{Item, Run};
use crate::{OpenRisk, Surroundings};

/// The plan of the first; the others begin with a copy of it when they are opened.
struct Copies {
    folder: TempDir,
    around: Surroundings,
}

fn copies() -> (Copies, PlanFile) {
    let folder = tempfile::tempdir().unwrap();
    let number = AtomicU64::new(1);
    let random = Arc::new(move || u128::from(number.fetch_add(1, Ordering::SeqCst)).to_be_bytes());
    let around = Surroundings { random, ..surroundings(&folder) };
    drop(create(&folder));
    let first = PlanFile::open(&folder.path().join("a.paideia"), OpenRisk::Accept, &around).unwrap();
    (Copies { folder, around }, first)
}

impl Copies {
    fn of(&self, file: &PlanFile, name: &str) -> PlanFile {
        let path = self.folder.path().join(format!("{name}.paideia"));
        file.save_copy(&path).unwrap();
        let around = Surroundings { home: self.folder.path().join(name), ..self.around.clone() };
        PlanFile::open(&path, OpenRisk::Accept, &around).unwrap()
    }
}

fn sent(from: &PlanFile, to: &PlanFile) -> Bundle {
    from.changes_since(&to.vector().unwrap()).unwrap()
}

#[test]
fn named_states_are_taken_once_and_as_they_were_named() {
    let (copies, mut ann) = copies();
    let mut ben = copies.of(&ann, "b");
    put(&mut ann, &milestone(1, "Print", ""));
    ann.save_version("as tabled").unwrap();
    ann.save_version("as decided").unwrap();
    let bundle = Bundle { runs: Vec::new(), ..sent(&ann, &ben) };
    let sealed = |state: &mut NamedState| {
        state.hash = chain::version_hash(&state.id, &state.name, state.wall, &state.author, &state.vector);
    };
    type Spoil<'a> = &'a dyn Fn(&mut NamedState);
    let spoils: [(&str, Spoil); 7] = [
        ("name", &|it| it.name = "as fabled".to_owned()),
        ("author", &|it| it.author = "Eve".to_owned()),
        ("time", &|it| it.wall += 1),
        ("vector", &|it| it.vector = "{}".to_owned()),
        ("hash", &|it| it.hash[0] ^= 1),
        ("no vector at all", &|it| {
            it.vector = "[1]".to_owned();
            sealed(it);
        }),
        ("a time that is none", &|it| {
            it.wall = i64::MAX;
            sealed(it);
        }),
    ];
    for (told, spoil) in spoils {
        let mut forged = bundle.clone();
        forged.versions.truncate(1);
        spoil(&mut forged.versions[0]);
        let revision = ben.revision();
        ben.receive(&[forged]).unwrap();
        assert_eq!((ben.versions().unwrap(), ben.revision()), (vec![], revision), "{told}");
    }
    let revision = ben.revision();
    ben.receive(std::slice::from_ref(&bundle)).unwrap();
    let names = |file: &PlanFile| file.versions().unwrap().into_iter().map(|it| (it.id, it.name)).collect::<Vec<_>>();
    let mut known = (names(&ann), names(&ben));
    known.0.sort();
    known.1.sort();
    assert_eq!(known.0, known.1);
    assert_eq!((known.0.len(), ben.revision()), (2, revision + 1));
    ben.receive(&[bundle]).unwrap();
    assert_eq!(ben.revision(), revision + 1, "nothing new");
    assert!(ben.verify().unwrap().is_intact);
}

#[test]
fn so_many_may_wait_and_no_more() {
    let (copies, mut ann) = copies();
    let mut ben = copies.of(&ann, "b");
    for number in 0..4 {
        put(&mut ann, &milestone(number, "Print", ""));
    }
    let mut bundle = sent(&ann, &ben);
    // Without the first of them the others wait.
    bundle.runs[0].changes.remove(0);
    bundle.runs[0].from += 1;
    let first = bundle.runs[0].from;
    let fill = |file: &PlanFile, count: u32| {
        let sql = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?1)
                   INSERT INTO pending (uid, seq, hash, body) SELECT 'newer', n, x'', x'' FROM n";
        file.connection.execute("DELETE FROM pending", []).unwrap();
        file.connection.execute(sql, [count]).unwrap();
    };
    for (room, told) in
        [(0, vec![first, first + 1, first + 2]), (1, vec![first + 1, first + 2]), (2, vec![first + 2]), (3, vec![])]
    {
        fill(&ben, MOST_WAITING - room);
        let came = ben.receive(std::slice::from_ref(&bundle)).unwrap();
        let refused: Vec<i64> = came.refused.iter().map(|refusal| refusal.seq).collect();
        assert!(came.refused.iter().all(|refusal| refusal.error.code() == "too_many_waiting"), "{:?}", came.refused);
        assert_eq!((refused, came.applied, came.waiting), (told, 0, MOST_WAITING as usize), "{room}");
    }
    assert_eq!(ben.waiting_counts().unwrap(), (MOST_WAITING as usize, 0));
    // What waits already takes no room twice.
    let came = ben.receive(&[bundle]).unwrap();
    assert_eq!((came.refused.len(), came.waiting), (0, MOST_WAITING as usize));
    let came = ben.receive(&[sent(&ann, &ben)]).unwrap();
    assert_eq!((came.applied, came.waiting), (4, MOST_WAITING as usize - 3));
    assert_eq!(ben.snapshot().unwrap().milestones.len(), 4);
}

#[test]
fn one_change_that_comes_twice_at_once_is_taken_once() {
    let (copies, mut ann) = copies();
    let mut ben = copies.of(&ann, "b");
    put(&mut ann, &milestone(1, "Print", ""));
    let bundle = sent(&ann, &ben);
    let forged = {
        let mut forged = bundle.clone();
        forged.runs[0].changes[0].author = "Eve".to_owned();
        forged
    };
    // A forged one first or last; the true one is taken all the same.
    let came = ben.receive(&[forged.clone(), bundle.clone(), bundle.clone()]).unwrap();
    let codes: Vec<&str> = came.refused.iter().map(|it| it.error.code()).collect();
    assert_eq!((came.applied, came.repeated, codes), (1, 0, vec!["forged_change"]));
    let came = ben.receive(&[bundle.clone(), bundle.clone()]).unwrap();
    assert_eq!((came.applied, came.repeated, came.refused.len()), (0, 1, 0));
    let mut cleo = copies.of(&ann, "c");
    let mut empty = Bundle { runs: Vec::new(), ..bundle.clone() };
    assert_eq!(cleo.receive(std::slice::from_ref(&empty)).unwrap().applied, 0);
    empty.plan_id = "another".to_owned();
    let refused = cleo.receive(&[empty]).unwrap().refused;
    assert_eq!((refused[0].replica.as_str(), refused[0].seq, refused[0].error.code()), ("", 0, "foreign_changes"));
}

#[test]
fn what_claims_a_place_that_is_taken_is_told_by_its_number() {
    let (copies, mut ann) = copies();
    let mut ben = copies.of(&ann, "b");
    for number in 0..3 {
        put(&mut ann, &milestone(number, "Print", ""));
    }
    let bundle = sent(&ann, &ben);
    ben.receive(std::slice::from_ref(&bundle)).unwrap();
    let from = bundle.runs[0].from;
    let mut other = bundle.clone();
    other.runs[0].changes.iter_mut().for_each(|item| item.hash[0] ^= 1);
    let told = |came: Received| -> Vec<(i64, String)> {
        came.refused.iter().map(|it| (it.seq, it.error.code().to_owned())).collect()
    };
    let forked = |seq: i64| (seq, "forked_change".to_owned());
    assert_eq!(told(ben.receive(std::slice::from_ref(&other)).unwrap()), [from, from + 1, from + 2].map(forked));
    // The number of the first change of all, and numbers that are none.
    other.runs[0].from = 1;
    assert_eq!(told(ben.receive(std::slice::from_ref(&other)).unwrap()), [1, 2, 3].map(forked));
    other.runs[0].from = -1;
    let forged = |seq: i64| (seq, "forged_change".to_owned());
    assert_eq!(told(ben.receive(&[other]).unwrap()), [forged(-1), forged(0), forked(1)]);
}

#[test]
fn a_colleague_who_began_in_the_middle_of_what_comes_is_chained_there() {
    let (copies, mut ann) = copies();
    let mut ben = copies.of(&ann, "b");
    put(&mut ben, &milestone(1, "Print", ""));
    let mut cleo = copies.of(&ben, "c");
    put(&mut cleo, &milestone(2, "Bind", ""));
    put(&mut ben, &milestone(3, "Fold", ""));
    put(&mut ben, &milestone(4, "Post", ""));
    let (of_ben, of_cleo) = (sent(&ben, &ann), sent(&cleo, &ann));
    let base =
        of_cleo.runs.iter().flat_map(|run| &run.changes).find_map(|item| item.base.clone().filter(|it| it.1 == 1));
    assert!(base.is_some(), "{of_cleo:?}");
    let came = ann.receive(&[of_cleo, of_ben]).unwrap();
    assert_eq!((came.applied, came.waiting, came.refused.len()), (4, 0, 0), "{:?}", came.refused);
    assert!(ann.verify().unwrap().is_intact);
    // And one after the other, when what they build on is here already.
    let mut dan = copies.of(&ann, "d");
    put(&mut cleo, &milestone(5, "Sort", ""));
    let sort = sent(&cleo, &dan);
    assert_eq!(dan.receive(&[sort]).unwrap().applied, 1);
    assert_eq!(dan.snapshot().unwrap().milestones.len(), 5);
}

/// Changes of a program that says again what it has said: what an author had seen only grows.
#[test]
fn what_an_author_had_seen_is_said_once() {
    let (copies, mut ann) = copies();
    let mut ben = copies.of(&ann, "b");
    put(&mut ann, &milestone(1, "Print", ""));
    put(&mut ben, &milestone(2, "Bind", ""));
    ann.receive(&[sent(&ben, &ann)]).unwrap();
    let founder = ann.history(None, 99).unwrap().pop().unwrap().replica;
    let (bens, anns): (Vec<_>, Vec<_>) =
        ann.vector().unwrap().into_iter().partition(|(replica, _)| *replica != founder);
    let ([(of_ben, 1)], [base]) = (bens.as_slice(), anns.as_slice()) else { panic!("{bens:?} {anns:?}") };
    let before = chain_hash(&ann, base);
    let change = |seen: &[(&str, i64)], base: Option<(String, i64)>| Item {
        wall: 1_809_248_500_000,
        label_code: "save".to_owned(),
        base,
        salt: Some(vec![9; 16]),
        seen: seen.iter().map(|(replica, upto)| ((*replica).to_owned(), *upto)).collect(),
        ..Item::default()
    };
    // The second says what the first said, or less, or what the base held; or something new.
    let cases: [(&[(&str, i64)], usize); 4] =
        [(&[(of_ben.as_str(), 1)], 1), (&[(base.0.as_str(), 1)], 1), (&[("newer", 1)], 1), (&[], 2)];
    for (number, (seen, applied)) in cases.into_iter().enumerate() {
        for at_once in [true, false] {
            let replica = format!("newer {number} {at_once}");
            let first = change(&[(of_ben.as_str(), 1)], Some(base.clone()));
            let run = Run { replica, from: 1, changes: vec![first, change(seen, None)] };
            let mut bundle = Bundle { plan_id: ann.plan_id().to_owned(), runs: vec![run], ..Bundle::default() };
            let mut hash = before.clone();
            for at in 0..2 {
                let own = Incoming::all(&bundle).nth(at).and_then(|it| it.hash(&hash)).unwrap();
                bundle.runs[0].changes[at].hash = own;
                hash = own.to_vec();
            }
            let parts = if at_once {
                vec![bundle]
            } else {
                (0..2).map(|at| bundle.single(&bundle.runs[0], at).unwrap()).collect()
            };
            let came: Vec<Received> = parts.into_iter().map(|part| ann.receive(&[part]).unwrap()).collect();
            let taken: usize = came.iter().map(|came| came.applied).sum();
            assert_eq!(taken, applied, "{seen:?} {at_once}: {came:?}");
            assert!(ann.verify().unwrap().is_intact);
        }
    }
}

fn chain_hash(file: &PlanFile, (replica, seq): &(String, i64)) -> Vec<u8> {
    let sql = "SELECT hash FROM change JOIN replica USING (rid) WHERE uid = ?1 AND seq = ?2";
    file.connection.query_row(sql, params![replica, seq], |row| row.get(0)).unwrap()
}
